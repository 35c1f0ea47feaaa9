import type { Dyno } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, type Deployed, deploy, eager, faster, platformWithApp } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { type Fault, type Proxy as FaultProxy, startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'

/** The version of an app's first deploy. */
const version = 3

/** What Heroku answers about dynos at each look, of which the last one repeats. */
type Look = Partial<Dyno>[] | Fault

function dyno(name: string, state: string, release = version, more: Partial<Dyno> = {}): Partial<Dyno> {
  const type = name.split(/[.-]/)[0] ?? ''
  return {
    id: `${name} ${release}`,
    name,
    type,
    state,
    release: { version: release },
    updated_at: 't0',
    ...more,
  }
}

interface Options {
  inputs?: Record<string, string>
  /** Answers other requests than those for dynos. */
  other?: (request: { method: string; path: string; before: number }) => Fault | undefined
  /** How the process perceives time. */
  env?: NodeJS.ProcessEnv
  platform?: Platform
}

/** Deploys to a server that answers about dynos as it is told. */
async function deployWith(looks: Look[], options: Options = {}): Promise<Deployed & { proxy: FaultProxy }> {
  const platform = options.platform ?? (await platformWithApp())
  const proxy = await startProxy(platform, (request) => {
    const { method, path, before } = request
    if (method !== 'GET' || !path.endsWith('/dynos')) return options.other?.(request)
    const look = looks[before] ?? looks.at(-1) ?? []
    if (!Array.isArray(look)) return look
    return { kind: 'answer', status: 200, body: JSON.stringify(look) }
  })
  const result = await deploy({
    platform: proxy,
    repository: await Repository.of(inlineApp()),
    inputs: options.inputs ?? {},
    env: options.env ?? eager(50),
  })
  return { ...result, proxy }
}

function looksAt({ requests }: FaultProxy): number {
  return requests.filter((request) => /^GET .*\/dynos$/.test(request)).length
}

const starting = [dyno('web.1', 'starting')]
const up = [dyno('web.1', 'up')]
const refused = (status: number): Fault => ({ kind: 'answer', status, body: '{"id":"x","message":"No."}' })

describe('a wait for dynos', () => {
  test('costs a request a look, and the last look one more', async () => {
    const { errors, text, proxy } = await deployWith([[dyno('web.1', 'up', 2)], starting, starting, up])
    expect(errors).toEqual([])
    expect(text.match(/^web\.1 .*/gm)).toEqual([
      'web.1 still runs v2',
      'web.1 starting',
      expect.stringMatching(/^web\.1 up after \d s \(1 of 1 up\)$/),
    ])
    expect(looksAt(proxy)).toBe(4)
    expect(proxy.requests.filter((request) => /^GET .*\/formation$/.test(request))).toHaveLength(1)
  })

  test('goes on while an old dyno lingers beside the new one', async () => {
    const both = [dyno('web.1', 'up', 2), ...up]
    const { errors, text, outputs } = await deployWith([both, both, both, up])
    expect(errors).toEqual([])
    expect(text.match(/web\.1 up after/g)).toHaveLength(1)
    expect(text).toContain('Dynos of v2 still answer requests beside those of v3, until Heroku has switched')
    expect(text).toMatch(/^The dynos of v2 have stopped after \d s$/m)
    expect(JSON.parse(outputs.dynos ?? '')).toHaveLength(1)
  })

  test('sees dynos that Heroku names anew with each release', async () => {
    const old = dyno('web-1234abcde-123ab', 'up', 2)
    const { errors, text } = await deployWith([
      [old],
      [old, dyno('web-5678fghij-456cd', 'starting')],
      [dyno('web-5678fghij-456cd', 'up')],
    ])
    expect(errors).toEqual([])
    expect(text).toContain('web-1234abcde-123ab still runs v2')
  })

  test('goes on while the list is empty, though a dyno is scaled up', async () => {
    const { errors, proxy } = await deployWith([[], [], up])
    expect(errors).toEqual([])
    expect(looksAt(proxy)).toBe(3)
  })

  test('goes on when the app is scaled up meanwhile', async () => {
    const formation = (quantity: number): Fault => ({
      kind: 'answer',
      status: 200,
      body: JSON.stringify([{ type: 'web', quantity, size: 'Basic' }]),
    })
    const { errors, proxy } = await deployWith([up, up, [...up, dyno('web.2', 'up')]], {
      other: ({ method, path }) =>
        method === 'GET' && path.endsWith('/formation') ? formation(2) : undefined,
    })
    expect(errors).toEqual([])
    expect(looksAt(proxy)).toBe(3)
  })

  test('takes a sleeping dyno for one that is up, and leaves out one-off dynos', async () => {
    const others = ['run.4711', 'release.1234', 'scheduler.4711'].map((name) => dyno(name, 'starting'))
    const { errors, text } = await deployWith([[...others, dyno('web.1', 'idle')]])
    expect(errors).toEqual([])
    expect(text).toMatch(/^web\.1 idle after/m)
    expect(text).not.toMatch(/run\.4711|release\.1234|scheduler\.4711/)
  })

  test('waits for process types that have the names of one-off dynos', async () => {
    const { errors, text } = await deployWith([
      [...up, dyno('scheduler.1', 'starting'), dyno('console.1', 'starting')],
      [...up, dyno('scheduler.1', 'idle'), dyno('console.1', 'idle')],
    ])
    expect(errors).toEqual([])
    expect(text).toContain('scheduler.1 idle')
    expect(text).toContain('console.1 idle')
  })

  test('ends when a dyno flaps and is found crashed again', async () => {
    const other = dyno('web.2', 'starting')
    const { errors } = await deployWith([
      [dyno('web.1', 'crashed'), other],
      [dyno('web.1', 'up', version, { updated_at: 't1' }), other],
      [dyno('web.1', 'crashed', version, { updated_at: 't2' }), other],
    ])
    expect(errors).toEqual([expect.stringMatching(/^web\.1 of test-app crashes on v3\n/)])
  })

  test('ends well when a dyno crashes once and then runs', async () => {
    const { errors, text } = await deployWith([[dyno('web.1', 'crashed')], starting, up])
    expect(errors).toEqual([])
    expect(text).toContain('web.1 crashed after')
  })

  test('says whose newer release runs', async () => {
    const platform = await platformWithApp()
    const { errors, text } = await deployWith([starting, [dyno('web.1', 'up', 4)]], {
      platform,
      other: ({ method, path }) =>
        method === 'GET' && path.endsWith('/releases/4')
          ? {
              kind: 'answer',
              status: 200,
              body: JSON.stringify({
                id: 'x',
                version: 4,
                status: 'succeeded',
                description: 'Set FOO config vars',
                user: { email: 'grace@example.com' },
              }),
            }
          : undefined,
    })
    expect(errors).toEqual([])
    expect(text).toContain('test-app runs v4 by now, released by grace@example.com: Set FOO config vars\n')
  })

  test('is given up with a warning when the key may not read dynos', async () => {
    const inputs = { 'health-check': await serve((_, response) => response.end()) }
    const { errors, warnings, text } = await deployWith([refused(403)], { inputs })
    expect(warnings).toEqual([expect.stringContaining('The key may not read the dynos of test-app')])
    expect(errors).toEqual([])
    expect(text).toContain('test-app is healthy')
  })

  test('fails when the app is gone, and rolls nothing back', async () => {
    const { errors, text } = await deployWith([refused(404)], { inputs: { 'on-failure': 'rollback' } })
    expect(errors).toEqual([expect.stringMatching(/GET .*\/dynos answered 404/)])
    expect(text).not.toMatch(/roll.* back/i)
  })

  test('asks again when answers are lost, broken or refused for a while', async () => {
    const { errors } = await deployWith([
      { kind: 'lose-answer' },
      refused(503),
      { kind: 'answer', status: 200, body: '<html>' },
      { kind: 'refuse' },
      { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
      up,
    ])
    expect(errors).toEqual([])
  })

  test('that the rate limit outlasts says so, and rolls nothing back', async () => {
    const { errors, text } = await deployWith([starting, { kind: 'answer', status: 429 }], {
      inputs: { 'dynos-timeout': '2', 'on-failure': 'rollback' },
    })
    expect(errors).toEqual([
      expect.stringMatching(
        /^It is unknown whether test-app runs v3: Heroku's API did not say so within 2 seconds\nBecause: .*429/,
      ),
    ])
    expect(text).not.toMatch(/roll.* back/i)
  })

  test('ends at its timeout, and says what it was waiting for', async () => {
    const { errors } = await deployWith([[dyno('web.1', 'up', 2), dyno('worker.1', 'down')]], {
      inputs: { 'dynos-timeout': '1' },
    })
    expect(errors).toEqual([
      expect.stringMatching(
        /^Not all dynos of test-app run v3 after 1 second: 0 of 2 dynos up, web\.1 still runs v2, worker\.1 is down/,
      ),
    ])
  })

  test('looks after about 1, 2, 3, 5, 5, … seconds', async () => {
    const times: number[] = []
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) => {
      if (method !== 'GET' || !path.endsWith('/dynos')) return undefined
      times.push(performance.now())
      return { kind: 'answer', status: 200, body: JSON.stringify(before < 6 ? starting : up) }
    })
    const result = await deploy({
      platform: proxy,
      repository: await Repository.of(inlineApp()),
      env: eager(10),
    })
    expect(result.errors).toEqual([])
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(pauses).toHaveLength(6)
    for (const [index, least] of [100, 200, 300, 500, 500, 500].entries())
      expect(pauses[index]).toBeGreaterThanOrEqual(least - 2)
  })
})

describe('the log of a dyno that crashes', () => {
  const crashing: Look[] = [
    [dyno('web.1', 'crashed')],
    [dyno('web.1', 'crashed', version, { updated_at: 't1' })],
  ]
  const onSession = (fault: Fault, times = Infinity): Options => ({
    other: ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/log-sessions') && before < times ? fault : undefined,
  })

  test.each<[string, Fault, RegExp]>([
    [
      'an app has no log sessions',
      refused(404),
      /Its log could not be read: No\. \(POST .*\/log-sessions answered 404/,
    ],
    ['the answer lacks the URL', { kind: 'answer', status: 201, body: '{}' }, /Its log could not be read/],
  ])('is left out when %s', async (_, fault, why) => {
    const { errors } = await deployWith(crashing, onSession(fault))
    expect(errors).toEqual([expect.stringMatching(/^web\.1 of test-app crashes on v3\n/)])
    expect(errors).toEqual([expect.stringMatching(why)])
    expect(errors).toEqual([expect.stringContaining("See it by 'heroku logs --app test-app'")])
  })

  test('is asked for again when it fails at first', async () => {
    const platform = await platformWithApp()
    const { errors } = await deployWith(crashing, { ...onSession(refused(503), 2), platform })
    expect(errors).toEqual([expect.stringContaining('Its log is empty')])
  })

  test('is not waited for long when it hangs, and its URL is a secret', async () => {
    const { errors, visible } = await deployWith(crashing, {
      env: faster(20),
      other: ({ path }) => (path.startsWith('/logs/') ? { kind: 'hang' } : undefined),
    })
    expect(errors).toEqual([expect.stringContaining('Its log could not be read')])
    expect(visible).not.toContain('/logs/')
  })

  test('is quoted as far as it has come when it breaks off', async () => {
    const line = '2026-01-02T03:04:05.000000+00:00'
    const old = `${line} app[web.1]: GET /old\n${line} heroku[web.1]: Starting process with command x\n`
    const body = `${old}${line} app[web.1]: no\rdatabase\n${line} app[web.2]: other\n${line} heroku[web.1]: Process exited with status 1\n`
    const { errors } = await deployWith(crashing, {
      env: faster(20),
      other: ({ path }) =>
        path.startsWith('/logs/')
          ? { kind: 'answer', status: 200, headers: { 'Content-Length': '10000' }, body }
          : undefined,
    })
    expect(errors).toEqual([
      'web.1 of test-app crashes on v3\nThe last lines of its output:\nno\ndatabase\nHeroku: Process exited with status 1',
    ])
  })
})

test('a formation is changed by one request, and only when it differs', async () => {
  const platform = await platformWithApp()
  const inputs = { formation: 'web=2:standard-2x' }
  const two = [dyno('web.1', 'idle', 9), dyno('web.2', 'idle', 9)]
  const answer = { other: ({ path }: { path: string }) => (path.endsWith('/releases/9') ? nine : undefined) }
  const body = { id: 'x', version: 9, status: 'succeeded', description: 'Later', user: { email: '' } }
  const nine: Fault = { kind: 'answer', status: 200, body: JSON.stringify(body) }
  const first = await deployWith([two], { platform, inputs, ...answer })
  const second = await deployWith([two], { platform, inputs, ...answer })
  const patches = ({ requests }: FaultProxy) => requests.filter((request) => request.startsWith('PATCH '))
  expect(first.errors).toEqual([])
  expect(first.text).toMatch(/^Scaled test-app: web from 1 Basic to 2 Standard-2X$/m)
  expect(patches(first.proxy)).toHaveLength(1)
  expect(patches(second.proxy)).toEqual([])
  const formation = await api<{ quantity: number }[]>(platform, 'GET', `/apps/${app}/formation`)
  expect(formation).toMatchObject([{ quantity: 2 }])
})

test('a size that does not exist is an error that names it', async () => {
  const { errors } = await deployWith([up], { inputs: { formation: 'web=1:huge' } })
  expect(errors).toEqual([expect.stringMatching(/huge[\s\S]*PATCH .*\/formation answered 422/)])
})
