import { request } from 'node:http'
import type { App, Dyno, Formation, LogSession } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { DynosSettings, PlatformOptions } from '../../../src/local-platform/platform.js'
import type { PlatformClient } from '../../support/platform-client.js'
import { isRunning, waitForExit } from '../../support/processes.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

/** A web server that answers with its release, its dyno, and what a request asks for. */
const server = `
const http = require('http')
const server = http.createServer((request, response) => {
  if (request.url === '/exit') process.exit(3)
  if (request.url === '/never') return
  if (request.url === '/close') return request.socket.destroy()
  if (request.url === '/echo') return request.pipe(response)
  response.setHeader('x-dyno', process.env.DYNO)
  response.end(JSON.stringify({ pid: process.pid, headers: request.headers, cwd: process.cwd(), env: process.env }))
})
server.on('upgrade', (request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: echo\\r\\nConnection: Upgrade\\r\\n\\r\\n')
  socket.pipe(socket)
})
console.log('listening soon')
server.listen(process.env.PORT)
`

const web = {
  Procfile: 'web: node server.js\nworker: node worker.js\n',
  'server.js': server,
  'worker.js': 'setInterval(() => {}, 1000)',
}

async function startWith(files: Record<string, string>, dynos: PlatformOptions['dynos'] = {}) {
  const client = await startTestPlatform({ apps: ['my-app'], dynos })
  await client
    .json('PUT', '/apps/my-app/buildpack-installations', { updates: [{ buildpack: 'heroku/nodejs' }] })
    .catch(() => {})
  const { output } = await client.build('my-app', { 'package.json': '{}', ...files })
  return { client, output, url: (await appOf(client)).web_url ?? '' }
}

interface Answer {
  pid: number
  env: Record<string, string>
  headers: Record<string, string>
}

const parse = (text: string): Answer => JSON.parse(text)
const answerOf = async (url: string) => parse(await (await fetch(url)).text())
const appOf = (client: PlatformClient) => client.json<App>('GET', '/apps/my-app')
const dynosOf = (client: PlatformClient) => client.json<Dyno[]>('GET', '/apps/my-app/dynos')
const states = async (client: PlatformClient) =>
  (await dynosOf(client)).map(({ name, state }) => `${name} ${state}`).toSorted()

describe('the dynos of an app', () => {
  test('run the formation of its current release', async () => {
    const { client, url } = await startWith(web)
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 up',
    )
    const [dyno] = await dynosOf(client)
    expect(dyno).toMatchObject({
      type: 'web',
      command: 'node server.js',
      size: 'Basic',
      release: { version: 3 },
    })
    const response = await fetch(url)
    expect(response.headers.get('x-dyno')).toBe('web.1')
    const { env, headers } = parse(await response.text())
    expect(env).toMatchObject({ DYNO: 'web.1', HOME: expect.stringMatching(/app$/) })
    expect(headers).toMatchObject({ 'x-forwarded-proto': 'http', 'x-request-id': expect.any(String) })
    await client.json<Formation[]>('PATCH', '/apps/my-app/formation', {
      updates: [
        { type: 'web', quantity: 2 },
        { type: 'worker', quantity: 1 },
      ],
    })
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 up,web.2 up,worker.1 up',
    )
  })

  test('are replaced by those of the next release', async () => {
    const { client, url } = await startWith(web)
    const { pid } = await answerOf(url)
    await client.json('PATCH', '/apps/my-app/config-vars', { COLOR: 'green' })
    await until(
      () => dynosOf(client),
      ([dyno]) => dyno?.state === 'up' && dyno.release?.version === 4,
    )
    const { env } = await answerOf(url)
    expect(env.COLOR).toBe('green')
    await waitForExit([pid])
  })

  test('that exit are crashed, and restarted once at once', async () => {
    const { client, url } = await startWith(web)
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 up',
    )
    const [before] = await dynosOf(client)
    await fetch(`${url}exit`).catch(() => {})
    await until(
      () => dynosOf(client),
      ([dyno]) => dyno?.state === 'up' && dyno.id !== before?.id,
    )
    const response = await fetch(`${url}exit`)
    expect(response.status).toBe(503)
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 crashed',
    )
    expect((await fetch(url)).status).toBe(503)
  })

  test('that do not listen in time are crashed', async () => {
    const { client, url } = await startWith(
      { Procfile: 'web: node worker.js', 'worker.js': 'setInterval(() => {}, 1000)' },
      { bootTimeoutMs: 200 },
    )
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 crashed',
    )
    expect((await fetch(url)).status).toBe(503)
  })

  test('are killed when they ignore SIGTERM', async () => {
    const { client, url } = await startWith(
      { ...web, 'server.js': `process.on('SIGTERM', () => {})\n${server}` },
      { exitTimeoutMs: 200 },
    )
    const { pid } = await answerOf(url)
    await client.json('DELETE', '/apps/my-app/dynos')
    await waitForExit([pid])
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 up',
    )
  })

  test.each([
    ['DELETE', 'dynos'],
    ['DELETE', 'dynos/web.1'],
    // The CLI's ps:restart and ps:stop take a process type for a dyno.
    ['DELETE', 'dynos/web'],
    ['DELETE', 'formations/web'],
    ['POST', 'dynos/web.1/actions/stop'],
    ['POST', 'dynos/web/actions/stop'],
    ['POST', 'formations/web/actions/stop'],
  ])('are restarted by %s %s', async (method, path) => {
    const { client, url } = await startWith(web)
    const { pid } = await answerOf(url)
    await client.json(method, `/apps/my-app/${path}`)
    await waitForExit([pid])
    expect((await answerOf(url)).pid).not.toBe(pid)
  })

  test('sleep without requests, and wake with the next one', async () => {
    const { client, url } = await startWith(web, { idleAfterMs: 300 })
    await until(
      () => states(client),
      (all) => all.join() === 'web.1 idle',
    )
    expect((await fetch(url)).status).toBe(200)
  })

  test('end with the platform', async () => {
    const { client, url } = await startWith({
      ...web,
      'server.js': `process.on('SIGTERM', () => {})\n${server}`,
    })
    const { pid } = await answerOf(url)
    await client.platform.close()
    expect(isRunning(pid)).toBe(false)
  })
})

describe('the log of an app says how its dynos', () => {
  const logOf = async (client: PlatformClient) => {
    const session = await client.json<LogSession>('POST', '/apps/my-app/log-sessions', {
      lines: 1500,
      dyno: 'web',
    })
    const text = await (await fetch(session.logplex_url ?? '')).text()
    return text.replace(/^\S+ /gm, '').trimEnd().split('\n')
  }
  const hung = { ...web, 'server.js': `process.on('SIGTERM', () => {})\n${server}` }

  test('start, restart and are killed', async () => {
    const { client, url } = await startWith(hung, { exitTimeoutMs: 200 })
    const { pid } = await answerOf(url)
    await client.json('DELETE', '/apps/my-app/dynos')
    await waitForExit([pid])
    const lines = await until(
      () => logOf(client),
      (lines) => lines.filter((line) => line.endsWith('from starting to up')).length === 2,
    )
    const first = [
      'heroku[web.1]: Starting process with command `node server.js`',
      'app[web.1]: listening soon',
      'heroku[web.1]: State changed from starting to up',
    ]
    expect(lines.slice(0, 3)).toEqual(first)
    expect(lines).toEqual(
      expect.arrayContaining([
        'heroku[web.1]: Restarting',
        'heroku[web.1]: State changed from up to starting',
        'heroku[web.1]: Stopping all processes with SIGTERM',
        'heroku[web.1]: Error R12 (Exit timeout) -> At least one process failed to exit within 0.2 seconds of SIGTERM',
        'heroku[web.1]: Stopping remaining processes with SIGKILL',
        'heroku[web.1]: Process exited with status 137',
      ]),
    )
  })

  test('crash when they do not listen', async () => {
    const { client } = await startWith(
      { Procfile: 'web: node worker.js', 'worker.js': 'setInterval(() => {}, 1000)' },
      { bootTimeoutMs: 200 },
    )
    const lines = await until(
      () => logOf(client),
      (lines) => lines.filter((line) => line.endsWith('to crashed')).length === 2,
    )
    const attempt = [
      'heroku[web.1]: Starting process with command `node worker.js`',
      'heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 0.2 seconds of launch',
      'heroku[web.1]: Stopping process with SIGKILL',
      'heroku[web.1]: Process exited with status 137',
      'heroku[web.1]: State changed from starting to crashed',
    ]
    expect(lines).toEqual([...attempt, 'heroku[web.1]: State changed from crashed to starting', ...attempt])
  })
})

describe('dynos share the machine', () => {
  const start = async (dynos: Partial<DynosSettings>) => {
    const client = await startTestPlatform({ apps: ['my-app', 'other'], dynos })
    for (const app of ['my-app', 'other']) await client.build(app, { 'package.json': '{}', ...web })
    const urls = await Promise.all(
      ['my-app', 'other'].map(async (app) => (await client.json<App>('GET', `/apps/${app}`)).web_url ?? ''),
    )
    return { client, urls }
  }
  const stateOf = async (client: PlatformClient, app: string) =>
    (await client.json<Dyno[]>('GET', `/apps/${app}/dynos`)).map(({ state }) => state).join()

  test('so that the least used sleeps when another has to start', async () => {
    const { client, urls } = await start({ maxRunning: 1 })
    for (const url of [...urls, ...urls]) expect((await fetch(url)).status).toBe(200)
    expect(await stateOf(client, 'my-app')).toBe('idle')
    expect(await stateOf(client, 'other')).toBe('up')
  })

  test('but none sleeps while it serves a request', async () => {
    const { client, urls } = await start({ idleAfterMs: 300 })
    const abort = new AbortController()
    const request = fetch(`${urls[0]}never`, { signal: abort.signal }).catch(() => {})
    await fetch(urls[1] ?? '')
    await until(
      () => stateOf(client, 'other'),
      (state) => state === 'idle',
    )
    expect(await stateOf(client, 'my-app')).toBe('up')
    abort.abort()
    await request
  })

  test('and a deleted app leaves none, not even one that has been replaced and does not exit', async () => {
    const { client, url } = await startWith({
      ...web,
      'server.js': `process.on('SIGTERM', () => {})\n${server}`,
    })
    const old = await answerOf(url)
    await client.json('PATCH', '/apps/my-app/config-vars', { COLOR: 'green' })
    const current = await until(
      () => answerOf(url),
      ({ pid }) => pid !== old.pid,
    )
    expect(isRunning(old.pid)).toBe(true)
    await client.json('DELETE', '/apps/my-app')
    expect([isRunning(old.pid), isRunning(current.pid)]).toEqual([false, false])
    await expect(fetch(url)).rejects.toThrow()
  })
})

describe('the router', () => {
  test('answers for an app without web dynos and in maintenance', async () => {
    const client = await startTestPlatform({ apps: ['my-app'] })
    const { web_url: url = '' } = await appOf(client)
    expect((await fetch(url ?? '')).status).toBe(503)
  })

  test('streams bodies both ways, and connects upgrades', async () => {
    const { url } = await startWith(web)
    const body = 'x'.repeat(1_000_000)
    const response = await fetch(`${url}echo`, { method: 'POST', body })
    expect(await response.text()).toBe(body)
    const echoed = await new Promise<string>((resolve, reject) => {
      const outgoing = request(url, { headers: { Connection: 'Upgrade', Upgrade: 'echo' } })
      outgoing.on('error', reject)
      outgoing.on('upgrade', (_, socket) => {
        socket.once('data', (data: Buffer) => {
          resolve(data.toString())
          socket.destroy()
        })
        socket.write('hello')
      })
      outgoing.end()
    })
    expect(echoed).toBe('hello')
  })

  test.each([
    ['H12', 'never'],
    ['H13', 'close'],
  ])('answers with %s', async (_, path) => {
    const { url } = await startWith(web, { responseTimeoutMs: 300 })
    expect((await fetch(url + path)).status).toBe(503)
  })
})
