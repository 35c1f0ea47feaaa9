import { isSecure } from '../http/client.js'
import * as input from '../runner/inputs.js'
import { hasControlCharacters } from '../text/control-characters.js'
import type { AfterRelease } from './after-release.js'
import { parseFormation } from './formation-input.js'
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
 * Reads the inputs about what follows a release: `wait-for-release`, `maintenance`, `formation`, `wait-for-dynos`,
 * `dynos-timeout`, `health-check`, `health-check-timeout` and `run-after`. An action may lack `maintenance`, `formation`
 * and `run-after`.
 *
 * @throws InputError if an input is not valid
 */
export function readAfterRelease(): AfterRelease {
  const waitForRelease = input.boolean('wait-for-release')
  const maintenance = input.text('maintenance') !== '' && input.boolean('maintenance')
  const waitsForDynos = input.boolean('wait-for-dynos')
  const dynosTimeout = input.seconds('dynos-timeout')
  const healthCheck = readHealthCheck()
  const runAfter = input.text('run-after')
  if (!waitForRelease && healthCheck) {
    throw new input.InputError(
      `Input 'health-check' needs 'wait-for-release: true': until the release phase ends, the previous release answers`,
    )
  }
  if (!waitForRelease && runAfter !== '') {
    throw new input.InputError(
      `Input 'run-after' needs 'wait-for-release: true': until the release phase ends, the previous release runs`,
    )
  }
  if (!waitForRelease && maintenance) {
    throw new input.InputError(
      `Input 'maintenance' needs 'wait-for-release: true': maintenance mode ends once the new release runs`,
    )
  }
  return {
    waitForRelease,
    maintenance,
    formation: parseFormation(input.list('formation')),
    ...(waitsForDynos && { dynosTimeout }),
    ...(healthCheck && { healthCheck }),
    runAfter,
  }
}

function readHealthCheck(): HealthCheck | undefined {
  const targets = input.list('health-check')
  const timeout = input.seconds('health-check-timeout')
  if (targets.length === 0) return undefined
  for (const target of targets) requireHealthTarget(target)
  return { targets, timeout }
}

function requireHealthTarget(target: string): void {
  const isUrl = URL.canParse(target) && isSecure(new URL(target))
  if (!hasControlCharacters(target) && (isPath(target) || isUrl)) return
  throw new input.InputError(`Input 'health-check' has '${target}': use paths such as /health, or https URLs`)
}

/** Returns whether a target is a path on the app. Two leading slashes would lead to another host. */
function isPath(target: string): boolean {
  const app = 'https://app.invalid'
  return target.startsWith('/') && URL.canParse(target, app) && new URL(target, app).origin === app
}
