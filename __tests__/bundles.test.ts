import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

const dist = join(project, 'dist')

/**
 * Maximum sizes in kB: of what each bundle loads at the start, and of all its files, which every job downloads.
 */
const ceilings = [
  { bundle: 'build', start: 175, all: 770 },
  { bundle: 'promote', start: 190, all: 310 },
  { bundle: 'review-app', start: 215, all: 710 },
  { bundle: 'local-platform-action', start: 60, all: 60 },
  { bundle: 'node-finder', start: 80, all: 245 },
  { bundle: 'start', start: 20, all: 1050 },
  { bundle: 'local-platform', start: 1, all: 1 },
]

/** Licenses that only require to be passed on. */
const permissive = ['MIT', 'ISC', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']

const toolkit = ['@actions/core', '@actions/http-client']
const octokit = [
  '@actions/github',
  '@octokit/auth-token',
  '@octokit/core',
  '@octokit/endpoint',
  '@octokit/graphql',
  '@octokit/request',
  '@octokit/request-error',
  'before-after-hook',
  'fast-content-type-parse',
  'universal-user-agent',
]
const tar = ['minipass', 'minizlib', 'tar', 'yallist']
const glob = ['@actions/glob', 'balanced-match', 'brace-expansion', 'minimatch']
const packing = ['@actions/io', ...glob, 'ignore', 'minipass', 'tar']

/** The packages in each bundle, as its licenses list them. */
const contents = {
  build: ['@actions/exec', ...toolkit, ...octokit, ...packing, 'dotenv'],
  promote: [...toolkit, ...octokit, 'p-map'],
  'review-app': [...toolkit, ...octokit, ...packing, 'dotenv'],
  'local-platform-action': ['@actions/core'],
  'node-finder': ['@actions/exec', '@actions/io', '@actions/tool-cache', 'semver', 'tunnel', ...toolkit],
  start: ['@actions/http-client', '@hono/node-server', 'hono', 'yaml', ...tar],
}

describe('bundles', () => {
  test('are all listed here', async () => {
    const names = ['LICENSES.md', ...ceilings.map(({ bundle }) => bundle)]
    expect((await readdir(dist)).sort()).toEqual(names.sort())
  })

  test.each(ceilings)('$bundle is no larger than its ceiling', async ({ bundle, start, all }) => {
    const scripts = await readScripts(bundle)
    const sum = [...scripts.values()].reduce((total, text) => total + Buffer.byteLength(text), 0)
    expect(Buffer.byteLength(scripts.get('index.js') ?? '') / 1000).toBeLessThan(start)
    expect(sum / 1000).toBeLessThan(all)
  })

  test.each(Object.entries(contents))(
    '%s consists of these packages, and has their licenses',
    async (bundle, names) => {
      const scripts = await readScripts(bundle)
      const listed = (await readLicenses()).filter(({ bundles }) => bundles.includes(bundle))
      expect(listed.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
      const text = await readFile(join(dist, bundle, 'licenses.txt'), 'utf8')
      for (const { name, license } of listed) expect(`\n${text}`).toContain(`\n${name}\n${license}\n`)
      const modules = [...scripts.values()].flatMap(modulesIn)
      const packages = modules.flatMap(
        (module) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? [],
      )
      expect(names).toEqual(expect.arrayContaining(packages))
    },
  )

  test('have only packages with permissive licenses', async () => {
    const others = (await readLicenses()).filter(({ license }) => !permissive.includes(license))
    expect(others).toEqual([])
  })

  test.each(Object.keys(contents))('%s has no undici', async (bundle) => {
    const scripts = await readScripts(bundle)
    const having = [...scripts].filter(([, text]) => text.includes('undici.globalDispatcher'))
    expect(having.map(([name]) => name)).toEqual([])
  })

  test('build loads what the first request does not need later', async () => {
    const scripts = await readScripts('build')
    const modules = new Set(modulesIn(scripts.get('index.js') ?? ''))
    const later = [
      './.build/deploy/pack-checkout.js',
      './.build/source/git.js',
      './.build/node_modules/@actions/glob/lib/glob.js',
      './.build/node_modules/tar/dist/esm/write-entry.js',
      './.build/build/config-vars.js',
      './.build/build/create-app.js',
    ]
    expect(later.filter((module) => modules.has(module))).toEqual([])
    expect([...scripts.values()].flatMap(modulesIn)).toEqual(expect.arrayContaining(later))
  })

  test('build loads the parser of config vars only when needed', async () => {
    const scripts = await readScripts('build')
    const having = [...scripts].filter(([, text]) => text.includes('DOTENV_CONFIG_'))
    expect(having).toEqual([[expect.not.stringMatching(/^index\.js$/), expect.any(String)]])
  })
})

/** Parses the table in LICENSES.md. */
async function readLicenses(): Promise<{ name: string; license: string; bundles: string[] }[]> {
  const text = await readFile(join(dist, 'LICENSES.md'), 'utf8')
  const rows = text.matchAll(/^\| (\S+) \| (?!License)(?!---)(.+) \| (.+) \|$/gm)
  return [...rows].map(([, name = '', license = '', bundles = '']) => ({
    name,
    license,
    bundles: bundles.split(', '),
  }))
}

/** Reads the scripts of a bundle, by name. */
async function readScripts(bundle: string): Promise<Map<string, string>> {
  const names = (await readdir(join(dist, bundle))).filter((name) => name.endsWith('.js'))
  const read = async (name: string) => [name, await readFile(join(dist, bundle, name), 'utf8')] as const
  return new Map(await Promise.all(names.map(read)))
}

/** Lists the modules that ncc has concatenated: it writes their paths into comments. */
function modulesIn(script: string): string[] {
  return [...script.matchAll(/ CONCATENATED MODULE: (\.\S+)/g)].flatMap(([, module]) => module ?? [])
}
