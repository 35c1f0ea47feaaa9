import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeTree } from '../storage/remove-tree.js'
import { buildah } from './buildah.js'
import type { ContainerEngine, EngineOptions, ImageAddress, LoadedImage } from './container-engine.js'
import { archiveOf, docker, podman } from './docker.js'
import { messageOf } from './failure.js'
import { isOnPath } from './shell.js'

/** An image that several containers use. */
interface SharedImage {
  loaded: Promise<LoadedImage>
  /** Where the engine works for the image. */
  workDir: string
  users: number
  /** Ends loading, when nobody uses the image any more. */
  abort: AbortController
  /** Once nobody uses it: resolves when it is removed. */
  removed: Promise<void> | undefined
}

/** Returns whether an engine that reads the image is on the PATH, whether or not it works. */
export function hasEngine(address: ImageAddress): boolean {
  return enginesFor(address).some(({ program }) => isOnPath(program))
}

/**
 * The images that {@link file://./container-build.ts} has built, in the stores of engines: each is loaded for the first
 * container that needs it, and removed after the last.
 */
export class ContainerImages {
  readonly #workDir: string
  readonly #images = new Map<string, SharedImage>()

  /** @param workDir parent of the images' scratch directories */
  constructor(workDir: string) {
    this.#workDir = workDir
  }

  /**
   * Loads an image, unless it is loaded already.
   *
   * @returns the image, and a function to call once when it is no longer used
   * @throws the signal's reason on abort; Error if no engine on this machine reads the image
   */
  async use(
    address: ImageAddress,
    signal: AbortSignal,
  ): Promise<{ image: LoadedImage; leave: () => Promise<void> }> {
    const shared = this.#share(address)
    const leave = () => this.#leave(address, shared)
    try {
      return { image: await unlessAborted(shared.loaded, signal), leave }
    } catch (error) {
      await leave()
      throw error
    }
  }

  #share(address: ImageAddress): SharedImage {
    const key = archiveOf(address)
    const known = this.#images.get(key)
    if (known !== undefined && known.removed === undefined) {
      known.users += 1
      return known
    }
    const abort = new AbortController()
    const workDir = join(this.#workDir, randomUUID())
    // The engine knows the image by the same name.
    const free = known?.removed ?? Promise.resolve()
    const loaded = free.then(() => load(address, workDir, abort.signal))
    const shared: SharedImage = { loaded, workDir, users: 1, abort, removed: undefined }
    this.#images.set(key, shared)
    return shared
  }

  async #leave(address: ImageAddress, shared: SharedImage): Promise<void> {
    shared.users -= 1
    if (shared.users > 0) return
    shared.abort.abort(new Error('Nothing uses the image any more.'))
    const removed = remove(shared)
    // Who loads the image next is not to fail for this.
    shared.removed = removed.catch(() => undefined)
    await removed
    const key = archiveOf(address)
    if (this.#images.get(key) === shared) this.#images.delete(key)
  }
}

async function remove({ loaded, workDir }: SharedImage): Promise<void> {
  const image = await loaded.catch(() => undefined)
  await image?.remove()
  await removeTree(workDir)
}

function enginesFor(address: ImageAddress): ContainerEngine[] {
  return existsSync(archiveOf(address)) ? [docker, podman] : [buildah]
}

/** Loads an image into the first engine that works here. */
async function load(address: ImageAddress, workDir: string, signal: AbortSignal): Promise<LoadedImage> {
  signal.throwIfAborted()
  await mkdir(workDir, { recursive: true, mode: 0o700 })
  const options: EngineOptions = { workDir, storage: join(workDir, 'images'), output: () => {}, signal }
  const refusals: string[] = []
  for (const engine of enginesFor(address)) {
    const refusal = await engine.refusal(options)
    if (refusal === null) return loadWith(engine, address, options)
    refusals.push(`${engine.program}: ${refusal}`)
  }
  throw new Error(`This machine has nothing that runs the image. ${refusals.join('; ')}`)
}

/** Has errors say which engine they are about. */
async function loadWith(
  engine: ContainerEngine,
  address: ImageAddress,
  options: EngineOptions,
): Promise<LoadedImage> {
  const fail =
    ({ signal }: { signal: AbortSignal }) =>
    (error: unknown) => {
      signal.throwIfAborted()
      throw new Error(`${engine.program}: ${messageOf(error)}`, { cause: error })
    }
  const image = await engine.load(address, options).catch(fail(options))
  return { ...image, run: (order, runOptions) => image.run(order, runOptions).catch(fail(runOptions)) }
}

/** @throws the signal's reason on abort, which leaves the promise to others */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
