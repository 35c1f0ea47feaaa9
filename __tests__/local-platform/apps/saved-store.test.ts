import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { restoreStore } from '../../../src/local-platform/apps/saved-store.js'
import { Store } from '../../../src/local-platform/apps/store.js'
import { startPlatform } from '../../../src/local-platform/platform.js'
import { Streams } from '../../../src/local-platform/storage/streams.js'
import { tarball } from '../../support/platform-client.js'
import { inlineApp } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

type Path = (string | number)[]

/** Optional keys: a buildpack has a name or a URL. */
const optionalKeys = /(buildpacks\[\d\]|processTypes)\.\w+$/

/** Starts a platform with records of every kind, and returns the store that it saves. */
async function savedStore(): Promise<{ dataDir: string; text: string }> {
  const dataDir = await temporaryDirectory()
  const client = await startTestPlatform({ dataDir, apps: ['example', 'target'] })
  const pipeline = await client.pipeline('example', { example: 'staging', target: 'production' })
  await client.json('PATCH', `/pipelines/${pipeline.id}/stage/review/config-vars`, { KEY: 'v' })
  await client.json('POST', `/pipelines/${pipeline.id}/review-app-config`, { repo: 'a/b' })
  const team = await client.json<{ id: string }>('POST', '/teams', { name: 'a-team' })
  await client.json('POST', '/teams/apps', { name: 'team-app', team: 'a-team', locked: true })
  const { id: owned } = await client.json<{ id: string }>('POST', '/pipelines', {
    name: 'owned',
    owner: { id: team.id, type: 'team' },
  })
  await client.json('POST', `/pipelines/${owned}/repo`, { repo_url: 'https://github.com/a/b' })
  await client.json('PUT', '/teams/a-team/members', { email: 'a@example.com', role: 'member' })
  await client.json('POST', '/teams/apps', { name: 'of-a-team', team: 'a-team' })
  await client.json('POST', '/apps/of-a-team/collaborators', { user: 'b@example.com' })
  await client.json('PATCH', '/apps/of-a-team/features/preboot', { enabled: true })
  await client.json('PATCH', '/account/features/dashboard-repositories-api', { enabled: true })
  await client.json('POST', '/oauth/authorizations', { expires_in: 60 })
  await client.json('PATCH', '/apps/example/config-vars', { SECRET: 'hidden value' })
  await client.json('PUT', '/apps/example/buildpack-installations', {
    updates: [{ buildpack: 'heroku-community/inline' }],
  })
  const files = inlineApp(undefined, { 'app.json': '{"success_url":"/x"}' })
  const source = { url: await client.upload(await tarball(files)), version: 'v' }
  const { id } = await client.json<{ id: string }>('POST', '/apps/example/builds', { source_blob: source })
  await client.finished('example', id)
  const [from, to] = await Promise.all(
    ['example', 'target'].map((name) => client.json<{ id: string }>('GET', `/apps/${name}`)),
  )
  const promotion = {
    pipeline: { id: pipeline.id },
    source: { app: { id: from?.id } },
    targets: [{ app: { id: to?.id } }],
  }
  await client.json('POST', '/pipeline-promotions', promotion)
  const review = { branch: 'b', pipeline: pipeline.id, pr_number: 1, source_blob: source }
  await client.json('POST', '/review-apps', review)
  await client.json('POST', '/apps', { name: 'fir', stack: 'cnb' })
  const { build } = await client.build('fir', files)
  expect(build.status).toBe('succeeded')
  await client.json('POST', '/app-setups', { app: { name: 'set-up' }, source_blob: source })
  await client.platform.close()
  return { dataDir, text: await readFile(join(dataDir, 'store.json'), 'utf8') }
}

/** Returns the path of a JSON value and of each value in it. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]) =>
      pathsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

/** Returns the JSON text with another value at a path, or without the path if the value is undefined. */
function change(text: string, path: Path, value: unknown): string {
  if (path.length === 0) return JSON.stringify(value) ?? ''
  const root = JSON.parse(text)
  const parent = path.slice(0, -1).reduce((at, key) => at[key], root)
  parent[path.at(-1) ?? ''] = value
  return JSON.stringify(root)
}

function at(text: string, path: Path): unknown {
  return path.reduce((value, key) => value[key], JSON.parse(text))
}

function nameOf(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

/** Restores a store, and returns it, or the error. */
function restore(text: string, streams: Streams): string | Store {
  const store = new Store(0)
  try {
    restoreStore(store, text, streams)
    return store
  } catch (error) {
    expect(store.apps).toEqual([])
    return String(error)
  }
}

describe('a saved store', () => {
  test('is rejected if any value has another type, and the error names the value', async () => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    expect(restore(text, streams)).toBeInstanceOf(Store)
    const kinds = [
      'apps',
      'teams',
      'authorizations',
      'slugs',
      'images',
      'pipelines',
      'couplings',
      'promotions',
      'appSetups',
      'reviewApps',
    ]
    for (const kind of kinds)
      expect([kind, at(text, [kind])]).toEqual([kind, expect.arrayContaining([expect.anything()])])
    const places = pathsIn(JSON.parse(text)).filter((path) => path.length > 0 && path[0] !== 'form')
    expect(places.length).toBeGreaterThan(200)
    for (const path of places) {
      const place = nameOf(path)
      const invalidValues = [true, -0.5, { '': [] }, undefined].filter(
        (value) =>
          typeof value !== typeof at(text, path) && !(value === undefined && optionalKeys.test(place)),
      )
      for (const value of invalidValues) {
        const error = restore(change(text, path, value), streams)
        expect([place, typeof error]).toEqual([place, 'string'])
        expect(error).toContain(place.replace(/\.\w+$/, ''))
        expect(error).not.toContain('hidden value')
      }
    }
  })

  test('is rejected if an id is not a UUID, since ids become file names', async () => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    const ids = pathsIn(JSON.parse(text)).filter(
      (path) => /^id$|Id$/.test(String(path.at(-1))) && typeof at(text, path) === 'string',
    )
    const kinds = new Set(ids.map((path) => path.filter((key) => typeof key === 'string').join('.')))
    expect(kinds.size).toBeGreaterThan(20)
    for (const path of ids) {
      if (nameOf(path).endsWith('requestId') || nameOf(path).endsWith('deployTarget.id')) continue
      for (const id of [
        '../../../x',
        '..',
        '',
        'a/b',
        `${at(text, path)}/../x`,
        `${String(at(text, path)).toUpperCase()}\n`,
      ]) {
        expect(restore(change(text, path, id), streams)).toBe(`Error: ${nameOf(path)} must be a UUID`)
      }
    }
  })

  test.each<[Path, unknown, string]>([
    [['apps', 0, 'name'], '../x', 'apps[0].name must be the name of an app'],
    [['apps', 0, 'name'], 'target', 'apps[1] has the same name as another'],
    [['apps', 0, 'hostSuffix'], 'evil.example/', 'apps[0].hostSuffix must be 12 hexadecimal digits'],
    [['apps', 0, 'stack'], '../x', 'apps[0].stack must be the name of a stack'],
    [['apps', 0, 'region'], 'mars', 'apps[0].region must be the name of a region'],
    [['apps', 0, 'createdAt'], 1e300, 'apps[0].createdAt must be a time in milliseconds'],
    [['apps', 0, 'config', 0, 0], '..', 'apps[0].config[0][0] must be the name of a config var'],
    [['apps', 0, 'config', 0, 0], '../x', 'apps[0].config[0][0] must be the name of a config var'],
    [['apps', 0, 'releases', 0, 'version'], 2, 'apps[0].releases[0].version must be 1'],
    [
      ['apps', 0, 'builds', 0, 'status'],
      'done',
      'apps[0].builds[0].status must be one of pending, succeeded, failed',
    ],
    [
      ['apps', 0, 'builds', 0, 'checksum'],
      'SHA256:x',
      'apps[0].builds[0].checksum must be SHA256:<64 hexadecimal digits>',
    ],
    [
      ['slugs', 0, 'processTypes'],
      { '../x': '' },
      'slugs[0].processTypes, key 1, must be the name of a process type',
    ],
    [['apps', 0, 'generation'], 'oak', 'apps[0].generation must be one of cedar, fir'],
    [['images', 0, 'digest'], 'sha256:..', 'images[0].digest must be sha256:<64 hexadecimal digits>'],
    [['images', 0, 'appLayer'], '../../x', 'images[0].appLayer must be sha256:<64 hexadecimal digits>'],
    [
      ['images', 0, 'processTypes', 'web', 'imageName'],
      '../x',
      'images[0].processTypes.web.imageName must be the name of a process type',
    ],
    [['pipelines', 0, 'name'], 'No', 'pipelines[0].name must be the name of a pipeline'],
    [
      ['pipelines', 0, 'config', 0, 0],
      'moon',
      'pipelines[0].config[0][0] must be one of test, review, development, staging, production',
    ],
    [
      ['couplings', 0, 'stage'],
      'moon',
      'couplings[0].stage must be one of test, review, development, staging, production',
    ],
    [['teams', 0, 'name'], '', 'teams[0].name must be the name of a team'],
    [
      ['reviewApps', 0, 'status'],
      'odd',
      'reviewApps[0].status must be one of pending, creating, created, deleting, deleted, errored',
    ],
  ])('is rejected when %j is %j', async (path, value, message) => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    expect(restore(change(text, path, value), streams)).toBe(`Error: ${message}`)
  })

  test('that would lead outside its directory stops the platform from starting, and is not changed', async () => {
    const { dataDir, text } = await savedStore()
    const file = join(dataDir, 'store.json')
    await writeFile(file, change(text, ['slugs', 0, 'id'], '../../../precious'))
    const starting = startPlatform({ dataDir })
    await expect(starting).rejects.toThrow(
      `${file} can't be read, remove it to start anew: slugs[0].id must be a UUID`,
    )
    expect(await readFile(file, 'utf8')).toContain('../../../precious')
  })
})

test('an image is still there for a platform that is started later', async () => {
  const { dataDir } = await savedStore()
  const client = await startTestPlatform({ dataDir })
  const [release] = (await client.releases('fir')).filter(({ version }) => version === 3)
  expect(release).toMatchObject({ artifacts: [{ type: 'oci-image' }], slug: null, current: true })
  expect(await client.json('GET', '/apps/fir')).toMatchObject({ generation: { name: 'fir' } })
  const rollback = await client.json('POST', '/apps/fir/releases', { release: release?.id })
  expect(rollback).toMatchObject({ version: 4, description: 'Rollback to v3', status: 'succeeded' })
})
