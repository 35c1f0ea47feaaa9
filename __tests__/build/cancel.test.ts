import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { api, app, type Deploying, deploy, platformWithApp, startDeploy } from '../support/deploy.js'
import { running, startedProcess } from '../support/processes.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository, waitFor } from '../support/repository.js'
import { moment, temporaryDirectory } from '../support/temporary.js'

// Windows has no signals that a process could hear from another: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('a workflow that is cancelled', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s while it builds cancels the build', async (signal) => {
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository: await hangingBuild() })
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

  test('while it archives, checks or uploads makes no build', async () => {
    for (const phase of ['GET /apps/test-app', 'POST /sources', 'PUT ']) {
      const platform = await platformWithApp()
      const reached = moment()
      const proxy = await startProxy(platform, ({ method, path }) => {
        if (!`${method} ${path}`.startsWith(phase)) return undefined
        reached.reach()
        return { kind: 'hang' }
      })
      const deploying = await startDeploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
      await reached.come
      deploying.process.kill('SIGINT')
      const result = await deploying.done
      expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
      expect(result.leftBehind).toEqual([])
      expect(await builds(platform)).toEqual([])
    }
  })

  test('while it archives ends the filters that git has started', async () => {
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
    const pid = await startedProcess(file)
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
    // Before the step is over, since after it there is nobody to see to it.
    expect(running([pid])).toEqual([])
    expect(result.leftBehind).toEqual([])
  })

  test.each([
    [
      'config vars change',
      'PATCH',
      { 'config-vars': 'KEY=value' },
      'config vars of test-app were being changed',
    ],
    ['an app is created', 'POST', { app: 'new-app', create: 'true' }, 'new-app was being created'],
  ])('while %s says that they may have been', async (_, wanted, inputs, words) => {
    const platform = await platformWithApp()
    const reached = moment()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === wanted && /^\/apps(\/[^/]+\/config-vars)?$/.test(path)
        ? { kind: 'withhold', carriedOut: reached.reach }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const deploying = await startDeploy({ platform: proxy, repository, inputs })
    await reached.come
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
    expect(result.warnings).toEqual([expect.stringContaining(words)])
  })

  test('while the build is being created cancels the build that was made', async () => {
    const { platform, deploying } = await deployWithoutAnswer()
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    const [build] = await builds(platform)
    // It is found by what it is built from, and from then on it is known.
    expect(result.outputs['build-id']).toBe(build?.id)
    expect(build?.status).toBe('failed')
    expect(result.text).toContain(`Cancelled build ${build?.id} at Heroku`)
  })

  test('while the release command runs says that it goes on', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease(`echo migrating; ${waitFor(gate)}`))
    const deploying = await startDeploy({ platform, repository })
    await deploying.logged('migrating\n')
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.warnings).toEqual(["Release v3 of test-app goes on: Heroku can't cancel a release command"])
    expect(result.outputs['slug-id']).toBeDefined()
  })

  test.each(['stop', 'rollback'])(
    'while a slug is released again looks for the release, with %s',
    async (onFailure) => {
      const { platform, deploying, before } = await releasingLate(300, onFailure)
      deploying.process.kill('SIGINT')
      const result = await deploying.done
      expect(result.outputs).toMatchObject({ 'release-version': '5' })
      const rolledBack = onFailure === 'rollback'
      if (rolledBack) expect(result.text).toContain('Rolled test-app back: v6 runs what ran before\n')
      else expect(result.warnings).toEqual(['Cut short after v5 of test-app was made: it stays'])
      expect((await currentRelease(platform))?.slug?.id === before).toBe(rolledBack)
      expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
    },
  )

  test.each(['stop', 'rollback'])(
    'a step that was killed while a slug was released again has its post step look for it, with %s',
    async (onFailure) => {
      const { platform, deploying, before } = await releasingLate(2_000, onFailure)
      deploying.process.kill('SIGKILL')
      await deploying.done
      const post = await deploying.post()
      const rolledBack = onFailure === 'rollback'
      if (rolledBack) expect(post.text).toContain('Rolled test-app back: v6 runs what ran before\n')
      else expect(post.warnings).toEqual([expect.stringMatching(/^Cut short after v5 of test-app was made/)])
      expect((await currentRelease(platform))?.slug?.id === before).toBe(rolledBack)
    },
  )

  test('at the deadline, when the rate limit lets nothing be read, its build is cancelled all the same', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/builds(\/|$)/.test(path)
        ? { kind: 'answer', status: 429, body: '{}' }
        : undefined,
    )
    const inputs = { timeout: '0.05' }
    const deploying = await startDeploy({ platform: proxy, repository: await hangingBuild(), inputs })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after/)])
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
    expect(result.text).toContain(`Cancelled build ${result.outputs['build-id']} at Heroku`)
  })

  test('a step that was killed has its build cancelled by its post step', async () => {
    const platform = await platformWithApp()
    const deploying = await startDeploy({ platform, repository: await hangingBuild() })
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGKILL')
    const result = await deploying.done
    expect(await builds(platform)).toMatchObject([{ id: result.outputs['build-id'], status: 'pending' }])

    const post = await deploying.post()
    expect(post.exitCode).toBe(0)
    expect(post.text).toContain(`Cancelled build ${result.outputs['build-id']} at Heroku`)
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('a step that was killed before it knew its build has it cancelled all the same', async () => {
    const { platform, deploying } = await deployWithoutAnswer()
    deploying.process.kill('SIGKILL')
    const result = await deploying.done
    expect(result.outputs['build-id']).toBeUndefined()
    const post = await deploying.post()
    expect(post.text).toMatch(/Cancelled build \S+ at Heroku/)
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('a build of the same tarball that somebody else starts is left alone', async () => {
    const platform = await platformWithApp()
    const repository = await hangingBuild()
    const other = await startDeploy({ platform, repository })
    await other.logged('waiting\n')
    const [theirs] = await builds(platform)
    const sourceUrl = theirs?.source_blob.url ?? ''
    other.process.kill('SIGINT')
    await other.done

    const reached = moment()
    const proxy = await startProxy(platform, ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/builds')) return undefined
      reached.reach()
      return { kind: 'hang' }
    })
    // The proxy shows its own address in place of the platform's.
    const inputs = { 'source-url': sourceUrl.replace(platform.url, proxy.url) }
    const deploying = await startDeploy({ platform: proxy, repository, inputs })
    await reached.come
    const body = { source_blob: { url: sourceUrl, version: repository.head } }
    const started = await api<Build>(platform, 'POST', `/apps/${app}/builds`, body)
    deploying.process.kill('SIGKILL')
    await deploying.done
    const post = await deploying.post()
    expect(post.warnings).toEqual([expect.stringContaining(`Build ${started.id} is of the same tarball`)])
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

  test('a log that nobody reads any more ends the deploy, and its build', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const compile = `while [ ! -f '${gate}' ]; do echo waiting; sleep 0.05; done`
    const deploying = await startDeploy({ platform, repository: await Repository.of(inlineApp(compile)) })
    await deploying.logged('waiting\n')
    deploying.process.stdout?.destroy()
    await deploying.done
    expect(await builds(platform)).toMatchObject([{ status: 'failed' }])
  })

  test('a post step that can not cancel only warns', async () => {
    const platform = await platformWithApp()
    let revoked = false
    const proxy = await startProxy(platform, () =>
      revoked ? { kind: 'answer', status: 401, body: '{}' } : undefined,
    )
    const deploying = await startDeploy({ platform: proxy, repository: await hangingBuild() })
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    revoked = true
    const post = await deploying.post()
    expect(post.exitCode).toBe(0)
    expect(post.errors).toEqual([])
    expect(post.warnings).toEqual([expect.stringContaining('answered 401')])
  })

  test('a build that ends at the same moment is not called cancelled', async () => {
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
    await settled(platform)
    deploying.process.kill('SIGINT')
    deploying.process.kill('SIGCONT')
    const result = await deploying.done
    expect(result.text).not.toContain('Cancelled build')
    expect(result.exitCode === 0 || /had ended before it could be cancelled/.test(result.text)).toBe(true)
  })
})

/** Starts a deploy that releases an earlier slug again, which is done some milliseconds later, without an answer. */
async function releasingLate(time: number, onFailure: string) {
  const platform = await platformWithApp()
  const repository = await Repository.of(inlineApp())
  await deploy({ platform, repository })
  await repository.commit({ other: 'x' }, 'Other')
  const { outputs } = await deploy({ platform, repository })
  repository.git('checkout', '--quiet', 'HEAD~1')
  const asked = moment()
  const proxy = await startProxy(platform, ({ method, path, before }) => {
    if (method !== 'POST' || !path.endsWith('/releases') || before > 0) return undefined
    asked.reach()
    return { kind: 'withhold', time }
  })
  const inputs = { reuse: 'true', 'on-failure': onFailure }
  const deploying = await startDeploy({ platform: proxy, repository, inputs })
  await asked.come
  return { platform, deploying, before: outputs['slug-id'] }
}

async function currentRelease(platform: { url: string; apiKey: string }): Promise<Release | undefined> {
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  return releases.find(({ current }) => current)
}

/** Starts a deploy whose build is made, but does not learn so. */
async function deployWithoutAnswer(): Promise<{ platform: Platform; deploying: Deploying }> {
  const platform = await platformWithApp()
  const reached = moment()
  const proxy = await startProxy(platform, ({ method, path }) => {
    if (method !== 'POST' || !path.endsWith('/builds')) return undefined
    return { kind: 'withhold', carriedOut: reached.reach }
  })
  const deploying = await startDeploy({ platform: proxy, repository: await hangingBuild() })
  await reached.come
  return { platform, deploying }
}

async function hangingBuild(): Promise<Repository> {
  const gate = join(await temporaryDirectory(), 'gate')
  return Repository.of(inlineApp(`echo waiting; ${waitFor(gate)}`))
}

function builds(platform: { url: string; apiKey: string }): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}

/** Waits until no build is pending. */
async function settled(platform: { url: string; apiKey: string }): Promise<void> {
  while ((await builds(platform)).some(({ status }) => status === 'pending'));
}
