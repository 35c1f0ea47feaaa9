import { isAbsolute, resolve } from 'node:path'
import * as input from '../runner/inputs.js'
import type { Checkout } from '../source/pack.js'
import { isWithin, toSlashes } from '../source/paths.js'
import { hasControlCharacters } from '../text/control-characters.js'

/**
 * Reads the inputs `directory`, `include` and `env-file`.
 *
 * @throws InputError for a directory outside the workspace, or an item of `include` that is malformed
 */
export async function readCheckoutInputs(env: NodeJS.ProcessEnv): Promise<Checkout> {
  const directory = input.text('directory') || '.'
  const envFiles = readEnvFileInput(env)
  return {
    include: await readInclude(),
    envFiles,
    env,
    ...checkoutDirectory(env, directory),
  }
}

async function readInclude(): Promise<Checkout['include']> {
  const items = input.list('include')
  if (items.length === 0) return []
  // Loaded only when needed, which is rare.
  const { parseInclude } = await import('./include.js')
  return items.map(parseInclude)
}

/**
 * Reads the input `env-file`.
 *
 * @returns absolute paths
 * @throws InputError for a control character in a path
 */
export function readEnvFileInput(env: NodeJS.ProcessEnv): string[] {
  const files = input.list('env-file')
  if (files.some(hasControlCharacters)) throw new input.InputError(`Input 'env-file' has a control character`)
  return files.map((file) => resolve(readWorkspace(env), file))
}

/**
 * Reads the input `config-vars`. Loads its parser only if the input is set, which is rare.
 *
 * @returns undefined if the input is not set
 * @throws InputError with the number of the line that is not valid
 */
export async function readConfigVars(env: NodeJS.ProcessEnv): Promise<Record<string, string> | undefined> {
  if (input.text('config-vars') === '') return undefined
  const { configVars } = await import('../runner/config-vars.js')
  return configVars('config-vars', env)
}

/** Returns the absolute directory against which relative paths in inputs are resolved. */
export function readWorkspace(env: NodeJS.ProcessEnv): string {
  return resolve(env.GITHUB_WORKSPACE || process.cwd())
}

function checkoutDirectory(env: NodeJS.ProcessEnv, value: string): { workspace: string; directory: string } {
  const workspace = readWorkspace(env)
  const path = toSlashes(value)
  const directory = resolve(workspace, path)
  if (isAbsolute(path) || /^[a-z]:/i.test(path) || !isWithin(directory, workspace)) {
    throw new input.InputError(
      `Input 'directory' is '${value}': use a path below the workspace, such as apps/web`,
    )
  }
  return { workspace, directory }
}
