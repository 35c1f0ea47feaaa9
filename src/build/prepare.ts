import { noSlugMessage } from '../deploy/deploy.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { type App, getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import type { AppToCreate } from './create-app.js'
import type { BuildDeploy } from './inputs.js'

/** What is built, and on which app. */
export interface PreparedBuild {
  app: App
  request: BuildRequest
}

/**
 * Looks the app up, and gets ready what is to be built: the commit, archived and uploaded, or somebody's tarball. Only
 * once that is there, the app is created if it is missing.
 */
export async function prepare(deploy: BuildDeploy): Promise<PreparedBuild> {
  const { run, options } = deploy
  const { source, version, versionDescription, buildpacks } = options
  if ('tarballUrl' in source) {
    // What is signed, or names a user, is not for the log.
    if (/[?@]/.test(source.tarballUrl)) run.log.mask(source.tarballUrl)
    const found = await lookUpApp(deploy, run.signal)
    const app = await createIfMissing(deploy, found)
    return {
      app,
      request: { sourceUrl: source.tarballUrl, isOurSource: false, version, versionDescription, buildpacks },
    }
  }
  const { found, request } = await uploadCheckout(deploy, source, (signal) => lookUpApp(deploy, signal))
  return { app: await createIfMissing(deploy, found), request }
}

/**
 * Looks the app up, and sets what is known of it.
 *
 * @returns what is to be created in its place, where that is wanted and the app is not there
 * @throws HerokuError 401, 402, 403, 404; Error for an app whose builds yield no slug
 */
export async function lookUpApp(deploy: BuildDeploy, signal: AbortSignal): Promise<App | AppToCreate> {
  const { client, options, run } = deploy
  if (!options.create) return checkApp(deploy, await getApp(client.until(signal), options.app))
  const { findOrPlanApp } = await loadCreateApp()
  const found = await findOrPlanApp(deploy, options.create, signal)
  if ('newApp' in found) return found
  run.output('created', false)
  return checkApp(deploy, found)
}

async function createIfMissing(deploy: BuildDeploy, found: App | AppToCreate): Promise<App> {
  if (!('newApp' in found)) return found
  const { createMissingApp } = await loadCreateApp()
  return checkApp(deploy, await createMissingApp(deploy, found))
}

/** Few have their app created. */
function loadCreateApp() {
  return import('./create-app.js')
}

function checkApp({ run }: BuildDeploy, app: App): App {
  if (app.webUrl) run.output('web-url', app.webUrl)
  if (app.stack === 'container') throw new Error(noSlugMessage(app))
  return app
}
