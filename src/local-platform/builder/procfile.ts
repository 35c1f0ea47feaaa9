import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { header, indented } from './format.js'
import type { ProcessTypes } from './types.js'
import { parseUntrustedYaml } from './yaml.js'

/**
 * Returns the process types that a Procfile declares, one per line: `name: command`. Other lines are ignored, as on
 * Heroku: https://devcenter.heroku.com/articles/procfile
 */
export function parseProcfile(text: string): ProcessTypes {
  const types: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    const [, name, command] = /^([A-Za-z0-9_-]+):\s*(\S.*)$/.exec(line) ?? []
    if (name !== undefined && command !== undefined) types.push([name, command.trim()])
  }
  return Object.fromEntries(types)
}

/** Returns the process types of the Procfile in a directory, or none without a Procfile. */
export async function readProcfile(directory: string): Promise<ProcessTypes> {
  const file = join(directory, 'Procfile')
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? parseProcfile(await readFile(file, 'utf8')) : {}
}

/**
 * Returns the `default_process_types` in the output of a buildpack's `bin/release`, which is untrusted.
 *
 * @throws Error as {@link parseUntrustedYaml}
 */
export function parseRelease(text: string): ProcessTypes {
  const release = parseUntrustedYaml(text)
  const types = isRecord(release) ? release.default_process_types : undefined
  if (!isRecord(types)) return {}
  return Object.fromEntries(
    Object.entries(types).filter(
      (type): type is [string, string] => /^[-\w]+$/.test(type[0]) && typeof type[1] === 'string',
    ),
  )
}

/** Returns the build's output about process types, and where they are declared; the Procfile takes precedence. */
export function reportProcessTypes(declared: ProcessTypes, defaults: ProcessTypes): string {
  const added = Object.keys(defaults).filter((name) => !Object.hasOwn(declared, name))
  const names = (list: string[]) => (list.length > 0 ? list.join(', ') : '(none)')
  const lines =
    added.length === 0
      ? `Procfile declares types -> ${names(Object.keys(declared))}`
      : `Procfile declares types     -> ${names(Object.keys(declared))}\n` +
        `Default types for buildpack -> ${names(added)}`
  return header('Discovering process types') + indented(lines)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
