import { resolve } from 'node:path'
import * as input from '../runner/inputs.js'

/** What the local-platform action was asked for. */
export interface LocalPlatformInputs {
  /** Names, or `name=stage`; the platform itself knows which are legal. */
  apps: string[]
  /** Name; empty: none. */
  pipeline: string
  /** Absolute; empty: what the platform knows ends with it. */
  dataDirectory: string
  /** 0: a free one. */
  port: number
  /** Directory of the runner for files that need not outlive the job. */
  temporary: string
}

/**
 * Reads the inputs of the local-platform action.
 *
 * @throws InputError for the first that is malformed
 */
export function readInputs(env: NodeJS.ProcessEnv): LocalPlatformInputs {
  const directory = input.line('data-directory')
  return {
    apps: input.list('apps'),
    pipeline: input.line('pipeline'),
    dataDirectory: directory === '' ? '' : resolve(env.GITHUB_WORKSPACE || process.cwd(), directory),
    port: input.text('port') === '' ? 0 : input.positiveInteger('port', 65_535),
    temporary: input.runnerTemp(env),
  }
}
