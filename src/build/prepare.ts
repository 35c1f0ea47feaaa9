import { type Deploy, noSlug } from '../deploy/deploy.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { type App, getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import type { AppToCreate } from './create-app.js'

/** What is built, and on which app. */
export interface Prepared {
  app: App
  request: BuildRequest
}

/**
 * Looks the app up, and gets ready what is to be built: the commit, archived and uploaded, or somebody's tarball. Only
 * once that is there, the app is created if it is missing.
 */
export async function prepare(deploy: Deploy): Promise<Prepared> {
  const { run, inputs } = deploy
  const { source, version, versionDescription, buildpacks } = inputs
  if (source.kind === 'url') {
    // What is signed, or names a user, is not for the log.
    if (/[?@]/.test(source.url)) run.log.mask(source.url)
    const found = await lookUpApp(deploy, run.signal)
    const app = await createIfMissing(deploy, found)
    return { app, request: { sourceUrl: source.url, version, versionDescription, buildpacks } }
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
export async function lookUpApp(deploy: Deploy, signal: AbortSignal): Promise<App | AppToCreate> {
  const { client, inputs, run } = deploy
  if (!inputs.create) return noteApp(deploy, await getApp(client, inputs.app, signal))
  const { findAppOrPlan } = await loadCreating()
  const found = await findAppOrPlan(deploy, inputs.create, signal)
  if ('missing' in found) return found
  run.output('created', false)
  return noteApp(deploy, found)
}

async function createIfMissing(deploy: Deploy, found: App | AppToCreate): Promise<App> {
  if (!('missing' in found)) return found
  const { createMissingApp } = await loadCreating()
  return noteApp(deploy, await createMissingApp(deploy, found))
}

/** Few have their app created. */
function loadCreating() {
  return import('./create-app.js')
}

function noteApp({ run }: Deploy, app: App): App {
  if (app.webUrl) run.output('web-url', app.webUrl)
  if (app.stack === 'container') throw new Error(noSlug(app))
  return app
}
