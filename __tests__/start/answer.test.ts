import { describe, expect, test } from '@jest/globals'
import { requestPage } from '../../src/start/answer.js'
import { speedUp } from '../support/fast-time.mjs'
import { serve } from '../support/server.js'
import { afterTest } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

const never = new AbortController().signal

/** Returns what is shown of an answer, without the line about the request, and that line. */
async function shown(headers: Record<string, string>, body: string | Buffer, status = 200) {
  const url = await serve((_request, response) => response.writeHead(status, headers).end(body))
  const answer = await requestPage(`${url}/`, never)
  const [first, ...lines] = answer.description.split('\n')
  expect(answer.status).toBe(status)
  expect(lines.pop()).toBe('')
  return { first: first?.replace(/\d+ ms/, 'N ms').replace(url, 'URL') ?? '', lines }
}

describe('the answer of an app', () => {
  test.each([
    ['text', { 'content-type': 'text/plain' }, 'one\n\ntwo\r\nthree', ['  one', '  two', '  three']],
    ['JSON', { 'content-type': 'application/json' }, '{"a":1}', ['  {"a":1}']],
    ['no type', {}, 'Good day', ['  Good day']],
    ['nothing', { 'content-type': 'text/plain' }, '', []],
    [
      'a title',
      { 'content-type': 'text/html' },
      '<TITLE lang="en"> Books\n</TITLE>',
      ['Title: Books', '  <TITLE lang="en"> Books', '  </TITLE>'],
    ],
    ['no title', { 'content-type': 'text/html' }, '<p>Good day', ['  <p>Good day']],
    ['an image', { 'content-type': 'image/png' }, Buffer.from('89504e47', 'hex'), ['  89 50 4e 47']],
    [
      'bytes that are called text',
      { 'content-type': 'text/plain' },
      Buffer.alloc(20),
      [`  ${'00 '.repeat(16)}…`],
    ],
  ])('is shown: %s', async (_name, headers, body, lines) => {
    expect((await shown(headers, body)).lines).toEqual(lines)
  })

  test('is described by status, type and size', async () => {
    expect((await shown({ 'content-type': 'text/css' }, 'p{}', 404)).first).toBe(
      'GET URL/ answered 404 Not Found in N ms: text/css, 3 B',
    )
    expect((await shown({}, '')).first).toMatch(/: no content type, 0 B$/)
  })

  test('is shown with its redirect, which is not followed', async () => {
    const { first, lines } = await shown({ location: 'https://example.com/login' }, '', 302)
    expect([first, lines]).toEqual([
      expect.stringContaining('302 Found'),
      ['Location: https://example.com/login'],
    ])
  })

  test('neither acts in a terminal nor floods it', async () => {
    const hostile = `\x1b]0;owned\x07\x9b31m<title>${'T\x1b[2J'.repeat(1_000)}</title>\n${'x'.repeat(9_000)}\n`
    const { first, lines } = await shown({ 'content-type': 'text/html' }, hostile.repeat(50))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this test is about them
    expect([first, ...lines].join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
    expect(first).toContain('more than 64.0 kB')
    expect(lines).toHaveLength(10)
    for (const line of lines) expect(line.length).toBeLessThan(170)
  })

  test('takes no long time to search for its title', async () => {
    const start = performance.now()
    await shown({ 'content-type': 'text/html' }, '<title '.repeat(10_000))
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  test('is shown as far as it has arrived if it does not end', async () => {
    const restore = speedUp(50)
    afterTest(async () => restore())
    const requests: string[] = []
    const gone = deferred()
    const url = await serve((request, response) => {
      requests.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      response.once('close', gone.resolve)
    })
    const { description } = await requestPage(`${url}/`, never)
    expect(description).toMatch(/: text\/event-stream, more than 9 B\n {2}data: 1\n$/)
    await gone.promise
    expect(requests).toEqual(['/'])
  })

  test('that does not come is an error', async () => {
    const url = await serve(({ socket }) => socket.destroy())
    await expect(requestPage(`${url}/`, never)).rejects.toThrow(`GET ${url}/ failed: `)
  })

  test('is not waited for after an abort', async () => {
    const asked = deferred()
    const url = await serve(() => asked.resolve())
    const controller = new AbortController()
    const asking = requestPage(`${url}/`, controller.signal)
    await asked.promise
    controller.abort(new Error('Interrupted'))
    await expect(asking).rejects.toThrow('Interrupted')
  })
})
