import type { HerokuClient } from '../heroku/client.js'
import { savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'
import {
  failedRollbackMessage,
  findOwnRelease,
  type OwnRelease,
  releaseKind,
  remainingReleaseMessage,
  unknownReleaseMessage,
} from './own-release.js'
import { describeRollback, rollBack } from './rollback.js'

/**
 * Finds the releases that an interrupted main step left behind, logs them, and rolls the apps back if `on-failure` was
 * `rollback`. For the post step.
 *
 * @param connect returns a client; called only if there is a release to find
 */
export async function undoSavedReleases(run: Run, connect: () => HerokuClient): Promise<void> {
  await Promise.all(
    savedLeftovers<OwnRelease>(releaseKind).map((ownRelease) => undoSavedRelease(run, connect(), ownRelease)),
  )
}

async function undoSavedRelease(run: Run, client: HerokuClient, ownRelease: OwnRelease): Promise<void> {
  const { name } = ownRelease.app
  try {
    const ref = await findOwnRelease(client, ownRelease)
    if (!ref) return run.log.warning(unknownReleaseMessage(ownRelease))
    if (!ownRelease.rollBack)
      return run.log.warning(
        `${remainingReleaseMessage(ownRelease, ref)}. See 'heroku releases --app ${name}'`,
      )
    const rollback = await rollBack(client, ownRelease, ref)
    if (rollback) run.log.info(describeRollback(ownRelease, rollback))
  } catch (error) {
    run.log.error(failedRollbackMessage(ownRelease, describeError(error)), `Rollback of ${name} failed`)
  }
}
