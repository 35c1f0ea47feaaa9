import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dynoEnvironment } from './environment.js'
import { run } from './process.js'
import { findShell } from './shell.js'
import type { Output } from './types.js'
import { unpack } from './unpack.js'

/**
 * What a dyno does before its command: it sources `.profile.d/*.sh`, then `.profile`, from its home
 * (https://devcenter.heroku.com/articles/dynos#startup). The command is the first argument.
 */
const bootScript = `exec 2>&1
for profile in .profile.d/*.sh; do
  if [ -f "$profile" ]; then . "./$profile"; fi
done
if [ -f .profile ]; then . ./.profile; fi
exec "$1" -c "$2"`

/** What a one-off dyno runs. */
export interface DynoOptions {
  /** The slug: a gzip tar of `./app`. */
  slugPath: string
  /** Scratch space of this dyno alone; the caller removes it. */
  workDir: string
  /** A command line as in a Procfile, for a shell. */
  command: string
  /** Config vars and what else the dyno is to know, such as `DYNO`. */
  env: Record<string, string>
}

/**
 * Unpacks a slug and runs a command in it as a one-off dyno does: in the app's directory, which is its
 * HOME, with the profile scripts sourced and the config vars exported. Of the platform's own environment
 * the command sees only what no program can do without.
 *
 * @param output takes stdout and stderr in order, as bytes, as they come
 * @returns the command's exit code; 128 and the number of the signal, when a signal ended it
 * @throws the signal's reason on abort, once all its processes are gone; an error when the slug cannot be
 *   unpacked or has no `./app`
 */
export async function runDyno(options: DynoOptions, output: Output, signal: AbortSignal): Promise<number> {
  const { slugPath, workDir, command, env } = options
  const directory = join(workDir, 'dyno')
  await mkdir(workDir, { recursive: true })
  await unpackSlug(slugPath, directory, signal)
  const app = join(directory, 'app')
  const shell = await findShell()
  return run(shell, ['-c', bootScript, 'dyno', shell, command], {
    cwd: app,
    env: { ...dynoEnvironment(), ...env, HOME: app },
    output,
    signal,
  })
}

async function unpackSlug(slugPath: string, directory: string, signal: AbortSignal): Promise<void> {
  await unpack(slugPath, { directory, strip: false, links: 'any', signal })
  const app = await lstat(join(directory, 'app')).catch(() => undefined)
  if (!app?.isDirectory()) throw new Error('The slug has no ./app directory')
}
