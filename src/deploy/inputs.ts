import { isAbsolute, resolve } from 'node:path'
import * as input from '../runner/inputs.js'
import type { Checkout } from '../source/pack.js'
import { isWithin } from '../source/paths.js'

/**
 * Reads the inputs `directory` and `include`.
 *
 * @throws InputError for a directory outside the workspace
 */
export function readCheckoutInputs(env: NodeJS.ProcessEnv): Checkout {
  const directory = input.text('directory') || '.'
  return { include: input.list('include'), env, ...checkoutDirectory(env, directory) }
}

/** Returns the absolute directory against which relative paths in inputs are resolved. */
export function readWorkspace(env: NodeJS.ProcessEnv): string {
  return resolve(env.GITHUB_WORKSPACE || process.cwd())
}

function checkoutDirectory(env: NodeJS.ProcessEnv, value: string): { workspace: string; directory: string } {
  const workspace = readWorkspace(env)
  const directory = resolve(workspace, value)
  if (isAbsolute(value) || !isWithin(directory, workspace)) {
    throw new input.InputError(
      `Input 'directory' is '${value}': use a path below the workspace, such as apps/web`,
    )
  }
  return { workspace, directory }
}
