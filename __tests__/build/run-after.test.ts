import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, deploy, eager, platformWithApp, startDeploy } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { afterTest } from '../support/temporary.js'
import { deferred, until } from '../support/wait.js'

/** An app whose process type `greet` can be run by its name. */
const files = inlineApp(undefined, { Procfile: 'greet: echo hello from greet\n' })

async function run(command: string, inputs: Record<string, string> = {}, platform?: PlatformAccess) {
  return deploy({
    platform: platform ?? (await platformWithApp()),
    repository: await Repository.of(files),
    inputs: { 'run-after': command, ...inputs },
    env: eager(10, 100),
  })
}

async function oneOffs(platform: Platform): Promise<string[]> {
  const dynos = await api<{ type: string; name: string }[]>(platform, 'GET', `/apps/${app}/dynos`)
  return dynos.filter(({ type }) => type === 'run').map(({ name }) => name)
}

/** Starts a server that passes connections on to a port of this machine, and keeps that end open when a client leaves. */
async function startRelay(): Promise<{ port: number; toPort: (port: number) => void }> {
  let target = 0
  const sockets: Socket[] = []
  const server = createServer((client) => {
    const platform = connect(target, '127.0.0.1')
    sockets.push(client, platform)
    for (const socket of [client, platform]) socket.on('error', () => {})
    client.pipe(platform, { end: false })
    platform.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterTest(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay has no port')
  const toPort = (port: number) => {
    target = port
  }
  return { port: address.port, toPort }
}

describe('run-after', () => {
  test('runs a command in a one-off dyno, and mirrors its output', async () => {
    const result = await run('echo "ran in $DYNO"; echo to stderr >&2 # done')
    expect(result.errors).toEqual([])
    expect(result.text).toMatch(
      /^Running 'echo "ran in \$DYNO"; echo to stderr >&2 # done' in run\.\d+ of test-app$/m,
    )
    expect(result.mirrored).toMatch(/^ran in run\.\d+\nto stderr\n$/m)
    expect(result.text).not.toContain('exit-status')
    expect(result.text).toMatch(/Took .*, command \d+/)
  })

  test.each([
    ['a process type', 'greet', 'hello from greet\n', 0],
    ['several lines', 'set -e\necho one\nfalse\necho two\n', 'one\n', 1],
    ['a shell that exits', 'echo one; exit 7', 'one\n', 7],
    ['another program in its place', "exec sh -c 'exit 5'", '', 5],
    ['a subshell', '(echo one); (exit 4)', 'one\n', 4],
    ['output without a line break at its end', 'printf one; exit 9', 'one\n', 9],
    ['a process that a signal ends', "sh -c 'kill -9 $$'", '', 137],
    ['what looks like an exit status', 'echo "exit-status-1234: 0"; exit 2', 'exit-status-1234: 0\n', 2],
    ['its own command line', 'set -x; false', '', 1],
  ])('runs %s', async (_, command, output, status) => {
    const result = await run(command)
    expect(result.mirrored.replace(/^\+.*\n/gm, '')).toContain(output)
    const expected = expect.stringMatching(
      new RegExp(`^The command of 'run-after' in run\\.\\d+ of test-app exited with ${status}`),
    )
    expect(result.errors).toEqual(status === 0 ? [] : [expected])
    expect(result.exitCode).toBe(status === 0 ? 0 : 1)
  })

  test('runs on Fir as a program of its launcher', async () => {
    const platform = await platformWithApp({ apps: [] })
    await api(platform, 'POST', '/apps', { name: app, stack: 'cnb' })
    const result = await run('echo "it\'s in $DYNO"; exit 3', {}, platform)
    expect(result.mirrored).toMatch(/^it's in run\.\d+$/m)
    expect(result.errors).toEqual([expect.stringContaining('exited with 3')])
  })

  test('whose command is malformed quotes what the shell says', async () => {
    const result = await run('echo "one')
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^The command of 'run-after' in run\.\d+ of test-app ended without an exit status[\s\S]*unexpected/,
      ),
    ])
  })

  test('has lines of any length, each byte once', async () => {
    const result = await run('node -e \'process.stdout.write("x".repeat(300000))\'; exit 1')
    expect(result.mirrored.match(/x{1000,}/g)?.map(({ length }) => length)).toEqual([300_000])
    expect(result.errors).toEqual([expect.stringContaining('exited with 1')])
  })

  test('that fails brings back the release before, and its output is in the error alone', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(files)
    await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    const inputs = { 'run-after': 'echo no table; false', 'on-failure': 'rollback' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(/exited with 1\nThe last lines of its output:\nno table$/),
    ])
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
  })

  test('prints output without obeying it, and without secrets', async () => {
    const command = 'echo "::set-output name=app::evil"; echo "key $OUR_KEY"; false'
    const result = await run(command, { 'config-vars': 'OUR_KEY=hunter2-hunter2' })
    expect(result.commands.map(({ name }) => name)).not.toContain('set-output')
    expect(result.errors).toEqual([expect.stringContaining('key ***')])
    expect(result.visible).not.toContain('rendezvous')
  })

  test('that is cancelled stops its dyno', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(files)
    const inputs = { 'run-after': 'echo begun; sleep 60' }
    const deploying = await startDeploy({ platform, repository, inputs })
    await deploying.logged('begun\n')
    const from = performance.now()
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(performance.now() - from).toBeLessThan(7_000)
    expect(result.exitCode).toBe(1)
    expect(result.text).toMatch(/Stopped run\.\d+ of test-app/)
    await until(
      () => oneOffs(platform),
      (names) => names.length === 0,
    )
  })

  test('whose step is killed while it runs is stopped by the post step, if Heroku has not noticed', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/dynos')
        ? { kind: 'rewrite', json: (body) => ({ ...body, attach_url: relayed(String(body.attach_url)) }) }
        : undefined,
    )
    const { port, toPort } = await startRelay()
    const relayed = (url: string) => {
      const { port: platformPort, pathname } = new URL(url)
      toPort(Number(platformPort))
      return `rendezvous://127.0.0.1:${port}${pathname}`
    }
    const repository = await Repository.of(files)
    const inputs = { 'run-after': 'echo begun; sleep 60' }
    const deploying = await startDeploy({ platform: proxy, repository, inputs })
    await deploying.logged('begun\n')
    deploying.process.kill('SIGKILL')
    await deploying.done
    const [name] = await oneOffs(platform)
    const post = await deploying.post()
    expect(post.exitCode).toBe(0)
    expect(post.visible.trim()).toBe(`Stopped ${name} of test-app`)
    await until(
      () => oneOffs(platform),
      (names) => names.length === 0,
    )
  })

  test('whose step is killed before Heroku answers is found and stopped by the post step', async () => {
    const platform = await platformWithApp()
    const started = deferred()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/dynos')
        ? { kind: 'withhold', carriedOut: started.resolve }
        : undefined,
    )
    const repository = await Repository.of(files)
    const deploying = await startDeploy({ platform: proxy, repository, inputs: { 'run-after': 'sleep 60' } })
    await started.promise
    const [name] = await oneOffs(platform)
    deploying.process.kill('SIGKILL')
    await deploying.done
    const post = await deploying.post()
    expect(post.visible.trim()).toBe(`Stopped ${name} of test-app`)
    await until(
      () => oneOffs(platform),
      (names) => names.length === 0,
    )
  })

  test('that has ended leaves nothing to the post step', async () => {
    const repository = await Repository.of(files)
    const inputs = { 'run-after': 'false' }
    const deploying = await startDeploy({ platform: await platformWithApp(), repository, inputs })
    expect(await deploying.done).toMatchObject({ exitCode: 1 })
    expect(await deploying.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('whose request gets no answer does not run twice, and stops what has started', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/dynos') ? { kind: 'lose-answer' } : undefined,
    )
    const result = await run('sleep 60', {}, proxy)
    expect(result.exitCode).toBe(1)
    expect(proxy.requests.filter((request) => /^POST .*\/dynos$/.test(request))).toHaveLength(1)
    expect(result.text).toMatch(/Stopped run\.\d+ of test-app/)
    await until(
      () => oneOffs(platform),
      (names) => names.length === 0,
    )
  })

  test('is asked for again while Heroku does not know the release yet', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/dynos') && before < 2
        ? { kind: 'answer', status: 409, body: '{"id":"conflict","message":"No release yet."}' }
        : undefined,
    )
    const result = await run('true', {}, proxy)
    expect(result.errors).toEqual([])
  })

  test('says so where Heroku attaches by SSH, and stops the dyno', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/dynos')
        ? { kind: 'rewrite', json: (body) => ({ ...body, attach_url: 'https://ssh.example/secret-token' }) }
        : undefined,
    )
    const result = await run('true', {}, proxy)
    expect(result.errors).toEqual([expect.stringContaining("Input 'run-after' does not work for this app")])
    expect(result.visible).not.toContain('secret-token')
    expect(result.text).toMatch(/Stopped run\.\d+ of test-app/)
  })

  test('that can not be attached to says where', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/dynos')
        ? {
            kind: 'rewrite',
            json: (body) => ({ ...body, attach_url: 'rendezvous://127.0.0.1:1/secret-token' }),
          }
        : undefined,
    )
    const result = await run('true', {}, proxy)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Could not connect to 127\.0\.0\.1:1: .*ECONNREFUSED/),
    ])
    expect(result.visible).not.toContain('secret-token')
  })
})
