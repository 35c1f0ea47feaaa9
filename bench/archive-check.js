// What was measured is worth nothing unless the archive is what it should be.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Parser } from 'tar'

/**
 * Holds a tarball against what `git archive` gives of the commit, or of a directory in it.
 *
 * @throws Error that names what differs
 */
export async function requireSameFiles(directory, file) {
  const git = spawn('git', ['archive', '--format=tar', 'HEAD'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [wanted, found] = await Promise.all([entriesOf(git.stdout), entriesOf(createReadStream(file))])
  const wrong = [...wanted].find(([path, entry]) => found.get(path) !== entry)
  if (wrong) throw new Error(`The archive has ${wrong[0]} as ${found.get(wrong[0])}, git as ${wrong[1]}`)
  const submodules = await access(join(directory, '.gitmodules')).then(
    () => true,
    () => false,
  )
  if (!submodules && found.size !== wanted.size) {
    throw new Error(`The archive has ${found.size} files, the commit ${wanted.size}`)
  }
}

/** Of all but directories, type, mode, and content or target, by path. */
async function entriesOf(stream) {
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
