import { timed } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import {
  type Build,
  type BuildRequest,
  createBuild,
  getBuild,
  newestBuilds,
  sourceMark,
} from '../heroku/builds.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { type Ended, herokuMessage, mirror } from '../output/mirror.js'
import { withLastLines } from '../output/tail.js'
import type { Run } from '../runner/run.js'
import { cancelTwin, guardBuild } from './cancel-build.js'
import type { Deploy } from './deploy.js'

/**
 * Creates the build and follows it to its end. It is cancelled when the run is cut short.
 *
 * @param onCreated told of it before it is followed; what it throws ends the following, and the post step makes sure
 * that the build does not go on
 * @throws Error with Heroku's words and the last lines of the output when the build failed
 */
export async function createAndFollow(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<Build> {
  const ended = await timed(deploy.took, 'built', () => createAndMirror(deploy, app, request, onCreated))
  return requireSuccess(app, ended)
}

async function createAndMirror(
  deploy: Deploy,
  app: App,
  request: BuildRequest,
  onCreated?: (build: Build) => Promise<void>,
): Promise<Ended<Build>> {
  const { run, client, inputs } = deploy
  const { log, signal } = run
  const ours = inputs.source.kind === 'checkout'
  const known = ours ? [] : (await newestBuilds(client, app.id, signal)).map(({ id }) => id)
  const sought = { mark: sourceMark(request.sourceUrl, ours), ours, version: request.version, known }
  const note = noteBuild(run)
  const guarded = { app: app.id, sought }
  const guard = guardBuild(run, client, guarded, note)
  let repeated = false
  const onRepeat = () => {
    repeated = true
  }

  const creating = createBuild(client, app.id, request, sought, signal, onRepeat)
  const first = await creating.catch((error: unknown) => {
    if (!signal.aborted && !mayHaveSucceeded(error)) guard.over()
    throw error
  })
  guard.created(first)
  log.info(`Building ${app.name} on ${app.stack}: build ${first.id}`)
  note(first)
  await onCreated?.(first)
  const ended = await mirrorBuild(deploy, app, first, note)
  if (repeated) await cancelTwin(run, client, guarded, first.id, signal)
  guard.over()
  return ended
}

/**
 * Follows a build that Heroku has started for us to its end. It is cancelled when the run is cut short.
 *
 * @throws as {@link createAndFollow}
 */
export async function followBuild(deploy: Deploy, app: App, build: Build): Promise<Build> {
  const { run, client, took } = deploy
  run.log.info(`Building ${app.name} on ${app.stack}: build ${build.id}`)
  const note = noteBuild(run)
  const sought = { mark: '', ours: false, version: build.version, known: [] }
  const guard = guardBuild(run, client, { app: app.id, sought }, note)
  guard.created(build)
  note(build)
  const ended = await timed(took, 'built', () => mirrorBuild(deploy, app, build, note))
  guard.over()
  return requireSuccess(app, ended)
}

/**
 * Follows a build that somebody else has started, from the beginning of its output to its end. It is never cancelled.
 *
 * @throws as {@link createAndFollow}
 */
export async function joinBuild(deploy: Deploy, app: App, build: Build): Promise<Build> {
  const { run, took } = deploy
  run.log.info(`Build ${build.id} of this version is under way: joining it`)
  const note = noteBuild(run)
  note(build)
  const ended = await timed(took, 'built', () => mirrorBuild(deploy, app, build, note))
  return requireSuccess(app, ended)
}

async function mirrorBuild(
  { run, client }: Deploy,
  app: App,
  first: Build,
  note: (build: Build) => void,
): Promise<Ended<Build>> {
  const { log, signal } = run
  const ask = async () => {
    const build = await getBuild(client, app.id, first.id, signal)
    note(build)
    return build
  }
  return mirror({ http: client.http, log, signal }, first, ask)
}

function requireSuccess(app: App, { ended, lastLines }: Ended<Build>): Build {
  if (ended.status === 'succeeded') return ended
  const why = herokuMessage(lastLines)
  throw withLastLines(`Build ${ended.id} of ${app.name} failed`, lastLines, why && `: ${why}`)
}

/** Sets the outputs that a reading of a build makes known, each once. */
export function noteBuild(run: Run): (build: Build) => void {
  const known = new Map<string, string>()
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || known.get(name) === value) return
    known.set(name, value)
    run.output(name, value)
  }
  return (build) => {
    set('build-id', build.id)
    set('build-status', build.status)
    set('slug-id', build.slugId)
    set('release-id', build.releaseId)
  }
}
