// Repositories to deploy. They are generated once, the same on every machine, and cached for the next run.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { generateFiles, proseKinds } from './generate-files.js'
import { randomBytes, seededRandom } from './random.js'

/** Increment when the generated files change, so that cached ones are not used any more. */
const generation = 1

const megabyte = 1e6
const cacheDirectory = join(tmpdir(), 'heroku-build-bench')
const run = promisify(execFile)

/** A medium monorepo, which the archive's budget refers to. */
export const mediumRepository = () =>
  cached('medium', () => generateFiles({ seed: 1, count: 22_000, bytes: 335 * megabyte }))

/** As large, but all prose: compressing it takes most of the time. */
export const proseRepository = () =>
  cached('prose', () => generateFiles({ seed: 6, count: 22_000, bytes: 335 * megabyte, kinds: proseKinds }))

/** Typical of most apps. */
export const smallRepository = () =>
  cached('small', () => generateFiles({ seed: 2, count: 200, bytes: 2 * megabyte }))

/** One file that can't be compressed. Its archive is as large. */
export const incompressibleRepository = () => cached('incompressible', () => [videoFile(3, 300)])

/** Very many small files. */
export const manyFilesRepository = () =>
  cached('many-files', () => generateFiles({ seed: 4, count: 200_000, bytes: 400 * megabyte }))

/** One file of two gigabytes, half of which can be compressed. */
export const largeFileRepository = () => cached('large-file', () => [repeatContent(videoFile(5, 40), 25)])

/**
 * Describes an existing checkout.
 *
 * @throws Error when the directory is not one
 */
export async function existingRepository(directory) {
  await run('git', ['rev-parse', '--verify', 'HEAD'], { cwd: directory }).catch((error) => {
    throw new Error(
      `There is no git checkout with a commit at ${directory}: ${error.stderr ?? error.message}`,
    )
  })
  return describeRepository(directory)
}

/** Creates a repository with one commit. `files` has contents by path; those in bin/ are executable. */
export async function createRepository(directory, files) {
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
  return describeRepository(directory)
}

/** Creates a repository of generated files, unless a previous run did. */
async function cached(name, generate) {
  const directory = join(cacheDirectory, `${name}-${generation}`)
  if (!existsSync(directory)) {
    process.stderr.write(`Generating the repository ${directory}\n`)
    await createClone(directory, generate())
  }
  return describeRepository(directory)
}

/**
 * Creates a repository and clones it with one commit, as actions/checkout does. So the objects are in one pack: reading
 * loose ones would slow down archives.
 */
async function createClone(directory, files) {
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

async function describeRepository(directory) {
  const { stdout: head } = await run('git', ['rev-parse', 'HEAD'], { cwd: directory })
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !isInGit(directory, entry))
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { directory, sha: head.trim(), files: files.length, bytes }
}

function isInGit(directory, { parentPath, name }) {
  return `${join(parentPath, name).slice(directory.length)}/`.split(/[\\/]/)[1] === '.git'
}

function videoFile(seed, megabytes) {
  return { path: 'assets/video.mp4', content: randomBytes(seededRandom(seed), megabytes * megabyte) }
}

/** Repeats a file's content, each time followed by as many zero bytes. It stays in pieces, too large for one buffer. */
function repeatContent({ path, content }, times) {
  const pair = [content, Buffer.alloc(content.length)]
  return { path, content: Array.from({ length: times }, () => pair).flat() }
}
