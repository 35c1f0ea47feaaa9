import { type App, clearBuildCache } from '../heroku/apps.js'
import type { Build, BuildRequest } from '../heroku/builds.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { connect } from '../runner/connect.js'
import { duration } from '../runner/format.js'
import { timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import { type Deploy, noSlug } from './deploy.js'
import type { BuildInputs } from './inputs.js'
import { lookUpApp, prepare } from './prepare.js'
import { noteBefore, settle } from './release.js'
import { type Deployed, reportDeploy } from './report.js'
import { releaseAgain, reusableBuild } from './reuse.js'
import { createAndFollow } from './run-build.js'

/**
 * Deploys: archives the commit, uploads it, builds it, mirrors the output, and waits for the release, as Heroku's
 * article "Building and Releasing Using the Platform API" describes it; or reuses what was built before. Sets each
 * output the moment it is known.
 *
 * @throws Error that says what failed and what to do; the build is cancelled when the run is cut short
 */
export async function build(run: Run, inputs: BuildInputs): Promise<void> {
  run.deadline(inputs.timeout, timeoutMessage(inputs.timeout))
  const deploy: Deploy = { run, client: connect(run, inputs), inputs, took: new Map() }
  let deployed: Deployed | undefined
  await reportDeploy(deploy, () => deployed)
  run.output('version', inputs.version)
  if (inputs.slugDirectory) {
    const { requireEmpty } = await loadUnpacking()
    await requireEmpty(inputs.slugDirectory)
  }
  deployed = (inputs.reuse && (await deployAgain(deploy))) || (await deployAnew(deploy))
  run.log.info(success(deploy, deployed))
}

/** Deploys what was built before of the same version, if there is such a build. */
async function deployAgain(deploy: Deploy): Promise<Deployed | undefined> {
  const { run } = deploy
  const app = await lookUpApp(deploy, run.signal)
  const before = await noteBefore(deploy, app)
  const found = await reusableBuild(deploy, app)
  run.output('reused', found !== undefined)
  if (!found) return undefined
  const { build, joined } = found
  const first = joined ? await releaseOf(deploy, app, build) : await releaseAgain(deploy, app, build)
  const release = await settle(deploy, app, first, before, build.slugId)
  await handOn(deploy, app, build)
  return { app, build, release }
}

async function deployAnew(deploy: Deploy): Promise<Deployed> {
  const { app, request } = await prepare(deploy)
  return buildOn(deploy, app, request)
}

/**
 * Builds on an app what is ready to be built, and follows build and release to their end.
 *
 * @param onCreated told of the build before it is followed
 * @throws as {@link build}
 */
export async function buildOn(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<Deployed> {
  const { run, client, inputs } = deploy
  if (inputs.clearCache) await clearBuildCache(client, app.id, run.signal)
  const before = await noteBefore(deploy, app)
  const built = await createAndFollow(deploy, app, request, onCreated)
  const first = await releaseOf(deploy, app, built)
  const release = await settle(deploy, app, first, before, built.slugId)
  await handOn(deploy, app, built)
  return { app, build: built, release }
}

/** Reads the release that a build has made. */
export async function releaseOf(
  { run, client }: Deploy,
  app: App,
  { id, releaseId }: Build,
): Promise<Release> {
  if (releaseId) return getRelease(client, app.id, releaseId, run.signal)
  throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku names no release of it`)
}

/** Makes sure of a build's slug, and unpacks it where that is wanted. */
async function handOn(deploy: Deploy, app: App, { slugId }: Build): Promise<void> {
  const { slugDirectory } = deploy.inputs
  if (!slugId) throw new Error(noSlug(app))
  if (!slugDirectory) return
  const { unpackSlug } = await loadUnpacking()
  await unpackSlug(deploy, app, slugId, slugDirectory)
}

/** Few ask for the slug's files, and what unpacks them is not small. */
function loadUnpacking() {
  return import('./slug-directory.js')
}

function success({ inputs, took }: Deploy, { app, release }: Deployed): string {
  const phases = [...took].map(([phase, milliseconds]) => `${phase} in ${duration(milliseconds)}`)
  const state = release.status === 'pending' ? ', its release command still running' : ''
  const where = app.webUrl ? ` at ${app.webUrl}` : ''
  return `Deployed ${inputs.version} to ${app.name}${where} as v${release.version}${state}: ${phases.join(', ')}`
}
