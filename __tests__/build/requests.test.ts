import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, deploy, eager, platformWithApp } from '../support/deploy.js'
import { api, type BuildBody } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'

/** The requests that each deploy needs, in the order in which they start, with the ids left out. */
const needed = {
  app: 'GET /apps/test-app',
  source: 'POST /sources',
  upload: 'PUT /object',
  build: 'POST /apps/ID/builds',
  output: 'GET /stream',
  ended: 'GET /apps/ID/builds/ID',
  proof: 'GET /stream',
  release: 'GET /apps/ID/releases/ID',
}
/** Describes what was built. */
const slug = 'GET /apps/ID/slugs/ID'
/** Show what the deploy changes. */
const comparison = ['GET /apps/ID/releases', slug]
const dynos = 'GET /apps/ID/dynos'
const formation = 'GET /apps/ID/formation'

describe('the requests of a deploy', () => {
  test('are eight and what describes it, without a look at the dynos', async () => {
    const { platform, count } = await counting()
    const first = await count({ 'wait-for-dynos': 'false' })
    // Without a slug from before, there is nothing more to read.
    expect(first).toEqual(sorted(...Object.values(needed), slug, 'GET /apps/ID/releases'))
    const second = await count({ 'wait-for-dynos': 'false' })
    expect(second).toEqual(sorted(...Object.values(needed), slug, ...comparison))
    expect(await api<unknown[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(2)
  })

  test('are two more with one look at the dynos', async () => {
    const { count } = await counting()
    const requests = await count()
    expect(requests).toEqual(
      sorted(...Object.values(needed), slug, 'GET /apps/ID/releases', dynos, formation),
    )
  })

  test('with rollback, use the list of releases that the comparison needs', async () => {
    const { count } = await counting()
    const requests = await count({ 'wait-for-dynos': 'false', 'on-failure': 'rollback' })
    expect(requests).toEqual(sorted(...Object.values(needed), slug, 'GET /apps/ID/releases'))
  })

  test('are three more with a release command: its output, its end, and the end of its output', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    // The command runs for as long as it takes to find it running.
    const { count } = await counting(
      appWithRelease(`while [ ! -f '${gate}' ]; do sleep 0.1; done; echo migrated`),
      ({ path }, buildStream) => {
        if (path.startsWith('/streams/') && path !== buildStream) writeFileSync(gate, '')
        return undefined
      },
    )
    const requests = await count({ 'wait-for-dynos': 'false' })
    const releasePhase = [needed.output, needed.release, needed.proof]
    expect(requests).toEqual(sorted(...Object.values(needed), slug, 'GET /apps/ID/releases', ...releasePhase))
  })

  test('of a build that is reused, are those of a release', async () => {
    const { platform, repository, count } = await counting()
    await count({ 'wait-for-dynos': 'false' })
    await api(platform, 'PATCH', `/apps/${app}/config-vars`, { CHANGED: 'yes' })
    await deploy({ platform, repository, inputs: { reuse: 'true', 'wait-for-dynos': 'false' } })
    const requests = await count({ reuse: 'true', 'wait-for-dynos': 'false' })
    expect(requests).toEqual(sorted(needed.app, 'GET /apps/ID/builds', 'GET /apps/ID/releases', slug))
  })

  test('while a build stays pending after its output, ask only for the build', async () => {
    let reads = 0
    const stayPending = (body: Record<string, unknown>) =>
      reads++ < 5 ? { ...body, status: 'pending', slug: null, release: null } : body
    const { count } = await counting(inlineApp(), ({ method, path }) =>
      method === 'GET' && isBuild(path) ? { kind: 'rewrite', json: stayPending } : undefined,
    )
    const requests = await count({ 'wait-for-dynos': 'false' })
    // Once more, the stream is read right after its end: the connection may have been cut.
    const waiting = [needed.proof, ...Array.from({ length: 5 }, () => needed.ended)]
    expect(requests).toEqual(sorted(...Object.values(needed), slug, 'GET /apps/ID/releases', ...waiting))
  })
})

/** Returns a function that deploys with some inputs, and returns the requests of the deploy, sorted. */
async function counting(
  files = inlineApp(),
  fault: (passing: ProxiedRequest, buildStream: string | undefined) => Fault | undefined = () => undefined,
) {
  let buildStream: string | undefined
  const platform = await platformWithApp()
  const repository = await Repository.of(files)
  const proxy = await startProxy(platform, (passing) => {
    // The build's output is the first to be read.
    if (passing.path.startsWith('/streams/')) buildStream ??= passing.path
    return fault(passing, buildStream) ?? holdUntilEnd(platform, passing, buildStream)
  })
  const count = async (inputs: Record<string, string> = {}) => {
    proxy.requests.length = 0
    buildStream = undefined
    const result = await deploy({ platform: proxy, repository, inputs, env: eager(30) })
    expect(result.errors).toEqual([])
    return sorted(...withoutIds(proxy))
  }
  return { platform, repository, count }
}

/**
 * Has readings of a build or a release wait for its end, so that there is one, however slow the machine is. The first
 * reading of a release waits until its command has started, since its stream does not exist before.
 */
function holdUntilEnd(
  platform: Platform,
  { method, path, before }: ProxiedRequest,
  buildStream: string | undefined,
): Fault | undefined {
  if (path === buildStream) return undefined
  if (path.startsWith('/streams/')) {
    const released = until(
      () => api<Release[]>(platform, 'GET', `/apps/${app}/releases`),
      (releases) => releases.at(-1)?.status !== 'pending',
    )
    return { kind: 'hold', until: released }
  }
  const isRelease = /\/releases\/[^/]+$/.test(path)
  if (method !== 'GET' || !(isBuild(path) || isRelease)) return undefined
  if (isRelease && before === 0) {
    const started = until(
      () => api<Release>(platform, 'GET', path),
      ({ status, output_stream_url: stream }) => status !== 'pending' || Boolean(stream),
    )
    return { kind: 'hold', until: started }
  }
  const ended = until(
    () => api<BuildBody>(platform, 'GET', path),
    ({ status }) => status !== 'pending',
  )
  return { kind: 'hold', until: ended }
}

function isBuild(path: string): boolean {
  return /\/builds\/[^/]+$/.test(path)
}

function withoutIds({ requests }: { requests: string[] }): string[] {
  return (
    requests
      // The platform itself gets the source of the build.
      .filter((request) => !request.startsWith('GET /herokusources/'))
      .map((request) =>
        request
          .replace(/\/herokusources\/.*/, '/object')
          .replace(/\/streams\/.*/, '/stream')
          .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'),
      )
  )
}

function sorted(...requests: string[]): string[] {
  return requests.toSorted()
}
