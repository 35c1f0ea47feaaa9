import { createHash } from 'node:crypto'
import { type HerokuClient, path, required } from './client.js'
import { mayBeDone } from './retry.js'
import type { Build as WireBuild } from './types.js'
import { pauses, wait } from './wait.js'

/** A build. */
export interface Build {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  version: string
  /** Tells which source it is built from: see {@link sourceMark}. */
  sourceMark: string
  /** Signed for 24 hours at each reading of the build: a secret. */
  outputStreamUrl?: string
  /** Known once the build has succeeded; never there for stacks that build images. */
  slugId?: string
  /** Known shortly before the build has succeeded. */
  releaseId?: string
}

/** What a build is made of. */
export interface BuildRequest {
  sourceUrl: string
  /** `SHA256:<hex>` of the tarball. */
  checksum?: string
  version: string
  versionDescription?: string
  /** URLs or registry names, for this build alone; empty: those of the app. */
  buildpacks: string[]
}

/** A build that may or may not have been made: what it would look like. */
export interface Sought {
  sourceMark: string
  version: string
  /** Ids of builds that were there before, and so are others. */
  known: string[]
}

const creations = 5
const looks = 4

/**
 * Creates a build: `POST /apps/{app}/builds`. The request is never repeated blindly: when its answer is lost, the
 * app's builds are searched for one of the same source and version, and only where there is none is it sent again.
 *
 * @param known ids of builds of the same source that are there already; none for a source of our own
 * @throws HerokuError, 422 for a source, buildpack or version that Heroku does not take
 */
export async function createBuild(
  client: HerokuClient,
  app: string,
  request: BuildRequest,
  known: string[],
  signal: AbortSignal,
): Promise<Build> {
  const sought = { sourceMark: sourceMark(request.sourceUrl), version: request.version, known }
  for (let creation = 1; ; creation++) {
    try {
      return await postBuild(client, app, request, signal)
    } catch (error) {
      if (signal.aborted || !mayBeDone(error)) throw error
      const made = await lookForBuild(client, app, sought, signal)
      if (made) return made
      if (creation === creations) throw error
    }
  }
}

/**
 * Reads a build: `GET /apps/{app}/builds/{id}`.
 */
export async function getBuild(
  client: HerokuClient,
  app: string,
  id: string,
  signal: AbortSignal,
): Promise<Build> {
  return read(client, await client.request<WireBuild>('GET', path`/apps/${app}/builds/${id}`, { signal }))
}

/**
 * Lists an app's newest builds, newest first: `GET /apps/{app}/builds`.
 */
export async function newestBuilds(client: HerokuClient, app: string, signal: AbortSignal): Promise<Build[]> {
  const range = 'created_at ..; order=desc,max=20'
  const builds = await client.request<WireBuild[]>('GET', path`/apps/${app}/builds`, { signal, range })
  return builds.map((build) => read(client, build))
}

/**
 * Finds the build that a request without an answer may have made.
 */
export async function findBuild(
  client: HerokuClient,
  app: string,
  { sourceMark, version, known }: Sought,
  signal: AbortSignal,
): Promise<Build | undefined> {
  const builds = await newestBuilds(client, app, signal)
  return builds.find(
    (build) => build.sourceMark === sourceMark && build.version === version && !known.includes(build.id),
  )
}

/**
 * Looks for it more than once, over a second: a request that is still on its way at the first look is carried out a
 * little later.
 */
export async function lookForBuild(
  client: HerokuClient,
  app: string,
  sought: Sought,
  signal: AbortSignal,
): Promise<Build | undefined> {
  const pause = pauses()
  for (let look = 1; look <= looks; look++) {
    const build = await findBuild(client, app, sought, signal)
    if (build) return build
    await wait(pause.next().value, signal)
  }
  return undefined
}

/**
 * Cancels a build that is pending: `DELETE /apps/{app}/builds/{id}` in the variant `cancel-build`.
 */
export async function cancelBuild(
  client: HerokuClient,
  app: string,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  await client.request('DELETE', path`/apps/${app}/builds/${id}`, { signal, variant: 'cancel-build' })
}

/**
 * Tells one source from another without giving away the signature that its URL carries, which is another at each
 * signing: a hash of the URL up to its query.
 */
export function sourceMark(sourceUrl: string): string {
  const address = sourceUrl.replace(/[?#].*$/s, '')
  return createHash('sha256').update(address).digest('hex')
}

async function postBuild(
  client: HerokuClient,
  app: string,
  request: BuildRequest,
  signal: AbortSignal,
): Promise<Build> {
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
  return read(client, await client.request<WireBuild>('POST', path`/apps/${app}/builds`, { body, signal }))
}

function buildpack(urlOrName: string): { url: string } | { name: string } {
  return URL.canParse(urlOrName) ? { url: urlOrName } : { name: urlOrName }
}

function read(client: HerokuClient, build: WireBuild): Build {
  const stream = build.output_stream_url
  return {
    id: required(build.id, 'the id of the build'),
    status: required(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceMark: sourceMark(build.source_blob?.url ?? ''),
    ...(stream && { outputStreamUrl: client.secret(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  }
}
