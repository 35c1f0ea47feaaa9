import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, type Deployed, deploy, faster, platformWithApp, slower } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'

const secret = 's3cr3t-value'
/** An app whose build prints the config vars that it sees: a file's name is the name, its first line the value. */
const seeing = 'for name in GREETING KEY OLD; do echo "$name: $(head -n 1 "$3/$name" 2>/dev/null)"; done'
const vars = `GREETING="hello\nworld"\nKEY='${secret}'\nOLD=\nABSENT=`

describe('config vars', () => {
  test('are set and unset by one request after the upload, and the build sees them', async () => {
    const platform = await platformWithConfig({ OLD: 'old', KEPT: 'kept' })
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(inlineApp(seeing))
    const result = await deploy({
      platform: proxy,
      repository,
      inputs: { 'config-vars': vars },
      env: slower(100),
    })
    expect(result.errors).toEqual([])
    expect(await getConfig(platform)).toEqual({ GREETING: 'hello\nworld', KEY: secret, KEPT: 'kept' })
    expect(result.mirrored).toContain(`GREETING: hello\nKEY: ${secret}\nOLD: \n`)
    expect(result.text).toMatch(
      /config vars of test-app: set GREETING, KEY; unset OLD\nChanged the config vars, as v4\n/,
    )
    expect(result.text).toMatch(/ config vars \d/)
    expect(result.summary).toMatch(/set GREETING&#44; KEY&#59; unset OLD&#44; as v4/)
    expect(result.outputs).toMatchObject({ 'release-version': '5' })
    expectSecret(result)
    const order = ['PUT ', 'GET /apps/ID/config-vars', 'PATCH /apps/ID/config-vars', 'POST /apps/ID/builds']
    expect(shortRequests(proxy).filter((line) => order.some((start) => line.startsWith(start)))).toEqual([
      expect.stringMatching(/^PUT /),
      ...order.slice(1),
    ])
  })

  test('show the output of the release command that they run, even if it has ended before it is read', async () => {
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

  test('that already have their values cause no request and no release', async () => {
    const platform = await platformWithConfig({ GREETING: 'hello\nworld', KEY: secret })
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs: { 'config-vars': vars } })
    expect(result.errors).toEqual([])
    expect(result.text).toContain('test-app already has these config vars')
    expect(result.outputs).toMatchObject({ 'release-version': '4' })
    expect(shortRequests(proxy)).not.toContain('PATCH /apps/ID/config-vars')
  })

  test('do not change if the commit cannot be archived, or an input is not valid', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      'big.bin': 'version https://git-lfs.github.com/spec/v1\noid x\nsize 1\n',
    })
    const failed = await deploy({ platform, repository, inputs: { 'config-vars': vars } })
    expect(failed.errors).toHaveLength(1)
    expect(await listReleases(platform)).toHaveLength(2)
    const proxy = await startProxy(platform, () => undefined)
    const wrong = await deploy({ platform: proxy, repository, inputs: { 'config-vars': `A=1\n${secret}` } })
    expect(wrong.errors).toEqual([
      expect.stringMatching(/^Input 'config-vars' has something other than NAME=value in line 2\./),
    ])
    expect(proxy.requests).toEqual([])
    expectSecret(wrong)
  })

  test('are visible to the build once the release command of the current code has succeeded with them', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(repositoryWithReleaseCommand(seeing))
    await deploy({ platform, repository })
    const result = await deploy({ platform, repository, inputs: { 'config-vars': vars } })
    expect(result.errors).toEqual([])
    expect(result.mirrored).toMatch(
      new RegExp(`^released with ${secret}\n[^]*KEY: ${secret}\n[^]*released with ${secret}\n`),
    )
    expect(result.outputs).toMatchObject({ 'release-version': '5', 'release-status': 'succeeded' })
    expect(await listReleases(platform)).toHaveLength(5)
  })

  test('whose release command fails do not change, and nothing is built', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(repositoryWithReleaseCommand())
    await deploy({ platform, repository })
    const result = await deploy({ platform, repository, inputs: { 'config-vars': `FAIL=${secret}` } })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^The config vars of test-app did not change because their release, v4, failed\nBecause: Release v4 of test-app failed.*\nreleased with/s,
      ),
    ])
    expect(await getConfig(platform)).toEqual({})
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(1)
    expect(result.outputs).not.toHaveProperty('release-id')
    expectSecret(result)
  })

  test('are not reported as unchanged if it is unknown how their release command ended', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(repositoryWithReleaseCommand())
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

  test.each<[string, (passing: ProxiedRequest) => Fault | undefined, number]>([
    ['is lost', () => ({ kind: 'lose-answer' }), 1],
    [
      'is a 503, and nothing was done',
      ({ before }) => (before === 0 ? { kind: 'answer', status: 503 } : undefined),
      2,
    ],
  ])('change with one release if the response %s', async (_, fault, requests) => {
    const platform = await platformWithApp()
    const repository = await Repository.of(repositoryWithReleaseCommand())
    await deploy({ platform, repository })
    const proxy = await startProxy(platform, (passing) =>
      passing.method === 'PATCH' ? fault(passing) : undefined,
    )
    const inputs = { 'config-vars': `KEY=${secret}` }
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(20) })
    expect(result.errors).toEqual([])
    expect((await listReleases(platform)).map(({ description }) => description).sort()).toEqual([
      expect.stringMatching(/^Deploy/),
      expect.stringMatching(/^Deploy/),
      'Enable Logplex',
      'Initial release',
      'Set KEY config vars',
    ])
    expect(result.text).toContain('Changed the config vars, as v4')
    expect(proxy.requests.filter((line) => line.startsWith('PATCH '))).toHaveLength(requests)
  })

  test('cause an error that names the missing permission if the key may not change them', async () => {
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
    expect(await listReleases(platform)).toHaveLength(2)
  })

  test('are rolled back together with the release if the app fails its health check', async () => {
    const platform = await platformWithConfig({ KEY: 'before' })
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
    // The app already runs the slug, so only the config vars are new, and only they are rolled back.
    expect(built.text).toContain('Rolled back test-app: v6 restores v4, the previous release')
    expect(built.outputs).toMatchObject({ reused: 'true', 'release-version': '5' })
    expect(await getConfig(platform)).toEqual({ KEY: 'before' })
    const anew = await deploy({ platform, repository, inputs })
    expect(anew.text).toContain('Rolled back test-app: v9 restores v6, the previous release')
    expect(await getConfig(platform)).toEqual({ KEY: 'before' })
  })

  test('change before a slug that is reused is released', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(repositoryWithReleaseCommand())
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

function repositoryWithReleaseCommand(compile?: string) {
  const { 'release.sh': script = '', Procfile = '' } = appWithRelease(
    'echo "released with $KEY"; [ -z "$FAIL" ]',
  )
  return inlineApp(compile, { Procfile, 'release.sh': script })
}

async function platformWithConfig(config: Record<string, string>): Promise<Platform> {
  const platform = await platformWithApp()
  await api(platform, 'PATCH', `/apps/${app}/config-vars`, config)
  return platform
}

function getConfig(platform: Platform): Promise<object> {
  return api<object>(platform, 'GET', `/apps/${app}/config-vars`)
}

function listReleases(platform: Platform): Promise<Release[]> {
  return api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
}

function shortRequests({ requests }: { requests: string[] }): string[] {
  return requests.map((line) => line.replace(/\/apps\/[0-9a-f-]{36}/, '/apps/ID'))
}

/** What the build and the release command print of the value. */
const printedLine = new RegExp(`^(?:KEY: |released with )${secret}$`, 'gm')

/** Expects that the action itself never prints the value: the runner masks what a build prints. */
function expectSecret({ visible, stderr, outputs, state, summary }: Deployed): void {
  const written = [
    visible.replaceAll(printedLine, ''),
    stderr.toString(),
    summary,
    JSON.stringify({ outputs, state }),
  ]
  expect(written.filter((text) => text.includes(secret))).toEqual([])
}
