import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { test } from '@jest/globals'
import { Header } from 'tar'
import { type BuildFailed, build } from '../../../src/local-platform/builder/build.js'
import { defaultLimits, type Limits } from '../../../src/local-platform/builder/limits.js'
import type { BuildRequest, BuiltSlug } from '../../../src/local-platform/builder/types.js'
import { serve } from '../../support/server.js'
import { temporaryDirectory } from '../../support/temporary.js'

const blockBytes = 512

/** For what Windows does not have: permission bits, names with line breaks, signals. */
export const onPosix = process.platform === 'win32' ? test.skip : test

/** A URL that answers with some bytes. */
export async function serveBytes(bytes: Uint8Array): Promise<string> {
  return `${await serve((_request, response) => response.end(bytes))}/source.tgz?signature=secret`
}

export interface Entry {
  path: string
  content?: string | Buffer
  mode?: number
  type?: Header['type']
  linkpath?: string
}

/** A tar of exactly these entries, however hostile, by no packer's rules. */
export function tar(entries: Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', mode = 0o644, type = 'File', linkpath = '' }) => {
    const body = Buffer.from(content)
    const header = new Header({ path, mode, type, linkpath, size: body.length, mtime: new Date(0) })
    header.encode()
    const padding = Buffer.alloc((blockBytes - (body.length % blockBytes)) % blockBytes)
    return [header.block ?? Buffer.alloc(0), body, padding]
  })
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)])
}

export function tarball(entries: Entry[]): Buffer {
  return gzipSync(tar(entries))
}

/** Entries for the files of a source; a name in `bin/` is a script, and executable. */
export function files(contents: Record<string, string>): Entry[] {
  return Object.entries(contents).map(([path, content]) => ({
    path,
    content,
    mode: /(^|\/)bin\//.test(path) ? 0o755 : 0o644,
  }))
}

/** Writes files to a directory, those in `bin/` executable. */
export async function writeFiles(directory: string, contents: Record<string, string>): Promise<void> {
  for (const { path, content = '', mode } of files(contents)) {
    const file = join(directory, path)
    await fs.mkdir(join(file, '..'), { recursive: true })
    await fs.writeFile(file, content, { mode: mode ?? 0o644 })
  }
}

/** Collects an output; `waitFor` ends once a text, or one that passes a test, stands in it. */
export class Log {
  text = ''
  #waiting: { found: (text: string) => boolean; resolve: () => void }[] = []

  readonly write = (piece: string | Uint8Array) => {
    this.text += Buffer.from(piece).toString()
    for (const { found, resolve } of this.#waiting) if (found(this.text)) resolve()
  }

  waitFor(wanted: string | ((text: string) => boolean)): Promise<void> {
    const found = typeof wanted === 'string' ? (text: string) => text.includes(wanted) : wanted
    if (found(this.text)) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ found, resolve }))
  }
}

export interface Outcome {
  slug?: BuiltSlug
  failure?: BuildFailed
  output: string
  workDir: string
  request: BuildRequest
}

export interface BuildOptions extends Partial<BuildRequest> {
  limits?: Partial<Limits>
  signal?: AbortSignal
  log?: Log
}

/** Builds a tarball, with a request that has all it needs. */
export async function buildTarball(bytes: Uint8Array, options: BuildOptions = {}): Promise<Outcome> {
  const { limits, signal, log = new Log(), ...rest } = options
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
