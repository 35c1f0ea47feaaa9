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
  /** The runner's directory of installed tools; empty if it has none. */
  toolCache: string
  /** URL of a mirror of https://nodejs.org/dist; empty for none. */
  nodeMirror: string
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
    toolCache: env.RUNNER_TOOL_CACHE ?? '',
    nodeMirror: nodeMirror(),
    temporary: input.runnerTemp(env),
  }
}

function nodeMirror(): string {
  const mirror = input.line('node-mirror')
  if (mirror === '' || isSafe(mirror)) return mirror
  throw new input.InputError(
    `Input 'node-mirror' is not valid: use a URL with https, such as https://nodejs.org/dist`,
  )
}

/** What is downloaded is run, and its checksum comes from the same place. */
function isSafe(mirror: string): boolean {
  if (!URL.canParse(mirror)) return false
  const { protocol, hostname } = new URL(mirror)
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname))
  )
}
