import { parse, stringify } from 'yaml'
import { type Block, blockBelow, blocksIn } from './markdown.js'

/** A step of a job. */
export interface Step {
  id?: string
  if?: string
  uses?: string
  with?: Record<string, string | number | boolean>
  run?: string
  env?: Record<string, string>
}

/** A job of a workflow. */
export interface Job {
  if?: string
  needs?: string | string[]
  outputs?: Record<string, string>
  strategy?: { matrix?: Record<string, unknown> }
  permissions?: Record<string, string>
  steps: Step[]
}

/** A workflow, as far as it is run here. */
export interface Workflow {
  on: Record<string, unknown>
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}

const blocks = blocksIn('yaml')

/** Example workflows of all documents; blocks of `yml` show what others use, and are theirs. */
export const recipes = blocks.map((block) => ({ ...block, workflow: completeWorkflow(block) }))

/** The workflow below a heading, in whichever document. */
export function recipe(name: string): Workflow {
  return completeWorkflow(blockBelow(name))
}

/** Makes a workflow of what shows only steps, jobs, or some keys of one. */
function completeWorkflow({ text }: Block): Workflow {
  const yaml = parse(text)
  if ('on' in yaml && 'jobs' in yaml) return yaml
  const job = (steps: object[]) => ({ 'runs-on': 'ubuntu-latest', steps })
  if (Array.isArray(yaml)) return fragment({ jobs: { job: job(withCheckout(yaml)) } }, text)
  if (Object.values(yaml).every(isJob)) return fragment({ jobs: yaml }, text)
  return fragment({ jobs: { job: job([{ run: 'true' }]) }, ...yaml }, text)
}

/** Steps are shown from where it matters on. */
function withCheckout(steps: Step[]): Step[] {
  const checksOut = steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))
  return checksOut ? steps : [{ uses: 'actions/checkout@v5' }, ...steps]
}

function fragment({ jobs, ...keys }: { jobs: Record<string, object> }, text: string): Workflow {
  const names = [...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => [name, { type: 'string' }])
  const on = { push: {}, pull_request: {}, workflow_dispatch: { inputs: Object.fromEntries(names) } }
  const needed = [...text.matchAll(/\bneeds\.([\w-]+)/g)].flatMap(([, name]) => name ?? [])
  const missing = needed.filter((name) => !(name in jobs))
  const others = Object.fromEntries(missing.map((name) => [name, jobElsewhere(name)]))
  const those = Object.entries(jobs).map(([name, job]) => {
    const needs = missing.length > 0 && !('needs' in job) ? { needs: missing } : {}
    return [name, { ...needs, ...job }]
  })
  return parse(stringify({ on, ...keys, jobs: { ...others, ...Object.fromEntries(those) } }))
}

/** The job of that name in a whole workflow, for fragments that need it but do not show it. */
function jobElsewhere(name: string): Job {
  const workflows = blocks.map(({ text }) => parse(text)).filter((yaml) => 'on' in yaml)
  const job = workflows.map(({ jobs }) => jobs?.[name]).find((job) => job !== undefined)
  if (!job) throw new Error(`No workflow has the job ${name}, which a recipe needs`)
  return job
}

function isJob(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('runs-on' in value || 'steps' in value)
}
