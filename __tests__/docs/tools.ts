import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that documents use, and that not every machine has. */
const tools = ['curl', 'jq', 'heroku']

/**
 * What keeps shell scripts from being run on this machine.
 *
 * @returns nothing when they can be run
 */
export function missingTool(scripts: string[]): string | undefined {
  const text = scripts.join('\n')
  if (text.trim() === '') return undefined
  if (process.platform === 'win32') return 'its scripts are for Linux'
  const missing = tools.find((tool) => new RegExp(`(^|[\\s(|])${tool}\\s`, 'm').test(text) && !isOnPath(tool))
  return missing && `there is no ${missing} on the PATH`
}

function isOnPath(tool: string): boolean {
  const directories = (process.env.PATH ?? '').split(delimiter)
  return directories.some((directory) => existsSync(join(directory, tool)))
}
