import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import {
  api,
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
import { type Fault, type Passing, startProxy, switchingProtocols } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { moment } from '../support/temporary.js'

const upgrade: Fault = { kind: 'upgrade' }

const connections: [name: string, is: (passing: Passing) => boolean][] = [
  ['reads the app', ({ method, path }) => method === 'GET' && path === `/apps/${app}`],
  ['makes the source', ({ method, path }) => method === 'POST' && path === '/sources'],
  ['uploads', ({ method }) => method === 'PUT'],
  ['makes the build', ({ method, path }) => method === 'POST' && path.endsWith('/builds')],
  ['reads the output', ({ path }) => path.startsWith('/streams/')],
  ['reads the release', ({ path }) => /\/releases\/[^/]+$/.test(path)],
  ['downloads the slug', ({ path }) => path.startsWith('/slugs/')],
]

describe('101 Switching Protocols', () => {
  test.each(connections)('for the request that %s is asked again', async (_, is) => {
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

  test.each(connections.slice(0, 4))('for every request that %s is an error that names it', async (_, is) => {
    const { result } = await deployThrough((passing) => (is(passing) ? upgrade : undefined))
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining('101 Switching Protocols')])
    expect(result.leftBehind).toEqual([])
  })

  test('for every reading of the output costs a warning, and not the result', async () => {
    const { result } = await deployThrough(({ path }) => (path.startsWith('/streams/') ? upgrade : undefined))
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toContainEqual(expect.stringContaining('could not be read to its end'))
  })

  test('of the app is no health, and the app goes back to what it ran', async () => {
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
      expect.stringMatching(/^Health check failed: .* but it answered 101 Switching Protocols/),
    ])
    expect(result.text).toMatch(/Rolled test-app back: v5 runs/)
  })

  test('of the app does not keep a cancelled run from ending', async () => {
    const asked = moment()
    const url = await serve(({ socket }) => {
      socket.once('close', asked.reach).write(switchingProtocols)
    })
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const deploying = await startDeploy({ platform, repository, inputs: { 'health-check': url } })
    await asked.come
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining('Cancelled')])
  })

  test('of GitHub costs a warning, and not the result', async () => {
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

describe('informational answers without end', () => {
  test.each(connections.slice(0, 5))('to the request that %s are no answer', async (_, is) => {
    let struck = false
    const hints = (passing: Passing): Fault | undefined => {
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

async function deployThrough(fault: (passing: Passing) => Fault | undefined, env = eager(30)) {
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, fault)
  const result = await deployWith({ platform: proxy, env, inputs: { 'slug-directory': 'slug' } })
  return { result, platform }
}

async function deployWith(options: Omit<DeployOptions, 'repository'>): Promise<Deployed> {
  return deploy({ repository: await Repository.of(appWithRelease('echo migrated')), ...options })
}
