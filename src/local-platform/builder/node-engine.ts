import { join } from 'node:path'
import { CompileFailed, type StepContext } from './buildpack.js'
import { warning } from './format.js'
import { programOutput } from './package-manager.js'
import { isWindows } from './system.js'

/** No range is longer. A longer text could not be an argument of a program. */
const maxLength = 256
const documentation = 'https://devcenter.heroku.com/articles/nodejs-support#specifying-a-node-js-version'

/**
 * Selects the Node for an app by `engines.node` of its package.json, as Heroku does: the machine's own Node if its
 * version is in the range, or else one that the platform's finder finds. Without such a one it is the machine's own all
 * the same, with a warning.
 *
 * @returns the directory of its programs; undefined for the machine's own Node
 * @throws CompileFailed if the range is not valid, or no version of Node is in it; the signal's reason on abort
 */
export async function selectNode(requested: string, context: StepContext): Promise<string | undefined> {
  const { envDir, nodeFinder, output, signal } = context
  if (nodeFinder === undefined) return undefined
  // NUL, for one, can't be in an argument of a program.
  if (requested.length > maxLength || !/^[\x20-\x7e\s]*$/.test(requested)) throw invalidRange(requested)
  const own = (await nodeVersion('node', context)) ?? process.version
  const scratch = join(envDir, '..', 'node-finder')
  const found = await nodeFinder.find(requested, { own, scratch, output, signal })
  if (found === 'own') return undefined
  if (found === 'invalid range') throw invalidRange(requested)
  if (found === 'no such version') throw noSuchVersion(requested)
  if (typeof found === 'object') {
    const program = join(found.programs, isWindows ? 'node.exe' : 'node')
    if ((await nodeVersion(program, context)) !== undefined) return found.programs
    output(warning(`The Node.js in ${found.programs} does not run on this machine.`))
  }
  output(warning(notInstalled(requested, own)))
  return undefined
}

/** Returns the version of a Node; undefined if it does not run. */
async function nodeVersion(
  program: string,
  { buildDir, env, output, signal }: StepContext,
): Promise<string | undefined> {
  try {
    const printed = await programOutput(program, ['--version'], { cwd: buildDir, env, output, signal })
    return printed?.startsWith('v') ? printed : undefined
  } catch {
    // It can't be started.
    signal.throwIfAborted()
    return undefined
  }
}

function notInstalled(requested: string, own: string): string {
  return `The requested Node.js version (${requested}) is not installed on this machine:
the app is built and run with Node.js ${own}. Heroku installs the requested version.`
}

function invalidRange(requested: string): CompileFailed {
  return new CompileFailed(`Error: Invalid Node.js version requirement.

The version requirement in your package.json (${requested.slice(0, maxLength)}) is not a
valid semantic version range.

${documentation}`)
}

function noSuchVersion(requested: string): CompileFailed {
  return new CompileFailed(`Error: No published Node.js version matches the requested range.

The version requirement in your package.json (${requested}) is a valid
semver range, but it does not match any Node.js version.

${documentation}`)
}
