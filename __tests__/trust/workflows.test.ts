import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { workflowBlocks as recipes } from '../docs/markdown.js'
import { project } from '../support/deploy.js'

interface Workflow {
  on?: unknown
  permissions?: Record<string, string>
  concurrency?: unknown
  jobs?: Record<string, Job>
}

interface Job {
  permissions?: Record<string, string>
  environment?: unknown
  concurrency?: unknown
  'timeout-minutes'?: number
  uses?: string
}

const directory = join(project, '.github', 'workflows')
const files = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name))
const workflows = await Promise.all(
  files.map(async (name) => ({ name, text: await readFile(join(directory, name), 'utf8') })),
)

/** Values that only the runner or the workflow itself can set. */
const harmless = /^(runner\.\w+|strategy\.job-index|github\.(sha|run_id|run_attempt))$/

/** Jobs that need more than read access to the repository, and why. */
const more: Record<string, Record<string, string>> = {
  // Reads whether the pull request is open, in a private repository too.
  'actions.yml review-app': { contents: 'read', 'pull-requests': 'read' },
  // Creates a release with its tags, and attests the provenance of the bundles.
  'release.yml publish': { attestations: 'write', contents: 'write', 'id-token': 'write' },
  // Show their findings on the Security tab.
  'codeql.yml analyze': { contents: 'read', 'security-events': 'write' },
  'scorecard.yml analyze': { contents: 'read', 'security-events': 'write' },
}

describe.each(workflows)('our workflow $name', ({ name, text }) => {
  test('has only the permissions that it needs', () => {
    const { permissions, jobs = {} }: Workflow = parse(text)
    expect(permissions).toEqual({ contents: 'read' })
    for (const [id, job] of Object.entries(jobs))
      expect([id, job.permissions ?? {}]).toEqual([id, more[`${name} ${id}`] ?? {}])
  })

  test('installs no packages and runs no tests in jobs with write access', () => {
    const { jobs = {} }: Workflow = parse(text)
    for (const job of Object.values(jobs)) {
      if (!Object.values(job.permissions ?? {}).includes('write')) continue
      const scripts = stepsIn(job).map(({ run = '' }) => run)
      expect(scripts.join('\n')).not.toMatch(/\bnpm\b|\bnpx\b|\.ci\/run/)
    }
  })

  test('publishes only in the environment "release"', () => {
    const { jobs = {} }: Workflow = parse(text)
    for (const [id, { permissions = {}, environment }] of Object.entries(jobs)) {
      const publishes = ['contents', 'id-token', 'attestations', 'packages'].some(
        (right) => permissions[right] === 'write',
      )
      const name = isRecord(environment) ? environment.name : environment
      expect([id, name === 'release']).toEqual([id, publishes])
    }
  })

  test('force-moves a tag only forward', () => {
    for (const { run = '' } of stepsIn(parse(text))) {
      const forced = run.search(/force=true|--force\b/)
      if (forced >= 0) expect(run.slice(0, forced)).toContain('scripts/major-tag.js')
    }
  })

  test('does not run with secrets for a fork', () => {
    const { on = {} }: Workflow = parse(text)
    expect(JSON.stringify(on)).not.toMatch(/pull_request_target|workflow_run|issue_comment/)
  })

  test('pins third-party actions to commits, and leaves no credentials in the checkout', () => {
    for (const step of [...stepsIn(parse(text)), ...callsIn(parse(text))]) {
      if (!step.uses || step.uses.startsWith('./')) continue
      expect(step.uses).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/)
      if (step.uses.startsWith('actions/checkout@'))
        expect(step.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  test('says the version of each pinned commit, which Dependabot updates', () => {
    for (const [line = ''] of text.matchAll(/^.*\buses: [\w-]+\/.*$/gm))
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('passes on no more secrets than it names', () => {
    expect(text).not.toMatch(/secrets: *inherit|toJSON\(secrets\)/i)
  })

  test('ends by itself, and does not run twice at once', () => {
    const { on, concurrency, jobs = {} }: Workflow = parse(text)
    const isReusable = isRecord(on) && 'workflow_call' in on
    for (const [id, job] of Object.entries(jobs)) {
      // The actions' own timeout ends the jobs of the reusable workflow, and its jobs lock the app that they change.
      if (isReusable) expect([id, job.concurrency]).toMatchObject([id, { 'cancel-in-progress': false }])
      else expect([id, job['timeout-minutes']]).toEqual([id, expect.any(Number)])
    }
    if (!isReusable) expect(concurrency).toMatchObject({ group: expect.any(String) })
  })
})

test('all workflows use the same commit of an action', () => {
  const commits = new Map<string, Set<string>>()
  for (const { text } of workflows) {
    for (const { uses = '' } of stepsIn(parse(text))) {
      const [path = '', commit = ''] = uses.split('@')
      const repository = path.split('/').slice(0, 2).join('/')
      if (commit !== '') commits.set(repository, (commits.get(repository) ?? new Set()).add(commit))
    }
  }
  expect(commits.size).toBeGreaterThan(4)
  for (const [repository, used] of commits) expect([repository, used.size]).toEqual([repository, 1])
})

describe.each([...workflows, ...recipes])('in $name', ({ text }) => {
  test('scripts contain no expressions with untrusted values', () => {
    for (const { run = '' } of stepsIn(parse(text))) {
      for (const [, expression = ''] of run.matchAll(/\$\{\{\s*(.*?)\s*\}\}/gs))
        expect(expression).toMatch(harmless)
    }
  })

  test('permissions are explicit, with write access only to what GitHub shows', () => {
    const workflow: Workflow = parse(text)
    if (!('on' in workflow && 'jobs' in workflow)) return
    expect(workflow.permissions).toBeDefined()
    const shown = ['deployments', 'pull-requests']
    for (const [name, right] of Object.entries(workflow.permissions ?? {}))
      expect([name, shown.includes(name) ? 'read' : right]).toEqual([
        name,
        expect.stringMatching(/^(read|none)$/),
      ])
  })
})

test('the replacements of third-party actions under act are for versions and inputs that we use', async () => {
  const lines = (await readFile(join(project, '.actrc'), 'utf8')).trim().split('\n')
  const used = workflows.flatMap(({ text }) => stepsIn(parse(text))).flatMap(({ uses }) => uses ?? [])
  expect(lines.length).toBe(3)
  for (const line of lines) {
    const [, action = '', folder = ''] = /^--local-repository=([^=]+)=(\S+)$/.exec(line) ?? []
    expect(used).toContain(action)
    const { inputs }: { inputs: object } = parse(await readFile(join(project, folder, 'action.yml'), 'utf8'))
    const steps = workflows.flatMap(({ text }) => stepsIn(parse(text))).filter(({ uses }) => uses === action)
    for (const step of steps)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
  }
})

test('the search for scripts finds them at every level', () => {
  expect(recipes.length).toBeGreaterThan(8)
  const scripts = [...workflows, ...recipes].flatMap(({ text }) => stepsIn(parse(text)))
  const found = scripts.filter(({ run }) => run !== undefined).length
  const written = [...workflows, ...recipes].flatMap(({ text }) => text.match(/^\s*(- )?run:/gm) ?? []).length
  expect(found).toBe(written)
})

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Returns the jobs that call a reusable workflow. */
function callsIn({ jobs = {} }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ uses }) => (uses === undefined ? [] : [{ uses }]))
}

/** Returns the steps of a workflow, of jobs, or of a list of steps. */
function stepsIn(yaml: unknown): Step[] {
  if (Array.isArray(yaml)) return yaml
  if (typeof yaml !== 'object' || yaml === null) return []
  return Object.entries(yaml).flatMap(([key, value]) =>
    ['with', 'on', 'matrix'].includes(key) ? [] : stepsIn(value),
  )
}
