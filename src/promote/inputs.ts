import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import type { Artifact } from '../heroku/releases.js'
import type { AfterRelease } from '../release/after-release.js'
import {
  pipelineStages,
  readAfterRelease,
  readPipelineIdentity,
  requireAppIdentity,
} from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'
import { readRepositoryUrl } from '../runner/repository-url.js'

/** The inputs of the promote action. */
export interface PromoteInputs extends ApiAccess {
  source: ArtifactSource | AppSource
  target: AppList | PipelineStage
  /** If empty, it is derived from the source. */
  description: string
  maxParallel: number
  onFailure: 'stop' | 'continue' | 'rollback'
  afterRelease: AfterRelease
  force: boolean
  /** URL of the workflow's repository; empty outside a workflow. */
  repositoryUrl: string
  /** What to show on GitHub; absent outside a workflow. */
  github?: GitHubInputs
  /** Milliseconds. */
  timeout: number
}

/** A slug or image by its id. */
interface ArtifactSource {
  kind: 'artifact'
  artifact: Artifact
}

/** The slug or image of an app: of its current release, or of its newest succeeded build of a version. */
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

/** What to do with apps on the container stack, whose images Heroku can't promote. */
export const buildOnEachApp =
  'Build the same commit on each app instead: see "Apps on the container stack" in docs/recipes.md'

/**
 * Reads the inputs of the promote action.
 *
 * @throws InputError for the first input that is missing, malformed, or in conflict with another
 */
export async function readInputs(env: NodeJS.ProcessEnv): Promise<PromoteInputs> {
  const access = apiAccess(env)
  const source = readSource()
  const github = gitHubInputs(env)
  return {
    ...access,
    source,
    target: readTarget(source),
    description: input.line('description'),
    maxParallel: input.positiveInteger('max-parallel', maxParallelLimit),
    onFailure: input.choice('on-failure', ['stop', 'continue', 'rollback']),
    afterRelease: await readAfterRelease(),
    ...(github && { github }),
    repositoryUrl: readRepositoryUrl(env),
    force: input.boolean('force'),
    timeout: input.minutes('timeout'),
  }
}

/** An empty input counts as not set, so that a workflow can pass both outputs of a build, of which one is empty. */
function readSource(): ArtifactSource | AppSource {
  const from = input.text('from')
  const version = input.line('version')
  const given = (['slug-id', 'oci-image-id', 'from'] as const).filter((name) => input.text(name) !== '')
  if (given.length !== 1) throw sourceError(given)
  if (from !== '') return { kind: 'app', app: requireAppIdentity('from', from), version }
  if (version !== '') {
    throw new input.InputError(`Input 'version' needs 'from': a slug or image already has its version`)
  }
  const artifact = given.includes('slug-id')
    ? { slug: readId('slug-id', 'a slug') }
    : { image: readId('oci-image-id', 'an OCI image') }
  return { kind: 'artifact', artifact }
}

function sourceError(given: string[]): input.InputError {
  const rule = `Set exactly one of the inputs 'slug-id', 'oci-image-id' and 'from'`
  if (given.length > 0) return new input.InputError(`${rule}, not ${given.join(' and ')}`)
  return new input.InputError(
    `${rule}. If a build on the stack 'container' left them empty: Heroku can't promote its images. ${buildOnEachApp}`,
  )
}

function readId(name: string, what: string): string {
  const id = input.text(name)
  if (input.isId(id)) return id.toLowerCase()
  throw new input.InputError(`Input '${name}' is '${id}', which is not a valid ID of ${what}`)
}

function readTarget(source: ArtifactSource | AppSource): AppList | PipelineStage {
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
  if (source.kind === 'artifact') {
    throw new input.InputError(
      `Input 'stage' is required with '${'slug' in source.artifact ? 'slug-id' : 'oci-image-id'}'. It defaults to the next stage only with 'from'`,
    )
  }
  return { kind: 'pipeline', pipeline, stage: '' }
}
