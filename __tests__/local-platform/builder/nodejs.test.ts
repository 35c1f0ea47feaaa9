import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildTarball, exists, fileEntries, tarball } from './support.js'

const devPackage = { 'dev/package.json': '{"name":"dev","version":"1.0.0"}' }
const prodPackage = { 'prod/package.json': '{"name":"prod","version":"1.0.0"}' }

const packageJson = {
  name: 'app',
  version: '1.0.0',
  dependencies: { prod: 'file:prod' },
  devDependencies: { dev: 'file:dev' },
}

const packageLock = {
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': packageJson,
    dev: { version: '1.0.0', dev: true },
    'node_modules/dev': { resolved: 'dev', link: true },
    'node_modules/prod': { resolved: 'prod', link: true },
    prod: { version: '1.0.0' },
  },
}

interface App {
  manifest?: object
  lock?: object | undefined
  more?: Record<string, string>
  config?: Record<string, string>
}

function buildApp({ manifest = {}, lock = packageLock, more = {}, config = {} }: App) {
  const contents = {
    'package.json': JSON.stringify({ ...packageJson, ...manifest }),
    ...(lock && { 'package-lock.json': JSON.stringify(lock) }),
    ...devPackage,
    ...prodPackage,
    ...more,
  }
  return buildTarball(tarball(fileEntries(contents)), { config })
}

const scriptThatPrints = (name: string) =>
  `node -e "console.log('${name}', require('fs').readdirSync('node_modules').join())"`

describe('a Node.js app', () => {
  test('is installed with its devDependencies, built, and pruned', async () => {
    const manifest = {
      engines: { node: '>=18' },
      scripts: {
        build: scriptThatPrints('built with'),
        'heroku-prebuild': 'node -e "console.error(1)"',
        'heroku-cleanup': scriptThatPrints('kept'),
      },
    }
    const { output, slug, workDir, request } = await buildApp({ manifest })
    expect(output).toMatch(
      new RegExp(
        [
          '-----> Node\\.js app detected',
          '-----> Creating runtime environment',
          '       ',
          '       NPM_CONFIG_LOGLEVEL=error',
          '[^]*NODE_ENV=production',
          '[^]*-----> Installing binaries',
          '       engines\\.node \\(package\\.json\\):   >=18',
          '[^]*Using the installed Node\\.js: v\\d+\\.\\d+\\.\\d+',
          '       Using the installed npm: \\d+[^]*',
          '-----> Prebuild',
          '       Running heroku-prebuild[^]*',
          '       1',
          '-----> Installing dependencies',
          '       Installing node modules[^]*',
          '-----> Build',
          '       Running build[^]*',
          '       built with [^ ]*dev,prod',
          '-----> Pruning devDependencies[^]*',
          '-----> Cleanup[^]*',
          '       kept (\\S+,)?prod',
          '\n-----> Build succeeded!',
          '-----> Discovering process types',
        ].join('\n'),
      ),
    )
    expect(slug).toMatchObject({
      processTypes: { web: 'npm start' },
      buildpacks: [{ name: 'heroku/nodejs' }],
    })
    expect(await exists(join(workDir, 'app', 'node_modules', 'dev'))).toBe(false)
    expect(await exists(join(workDir, 'app', '.profile.d', 'nodejs.sh'))).toBe(true)
    expect(await exists(request.cacheDir)).toBe(true)
  })

  test('runs heroku-postbuild instead of build', async () => {
    const { output } = await buildApp({
      manifest: {
        scripts: { build: scriptThatPrints('plain'), 'heroku-postbuild': scriptThatPrints('special') },
      },
    })
    expect(output).toContain('       Running heroku-postbuild\n')
    expect(output).not.toContain('plain dev')
  })

  test.each([
    ['NODE_ENV', 'staging', "Skipping because NODE_ENV is not 'production'", true],
    ['NPM_CONFIG_PRODUCTION', 'false', "Skipping because NPM_CONFIG_PRODUCTION is 'false'", true],
    ['NPM_CONFIG_PRODUCTION', 'true', "Skipping because NPM_CONFIG_PRODUCTION is 'true'", false],
  ])('keeps or prunes its devDependencies with %s=%s: %s', async (name, value, message, kept) => {
    const { output, workDir } = await buildApp({ config: { [name]: value } })
    expect(output).toContain(`       ${message}\n`)
    expect(await exists(join(workDir, 'app', 'node_modules', 'dev'))).toBe(kept)
  })

  test('is installed even without a lock file', async () => {
    const { output, workDir } = await buildApp({ lock: undefined })
    expect(output).toContain('-----> Build succeeded!\n')
    expect(await exists(join(workDir, 'app', 'node_modules', 'prod'))).toBe(true)
  })

  test('is installed with npm install if USE_NPM_INSTALL is set', async () => {
    const stale = { ...packageLock, packages: { '': { name: 'app', version: '1.0.0' } } }
    const { output } = await buildApp({ lock: stale, config: { USE_NPM_INSTALL: 'true' } })
    expect(output).toContain('-----> Build succeeded!\n')
  })
})

describe('a Node.js app fails to build', () => {
  const rejected = '\n !     Push rejected, failed to compile Node.js app.\n\n !     Push failed\n'

  test.each<[string, App, RegExp]>([
    ['when its build script fails', { manifest: { scripts: { build: 'exit 4' } } }, /Running build/],
    [
      'with an outdated lock file',
      { lock: { ...packageLock, packages: { '': { name: 'app' } } } },
      / {7}npm .*`npm ci`/,
    ],
    [
      'with two lock files',
      { more: { 'yarn.lock': '' } },
      /Two different lockfiles found: package-lock\.json and yarn\.lock/,
    ],
    [
      'with an invalid package.json',
      { more: { 'package.json': '{' } },
      / ! {5}Unable to parse package\.json: /,
    ],
  ])('%s', async (_name, app, reason) => {
    const { output } = await buildApp(app)
    expect(output).toMatch(reason)
    expect(output.endsWith(rejected) ? rejected : output).toBe(rejected)
  })

  test('when its package manager is not installed', async () => {
    const path = process.env.PATH
    const empty = join(await fs.realpath('.'), 'no-such-directory')
    process.env.PATH = empty
    try {
      const contents = { 'package.json': '{}', 'pnpm-lock.yaml': '', 'bin/x': '' }
      const { output } = await buildTarball(tarball(fileEntries(contents)))
      expect(output).toContain(' !     The app needs pnpm, which is not installed here (not in PATH).\n')
    } finally {
      process.env.PATH = path
    }
  })
})
