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

/** A platform that is a process of its own, so that what it holds is nobody else's. */
class Subject {
  // No connection is kept: whatever is open later is a leak.
  readonly #agent = new Agent({ keepAlive: false })

  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    readonly temporary: string,
  ) {}

  static async start(): Promise<Subject> {
    const temporary = await temporaryDirectory()
    const args = [main, '--api-key', 'KEY', '--app', 'example']
    const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } })
    afterTest(async () => child.kill('SIGKILL'))
    const [text] = await once(child.stdout.setEncoding('utf8'), 'data')
    child.stdout.resume()
    return new Subject(child, /http:\/\/\S+/.exec(text)?.[0] ?? '', temporary)
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

  async ended({ id }: BuildBody): Promise<string> {
    const ask = () => this.json<BuildBody>('GET', `/apps/example/builds/${id}`)
    return (await until(ask, ({ status }) => status !== 'pending')).status
  }

  /** Sends a request, reads until something of the answer has come if it is to, and breaks the connection. */
  async abandon(request: string, { answered }: { answered: boolean }): Promise<void> {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1').on('error', () => undefined)
    socket.write(request)
    if (answered) await once(socket, 'data')
    socket.destroy()
  }

  /** The head of a request that is let in. */
  head(method: string, url: string, length = 0): string {
    const { host, pathname, search } = new URL(url, this.url)
    const accept = 'Accept: application/vnd.heroku+json; version=3\r\nAuthorization: Bearer KEY'
    return `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${accept}\r\nContent-Length: ${length}\r\n\r\n`
  }

  /** What the process holds: how many handles of which kind, how many children, which files it has written. */
  async holds() {
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

/** All that may go right and wrong, once. */
async function round(subject: Subject): Promise<void> {
  expect(await subject.ended(await subject.build(inlineApp()))).toBe('succeeded')
  expect(await subject.ended(await subject.build(inlineApp('sleep 60 & exit 1')))).toBe('failed')
  expect(await subject.ended(await subject.build({ 'README.md': 'nothing to detect' }))).toBe('failed')
  const running = await subject.build(inlineApp('sleep 60 & echo up; exec sleep 60'))
  const read = subject.head('GET', running.output_stream_url)
  await subject.abandon(read, { answered: true })
  await subject.abandon(read.repeat(3), { answered: true })
  await subject.json('DELETE', `/apps/example/builds/${running.id}`, undefined, cancelVersion)
  await subject.abandon(read, { answered: true })
  const { source_blob: blob } = await subject.json<Source>('POST', '/sources')
  await subject.abandon(`${subject.head('PUT', blob?.put_url ?? '', 99)}part`, { answered: false })
  await subject.abandon(`${subject.head('POST', '/apps/example/builds', 99)}{"so`, { answered: false })
  await subject.abandon('GET /apps HTTP/1.1\r\nHo', { answered: false })
}

onLinux(
  'builds, even failed and canceled ones, and clients that vanish leave no resources behind',
  async () => {
    const subject = await Subject.start()
    await round(subject)
    // Node opens some handles when it first needs them.
    const first = await subject.holds()
    for (let count = 1; count < rounds; count += 1) await round(subject)
    const expected = {
      ...first,
      children: '',
      scratch: 0,
      sources: 4 * rounds,
      slugs: rounds,
      streams: 4 * rounds,
    }
    await until(
      () => subject.holds(),
      (holds) => JSON.stringify(holds) === JSON.stringify(expected),
    )
  },
)
