import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that documents use, but not every machine has. */
const tools = ['curl', 'jq', 'heroku']

/** Returns what this machine lacks to run shell scripts; undefined if it can run them. */
export function missingTool(scripts: string[]): string | undefined {
  const text = scripts.join('\n')
  if (text.trim() === '') return undefined
  if (process.platform === 'win32') return 'the scripts are for Linux'
  const missing = tools.find((tool) => new RegExp(`(^|[\\s(|])${tool}\\s`, 'm').test(text) && !isOnPath(tool))
  return missing && `${missing} is not on the PATH`
}

function isOnPath(tool: string): boolean {
  const directories = (process.env.PATH ?? '').split(delimiter)
  return directories.some((directory) => existsSync(join(directory, tool)))
}
