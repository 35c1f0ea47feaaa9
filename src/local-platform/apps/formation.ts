import { randomUUID } from 'node:crypto'
import type { ProcessTypes } from '../builder/types.js'
import { findDynoSize } from './dyno-sizes.js'
import { invalidParams, wrongType } from './errors.js'
import { isObject, type JsonObject } from './json.js'
import type { AppRecord, FormationRecord } from './records.js'

/**
 * Updates the app's formation to the process types of a slug or image. A new `web` starts with one dyno, any other type with none.
 *
 * @param options.prune removes the types that it lacks, and updates commands; set once it is live
 * @param options.canRun whether dynos run here; otherwise `web` starts with none as well
 * @param now milliseconds since the epoch
 */
export function applyProcessTypes(
  app: AppRecord,
  processTypes: ProcessTypes,
  { prune, canRun }: { prune: boolean; canRun: boolean },
  now: number,
): void {
  const declared = Object.entries(processTypes)
  if (prune) app.formation = app.formation.filter(({ type }) => Object.hasOwn(processTypes, type))
  for (const [type, command] of declared) {
    const present = app.formation.find((entry) => entry.type === type)
    if (present === undefined) app.formation.push(newEntry(type, command, canRun, now))
    else if (prune && present.command !== command) Object.assign(present, { command, updatedAt: now })
  }
}

function newEntry(type: string, command: string, canRun: boolean, now: number): FormationRecord {
  const quantity = type === 'web' && canRun ? 1 : 0
  return { id: randomUUID(), type, command, quantity, size: 'Basic', createdAt: now, updatedAt: now }
}

/**
 * Returns the quantity and size that the entry has once `params` have changed them.
 *
 * @throws ApiError 422
 */
export function formationChange(
  entry: FormationRecord,
  params: JsonObject,
): { quantity: number; size: string } {
  const { quantity, size, dyno_size: dynoSize } = params
  return { quantity: quantityOf(entry, quantity), size: sizeOf(entry, dynoSize ?? size) }
}

/** The CLI sends a number, or a string such as `3` or `+1`. */
function quantityOf(entry: FormationRecord, value: unknown): number {
  if (value === undefined || value === null) return entry.quantity
  if (typeof value !== 'number' && typeof value !== 'string') throw wrongType('quantity', 'integer', value)
  const relative = typeof value === 'string' && /^[+-]/.test(value)
  const quantity = value === '' ? Number.NaN : Number(value) + (relative ? entry.quantity : 0)
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 100) {
    throw invalidParams(`Cannot scale ${entry.type} to ${value}: the quantity must be from 0 to 100.`)
  }
  return quantity
}

function sizeOf(entry: FormationRecord, value: unknown): string {
  const [id, name] = isObject(value) ? [value.id, value.name].map(sizeNamed) : [sizeNamed(value)]
  if (id !== undefined && name !== undefined && id !== name)
    throw invalidParams('dyno_size: id and name are of different sizes.')
  return name ?? id ?? entry.size
}

function sizeNamed(identity: unknown): string | undefined {
  if (identity === undefined || identity === null) return undefined
  if (typeof identity !== 'string') throw wrongType('dyno_size', 'string', identity)
  return dynoSizeNamed(identity)
}

/**
 * Returns the name of the dyno size with this id, or with this name in any case; `undefined` without either.
 *
 * @throws ApiError 422 if there is no such size
 */
export function dynoSizeNamed(identity: string | null): string | undefined {
  if (identity === null) return undefined
  const size = findDynoSize(identity)
  if (size === undefined) throw invalidParams(`No such dyno size as ${identity}.`)
  return size.name
}
