import { mkdir } from 'node:fs/promises'
import { buildah } from './buildah.js'
import type { CommandOrder, EngineOptions } from './container-engine.js'
import { archiveOf, docker, podman } from './docker.js'
import { isFile } from './system.js'

/** Exit codes of the engines when it is not the command that has failed. */
const engineFailures = [125, 126, 127]

/**
 * Runs a command in an image that {@link file://./container-build.ts} has built.
 *
 * @returns the exit code
 * @throws the signal's reason on abort; Error if no engine on this machine reads the image
 */
export async function runInImage(order: CommandOrder, options: EngineOptions): Promise<number> {
  await mkdir(options.workDir, { recursive: true })
  const candidates = (await isFile(archiveOf(order))) ? [docker, podman] : [buildah]
  const refusals: string[] = []
  for (const engine of candidates) {
    const refusal = await engine.refusal(options)
    if (refusal !== null) {
      refusals.push(`${engine.program}: ${refusal}`)
      continue
    }
    const code = await engine.run(order, options)
    if (engineFailures.includes(code))
      options.output(` !     ${engine.program} could not run the command in the image (exit code ${code}).\n`)
    return code
  }
  throw new Error(`This machine has nothing that runs the image. ${refusals.join('; ')}`)
}
