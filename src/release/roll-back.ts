import type { HerokuClient } from '../heroku/client.js'
import { createRelease, getRelease, newestReleases, type Release } from '../heroku/releases.js'
import { pauses, wait } from '../heroku/wait.js'

/** An app as it was before a release was made on it. */
export interface Before {
  /** Name or id. */
  app: string
  /** The release that ran; empty when none did. */
  release: string
  /** Version of its newest release. */
  newest: number
  /** The slug that was released then; none for an image. */
  slug?: string
}

/**
 * Brings an app back to the release that it ran, once, if it runs what was released since.
 *
 * @returns the rollback's release; nothing when the app does not run the new slug, and so needs none
 * @throws Error when the rollback can't be made or does not succeed
 */
export async function rollBack(
  client: HerokuClient,
  { app, release, newest, slug }: Before,
  signal: AbortSignal,
): Promise<Release | undefined> {
  const releases = await newestReleases(client, app, signal)
  const current = releases.find((candidate) => candidate.current)
  if (!current || current.version <= newest || current.slugId !== slug) return undefined
  if (release === '') throw new Error('There is no earlier release to go back to')
  const last = Math.max(...releases.map(({ version }) => version))
  const made = await createRelease(client, app, { release }, last, signal)
  const ended = await untilEnd(client, app, made, signal)
  if (ended.status === 'succeeded') return ended
  throw new Error(`The rollback of ${app}, its release v${ended.version}, ${ended.status}`)
}

async function untilEnd(
  client: HerokuClient,
  app: string,
  made: Release,
  signal: AbortSignal,
): Promise<Release> {
  let release = made
  for (const pause of pauses()) {
    if (release.status !== 'pending') return release
    await wait(pause, signal)
    release = await getRelease(client, app, release.id, signal)
  }
  return release
}
