import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ChecksumStream } from './checksum-stream.js'
import { noSuchKey, StorageError } from './storage-error.js'

const maxObjectBytes = 2 * 1024 ** 3

export interface StoredObject {
  /** Bytes. */
  size: number
  /** `SHA256:<hex>`. */
  checksum: string
}

/** The S3-like store: source tarballs and slugs, one file per object, and images, one directory each. */
export class Objects {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Creates the directories, and removes the incomplete uploads of a platform that was killed. */
  async prepare(): Promise<void> {
    await rm(join(this.#directory, 'incoming'), { recursive: true, force: true })
    for (const bucket of ['herokusources', 'slugs', 'images', 'repositories', 'incoming'])
      await mkdir(join(this.#directory, bucket), { recursive: true })
  }

  /** Returns the path of a source tarball in URLs. */
  sourceKey(id: string): string {
    return `/herokusources/${id}`
  }

  /** Returns the path of a slug in URLs. */
  slugKey(id: string): string {
    return `/slugs/${id}.tgz`
  }

  /** Returns the key of the directory of an image's OCI layout, which has no URL. */
  imageKey(id: string): string {
    return `/images/${id}`
  }

  /** Returns the key of the repository that clients push an app to, which has no URL here. */
  repositoryKey(appId: string): string {
    return `/repositories/${appId}`
  }

  /** Returns the file of an object, whose `key` must come from this class. */
  file(key: string): string {
    return join(this.#directory, ...key.split('/'))
  }

  /**
   * Stores the body of a PUT. The object exists only once it is complete.
   *
   * @throws StorageError 411 without a Content-Length, 400 if it exceeds the limit; the connection's error if the upload
   *   is cut
   */
  async put(key: string, request: IncomingMessage): Promise<StoredObject> {
    const length = request.headers['content-length']
    if (length === undefined) {
      throw new StorageError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.')
    }
    if (Number(length) > maxObjectBytes) {
      throw new StorageError(
        400,
        'EntityTooLarge',
        'Your proposed upload exceeds the maximum allowed object size.',
      )
    }
    const incoming = join(this.#directory, 'incoming', randomUUID())
    const checksumStream = new ChecksumStream()
    try {
      await pipeline(request, checksumStream, createWriteStream(incoming))
      await rename(incoming, this.file(key))
    } catch (error) {
      await rm(incoming, { force: true })
      throw error
    }
    return { size: checksumStream.size, checksum: checksumStream.checksum() }
  }

  /**
   * Answers a GET with the object.
   *
   * @throws StorageError 404 if it does not exist
   */
  async get(key: string, response: ServerResponse): Promise<void> {
    const file = await open(this.file(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      throw noSuchKey()
    })
    try {
      const { size } = await file.stat()
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size })
      await pipeline(file.createReadStream({ autoClose: false }), response)
    } finally {
      await file.close()
    }
  }

  /**
   * Removes the source tarballs whose URLs have expired. Both URLs of a source are signed before its upload, so that is
   * the case `seconds` after the upload at the latest.
   *
   * @param now milliseconds since the epoch
   * @param seconds how long the URLs are valid
   */
  async sweepSources(now: number, seconds: number): Promise<void> {
    const directory = join(this.#directory, 'herokusources')
    for (const name of await readdir(directory)) {
      const file = join(directory, name)
      const uploaded = await stat(file).catch(() => undefined)
      if (uploaded !== undefined && uploaded.mtimeMs + seconds * 1000 < now) await rm(file, { force: true })
    }
  }

  /** Removes an object, if it exists. */
  async delete(key: string): Promise<void> {
    await rm(this.file(key), { recursive: true, force: true })
  }
}
