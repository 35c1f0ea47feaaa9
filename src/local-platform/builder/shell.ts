import { execFile } from 'node:child_process'
import { accessSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { pathOf } from './environment.js'
import { isWindows } from './system.js'

/**
 * Returns the full path of a program in PATH, or `undefined` if there is none.
 */
export async function findProgram(
  name: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  for (const directory of pathOf(env).split(delimiter).filter(Boolean)) {
    const file = join(directory, name)
    if (await isExecutable(file)) return file
  }
  return undefined
}

/** Returns whether a program, without the ending that it has on Windows, is in PATH. */
export function isOnPath(name: string): boolean {
  const file = isWindows ? `${name}.exe` : name
  return pathOf(process.env)
    .split(delimiter)
    .filter(Boolean)
    .some((directory) => canExecute(join(directory, file)))
}

/**
 * Returns the shell that runs buildpack scripts and dyno commands: bash, or sh on POSIX systems without bash.
 *
 * @throws Error on Windows without Git for Windows, which includes bash
 */
export async function findShell(): Promise<string> {
  if (!isWindows) return (await findProgram('bash')) ?? '/bin/sh'
  const bash = await gitBash()
  if (bash === undefined) throw new Error('No bash found: install Git for Windows, https://gitforwindows.org')
  return bash
}

/** Does not take the first bash in PATH, which on Windows is often that of WSL, with other files. */
async function gitBash(): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('git', ['--exec-path'])
  const root = resolve(stdout.trim(), '..', '..', '..')
  for (const bash of [join(root, 'bin', 'bash.exe'), join(root, 'usr', 'bin', 'bash.exe')]) {
    if (await isExecutable(bash)) return bash
  }
  return undefined
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

function canExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
