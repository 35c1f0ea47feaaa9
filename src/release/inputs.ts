import * as input from '../runner/inputs.js'
import type { AfterRelease } from './after-release.js'
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
export async function readAfterRelease(): Promise<AfterRelease> {
  const waitForRelease = input.boolean('wait-for-release')
  const maintenance = input.text('maintenance') !== '' && input.boolean('maintenance')
  const waitsForDynos = input.boolean('wait-for-dynos')
  const dynosTimeout = input.seconds('dynos-timeout')
  const healthCheck = await readHealthCheck()
  const runAfter = input.text('run-after')
  const needsRelease = (name: string, isSet: boolean, why: string) => {
    if (isSet && !waitForRelease)
      throw new input.InputError(`Input '${name}' needs 'wait-for-release: true': ${why}`)
  }
  const beforeEnd = 'until the release phase ends, the previous release'
  needsRelease('health-check', healthCheck !== undefined, `${beforeEnd} answers`)
  needsRelease('run-after', runAfter !== '', `${beforeEnd} runs`)
  needsRelease('maintenance', maintenance, 'maintenance mode ends once the new release runs')
  return {
    waitForRelease,
    maintenance,
    formation: await readFormation(),
    ...(waitsForDynos && { dynosTimeout }),
    ...(healthCheck && { healthCheck }),
    runAfter,
  }
}

/** Each parser is loaded only when its input is set, which is rare. */
async function readFormation(): Promise<AfterRelease['formation']> {
  const values = input.list('formation')
  if (values.length === 0) return []
  const { parseFormation } = await import('./formation-input.js')
  return parseFormation(values)
}

async function readHealthCheck(): Promise<HealthCheck | undefined> {
  const targets = input.list('health-check')
  const timeout = input.seconds('health-check-timeout')
  if (targets.length === 0) return undefined
  const { requireHealthTarget } = await import('./health-check-input.js')
  for (const target of targets) requireHealthTarget(target)
  return { targets, timeout }
}
