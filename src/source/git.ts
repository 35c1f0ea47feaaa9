import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { devNull, homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { getExecOutput } from '@actions/exec'

/** Settings of the machine or its user that would change the bytes of an archive, or run something. */
const settings = [
  'core.autocrlf=false',
  'core.eol=lf',
  `core.attributesFile=${devNull}`,
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'tar.umask=0002',
].flatMap((setting) => ['-c', setting])

/** Git could not do what it was asked for. */
export class GitError extends Error {
  override name = 'GitError'
}

/**
 * Git on this machine: short commands, and archives as streams.
 */
export class Git {
  readonly #env: Record<string, string>

  private constructor(env: Record<string, string>) {
    this.#env = env
  }

  /**
   * Prepares git's environment.
   *
   * @param workspace no repository is looked for above it
   * @param scratch a directory for a configuration of our own
   * @param env the environment to start from; the action's inputs and keys are not passed on
   */
  static async prepare(workspace: string, scratch: string, env: NodeJS.ProcessEnv): Promise<Git> {
    const home = join(scratch, 'home')
    await mkdir(home, { recursive: true })
    await writeFile(join(home, '.gitconfig'), gitConfig(env))
    return new Git({
      ...passedOn(env),
      HOME: home,
      GIT_CEILING_DIRECTORIES: dirname(workspace),
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // LFS objects that are there go into the archive; missing ones are not fetched one by one.
      GIT_LFS_SKIP_SMUDGE: '1',
      LC_ALL: 'C',
    })
  }

  /**
   * Runs a short command and gives what it printed.
   *
   * @throws GitError with git's own words when it fails
   */
  async output(directory: string, ...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await getExecOutput('git', [...settings, ...args], {
      cwd: directory,
      env: this.#env,
      silent: true,
      ignoreReturnCode: true,
    })
    if (exitCode !== 0) throw new GitError(stderr.trim() || `git ${args[0]} ended with exit code ${exitCode}`)
    return stdout
  }

  /** The same, without the line's end, or nothing when it fails. */
  async maybe(directory: string, ...args: string[]): Promise<string | undefined> {
    return this.output(directory, ...args).then(
      (output) => output.replace(/\r?\n$/, ''),
      () => undefined,
    )
  }

  /**
   * Runs a command whose output is long, as a stream with back-pressure.
   *
   * @throws in the stream, GitError with git's own words when it fails
   */
  async *stream(directory: string, signal: AbortSignal, ...args: string[]): AsyncGenerator<Buffer> {
    const git = spawn('git', [...settings, ...args], {
      cwd: directory,
      env: this.#env,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const stderr = firstWords(git.stderr)
    const ended = new Promise<string | undefined>((resolve) => {
      git.once('error', (error) => resolve(error.message))
      git.once('close', (code, killer) => resolve(code === 0 ? undefined : `it ended with ${code ?? killer}`))
    })
    let abandoned = true
    try {
      yield* git.stdout
      abandoned = false
    } finally {
      if (abandoned) git.kill()
    }
    const fault = await ended
    signal.throwIfAborted()
    if (fault !== undefined) throw new GitError(`git ${args[0]} failed: ${(await stderr).trim() || fault}`)
  }
}

async function firstWords(stream: Readable): Promise<string> {
  let words = ''
  for await (const chunk of stream) if (words.length < 4096) words += String(chunk)
  return words
}

function passedOn(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    const ours =
      /^(INPUT_|STATE_|HEROKU_|ACTIONS_|GIT_(DIR|WORK_TREE|INDEX_FILE|CONFIG)|XDG_CONFIG_HOME$)/i.test(name)
    if (value !== undefined && !ours) kept[name] = value
  }
  return kept
}

/**
 * The user's own configuration, and the leave to read a checkout that belongs to somebody else, as in a container
 * job. Git before 2.38 takes that leave from a configuration file alone, and before 2.32 only from the home's.
 */
function gitConfig(env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? homedir()
  const included = [
    join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'git', 'config'),
    join(home, '.gitconfig'),
  ]
  const quoted = (path: string) => `"${path.replaceAll('\\', '/').replaceAll('"', '\\"')}"`
  return `[include]\n${included.map((path) => `\tpath = ${quoted(path)}\n`).join('')}[safe]\n\tdirectory = *\n`
}
