import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, type Deployed, deploy, platformWithApp } from '../support/deploy.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { inlineApp, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const onPosix = process.platform === 'win32' ? test.skip : test

/** Prints the files that a build finds. */
const listing = inlineApp('cd "$1" && find . -type f | sed "s,^\\./,source: ," | LC_ALL=C sort')

/** The files of an app whose build lists its source. */
const listingFiles = Object.keys(listing).sort()

/** Returns the files that a build has found, other than those of the app that lists them. */
function sourceOf({ mirrored }: Deployed): string[] {
  const found = [...mirrored.matchAll(/source: (.*)$/gm)].map(([, name]) => name ?? '')
  expect(found).toEqual(expect.arrayContaining(listingFiles))
  return found.filter((name) => !listingFiles.includes(name))
}

function below(directory: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(listing).map(([path, content]) => [`${directory}/${path}`, content]),
  )
}

async function builds(platform: PlatformAccess): Promise<Build[]> {
  return api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
}

describe('the input include', () => {
  test.each([
    ['apps/api', 'dist => public\n!**/*.map\ndeploy/api.Procfile => Procfile, package-lock.json => .'],
    [
      'apps\\api',
      'dist => public\n!**\\*.map\ndeploy\\api.Procfile => .\\Procfile, package-lock.json => .\\',
    ],
  ])('takes destinations in %s, and the log names the file that one replaces', async (directory, include) => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      ...below('apps/api'),
      'deploy/api.Procfile': 'web: ./api\n',
      'package-lock.json': '{}',
      '.gitignore': 'dist\n',
    })
    const scripts = Object.keys(below('apps/api')).filter((path) => path.includes('/bin/'))
    repository.git('update-index', '--chmod=+x', ...scripts)
    repository.git('commit', '--quiet', '--amend', '--no-edit')
    repository.git('checkout', '--', 'apps')
    await repository.write({ 'dist/app.js': 'x', 'dist/app.js.map': 'x' })
    const result = await deploy({ platform, repository, inputs: { directory, include } })
    expect([result.errors, result.warnings]).toEqual([[], []])
    expect(sourceOf(result)).toEqual(['package-lock.json', 'public/app.js'])
    expect(result.visible).toContain("The input 'include' replaces 1 file of the commit: Procfile\n")
  })

  test.each([
    ['a => ../b', 'leads out of the archive'],
    ['a => b/../../c', 'leads out of the archive'],
    ['a => ..\\b', 'leads out of the archive'],
    ['a => /etc', 'is absolute'],
    ['a => \\etc', 'is absolute'],
    ['a => C:\\Windows', 'is absolute'],
    ['a => c:x', 'is absolute'],
    ['a => \\\\server\\share', 'is absolute'],
    ['a => .git/hooks', 'is in .git'],
    ['a => sub\\.GIT', 'is in .git'],
    ['a => x\u001by', 'has a control character'],
    ['a => NUL', 'has a name or a character that Windows reserves'],
    ['a => sub/com1.txt', 'has a name or a character that Windows reserves'],
    ['a => *.js', 'has a name or a character that Windows reserves'],
    ['a => xy:z', 'has a name or a character that Windows reserves'],
    ['a =>', "'SOURCE => TARGET'"],
    ['=> a', "'SOURCE => TARGET'"],
    ['!a => b', "'!' takes no target"],
    ['a => b => c', "'SOURCE => TARGET'"],
  ])('refuses %j before any request', async (include, reason) => {
    const platform = await platformWithApp()
    const repository = await Repository.of(listing)
    await repository.write({ a: 'x' })
    const result = await deploy({ platform, repository, inputs: { include } })
    expect(result.errors).toEqual([expect.stringContaining(reason)])
    expect(result.errors[0]).toMatch(/^Input 'include' contains 'a|^Input 'include' contains '[=!]/)
    expect(result.exitCode).toBe(1)
    expect(await builds(platform)).toEqual([])
  })
})

describe('the input directory', () => {
  // Windows has no executable files, and a buildpack in the source needs them.
  onPosix.each(['out/site', '.\\out\\site'])('may be one that the job built: %s', async (directory) => {
    const platform = await platformWithApp()
    const repository = await Repository.of({ 'a.txt': 'x', '.gitignore': 'out\n' }, 'Add a page')
    await repository.write(below('out/site'))
    for (const name of ['bin/detect', 'bin/compile', 'bin/release'])
      await chmod(join(repository.directory, 'out/site', name), 0o755)
    await repository.write({ 'out/site/page.html': 'x', 'out/site/gha-creds-1.json': 'secret' })
    const result = await deploy({ platform, repository, inputs: { directory } })
    expect([result.errors, result.warnings]).toEqual([[], []])
    expect(sourceOf(result)).toEqual(['page.html'])
    expect(result.visible).toMatch(/^Archived 5 files, \d+ B \(/m)
    expect(result.visible).toContain(
      `(the directory ${join('out', 'site')} as it is, with the files that the job built, not those of commit ${repository.head.slice(0, 8)} "Add a page")`,
    )
    expect(result.outputs.version).toBe(repository.head)
  })

  onPosix('that is a separate checkout inside another one is deployed as it is, with a warning', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({ 'a.txt': 'x' })
    await repository.write(below('app'))
    for (const name of ['bin/detect', 'bin/compile', 'bin/release'])
      await chmod(join(repository.directory, 'app', name), 0o755)
    repository.git('init', '--quiet', 'app')
    const result = await deploy({ platform, repository, inputs: { directory: 'app' } })
    expect(result.errors).toEqual([])
    expect(sourceOf(result)).toEqual([])
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^The directory app is a separate git checkout inside another one\. Its files are deployed as they are, not its commit\./,
      ),
    ])
  })

  test.each(['none', 'C:\\none', '/none', '..\\none', '\\\\server\\none', '.git', 'link'])(
    'that is %s is an error, and nothing is built',
    async (directory) => {
      const platform = await platformWithApp()
      const repository = await Repository.of(listing)
      const result = await deploy({ platform, repository, inputs: { directory } })
      expect(result.errors).toEqual([
        expect.stringMatching(
          /^Input 'directory' is '.*(?:exists neither in the commit [0-9a-f]{8} nor in the workspace|use a path below the workspace|holds git's own files)/,
        ),
      ])
      expect(await builds(platform)).toEqual([])
    },
  )
})

describe('a workspace without a repository', () => {
  async function downloaded(): Promise<Repository> {
    const repository = await Repository.empty()
    await rm(join(repository.directory, '.git'), { recursive: true })
    await repository.write({
      ...listing,
      '.gitignore': '.env\nnode_modules/\n',
      '.env': 'SECRET=1',
      'node_modules/a/index.js': 'x',
      'gha-creds-0123.json': 'secret',
    })
    return repository
  }

  onPosix('is deployed as .gitignore leaves it, and a warning says how much, and why', async () => {
    const platform = await platformWithApp()
    const { directory } = await downloaded()
    const head = 'a'.repeat(40)
    const result = await deploy({ platform, repository: { directory, head } })
    expect(result.errors).toEqual([])
    expect(sourceOf(result)).toEqual(['.gitignore'])
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^A directory is deployed, not a commit: 5 files as they are in the workspace, without what \.gitignore names:\n {2}\.env\n {2}node_modules\/\nThe workspace has no git repository: no step has checked one out, or git was missing or older than 2\.18 when actions\/checkout ran.*install git/,
      ),
    ])
  })

  onPosix('on a runner without git has that for its reason', async () => {
    const platform = await platformWithApp()
    const { directory } = await downloaded()
    const env = { PATH: await temporaryDirectory() }
    const result = await deploy({ platform, repository: { directory, head: 'a'.repeat(40) }, env })
    expect([result.exitCode, result.warnings]).toEqual([
      0,
      [
        expect.stringContaining(
          'has no git repository, since git is not on the PATH: without it, actions/checkout',
        ),
      ],
    ])
  })
})

describe('what a commit leaves out or lacks', () => {
  test('by export-ignore is said in one line', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      ...listing,
      'docs/a.md': '',
      'docs/b/c.md': '',
      'test.js': '',
      '.gitattributes': 'docs export-ignore\ntest.js export-ignore\n',
    })
    const result = await deploy({ platform, repository })
    expect([result.errors, result.warnings]).toEqual([[], []])
    expect(sourceOf(result)).toEqual(['.gitattributes'])
    expect(result.visible).toContain(
      "Left out by 'export-ignore' in .gitattributes: 3 files: docs/, test.js\n",
    )
  })

  test('is said nowhere when there is no export-ignore', async () => {
    const platform = await platformWithApp()
    const result = await deploy({ platform, repository: await Repository.of(listing) })
    expect(result.visible).not.toContain('export-ignore')
  })

  test('because git-crypt is locked is an error before anything is built', async () => {
    const platform = await platformWithApp()
    const secrets = Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.alloc(40, 7)])
    const repository = await Repository.of({ ...listing, 'config/secrets.yml': secrets })
    const result = await deploy({ platform, repository })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^git-crypt has encrypted files, and the checkout is locked:\n {2}config\/secrets\.yml\nRun 'git-crypt unlock' in a step before this one/,
      ),
    ])
    expect(result.exitCode).toBe(1)
    expect(await builds(platform)).toEqual([])
  })
})
