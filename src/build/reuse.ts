import { setBuildOutputs } from '../deploy/build.js'
import { armExistingRelease, armRelease, completeDeploy } from '../deploy/complete-deploy.js'
import { noSlugMessage } from '../deploy/deploy.js'
import type { App } from '../heroku/apps.js'
import { type Build, getBuild, listBuildsOfVersion } from '../heroku/builds.js'
import { createRelease, getRelease, listNewestReleases, type Release } from '../heroku/releases.js'
import { getSlug } from '../heroku/slugs.js'
import { isStatus } from '../http/errors.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { toReleaseRef } from '../release/own-release.js'
import type { BuildDeploy } from './inputs.js'

/** A build of the version that an earlier run started. */
export interface ReusableBuild {
  build: Build
  /** Whether the build is still running, in which case it creates a release by itself. */
  isRunning: boolean
}

/**
 * Finds an existing build of the version: preferably one that succeeded and whose slug still exists, otherwise one that
 * is still running.
 *
 * @returns undefined if the version has to be built
 */
export async function findReusableBuild(deploy: BuildDeploy, app: App): Promise<ReusableBuild | undefined> {
  const { run, client, options } = deploy
  const candidates = await listBuildsOfVersion(client, app.id, options.version)
  const builds = candidates.filter(({ version }) => version === options.version)
  for (const build of builds) {
    if (!(await hasSlug(deploy, app, build))) continue
    run.log.info(`Reusing the slug of build ${build.id}, which has the same version`)
    setBuildOutputs(run)(build)
    return { build, isRunning: false }
  }
  const running = builds.find(({ status }) => status === 'pending')
  if (!running) return undefined
  // Builds in a list lack the URL of their output.
  return { build: await getBuild(client, app.id, running.id), isRunning: true }
}

/**
 * Releases the slug of an earlier build and follows the release to the end. If the app already runs the slug, or a
 * release of it is pending, it creates no release, so that the release command does not run twice.
 */
export async function releaseExistingSlug(
  deploy: BuildDeploy,
  app: App,
  { slugId }: Build,
): Promise<Release> {
  if (!slugId) throw new Error(noSlugMessage(app))
  const { run, client } = deploy
  const releases = await listNewestReleases(client, app.id)
  const current = releases.find((release) => release.current)
  if (current?.slugId === slugId) {
    run.log.info(`${app.name} already runs this slug, since v${current.version}`)
    // The release is ours if this run created it by changing config vars.
    const isOwnRelease = current.id === deploy.configRelease
    return completeDeploy(
      deploy,
      app,
      current,
      isOwnRelease ? armExistingRelease(deploy, app, current) : undefined,
    )
  }
  const pendingRelease = releases.find((release) => release.status === 'pending' && release.slugId === slugId)
  if (pendingRelease) {
    run.log.info(`${app.name} is already releasing this slug as v${pendingRelease.version}`)
    // Releases in a list lack the URL of their output.
    return completeDeploy(deploy, app, await getRelease(client, app.id, pendingRelease.id))
  }
  return releaseSlug(deploy, app, slugId, releases[0]?.version ?? 0)
}

/** @param newest version of the app's newest release */
async function releaseSlug(deploy: BuildDeploy, app: App, slug: string, newest: number): Promise<Release> {
  const { run, client, options } = deploy
  const request = { slug, description: `Deploy ${options.version.slice(0, 8)}` }
  const own = armRelease(deploy, app, { match: { ...request, newest } })
  const creating = createRelease(client, app.id, request, newest)
  const release = await creating.catch((error: unknown) => {
    if (!run.signal.aborted && !mayHaveSucceeded(error)) own.disarm()
    throw error
  })
  own.update({ ...own.data, ref: toReleaseRef(release) })
  if (!own.data.rollBack) own.disarm()
  return completeDeploy(deploy, app, release, own)
}

async function hasSlug({ client }: BuildDeploy, app: App, { status, slugId }: Build): Promise<boolean> {
  if (status !== 'succeeded' || !slugId) return false
  try {
    await getSlug(client, app.id, slugId)
    return true
  } catch (error) {
    if (isStatus(error, 404, 410)) return false
    throw error
  }
}
