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

/** A build that somebody has started before. */
export interface ReusableBuild {
  build: Build
  /** Whether it is still under way, is to be joined, and makes its own release. */
  isRunning: boolean
}

/**
 * Finds a build of the version that is there already: one that succeeded and whose slug is still there, or else one
 * that is under way.
 *
 * @returns nothing when the version has to be built
 */
export async function findReusableBuild(deploy: BuildDeploy, app: App): Promise<ReusableBuild | undefined> {
  const { run, client, options } = deploy
  const candidates = await listBuildsOfVersion(client, app.id, options.version)
  const builds = candidates.filter(({ version }) => version === options.version)
  for (const build of builds) {
    if (!(await hasSlug(deploy, app, build))) continue
    run.log.info(`Build ${build.id} of this version succeeded before: its slug is reused`)
    setBuildOutputs(run)(build)
    return { build, isRunning: false }
  }
  const running = builds.find(({ status }) => status === 'pending')
  if (!running) return undefined
  // A list leaves out the stream of its output.
  const first = await getBuild(client, app.id, running.id)
  return { build: first, isRunning: true }
}

/**
 * Releases the slug of an earlier build, unless it runs already, or a release of it is under way: a release command
 * is not to run twice. Follows the release to its end.
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
    run.log.info(`${app.name} runs this slug already, since v${current.version}`)
    // With other config vars it is a release of ours all the same.
    const isOwnRelease = current.id === deploy.configRelease
    return completeDeploy(
      deploy,
      app,
      current,
      isOwnRelease ? armExistingRelease(deploy, app, current) : undefined,
    )
  }
  const pendingRelease = releases.find(({ status, slugId: its }) => status === 'pending' && its === slugId)
  if (pendingRelease) {
    run.log.info(`${app.name} is about to run this slug, as v${pendingRelease.version}`)
    // A list leaves out the stream of its output.
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
