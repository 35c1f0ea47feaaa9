import type { App } from '../heroku/apps.js'
import { createApp, findApp } from '../heroku/create-app.js'
import { createCoupling, getPipeline } from '../heroku/pipelines.js'
import { isStatus } from '../http/errors.js'
import { isId } from '../runner/inputs.js'
import type { BuildDeploy } from './inputs.js'
import type { NewApp } from './new-app-inputs.js'

/** An app to create, once everything that can be checked beforehand has been checked. */
export interface AppToCreate {
  newApp: NewApp
  /** Id of the pipeline to add the app to, if any. */
  pipelineId?: string
}

/**
 * Finds the app, or plans its creation if it does not exist.
 *
 * @throws HerokuError, 404 for the pipeline; Error if the key has no access to the app, or if the app does not exist and
 * can't be created
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
      `No app has the ID ${options.app}, and none can be created with it because Heroku assigns IDs. Set the input 'app' to the name of the new app`,
    )
  }
  const { coupling } = newApp
  if (!coupling) return { newApp }
  return { newApp, pipelineId: await getPipeline(client.until(signal), coupling.pipeline) }
}

/**
 * Creates the app and adds it to its pipeline. If someone else has created the app in the meantime, leaves it unchanged.
 *
 * @throws HerokuError; Error if the app was created but could not be added to its pipeline
 */
export async function createMissingApp(
  deploy: BuildDeploy,
  { newApp, pipelineId }: AppToCreate,
): Promise<App> {
  const { run, client, options } = deploy
  const { team, region, stack, space, coupling } = newApp
  const request = { name: options.app, team, region, stack, space }
  const stopWarning = run.onCancel(async () => {
    const advice = coupling ? '. The next run does not add an existing app to a pipeline' : ''
    run.log.warning(`Interrupted while creating ${options.app}: it may exist now${advice}`)
  })
  const { app, ours } = await createApp(client, request)
  stopWarning()
  run.output('created', ours)
  if (!ours) {
    run.log.info(`Someone else has just created ${app.name}: leaving it unchanged`)
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
    const message = `${app.name} was created, but may not be in the pipeline ${pipeline}. The next run does not change an existing app, so add it yourself: heroku pipelines:add ${pipeline} --app ${app.name} --stage ${stage}`
    if (!run.signal.aborted) throw new Error(message, { cause })
    run.log.warning(message)
    throw cause
  }
  run.log.info(`Added ${app.name} to the stage ${stage} of the pipeline ${pipeline}`)
  changes.push(`Added the app to the stage ${stage} of the pipeline`)
}

function noAccessError(name: string, cause: unknown): Error {
  return new Error(
    `The app ${name} exists, but this API key may not deploy to it. If the app belongs to someone else, choose another name: app names are unique across Heroku`,
    { cause },
  )
}
