import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

const dist = join(project, 'dist')

/**
 * The most that each bundle may weigh, in kB: what is loaded at the start, and all with what is loaded when needed.
 * Every job downloads them all.
 */
const ceilings = [
  { bundle: 'build', start: 175, all: 640 },
  { bundle: 'promote', start: 190, all: 250 },
  { bundle: 'review-app', start: 215, all: 640 },
  { bundle: 'start', start: 20, all: 880 },
  { bundle: 'local-platform', start: 1, all: 1 },
]

/** What each bundle is made of, as its licenses have it. */
const contents = {
  build: [
    '@actions/core',
    '@actions/github',
    '@actions/glob',
    '@actions/http-client',
    '@actions/io',
    '@octokit/auth-token',
    '@octokit/core',
    '@octokit/endpoint',
    '@octokit/graphql',
    '@octokit/request',
    '@octokit/request-error',
    'balanced-match',
    'before-after-hook',
    'brace-expansion',
    'fast-content-type-parse',
    'minimatch',
    'tar',
    'universal-user-agent',
  ],
  promote: [
    '@actions/core',
    '@actions/github',
    '@actions/http-client',
    '@octokit/auth-token',
    '@octokit/core',
    '@octokit/endpoint',
    '@octokit/graphql',
    '@octokit/request',
    '@octokit/request-error',
    'before-after-hook',
    'fast-content-type-parse',
    'p-map',
    'universal-user-agent',
  ],
  'review-app': [
    '@actions/core',
    '@actions/github',
    '@actions/glob',
    '@actions/http-client',
    '@actions/io',
    '@octokit/auth-token',
    '@octokit/core',
    '@octokit/endpoint',
    '@octokit/graphql',
    '@octokit/request',
    '@octokit/request-error',
    'balanced-match',
    'before-after-hook',
    'brace-expansion',
    'dotenv',
    'fast-content-type-parse',
    'minimatch',
    'tar',
    'universal-user-agent',
  ],
  start: ['@actions/http-client', '@hono/node-server', 'hono', 'ignore', 'tar', 'yaml'],
}

describe('bundles', () => {
  test('are all known here', async () => {
    expect((await readdir(dist)).sort()).toEqual(ceilings.map(({ bundle }) => bundle).sort())
  })

  test.each(ceilings)('$bundle is no larger than it needs to be', async ({ bundle, start, all }) => {
    const scripts = await scriptsOf(bundle)
    const sum = [...scripts.values()].reduce((total, text) => total + Buffer.byteLength(text), 0)
    expect(Buffer.byteLength(scripts.get('index.js') ?? '') / 1000).toBeLessThan(start)
    expect(sum / 1000).toBeLessThan(all)
  })

  test.each(Object.entries(contents))('%s has these packages, and their licenses', async (bundle, names) => {
    const scripts = await scriptsOf(bundle)
    const text = await readFile(join(dist, bundle, 'licenses.txt'), 'utf8')
    const licensed = [...text.matchAll(/^(\S+)\n(?:MIT|ISC|Apache-2\.0|BlueOak-1\.0\.0|BSD-2-Clause)\n/gm)]
    expect(licensed.map(([, name]) => name)).toEqual(names)
    const modules = [...scripts.values()].flatMap(modulesIn)
    const packages = modules.flatMap(
      (module) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? [],
    )
    expect(names).toEqual(expect.arrayContaining(packages))
  })

  test.each(Object.keys(contents))('%s has no undici', async (bundle) => {
    const scripts = await scriptsOf(bundle)
    const having = [...scripts].filter(([, text]) => text.includes('undici.globalDispatcher'))
    expect(having.map(([name]) => name)).toEqual([])
  })

  test('build loads what the first request does not need after it', async () => {
    const scripts = await scriptsOf('build')
    const modules = new Set(modulesIn(scripts.get('index.js') ?? ''))
    const later = [
      './.build/build/pack-checkout.js',
      './.build/source/git.js',
      './.build/node_modules/@actions/glob/lib/glob.js',
    ]
    expect(later.filter((module) => modules.has(module))).toEqual([])
    expect([...scripts.values()].flatMap(modulesIn)).toEqual(expect.arrayContaining(later))
  })
})

/** The scripts of a bundle, by name. */
async function scriptsOf(bundle: string): Promise<Map<string, string>> {
  const names = (await readdir(join(dist, bundle))).filter((name) => name.endsWith('.js'))
  const read = async (name: string) => [name, await readFile(join(dist, bundle, name), 'utf8')] as const
  return new Map(await Promise.all(names.map(read)))
}

/** Modules that ncc has joined to others: of these it tells where they come from. */
function modulesIn(script: string): string[] {
  return [...script.matchAll(/ CONCATENATED MODULE: (\.\S+)/g)].flatMap(([, module]) => module ?? [])
}
