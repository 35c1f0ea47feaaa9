import { HttpClient } from '@actions/http-client'
import gt from 'semver/functions/gt.js'
import { satisfies } from './range.js'

const official = 'https://nodejs.org/dist'
/** In milliseconds, without a byte. */
const socketTimeout = 30_000

/** The architecture in the tool cache and in the names of archives, as actions/setup-node has it. */
export const toolArchitecture = process.arch === 'arm' ? 'armv7l' : process.arch

interface Release {
  version: string
  /** The archives that there are, such as `linux-x64`. */
  files: string[]
  isLts: boolean
}

/** Returns the name of a version's archive for this machine, which is also the directory in it, and its extension. */
export function archiveOf(version: string): { name: string; extension: string } {
  const isWindows = process.platform === 'win32'
  const system = isWindows ? 'win' : process.platform
  return { name: `node-v${version}-${system}-${toolArchitecture}`, extension: isWindows ? '.zip' : '.tar.gz' }
}

/** The releases of Node at https://nodejs.org/dist, or at a mirror. */
export class Distribution {
  readonly #url: string
  readonly #client = new HttpClient('heroku-build', [], { allowRetries: true, maxRetries: 3, socketTimeout })

  constructor(mirror = official) {
    this.#url = mirror.replace(/\/+$/, '')
  }

  /**
   * Returns the newest version in a range that this machine can run. Like Heroku, it prefers one that is not newer than
   * the newest LTS release.
   *
   * @returns undefined if there is none
   * @throws Error if the list of versions can't be had
   */
  async resolve(range: string): Promise<string | undefined> {
    const releases = await this.#releases()
    const newestLts = newest(releases.filter(({ isLts }) => isLts))
    const candidates = releases.filter(
      ({ version, files }) => files.includes(archiveType()) && satisfies(version, range),
    )
    const limited = candidates.filter(({ version }) => newestLts && !gt(version, newestLts.version))
    return (newest(limited) ?? newest(candidates))?.version
  }

  /** Returns the URL of a file of a version. */
  urlOf(version: string, file: string): string {
    return `${this.#url}/v${version}/${file}`
  }

  /**
   * Returns the SHA-256 checksum of a file of a version, in hexadecimal.
   *
   * @throws Error if it is not listed
   */
  async checksumOf(version: string, file: string): Promise<string> {
    const text = await this.#read(this.urlOf(version, 'SHASUMS256.txt'))
    const line = text.split('\n').find((line) => line.trimEnd().endsWith(`  ${file}`))
    const checksum = /^[0-9a-f]{64}(?= )/.exec(line ?? '')?.[0]
    if (checksum === undefined) throw new Error(`SHASUMS256.txt does not list ${file}`)
    return checksum
  }

  async #releases(): Promise<Release[]> {
    try {
      const index: unknown = JSON.parse(await this.#read(`${this.#url}/index.json`))
      const releases = Array.isArray(index) ? index.flatMap((entry) => parseRelease(entry) ?? []) : []
      if (releases.length === 0) throw new Error('it lists no versions')
      return releases
    } catch (error) {
      const why = error instanceof Error ? error.message : error
      throw new Error(`Could not get the list of versions from ${new URL(this.#url).host}: ${why}`)
    }
  }

  async #read(url: string): Promise<string> {
    const response = await this.#client.get(url)
    const status = response.message.statusCode
    const text = await response.readBody()
    if (status !== 200) throw new Error(`status ${status} for ${new URL(url).pathname}`)
    return text
  }
}

/** What the list of releases calls the archive of this machine. */
function archiveType(): string {
  if (process.platform === 'win32') return `win-${toolArchitecture}-zip`
  return process.platform === 'darwin' ? `osx-${toolArchitecture}-tar` : `linux-${toolArchitecture}`
}

function parseRelease(entry: unknown): Release | undefined {
  if (typeof entry !== 'object' || entry === null || !('version' in entry) || !('files' in entry)) {
    return undefined
  }
  const { version, files } = entry
  const number = /^v(\d+\.\d+\.\d+)$/.exec(String(version))?.[1]
  if (number === undefined || !Array.isArray(files)) return undefined
  return { version: number, files: files.map(String), isLts: 'lts' in entry && Boolean(entry.lts) }
}

function newest(releases: Release[]): Release | undefined {
  return releases.reduce<Release | undefined>(
    (best, release) => (best && gt(best.version, release.version) ? best : release),
    undefined,
  )
}
