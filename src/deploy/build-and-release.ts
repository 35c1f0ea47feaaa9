import { type App, clearBuildCache } from '../heroku/apps.js'
import type { Build, BuildRequest } from '../heroku/builds.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { createAndFollowBuild } from './build.js'
import { armExistingRelease, completeDeploy } from './complete-deploy.js'
import { type Deploy, type DeployResult, noSlugMessage } from './deploy.js'

/**
 * Creates a build and follows the build and its release to the end.
 *
 * @param onCreated called with the build before it is followed
 * @throws Error that says what failed and what to do; the build is cancelled when the run is aborted
 */
export async function buildAndRelease(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<DeployResult> {
  const { client, options } = deploy
  if (options.clearCache) await clearBuildCache(client, app.id)
  const built = await createAndFollowBuild(deploy, app, request, onCreated)
  const initial = await getBuildRelease(deploy, app, built)
  const release = await completeDeploy(deploy, app, initial, armExistingRelease(deploy, app, initial))
  if (!built.slugId) throw new Error(noSlugMessage(app))
  return { app, build: built, release }
}

/** Reads the release that a build created. */
export async function getBuildRelease(
  { client }: Deploy,
  app: App,
  { id, releaseId }: Build,
): Promise<Release> {
  if (releaseId) return getRelease(client, app.id, releaseId)
  throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku returned no release for it`)
}
