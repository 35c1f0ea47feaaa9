import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { serve } from './server.js'
import { tarball } from './slug.js'

export const architecture = process.arch === 'arm' ? 'armv7l' : process.arch
const system = process.platform === 'darwin' ? 'darwin' : 'linux'
const type = process.platform === 'darwin' ? `osx-${architecture}-tar` : `linux-${architecture}`

/** The test's own Node, except that it says another version. For POSIX. */
export function fakeNode(version: string): string {
  const answer = `case "$1" in --version|-v) echo v${version}; exit ;; esac`
  return `#!/bin/sh\n${answer}\nexec '${process.execPath.replaceAll("'", "'\\''")}' "$@"\n`
}

/** Adds such a Node to a tool cache, as actions/setup-node does, and returns the directory of its programs. */
export async function addToToolCache(directory: string, version: string): Promise<string> {
  const tool = join(directory, 'node', version, architecture)
  await mkdir(join(tool, 'bin'), { recursive: true })
  await writeFile(join(tool, 'bin', 'node'), fakeNode(version), { mode: 0o755 })
  await writeFile(`${tool}.complete`, '')
  return join(tool, 'bin')
}

/** A release on a stand-in for https://nodejs.org/dist. */
export interface FakeRelease {
  version: string
  lts?: string
  /** Whether it has an archive for this machine. */
  missing?: boolean
  /** Instead of the archive that SHASUMS256.txt lists. */
  archive?: Buffer
}

/** Starts a stand-in for https://nodejs.org/dist, and returns its URL and the paths that were asked for. */
export async function serveDistribution(releases: FakeRelease[]) {
  const requests: string[] = []
  const files = new Map<string, string | Buffer>()
  files.set(
    '/dist/index.json',
    JSON.stringify(
      releases.map(({ version, lts, missing }) => ({
        version: `v${version}`,
        files: missing ? ['src'] : ['src', type],
        lts: lts ?? false,
      })),
    ),
  )
  for (const { version, archive } of releases) {
    const name = `node-v${version}-${system}-${architecture}`
    const good = tarball([{ path: `${name}/bin/node`, mode: 0o755, content: fakeNode(version) }])
    const checksum = createHash('sha256').update(good).digest('hex')
    files.set(
      `/dist/v${version}/SHASUMS256.txt`,
      `${'0'.repeat(64)}  other.tar.gz\n${checksum}  ${name}.tar.gz\n`,
    )
    files.set(`/dist/v${version}/${name}.tar.gz`, archive ?? good)
  }
  const answer: RequestListener = ({ url = '' }, response) => {
    requests.push(url)
    const file = files.get(url)
    response.writeHead(file === undefined ? 404 : 200).end(file)
  }
  return { url: `${await serve(answer)}/dist`, requests }
}
