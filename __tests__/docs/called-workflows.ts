import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { project } from '../support/deploy.js'
import { repositoryName } from './repository-name.js'
import type { Job, Workflow } from './workflow.js'

/** A job that calls a reusable workflow. */
interface Call {
  uses: string
  with?: Record<string, string | number | boolean>
}

interface ReusableWorkflow {
  on: {
    workflow_call: {
      inputs: Record<string, { required?: boolean; default?: string | number | boolean }>
      outputs: Record<string, { value: string }>
    }
  }
  jobs: Record<string, Job>
}

/** Returns whether a job calls a reusable workflow instead of having steps. */
export function isCall(job: unknown): job is Call {
  return typeof job === 'object' && job !== null && 'uses' in job
}

/** Returns the text of one of our reusable workflows, if that is what a job or a file reference names. */
export function reusableWorkflow(uses: string): string | undefined {
  const [path = '', version = ''] = uses.split('@')
  if (!path.startsWith(`${repositoryName}/.github/workflows/`) || !/^v\d+$/.test(version)) return undefined
  return readFileSync(join(project, path.slice(repositoryName.length + 1)), 'utf8')
}

/**
 * Replaces each job that calls one of our reusable workflows with the jobs that GitHub would run, and a job without steps
 * that has the called workflow's outputs.
 *
 * @throws Error if the call names another workflow, or its inputs are not the ones that the workflow has
 */
export function expandCalls(workflow: { jobs: Record<string, Job | Call> }): Workflow {
  const jobs = Object.entries(workflow.jobs).flatMap(([id, job]) =>
    isCall(job) ? calledJobs(id, job) : [[id, job]],
  )
  return parse(JSON.stringify({ ...workflow, jobs: Object.fromEntries(jobs) }))
}

function calledJobs(id: string, call: Call): [string, Job][] {
  const text = reusableWorkflow(call.uses)
  if (text === undefined) throw new Error(`${call.uses} is not one of our reusable workflows`)
  const { on, jobs }: ReusableWorkflow = parse(text)
  const { inputs, outputs } = on.workflow_call
  const values = readInputs(inputs, call.with ?? {})
  const called: [string, Job][] = Object.entries(jobs).map(([name, job]) => [name, withInputs(job, values)])
  const needed = Object.entries(outputs).map(([name, { value }]) => [name, value.replace('jobs.', 'needs.')])
  const job = {
    needs: Object.keys(jobs),
    'runs-on': 'ubuntu-latest',
    outputs: Object.fromEntries(needed),
    steps: [],
  }
  return [...called, [id, job]]
}

function readInputs(inputs: ReusableWorkflow['on']['workflow_call']['inputs'], given: Call['with'] = {}) {
  const unknown = Object.keys(given).filter((name) => !(name in inputs))
  const missing = Object.entries(inputs).filter(([name, { required }]) => required && !(name in given))
  if (unknown.length > 0) throw new Error(`The reusable workflow has no input ${unknown.join(', ')}`)
  if (missing.length > 0) throw new Error(`The reusable workflow needs ${missing.map(([name]) => name)}`)
  const values = Object.entries(inputs).map(([name, input]) => [name, String(given[name] ?? input.default)])
  return new Map<string, string>(values.map(([name = '', value = '']) => [name, value]))
}

/** Puts the values in place of the expressions. */
function withInputs(job: Job, values: Map<string, string>): Job {
  const text = JSON.stringify(job).replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) =>
    JSON.stringify(values.get(name) ?? '').slice(1, -1),
  )
  return JSON.parse(text)
}
