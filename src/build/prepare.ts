import { noSlugMessage } from '../deploy/deploy.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { type App, getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import type { AppToCreate } from './create-app.js'
import type { BuildDeploy } from './inputs.js'

/** What is built, and on which app. */
export interface Prepared {
  app: App
  request: BuildRequest
}

/**
 * Looks the app up, and gets ready what is to be built: the commit, archived and uploaded, or somebody's tarball. Only
 * once that is there, the app is created if it is missing.
 */
export async function prepare(deploy: BuildDeploy): Promise<Prepared> {
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
  if (!options.create) return noteApp(deploy, await getApp(client.until(signal), options.app))
  const { findAppOrPlan } = await loadCreating()
  const found = await findAppOrPlan(deploy, options.create, signal)
  if ('missing' in found) return found
  run.output('created', false)
  return noteApp(deploy, found)
}

async function createIfMissing(deploy: BuildDeploy, found: App | AppToCreate): Promise<App> {
  if (!('missing' in found)) return found
  const { createMissingApp } = await loadCreating()
  return noteApp(deploy, await createMissingApp(deploy, found))
}

/** Few have their app created. */
function loadCreating() {
  return import('./create-app.js')
}

function noteApp({ run }: BuildDeploy, app: App): App {
  if (app.webUrl) run.output('web-url', app.webUrl)
  if (app.stack === 'container') throw new Error(noSlugMessage(app))
  return app
}
