import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dynoEnvironment } from './environment.js'
import { run } from './process.js'
import { findShell } from './shell.js'
import type { Output } from './types.js'
import { unpack } from './unpack.js'

/**
 * Sources `.profile.d/*.sh` and `.profile` before the command, as a dyno does
 * (https://devcenter.heroku.com/articles/dynos#startup). The arguments are the shell and the command.
 */
const bootScript = `exec 2>&1
for profile in .profile.d/*.sh; do
  if [ -f "$profile" ]; then . "./$profile"; fi
done
if [ -f .profile ]; then . ./.profile; fi
exec "$1" -c "$2"`

const names = { app: 'slug', workspace: 'image' }

export interface DynoOptions {
  /** A slug, or the app's layer of an image: a gzip tar of the directory `root`, by default `app`. */
  slugPath: string
  root?: 'app' | 'workspace'
  /** Scratch directory for this dyno only; the caller removes it. */
  workDir: string
  /** A shell command, as in a Procfile. */
  command: string
  /** Config vars and Heroku's own variables, such as `DYNO`. */
  env: Record<string, string>
}

/**
 * Unpacks a slug or image and runs a command in it as a one-off dyno does: in the app's directory, which is its HOME, with the
 * profile scripts sourced and the config vars exported. Of the platform's own environment the command gets only the
 * variables that every program needs.
 *
 * @param output takes stdout and stderr in order, as bytes, as they arrive
 * @returns the command's exit code, or 128 plus the signal's number if a signal ended it
 * @throws the signal's reason on abort, once all its processes are gone; Error if the archive cannot be unpacked or has
 *   no `root`
 */
export async function runDyno(options: DynoOptions, output: Output, signal: AbortSignal): Promise<number> {
  const { slugPath, root = 'app', workDir, command, env } = options
  const directory = join(workDir, 'dyno')
  await mkdir(workDir, { recursive: true })
  await unpack(slugPath, { directory, strip: false, links: 'any', signal })
  const app = join(directory, root)
  const found = await lstat(app).catch(() => undefined)
  if (!found?.isDirectory()) throw new Error(`The ${names[root]} has no ./${root} directory`)
  const shell = await findShell()
  return run(shell, ['-c', bootScript, 'dyno', shell, command], {
    cwd: app,
    env: { ...dynoEnvironment(), ...env, HOME: app },
    output,
    signal,
  })
}
