import { isStatus } from '../http/errors.js'
import { apiPath, type HerokuClient, requireField } from './client.js'
import { createOnce } from './create-once.js'
import { listAll } from './list.js'
import type {
  PipelineCoupling as WireCoupling,
  Pipeline as WirePipeline,
  PipelinePromotion as WirePromotion,
  PipelinePromotionTarget as WireTarget,
} from './types.js'

/** An app's place in a pipeline. */
export interface Coupling {
  appId: string
  pipelineId: string
  /** `test`, `review`, `development`, `staging` or `production`. */
  stage: string
}

/** What a pipeline's promotion does for one app. */
export interface PromotionTarget {
  appId: string
  status: 'pending' | 'succeeded' | 'failed'
  /** Heroku's own words, when it failed. */
  errorMessage: string
  /** May be known while the promotion is pending. */
  releaseId?: string
}

/**
 * Looks a pipeline up by name or id: `GET /pipelines/{pipeline}`.
 *
 * @returns its id
 */
export async function getPipeline(client: HerokuClient, pipeline: string): Promise<string> {
  const { id } = await client.request<WirePipeline>('GET', apiPath`/pipelines/${pipeline}`)
  return requireField(id, 'the id of the pipeline')
}

/**
 * Lists the apps of a pipeline: `GET /pipelines/{pipeline}/pipeline-couplings`.
 */
export async function listCouplings(client: HerokuClient, pipelineId: string): Promise<Coupling[]> {
  const url = apiPath`/pipelines/${pipelineId}/pipeline-couplings`
  return (await listAll<WireCoupling>(client, url)).map(readCoupling)
}

/**
 * Finds an app's place in its pipeline: `GET /apps/{app}/pipeline-couplings`.
 *
 * @returns nothing when it is in none
 */
export async function findCoupling(client: HerokuClient, app: string): Promise<Coupling | undefined> {
  try {
    return readCoupling(await client.request<WireCoupling>('GET', apiPath`/apps/${app}/pipeline-couplings`))
  } catch (error) {
    if (isStatus(error, 404)) return undefined
    throw error
  }
}

/**
 * Puts an app that is in no pipeline into one: `POST /pipeline-couplings`. The request is never repeated blindly: when
 * its answer is lost, the app's place is looked up.
 *
 * @throws HerokuError, 422 for an app that is in a pipeline
 */
export async function createCoupling(
  client: HerokuClient,
  { appId, pipelineId, stage }: Coupling,
): Promise<void> {
  const body = { app: appId, pipeline: pipelineId, stage }
  const create = async () =>
    readCoupling(await client.request<WireCoupling>('POST', '/pipeline-couplings', { body }))
  const find = async () => {
    const coupling = await findCoupling(client, appId)
    return coupling?.pipelineId === pipelineId ? coupling : undefined
  }
  await createOnce(create, find, client.signal)
}

/**
 * Has Heroku promote what runs on an app to others of its pipeline: `POST /pipeline-promotions`.
 *
 * @returns the promotion's id
 */
export async function createPromotion(
  client: HerokuClient,
  pipelineId: string,
  sourceAppId: string,
  targetAppIds: string[],
): Promise<string> {
  const body = {
    pipeline: { id: pipelineId },
    source: { app: { id: sourceAppId } },
    targets: targetAppIds.map((id) => ({ app: { id } })),
  }
  const { id } = await client.request<WirePromotion>('POST', '/pipeline-promotions', { body })
  return requireField(id, 'the id of the promotion')
}

/**
 * Tells how far a promotion is: `GET /pipeline-promotions/{id}/promotion-targets`.
 */
export async function listPromotionTargets(
  client: HerokuClient,
  promotionId: string,
): Promise<PromotionTarget[]> {
  const url = apiPath`/pipeline-promotions/${promotionId}/promotion-targets`
  const targets = await listAll<WireTarget>(client, url)
  return targets.map((target) => ({
    appId: requireField(target.app?.id, 'the app of a promotion target'),
    status: requireField(target.status, 'the status of a promotion target'),
    errorMessage: target.error_message ?? '',
    ...(target.release?.id && { releaseId: target.release.id }),
  }))
}

function readCoupling({ app, pipeline, stage }: WireCoupling): Coupling {
  return {
    appId: requireField(app?.id, 'the app of a pipeline coupling'),
    pipelineId: requireField(pipeline?.id, 'the pipeline of a coupling'),
    stage: requireField(stage, 'the stage of a pipeline coupling'),
  }
}
