import { type App, getApp } from '../heroku/apps.js'
import { listBuildsOfVersion } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { type Artifact, artifactOf, getRelease, listNewestReleases } from '../heroku/releases.js'
import { isStatus } from '../http/errors.js'
import { type ArtifactDetails, readArtifact } from '../release/artifact-details.js'
import { type AppSource, type ArtifactSource, buildOnEachApp } from './inputs.js'

/** What to promote. */
export interface FoundArtifact {
  artifact: Artifact
  /** Absent if the slug or image was given by its id. */
  sourceApp?: App
  /** Whether the source app runs it, so that Heroku's pipeline promotion would promote it. */
  isCurrent: boolean
}

/**
 * Finds the slug or image to promote.
 *
 * @throws Error if the source app has no succeeded build of the version, has nothing to promote, or is on the container
 * stack
 */
export async function findArtifact(
  client: HerokuClient,
  source: ArtifactSource | AppSource,
): Promise<FoundArtifact> {
  if (source.kind === 'artifact') return { artifact: source.artifact, isCurrent: false }
  const sourceApp = await getApp(client, source.app)
  const isCurrent = source.version === ''
  const artifact = isCurrent
    ? await findCurrentArtifact(client, sourceApp)
    : await findArtifactOfVersion(client, sourceApp, source.version)
  const isStuck = sourceApp.product === 'docker-images' && artifact && 'image' in artifact
  if (!artifact || isStuck) throw nothingToPromote(sourceApp)
  return { artifact, sourceApp, isCurrent }
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
  sourceApp: App,
  version: string,
): Promise<Artifact | undefined> {
  const builds = await listBuildsOfVersion(client, sourceApp.id, version)
  const succeeded = builds.find(({ status }) => status === 'succeeded')
  if (succeeded) {
    const { slugId, releaseId = '' } = succeeded
    // Builds name only slugs; an image is known from the release that its build created.
    return slugId ? { slug: slugId } : artifactOf(await getRelease(client, sourceApp.id, releaseId))
  }
  const found = builds.length === 0 ? 'no build of it' : `${builds.length} that did not succeed`
  throw new Error(
    `${sourceApp.name} has no succeeded build of version ${version}: its last 1000 builds include ${found}`,
  )
}

async function findCurrentArtifact(client: HerokuClient, { id }: App): Promise<Artifact | undefined> {
  const releases = await listNewestReleases(client, id)
  const current = releases.find((release) => release.current)
  return current && artifactOf(current)
}

function nothingToPromote({ name, product }: App): Error {
  return new Error(
    product === 'docker-images'
      ? `Nothing was promoted: Heroku has no way to promote the images of ${name}, which is on the stack 'container'. ${buildOnEachApp}`
      : `${name} has nothing to promote: no slug or image was deployed to it`,
  )
}
