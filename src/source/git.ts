import { mkdir, writeFile } from 'node:fs/promises'
import { devNull, homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { which } from '@actions/io'
import { QuotingError } from '../text/quoting-error.js'
import { ChildError, runChild, withoutSecrets } from './child.js'

/** Nothing of the repository's or the machine's is run but what the archive needs. */
const quiet = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  // A commit may hold what looks like a repository, with a configuration of its own.
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting])

/** Settings of the machine or its user that would change the bytes of an archive. */
const reproducible = [
  'core.autocrlf=false',
  'core.eol=lf',
  `core.attributesFile=${devNull}`,
  'tar.umask=0002',
].flatMap((setting) => ['-c', setting])

/** An archive is read in one pass: what git keeps of earlier objects is of no use to it, and takes 96 MB. */
const frugal = ['-c', 'core.deltaBaseCacheLimit=1m']

/** Variables by which git would be led to another repository, or to read names in another way. */
const misleading = /^GIT_(?!SSL_|SSH|PROXY_|ASKPASS$|EXEC_PATH$|TEST_)/i

/** The first to know `status --no-renames`; actions/checkout asks for the same, and downloads without git otherwise. */
const oldest = { major: 2, minor: 18 }

/** Git could not do what it was asked for. */
class GitError extends QuotingError {
  override name = 'GitError'

  constructor(message: string, options: ErrorOptions & { ownWords?: string } = {}) {
    super(message, { ownWords: message, ...options })
  }
}

/** Git is too old for what it was asked for. */
export class GitTooOldError extends GitError {
  override name = 'GitTooOldError'
}

/**
 * Git on this machine. The toolkit's `exec` is not used: it can't be aborted, and has no back-pressure.
 */
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
   * @param workspace no repository is looked for above it
   * @param scratch a directory for a configuration of our own
   * @param env the environment to start from; the action's inputs and keys are not passed on
   * @param signal ends whatever git is doing
   * @throws Error when git is not there
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
      throw new GitError(
        'There is a git checkout, but git is not on the PATH: install git on the runner, or use a container image that has it',
      )
    }
    const home = join(scratch, 'home')
    await mkdir(home, { recursive: true })
    await writeFile(join(home, '.gitconfig'), gitConfig(env))
    const ours = {
      HOME: home,
      GIT_CEILING_DIRECTORIES: dirname(workspace),
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // The commit is what its id names, not what the repository puts in its place.
      GIT_NO_REPLACE_OBJECTS: '1',
      // With it, Git LFS leaves a pointer where it can't get an object, instead of failing on the first.
      GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1',
      LC_ALL: 'C',
    }
    return new Git(program, { ...passedOn(env), ...ours }, signal)
  }

  /**
   * Runs a command and gives what it printed.
   *
   * @throws GitError with git's own words when it fails; GitTooOld; the signal's reason
   */
  async output(directory: string, ...args: string[]): Promise<string> {
    try {
      return await this.#printed(directory, args)
    } catch (error) {
      throw (await this.#tooOld(directory, error)) ?? error
    }
  }

  /**
   * The same, without the line's end, or nothing when it fails.
   *
   * @throws the signal's reason
   */
  async tryOutput(directory: string, ...args: string[]): Promise<string | undefined> {
    try {
      return (await this.#printed(directory, args)).replace(/\r?\n$/, '')
    } catch (error) {
      if (error instanceof GitError) return undefined
      throw error
    }
  }

  /**
   * Archives a commit as a tar stream, whose bytes depend on the commit alone.
   *
   * @param args of `git archive`
   * @throws in the stream, GitError with git's own words when it fails; the signal's reason
   */
  archive(directory: string, ...args: string[]): AsyncIterable<Buffer> {
    const settings = [...reproducible, ...frugal]
    return this.#run(directory, [...settings, '--literal-pathspecs', 'archive', '--format=tar', ...args])
  }

  async #printed(directory: string, args: string[]): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of this.#run(directory, args)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }

  /** Asked for only when git has failed: each run of it takes time. */
  async #tooOld(directory: string, error: unknown): Promise<GitTooOldError | undefined> {
    if (!(error instanceof GitError)) return undefined
    const version = (await this.tryOutput(directory, '--version')) ?? ''
    const [, major = NaN, minor = NaN] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? []
    if (!(major < oldest.major || (major === oldest.major && minor < oldest.minor))) return undefined
    const needed = `${oldest.major}.${oldest.minor}`
    return new GitTooOldError(
      `The runner has ${version}, and this needs ${needed} or later: install a newer git on the runner or in its container image`,
      { cause: error },
    )
  }

  async *#run(directory: string, args: string[]): AsyncGenerator<Buffer> {
    const options = { cwd: directory, env: this.#env, signal: this.#signal }
    try {
      yield* runChild(this.#program, [...quiet, ...args], options)
    } catch (error) {
      if (!(error instanceof ChildError)) throw error
      const ownWords = `git ${subcommand(args)} failed`
      throw new GitError(`${ownWords}: ${error.message}`, { ownWords })
    }
  }
}

/** The first of the arguments that is none of git's own options. */
function subcommand(args: string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? ''
}

function passedOn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // The home's own configuration is included by ours.
  const kept = Object.entries(withoutSecrets(env)).filter(
    ([name]) => !misleading.test(name) && name !== 'XDG_CONFIG_HOME',
  )
  return Object.fromEntries(kept)
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
