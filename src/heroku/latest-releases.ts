import { unlessStatus } from '../http/errors.js'
import { apiPath, type HerokuClient } from './client.js'
import { type Release, readListed } from './releases.js'
import type { Release as WireRelease } from './types.js'

/** The most items that Heroku returns at once. */
const pageSize = 1000

/**
 * Lists the latest release of each app of a pipeline: `GET /pipelines/{pipeline}/latest-releases`. The latest need not be
 * the current one: it may have failed, or be pending.
 *
 * @returns releases by the ids of their apps; nothing if Heroku does not show them to the account
 */
export async function listLatestReleases(
  client: HerokuClient,
  pipelineId: string,
): Promise<Map<string, Release>> {
  const path = apiPath`/pipelines/${pipelineId}/latest-releases`
  const releases = (await unlessStatus(listWithoutRange<WireRelease>(client, path), 403, 404)) ?? []
  return new Map(releases.map((release) => [release.app?.id ?? '', readListed(client, release)] as const))
}

/** Returns whether an app runs its latest release, and none is about to take its place. */
export function isSettled({ current, status }: Release): boolean {
  return current && status !== 'pending'
}

/**
 * Reads a whole list of which the API's schema names no ranges. Where Heroku does not return all of it at once, it says
 * how to go on, and so that the list has ranges.
 */
async function listWithoutRange<T>(client: HerokuClient, path: string): Promise<T[]> {
  const all: T[] = []
  for (let range = ''; ; ) {
    let next: unknown
    const onHeaders = (headers: object) => {
      next = Reflect.get(headers, 'next-range')
    }
    const page = await client.request<T[]>('GET', path, { onHeaders, ...(range && { range }) })
    all.push(...page)
    if (page.length === 0 || typeof next !== 'string') return all
    range = next.replace(/\bmax=\d+/, `max=${pageSize}`)
  }
}
