import { randomUUID } from 'node:crypto'
import type { AppRecord, FormationRecord, SlugRecord } from './store.js'

/** Dyno sizes by their lower-case name, as `PATCH …/formation` takes them. */
export const dynoSizes = new Map(
  ['Eco', 'Basic', 'Standard-1X', 'Standard-2X', 'Performance-M', 'Performance-L'].map((size) => [
    size.toLowerCase(),
    size,
  ]),
)

/**
 * Brings the app's formation in line with the slug's process types. A new `web` starts with one dyno, any other
 * type with none. `prune` drops types that the slug lacks: only once the slug runs.
 */
export function applyProcessTypes(
  app: AppRecord,
  slug: SlugRecord,
  { prune }: { prune: boolean },
  now: number,
): void {
  const declared = Object.entries(slug.processTypes)
  if (prune) app.formation = app.formation.filter(({ type }) => Object.hasOwn(slug.processTypes, type))
  for (const [type, command] of declared) {
    const present = app.formation.find((entry) => entry.type === type)
    if (present === undefined) app.formation.push(newEntry(type, command, now))
    else if (prune && present.command !== command) Object.assign(present, { command, updatedAt: now })
  }
}

function newEntry(type: string, command: string, now: number): FormationRecord {
  const quantity = type === 'web' ? 1 : 0
  return { id: randomUUID(), type, command, quantity, size: 'Basic', createdAt: now, updatedAt: now }
}
