import { type BuildBody, type PlatformClient, tarball } from '../../support/platform-client.js'
import { type Files, inlineApp, type TextFiles } from '../../support/repository.js'
import { until } from '../../support/wait.js'

export interface AppSetupBody {
  id: string
  status: string
  app: { id: string; name: string }
  build: Pick<BuildBody, 'id' | 'status' | 'output_stream_url'> | null
  failure_message: string | null
  manifest_errors: string[]
  postdeploy: { output: string; exit_code: number } | null
  resolved_success_url: string | null
}

/** Returns the files of an app with an `app.json`. */
export function sourceWithManifest(manifest: object, files: TextFiles = {}, compile?: string): TextFiles {
  return inlineApp(compile, { 'app.json': JSON.stringify(manifest), ...files })
}

/** Uploads a source and creates an app setup from it. */
export async function startAppSetup(
  client: PlatformClient,
  files: Files,
  body: object = {},
): Promise<AppSetupBody> {
  const url = await client.upload(await tarball(files))
  return client.json('POST', '/app-setups', { source_blob: { url }, ...body })
}

export function getAppSetup(client: PlatformClient, id: string): Promise<AppSetupBody> {
  return client.json('GET', `/app-setups/${id}`)
}

/** Waits until a setup is no longer pending. */
export function waitForAppSetup(client: PlatformClient, id: string): Promise<AppSetupBody> {
  return until(
    () => getAppSetup(client, id),
    ({ status }) => status !== 'pending',
  )
}
