// Compiles src/ with tsc, then bundles each entry with ncc into dist/<entry>/.
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entries = ['build', 'promote', 'local-platform', 'start']
// Their post step is the same bundle, told so: a second one would double what each job downloads.
const withPost = ['build', 'promote']
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
rmSync(join(root, 'dist'), { recursive: true, force: true })
for (const entry of entries) {
  const index = join(compiled, entry, 'index.js')
  if (!existsSync(join(root, index))) throw new Error(`${index} was not compiled`)
  node(
    ncc,
    'build',
    index,
    '-o',
    join('dist', entry),
    '--license',
    'licenses.txt',
    '--no-source-map-register',
    '--quiet',
  )
}
for (const entry of withPost) {
  writeFileSync(
    join(root, 'dist', entry, 'post.js'),
    `process.argv.push('--post')\nawait import('./index.js')\n`,
  )
}
