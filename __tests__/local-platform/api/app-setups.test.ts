import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App, Formation, PipelineCoupling } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { readAll, readUntil, tarball } from '../../support/platform-client.js'
import { isRunning } from '../../support/processes.js'
import { inlineApp, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'
import { getAppSetup, sourceWithManifest, startAppSetup, waitForAppSetup } from './app-setup-requests.js'

describe('an app setup', () => {
  test('creates an app from its app.json', async () => {
    const client = await startTestPlatform()
    const pending = await startAppSetup(
      client,
      sourceWithManifest(
        {
          env: { MODE: 'production', TOKEN: { generator: 'secret' } },
          stack: 'heroku-22',
          formation: { web: { quantity: 2, size: 'standard-1x' }, worker: { quantity: 1 } },
          buildpacks: [{ url: 'heroku-community/inline' }],
          scripts: { postdeploy: 'echo "$MODE in $(basename "$PWD")"; echo err >&2' },
          success_url: '/welcome',
        },
        { Procfile: 'web: ./server\nworker: ./worker\n' },
      ),
    )
    expect(pending).toEqual({
      app: { id: expect.any(String), name: expect.any(String) },
      build: null,
      created_at: expect.any(String),
      failure_message: null,
      id: expect.any(String),
      manifest_errors: [],
      postdeploy: null,
      resolved_success_url: null,
      status: 'pending',
      updated_at: expect.any(String),
    })
    const setup = await waitForAppSetup(client, pending.id)
    const app = await client.json<App>('GET', `/apps/${pending.app.id}`)
    expect(setup).toMatchObject({
      status: 'succeeded',
      failure_message: null,
      postdeploy: { output: 'production in app\nerr\n', exit_code: 0 },
      resolved_success_url: `${app.web_url}welcome`,
      build: { status: 'succeeded' },
    })
    expect(app.stack?.name).toBe('heroku-22')
    expect(await client.json('GET', `/apps/${app.id}/config-vars`)).toEqual({
      MODE: 'production',
      TOKEN: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await client.json('GET', `/apps/${app.id}/buildpack-installations`)).toMatchObject([
      { buildpack: { name: 'heroku-community/inline' } },
    ])
    const formation = await client.json<Formation[]>('GET', `/apps/${app.id}/formation`)
    expect(formation.map(({ type, quantity, size }) => [type, quantity, size]).toSorted()).toEqual([
      ['web', 2, 'Standard-1X'],
      ['worker', 1, 'Basic'],
    ])
    const releases = await client.releases(app.id ?? '')
    expect(releases.map(({ description }) => description)).toEqual(
      expect.arrayContaining(['Set MODE, TOKEN config vars', 'Deploy']),
    )
  })

  test('shows its build while the build is running', async () => {
    const client = await startTestPlatform()
    const gate = join(await temporaryDirectory(), 'gate')
    const files = sourceWithManifest({}, {}, `echo "at the gate"; ${waitFor(gate)}`)
    const { id, app } = await startAppSetup(client, files)
    const { build } = await until(
      () => getAppSetup(client, id),
      (setup) => setup.build !== null,
    )
    expect(build?.status).toBe('pending')
    expect(await readUntil(build?.output_stream_url ?? '', 'at the gate')).toContain('Building on')
    expect(await client.json('GET', `/apps/${app.name}/builds`)).toMatchObject([{ id: build?.id }])
    await writeFile(gate, '')
    expect(await waitForAppSetup(client, id)).toMatchObject({ status: 'succeeded', postdeploy: null })
  })

  test('accepts a name, a region, a stack, and overrides of the app.json', async () => {
    const client = await startTestPlatform()
    const { id: pipeline } = await client.pipeline('example', {})
    const { id } = await startAppSetup(
      client,
      sourceWithManifest({
        env: { A: 'manifest', B: 'manifest', NEEDED: { required: true } },
        buildpacks: [{ url: 'heroku/nodejs' }],
        stack: 'heroku-22',
      }),
      {
        app: { name: 'mine', region: 'eu', stack: 'heroku-26' },
        overrides: {
          env: { A: 'override', NEEDED: 'override', MORE: 'more' },
          buildpacks: [{ url: 'heroku-community/inline' }],
        },
        pipeline_coupling: { pipeline, stage: 'staging' },
      },
    )
    expect(await waitForAppSetup(client, id)).toMatchObject({ status: 'succeeded', failure_message: null })
    expect(await client.json('GET', '/apps/mine')).toMatchObject({
      region: { name: 'eu' },
      stack: { name: 'heroku-26' },
    })
    const vars = { A: 'override', B: 'manifest', NEEDED: 'override', MORE: 'more' }
    expect(await client.json('GET', '/apps/mine/config-vars')).toEqual(vars)
    const coupling = await client.json<PipelineCoupling>('GET', '/apps/mine/pipeline-couplings')
    expect(coupling).toMatchObject({ stage: 'staging', pipeline: { id: pipeline } })
  })

  test('is rejected when the request is invalid', async () => {
    const client = await startTestPlatform({ apps: ['taken'] })
    const blob = { url: 'https://example.com/source.tgz' }
    for (const body of [
      {},
      { source_blob: { url: 'http://example.com/source.tgz' } },
      { source_blob: blob, app: { name: 'taken' } },
      { source_blob: blob, app: { stack: 'cedar' } },
      { source_blob: blob, overrides: { env: { A: 1 } } },
    ]) {
      expect((await client.send('POST', '/app-setups', body)).status).toBe(422)
    }
    expect((await client.send('GET', '/app-setups/none')).status).toBe(404)
    expect(await client.json('GET', '/apps')).toHaveLength(1)
  })
})

describe('a failed app setup', () => {
  const invalid = { failure_message: 'invalid app.json' }

  test.each<[expected: object, files: Record<string, string>]>([
    [{ failure_message: 'app.json not found' }, inlineApp()],
    [
      { ...invalid, manifest_errors: ['app.json is not valid JSON'] },
      inlineApp(undefined, { 'app.json': '{' }),
    ],
    [
      { ...invalid, manifest_errors: ['config var "A" is required', 'config var "B" is required'] },
      sourceWithManifest({ env: { A: { required: true }, B: {} } }),
    ],
    [
      { ...invalid, manifest_errors: ['config var "A" must be a string or object'] },
      sourceWithManifest({ env: { A: 5 } }),
    ],
    [{ failure_message: 'Stack heroku-16 is not available.' }, sourceWithManifest({ stack: 'heroku-16' })],
    [{ failure_message: 'build failed', build: { status: 'failed' } }, sourceWithManifest({}, {}, 'exit 1')],
    [
      { failure_message: 'release command failed', build: { status: 'succeeded' } },
      sourceWithManifest({ scripts: { postdeploy: 'true' } }, { Procfile: 'web: x\nrelease: exit 3\n' }),
    ],
    [
      {
        failure_message: 'postdeploy exit code was not 0',
        build: { status: 'succeeded' },
        postdeploy: { output: 'no database\n', exit_code: 7 },
      },
      sourceWithManifest({ scripts: { postdeploy: 'echo no database; exit 7' } }),
    ],
    [
      { failure_message: "Couldn't find that process type (worker).", build: { status: 'succeeded' } },
      sourceWithManifest({ formation: { worker: { quantity: 1 } } }),
    ],
    [
      { failure_message: 'No such dyno size as huge.' },
      sourceWithManifest({ formation: { web: { size: 'huge' } } }),
    ],
  ])('shows why, and has no app: %j', async (expected, files) => {
    const client = await startTestPlatform()
    const { id, app } = await startAppSetup(client, files)
    expect(await waitForAppSetup(client, id)).toMatchObject({ status: 'failed', app, ...expected })
    expect((await client.send('GET', `/apps/${app.id}`)).status).toBe(404)
  })

  test('keeps the output of its build', async () => {
    const client = await startTestPlatform()
    const { id } = await startAppSetup(client, sourceWithManifest({}, {}, 'echo this is why; exit 1'))
    const { build } = await waitForAppSetup(client, id)
    expect(await readAll(build?.output_stream_url ?? '')).toContain('this is why')
  })

  test('names only the host of a source that cannot be fetched', async () => {
    const client = await startTestPlatform()
    const url = `${client.platform.url}/herokusources/none?signature=secret`
    const { id } = await client.json<{ id: string }>('POST', '/app-setups', { source_blob: { url } })
    const { failure_message: message } = await waitForAppSetup(client, id)
    expect(message).toMatch(/^Unable to fetch the tarball from 127\.0\.0\.1:\d+: status 403$/)
  })

  test('stops a script that takes too long', async () => {
    const client = await startTestPlatform({ scriptTimeoutMs: 300 })
    const { id } = await startAppSetup(client, sourceWithManifest({ scripts: { postdeploy: 'sleep 60' } }))
    expect(await waitForAppSetup(client, id)).toMatchObject({
      failure_message: 'script timed out after 0.3 s',
      postdeploy: null,
    })
  })
})

describe('a postdeploy script', () => {
  async function startScript() {
    const client = await startTestPlatform()
    const file = join(await temporaryDirectory(), 'pid')
    const postdeploy = `echo $$ > '${file}.new' && mv '${file}.new' '${file}'; sleep 60`
    const { id, app } = await startAppSetup(client, sourceWithManifest({ scripts: { postdeploy } }))
    await until(
      async () => existsSync(file),
      (exists) => exists,
    )
    return { client, id, app, pid: Number(await readFile(file, 'utf8')) }
  }

  test('is stopped when the app is deleted', async () => {
    const { client, id, app, pid } = await startScript()
    await client.json('DELETE', `/apps/${app.id}`)
    expect(await isRunning(pid)).toBe(false)
    expect(await getAppSetup(client, id)).toMatchObject({
      status: 'failed',
      failure_message: 'App was deleted.',
    })
  })

  test('is stopped when the platform stops', async () => {
    const { client, pid } = await startScript()
    await client.platform.close()
    expect(await isRunning(pid)).toBe(false)
  })
})

describe('the app of a setup', () => {
  test('belongs to the team that the request names, locked if wanted', async () => {
    const client = await startTestPlatform()
    await client.json('POST', '/teams', { name: 'our-team' })
    const body = { app: { name: 'example', organization: 'our-team', locked: true } }
    await startAppSetup(client, sourceWithManifest({}), body)
    expect(await client.json('GET', '/teams/apps/example')).toMatchObject({
      locked: true,
      team: { name: 'our-team' },
    })
  })

  test('is not created for a team or a space that does not exist, nor with what has no effect', async () => {
    const client = await startTestPlatform()
    await client.json('POST', '/teams', { name: 'our-team' })
    const url = await client.upload(await tarball(sourceWithManifest({})))
    for (const [app, status, message] of [
      [{ organization: 'other' }, 404, "Couldn't find that team."],
      [{ space: 'other' }, 404, "Couldn't find that space."],
      [{ locked: true }, 422, 'app:locked is for apps of a team only.'],
      [{ locked: 'yes' }, 422, 'Invalid type for key "app:locked": expected boolean, got string.'],
      [
        { organization: 'our-team', personal: true },
        422,
        'app:personal and app:organization exclude each other.',
      ],
    ] as const) {
      const response = await client.send('POST', '/app-setups', { app, source_blob: { url } })
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ message })])
    }
    expect(await client.json('GET', '/apps')).toEqual([])
  })
})
