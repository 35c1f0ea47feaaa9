import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { which } from '@actions/io'
import type { App } from '../heroku/apps.js'
import { getSlug } from '../heroku/slugs.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import { ChildError, runChild, withoutSecrets } from '../source/child.js'
import { resolveLinks } from '../source/links.js'
import { isWithin } from '../source/paths.js'
import { isDiskFull } from '../text/describe-error.js'
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
 * @param directory absolute path
 * @throws Error if the checksum does not match Heroku's, or the slug contains members that no build should produce
 */
export async function unpackSlug(
  deploy: BuildDeploy,
  app: App,
  slugId: string,
  directory: string,
): Promise<void> {
  const { run, options } = deploy
  const scratch = await mkdtemp(join(options.temporaryDirectory, 'heroku-slug-'))
  run.defer(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  const file = join(scratch, 'slug.tgz')
  const { signal, log } = run
  const onRetry = (message: string) => log.info(message)
  const attempt = () => download(deploy, app, slugId, file)
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

async function download({ client, run }: BuildDeploy, app: App, slugId: string, file: string): Promise<void> {
  const { signal } = run
  // Read for each attempt, since the URL expires within an hour.
  const { url, checksum } = await getSlug(client, app.id, slugId)
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

/**
 * Unpacks an archive with the machine's tar, after checking the list of its members: as root, tar would create devices.
 * The same program lists and unpacks, so that both read the archive in the same way. GNU tar, bsdtar and BusyBox tar
 * write nothing outside the directory, neither through a member's name nor through a link created by the archive. The
 * links themselves stay unchanged, since those in a slug may point to /app.
 *
 * The package `tar` is six times slower for many small files, and alters links to absolute paths. The toolkit's
 * `extractTar` prints tar's output, so the runner might take a slug's file names for commands.
 *
 * @throws Error if tar fails or the archive contains members that no build should produce; the signal's reason
 */
export async function unpack(file: string, directory: string, signal: AbortSignal): Promise<void> {
  await requireHarmlessMembers(file, directory, signal)
  // In all three programs, `-o` prevents restoring the owner.
  for await (const _ of tar(['-x', '-z', '-o', '--no-same-permissions'], file, directory, signal));
  await secureFiles(directory, signal)
}

/** @throws Error that names the first member that is neither a file, a directory, nor a link */
async function requireHarmlessMembers(file: string, directory: string, signal: AbortSignal): Promise<void> {
  for await (const line of lines(tar(['-t', '-v', '-z'], file, directory, signal))) {
    if (!memberLine.test(line) || harmlessType.test(line)) continue
    throw new Error(
      `The slug was not unpacked because it contains something other than files, directories and links: ${line}`,
    )
  }
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

async function* lines(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let partialLine = ''
  for await (const chunk of output) {
    const completeLines = (partialLine + decoder.decode(chunk, { stream: true })).split('\n')
    partialLine = completeLines.pop() ?? ''
    yield* completeLines
  }
  if (partialLine !== '') yield partialLine
}

/**
 * Runs tar with the archive's file as its standard input. Given a file name, GNU tar would take `C:` for a host. Writing
 * to a pipe could fail, since tar stops reading at the end of the archive.
 */
async function* tar(
  args: string[],
  file: string,
  directory: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const program = await which('tar', true)
  const stdin = createReadStream(file)
  try {
    await once(stdin, 'open', { signal })
    const env = withoutSecrets(process.env)
    yield* runChild(program, [...args, '-f', '-'], { cwd: directory, env, stdin, signal })
  } catch (error) {
    if (!(error instanceof ChildError)) throw error
    throw new Error(`Could not unpack the slug: ${error.message}`, { cause: error })
  } finally {
    stdin.destroy()
  }
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 })
  }
}
