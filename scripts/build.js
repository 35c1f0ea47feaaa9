// Compiles src/ with tsc, then bundles each entry with ncc into dist/<entry>/.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { overview, packagesIn, texts } from './licenses.js'

const entries = ['build', 'promote', 'review-app', 'local-platform-action', 'start']
// Each runs a bundle beside it and tells it so: one of its own would double what each job downloads.
const doors = [
  { file: 'build/post.js', bundle: './index.js', argument: '--post' },
  { file: 'promote/post.js', bundle: './index.js', argument: '--post' },
  { file: 'review-app/post.js', bundle: './index.js', argument: '--post' },
  { file: 'local-platform-action/post.js', bundle: './index.js', argument: '--post' },
  { file: 'local-platform/index.js', bundle: '../start/index.js', argument: '--local-platform' },
]
// Loading these does nothing, but they don't say so.
const pure = [
  '@actions/core',
  '@actions/exec',
  '@actions/github',
  '@actions/glob',
  '@actions/http-client',
  '@actions/io',
  '@octokit/core',
  '@octokit/plugin-paginate-rest',
  '@octokit/plugin-rest-endpoint-methods',
]
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const node = (script, ...args) =>
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
const ncc = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist', 'ncc', 'cli.js')
// ncc takes "type": "module" from the nearest package.json, so the compiled files stay inside the project.
const compiled = '.build'

rmSync(join(root, compiled), { recursive: true, force: true })
node(tsc, '--noEmit', 'false', '--outDir', compiled, '--rootDir', 'src', '--project', 'tsconfig.build.json')
for (const name of pure) declarePure(name)
rmSync(join(root, 'dist'), { recursive: true, force: true })
const bundles = new Map(entries.map((entry) => [entry, bundle(entry)]))
writeFileSync(join(root, 'dist', 'LICENSES.md'), overview(bundles))
for (const { file, bundle: target, argument } of doors) {
  const path = join(root, 'dist', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `process.argv.push('${argument}')\nawait import('${target}')\n`)
}

/**
 * Puts a copy of a package where the compiled files find it first, with `sideEffects: false` in its package.json.
 * By that ncc knows that it may drop what no code of ours reaches, which otherwise all comes along: whoever uses
 * `@actions/core` also gets its client for OpenID Connect, and with it undici, which is larger than all the rest
 * together.
 */
function declarePure(name) {
  const copy = join(root, compiled, 'node_modules', name)
  cpSync(join(root, 'node_modules', name), copy, { recursive: true })
  const file = join(copy, 'package.json')
  const description = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...description, sideEffects: false }))
}

/** Gives the packages that are in the bundle. */
function bundle(entry) {
  const index = join(compiled, entry, 'index.js')
  if (!existsSync(join(root, index))) throw new Error(`${index} was not compiled`)
  const stats = join(root, compiled, `${entry}.json`)
  // Without a cache, which lies outside of the project: the same source gives the same bundle.
  const options = ['--no-cache', '--no-source-map-register', '--quiet', '--stats-out', stats]
  node(ncc, 'build', index, '-o', join('dist', entry), ...options)
  const { modules } = JSON.parse(readFileSync(stats, 'utf8'))
  const packages = packagesIn(root, modules)
  writeFileSync(join(root, 'dist', entry, 'licenses.txt'), texts(packages))
  return packages
}
