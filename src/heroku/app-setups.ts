import { apiPath, type HerokuClient, required } from './client.js'
import type { AppSetup as WireAppSetup } from './types.js'

/** The creation of an app from a source and its manifest, `app.json`. */
export interface AppSetup {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  appId?: string
  appName?: string
  /** Known once the build has begun. */
  buildId?: string
  /** The result of the manifest's script `postdeploy`, once it has ended. */
  postdeploy?: { output: string; exitCode: number }
  /** Heroku's message; empty when there is none. */
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
    id: required(setup.id, 'the id of the app setup'),
    status: required(setup.status, 'the status of the app setup'),
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
