import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { api, app, type Deployed, deploy, faster, platformWithApp } from '../support/deploy.js'
import { type Fault, type Passing, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'

const secret = 's3cr3t-value'
/** Says in its build which config vars it sees; the file's name is the name, and its first line the value. */
const seeing = 'for name in GREETING KEY OLD; do echo "$name: $(head -n 1 "$3/$name" 2>/dev/null)"; done'
const vars = `GREETING="hello\nworld"\nKEY='${secret}'\nOLD=\nABSENT=`

describe('config vars', () => {
  test('are set and unset by one request once all is uploaded, and the build sees them', async () => {
    const platform = await withConfig({ OLD: 'old', KEPT: 'kept' })
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(inlineApp(seeing))
    const result = await deploy({ platform: proxy, repository, inputs: { 'config-vars': vars } })
    expect(result.errors).toEqual([])
    expect(await config(platform)).toEqual({ GREETING: 'hello\nworld', KEY: secret, KEPT: 'kept' })
    expect(result.mirrored).toContain(`GREETING: hello\nKEY: ${secret}\nOLD: \n`)
    expect(result.text).toMatch(
      /config vars of test-app: set GREETING, KEY; unset OLD\nChanged config vars, as v4\n/,
    )
    expect(result.text).toMatch(/configured in/)
    expect(result.summary).toMatch(/set GREETING&#44; KEY&#59; unset OLD&#44; as v4/)
    expect(result.outputs).toMatchObject({ 'release-version': '5' })
    expectSecret(result)
    const order = ['PUT ', 'GET /apps/ID/config-vars', 'PATCH /apps/ID/config-vars', 'POST /apps/ID/builds']
    expect(shortOf(proxy).filter((line) => order.some((start) => line.startsWith(start)))).toEqual([
      expect.stringMatching(/^PUT /),
      ...order.slice(1),
    ])
  })

  test('show the output of the release command that they run, also when it has ended before it is read', async () => {
    const platform = await platformWithApp()
    const files = { Procfile: 'web: ./server\nrelease: echo "greeting: $GREETING"\n' }
    const repository = await Repository.of(inlineApp(undefined, files))
    await deploy({ platform, repository })
    const proxy = await startProxy(platform, ({ path, before }) =>
      path.endsWith('/releases') && before === 1 ? { kind: 'delay', time: 1_500 } : undefined,
    )
    const result = await deploy({ platform: proxy, repository, inputs: { 'config-vars': 'GREETING=hello' } })
    expect(result.errors).toEqual([])
    // Once for the config vars, and once for the build.
    expect(result.mirrored.match(/^greeting: hello$/gm)).toHaveLength(2)
  })

  test('that are as they are to be make no request and no release', async () => {
    const platform = await withConfig({ GREETING: 'hello\nworld', KEY: secret })
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs: { 'config-vars': vars } })
    expect(result.errors).toEqual([])
    expect(result.text).toContain('test-app has these config vars already')
    expect(result.outputs).toMatchObject({ 'release-version': '4' })
    expect(shortOf(proxy)).not.toContain('PATCH /apps/ID/config-vars')
  })

  test('do not change when the commit can not be archived, or an input is wrong', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      'big.bin': 'version https://git-lfs.github.com/spec/v1\noid x\nsize 1\n',
    })
    const failed = await deploy({ platform, repository, inputs: { 'config-vars': vars } })
    expect(failed.errors).toHaveLength(1)
    expect(await releases(platform)).toHaveLength(2)
    const proxy = await startProxy(platform, () => undefined)
    const wrong = await deploy({ platform: proxy, repository, inputs: { 'config-vars': `A=1\n${secret}` } })
    expect(wrong.errors).toEqual([
      expect.stringMatching(/^Input 'config-vars' has something other than NAME=value in line 2\./),
    ])
    expect(proxy.requests).toEqual([])
    expectSecret(wrong)
  })

  test('are there for the build once the release command of what runs has succeeded with them', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(withReleaseCommand(seeing))
    await deploy({ platform, repository })
    const result = await deploy({ platform, repository, inputs: { 'config-vars': vars } })
    expect(result.errors).toEqual([])
    expect(result.mirrored).toMatch(
      new RegExp(`^released with ${secret}\n[^]*KEY: ${secret}\n[^]*released with ${secret}\n`),
    )
    expect(result.outputs).toMatchObject({ 'release-version': '5', 'release-status': 'succeeded' })
    expect(await releases(platform)).toHaveLength(5)
  })

  test('whose release command fails do not change, and nothing is built', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(withReleaseCommand())
    await deploy({ platform, repository })
    const result = await deploy({ platform, repository, inputs: { 'config-vars': `FAIL=${secret}` } })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^The config vars of test-app have not changed: they come with v4\nBecause: Release v4 of test-app failed.*\nreleased with/s,
      ),
    ])
    expect(await config(platform)).toEqual({})
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(1)
    expect(result.outputs).not.toHaveProperty('release-id')
    expectSecret(result)
  })

  test('are not said to be unchanged where it is not known how their release command ends', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(withReleaseCommand())
    await deploy({ platform, repository })
    let reads = 0
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/releases\/[0-9a-f-]{36}$/.test(path) && ++reads > 1
        ? { kind: 'answer', status: 403 }
        : undefined,
    )
    const inputs = { 'config-vars': `KEY=${secret}` }
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.errors).toEqual([expect.stringContaining('answered 403')])
    expect(result.errors[0]).not.toContain('have not changed')
  })

  test.each<[string, (passing: Passing) => Fault | undefined, number]>([
    ['is lost', () => ({ kind: 'lose-answer' }), 1],
    [
      'is a 503, and nothing was done',
      ({ before }) => (before === 0 ? { kind: 'answer', status: 503 } : undefined),
      2,
    ],
  ])('change by one release when the answer %s', async (_, fault, requests) => {
    const platform = await platformWithApp()
    const repository = await Repository.of(withReleaseCommand())
    await deploy({ platform, repository })
    const proxy = await startProxy(platform, (passing) =>
      passing.method === 'PATCH' ? fault(passing) : undefined,
    )
    const inputs = { 'config-vars': `KEY=${secret}` }
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(20) })
    expect(result.errors).toEqual([])
    expect((await releases(platform)).map(({ description }) => description).sort()).toEqual([
      expect.stringMatching(/^Deploy/),
      expect.stringMatching(/^Deploy/),
      'Enable Logplex',
      'Initial release',
      'Set KEY config vars',
    ])
    expect(result.text).toContain('Changed config vars, as v4')
    expect(proxy.requests.filter((line) => line.startsWith('PATCH '))).toHaveLength(requests)
  })

  test('are an error that says what is missing, where the key may not change them', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ path }) =>
      path.endsWith('/config-vars')
        ? {
            kind: 'answer',
            status: 403,
            body: JSON.stringify({ id: 'forbidden', message: 'You do not have access' }),
          }
        : undefined,
    )
    const inputs = { 'config-vars': vars }
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()), inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(/config-vars answered 403 forbidden.*`deploy` permission/s),
    ])
    expect(await releases(platform)).toHaveLength(2)
  })

  test('go with the release that they came with, when the app is unwell', async () => {
    const platform = await withConfig({ KEY: 'before' })
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    const url = await serve((_, response) => response.writeHead(500).end())
    const inputs = {
      'config-vars': vars,
      'health-check': url,
      'health-check-timeout': '0.2',
      'on-failure': 'rollback',
    }
    const built = await deploy({ platform, repository, inputs: { ...inputs, reuse: 'true' } })
    // The slug runs already: then its config vars alone are what is new, and what is undone.
    expect(built.text).toContain('Rolled test-app back: v6 runs what ran before')
    expect(built.outputs).toMatchObject({ reused: 'true', 'release-version': '5' })
    expect(await config(platform)).toEqual({ KEY: 'before' })
    const anew = await deploy({ platform, repository, inputs })
    expect(anew.text).toContain('Rolled test-app back: v9 runs what ran before')
    expect(await config(platform)).toEqual({ KEY: 'before' })
  })

  test('change before a slug that is reused is released', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(withReleaseCommand())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const inputs = { 'config-vars': `KEY=${secret}`, reuse: 'true' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([])
    expect(result.mirrored).toBe(`released with ${secret}\nreleased with ${secret}\n`)
    expect(result.outputs).toMatchObject({ reused: 'true', 'release-version': '6' })
  })
})

function withReleaseCommand(compile?: string) {
  const { 'release.sh': script = '', Procfile = '' } = appWithRelease(
    'echo "released with $KEY"; [ -z "$FAIL" ]',
  )
  return inlineApp(compile, { Procfile, 'release.sh': script })
}

async function withConfig(config: Record<string, string>): Promise<Platform> {
  const platform = await platformWithApp()
  await api(platform, 'PATCH', `/apps/${app}/config-vars`, config)
  return platform
}

function config(platform: Platform): Promise<object> {
  return api<object>(platform, 'GET', `/apps/${app}/config-vars`)
}

function releases(platform: Platform): Promise<Release[]> {
  return api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
}

function shortOf({ requests }: { requests: string[] }): string[] {
  return requests.map((line) => line.replace(/\/apps\/[0-9a-f-]{36}/, '/apps/ID'))
}

/** Nothing of ours has the value: what a build prints is the runner's to mask. */
function expectSecret({ visible, mirrored, stderr, outputs, state, summary }: Deployed): void {
  const written = [
    visible.replace(mirrored, ''),
    stderr.toString(),
    summary,
    JSON.stringify({ outputs, state }),
  ]
  expect(written.filter((text) => text.includes(secret))).toEqual([])
}
