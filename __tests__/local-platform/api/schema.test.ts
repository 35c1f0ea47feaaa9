import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { knownEndpoints } from '../../../src/local-platform/api/known-endpoints.js'
import { startPlatform } from '../../../src/local-platform/platform.js'
import { links, parametersOf, violations } from '../../support/platform-api-schema.js'
import { PlatformClient } from '../../support/platform-client.js'
import { until } from '../../support/wait.js'
import { cases, withoutEffect } from './schema-cases.js'
import { createWorld, type World } from './schema-world.js'

type Body = Record<string, unknown>

/** What answers have that the schema, taken at its word, forbids, with the reason. */
const deliberate = [
  {
    violation: /\/hostname must match format "uri"$/,
    of: /\/domains/,
    reason: 'a host name is no URI, and the schema’s own example is none',
  },
  {
    violation: /\/(web_url|git_url) must match pattern /,
    of: /\/apps/,
    reason: 'what is at herokuapp.com and git.heroku.com is not of this platform',
  },
  {
    violation: /^must (have required property '\["NAME"\]|NOT have additional properties)/,
    of: / \/pipelines\/:pipeline\/stage\/:stage\/config-vars$/,
    reason: 'the schema has a placeholder in place of the names of config vars',
  },
]

/** What the platform knows, but always refuses: it has no spaces and no certificates. */
const refused: Record<string, number> = {
  'GET /spaces/:space': 404,
  'POST /apps/:app/acm': 422,
  'PATCH /apps/:app/acm': 422,
}

const endpoints = links.map((link) => ({ ...link, name: `${link.method} ${link.path}` }))

const names = new Set(endpoints.map(({ name }) => name))

const served = await servedEndpoints()

let world: World

beforeAll(async () => {
  world = await createWorld()
})

afterAll(() => world.close())

test('the endpoints that the platform knows of are those of the schema', () => {
  const known = Object.entries(knownEndpoints).flatMap(([path, methods]) =>
    methods.split(' ').map((method) => `${method} ${path}`),
  )
  expect(known.toSorted()).toEqual([...names].toSorted())
})

test('there is a case for each served endpoint that changes something, and for no other', () => {
  const changing = [...served].filter((name) => !name.startsWith('GET '))
  expect(Object.keys(cases)).toEqual(expect.arrayContaining(changing))
  expect([...served]).toEqual(expect.arrayContaining(Object.keys(cases)))
})

describe('the answer is as the schema says:', () => {
  const described = new Set(endpoints.filter(({ targetSchema }) => targetSchema).map(({ name }) => name))
  // Where the schema lists an endpoint several times, it describes the answer only once.
  const answering = endpoints.filter(
    ({ name, targetSchema }) =>
      served.has(name) && !(name in refused) && (targetSchema !== undefined || !described.has(name)),
  )
  test.each(answering)('$name', async (link) => {
    const response = await request(link.name, await bodyOf(link.name))
    const text = await response.text()
    expect([response.ok, text]).toEqual([true, text])
    if (link.targetSchema === undefined) return expect(text).toBe('')
    expect(violations(link, JSON.parse(text)).filter((line) => !isDeliberate(link.name, line))).toEqual([])
  })
})

test.each(Object.entries(refused))('%s is refused', async (name, status) => {
  const response = await request(name, {})
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ message: expect.any(String) })
})

describe('a documented parameter takes effect, or is refused:', () => {
  const parameters = endpoints
    .filter(({ name }) => served.has(name))
    .flatMap((link) => parametersOf(link).map((key) => ({ name: link.name, key })))
    .filter(({ name, key }) => !(`${name} ${key}` in withoutEffect))
  test.each(parameters)('$name $key', async ({ name, key }) => {
    const parameter = (await cases[name]?.parameters?.(world))?.[key]
    if (parameter === undefined) throw new Error(`No case says what ${key} of ${name} does.`)
    const { value, shows, refused, observe = async (_: World, answer: unknown) => answer } = parameter
    const send = async (sent: unknown) => {
      const response = await request(name, put(parameter.body ?? (await bodyOf(name)), key, sent))
      const answer: unknown = await response.json()
      return { isAccepted: response.ok, status: response.status, answer }
    }
    if (refused !== undefined) {
      const { status, answer } = await send(value)
      expect([404, 422]).toContain(status)
      expect(answer).toMatchObject({ message: expect.stringContaining(refused) })
      return
    }
    const without = await send(undefined)
    if (without.isAccepted) {
      const observed = await observe(world, without.answer)
      expect({ observed }).not.toMatchObject({ observed: shows })
    }
    const { isAccepted, answer } = await send(value)
    expect([isAccepted, answer]).toEqual([true, answer])
    await until(
      async () => ({ observed: await observe(world, answer) }),
      (seen) => matches(seen, { observed: shows }),
    )
  })
})

/** Asks a platform that has nothing, so that no request changes anything. */
async function servedEndpoints(): Promise<Set<string>> {
  const platform = await startPlatform()
  const isServed = async (name: string) => {
    const [method = '', path = ''] = name.split(' ')
    const response = await new PlatformClient(platform).send(method, path.replaceAll(/:(\w+)/g, 'missing'))
    const answer = response.status === 404 ? await response.json() : {}
    const refusal = { id: 'not_found', message: `${name} is not served by the local platform.` }
    return !matches({ answer }, { answer: refusal })
  }
  const found = await Promise.all([...names].map(async (name) => ((await isServed(name)) ? [name] : [])))
  await platform.close()
  return new Set(found.flat())
}

async function request(name: string, body: Body | undefined): Promise<Response> {
  const [method = '', path = ''] = name.split(' ')
  const identities = { ...world.identities, ...(await cases[name]?.identities?.(world)) }
  const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(identities[key] ?? key))
  return world.client.send(method, filled, method === 'GET' ? undefined : body)
}

async function bodyOf(name: string): Promise<Body> {
  return (await cases[name]?.body?.(world)) ?? {}
}

/** Returns the body with another value of a parameter such as `updates[].type`, or without it. */
function put(body: Body, path: string, value: unknown): Body {
  const [key = '', ...rest] = path.split('.')
  const name = key.replace('[]', '')
  if (rest.length === 0) return { ...body, [name]: value }
  const part = key === name ? body[name] : Array.isArray(body[name]) ? body[name][0] : {}
  const changed = put(typeof part === 'object' && part !== null ? { ...part } : {}, rest.join('.'), value)
  if (value === undefined && part === undefined) return body
  return { ...body, [name]: key === name ? changed : [changed] }
}

function matches(actual: object, expected: object): boolean {
  try {
    expect(actual).toMatchObject(expected)
    return true
  } catch {
    return false
  }
}

function isDeliberate(name: string, line: string): boolean {
  return deliberate.some(({ violation, of }) => of.test(name) && violation.test(line))
}
