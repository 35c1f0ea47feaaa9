import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { startPlatform } from '../../src/local-platform/platform.js'
import { app, deploy, faster, platformWithApp, startDeploy, unprivileged } from '../support/deploy.js'
import { onLinux } from '../support/operating-systems.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, Clone, inlineApp, Repository, waitFor } from '../support/repository.js'
import { serve } from '../support/server.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

const onPosix = process.platform === 'win32' ? describe.skip : describe
describe('a full disk', () => {
  onLinux('is an error that says what to do', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, env: tarballOnFullDisk() })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^ENOSPC: no space left on device, write\nThe runner's disk is full: before this step, remove what/,
      ),
    ])
    expect(result.leftBehind).toEqual([])
    expect(await builds(platform)).toEqual([])
  })
})

onPosix('git', () => {
  test('that is not installed is an error that says what to do', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, env: { PATH: await temporaryDirectory() } })
    expect(result.errors).toEqual([
      expect.stringMatching(/git is not on the PATH: install git on the runner, or use a container image/),
    ])
    expect(result.exitCode).toBe(1)
    expect(result.leftBehind).toEqual([])
  })

  test.each([
    [
      'does not know an option',
      `case "$*" in *--version*) exec echo git version 1.8.3.1;; esac; echo usage: git >&2; exit 129`,
    ],
    ['lacks an option of git status', statusIsOld('2.17.1')],
  ])('that is too old, and %s, is an error that names the required version', async (_, script) => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const bin = await temporaryDirectory()
    await writeFile(join(bin, 'git'), `#!/bin/sh\n${script}\n`)
    await chmod(join(bin, 'git'), 0o755)
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}` }
    const result = await deploy({ platform, repository, env })
    expect(result.errors).toEqual([
      expect.stringMatching(/^The runner has git version [12]\.\S+, and this needs 2\.18 or later: install/),
    ])
    expect(await builds(platform)).toEqual([])
    expect(result.leftBehind).toEqual([])
  })
})

onPosix('a home directory', () => {
  test.each([
    ['cannot be entered', '', 0o000],
    ['has a configuration that cannot be read', '.gitconfig', 0o000],
    ['has a .config/git that cannot be entered', join('.config', 'git'), 0o000],
  ])('that %s stops the deploy no more than it stops git', async (_, name, mode) => {
    const home = await temporaryDirectory()
    await mkdir(join(home, '.config', 'git'), { recursive: true })
    await writeFile(join(home, '.config', 'git', 'config'), '')
    await writeFile(join(home, '.gitconfig'), '')
    await chmod(home, 0o755)
    await chmod(join(home, name), mode)
    afterTest(() => chmod(join(home, name), 0o755))
    const result = await deployWith({ ...unprivileged(), HOME: home, XDG_CONFIG_HOME: '' })
    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
  })

  test('that neither the environment nor the system knows does not stop the deploy', async () => {
    const result = await deployWith({ ...unprivileged(), HOME: undefined })
    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
  })

  test.each([
    ['is empty', ''],
    ['does not exist', join('/', 'nonexistent', 'home')],
    ['is a file', process.execPath],
  ])('whose path %s does not stop the deploy', async (_, home) => {
    const result = await deployWith({ HOME: home, XDG_CONFIG_HOME: home })
    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
  })
})

onPosix('RUNNER_TEMP', () => {
  test.each([
    ['that cannot be written to', 0o500, ''],
    ['that does not exist', 0o700, 'missing'],
  ])('%s is an error that names it and says what to do', async (_, mode, name) => {
    const directory = await temporaryDirectory()
    await chmod(directory, mode)
    afterTest(() => chmod(directory, 0o700))
    const temp = join(directory, name)
    const result = await deployWith(unprivileged(temp))
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringContaining(`The runner's temporary directory (RUNNER_TEMP) is ${temp}`),
    ])
    expect(result.errors[0]).toMatch(/EACCES|ENOENT/)
    expect(result.errors[0]).toContain("'options: --user 1001' under 'container'")
  })
})

describe('a partial clone', () => {
  test.each(['blob:none', 'tree:0'])(
    '(%s) whose remote can’t be reached is an error that says what to do',
    async (filter) => {
      const repository = await Repository.of(inlineApp())
      repository.git('config', 'uploadpack.allowFilter', 'true')
      const clone = new Clone(repository, await temporaryDirectory(), `--filter=${filter}`, '--no-checkout')
      clone.git('remote', 'set-url', 'origin', `${repository.directory}-gone`)
      const platform = await platformWithApp()
      const { directory } = clone
      const result = await deploy({ platform, repository: { directory, head: repository.head } })
      expect(result.exitCode).toBe(1)
      expect(result.errors).toEqual([expect.stringMatching(/^git archive failed: .*promisor remote/s)])
      expect(result.errors[0]).toContain("leave 'persist-credentials' of actions/checkout at true")
      expect(result.errors[0]).toContain("'sparse-checkout'")
      expect(await builds(platform)).toEqual([])
    },
  )
})

describe('a link to a commit without a .gitmodules', () => {
  test('is an error that says how to remove it', async () => {
    const repository = await Repository.of(inlineApp())
    repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.head},lib`)
    repository.git('commit', '--quiet', '-m', 'Add a repository')
    const platform = await platformWithApp()
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringContaining("Run 'git rm --cached lib' and commit.")])
    expect(await builds(platform)).toEqual([])
  })
})

describe('a clock', () => {
  test.each([-13, 7])('that is %i hours off changes nothing', async (hours) => {
    const platform = await platformWithApp({ now: () => Date.now() + hours * 3_600_000 })
    const result = await deploy({
      platform,
      repository: await Repository.of(appWithRelease('echo migrated')),
    })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.mirrored).toContain('migrated\n')
  })

  test('that passes the expiry of a signed URL between packing and upload leads to a new source', async () => {
    let hours = 0
    const platform = await platformWithApp({ now: () => Date.now() + hours * 3_600_000 })
    const proxy = await startProxy(platform, ({ method }) => {
      if (method === 'PUT') hours = 1.1
      return undefined
    })
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
    // The second URL was signed after the clock had jumped.
    expect(proxy.requests.filter((request) => request === 'POST /sources')).toHaveLength(2)
    expect(result.errors).toEqual([])
    expect(result.text).toContain('answered 403 AccessDenied: trying with a new source')
  })
})

describe('a source of 0 bytes', () => {
  test('fails the build, with the reason', async () => {
    const platform = await platformWithApp()
    const empty = await serve((_, response) => response.writeHead(200, { 'Content-Length': 0 }).end())
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { 'source-url': `${empty}/source.tgz` } })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(/^Build \S+ of test-app failed: Unable to unpack/)])
    expect(result.outputs).toMatchObject({ 'build-status': 'failed' })
  })

  test('that replaces an upload on its way is never built', async () => {
    const platform = await platformWithApp()
    let stored = false
    const proxy = await startProxy(platform, ({ method, path }) => {
      if (method !== 'PUT') return undefined
      stored = true
      void fetch(platform.url + path, { method: 'PUT', body: Buffer.alloc(0) })
      return { kind: 'answer', status: 200 }
    })
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
    expect(stored).toBe(true)
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(/failed: The source has another checksum/)])
  })
})

describe('a restart of the platform', () => {
  test('that loses the build is an error that says so', async () => {
    const directory = await temporaryDirectory()
    const repository = await Repository.of(inlineApp(`echo waiting; ${waitFor(join(directory, 'gate'))}`))
    const first = await startPlatform({ dynos: sleepingDynos, apps: [app] })
    const { port, apiKey } = first
    const deploying = await startDeploy({ platform: first, repository, env: faster(20) })
    await deploying.logged('waiting\n')
    await first.close()
    const second = await startPlatform({ dynos: sleepingDynos, apps: [app], port, apiKey })
    afterTest(() => second.close())
    const result = await deploying.done
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(/answered 404 not_found/)])
    expect(result.leftBehind).toEqual([])
    expect(await builds(second)).toEqual([])
    expect((await deploying.post()).exitCode).toBe(0)
  })

  test('while the source is packed does not fail the deploy', async () => {
    const repository = await Repository.of(inlineApp())
    const first = await startPlatform({ dynos: sleepingDynos, apps: [app] })
    const { port, apiKey } = first
    await first.close()
    const deploying = await startDeploy({ platform: first, repository, env: faster(4) })
    await deploying.logged('ECONNREFUSED')
    const second = await startPlatform({ dynos: sleepingDynos, apps: [app], port, apiKey })
    afterTest(() => second.close())
    const result = await deploying.done
    expect(result.errors).toEqual([])
    expect(await builds(second)).toHaveLength(1)
  })
})

/** Makes the action write the tarball to a device without free space. */
function tarballOnFullDisk(): NodeJS.ProcessEnv {
  const script = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { createWriteStream } = fs
    fs.createWriteStream = (file, options) =>
      createWriteStream(file.endsWith('source.tgz') ? '/dev/full' : file, options)
    syncBuiltinESMExports()`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

/** Returns a script for a git that can archive but lacks an option of `git status`. */
function statusIsOld(version: string): string {
  const real = process.env.PATH?.split(delimiter)
    .map((directory) => `'${directory}/git'`)
    .join(' ')
  return `
for word in "$@"; do
  if [ "$word" = --version ]; then exec echo git version ${version}; fi
  if [ "$word" = --no-renames ]; then echo "error: unknown option \\\`no-renames'" >&2; exit 129; fi
done
for git in ${real}; do if [ -x "$git" ]; then exec "$git" "$@"; fi; done`
}

function builds(platform: PlatformAccess): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}

/** Deploys an app in an environment. */
async function deployWith(env: NodeJS.ProcessEnv) {
  return deploy({ platform: await platformWithApp(), repository: await Repository.of(inlineApp()), env })
}
