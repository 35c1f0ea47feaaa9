import type { Context } from './context.js'
import type { AppRecord } from './store.js'

/**
 * Deletes an app: at once from what the API shows, then all that it runs and has stored. Leaves one that is being
 * deleted already to whoever does that.
 */
export async function deleteApp(
  { store, building, releasing, objects }: Pick<Context, 'store' | 'building' | 'releasing' | 'objects'>,
  app: AppRecord,
): Promise<void> {
  if (!store.apps.includes(app)) return
  const orphans = store.removeApp(app)
  await building.forgetApp(app, 'App was deleted.')
  await releasing.stopApp(app, new Error('App was deleted.'))
  for (const { id } of orphans) await objects.delete(objects.slugKey(id))
}
