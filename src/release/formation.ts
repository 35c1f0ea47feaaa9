import type { HerokuClient } from '../heroku/client.js'
import {
  type FormationEntry,
  type FormationUpdate,
  listFormation,
  updateFormation,
} from '../heroku/formation.js'

/**
 * Checks that process types exist.
 *
 * @param known the process types of the slug or image
 * @throws Error that lists the known ones if one is missing
 */
export function requireProcessTypes(updates: FormationUpdate[], known: string[]): void {
  const unknown = updates.filter(({ type }) => !known.includes(type)).map(({ type }) => type)
  if (unknown.length === 0) return
  throw new Error(
    `Input 'formation' has ${unknown.join(', ')}, which the app does not declare. Its process types are ${known.join(', ') || 'none'}`,
  )
}

/**
 * Scales an app, unless its formation is as wanted already.
 *
 * @returns what changed, such as `web from 1 Basic to 2 Standard-2X`; empty if nothing did
 * @throws Error that lists the known process types if one is missing; HerokuError, 422 for a size that does not exist
 */
export async function applyFormation(
  client: HerokuClient,
  app: { id: string },
  updates: FormationUpdate[],
): Promise<string[]> {
  const before = await listFormation(client, app.id)
  requireProcessTypes(
    updates,
    before.map(({ type }) => type),
  )
  const entryOf = (entries: FormationEntry[], type: string) => entries.find((entry) => entry.type === type)
  const changes = updates.filter((update) => differs(update, entryOf(before, update.type)))
  if (changes.length === 0) return []
  const after = await updateFormation(client, app.id, changes)
  return changes.map(({ type }) => {
    const [from, to] = [entryOf(before, type), entryOf(after, type)]
    return `${type} from ${describeEntry(from)} to ${describeEntry(to)}`
  })
}

function differs({ quantity, size }: FormationUpdate, entry: FormationEntry | undefined): boolean {
  if (entry?.quantity !== quantity) return true
  return size !== undefined && size.toLowerCase() !== entry.size.toLowerCase()
}

function describeEntry(entry: FormationEntry | undefined): string {
  return entry ? `${entry.quantity} ${entry.size}`.trim() : 'none'
}
