import { type App, getApp } from '../heroku/apps.js'
import { listBuildsOfVersion } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { listNewestReleases } from '../heroku/releases.js'
import { getSlug, type Slug } from '../heroku/slugs.js'
import { isStatus } from '../http/errors.js'
import type { AppSource, SlugSource } from './inputs.js'

/** What is promoted. */
export interface Promotable {
  /** Absent when the app that it comes from runs an image. */
  slugId?: string
  /** The image that the app runs instead, where Heroku names one. */
  imageId?: string
  /** The app that it comes from. */
  from?: App
}

/**
 * Finds the slug that is meant.
 *
 * @throws Error when the app has no succeeded build of the version, or has nothing to promote
 */
export async function findSlug(client: HerokuClient, source: SlugSource | AppSource): Promise<Promotable> {
  if (source.kind === 'slug') return { slugId: source.slugId }
  const from = await getApp(client, source.app)
  if (source.version === '') return { from, ...(await currentArtifact(client, from)) }
  const slugId = await slugOfVersion(client, from, source.version)
  return { from, ...(slugId && { slugId }) }
}

/**
 * Reads a slug through the first of some apps that knows it.
 *
 * @returns nothing when none does: Heroku shows a slug only to apps that have made or released it
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

async function slugOfVersion(client: HerokuClient, from: App, version: string): Promise<string | undefined> {
  const builds = await listBuildsOfVersion(client, from.id, version)
  const succeeded = builds.find(({ status }) => status === 'succeeded')
  if (succeeded) return succeeded.slugId
  const found = builds.length === 0 ? 'none at all' : `${builds.length} that did not succeed`
  throw new Error(
    `${from.name} has no succeeded build of version ${version} among its last 1000, but ${found}`,
  )
}

async function currentArtifact(
  client: HerokuClient,
  from: App,
): Promise<Pick<Promotable, 'slugId' | 'imageId'>> {
  const releases = await listNewestReleases(client, from.id)
  const current = releases.find((release) => release.current)
  const image = from.stack === 'container' || from.stack === 'cnb'
  if (current?.slugId === undefined && !image && releases.every(({ version }) => version <= 2)) {
    throw new Error(`${from.name} has nothing to promote: it has never been deployed to`)
  }
  const { slugId, imageId } = current ?? {}
  return { ...(slugId && { slugId }), ...(imageId && { imageId }) }
}
