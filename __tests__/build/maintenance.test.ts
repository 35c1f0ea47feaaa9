import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, type Deployed, deploy, eager, platformWithApp, startDeploy } from '../support/deploy.js'
import { decoded, helloServer, isInMaintenance, setMaintenance, visit } from '../support/maintenance.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

const maintenance = { maintenance: 'true' }
const crash = 'throw new Error("no database")\n'
const command = `'heroku maintenance:off --app ${app}'`
const env = eager(5)

// On Windows, one process can't send another a signal that it could handle: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

interface AppOptions {
  /** Shell code of the build. */
  compile?: string
  /** Shell code of the release command. */
  release?: string
  server?: string
}

function filesOf({ compile, release = 'true', server = helloServer }: AppOptions = {}) {
  return inlineApp(compile, {
    Procfile: 'web: node server.js\nrelease: bash release.sh\n',
    'release.sh': `${release}\n`,
    'server.js': server,
  })
}

/** Starts a platform that runs dynos, with an app that answers `hello`. */
async function platformWithDynos(): Promise<Platform> {
  return platformWithApp({ dynos: { bootTimeoutMs: 5_000 } })
}

/** Starts a platform whose app answers `hello`, and returns the repository with the next commit to deploy. */
async function deployedOnce(next: AppOptions): Promise<{ platform: Platform; repository: Repository }> {
  const platform = await platformWithDynos()
  const repository = await Repository.of(filesOf())
  expect((await deploy({ platform, repository, env })).errors).toEqual([])
  await repository.commit(filesOf(next), 'Next')
  return { platform, repository }
}

function isPatch({ method, path }: ProxiedRequest): boolean {
  return method === 'PATCH' && /^\/apps\/[^/]+$/.test(path)
}

/** Returns the lines of a log that are about maintenance mode. */
function maintenanceLines({ text }: Deployed): string[] {
  return text.split(/\r?\n/).filter((line) => /maintenance mode/i.test(line) && !line.startsWith('::'))
}

describe('maintenance', () => {
  test('is on from before the build until the dynos are up and run-after has succeeded', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithDynos()
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(filesOf({ compile: `echo compiling; ${waitFor(gate)}` }))
    const inputs = { ...maintenance, 'health-check': '/', 'run-after': 'echo "ran in $DYNO"' }
    const deploying = await startDeploy({ platform: proxy, repository, inputs, env })
    await deploying.logged('compiling\n')
    expect(await visit(platform, app)).toBe('maintenance page')
    await writeFile(gate, '')
    const result = await deploying.done

    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(await visit(platform, app)).toBe('hello')
    expect(maintenanceLines(result)).toEqual([
      `Maintenance mode of ${app} is on`,
      expect.stringMatching(new RegExp(`^Maintenance mode of ${app} is off after [\\d.]+ s$`)),
    ])
    const order = ['Uploaded', 'mode of test-app is on', 'web.1 up', 'ran in run.', 'is off after', 'healthy']
    const places = order.map((text) => result.text.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const changes = proxy.requests.filter((request) => /^PATCH|^PUT|builds$/.test(request))
    expect(changes.map((request) => request.replace(/ .*/, ''))).toEqual(['PUT', 'PATCH', 'POST', 'PATCH'])
    expect(decoded(result.summary)).toMatch(
      /- In maintenance mode from \d\d:\d\d:\d\d to \d\d:\d\d:\d\d UTC, [\d.]+ s\n/,
    )
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('is off by default', async () => {
    const platform = await platformWithDynos()
    const proxy = await startProxy(platform, () => undefined)
    await deploy({ platform: proxy, repository: await Repository.of(filesOf()), env })
    expect(proxy.requests.filter((request) => request.startsWith('PATCH'))).toEqual([])
  })

  test('begins before config vars change', async () => {
    const platform = await platformWithDynos()
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(filesOf())
    const inputs = { ...maintenance, 'config-vars': 'KEY=value' }
    expect((await deploy({ platform: proxy, repository, inputs, env })).errors).toEqual([])
    const changes = proxy.requests.filter((request) => request.startsWith('PATCH'))
    expect(changes.map((request) => request.replace(/\/apps\/[^/]+/, 'APP'))).toEqual([
      'PATCH APP',
      'PATCH APP/config-vars',
      'PATCH APP',
    ])
    expect(await visit(platform, app)).toBe('hello')
  })

  test.each([
    ['the build', { compile: 'exit 1' }, 'Build'],
    ['the release command', { release: 'exit 1' }, 'Release v'],
  ])('is off again after %s has failed', async (_, next, error) => {
    const { platform, repository } = await deployedOnce(next)
    const deploying = await startDeploy({ platform, repository, inputs: maintenance, env })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringContaining(error)])
    expect(maintenanceLines(result)).toHaveLength(2)
    expect(await visit(platform, app)).toBe('hello')
    expect(result.summary).toContain('- In maintenance mode from ')
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test.each([
    ['its dyno crashes', { server: crash }, {}, 'no database'],
    ['run-after fails', {}, { 'run-after': 'exit 3' }, 'exit'],
    ['the formation is refused', {}, { formation: 'other=1' }, 'other'],
  ])('stays on when the new release runs and %s', async (_, next, more, error) => {
    const { platform, repository } = await deployedOnce(next)
    const deploying = await startDeploy({ platform, repository, inputs: { ...maintenance, ...more }, env })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringContaining(error)])
    expect(result.warnings).toEqual([
      `${app} stays in maintenance mode: it runs the new release, and the run failed. Turn it off with ${command} once the app works`,
    ])
    expect(await visit(platform, app)).toBe('maintenance page')
    expect(decoded(result.summary)).toMatch(
      /- In maintenance mode since \d\d:\d\d:\d\d UTC. Turn it off with /,
    )
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
    expect(await isInMaintenance(platform, app)).toBe(true)
  })

  test('is on again when the health check fails, which needs an app that answers', async () => {
    const server = helloServer.replace('(_, response)', '(_, response, __ = response.statusCode = 500)')
    const { platform, repository } = await deployedOnce({ server })
    const inputs = { ...maintenance, 'health-check': '/', 'health-check-timeout': '0.5' }
    const result = await deploy({ platform, repository, inputs, env })
    expect(result.errors).toEqual([expect.stringContaining('last result: 500')])
    expect(result.warnings).toEqual([expect.stringContaining(`is again in maintenance mode`)])
    expect(result.warnings).toEqual([expect.stringContaining(command)])
    expect(await visit(platform, app)).toBe('maintenance page')
  })

  test('is off once a crashing app is rolled back', async () => {
    const { platform, repository } = await deployedOnce({ server: crash })
    const inputs = { ...maintenance, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs, env })
    const result = await deploying.done
    expect(result.errors).toEqual([expect.stringContaining('no database')])
    expect(result.warnings).toEqual([])
    expect(result.text.indexOf('Rolled back')).toBeGreaterThan(0)
    expect(result.text.indexOf('is off after')).toBeGreaterThan(result.text.indexOf('Rolled back'))
    expect(await visit(platform, app)).toBe('hello')
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('stays on when the rollback fails too', async () => {
    const platform = await platformWithDynos()
    const repository = await Repository.of(filesOf({ server: crash }))
    const inputs = { ...maintenance, 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs, env })
    expect(result.errors).toEqual([expect.stringContaining('nothing was deployed to it before')])
    expect(result.warnings).toEqual([expect.stringContaining(command)])
    expect(await isInMaintenance(platform, app)).toBe(true)
  })

  test('of an app that was in it before stays on, and no health check is made', async () => {
    const platform = await platformWithDynos()
    await setMaintenance(platform, app, true)
    const repository = await Repository.of(filesOf())
    const inputs = { ...maintenance, 'health-check': '/', 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs, env })
    expect(result.errors).toEqual([])
    expect(maintenanceLines(result)).toEqual([
      `Maintenance mode of ${app} was on before, and stays on. Turn it off with ${command}`,
    ])
    expect(result.warnings).toEqual([
      `The health of ${app} was not checked: it was in maintenance mode before, in which Heroku answers every request itself`,
    ])
    expect(result.text).not.toContain('is healthy')
    expect(await visit(platform, app)).toBe('maintenance page')
  })

  test('needs wait-for-release', async () => {
    const platform = await platformWithDynos()
    const inputs = { ...maintenance, 'wait-for-release': 'false' }
    const result = await deploy({ platform, repository: await Repository.of(filesOf()), inputs })
    expect(result.errors).toEqual([
      expect.stringContaining(`Input 'maintenance' needs 'wait-for-release: true'`),
    ])
  })

  test('with reuse begins right before the release, if there is one', async () => {
    const { platform, repository } = await deployedOnce({})
    expect((await deploy({ platform, repository, env })).errors).toEqual([])
    const proxy = await startProxy(platform, () => undefined)
    const inputs = { ...maintenance, reuse: 'true' }
    const unchanged = await deploy({ platform: proxy, repository, inputs, env })
    expect(unchanged.errors).toEqual([])
    expect(proxy.requests.filter((request) => request.startsWith('PATCH'))).toEqual([])

    repository.git('checkout', '--quiet', 'HEAD~1')
    const result = await deploy({ platform: proxy, repository, inputs, env })
    expect(result.errors).toEqual([])
    expect(result.outputs.reused).toBe('true')
    expect(maintenanceLines(result)).toHaveLength(2)
    const changes = proxy.requests.filter((request) => /^PATCH|^POST/.test(request))
    expect(changes.map((request) => request.replace(/\/apps\/[^/]+/, 'APP'))).toEqual([
      'PATCH APP',
      'POST APP/releases',
      'PATCH APP',
    ])
    expect(await visit(platform, app)).toBe('hello')
  })
})

describe('maintenance with faults', () => {
  async function deployThrough(
    fault: (passing: ProxiedRequest) => Fault | undefined,
    { inputs = {}, next = {} }: { inputs?: Record<string, string>; next?: AppOptions } = {},
  ) {
    const { platform, repository } = await deployedOnce(next)
    const proxy = await startProxy(platform, fault)
    const all = { ...maintenance, ...inputs }
    const deploying = await startDeploy({ platform: proxy, repository, inputs: all, env: eager(50) })
    return { platform, proxy, deploying, result: await deploying.done }
  }

  test('is on and off once each when both answers are lost', async () => {
    const { platform, proxy, result } = await deployThrough((passing) =>
      isPatch(passing) && passing.before % 2 === 0 ? { kind: 'lose-answer' } : undefined,
    )
    expect(result.errors).toEqual([])
    expect(proxy.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(4)
    expect(await visit(platform, app)).toBe('hello')
  })

  test('that Heroku refuses is an error before anything is built', async () => {
    const body = JSON.stringify({ id: 'forbidden', message: 'You do not have permission.' })
    const { platform, proxy, deploying, result } = await deployThrough((passing) =>
      isPatch(passing) ? { kind: 'answer', status: 403, body } : undefined,
    )
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Could not turn on maintenance mode of test-app, so nothing was released: .*permission/,
      ),
    ])
    expect(proxy.requests.filter((request) => request.endsWith('/builds'))).toEqual([])
    expect(await isInMaintenance(platform, app)).toBe(false)
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('that may have been turned on, although no answer came, is turned off, and again by the post step', async () => {
    const { platform, proxy, deploying, result } = await deployThrough((passing) =>
      isPatch(passing) && passing.before < 9 ? { kind: 'lose-answer' } : undefined,
    )
    expect(result.errors).toEqual([expect.stringContaining('Could not turn on maintenance mode')])
    expect(proxy.requests.filter((request) => request.endsWith('/builds'))).toEqual([])
    expect(await isInMaintenance(platform, app)).toBe(false)
    // Heroku may carry out the request after that.
    await setMaintenance(platform, app, true)
    expect(maintenanceLines(await deploying.post())).toEqual([`Maintenance mode of ${app} is off`])
    expect(await isInMaintenance(platform, app)).toBe(false)
  })

  test.each([
    ['after a success', {}, []],
    ['after a failure', { compile: 'exit 1' }, [expect.stringContaining('Build ')]],
  ])('that can’t be turned off %s is an error, and the post step tries again', async (_, next, others) => {
    let broken = true
    const { platform, deploying, result } = await deployThrough(
      (passing) =>
        broken && isPatch(passing) && passing.before > 0
          ? { kind: 'answer', status: 422, body: '{}' }
          : undefined,
      { next },
    )
    expect(result.exitCode).toBe(1)
    expect(result.errors.toSorted()).toEqual([
      ...others,
      expect.stringMatching(/^Could not turn off maintenance mode of test-app/),
    ])
    expect(result.errors.find((error) => error.includes('Could not'))).toContain(command)
    expect(await isInMaintenance(platform, app)).toBe(true)
    broken = false
    const post = await deploying.post()
    expect(maintenanceLines(post)).toEqual([`Maintenance mode of ${app} is off`])
    expect(await isInMaintenance(platform, app)).toBe(false)
  })
})

onPosix('a workflow in maintenance that is cancelled', () => {
  async function startInBuild() {
    const gate = join(await temporaryDirectory(), 'gate')
    const { platform, repository } = await deployedOnce({ compile: `echo compiling; ${waitFor(gate)}` })
    const deploying = await startDeploy({ platform, repository, inputs: maintenance, env })
    await deploying.logged('compiling\n')
    expect(await visit(platform, app)).toBe('maintenance page')
    return { platform, deploying }
  }

  test('during the build is out of maintenance once the build is cancelled', async () => {
    const { platform, deploying } = await startInBuild()
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.errors).toEqual(['Cancelled: the runner sent SIGINT'])
    const [cancelled, off] = ['Cancelled build', 'is off after'].map((text) => result.text.indexOf(text))
    expect(cancelled).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(cancelled ?? 0)
    expect(await visit(platform, app)).toBe('hello')
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('while its dynos start is out of maintenance once it is rolled back', async () => {
    const { platform, repository } = await deployedOnce({ server: 'setInterval(() => {}, 1000)\n' })
    const inputs = { ...maintenance, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs, env })
    await deploying.logged('web.1 starting')
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    const [rolledBack, off] = ['Rolled back', 'is off after'].map((text) => result.text.indexOf(text))
    expect(rolledBack).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(rolledBack ?? 0)
    expect(await visit(platform, app)).toBe('hello')
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('and whose rollback takes too long has its post step end maintenance', async () => {
    const { platform, repository } = await deployedOnce({ server: 'setInterval(() => {}, 1000)\n' })
    let held = true
    const proxy = await startProxy(platform, ({ method, path }) =>
      held && method === 'POST' && path.endsWith('/releases') ? { kind: 'hang' } : undefined,
    )
    const inputs = { ...maintenance, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform: proxy, repository, inputs, env })
    await deploying.logged('web.1 starting')
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.warnings).toContainEqual(
      expect.stringMatching(
        /^Could not turn off maintenance mode of test-app.* The post step tries again.*\nBecause: The runner's grace period is over$/,
      ),
    )
    expect(await isInMaintenance(platform, app)).toBe(true)
    held = false
    const post = await deploying.post()
    const [rolledBack, off] = ['Rolled back', 'is off'].map((text) => post.text.indexOf(text))
    expect(rolledBack).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(rolledBack ?? 0)
    expect(await visit(platform, app)).toBe('hello')
  })

  test('by SIGKILL during the build is taken out of maintenance by the post step', async () => {
    const { platform, deploying } = await startInBuild()
    deploying.process.kill('SIGKILL')
    await deploying.done
    expect(await isInMaintenance(platform, app)).toBe(true)
    const post = await deploying.post()
    expect(post.text.indexOf('Cancelled build')).toBeLessThan(post.text.indexOf('Maintenance mode of'))
    expect(maintenanceLines(post)).toEqual([`Maintenance mode of ${app} is off`])
    expect(await visit(platform, app)).toBe('hello')
  })

  test('by SIGKILL is taken out of maintenance although the build can’t be cancelled', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const { platform, repository } = await deployedOnce({ compile: `echo compiling; ${waitFor(gate)}` })
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'DELETE' && /\/builds\//.test(path)
        ? { kind: 'answer', status: 403, body: '{}' }
        : undefined,
    )
    const deploying = await startDeploy({ platform: proxy, repository, inputs: maintenance, env })
    await deploying.logged('compiling\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    expect(await isInMaintenance(platform, app)).toBe(true)
    const post = await deploying.post()
    expect(post.warnings).toEqual([expect.stringContaining('Could not cancel build')])
    expect(await isInMaintenance(platform, app)).toBe(false)
  })

  test('by SIGKILL before the answer that it is on is taken out of it', async () => {
    const { platform, repository } = await deployedOnce({})
    const on = deferred()
    const proxy = await startProxy(platform, (passing) =>
      isPatch(passing) && passing.before === 0 ? { kind: 'withhold', carriedOut: on.resolve } : undefined,
    )
    const deploying = await startDeploy({ platform: proxy, repository, inputs: maintenance, env })
    await on.promise
    deploying.process.kill('SIGKILL')
    await deploying.done
    expect(await isInMaintenance(platform, app)).toBe(true)
    await deploying.post()
    expect(await visit(platform, app)).toBe('hello')
  })

  test('by SIGKILL while dynos start is rolled back and taken out of maintenance', async () => {
    const { platform, repository } = await deployedOnce({ server: 'setInterval(() => {}, 1000)' })
    const inputs = { ...maintenance, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs })
    await deploying.logged('web.1 starting')
    deploying.process.kill('SIGKILL')
    await deploying.done
    expect(await visit(platform, app)).toBe('maintenance page')
    const post = await deploying.post()
    const [rolledBack = 0, off] = ['Rolled back', 'is off'].map((text) => post.text.indexOf(text))
    expect(rolledBack).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(rolledBack)
    expect(await visit(platform, app)).toBe('hello')
  })

  test('by SIGKILL during run-after is taken out of maintenance', async () => {
    const { platform, repository } = await deployedOnce({})
    const inputs = { ...maintenance, 'run-after': 'echo begun; sleep 60' }
    const deploying = await startDeploy({ platform, repository, inputs })
    await deploying.logged('begun\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    expect(await visit(platform, app)).toBe('maintenance page')
    const post = await deploying.post()
    expect(maintenanceLines(post)).toEqual([`Maintenance mode of ${app} is off`])
    expect(await visit(platform, app)).toBe('hello')
  })

  test('by SIGKILL leaves an app in maintenance that was in it before', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const { platform, repository } = await deployedOnce({ compile: `echo compiling; ${waitFor(gate)}` })
    await setMaintenance(platform, app, true)
    const deploying = await startDeploy({ platform, repository, inputs: maintenance, env })
    await deploying.logged('compiling\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    await deploying.post()
    expect(await isInMaintenance(platform, app)).toBe(true)
  })
})
