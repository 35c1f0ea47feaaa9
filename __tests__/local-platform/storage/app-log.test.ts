import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { AppLog, formatLogLine } from '../../../src/local-platform/storage/app-log.js'
import { type LogFilter, LogSessions } from '../../../src/local-platform/storage/log-sessions.js'
import { afterTest } from '../../support/temporary.js'
import { until } from '../../support/wait.js'

const everything: LogFilter = { lines: 1500, tail: false, source: null, dyno: null, type: null }
const messages = (log: AppLog) => log.lines.map(({ message }) => message)

/** Serves the sessions of a log, and returns a function that reads one. */
async function serve(log: AppLog, now = Date.now) {
  const sessions = new LogSessions(now, 60_000)
  const server = createServer((request, response) => {
    try {
      sessions.serve(request.url ?? '', request, response)
    } catch {
      response.writeHead(404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterTest(async () => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const open = (filter: Partial<LogFilter>) =>
    origin + sessions.create(log, { ...everything, ...filter }).path
  const read = async (filter: Partial<LogFilter>, headers = {}) =>
    await (await fetch(open(filter), { headers })).text()
  return { sessions, origin, open, read }
}

describe('the log of an app', () => {
  test('keeps the newest 1,500 lines', () => {
    const log = new AppLog()
    for (let index = 0; index < 2000; index += 1) log.add('heroku', 'web.1', `line ${index}`)
    expect(log.lines).toHaveLength(1500)
    expect(messages(log)[0]).toBe('line 500')
  })

  test('takes no more than some memory, whatever the length of its lines', () => {
    const log = new AppLog()
    const { write } = log.lineWriter('web.1')
    for (let index = 0; index < 100; index += 1) write('x'.repeat(1_000_000))
    const characters = messages(log).reduce((sum, { length }) => sum + length, 0)
    expect(characters).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(Math.max(...messages(log).map(({ length }) => length))).toBeLessThanOrEqual(10_000)
  })

  test('has the lines of a dyno, however they are cut', () => {
    const log = new AppLog()
    const { write, end } = log.lineWriter('web.1')
    const text = 'grün 🎉 zwölf\r\n\r\nprogress 1\rprogress 2\nlast'
    for (const byte of Buffer.from(text)) write(Uint8Array.of(byte))
    end()
    expect(messages(log)).toEqual(['grün 🎉 zwölf', '', 'progress 1\rprogress 2', 'last'])
  })

  test('cuts long lines, but not within a character', () => {
    const log = new AppLog()
    const { write, end } = log.lineWriter('web.1')
    write(`${'x'.repeat(9_999)}🎉${'y'.repeat(20_000)}`)
    end()
    expect(messages(log).map(({ length }) => length)).toEqual([9_999, 10_000, 10_000, 2])
    expect(messages(log)[1]).toMatch(/^🎉y/)
  })

  test('takes any bytes', () => {
    const log = new AppLog()
    const { write, end } = log.lineWriter('web.1')
    write(Buffer.from([0xff, 0x00, 0x0a, 0xc3]))
    end()
    expect(messages(log)).toEqual(['\ufffd\0', '\ufffd'])
  })

  test('has one line for what the platform says, whatever that quotes', () => {
    const log = new AppLog()
    log.add('heroku', 'run.1', 'Starting `echo\r\n2026-01-01 heroku[web.1]: forged`')
    expect(
      log.lines
        .map(formatLogLine)
        .join('\n')
        .split(/[\r\n]/),
    ).toHaveLength(1)
  })
})

describe('a log session', () => {
  test('selects by source, dyno, process type and number', async () => {
    const log = new AppLog()
    for (const dyno of ['web.1', 'web.2', 'web2.1', 'worker.1']) log.lineWriter(dyno).write(`of ${dyno}\n`)
    log.add('heroku', 'web.1', 'State')
    log.add('app', 'api', 'Release')
    const { read } = await serve(log)
    const selected = async (filter: Partial<LogFilter>) =>
      [...(await read(filter)).matchAll(/\[(.*?)\]: (.*)/g)].map(([, dyno, text]) => `${dyno} ${text}`)
    expect(await selected({ dyno: 'web' })).toEqual(['web.1 of web.1', 'web.2 of web.2', 'web.1 State'])
    expect(await selected({ dyno: 'web.1', source: 'app' })).toEqual(['web.1 of web.1'])
    expect(await selected({ type: 'web' })).toEqual(['web.1 of web.1', 'web.2 of web.2', 'web.1 State'])
    expect(await selected({ dyno: 'web.1', type: 'worker' })).toEqual([])
    expect(await selected({ source: 'heroku' })).toEqual(['web.1 State'])
    expect(await selected({ lines: 2 })).toEqual(['web.1 State', 'api Release'])
    expect(await selected({ lines: 0 })).toEqual([])
    expect(await selected({ dyno: 'web.3' })).toEqual([])
  })

  test('sends one event a line, also of a line with carriage returns', async () => {
    const log = new AppLog(() => 0)
    log.lineWriter('web.1').write('10%\r\rdata: forged\r20%\n')
    const { read } = await serve(log)
    const text = await read({}, { Accept: 'text/event-stream' })
    expect(text).toBe(
      'id: 0\ndata: 1970-01-01T00:00:00.000000+00:00 app[web.1]: 10%\ndata: \ndata: data: forged\ndata: 20%\n\n',
    )
  })

  test('with tail goes on until its app is deleted', async () => {
    const log = new AppLog()
    log.add('heroku', 'web.1', 'first')
    const { open } = await serve(log)
    const response = await fetch(open({ tail: true }))
    const text = response.text()
    log.add('heroku', 'web.1', 'second')
    log.end()
    expect(await text).toMatch(/first\n.*second\n$/)
  })

  test('cuts off a reader that does not keep up', async () => {
    const log = new AppLog()
    const { open } = await serve(log)
    const [incoming]: IncomingMessage[] = await once(get(open({ tail: true })), 'response')
    if (incoming === undefined) throw new Error('There is no answer.')
    const ended = once(incoming, 'error')
    const { write } = log.lineWriter('web.1')
    for (let index = 0; index < 2_000; index += 1) write(`${'x'.repeat(9_000)}\n`)
    incoming.resume()
    await ended
  })

  test('expires, and cannot be guessed', async () => {
    let now = 0
    const log = new AppLog()
    const { sessions, open, origin } = await serve(log, () => now)
    const url = open({})
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(`${origin}/logs/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
    now = 301_000
    sessions.sweep()
    await until(
      async () => (await fetch(url)).status,
      (status) => status === 404,
    )
  })
})
