import { setImageOutputs, setSlugOutputs } from '../deploy/artifact.js'
import { setBuildOutputs } from '../deploy/build.js'
import { armExistingRelease, armRelease, completeDeploy } from '../deploy/complete-deploy.js'
import type { BuildArtifact, DeployResult } from '../deploy/deploy.js'
import { startDeployMaintenance } from '../deploy/maintenance.js'
import type { App } from '../heroku/apps.js'
import { type Build, getBuild, listBuildsOfVersion } from '../heroku/builds.js'
import { getOciImage } from '../heroku/oci-images.js'
import {
  type Artifact,
  getRelease,
  isRollbackTo,
  listNewestReleases,
  type Release,
  runsArtifact,
} from '../heroku/releases.js'
import { getSlug } from '../heroku/slugs.js'
import { unlessStatus } from '../http/errors.js'
import { createOwnRelease } from '../release/own-release.js'
import { shortId } from '../text/format.js'
import type { BuildDeploy } from './inputs.js'

/** A build of the version that an earlier run started. While it is running, it will create a release by itself. */
export type ReusableBuild = { isRunning: true; build: Build } | SucceededBuild

/** A build whose result can be released again. */
export interface SucceededBuild extends BuildResult {
  isRunning: false
  build: Build
}

interface BuildResult {
  /** What to release: a slug or image or, where a build has neither, the release that it created. */
  code: Artifact | { release: Release }
  artifact: BuildArtifact
}

/**
 * Finds an existing build of the version: preferably one that succeeded and whose result can still be released, otherwise
 * one that is still running.
 *
 * @returns undefined if the version has to be built
 * @throws Error if the input `formation` has a process type that the build lacks; HerokuError
 */
export async function findReusableBuild(deploy: BuildDeploy, app: App): Promise<ReusableBuild | undefined> {
  const { run, client, options } = deploy
  const candidates = await listBuildsOfVersion(client, app.id, options.version)
  const builds = candidates.filter(({ version }) => version === options.version)
  for (const build of builds) {
    const result = await findResult(deploy, app, build)
    if (!result) continue
    await requireTypesOf(result.artifact, options)
    run.log.info(
      `Reusing the ${nameOf(result.code)} of build ${shortId(build.id)}, which has the same version`,
    )
    setBuildOutputs(run)(build)
    setArtifactOutputs(deploy, app, result.artifact)
    deploy.reusable = result.artifact
    return { build, isRunning: false, ...result }
  }
  const running = builds.find(({ status }) => status === 'pending')
  if (!running) return undefined
  // Builds in a list lack the URL of their output.
  return { build: await getBuild(client, app.id, running.id), isRunning: true }
}

async function requireTypesOf(
  { slug, image }: BuildArtifact,
  { afterRelease: { formation } }: BuildDeploy['options'],
): Promise<void> {
  const known = slug ?? image
  if (!known || formation.length === 0) return
  const { requireProcessTypes } = await import('../release/formation.js')
  requireProcessTypes(formation, Object.keys(known.processTypes))
}

/**
 * Releases the result of an earlier build and follows the release to the end. If the app already runs it, or a release of
 * it is pending, it creates no release, so that the release command does not run twice.
 */
export async function releaseReusableBuild(
  deploy: BuildDeploy,
  app: App,
  { build, artifact, code }: SucceededBuild,
): Promise<DeployResult> {
  return { app, build, artifact, release: await releaseAgain(deploy, app, code) }
}

async function releaseAgain(deploy: BuildDeploy, app: App, code: BuildResult['code']): Promise<Release> {
  const { run, client } = deploy
  const releases = await listNewestReleases(client, app.id)
  deploy.releasesBefore = Promise.resolve(releases)
  deploy.compare?.()
  const current = releases.find((release) => release.current)
  if (current && runs(current, code)) {
    run.log.info(`${app.name} already runs this ${nameOf(code)}, since v${current.version}`)
    // The release is ours if this run created it by changing config vars.
    const isOwnRelease = current.id === deploy.configRelease
    return completeDeploy(
      deploy,
      app,
      current,
      isOwnRelease ? armExistingRelease(deploy, app, current) : undefined,
    )
  }
  const pendingRelease = releases.find((release) => release.status === 'pending' && runs(release, code))
  if (pendingRelease) {
    run.log.info(`${app.name} is already releasing this ${nameOf(code)} as v${pendingRelease.version}`)
    // Releases in a list lack the URL of their output.
    return completeDeploy(deploy, app, await getRelease(client, app.id, pendingRelease.id))
  }
  return createRelease(deploy, app, code, releases[0]?.version ?? 0)
}

/** @param newest version of the app's newest release */
async function createRelease(
  deploy: BuildDeploy,
  app: App,
  code: BuildResult['code'],
  newest: number,
): Promise<Release> {
  const { client, options } = deploy
  const description = `Deploy ${options.version.slice(0, 8)}`
  const request = 'release' in code ? { release: withoutOutput(code.release) } : { ...code, description }
  await startDeployMaintenance(deploy, app)
  const ownRelease = armRelease(deploy, app, { match: { ...request, newest } })
  const release = await createOwnRelease(client, ownRelease, request, newest)
  return completeDeploy(deploy, app, release, ownRelease)
}

function runs(release: Release, code: BuildResult['code']): boolean {
  if (!('release' in code)) return runsArtifact(release, code)
  return release.id === code.release.id || isRollbackTo(release, code.release)
}

/** The request is saved for the post step, and a signed URL must not be. */
function withoutOutput({ outputStreamUrl: _, ...release }: Release): Release {
  return release
}

function nameOf(code: BuildResult['code']): string {
  if ('release' in code) return `release v${code.release.version}`
  return 'slug' in code ? 'slug' : 'image'
}

/** Finds what a build produced, unless it can't be released again. */
async function findResult(deploy: BuildDeploy, app: App, build: Build): Promise<BuildResult | undefined> {
  const { client } = deploy
  const { status, slugId, releaseId } = build
  if (status !== 'succeeded') return undefined
  if (slugId) {
    const slug = await unlessStatus(getSlug(client, app.id, slugId), 404, 410)
    return slug && { code: { slug: slugId }, artifact: { slug } }
  }
  const release = releaseId && (await unlessStatus(getRelease(client, app.id, releaseId), 404, 410))
  if (!release) return undefined
  const { imageId } = release
  if (imageId) {
    const image = await unlessStatus(getOciImage(client, app.id, imageId), 404, 410)
    return image && { code: { image: imageId }, artifact: { image } }
  }
  return (await canRollBackTo(deploy, app, release)) ? { code: { release }, artifact: {} } : undefined
}

/**
 * Returns whether a release of the container stack can stand in for its build. Its images have no id, so it can only be
 * released again by a rollback, which also brings back the config vars of that time. It therefore must not change any.
 */
async function canRollBackTo(deploy: BuildDeploy, app: App, release: Release): Promise<boolean> {
  if (app.product !== 'docker-images' || release.status !== 'succeeded') return false
  const { listDifferences } = await import('./config-vars.js')
  const names = await listDifferences(deploy, app, release)
  if (names.length === 0) return true
  deploy.run.log.info(
    `Building again: v${release.version} has the images of this version, but releasing it again would also bring back its values of these config vars: ${names.join(', ')}`,
  )
  return false
}

function setArtifactOutputs({ run }: BuildDeploy, app: App, { slug, image }: BuildArtifact): void {
  if (slug) setSlugOutputs(run, slug)
  if (image) setImageOutputs(run, image)
  if (!slug && !image) run.output('stack', app.stack)
}
