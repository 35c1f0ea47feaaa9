import type { HerokuClient } from '../heroku/client.js'
import { pollFor } from '../heroku/create-once.js'
import { findRelease, listNewestReleases, type Release, type SlugRequest } from '../heroku/releases.js'
import { savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'
import { describeRollback, rollBack } from './rollback.js'

/** A release that a run makes on an app. Saved for the post step as long as it may have to be undone. */
export interface OwnRelease {
  app: { id: string; name: string }
  /** Whether the app is rolled back when the run is cut short. */
  rollBack: boolean
  /** Absent while it is not known whether the release was made. */
  ref?: ReleaseRef
  /** How to recognise it until then; absent: it can't be looked for. */
  match?: ReleaseMatch
  /** What the app ran when the run began; absent when it ran nothing. */
  rollbackPoint?: ReleaseRef
  /** Id of the release by which this run changed config vars beforehand: it is rolled back with ours. */
  configRelease?: string
}

/** A release that exists. */
export type ReleaseRef = Pick<Release, 'id' | 'version'>

/** What a release looks like whose request has not been answered. */
export type ReleaseMatch = {
  /** Version of the app's newest release before the request. */
  newest: number
} & (SlugRequest | { image: string })

/** The kind under which releases of a run are saved for its post step. */
export const releaseKind = 'release'

/** Keeps of a release what recognises it. */
export function toReleaseRef({ id, version }: Release): ReleaseRef {
  return { id, version }
}

/**
 * Finds the release that a run has made or may have made: looks again and again, since a request that was cut off may
 * still be carried out.
 *
 * @returns nothing when it is not there, or when the signal comes before that is known
 */
export async function findOwnRelease(
  client: HerokuClient,
  { app, ref, match }: OwnRelease,
): Promise<ReleaseRef | undefined> {
  if (ref || !match) return ref
  try {
    const found = await pollFor(() => findOnce(client, app.id, match), client.signal)
    return found && toReleaseRef(found)
  } catch (error) {
    if (client.signal.aborted) return undefined
    throw error
  }
}

/**
 * Does what is left to do about the releases of a main step that was cut short, and says what it found: rolls the apps
 * back where that is wanted. For the post step.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function undoSavedReleases(run: Run, connect: () => HerokuClient): Promise<void> {
  await Promise.all(
    savedLeftovers<OwnRelease>(releaseKind).map((own) => undoSavedRelease(run, connect(), own)),
  )
}

async function undoSavedRelease(run: Run, client: HerokuClient, own: OwnRelease): Promise<void> {
  const { name } = own.app
  try {
    const ref = await findOwnRelease(client, own)
    if (!ref) return run.log.warning(unknownReleaseMessage(own))
    if (!own.rollBack)
      return run.log.warning(`${remainingReleaseMessage(own, ref)}. See 'heroku releases --app ${name}'`)
    const rollback = await rollBack(client, own, ref)
    if (rollback) run.log.info(describeRollback(own, rollback))
  } catch (error) {
    run.log.error(failedRollbackMessage(own, describeError(error)), `Rollback of ${name} failed`)
  }
}

/** Says that a release stays which the run has not followed to its end. */
export function remainingReleaseMessage({ app: { name } }: OwnRelease, { version }: ReleaseRef): string {
  return `Cut short after v${version} of ${name} was made: it stays`
}

/** Says that a rollback failed, and what to do by hand. */
export function failedRollbackMessage({ app: { name } }: OwnRelease, why: string): string {
  return `${name} could not be rolled back: ${why}\nSee what it runs with 'heroku releases --app ${name}', and bring it back with 'heroku rollback --app ${name}'`
}

/** Says that it is not known whether a release was made, and how to find out. */
export function unknownReleaseMessage({ app: { name } }: OwnRelease): string {
  return `It is not known whether a release was made on ${name}: the request was cut off, and no release of it has been found. See what it runs with 'heroku releases --app ${name}'`
}

function findOnce(client: HerokuClient, app: string, match: ReleaseMatch): Promise<Release | undefined> {
  if ('image' in match) return findImageRelease(client, app, match.image, match.newest)
  return findRelease(client, app, match, match.newest)
}

async function findImageRelease(
  client: HerokuClient,
  app: string,
  image: string,
  newest: number,
): Promise<Release | undefined> {
  const releases = await listNewestReleases(client, app)
  return releases.find(({ version, imageId }) => version > newest && imageId === image)
}
