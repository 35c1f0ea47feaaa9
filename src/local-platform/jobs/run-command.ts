import type { Artifact } from '../apps/artifacts.js'
import type { ContainerImages } from '../builder/container-run.js'
import { type DynoOptions, runDyno } from '../builder/dyno.js'
import type { Output } from '../builder/types.js'
import { dynoApp, runsOwnCommand } from '../dynos/dyno-app.js'
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
  { objects, images }: { objects: Objects; images: ContainerImages },
  artifact: Artifact,
  options: CommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { type, ...command } = options
  const app = dynoApp(objects, artifact, type)
  if (app === undefined) throw new Error('There is nothing to run the command in.')
  if ('archive' in app) return runDyno({ ...command, ...app.archive }, output, signal)
  // A release command that is the image's own has no words to give to a shell.
  const isOwn = type === 'release' && runsOwnCommand(artifact, type)
  const order = { command: isOwn ? null : command.command, env: command.env }
  const { image, leave } = await images.use(app.image, signal)
  try {
    const code = await image.run(order, { output, signal })
    signal.throwIfAborted()
    return code
  } finally {
    await leave()
  }
}
