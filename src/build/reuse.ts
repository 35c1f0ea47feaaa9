import type { App } from '../heroku/apps.js'
import { type Build, buildsOfVersion } from '../heroku/builds.js'
import { isStatus } from '../heroku/errors.js'
import { createRelease, newestReleases, type Release } from '../heroku/releases.js'
import { getSlug } from '../heroku/slugs.js'
import type { Deploy } from './deploy.js'
import { joinBuild, noteBuild } from './run-build.js'

/**
 * Finds a build of the version that is there already: one that succeeded and whose slug is still there, or else one
 * that is under way, which is joined.
 *
 * @returns nothing when the version has to be built
 * @throws Error when the joined build fails; its result is ours
 */
export async function reusableBuild(deploy: Deploy, app: App): Promise<Build | undefined> {
  const { run, client, inputs } = deploy
  const alike = await buildsOfVersion(client, app.id, inputs.version, run.signal)
  const builds = alike.filter(({ version }) => version === inputs.version)
  for (const build of builds) {
    if (!(await hasSlug(deploy, app, build))) continue
    run.log.info(`Build ${build.id} of this version succeeded before: its slug is reused`)
    noteBuild(run)(build)
    return build
  }
  const running = builds.find(({ status }) => status === 'pending')
  return running && joinBuild(deploy, app, running)
}

/**
 * Releases the slug of an earlier build, unless it runs already.
 */
export async function releaseAgain(deploy: Deploy, app: App, slugId: string): Promise<Release> {
  const { run, client, inputs } = deploy
  const releases = await newestReleases(client, app.id, run.signal)
  const current = releases.find((release) => release.current)
  if (current?.slugId === slugId) {
    run.log.info(`${app.name} runs this slug already, since v${current.version}`)
    return current
  }
  const description = `Deploy ${inputs.version.slice(0, 8)}`
  const newest = releases[0]?.version ?? 0
  return createRelease(client, app.id, { slug: slugId, description }, newest, run.signal)
}

async function hasSlug({ client, run }: Deploy, app: App, { status, slugId }: Build): Promise<boolean> {
  if (status !== 'succeeded' || !slugId) return false
  try {
    await getSlug(client, app.id, slugId, run.signal)
    return true
  } catch (error) {
    if (isStatus(error, 404, 410)) return false
    throw error
  }
}
