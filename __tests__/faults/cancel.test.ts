import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import pMap from 'p-map'
import { app, type Deploying, faster, platformWithApp, startDeploy } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { appWithRelease, type Files, inlineApp, Repository, waitFor } from '../support/repository.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred, until } from '../support/wait.js'

// Windows has no signals that a process could hear from another: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

/** How much faster time passes for what the action waits for. */
const speed = 4

/** Where a deploy is when it is cancelled. */
interface Point {
  /** Which of its requests it waits for. */
  request: number
  /** What that is, for whoever reads a failure. */
  name: string
  /** Whether the platform has carried it out. */
  carriedOut: boolean
}

onPosix('a deploy that is cancelled', () => {
  test('at whatever request leaves no build of its own running, and those of others alone', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const hanging = inlineApp(`echo waiting; ${waitFor(gate)}`)
    const untilStream = await pointsOf(hanging, (deploying) => deploying.logged('waiting\n'))
    await walk(hanging, untilStream)
  })

  test('at whatever request after the build leaves nothing running either', async () => {
    const releasing = appWithRelease('echo migrated')
    const points = await pointsOf(releasing, ({ done }) => done)
    const created = points.findIndex(({ name }) => name.startsWith('POST') && name.endsWith('/builds'))
    await walk(releasing, points.slice(created + 2))
  })

  test('while it archives stops archiving', async () => {
    const directory = await temporaryDirectory()
    const [gate, begun] = [join(directory, 'gate'), join(directory, 'begun')]
    const repository = await Repository.of(
      inlineApp(undefined, { '.gitattributes': 'slow filter=slow\n', slow: 'x\n' }),
    )
    repository.git('config', 'filter.slow.smudge', `touch '${begun}'; ${waitFor(gate)}; cat`)
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository, env: faster(speed) })
    await until(
      () => readFile(begun).catch(() => undefined),
      (content) => content !== undefined,
    )
    const result = await cancelAsTheRunner(deploying)
    expect(result).toMatchObject({ exitCode: 1, leftBehind: [] })
    await writeFile(gate, '')
    expect(await builds(platform)).toEqual([])
  })
})

/** Records what a deploy that nobody cancels asks for. */
async function pointsOf(files: Files, isFar: (deploying: Deploying) => Promise<unknown>): Promise<Point[]> {
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, () => undefined)
  const deploying = await startDeploy({
    platform: proxy,
    repository: await Repository.of(files),
    env: faster(speed),
  })
  await isFar(deploying)
  deploying.process.kill('SIGINT')
  const requests = [...proxy.requests]
  await deploying.done
  return requests.flatMap((name, request) => {
    const before = { request, name, carriedOut: false }
    // Carried out or not, what only asks leaves no trace.
    return name.startsWith('GET') ? [before] : [before, { ...before, carriedOut: true }]
  })
}

async function walk(files: Files, points: Point[]): Promise<void> {
  expect(points.length).toBeGreaterThan(3)
  const repository = await Repository.of(files)
  const results = await pMap(points, (point) => cancelAt(point, repository), { concurrency: 4 })
  for (const [index, result] of results.entries()) {
    const { carriedOut, name } = points[index] ?? {}
    const expected = { exitCode: 1, leftBehind: [], ours: [], theirs: 'pending', post: 0 }
    expect({ carriedOut, name, ...result }).toEqual({ carriedOut, name, ...expected })
  }
}

/** Cancels a deploy that waits for its n-th request, while somebody else builds the same commit on the same app. */
async function cancelAt({ request, carriedOut }: Point, repository: Repository) {
  const platform = await platformWithApp()
  const reached = deferred()
  let count = 0
  let healed = false
  const stop = (): Fault => {
    if (carriedOut) return { kind: 'withhold', carriedOut: reached.resolve }
    reached.resolve()
    return { kind: 'hang' }
  }
  const proxy = await startProxy(platform, () => (!healed && count++ === request ? stop() : undefined))
  const deploying = await startDeploy({ platform: proxy, repository, env: faster(speed) })
  await reached.promise
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
 * Interrupts, terminates, and kills a step when the runner does: 7.5 and 10 seconds later. Of these the action waits
 * for 7 at the most, on its faster clock; the rest is for what the machine has to do, which is no faster.
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

/** Has somebody else build something that does not end: its tarball never comes. */
async function startTheirs(platform: PlatformAccess, version: string): Promise<Build> {
  const body = { source_blob: { url: await serve(() => {}), version } }
  return api<Build>(platform, 'POST', `/apps/${app}/builds`, body)
}

function builds(platform: PlatformAccess): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}
