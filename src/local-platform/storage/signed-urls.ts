import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { StorageError } from './storage-error.js'

/** Lifetime of source and slug URLs in seconds: Heroku's expire after exactly one hour. */
export const objectUrlSeconds = 3600

/** Lifetime of output stream URLs in seconds. */
export const streamUrlSeconds = 24 * 3600

/**
 * Signs and checks URLs that are valid for one method, one path and a limited time, without an `Authorization` header,
 * like S3's presigned URLs. The parameters have AWS's names. The signature is our own: only this server verifies it.
 */
export class SignedUrls {
  readonly #key = randomBytes(32)
  readonly #now: () => number
  #origin = ''

  constructor(now: () => number) {
    this.#now = now
  }

  /** Sets the `http://host:port` that URLs start with, which is known once the server listens. */
  setOrigin(origin: string): void {
    this.#origin = origin
  }

  /** The `http://host:port` of this platform. */
  get origin(): string {
    return this.#origin
  }

  /** Returns a URL for `method` on `path`, which is valid for `seconds` from now on. */
  sign(method: string, path: string, seconds: number): string {
    const date = amzDate(this.#now())
    const query = new URLSearchParams({
      'X-Amz-Date': date,
      'X-Amz-Expires': String(seconds),
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': this.#signature(method, path, date, String(seconds), ''),
    })
    return `${this.#origin}${path}?${query}`
  }

  /**
   * Checks the signature of a request.
   *
   * @param signsContentType whether the signature covers the Content-Type, as the object store's does: no signature
   *   includes one, so the request must not have it. Those of output streams and logs cover the host only.
   * @throws StorageError 403 if the signature is missing, has expired, or is for another method, path or Content-Type
   */
  check(request: IncomingMessage, url: URL, signsContentType: boolean): void {
    const date = url.searchParams.get('X-Amz-Date') ?? ''
    const expires = url.searchParams.get('X-Amz-Expires') ?? ''
    const actual = url.searchParams.get('X-Amz-Signature') ?? ''
    if (actual === '') throw new StorageError(403, 'AccessDenied', 'Access Denied')
    const contentType = signsContentType ? (request.headers['content-type'] ?? '') : ''
    const expected = this.#signature(request.method ?? '', url.pathname, date, expires, contentType)
    if (!isSameText(actual, expected)) {
      throw new StorageError(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      )
    }
    if (this.#now() > parseAmzDate(date) + Number(expires) * 1000) {
      throw new StorageError(403, 'AccessDenied', 'Request has expired')
    }
  }

  #signature(method: string, path: string, date: string, expires: string, contentType: string): string {
    const text = [method, path, date, expires, 'host', contentType].join('\n')
    return createHmac('sha256', this.#key).update(text).digest('hex')
  }
}

/** Compares two strings in a time that does not depend on where they differ. */
export function isSameText(one: string, other: string): boolean {
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function amzDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
