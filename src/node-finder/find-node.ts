import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheDir, downloadTool, extractTar, extractZip, find } from '@actions/tool-cache'
import { archiveOf, Distribution, toolArchitecture } from './distribution.js'

export interface FindOptions {
  /** The runner's directory of installed tools. */
  toolCache: string
  /** URL of a mirror of `https://nodejs.org/dist`. */
  mirror: string | undefined
  /** Takes a line for the build's output. */
  report: (text: string) => void
}

/**
 * Finds a Node in the runner's tool cache, where the runner's image and actions/setup-node put theirs, or downloads it
 * and adds it to the cache.
 *
 * @param range a valid range of semantic versions
 * @returns the directory of its programs; undefined if no version satisfies the range
 * @throws Error if it can't be downloaded, or has another checksum than it should
 */
export async function findNode(range: string, options: FindOptions): Promise<string | undefined> {
  // The toolkit knows its directories only from the environment.
  process.env.RUNNER_TOOL_CACHE = options.toolCache
  const cached = find('node', range, toolArchitecture)
  if (cached !== '') {
    // .../node/VERSION/ARCHITECTURE
    options.report(`Found node ${basename(dirname(cached))} in the tool cache`)
    return programsIn(cached)
  }
  const distribution = new Distribution(options.mirror)
  const version = await distribution.resolve(range)
  if (version === undefined) return undefined
  options.report(`Downloading and installing node ${version}...`)
  const scratch = await mkdtemp(join(tmpdir(), 'node-finder-'))
  process.env.RUNNER_TEMP = scratch
  try {
    return programsIn(await install(version, distribution, scratch, options))
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function install(
  version: string,
  distribution: Distribution,
  scratch: string,
  { report }: FindOptions,
): Promise<string> {
  const { name, extension } = archiveOf(version)
  const file = await downloadTool(
    distribution.urlOf(version, name + extension),
    join(scratch, name + extension),
  )
  report('Validating checksum')
  const expected = await distribution.checksumOf(version, name + extension)
  const actual = await checksumOf(file)
  if (actual !== expected) {
    throw new Error(
      `Could not install node ${version}: the archive of node ${version} has the checksum ${actual}, but should have ${expected}`,
    )
  }
  const extracted = join(scratch, 'extracted')
  await (extension === '.zip' ? extractZip(file, extracted) : extractTar(file, extracted))
  return cacheDir(join(extracted, name), 'node', version, toolArchitecture)
}

async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function programsIn(directory: string): string {
  return process.platform === 'win32' ? directory : join(directory, 'bin')
}
