import type { ReviewApp } from '@heroku-cli/schema'
import { type PlatformClient, tarball } from '../../support/platform-client.js'
import type { TextFiles } from '../../support/repository.js'
import { until } from '../../support/wait.js'

/** Uploads a source and requests a review app of it; the request may be rejected. */
export async function requestReviewApp(
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

/** Requests a review app, which must be accepted. */
export async function startReviewApp(
  client: PlatformClient,
  files: TextFiles,
  body: object,
): Promise<ReviewApp> {
  const response = await requestReviewApp(client, files, body)
  const text = await response.text()
  if (response.status !== 201) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text)
}

/** Waits until a review app has one of these statuses. */
export function waitForReviewApp(
  client: PlatformClient,
  review: ReviewApp,
  ...statuses: string[]
): Promise<ReviewApp> {
  return until(
    () => client.json<ReviewApp>('GET', `/review-apps/${review.id}`),
    ({ status = '' }) => statuses.includes(status),
  )
}
