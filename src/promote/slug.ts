import { type App, getApp } from '../heroku/apps.js'
import { listBuildsOfVersion } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { listNewestReleases } from '../heroku/releases.js'
import { getSlug, type Slug } from '../heroku/slugs.js'
import { isStatus } from '../http/errors.js'
import type { AppSource, SlugSource } from './inputs.js'

/** What to promote: a slug or an image. */
export interface Artifact {
  /** Absent if the source app runs an image. */
  slugId?: string
  /** The image that the source app runs, if Heroku names one. */
  imageId?: string
  /** Absent if the slug was given by its id. */
  sourceApp?: App
}

/**
 * Finds the slug or image to promote.
 *
 * @throws Error if the source app has no succeeded build of the version, or has nothing to promote
 */
export async function findArtifact(client: HerokuClient, source: SlugSource | AppSource): Promise<Artifact> {
  if (source.kind === 'slug') return { slugId: source.slugId }
  const sourceApp = await getApp(client, source.app)
  if (source.version === '') return { sourceApp, ...(await getCurrentArtifact(client, sourceApp)) }
  const slugId = await findSlugOfVersion(client, sourceApp, source.version)
  return { sourceApp, ...(slugId && { slugId }) }
}

/**
 * Reads a slug through the first of several apps that has access to it.
 *
 * @returns undefined if none has: Heroku shows a slug only through apps that have built or released it
 */
export async function readSlug(client: HerokuClient, slugId: string, apps: App[]): Promise<Slug | undefined> {
  for (const app of apps) {
    try {
      return await getSlug(client, app.id, slugId)
    } catch (error) {
      if (!isStatus(error, 404, 403)) throw error
    }
  }
  return undefined
}

async function findSlugOfVersion(
  client: HerokuClient,
  sourceApp: App,
  version: string,
): Promise<string | undefined> {
  const builds = await listBuildsOfVersion(client, sourceApp.id, version)
  const succeeded = builds.find(({ status }) => status === 'succeeded')
  if (succeeded) return succeeded.slugId
  const found = builds.length === 0 ? 'no build of it' : `${builds.length} that did not succeed`
  throw new Error(
    `${sourceApp.name} has no succeeded build of version ${version}: its last 1000 builds include ${found}`,
  )
}

async function getCurrentArtifact(
  client: HerokuClient,
  sourceApp: App,
): Promise<Pick<Artifact, 'slugId' | 'imageId'>> {
  const releases = await listNewestReleases(client, sourceApp.id)
  const current = releases.find((release) => release.current)
  const image = sourceApp.stack === 'container' || sourceApp.stack === 'cnb'
  if (current?.slugId === undefined && !image && releases.every(({ version }) => version <= 2)) {
    throw new Error(`${sourceApp.name} has nothing to promote: it has never been deployed to`)
  }
  const { slugId, imageId } = current ?? {}
  return { ...(slugId && { slugId }), ...(imageId && { imageId }) }
}
