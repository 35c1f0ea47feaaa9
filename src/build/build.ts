import { setImmediate } from 'node:timers/promises'
import { allOrAbort } from '../async/all-or-abort.js'
import { joinBuild } from '../deploy/build.js'
import { buildAndRelease, completeBuild } from '../deploy/build-and-release.js'
import type { DeployResult } from '../deploy/deploy.js'
import { startDeployMaintenance } from '../deploy/maintenance.js'
import { setVersion } from '../deploy/version.js'
import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import { connect } from '../heroku/connect.js'
import { timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import type { Comparison } from '../text/comparison.js'
import type { BuildDeploy, BuildInputs } from './inputs.js'
import { lookUpApp, prepare } from './prepare.js'
import { reportDeploy } from './report.js'

/**
 * Runs the build action: archives the commit, uploads it, builds it, mirrors the output, and waits for the release, as
 * Heroku's article "Building and Releasing Using the Platform API" describes; or reuses an existing build. Sets each
 * output as soon as its value is known.
 *
 * @throws Error that says what failed and what to do; the build is cancelled when the run is aborted
 */
export async function buildAndDeploy(run: Run, inputs: BuildInputs): Promise<void> {
  run.deadline(inputs.timeout, timeoutMessage(inputs.timeout))
  const deploy: BuildDeploy = {
    run,
    client: connect(run, inputs),
    options: inputs,
    timings: new Map(),
    changes: [],
  }
  prepareComparison(deploy)
  const showStarted = await reportDeploy(deploy)
  deploy.onVersion = (commit) => {
    run.output('version', deploy.options.version)
    if (commit) deploy.commit = commit
    // A build that is reused makes requests whose answers serve the comparison as well.
    if (!inputs.reuse) deploy.compare?.()
    showStarted(commit)
  }
  await readEnvFileVars(deploy)
  if (inputs.slugDirectory) {
    const { requireEmptyDirectory } = await loadSlugDirectory()
    await requireEmptyDirectory(inputs.slugDirectory, inputs.workspace)
  }
  if ('tarballUrl' in inputs.source) setVersion(deploy, inputs.version, undefined)
  try {
    deploy.result = (inputs.reuse && (await deployExistingBuild(deploy))) || (await deployNewBuild(deploy))
  } catch (error) {
    await deploy.maintenance?.endAfterFailure()
    throw error
  }
  await deploy.comparing
  // Loaded late, so that the first request does not wait for it.
  const { closingLines, promotionHint } = await import('../deploy/closing-lines.js')
  const hint = promotionHint(deploy.result)
  if (hint) run.log.info(hint)
  run.log.result(closingLines(deploy, deploy.result))
}

/** Lets the deploy find out in the background what it changes. */
function prepareComparison(deploy: BuildDeploy): void {
  deploy.comparing = new Promise((resolve) => {
    deploy.run.onFinish(async () => resolve(undefined))
    deploy.compare = () => {
      delete deploy.compare
      resolve(compare(deploy))
    }
  })
}

async function compare(deploy: BuildDeploy): Promise<Comparison | undefined> {
  // Loaded late, so that the first requests, with the lookup of the app, do not wait for it.
  await setImmediate()
  const { compareDeploy } = await import('../deploy/compare.js')
  return deploy.lookup && compareDeploy(deploy, deploy.lookup)
}

/** Adds the config vars of the input `env-file`, if it is set, to those of `config-vars`. */
async function readEnvFileVars(deploy: BuildDeploy): Promise<void> {
  const { run, options } = deploy
  if (options.envFiles.length === 0) return
  // Loaded only when needed, which is rare.
  const { readEnvFiles } = await import('../deploy/env-files.js')
  const configVars = { ...(await readEnvFiles(run, options.envFiles, options)), ...options.configVars }
  if (Object.keys(configVars).length > 0) deploy.options = { ...options, configVars }
}

/** Deploys an existing build of the version, if the app has one. */
async function deployExistingBuild(deploy: BuildDeploy): Promise<DeployResult | undefined> {
  const { releaseReusableBuild, findReusableBuild } = await import('./reuse.js')
  const [app, warnings] = await allOrAbort(deploy.run.signal, (signal) => [
    lookUpApp(deploy, signal),
    resolveVersionAfterRequests(deploy, signal),
  ])
  const appExists = !('newApp' in app)
  if (appExists) await beforeChange(deploy, app)
  const found = appExists ? await findReusableBuild(deploy, app) : undefined
  deploy.run.output('reused', found !== undefined)
  if (!found || found.isRunning) deploy.compare?.()
  if (!found || !appExists) return undefined
  for (const warning of warnings) deploy.run.log.warning(warning)
  await applyConfigVars(deploy, app)
  const result = found.isRunning
    ? await completeRunningBuild(deploy, app, found.build)
    : await releaseReusableBuild(deploy, app, found)
  await deliverSlug(deploy, result)
  return result
}

async function completeRunningBuild(deploy: BuildDeploy, app: App, build: Build): Promise<DeployResult> {
  // Heroku releases what it has built by itself.
  await startDeployMaintenance(deploy, app)
  return completeBuild(deploy, app, await joinBuild(deploy, app, build))
}

async function resolveVersionAfterRequests(deploy: BuildDeploy, signal: AbortSignal): Promise<string[]> {
  // Loading the code that reads the checkout blocks the event loop, so let the first request leave before it starts.
  await setImmediate()
  const { resolveReusableVersion } = await import('./reusable-version.js')
  return resolveReusableVersion(deploy, signal)
}

async function deployNewBuild(deploy: BuildDeploy): Promise<DeployResult> {
  const { app, request } = await prepare(deploy)
  await beforeChange(deploy, app)
  await startDeployMaintenance(deploy, app)
  await applyConfigVars(deploy, app)
  const result = await buildAndRelease(deploy, app, request)
  await deliverSlug(deploy, result)
  return result
}

/** Records the app's current release for a rollback. From then on, the deploy may change the app. */
async function beforeChange(deploy: BuildDeploy, app: App): Promise<void> {
  if (deploy.options.onFailure === 'rollback') {
    const { recordRollbackPoint } = await import('../deploy/rollback-point.js')
    await recordRollbackPoint(deploy, app)
  }
  deploy.isChanging = true
}

/** Unpacks the slug if the input `slug-directory` is set. */
async function deliverSlug(deploy: BuildDeploy, { app, build, artifact }: DeployResult): Promise<void> {
  const { slugDirectory } = deploy.options
  if (!slugDirectory) return
  if (!build.slugId) throw new Error(`Build ${build.id} of ${app.name} has no slug to unpack`)
  const { unpackSlug } = await loadSlugDirectory()
  await unpackSlug(deploy, app, artifact.slug ?? build.slugId, slugDirectory)
}

/** Loaded only when needed: few workflows unpack the slug, and the code for it is large. */
function loadSlugDirectory() {
  return import('./slug-directory.js')
}

/**
 * Sets the config vars before the build, so that the build and the release command see them, but only once there is
 * something to build or to release. A rollback after a failed health check restores the app's previous config vars.
 */
async function applyConfigVars(deploy: BuildDeploy, app: App): Promise<void> {
  if (!deploy.options.configVars) return
  const { setConfigVars } = await import('./config-vars.js')
  await setConfigVars(deploy, app, deploy.options.configVars)
}
