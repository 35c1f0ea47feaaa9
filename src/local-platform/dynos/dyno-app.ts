import type { Artifact } from '../apps/artifacts.js'
import type { ImageRecord } from '../apps/records.js'
import {
  type CommandOrder,
  type ContainerOptions,
  forwardsPorts,
  type ImageAddress,
} from '../builder/container-engine.js'
import { type ContainerImages, hasEngine } from '../builder/container-run.js'
import { type AppArchive, runInDyno, unpackApp } from '../builder/dyno.js'
import { blobFile } from '../builder/oci-layout.js'
import type { Objects } from '../storage/objects.js'

/** What a dyno runs: files that it unpacks, or an image for a container engine. */
export type DynoApp = { archive: AppArchive } | { image: ImageAddress }

/**
 * Returns what a dyno of a slug or image runs; `undefined` if there is nothing.
 *
 * @param type process type, where each has its own image; those without one run the image of `web`
 */
export function dynoApp(objects: Objects, { slug, image }: Artifact, type: string): DynoApp | undefined {
  if (slug !== null) return { archive: { slugPath: objects.file(objects.slugKey(slug.id)) } }
  if (image === null || image.layoutId === null) return undefined
  const layout = objects.file(objects.imageKey(image.layoutId))
  if (image.appLayer === null) return { image: { layout, name: imageName(image, type) } }
  return { archive: { slugPath: blobFile(layout, image.appLayer), root: 'workspace' } }
}

function imageName({ processTypes }: ImageRecord, type: string): string {
  const process = processTypes[type] ?? processTypes.web ?? Object.values(processTypes)[0]
  return process?.imageName ?? 'web'
}

/** Returns whether a process type runs what its image runs by itself: then its command is only shown. */
export function runsOwnCommand({ image }: Artifact, type: string): boolean {
  return image?.processTypes[type]?.command === ''
}

/** Returns whether this machine has what an app needs to run. */
export function canStart(app: DynoApp): boolean {
  return 'archive' in app || hasEngine(app.image)
}

/** An app that is ready to run for one dyno. */
export interface PreparedApp {
  /**
   * Runs a command in the app.
   *
   * @returns the exit code, or 128 plus the signal's number if a signal ended it
   * @throws the signal's reason if it was aborted before the start; Error if it cannot be started
   */
  run(order: CommandOrder, options: ContainerOptions): Promise<number>
  /** Whether something accepts the connections to the command's port before the command does. */
  isForwarded: boolean
  /** To be called once, when nothing of it runs any more. */
  leave(): Promise<void>
}

/**
 * Unpacks an app, or loads its image.
 *
 * @param workDir scratch directory for this dyno only; the caller removes it
 * @throws the signal's reason on abort; Error if it cannot be read
 */
export async function prepareApp(
  app: DynoApp,
  images: ContainerImages,
  workDir: string,
  signal: AbortSignal,
): Promise<PreparedApp> {
  if ('image' in app) {
    const { image, leave } = await images.use(app.image, signal)
    return { run: (order, options) => image.run(order, options), isForwarded: forwardsPorts, leave }
  }
  const directory = await unpackApp(app.archive, workDir, signal)
  return {
    run: ({ command, env }, options) => runInDyno(command ?? '', env, { directory, ...options }),
    isForwarded: false,
    leave: async () => {},
  }
}
