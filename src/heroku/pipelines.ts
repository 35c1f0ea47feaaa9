import { unlessStatus } from '../http/errors.js'
import { apiPath, type HerokuClient, required } from './client.js'
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

/** One app that a promotion releases to. */
export interface PromotionTarget {
  appId: string
  status: 'pending' | 'succeeded' | 'failed'
  /** Heroku's message when it failed. */
  errorMessage: string
  /** May be known before the promotion ends. */
  releaseId?: string
}

/**
 * Reads a pipeline by name or id: `GET /pipelines/{pipeline}`.
 *
 * @returns its id
 */
export async function getPipeline(client: HerokuClient, pipeline: string): Promise<string> {
  const { id } = await client.request<WirePipeline>('GET', apiPath`/pipelines/${pipeline}`)
  return required(id, 'the id of the pipeline')
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
 * @returns nothing when it is in no pipeline
 */
export async function findCoupling(client: HerokuClient, app: string): Promise<Coupling | undefined> {
  const url = apiPath`/apps/${app}/pipeline-couplings`
  const coupling = await unlessStatus(client.request<WireCoupling>('GET', url), 404)
  return coupling && readCoupling(coupling)
}

/**
 * Adds an app that is in no pipeline to one: `POST /pipeline-couplings`. When the response is lost, it looks the app's
 * coupling up before it sends the request again.
 *
 * @throws HerokuError, 422 for an app that is in a pipeline already
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
 * Promotes what runs on an app to other apps of its pipeline: `POST /pipeline-promotions`.
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
  return required(id, 'the id of the promotion')
}

/**
 * Reads the state of a promotion for each of its apps: `GET /pipeline-promotions/{id}/promotion-targets`.
 */
export async function listPromotionTargets(
  client: HerokuClient,
  promotionId: string,
): Promise<PromotionTarget[]> {
  const url = apiPath`/pipeline-promotions/${promotionId}/promotion-targets`
  const targets = await listAll<WireTarget>(client, url)
  return targets.map((target) => ({
    appId: required(target.app?.id, 'the app of a promotion target'),
    status: required(target.status, 'the status of a promotion target'),
    errorMessage: target.error_message ?? '',
    ...(target.release?.id && { releaseId: target.release.id }),
  }))
}

function readCoupling({ app, pipeline, stage }: WireCoupling): Coupling {
  return {
    appId: required(app?.id, 'the app of a pipeline coupling'),
    pipelineId: required(pipeline?.id, 'the pipeline of a coupling'),
    stage: required(stage, 'the stage of a pipeline coupling'),
  }
}
