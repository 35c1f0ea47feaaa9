// The repositories that are deployed: made up once, the same ones on every machine, and kept for the next run.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chance, noise } from './chance.js'
import { contents } from './contents.js'

/** To be raised when other files are made: those of before are not used any more. */
const generation = 1

const megabyte = 1e6
const shelf = join(tmpdir(), 'heroku-build-bench')
const run = promisify(execFile)

/** What the archive's budget is about: a middling monorepo. */
export const middling = () =>
  kept('middling', () => contents({ seed: 1, count: 22_000, bytes: 335 * megabyte }))

/** What most apps are. */
export const small = () => kept('small', () => contents({ seed: 2, count: 200, bytes: 2 * megabyte }))

/** One file that can't be compressed: its archive is as large. */
export const incompressible = () => kept('incompressible', () => [asset(3, 300)])

/** Very many small files. */
export const manyFiles = () =>
  kept('many-files', () => contents({ seed: 4, count: 200_000, bytes: 400 * megabyte }))

/** One file of two gigabytes, half of which can be compressed. */
export const largeFile = () => kept('large-file', () => [repeated(asset(5, 40), 25)])

/**
 * A checkout that somebody has.
 *
 * @throws Error when it is none
 */
export async function given(directory) {
  await run('git', ['rev-parse', '--verify', 'HEAD'], { cwd: directory }).catch((error) => {
    throw new Error(
      `There is no git checkout with a commit at ${directory}: ${error.stderr ?? error.message}`,
    )
  })
  return describe(directory)
}

/** Makes a repository with one commit of a few files, contents by path; those in bin/ are executable. */
export async function repositoryOf(directory, files) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { mode: path.startsWith('bin/') ? 0o755 : 0o644 })
  }
  const git = (...args) => run('git', ['-c', 'core.autocrlf=false', ...args], { cwd: directory })
  const executable = Object.keys(files).filter((path) => path.startsWith('bin/'))
  await git('init', '--quiet')
  await git('add', '--all')
  await git('update-index', '--chmod=+x', ...executable)
  await git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', 'Bench')
  return describe(directory)
}

/** Makes a repository of these files, unless it was made before. */
async function kept(name, files) {
  const directory = join(shelf, `${name}-${generation}`)
  const there = await access(directory).then(
    () => true,
    () => false,
  )
  if (!there) {
    process.stderr.write(`Making the repository ${directory}\n`)
    await make(directory, files())
  }
  return describe(directory)
}

/**
 * Cloned with one commit, as actions/checkout does it, so that the objects lie in one pack: read from loose ones, an
 * archive would take longer.
 */
async function make(directory, files) {
  await mkdir(dirname(directory), { recursive: true })
  const scratch = await mkdtemp(`${directory}-`)
  try {
    const [origin, clone] = [join(scratch, 'origin'), join(scratch, 'clone')]
    await run('git', ['init', '--quiet', '--bare', origin])
    await commit(origin, files)
    const url = pathToFileURL(origin).href
    await run('git', ['clone', '--quiet', '--depth', '1', '--branch', 'main', url, clone])
    await rename(clone, directory)
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function commit(origin, files) {
  const git = spawn('git', ['fast-import', '--quiet'], { cwd: origin, stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(git, 'close')
  const write = async (bytes) => {
    if (!git.stdin.write(bytes)) await once(git.stdin, 'drain')
  }
  await write('commit refs/heads/main\ncommitter Bench <bench@example.com> 1767225600 +0000\ndata 5\nBench\n')
  for (const { path, content } of files) {
    const pieces = [content].flat()
    await write(`M 100644 inline ${path}\ndata ${pieces.reduce((sum, { length }) => sum + length, 0)}\n`)
    for (const piece of pieces) await write(piece)
    await write('\n')
  }
  git.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
}

async function describe(directory) {
  const { stdout: head } = await run('git', ['rev-parse', 'HEAD'], { cwd: directory })
  const paths = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = paths.filter((entry) => entry.isFile() && !inGit(directory, entry))
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { directory, sha: head.trim(), files: files.length, bytes }
}

function inGit(directory, { parentPath, name }) {
  return `${join(parentPath, name).slice(directory.length)}/`.split(/[\\/]/)[1] === '.git'
}

function asset(seed, megabytes) {
  return { path: 'assets/video.mp4', content: noise(chance(seed), megabytes * megabyte) }
}

/** The content so many times, each followed by as many zero bytes: in pieces, for it is larger than a buffer should be. */
function repeated({ path, content }, times) {
  const pair = [content, Buffer.alloc(content.length)]
  return { path, content: Array.from({ length: times }, () => pair).flat() }
}
