import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BuildFailed, messageOf } from './failure.js'
import { fetchTarball } from './fetch.js'
import { failureLine } from './format.js'
import type { Limits } from './limits.js'
import type { BuildSource, Output } from './types.js'
import { unpack } from './unpack.js'

/**
 * Fetches a source and unpacks it.
 *
 * @param directory must not exist yet
 * @throws BuildFailed if it cannot be fetched, has another checksum, or is refused; the signal's reason on abort
 */
export async function prepareSource(
  source: BuildSource,
  directory: string,
  signal: AbortSignal,
  limits: Limits,
): Promise<void> {
  const { workDir, sourceUrl, checksum: expected } = source
  const tarball = join(workDir, 'source.tgz')
  await mkdir(workDir, { recursive: true })
  const checksum = await fetchTarball(sourceUrl, tarball, signal, limits)
  if (expected !== undefined && expected.toLowerCase() !== checksum.toLowerCase()) {
    throw new BuildFailed(`The source has another checksum: ${checksum} instead of ${expected}`)
  }
  try {
    await unpack(tarball, { directory, strip: true, links: 'inside', signal, limits })
  } catch (error) {
    signal.throwIfAborted()
    throw new BuildFailed(`Unable to unpack the source: ${messageOf(error)}`, { cause: error })
  }
  await rm(tarball)
}

/**
 * Runs a build, and writes why it failed to its output.
 *
 * @throws BuildFailed; the signal's reason on abort
 */
export async function reportFailure<T>(
  output: Output,
  signal: AbortSignal,
  action: () => Promise<T>,
): Promise<T> {
  try {
    signal.throwIfAborted()
    return await action()
  } catch (error) {
    signal.throwIfAborted()
    const failure = error instanceof BuildFailed ? error : new BuildFailed(messageOf(error), { cause: error })
    output(`${failure.report}\n${failureLine('Push failed')}`)
    throw failure
  }
}
