import { isSecure } from '../http/client.js'
import * as input from '../runner/inputs.js'
import type { HealthCheck } from './health-check.js'

/**
 * Takes the name or id of an app.
 *
 * @param name of the input that it stands in
 * @throws InputError when it can be neither
 */
export function requireAppIdentity(name: string, value: string): string {
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(value) || input.isId(value)) return value
  throw new input.InputError(
    `Input '${name}' is '${value}': it takes an app's name (small letters, digits and dashes, 3 to 30 characters) or its id`,
  )
}

/**
 * Reads the input `pipeline`, a name or id; empty when it is not set.
 *
 * @throws InputError when it would be another place in a path
 */
export function readPipelineIdentity(): string {
  const value = input.line('pipeline')
  if (!/^\.\.?$/.test(value)) return value
  throw new input.InputError(`Input 'pipeline' is '${value}': it takes a pipeline's name or id`)
}

/**
 * Reads the inputs `health-check`, a path or URL, and `health-check-timeout`, in seconds.
 *
 * @param waitForRelease whether the release phase is waited for, without which there is nothing to check
 * @returns nothing when none is wanted
 */
export function readHealthCheck(waitForRelease: boolean): HealthCheck | undefined {
  const target = input.line('health-check')
  const timeout = input.seconds('health-check-timeout')
  if (target === '') return undefined
  if (!waitForRelease) {
    throw new input.InputError(
      `Input 'health-check' needs 'wait-for-release': while the release phase runs, what ran before is what answers`,
    )
  }
  if (!isPath(target) && !(URL.canParse(target) && isSecure(new URL(target)))) {
    throw new input.InputError(
      `Input 'health-check' is '${target}': it takes a path such as /health, or an https URL`,
    )
  }
  return { target, timeout }
}

/** Whether it stays on the app: two slashes would lead to another host. */
function isPath(target: string): boolean {
  const app = 'https://app.invalid'
  return target.startsWith('/') && URL.canParse(target, app) && new URL(target, app).origin === app
}
