import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, type Deploying, deploy, platformWithApp, startDeploy } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { running, waitForProcess } from '../support/processes.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred, until } from '../support/wait.js'

// On Windows, one process can't send another a signal that it could handle: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('a workflow that is cancelled', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s during the build cancels the build', async (signal) => {
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository: await repositoryWithHangingBuild() })
    await deploying.logged('waiting\n')
    deploying.process.kill(signal)
    const result = await deploying.done

    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([`Cancelled: the runner sent ${signal}`])
    expect(result.text).toContain(`Cancelled build ${result.outputs['build-id']} at Heroku`)
    expect(await builds(platform)).toMatchObject([{ id: result.outputs['build-id'], status: 'failed' }])
    expect(result.leftBehind).toEqual([])
    const post = await deploying.post()
    expect(post).toMatchObject({ exitCode: 0, text: '' })
  })

  test('while it archives, checks or uploads creates no build', async () => {
    for (const phase of ['GET /apps/test-app', 'POST /sources', 'PUT ']) {
      const platform = await platformWithApp()
      const reached = deferred()
      const proxy = await startProxy(platform, ({ method, path }) => {
        if (!`${method} ${path}`.startsWith(phase)) return undefined
        reached.resolve()
        return { kind: 'hang' }
      })
      const deploying = await startDeploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
      await reached.promise
      deploying.process.kill('SIGINT')
      const result = await deploying.done
      expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
      expect(result.leftBehind).toEqual([])
      expect(await builds(platform)).toEqual([])
    }
  })

  test('while it archives ends the filters that git started', async () => {
    const platform = await platformWithApp()
    const scratch = await temporaryDirectory()
    const [file, filter] = [join(scratch, 'pid'), join(scratch, 'filter.cjs')]
    await writeFile(
      filter,
      `process.on('SIGTERM', () => {}); require('node:fs').writeFileSync(process.argv[2], process.pid + '\\n'); setInterval(() => {}, 1000)`,
    )
    const repository = await Repository.of(
      inlineApp(undefined, { '.gitattributes': 'Procfile filter=slow\n' }),
    )
    repository.git('config', 'filter.slow.smudge', `'${process.execPath}' '${filter}' '${file}'`)
    const deploying = await startDeploy({ platform, repository })
    const pid = await waitForProcess(file)
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
    // Before the step ends, since nothing ends the filters after that.
    expect(running([pid])).toEqual([])
    expect(result.leftBehind).toEqual([])
  })

  test.each([
    [
      'config vars change',
      'PATCH',
      { 'config-vars': 'KEY=value' },
      'while changing the config vars of test-app',
    ],
    ['an app is created', 'POST', { app: 'new-app', create: 'true' }, 'while creating new-app'],
  ])('while %s warns that the change may have happened', async (_, changeMethod, inputs, words) => {
    const platform = await platformWithApp()
    const reached = deferred()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === changeMethod && /^\/apps(\/[^/]+\/config-vars)?$/.test(path)
        ? { kind: 'withhold', carriedOut: reached.resolve }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const deploying = await startDeploy({ platform: proxy, repository, inputs })
    await reached.promise
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
    expect(result.warnings).toEqual([expect.stringContaining(words)])
  })

  test('while the build is being created cancels the created build', async () => {
    const { platform, deploying } = await deployWithoutAnswer()
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    const [build] = await builds(platform)
    // The action finds the build by its source, and sets the outputs from then on.
    expect(result.outputs['build-id']).toBe(build?.id)
    expect(build?.status).toBe('failed')
    expect(result.text).toContain(`Cancelled build ${build?.id} at Heroku`)
  })

  test('while the release command runs warns that it continues', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease(`echo migrating; ${waitFor(gate)}`))
    const deploying = await startDeploy({ platform, repository })
    await deploying.logged('migrating\n')
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.warnings).toEqual([
      "Release v3 of test-app continues: Heroku can't cancel a release command",
    ])
    expect(result.outputs['slug-id']).toBeDefined()
  })

  test.each(['stop', 'rollback'])(
    'while a slug is released again looks for the release, with %s',
    async (onFailure) => {
      const { platform, deploying, before } = await startLateRelease(300, onFailure)
      deploying.process.kill('SIGINT')
      const result = await deploying.done
      expect(result.outputs).toMatchObject({ 'release-version': '5' })
      const rolledBack = onFailure === 'rollback'
      if (rolledBack)
        expect(result.text).toContain('Rolled back test-app: v6 restores v4, the previous release\n')
      else
        expect(result.warnings).toEqual(['Interrupted after creating v5 of test-app, which remains in place'])
      expect((await currentRelease(platform))?.slug?.id === before).toBe(rolledBack)
      expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
    },
  )

  test.each(['stop', 'rollback'])(
    'a step that was killed while a slug was released again has its post step look for it, with %s',
    async (onFailure) => {
      const { platform, deploying, before } = await startLateRelease(2_000, onFailure)
      deploying.process.kill('SIGKILL')
      await deploying.done
      const post = await deploying.post()
      const rolledBack = onFailure === 'rollback'
      if (rolledBack)
        expect(post.text).toContain('Rolled back test-app: v6 restores v4, the previous release\n')
      else
        expect(post.warnings).toEqual([expect.stringMatching(/^Interrupted after creating v5 of test-app/)])
      expect((await currentRelease(platform))?.slug?.id === before).toBe(rolledBack)
    },
  )

  test('at the deadline cancels its build even if the rate limit blocks all reads', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/builds(\/|$)/.test(path)
        ? { kind: 'answer', status: 429, body: '{}' }
        : undefined,
    )
    const inputs = { timeout: '0.05' }
    const deploying = await startDeploy({
      platform: proxy,
      repository: await repositoryWithHangingBuild(),
      inputs,
    })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after/)])
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
    expect(result.text).toContain(`Cancelled build ${result.outputs['build-id']} at Heroku`)
  })

  test('the post step of a killed step cancels its build', async () => {
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository: await repositoryWithHangingBuild() })
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGKILL')
    const result = await deploying.done
    expect(await builds(platform)).toMatchObject([{ id: result.outputs['build-id'], status: 'pending' }])

    const post = await deploying.post()
    expect(post.exitCode).toBe(0)
    expect(post.text).toContain(`Cancelled build ${result.outputs['build-id']} at Heroku`)
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('the post step of a step that was killed before it knew its build cancels the build too', async () => {
    const { platform, deploying } = await deployWithoutAnswer()
    deploying.process.kill('SIGKILL')
    const result = await deploying.done
    expect(result.outputs['build-id']).toBeUndefined()
    const post = await deploying.post()
    expect(post.text).toMatch(/Cancelled build \S+ at Heroku/)
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('a build of the same tarball that someone else starts is not cancelled', async () => {
    const platform = await platformWithApp()
    const repository = await repositoryWithHangingBuild()
    const other = await startDeploy({ platform, repository })
    await other.logged('waiting\n')
    const [theirs] = await builds(platform)
    const sourceUrl = theirs?.source_blob.url ?? ''
    other.process.kill('SIGINT')
    await other.done

    const reached = deferred()
    const proxy = await startProxy(platform, ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/builds')) return undefined
      reached.resolve()
      return { kind: 'hang' }
    })
    // The proxy replaces the platform's address with its own.
    const inputs = { 'source-url': sourceUrl.replace(platform.url, proxy.url) }
    const deploying = await startDeploy({ platform: proxy, repository, inputs })
    await reached.promise
    const body = { source_blob: { url: sourceUrl, version: repository.head } }
    const started = await api<Build>(platform, 'POST', `/apps/${app}/builds`, body)
    deploying.process.kill('SIGKILL')
    await deploying.done
    const post = await deploying.post()
    expect(post.warnings).toEqual([expect.stringContaining(`Build ${started.id} has the same tarball`)])
    expect((await builds(platform)).find(({ id }) => id === started.id)?.status).toBe('pending')
  })

  test('a creation that Heroku refuses leaves nothing to cancel', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const inputs = { 'source-url': 'http://example.com/source.tgz' }
    const deploying = await startDeploy({ platform, repository, inputs })
    expect((await deploying.done).exitCode).toBe(1)
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('a log that nobody reads any more ends the deploy and cancels its build', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const compile = `while [ ! -f '${gate}' ]; do echo waiting; sleep 0.05; done`
    const deploying = await startDeploy({ platform, repository: await Repository.of(inlineApp(compile)) })
    await deploying.logged('waiting\n')
    deploying.process.stdout?.destroy()
    await deploying.done
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('a post step that cannot cancel only warns', async () => {
    const platform = await platformWithApp()
    let revoked = false
    const proxy = await startProxy(platform, () =>
      revoked ? { kind: 'answer', status: 401, body: '{}' } : undefined,
    )
    const deploying = await startDeploy({ platform: proxy, repository: await repositoryWithHangingBuild() })
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    revoked = true
    const post = await deploying.post()
    expect(post.exitCode).toBe(0)
    expect(post.errors).toEqual([])
    expect(post.warnings).toEqual([expect.stringContaining('answered 401')])
  })

  test('a build that ends at the same moment is not reported as cancelled', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo waiting; ${waitFor(gate)}`))
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && path.startsWith('/streams/') ? { kind: 'cut', after: 1e9 } : undefined,
    )
    const deploying = await startDeploy({ platform: proxy, repository })
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGSTOP')
    await writeFile(gate, '')
    await waitForBuilds(platform)
    deploying.process.kill('SIGINT')
    deploying.process.kill('SIGCONT')
    const result = await deploying.done
    expect(result.text).not.toContain('Cancelled build')
    expect(result.exitCode === 0 || /ended before it could be cancelled/.test(result.text)).toBe(true)
  })
})

/** Starts a deploy that releases an earlier slug; Heroku does so after some milliseconds, and sends no response. */
async function startLateRelease(time: number, onFailure: string) {
  const platform = await platformWithApp()
  const repository = await Repository.of(inlineApp())
  await deploy({ platform, repository })
  await repository.commit({ other: 'x' }, 'Other')
  const { outputs } = await deploy({ platform, repository })
  repository.git('checkout', '--quiet', 'HEAD~1')
  const requested = deferred()
  const proxy = await startProxy(platform, ({ method, path, before }) => {
    if (method !== 'POST' || !path.endsWith('/releases') || before > 0) return undefined
    requested.resolve()
    return { kind: 'withhold', time }
  })
  const inputs = { reuse: 'true', 'on-failure': onFailure }
  const deploying = await startDeploy({ platform: proxy, repository, inputs })
  await requested.promise
  return { platform, deploying, before: outputs['slug-id'] }
}

async function currentRelease(platform: PlatformAccess): Promise<Release | undefined> {
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  return releases.find(({ current }) => current)
}

/** Starts a deploy whose build is created, but whose request gets no response. */
async function deployWithoutAnswer(): Promise<{ platform: Platform; deploying: Deploying }> {
  const platform = await platformWithApp()
  const reached = deferred()
  const proxy = await startProxy(platform, ({ method, path }) => {
    if (method !== 'POST' || !path.endsWith('/builds')) return undefined
    return { kind: 'withhold', carriedOut: reached.resolve }
  })
  const deploying = await startDeploy({ platform: proxy, repository: await repositoryWithHangingBuild() })
  await reached.promise
  return { platform, deploying }
}

async function repositoryWithHangingBuild(): Promise<Repository> {
  const gate = join(await temporaryDirectory(), 'gate')
  return Repository.of(inlineApp(`echo waiting; ${waitFor(gate)}`))
}

function builds(platform: PlatformAccess): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}

/** Waits until no build is pending. */
async function waitForBuilds(platform: PlatformAccess): Promise<void> {
  await until(
    () => builds(platform),
    (all) => all.every(({ status }) => status !== 'pending'),
  )
}
