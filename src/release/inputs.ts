import { isSecure } from '../http/client.js'
import * as input from '../runner/inputs.js'
import type { HealthCheck } from './health-check.js'

/** The stages of a pipeline, from first to last. */
export const pipelineStages = ['test', 'review', 'development', 'staging', 'production'] as const

/**
 * Returns the name or id of an app after checking its syntax.
 *
 * @param name the name of the input
 * @throws InputError if the value is neither
 */
export function requireAppIdentity(name: string, value: string): string {
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(value) || input.isId(value)) return value
  throw new input.InputError(
    `Input '${name}' is '${value}', which is not a valid name or ID of an app: a name has 3 to 30 lowercase letters, digits and dashes`,
  )
}

/**
 * Reads the input `pipeline`, a name or id.
 *
 * @returns the empty string if it is not set
 * @throws InputError for a value that would change the path of a URL
 */
export function readPipelineIdentity(): string {
  const value = input.line('pipeline')
  if (!/^\.\.?$/.test(value)) return value
  throw new input.InputError(`Input 'pipeline' is '${value}', which is not a valid name or ID`)
}

/**
 * Reads the inputs `health-check`, a path or URL, and `health-check-timeout`, in seconds.
 *
 * @param waitForRelease whether the action waits for the release phase, which a health check requires
 * @returns undefined if no health check is set
 * @throws InputError if an input is not valid
 */
export function readHealthCheck(waitForRelease: boolean): HealthCheck | undefined {
  const target = input.line('health-check')
  const timeout = input.seconds('health-check-timeout')
  if (target === '') return undefined
  if (!waitForRelease) {
    throw new input.InputError(
      `Input 'health-check' needs 'wait-for-release: true': until the release phase ends, the previous release answers`,
    )
  }
  if (!isPath(target) && !(URL.canParse(target) && isSecure(new URL(target)))) {
    throw new input.InputError(
      `Input 'health-check' is '${target}': use a path such as /health, or an https URL`,
    )
  }
  return { target, timeout }
}

/** Returns whether a target is a path on the app. Two leading slashes would lead to another host. */
function isPath(target: string): boolean {
  const app = 'https://app.invalid'
  return target.startsWith('/') && URL.canParse(target, app) && new URL(target, app).origin === app
}
