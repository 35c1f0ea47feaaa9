import { apiPath, type HerokuClient, requireField } from './client.js'
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
  /** Absent in an app's first releases, and for stacks that build images. */
  slugId?: string
  /** The OCI image that it runs, for an app that Cloud Native Buildpacks build. */
  imageId?: string
  /** Signed, a secret; only there when a release command runs or ran, and not in lists. */
  outputStreamUrl?: string
}

/** What a release is made from: a slug, or, for a rollback, an earlier release of the app. */
export type ReleaseRequest = SlugRequest | { release: Release }

/** A release of a slug. */
export interface SlugRequest {
  slug: string
  description: string
}

const pageSize = 20
const wholeHistory = 1000

/**
 * Reads a release: `GET /apps/{app}/releases/{id}`.
 *
 * @param release id or version number
 */
export async function getRelease(client: HerokuClient, app: string, release: string): Promise<Release> {
  return readRelease(
    client,
    await client.request<WireRelease>('GET', apiPath`/apps/${app}/releases/${release}`),
  )
}

/**
 * Lists an app's newest releases, newest first: `GET /apps/{app}/releases`. The one that runs is among them, however
 * many failed ones came after it.
 */
export async function listNewestReleases(client: HerokuClient, app: string): Promise<Release[]> {
  return listReleasesUntil(client, app, (releases) => releases.some(({ current }) => current))
}

/**
 * Lists an app's newest releases, newest first: 20, or 1000 where those 20 do not hold what is looked for.
 *
 * @param hold whether a list holds what is looked for
 */
export async function listReleasesUntil(
  client: HerokuClient,
  app: string,
  hold: (releases: Release[]) => boolean,
): Promise<Release[]> {
  const releases = await listReleases(client, app, pageSize)
  if (releases.length < pageSize || hold(releases)) return releases
  return listReleases(client, app, wholeHistory)
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
): Promise<Release> {
  const create = async () => {
    const body = 'release' in request ? { release: request.release.id } : request
    const options = { body }
    return readRelease(
      client,
      await client.request<WireRelease>('POST', apiPath`/apps/${app}/releases`, options),
    )
  }
  const find = async () => {
    const made = await findRelease(client, app, request, newest)
    return made && getRelease(client, app, made.id)
  }
  return createOnce(create, find, client.signal)
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
): Promise<Release | undefined> {
  const releases = await listReleases(client, app, pageSize)
  return releases.find((release) => release.version > newest && isAsRequested(release, request))
}

/**
 * Whether two releases run the same slug or image. Releases without either, as the container stack's, tell nothing of
 * what they run.
 */
function haveSameArtifact(one: Release, other: Release): boolean {
  const [artifact, others] = [one.slugId ?? one.imageId, other.slugId ?? other.imageId]
  return artifact !== undefined && artifact === others
}

/** Whether a release may be the rollback to an earlier one. */
export function isRollbackTo(release: Release, earlier: Release): boolean {
  if (haveSameArtifact(release, earlier)) return true
  // Without an id of what it runs, a release has nothing else to be recognised by than Heroku's own description.
  const unknown = !release.slugId && !release.imageId
  return unknown && release.description === `Rollback to v${earlier.version}`
}

function isAsRequested(release: Release, request: ReleaseRequest): boolean {
  if ('release' in request) return isRollbackTo(release, request.release)
  return release.slugId === request.slug && release.description === request.description
}

/** Output streams are left out: each is a secret to mask, and the runner slows down with every mask it knows. */
async function listReleases(client: HerokuClient, app: string, max: number): Promise<Release[]> {
  const range = `version ..; order=desc,max=${max}`
  const releases = await client.request<WireRelease[]>('GET', apiPath`/apps/${app}/releases`, { range })
  return releases.map((release) => readRelease(client, { ...release, output_stream_url: null }))
}

function readRelease(client: HerokuClient, release: WireRelease): Release {
  const stream = release.output_stream_url
  const image = release.artifacts?.find(({ type }) => type === 'oci-image')?.id
  return {
    id: requireField(release.id, 'the id of the release'),
    version: requireField(release.version, 'the version of the release'),
    status: requireField(release.status, 'the status of the release'),
    current: release.current ?? false,
    description: release.description ?? '',
    ...(release.slug?.id && { slugId: release.slug.id }),
    ...(image && { imageId: image }),
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
  }
}
