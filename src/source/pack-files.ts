import type { Stats } from 'node:fs'
import type { WriteEntry } from 'tar/write-entry'
import { errorMessage } from '../text/describe-error.js'
import { endOfArchive } from './tar-stream.js'

/** A file, link or directory on disk, and its name in an archive. */
export interface DiskFile {
  /** Absolute path. */
  file: string
  /** Relative to the archive's root, with `/` as separator. */
  name: string
}

/** How `packFiles` packs. */
export interface PackFilesOptions {
  /** Modification time of every member; by default that of each file. */
  modifiedAt?: Date
  /** Receives the properties of each file, before its content is read. */
  onStats?: (file: DiskFile, stats: Stats) => void
}

/** Files that are opened ahead of the one that is read. */
const readAhead = 4
/** Bytes that are read of a file at once. */
const readSize = 256 * 1024

/**
 * Packs files as a tar stream whose bytes depend only on the arguments and the files. Memory holds a few pieces of files,
 * however many there are. A directory stands for itself, not for what is in it. Hard links become files.
 *
 * @throws Error that names a file which can't be read
 */
export async function* packFiles(
  files: Iterable<DiskFile> | AsyncIterable<DiskFile>,
  options: PackFilesOptions,
): AsyncGenerator<Uint8Array> {
  // Large, and few deploys need it.
  const { WriteEntry } = await import('tar/write-entry')
  const opened: Opened[] = []
  for await (const file of files) {
    opened.push(open(WriteEntry, file, options))
    if (opened.length > readAhead) yield* readFirst(opened)
  }
  while (opened.length > 0) yield* readFirst(opened)
  yield endOfArchive
}

interface Opened extends DiskFile {
  entry: WriteEntry
}

function open(Entry: typeof WriteEntry, file: DiskFile, { modifiedAt, onStats }: PackFilesOptions): Opened {
  const entry = new Entry(file.name, {
    absolute: file.file,
    portable: true,
    preservePaths: true,
    maxReadSize: readSize,
    onWriteEntry: ({ stat }) => stat && onStats?.(file, stat),
    ...(modifiedAt && { mtime: modifiedAt }),
  })
  // Reading it throws the error again. An error before that would end the process.
  entry.on('error', () => {})
  return { ...file, entry }
}

async function* readFirst(opened: Opened[]): AsyncGenerator<Uint8Array> {
  const first = opened.shift()
  if (!first) return
  try {
    yield* first.entry
  } catch (error) {
    throw new Error(
      `Can't pack ${first.name}: ${errorMessage(error)}. It must exist and be readable until this step ends`,
      { cause: error },
    )
  }
}
