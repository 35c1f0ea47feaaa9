import type { HerokuClient } from '../heroku/client.js'
import { pollFor } from '../heroku/create-once.js'
import {
  type ArtifactMatch,
  createRelease,
  findRelease,
  type Release,
  type ReleaseRequest,
} from '../heroku/releases.js'
import { mayHaveSucceeded } from '../http/retry.js'
import type { ArmedLeftover } from '../runner/leftovers.js'

/** A release that a run creates on an app. It is saved for the post step for as long as it may have to be undone. */
export interface OwnRelease {
  app: { id: string; name: string }
  /** Whether to roll the app back when the run is aborted. */
  rollBack: boolean
  /** Absent while it is unknown whether the release was created. */
  ref?: ReleaseRef
  /** How to recognise the release until then; if absent, it can't be searched for. */
  match?: ReleaseMatch
  /** The app's current release when the run began; absent if it had none. */
  rollbackPoint?: ReleaseRef
  /** Id of the release that this run created by changing config vars: a rollback undoes it too. */
  configRelease?: string
}

/** Identifies an existing release. */
export type ReleaseRef = Pick<Release, 'id' | 'version'>

/** Identifies a release whose request has had no response. */
export type ReleaseMatch = {
  /** Version of the app's newest release before the request. */
  newest: number
} & (ArtifactMatch | { release: Release })

/** The leftover kind of releases that are saved for the post step. */
export const releaseKind = 'release'

/** Returns what identifies a release. */
export function toReleaseRef({ id, version }: Release): ReleaseRef {
  return { id, version }
}

/**
 * Creates the release of an armed release's app, and records the new release for its undoing.
 *
 * @param ownRelease the armed release
 * @param newest version of the app's newest release
 * @throws HerokuError; the signal's reason
 */
export async function createOwnRelease(
  client: HerokuClient,
  ownRelease: ArmedLeftover<OwnRelease>,
  request: ReleaseRequest,
  newest: number,
): Promise<Release> {
  const creating = createRelease(client, ownRelease.data.app.id, request, newest)
  const release = await creating.catch((error: unknown) => {
    if (!client.signal.aborted && !mayHaveSucceeded(error)) ownRelease.disarm()
    throw error
  })
  recordOwnRelease(ownRelease, release)
  return release
}

/** Records a new release for its undoing, or disarms the undoing if `on-failure` is not `rollback`. */
export function recordOwnRelease(ownRelease: ArmedLeftover<OwnRelease>, release: Release): void {
  ownRelease.update({ ...ownRelease.data, ref: toReleaseRef(release) })
  if (!ownRelease.data.rollBack) ownRelease.disarm()
}

/**
 * Finds the release that a run created or may have created. It searches repeatedly, since Heroku may still carry out an
 * interrupted request.
 *
 * @returns undefined if there is no such release, or the signal is aborted before that is certain
 */
export async function findOwnRelease(
  client: HerokuClient,
  { app, ref, match }: OwnRelease,
): Promise<ReleaseRef | undefined> {
  if (ref || !match) return ref
  try {
    const found = await pollFor(() => findRelease(client, app.id, match, match.newest), client.signal)
    return found && toReleaseRef(found)
  } catch (error) {
    if (client.signal.aborted) return undefined
    throw error
  }
}

/** Returns the message that a release remains although the run did not follow it to the end. */
export function remainingReleaseMessage({ app: { name } }: OwnRelease, { version }: ReleaseRef): string {
  return `Interrupted after creating v${version} of ${name}, which remains in place`
}

/** Returns the message that a rollback failed, and what to do by hand. */
export function failedRollbackMessage({ app: { name } }: OwnRelease, why: string): string {
  return `Could not roll back ${name}: ${why}\nCheck what it runs with 'heroku releases --app ${name}', and roll it back with 'heroku rollback --app ${name}'`
}

/** Returns the message that it is unknown whether a release was created, and how to find out. */
export function unknownReleaseMessage({ app: { name } }: OwnRelease): string {
  return `It is unknown whether a release was created on ${name}: the request was interrupted, and no matching release was found. Check what it runs with 'heroku releases --app ${name}'`
}
