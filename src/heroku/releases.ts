import { type HerokuClient, path, required } from './client.js'
import type { Release as WireRelease } from './types.js'

/** A release. */
export interface Release {
  id: string
  /** Number in the app's history: 6 for `v6`. */
  version: number
  /** `pending` while the release phase runs; `expired` is one that Heroku has given up. */
  status: string
  /** Signed, a secret; only there when a release command runs or ran. */
  outputStreamUrl?: string
}

/**
 * Reads a release: `GET /apps/{app}/releases/{id}`.
 *
 * @param release id or version number
 */
export async function getRelease(
  client: HerokuClient,
  app: string,
  release: string,
  signal: AbortSignal,
): Promise<Release> {
  const answer = await client.request<WireRelease>('GET', path`/apps/${app}/releases/${release}`, { signal })
  const stream = answer.output_stream_url
  return {
    id: required(answer.id, 'the id of the release'),
    version: required(answer.version, 'the version of the release'),
    status: required(answer.status, 'the status of the release'),
    ...(stream && { outputStreamUrl: client.secret(stream) }),
  }
}
