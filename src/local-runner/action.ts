import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The parts of an action's `action.yml` that the runner needs. */
export interface Action {
  /** The directory of `action.yml`. */
  directory: string
  /** The defaults of the inputs that have one. */
  defaults: Map<string, string>
  /** The file of the main step. */
  main: string
  /** The file of the post step, if the action has one. */
  post?: string
}

/** The content of `action.yml`. */
interface ActionFile {
  inputs?: Record<string, { default?: string | boolean | number }>
  runs: { main: string; post?: string }
}

/**
 * Reads an action's metadata.
 *
 * @throws Error if `action.yml` does not exist
 */
export async function readAction(directory: string): Promise<Action> {
  const file: ActionFile = parse(await readFile(join(directory, 'action.yml'), 'utf8'))
  const defaults = new Map<string, string>()
  for (const [name, input] of Object.entries(file.inputs ?? {})) {
    if (input.default !== undefined) defaults.set(name, String(input.default))
  }
  const { main, post } = file.runs
  return { directory, defaults, main: join(directory, main), ...(post && { post: join(directory, post) }) }
}
