import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HerokuClient } from '../heroku/client.js'
import {
  createRelease,
  getRelease,
  isRollbackTo,
  listReleasesUntil,
  type Release,
} from '../heroku/releases.js'
import type { OwnRelease, ReleaseRef } from './own-release.js'

/** How an app came back to what it ran. */
export interface Rollback {
  /** The release that brings it back; pending when the signal came before its end. */
  release: Release
  /** The release that it brings back. */
  target: Release
  /** Whether the app was back already: by an earlier try, or by somebody else. */
  already: boolean
}

/**
 * Rolls an app back to the release directly before ours, if it runs ours or is about to. Releases are told apart by
 * their ids and by what they run, never by their descriptions, which anybody may choose.
 *
 * @returns nothing when the app does not run our release, and so needs no rollback
 * @throws Error when somebody else has released after us, when there is nothing to go back to, or when the rollback
 * can't be made or does not succeed; the signal's reason when none was made
 */
export async function rollBack(
  client: HerokuClient,
  { app, configRelease }: OwnRelease,
  made: ReleaseRef,
): Promise<Rollback | undefined> {
  const before = ({ id, version, status }: Release) =>
    version < made.version && id !== configRelease && status === 'succeeded'
  const releases = await listReleasesUntil(client, app.id, (known) => known.some(before))
  // A release whose command still runs becomes the current one by itself, so it counts as if it were.
  const latest = releases.find(({ current, status }) => current || status === 'pending')
  if (!latest || latest.version < made.version) return undefined
  const target = releases.find(before)
  if (latest.id !== made.id) {
    if (target && isRollbackTo(latest, target)) return { release: latest, target, already: true }
    throw new Error(
      `v${latest.version} ("${latest.description}") came after the new release v${made.version}, from somebody else, and is not undone`,
    )
  }
  if (!target || !isDeployed(target)) {
    throw new Error('it had never been deployed to, so there is nothing to go back to')
  }
  const newest = releases[0]?.version ?? made.version
  const rollback = await createRelease(client, app.id, { release: target }, newest)
  const release = await untilEnd(client, app.id, rollback)
  if (release.status === 'succeeded' || release.status === 'pending')
    return { release, target, already: false }
  throw new Error(`its rollback v${release.version} was made and ${release.status}`)
}

/**
 * Describes a rollback for the log. Where the app did not go back to what it ran when the run began, it says so.
 */
export function describeRollback(
  { app, rollbackPoint }: OwnRelease,
  { release, target, already }: Rollback,
): string {
  const what =
    rollbackPoint?.id === target.id
      ? 'runs what ran before'
      : `runs v${target.version} again, which somebody else released after this run had begun${rollbackPoint ? `: v${rollbackPoint.version} ran then` : ''}`
  if (already) return `${app.name} is back already: v${release.version} ${what}`
  const pending = release.status === 'pending' ? ', once its release command has succeeded' : ''
  return `Rolled ${app.name} back: v${release.version} ${what}${pending}`
}

/** An app's first two releases, which Heroku makes with it, have nothing that could run. */
function isDeployed({ slugId, imageId, version }: Release): boolean {
  return slugId !== undefined || imageId !== undefined || version > 2
}

/** As it is at its end or, when the signal comes before, as it was last seen. */
async function untilEnd(client: HerokuClient, app: string, made: Release): Promise<Release> {
  let release = made
  try {
    for (const pause of backoff()) {
      if (release.status !== 'pending') return release
      await sleep(pause, client.signal)
      release = await getRelease(client, app, release.id)
    }
  } catch (error) {
    if (!client.signal.aborted) throw error
  }
  return release
}
