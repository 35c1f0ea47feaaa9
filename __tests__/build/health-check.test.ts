import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp, slower, startDeploy } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository, waitFor } from '../support/repository.js'
import { serve, serveUntrusted } from '../support/server.js'
import { headedRow } from '../support/summary.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

describe('a health check', () => {
  test('passes once the app returns 2xx', async () => {
    let checks = 0
    const url = await serve(({ headers }, response) => {
      expect(headers.authorization).toBeUndefined()
      response.writeHead(++checks < 3 ? 503 : 204).end()
    })
    const platform = await platformWithApp()
    const result = await deploy({
      platform,
      repository: await Repository.of(inlineApp()),
      inputs: { 'health-check': url },
      env: slower(100),
    })
    expect(result.errors).toEqual([])
    expect(checks).toBe(3)
    expect(result.text).toMatch(/test-app is healthy\n(.*\n)*.*Took .* health check \d/)
  })

  test.each(['2.01', '16.1', '0.0001'])(
    'has %s seconds, though that is no whole number of milliseconds',
    async (seconds) => {
      const url = await serve((_, response) => response.end())
      const platform = await platformWithApp()
      const result = await deploy({
        platform,
        repository: await Repository.of(inlineApp()),
        inputs: { 'health-check': url, 'health-check-timeout': seconds, 'on-failure': 'rollback' },
      })
      if (seconds !== '0.0001') expect(result.errors).toEqual([])
      else
        for (const error of result.errors)
          expect(error).toMatch(/^Health check failed: .* within 0.001 seconds/)
    },
  )

  test('that fails because of an error on this machine rolls nothing back', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const url = await serveUntrusted((_, response) => response.end())
    const inputs = { 'health-check': url, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringContaining('the certificate is not trusted')])
    expect(await getCurrentRelease(platform)).toMatchObject({ version: 4 })
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('may be a path on the app', async () => {
    const paths: string[] = []
    const url = await serve(({ url = '' }, response) => {
      paths.push(url)
      response.end()
    })
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ path }) =>
      path === `/apps/${app}`
        ? { kind: 'rewrite', json: (body) => ({ ...body, web_url: `${url}/` }) }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs: { 'health-check': '/up?deep=1' } })
    expect(result.errors).toEqual([])
    expect(paths).toEqual(['/up?deep=1'])
  })

  test('that fails is an error, and leaves the app as it is', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    const result = await deploy({ platform, repository, inputs: await startFailingServer() })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Health check failed: http:\S+\/ did not return 2xx within 0\.2 seconds \(last result: 500\)$/,
      ),
    ])
    expect(await getCurrentRelease(platform)).toMatchObject({ version: 4 })
  })

  test('that fails rolls the app back with on-failure: rollback', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const first = await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const inputs = { ...(await startFailingServer()), 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    expect(result.summary).toContain(headedRow('Runs now', 'v5 restores v3&#44; the previous release'))
    expect(result.summary).not.toContain('Rolled back')
    expect(await getCurrentRelease(platform)).toMatchObject({
      version: 5,
      description: 'Rollback to v3',
      slug: { id: first.outputs['slug-id'] },
    })
  })

  test('that fails undoes nothing that someone else has changed since', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const url = await serve(async (_, response) => {
      const config = await api<object>(platform, 'GET', `/apps/${app}/config-vars`)
      if (!('FOO' in config)) await api(platform, 'PATCH', `/apps/${app}/config-vars`, { FOO: 'bar' })
      response.writeHead(500).end()
    })
    const inputs = { 'health-check': url, 'health-check-timeout': '1', 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /Could not roll back test-app.*someone else released v5 \("Set FOO config vars"\) after the new release v4/s,
      ),
    ])
    expect(await getCurrentRelease(platform)).toMatchObject({ version: 5 })
  })

  test.each([
    ['a deploy', async (slug: string, platform: PlatformAccess) => void (await release(platform, { slug }))],
    ['config vars', async (_: string, platform: PlatformAccess) => changeConfig(platform, { FOO: 'bar' })],
    [
      'a rollback',
      async (slug: string, platform: PlatformAccess) => {
        const { id } = await release(platform, { slug })
        await release(platform, { slug })
        await release(platform, { release: id })
      },
    ],
  ])('that fails rolls the app back to %s that happened during the build', async (_, change) => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const first = await deploy({ platform, repository: await Repository.of(inlineApp()) })
    const inputs = { ...(await startFailingServer()), 'on-failure': 'rollback', 'config-vars': 'OURS=1' }
    const repository = await Repository.of(inlineApp(`echo building; ${waitFor(gate)}`))
    const deploying = await startDeploy({ platform, repository, inputs })
    await deploying.logged('building\n')
    await change(first.outputs['slug-id'] ?? '', platform)
    const theirs = await getCurrentRelease(platform)
    await writeFile(gate, '')
    const result = await deploying.done
    const ownVersion = Number(result.outputs['release-version'])
    expect(theirs?.version).toBe(ownVersion - 1)
    expect(result.text).toContain(
      `Rolled back test-app: v${ownVersion + 1} restores v${theirs?.version}, which someone else released after this run began on v3`,
    )
    expect(await getCurrentRelease(platform)).toMatchObject({
      version: ownVersion + 1,
      description: `Rollback to v${theirs?.version}`,
    })
  })

  test('that fails changes nothing if someone else has already rolled the app back', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const url = await serve(async (_, response) => {
      const currentRelease = await getCurrentRelease(platform)
      if (currentRelease?.version === 4) await release(platform, { release: 'v3' })
      response.writeHead(500).end()
    })
    const inputs = { 'health-check': url, 'health-check-timeout': '1', 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.text).toContain('test-app is already rolled back: v5 restores v3, the previous release')
    expect(await getCurrentRelease(platform)).toMatchObject({ version: 5 })
  })

  test('that fails after a first deploy reports that there is no release to roll back to', async () => {
    const platform = await platformWithApp()
    const inputs = { ...(await startFailingServer()), 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository: await Repository.of(inlineApp()), inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Health check failed: .* \(last result: 500\)\nCould not roll back test-app, which still runs v3: nothing was deployed to it before/,
      ),
    ])
  })

  test('that is killed is followed by a rollback in the post step', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const requested = deferred()
    const url = await serve((_, response) => {
      response.writeHead(500).end()
      requested.resolve()
    })
    const inputs = { 'health-check': url, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs })
    await requested.promise
    deploying.process.kill('SIGKILL')
    await deploying.done
    const post = await deploying.post()
    expect(post.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    expect(await getCurrentRelease(platform)).toMatchObject({ version: 5 })
  })
})

async function release(platform: PlatformAccess, body: object): Promise<Release> {
  return api<Release>(platform, 'POST', `/apps/${app}/releases`, body)
}

async function changeConfig(platform: PlatformAccess, vars: object): Promise<void> {
  await api<object>(platform, 'PATCH', `/apps/${app}/config-vars`, vars)
}

async function startFailingServer(): Promise<Record<string, string>> {
  const url = await serve((_, response) => response.writeHead(500).end())
  return { 'health-check': url, 'health-check-timeout': '0.2' }
}

async function getCurrentRelease(platform: PlatformAccess): Promise<Release | undefined> {
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  return releases.find((release) => release.current)
}
