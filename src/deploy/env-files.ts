import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { relative } from 'node:path'
import { InputError } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import { specialFileType } from '../source/packable.js'
import { isInGitDirectory, isWithin } from '../source/paths.js'

/** Bytes. Larger than the config vars of an app may be in all. */
const maxSize = 64 * 1024

/** The directories below which env files may lie; both are absolute. */
export interface EnvFileRoots {
  workspace: string
  /** The runner's temporary directory, where jobs write secrets so that they don't outlive the job. */
  temporaryDirectory: string
}

/**
 * Reads config vars from files of the input `env-file`, in the syntax of the input `config-vars`. The last value of a
 * repeated name counts. Values that may be secrets are masked at once. A file without config vars is a warning.
 *
 * @param files absolute
 * @throws InputError, with the file's name and the line's number alone, for a file that does not exist, lies outside of
 * the roots or leads out of its own by a link, is no file of text or too large, or has something other than assignments
 */
export async function readEnvFiles(
  { log }: Pick<Run, 'log'>,
  files: string[],
  roots: EnvFileRoots,
): Promise<Record<string, string>> {
  // Loaded like this for 'config-vars', too: a second copy would make the bundle larger.
  const { parseConfigVars } = await import('../runner/config-vars.js')
  const all: Record<string, string>[] = []
  for (const file of files) {
    const subject = `The file ${isWithin(file, roots.workspace) ? relative(roots.workspace, file) : file} of the input 'env-file'`
    const vars = parseConfigVars(await readText(await locate(file, roots, subject), subject), subject)
    if (Object.keys(vars).length === 0)
      log.warning(`${subject} sets no config vars: it has no NAME=value lines`)
    all.push(vars)
  }
  return Object.assign({}, ...all)
}

/** Resolves the links of a path, which must stay in its root: a commit may hold links to the secrets of other steps. */
async function locate(
  file: string,
  { workspace, temporaryDirectory }: EnvFileRoots,
  subject: string,
): Promise<string> {
  const root = [workspace, temporaryDirectory].find((directory) => isWithin(file, directory))
  if (root === undefined) throw new InputError(`${subject} must be a path below the workspace or RUNNER_TEMP`)
  const real = await realpath(file).catch((error: unknown) => {
    throw unreadable(subject, error)
  })
  const realRoot = await realpath(root)
  if (!isWithin(real, realRoot)) {
    throw new InputError(
      `${subject} is a link that leads out of ${root === workspace ? 'the workspace' : 'RUNNER_TEMP'}`,
    )
  }
  if (isInGitDirectory(relative(realRoot, real))) throw new InputError(`${subject} leads into .git`)
  return real
}

async function readText(file: string, subject: string): Promise<string> {
  // Otherwise, to open a FIFO would wait for its writer.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw unreadable(subject, error)
  })
  try {
    return decode(await readBytes(handle, subject), subject)
  } finally {
    await handle.close()
  }
}

async function readBytes(handle: FileHandle, subject: string): Promise<Buffer> {
  const stats = await handle.stat()
  if (!stats.isFile())
    throw new InputError(`${subject} is ${typeOf(stats)}: it takes a file of NAME=value lines`)
  if (stats.size > maxSize) throw new InputError(`${subject} is larger than ${maxSize / 1024} KiB`)
  return handle.readFile()
}

function typeOf(stats: Stats): string {
  return stats.isDirectory() ? 'a directory' : (specialFileType(stats) ?? 'not a file')
}

/** Decodes text, without its byte order mark. */
function decode(bytes: Buffer, subject: string): string {
  const error = new InputError(
    `${subject} is not UTF-8 text. In Windows PowerShell, write it with -Encoding utf8`,
  )
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    throw error
  }
  throw error
}

function unreadable(subject: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new InputError(`${subject} does not exist: an earlier step of the job must write it`)
  }
  return new InputError(`${subject} can't be read: ${code}`)
}
