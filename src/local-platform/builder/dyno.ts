import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dynoEnvironment } from './environment.js'
import { type RunOptions, runUntilExit } from './process.js'
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

/** A slug, or the app's layer of an image: a gzip tar of the directory `root`, by default `app`. */
export interface AppArchive {
  slugPath: string
  root?: 'app' | 'workspace'
}

export interface DynoOptions extends AppArchive {
  /** Scratch directory for this dyno only; the caller removes it. */
  workDir: string
  /** A shell command, as in a Procfile. */
  command: string
  /** Config vars and Heroku's own variables, such as `DYNO`. */
  env: Record<string, string>
}

/**
 * Unpacks a slug or image and runs a command in it as a one-off dyno does.
 *
 * @param output takes stdout and stderr in order, as bytes, as they arrive
 * @returns the command's exit code, or 128 plus the signal's number if a signal ended it
 * @throws the signal's reason on abort, once all its processes are gone; Error if the archive cannot be unpacked or has
 *   no `root`
 */
export async function runDyno(options: DynoOptions, output: Output, signal: AbortSignal): Promise<number> {
  const { workDir, command, env } = options
  const directory = await unpackApp(options, workDir, signal)
  const code = await runInDyno(command, env, { directory, output, signal })
  signal.throwIfAborted()
  return code
}

/**
 * Unpacks a slug or image for a dyno.
 *
 * @param workDir scratch directory for this dyno only, which is created if necessary
 * @returns the app's directory
 * @throws the signal's reason on abort; Error if the archive cannot be unpacked or has no `root`
 */
export async function unpackApp(
  { slugPath, root = 'app' }: AppArchive,
  workDir: string,
  signal: AbortSignal,
): Promise<string> {
  const directory = join(workDir, 'dyno')
  await mkdir(join(workDir, 'tmp'), { recursive: true })
  await unpack(slugPath, { directory, strip: false, links: 'any', signal })
  const app = join(directory, root)
  const found = await lstat(app).catch(() => undefined)
  if (!found?.isDirectory()) throw new Error(`The ${names[root]} has no ./${root} directory`)
  return app
}

/** Options of a dyno's process. `directory` is the app's directory that {@link unpackApp} returned. */
export type DynoProcessOptions = Pick<
  RunOptions,
  'input' | 'output' | 'signal' | 'killDelayMs' | 'onKill' | 'killSignal' | 'onMark' | 'onStart'
> & { directory: string }

/**
 * Runs a command as a dyno does: in the app's directory, which is its HOME, with the profile scripts sourced, the config
 * vars exported, and a directory for temporary files that no other dyno has. Of the platform's own environment the
 * command gets only the variables that every program needs.
 *
 * @returns the command's exit code, or 128 plus the signal's number if a signal ended it
 * @throws the signal's reason if it was aborted before the start; Error if there is no shell
 */
export async function runInDyno(
  command: string,
  env: Record<string, string>,
  { directory, ...options }: DynoProcessOptions,
): Promise<number> {
  const shell = await findShell()
  const temporary = join(directory, '..', '..', 'tmp')
  return runUntilExit(shell, ['-c', bootScript, 'dyno', shell, command], {
    ...options,
    cwd: directory,
    env: {
      ...dynoEnvironment(),
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ...env,
      HOME: directory,
    },
  })
}
