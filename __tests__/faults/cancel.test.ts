import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import pMap from 'p-map'
import { app, type Deploying, faster, platformWithApp, startDeploy } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, type Files, inlineApp, Repository, waitFor } from '../support/repository.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred, until } from '../support/wait.js'

// Windows has no signals between processes: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

/** How many times faster the clock of the action runs. */
const speed = 4

/** The point at which a deploy is cancelled. */
interface Point {
  /** The request whose response the deploy waits for, as `METHOD path`, without the ids, which differ by platform. */
  name: string
  /** The number of earlier requests of this name. How often one is repeated depends on how fast the machine is. */
  before: number
  /** Whether the platform has processed the request. */
  carriedOut: boolean
}

onPosix('a deploy that is cancelled', () => {
  test('at any request leaves no build of its own running, and does not touch those of others', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const hanging = inlineApp(`echo waiting; ${waitFor(gate)}`)
    const untilStream = await pointsOf(hanging, (deploying) => deploying.logged('waiting\n'))
    await cancelAtEach(hanging, untilStream)
  })

  test('at any request after the build leaves nothing running', async () => {
    const releasing = appWithRelease('echo migrated')
    const points = await pointsOf(releasing, ({ done }) => done)
    const created = points.findIndex(({ name }) => name.startsWith('POST') && name.endsWith('/builds'))
    await cancelAtEach(releasing, points.slice(created + 2))
  })

  test('while it packs the checkout stops packing', async () => {
    const directory = await temporaryDirectory()
    const [gate, started] = [join(directory, 'gate'), join(directory, 'started')]
    const repository = await Repository.of(
      inlineApp(undefined, { '.gitattributes': 'slow filter=slow\n', slow: 'x\n' }),
    )
    repository.git('config', 'filter.slow.smudge', `touch '${started}'; ${waitFor(gate)}; cat`)
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository, env: faster(speed) })
    await until(
      () => readFile(started).catch(() => undefined),
      (content) => content !== undefined,
    )
    const result = await cancelAsTheRunner(deploying)
    expect(result).toMatchObject({ exitCode: 1, leftBehind: [] })
    await writeFile(gate, '')
    expect(await builds(platform)).toEqual([])
  })
})

/** Records the requests of a deploy that is not cancelled. */
async function pointsOf(
  files: Files,
  isAtTheEnd: (deploying: Deploying) => Promise<unknown>,
): Promise<Point[]> {
  const platform = await platformWithApp()
  const points: Point[] = []
  const nameOf = requestNames()
  const proxy = await startProxy(platform, (passing) => {
    const point = { name: nameOf(passing), before: passing.before, carriedOut: false }
    // A GET leaves no trace, whether it was processed or not.
    points.push(...(passing.method === 'GET' ? [point] : [point, { ...point, carriedOut: true }]))
    return undefined
  })
  const deploying = await startDeploy({
    platform: proxy,
    repository: await Repository.of(files),
    env: faster(speed),
  })
  await isAtTheEnd(deploying)
  const untilTheEnd = [...points]
  deploying.process.kill('SIGINT')
  await deploying.done
  return untilTheEnd
}

/** Returns a function that names the requests of one deploy: streams by their order, and all else without ids. */
function requestNames() {
  const streams: string[] = []
  return ({ method, path }: ProxiedRequest): string => {
    const resource = path.replace(/\?.*/, '')
    if (!resource.startsWith('/streams/'))
      return `${method} ${resource.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`
    if (!streams.includes(resource)) streams.push(resource)
    return `${method} stream ${streams.indexOf(resource)}`
  }
}

async function cancelAtEach(files: Files, points: Point[]): Promise<void> {
  expect(points.length).toBeGreaterThan(3)
  const repository = await Repository.of(files)
  const results = await pMap(points, (point) => cancelAt(point, repository), { concurrency: 4 })
  for (const [index, result] of results.entries()) {
    const point = points[index]
    if (point?.before !== 0 && result === 'not reached') continue
    const expected = { exitCode: 1, leftBehind: [], ours: [], theirs: 'pending', post: 0 }
    expect({ ...point, result }).toEqual({ ...point, result: expected })
  }
}

/** Cancels a deploy that waits for a response, while someone else builds the same commit on the same app. */
async function cancelAt({ name, before, carriedOut }: Point, repository: Repository) {
  const platform = await platformWithApp()
  const reached = deferred()
  const nameOf = requestNames()
  let healed = false
  const stop = (): Fault => {
    if (carriedOut) return { kind: 'withhold', carriedOut: reached.resolve }
    reached.resolve()
    return { kind: 'hang' }
  }
  const proxy = await startProxy(platform, (passing) => {
    const isPoint = nameOf(passing) === name && passing.before === before
    return isPoint && !healed ? stop() : undefined
  })
  const deploying = await startDeploy({ platform: proxy, repository, env: faster(speed) })
  const isReached = await Promise.race([reached.promise.then(() => true), deploying.done.then(() => false)])
  if (!isReached) return 'not reached'
  const theirs = await startTheirs(platform, repository.head)
  const { exitCode, leftBehind } = await cancelAsTheRunner(deploying)
  healed = true
  const post = await deploying.post()
  const all = await builds(platform)
  return {
    exitCode,
    leftBehind,
    ours: all.filter(({ id, status }) => id !== theirs.id && status === 'pending'),
    theirs: all.find(({ id }) => id === theirs.id)?.status,
    post: post.exitCode,
  }
}

/**
 * Interrupts a step and, as the runner does, terminates it 7.5 seconds and kills it 10 seconds later. Of these, the
 * action waits at most 7 seconds, on its faster clock; the rest is for the machine, which is no faster.
 */
async function cancelAsTheRunner({ process, done }: Deploying) {
  const later = [
    setTimeout(() => process.kill('SIGTERM'), 7_000 / speed + 500),
    setTimeout(() => process.kill('SIGKILL'), 7_000 / speed + 3_000),
  ]
  process.kill('SIGINT')
  const result = await done
  for (const timer of later) clearTimeout(timer)
  return result
}

/** Starts a build of someone else, which never ends, because its tarball never arrives. */
async function startTheirs(platform: PlatformAccess, version: string): Promise<Build> {
  const body = { source_blob: { url: await serve(() => {}), version } }
  return api<Build>(platform, 'POST', `/apps/${app}/builds`, body)
}

function builds(platform: PlatformAccess): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}
