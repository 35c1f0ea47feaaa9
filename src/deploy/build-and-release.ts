import { type App, clearBuildCache } from '../heroku/apps.js'
import type { Build, BuildRequest } from '../heroku/builds.js'
import { getRelease } from '../heroku/releases.js'
import { createAndFollowBuild } from './build.js'
import { armExistingRelease, completeDeploy } from './complete-deploy.js'
import type { Deploy, DeployResult } from './deploy.js'

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
  return completeBuild(deploy, app, await createAndFollowBuild(deploy, app, request, onCreated))
}

/**
 * Completes the release that a succeeded build created, and sets the outputs that describe what was built.
 *
 * @throws as {@link completeDeploy}; HerokuError
 */
export async function completeBuild(deploy: Deploy, app: App, build: Build): Promise<DeployResult> {
  const { client } = deploy
  const { id, releaseId } = build
  if (!releaseId)
    throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku returned no release for it`)
  const first = await getRelease(client, app.id, releaseId)
  const ownRelease = armExistingRelease(deploy, app, first)
  // Loaded late, so that the first request does not wait for it.
  const { describeArtifact } = await import('./artifact.js')
  const describing = describeArtifact(deploy, app, build, first)
  const release = await completeDeploy(deploy, app, first, ownRelease).finally(() => describing)
  return { app, build, release, artifact: await describing }
}
