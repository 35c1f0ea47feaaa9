import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { onPosix } from '../support/operating-systems.js'
import { readUntil, tarball } from '../support/platform-client.js'
import { isRunning } from '../support/processes.js'
import { inlineApp } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'
import { spawnPlatform } from './spawn-platform.js'

describe('npm run platform', () => {
  test('prints its address and key, serves requests, and leaves no files behind when it stops', async () => {
    const temporary = await temporaryDirectory()
    const { child, exited, printed } = spawnPlatform(['--api-key', 'KEY', '--app', 'example'], temporary)
    const text = await printed('Stop with Ctrl-C.')
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? []
    const [action = '', posix = '', powershell = ''] = text
      .split(/^In a workflow step:|^For the Heroku CLI and git:|^The same in PowerShell:/m)
      .slice(1)
    expect(action).toContain(`api-url: ${url}`)
    expect(posix).toContain(`export HEROKU_HOST='${url}'`)
    expect(powershell).toContain("$env:HEROKU_API_KEY = 'KEY'")
    for (const commands of [posix, powershell])
      expect(commands).toContain(`\n  git push ${url}/example.git HEAD:main\n`)
    const send = async (path: string, body: object) => {
      const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: 'Bearer KEY' }
      const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(response.status).toBe(201)
      return JSON.parse(await response.text())
    }
    const { source_blob: blob } = await send('/sources', {})
    const files = inlineApp('echo $$ >&2; echo started; exec sleep 60')
    await fetch(blob.put_url, { method: 'PUT', body: await tarball(files) })
    const build = await send('/apps/example/builds', { source_blob: { url: blob.get_url } })
    const output = await readUntil(build.output_stream_url, 'started')
    const pid = Number(/^\s*(\d+)$/m.exec(output)?.[1])
    expect(await isRunning(pid)).toBe(true)
    child.kill('SIGTERM')
    if (process.platform === 'win32') return
    expect(await exited).toMatchObject({ code: 0, output: expect.stringContaining('Stopping.') })
    await until(
      () => isRunning(pid),
      (runs) => !runs,
    )
    expect(await readdir(temporary)).toEqual([])
  })

  onPosix(
    'restarts on the same port right after it was killed, and removes the files of the killed platform',
    async () => {
      const temporary = await temporaryDirectory()
      const args = ['--api-key', 'KEY', '--app', 'example']
      const first = spawnPlatform(args, temporary)
      const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(await first.printed('Stop with Ctrl-C.')) ?? []
      const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: 'Bearer KEY' }
      const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers })
      const { id } = JSON.parse(await (await ask('/apps/example')).text())
      first.child.kill('SIGKILL')
      await first.exited.catch(() => undefined)
      await expect(ask('/apps/example')).rejects.toThrow()
      expect(await readdir(temporary)).toHaveLength(1)
      // The directory of a running platform, and one without a known owner.
      const live = spawnPlatform([], temporary)
      await live.printed('Stop with Ctrl-C.')
      await mkdir(join(temporary, 'heroku-build-platform-other'))
      const second = spawnPlatform([...args, '--port', port], temporary)
      await second.printed('Stop with Ctrl-C.')
      expect((await ask('/apps/example')).status).toBe(200)
      expect((await ask(`/apps/${id}`)).status).toBe(404)
      expect(await readdir(temporary)).toHaveLength(3)
      for (const { child } of [live, second]) child.kill('SIGTERM')
      for (const { exited } of [live, second]) expect(await exited).toMatchObject({ code: 0 })
      expect(await readdir(temporary)).toEqual(['heroku-build-platform-other'])
    },
  )

  onPosix.each(['SIGINT', 'SIGTERM'] as const)(
    'stops and leaves no files behind when both npm and a terminal send it %s',
    async (signal) => {
      const temporary = await temporaryDirectory()
      const { child, exited, printed } = spawnPlatform([], temporary)
      await printed('Stop with Ctrl-C.')
      child.kill(signal)
      await printed('Stopping.')
      child.kill(signal)
      expect(await exited).toMatchObject({ code: 0 })
      expect(await readdir(temporary)).toEqual([])
    },
  )

  onPosix('stops and leaves no files behind when its terminal is closed', async () => {
    const temporary = await temporaryDirectory()
    const { child, exited, printed } = spawnPlatform([], temporary)
    await printed('Stop with Ctrl-C.')
    child.stdout.destroy()
    child.stderr.destroy()
    child.kill('SIGHUP')
    expect(await exited).toMatchObject({ code: 0 })
    expect(await readdir(temporary)).toEqual([])
  })

  test('explains what is wrong with its arguments', async () => {
    const temporary = await temporaryDirectory()
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    try {
      for (const [status, args, message] of [
        [2, ['--port', 'http'], "--port must be a number from 0 to 65535, not 'http'"],
        [2, ['--port', '70000'], '--port must be a number'],
        [2, ['--api-key', 'two words'], '--api-key must be'],
        [2, ['--colour'], "Unknown option '--colour'\n"],
        [2, ['example'], "Unexpected argument 'example'. This command does not take positional arguments\n"],
        [1, ['--app', 'Example'], "app 'Example': Name must start with a letter"],
        [1, ['--app', 'example', '--app', 'example'], "app 'example': Name is already taken"],
        [1, ['--port', port], `port ${port} is taken`],
      ] as const) {
        const { code, output } = await spawnPlatform([...args], temporary).exited
        expect([code, output]).toEqual([status, expect.stringContaining(`platform: ${message}`)])
        expect(output.includes('Usage: npm run platform')).toBe(status === 2)
      }
    } finally {
      taken.close()
    }
    expect(await readdir(temporary)).toEqual([])
  })

  test('prints its usage', async () => {
    for (const option of ['--help', '-h']) {
      const { code, output } = await spawnPlatform([option], await temporaryDirectory()).exited
      expect([code, output]).toEqual([0, expect.stringContaining('Usage: npm run platform')])
    }
  })
})
