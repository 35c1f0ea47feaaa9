import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, clearBuildCache, getApp } from '../heroku/apps.js'
import {
  type Build,
  type BuildRequest,
  createBuild,
  getBuild,
  newestBuilds,
  sourceMark,
} from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { mayBeDone } from '../heroku/retry.js'
import { createSource } from '../heroku/sources.js'
import { herokuMessage, mirror } from '../output/mirror.js'
import { withLastLines } from '../output/tail.js'
import { followRelease } from '../release/follow.js'
import { connect } from '../runner/connect.js'
import { bytes, duration } from '../runner/format.js'
import type { Run } from '../runner/run.js'
import { together } from '../runner/together.js'
import { type Packed, pack } from '../source/pack.js'
import { some } from '../source/paths.js'
import { upload } from '../source/upload.js'
import { guardBuild } from './guard.js'
import type { BuildInputs, CheckoutSource } from './inputs.js'

/** What the steps of one deploy share. */
interface Deploy {
  run: Run
  client: HerokuClient
  inputs: BuildInputs
  /** Milliseconds that each phase took, by what it did. */
  took: Map<string, number>
}

/** What is built, and on which app. */
interface Prepared {
  app: App
  request: BuildRequest
}

/**
 * Deploys: archives the commit, uploads it, builds it, mirrors the output, and waits for the release, as Heroku's
 * article "Building and Releasing Using the Platform API" describes it. Sets each output the moment it is known.
 *
 * @throws Error that says what failed and what to do; the build is cancelled when the run is cut short
 */
export async function build(run: Run, inputs: BuildInputs): Promise<void> {
  run.deadline(inputs.timeout)
  const deploy: Deploy = { run, client: connect(run, inputs), inputs, took: new Map() }

  run.output('version', inputs.version)
  const { app, request } = await prepare(deploy)
  if (inputs.clearCache) await clearBuildCache(deploy.client, app.id, run.signal)
  const built = await buildSource(deploy, app, request)
  const release = await releaseOf(deploy, app, built)
  if (!built.slugId) throw new Error(noSlug(app))
  run.log.info(success(deploy, app, release))
}

async function prepare(deploy: Deploy): Promise<Prepared> {
  const { run, client, inputs } = deploy
  const { source, version, versionDescription, buildpacks } = inputs
  const checkApp = async (signal: AbortSignal) => {
    const app = await getApp(client, inputs.app, signal)
    if (app.webUrl) run.output('web-url', app.webUrl)
    if (app.stack === 'container') throw new Error(noSlug(app))
    return app
  }
  if (source.kind === 'url') {
    // What is signed, or names a user, is not for the log.
    if (/[?@]/.test(source.url)) run.log.mask(source.url)
    const app = await checkApp(run.signal)
    return { app, request: { sourceUrl: source.url, version, versionDescription, buildpacks } }
  }
  const [app, { archive, commit }, sourceUrl] = await uploadCheckout(deploy, source, checkApp)
  const description = versionDescription || (commit?.subject ?? '')
  const { checksum } = archive
  return { app, request: { sourceUrl, checksum, version, versionDescription: description, buildpacks } }
}

async function uploadCheckout(
  deploy: Deploy,
  checkout: CheckoutSource,
  checkApp: (signal: AbortSignal) => Promise<App>,
): Promise<[App, Packed, string]> {
  const { run, client, inputs, took } = deploy
  const scratch = await mkdtemp(join(inputs.temporary, 'heroku-build-'))
  run.atEnd(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))

  const archiving = performance.now()
  const [app, packed, source] = await together(run.signal, (signal) => [
    checkApp(signal),
    pack(checkout, scratch, signal),
    createSource(client, signal),
  ])
  took.set('archived', performance.now() - archiving)
  reportArchive(deploy, packed)

  const uploading = performance.now()
  const { getUrl } = await upload(packed.archive, source, {
    http: client.http,
    signal: run.signal,
    newSource: () => createSource(client, run.signal),
    onRetry: (message) => run.log.info(message),
  })
  took.set('uploaded', performance.now() - uploading)
  return [app, packed, getUrl]
}

function reportArchive({ run, inputs: { version } }: Deploy, { archive, commit }: Packed): void {
  const { files, size, checksum, leftOut } = archive
  run.output('checksum', checksum)
  const what = commit
    ? `commit ${commit.sha.slice(0, 8)} (${commit.subject})`
    : 'the directory, which is in no git repository'
  run.log.info(`Archived ${what}: ${files} files, ${bytes(size)} compressed, ${checksum}`)
  if (leftOut.length > 0) {
    run.log.warning(
      `The checkout differs from the commit, and the commit is what is deployed. Without their changes:\n${some(leftOut)}\nName them in the input 'include' to deploy them as they are`,
    )
  }
  if (commit && isCommitId(version) && !commit.sha.startsWith(version.toLowerCase())) {
    run.log.warning(
      `The input 'version' is ${version}, but the checked-out commit, which is deployed, is ${commit.sha}. Pass the 'ref' of actions/checkout as 'version' too`,
    )
  }
}

function isCommitId(version: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(version) && /[a-f]/i.test(version)
}

/** Creates the build and follows it to its end. */
async function buildSource(deploy: Deploy, app: App, request: BuildRequest): Promise<Build> {
  const { run, client, inputs, took } = deploy
  const { log, signal } = run
  const ours = inputs.source.kind === 'checkout'
  const known = ours ? [] : (await newestBuilds(client, app.id, signal)).map(({ id }) => id)
  const sought = { mark: sourceMark(request.sourceUrl, ours), ours, version: request.version, known }
  const note = noteBuild(run)
  const guard = guardBuild(run, client, { app: app.id, sought }, note)

  const building = performance.now()
  const first = await createBuild(client, app.id, request, sought, signal).catch((error: unknown) => {
    if (!signal.aborted && !mayBeDone(error)) guard.over()
    throw error
  })
  guard.created(first)
  run.output('build-id', first.id)
  log.info(`Building ${app.name} on ${app.stack}: build ${first.id}`)
  note(first)
  const ask = async () => note(await getBuild(client, app.id, first.id, signal))
  const { ended, lastLines } = await mirror({ http: client.http, log, signal }, first, ask)
  guard.over()
  took.set('built', performance.now() - building)

  if (ended.status === 'succeeded') return ended
  const why = herokuMessage(lastLines)
  throw new Error(withLastLines(`Build ${ended.id} of ${app.name} failed${why ? `: ${why}` : ''}`, lastLines))
}

/** Sets the outputs that a reading of the build makes known, each once. */
function noteBuild(run: Run): (build: Build) => Build {
  const known = new Map<string, string>()
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || known.get(name) === value) return
    known.set(name, value)
    run.output(name, value)
  }
  return (build) => {
    set('build-status', build.status)
    set('slug-id', build.slugId)
    set('release-id', build.releaseId)
    return build
  }
}

/** Reads the release that the build made and, if asked to, waits for its release command. */
async function releaseOf(deploy: Deploy, app: App, built: Build): Promise<Release> {
  const { run, client, inputs, took } = deploy
  const { log, signal } = run
  if (!built.releaseId)
    throw new Error(`Build ${built.id} of ${app.name} succeeded, but Heroku names no release of it`)
  const note = (release: Release) => {
    run.output('release-version', release.version)
    run.output('release-status', release.status)
  }
  const releasing = performance.now()
  const first = await getRelease(client, app.id, built.releaseId, signal)
  note(first)
  if (!inputs.waitForRelease && first.status === 'pending') return first
  const over = run.whenCutShort(async () => {
    log.warning(`Release v${first.version} of ${app.name} goes on: Heroku can't cancel a release command`)
  })
  const release = await followRelease(app, first, { client, log, signal, onRead: note })
  over()
  took.set('released', performance.now() - releasing)
  return release
}

function noSlug({ name, stack }: App): string {
  return `A build of ${name} yields no slug to hand on, as it is with apps whose stack builds images (its stack is '${stack}'). Deploy such an app with Heroku's container registry, or move it to a stack with buildpacks`
}

function success({ inputs, took }: Deploy, app: App, release: Release): string {
  const phases = [...took].map(([phase, milliseconds]) => `${phase} in ${duration(milliseconds)}`)
  const state = release.status === 'pending' ? ', its release command still running' : ''
  const where = app.webUrl ? ` at ${app.webUrl}` : ''
  return `Deployed ${inputs.version} to ${app.name}${where} as v${release.version}${state}: ${phases.join(', ')}`
}
