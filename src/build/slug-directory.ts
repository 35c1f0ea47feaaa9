import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, readdir, rm, truncate } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exec } from '@actions/exec'
import type { App } from '../heroku/apps.js'
import { getSlug, type Slug } from '../heroku/slugs.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import { makeTemporaryDirectory } from '../runner/temporary-directory.js'
import { withoutSecrets } from '../source/child.js'
import { resolveLinks } from '../source/links.js'
import { isWithin } from '../source/paths.js'
import { describeError, isDiskFull } from '../text/describe-error.js'
import { redactAndTruncate } from '../text/redact.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Checks that a slug can be unpacked into a directory. A path below the workspace must not lead out of it, or into a
 * repository, through a link, since the links there may come from the commit.
 *
 * @param workspace absolute path
 * @returns the directory with all links resolved
 * @throws Error if the directory is not empty, or a link leads to a place that is not allowed
 */
export async function requireEmptyDirectory(directory: string, workspace: string): Promise<string> {
  const real = await resolveLinks(directory)
  const isInside = isWithin(real, await resolveLinks(workspace)) && !/[/\\]\.git([/\\]|$)/i.test(real)
  if (isWithin(directory, workspace) && !isInside) {
    throw new Error(
      `Input 'slug-directory' is ${directory}, which a link redirects to ${real}: a directory below the workspace must not lead out of it, or into .git, through a link`,
    )
  }
  const names = await readdir(real).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Error(`Input 'slug-directory' is ${directory}, which is not a directory`, { cause: error })
  })
  if (names.length === 0) return real
  throw new Error(
    `Input 'slug-directory' is ${directory}, which already contains files: use a directory that is empty or does not exist`,
  )
}

/**
 * Downloads a slug, verifies its checksum, and unpacks it. It does not send the API key to the storage that holds the
 * slug. If unpacking fails, it removes the files that were written.
 *
 * @param given the slug as it was just read, or its id
 * @param directory absolute path
 * @throws Error if the checksum does not match Heroku's, or the slug contains members that no build should produce
 */
export async function unpackSlug(
  deploy: BuildDeploy,
  app: App,
  given: Slug | string,
  directory: string,
): Promise<void> {
  const { run, options } = deploy
  let slug = typeof given === 'string' ? undefined : given
  const slugId = typeof given === 'string' ? given : given.id
  const scratch = await makeTemporaryDirectory(run, options.temporaryDirectory, 'heroku-slug')
  const file = join(scratch, 'slug.tgz')
  const { signal, log } = run
  const onRetry = (message: string) => log.info(message)
  const attempt = async () => {
    const current = slug ?? (await getSlug(deploy.client, app.id, slugId))
    // Read again for each further attempt, since the URL expires within an hour.
    slug = undefined
    await download(deploy, current, file)
  }
  await retry(attempt, { signal, idempotent: true, onRetry })
  const real = await requireEmptyDirectory(directory, options.workspace)
  await mkdir(real, { recursive: true })
  await unpack(file, real, signal).catch(async (error: unknown) => {
    await emptyDirectory(real)
    throw error
  })
  run.output('slug-directory', directory)
  run.log.info(`Unpacked the slug ${slugId} to ${directory}`)
}

async function download(
  { client, run }: BuildDeploy,
  { id: slugId, url, checksum }: Slug,
  file: string,
): Promise<void> {
  const { signal } = run
  const response = await client.http.send({ method: 'GET', url: new URL(url), signal })
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    const message = `Downloading the slug ${slugId} failed with status ${status}`
    throw status >= 500 ? new TransientError(message) : new Error(message)
  }
  const hash = createHash('sha256')
  response.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(response, createWriteStream(file), { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    if (isDiskFull(error)) throw error
    throw response.errored
      ? new TransientError('The download of the slug was interrupted', { cause: error })
      : error
  })
  const actualChecksum = `SHA256:${hash.digest('hex')}`
  if (checksum !== '' && actualChecksum.toLowerCase() !== checksum.toLowerCase()) {
    throw new TransientError(
      `The downloaded slug ${slugId} has the checksum ${actualChecksum}, but Heroku expects ${checksum}`,
    )
  }
}

/** The member types that a slug may contain, as `tar -tv` shows them: files, directories, and both kinds of links. */
const harmlessType = /^[-dhlC]/
/** The type and permissions that start a line of `tar -tv`. Other lines continue a file name that contains a newline. */
const memberLine = /^\S[-rwxsStT]{9}/
const specialBits = 0o7000
/** Characters of tar's messages in an error. */
const maxMessageLength = 4096
/** Bytes of tar's messages that are kept, and searched for secrets before they are cut. */
const maxMessageSize = 256 * 1024

/**
 * Unpacks an archive with the machine's tar, after checking the list of its members: as root, tar would create devices.
 * The same program lists and unpacks, so that both read the archive in the same way. GNU tar, bsdtar and BusyBox tar
 * write nothing outside the directory, neither through a member's name nor through a link created by the archive. The
 * links themselves stay unchanged, since those in a slug may point to /app. Afterwards the archive may be empty.
 *
 * The package `tar` is six times slower for many small files, and alters links to absolute paths. The toolkit's
 * `extractTar` prints tar's output, so the runner might take a slug's file names for commands.
 *
 * @throws Error if tar fails or the archive contains members that no build should produce; the signal's reason, once tar
 *   has ended
 */
export async function unpack(file: string, directory: string, signal: AbortSignal): Promise<void> {
  await requireHarmlessMembers(file, signal)
  // In all three programs, `-o` prevents restoring the owner.
  const args = ['-x', '-z', '-o', '--no-same-permissions', '-C', toTarPath(directory)]
  await runTar(args, file, signal)
  await secureFiles(directory, signal)
}

/** @throws Error that names the first member that is neither a file, a directory, nor a link */
async function requireHarmlessMembers(file: string, signal: AbortSignal): Promise<void> {
  const refusal = new AbortController()
  const refuseHarmful = (line: string) => {
    if (!memberLine.test(line) || harmlessType.test(line)) return
    const reason = `it contains something other than files, directories and links: ${line}`
    refusal.abort(new Error(`The slug was not unpacked because ${reason}`))
  }
  await runTar(['-t', '-v', '-z'], file, AbortSignal.any([signal, refusal.signal]), refuseHarmful)
}

/**
 * Covers what BusyBox tar lets through: removes special permission bits, and refuses hard links to files outside.
 *
 * @throws Error that names such a link
 */
async function secureFiles(directory: string, signal: AbortSignal): Promise<void> {
  const specialFiles: { path: string; mode: number }[] = []
  const hardLinks = new Map<string, { path: string; missingLinks: number }>()
  for await (const path of pathsBelow(directory)) {
    signal.throwIfAborted()
    const stats = await lstat(path)
    const { mode, nlink, dev, ino } = stats
    if (mode & specialBits) specialFiles.push({ path, mode })
    if (nlink === 1 || stats.isDirectory()) continue
    const { missingLinks } = hardLinks.get(`${dev}:${ino}`) ?? { missingLinks: nlink }
    hardLinks.set(`${dev}:${ino}`, { path, missingLinks: missingLinks - 1 })
  }
  const outsideLink = [...hardLinks.values()].find(({ missingLinks }) => missingLinks > 0)
  if (outsideLink)
    throw new Error(`The slug was not unpacked because it links ${outsideLink.path} to a file outside it`)
  for (const { path, mode } of specialFiles) await chmod(path, mode & 0o777)
}

/** Yields files and directories, but no links. Node's own recursive `readdir` follows links in some versions. */
async function* pathsBelow(directory: string): AsyncGenerator<string> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(directory, entry.name)
    yield path
    if (entry.isDirectory()) yield* pathsBelow(path)
  }
}

/** GNU tar for Windows takes only slashes. */
function toTarPath(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}

/**
 * Runs tar with an archive, and without the action's secrets. GNU tar would take the `C:` of a path for a host, so tar
 * runs in the archive's directory, and gets only its name.
 *
 * The toolkit's `exec` can't end a program (https://github.com/actions/toolkit/issues/1656). So an abort empties the
 * archive: tar comes to its end at once, and what it has not read is not written.
 *
 * @param onLine takes each line of stdout
 * @throws Error with tar's message if it fails; the signal's reason, once tar has ended
 */
async function runTar(
  args: string[],
  file: string,
  signal: AbortSignal,
  onLine: (line: string) => void = () => {},
): Promise<void> {
  signal.throwIfAborted()
  const stdout = new LineSplitter(onLine)
  const stderr = new MessageBuffer()
  let emptied: Promise<unknown> = Promise.resolve()
  const end = () => {
    // Where tar prevents that, as another program may on Windows, it goes on to the end of the archive.
    emptied = truncate(file).catch(() => undefined)
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    const exitCode = await exec('tar', [...args, '-f', basename(file)], {
      cwd: dirname(file),
      env: definedVariables(withoutSecrets(process.env)),
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) },
    })
    stdout.end()
    if (exitCode !== 0) throw new Error(stderr.message() || `tar ended with ${exitCode}`)
  } catch (error) {
    signal.throwIfAborted()
    throw new Error(`Could not unpack the slug: ${describeError(error)}`, { cause: error })
  } finally {
    signal.removeEventListener('abort', end)
    await emptied
  }
  signal.throwIfAborted()
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function definedVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Splits an output into lines. The `stdline` of `exec` leaves out a last line without a line break. */
class LineSplitter {
  readonly #onLine: (line: string) => void
  readonly #decoder = new TextDecoder()
  #partialLine = ''

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  push(chunk: Buffer): void {
    const completeLines = (this.#partialLine + this.#decoder.decode(chunk, { stream: true })).split('\n')
    this.#partialLine = completeLines.pop() ?? ''
    for (const line of completeLines) this.#onLine(line)
  }

  end(): void {
    if (this.#partialLine !== '') this.#onLine(this.#partialLine)
  }
}

/** Keeps the start of what a program writes to stderr. */
class MessageBuffer {
  readonly #chunks: Buffer[] = []
  #size = 0

  push(chunk: Buffer): void {
    if (this.#size < maxMessageSize) this.#chunks.push(chunk)
    this.#size += chunk.length
  }

  message(): string {
    return redactAndTruncate(Buffer.concat(this.#chunks).toString('utf8'), maxMessageLength).trim()
  }
}
