import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp, startDeploy } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const inputs = { reuse: 'true' }

describe('reuse', () => {
  test('builds a version that has not been built', async () => {
    const platform = await platformWithApp()
    const result = await deploy({ platform, repository: await Repository.of(inlineApp()), inputs })
    expect(result.outputs).toMatchObject({
      reused: 'false',
      'build-status': 'succeeded',
      'release-version': '3',
    })
  })

  test('changes nothing if the app already runs the version', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const first = await deploy({ platform, repository })
    const again = await deploy({ platform, repository, inputs })
    expect(again.errors).toEqual([])
    const build8 = first.outputs['build-id']?.slice(0, 8)
    expect(again.text).toContain(`Reusing the slug of build ${build8}, which has the same version\n`)
    const { checksum, ...rest } = first.outputs
    expect(checksum).toBeDefined()
    expect(again.outputs).toEqual({ ...rest, reused: 'true', 'previous-commit': rest.version })
    expect(again.mirrored).toBe('')
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(1)
    expect(await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)).toHaveLength(3)
  })

  test('releases the slug again if another version runs, and runs the release command', async () => {
    const platform = await platformWithApp()
    const files = { Procfile: 'web: ./server\nrelease: echo migrated\n' }
    const repository = await Repository.of(inlineApp(undefined, files))
    const first = await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const again = await deploy({ platform, repository, inputs })
    expect(again.outputs).toMatchObject({
      reused: 'true',
      'slug-id': first.outputs['slug-id'],
      'build-id': first.outputs['build-id'],
      'release-version': '5',
      'release-status': 'succeeded',
    })
    expect(again.mirrored).toBe('migrated\n')
    const release = await api<Release>(platform, 'GET', `/apps/${app}/releases/5`)
    expect(release.description).toBe(`Deploy ${repository.head.slice(0, 8)}`)
  })

  test('builds again if the slug is gone or the build failed', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    const proxy = await startProxy(platform, ({ path, before }) =>
      path.includes('/slugs/') && before === 0 ? { kind: 'answer', status: 404, body: '{}' } : undefined,
    )
    const again = await deploy({ platform: proxy, repository, inputs })
    expect(again.outputs).toMatchObject({ reused: 'false', 'release-version': '4' })

    const failing = await Repository.of(inlineApp('exit 1'))
    await deploy({ platform, repository: failing })
    const retried = await deploy({ platform, repository: failing, inputs })
    expect(retried.outputs).toMatchObject({ reused: 'false', 'build-status': 'failed' })
  })

  test('joins a running build: shows its whole output, takes its result, and never cancels it', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo first; ${waitFor(gate)}; echo second`))
    const building = await startDeploy({ platform, repository })
    await building.logged('first\n')
    const leaving = await startDeploy({ platform, repository, inputs })
    await leaving.logged('first\n')
    if (process.platform !== 'win32') {
      leaving.process.kill('SIGINT')
      expect((await leaving.done).text).not.toContain('Cancelled build')
    }
    const joining = await startDeploy({ platform, repository, inputs })
    await joining.logged('first\n')
    await writeFile(gate, '')
    const [built, joinedResult] = await Promise.all([building.done, joining.done])
    expect(built.exitCode).toBe(0)
    expect(joinedResult.mirrored).toBe(built.mirrored)
    expect(joinedResult.outputs).toMatchObject({
      reused: 'true',
      'build-id': built.outputs['build-id'],
      'slug-id': built.outputs['slug-id'],
      'release-version': '3',
    })
  })

  test('fails if a joined build fails', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo first; ${waitFor(gate)}; exit 1`))
    const building = await startDeploy({ platform, repository })
    await building.logged('first\n')
    const joining = await startDeploy({ platform, repository, inputs })
    await joining.logged('first\n')
    await writeFile(gate, '')
    const joinedResult = await joining.done
    expect(joinedResult.exitCode).toBe(1)
    expect(joinedResult.errors).toEqual([
      expect.stringMatching(/^Build \S+ of test-app failed: Push rejected/),
    ])
    expect((await building.done).exitCode).toBe(1)
  })

  test('does not run a release command twice, whether it joins a build or follows it', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const files = {
      Procfile: 'web: ./server\nrelease: bash release.sh\n',
      'release.sh': `echo migrating; ${waitFor(gate)}\n`,
    }
    const repository = await Repository.of(inlineApp(undefined, files))
    const building = await startDeploy({ platform, repository })
    await building.logged('migrating\n')
    const joining = await startDeploy({ platform, repository, inputs })
    await joining.logged('migrating\n')
    await writeFile(gate, '')
    const [built, joinedResult] = await Promise.all([building.done, joining.done])
    expect([built.exitCode, joinedResult.exitCode]).toEqual([0, 0])
    expect(joinedResult.outputs).toMatchObject({
      reused: 'true',
      'release-version': '3',
      'release-status': 'succeeded',
    })
    expect(await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)).toHaveLength(3)
  })
})
