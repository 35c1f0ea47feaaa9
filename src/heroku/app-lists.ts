import { unlessStatus } from '../http/errors.js'
import { type App, readApp } from './apps.js'
import type { HerokuClient } from './client.js'
import { required } from './client.js'
import type { App as WireApp } from './types.js'

/** The most apps that Heroku returns at once. */
const pageSize = 1000

/**
 * Reads apps by their ids, a thousand in one request: `POST /filters/apps`, which changes nothing.
 *
 * @returns apps by their ids, without those that Heroku does not show to the account
 */
export async function listAppsById(client: HerokuClient, ids: string[]): Promise<Map<string, App>> {
  const pages = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, page) =>
    ids.slice(pageSize * page, pageSize * (page + 1)),
  )
  const options = { variant: 'filters', range: `id ..; max=${pageSize}`, idempotent: true }
  const lists = pages.map((page) => {
    const body = { in: { id: page } }
    return unlessStatus(client.request<WireApp[]>('POST', '/filters/apps', { ...options, body }), 403, 404)
  })
  const found = (await Promise.all(lists)).flatMap((list) => list ?? [])
  return new Map(found.map(readApp).map((app) => [app.id, app] as const))
}

/**
 * Finds apps among all those of the account: `GET /apps` in pages of 1,000. It stops when no more are wanted, or when the
 * rest of the list is likely to take more requests than asking for each.
 *
 * @param identities names and ids
 * @returns apps by name or id, as it was given, without those that were not found
 */
export async function findListedApps(client: HerokuClient, identities: string[]): Promise<Map<string, App>> {
  const missing = new Set(identities)
  const found = new Map<string, App>()
  for (let pages = 0, after = ''; pages < missing.size; pages += 1) {
    const range = `id ${after && `]${after}`}..; max=${pageSize}`
    const page = (await unlessStatus(client.request<WireApp[]>('GET', '/apps', { range }), 403, 404)) ?? []
    for (const listed of page) {
      for (const identity of [listed.id, listed.name]) {
        if (identity && missing.delete(identity)) found.set(identity, readApp(listed))
      }
    }
    if (page.length < pageSize) break
    after = required(page.at(-1)?.id, 'the id of an app')
  }
  return found
}
