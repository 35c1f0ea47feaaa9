import type { App } from '../heroku/apps.js'
import { createApp, findApp } from '../heroku/create-app.js'
import { createCoupling, getPipeline } from '../heroku/pipelines.js'
import { isStatus } from '../http/errors.js'
import { isId } from '../runner/inputs.js'
import type { BuildDeploy, NewApp } from './inputs.js'

/** An app that is to be created: what it takes is there, as far as that can be seen. */
export interface AppToCreate {
  newApp: NewApp
  /** Of the pipeline that it is to be in, if it is to be in one. */
  pipelineId?: string
}

/**
 * Looks for the app, which is created later if it is not there.
 *
 * @throws HerokuError, 404 for the pipeline; Error for an app of somebody else, or one that is missing and can't be
 * created
 */
export async function findOrPlanApp(
  { client, options }: BuildDeploy,
  newApp: NewApp,
  signal: AbortSignal,
): Promise<App | AppToCreate> {
  const app = await findApp(client.until(signal), options.app).catch((error: unknown) => {
    throw isStatus(error, 403) ? noAccessError(options.app, error) : error
  })
  if (app) return app
  if (isId(options.app)) {
    throw new Error(
      `There is no app with the id ${options.app}, and it can't be created, for Heroku gives ids. Name a new app in the input 'app'`,
    )
  }
  const { coupling } = newApp
  if (!coupling) return { newApp }
  return { newApp, pipelineId: await getPipeline(client.until(signal), coupling.pipeline) }
}

/**
 * Creates the app, and puts it into its pipeline. One that somebody else has created meanwhile is left as it is.
 *
 * @throws HerokuError; Error when the app is there and could not be put into its pipeline
 */
export async function createMissingApp(
  deploy: BuildDeploy,
  { newApp, pipelineId }: AppToCreate,
): Promise<App> {
  const { run, client, options } = deploy
  const { team, region, stack, space, coupling } = newApp
  const request = { name: options.app, team, region, stack, space }
  const stopWarning = run.onCancel(async () => {
    const then = coupling ? ', and the next run puts no app that is there into a pipeline' : ''
    run.log.warning(`Cut short while ${options.app} was being created: it may be there${then}`)
  })
  const { app, ours } = await createApp(client, request)
  stopWarning()
  run.output('created', ours)
  if (!ours) {
    run.log.info(`Somebody else has created ${app.name} meanwhile: it stays as it is`)
    return app
  }
  run.log.info(`Created ${app.name}${team && ` in the team ${team}`} on ${app.stack}`)
  deploy.changes.push('Created the app')
  if (coupling && pipelineId) await addToPipeline(deploy, app, { ...coupling, pipelineId })
  return app
}

async function addToPipeline(
  { run, client, changes }: BuildDeploy,
  app: App,
  { pipeline, pipelineId, stage }: { pipeline: string; pipelineId: string; stage: string },
): Promise<void> {
  try {
    await createCoupling(client, { appId: app.id, pipelineId, stage })
  } catch (cause) {
    const left = `${app.name} was created, but may not be in the pipeline ${pipeline} yet, and the next run changes nothing of an app that is there. Put it into the pipeline with: heroku pipelines:add ${pipeline} --app ${app.name} --stage ${stage}`
    if (!run.signal.aborted) throw new Error(left, { cause })
    run.log.warning(left)
    throw cause
  }
  run.log.info(`Put ${app.name} into the pipeline ${pipeline}, as ${stage}`)
  changes.push(`Put it into the pipeline, as ${stage}`)
}

function noAccessError(name: string, cause: unknown): Error {
  return new Error(
    `There is an app ${name}, and the key may not deploy to it. If it is somebody else's, choose another name: names are taken for all of Heroku`,
    { cause },
  )
}
