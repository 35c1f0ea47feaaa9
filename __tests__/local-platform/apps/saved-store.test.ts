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

/** Keys that an object may do without: a buildpack has a name or a URL. */
const mayLack = /(buildpacks\[\d\]|processTypes)\.\w+$/

/** What a platform has saved that knows something of every kind. */
async function savedStore(): Promise<{ dataDir: string; text: string }> {
  const dataDir = await temporaryDirectory()
  const client = await startTestPlatform({ dataDir, apps: ['example', 'target'] })
  const pipeline = await client.pipeline('example', { example: 'staging', target: 'production' })
  await client.json('PATCH', `/pipelines/${pipeline.id}/stage/review/config-vars`, { KEY: 'v' })
  await client.json('POST', `/pipelines/${pipeline.id}/review-app-config`, { repo: 'a/b' })
  await client.json('POST', '/teams', { name: 'a-team' })
  await client.json('PATCH', '/apps/example/config-vars', { SECRET: 'hidden value' })
  await client.json('PUT', '/apps/example/buildpack-installations', {
    updates: [{ buildpack: 'heroku-community/inline' }],
  })
  const files = inlineApp(undefined, { 'app.json': '{"success_url":"/x"}' })
  const checked = { url: await client.upload(await tarball(files)), version: 'v' }
  const { id } = await client.json<{ id: string }>('POST', '/apps/example/builds', { source_blob: checked })
  await client.finished('example', id)
  const [from, to] = await Promise.all(
    ['example', 'target'].map((name) => client.json<{ id: string }>('GET', `/apps/${name}`)),
  )
  const order = {
    pipeline: { id: pipeline.id },
    source: { app: { id: from?.id } },
    targets: [{ app: { id: to?.id } }],
  }
  await client.json('POST', '/pipeline-promotions', order)
  const review = { branch: 'b', pipeline: pipeline.id, pr_number: 1, source_blob: checked }
  await client.json('POST', '/review-apps', review)
  await client.json('POST', '/app-setups', { app: { name: 'set-up' }, source_blob: checked })
  await client.platform.close()
  return { dataDir, text: await readFile(join(dataDir, 'store.json'), 'utf8') }
}

/** Every place of a JSON value, its own included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]) =>
      placesIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

/** The text with another value in one place, or nothing there when that is undefined. */
function changed(text: string, path: Path, value: unknown): string {
  if (path.length === 0) return JSON.stringify(value) ?? ''
  const whole = JSON.parse(text)
  const parent = path.slice(0, -1).reduce((at, key) => at[key], whole)
  parent[path.at(-1) ?? ''] = value
  return JSON.stringify(whole)
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

/** Why a store is refused, or what was restored. */
function restored(text: string, streams: Streams): string | Store {
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
  test('is refused if anything has another type, and the error names the place', async () => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    expect(restored(text, streams)).toBeInstanceOf(Store)
    const kinds = [
      'apps',
      'teams',
      'slugs',
      'pipelines',
      'couplings',
      'promotions',
      'appSetups',
      'reviewApps',
    ]
    for (const kind of kinds)
      expect([kind, at(text, [kind])]).toEqual([kind, expect.arrayContaining([expect.anything()])])
    const places = placesIn(JSON.parse(text)).filter((path) => path.length > 0 && path[0] !== 'form')
    expect(places.length).toBeGreaterThan(200)
    for (const path of places) {
      const place = nameOf(path)
      const wrongs = [true, -0.5, { '': [] }, undefined].filter(
        (wrong) => typeof wrong !== typeof at(text, path) && !(wrong === undefined && mayLack.test(place)),
      )
      for (const wrong of wrongs) {
        const refusal = restored(changed(text, path, wrong), streams)
        expect([place, typeof refusal]).toEqual([place, 'string'])
        expect(refusal).toContain(place.replace(/\.\w+$/, ''))
        expect(refusal).not.toContain('hidden value')
      }
    }
  })

  test('is refused if an id is not a UUID, since ids name files', async () => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    const ids = placesIn(JSON.parse(text)).filter(
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
        expect(restored(changed(text, path, id), streams)).toBe(`Error: ${nameOf(path)} must be a UUID`)
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
  ])('is refused with %j as %j', async (path, value, message) => {
    const { dataDir, text } = await savedStore()
    const streams = new Streams(join(dataDir, 'streams'), 1000)
    expect(restored(changed(text, path, value), streams)).toBe(`Error: ${message}`)
  })

  test('that would lead out of its directory starts no platform, and is not changed', async () => {
    const { dataDir, text } = await savedStore()
    const file = join(dataDir, 'store.json')
    await writeFile(file, changed(text, ['slugs', 0, 'id'], '../../../precious'))
    const starting = startPlatform({ dataDir })
    await expect(starting).rejects.toThrow(
      `${file} can't be read, remove it to start anew: slugs[0].id must be a UUID`,
    )
    expect(await readFile(file, 'utf8')).toContain('../../../precious')
  })
})
