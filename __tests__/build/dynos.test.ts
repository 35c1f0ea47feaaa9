import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, deploy, eager, platformWithApp, startDeploy } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'

/** A web process that answers `hello`, at once or, with a status of its own, as long as a file does not exist. */
const server = "require('http').createServer((_, response) => response.end('hello')).listen(process.env.PORT)"
const crashing = 'console.log("connecting"); throw new Error("no database")'
const idling = 'setInterval(() => {}, 1000)'

/** Starts a platform that runs dynos. */
function runningPlatform(bootTimeoutMs = 60_000): Promise<Platform> {
  return platformWithApp({ dynos: { bootTimeoutMs, exitTimeoutMs: 500 } })
}

function webApp(script: string, files: Record<string, string> = {}): Record<string, string> {
  return { 'package.json': '{}', Procfile: 'web: node server.js\n', 'server.js': script, ...files }
}

/** A platform whose app runs a server, and the repository that it was deployed from. */
async function deployed(files: Record<string, string> = {}) {
  const platform = await runningPlatform()
  const repository = await Repository.of(webApp(server, files))
  const first = await deploy({ platform, repository, env: eager(10) })
  expect(first.errors).toEqual([])
  return { platform, repository }
}

async function currentVersion(platform: Platform): Promise<number | undefined> {
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  return releases.find(({ current }) => current)?.version
}

/** Returns what the app's URL answers once it answers at all. */
async function answerOf(platform: Platform): Promise<string> {
  const { web_url: url } = await api<{ web_url: string }>(platform, 'GET', `/apps/${app}`)
  const response = await until(
    () => fetch(url),
    ({ ok }) => ok,
  )
  return response.text()
}

describe('a deploy', () => {
  test('waits until its dynos are up, and then checks their health', async () => {
    const platform = await runningPlatform()
    const repository = await Repository.of(webApp(server))
    const inputs = { 'health-check': '/,/up' }
    const result = await deploy({ platform, repository, inputs, env: eager(10, 100) })
    expect(result.errors).toEqual([])
    expect(result.text).toMatch(
      /^web\.1 up after \d+ s \(1 of 1 up\)\n(.*\n)*Checking http.*\/ \(up to 120 s\)/m,
    )
    expect(result.text).toMatch(
      /Checking http.*\/up \(up to 120 s\)\n.*\/up: 200\n(.*\n)*test-app is healthy/,
    )
    expect(JSON.parse(result.outputs.dynos ?? '')).toEqual([
      { name: 'web.1', type: 'web', state: 'up', version: 3 },
    ])
    expect(result.text).toMatch(/, dyno start \d.*, health check \d/)
  })

  test('fails when a dyno crashes, with the end of its log, and brings back the release before', async () => {
    const { platform, repository } = await deployed()
    await repository.commit({ 'server.js': crashing }, 'Crash')
    const inputs = { 'on-failure': 'rollback', 'health-check': '/', 'run-after': 'echo after' }
    const result = await deploy({ platform, repository, inputs, env: eager(10) })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^web\.1 of test-app crashes on v4\nThe last lines of its output:\n(.*\n)*.*Error: no database\n(.*\n)*Heroku: Process exited with status 1$/,
      ),
    ])
    expect(result.errors[0]?.match(/^connecting$/gm)).toEqual(['connecting'])
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    expect(result.text).not.toMatch(/Checking|echo after/)
    expect(result.summary).toContain('no database')
    expect(await answerOf(platform)).toBe('hello')
  })

  test('fails when a web process never listens on its port, and says after it that nothing was there before', async () => {
    const platform = await runningPlatform(2_000)
    const repository = await Repository.of(webApp(idling))
    const inputs = { 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs, env: eager(5) })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^web\.1 of test-app crashes on v3\n(.*\n)*Heroku: Error R10 \(Boot timeout\)(.*\n)*Could not roll back test-app, which still runs v3: nothing was deployed to it before/,
      ),
    ])
  })

  test('fails when its dynos are not up in time, with the log of one that is not', async () => {
    const platform = await runningPlatform()
    const repository = await Repository.of(webApp(`console.log('still migrating'); ${idling}`))
    const inputs = { 'dynos-timeout': '3' }
    const result = await deploy({ platform, repository, inputs, env: eager(10, 100) })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Not all dynos of test-app run v3 after 3 seconds: 0 of 1 dyno up, web\.1 is starting\n(.*\n)*still migrating$/,
      ),
    ])
    expect(result.summary).toMatch(/ {4}section dyno start\n {4}\d+ min \d+ s : /)
  })

  test('checks the health of an app that answers 503 at first', async () => {
    const file = join(await temporaryDirectory(), 'ready')
    const script = `require('http').createServer((_, response) => response
      .writeHead(require('fs').existsSync(${JSON.stringify(file)}) ? 200 : 503).end()).listen(process.env.PORT)`
    const platform = await runningPlatform()
    const repository = await Repository.of(webApp(script))
    const inputs = { 'health-check': '/up?secret=1' }
    const deploying = await startDeploy({ platform, repository, inputs, env: eager(10) })
    await deploying.logged('/up: 503\n')
    await writeFile(file, '')
    const result = await deploying.done
    expect(result.errors).toEqual([])
    expect(result.text).toMatch(
      /Checking (http\S+\/up) \(up to 120 s\)\n\1: 503\n\1: 200\ntest-app is healthy/,
    )
    expect(result.text).not.toContain('secret=1')
  })

  test('waits for web and worker, and fails when the worker crashes', async () => {
    const Procfile = 'web: node server.js\nworker: node worker.js\n'
    const { platform, repository } = await deployed({ Procfile, 'worker.js': idling })
    await repository.commit({ other: 'x' }, 'Change nothing')
    const inputs = { formation: 'worker=1' }
    const both = await deploy({ platform, repository, inputs, env: eager(10) })
    expect(both.errors).toEqual([])
    expect(both.text).toMatch(/^Scaled test-app: worker from 0 \S+ to 1 \S+$/m)
    expect(both.summary).toMatch(/- Scaled&#58; worker from 0 \S+ to 1 \S+\n/)
    expect(both.text).toMatch(/\(2 of 2 up\)/)
    await repository.commit({ 'worker.js': 'process.exit(3)' }, 'Crash')
    const failed = await deploy({ platform, repository, env: eager(10) })
    expect(failed.errors).toEqual([
      expect.stringMatching(
        /^worker\.1 of test-app crashes on v5\n.*\nHeroku: Process exited with status 3$/,
      ),
    ])
    expect(failed.text).not.toContain('Scaled')
  })

  test('of an app that is scaled down is done at once', async () => {
    const { platform, repository } = await deployed()
    await repository.commit({ 'server.js': crashing }, 'Crash')
    const inputs = { formation: 'web=0' }
    const result = await deploy({ platform, repository, inputs, env: eager(10) })
    expect(result.errors).toEqual([])
    expect(result.text).toContain('No dynos of test-app are scaled up, so none runs v4\n')
    expect(result.outputs.dynos).toBe('[]')
  })

  test('does not wait for dynos with wait-for-dynos: false', async () => {
    const platform = await runningPlatform()
    const repository = await Repository.of(webApp(crashing))
    const result = await deploy({ platform, repository, inputs: { 'wait-for-dynos': 'false' } })
    expect(result.errors).toEqual([])
    expect(result.text).not.toContain('web.1')
    expect(result.outputs).not.toHaveProperty('dynos')
  })

  test('that does not wait for its release says what it leaves out', async () => {
    const platform = await runningPlatform()
    const Procfile = 'web: node server.js\nrelease: sleep 30\n'
    const repository = await Repository.of(webApp(server, { Procfile }))
    const inputs = { 'wait-for-release': 'false', formation: 'web=2' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([])
    expect(result.text).toContain(
      "v3 of test-app is still pending, and 'wait-for-release' is false: its dynos are not waited for, and the formation stays as it is\n",
    )
  })

  test('that reuses a build waits for dynos, too, and knows their types before it releases', async () => {
    const { platform, repository } = await deployed()
    const first = repository.head
    await repository.commit({ other: 'x' }, 'Change nothing')
    await deploy({ platform, repository, inputs: { 'wait-for-dynos': 'false' } })
    repository.git('checkout', '--quiet', first)
    const inputs = { reuse: 'true' }
    const unknown = await deploy({ platform, repository, inputs: { ...inputs, formation: 'clock=1' } })
    expect(unknown.errors).toEqual([
      "Input 'formation' has clock, which the app does not declare. Its process types are web",
    ])
    expect(await currentVersion(platform)).toBe(4)
    const result = await deploy({ platform, repository, inputs, env: eager(10) })
    expect(result.errors).toEqual([])
    expect(result.text).toMatch(/^web\.1 up after/m)
    expect(await answerOf(platform)).toBe('hello')
  })

  test('that names an unknown process type says which exist', async () => {
    const { platform, repository } = await deployed()
    await repository.commit({ other: 'x' }, 'Change nothing')
    const result = await deploy({ platform, repository, inputs: { formation: 'web=1, clock=1, cron=2' } })
    expect(result.errors).toEqual([
      "Input 'formation' has clock, cron, which the app does not declare. Its process types are web",
    ])
  })

  test('that is cancelled while it waits ends soon, and brings back the release before', async () => {
    const { platform, repository } = await deployed()
    await repository.commit({ 'server.js': idling }, 'Listen nowhere')
    const inputs = { 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform, repository, inputs })
    await deploying.logged('web.1 starting')
    const from = performance.now()
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(performance.now() - from).toBeLessThan(7_000)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    expect(await answerOf(platform)).toBe('hello')
  })

  test('that fails stays as it is, and shows what the app logs without obeying it, and without secrets', async () => {
    const { platform, repository } = await deployed()
    const script = `console.log('::set-output name=app::evil')
      console.log('##[error]evil'); console.log(process.env.OUR_KEY); process.exit(1)`
    await repository.commit({ 'server.js': script }, 'Attack')
    const inputs = { 'config-vars': 'OUR_KEY=hunter2-hunter2' }
    const result = await deploy({ platform, repository, inputs, env: eager(10) })
    expect(result.errors).toEqual([expect.stringContaining('::set-output name=app::evil')])
    expect(result.commands.map(({ name }) => name)).not.toContain('set-output')
    expect(result.visible).not.toContain('##[error]')
    expect(result.visible).not.toContain('hunter2')
    expect(result.visible).not.toMatch(/\/logs\/|rendezvous:/)
    // One release sets the config var, the other has the code.
    expect(await currentVersion(platform)).toBe(5)
  })
})
