import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the runner reads in an action's `action.yml`. */
export interface Action {
  /** Where `action.yml` lies. */
  directory: string
  /** Default of each input; those without have none here. */
  defaults: Map<string, string>
  /** File of the main step, and of the post step if there is one. */
  main: string
  post?: string
}

/** As the file has it. */
interface ActionFile {
  inputs?: Record<string, { default?: string | boolean | number }>
  runs: { main: string; post?: string }
}

/**
 * Reads an action's metadata.
 *
 * @throws Error when there is no `action.yml`
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
