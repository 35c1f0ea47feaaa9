import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import type { HealthCheck } from '../release/health-check.js'
import {
  pipelineStages,
  readHealthCheck,
  readPipelineIdentity,
  requireAppIdentity,
} from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'

/** The inputs of the promote action. */
export interface PromoteInputs extends ApiAccess {
  source: SlugSource | AppSource
  target: AppList | PipelineStage
  /** If empty, it is derived from the source. */
  description: string
  maxParallel: number
  onFailure: 'stop' | 'continue' | 'rollback'
  waitForRelease: boolean
  healthCheck?: HealthCheck
  force: boolean
  /** What to show on GitHub; absent outside a workflow. */
  github?: GitHubInputs
  /** Milliseconds. */
  timeout: number
}

/** A slug by its id. */
export interface SlugSource {
  kind: 'slug'
  slugId: string
}

/** The slug of an app: of its current release, or of its newest succeeded build of a version. */
export interface AppSource {
  kind: 'app'
  /** Name or id. */
  app: string
  /** If empty, the current release. */
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
  /** If empty, the stage after the source app's. */
  stage: string
}

const maxParallelLimit = 1000

/**
 * Reads the inputs of the promote action.
 *
 * @throws InputError for the first input that is missing, malformed, or in conflict with another
 */
export function readInputs(env: NodeJS.ProcessEnv): PromoteInputs {
  const access = apiAccess(env)
  const source = readSource()
  const waitForRelease = input.boolean('wait-for-release')
  const check = readHealthCheck(waitForRelease)
  const github = gitHubInputs(env)
  return {
    ...access,
    source,
    target: readTarget(source),
    description: input.line('description'),
    maxParallel: input.positiveInteger('max-parallel', maxParallelLimit),
    onFailure: input.choice('on-failure', ['stop', 'continue', 'rollback']),
    waitForRelease,
    ...(check && { healthCheck: check }),
    ...(github && { github }),
    force: input.boolean('force'),
    timeout: input.minutes('timeout'),
  }
}

function readSource(): SlugSource | AppSource {
  const slugId = input.text('slug-id')
  const from = input.text('from')
  const version = input.line('version')
  if ((slugId === '') === (from === '')) {
    throw new input.InputError(`Set either the input 'slug-id' or the input 'from', but not both`)
  }
  if (from !== '') return { kind: 'app', app: requireAppIdentity('from', from), version }
  if (version !== '') {
    throw new input.InputError(`Input 'version' needs 'from': a slug already has its version`)
  }
  if (!input.isId(slugId)) {
    throw new input.InputError(`Input 'slug-id' is '${slugId}', which is not a valid ID of a slug`)
  }
  return { kind: 'slug', slugId: slugId.toLowerCase() }
}

function readTarget(source: SlugSource | AppSource): AppList | PipelineStage {
  const apps = input.list('to')
  const pipeline = readPipelineIdentity()
  const stage = input.text('stage')
  if ((apps.length === 0) === (pipeline === '')) {
    throw new input.InputError(`Set either the input 'to' or the input 'pipeline', but not both`)
  }
  if (apps.length > 0) {
    if (stage !== '') throw new input.InputError(`Input 'stage' needs 'pipeline'`)
    return { kind: 'apps', apps: apps.map((app) => requireAppIdentity('to', app)) }
  }
  if (stage !== '') return { kind: 'pipeline', pipeline, stage: input.choice('stage', pipelineStages) }
  if (source.kind === 'slug') {
    throw new input.InputError(
      `Input 'stage' is required with 'slug-id': only with 'from' is there a next stage`,
    )
  }
  return { kind: 'pipeline', pipeline, stage: '' }
}
