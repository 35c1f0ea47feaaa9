import { type App, getApp } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { type Artifact, runsArtifact } from '../heroku/releases.js'
import type { ArtifactDetails } from '../release/artifact-details.js'
import { findArtifact, readDetails } from './artifact.js'
import type { PromoteInputs } from './inputs.js'
import { beginListing, findTargets, type Target } from './targets.js'

/** How many apps to read the slug or image through: any app that has run it will do. */
const maxLookups = 2

/** What to promote, and where. */
export interface Found {
  artifact: Artifact
  /** Absent if the slug or image was given by its id. */
  sourceApp?: App
  targets: Target[]
  /** The slug or image, if an app has access to it. */
  reading: Promise<ArtifactDetails | undefined>
}

/**
 * Looks up what to promote and the apps at the same time.
 *
 * @throws as `findArtifact` and `findTargets`; an error of the first comes before one of the second
 */
export async function lookUp(
  client: HerokuClient,
  { source, target, maxParallel }: PromoteInputs,
): Promise<Found> {
  if (source.kind === 'artifact') {
    const { artifact } = source
    const targets = await findTargets(client, beginListing(client, target), undefined, maxParallel)
    return { artifact, targets, reading: readDetails(client, artifact, appsWith(artifact, targets)) }
  }
  const stop = new AbortController()
  const stoppable = client.until(AbortSignal.any([client.signal, stop.signal]))
  const lookup = getApp(client, source.app)
  const selection = beginListing(stoppable, target)
  const finding = findTargets(stoppable, selection, lookup, maxParallel)
  // Without something to promote, the apps are of no interest.
  finding.catch(() => {})
  try {
    const { artifact, sourceApp } = await findArtifact(client, source, lookup, selection)
    const reading = readDetails(client, artifact, [sourceApp])
    reading.catch(() => {})
    return { artifact, sourceApp, targets: await finding, reading }
  } catch (error) {
    stop.abort(error)
    await Promise.allSettled([finding])
    throw error
  }
}

/** Lists a few apps that may have access to a slug or image, the most likely ones first. */
function appsWith(artifact: Artifact, targets: Target[]): App[] {
  const running = targets.filter(({ currentRelease }) => runsArtifact(currentRelease, artifact))
  return [...new Set([...running, ...targets])].slice(0, maxLookups).map(({ app }) => app)
}
