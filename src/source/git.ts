import { access, constants, mkdir, writeFile } from 'node:fs/promises'
import { devNull, homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { which } from '@actions/io'
import { QuotingError } from '../text/quoting-error.js'
import { ChildError, runChild, withoutSecrets } from './child.js'

/** Keeps git from running programs that the repository or the machine configures and an archive does not need. */
const safeSettings = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  // A commit may hold what looks like a repository, with its own configuration.
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting])

/** Overrides settings of the machine or its user that would change the bytes of an archive. */
const reproducibleSettings = [
  'core.autocrlf=false',
  'core.eol=lf',
  `core.attributesFile=${devNull}`,
  'tar.umask=0002',
].flatMap((setting) => ['-c', setting])

/** Archiving reads each object once. Git's cache of them would take up to 96 MB for nothing. */
const lowMemorySettings = ['-c', 'core.deltaBaseCacheLimit=1m']

/** Variables that would make git use another repository, or read names in another way. */
const redirectingVariable = /^GIT_(?!SSL_|SSH|PROXY_|ASKPASS$|EXEC_PATH$|TEST_)/i

/** Explains git's error when a partial clone can't fetch what it lacks. `sparse-checkout` makes one, as `filter` does. */
const partialCloneAdvice =
  "The checkout lacks files of the commit because 'filter' or 'sparse-checkout' of actions/checkout left them out, and git could not fetch them: leave 'persist-credentials' of actions/checkout at true, so that git may fetch them; or list all that is deployed under 'sparse-checkout'; or leave out both 'filter' and 'sparse-checkout'"

/** The first with `status --no-renames`. actions/checkout needs it too, and without it downloads an archive instead. */
const minVersion = { major: 2, minor: 18 }

/** A git command failed. */
class GitError extends QuotingError {
  override name = 'GitError'

  constructor(message: string, options: ErrorOptions & { ownMessage?: string } = {}) {
    super(message, { ownMessage: message, ...options })
  }
}

/** Git is not on the PATH. */
export class GitMissingError extends Error {
  override name = 'GitMissingError'
}

/** A git command failed, and git is older than what this action needs. */
export class GitTooOldError extends GitError {
  override name = 'GitTooOldError'
}

/** Git on this machine. The toolkit's `exec` does not serve here: it can't be aborted, and has no back-pressure. */
export class Git {
  readonly #program: string
  readonly #env: NodeJS.ProcessEnv
  readonly #signal: AbortSignal

  private constructor(program: string, env: NodeJS.ProcessEnv, signal: AbortSignal) {
    this.#program = program
    this.#env = env
    this.#signal = signal
  }

  /**
   * Finds git and prepares its environment.
   *
   * @param workspace git looks for no repository above it
   * @param scratch a directory for our git configuration
   * @param env environment to start from; git does not get the action's inputs and keys
   * @param signal ends running commands
   * @throws GitMissingError
   */
  static async prepare(
    workspace: string,
    scratch: string,
    env: NodeJS.ProcessEnv,
    signal: AbortSignal,
  ): Promise<Git> {
    // By its full path: on Windows, a git.exe in the checkout would come first.
    const program = await which('git')
    if (program === '') {
      throw new GitMissingError(
        'There is a git checkout, but git is not on the PATH: install git on the runner, or use a container image that has it',
      )
    }
    const home = join(scratch, 'home')
    await mkdir(home, { recursive: true })
    await writeFile(join(home, '.gitconfig'), await gitConfig(env))
    const overrides = {
      HOME: home,
      GIT_CEILING_DIRECTORIES: dirname(workspace),
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // Archives the commit that the id names, not one that the repository has in its place.
      GIT_NO_REPLACE_OBJECTS: '1',
      // Lets Git LFS leave a pointer where it can't get an object. By default it fails on the first.
      GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1',
      LC_ALL: 'C',
    }
    return new Git(program, { ...inherited(env), ...overrides }, signal)
  }

  /** Returns whether git is on the PATH. */
  static async isInstalled(): Promise<boolean> {
    return (await which('git')) !== ''
  }

  /**
   * Runs a command and returns its output.
   *
   * @throws GitError with git's message when it fails; GitTooOldError; the signal's reason
   */
  async output(directory: string, ...args: string[]): Promise<string> {
    return (await this.bytes(directory, ...args)).toString('utf8')
  }

  /**
   * Runs a command and returns its output, which may be of any encoding.
   *
   * @throws as `output` does
   */
  async bytes(directory: string, ...args: string[]): Promise<Buffer> {
    try {
      return await this.#output(directory, args)
    } catch (error) {
      throw (await this.#explainOldVersion(directory, error)) ?? error
    }
  }

  /**
   * Runs a command and returns its output without the last line break; undefined when the command fails.
   *
   * @throws the signal's reason
   */
  async tryOutput(directory: string, ...args: string[]): Promise<string | undefined> {
    try {
      return (await this.#output(directory, args)).toString('utf8').replace(/\r?\n$/, '')
    } catch (error) {
      if (error instanceof GitError) return undefined
      throw error
    }
  }

  /**
   * Returns whether a command succeeds.
   *
   * @throws the signal's reason
   */
  async succeeds(directory: string, ...args: string[]): Promise<boolean> {
    return (await this.tryOutput(directory, ...args)) !== undefined
  }

  /**
   * Runs a command that separates entries by NUL (`-z`), and returns the entries.
   *
   * @throws as `output` does
   */
  async list(directory: string, ...args: string[]): Promise<string[]> {
    return (await this.output(directory, ...args)).split('\0').filter(Boolean)
  }

  /**
   * Lists entries of a commit's tree, as `git ls-tree` formats them.
   *
   * @param paths relative to the tree's root, taken literally; without any, all of the tree
   * @throws as `output` does
   */
  async listTree(directory: string, sha: string, options: string[], paths: string[]): Promise<string[]> {
    const command = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', ...options]
    return this.list(directory, ...command, sha, '--', ...paths)
  }

  /**
   * Archives a commit as a tar stream whose bytes depend only on the commit.
   *
   * @param args of `git archive`
   * @throws in the stream, GitError with git's message when it fails; the signal's reason
   */
  archive(directory: string, ...args: string[]): AsyncIterable<Buffer> {
    const settings = [...reproducibleSettings, ...lowMemorySettings]
    return this.#run(directory, [...settings, '--literal-pathspecs', 'archive', '--format=tar', ...args])
  }

  async #output(directory: string, args: string[]): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.#run(directory, args)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Runs only after git has failed, since each run of git takes time. */
  async #explainOldVersion(directory: string, error: unknown): Promise<GitTooOldError | undefined> {
    if (!(error instanceof GitError)) return undefined
    const version = (await this.tryOutput(directory, '--version')) ?? ''
    const [, major = NaN, minor = NaN] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? []
    if (!(major < minVersion.major || (major === minVersion.major && minor < minVersion.minor)))
      return undefined
    const needed = `${minVersion.major}.${minVersion.minor}`
    return new GitTooOldError(
      `The runner has ${version}, and this needs ${needed} or later: install a newer git on the runner or in its container image`,
      { cause: error },
    )
  }

  async *#run(directory: string, args: string[]): AsyncGenerator<Buffer> {
    const options = { cwd: directory, env: this.#env, signal: this.#signal }
    try {
      yield* runChild(this.#program, [...safeSettings, ...args], options)
    } catch (error) {
      if (!(error instanceof ChildError)) throw error
      const ownMessage = `git ${subcommand(args)} failed`
      const advice = error.message.includes('from promisor remote') ? `\n${partialCloneAdvice}` : ''
      throw new GitError(`${ownMessage}: ${error.message}${advice}`, { ownMessage })
    }
  }
}

/** Returns the first argument that is not an option of git itself. */
function subcommand(args: string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? ''
}

function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Our configuration includes the one that XDG_CONFIG_HOME would add.
  const kept = Object.entries(withoutSecrets(env)).filter(
    ([name]) => !redirectingVariable.test(name) && name !== 'XDG_CONFIG_HOME',
  )
  return Object.fromEntries(kept)
}

/**
 * Includes the user's configuration, and allows git to read a checkout that another user owns, as in a container job.
 * Git before 2.38 ignores `safe.directory` outside of configuration files, and before 2.32 outside of the home's file.
 */
async function gitConfig(env: NodeJS.ProcessEnv): Promise<string> {
  const home = env.HOME ?? userHome()
  const xdg = env.XDG_CONFIG_HOME || (home === undefined ? undefined : join(home || '/', '.config'))
  const files = [
    ...(xdg === undefined ? [] : [join(xdg, 'git', 'config')]),
    ...(home === undefined ? [] : [join(home || '/', '.gitconfig')]),
  ]
  const readable = await Promise.all(files.map(isReadable))
  const quoted = (path: string) => `"${path.replaceAll('\\', '/').replaceAll('"', '\\"')}"`
  const included = files.filter((_, index) => readable[index]).map((path) => `\tpath = ${quoted(path)}\n`)
  return `[include]\n${included.join('')}[safe]\n\tdirectory = *\n`
}

/** Git goes on when it may not read its user's configuration, but not when it may not read a file that is included. */
async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  )
}

/** A container may run as a user that its system does not know. */
function userHome(): string | undefined {
  try {
    return homedir()
  } catch {
    return undefined
  }
}
