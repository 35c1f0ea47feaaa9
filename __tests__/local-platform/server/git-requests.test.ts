import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { App, Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { startupMessage } from '../../../src/local-platform/server/startup-message.js'
import { onPosix } from '../../support/operating-systems.js'
import { type Files, inlineApp, Repository } from '../../support/repository.js'
import { startTestPlatform } from '../start-test-platform.js'

/** Runs git against a platform in this process, and returns its exit code and what it prints for the user. */
async function git(directory: string, args: string[], env: Record<string, string> = {}) {
  const options = { cwd: directory, env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env } }
  return new Promise<{ failed: boolean; text: string }>((resolve) => {
    execFile('git', args, options, (error, _, text) => resolve({ failed: error !== null, text }))
  })
}

/** Starts a platform with an app and a repository, and returns how to push that with the variables that are printed. */
async function start(files: Files) {
  const client = await startTestPlatform({ apps: ['my-app'] })
  const repository = await Repository.of(files)
  const message = startupMessage(client.platform, ['my-app'])
  const env = Object.fromEntries(
    [...message.matchAll(/^ {2}export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  )
  const { git_url: url = '' } = await client.json<App>('GET', '/apps/my-app')
  const push = (...args: string[]) => git(repository.directory, ['push', url, ...args], env)
  const builds = () => client.json<Build[]>('GET', '/apps/my-app/builds')
  return { client, repository, env, url, push, builds }
}

describe('a push of git', () => {
  test.each(['main', 'master'])('to %s builds the commit, and shows the output', async (branch) => {
    const { repository, push, builds, client } = await start(inlineApp('echo Doing the work'))
    const { failed, text } = await push(`HEAD:${branch}`)
    expect({ failed, text }).toEqual({
      failed: false,
      text: expect.stringContaining('remote: Doing the work'),
    })
    expect(await builds()).toMatchObject([{ status: 'succeeded', source_blob: { version: repository.head } }])
    expect(await client.release('my-app', 3)).toMatchObject({ status: 'succeeded', current: true })
    expect((await push(`HEAD:${branch}`)).text).toContain('Everything up-to-date')
  })

  test('is declined if the build fails, and builds again the next time', async () => {
    const { push, builds, repository } = await start(inlineApp('exit 1'))
    for (const count of [1, 2]) {
      const { failed, text } = await push('HEAD:main')
      expect({ failed, text }).toEqual({ failed: true, text: expect.stringContaining('remote: ') })
      expect(text).toMatch(/! \[remote rejected\] HEAD -> main \(pre-receive hook declined\)/)
      expect(await builds()).toHaveLength(count)
    }
    await repository.commit(inlineApp(), 'Mend it')
    expect((await push('HEAD:main')).failed).toBe(false)
  })

  test('to another branch builds nothing, and says so', async () => {
    const { push, builds } = await start(inlineApp())
    const { failed, text } = await push('HEAD:topic')
    expect({ failed, text }).toEqual({ failed: false, text: expect.stringContaining('nothing is built') })
    expect(await builds()).toEqual([])
  })

  test('of more than git sends in one piece works', async () => {
    const { push } = await start({ ...inlineApp(), large: randomBytes(3_000_000) })
    expect((await push('HEAD:main')).failed).toBe(false)
  })

  onPosix('works by the commands that the platform prints, pasted into a shell', async () => {
    const client = await startTestPlatform({ apps: ['my-app'], apiKey: `it's-$PATH` })
    const { directory, head } = await Repository.of(inlineApp())
    const message = startupMessage(client.platform, ['my-app', 'other'])
    const [, pasted = ''] =
      /For the Heroku CLI and git:\n(.*)\nThe same in PowerShell:\n/s.exec(message) ?? []
    const script = `heroku() { true; }\n${pasted}`
    await promisify(execFile)('bash', ['-e', '-c', script], { cwd: directory })
    const builds = await client.json<Build[]>('GET', '/apps/my-app/builds')
    expect(builds).toMatchObject([{ status: 'succeeded', source_blob: { version: head } }])
  })

  test('is not among the commands that a platform without apps prints', async () => {
    const { platform } = await startTestPlatform()
    expect(startupMessage(platform, [])).not.toContain('git push')
  })

  // `heroku git:remote` makes an https URL of any HEROKU_HOST.
  test('works at the remote that the CLI adds', async () => {
    const { client, repository, env } = await start(inlineApp())
    const remote = `https://127.0.0.1:${client.platform.port}/my-app.git`
    expect(await git(repository.directory, ['push', remote, 'HEAD:main'], env)).toMatchObject({
      failed: false,
    })
  })

  test('leaves nothing behind when its client vanishes, and its repository goes with the app', async () => {
    const { client, push } = await start(inlineApp())
    await push('HEAD:topic')
    const repositories = join(client.platform.dataDir, 'objects', 'repositories')
    expect(await readdir(repositories)).toHaveLength(1)
    const socket = connect(client.platform.port, '127.0.0.1')
    const key = Buffer.from(`:${client.platform.apiKey}`).toString('base64')
    socket.write(
      `POST /my-app.git/git-receive-pack HTTP/1.1\r\nHost: 127.0.0.1:${client.platform.port}\r\nAuthorization: Basic ${key}\r\n` +
        'Content-Type: application/x-git-receive-pack-request\r\nContent-Length: 1000\r\n\r\n0000',
    )
    await once(socket, 'connect')
    socket.destroy()
    // It would wait for the rest of the vanished push.
    expect((await push('HEAD:main')).failed).toBe(false)
    await client.json('DELETE', '/apps/my-app')
    expect(await readdir(repositories)).toEqual([])
  })
})

describe('git is refused with a sentence', () => {
  test.each([
    ['a fetch', ['fetch'], '/my-app.git', 'The local platform only takes pushes'],
    ['an app that does not exist', ['push'], '/other.git', 'No such app as other.'],
  ])('%s', async (_, args, path, sentence) => {
    const { client, repository, env } = await start({ 'index.html': '' })
    const { failed, text } = await git(
      repository.directory,
      [...args, client.platform.url + path, 'HEAD'],
      env,
    )
    expect({ failed, text }).toEqual({ failed: true, text: expect.stringContaining(`remote: ${sentence}`) })
  })

  test('a wrong key', async () => {
    const { client, repository, builds } = await start({ 'index.html': '' })
    const url = `http://:wrong@127.0.0.1:${client.platform.port}/my-app.git`
    const { failed, text } = await git(repository.directory, ['push', url, 'HEAD:main'])
    expect({ failed, text }).toEqual({
      failed: true,
      text: expect.stringContaining(
        'remote: Invalid credentials: the password is the key of the local platform.',
      ),
    })
    expect(await builds()).toEqual([])
  })
})
