import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { buildAndDeploy } from '../../src/build/build.js'
import { type BuildInputs, readInputs as readBuildInputs } from '../../src/build/inputs.js'
import { readAction } from '../../src/local-runner/action.js'
import { parseFile } from '../../src/local-runner/step.js'
import { type PromoteInputs, readInputs as readPromoteInputs } from '../../src/promote/inputs.js'
import { promote } from '../../src/promote/promote.js'
import { InputError } from '../../src/runner/inputs.js'
import { WorkflowLog } from '../../src/runner/log.js'
import { Run } from '../../src/runner/run.js'
import { runAction } from '../../src/runner/run-action.js'
import { project } from '../support/deploy.js'
import { hostileInputs, hostileText, exampleId as id } from '../support/hostile.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'

const webUrl = 'https://my-app.example/'

interface Request {
  host: string
  path: string
  key: string
  body: unknown
}

let workspace: string
let before: NodeJS.ProcessEnv
let spy: ReturnType<typeof jest.spyOn>

beforeEach(async () => {
  workspace = await temporaryDirectory()
  before = { ...process.env }
  const files = ['OUTPUT', 'STATE'].map((name) => [`GITHUB_${name}`, join(workspace, name)] as const)
  for (const [, file] of files) await writeFile(file, '')
  Object.assign(process.env, Object.fromEntries(files), { GITHUB_WORKSPACE: workspace })
  spy = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})

afterEach(() => {
  spy.mockRestore()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})

/** For each input that reaches Heroku: where its value appears in the requests. */
const meanings: Record<string, Record<string, (requests: Request[]) => unknown>> = {
  build: {
    app: pathOf(/^\/apps\/([^/]+)$/),
    version: inBody('source_blob', 'version'),
    'version-description': inBody('source_blob', 'version_description'),
    'source-url': inBody('source_blob', 'url'),
    'api-key': (requests) => requests[0]?.key.replace('Bearer ', ''),
    team: inBody('team'),
    region: inBody('region'),
    stack: inBody('stack'),
    space: inBody('space'),
    pipeline: pathOf(/^\/pipelines\/([^/]+)$/),
  },
  promote: {
    from: pathOf(/^\/apps\/([^/]+)$/),
    to: pathOf(/^\/apps\/([^/]+)$/),
    pipeline: pathOf(/^\/pipelines\/([^/]+)(\/pipeline-couplings)?$/),
    'slug-id': inBody('slug'),
    description: inBody('description'),
    'api-key': (requests) => requests[0]?.key.replace('Bearer ', ''),
  },
}

/** Inputs that never reach Heroku: valid or not, they must not change the requests. */
const local = {
  build: [
    'clear-cache',
    'wait-for-release',
    'maintenance',
    'wait-for-dynos',
    'dynos-timeout',
    'reuse',
    'health-check',
    'health-check-timeout',
    'on-failure',
    'timeout',
    'slug-directory',
    'env-file',
    'environment',
    'github-token',
    'create',
    'stage',
  ],
  promote: [
    'stage',
    'max-parallel',
    'on-failure',
    'wait-for-release',
    'maintenance',
    'wait-for-dynos',
    'dynos-timeout',
    'health-check',
    'health-check-timeout',
    'force',
    'timeout',
    'environment',
    'github-token',
  ],
}

const others: Record<string, Record<string, string>> = {
  build: { app: 'my-app', 'source-url': 'https://example.com/source.tgz', version: 'v1' },
  promote: { to: 'my-app', 'slug-id': id },
}

/** Inputs that exclude others or require them. */
const companions: Record<string, Record<string, Record<string, string>>> = {
  build: {
    team: { create: 'true' },
    region: { create: 'true' },
    stack: { create: 'true' },
    space: { create: 'true' },
    pipeline: { create: 'true', stage: 'staging' },
  },
  promote: { from: { 'slug-id': '' }, pipeline: { to: '', stage: 'production' } },
}

describe.each(['build', 'promote'] as const)('an input of the %s action', (action) => {
  test.each(Object.entries(meanings[action] ?? {}))(
    '%s is rejected, or reaches Heroku unchanged',
    async (name, valueIn) => {
      for (const value of hostileInputs) {
        const { refused, requests } = await tryOut(action, { [name]: value, ...companions[action]?.[name] })
        if (refused) expect([value, requests]).toEqual([value, []])
        else expect([value, valueIn(requests)]).toEqual([value, value.trim()])
      }
    },
  )

  test.each(local[action])('%s is rejected, or changes no request', async (name) => {
    const unchanged = (await tryOut(action, {})).requests.map(({ path }) => path)
    for (const value of hostileInputs) {
      const { refused, requests } = await tryOut(action, { [name]: value, ...companions[action]?.[name] })
      const paths = requests.map(({ path }) => path)
      if (refused) expect([value, paths]).toEqual([value, []])
      else expect([value, unchanged.slice(0, paths.length)]).toEqual([value, paths])
    }
  })

  test('api-url is rejected, or is the only host that gets the key', async () => {
    const paths = [
      '',
      '/',
      '//evil.example',
      '//evil.example/',
      '/\\evil.example',
      '/a/../..',
      '/%2e%2e',
      '/a b',
    ]
    for (const path of paths) {
      const { refused, requests } = await tryOut(action, {}, path)
      expect([path, refused, requests.length > 0]).toEqual([path, false, true])
      for (const { path } of requests) expect(path).not.toMatch(/\.\./)
    }
    for (const value of [
      'http://evil.example',
      'https://a@evil.example',
      'https://a?b',
      'https://a\nb.example',
      ...hostileInputs,
    ]) {
      if (/^https:\/\/evil\.example\/a b/.test(value)) continue
      expect([value, (await tryOut(action, { 'api-url': value })).refused]).toEqual([value, true])
    }
  })

  test('is covered by this test', async () => {
    const { defaults } = await readAction(action === 'build' ? project : join(project, action))
    const known = [
      ...Object.keys(meanings[action] ?? {}),
      ...local[action],
      'api-url',
      ...testedElsewhere[action],
    ]
    expect([...defaults.keys()].filter((name) => !known.includes(name))).toEqual([])
  })
})

/** Tested below, or in the tests of the archive. */
const testedElsewhere = { build: ['buildpacks', 'directory', 'include', 'config-vars'], promote: ['version'] }

test.each([
  '../x',
  'x/..',
  './x',
  'x/.',
  '.../x',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/plain,x',
  'ftp://evil.example/x',
  'urn:buildpack:../x',
  'urn:buildpack:x',
  'urn:other:heroku/nodejs',
  'https:heroku/nodejs',
  'https://',
  'ext::sh -c x',
  'a/b/c',
  'git@github.com:heroku/x',
])('the buildpack %s is rejected', async (buildpacks) => {
  expect(await tryOut('build', { buildpacks })).toEqual({ refused: true, requests: [] })
})

test.each([
  'heroku/nodejs',
  'my-team/my.buildpack_2',
  'urn:buildpack:heroku/nodejs',
  'https://github.com/heroku/heroku-buildpack-nodejs',
  'https://github.com/heroku/heroku-buildpack-nodejs.git#v1',
  'http://buildpacks.example/x.tgz',
  'git://buildpacks.example/x.git',
  'ssh://git@buildpacks.example/x.git',
])('the buildpack %s is accepted', async (buildpacks) => {
  const { requests } = await tryOut('build', { buildpacks })
  const expected = /^[a-z]+:/.test(buildpacks) ? { url: buildpacks } : { name: buildpacks }
  expect(requests.at(-1)?.body).toMatchObject({ buildpacks: [expected] })
})

test('buildpacks are rejected, or reach Heroku unchanged', async () => {
  for (const value of hostileInputs) {
    const { refused, requests } = await tryOut('build', { buildpacks: value })
    if (refused) {
      expect([value, requests]).toEqual([value, []])
      continue
    }
    const { buildpacks }: { buildpacks?: { url?: string; name?: string }[] } = Object(requests.at(-1)?.body)
    const sent = buildpacks?.map(({ url, name }) => url ?? name)
    expect(sent).toEqual(value.split(/[,\n]/).map((item) => item.trim()))
  }
})

test('config vars reach Heroku unchanged', async () => {
  for (const value of hostileInputs) {
    const quote = value.includes("'") ? '"' : "'"
    const { requests } = await tryOut('build', { 'config-vars': `NAME=${quote}${value}${quote}` })
    expect(requests.at(-1)).toMatchObject({
      path: `/apps/${id}/config-vars`,
      body: { NAME: value.replaceAll('\r', '') },
    })
  }
})

test('the version to promote is only compared', async () => {
  for (const value of hostileInputs) {
    const inputs = { 'slug-id': '', from: 'my-app', to: 'other-app', version: value }
    const { refused, requests } = await tryOut('promote', inputs)
    const paths = requests.map(({ path }) => path).toSorted()
    // The app to promote to is looked up at the same time.
    const lookups = ['/apps/my-app', '/apps/my-app/builds', '/apps/other-app']
    expect([value, paths]).toEqual([value, refused ? [] : lookups])
  }
})

test('directories are rejected, or resolve to where they point', async () => {
  for (const value of hostileInputs) {
    const read = await readWith('build', { directory: value, 'source-url': '' }, 'https://api.example')
    if (read instanceof InputError) continue
    expect(read).toMatchObject({ source: { directory: resolve(workspace, value) } })
    expect(resolve(workspace, value).startsWith(workspace)).toBe(true)
  }
})

test('a path for the health check stays on the app', async () => {
  for (const value of hostileInputs.filter((value) => value.startsWith('/'))) {
    const read = await readWith('build', { 'health-check': value }, 'https://api.example')
    if (read instanceof InputError) continue
    for (const target of read.afterRelease.healthCheck?.targets ?? [])
      expect(new URL(target, webUrl).host).toBe('my-app.example')
  }
  for (const value of ['//evil.example/x', '/\\evil.example/x', '/\t/evil.example', '//']) {
    const read = await readWith('build', { 'health-check': value }, 'https://api.example')
    expect(read).toBeInstanceOf(InputError)
  }
})

test('an output is one value, whatever it contains', async () => {
  const file = process.env.GITHUB_OUTPUT ?? ''
  const run = await realRun()
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 5 }), async (values) => {
      await writeFile(file, '')
      for (const [index, value] of values.entries()) run.output(`value-${index}`, value)
      const expected = values.map((value, index) => [`value-${index}`, withoutLastReturn(value)])
      expect(parseFile(await readFile(file, 'utf8'))).toEqual(Object.fromEntries(expected))
    }),
  )
})

async function realRun(): Promise<Run> {
  return new Promise((resolve) => runAction('Test', 'error', async (run) => resolve(run)))
}

/** The runner treats a carriage return before the delimiter's line as part of the line break. */
function withoutLastReturn(value: string): string {
  return Buffer.from(value).toString('utf8').replace(/\r$/, '')
}

/** Runs an action against a server that has an app and rejects every request to create something. */
async function tryOut(
  action: 'build' | 'promote',
  inputs: Record<string, string>,
  path = '',
): Promise<{ refused: boolean; requests: Request[] }> {
  const requests: Request[] = []
  const url = await serverFor(requests, inputs.create === 'true')
  const read =
    action === 'build'
      ? await readWith('build', inputs, url + path)
      : await readWith('promote', inputs, url + path)
  if (read instanceof InputError) return { refused: true, requests }
  const run = runInTest()
  const flow = 'app' in read ? buildAndDeploy(run, read) : promote(run, read)
  await run.finish(await flow.catch((error: unknown) => error))
  for (const { host } of requests) expect(host).toBe(new URL(url).host)
  parseFile(await readFile(process.env.GITHUB_STATE ?? '', 'utf8'))
  return { refused: false, requests }
}

function readWith(
  action: 'build',
  inputs: Record<string, string>,
  url: string,
): Promise<BuildInputs | InputError>
function readWith(
  action: 'promote',
  inputs: Record<string, string>,
  url: string,
): Promise<PromoteInputs | InputError>
async function readWith(action: 'build' | 'promote', inputs: Record<string, string>, url: string) {
  const all = { ...defaults[action], ...others[action], 'api-key': 'the-key', 'api-url': url, ...inputs }
  for (const [name, value] of Object.entries(all)) process.env[`INPUT_${name.toUpperCase()}`] = value
  try {
    return action === 'build' ? await readBuildInputs(process.env) : await readPromoteInputs(process.env)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

const defaults = {
  build: Object.fromEntries((await readAction(project)).defaults),
  promote: Object.fromEntries((await readAction(join(project, 'promote'))).defaults),
}

/** Returns a run that reports to no runner. */
function runInTest(): Run {
  return new Run(new WorkflowLog('Build'), { setOutput: () => {}, writeSummary: async () => {} })
}

/** @param missing whether the app does not exist */
async function serverFor(requests: Request[], missing: boolean): Promise<string> {
  const app = { id, name: 'my-app', web_url: webUrl, build_stack: { name: 'heroku-24' } }
  return serve(async (incoming, response) => {
    const { method, url: path = '', headers } = incoming
    const text = (await incoming.setEncoding('utf8').toArray()).join('')
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    requests.push({ host: headers.host ?? '', path, key: headers.authorization ?? '', body })
    if (method !== 'GET') response.statusCode = 422
    else if (missing && path.startsWith('/apps/')) response.statusCode = 404
    response.end(JSON.stringify(answer(path, app)))
  })
}

function answer(path: string, app: object): unknown {
  if (/\/(builds|releases)$/.test(path)) return []
  if (path.endsWith('/pipeline-couplings'))
    return [{ id, app: { id }, pipeline: { id }, stage: 'production' }]
  if (path.includes('/slugs/')) return { id, blob: { url: 'https://slugs.example/' } }
  return path.startsWith('/pipelines/') ? { id } : app
}

/** Returns the value in the path of the first request of a kind. */
function pathOf(pattern: RegExp): (requests: Request[]) => unknown {
  return (requests) => {
    const found = requests.flatMap(({ path }) => pattern.exec(path)?.[1] ?? [])
    return found[0] && decodeURIComponent(found[0])
  }
}

/** Returns a value from the body of the request that creates something. */
function inBody(...names: string[]): (requests: Request[]) => unknown {
  return (requests) => {
    const body = requests.findLast(({ body }) => body !== undefined)?.body
    return names.reduce<unknown>((value, name) => Reflect.get(Object(value), name), body)
  }
}
