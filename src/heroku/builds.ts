import { createHash } from 'node:crypto'
import { apiPath, type HerokuClient, required } from './client.js'
import { createOnce } from './create-once.js'
import type { Build as WireBuild } from './types.js'

/** A build. */
export interface Build {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  version: string
  /** URL of the source. It may be signed, and is a secret then. */
  sourceUrl: string
  /** A secret: each request for the build signs it for 24 hours. Not in lists. */
  outputStreamUrl?: string
  /** Known once the build has succeeded, but never for stacks that build images. */
  slugId?: string
  /** Known shortly before the build has succeeded. */
  releaseId?: string
}

/** What to build. */
export interface BuildRequest {
  sourceUrl: string
  /** Whether nobody else uses the source, so that every build from it is ours. */
  isOurSource: boolean
  /** `SHA256:<hex>` of the tarball. */
  checksum?: string
  version: string
  versionDescription?: string
  /** URLs or registry names, for this build only. Empty means those of the app. */
  buildpacks: string[]
}

/** How to recognize a build that may have been created. */
export interface BuildMatch {
  /** Identifies its source: see {@link hashSource}. */
  sourceHash: string
  /** Whether nobody else uses the source, so that every build from it is ours. */
  isOurSource: boolean
  version: string
  /** Ids of earlier builds, which are not it. */
  knownIds: string[]
}

/**
 * Creates a build: `POST /apps/{app}/builds`. When the response is lost, it searches the app's builds, and sends the
 * request again only if the build is not among them.
 *
 * @param match how to recognize the build
 * @param onRepeat called before the request is sent again
 * @throws HerokuError, 422 for a source, buildpack or version that Heroku does not accept
 */
export async function createBuild(
  client: HerokuClient,
  app: string,
  request: BuildRequest,
  match: BuildMatch,
  onRepeat?: () => void,
): Promise<Build> {
  const create = () => postBuild(client, app, request)
  const find = async () => {
    const found = await findBuild(client, app, match)
    return found && getBuild(client, app, found.id)
  }
  return createOnce(create, find, client.signal, onRepeat)
}

/**
 * Reads a build: `GET /apps/{app}/builds/{id}`.
 */
export async function getBuild(client: HerokuClient, app: string, id: string): Promise<Build> {
  return readBuild(client, await client.request<WireBuild>('GET', apiPath`/apps/${app}/builds/${id}`))
}

/**
 * Lists an app's newest builds, newest first: `GET /apps/{app}/builds`.
 *
 * @param max the number of builds, at most 1000
 */
export async function listNewestBuilds(client: HerokuClient, app: string, max = 20): Promise<Build[]> {
  const range = `created_at ..; order=desc,max=${max}`
  const builds = await client.request<WireBuild[]>('GET', apiPath`/apps/${app}/builds`, { range })
  // Without output streams: each is a secret to mask, and every mask slows the runner down.
  return builds.map(({ output_stream_url: _, ...build }) => readBuild(client, build))
}

/**
 * Lists the builds of a version among an app's last 1000, newest first.
 *
 * @param version the build's version, or at least 7 characters of the beginning of a commit id
 */
export async function listBuildsOfVersion(
  client: HerokuClient,
  app: string,
  version: string,
): Promise<Build[]> {
  const abbreviated = /^[0-9a-f]{7,}$/i.test(version) ? version.toLowerCase() : undefined
  const builds = await listNewestBuilds(client, app, 1000)
  return builds.filter(
    (build) =>
      build.version === version || (abbreviated && build.version.toLowerCase().startsWith(abbreviated)),
  )
}

/**
 * Searches once for a build that a request without a response may have created.
 *
 * @returns nothing when it does not exist
 */
export async function findBuild(
  client: HerokuClient,
  app: string,
  { sourceHash, isOurSource, version, knownIds }: BuildMatch,
): Promise<Build | undefined> {
  const matches = (build: Build) =>
    build.version === version && hashSource(build.sourceUrl, isOurSource) === sourceHash
  const builds = await listNewestBuilds(client, app)
  return builds.find((build) => matches(build) && !knownIds.includes(build.id))
}

/**
 * Cancels a pending build: `DELETE /apps/{app}/builds/{id}` in the variant `cancel-build`.
 *
 * @param onRepeat called before the request is sent again, since the earlier one may have been carried out
 * @throws HerokuError for a build that has ended
 */
export async function cancelBuild(
  client: HerokuClient,
  app: string,
  id: string,
  onRepeat = () => {},
): Promise<void> {
  const options = { variant: 'cancel-build', onRepeat }
  await client.command('DELETE', apiPath`/apps/${app}/builds/${id}`, options)
}

/**
 * Returns a hash that identifies a source without revealing its URL.
 *
 * @param isOurs whether Heroku created the source for us. The URL is then signed anew each time, so the hash leaves out
 * the signature
 */
export function hashSource(sourceUrl: string, isOurs: boolean): string {
  const address = isOurs ? sourceUrl.replace(/[?#].*$/s, '') : sourceUrl
  return createHash('sha256').update(address).digest('hex')
}

async function postBuild(client: HerokuClient, app: string, request: BuildRequest): Promise<Build> {
  const { sourceUrl, checksum, version, versionDescription, buildpacks } = request
  const body = {
    source_blob: {
      url: sourceUrl,
      version,
      ...(checksum && { checksum }),
      ...(versionDescription && { version_description: versionDescription }),
    },
    ...(buildpacks.length > 0 && { buildpacks: buildpacks.map(buildpack) }),
  }
  return readBuild(client, await client.request<WireBuild>('POST', apiPath`/apps/${app}/builds`, { body }))
}

function buildpack(urlOrName: string): { url: string } | { name: string } {
  return URL.canParse(urlOrName) ? { url: urlOrName } : { name: urlOrName }
}

function readBuild(client: HerokuClient, build: WireBuild): Build {
  const stream = build.output_stream_url
  return {
    id: required(build.id, 'the id of the build'),
    status: required(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceUrl: build.source_blob?.url ?? '',
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  }
}
