import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App, Pipeline, PipelineCoupling, Release, Slug, Source } from '@heroku-cli/schema'
import { expect } from '@jest/globals'
import { create } from 'tar'
// A type only: tests of faults replace parts of the platform before they load it.
import type { Platform } from '../../src/local-platform/platform.js'
import type { Files } from './repository.js'
import { until } from './wait.js'

export interface BuildBody {
  id: string
  status: string
  output_stream_url: string
  release: { id: string } | null
  slug: { id: string } | null
}

/** Where a local platform listens, and the key to its API. */
export interface PlatformAccess {
  url: string
  apiKey: string
}

/** Sends a request to a platform's API. */
function send(
  { url, apiKey }: PlatformAccess,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: {
      Accept: 'application/vnd.heroku+json; version=3',
      Authorization: `Bearer ${apiKey}`,
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/**
 * Sends a request to a platform's API and returns the JSON of the response.
 *
 * @throws Error unless the request succeeds
 */
export async function api<T>(
  platform: PlatformAccess,
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<T> {
  const response = await send(platform, method, path, body, headers)
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text)
}

/** A client of one platform's API, with the requests that many tests need. */
export class PlatformClient {
  readonly platform: Platform

  constructor(platform: Platform) {
    this.platform = platform
  }

  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response> {
    return send(this.platform, method, path, body, headers)
  }

  /** Sends a request that must succeed, and returns the JSON of the response. */
  json<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    return api<T>(this.platform, method, path, body)
  }

  createApp(name: string): Promise<App> {
    return this.json('POST', '/apps', { name })
  }

  releases(app: string): Promise<Release[]> {
    return this.json('GET', `/apps/${app}/releases`)
  }

  release(app: string, identity: string | number): Promise<Release> {
    return this.json('GET', `/apps/${app}/releases/${identity}`)
  }

  slug(app: string, id: string): Promise<Slug> {
    return this.json('GET', `/apps/${app}/slugs/${id}`)
  }

  /** Uploads a tarball to a new source and returns the URL to build from. */
  async upload(bytes: Uint8Array): Promise<string> {
    const { source_blob: source } = await this.json<Source>('POST', '/sources')
    const response = await fetch(source?.put_url ?? '', { method: 'PUT', body: bytes })
    expect(response.status).toBe(200)
    return source?.get_url ?? ''
  }

  async startBuild(app: string, files: Files, version = '0123456789abcdef'): Promise<BuildBody> {
    const url = await this.upload(await tarball(files))
    return this.json('POST', `/apps/${app}/builds`, { source_blob: { url, version } })
  }

  /** Returns a build once it is no longer pending. */
  finished(app: string, id: string): Promise<BuildBody> {
    return until(
      () => this.json<BuildBody>('GET', `/apps/${app}/builds/${id}`),
      ({ status }) => status !== 'pending',
    )
  }

  /** Builds, waits for the end, and returns the build and its output. */
  async build(app: string, files: Files, version?: string): Promise<{ build: BuildBody; output: string }> {
    const { id, output_stream_url: url } = await this.startBuild(app, files, version)
    const output = await readAll(url)
    return { build: await this.finished(app, id), output }
  }

  /** Returns a release once it is no longer pending. */
  released(app: string, identity: string | number): Promise<Release> {
    return until(
      () => this.release(app, identity),
      ({ status }) => status !== 'pending',
    )
  }

  async pipeline(name: string, members: Record<string, string>): Promise<Pipeline> {
    const pipeline = await this.json<Pipeline>('POST', '/pipelines', { name })
    for (const [app, stage] of Object.entries(members)) {
      await this.json<PipelineCoupling>('POST', '/pipeline-couplings', { app, stage, pipeline: pipeline.id })
    }
    return pipeline
  }
}

/** Packs files into a gzip tarball. Files in `bin/` are executable. */
export async function tarball(files: Files): Promise<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), 'heroku-build-tarball-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = join(directory, 'root', name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
      if (name.startsWith('bin/')) await chmod(file, 0o755)
    }
    const file = join(directory, 'source.tgz')
    await create({ gzip: true, file, cwd: join(directory, 'root'), portable: true }, Object.keys(files))
    return await readFile(file)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Reads a stream to its end, and returns its text without heartbeats. */
export async function readAll(url: string): Promise<string> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return (await response.text()).replaceAll('\0', '')
}

/** Reads a stream until it has sent `text`, and returns what it has sent by then. */
export async function readUntil(url: string, text: string): Promise<string> {
  const abort = new AbortController()
  const response = await fetch(url, { signal: abort.signal })
  const decoder = new TextDecoder()
  let seen = ''
  for await (const chunk of response.body ?? []) {
    seen += decoder.decode(chunk, { stream: true })
    if (seen.includes(text)) break
  }
  abort.abort()
  return seen
}

/** Sends a request with exactly these headers; `fetch` would set or reject some. */
export function rawRequest(
  url: string,
  options: RequestOptions,
  body: Uint8Array | string = '',
): Promise<{ status: number; text: string; message: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (message) => {
      let text = ''
      message.setEncoding('utf8')
      message.on('data', (chunk: string) => {
        text += chunk
      })
      message.on('error', reject)
      message.on('end', () => resolve({ status: message.statusCode ?? 0, text, message }))
    })
    outgoing.on('error', reject)
    // Separate calls, so that Node does not compute a Content-Length.
    if (body.length > 0) outgoing.write(body)
    outgoing.end()
  })
}
