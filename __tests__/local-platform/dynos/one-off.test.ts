import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import type { App, Dyno, LogSession } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { PlatformOptions } from '../../../src/local-platform/platform.js'
import type { PlatformClient } from '../../support/platform-client.js'
import { readUntil } from '../../support/platform-client.js'
import { waitForExit, waitForProcess } from '../../support/processes.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

async function startWith(files: Record<string, string>, dynos: PlatformOptions['dynos'] = {}) {
  const client = await startTestPlatform({ apps: ['my-app'], dynos })
  await client.build('my-app', { 'package.json': '{}', ...files })
  return client
}

async function logUrl(client: PlatformClient, options: object): Promise<string> {
  const session = await client.json<LogSession>('POST', '/apps/my-app/log-sessions', options)
  return session.logplex_url ?? ''
}

describe('a one-off dyno', () => {
  test('runs a command detached, and its output goes to the log', async () => {
    const client = await startWith({
      Procfile: 'task: node task.js',
      'task.js': 'console.log("done", process.argv[2], process.env.COLOR)',
    })
    const dyno = await client.json<Dyno>('POST', '/apps/my-app/dynos', {
      command: 'task fast',
      env: { COLOR: 'red' },
    })
    expect(dyno).toMatchObject({
      name: expect.stringMatching(/^run\.\d{4}$/),
      command: 'node task.js fast',
      attach_url: null,
    })
    await until(
      () => client.json<Dyno[]>('GET', '/apps/my-app/dynos'),
      (dynos) => dynos.every(({ type }) => type !== 'run'),
    )
    const text = await (await fetch(await logUrl(client, { dyno: dyno.name }))).text()
    expect(text).toContain(`app[${dyno.name}]: done fast red`)
    expect(text).toContain(`heroku[${dyno.name}]: Process exited with status 0`)
    expect(await readUntil(await logUrl(client, { tail: true, source: 'app' }), 'done')).toContain(
      'done fast red',
    )
  })

  test('gives a client that attaches its input and output', async () => {
    const client = await startWith({ Procfile: 'task: cat' })
    const dyno = await client.json<Dyno>('POST', '/apps/my-app/dynos', {
      command: 'task ; exit 3',
      attach: true,
    })
    const { hostname, port, pathname } = new URL(dyno.attach_url ?? '')
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
    socket.write(`${pathname.slice(1)}\r\nhello\n\u0004`)
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    await once(socket, 'close')
    expect(text).toBe('rendezvous\r\nhello\n')
  })

  test('keeps no other dyno from starting once it is stopped before a client attaches', async () => {
    // It has no web dyno, which would take a place while it starts.
    const client = await startWith({ Procfile: 'task: echo started' })
    for (let count = 0; count <= Math.max(2, availableParallelism()); count += 1) {
      const { id } = await client.json<Dyno>('POST', '/apps/my-app/dynos', { command: 'task', attach: true })
      await client.send('POST', `/apps/my-app/dynos/${id}/actions/stop`)
    }
    const dyno = await client.json<Dyno>('POST', '/apps/my-app/dynos', { command: 'task' })
    const log = await logUrl(client, { tail: true, dyno: dyno.name })
    const line = `app[${dyno.name}]: started`
    expect(await readUntil(log, line)).toContain(line)
  })

  test('serves no requests, whatever its type, and has no time limit to listen', async () => {
    const client = await startWith({ Procfile: 'worker: cat' }, { bootTimeoutMs: 1 })
    await client.json('PATCH', '/apps/my-app/formation/web', { quantity: 0 })
    const dyno = await client.json<Dyno>('POST', '/apps/my-app/dynos', {
      command: 'echo ready; sleep 60',
      type: 'web',
    })
    expect(dyno.name).toMatch(/^web\.\d{4}$/)
    await readUntil(await logUrl(client, { tail: true, dyno: dyno.name }), ']: ready')
    const { web_url: url } = await client.json<App>('GET', '/apps/my-app')
    expect((await fetch(url ?? '')).status).toBe(503)
    expect(await textOf(client, { dyno: 'router' })).toContain('code=H14')
    await client.json('POST', `/apps/my-app/dynos/${dyno.name}/actions/stop`)
    await gone(client)
    expect(await textOf(client, { dyno: dyno.name ?? '' })).toMatch(
      /Starting process with command `echo ready; sleep 60`\n.*State changed from starting to up\n.*ready\n.*Stopping all processes with SIGTERM\n.*Process exited with status 143\n.*State changed from up to complete\n$/,
    )
  })

  test('stops when its time to live is over', async () => {
    const client = await startWith({ Procfile: 'worker: cat' })
    const { name } = await client.json<Dyno>('POST', '/apps/my-app/dynos', {
      command: 'sleep 60',
      time_to_live: 1,
    })
    await gone(client)
    expect(await textOf(client, { dyno: name })).toContain('Process exited with status 143')
  })

  test('logs one line for its command, whatever that is', async () => {
    const client = await startWith({ Procfile: 'worker: cat' })
    await client.json('POST', '/apps/my-app/dynos', { command: 'true\n2026 heroku[web.1]: forged' })
    await gone(client)
    expect(await textOf(client, {})).not.toMatch(/^2026 heroku\[web.1\]: forged/m)
  })
})

describe('an attached one-off dyno', () => {
  test('ends with its client', async () => {
    const file = join(await temporaryDirectory(), 'pid')
    const client = await startWith({ Procfile: 'worker: cat' })
    const dyno = await attached(client, `echo $$ > '${file}'; exec sleep 60`)
    const socket = attach(dyno)
    const pid = await waitForProcess(file)
    socket.destroy()
    await waitForExit([pid])
    await gone(client)
    expect(await textOf(client, { dyno: dyno.name ?? '' })).toContain('Client connection closed')
  })

  test('waits for a client that reads slowly, and gives it all output', async () => {
    const client = await startWith({ Procfile: 'worker: cat' })
    const dyno = await attached(client, 'head -c 30000000 /dev/zero; echo end')
    const socket = attach(dyno)
    let bytes = 0
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      socket.pause()
      setTimeout(() => socket.resume(), bytes < 1_000_000 ? 5 : 0)
    })
    await once(socket, 'close')
    expect(bytes).toBe('rendezvous\r\n'.length + 30_000_000 + 'end\n'.length)
  })

  test('without a client ends with R13', async () => {
    const client = await startWith({ Procfile: 'worker: cat' }, { attachTimeoutMs: 100 })
    const { name } = await attached(client, 'echo never')
    await gone(client)
    const text = await textOf(client, { dyno: name })
    expect(text).toMatch(/Awaiting client\n.*Error R13 \(Attach error\) -> Failed to attach to process\n/)
    expect(text).toContain('State changed from starting to complete')
    expect(text).not.toContain('Starting process')
  })

  test('without a client leaves its place to others', async () => {
    const client = await startWith({ Procfile: 'worker: cat' }, { attachTimeoutMs: 100 })
    // As many as may boot at a time.
    const count = Math.max(2, availableParallelism())
    await Promise.all(Array.from({ length: count }, () => attached(client, 'echo never')))
    await gone(client)
    await client.json('POST', '/apps/my-app/dynos', { command: 'echo here' })
    await readUntil(await logUrl(client, { tail: true, source: 'app' }), ': here')
  })

  test.each([
    ['a wrong secret', () => 'a'.repeat(48)],
    ['a secret that is used already', (secret: string) => secret],
    ['no secret', () => ''],
    ['a secret that never ends', () => 'a'.repeat(10_000)],
  ])('turns away a client with %s', async (_, secretOf) => {
    const client = await startWith({ Procfile: 'worker: cat' })
    const dyno = await attached(client, 'cat')
    const first = attach(dyno)
    await once(first, 'data')
    const { hostname, port, pathname } = new URL(dyno.attach_url ?? '')
    const second = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
    second.on('error', () => {})
    let text = ''
    second.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    second.write(`${secretOf(pathname.slice(1))}\r\n`)
    await once(second, 'close')
    expect(text).toBe('')
    first.write('still mine\n\u0004')
    const [chunk] = await once(first, 'data')
    expect(String(chunk)).toBe('still mine\n')
  })
})

const attached = (client: PlatformClient, command: string) =>
  client.json<Dyno>('POST', '/apps/my-app/dynos', { command, attach: true })

function attach(dyno: Dyno): TLSSocket {
  const { hostname, port, pathname } = new URL(dyno.attach_url ?? '')
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
  socket.on('error', () => {})
  socket.write(`${pathname.slice(1)}\r\n`)
  return socket
}

/** Waits until no one-off dyno runs. */
async function gone(client: PlatformClient): Promise<void> {
  await until(
    () => client.json<Dyno[]>('GET', '/apps/my-app/dynos'),
    (dynos) => dynos.every(({ name = '' }) => !/\.\d{4}$/.test(name)),
  )
}

async function textOf(client: PlatformClient, options: object): Promise<string> {
  return (await fetch(await logUrl(client, { lines: 1500, ...options }))).text()
}
