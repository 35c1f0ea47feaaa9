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

/** The result of a rollback. */
export interface Rollback {
  /** The release that restores the app; pending if the signal was aborted before it ended. */
  release: Release
  /** The release that it restores. */
  target: Release
  /** Whether an earlier attempt, or someone else, had already rolled the app back. */
  alreadyRolledBack: boolean
}

/**
 * Rolls an app back to the release directly before ours, if it runs ours or is about to. It distinguishes releases by
 * their ids and by what they run, never by their descriptions, which anyone can choose.
 *
 * @param ref our release
 * @returns undefined if the app does not run our release, and so needs no rollback
 * @throws Error if someone else has released since, if there is nothing to roll back to, or if the rollback can't be
 * created or does not succeed; the signal's reason if it was aborted before the rollback was created
 */
export async function rollBack(
  client: HerokuClient,
  { app, configRelease }: OwnRelease,
  ref: ReleaseRef,
): Promise<Rollback | undefined> {
  const isEarlierSuccess = ({ id, version, status }: Release) =>
    version < ref.version && id !== configRelease && status === 'succeeded'
  const releases = await listReleasesUntil(client, app.id, (listed) => listed.some(isEarlierSuccess))
  // A pending release becomes the current one without further action, so it counts as current.
  const latest = releases.find(({ current, status }) => current || status === 'pending')
  if (!latest || latest.version < ref.version) return undefined
  const target = releases.find(isEarlierSuccess)
  if (latest.id !== ref.id) {
    if (target && isRollbackTo(latest, target)) return { release: latest, target, alreadyRolledBack: true }
    throw new Error(
      `someone else released v${latest.version} ("${latest.description}") after the new release v${ref.version}, and it is not undone`,
    )
  }
  if (!target || !hasCode(target)) {
    throw new Error('nothing was deployed to it before, so there is no release to roll back to')
  }
  const newest = releases[0]?.version ?? ref.version
  const rollback = await createRelease(client, app.id, { release: target }, newest)
  const release = await waitForEnd(client, app.id, rollback)
  if (release.status === 'succeeded' || release.status === 'pending')
    return { release, target, alreadyRolledBack: false }
  throw new Error(`the rollback v${release.version} was created but ${release.status}`)
}

/** Describes a rollback for the log. */
export function describeRollback(ownRelease: OwnRelease, rollback: Rollback): string {
  const { name } = ownRelease.app
  const beginning = rollback.alreadyRolledBack ? `${name} is already rolled back` : `Rolled back ${name}`
  return `${beginning}: ${describeRestored(ownRelease, rollback)}`
}

/** Describes what runs after a rollback, and says so if that is a release other than the one before the run. */
export function describeRestored(
  { rollbackPoint }: OwnRelease,
  { release, target, alreadyRolledBack }: Rollback,
): string {
  const which =
    rollbackPoint?.id === target.id
      ? 'the previous release'
      : `which someone else released after this run began${rollbackPoint ? ` on v${rollbackPoint.version}` : ''}`
  const isPending = release.status === 'pending' && !alreadyRolledBack
  const condition = isPending ? ' once its release command succeeds' : ''
  return `v${release.version} restores v${target.version}, ${which}${condition}`
}

/** Returns whether a release has code to run. The first two, which Heroku creates with the app, have none. */
function hasCode({ slugId, imageId, version }: Release): boolean {
  return slugId !== undefined || imageId !== undefined || version > 2
}

/** Returns a release once it has ended or, if the signal is aborted before, as it was last read. */
async function waitForEnd(client: HerokuClient, app: string, created: Release): Promise<Release> {
  let release = created
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
