import { execFileSync } from 'node:child_process'
import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Platform } from '../../src/local-platform/platform.js'
import { app, type Deployed, deploy, platformWithApp } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { type Files, inlineApp, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const secret = 's3cr3t-value'
const onPosix = process.platform === 'win32' ? test.skip : test

/** Deploys with files in the workspace that are not in the commit. */
async function deployWith(files: Files, inputs: Record<string, string>, platform?: Platform) {
  const repository = await Repository.of(inlineApp())
  await repository.write(files)
  const used = platform ?? (await platformWithApp())
  const result = await deploy({ platform: used, repository, inputs })
  return { result, platform: used, repository }
}

async function getConfig(platform: Platform): Promise<unknown> {
  return api(platform, 'GET', `/apps/${app}/config-vars`)
}

/** Expects that a run sent no request, and that nobody saw the secret. */
async function expectRefusal(
  repository: Pick<Repository, 'directory' | 'head'>,
  inputs: Record<string, string>,
  message: RegExp,
): Promise<void> {
  const proxy = await startProxy(await platformWithApp(), () => undefined)
  const result = await deploy({ platform: proxy, repository, inputs })
  expect(result.errors).toEqual([expect.stringMatching(message)])
  expect(result.exitCode).toBe(1)
  expect(proxy.requests).toEqual([])
  expectSecret(result)
}

function expectSecret({ visible, outputs, summary }: Deployed): void {
  expect(JSON.stringify([visible, outputs, summary])).not.toContain(secret)
}

describe('an env file', () => {
  test('sets config vars, which are masked and which `config-vars` override', async () => {
    const { result, platform } = await deployWith(
      { 'deploy.env': `A=one\nB=${secret}\nC='two\nlines'\nD=file # why\n` },
      { 'env-file': 'deploy.env', 'config-vars': 'A=input\nE=5' },
    )
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(await getConfig(platform)).toEqual({ A: 'input', B: secret, C: 'two\nlines', D: 'file', E: '5' })
    expect(result.text).toContain(`::add-mask::${secret}`)
    expect(result.text).toContain('Changing the config vars of test-app: set A, B, C, D, E')
    expectSecret(result)
  })

  test('sets config vars without `config-vars`, by one release, and NAME= unsets', async () => {
    const platform = await platformWithApp()
    await api(platform, 'PATCH', `/apps/${app}/config-vars`, { OLD: 'old', KEPT: 'kept' })
    const { result } = await deployWith({ '.env': 'A=1\nOLD=\n' }, { 'env-file': '.env' }, platform)
    expect(result.errors).toEqual([])
    expect(await getConfig(platform)).toEqual({ A: '1', KEPT: 'kept' })
    expect(result.outputs).toMatchObject({ 'release-version': '5' })
  })

  test('overrides those before it in a list', async () => {
    const files = { 'a.env': 'A=a\nB=a\nC=a', 'sub/b.env': 'A=b\nB=b' }
    const inputs = { 'env-file': 'a.env\nsub/b.env', 'config-vars': 'A=input' }
    const { platform } = await deployWith(files, inputs)
    expect(await getConfig(platform)).toEqual({ A: 'input', B: 'b', C: 'a' })
  })

  test.each([
    ['a byte order mark', Buffer.from('\ufeffA=1\nB=2\n')],
    ['lines that end as on Windows', Buffer.from('A=1\r\nB=2\r\n')],
    ['both', Buffer.from('\ufeffA=1\r\nB=2')],
  ])('may have %s', async (_, content) => {
    const { result, platform } = await deployWith({ 'a.env': content }, { 'env-file': 'a.env' })
    expect(result.errors).toEqual([])
    expect(await getConfig(platform)).toEqual({ A: '1', B: '2' })
  })

  test('may lie in RUNNER_TEMP', async () => {
    const platform = await platformWithApp()
    const scratch = await temporaryDirectory()
    const file = join(scratch, 'temp', 'deploy.env')
    await mkdir(join(scratch, 'temp'))
    await writeFile(file, `A=${secret}`)
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, scratch, inputs: { 'env-file': file } })
    expect(result.errors).toEqual([])
    expect(await getConfig(platform)).toEqual({ A: secret })
    expectSecret(result)
  })

  test('of a tarball’s deploy is read as well', async () => {
    const inputs = { 'env-file': 'a.env', 'source-url': 'http://127.0.0.1:1/source.tgz' }
    const { result, platform } = await deployWith({ 'a.env': 'A=1' }, inputs)
    expect(result.exitCode).toBe(1)
    expect(await getConfig(platform)).toEqual({ A: '1' })
  })

  test.each([
    ['is empty', ''],
    ['has comments only', '# A=1\n\n'],
  ])('that %s changes nothing, with a warning', async (_, content) => {
    const { result, platform } = await deployWith({ 'a.env': content }, { 'env-file': 'a.env' })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([expect.stringMatching(/a\.env.*'env-file'.*sets no config vars/)])
    expect(await getConfig(platform)).toEqual({})
    expect(result.outputs).toMatchObject({ 'release-version': '3' })
  })
})

describe('an env file is refused', () => {
  test.each<[string, Files, RegExp]>([
    ['does not exist', {}, /^The file a\.env of the input 'env-file' does not exist/],
    ['is a directory', { 'a.env/b': 'A=1' }, /^The file a\.env of the input 'env-file' is a directory/],
    ['is large', { 'a.env': `A=${secret}\n${'#'.repeat(65_536)}` }, /a\.env .* is larger than 64 KiB/],
    [
      'is not text',
      { 'a.env': Buffer.from(`A=${secret}`, 'utf16le') },
      /a\.env .* is not UTF-8 text.*PowerShell/,
    ],
    ['is UTF-16', { 'a.env': Buffer.from(`\ufeffA=${secret}`, 'utf16le') }, /a\.env .* is not UTF-8 text/],
    [
      'has a line that is no assignment',
      { 'a.env': `\ufeff\r\nA=1\r\n${secret}\r\n` },
      /^The file a\.env of the input 'env-file' has something other than NAME=value in line 3\./,
    ],
    ['has empty quotes', { 'a.env': `A=''\n` }, /a\.env .* has an empty value in quotes in line 1/],
    [
      'has an open quote',
      { 'a.env': `A="${secret}\n` },
      /a\.env .* has a quote in line 1 that is not closed/,
    ],
  ])('before any request if it %s', async (_, files, message) => {
    const repository = await Repository.of(inlineApp())
    await repository.write(files)
    await expectRefusal(repository, { 'env-file': 'a.env' }, message)
  })

  test('if it is the second of two and does not exist, with the first one masked', async () => {
    const repository = await Repository.of(inlineApp())
    await repository.write({ 'a.env': `A=${secret}` })
    await expectRefusal(repository, { 'env-file': 'a.env,b.env' }, /^The file b\.env .* does not exist/)
  })

  test('if it lies outside of the workspace and RUNNER_TEMP', async () => {
    const repository = await Repository.of(inlineApp())
    const outside = join(await temporaryDirectory(), 'a.env')
    await writeFile(outside, `A=${secret}`)
    await expectRefusal(repository, { 'env-file': outside }, /a\.env.*below the workspace or RUNNER_TEMP/)
  })

  onPosix('if a link leads out of the workspace, or to a FIFO, or in a circle', async () => {
    const repository = await Repository.of(inlineApp())
    const outside = join(await temporaryDirectory(), 'a.env')
    await writeFile(outside, `A=${secret}`)
    await symlink(outside, join(repository.directory, 'out.env'))
    await symlink('circle.env', join(repository.directory, 'circle.env'))
    execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', join(repository.directory, 'pipe')])
    await symlink('pipe', join(repository.directory, 'pipe.env'))
    await expectRefusal(repository, { 'env-file': 'out.env' }, /out\.env .* leads out of the workspace/)
    await expectRefusal(repository, { 'env-file': 'pipe.env' }, /pipe\.env .* is a FIFO/)
    await expectRefusal(repository, { 'env-file': 'circle.env' }, /circle\.env .* can't be read: ELOOP/)
  })

  onPosix('if a link of the workspace leads into RUNNER_TEMP, or into .git', async () => {
    const platform = await platformWithApp()
    const scratch = await temporaryDirectory()
    await mkdir(join(scratch, 'temp'))
    await writeFile(join(scratch, 'temp', 'other.env'), `A=${secret}`)
    const repository = await Repository.of(inlineApp())
    await symlink(join(scratch, 'temp', 'other.env'), join(repository.directory, 'a.env'))
    await writeFile(join(repository.directory, '.git', 'b'), `A=${secret}`)
    await symlink(join('.git', 'b'), join(repository.directory, 'b.env'))
    for (const [file, message] of [
      ['a.env', /a\.env .* leads out of the workspace/],
      ['b.env', /b\.env .* leads into \.git/],
    ] as const) {
      const result = await deploy({ platform, repository, scratch, inputs: { 'env-file': file } })
      expect(result.errors).toEqual([expect.stringMatching(message)])
    }
    expect(await getConfig(platform)).toEqual({})
  })
})

describe('an env file is not deployed', () => {
  test('with the commit, which does not have it', async () => {
    const { result } = await deployWith({ 'a.env': 'A=1' }, { 'env-file': 'a.env', 'config-vars': 'B=2' })
    expect(result.errors).toEqual([])
    expect(result.text).toMatch(/^Archived 4 files, /m)
  })

  test('with `include`, whose match is an error that says how to exclude it', async () => {
    const files = { 'dist/a.env': `A=${secret}`, 'dist/app.js': 'x' }
    const { result, platform } = await deployWith(files, { 'env-file': 'dist/a.env', include: 'dist' })
    expect(result.errors).toEqual([
      expect.stringMatching(/'include' matches.*'env-file'.*\n {2}dist\/a\.env\nExclude them with '!'/s),
    ])
    expect(await getConfig(platform)).toEqual({})
    const excluded = { 'env-file': 'dist/a.env', include: 'dist\n!dist/a.env' }
    expect((await deployWith(files, excluded)).result.errors).toEqual([])
  })

  onPosix('with `include`, by a hard link', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    await repository.write({ 'a.env': 'A=1', 'dist/app.js': 'x' })
    await link(join(repository.directory, 'a.env'), join(repository.directory, 'dist', 'copy'))
    const result = await deploy({ platform, repository, inputs: { 'env-file': 'a.env', include: 'dist' } })
    expect(result.errors).toEqual([expect.stringMatching(/'include' matches.*\n {2}dist\/copy\n/s)])
  })

  test('with a directory that has no git', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const { directory, head } = repository
    await repository.write({ 'config/a.env': `A=${secret}` })
    await rm(join(directory, '.git'), { recursive: true })
    const inputs = { 'env-file': 'config/a.env' }
    const result = await deploy({ platform, repository: { directory, head }, inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(/not in a git repository.*'env-file'.*\n {2}config\/a\.env\n.*RUNNER_TEMP/s),
    ])
    expect(await getConfig(platform)).toEqual({})
    expect(await api<unknown[]>(platform, 'GET', `/apps/${app}/builds`)).toEqual([])
  })
})
