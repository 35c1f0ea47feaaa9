import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp, startDeploy } from '../support/deploy.js'
import { commitId, GitHubServer } from '../support/github.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const onPosix = process.platform === 'win32' ? test.skip : test

/** Deploys a commit with a version, and returns the result and the version of the build. */
async function deployWithVersion(version: (repository: Repository) => string) {
  const platform = await platformWithApp()
  const repository = await Repository.of(inlineApp())
  const result = await deploy({ platform, repository, inputs: { version: version(repository) } })
  expect(result.errors).toEqual([])
  const builds = await api<{ source_blob: { version: string } }[]>(platform, 'GET', `/apps/${app}/builds`)
  return { ...result, head: repository.head, recorded: builds.map(({ source_blob }) => source_blob.version) }
}

describe('a version that is the id of another commit', () => {
  test.each([
    ['whole', commitId('another')],
    ['abbreviated', 'deadbee'],
    ['of capital letters', 'DEADBEEF'],
  ])('and %s is replaced by the id of the deployed commit', async (_, version) => {
    const { head, outputs, recorded, summary, text, warnings } = await deployWithVersion(() => version)
    expect(recorded).toEqual([head])
    expect(outputs.version).toBe(head)
    expect(summary).toContain(`Deployed <code>${head.slice(0, 8)}</code>`)
    expect(text).toContain(`Deployed ${head.slice(0, 8)} to`)
    expect(warnings).toEqual([expect.stringContaining('The build records the commit that is deployed')])
    expect(warnings[0]).toContain(version)
    expect(warnings[0]).toContain(head)
  })
})

describe('a version', () => {
  test.each([
    ['a name', () => 'v1.2.3'],
    ['a number', () => '20260102'],
    ['the beginning of the commit’s id', ({ head }: Repository) => head.slice(0, 10)],
  ])('that is %s is recorded unchanged', async (_, version) => {
    const { outputs, recorded, warnings } = await deployWithVersion(version)
    expect(recorded).toEqual([outputs.version])
    expect(recorded[0]).toMatch(/^(v1\.2\.3|20260102|[0-9a-f]{10})$/)
    expect(warnings).toEqual([])
  })

  test('that is the id of an annotated tag stands for the tagged commit', async () => {
    const { head, outputs, recorded, warnings } = await deployWithVersion((repository) => {
      repository.git('tag', '--annotate', '-m', 'Release', 'v1')
      return repository.git('rev-parse', 'v1').toString().trim()
    })
    expect(recorded).toEqual([head])
    expect(outputs.version).toBe(head)
    expect(warnings).toEqual([])
  })

  test('that is the commit’s id in capital letters is recorded as git writes it', async () => {
    const { head, outputs, recorded, warnings } = await deployWithVersion(({ head }) => head.toUpperCase())
    expect(recorded).toEqual([head])
    expect(outputs.version).toBe(head)
    expect(warnings).toEqual([])
  })
})

/** Deploys two commits of a repository, and returns their ids. The second one is checked out. */
async function deployTwoCommits(platform: PlatformAccess, files: Record<string, string> = {}) {
  const repository = await Repository.of(inlineApp(undefined, files))
  const first = repository.head
  await deploy({ platform, repository })
  const second = await repository.commit({ other: 'x' }, 'Other')
  await deploy({ platform, repository })
  return { repository, first, second }
}

async function currentVersion(platform: PlatformAccess): Promise<string | undefined> {
  const builds = await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  const slug = releases.find(({ current }) => current)?.slug?.id
  return builds.find((build) => build.slug?.id === slug)?.source_blob?.version ?? undefined
}

describe('reuse', () => {
  const reuse = { reuse: 'true' }

  test('never releases a build of GITHUB_SHA if another commit is checked out', async () => {
    const platform = await platformWithApp()
    const { repository, first, second } = await deployTwoCommits(platform)
    const result = await deploy({ platform, repository, inputs: reuse, sha: first })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: second })
    expect(result.warnings).toEqual([
      expect.stringMatching(`'version' is ${first}, but the checked-out commit is ${second}`),
    ])
    expect(result.summary).toContain(`Deployed <code>${second.slice(0, 8)}</code>`)
    expect(await currentVersion(platform)).toBe(second)
  })

  test('builds the checked-out commit if only GITHUB_SHA has a build', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const first = repository.head
    await deploy({ platform, repository })
    const second = await repository.commit({ other: 'x' }, 'Other')
    const result = await deploy({ platform, repository, inputs: reuse, sha: first })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'false', version: second })
    expect(result.warnings).toHaveLength(1)
    expect(await currentVersion(platform)).toBe(second)
  })

  test.each([
    ['whole id', (id: string) => id],
    ['id in capital letters', (id: string) => id.toUpperCase()],
    ['abbreviated id', (id: string) => id.slice(0, 12)],
  ])('of another commit by its %s is an error, and looks for no build', async (_, form) => {
    const platform = await platformWithApp()
    const { repository, first, second } = await deployTwoCommits(platform)
    const proxy = await startProxy(platform, () => undefined)
    const inputs = { ...reuse, version: form(first) }
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(`'version' is ${form(first)}, but the checked-out commit is ${second}`),
    ])
    expect(proxy.requests.filter((request) => request.includes('/builds'))).toEqual([])
    expect(await currentVersion(platform)).toBe(second)
  })

  test('of a built directory looks for the builds of the checked-out commit as well', async () => {
    const platform = await platformWithApp()
    const { repository, first, second } = await deployTwoCommits(platform)
    for (const [name, content] of Object.entries(inlineApp()))
      await repository.write({ [`out/${name}`]: content })
    const inputs = { ...reuse, directory: 'out' }
    const result = await deploy({ platform, repository, inputs, sha: first })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: second })
    expect(result.warnings).toEqual([
      expect.stringMatching(`'version' is ${first}, but the checked-out commit is ${second}`),
      expect.stringMatching(/reused by its version alone.* the directory is one that the job has built/s),
    ])
    const refused = await deploy({ platform, repository, inputs: { ...inputs, version: first } })
    expect(refused.errors).toEqual([
      expect.stringMatching(`'version' is ${first}, but the checked-out commit`),
    ])
    expect(await currentVersion(platform)).toBe(second)
  })

  test('counts the id of an annotated tag as its commit', async () => {
    const platform = await platformWithApp()
    const { repository, first } = await deployTwoCommits(platform)
    repository.git('checkout', '--quiet', first)
    repository.git('tag', '--annotate', '-m', 'Release', 'v1')
    const version = repository.git('rev-parse', 'v1').toString().trim()
    expect(version).not.toBe(first)
    const result = await deploy({ platform, repository, inputs: { ...reuse, version } })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: first })
    expect(await currentVersion(platform)).toBe(first)
  })

  test('takes a version that is a name as it is', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const inputs = { ...reuse, version: 'v1.2.3' }
    await deploy({ platform, repository, inputs })
    const result = await deploy({ platform, repository, inputs })
    expect(result.warnings).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: 'v1.2.3' })
  })

  test('takes the version of a source-url as it is', async () => {
    const platform = await platformWithApp()
    const { repository, first } = await deployTwoCommits(platform)
    const inputs = { ...reuse, version: first, 'source-url': 'https://127.0.0.1:1/source.tgz' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: first })
    expect(await currentVersion(platform)).toBe(first)
  })

  test('of changed files deploys the commit’s build, as a build would', async () => {
    const platform = await platformWithApp()
    const { repository, second } = await deployTwoCommits(platform)
    await repository.write({ Procfile: 'web: changed\n' })
    const result = await deploy({ platform, repository, inputs: reuse })
    expect(result.warnings).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: second })
  })
})

describe('reuse warns, when it reuses a build,', () => {
  const reuse = { reuse: 'true' }

  test('that a directory without git was not compared', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const { head } = repository
    await rm(join(repository.directory, '.git'), { recursive: true })
    const checkout = { directory: repository.directory, head }
    const first = await deploy({ platform, repository: checkout, inputs: reuse })
    expect(first.outputs).toMatchObject({ reused: 'false' })
    expect(first.warnings).not.toContainEqual(expect.stringContaining('compared'))
    const again = await deploy({ platform, repository: checkout, inputs: reuse })
    expect(again.outputs).toMatchObject({ reused: 'true', version: head })
    expect(again.warnings).toEqual([
      expect.stringMatching(/reused by its version alone.* not in a git repository.* not compared/s),
    ])
  })

  test('but not of an empty workspace, which has no files to compare', async () => {
    const platform = await platformWithApp()
    const { first } = await deployTwoCommits(platform)
    const repository = { directory: await temporaryDirectory(), head: first }
    const result = await deploy({ platform, repository, inputs: reuse })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: first })
    expect(await currentVersion(platform)).toBe(first)
  })

  onPosix('that a checkout without git on the PATH was not compared', async () => {
    const platform = await platformWithApp()
    const { repository, second } = await deployTwoCommits(platform)
    const { directory } = repository
    const env = { PATH: await temporaryDirectory() }
    const result = await deploy({ platform, repository: { directory, head: second }, inputs: reuse, env })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ reused: 'true', version: second })
    expect(result.warnings).toEqual([
      expect.stringMatching(/reused by its version alone.* git is not on the PATH.* not compared/s),
    ])
  })

  test('that included files are those of the build, also when it joins one', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo first; ${waitFor(gate)}`))
    await repository.write({ 'dist/app.js': 'one' })
    const inputs = { ...reuse, include: 'dist' }
    const building = await startDeploy({ platform, repository, inputs })
    await building.logged('first\n')
    await repository.write({ 'dist/app.js': 'two' })
    const joining = await startDeploy({ platform, repository, inputs })
    await joining.logged('first\n')
    await writeFile(gate, '')
    const [built, joined] = await Promise.all([building.done, joining.done])
    const again = await deploy({ platform, repository, inputs })
    expect(built.warnings).toEqual([])
    for (const { outputs, warnings } of [joined, again]) {
      expect(outputs).toMatchObject({ reused: 'true' })
      expect(warnings).toEqual([expect.stringMatching(/'include'.*changes to them since then/s)])
    }
  })
})

describe('a deployment on GitHub', () => {
  const environment = 'staging'

  test.each([
    ['builds', { environment }],
    ['finds nothing to reuse', { environment, reuse: 'true' }],
  ])('shows the deployed commit, not GITHUB_SHA, when the action %s', async (_, inputs) => {
    const github = await GitHubServer.start()
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const options = { platform, repository, inputs, env: github.env, token: github.token }
    const result = await deploy({ ...options, sha: commitId('another') })
    expect(result.errors).toEqual([])
    expect(github.deployments.map(({ ref }) => ref)).toEqual([repository.head])
    expect(github.states(environment)).toEqual(['success'])
  })

  test('shows the deployed commit when a build is reused', async () => {
    const github = await GitHubServer.start()
    const platform = await platformWithApp()
    const { repository, first, second } = await deployTwoCommits(platform)
    const inputs = { environment, reuse: 'true' }
    await deploy({ platform, repository, inputs, env: github.env, token: github.token, sha: first })
    expect(github.deployments.map(({ ref }) => ref)).toEqual([second])
  })

  test('shows the deployed commit if the version is a name', async () => {
    const github = await GitHubServer.start()
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const options = { platform, repository, env: github.env, token: github.token }
    await deploy({ ...options, inputs: { environment, version: 'v1' }, sha: commitId('another') })
    expect(github.deployments.map(({ ref }) => ref)).toEqual([repository.head])
  })

  test('shows the version of a source-url, and that it failed', async () => {
    const github = await GitHubServer.start()
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const version = commitId('another')
    const inputs = { environment, version, 'source-url': 'http://127.0.0.1:1/source.tgz' }
    await deploy({ platform, repository, inputs, env: github.env, token: github.token })
    expect(github.deployments.map(({ ref }) => ref)).toEqual([version])
    expect(github.states(environment)).toEqual(['failure'])
  })
})

describe('git is started', () => {
  onPosix('no more often than an archive needs, and once to reuse a build', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const { env, countRuns } = await gitCounter()
    const deployed = async (inputs: Record<string, string>, sha = repository.head) => {
      const result = await deploy({ platform, repository, inputs, sha, env })
      expect(result.errors).toEqual([])
      return countRuns()
    }
    const plain = await deployed({})
    expect(await deployed({ reuse: 'true' })).toBe(1)
    await repository.commit({ other: 'x' }, 'Other')
    // One more to count the commits since the one that ran before.
    expect(await deployed({ reuse: 'true' })).toBe(plain + 2)
    // One more to see whether the version is a tag's id.
    expect(await deployed({}, commitId('another'))).toBe(plain + 1)
  })
})

/** Puts a git on the PATH that counts how often it is started. */
async function gitCounter(): Promise<{ env: NodeJS.ProcessEnv; countRuns: () => Promise<number> }> {
  const bin = await temporaryDirectory()
  const runs = join(bin, 'runs')
  const path = process.env.PATH ?? ''
  await writeFile(join(bin, 'git'), `#!/bin/sh\necho run >>'${runs}'\nPATH='${path}' exec git "$@"\n`)
  await chmod(join(bin, 'git'), 0o755)
  const countRuns = async () => {
    const text = await readFile(runs, 'utf8').catch(() => '')
    await rm(runs, { force: true })
    return text.split('\n').length - 1
  }
  return { env: { PATH: `${bin}${delimiter}${path}` }, countRuns }
}
