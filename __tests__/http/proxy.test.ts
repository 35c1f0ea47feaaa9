import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { deploy, faster, platformWithApp, project } from '../support/deploy.js'
import { switchingProtocols } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { listen, serve } from '../support/server.js'
import { afterTest } from '../support/temporary.js'

const tls = join(project, '__tests__', 'support', 'tls')
const certificate = join(tls, 'certificate.pem')
const api = 'https://api.heroku.test'

describe('through a proxy', () => {
  test('the API is reached by a tunnel, and only the proxy receives the proxy’s password', async () => {
    const platform = await platformWithApp()
    const front = await tlsFront(platform.url)
    const tunnels: string[] = []
    const proxy = await startProxy((authority, authorization) => {
      tunnels.push(`${authority} ${authorization}`)
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
    expect(new Set(tunnels)).toEqual(new Set([`api.heroku.test:443 Basic ${basic}`]))
    expect(tunnels.length).toBeLessThan(4)
  })

  test('that opens no tunnel, the run ends at its deadline', async () => {
    const proxy = await startProxy(() => 'hang')
    const started = performance.now()
    const result = await deployThrough(proxy, '0.1')
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after 0\.1 minutes/)])
    expect(result.leftBehind).toEqual([])
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test.each([407, 101, 103])('that returns %i, the error names the status', async (status) => {
    const proxy = await startProxy(() => status)
    const result = await deployThrough(proxy, '0.1')
    expect(result.errors[0]).toMatch(
      new RegExp(`The proxy 127\\.0\\.0\\.1:\\d+ did not open a tunnel: it answered ${status}`),
    )
  })

  test('that opens a tunnel in which 101 is returned, the error names the status', async () => {
    const front = await tlsFront(await serve(({ socket }) => socket.write(switchingProtocols)))
    const proxy = await startProxy(() => front)
    const env = { NODE_EXTRA_CA_CERTS: certificate }
    const result = await deployThrough(proxy, '0.1', env)
    expect(result.errors).toEqual([expect.stringContaining('it answered 101 Switching Protocols')])
  })

  test('an untrusted certificate is an error at once', async () => {
    const platform = await platformWithApp()
    const front = await tlsFront(platform.url)
    const proxy = await startProxy(() => front)
    const result = await deployThrough(proxy, '60')
    expect(result.errors).toEqual([
      expect.stringMatching(/the certificate is not trusted.*NODE_EXTRA_CA_CERTS/s),
    ])
  })
})

describe('a proxy variable', () => {
  test.each([
    ['http://user%zz:pa55word@proxy:8080', 'write %25'],
    ['http://user:pa55word%@proxy:8080', 'write %25'],
    ['http://user:pa55word@proxy:port', 'it is not a URL'],
    ['http://user:pa55word@', 'it is not a URL'],
    ['user:pa55word@pro xy:8080', 'it is not a URL'],
    ['socks5://user:pa55word@proxy:1080', 'socks5:// is not supported'],
    ['ftp://user:pa55word@proxy', 'ftp:// is not supported'],
  ])('with %s is an error at once, which names only the variable', async (proxy, why) => {
    for (const name of ['HTTPS_PROXY', 'https_proxy']) {
      const result = await deployThrough('', '60', { RUNNER_DEBUG: '1', [name]: proxy })
      expect(result.exitCode).toBe(1)
      expect(result.errors).toEqual([expect.stringContaining(`The proxy in ${name} can't be used: `)])
      expect(result.errors[0]).toContain(why)
      expect(result.text).not.toContain('pa55word')
    }
  })

  test.each(['127.0.0.1', 'localhost'])('without a scheme is an http proxy, on %s', async (host) => {
    const tunnels: string[] = []
    const proxy = await startProxy((authority) => {
      tunnels.push(authority)
      return 403
    })
    const result = await deployThrough(`${host}:${new URL(proxy).port}`, '0.1')
    expect(result.errors[0]).toContain('did not open a tunnel: it answered 403')
    expect(tunnels).toContain('api.heroku.test:443')
  })

  test('is ignored for a host that NO_PROXY exempts', async () => {
    const env = { HTTPS_PROXY: 'socks5://proxy', NO_PROXY: '.heroku.test' }
    const result = await deployThrough('', '0.02', env)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).not.toContain('HTTPS_PROXY')
  })
})

async function deployThrough(proxy: string, timeout: string, others: NodeJS.ProcessEnv = {}) {
  const repository = await Repository.of(inlineApp())
  const env = { ...faster(4), HTTPS_PROXY: proxy, NO_PROXY: '', ...others }
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
    passed.on('upgrade', (_, socket) => {
      socket.destroy()
      incoming.socket.write(switchingProtocols)
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
