import { rm } from 'node:fs/promises'
import { BuildFailed } from './failure.js'
import { failureLine, formatSize } from './format.js'
import { defaultLimits, type Limits } from './limits.js'
import { packDirectory } from './pack.js'

/**
 * Packs a slug: a gzip tar with the paths `./app/…` in a fixed order, and with modes and links.
 *
 * @param directory becomes `./app`; its name must be `app`
 * @returns checksum (`SHA256:<hex>`) and size in bytes of the file at `slugPath`
 * @throws BuildFailed if the slug exceeds Heroku's limit; the signal's reason on abort
 */
export async function packSlug(
  directory: string,
  slugPath: string,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<{ checksum: string; size: number }> {
  const { checksum, size } = await packDirectory(directory, slugPath, { prefix: './' }, signal)
  if (size > limits.slugBytes) {
    await rm(slugPath, { force: true })
    throw tooLarge(size, limits.slugBytes)
  }
  return { checksum, size }
}

function tooLarge(size: number, limit: number): BuildFailed {
  const message = `Compiled slug size: ${formatSize(size)} is too large (max is ${limit / 1024 / 1024}M).`
  const report = failureLine(message) + failureLine('See: http://devcenter.heroku.com/articles/slug-size')
  return new BuildFailed(message, { report })
}
