import { resolve } from 'node:path'
import * as input from '../runner/inputs.js'

/** The inputs of the local-platform action. */
export interface LocalPlatformInputs {
  /** Names, or `name=stage`; the platform validates them. */
  apps: string[]
  /** Name; empty for none. */
  pipeline: string
  /** Absolute path; empty if nothing is kept after the job. */
  dataDirectory: string
  /** 0 for a free port. */
  port: number
  /** The runner's directory for temporary files of the job. */
  temporary: string
}

/**
 * Reads the inputs of the local-platform action.
 *
 * @throws InputError for the first malformed one
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
