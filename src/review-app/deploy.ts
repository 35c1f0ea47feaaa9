import { followBuild, joinBuild } from '../deploy/build.js'
import { buildAndRelease } from '../deploy/build-and-release.js'
import { compareDeploy } from '../deploy/compare.js'
import type { Deploy } from '../deploy/deploy.js'
import { requireHerokuYml } from '../deploy/heroku-yml.js'
import { readCheckout } from '../deploy/pack-checkout.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { resolveVersion } from '../deploy/version.js'
import { bestEffort } from '../github/best-effort.js'
import { getPullRequest } from '../github/pull-requests.js'
import { type App, getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import { required } from '../heroku/client.js'
import { isActive, type ReviewApp } from '../heroku/review-apps.js'
import { describeError } from '../text/describe-error.js'
import { requireCreatable } from './app-json.js'
import { requireDeployable } from './commit.js'
import { createOrJoin, followCreation, setAppOutputs } from './create.js'
import { deleteAndWait, destroyReviewApp } from './destroy.js'
import { findApps } from './find.js'
import { findDeploy } from './find-deploy.js'
import { type Review, type ReviewResult, readPullRequestTask } from './review.js'
import { shouldHaveApp } from './should-have-app.js'
import { cancelIfSuperseded, requireNotSuperseded, SupersededError } from './supersede.js'

/**
 * Creates the pull request's app from the checked-out commit, or builds the commit on the existing app. If the app's
 * creation failed, replaces it; if it is being deleted, waits for that; if another run is creating it, joins that run.
 */
export async function deployReviewApp(review: Review): Promise<ReviewResult> {
  const { run } = review
  try {
    const result = await deployOpen(await readEnvFileVars(review))
    return (await isOver(review)) ? await destroyReviewApp(review) : result
  } catch (error) {
    if (run.signal.aborted) throw error
    if (error instanceof SupersededError) return { status: 'unchanged', why: error.message }
    // The run of the other event found no app to destroy yet, or destroyed it during the build.
    if (!(await isOver(review))) throw error
    const { inputs, pullRequest } = review
    const what = pullRequest.open ? `lost the label '${inputs.label}'` : 'was closed'
    run.log.info(
      `Pull request ${pullRequest.number} ${what} during the deploy, which failed: ${describeError(error)}`,
    )
    return destroyReviewApp(review)
  }
}

/** Adds the config vars of the input `env-file`, if it is set, to those of `config-vars`. */
async function readEnvFileVars(review: Review): Promise<Review> {
  const { inputs, run } = review
  const { envFiles, workspace, deploy } = inputs
  if (envFiles.length === 0) return review
  // Loaded only when needed, which is rare.
  const { readEnvFiles } = await import('../deploy/env-files.js')
  const { temporaryDirectory } = deploy
  const fromFiles = await readEnvFiles(run, envFiles, { workspace, temporaryDirectory })
  return { ...review, inputs: { ...inputs, configVars: { ...fromFiles, ...inputs.configVars } } }
}

async function deployOpen(review: Review): Promise<ReviewResult> {
  const { client, inputs, run, timings } = review
  const deploy: Deploy = { run, client, timings, changes: [], options: inputs.deploy }
  const { checkout } = inputs
  await identifyCommit(review, deploy)
  const { ownApp: existing } = await findApps(review)
  let app: App | undefined
  if (existing?.appId && isActive(existing)) {
    app = await getApp(client, existing.appId)
    setAppOutputs(run, existing, app)
    await requireNotSuperseded(review, app.id)
    const current = await findDeploy(review, app.id)
    if (current) return current
  }
  compareWith(deploy, app)
  review.showStarted(deploy)
  const isNew = !existing || !isActive(existing)
  const { request, commit } = await uploadCheckout(
    deploy,
    checkout,
    async () => app,
    (known, archive) => {
      if (isNew) requireCreatable(checkout, archive, review.pullRequest.number)
      if (known) requireHerokuYml(known, archive)
    },
  )
  // The checkout may have changed since it was read, so check the commit that was packed.
  await requireDeployable(review, commit)
  const result = await deployTo(review, deploy, request, app)
  await deploy.comparing
  return result
}

/**
 * Finds out in the background what the deploy changes.
 *
 * @param app undefined if it does not exist yet
 */
function compareWith(deploy: Deploy, app: App | undefined): void {
  delete deploy.releasesBefore
  deploy.comparing = compareDeploy(deploy, Promise.resolve(app))
}

/** Reads the checked-out commit and checks that it may be deployed, before anything else happens. */
async function identifyCommit(review: Review, deploy: Deploy): Promise<void> {
  const { inputs, run } = review
  const checkout = await readCheckout(deploy, inputs.checkout, run.signal)
  const sha = checkout?.sha ?? ''
  const head = await requireDeployable(review, sha)
  const version = await resolveVersion(run, inputs.deploy.version || sha, checkout)
  Object.assign(review.commit, { version, head, ...(head !== sha && { merge: sha }) })
  deploy.options = { ...deploy.options, version }
  if (checkout) deploy.commit = checkout
}

/** Reads from GitHub whether the pull request should have no app any more. If GitHub does not say, it should. */
async function isOver({ github, inputs, pullRequest, run }: Review): Promise<boolean> {
  const current = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest.number))
  if (!current || shouldHaveApp(current, inputs.label)) return false
  const { open, labels } = current
  Object.assign(pullRequest, { open, labels })
  return true
}

/** @param compared the app with which the commit has been compared */
async function deployTo(
  review: Review,
  deploy: Deploy,
  request: BuildRequest,
  compared: App | undefined,
): Promise<ReviewResult> {
  for (;;) {
    const { ownApp, conflicts } = await findApps(review)
    let existing = ownApp
    if (!existing) {
      const { reviewApp, isOwn } = await createOrJoin(review, request, conflicts)
      // Another run has destroyed it since.
      if (isOwn && compared) compareWith(deploy, undefined)
      if (isOwn) return create(review, deploy, reviewApp)
      existing = reviewApp
    }
    if (existing.status === 'created') return update(review, deploy, existing, { request, compared })
    if (isActive(existing)) await awaitOthers(review, deploy, existing)
    else await replace(review, existing)
    if (await isOver(review)) throw new Error('The pull request was closed or lost its label')
  }
}

async function create(review: Review, deploy: Deploy, reviewApp: ReviewApp): Promise<ReviewResult> {
  const deployed = await followCreation(review, deploy, reviewApp, followBuild)
  return { status: 'created', app: deployed.app, deployed }
}

/** Builds the commit on the existing app. */
async function update(
  review: Review,
  deploy: Deploy,
  existing: ReviewApp,
  { request, compared }: { request: BuildRequest; compared: App | undefined },
): Promise<ReviewResult> {
  const { client, run } = review
  const app = await getApp(client, required(existing.appId, 'the app of the review app'))
  setAppOutputs(run, existing, app)
  await requireNotSuperseded(review, app.id)
  const current = await findDeploy(review, app.id)
  if (current) return current
  // Another run has created it since.
  if (app.id !== compared?.id) compareWith(deploy, app)
  deploy.isChanging = true
  const deployed = await buildAndRelease(deploy, app, request, (build) =>
    cancelIfSuperseded(review, app.id, build),
  )
  return { status: 'updated', app, deployed }
}

/** Follows an app that another run is creating. That run reports a failure; this one then looks for the app again. */
async function awaitOthers(review: Review, deploy: Deploy, existing: ReviewApp): Promise<void> {
  const { run } = review
  run.log.info('Another run is creating the app of this pull request: joining it')
  await followCreation(review, deploy, existing, joinBuild).catch((error: unknown) => {
    run.signal.throwIfAborted()
    run.log.info(`The creation of the app failed: ${describeError(error)}`)
  })
}

async function replace(review: Review, existing: ReviewApp): Promise<void> {
  review.run.log.info(`The previous app of this pull request has the status ${existing.status}: replacing it`)
  await deleteAndWait(review, existing)
}
