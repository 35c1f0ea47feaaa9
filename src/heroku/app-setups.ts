import { apiPath, type HerokuClient, requireField } from './client.js'
import type { AppSetup as WireAppSetup } from './types.js'

/** How an app is made from a source and its manifest, `app.json`. */
export interface AppSetup {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  appId?: string
  appName?: string
  /** Known once it has begun. */
  buildId?: string
  /** What the manifest's script `postdeploy` has come to, once it has ended. */
  postdeploy?: { output: string; exitCode: number }
  /** Heroku's own words. */
  failureMessage: string
  manifestErrors: string[]
}

/**
 * Reads an app setup: `GET /app-setups/{id}`.
 */
export async function getAppSetup(client: HerokuClient, id: string): Promise<AppSetup> {
  const setup = await client.request<WireAppSetup>('GET', apiPath`/app-setups/${id}`)
  const { app, build, postdeploy } = setup
  return {
    id: requireField(setup.id, 'the id of the app setup'),
    status: requireField(setup.status, 'the status of the app setup'),
    failureMessage: setup.failure_message ?? '',
    manifestErrors: (setup.manifest_errors ?? []).map(String),
    ...(app?.id && { appId: app.id }),
    ...(app?.name && { appName: app.name }),
    ...(build?.id && { buildId: build.id }),
    ...(postdeploy && {
      postdeploy: { output: postdeploy.output ?? '', exitCode: postdeploy.exit_code ?? 0 },
    }),
  }
}
