import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildEnvironment, dynoEnvironment } from '../../../src/local-platform/builder/environment.js'
import { run } from '../../../src/local-platform/builder/process.js'
import { onLinux, onPosix } from '../../support/operating-systems.js'
import { isZombie, running, waitForExit } from '../../support/processes.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { CollectedLog } from './support.js'

const never = new AbortController().signal

/**
 * A process with a child and a daemon; all ignore SIGTERM and print their ids. Only on Linux does the daemon leave the
 * process group, since only there can it still be found.
 */
const treeScript = `
const { spawn } = require('node:child_process')
process.on('SIGTERM', () => {})
const wait = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('pid', process.pid, '')"
spawn(process.execPath, ['-e', wait], { stdio: 'inherit' })
const daemon = spawn(process.execPath, ['-e', wait], { stdio: 'inherit', detached: process.platform === 'linux' })
daemon.unref()
console.log('pid', process.pid, '')
`

/** A process that starts two daemons as usual: their parents have exited, and they have their own sessions and no environment. */
const daemonScript = `
const { spawnSync } = require('node:child_process')
const wait = 'setInterval(() => {}, 1000)'
const child = "const child = require('node:child_process').spawn(process.execPath, ['-e', '" + wait + "'], { stdio: 'ignore', detached: true, env: {} }); child.unref(); console.log('pid', child.pid, '')"
for (let i = 0; i < 2; i++) spawnSync(process.execPath, ['-e', child], { stdio: 'inherit', env: {} })
`

const ids = (text: string) => [...text.matchAll(/pid (\d+)/g)].map(([, id]) => Number(id))

function blockUntil(reached: () => boolean): void {
  while (!reached());
}

function startNode(script: string, log: CollectedLog, signal: AbortSignal) {
  const options = { cwd: process.cwd(), env: dynoEnvironment(), output: log.write, signal }
  return run(process.execPath, ['-e', script], options)
}

describe('a process', () => {
  test('is killed with its descendants, including those that ignore SIGTERM or have left its group', async () => {
    const controller = new AbortController()
    const log = new CollectedLog()
    const process = startNode(`${treeScript}; setInterval(() => {}, 1000)`, log, controller.signal)
    await log.waitFor((text) => ids(text).length === 3)
    const reason = new Error('stopped')
    controller.abort(reason)
    await expect(process).rejects.toBe(reason)
    await waitForExit(ids(log.text))
  })

  onLinux('that is a client leaves alone what others run for it', async () => {
    const log = new CollectedLog()
    const options = { cwd: process.cwd(), env: dynoEnvironment(), output: log.write, signal: never }
    await run(process.execPath, ['-e', daemonScript], { ...options, isClient: true })
    const daemons = ids(log.text)
    expect(running(daemons)).toEqual(daemons)
    for (const pid of daemons) process.kill(pid, 'SIGKILL')
    await waitForExit(daemons)
  })

  onLinux('has all its output read, even if other work blocks the event loop when it ends', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const log = new CollectedLog()
    const script = `echo pid $$ ; while [ ! -f '${gate}' ]; do sleep 0.01; done; echo the end`
    const options = { cwd: process.cwd(), env: dynoEnvironment(), output: log.write, signal: never }
    const ended = run('/bin/sh', ['-c', script], options)
    await log.waitFor((text) => ids(text).length === 1)
    const [pid = 0] = ids(log.text)
    const other = spawn('/bin/sh', ['-c', 'echo'], { stdio: ['ignore', 'pipe', 'ignore'] })
    other.stdout.once('data', () => {
      writeFileSync(gate, '')
      blockUntil(() => isZombie(pid))
    })
    // Longer than the silence after which the output counts as ended.
    other.once('exit', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200))
    // One turn of the event loop reports the output and the end of `other`, and also the end of the process under test,
    // whose output has not been read yet.
    blockUntil(() => isZombie(other.pid ?? 0))
    expect(await ended).toBe(0)
    expect(log.text).toBe(`pid ${pid}\nthe end\n`)
  })

  onPosix('leaves no background processes behind when it ends by itself', async () => {
    const log = new CollectedLog()
    const background = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
      child.unref()
      console.log('pid', child.pid)`
    expect(await startNode(background, log, never)).toBe(0)
    await waitForExit(ids(log.text))
  })

  onLinux.each([
    ['with its output merged', undefined],
    ['with its errors separate', () => {}],
  ])('leaves no daemon without environment, parent and terminal behind: %s', async (_name, errors) => {
    const log = new CollectedLog()
    const options = {
      cwd: process.cwd(),
      env: dynoEnvironment(),
      output: log.write,
      signal: never,
      ...(errors && { errors }),
    }
    expect(await run(process.execPath, ['-e', daemonScript], options)).toBe(0)
    expect(ids(log.text)).toHaveLength(2)
    await waitForExit(ids(log.text))
  })

  onLinux('leaves no daemon behind that was running when another process ended', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const log = new CollectedLog()
    const untilGate = `setInterval(() => { if (require('node:fs').existsSync('${gate}')) process.exit() }, 10)`
    const ended = startNode(`${daemonScript}; ${untilGate}`, log, never)
    await log.waitFor((text) => ids(text).length === 2)
    const options = { cwd: '/', env: dynoEnvironment(), output: () => {}, signal: never }
    expect(await run('true', [], options)).toBe(0)
    expect(running(ids(log.text))).toEqual(ids(log.text))
    writeFileSync(gate, '')
    expect(await ended).toBe(0)
    await waitForExit(ids(log.text))
  })

  onLinux('is stopped together with such a daemon', async () => {
    const controller = new AbortController()
    const log = new CollectedLog()
    const process = startNode(`${daemonScript}; setInterval(() => {}, 1000)`, log, controller.signal)
    await log.waitFor((text) => ids(text).length === 2)
    controller.abort(new Error('stopped'))
    await expect(process).rejects.toThrow('stopped')
    await waitForExit(ids(log.text))
  })

  onPosix('does not wait for a descendant that escaped and writes endlessly', async () => {
    const log = new CollectedLog()
    const escaped = `
      const { spawn } = require('node:child_process')
      const write = "setInterval(() => process.stdout.write('.'), 50)"
      // Lacks the environment variable and the resource limit by which the platform finds descendants.
      const lift = 'ulimit -S -w unlimited 2>&- || ulimit -S -x unlimited 2>&-; exec "$@"'
      const args = ['-c', lift, 'sh', process.execPath, '-e', write]
      const child = spawn('/bin/sh', args, { stdio: 'inherit', detached: true, env: {} })
      child.unref()
      console.log('pid', child.pid)`
    expect(await startNode(escaped, log, never)).toBe(0)
    // Nobody reads its output any more, which ends it.
    await waitForExit(ids(log.text))
  })

  test('gets its arguments unchanged by a shell', async () => {
    const log = new CollectedLog()
    const options = { cwd: process.cwd(), env: dynoEnvironment(), output: log.write, signal: never }
    const args = ['$(echo no)', '; exit 3', '-n', '"', '']
    const code = await run(
      process.execPath,
      ['-p', 'JSON.stringify(process.argv.slice(1))', '--', ...args],
      options,
    )
    expect(code).toBe(0)
    expect(JSON.parse(log.text)).toEqual(args)
  })

  test('does not start when the signal is aborted', async () => {
    const reason = new Error('stopped')
    await expect(startNode('', new CollectedLog(), AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  test('rejects if it cannot be started', async () => {
    const options = { cwd: '/', env: {}, output: () => {}, errors: () => {}, signal: never }
    await expect(run('/no/such/program', [], options)).rejects.toThrow('ENOENT')
  })
})

describe('the environment', () => {
  const parent = {
    PATH: '/bin',
    HOME: '/home/me',
    HTTPS_PROXY: 'http://proxy',
    npm_config_registry: 'https://registry',
    npm_config_token: 'secret',
    HEROKU_API_KEY: 'secret',
    GITHUB_TOKEN: 'secret',
    'INPUT_API-KEY': 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
  }

  test('of a buildpack has only allowed variables, including those for the network', () => {
    const { PATH, ...rest } = buildEnvironment(parent)
    expect(PATH?.startsWith('/bin')).toBe(true)
    expect(rest).toEqual({
      HOME: '/home/me',
      HTTPS_PROXY: 'http://proxy',
      npm_config_registry: 'https://registry',
    })
  })

  test('of a dyno has no proxy, since its URL may contain a password', () => {
    expect(Object.keys(dynoEnvironment(parent)).sort()).toEqual(['HOME', 'PATH'])
  })
})
