import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { which } from '@actions/io'
import type { App } from '../heroku/apps.js'
import { PassingFault } from '../heroku/errors.js'
import { retry } from '../heroku/retry.js'
import { getSlug } from '../heroku/slugs.js'
import { isDiskFull } from '../runner/run.js'
import { faultOf } from '../source/child.js'
import type { Deploy } from './deploy.js'

/**
 * Checks that a slug can be unpacked into a directory.
 *
 * @throws Error when there is something in it
 */
export async function requireEmpty(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Error(`Input 'slug-directory' is ${directory}, which is no directory`, { cause: error })
  })
  if (names.length === 0) return
  throw new Error(
    `Input 'slug-directory' is ${directory}, where there are files already: it takes a directory that is empty or not there`,
  )
}

/**
 * Downloads a slug, checks its checksum, and unpacks it. The API's key is not sent to where it lies.
 *
 * @throws Error when the checksum is not Heroku's
 */
export async function unpackSlug(deploy: Deploy, app: App, slugId: string, directory: string): Promise<void> {
  const { run, inputs } = deploy
  const scratch = await mkdtemp(join(inputs.temporary, 'heroku-slug-'))
  run.atEnd(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  const file = join(scratch, 'slug.tgz')
  const { signal, log } = run
  const onRetry = (message: string) => log.info(message)
  const attempt = () => download(deploy, app, slugId, file)
  await retry(attempt, { signal, repeat: 'any', onRetry })
  await mkdir(directory, { recursive: true })
  await untar(file, directory, signal)
  run.output('slug-directory', directory)
  run.log.info(`Unpacked the slug ${slugId} to ${directory}`)
}

async function download({ client, run }: Deploy, app: App, slugId: string, file: string): Promise<void> {
  const { signal } = run
  // Read anew for each try: its URL expires within the hour.
  const { url, checksum } = await getSlug(client, app.id, slugId, signal)
  const response = await client.http.send({ method: 'GET', url: new URL(url), signal })
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    const message = `The download of the slug ${slugId} was answered with ${status}`
    throw status >= 500 ? new PassingFault(message) : new Error(message)
  }
  const hash = createHash('sha256')
  response.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(response, createWriteStream(file), { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    if (isDiskFull(error)) throw error
    throw response.errored ? new PassingFault('The download of the slug broke off', { cause: error }) : error
  })
  const found = `SHA256:${hash.digest('hex')}`
  if (checksum !== '' && found.toLowerCase() !== checksum.toLowerCase()) {
    throw new PassingFault(`The slug ${slugId} came with the checksum ${found}, but Heroku has ${checksum}`)
  }
}

/**
 * Unpacks with the machine's tar, which lets no member out of the directory. Not by the toolkit, whose `extractTar`
 * passes on what tar prints: a slug's file names, which the runner may take for commands.
 */
async function untar(file: string, directory: string, signal: AbortSignal): Promise<void> {
  const tar = spawn(await which('tar', true), ['-x', '-f', '-'], {
    cwd: directory,
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
    windowsHide: true,
  })
  const ended = faultOf(tar)
  const cut = await pipeline(createReadStream(file), createGunzip(), tar.stdin).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  )
  const fault = await ended
  signal.throwIfAborted()
  if (fault !== undefined) throw new Error(`The slug could not be unpacked: ${fault}`, { cause: cut })
  // Once tar has seen the archive's end, it may leave what follows.
  if (cut && cut.code !== 'EPIPE') throw cut
}
