import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  app,
  type Deploying,
  type DeployOptions,
  deploy,
  faster,
  platformWithApp,
  startDeploy,
} from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { Clone, inlineApp, Repository, waitFor } from '../support/repository.js'
import { headedRow } from '../support/summary.js'
import { temporaryDirectory } from '../support/temporary.js'

const url = (from: string, to: string) =>
  `https://github.com/octo/app/compare/${from.slice(0, 12)}...${to.slice(0, 12)}`
const short = (commit: string) => commit.slice(0, 8)

describe('the log, the outputs, the summary and the deployment', () => {
  test('show the commit before and how many commits came after it', async () => {
    const { first, last, result, github } = await deployTwice({ commits: 3, environment: 'staging' })
    const link = url(first, last)
    expect(result.outputs).toMatchObject({ 'previous-commit': first, 'compare-url': link })
    expect(result.text).toContain(
      `${app} runs ${short(first)}, and this deploys ${short(last)}, 3 commits later: ${link}\n`,
    )
    expect(result.summary).toContain(` ([3 commits later than <code>${short(first)}</code>](<${link}>))\n`)
    expect(result.summary.match(/^.*/)?.[0].split(`<code>${short(last)}</code>`)).toHaveLength(2)
    expect(github.deployments.map(({ description }) => description)).toEqual([
      `${app}: first deploy`,
      `${app}: ${short(first)}...${short(last)}, 3 commits later`,
    ])
  })

  test('say that it is the first deploy, also after config vars were set', async () => {
    const platform = await platformWithApp()
    await api(platform, 'PATCH', `/apps/${app}/config-vars`, { A: '1' })
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository })
    expect(result.text).toContain(`This is the first deploy of ${app}\n`)
    expect(result.summary).toMatch(/^### ✅ Deployed .* \(first deploy\)\n/)
    expect(result.outputs).not.toHaveProperty('previous-commit')
    expect(result.outputs).not.toHaveProperty('compare-url')
  })

  test('say that an app which is created is deployed for the first time', async () => {
    const platform = await platformWithApp({ apps: [] })
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { create: 'true' } })
    expect(result.exitCode).toBe(0)
    expect(result.text).toContain('This is the first deploy\n')
  })

  test.each(['false', 'true'])('say that it is the same commit again, with reuse: %s', async (reuse) => {
    const { first, result } = await deployTwice({ commits: 0, inputs: { reuse } })
    expect(result.outputs['previous-commit']).toBe(first)
    expect(result.outputs).not.toHaveProperty('compare-url')
    expect(result.text).toContain(`${app} already runs ${short(first)}: this deploys the same commit again\n`)
    expect(result.summary).toMatch(/^### ✅ Deployed .* \(the same commit again\)\n/)
  })

  test('say how far an older commit goes back', async () => {
    const { first, last, result } = await deployTwice({
      commits: 2,
      between: (repository) => repository.git('checkout', '--quiet', 'HEAD~2'),
      before: (repository) => repository.git('checkout', '--quiet', 'main'),
    })
    expect(result.text).toContain(`this deploys ${short(last)}, 2 commits back: ${url(first, last)}\n`)
    expect(result.summary).toContain(` ([2 commits back from <code>${short(first)}</code>](`)
  })

  test('say how far a commit of another branch is ahead and behind', async () => {
    const { first, result } = await deployTwice({
      commits: 3,
      before: (repository) => {
        repository.git('checkout', '--quiet', '-b', 'other', 'HEAD~3')
        repository.git('commit', '--quiet', '--allow-empty', '-m', 'Other')
      },
      between: (repository) => repository.git('checkout', '--quiet', 'main'),
    })
    expect(result.text).toContain(', 3 commits ahead and 1 behind: ')
    expect(result.summary).toContain(` ([3 commits ahead and 1 behind <code>${short(first)}</code>](`)
  })

  test('show versions that are no commits, without a link', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository, inputs: { version: 'v1.2' } })
    const result = await deploy({ platform, repository, inputs: { version: 'v1.3' } })
    expect(result.outputs['previous-commit']).toBe('v1.2')
    expect(result.outputs).not.toHaveProperty('compare-url')
    expect(result.text).toContain(`${app} runs v1.2, and this deploys v1.3\n`)
    expect(result.summary).toContain(' (before: <code>v1&#46;2</code>)\n')
  })

  test('link commits outside a workflow to nothing', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const env = { GITHUB_REPOSITORY: '', GITHUB_SERVER_URL: '' }
    await deploy({ platform, repository, env })
    await repository.commit({ other: 'x' }, 'Other')
    const result = await deploy({ platform, repository, env })
    expect(result.text).toMatch(/this deploys \w{8}, 1 commit later\n/)
    expect(result.outputs).not.toHaveProperty('compare-url')
  })

  test('show what a failed deploy would have changed', async () => {
    const { first, last, result } = await deployTwice({ commits: 1, files: { 'bin/compile': 'exit 1\n' } })
    expect(result.exitCode).toBe(1)
    expect(result.summary).toContain('### ❌ Deploy of')
    expect(result.summary).toContain(
      ` failed ([1 commit later than <code>${short(first)}</code>](<${url(first, last)}>))\n`,
    )
    expect(result.summary).toContain(headedRow('Runs now', `${short(first)}&#44; as before`))
  })

  test('know the commit of an image', async () => {
    const platform = await platformWithApp({ apps: [] })
    await api(platform, 'POST', '/apps', { name: app, stack: 'cnb' })
    const repository = await Repository.of(inlineApp())
    const github = await GitHubServer.start()
    const options = { platform, repository, env: github.env }
    const first = repository.head
    expect((await deploy(options)).text).toContain(`This is the first deploy of ${app}\n`)
    const last = await repository.commit({ other: 'x' }, 'Other')
    expect((await deploy(options)).outputs['compare-url']).toBe(url(first, last))
  })
})

describe('the number of commits', () => {
  test.each<[string, CloneOptions]>([
    ['lacks the commit before', { options: ['--depth=1'] }],
    ['lacks a commit in between', { options: ['--depth=1'], fetchFirst: true }],
  ])('is left out for a shallow checkout that %s', async (_, options) => {
    const { outputs, text, warnings } = await deployClone(options)
    expect(outputs['compare-url']).toMatch(/\/compare\/\w{12}\.\.\.\w{12}$/)
    expect(text).toMatch(/this deploys \w{8}: https/)
    expect(warnings).toEqual([])
  })

  test('is known to a shallow checkout that has all commits in between', async () => {
    const { text } = await deployClone({ options: ['--depth=3'] })
    expect(text).toMatch(/this deploys \w{8}, 2 commits later: https/)
  })

  test('is left out for a commit that git would have to fetch', async () => {
    const options = ['--filter=blob:none', '--single-branch']
    const { clone, first, text } = await deployClone({ options, onOtherBranch: true })
    expect(text).toMatch(/this deploys \w{8}: https/)
    clone.git('remote', 'remove', 'origin')
    expect(() => clone.git('cat-file', '-e', first)).toThrow()
  })
})

describe('when Heroku does not show what ran before', () => {
  test.each<[string, RegExp, Fault]>([
    ['the releases are refused', /\/releases$/, { kind: 'answer', status: 403, body: '{"id":"forbidden"}' }],
    ['the slug is refused', /\/slugs\//, { kind: 'answer', status: 403, body: '{"id":"forbidden"}' }],
    ['the slug is gone', /\/slugs\//, { kind: 'answer', status: 404, body: '{"id":"not_found"}' }],
    ['the releases never come', /\/releases$/, { kind: 'hang' }],
    ['the slug never comes', /\/slugs\//, { kind: 'hang' }],
  ])('the deploy goes on without it: %s', async (_, path, fault) => {
    const slugs = new Set<string>()
    const { result, github } = await deployTwice({
      commits: 1,
      environment: 'staging',
      env: { ...faster(10), RUNNER_DEBUG: '1' },
      // Not the slug that this deploy builds, which is read as well.
      fault: ({ path: requested }) => {
        if (!path.test(requested)) return undefined
        slugs.add(requested)
        return slugs.values().next().value === requested ? fault : undefined
      },
    })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).not.toHaveProperty('previous-commit')
    expect(result.summary).toMatch(/^### ✅ Deployed [^()]*\(<[^()]*>\)[^()]*(\(<[^()]*>\))?\n/)
    expect(result.warnings).toEqual([])
    expect(result.text).toContain('::debug::What this deploy changes is unknown: ')
    expect(github.deployments.at(-1)?.description).toBe(app)
    expect(github.states('staging').at(-1)).toBe('success')
  })

  test.each<[string, RegExp, Fault]>([
    ['the releases', /\/releases$/, { kind: 'lose-answer' }],
    ['the slug', /\/slugs\//, { kind: 'lose-answer' }],
    ['the slug of an overloaded server', /\/slugs\//, { kind: 'answer', status: 503 }],
  ])('it is asked again after a lost answer: %s', async (_, path, fault) => {
    const built = join(await temporaryDirectory(), 'built')
    const { first, result } = await deployTwice({
      commits: 1,
      files: { 'bin/compile': `#!/usr/bin/env bash\n${waitFor(built)}\n` },
      fault: ({ path: requested, before }) => (path.test(requested) && before === 0 ? fault : undefined),
      during: async ({ logged }) => {
        await logged('1 commit later')
        await writeFile(built, '')
      },
    })
    expect(result.exitCode).toBe(0)
    expect(result.outputs['previous-commit']).toBe(first)
  })

  test('the deploy’s own release does not pass for the one before', async () => {
    const released = new Set<string>()
    const { result } = await deployTwice({
      commits: 1,
      env: { RUNNER_DEBUG: '1' },
      fault: ({ method, path }) => {
        if (method === 'GET' && /\/releases\/[^/]+$/.test(path)) released.add(path)
        return path.endsWith('/releases') && released.size === 0 ? { kind: 'answer', status: 503 } : undefined
      },
      inputs: { 'wait-for-dynos': 'false' },
    })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).not.toHaveProperty('previous-commit')
    expect(result.text).not.toContain('the same commit again')
    expect(result.text).toMatch(/::debug::What this deploy changes is unknown: v4 of test-app may be/)
  })

  test('a rollback point that can’t be read still fails the deploy', async () => {
    const { result } = await deployTwice({
      commits: 1,
      inputs: { 'on-failure': 'rollback' },
      fault: ({ path }) =>
        path.endsWith('/releases') ? { kind: 'answer', status: 403, body: '{"id":"forbidden"}' } : undefined,
    })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining('/releases answered 403')])
  })
})

describe('requests', () => {
  const known = { 'wait-for-dynos': 'false' }

  test.each([
    ['one list of releases and one slug', known, 1],
    ['none more for the rollback point', { ...known, 'on-failure': 'rollback' }, 1],
  ])('are %s', async (_, inputs, lists) => {
    const { requests } = await deployTwice({ commits: 1, inputs })
    const count = (pattern: RegExp) => requests.filter((request) => pattern.test(request)).length
    expect(count(/^GET \/apps\/[^/]+\/releases$/)).toBe(lists)
    // That of the commit before, and the one that is built.
    expect(count(/^GET \/apps\/[^/]+\/slugs\//)).toBe(2)
    expect(count(/^GET \/apps\/[^/]+$/)).toBe(1)
  })
})

interface Twice {
  /** Commits after the first deploy. */
  commits: number
  /** Files of these commits. */
  files?: Record<string, string>
  inputs?: Record<string, string>
  environment?: string
  env?: NodeJS.ProcessEnv
  /** Called before the first deploy, after the commits when it is set. */
  before?: (repository: Repository) => void
  /** Called between the deploys. */
  between?: (repository: Repository) => void
  /** Called during the second deploy. */
  during?: (deploying: Deploying) => Promise<void>
  /** What happens to requests of the second deploy. */
  fault?: (request: ProxiedRequest) => Fault | undefined
}

/** Deploys a commit, and then another one through a proxy. */
async function deployTwice(twice: Twice) {
  const { commits, files = {}, inputs = {}, environment = '', env = {}, fault = () => undefined } = twice
  const platform = await platformWithApp()
  const github = await GitHubServer.start()
  const repository = await Repository.of(inlineApp())
  const commitAll = async () => {
    for (let count = 0; count < commits; count++)
      await repository.commit({ ...files, other: String(count) }, `Change ${count}`)
  }
  const start = (server: PlatformAccess, own: Partial<DeployOptions> = {}): Promise<Deploying> =>
    startDeploy({
      platform: server,
      repository,
      token: github.token,
      ...own,
      inputs: { environment, ...own.inputs },
      env: { ...github.env, ...own.env },
    })
  if (twice.before) await commitAll()
  twice.before?.(repository)
  const first = repository.head
  expect((await (await start(platform)).done).errors).toEqual([])
  if (!twice.before) await commitAll()
  twice.between?.(repository)
  const proxy = await startProxy(platform, fault)
  const deploying = await start(proxy, { inputs, env })
  await twice.during?.(deploying)
  const result = await deploying.done
  return { first, last: repository.head, result, github, requests: proxy.requests }
}

interface CloneOptions {
  /** Of `git clone`. */
  options: string[]
  /** Whether the clone gets the first commit as well, without those in between. */
  fetchFirst?: boolean
  /** Whether the first commit is on another branch than the last one. */
  onOtherBranch?: boolean
}

/** Deploys a commit of a repository, and then a clone, whose commit comes two commits later. */
async function deployClone({ options, fetchFirst = false, onOtherBranch = false }: CloneOptions) {
  const platform = await platformWithApp()
  const github = await GitHubServer.start()
  const repository = await Repository.of(inlineApp())
  repository.git('config', 'uploadpack.allowFilter', 'true')
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  if (onOtherBranch) repository.git('checkout', '--quiet', '-b', 'other')
  const first = await repository.commit({ other: '1' }, 'One')
  await deploy({ platform, repository, env: github.env })
  if (onOtherBranch) repository.git('checkout', '--quiet', 'main')
  await repository.commit({ other: '2' }, 'Two')
  await repository.commit({ other: '3' }, 'Three')
  const clone = new Clone(repository, await temporaryDirectory(), ...options)
  if (fetchFirst) clone.git('fetch', '--quiet', '--depth=1', 'origin', first)
  const checkout = { directory: clone.directory, head: repository.head }
  const result = await deploy({ platform, repository: checkout, env: github.env })
  expect(result.errors).toEqual([])
  return { ...result, clone, first }
}
