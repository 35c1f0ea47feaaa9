import { expect, test } from '@jest/globals'
import { HttpClient } from '../../src/http/client.js'
import { mirror } from '../../src/output/mirror.js'
import { app, deploy, eager, platformWithApp } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { afterTest } from '../support/temporary.js'

test('a build that ends a moment after its output is asked for once', async () => {
  const steps: string[] = []
  let status = 'pending'
  const outputStreamUrl = await serve((_, response) => {
    steps.push('stream')
    response.end('output\n')
    setTimeout(() => {
      status = 'succeeded'
    }, 30)
  })
  const http = new HttpClient()
  afterTest(async () => http.close())
  const log = { writeUntrusted: async () => {}, endUntrusted: () => {}, warning: () => {} }
  const { signal } = new AbortController()
  const refresh = async () => {
    steps.push('build')
    return { status, outputStreamUrl }
  }
  const { ended } = await mirror({ http, log, signal }, { status, outputStreamUrl }, refresh)
  expect(ended.status).toBe('succeeded')
  expect(steps).toEqual(['stream', 'build', 'stream'])
})

test('a stream whose end two connections have wrongly agreed on is read again before the build ends', async () => {
  const platform = await platformWithApp()
  const steps: string[] = []
  const proxy = await startProxy(platform, ({ method, path, before }) => {
    if (path.startsWith('/streams/')) {
      steps.push('stream')
      return before < 2 ? { kind: 'cut', after: 30, clean: true } : undefined
    }
    if (method !== 'GET' || !path.startsWith('/apps/') || !/\/builds\/[^/]+$/.test(path)) return undefined
    steps.push('build')
    return {
      kind: 'rewrite',
      json: (body) => (before < 14 ? { ...body, status: 'pending', slug: null, release: null } : body),
    }
  })
  const repository = await Repository.of(inlineApp('echo the rest'))
  const result = await deploy({ platform: proxy, repository, env: eager(30), inputs: { app } })
  expect(result.exitCode).toBe(0)
  expect(result.mirrored).toContain('the rest')
  const ended = steps.lastIndexOf('build')
  expect(steps.slice(0, ended).filter((step) => step === 'stream').length).toBeGreaterThan(2)
})
