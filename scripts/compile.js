import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)

/**
 * Compiles src/ with tsc, without its tests.
 *
 * @param {string} directory where the JavaScript is written
 * @param {...string} options further options of tsc
 */
export function compile(directory, ...options) {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  const output = ['--noEmit', 'false', '--outDir', directory, '--rootDir', 'src']
  const args = [tsc, ...output, '--project', 'tsconfig.build.json', ...options]
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
}
