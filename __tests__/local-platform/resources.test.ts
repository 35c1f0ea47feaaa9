import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Source } from '@heroku-cli/schema'
import { expect } from '@jest/globals'
import { project } from '../support/deploy.js'
import { onLinux } from '../support/operating-systems.js'
import { type BuildBody, rawRequest, tarball } from '../support/platform-client.js'
import { inlineApp, type TextFiles } from '../support/repository.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'

const main = join(project, 'dist', 'local-platform', 'index.js')
const cancelVersion = 'application/vnd.heroku+json; version=3.cancel-build'
const rounds = 4

/** A platform in a separate process, so that all resources of the process are the platform's. */
class PlatformProcess {
  // No connection is kept alive, so whatever is open later is a leak.
  readonly #agent = new Agent({ keepAlive: false })

  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    readonly temporary: string,
  ) {}

  static async start(): Promise<PlatformProcess> {
    const temporary = await temporaryDirectory()
    const args = [main, '--api-key', 'KEY', '--app', 'example']
    const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } })
    afterTest(async () => child.kill('SIGKILL'))
    const [text] = await once(child.stdout.setEncoding('utf8'), 'data')
    child.stdout.resume()
    return new PlatformProcess(child, /http:\/\/\S+/.exec(text)?.[0] ?? '', temporary)
  }

  async json<T>(method: string, path: string, body?: object, accept?: string): Promise<T> {
    const Accept = accept ?? 'application/vnd.heroku+json; version=3'
    const headers = { Accept, Authorization: 'Bearer KEY' }
    const options = { agent: this.#agent, method, headers }
    const { status, text } = await rawRequest(this.url + path, options, body && JSON.stringify(body))
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text)
  }

  async build(files: TextFiles): Promise<BuildBody> {
    const { source_blob: blob } = await this.json<Source>('POST', '/sources')
    const bytes = await tarball(files)
    const options = { agent: this.#agent, method: 'PUT', headers: { 'Content-Length': bytes.length } }
    expect((await rawRequest(blob?.put_url ?? '', options, bytes)).status).toBe(200)
    return this.json('POST', '/apps/example/builds', { source_blob: { url: blob?.get_url } })
  }

  async finalStatus({ id }: BuildBody): Promise<string> {
    const read = () => this.json<BuildBody>('GET', `/apps/example/builds/${id}`)
    return (await until(read, ({ status }) => status !== 'pending')).status
  }

  /** Sends a request, waits for the start of the response if `answered`, and breaks the connection. */
  async abandon(request: string, { answered }: { answered: boolean }): Promise<void> {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1').on('error', () => undefined)
    socket.write(request)
    if (answered) await once(socket, 'data')
    socket.destroy()
  }

  /** Returns the head of a valid request. */
  head(method: string, url: string, length = 0): string {
    const { host, pathname, search } = new URL(url, this.url)
    const accept = 'Accept: application/vnd.heroku+json; version=3\r\nAuthorization: Bearer KEY'
    return `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${accept}\r\nContent-Length: ${length}\r\n\r\n`
  }

  /** Returns the resources of the process: its handles by kind, its children, and how many files it has written. */
  async resources() {
    const { pid } = this.process
    const links = (await readdir(`/proc/${pid}/fd`)).map((fd) =>
      readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''),
    )
    const kinds = (await Promise.all(links)).map((link) => link.replace(/:\[\d+\]$/, '')).sort()
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
    const files = await readdir(this.temporary, { recursive: true, withFileTypes: true })
    const count = (folder: RegExp) =>
      files.filter((file) => folder.test(join(file.parentPath, file.name))).length
    return {
      handles: kinds.filter((kind) => kind !== ''),
      children: children.trim(),
      scratch: count(/\/incoming\/|\/scratch\/(?!caches)\w+\//),
      sources: count(/\/herokusources\//),
      slugs: count(/\/slugs\//),
      streams: count(/\/streams\//),
    }
  }
}

function socketsOf({ handles }: { handles: string[] }): string[] {
  return handles.filter((kind) => kind === 'socket')
}

/** Runs each kind of build and request once, including failures and broken connections. */
async function runRound(platform: PlatformProcess): Promise<void> {
  expect(await platform.finalStatus(await platform.build(inlineApp()))).toBe('succeeded')
  expect(await platform.finalStatus(await platform.build(inlineApp('sleep 60 & exit 1')))).toBe('failed')
  expect(await platform.finalStatus(await platform.build({ 'README.md': 'nothing to detect' }))).toBe(
    'failed',
  )
  const running = await platform.build(inlineApp('sleep 60 & echo up; exec sleep 60'))
  const read = platform.head('GET', running.output_stream_url)
  await platform.abandon(read, { answered: true })
  await platform.abandon(read.repeat(3), { answered: true })
  await platform.json('DELETE', `/apps/example/builds/${running.id}`, undefined, cancelVersion)
  await platform.abandon(read, { answered: true })
  const { source_blob: blob } = await platform.json<Source>('POST', '/sources')
  await platform.abandon(`${platform.head('PUT', blob?.put_url ?? '', 99)}part`, { answered: false })
  await platform.abandon(`${platform.head('POST', '/apps/example/builds', 99)}{"so`, { answered: false })
  await platform.abandon('GET /apps HTTP/1.1\r\nHo', { answered: false })
}

onLinux(
  'builds, including failed and canceled ones, and clients that disconnect leave no resources behind',
  async () => {
    const platform = await PlatformProcess.start()
    const { length: idleSockets } = socketsOf(await platform.resources())
    await runRound(platform)
    // Node opens handles when it first needs them, so the first round is the baseline, once Node has closed the
    // connections that it keeps alive for a few seconds after fetching a source.
    const baseline = await until(
      () => platform.resources(),
      (resources) => socketsOf(resources).length === idleSockets,
    )
    for (let count = 1; count < rounds; count += 1) await runRound(platform)
    const expected = {
      ...baseline,
      children: '',
      scratch: 0,
      sources: 4 * rounds,
      slugs: rounds,
      streams: 4 * rounds,
    }
    await until(
      () => platform.resources(),
      (resources) => JSON.stringify(resources) === JSON.stringify(expected),
    )
  },
)
