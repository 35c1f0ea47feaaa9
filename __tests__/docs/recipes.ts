import { parse, stringify } from 'yaml'
import { expandCalls, isCall } from './called-workflows.js'
import { type Block, blockBelow, examples, workflowBlocks } from './markdown.js'
import type { Job, Step, Workflow } from './workflow.js'

/** Workflows of all documents and examples. Blocks marked `yml` are of other actions, and are not included. */
export const recipes = workflowBlocks.map((block) => ({ ...block, workflow: completeWorkflow(block) }))

/** Returns the workflow below a heading in any document, or in a file of `examples/`. */
export function recipe(name: string): Workflow {
  return completeWorkflow(examples.find((example) => example.name === name) ?? blockBelow(name))
}

/** Completes a block that has only steps, jobs, or other keys of a workflow, and expands calls of reusable workflows. */
function completeWorkflow(block: Block): Workflow {
  return expandCalls(completeKeys(block))
}

function completeKeys({ text }: Block): Workflow {
  const yaml = parse(text)
  if ('on' in yaml && 'jobs' in yaml) return yaml
  const job = (steps: object[]) => ({ 'runs-on': 'ubuntu-latest', steps })
  if (Array.isArray(yaml)) return fragment({ jobs: { job: job(withCheckout(yaml)) } }, text)
  if (Object.values(yaml).every(isJob)) return fragment({ jobs: yaml }, text)
  return fragment({ jobs: { job: job([{ run: 'true' }]) }, ...yaml }, text)
}

/** Adds the checkout that examples of steps leave out. */
function withCheckout(steps: Step[]): Step[] {
  const checksOut = steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))
  return checksOut ? steps : [{ uses: 'actions/checkout@v7' }, ...steps]
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

/** Finds a job in a complete workflow, for fragments that need it without showing it. */
function jobElsewhere(name: string): Job {
  const workflows = workflowBlocks.map(({ text }) => parse(text)).filter((yaml) => 'on' in yaml)
  const job = workflows.map(({ jobs }) => jobs?.[name]).find((job) => job !== undefined)
  if (!job) throw new Error(`No workflow has the job ${name}, which a recipe needs`)
  return job
}

function isJob(value: unknown): boolean {
  if (isCall(value)) return true
  return typeof value === 'object' && value !== null && ('runs-on' in value || 'steps' in value)
}
