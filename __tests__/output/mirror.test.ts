import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, type Deployed, deploy, eager, platformWithApp } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const manyLines = 'for i in $(seq 1 400); do echo "line $i of the build, with some more text"; done'

describe('an unreliable stream', () => {
  test('that breaks many times delivers each byte once', async () => {
    const { result, output } = await deployThrough(manyLines, ({ path, before }) =>
      isStream(path) && before < 12 ? { kind: 'cut', after: 700 * (before + 1) } : undefined,
    )
    expect(result.exitCode).toBe(0)
    expect(result.mirrored).toBe(output)
  })

  test('that ends early as if it were complete delivers each byte once', async () => {
    const { result, output } = await deployThrough(manyLines, ({ path, before }) =>
      isStream(path) && before < 5 ? { kind: 'cut', after: 1500 * (before + 1), clean: true } : undefined,
    )
    expect(result.mirrored).toBe(output)
  })

  test('that does not exist at first is requested again', async () => {
    const { result, output } = await deployThrough('echo hello', ({ path, before }) =>
      isStream(path) && before < 3 ? { kind: 'answer', status: 404 } : undefined,
    )
    expect(result.mirrored).toBe(output)
  })

  test.each([
    [500, 2],
    [403, 2],
    // Two that agree are the end of a stream that is empty.
    [204, 1],
    [416, 1],
  ])('that returns %i at first, %i times, is requested again', async (status, times) => {
    const { result, output } = await deployThrough('echo hello', ({ path, before }) =>
      isStream(path) && before < times ? { kind: 'answer', status } : undefined,
    )
    expect(result.mirrored).toBe(output)
  })

  test.each([204, 416])(
    'whose every answer is %i is empty: no warning, and two readings once the build is over',
    async (status) => {
      const platform = await platformWithApp()
      const { proxy, readings } = await countingReadings(platform, 'builds', { kind: 'answer', status })
      const result = await deploy({
        platform: proxy,
        repository: await Repository.of(inlineApp()),
        env: eager(30),
      })
      expect(result).toMatchObject({ exitCode: 0, warnings: [], mirrored: '' })
      expect([1, 2]).toContain(readings())
    },
  )

  test.each([204, 416] as const)(
    'of a silent release command, where busl answers %i, costs no warning',
    async (pastEnd) => {
      const platform = await platformWithApp({ busl: { pastEnd } })
      const { proxy, readings } = await countingReadings(platform, 'releases')
      const repository = await Repository.of(appWithRelease('true'))
      const result = await deploy({ platform: proxy, repository, env: eager(30) })
      expect(result).toMatchObject({ exitCode: 0, warnings: [] })
      expect([1, 2]).toContain(readings())
    },
  )

  test.each([204, 416])('that returns %i after output was read has not ended', async (status) => {
    const { result } = await deployThrough('echo hello', ({ path, before }) => {
      if (!isStream(path)) return undefined
      return before === 0 ? { kind: 'cut', after: 30 } : { kind: 'answer', status }
    })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringContaining('could not be read to its end')])
  })

  test('that can never be read does not hide the result', async () => {
    const { result } = await deployThrough('echo hello', ({ path }) =>
      isStream(path) ? { kind: 'answer', status: 500 } : undefined,
    )
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringContaining('could not be read to its end')])
  })

  test('sends heartbeats, which are not output', async () => {
    const platform = await platformWithApp({ heartbeatMs: 5 })
    const repository = await Repository.of(inlineApp('echo one; sleep 0.3; echo two; sleep 0.3'))
    const result = await deploy({ platform, repository })
    expect(result.mirrored).not.toContain('\0')
    expect(result.mirrored).toContain('one\ntwo\n')
  })

  test('of a release breaks, and is still read completely', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ path, before }) =>
      isStream(path) && before < 4 ? { kind: 'cut', after: 400 * (before + 1) } : undefined,
    )
    const repository = await Repository.of(appWithRelease(manyLines.replaceAll('build', 'release')))
    const result = await deploy({ platform: proxy, repository, env: eager(30) })
    const lines = result.mirrored.split('\n').filter((line) => line.includes('of the release'))
    expect(lines).toEqual(
      Array.from({ length: 400 }, (_, i) => `line ${i + 1} of the release, with some more text`),
    )
  })

  test('that ends long before the build does not end the wait', async () => {
    const platform = await platformWithApp()
    let reads = 0
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/builds\/[^/]+$/.test(path)
        ? {
            kind: 'rewrite',
            json: (body) => (reads++ < 5 ? { ...body, status: 'pending', slug: null } : body),
          }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, env: eager(30) })
    expect(result.outputs['build-status']).toBe('succeeded')
    expect(reads).toBeGreaterThan(5)
  })
})

describe('a lost response', () => {
  test('to the creation creates no second build', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/builds') && before === 0 ? { kind: 'lose-answer' } : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, env: eager(30) })
    expect(result.exitCode).toBe(0)
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toMatchObject([
      { id: result.outputs['build-id'], status: 'succeeded' },
    ])
  })

  test('to a request that never arrived leads to one build', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/builds') && before === 0 ? { kind: 'refuse' } : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, env: eager(30) })
    expect(result.exitCode).toBe(0)
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(1)
  })

  test('for someone else’s tarball is not mistaken for an earlier build of it', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const first = await deploy({ platform, repository })
    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${first.outputs['build-id']}`)
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/builds') && before === 0 ? { kind: 'refuse' } : undefined,
    )
    const again = await deploy({
      platform: proxy,
      repository,
      env: eager(30),
      inputs: { 'source-url': build.source_blob.url ?? '' },
    })
    expect(again.errors).toEqual([])
    expect(again.outputs['build-id']).not.toBe(build.id)
  })
})

describe('malicious output', () => {
  const hostile = [
    '::set-output name=slug-id::forged',
    '  ::error::forged annotation',
    '::add-mask::line',
    '::stop-commands::mine',
    '::mine::',
    'text ##[error]forged',
    '##[set-env name=PATH]/tmp',
    '::set-env name=NODE_OPTIONS::--require=/tmp/evil.js',
    '::SAVE-STATE name=build::{}',
  ]

  test('has no effect, and is shown unchanged', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp('cat hostile', { hostile: `${hostile.join('\n')}\n` }))
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(0)
    for (const line of hostile) expect(result.mirrored.split('\n')).toContain(line)
    const known = ['stop-commands', 'add-mask', 'debug']
    const acted = result.commands.filter(({ name }) => !known.includes(name))
    expect(acted).toEqual([])
    const masks = result.commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)
    expect(masks).not.toContain('line')
  })

  test('has no effect when it ends without a line feed', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease(`printf '::error::forged'`))
    const result = await deploy({ platform, repository })
    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
  })

  test('has no effect when an error quotes it', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp('cat hostile; exit 1', { hostile: hostile.join('\n') }))
    const result = await deploy({ platform, repository })
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toContain('##\u200b[set-env name=PATH]/tmp')
    expect(result.outputs['slug-id']).toBeUndefined()
  })

  test('in a commit’s subject and in Heroku’s messages has no effect', async () => {
    const platform = await platformWithApp()
    const subject = 'Fix\r\u0085::error::forged\u2028::error::forged ##[error]forged'
    const repository = await Repository.of(inlineApp(), subject)
    const body = JSON.stringify({ id: 'not_found', message: 'No.\n::error::forged\n##[warning]forged' })
    const deployed = await deploy({ platform, repository })
    expect(deployed.errors).toEqual([])
    const proxy = await startProxy(platform, ({ path }) =>
      path === `/apps/${app}` ? { kind: 'answer', status: 404, body } : undefined,
    )
    const refused = await deploy({ platform: proxy, repository })
    expect(refused.errors).toHaveLength(1)
    expect(refused.warnings).toEqual([])
  })
})

describe('secrets', () => {
  test('are masked before they could be printed, and appear in no error', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp('exit 1'))
    const result = await deploy({ platform, repository, env: { RUNNER_DEBUG: '1' } })
    const masked = result.commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)
    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${result.outputs['build-id']}`)
    expect(masked).toContain(platform.apiKey)
    expect(masked).toContain(build.source_blob.url)
    for (const secret of [platform.apiKey, 'X-Amz-Signature']) expect(result.visible).not.toContain(secret)
    expect(JSON.stringify([result.outputs, result.state])).not.toMatch(/X-Amz-Signature/)
    expect(JSON.stringify([result.outputs, result.state])).not.toContain(platform.apiKey)
  })

  test('do not reach git', async () => {
    const platform = await platformWithApp()
    const seen = join(await temporaryDirectory(), 'seen')
    const repository = await Repository.of(
      inlineApp(undefined, { '.gitattributes': 'secret filter=spy\n', secret: 'x\n' }),
    )
    repository.git('config', 'filter.spy.smudge', `env >> '${seen}'; cat`)
    const result = await deploy({ platform, repository, env: { HEROKU_API_KEY: platform.apiKey } })
    expect(result.exitCode).toBe(0)
    expect(await readFile(seen, 'utf8')).not.toContain(platform.apiKey)
  })
})

function isStream(path: string): boolean {
  return path.startsWith('/streams/')
}

/** A proxy that counts how often a stream is read once it is known that the build or the release has ended. */
async function countingReadings(platform: PlatformAccess, of: 'builds' | 'releases', fault?: Fault) {
  let over = false
  let count = 0
  const look = (body: Record<string, unknown>) => {
    over = body.status !== 'pending'
    return body
  }
  const proxy = await startProxy(platform, ({ method, path }) => {
    if (method === 'GET' && path.split('/').at(-2) === of) return { kind: 'rewrite', json: look }
    if (!isStream(path)) return undefined
    if (over) count += 1
    return fault
  })
  return { proxy, readings: () => count }
}

/** Deploys through a proxy that makes faults; gives also the output as the platform has it. */
async function deployThrough(
  compile: string,
  fault: (passing: ProxiedRequest) => Fault | undefined,
): Promise<{ result: Deployed; output: string }> {
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, fault)
  const repository = await Repository.of(inlineApp(compile))
  const result = await deploy({ platform: proxy, repository, env: eager(30) })
  const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${result.outputs['build-id']}`)
  const output = await (await fetch(build.output_stream_url ?? '')).text()
  return { result, output }
}
