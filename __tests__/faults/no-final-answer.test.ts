import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import {
  app,
  type Deployed,
  type DeployOptions,
  deploy,
  eager,
  faster,
  platformWithApp,
  startDeploy,
} from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { api } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy, switchingProtocols } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { deferred } from '../support/wait.js'

const upgrade: Fault = { kind: 'upgrade' }

const connections: [name: string, is: (passing: ProxiedRequest) => boolean][] = [
  ['reads the app', ({ method, path }) => method === 'GET' && path === `/apps/${app}`],
  ['creates the source', ({ method, path }) => method === 'POST' && path === '/sources'],
  ['uploads the source', ({ method }) => method === 'PUT'],
  ['creates the build', ({ method, path }) => method === 'POST' && path.endsWith('/builds')],
  ['reads the output', ({ path }) => path.startsWith('/streams/')],
  ['reads the release', ({ path }) => /\/releases\/[^/]+$/.test(path)],
  ['downloads the slug', ({ path }) => path.startsWith('/slugs/')],
]

describe('101 Switching Protocols', () => {
  test.each(connections)('to the request that %s leads to a retry', async (_, is) => {
    const struck: string[] = []
    const { result, platform } = await deployThrough((passing) => {
      if (!is(passing) || passing.before > 0) return undefined
      struck.push(passing.path)
      return upgrade
    })
    expect(struck).not.toEqual([])
    expect(result.errors).toEqual([])
    expect(result).toMatchObject({ exitCode: 0, warnings: [], leftBehind: [] })
    expect(result.mirrored).toContain('migrated\n')
    expect(await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)).toHaveLength(1)
  })

  test.each(connections.slice(0, 4))('to every request that %s is an error that names it', async (_, is) => {
    const { result } = await deployThrough((passing) => (is(passing) ? upgrade : undefined))
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining('101 Switching Protocols')])
    expect(result.leftBehind).toEqual([])
  })

  test('to every request for the output is a warning and not a failure', async () => {
    const { result } = await deployThrough(({ path }) => (path.startsWith('/streams/') ? upgrade : undefined))
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toContainEqual(expect.stringContaining('could not be read to its end'))
  })

  test('from the app fails the health check, and the app is rolled back', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const inputs = {
      'health-check': await serve(({ socket }) => socket.write(switchingProtocols)),
      'health-check-timeout': '1',
      'on-failure': 'rollback',
    }
    const result = await deploy({ platform, repository, inputs })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Health check failed: .*\(last result: it answered 101 Switching Protocols/),
    ])
    expect(result.text).toMatch(/Rolled back test-app: v5 restores v3, the previous release/)
  })

  test('from the app does not prevent a cancelled run from ending', async () => {
    const requested = deferred()
    const url = await serve(({ socket }) => {
      socket.once('close', requested.resolve).write(switchingProtocols)
    })
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const deploying = await startDeploy({ platform, repository, inputs: { 'health-check': url } })
    await requested.promise
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining('Cancelled')])
  })

  test('from GitHub is a warning and not a failure', async () => {
    const github = await GitHubServer.start()
    github.url = await serve(({ socket }) => socket.write(switchingProtocols))
    const result = await deployWith({
      platform: await platformWithApp(),
      inputs: { environment: 'staging' },
      token: github.token,
      env: { ...github.env, ...faster(4) },
    })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringContaining('Showing the deployment on GitHub failed')])
  })
})

describe('endless informational responses', () => {
  test.each(connections.slice(0, 5))('to the request that %s lead to a retry', async (_, is) => {
    let struck = false
    const hints = (passing: ProxiedRequest): Fault | undefined => {
      if (struck || !is(passing)) return undefined
      struck = true
      return { kind: 'hints', every: 100 }
    }
    const { result } = await deployThrough(hints, faster(60))
    expect(struck).toBe(true)
    expect(result.errors).toEqual([])
    expect(result).toMatchObject({ exitCode: 0, warnings: [] })
  })
})

async function deployThrough(fault: (passing: ProxiedRequest) => Fault | undefined, env = eager(30)) {
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, fault)
  const result = await deployWith({ platform: proxy, env, inputs: { 'slug-directory': 'slug' } })
  return { result, platform }
}

async function deployWith(options: Omit<DeployOptions, 'repository'>): Promise<Deployed> {
  return deploy({ repository: await Repository.of(appWithRelease('echo migrated')), ...options })
}
