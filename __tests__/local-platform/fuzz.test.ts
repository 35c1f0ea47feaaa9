import { Agent, request } from 'node:http'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fuzzRuns, fuzzTimeout } from '../support/fuzz.js'
import type { PlatformClient } from '../support/platform-client.js'
import { inlineApp } from '../support/repository.js'
import { afterTest } from '../support/temporary.js'
import { startTestPlatform } from './start-test-platform.js'

const deadlineMs = 10_000

interface Call {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

interface Answer {
  status: number
  type: string
  text: string
}

/** Names and ids, both of existing resources and of none. */
const identity = fc.oneof(
  fc.constantFrom('example', 'other', 'line', '1', '3', 'v3', 'web', '~', 'gone', '__proto__', 'constructor'),
  fc.constantFrom('', '..', '%00', '%zz', '%2f', '%ff', 'é', 'x'.repeat(300), '-1', '0', 'NaN', ' '),
  fc.uuid(),
)

const routes = [
  '/account',
  '/account/rate-limits',
  '/account/features',
  '/account/features/:x',
  '/users/:x',
  '/users/:x/apps',
  '/apps',
  '/filters/apps',
  '/apps/:x',
  '/apps/:x/collaborators',
  '/apps/:x/addons',
  '/addons',
  '/teams',
  '/teams/apps',
  '/teams/:x',
  '/teams/:x/apps',
  '/spaces/:x',
  '/stacks',
  '/stacks/:x',
  '/apps/:x/available-stacks',
  '/regions',
  '/regions/:x',
  '/apps/:x/config-vars',
  '/apps/:x/releases',
  '/apps/:x/releases/:x',
  '/apps/:x/releases/:x/config-vars',
  '/apps/:x/buildpack-installations',
  '/apps/:x/formation',
  '/apps/:x/formation/:x',
  '/apps/:x/dynos',
  '/apps/:x/dynos/:x',
  '/apps/:x/formations/:x',
  '/sources',
  '/apps/:x/sources',
  '/apps/:x/builds',
  '/apps/:x/builds/:x',
  '/apps/:x/build-cache',
  '/apps/:x/slugs',
  '/apps/:x/slugs/:x',
  '/apps/:x/oci-images',
  '/apps/:x/oci-images/:x',
  '/pipelines',
  '/pipelines/:x',
  '/pipelines/:x/pipeline-couplings',
  '/apps/:x/pipeline-couplings',
  '/pipeline-couplings',
  '/pipeline-couplings/:x',
  '/pipeline-promotions',
  '/pipeline-promotions/:x',
  '/pipeline-promotions/:x/promotion-targets',
  '/app-setups',
  '/app-setups/:x',
  '/review-apps',
  '/review-apps/:x',
  '/apps/:x/review-app',
  '/pipelines/:x/review-apps',
  '/pipelines/:x/review-app-config',
  '/pipelines/:x/repo',
  '/pipelines/:x/stage/:x/config-vars',
  '/streams/:x/:x',
  '/slugs/:x',
  '/:x/:x',
]

const path = fc.constantFrom(...routes).chain((route) => {
  const parts = route.split(':x')
  const names = fc.array(identity, { minLength: parts.length - 1, maxLength: parts.length - 1 })
  return names.map((values) =>
    parts.map((part, index) => part + encodeURI(values[index] ?? '').replace(/%25/g, '%')).join(''),
  )
})

const query = fc.constantFrom('', '', '?', '?eq[name]=line', '?eq[name]=%zz', '?__proto__=1', '?a=1&a=2')

/** Values for any key: valid ones, and ones of other types. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  { depthSize: 'small' },
  identity,
  fc.constantFrom(
    'us',
    'heroku-24',
    'cnb',
    'container',
    'staging',
    'true',
    '+1',
    '1e3',
    'https://127.0.0.1:1/a.tgz',
    'file:///etc/passwd',
  ),
  fc.constantFrom(null, true, -1, 0, 1e300, 1.5, '', '\0', '\ud800'),
  fc.jsonValue({ maxDepth: 2 }),
)

const keys = [
  'name',
  'region',
  'stack',
  'build_stack',
  'maintenance',
  'in',
  'id',
  'app',
  'pipeline',
  'stage',
  'source',
  'targets',
  'release',
  'slug',
  'description',
  'process_types',
  'checksum',
  'commit',
  'updates',
  'type',
  'quantity',
  'size',
  'dyno_size',
  'buildpack',
  'buildpacks',
  'source_blob',
  'url',
  'version',
  'branch',
  'pr_number',
  'fork_repo_id',
  'environment',
  'overrides',
  'env',
  'pipeline_coupling',
  'repo',
  'base_name',
  'deploy_target',
  'stale_days',
  'KEY',
  '__proto__',
  'constructor',
]

const { object } = fc.letrec<{ object: Record<string, unknown> }>((tie) => ({
  object: fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(
      { depthSize: 'small' },
      value,
      tie('object'),
      fc.array(fc.oneof(value, tie('object')), { maxLength: 3 }),
    ),
    { maxKeys: 5 },
  ),
}))

const blob = { url: 'https://127.0.0.1:1/a.tgz', checksum: null, version: 'a' }

/** Valid bodies. */
const validBody = fc.constantFrom<Record<string, unknown>>(
  {},
  { name: 'another' },
  { name: 'example' },
  { KEY: 'value', OTHER: null },
  { source_blob: blob },
  { source_blob: blob, buildpacks: [{ url: 'heroku/nodejs' }] },
  { release: '3' },
  { process_types: { web: 'x', release: 'true' } },
  { updates: [{ type: 'web', quantity: '+1', dyno_size: { name: 'basic' } }] },
  { updates: [{ buildpack: 'heroku/nodejs' }] },
  { app: 'example', pipeline: 'line', stage: 'staging' },
  { pipeline: { id: 'line' }, source: { app: { id: 'example' } }, targets: [{ app: { id: 'other' } }] },
  { branch: 'topic', pipeline: 'line', pr_number: 1, source_blob: blob },
  { repo: 'owner/name', base_name: 'base', deploy_target: { id: 'us', type: 'region' } },
  { app: { name: 'set-up' }, source_blob: blob, overrides: { env: { KEY: 'a' } } },
)

const body = fc.oneof(
  { weight: 4, arbitrary: object.map((json) => JSON.stringify(json)) },
  { weight: 2, arbitrary: validBody.map((json) => JSON.stringify(json)) },
  // Valid except for a key or two.
  {
    weight: 2,
    arbitrary: fc.tuple(validBody, object).map(([json, more]) => JSON.stringify({ ...json, ...more })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(undefined, '', ' ', '[]', 'null', '"', '{', '{"name":}', '\0', '{"a":1}{'),
  },
  { weight: 1, arbitrary: fc.string() },
)

const range = fc.oneof(
  fc.constantFrom(
    'id ..',
    'version ..; order=desc,max=2',
    'created_at ..; max=1',
    'name a..z',
    'version ]1..3',
    'bytes=0-',
  ),
  fc
    .tuple(
      fc.constantFrom('id', 'version', '__proto__', 'x'),
      identity,
      identity,
      fc.constantFrom('', '; max=0', '; skip=9'),
    )
    .map(([field, from, to, rest]) => `${field} ${from}..${to}${rest}`),
)

const printable = (text: string) => text.replace(/[^\t\x20-\x7e]/g, '?')

const headers = fc
  .record(
    {
      Accept: fc.constantFrom(
        'application/vnd.heroku+json; version=3.cancel-build',
        '*/*',
        'application/vnd.heroku+json; version=',
      ),
      Authorization: fc.constantFrom('', 'Bearer', 'Basic Og==', 'Bearer x'),
      Range: range.map(printable),
      'Request-Id': fc.string().map(printable),
      'If-None-Match': fc.constantFrom('*', 'W/"x"'),
      'Content-Type': fc.constantFrom(
        'text/plain',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
        ';',
      ),
      Origin: fc.constantFrom('null', 'https://evil.example'),
    },
    { requiredKeys: [] },
  )
  // Most requests have valid credentials, so that they reach the routes.
  .chain(({ Accept, Authorization, Origin, ...rest }) =>
    fc.nat(9).map((chance): Record<string, string | undefined> => {
      if (chance === 0) return { ...rest, Accept }
      if (chance === 1) return { ...rest, Authorization }
      return chance === 2 ? { ...rest, Origin } : rest
    }),
  )

const call: fc.Arbitrary<Call> = fc.record({
  method: fc.constantFrom(
    'GET',
    'GET',
    'POST',
    'POST',
    'PATCH',
    'PUT',
    'DELETE',
    'HEAD',
    'OPTIONS',
    'PROPFIND',
  ),
  path: fc.tuple(path, query).map((parts) => parts.join('')),
  headers: headers.map((generated) => {
    return Object.fromEntries(
      Object.entries(generated).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
    )
  }),
  body,
})

function send(
  { platform }: PlatformClient,
  agent: Agent,
  { method, path, headers, body }: Call,
): Promise<Answer> {
  // Node sends a body of GET or HEAD without a length, and the platform would parse it as the next request.
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const usual = {
    Accept: 'application/vnd.heroku+json; version=3',
    Authorization: `Bearer ${platform.apiKey}`,
  }
  const options = {
    agent,
    method,
    path,
    headers: { ...usual, ...length, ...headers },
    signal: AbortSignal.timeout(deadlineMs),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, host: '127.0.0.1', port: platform.port }, (message) => {
      let text = ''
      message.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      message.on('error', reject)
      message.on('end', () => {
        resolve({ status: message.statusCode ?? 0, type: message.headers['content-type'] ?? '', text })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Expects the form that every response of the platform has. */
function expectKnownForm({ method }: Call, { status, type, text }: Answer): void {
  expect(status).toBeLessThan(500)
  if (method === 'HEAD' || status === 304 || (status === 202 && text === '')) return
  if (type === 'application/xml') {
    expect(text).toMatch(/<Error><Code>\w+<\/Code><Message>/)
    return
  }
  expect(type).toMatch(/^application\/json/)
  const json: unknown = JSON.parse(text)
  if (status < 300) return
  expect(json).toMatchObject({ id: expect.stringMatching(/^[a-z_]+$/) })
  expect(text).toMatch(/"(message|error)":"./)
  expect(text).not.toMatch(/node_modules|\n +at |TypeError/)
}

test(
  'the API responds to any request in a known form, in time',
  async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'], rateLimit: 1e9 })
    const { build } = await client.build('example', inlineApp())
    await client.pipeline('line', { example: 'staging', other: 'production' })
    const agent = new Agent({ keepAlive: true })
    afterTest(async () => agent.destroy())
    const rejected: unknown[] = []
    const onRejection = (reason: unknown) => rejected.push(reason)
    process.on('unhandledRejection', onRejection)
    afterTest(async () => process.off('unhandledRejection', onRejection))
    const ids = [build.id, build.slug?.id ?? '', build.release?.id ?? '']
    const callOfKnownId = fc.tuple(call, fc.constantFrom(...ids, '', '', '')).map(([generated, id]): Call => {
      return id === '' ? generated : { ...generated, path: generated.path.replace(/[^/?]*(\?.*)?$/, id) }
    })
    await fc.assert(
      fc.asyncProperty(callOfKnownId, async (generated) => {
        expectKnownForm(generated, await send(client, agent, generated))
        expect(rejected).toEqual([])
      }),
      { numRuns: fuzzRuns(800) },
    )
    // Whatever the requests have changed, the platform still responds.
    expect((await client.send('GET', '/account')).status).toBe(200)
  },
  fuzzTimeout,
)
