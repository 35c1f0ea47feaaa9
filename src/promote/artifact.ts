import type { App } from '../heroku/apps.js'
import { listBuildsOfVersion } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { isSettled } from '../heroku/latest-releases.js'
import {
  type Artifact,
  artifactOf,
  getRelease,
  listNewestReleases,
  type Release,
} from '../heroku/releases.js'
import { isStatus } from '../http/errors.js'
import { type ArtifactDetails, readArtifact } from '../release/artifact-details.js'
import { type AppList, type AppSource, buildOnEachApp } from './inputs.js'
import type { ListedStage } from './targets.js'

/**
 * Finds the slug or image of an app.
 *
 * @param lookup the app, which is being read
 * @param targets the apps to promote to: the list of a pipeline is likely to have the source app too
 * @throws Error if the app has no succeeded build of the version, has nothing to promote, or is on the container stack
 */
export async function findArtifact(
  client: HerokuClient,
  source: AppSource,
  lookup: Promise<App>,
  targets: AppList | ListedStage,
): Promise<{ artifact: Artifact; sourceApp: App }> {
  const finding =
    source.version === ''
      ? findCurrentArtifact(client, source.app, lookup, targets)
      : findArtifactOfVersion(client, source)
  // If the app can't be read, neither can its releases: the first error says more.
  finding.catch(() => {})
  const sourceApp = await lookup
  const artifact = await finding
  const isStuck = sourceApp.product === 'docker-images' && artifact && 'image' in artifact
  if (!artifact || isStuck) throw nothingToPromote(sourceApp)
  return { artifact, sourceApp }
}

/**
 * Reads a slug or image through the first of several apps that has access to it.
 *
 * @returns undefined if none has: Heroku shows one only through apps that have built or released it
 */
export async function readDetails(
  client: HerokuClient,
  artifact: Artifact,
  apps: App[],
): Promise<ArtifactDetails | undefined> {
  for (const { id } of apps) {
    try {
      return await readArtifact(client, id, artifact)
    } catch (error) {
      if (!isStatus(error, 404, 403)) throw error
    }
  }
  return undefined
}

async function findArtifactOfVersion(
  client: HerokuClient,
  { app, version }: AppSource,
): Promise<Artifact | undefined> {
  const builds = await listBuildsOfVersion(client, app, version)
  const succeeded = builds.find(({ status }) => status === 'succeeded')
  if (succeeded) {
    const { slugId, releaseId = '' } = succeeded
    // Builds name only slugs; an image is known from the release that its build created.
    return slugId ? { slug: slugId } : artifactOf(await getRelease(client, app, releaseId))
  }
  const found = builds.length === 0 ? 'no build of it' : `${builds.length} that did not succeed`
  throw new Error(
    `${app} has no succeeded build of version ${version}: its last 1000 builds include ${found}`,
  )
}

async function findCurrentArtifact(
  client: HerokuClient,
  app: string,
  lookup: Promise<App>,
  targets: AppList | ListedStage,
): Promise<Artifact | undefined> {
  const latest = await findListedRelease(targets, lookup)
  if (latest && isSettled(latest)) return artifactOf(latest)
  const releases = await listNewestReleases(client, app)
  const current = releases.find((release) => release.current)
  return current && artifactOf(current)
}

/** Returns the app's latest release if the pipeline's list has it. An error of the list is reported with the targets. */
async function findListedRelease(
  targets: AppList | ListedStage,
  lookup: Promise<App>,
): Promise<Release | undefined> {
  if (targets.kind === 'apps') return undefined
  const pipeline = await targets.listing.catch(() => undefined)
  return pipeline?.releases.get((await lookup).id)
}

function nothingToPromote({ name, product }: App): Error {
  return new Error(
    product === 'docker-images'
      ? `Nothing was promoted: Heroku has no way to promote the images of ${name}, which is on the stack 'container'. ${buildOnEachApp}`
      : `${name} has nothing to promote: no slug or image was deployed to it`,
  )
}
