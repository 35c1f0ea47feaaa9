import { join } from 'node:path'
import type { Artifact } from '../apps/artifacts.js'
import type { ImageRecord } from '../apps/records.js'
import { containerStack } from '../apps/stacks.js'
import { runInImage } from '../builder/container-run.js'
import { type DynoOptions, runDyno } from '../builder/dyno.js'
import { blobFile } from '../builder/oci-layout.js'
import type { Output } from '../builder/types.js'
import type { Objects } from '../storage/objects.js'

type CommandOptions = Omit<DynoOptions, 'slugPath' | 'root'> & {
  /** The process type whose image runs the command, where each has one. */
  type: 'release' | 'web'
}

/**
 * Runs a command in a slug or image, as a one-off dyno does.
 *
 * @returns the exit code
 * @throws the signal's reason on abort, once all its processes are gone; Error if it cannot be started
 */
export async function runCommand(
  objects: Objects,
  { slug, image }: Artifact,
  options: CommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (slug !== null) {
    const slugPath = objects.file(objects.slugKey(slug.id))
    return runDyno({ ...options, slugPath }, output, signal)
  }
  if (image === null || image.layoutId === null) throw new Error('There is nothing to run the command in.')
  const layout = objects.file(objects.imageKey(image.layoutId))
  if (image.stack === containerStack) return runInContainer(layout, image, options, output, signal)
  if (image.appLayer === null) throw new Error('The image has no layer with the app.')
  const slugPath = blobFile(layout, image.appLayer)
  return runDyno({ ...options, slugPath, root: 'workspace' }, output, signal)
}

async function runInContainer(
  layout: string,
  { processTypes }: ImageRecord,
  { type, workDir, command, env }: CommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const process = processTypes[type] ?? Object.values(processTypes)[0]
  const name = process?.imageName ?? 'web'
  // A release command that is the image's own has no words to give to a shell.
  const own = type === 'release' && process?.command === ''
  const order = { layout, name, command: own ? null : command, env }
  return runInImage(order, { workDir, storage: join(workDir, 'images'), output, signal })
}
