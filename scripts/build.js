// Compiles src/ with tsc, then bundles each entry with ncc into dist/<entry>/.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, stripComments } from './compile.js'
import { formatOverview, formatTexts, packagesIn } from './licenses.js'

const entries = ['build', 'promote', 'review-app', 'local-platform-action', 'node-finder', 'start']
// Files that run another entry's bundle with an argument. Bundles of their own would double what each job downloads.
const wrappers = [
  { file: 'build/post.js', bundle: './index.js', argument: '--post' },
  { file: 'promote/post.js', bundle: './index.js', argument: '--post' },
  { file: 'review-app/post.js', bundle: './index.js', argument: '--post' },
  { file: 'local-platform-action/post.js', bundle: './index.js', argument: '--post' },
  { file: 'local-platform/index.js', bundle: '../start/index.js', argument: '--local-platform' },
]
// Packages without side effects whose package.json does not say so.
const sideEffectFree = [
  '@actions/core',
  '@actions/exec',
  '@actions/github',
  '@actions/glob',
  '@actions/http-client',
  '@actions/io',
  '@actions/tool-cache',
  '@octokit/core',
  '@octokit/plugin-paginate-rest',
  '@octokit/plugin-rest-endpoint-methods',
  'ignore',
  'p-map',
  'tar',
  'yaml',
]
// Modules of which up to a half are comments; what they import of their own package is meant too.
const commented = [
  '@actions/core/lib/core.js',
  '@actions/exec/lib/exec.js',
  '@actions/glob/lib/glob.js',
  '@actions/http-client/lib/index.js',
  '@actions/io/lib/io.js',
  '@actions/tool-cache/lib/tool-cache.js',
  'ignore/index.js',
  'p-map/index.js',
  'tar/dist/esm/write-entry.js',
]
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const ncc = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist', 'ncc', 'cli.js')
// Inside the project, since ncc takes "type": "module" from the nearest package.json.
const compiled = '.build'

rmSync(join(root, compiled), { recursive: true, force: true })
// Each job downloads the bundles, whose comments nobody reads.
compile(compiled, '--removeComments')
indentAsSource(compiled)
for (const name of sideEffectFree) declareSideEffectFree(name)
for (const module of commented) {
  const file = join('node_modules', module)
  stripComments([file], join(compiled, dirname(file)))
}
// A sixth of yaml are comments. Its modules are CommonJS, and tsc does not follow what those import.
const yaml = join('node_modules', 'yaml', 'dist')
stripComments([join(yaml, 'index.js'), ...modulesBelow(yaml)], join(compiled, yaml))
leaveOutUndici()
rmSync(join(root, 'dist'), { recursive: true, force: true })
const bundles = new Map(entries.map((entry) => [entry, bundle(entry)]))
writeFileSync(join(root, 'dist', 'LICENSES.md'), formatOverview(bundles))
for (const { file, bundle: target, argument } of wrappers) {
  const path = join(root, 'dist', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `process.argv.push('${argument}')\nawait import('${target}')\n`)
}

/** Returns the paths of the JavaScript modules in a directory and below, relative to the project. */
function modulesBelow(directory) {
  const names = readdirSync(join(root, directory), { recursive: true })
  return names.filter((name) => name.endsWith('.js')).map((name) => join(directory, name))
}

/**
 * Formats compiled modules as src/ is, for those who read the bundles: tsc indents by four spaces, which are a tenth of
 * what each job downloads. Semicolons stay, since ncc puts parentheses in front of imported names.
 */
function indentAsSource(directory) {
  const biome = join(dirname(require.resolve('@biomejs/biome/package.json')), 'bin', 'biome')
  const options = ['--write', '--vcs-enabled=false', '--semicolons=always', '--log-level=error']
  execFileSync(process.execPath, [biome, 'format', ...options, directory], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/**
 * Copies a package to where the compiled files find it first, with `sideEffects: false` in its package.json, so that ncc
 * drops what our code does not reach. Otherwise `@actions/core` would add its client for OpenID Connect, and with it
 * undici, which is larger than everything else together.
 */
function declareSideEffectFree(name) {
  const copy = join(root, compiled, 'node_modules', name)
  cpSync(join(root, 'node_modules', name), copy, { recursive: true })
  const file = join(copy, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, sideEffects: false }))
}

/**
 * Has the copy of `@actions/http-client` do without undici, which is larger than everything else together, and which it
 * needs only for `getAgentDispatcher`. Nothing calls that: it is for those who give undici's `fetch` a proxy.
 */
function leaveOutUndici() {
  const file = join(root, compiled, 'node_modules', '@actions', 'http-client', 'lib', 'index.js')
  const text = readFileSync(file, 'utf8')
  const without = text.replace("import { ProxyAgent } from 'undici';\n", '')
  if (without === text) throw new Error(`${file} does not import undici as it did`)
  writeFileSync(file, without)
}

/** Bundles an entry, and returns the packages in the bundle. */
function bundle(entry) {
  const index = join(compiled, entry, 'index.js')
  if (!existsSync(join(root, index))) throw new Error(`${index} was not compiled`)
  const stats = join(root, compiled, `${entry}.json`)
  // A cache outside of the project could make bundles differ between machines.
  const options = ['--no-cache', '--no-source-map-register', '--quiet', '--stats-out', stats]
  const args = [ncc, 'build', index, '-o', join('dist', entry), ...options]
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  const { modules } = JSON.parse(readFileSync(stats, 'utf8'))
  const packages = packagesIn(root, modules)
  writeFileSync(join(root, 'dist', entry, 'licenses.txt'), formatTexts(packages))
  return packages
}
