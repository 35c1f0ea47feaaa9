import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { type BuildFailed, build } from '../../../src/local-platform/builder/build.js'
import { defaultLimits, type Limits } from '../../../src/local-platform/builder/limits.js'
import type { BuildRequest, BuiltSlug } from '../../../src/local-platform/builder/types.js'
import { serve } from '../../support/server.js'
import { temporaryDirectory } from '../../support/temporary.js'

const blockBytes = 512

/** Serves bytes, and returns a URL of them. */
export async function serveBytes(bytes: Uint8Array): Promise<string> {
  return `${await serve((_request, response) => response.end(bytes))}/source.tgz?signature=secret`
}

export interface TarEntry {
  path: string
  content?: string | Buffer
  mode?: number
  type?: Header['type']
  linkpath?: string
}

/** Returns a tar of exactly these entries, however hostile: no packer checks them. */
export function tar(entries: TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', mode = 0o644, type = 'File', linkpath = '' }) => {
    const body = Buffer.from(content)
    const header = new Header({ path, mode, type, linkpath, size: body.length, mtime: new Date(0) })
    header.encode()
    const padding = Buffer.alloc((blockBytes - (body.length % blockBytes)) % blockBytes)
    return [header.block ?? Buffer.alloc(0), body, padding]
  })
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)])
}

export function tarball(entries: TarEntry[]): Buffer {
  return gzipSync(tar(entries))
}

/** Returns entries for the files of a source. Files in `bin/` are executable. */
export function fileEntries(contents: Record<string, string>): TarEntry[] {
  return Object.entries(contents).map(([path, content]) => ({
    path,
    content,
    mode: /(^|\/)bin\//.test(path) ? 0o755 : 0o644,
  }))
}

/** Writes files to a directory. Files in `bin/` are executable. */
export async function writeFiles(directory: string, contents: Record<string, string>): Promise<void> {
  for (const { path, content = '', mode } of fileEntries(contents)) {
    const file = join(directory, path)
    await fs.mkdir(join(file, '..'), { recursive: true })
    await fs.writeFile(file, content, { mode: mode ?? 0o644 })
  }
}

/** Collects an output. `waitFor` resolves once the output contains a text or passes a test. */
export class CollectedLog {
  text = ''
  #waiting: { isReached: (text: string) => boolean; resolve: () => void }[] = []

  readonly write = (piece: string | Uint8Array) => {
    this.text += Buffer.from(piece).toString()
    for (const { isReached, resolve } of this.#waiting) if (isReached(this.text)) resolve()
  }

  waitFor(expected: string | ((text: string) => boolean)): Promise<void> {
    const isReached = typeof expected === 'string' ? (text: string) => text.includes(expected) : expected
    if (isReached(this.text)) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ isReached, resolve }))
  }
}

export interface BuildOutcome {
  slug?: BuiltSlug
  failure?: BuildFailed
  output: string
  workDir: string
  request: BuildRequest
}

export interface BuildOptions extends Partial<BuildRequest> {
  limits?: Partial<Limits>
  signal?: AbortSignal
  log?: CollectedLog
}

/** Builds a tarball. The request has defaults for everything. */
export async function buildTarball(bytes: Uint8Array, options: BuildOptions = {}): Promise<BuildOutcome> {
  const { limits, signal, log = new CollectedLog(), ...rest } = options
  const root = await temporaryDirectory()
  const workDir = rest.workDir ?? join(root, 'work')
  const request: BuildRequest = {
    sourceUrl: rest.sourceUrl ?? (await serveBytes(bytes)),
    version: 'c0ffee',
    requestId: 'request-1',
    stack: 'heroku-24',
    config: {},
    buildpacks: [],
    cacheDir: join(root, 'cache'),
    slugPath: join(root, 'slug.tgz'),
    ...rest,
    workDir,
  }
  const never = new AbortController().signal
  const outcome = await build(request, log.write, signal ?? never, { ...defaultLimits, ...limits }).then(
    (slug) => ({ slug }),
    (failure: BuildFailed) => ({ failure }),
  )
  return { ...outcome, output: log.text, workDir, request }
}

export async function exists(path: string): Promise<boolean> {
  return fs.lstat(path).then(
    () => true,
    () => false,
  )
}
