import { randomUUID } from 'node:crypto'
import { invalidParams } from './errors.js'
import { type PipelineRecord, type Stage, stages } from './records.js'
import { remove, type Store } from './store.js'

/**
 * Creates a pipeline without apps.
 *
 * @param team the name of the team that owns it; `null` if the account does
 * @param now milliseconds since the epoch
 * @throws ApiError 422 if the name is malformed
 */
export function createPipeline(
  store: Store,
  { name, team = null }: { name: string; team?: string | null },
  now: number,
): PipelineRecord {
  const pipeline: PipelineRecord = {
    id: randomUUID(),
    name: checkPipelineName(name),
    createdAt: now,
    updatedAt: now,
    config: new Map(),
    team,
    repo: null,
    reviewAppConfig: null,
  }
  store.pipelines.push(pipeline)
  return pipeline
}

/** Deletes a pipeline. Its apps stay, and are in no pipeline afterwards. */
export function deletePipeline(store: Store, pipeline: PipelineRecord): void {
  remove(store.pipelines, pipeline)
  for (const coupling of store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id)) {
    remove(store.couplings, coupling)
  }
}

/**
 * Returns the name.
 *
 * @throws ApiError 422 if no pipeline may have this name
 */
export function checkPipelineName(name: string): string {
  if (/^[a-z][a-z0-9-]{2,29}$/.test(name)) return name
  throw invalidParams(
    'Name must start with a letter, be 3 to 30 characters long and can only contain lowercase letters, digits, and dashes.',
  )
}

/**
 * Returns the stage with this name.
 *
 * @throws ApiError 422 if there is none
 */
export function parseStage(name: string): Stage {
  const stage = stages.find((candidate) => candidate === name)
  if (stage === undefined) throw invalidParams(`Stage must be one of ${stages.join(', ')}.`)
  return stage
}
