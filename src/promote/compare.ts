import { orAbort } from '../async/or-abort.js'
import { type Artifact, artifactOf, idOf } from '../heroku/releases.js'
import { type ArtifactDetails, readArtifact } from '../release/artifact-details.js'
import { compareVersions, isPlainVersion } from '../text/comparison.js'
import { errorMessage } from '../text/describe-error.js'
import { type AppPromotion, namesOf, type Promotion } from './app-promotion.js'

/** Milliseconds: longer than most faults last, and short enough for the end of a promotion to wait. */
const timeLimit = 10_000
/** How many slugs or images to read at most. */
const maxReads = 2
/** How many apps to name in a line. */
const maxNames = 5

/** Apps that ran the same slug or image before. */
interface AppsOfArtifact {
  /** Absent if they ran none. */
  previous?: Artifact
  apps: [AppPromotion, ...AppPromotion[]]
}

/**
 * Finds out what a promotion changes on each app: it compares the commit of the slug or image with that of the one that
 * the app ran before. Each one is read once, whatever the number of apps; where apps ran more than two different ones,
 * none is. It logs what it finds. It never throws, and takes ten seconds at most, since the promotion does not depend on
 * it.
 *
 * @param artifact the slug or image that is promoted
 * @param reading the reading of it, which may find that no app has access to it yet
 */
export async function compareApps(
  promotion: Promotion,
  artifact: Artifact,
  reading: Promise<ArtifactDetails | undefined>,
): Promise<void> {
  const { run } = promotion
  const over = new AbortController()
  // Nothing needs it any more once the promotion has ended, which waits for it unless it has failed.
  run.onFinish(async () => over.abort())
  const limit = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit), over.signal])
  const details = await orAbort(reading, limit).catch(() => undefined)
  if (!details?.commit) return
  const groups = groupByArtifact(promotion)
  const isSame = ({ previous }: AppsOfArtifact) => previous && idOf(previous) === idOf(artifact)
  const toRead = groups.filter((group) => group.previous && !isSame(group))
  if (toRead.length > maxReads) {
    run.log.debug(`The apps ran ${toRead.length} different slugs or images, too many to compare`)
    return
  }
  const compareGroup = async (group: AppsOfArtifact) => {
    try {
      const previous = isSame(group) ? details.commit : await readPrevious(promotion, group, limit)
      setComparison(promotion, group, details.commit, previous)
    } catch (error) {
      run.log.debug(
        `What this promotion changes on ${namesOf(group.apps, maxNames)} is unknown: ${errorMessage(error)}`,
      )
    }
  }
  await Promise.all(groups.map(compareGroup))
}

function groupByArtifact({ apps }: Promotion): AppsOfArtifact[] {
  const groups = new Map<string, AppsOfArtifact>()
  for (const appPromotion of apps) {
    const { currentRelease } = appPromotion.target
    const previous = currentRelease && artifactOf(currentRelease)
    const id = previous ? idOf(previous) : ''
    const group = groups.get(id)
    if (group) group.apps.push(appPromotion)
    else groups.set(id, { apps: [appPromotion], ...(previous && { previous }) })
  }
  return [...groups.values()]
}

/** Returns the version that apps ran before; undefined if they ran none. */
async function readPrevious(
  { client }: Promotion,
  { previous, apps }: AppsOfArtifact,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!previous) return undefined
  const { commit } = await readArtifact(client.until(signal), apps[0].target.app.id, previous)
  if (commit === '') throw new Error('Heroku has no version for what it ran before')
  return commit
}

function setComparison(
  { run, inputs }: Promotion,
  group: AppsOfArtifact,
  current: string,
  previous: string | undefined,
): void {
  const { repositoryUrl } = inputs
  const comparison = compareVersions({ current, repositoryUrl, ...(previous !== undefined && { previous }) })
  const { note, url } = comparison
  for (const appPromotion of group.apps) {
    appPromotion.comparison = comparison
    if (previous !== undefined && isPlainVersion(previous)) appPromotion.outcome.previousCommit = previous
    if (url !== '') appPromotion.outcome.compareUrl = url
  }
  run.log.info(`Changes on ${namesOf(group.apps, maxNames)}: ${[note, url].filter(Boolean).join(', ')}`)
}
