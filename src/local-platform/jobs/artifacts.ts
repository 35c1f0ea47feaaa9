import { randomUUID } from 'node:crypto'
import { type Artifact, nothing } from '../apps/artifacts.js'
import { parseBuildpack, toBuilderBuildpack } from '../apps/buildpacks.js'
import type { AppRecord, BuildRecord, ImageRecord, SlugRecord } from '../apps/records.js'
import { cnbStack, containerStack } from '../apps/stacks.js'
import type { Store } from '../apps/store.js'
import { build as buildSlug } from '../builder/build.js'
import { buildContainers } from '../builder/container-build.js'
import { baseImageName, buildImage } from '../builder/image.js'
import type { Limits } from '../builder/limits.js'
import { architecture } from '../builder/oci-layout.js'
import type { Buildpack, NodeFinder, Output } from '../builder/types.js'
import type { Objects } from '../storage/objects.js'

/** A build that is under way. */
export interface RunningBuild {
  now: () => number
  store: Store
  objects: Objects
  app: AppRecord
  build: BuildRecord
  /** Scratch directory of the build; the caller removes it. */
  workDir: string
  /** The app's build cache. */
  cacheDir: string
  /** Finds the Node that an app asks for; without it, builds take the machine's own. */
  nodeFinder?: NodeFinder
  limits: Limits
  output: Output
}

/**
 * Builds what the build's stack makes of its source: a slug or an image.
 *
 * @throws BuildFailed if it fails, and the output has the reason; the signal's reason on abort
 */
export function makeArtifact(running: RunningBuild): Promise<Artifact> {
  if (running.build.stack === containerStack) return makeContainers(running)
  return running.build.stack === cnbStack ? makeImage(running) : makeSlug(running)
}

async function makeSlug(running: RunningBuild): Promise<Artifact> {
  const { app, build, objects, store, output, limits } = running
  const id = randomUUID()
  const key = objects.slugKey(id)
  const buildpacks = (build.buildpacks ?? app.buildpacks).map(toBuilderBuildpack)
  const built = await keepIfBuilt(running, key, () =>
    buildSlug(
      {
        ...requestOf(running),
        buildpacks,
        slugPath: objects.file(key),
      },
      output,
      build.abort.signal,
      limits,
    ),
  )
  build.buildpacks = built.buildpacks.map(({ url, name }) => parseBuildpack(url ?? name ?? ''))
  if (buildpacks.length === 0) pinBuildpacks(app, build.buildpacks)
  const slug: SlugRecord = {
    id,
    ...commonFields(running),
    checksum: built.checksum,
    size: built.size,
    processTypes: built.processTypes,
    buildpackDescription: built.buildpackDescription,
  }
  store.slugs.set(id, slug)
  return { ...nothing, slug }
}

/**
 * Sets the detected buildpacks for later builds, unless the app has got others meanwhile:
 * https://devcenter.heroku.com/articles/buildpacks#officially-supported-buildpacks
 */
function pinBuildpacks(app: AppRecord, detected: Buildpack[]): void {
  if (app.buildpacks.length === 0) app.buildpacks = detected
}

async function makeImage(running: RunningBuild): Promise<Artifact> {
  const { app, build, objects, store, output, limits } = running
  const id = randomUUID()
  const key = objects.imageKey(id)
  const imageRepo = `${app.id}/builds`
  const built = await keepIfBuilt(running, key, () => {
    const request = { ...requestOf(running), buildpacks: [], layout: objects.file(key), imageRepo }
    return buildImage(request, output, build.abort.signal, limits)
  })
  const image: ImageRecord = {
    id,
    ...commonFields(running),
    ...built,
    imageRepo,
    architecture: architecture(),
    baseImageName,
    layoutId: id,
  }
  store.images.set(id, image)
  return { ...nothing, image }
}

/** Builds the images of a `heroku.yml`, which one record stands for. */
async function makeContainers(running: RunningBuild): Promise<Artifact> {
  const { build, objects, store, output, limits } = running
  const id = randomUUID()
  const key = objects.imageKey(id)
  const built = await keepIfBuilt(running, key, () => {
    const request = { ...requestOf(running), layout: objects.file(key) }
    return buildContainers(request, output, build.abort.signal, limits)
  })
  const image: ImageRecord = {
    id,
    ...commonFields(running),
    ...built,
    imageRepo: null,
    architecture: architecture(),
    baseImageName: null,
    baseTopLayer: null,
    buildpacks: [],
    buildpackDescription: null,
    layoutId: id,
    appLayer: null,
  }
  store.images.set(id, image)
  return { ...nothing, image }
}

/** Removes the object of a build that fails. */
async function keepIfBuilt<T>(
  { build, objects }: RunningBuild,
  key: string,
  action: () => Promise<T>,
): Promise<T> {
  try {
    const built = await action()
    build.abort.signal.throwIfAborted()
    return built
  } catch (error) {
    await objects.delete(key)
    throw error
  }
}

function requestOf({ app, build, nodeFinder, workDir, cacheDir }: RunningBuild) {
  return {
    sourceUrl: build.sourceUrl,
    ...(build.checksum !== null && { checksum: build.checksum }),
    version: build.version ?? '',
    requestId: build.requestId,
    stack: build.stack,
    config: Object.fromEntries(app.config),
    ...(nodeFinder !== undefined && { nodeFinder }),
    cacheDir,
    workDir,
  }
}

function commonFields({ app, build, now }: RunningBuild) {
  return {
    appId: app.id,
    createdAt: now(),
    updatedAt: now(),
    commit: build.version,
    commitDescription: build.versionDescription,
    stack: build.stack,
  }
}
