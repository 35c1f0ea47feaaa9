import type { AppRecord } from '../apps/records.js'
import type { Store } from '../apps/store.js'
import type { Dynos } from '../dynos/dynos.js'
import type { Router } from '../router/router.js'
import type { Objects } from '../storage/objects.js'
import { streamUrlSeconds } from '../storage/signed-urls.js'
import type { Streams } from '../storage/streams.js'
import type { Builds } from './builds.js'
import type { Releases } from './releases.js'

export interface DeleteAppOptions {
  now: () => number
  store: Store
  objects: Objects
  streams: Streams
  builds: Builds
  releases: Releases
  dynos: Dynos
  router: Router
}

/**
 * Deletes an app: the API stops showing it at once; then its jobs are stopped and its files removed. Does nothing if
 * the app is being deleted already.
 */
export async function deleteApp(options: DeleteAppOptions, app: AppRecord): Promise<void> {
  const { store, builds, releases, dynos, router, objects, streams, now } = options
  if (!store.apps.includes(app)) return
  const orphans = store.removeApp(app)
  const reason = new Error('App was deleted.')
  await builds.stopApp(app, reason)
  await releases.stopApp(app, reason)
  await Promise.all([dynos.stopApp(app), router.close(app)])
  app.log.end()
  await objects.delete(objects.repositoryKey(app.id))
  for (const id of orphans.slugs) await objects.delete(objects.slugKey(id))
  for (const id of orphans.layouts) await objects.delete(objects.imageKey(id))
  const expiry = now() + streamUrlSeconds * 1000
  for (const { stream } of [...app.builds, ...app.releases]) {
    if (stream !== null) streams.retire(stream.id, expiry)
  }
}
