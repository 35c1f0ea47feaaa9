import { replaceControlCharacters, toOneLine } from '../text/control-characters.js'
import { formatBytes } from '../text/format.js'

/** Time that an app has to answer, in milliseconds: more than the router gives it. */
const headTimeoutMs = 120_000

/** Time for the part of the body that is shown, in milliseconds: a stream of events has no end. */
const bodyTimeoutMs = 5_000

/** What is read of a body, in bytes. */
const maxBytes = 64_000

/** What is shown of a body: lines, characters of each, and bytes of one that is no text. */
const shown = { lines: 8, characters: 160, bytes: 16 }

/** The answer of an app to a request. */
export interface Answer {
  status: number
  /** Status, type, size, title and first lines, for a terminal. */
  description: string
}

/**
 * Requests a page of an app, without following redirects.
 *
 * @throws Error if there is no answer; the signal's reason
 */
export async function requestPage(url: string, signal: AbortSignal): Promise<Answer> {
  const start = performance.now()
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(), headTimeoutMs)
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, end.signal]) })
    const duration = Math.round(performance.now() - start)
    clearTimeout(timer)
    const bodyTimer = setTimeout(() => end.abort(), bodyTimeoutMs)
    const body = await readStart(response).finally(() => clearTimeout(bodyTimer))
    return { status: response.status, description: describe(response, body, duration) }
  } catch (error) {
    signal.throwIfAborted()
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new Error(`GET ${url} failed: ${cause instanceof Error ? cause.message : cause}`)
  } finally {
    clearTimeout(timer)
    end.abort()
  }
}

/** The beginning of a body. */
interface Body {
  bytes: Buffer
  isWhole: boolean
}

async function readStart({ body }: Response): Promise<Body> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) break
    }
  } catch {
    // It has broken off, or takes too long: what has arrived is shown.
    return { bytes: Buffer.concat(chunks), isWhole: false }
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isWhole: length <= maxBytes }
}

function describe({ url, status, statusText, headers }: Response, body: Body, duration: number): string {
  const type = headers.get('content-type') ?? 'no content type'
  const size = `${body.isWhole ? '' : 'more than '}${formatBytes(body.bytes.length)}`
  const reason = statusText === '' ? '' : ` ${statusText}`
  const location = headers.get('location')
  const lines = [
    `GET ${url} answered ${status}${reason} in ${duration} ms: ${type}, ${size}`,
    ...(location === null ? [] : [`Location: ${location}`]),
    ...(isText(type, body.bytes) ? textLines(type, body.bytes.toString('utf8')) : [hexadecimal(body.bytes)]),
  ]
  return lines.map((line) => `${cut(toOneLine(line))}\n`).join('')
}

function textLines(type: string, text: string): string[] {
  const title = /html/i.test(type) ? titleOf(text) : ''
  const lines = replaceControlCharacters(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .filter((line) => line.trim() !== '')
  return [
    ...(title === '' ? [] : [`Title: ${title}`]),
    ...lines.slice(0, shown.lines).map((line) => `  ${line}`),
    ...(lines.length > shown.lines ? ['  …'] : []),
  ]
}

/** The lengths are limited, since the time would otherwise grow with the square of the text's. */
function titleOf(html: string): string {
  return /<title\b[^>]{0,100}>([^<]{0,300})/i.exec(html)?.[1]?.trim() ?? ''
}

function isText(type: string, bytes: Buffer): boolean {
  return /^text\/|json|xml|javascript|^no /i.test(type) && !bytes.includes(0)
}

function hexadecimal(bytes: Buffer): string {
  const first = [...bytes.subarray(0, shown.bytes)].map((byte) => byte.toString(16).padStart(2, '0'))
  return `  ${first.join(' ')}${bytes.length > shown.bytes ? ' …' : ''}`
}

function cut(line: string): string {
  const characters = [...line.slice(0, 4 * shown.characters)]
  return characters.length > shown.characters ? `${characters.slice(0, shown.characters).join('')}…` : line
}
