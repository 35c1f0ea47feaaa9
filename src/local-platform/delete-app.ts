import type { Context } from './context.js'
import { STREAM_URL_SECONDS } from './signed-urls.js'
import type { AppRecord } from './store.js'

/**
 * Deletes an app: at once from what the API shows, then all that it runs and has stored. Leaves one that is being
 * deleted already to whoever does that.
 */
export async function deleteApp(
  context: Pick<Context, 'store' | 'building' | 'releasing' | 'objects' | 'streams' | 'now'>,
  app: AppRecord,
): Promise<void> {
  const { store, building, releasing, objects, streams, now } = context
  if (!store.apps.includes(app)) return
  const orphans = store.removeApp(app)
  await building.forgetApp(app, 'App was deleted.')
  await releasing.stopApp(app, new Error('App was deleted.'))
  for (const { id } of orphans) await objects.delete(objects.slugKey(id))
  const until = now() + STREAM_URL_SECONDS * 1000
  for (const { stream } of [...app.builds, ...app.releases])
    if (stream !== null) streams.retire(stream.id, until)
}
