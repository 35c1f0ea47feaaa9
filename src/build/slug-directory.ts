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
import { ChildError, run as runChild, withoutSecrets } from '../source/child.js'
import { withoutLinks } from '../source/links.js'
import { isBelow } from '../source/paths.js'
import { isDiskFull } from '../text/describe-error.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Checks that a slug can be unpacked into a directory. A path below the workspace must not lead out of it, or into a
 * repository, by a link: links there may be the commit's.
 *
 * @param workspace absolute
 * @returns the directory with all links followed
 * @throws Error when there is something in it, or a link leads astray
 */
export async function requireEmpty(directory: string, workspace: string): Promise<string> {
  const real = await withoutLinks(directory)
  const inside = isBelow(real, await withoutLinks(workspace)) && !/[/\\]\.git([/\\]|$)/i.test(real)
  if (isBelow(directory, workspace) && !inside) {
    throw new Error(
      `Input 'slug-directory' is ${directory}, which a link leads to ${real}: below the workspace it takes a directory that no link leads out of it, or into .git`,
    )
  }
  const names = await readdir(real).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Error(`Input 'slug-directory' is ${directory}, which is no directory`, { cause: error })
  })
  if (names.length === 0) return real
  throw new Error(
    `Input 'slug-directory' is ${directory}, where there are files already: it takes a directory that is empty or not there`,
  )
}

/**
 * Downloads a slug, checks its checksum, and unpacks it. The API's key is not sent to where it lies. What fails to be unpacked whole is
 * removed again.
 *
 * @throws Error when the checksum is not Heroku's, or when the slug holds what no build should put there
 */
export async function unpackSlug(
  deploy: BuildDeploy,
  app: App,
  slugId: string,
  directory: string,
): Promise<void> {
  const { run, options } = deploy
  const scratch = await mkdtemp(join(options.temporary, 'heroku-slug-'))
  run.defer(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  const file = join(scratch, 'slug.tgz')
  const { signal, log } = run
  const onRetry = (message: string) => log.info(message)
  const attempt = () => download(deploy, app, slugId, file)
  await retry(attempt, { signal, idempotent: true, onRetry })
  const real = await requireEmpty(directory, options.workspace)
  await mkdir(real, { recursive: true })
  await unpack(file, real, signal).catch(async (error: unknown) => {
    await clear(real)
    throw error
  })
  run.output('slug-directory', directory)
  run.log.info(`Unpacked the slug ${slugId} to ${directory}`)
}

async function download({ client, run }: BuildDeploy, app: App, slugId: string, file: string): Promise<void> {
  const { signal } = run
  // Read anew for each try: its URL expires within the hour.
  const { url, checksum } = await getSlug(client, app.id, slugId)
  const response = await client.http.send({ method: 'GET', url: new URL(url), signal })
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    const message = `The download of the slug ${slugId} was answered with ${status}`
    throw status >= 500 ? new TransientError(message) : new Error(message)
  }
  const hash = createHash('sha256')
  response.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(response, createWriteStream(file), { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    if (isDiskFull(error)) throw error
    throw response.errored
      ? new TransientError('The download of the slug broke off', { cause: error })
      : error
  })
  const found = `SHA256:${hash.digest('hex')}`
  if (checksum !== '' && found.toLowerCase() !== checksum.toLowerCase()) {
    throw new TransientError(`The slug ${slugId} came with the checksum ${found}, but Heroku has ${checksum}`)
  }
}

/** The types of members that a slug may have, as `tar -tv` shows them: files, directories, and both kinds of links. */
const harmless = /^[-dhlC]/
/** How a line of `tar -tv` begins: a type and permissions. Other lines continue a file name that has a line's end in it. */
const listedMember = /^\S[-rwxsStT]{9}/
const specialBits = 0o7000

/**
 * Unpacks with the machine's tar, after a look at what it would make: as root, it would make devices. Listed and unpacked
 * by the same program, so that both read the archive in the same way. GNU tar, bsdtar and BusyBox's all write nothing
 * outside of the directory, neither by a member's name nor through a link that the archive has made before; links
 * themselves stay as they are, since those of a slug may point to /app.
 *
 * Not by the package `tar`: it takes six times as long for many small files, and alters links to absolute paths. Not by
 * the toolkit's `extractTar`, which passes on what tar prints: a slug's file names, which the runner may take for commands.
 */
export async function unpack(file: string, directory: string, signal: AbortSignal): Promise<void> {
  await inspect(file, directory, signal)
  // `-o` keeps the owner from being restored, in each of the three.
  for await (const _ of tar(['-x', '-z', '-o', '--no-same-permissions'], file, directory, signal));
  await secure(directory, signal)
}

/**
 * Reads the list of members.
 *
 * @throws Error that names the first that is neither file, directory nor link
 */
async function inspect(file: string, directory: string, signal: AbortSignal): Promise<void> {
  for await (const line of lines(tar(['-t', '-v', '-z'], file, directory, signal))) {
    if (!listedMember.test(line) || harmless.test(line)) continue
    throw new Error(
      `The slug was not unpacked, since it holds something other than files, directories and links: ${line}`,
    )
  }
}

/**
 * Sees to what BusyBox's tar lets pass: permissions of special use, and hard links to files outside.
 *
 * @throws Error that names such a link
 */
async function secure(directory: string, signal: AbortSignal): Promise<void> {
  const special: { path: string; mode: number }[] = []
  const linked = new Map<string, { path: string; missing: number }>()
  // Without the types, Node would go on through links to directories.
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    signal.throwIfAborted()
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode, nlink, dev, ino } = await lstat(path)
    if (mode & specialBits) special.push({ path, mode })
    if (nlink === 1 || entry.isDirectory()) continue
    const { missing } = linked.get(`${dev}:${ino}`) ?? { missing: nlink }
    linked.set(`${dev}:${ino}`, { path, missing: missing - 1 })
  }
  const outside = [...linked.values()].find(({ missing }) => missing > 0)
  if (outside)
    throw new Error(`The slug was not unpacked, since it links ${outside.path} to a file outside of it`)
  for (const { path, mode } of special) await chmod(path, mode & 0o777)
}

async function* lines(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of output) {
    const whole = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = whole.pop() ?? ''
    yield* whole
  }
  if (rest !== '') yield rest
}

/**
 * Runs tar on an archive that it reads by itself, from its standard input: by name, GNU tar would take `C:` for a host.
 * A stream of ours could not be written to its end, since tar stops reading at the archive's.
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
    throw new Error(`The slug could not be unpacked: ${error.message}`, { cause: error })
  } finally {
    stdin.destroy()
  }
}

/** Removes all that is in a directory. */
async function clear(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 })
  }
}
