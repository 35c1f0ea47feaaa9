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
  const output = ['--noEmit', 'false', '--outDir', directory, '--rootDir', 'src']
  runTsc(...output, '--project', 'tsconfig.build.json', ...options)
}

/**
 * Writes JavaScript modules again, without their comments.
 *
 * @param {string[]} files the modules, first one in the directory that has all of them
 * @param {string} directory where they are written
 */
export function stripComments([first, ...others], directory) {
  const language = ['--allowJs', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck']
  const output = ['--removeComments', '--outDir', directory, '--rootDir', dirname(first)]
  runTsc('--ignoreConfig', ...language, ...output, first, ...others)
}

function runTsc(...args) {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' })
}
