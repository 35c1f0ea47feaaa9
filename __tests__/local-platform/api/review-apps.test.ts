import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App, Pipeline, ReviewApp, ReviewAppConfiguration } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { PlatformClient } from '../../support/platform-client.js'
import { isRunning } from '../../support/processes.js'
import { inlineApp, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'
import { getAppSetup, sourceWithManifest } from './app-setup-requests.js'
import { requestReviewApp, startReviewApp, waitForReviewApp } from './review-app-requests.js'

async function startWithPipeline(): Promise<{ client: PlatformClient; pipeline: string }> {
  const client = await startTestPlatform()
  const { id = '' } = await client.pipeline('example', {})
  return { client, pipeline: id }
}

/** Creates a review app and waits until it is created or has failed. */
async function createReviewApp(
  client: PlatformClient,
  files: Record<string, string>,
  body: object,
): Promise<ReviewApp> {
  return waitForReviewApp(client, await startReviewApp(client, files, body), 'created', 'errored')
}

function listReviewApps(client: PlatformClient, pipeline: string): Promise<ReviewApp[]> {
  return client.json('GET', `/pipelines/${pipeline}/review-apps`)
}

describe('a review app', () => {
  test('is pending, then creating, then created', async () => {
    const { client, pipeline } = await startWithPipeline()
    const gate = join(await temporaryDirectory(), 'gate')
    const pending = await startReviewApp(client, sourceWithManifest({}, {}, waitFor(gate)), {
      pipeline,
      pr_number: 12,
    })
    expect(pending).toEqual({
      app: null,
      app_setup: null,
      branch: 'feature',
      created_at: expect.any(String),
      creator: { id: expect.any(String) },
      error_status: null,
      fork_repo: null,
      id: expect.any(String),
      message: null,
      pipeline: { id: pipeline },
      pr_number: 12,
      status: 'pending',
      updated_at: expect.any(String),
      wait_for_ci: false,
    })
    const creating = await waitForReviewApp(client, pending, 'creating')
    const app = await client.json<App>('GET', `/apps/${creating.app?.id}`)
    expect(app.name).toMatch(/^example-pr-12-[a-z0-9]{6}$/)
    expect(await client.json('GET', `/apps/${app.name}/pipeline-couplings`)).toMatchObject({
      stage: 'review',
      pipeline: { id: pipeline },
    })
    const setup = await until(
      () => getAppSetup(client, creating.app_setup?.id ?? ''),
      ({ build }) => build !== null,
    )
    expect(setup).toMatchObject({ status: 'pending', build: { status: 'pending' }, app: { id: app.id } })
    await writeFile(gate, '')
    const review = await waitForReviewApp(client, pending, 'created', 'errored')
    expect(review).toEqual({ ...creating, status: 'created', updated_at: expect.any(String) })
    expect(await client.json('GET', `/apps/${app.name}/review-app`)).toEqual(review)
    expect(await listReviewApps(client, pipeline)).toEqual([review])
    const variant = { Accept: 'application/vnd.heroku+json; version=3.review-apps' }
    const again = await client.send('GET', `/review-apps/${pending.id}`, undefined, variant)
    expect(await again.json()).toEqual(review)
    expect(await client.json('GET', `/apps/${app.id}/builds`)).toMatchObject([
      { status: 'succeeded', source_blob: { version: '0123456789abcdef' } },
    ])
  })

  test('has the config vars of its pipeline, its app.json, its request and Heroku', async () => {
    const { client, pipeline } = await startWithPipeline()
    await client.json('PATCH', `/pipelines/${pipeline}/stage/review/config-vars`, {
      A: 'pipeline',
      B: 'pipeline',
      C: 'pipeline value',
      NEEDED: 'pipeline',
    })
    await client.json('PATCH', `/pipelines/${pipeline}/stage/test/config-vars`, { TEST: 'x' })
    const files = sourceWithManifest({
      env: { A: 'top', TOP: 'top' },
      scripts: { postdeploy: 'exit 1' },
      environments: {
        review: {
          env: {
            A: 'review',
            B: 'review',
            NEEDED: { required: true },
            HEROKU_APP_NAME: { required: true },
            HEROKU_PR_NUMBER: { required: true },
          },
          scripts: { postdeploy: 'echo "$HEROKU_APP_NAME $A $SECRET"' },
        },
      },
    })
    const environment = { B: 'request', SECRET: 'request value', NONE: null }
    const review = await createReviewApp(client, files, { pipeline, pr_number: 7, environment })
    expect(review).toMatchObject({ status: 'created' })
    const app = await client.json<App>('GET', `/apps/${review.app?.id}`)
    expect(await client.json('GET', `/apps/${app.id}/config-vars`)).toEqual({
      A: 'review',
      B: 'request',
      C: 'pipeline value',
      NEEDED: 'pipeline',
      SECRET: 'request value',
      HEROKU_APP_NAME: app.name,
      HEROKU_BRANCH: 'feature',
      HEROKU_PR_NUMBER: '7',
    })
    const setup = await getAppSetup(client, review.app_setup?.id ?? '')
    expect(setup.postdeploy).toEqual({ output: `${app.name} review request value\n`, exit_code: 0 })
    const answers = [review, await listReviewApps(client, pipeline), await client.json('GET', '/apps')]
    expect(JSON.stringify(answers)).not.toMatch(/request value|pipeline value|X-Amz/)
  })

  test('has no pull request number if it is only for a branch', async () => {
    const { client, pipeline } = await startWithPipeline()
    const files = sourceWithManifest({})
    const review = await createReviewApp(client, files, {
      pipeline,
      branch: 'Fix/Some_thing',
      fork_repo_id: 5,
    })
    expect(review).toMatchObject({ status: 'created', pr_number: null, fork_repo: { id: 5 } })
    const app = await client.json<App>('GET', `/apps/${review.app?.id}`)
    expect(app.name).toMatch(/^example-br-fix-some-[a-z0-9-]+$/)
    const vars = await client.json<object>('GET', `/apps/${app.id}/config-vars`)
    expect(vars).toEqual({ HEROKU_APP_NAME: app.name, HEROKU_BRANCH: 'Fix/Some_thing' })
  })

  test('exists only once for a pull request and for a branch', async () => {
    const { client, pipeline } = await startWithPipeline()
    const other = await client.json<Pipeline>('POST', '/pipelines', { name: 'other' })
    const files = inlineApp()
    const review = await startReviewApp(client, files, { pipeline, branch: 'one', pr_number: 1 })
    for (const body of [
      { branch: 'one', pr_number: 1 },
      { branch: 'one' },
      { branch: 'renamed', pr_number: 1 },
    ]) {
      const response = await requestReviewApp(client, files, { pipeline, ...body })
      expect(response.status).toBe(409)
      expect(await response.json()).toEqual({
        id: 'conflict',
        message: 'A review app already exists for the one branch',
      })
    }
    await startReviewApp(client, files, { pipeline, branch: 'one', pr_number: 2, fork_repo_id: 9 })
    await startReviewApp(client, files, { pipeline: other.id, branch: 'one', pr_number: 1 })
    expect((await waitForReviewApp(client, review, 'errored')).message).toBe('app.json not found')
    // A failed one conflicts, too.
    expect((await requestReviewApp(client, files, { pipeline, branch: 'one', pr_number: 1 })).status).toBe(
      409,
    )
  })

  test('can be created at the same time as another one', async () => {
    const { client, pipeline } = await startWithPipeline()
    const directory = await temporaryDirectory()
    const waitForEachOther = (own: string, other: string) =>
      sourceWithManifest({}, {}, `touch '${join(directory, own)}'; ${waitFor(join(directory, other))}`)
    const both = [
      createReviewApp(client, waitForEachOther('a', 'b'), { pipeline, branch: 'a', pr_number: 1 }),
      createReviewApp(client, waitForEachOther('b', 'a'), { pipeline, branch: 'b', pr_number: 2 }),
    ]
    const [one, two] = await Promise.all(both)
    expect([one?.status, two?.status]).toEqual(['created', 'created'])
    expect(one?.app?.id).not.toBe(two?.app?.id)
  })

  test('is updated by builds of its app', async () => {
    const { client, pipeline } = await startWithPipeline()
    const mark = join(await temporaryDirectory(), 'mark')
    const manifest = { env: { A: 'first' }, scripts: { postdeploy: `echo x >> '${mark}'` } }
    const review = await createReviewApp(client, sourceWithManifest(manifest), { pipeline, pr_number: 1 })
    const app = review.app?.id ?? ''
    const files = sourceWithManifest({ ...manifest, env: { A: 'second' } })
    expect((await client.build(app, files)).build.status).toBe('succeeded')
    expect((await client.build(app, sourceWithManifest({}, {}, 'exit 1'))).build.status).toBe('failed')
    expect(await waitForReviewApp(client, review, 'created')).toMatchObject({ message: null })
    // The app.json is read only when the app is created.
    expect(await client.json('GET', `/apps/${app}/config-vars`)).toMatchObject({ A: 'first' })
    expect(await readFile(mark, 'utf8')).toBe('x\n')
  })

  test('is rejected when the request is invalid', async () => {
    const { client, pipeline } = await startWithPipeline()
    const blob = { url: 'https://example.com/source.tgz' }
    const valid = { branch: 'feature', pipeline, source_blob: blob }
    for (const [status, body] of [
      [422, { ...valid, branch: undefined }],
      [422, { ...valid, pipeline: undefined }],
      [422, { ...valid, source_blob: undefined }],
      [422, { ...valid, source_blob: { url: 'resolve' } }],
      [422, { ...valid, pr_number: '5' }],
      [422, { ...valid, pr_number: 1.5 }],
      [422, { ...valid, fork_repo_id: 'x' }],
      [422, { ...valid, environment: { 'a b': '1' } }],
      [422, { ...valid, environment: [] }],
      [404, { ...valid, pipeline: '01234567-89ab-cdef-0123-456789abcdef' }],
    ] as const) {
      expect((await client.send('POST', '/review-apps', body)).status).toBe(status)
    }
    expect(await listReviewApps(client, pipeline)).toEqual([])
    const missing = await client.send('GET', '/review-apps/none')
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ message: "Couldn't find that review app." })
    await client.createApp('plain')
    expect((await client.send('GET', '/apps/plain/review-app')).status).toBe(404)
  })
})

test('a review app of a team’s pipeline belongs to the team', async () => {
  const client = await startTestPlatform()
  const team = await client.json<{ id: string }>('POST', '/teams', { name: 'our-team' })
  const owner = { id: team.id, type: 'team' }
  const { id: pipeline } = await client.json<{ id: string }>('POST', '/pipelines', { name: 'example', owner })
  const review = await createReviewApp(client, sourceWithManifest({}), { pipeline, pr_number: 1 })
  expect(await client.json('GET', `/apps/${review.app?.id}`)).toMatchObject({ team: { name: 'our-team' } })
})

describe('a review app that fails', () => {
  test.each<[message: string, files: Record<string, string>]>([
    ['app.json not found', inlineApp()],
    ['invalid app.json: config var "A" is required', sourceWithManifest({ env: { A: {} } })],
    ['build failed', sourceWithManifest({}, {}, 'exit 1')],
    ['postdeploy exit code was not 0', sourceWithManifest({ scripts: { postdeploy: 'exit 1' } })],
  ])('has the status errored and keeps its app: %s', async (message, files) => {
    const { client, pipeline } = await startWithPipeline()
    const review = await createReviewApp(client, files, { pipeline, pr_number: 1 })
    expect(review).toMatchObject({ status: 'errored', message, error_status: message.replace(/:.*/, '') })
    expect(await getAppSetup(client, review.app_setup?.id ?? '')).toMatchObject({ status: 'failed' })
    expect(await client.json('GET', `/apps/${review.app?.id}/review-app`)).toEqual(review)
    await client.json('DELETE', `/review-apps/${review.id}`)
    await waitForReviewApp(client, review, 'deleted')
    expect((await client.send('GET', `/apps/${review.app?.id}`)).status).toBe(404)
    const again = await createReviewApp(client, sourceWithManifest({}), { pipeline, pr_number: 1 })
    expect(again.status).toBe('created')
  })

  test('has no app if its name is taken', async () => {
    const { client, pipeline } = await startWithPipeline()
    await client.createApp('mine-pr-1')
    const config = { repo: 'owner/name', base_name: 'mine' }
    await client.json('POST', `/pipelines/${pipeline}/review-app-config`, config)
    const review = await createReviewApp(client, sourceWithManifest({}), { pipeline, pr_number: 1 })
    expect(review).toMatchObject({
      status: 'errored',
      message: 'Name is already taken',
      app: null,
      app_setup: null,
    })
    await client.json('DELETE', `/review-apps/${review.id}`)
    await waitForReviewApp(client, review, 'deleted')
    expect((await client.send('GET', '/apps/mine-pr-1')).status).toBe(200)
  })
})

describe('deleting a review app', () => {
  test('runs the pr-predestroy script of the current slug', async () => {
    const { client, pipeline } = await startWithPipeline()
    const directory = await temporaryDirectory()
    const [gate, mark] = [join(directory, 'gate'), join(directory, 'mark')]
    const files = (name: string) =>
      sourceWithManifest(
        { env: { A: 'config' }, scripts: { 'pr-predestroy': `sh end.sh > '${mark}'; ${waitFor(gate)}` } },
        { 'end.sh': `echo "${name} $A $HEROKU_PR_NUMBER"` },
      )
    const review = await createReviewApp(client, files('first'), { pipeline, pr_number: 3 })
    await client.build(review.app?.id ?? '', files('second'))
    const deleting = await client.json<ReviewApp>('DELETE', `/review-apps/${review.id}`)
    expect(deleting).toEqual({ ...review, status: 'deleting', updated_at: expect.any(String) })
    await until(
      async () => existsSync(mark),
      (exists) => exists,
    )
    expect(await client.json('DELETE', `/review-apps/${review.id}`)).toMatchObject({ status: 'deleting' })
    expect(await listReviewApps(client, pipeline)).toMatchObject([{ status: 'deleting' }])
    expect((await requestReviewApp(client, inlineApp(), { pipeline, pr_number: 3 })).status).toBe(409)
    await writeFile(gate, '')
    expect(await waitForReviewApp(client, review, 'deleted')).toMatchObject({ app: null })
    expect(await readFile(mark, 'utf8')).toBe('second config 3\n')
    expect((await client.send('GET', `/apps/${review.app?.id}`)).status).toBe(404)
    expect(await listReviewApps(client, pipeline)).toEqual([])
    expect(await client.json('GET', `/pipelines/${pipeline}/pipeline-couplings`)).toEqual([])
    expect((await client.send('DELETE', `/review-apps/${review.id}`)).status).toBe(404)
  })

  test('continues when the script fails', async () => {
    const { client, pipeline } = await startWithPipeline()
    const files = sourceWithManifest({ scripts: { 'pr-predestroy': 'exit 1' } })
    const review = await createReviewApp(client, files, { pipeline, pr_number: 1 })
    await client.json('DELETE', `/review-apps/${review.id}`)
    await waitForReviewApp(client, review, 'deleted')
    expect(await client.json('GET', '/apps')).toEqual([])
  })

  test('cancels its build', async () => {
    const { client, pipeline } = await startWithPipeline()
    const file = join(await temporaryDirectory(), 'pid')
    const compile = `echo $$ > '${file}.new' && mv '${file}.new' '${file}'; sleep 60`
    const files = sourceWithManifest({ scripts: { 'pr-predestroy': `touch '${file}.end'` } }, {}, compile)
    const review = await startReviewApp(client, files, { pipeline, pr_number: 1 })
    await until(
      async () => existsSync(file),
      (exists) => exists,
    )
    const { app_setup: setup } = await client.json<ReviewApp>('DELETE', `/review-apps/${review.id}`)
    await waitForReviewApp(client, review, 'deleted')
    expect(await isRunning(Number(await readFile(file, 'utf8')))).toBe(false)
    expect(await getAppSetup(client, setup?.id ?? '')).toMatchObject({
      status: 'failed',
      build: { status: 'failed' },
    })
    expect(existsSync(`${file}.end`)).toBe(false)
    expect(await client.json('GET', '/apps')).toEqual([])
  })

  test('is possible while the review app is pending', async () => {
    const { client, pipeline } = await startWithPipeline()
    const review = await startReviewApp(client, sourceWithManifest({}), { pipeline, pr_number: 1 })
    expect(await client.json('DELETE', `/review-apps/${review.id}`)).toMatchObject({ status: 'deleting' })
    expect(await waitForReviewApp(client, review, 'deleted')).toMatchObject({ message: null })
    expect(await client.json('GET', '/apps')).toEqual([])
  })

  test('happens when its app is deleted, without the script', async () => {
    const { client, pipeline } = await startWithPipeline()
    const mark = join(await temporaryDirectory(), 'mark')
    const files = sourceWithManifest({ scripts: { 'pr-predestroy': `touch '${mark}'` } })
    const review = await createReviewApp(client, files, { pipeline, pr_number: 1 })
    await client.json('DELETE', `/apps/${review.app?.id}`)
    expect(await listReviewApps(client, pipeline)).toEqual([])
    expect(await client.json('GET', `/review-apps/${review.id}`)).toMatchObject({ status: 'deleted' })
    expect((await client.send('DELETE', `/review-apps/${review.id}`)).status).toBe(404)
    expect(existsSync(mark)).toBe(false)
  })

  test.each(['app is deleted', 'platform stops'])('stops its script when the %s', async (event) => {
    const { client, pipeline } = await startWithPipeline()
    const file = join(await temporaryDirectory(), 'pid')
    // The script takes a moment to end, so the platform must wait for it.
    const predestroy = `trap 'sleep 0.5; exit' TERM; echo $$ > '${file}.new'; mv '${file}.new' '${file}'; sleep 60`
    const files = sourceWithManifest({ scripts: { 'pr-predestroy': predestroy } })
    const review = await createReviewApp(client, files, { pipeline, pr_number: 1 })
    await client.json('DELETE', `/review-apps/${review.id}`)
    await until(
      async () => existsSync(file),
      (exists) => exists,
    )
    if (event === 'app is deleted') await client.json('DELETE', `/apps/${review.app?.id}`)
    else await client.platform.close()
    expect(await isRunning(Number(await readFile(file, 'utf8')))).toBe(false)
  })
})

describe('the platform', () => {
  test('stops while a review app is being created', async () => {
    const { client, pipeline } = await startWithPipeline()
    const file = join(await temporaryDirectory(), 'pid')
    const compile = `echo $$ > '${file}.new' && mv '${file}.new' '${file}'; sleep 60`
    await startReviewApp(client, sourceWithManifest({}, {}, compile), { pipeline, branch: 'one' })
    await until(
      async () => existsSync(file),
      (exists) => exists,
    )
    await startReviewApp(client, sourceWithManifest({}, {}, compile), { pipeline, branch: 'two' })
    await client.platform.close()
    expect(await isRunning(Number(await readFile(file, 'utf8')))).toBe(false)
    expect(existsSync(client.platform.dataDir)).toBe(false)
  })
})

describe('the configuration of review apps', () => {
  test('can be created, changed and deleted', async () => {
    const { client, pipeline } = await startWithPipeline()
    const path = `/pipelines/${pipeline}/review-app-config`
    expect((await client.send('GET', path)).status).toBe(404)
    expect((await client.send('PATCH', path, {})).status).toBe(404)
    expect((await client.send('POST', path, {})).status).toBe(422)
    const response = await client.send('POST', path, { repo: 'owner/name', wait_for_ci: true })
    expect(response.status).toBe(201)
    const config = await response.json()
    expect(config).toEqual({
      automatic_review_apps: false,
      base_name: null,
      deploy_target: { id: 'us', type: 'region' },
      destroy_stale_apps: false,
      pipeline_id: pipeline,
      repo: { id: expect.any(Number) },
      stale_days: 5,
      wait_for_ci: true,
    })
    expect((await client.send('POST', path, { repo: 'owner/name' })).status).toBe(409)
    const change = { base_name: 'mine', stale_days: 3, deploy_target: { id: 'eu', type: 'region' } }
    expect(await client.json('PATCH', path, change)).toEqual({ ...Object(config), ...change })
    expect(await client.json<ReviewAppConfiguration>('GET', path)).toMatchObject(change)
    const review = await createReviewApp(client, sourceWithManifest({}), { pipeline, pr_number: 1 })
    expect(await client.json('GET', `/apps/${review.app?.id}`)).toMatchObject({
      name: 'mine-pr-1',
      region: { name: 'eu' },
    })
    await client.json('DELETE', path)
    expect((await client.send('GET', path)).status).toBe(404)
  })

  test('names its repository to the CLI, which calls this API because of a feature of the account', async () => {
    const { client, pipeline } = await startWithPipeline()
    const feature = await client.json('GET', '/account/features/dashboard-repositories-api')
    expect(feature).toMatchObject({ enabled: true })
    expect(await client.json('GET', '/account/features')).toEqual([feature])
    expect((await client.send('GET', '/account/features/other')).status).toBe(404)
    const path = `/pipelines/${pipeline}/repo`
    const missing = await client.send('GET', path)
    expect([missing.status, await missing.json()]).toEqual([
      404,
      expect.objectContaining({ id: 'not_found' }),
    ])
    const wrong = await client.send('POST', path, { repo_url: 'https://example.com/owner/name' })
    expect(wrong.status).toBe(422)
    const connected = await client.json('POST', path, { repo_url: 'https://github.com/owner/first' })
    expect(connected).toMatchObject({ full_name: 'owner/first' })
    expect(await client.json('GET', path)).toEqual(connected)
    await client.json('POST', `/pipelines/${pipeline}/review-app-config`, { repo: 'owner/name' })
    expect(await client.json('GET', path)).toMatchObject({ full_name: 'owner/name' })
  })
})
