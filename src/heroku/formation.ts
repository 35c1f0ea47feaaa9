import { apiPath, type HerokuClient, required } from './client.js'
import { listAll } from './list.js'
import type { Formation as WireFormation } from './types.js'

/** The dynos of one process type that an app should run. */
export interface FormationEntry {
  type: string
  quantity: number
  /** Such as `Standard-1X`. */
  size: string
}

/** Lists an app's formation: `GET /apps/{app}/formation`. */
export async function listFormation(client: HerokuClient, app: string): Promise<FormationEntry[]> {
  const entries = await listAll<WireFormation>(client, apiPath`/apps/${app}/formation`)
  return entries.map(toFormationEntry)
}

/** A change of the formation; what is absent stays as it is. */
export interface FormationUpdate {
  type: string
  quantity: number
  size?: string
}

/**
 * Changes an app's formation: `PATCH /apps/{app}/formation`.
 *
 * @throws HerokuError, 422 for a process type or size that does not exist
 */
export async function updateFormation(
  client: HerokuClient,
  app: string,
  updates: FormationUpdate[],
): Promise<FormationEntry[]> {
  const body = { updates: updates.map(({ size, ...update }) => ({ ...update, ...(size && { size }) })) }
  const entries = await client.request<WireFormation[]>('PATCH', apiPath`/apps/${app}/formation`, { body })
  return entries.map(toFormationEntry)
}

function toFormationEntry({ type, quantity, size }: WireFormation): FormationEntry {
  return {
    type: required(type, 'the type of a formation entry'),
    quantity: required(quantity, 'the quantity of a formation entry'),
    size: size ?? '',
  }
}
