import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runDyno } from '../../../src/local-platform/builder/dyno.js'
import { onPosix } from '../../support/operating-systems.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { CollectedLog, type TarEntry, tarball } from './support.js'

const never = new AbortController().signal
const appFile = (path: string, content = '', mode = 0o644): TarEntry => ({
  path: `./app/${path}`,
  content,
  mode,
})

async function prepare(entries: TarEntry[], command: string, env: Record<string, string> = {}) {
  const root = await temporaryDirectory()
  const slugPath = join(root, 'slug.tgz')
  await fs.writeFile(slugPath, tarball([{ path: './app/', type: 'Directory', mode: 0o755 }, ...entries]))
  return { slugPath, workDir: join(root, 'work'), command, env }
}

async function dyno(entries: TarEntry[], command: string, env?: Record<string, string>) {
  const log = new CollectedLog()
  const code = await runDyno(await prepare(entries, command, env), log.write, never)
  return { code, text: log.text }
}

describe('a one-off dyno', () => {
  test.each([
    ['true', 0],
    ['exit 7', 7],
    ['no-such-program', 127],
  ])('has the exit code of its command: %s', async (command, code) => {
    expect((await dyno([], command)).code).toBe(code)
  })

  onPosix('has the exit code 128 plus the signal that ended it', async () => {
    expect((await dyno([], 'kill -9 $$')).code).toBe(137)
  })

  test('runs in the app directory, which is HOME, after sourcing the profile scripts', async () => {
    const { text } = await dyno(
      [
        appFile('.profile.d/1.sh', 'export FROM_PROFILE="$FOO and more"'),
        appFile('.profile.d/2.sh', 'export SECOND="$FROM_PROFILE!"'),
        appFile('.profile.d/not-a-script', 'export FROM_PROFILE=wrong'),
        appFile('.profile', 'export THIRD="$SECOND?"'),
        appFile('bin/run', '#!/bin/sh\necho "$THIRD"', 0o755),
      ],
      '[ "$PWD" = "$HOME" ] && bin/run && echo "$0 $(basename "$HOME")"',
      { FOO: 'bar', HOME: '/elsewhere' },
    )
    expect(text).toMatch(/^bar and more!\?\n.*bash app\n$/)
  })

  test('merges stdout and stderr in order', async () => {
    const { text } = await dyno([], 'for i in 1 2 3; do echo "out $i"; echo "err $i" >&2; done; printf end')
    expect(text).toBe('out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\nend')
  })

  test('gets its config vars, and none of the platform’s secrets', async () => {
    process.env.GITHUB_TOKEN = 'top-secret'
    try {
      const { text } = await dyno([], 'env', { DYNO: 'run.1', EMPTY: '' })
      expect(text).toMatch(/^DYNO=run\.1$/m)
      expect(text).toMatch(/^EMPTY=$/m)
      expect(text).toMatch(/^PATH=/m)
      expect(text).not.toContain('top-secret')
    } finally {
      delete process.env.GITHUB_TOKEN
    }
  })

  onPosix('does not start in a directory that is a link', async () => {
    const options = await prepare([], 'pwd')
    const linked: TarEntry = { path: './app', type: 'SymbolicLink', linkpath: '/' }
    await fs.writeFile(options.slugPath, tarball([linked]))
    await expect(runDyno(options, () => {}, never)).rejects.toThrow('The slug has no ./app directory')
  })

  onPosix('keeps links that lead outside the slug', async () => {
    const outside: TarEntry = { path: './app/null', type: 'SymbolicLink', linkpath: '/dev/null' }
    expect((await dyno([outside], 'readlink null')).text).toBe('/dev/null\n')
  })

  test('requires a slug with an app directory', async () => {
    const root = await temporaryDirectory()
    const slugPath = join(root, 'slug.tgz')
    await fs.writeFile(slugPath, tarball([{ path: './other/file' }]))
    const options = { slugPath, workDir: join(root, 'work'), command: 'true', env: {} }
    await expect(runDyno(options, () => {}, never)).rejects.toThrow('The slug has no ./app directory')
  })

  test('is killed on abort, and rejects with the reason', async () => {
    const controller = new AbortController()
    const log = new CollectedLog()
    const options = await prepare([], 'echo started; exec sleep 60')
    const running = runDyno(options, log.write, controller.signal)
    await log.waitFor('started')
    const reason = new Error('stopped')
    controller.abort(reason)
    await expect(running).rejects.toBe(reason)
  })
})
