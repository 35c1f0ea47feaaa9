import { apiPath, type HerokuClient, required } from './client.js'
import { createOnce } from './create-once.js'
import type { Release as WireRelease } from './types.js'

/** A release. */
export interface Release {
  id: string
  /** Number in the app's history: 6 for `v6`. */
  version: number
  /** `pending` while the release phase runs; `expired` once Heroku has deleted what it ran. */
  status: string
  /** Whether the app runs it. */
  current: boolean
  description: string
  /** Email address of the account that created it; empty if unknown. */
  user: string
  /** Absent in an app's first releases, and for stacks that build images. */
  slugId?: string
  /** Id of its OCI image, for an app that Cloud Native Buildpacks build. */
  imageId?: string
  /** A signed URL, a secret. Only if a release command runs or ran, and not in lists. */
  outputStreamUrl?: string
}

/** The id of what several apps can run: a slug (Cedar), or an OCI image (Fir). */
export type Artifact = { slug: string } | { image: string }

/** What to release: a slug or image, or, for a rollback, an earlier release of the app. */
export type ReleaseRequest = ArtifactRequest | { release: Release }

/** A slug or image to release. */
export type ArtifactRequest = Artifact & { description: string }

/** A slug or image that a release runs; without a description, whatever the release's is. */
export type ArtifactMatch = Artifact & { description?: string }

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
 * Lists an app's newest releases, newest first: `GET /apps/{app}/releases`. The current one is among them, however
 * many failed releases came after it.
 */
export async function listNewestReleases(client: HerokuClient, app: string): Promise<Release[]> {
  return listReleasesUntil(client, app, (releases) => releases.some(({ current }) => current))
}

/**
 * Lists an app's newest releases, newest first: 20, or 1000 if those 20 are not enough.
 *
 * @param isEnough returns whether a list has what the caller needs
 */
export async function listReleasesUntil(
  client: HerokuClient,
  app: string,
  isEnough: (releases: Release[]) => boolean,
): Promise<Release[]> {
  const releases = await listReleases(client, app, pageSize)
  if (releases.length < pageSize || isEnough(releases)) return releases
  return listReleases(client, app, wholeHistory)
}

/**
 * Creates a release: `POST /apps/{app}/releases`. When the response is lost, it searches the app's releases for a new one,
 * and sends the request again only if there is none.
 *
 * @param newest version of the app's newest release before the request
 * @throws HerokuError, 422 for a slug that the app can't run
 */
export async function createRelease(
  client: HerokuClient,
  app: string,
  request: ReleaseRequest,
  newest: number,
): Promise<Release> {
  const create = async () => {
    const options = { body: bodyOf(request) }
    return readRelease(
      client,
      await client.request<WireRelease>('POST', apiPath`/apps/${app}/releases`, options),
    )
  }
  const find = async () => {
    const found = await findRelease(client, app, request, newest)
    return found && getRelease(client, app, found.id)
  }
  return createOnce(create, find, client.signal)
}

/**
 * Searches once for the release that a request without a response may have created.
 *
 * @param newest version of the app's newest release before the request
 */
export async function findRelease(
  client: HerokuClient,
  app: string,
  request: ReleaseRequest | ArtifactMatch,
  newest: number,
): Promise<Release | undefined> {
  const releases = await listReleases(client, app, pageSize)
  return releases.find((release) => release.version > newest && isAsRequested(release, request))
}

/**
 * Returns whether two releases run the same slug or image. Releases without either, such as the container stack's, do
 * not show what they run.
 */
function haveSameArtifact(one: Release, other: Release): boolean {
  const artifact = artifactOf(other)
  return artifact !== undefined && runsArtifact(one, artifact)
}

/** Returns whether a release may be the rollback to an earlier one. */
export function isRollbackTo(release: Release, earlier: Release): boolean {
  if (haveSameArtifact(release, earlier)) return true
  // Without the id of a slug or image, Heroku's description is all that identifies a rollback.
  return !artifactOf(release) && release.description === `Rollback to v${earlier.version}`
}

/** Returns whether a release runs a slug or image. */
export function runsArtifact(release: Release | undefined, artifact: Artifact): boolean {
  if ('slug' in artifact) return release?.slugId === artifact.slug
  return release?.imageId === artifact.image
}

/** Returns the id of a slug or image. */
export function idOf(artifact: Artifact): string {
  return 'slug' in artifact ? artifact.slug : artifact.image
}

/** Returns the slug or image that a release runs, if Heroku names one. */
export function artifactOf({ slugId, imageId }: Release): Artifact | undefined {
  if (slugId) return { slug: slugId }
  return imageId ? { image: imageId } : undefined
}

function isAsRequested(release: Release, request: ReleaseRequest | ArtifactMatch): boolean {
  if ('release' in request) return isRollbackTo(release, request.release)
  const { description = release.description } = request
  return runsArtifact(release, request) && release.description === description
}

function bodyOf(request: ReleaseRequest): object {
  if ('release' in request) return { release: request.release.id }
  const { description } = request
  return 'slug' in request ? { slug: request.slug, description } : { oci_image: request.image, description }
}

async function listReleases(client: HerokuClient, app: string, max: number): Promise<Release[]> {
  const range = `version ..; order=desc,max=${max}`
  const releases = await client.request<WireRelease[]>('GET', apiPath`/apps/${app}/releases`, { range })
  return releases.map((release) => readListed(client, release))
}

/**
 * Converts a release from a list. It is without its output stream: each is a secret to mask, and every mask slows the
 * runner down.
 */
export function readListed(client: HerokuClient, release: WireRelease): Release {
  return readRelease(client, { ...release, output_stream_url: null })
}

function readRelease(client: HerokuClient, release: WireRelease): Release {
  const stream = release.output_stream_url
  const image = release.artifacts?.find(({ type }) => type === 'oci-image')?.id
  return {
    id: required(release.id, 'the id of the release'),
    version: required(release.version, 'the version of the release'),
    status: required(release.status, 'the status of the release'),
    current: release.current ?? false,
    description: release.description ?? '',
    user: release.user?.email ?? '',
    ...(release.slug?.id && { slugId: release.slug.id }),
    ...(image && { imageId: image }),
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
  }
}
