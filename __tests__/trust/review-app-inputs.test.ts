import { writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { readAction } from '../../src/local-runner/action.js'
import { type ReviewAppInputs, readInputs } from '../../src/review-app/inputs.js'
import { runReviewApp } from '../../src/review-app/review-app.js'
import { InputError } from '../../src/runner/inputs.js'
import { WorkflowLog } from '../../src/runner/log.js'
import { Run } from '../../src/runner/run.js'
import { project } from '../support/deploy.js'
import { hostileInputs, exampleId as id } from '../support/hostile.js'
import { Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'

const token = 'token-of-the-job'
const key = 'key-of-the-account'
const pipelineId = '76543210-89ab-cdef-0123-456789abcdef'

interface Request {
  host: 'heroku' | 'github'
  /** As `METHOD path`, with the query. */
  line: string
  authorization: string
  body: unknown
}

/** The result of a run in which Heroku rejects the request to create the app. */
interface Tried {
  refused: boolean
  heroku: Request[]
  github: Request[]
  /** The message of the error. */
  error: string
}

const action = await readAction(join(project, 'review-app'))
/** The head commit of the pull request, which is checked out. */
let head: string
let before: NodeJS.ProcessEnv
let spy: ReturnType<typeof jest.spyOn>

beforeEach(async () => {
  const repository = await Repository.of({ 'app.json': '{}' })
  const workspace = repository.directory
  head = repository.head
  before = { ...process.env }
  const runnerFiles = await temporaryDirectory()
  const files = ['OUTPUT', 'STATE'].map((name) => [`GITHUB_${name}`, join(runnerFiles, name)] as const)
  for (const [, file] of files) await writeFile(file, '')
  const env = { GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'octo/app' }
  delete process.env.GITHUB_REPOSITORY_ID
  Object.assign(process.env, Object.fromEntries(files), env)
  spy = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})

afterEach(() => {
  spy.mockRestore()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})

/** For each input that reaches Heroku or GitHub: where its value appears in the requests. */
const expectations: Record<string, (tried: Tried, value: string) => void> = {
  pipeline: ({ heroku }, value) => {
    const [, inPath = ''] = /^GET \/pipelines\/([^/?]+)$/.exec(heroku[0]?.line ?? '') ?? []
    expect(decodeURIComponent(inPath)).toBe(value)
  },
  'pull-request': ({ heroku, github }, value) => {
    expect(github[0]?.line).toBe(`GET /repos/octo/app/pulls/${Number(value)}`)
    expect(made(heroku)).toMatchObject({ pr_number: Number(value) })
  },
  version: ({ heroku }, value) => {
    expect(made(heroku)).toMatchObject({ source_blob: { version: value || head } })
  },
  environment: ({ github }, value) => {
    const deployments = github.filter(({ line }) => line === 'POST /repos/octo/app/deployments')
    const environment = value.replace('<number>', '7')
    expect(deployments.map(({ body }) => body)).toEqual([expect.objectContaining({ environment })])
  },
  'api-key': ({ heroku, github }, value) => {
    expect(new Set(heroku.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${value}`]))
    expect(github.filter(({ authorization }) => authorization !== `token ${token}`)).toEqual([])
  },
  'github-token': ({ heroku, github }, value) => {
    expect(heroku.filter(({ authorization }) => authorization !== `Bearer ${key}`)).toEqual([])
    // A value that can't be in a header is not sent; one that looks like a JWT is sent as a bearer token.
    const legal = [`token ${value}`, `bearer ${value}`]
    expect(github.filter(({ authorization }) => !legal.includes(authorization))).toEqual([])
  },
}

/** Inputs that never reach Heroku or GitHub: valid or not, they must not change the requests. */
const local = [
  'comment',
  'allow-forks',
  'wait-for-release',
  'wait-for-dynos',
  'dynos-timeout',
  'health-check',
  'health-check-timeout',
  'sweep',
  'timeout',
]

/** Tested below, or in the tests of the archive and of the build action, which reads them the same way. */
const testedElsewhere = ['config-vars', 'api-url', 'directory', 'include', 'label']

test.each(Object.entries(expectations))('%s is rejected, or is sent unchanged', async (name, expectSent) => {
  for (const value of [...hostileInputs, '8', '<number>/<number>']) {
    const tried = await tryOut({ [name]: value })
    if (tried.refused) expect([value, tried.heroku, tried.github]).toEqual([value, [], []])
    else expectSent(tried, value.trim())
  }
})

test.each(local)('%s is rejected, or changes no request', async (name) => {
  const unchanged = await tryOut({})
  for (const value of hostileInputs) {
    const { refused, heroku, github } = await tryOut({ [name]: value })
    const requestLines = [linesOf(heroku), linesOf(github)]
    expect([value, requestLines]).toEqual([
      value,
      refused ? [[], []] : [linesOf(unchanged.heroku), linesOf(unchanged.github)],
    ])
  }
})

test('every input is covered by this test', () => {
  const known = [...Object.keys(expectations), ...local, ...testedElsewhere]
  expect([...action.defaults.keys()].filter((name) => !known.includes(name))).toEqual([])
})

test('config vars are rejected, or are sent unchanged', async () => {
  for (const value of hostileInputs) {
    const quotes = ["'", '"', '`'].filter((quote) => !value.includes(quote) && !/["\\]/.test(value))
    const vars = quotes.map((quote, index) => [`VAR_${index}`, `${quote}${value}${quote}`] as const)
    const quoted = await tryOut({ 'config-vars': vars.map((parts) => parts.join('=')).join('\n') })
    expect([value, quoted.refused]).toEqual([value, false])
    const read = vars.map(([name]) => [name, value.replaceAll('\r\n', '\n')])
    if (read.length > 0) expect(made(quoted.heroku)).toMatchObject({ environment: Object.fromEntries(read) })
    const bare = await tryOut({ 'config-vars': value })
    if (bare.refused) continue
    // A comment.
    expect(value).toMatch(/^#/)
    expect(made(bare.heroku)).not.toHaveProperty('environment')
  }
})

test('an assignment to a config var is rejected, or sets exactly that value', async () => {
  for (const name of ['A-B', 'A.B', '1A', '__proto__', 'constructor', 'PATH', 'a b', 'ünï']) {
    for (const sign of ['=', ' = ', ': ', ':', ' : ']) {
      const { refused, heroku } = await tryOut({ 'config-vars': `${name}${sign}value` })
      if (refused) continue
      const environment: unknown = Reflect.get(Object(made(heroku)), 'environment')
      expect([name, Object.entries(Object(environment))]).toEqual([name, [[name, 'value']]])
    }
  }
  expect((await tryOut({ 'config-vars': 'PATH=value' })).refused).toBe(false)
})

test('the name of a branch is sent only in a body, and unchanged', async () => {
  const unchanged = await tryOut({})
  for (const branch of hostileInputs) {
    const { heroku, github } = await tryOut({}, { branch })
    expect(made(heroku)).toMatchObject({ branch, pr_number: 7 })
    expect([branch, linesOf(heroku), linesOf(github)]).toEqual([
      branch,
      linesOf(unchanged.heroku),
      linesOf(unchanged.github),
    ])
    if (branch.length < 8) continue
    for (const { body } of github)
      expect(JSON.stringify(body) ?? '').not.toContain(JSON.stringify(branch).slice(1, -1))
  }
})

test('the label is rejected, or is what the pull request must have, and is sent only in text', async () => {
  const usual = await tryOut({})
  for (const value of hostileInputs) {
    const label = value.trim()
    const without = await tryOut({ label: value }, { labels: [`${label}-not`] })
    if (without.refused || label === '') continue
    expect([value, linesOf(without.heroku)]).toEqual([
      value,
      [`GET /pipelines/${pipelineId}/review-apps`, 'GET /pipelines/shop'],
    ])
    const { heroku, github } = await tryOut({ label: value }, { labels: [label] })
    expect(made(heroku)).toMatchObject({ pr_number: 7 })
    expect([value, linesOf(heroku), linesOf(github)]).toEqual([
      value,
      linesOf(usual.heroku),
      linesOf(usual.github),
    ])
    expect(JSON.stringify(heroku)).not.toContain(`"${label}"`)
    if (!/[<>@#`\]]/.test(label)) continue
    const comments = github.filter(({ line }) => line.includes('/comments'))
    expect(comments).not.toEqual([])
    expect(JSON.stringify(comments)).not.toContain(JSON.stringify(label).slice(1, -1))
  }
})

test('the commit of the event appears only in the message that it is not checked out', async () => {
  for (const sha of hostileInputs) {
    const { heroku, github, error } = await tryOut({ version: '' }, { head: sha })
    expect([sha, linesOf(heroku)]).toEqual([sha, ['GET /pipelines/shop']])
    expect([sha, new Set(linesOf(github))]).toEqual([sha, new Set(['GET /repos/octo/app/pulls/7'])])
    expect(error).toMatch(
      /^Error: Nothing was deployed: the checked-out commit is [0-9a-f]{40}, but the newest commit of pull request 7 is /,
    )
  }
})

test('the commit of the event is not deployed when the input names another', async () => {
  const unchanged = await tryOut({ version: head })
  for (const sha of hostileInputs) {
    const { heroku, github } = await tryOut({ version: head }, { head: sha })
    expect(made(heroku)).toMatchObject({ source_blob: { version: head } })
    expect([sha, linesOf(heroku), linesOf(github)]).toEqual([
      sha,
      linesOf(unchanged.heroku),
      linesOf(unchanged.github),
    ])
  }
})

/** Runs the action for a pull request, until Heroku rejects the request to create its app. */
async function tryOut(
  inputs: Record<string, string>,
  pull: { branch?: string; head?: string; labels?: string[] } = {},
): Promise<Tried> {
  const requests: Request[] = []
  const heroku = await hostFor('heroku', requests, answerOfHeroku)
  const newest = pull.head ?? head
  const { labels = [] } = pull
  const github = await hostFor('github', requests, (line) => answerOfGitHub(line, newest, labels))
  const read = await readWith({ 'api-url': heroku, ...inputs })
  if (read instanceof InputError) return { refused: true, heroku: [], github: [], error: '' }
  const run = runInTest()
  const pullRequest = { number: 7, open: true, head, branch: 'feature', labels, fork: false, ...pull }
  const access = { ...read.github.access, apiUrl: new URL(github) }
  const within = { ...read.github, access, run: { ...read.github.run, pullRequest } }
  const fault = await runReviewApp(run, { ...read, github: within }).catch((error: unknown) => error)
  await run.finish(fault)
  const of = (host: Request['host']) => requests.filter((request) => request.host === host)
  return { refused: false, heroku: of('heroku'), github: of('github'), error: String(fault) }
}

async function readWith(inputs: Record<string, string>): Promise<ReviewAppInputs | InputError> {
  const defaults = {
    ...Object.fromEntries(action.defaults),
    'api-key': key,
    'github-token': token,
    pipeline: 'shop',
  }
  for (const [name, value] of Object.entries({ ...defaults, ...inputs })) {
    process.env[`INPUT_${name.toUpperCase()}`] = value
  }
  try {
    return await readInputs(process.env)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

/** Returns a run that reports to no runner. */
function runInTest(): Run {
  return new Run(new WorkflowLog('Review app'), { setOutput: () => {}, writeSummary: async () => {} })
}

async function hostFor(
  host: Request['host'],
  requests: Request[],
  answer: (line: string, url: string) => { status: number; body: unknown },
): Promise<string> {
  const url: string = await serve(async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method, url: path = '', headers } = incoming
    const text = (await incoming.setEncoding('latin1').toArray()).join('')
    const json = headers['content-type']?.includes('json') && text !== ''
    const body: unknown = json ? JSON.parse(Buffer.from(text, 'latin1').toString()) : undefined
    const line = `${method} ${path}`
    // Signed URLs need no key.
    if (!path.startsWith('/store')) {
      requests.push({ host, line, authorization: headers.authorization ?? '', body })
    }
    const { status, body: answered } = answer(line, url)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answered))
  })
  return url
}

function answerOfHeroku(line: string, url: string) {
  if (line === 'POST /sources') {
    const source_blob = { put_url: `${url}/store`, get_url: `${url}/store` }
    return { status: 201, body: { source_blob } }
  }
  if (line === 'POST /review-apps') return { status: 422, body: { id: 'invalid_params', message: 'No' } }
  if (line.startsWith('GET /pipelines/') && !line.endsWith('/review-apps'))
    return { status: 200, body: { id: pipelineId } }
  return { status: 200, body: line.endsWith('/review-apps') ? [] : { id } }
}

function answerOfGitHub(line: string, newest: string, labels: string[]) {
  const [, number] = /\/pulls\/(\d+)$/.exec(line) ?? []
  if (number)
    return {
      status: 200,
      body: {
        number: Number(number),
        state: 'open',
        labels: labels.map((name) => ({ name })),
        head: { sha: newest, repo: { id: 1 } },
        base: { repo: { id: 1 } },
      },
    }
  if (line === 'POST /graphql') {
    const comments = { nodes: [], pageInfo: { hasPreviousPage: false } }
    return { status: 200, body: { data: { repository: { pullRequest: { comments } } } } }
  }
  return line.startsWith('GET') ? { status: 200, body: [] } : { status: 201, body: { id: 1 } }
}

/** Returns the bodies of the requests to create something at Heroku. */
function made(heroku: Request[]): unknown {
  return heroku.find(({ line }) => line === 'POST /review-apps')?.body
}

/** Returns the requests in sorted order: some are concurrent. */
function linesOf(requests: Request[]): string[] {
  return requests.map(({ line }) => line).toSorted()
}
