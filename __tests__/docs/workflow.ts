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
  'runs-on'?: string
  outputs?: Record<string, string>
  strategy?: { matrix?: Record<string, unknown> }
  permissions?: Record<string, string>
  steps: Step[]
}

/** The parts of a workflow that these tests run. */
export interface Workflow {
  on: Record<string, unknown>
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}
