import type { ReviewApp } from '@heroku-cli/schema'
import { type BuildBody, type PlatformClient, tarball } from '../support/platform-client.js'
import { inlineApp, type TextFiles } from '../support/repository.js'
import { until } from '../support/wait.js'

export interface SetupBody {
  id: string
  status: string
  app: { id: string; name: string }
  build: Pick<BuildBody, 'id' | 'status' | 'output_stream_url'> | null
  failure_message: string | null
  manifest_errors: string[]
  postdeploy: { output: string; exit_code: number } | null
  resolved_success_url: string | null
}

/** A source with this `app.json`. */
export function sourceWith(manifest: object, files: TextFiles = {}, compile?: string): TextFiles {
  return inlineApp(compile, { 'app.json': JSON.stringify(manifest), ...files })
}

/** Starts an app setup. */
export async function startSetup(
  client: PlatformClient,
  files: TextFiles,
  body: object = {},
): Promise<SetupBody> {
  const url = await client.upload(await tarball(files))
  return client.json('POST', '/app-setups', { source_blob: { url }, ...body })
}

export function getSetup(client: PlatformClient, id: string): Promise<SetupBody> {
  return client.json('GET', `/app-setups/${id}`)
}

/** The setup once it is no longer pending. */
export function finishedSetup(client: PlatformClient, id: string): Promise<SetupBody> {
  return until(
    () => getSetup(client, id),
    ({ status }) => status !== 'pending',
  )
}

/** Sends the request for a review app. */
export async function requestReview(
  client: PlatformClient,
  files: TextFiles,
  body: object,
): Promise<Response> {
  const url = await client.upload(await tarball(files))
  return client.send('POST', '/review-apps', {
    branch: 'feature',
    source_blob: { url, version: '0123456789abcdef' },
    ...body,
  })
}

export async function startReview(
  client: PlatformClient,
  files: TextFiles,
  body: object,
): Promise<ReviewApp> {
  const response = await requestReview(client, files, body)
  const text = await response.text()
  if (response.status !== 201) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text)
}

/** The review app once it has one of these statuses. */
export function reviewWhen(
  client: PlatformClient,
  review: ReviewApp,
  ...statuses: string[]
): Promise<ReviewApp> {
  return until(
    () => client.json<ReviewApp>('GET', `/review-apps/${review.id}`),
    ({ status = '' }) => statuses.includes(status),
  )
}
