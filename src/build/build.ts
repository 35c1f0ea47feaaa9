import { type App, clearBuildCache } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { connect } from '../runner/connect.js'
import { duration } from '../runner/format.js'
import type { Run } from '../runner/run.js'
import { type Deploy, noSlug } from './deploy.js'
import type { BuildInputs } from './inputs.js'
import { lookUpApp, prepare } from './prepare.js'
import { noteBefore, noteRelease, settle } from './release.js'
import { releaseAgain, reusableBuild } from './reuse.js'
import { createAndFollow } from './run-build.js'
import { requireEmpty, unpackSlug } from './slug-directory.js'

/** What a deploy has come to. */
interface Deployed {
  app: App
  release: Release
}

/**
 * Deploys: archives the commit, uploads it, builds it, mirrors the output, and waits for the release, as Heroku's
 * article "Building and Releasing Using the Platform API" describes it; or reuses what was built before. Sets each
 * output the moment it is known.
 *
 * @throws Error that says what failed and what to do; the build is cancelled when the run is cut short
 */
export async function build(run: Run, inputs: BuildInputs): Promise<void> {
  run.deadline(inputs.timeout)
  const deploy: Deploy = { run, client: connect(run, inputs), inputs, took: new Map() }
  run.output('version', inputs.version)
  if (inputs.slugDirectory) await requireEmpty(inputs.slugDirectory)
  const deployed = (inputs.reuse && (await deployAgain(deploy))) || (await deployAnew(deploy))
  run.log.info(success(deploy, deployed))
}

/** Deploys what was built before of the same version, if there is such a build. */
async function deployAgain(deploy: Deploy): Promise<Deployed | undefined> {
  const { run } = deploy
  const app = await lookUpApp(deploy, run.signal)
  const before = await noteBefore(deploy, app)
  const built = await reusableBuild(deploy, app)
  run.output('reused', built !== undefined)
  if (!built) return undefined
  const slugId = await handOn(deploy, app, built)
  const release = await settle(deploy, app, await releaseAgain(deploy, app, slugId), before, slugId)
  return { app, release }
}

async function deployAnew(deploy: Deploy): Promise<Deployed> {
  const { run, client, inputs } = deploy
  const { app, request } = await prepare(deploy)
  if (inputs.clearCache) await clearBuildCache(client, app.id, run.signal)
  const before = await noteBefore(deploy, app)
  const built = await createAndFollow(deploy, app, request)
  if (!built.releaseId) {
    throw new Error(`Build ${built.id} of ${app.name} succeeded, but Heroku names no release of it`)
  }
  const first = await getRelease(client, app.id, built.releaseId, run.signal)
  noteRelease(run, first)
  const slugId = await handOn(deploy, app, built)
  const release = await settle(deploy, app, first, before, slugId)
  return { app, release }
}

/** Gives the slug of a build, which is unpacked where that is wanted. */
async function handOn(deploy: Deploy, app: App, { slugId }: Build): Promise<string> {
  const { slugDirectory } = deploy.inputs
  if (!slugId) throw new Error(noSlug(app))
  if (slugDirectory) await unpackSlug(deploy, app, slugId, slugDirectory)
  return slugId
}

function success({ inputs, took }: Deploy, { app, release }: Deployed): string {
  const phases = [...took].map(([phase, milliseconds]) => `${phase} in ${duration(milliseconds)}`)
  const state = release.status === 'pending' ? ', its release command still running' : ''
  const where = app.webUrl ? ` at ${app.webUrl}` : ''
  return `Deployed ${inputs.version} to ${app.name}${where} as v${release.version}${state}: ${phases.join(', ')}`
}
