import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Runs the main function of a module that Node was started with, and does nothing when the module is imported. Prints
 * what the function returns, or its error, with exit code 1.
 *
 * @param {string} moduleUrl `import.meta.url` of the module
 * @param {(...args: string[]) => string} main takes the command line's arguments
 */
export function runScript(moduleUrl, main) {
  const [, script, ...args] = process.argv
  if (!script || resolve(script) !== fileURLToPath(moduleUrl)) return
  try {
    process.stdout.write(main(...args))
  } catch (error) {
    process.stderr.write(`${basename(script, '.js')}: ${error.message}\n`)
    process.exitCode = 1
  }
}
