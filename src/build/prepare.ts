import { requireHerokuYml } from '../deploy/heroku-yml.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { type App, getApp, productOf } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import type { AppToCreate } from './create-app.js'
import type { BuildDeploy } from './inputs.js'

/** A build that is ready to be created. */
export interface PreparedBuild {
  app: App
  request: BuildRequest
}

/**
 * Looks up the app and prepares the source of the build: the commit, which it archives and uploads, or an existing
 * tarball. It creates a missing app only after that has succeeded.
 *
 * @throws HerokuError; Error that says what failed and what to do; the signal's reason
 */
export async function prepare(deploy: BuildDeploy): Promise<PreparedBuild> {
  const { run, options } = deploy
  const { source, version, versionDescription, buildpacks } = options
  if ('tarballUrl' in source) {
    // A signed URL, or one with user information, is a secret.
    if (/[?@]/.test(source.tarballUrl)) run.log.mask(source.tarballUrl)
    const found = await lookUpApp(deploy, run.signal)
    const app = await createIfMissing(deploy, found)
    return {
      app,
      request: { sourceUrl: source.tarballUrl, isOurSource: false, version, versionDescription, buildpacks },
    }
  }
  const { found, request } = await uploadCheckout(
    deploy,
    source,
    (signal) => lookUpApp(deploy, signal),
    (found, archive) => requireHerokuYml(toBuildOn(deploy, found), archive),
  )
  return { app: await createIfMissing(deploy, found), request }
}

/**
 * Looks up the app and sets its outputs.
 *
 * @returns the app, or how to create it if it does not exist and the input `create` is set
 * @throws HerokuError 401, 402, 403, 404; Error if a slug is wanted of an app whose builds produce none
 */
export function lookUpApp(deploy: BuildDeploy, signal: AbortSignal): Promise<App | AppToCreate> {
  const lookup = findOrPlan(deploy, signal)
  deploy.lookup = lookup.then((found) => ('newApp' in found ? undefined : found))
  // The caller handles its failure.
  deploy.lookup.catch(() => {})
  return lookup
}

async function findOrPlan(deploy: BuildDeploy, signal: AbortSignal): Promise<App | AppToCreate> {
  const { client, options, run } = deploy
  if (!options.create) return checkApp(deploy, await getApp(client.until(signal), options.app))
  const { findOrPlanApp } = await loadCreateApp()
  const found = await findOrPlanApp(deploy, options.create, signal)
  if ('newApp' in found) {
    requireWantedSlug(deploy, found)
    return found
  }
  run.output('created', false)
  return checkApp(deploy, found)
}

async function createIfMissing(deploy: BuildDeploy, found: App | AppToCreate): Promise<App> {
  if (!('newApp' in found)) return found
  const { createMissingApp } = await loadCreateApp()
  return checkApp(deploy, await createMissingApp(deploy, found))
}

/** Loaded only when needed, which is rare. */
function loadCreateApp() {
  return import('./create-app.js')
}

function checkApp(deploy: BuildDeploy, app: App): App {
  deploy.app = app
  if (app.webUrl) deploy.run.output('web-url', app.webUrl)
  requireWantedSlug(deploy, app)
  return app
}

/** @throws Error if the input `slug-directory` is set and the builds of the app produce no slug */
function requireWantedSlug(deploy: BuildDeploy, found: App | AppToCreate): void {
  const { name, stack, product } = toBuildOn(deploy, found)
  if (!deploy.options.slugDirectory || product === 'slug') return
  throw new Error(
    `Input 'slug-directory' is set, but builds of ${name} produce no slug to unpack: its stack, '${stack}', builds images. Remove the input, or use a stack with slugs, such as heroku-24`,
  )
}

/** Returns the app, or what is known of it before it is created. */
function toBuildOn(
  { options }: BuildDeploy,
  found: App | AppToCreate,
): Pick<App, 'name' | 'stack' | 'product'> {
  if (!('newApp' in found)) return found
  const { stack } = found.newApp
  return { name: options.app, stack, product: productOf(stack) }
}
