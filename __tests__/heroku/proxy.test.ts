import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { deploy, faster, platformWithApp, project } from '../support/deploy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { listen } from '../support/server.js'
import { afterTest } from '../support/temporary.js'

const tls = join(project, '__tests__', 'support', 'tls')
const certificate = join(tls, 'certificate.pem')
const api = 'https://api.heroku.test'

describe('through a proxy', () => {
  test('the API is reached by a tunnel, with the proxy’s password for the proxy alone', async () => {
    const platform = await platformWithApp()
    const front = await tlsFront(platform.url)
    const asked: string[] = []
    const proxy = await startProxy((authority, authorization) => {
      asked.push(`${authority} ${authorization}`)
      return front
    })
    const env = {
      HTTPS_PROXY: proxy.replace('http://', 'http://user:p%40ss@'),
      NODE_EXTRA_CA_CERTS: certificate,
      NO_PROXY: '',
    }
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: { url: api, apiKey: platform.apiKey }, repository, env })
    expect(result.errors).toEqual([])
    expect(result.outputs['build-status']).toBe('succeeded')
    const basic = Buffer.from('user:p@ss').toString('base64')
    expect(new Set(asked)).toEqual(new Set([`api.heroku.test:443 Basic ${basic}`]))
    expect(asked.length).toBeLessThan(4)
  })

  test('that opens no tunnel, nothing outlasts the deadline', async () => {
    const proxy = await startProxy(() => 'hang')
    const started = performance.now()
    const result = await deployThrough(proxy, '0.1')
    expect(result.errors).toEqual([expect.stringMatching(/^Time is over/)])
    expect(result.leftBehind).toEqual([])
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('that refuses, the error says so', async () => {
    const proxy = await startProxy(() => 407)
    const result = await deployThrough(proxy, '0.1')
    expect(result.errors[0]).toMatch(/The proxy 127\.0\.0\.1:\d+ opened no tunnel: it answered 407/)
  })

  test('a certificate that is not trusted is an error at once', async () => {
    const platform = await platformWithApp()
    const front = await tlsFront(platform.url)
    const proxy = await startProxy(() => front)
    const result = await deployThrough(proxy, '60')
    expect(result.errors).toEqual([
      expect.stringMatching(/the certificate is not trusted.*NODE_EXTRA_CA_CERTS/s),
    ])
  })
})

async function deployThrough(proxy: string, timeout: string) {
  const repository = await Repository.of(inlineApp())
  const env = { ...faster(4), HTTPS_PROXY: proxy, NO_PROXY: '' }
  return deploy({ platform: { url: api, apiKey: 'key' }, repository, inputs: { timeout }, env })
}

/** An https server that passes everything on; gives its port. */
async function tlsFront(url: string): Promise<number> {
  const [cert, key] = await Promise.all([readFile(certificate), readFile(join(tls, 'key.pem'))])
  const server = createTlsServer({ cert, key }, (incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming
    const target = new URL(path, url)
    const passed = request(target, { method, headers: { ...headers, host: target.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(passed)
  })
  return listen(server)
}

/** A proxy that asks what to do with a CONNECT: a port to lead to, a status to answer, or to hang. */
async function startProxy(
  decide: (authority: string, authorization: string) => number | 'hang',
): Promise<string> {
  const server = createServer()
  server.on('connect', ({ url = '', headers }, socket) => {
    const decision = decide(url, headers['proxy-authorization'] ?? '')
    socket.on('error', () => {})
    afterTest(async () => socket.destroy())
    if (decision === 'hang') return
    if (decision < 1000) {
      socket.end(`HTTP/1.1 ${decision} No\r\n\r\n`)
      return
    }
    const onward = connect(decision, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'))
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    socket.pipe(onward).pipe(socket)
  })
  return `http://127.0.0.1:${await listen(server)}`
}
