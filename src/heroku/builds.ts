import { createHash } from 'node:crypto'
import { apiPath, type HerokuClient, requireField } from './client.js'
import { createOnce } from './create-once.js'
import type { Build as WireBuild } from './types.js'

/** A build. */
export interface Build {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  version: string
  /** What it is built from: may be signed, a secret. */
  sourceUrl: string
  /** Signed for 24 hours at each reading of the build: a secret. Not in lists. */
  outputStreamUrl?: string
  /** Known once the build has succeeded; never there for stacks that build images. */
  slugId?: string
  /** Known shortly before the build has succeeded. */
  releaseId?: string
}

/** What a build is made of. */
export interface BuildRequest {
  sourceUrl: string
  /** Whether the source is ours alone, and so whatever is built from it. */
  isOurSource: boolean
  /** `SHA256:<hex>` of the tarball. */
  checksum?: string
  version: string
  versionDescription?: string
  /** URLs or registry names, for this build alone; empty: those of the app. */
  buildpacks: string[]
}

/** A build that may or may not have been made: what it would look like. */
export interface BuildMatch {
  /** Tells its source: see {@link hashSource}. */
  sourceHash: string
  /** Whether the source is ours alone, and so whatever is built from it. */
  isOurSource: boolean
  version: string
  /** Ids of builds that were there before, and so are others. */
  knownIds: string[]
}

/**
 * Creates a build: `POST /apps/{app}/builds`. The request is never repeated blindly: when its answer is lost, the
 * app's builds are searched for it, and only where it is not there the request is sent again.
 *
 * @param match what the build looks like when it is searched for
 * @param onRepeat told before the request is sent again
 * @throws HerokuError, 422 for a source, buildpack or version that Heroku does not take
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
    const made = await findBuild(client, app, match)
    return made && getBuild(client, app, made.id)
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
 * @param max how many, 1000 at the most
 */
export async function listNewestBuilds(client: HerokuClient, app: string, max = 20): Promise<Build[]> {
  const range = `created_at ..; order=desc,max=${max}`
  const builds = await client.request<WireBuild[]>('GET', apiPath`/apps/${app}/builds`, { range })
  // Output streams are left out: each is a secret to mask, and the runner slows down with every mask it knows.
  return builds.map(({ output_stream_url: _, ...build }) => readBuild(client, build))
}

/**
 * Lists the newest builds of a version, newest first, among an app's last 1000.
 *
 * @param version as the build has it, or the beginning of a commit's id, 7 characters or more
 */
export async function listBuildsOfVersion(
  client: HerokuClient,
  app: string,
  version: string,
): Promise<Build[]> {
  const short = /^[0-9a-f]{7,}$/i.test(version) ? version.toLowerCase() : undefined
  const builds = await listNewestBuilds(client, app, 1000)
  return builds.filter(
    (build) => build.version === version || (short && build.version.toLowerCase().startsWith(short)),
  )
}

/**
 * Looks, once, for a build that a request without an answer may have made.
 */
export async function findBuild(
  client: HerokuClient,
  app: string,
  { sourceHash, isOurSource, version, knownIds }: BuildMatch,
): Promise<Build | undefined> {
  const isIt = (build: Build) =>
    build.version === version && hashSource(build.sourceUrl, isOurSource) === sourceHash
  const builds = await listNewestBuilds(client, app)
  return builds.find((build) => isIt(build) && !knownIds.includes(build.id))
}

/**
 * Cancels a build that is pending: `DELETE /apps/{app}/builds/{id}` in the variant `cancel-build`.
 *
 * @param onRepeat told before the request is sent again, since an earlier one may have been carried out
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
 * Tells one source from another without giving away its URL: a hash of it.
 *
 * @param ours of a source that Heroku has made for us, the signature is left out: it is another at each signing
 */
export function hashSource(sourceUrl: string, ours: boolean): string {
  const address = ours ? sourceUrl.replace(/[?#].*$/s, '') : sourceUrl
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
    id: requireField(build.id, 'the id of the build'),
    status: requireField(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceUrl: build.source_blob?.url ?? '',
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  }
}
