import { type HerokuClient, path, required } from './client.js'
import { createOnce } from './create-once.js'
import type { Release as WireRelease } from './types.js'

/** A release. */
export interface Release {
  id: string
  /** Number in the app's history: 6 for `v6`. */
  version: number
  /** `pending` while the release phase runs; `expired` is one that Heroku has given up. */
  status: string
  /** Whether it is the one that runs. */
  current: boolean
  description: string
  /** Not there in an app's first releases, nor for stacks that build images. */
  slugId?: string
  /** Signed, a secret; only there when a release command runs or ran, and not in lists. */
  outputStreamUrl?: string
}

/** What a release is made from: a slug, or an earlier release of the app. */
export type ReleaseRequest = { slug: string; description: string } | { release: string }

const pageSize = 20
const wholeHistory = 1000

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
  return read(
    client,
    await client.request<WireRelease>('GET', path`/apps/${app}/releases/${release}`, { signal }),
  )
}

/**
 * Lists an app's newest releases, newest first: `GET /apps/{app}/releases`. The one that runs is among them, however
 * many failed ones came after it.
 */
export async function newestReleases(
  client: HerokuClient,
  app: string,
  signal: AbortSignal,
): Promise<Release[]> {
  const releases = await listReleases(client, app, pageSize, signal)
  const enough = releases.length < pageSize || releases.some(({ current }) => current)
  return enough ? releases : listReleases(client, app, wholeHistory, signal)
}

/**
 * Makes a release: `POST /apps/{app}/releases`. The request is never repeated blindly: when its answer is lost, the
 * app's releases are searched for one that is newer than those known, and only where there is none is it sent again.
 *
 * @param newest version of the app's newest release before
 * @throws HerokuError, 422 for a slug that the app can't run
 */
export async function createRelease(
  client: HerokuClient,
  app: string,
  request: ReleaseRequest,
  newest: number,
  signal: AbortSignal,
): Promise<Release> {
  const create = async () => {
    const options = { body: request, signal }
    return read(client, await client.request<WireRelease>('POST', path`/apps/${app}/releases`, options))
  }
  const find = async () => {
    const made = await findRelease(client, app, request, newest, signal)
    return made && getRelease(client, app, made.id, signal)
  }
  return createOnce(create, find, signal)
}

/**
 * Looks, once, for the release that a request without an answer may have made.
 *
 * @param newest version of the app's newest release before the request
 */
export async function findRelease(
  client: HerokuClient,
  app: string,
  request: ReleaseRequest,
  newest: number,
  signal: AbortSignal,
): Promise<Release | undefined> {
  const releases = await listReleases(client, app, pageSize, signal)
  return releases.find((release) => release.version > newest && isAsRequested(release, request))
}

/** Whether a release brings an earlier one back. */
export function isRollback({ description }: Release): boolean {
  return /^Rollback to v\d+$/.test(description)
}

function isAsRequested(release: Release, request: ReleaseRequest): boolean {
  if ('release' in request) return isRollback(release)
  return release.slugId === request.slug && release.description === request.description
}

/** Output streams are left out: each is a secret to mask, and the runner slows down with every mask it knows. */
async function listReleases(
  client: HerokuClient,
  app: string,
  max: number,
  signal: AbortSignal,
): Promise<Release[]> {
  const range = `version ..; order=desc,max=${max}`
  const releases = await client.request<WireRelease[]>('GET', path`/apps/${app}/releases`, { signal, range })
  return releases.map((release) => read(client, { ...release, output_stream_url: null }))
}

function read(client: HerokuClient, release: WireRelease): Release {
  const stream = release.output_stream_url
  return {
    id: required(release.id, 'the id of the release'),
    version: required(release.version, 'the version of the release'),
    status: required(release.status, 'the status of the release'),
    current: release.current ?? false,
    description: release.description ?? '',
    ...(release.slug?.id && { slugId: release.slug.id }),
    ...(stream && { outputStreamUrl: client.secret(stream) }),
  }
}
