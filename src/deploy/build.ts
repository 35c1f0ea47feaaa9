import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import {
  type Build,
  type BuildRequest,
  createBuild,
  getBuild,
  hashSource,
  listNewestBuilds,
} from '../heroku/builds.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { findHerokuMessage, type MirrorResult, mirror } from '../output/mirror.js'
import { errorWithLastLines } from '../output/tail.js'
import type { Run } from '../runner/run.js'
import { shortId } from '../text/format.js'
import { armBuild, cancelDuplicateBuild } from './cancel-build.js'
import type { Deploy } from './deploy.js'

/**
 * Creates a build and follows it to the end. The build is cancelled when the run is aborted.
 *
 * @param onCreated called with the build before it is followed; if it throws, the build is no longer followed, and the
 * post step makes sure that it does not continue
 * @throws Error with Heroku's message and the last lines of the output if the build failed
 */
export async function createAndFollowBuild(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<Build> {
  const ended = await measure(deploy.timings, 'build', () =>
    createAndMirrorBuild(deploy, app, request, onCreated),
  )
  return requireSuccess(app, ended)
}

async function createAndMirrorBuild(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<MirrorResult<Build>> {
  const { run, client } = deploy
  const { log, signal } = run
  const { isOurSource } = request
  const knownIds = isOurSource ? [] : (await listNewestBuilds(client, app.id)).map(({ id }) => id)
  const match = {
    sourceHash: hashSource(request.sourceUrl, isOurSource),
    isOurSource,
    version: request.version,
    knownIds,
  }
  const setOutputs = setBuildOutputs(run)
  const target = { app: app.id, match }
  const armed = armBuild(run, client, target, setOutputs)
  let repeated = false
  const onRepeat = () => {
    repeated = true
  }

  const creating = createBuild(client, app.id, request, match, onRepeat)
  const created = await creating.catch((error: unknown) => {
    if (!signal.aborted && !mayHaveSucceeded(error)) armed.disarm()
    throw error
  })
  armed.update({ ...armed.data, id: created.id })
  log.info(describeBuild(app, created))
  setOutputs(created)
  await onCreated?.(created)
  const ended = await mirrorBuild(deploy, app, created, setOutputs)
  if (repeated) await cancelDuplicateBuild(run, client, target, created.id)
  armed.disarm()
  return ended
}

/**
 * Follows a build that Heroku started for this run to the end. The build is cancelled when the run is aborted.
 *
 * @throws as {@link createAndFollowBuild}
 */
export async function followBuild(deploy: Deploy, app: App, build: Build): Promise<Build> {
  const { run, client, timings } = deploy
  run.log.info(describeBuild(app, build))
  const setOutputs = setBuildOutputs(run)
  const match = { sourceHash: '', isOurSource: false, version: build.version, knownIds: [] }
  const armed = armBuild(run, client, { app: app.id, match }, setOutputs)
  armed.update({ ...armed.data, id: build.id })
  setOutputs(build)
  const ended = await measure(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs))
  armed.disarm()
  return requireSuccess(app, ended)
}

/**
 * Follows a build that another run started, from the beginning of its output to the end. It is never cancelled.
 *
 * @throws as {@link createAndFollowBuild}
 */
export async function joinBuild(deploy: Deploy, app: App, build: Build): Promise<Build> {
  const { run, timings } = deploy
  run.log.info(`Build ${shortId(build.id)} of this version is already running: joining it`)
  const setOutputs = setBuildOutputs(run)
  setOutputs(build)
  const ended = await measure(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs))
  return requireSuccess(app, ended)
}

async function mirrorBuild(
  deploy: Deploy,
  app: App,
  initial: Build,
  setOutputs: (build: Build) => void,
): Promise<MirrorResult<Build>> {
  const { run, client } = deploy
  const { log, signal } = run
  deploy.app = app
  deploy.build = initial
  const ask = async () => {
    const build = await getBuild(client, app.id, initial.id)
    deploy.build = build
    setOutputs(build)
    return build
  }
  return mirror({ http: client.http, log, signal }, initial, ask)
}

function requireSuccess(app: App, { ended, lastLines }: MirrorResult<Build>): Build {
  if (ended.status === 'succeeded') return ended
  const why = findHerokuMessage(lastLines)
  throw errorWithLastLines(`Build ${shortId(ended.id)} of ${app.name} failed`, lastLines, why && `: ${why}`)
}

/** The build's whole id is an output. */
function describeBuild({ name, stack }: App, build: Build): string {
  return `Building ${name} on ${stack} (build ${shortId(build.id)})`
}

/** Returns a function that sets the outputs of a build whenever their values change. */
export function setBuildOutputs(run: Run): (build: Build) => void {
  const lastValues = new Map<string, string>()
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || lastValues.get(name) === value) return
    lastValues.set(name, value)
    run.output(name, value)
  }
  return (build) => {
    set('build-id', build.id)
    set('build-status', build.status)
    set('slug-id', build.slugId)
    set('release-id', build.releaseId)
  }
}
