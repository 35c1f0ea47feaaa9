import { invalidParams, wrongType } from './errors.js'
import type { JsonObject } from './json.js'

const appVarNames = /^\w+$/

/**
 * The names of config vars that pipelines and review apps may have, by the schema. `.` and `..` are left out, since
 * each config var becomes a file of its name in a build's ENV_DIR.
 */
export const pipelineVarNames = /^(?!\.{1,2}$)[\w.:[\]]+$/

/** A config var to set, or with `null` to remove. */
export type ConfigChange = [name: string, value: string | null]

/**
 * Returns those of the requested changes that make a difference to `config`.
 *
 * @param names the names that are allowed
 * @throws ApiError 422 if a name or a value is invalid
 */
export function configChanges(
  requested: JsonObject,
  config: Map<string, string>,
  names = appVarNames,
): ConfigChange[] {
  const changes: ConfigChange[] = []
  for (const [name, value] of Object.entries(requested)) {
    if (!names.test(name)) throw invalidParams(`Config var name "${name}" is invalid.`)
    if (value !== null && typeof value !== 'string') throw wrongType(name, 'string', value)
    if (value?.includes('\0')) throw invalidParams(`The value of config var "${name}" has a NUL character.`)
    if (value !== (config.get(name) ?? null)) changes.push([name, value])
  }
  return changes
}

/**
 * Returns the config vars that a request sets, without those that are `null`.
 *
 * @param names the names that are allowed
 * @throws ApiError 422 if a name or a value is invalid
 */
export function configValues(requested: JsonObject, names = appVarNames): Map<string, string> {
  const changes = configChanges(requested, new Map(), names)
  return new Map(changes.filter((change): change is [string, string] => change[1] !== null))
}

/** Sets and removes config vars. */
export function applyConfigChanges(config: Map<string, string>, changes: ConfigChange[]): void {
  for (const [name, value] of changes) {
    if (value === null) config.delete(name)
    else config.set(name, value)
  }
}

/** Returns the description of the release that the changes create, such as `Set FOO config vars`. */
export function describeConfigChanges(changes: ConfigChange[]): string {
  const names = (isIncluded: (value: string | null) => boolean) =>
    changes
      .filter(([, value]) => isIncluded(value))
      .map(([name]) => name)
      .join(', ')
  const set = names((value) => value !== null)
  const removed = names((value) => value === null)
  if (removed === '') return `Set ${set} config vars`
  if (set === '') return `Remove ${removed} config vars`
  return `Set ${set} config vars, remove ${removed} config vars`
}
