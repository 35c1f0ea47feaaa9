// Checks the measured archives: a fast archive is worth nothing unless it is correct.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Parser } from 'tar'

/**
 * Compares a tarball with what `git archive` yields of the commit, or of a directory in it.
 *
 * @throws Error that names a difference
 */
export async function requireSameFiles(directory, file) {
  const git = spawn('git', ['archive', '--format=tar', 'HEAD'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [expected, actual] = await Promise.all([readEntries(git.stdout), readEntries(createReadStream(file))])
  const different = [...expected].find(([path, entry]) => actual.get(path) !== entry)
  if (different) {
    const [path, entry] = different
    throw new Error(`${path} is ${actual.get(path) ?? 'missing'} in the archive, and ${entry} in git's`)
  }
  const hasSubmodules = existsSync(join(directory, '.gitmodules'))
  if (!hasSubmodules && actual.size !== expected.size) {
    throw new Error(`The archive has ${actual.size} files, the commit ${expected.size}`)
  }
}

/** Returns type, mode, and hash of the content or link target by path, of all entries except directories. */
async function readEntries(stream) {
  const entries = new Map()
  const parser = new Parser({
    onReadEntry(entry) {
      const { path, type, mode, linkpath } = entry
      const hash = createHash('sha256').update(linkpath ?? '')
      entry.on('data', (chunk) => hash.update(chunk))
      entry.on('end', () => {
        if (type !== 'Directory') entries.set(path, `${type} ${mode.toString(8)} ${hash.digest('hex')}`)
      })
    },
  })
  await pipeline(stream, parser)
  return entries
}
