import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, jest } from '@jest/globals'
import { extract, list } from 'tar'
import { parseInclude } from '../../src/deploy/include.js'
import { type Checkout, type PackedCheckout, pack } from '../../src/source/pack.js'
import { temporaryDirectory } from './temporary.js'

/** The options of packing that a test sets. */
export interface PackOptions {
  directory?: string
  include?: string[]
  env?: Record<string, string>
}

/** Describes what to pack: the checkout, or a directory of it. */
export function checkout(
  { directory }: { directory: string },
  { directory: part = '.', include = [], env = {} }: PackOptions = {},
): Checkout {
  return {
    workspace: directory,
    directory: join(directory, part),
    include: include.map(parseInclude),
    env: { ...process.env, ...env },
  }
}

/**
 * Packs with the checkout as working directory, as the runner does. The debug lines of `@actions/glob` stay out of the
 * output of the test run; nothing else may be printed.
 */
export async function packed(
  repository: { directory: string },
  options: PackOptions = {},
): Promise<PackedCheckout> {
  const before = process.cwd()
  const printed: string[] = []
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  process.chdir(repository.directory)
  try {
    return await pack(checkout(repository, options), await temporaryDirectory(), new AbortController().signal)
  } finally {
    process.chdir(before)
    stdout.mockRestore()
    expect(printed.filter((line) => !line.startsWith('::debug::'))).toEqual([])
  }
}

/** A file or link of an archive. */
interface Entry {
  path: string
  mode: number
  mtime: number
  linkpath: string
  /** SHA-256 in hexadecimal. */
  content: string
}

/** Lists files and links of an archive by name. Directories are implied by the names. */
export async function contents(file: string): Promise<Entry[]> {
  const entries: Entry[] = []
  const reading: Promise<void>[] = []
  await list({
    file,
    onReadEntry: (entry) => {
      const { path, mode = 0, mtime, linkpath = '', type } = entry
      const hash = createHash('sha256')
      entry.on('data', (chunk) => hash.update(chunk))
      reading.push(
        entry.promise().then(() => {
          if (type === 'Directory') return
          entries.push({ path, mode, mtime: mtime?.getTime() ?? 0, linkpath, content: hash.digest('hex') })
        }),
      )
    },
  })
  await Promise.all(reading)
  return entries.sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Unpacks an archive into a temporary directory, and returns it. */
export async function unpacked(file: string): Promise<string> {
  const directory = await temporaryDirectory()
  await extract({ file, cwd: directory })
  return directory
}

/** Lists the contents of an archive's files and the targets of its links, as text by name; each name must occur once. */
export async function filesIn(file: string): Promise<Record<string, string>> {
  const files = new Map<string, string>()
  const reading: Promise<void>[] = []
  await list({
    file,
    onReadEntry: (entry) => {
      if (entry.type === 'Directory') return
      expect([...files.keys()]).not.toContain(entry.path)
      files.set(entry.path, '')
      reading.push(
        entry.concat().then((content) => void files.set(entry.path, entry.linkpath ?? String(content))),
      )
    },
  })
  await Promise.all(reading)
  return Object.fromEntries([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
}
