import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import type { HealthCheck } from '../release/health-check.js'
import { appIdentity, healthCheck, pipelineIdentity } from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'

/** What the promote action was asked for. */
export interface PromoteInputs extends ApiAccess {
  source: SlugSource | AppSource
  target: AppList | PipelineStage
  /** Empty: made from the source. */
  description: string
  maxParallel: number
  onFailure: 'stop' | 'continue' | 'rollback'
  waitForRelease: boolean
  healthCheck?: HealthCheck
  force: boolean
  /** What is shown at GitHub; nothing outside of a workflow. */
  github?: GitHubInputs
  /** Milliseconds. */
  timeout: number
}

/** A slug that is known. */
export interface SlugSource {
  kind: 'slug'
  slugId: string
}

/** The slug of an app: of its current release, or of its newest succeeded build of a version. */
export interface AppSource {
  kind: 'app'
  /** Name or id. */
  app: string
  /** Empty: what runs now. */
  version: string
}

/** Apps by name or id. */
export interface AppList {
  kind: 'apps'
  apps: string[]
}

/** The apps of a pipeline's stage. */
export interface PipelineStage {
  kind: 'pipeline'
  /** Name or id. */
  pipeline: string
  /** Empty: the one after the source's. */
  stage: string
}

const stages = ['test', 'review', 'development', 'staging', 'production'] as const
const mostParallel = 1000

/**
 * Reads the inputs of the promote action.
 *
 * @throws InputError for the first that is missing, malformed, or at odds with another
 */
export function readInputs(env: NodeJS.ProcessEnv): PromoteInputs {
  const access = apiAccess(env)
  const source = sourceOf()
  const waitForRelease = input.boolean('wait-for-release')
  const check = healthCheck(waitForRelease)
  const github = gitHubInputs(env)
  return {
    ...access,
    source,
    target: targetOf(source),
    description: input.line('description'),
    maxParallel: input.positiveInteger('max-parallel', mostParallel),
    onFailure: input.choice('on-failure', ['stop', 'continue', 'rollback']),
    waitForRelease,
    ...(check && { healthCheck: check }),
    ...(github && { github }),
    force: input.boolean('force'),
    timeout: input.minutes('timeout'),
  }
}

function sourceOf(): SlugSource | AppSource {
  const slugId = input.text('slug-id')
  const from = input.text('from')
  const version = input.line('version')
  if ((slugId === '') === (from === '')) {
    throw new input.InputError(`One of the inputs 'slug-id' and 'from' is needed, and not both`)
  }
  if (from !== '') return { kind: 'app', app: appIdentity('from', from), version }
  if (version !== '') throw new input.InputError(`Input 'version' goes with 'from': a slug has its version`)
  if (!input.isId(slugId))
    throw new input.InputError(`Input 'slug-id' is '${slugId}': it takes the id of a slug`)
  return { kind: 'slug', slugId: slugId.toLowerCase() }
}

function targetOf(source: SlugSource | AppSource): AppList | PipelineStage {
  const apps = input.list('to')
  const pipeline = pipelineIdentity()
  const stage = input.text('stage')
  if ((apps.length === 0) === (pipeline === '')) {
    throw new input.InputError(`One of the inputs 'to' and 'pipeline' is needed, and not both`)
  }
  if (apps.length > 0) {
    if (stage !== '') throw new input.InputError(`Input 'stage' goes with 'pipeline'`)
    return { kind: 'apps', apps: apps.map((app) => appIdentity('to', app)) }
  }
  if (stage !== '') return { kind: 'pipeline', pipeline, stage: input.choice('stage', stages) }
  if (source.kind === 'slug') {
    throw new input.InputError(
      `Input 'stage' is needed with 'slug-id': only with 'from' there is a next stage`,
    )
  }
  return { kind: 'pipeline', pipeline, stage: '' }
}
