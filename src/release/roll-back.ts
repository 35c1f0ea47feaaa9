import type { HerokuClient } from '../heroku/client.js'
import { createRelease, getRelease, isRollback, newestReleases, type Release } from '../heroku/releases.js'
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
 * Brings an app back to the release that it ran, once, if it runs what was released since or is about to.
 *
 * @returns the rollback's release, pending when the signal came before its end; nothing when the app does not run the
 * new slug, and so needs none
 * @throws Error when the rollback can't be made or does not succeed; the signal's reason when none was made
 */
export async function rollBack(
  client: HerokuClient,
  { app, release, newest, slug }: Before,
  signal: AbortSignal,
): Promise<Release | undefined> {
  const releases = await newestReleases(client, app, signal)
  const since = releases.filter(({ version }) => version > newest)
  // A release whose command still runs becomes the current one by itself: so it counts as if it were.
  const latest = since.find(({ current, status }) => current || status === 'pending')
  if (!latest) return undefined
  if (isRollback(latest)) return latest
  const ours = since.findLast((candidate) => isOurs(candidate, slug))
  if (!ours) return undefined
  if (latest !== ours) {
    throw new Error(
      `v${latest.version} ("${latest.description}") came after the new release v${ours.version}, from somebody else, and is not undone`,
    )
  }
  if (release === '') throw new Error('it had never been deployed to, so there is nothing to go back to')
  const last = Math.max(...releases.map(({ version }) => version))
  const made = await createRelease(client, app, { release }, last, signal)
  const ended = await untilEnd(client, app, made, signal)
  if (ended.status === 'succeeded' || ended.status === 'pending') return ended
  throw new Error(`its rollback v${ended.version} was made and ${ended.status}`)
}

/** An image has no slug to know it by, but the description that Heroku gives promotions. */
function isOurs({ slugId, description }: Release, slug: string | undefined): boolean {
  return slugId === slug && (slug !== undefined || description.startsWith('Promote'))
}

/** As it is at its end or, when the signal comes before, as it was last seen. */
async function untilEnd(
  client: HerokuClient,
  app: string,
  made: Release,
  signal: AbortSignal,
): Promise<Release> {
  let release = made
  try {
    for (const pause of pauses()) {
      if (release.status !== 'pending') return release
      await wait(pause, signal)
      release = await getRelease(client, app, release.id, signal)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return release
}
