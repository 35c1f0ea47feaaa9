import { mkdir } from 'node:fs/promises'
import { devNull } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { capture } from './capture.js'
import { dynoEnvironment, type Environment } from './environment.js'
import { type RunOptions, run } from './process.js'
import { exists } from './system.js'

/** A request of git's smart HTTP protocol: https://git-scm.com/docs/http-protocol */
export interface GitRequest {
  method: string
  /** Such as `/git-receive-pack`. */
  path: string
  /** Without the question mark. */
  query: string
  contentType: string
  contentEncoding: string
  body: Readable
}

export interface GitAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Git is not on the PATH. */
export class GitMissingError extends Error {
  override name = 'GitMissingError'

  constructor() {
    super('The local platform found no git on its PATH, which takes the pushes.')
  }
}

/** The exit code of a shell that has not found a program. */
const notFound = 127

/** Limit for a push in bytes, as for an uploaded source. */
const maxPushBytes = 2 * 1024 ** 3

/** No hooks run, and nothing goes on in the background. */
const settings = {
  'core.hooksPath': devNull,
  'gc.auto': '0',
  'receive.autogc': 'false',
  'receive.maxInputSize': String(maxPushBytes),
  'http.receivepack': 'true',
  'http.uploadpack': 'false',
}

/** A bare repository that clients push to, which git itself serves. */
export class GitRepository {
  readonly #directory: string

  /** @param directory the repository's, whose parent must exist */
  constructor(directory: string) {
    this.#directory = directory
  }

  /**
   * Answers a request by git's own `http-backend`, a CGI program (https://git-scm.com/docs/git-http-backend). Creates the
   * repository if it is missing.
   *
   * @throws Error if git is missing or fails; the signal's reason on abort
   */
  async answer(request: GitRequest, signal: AbortSignal): Promise<GitAnswer> {
    await this.#create(signal)
    const chunks: Buffer[] = []
    const errors = capture()
    const env = {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: dirname(this.#directory),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${basename(this.#directory)}${request.path}`,
      REQUEST_METHOD: request.method,
      QUERY_STRING: request.query,
      CONTENT_TYPE: request.contentType,
      HTTP_CONTENT_ENCODING: request.contentEncoding,
    }
    const code = await runGit(['http-backend'], {
      cwd: this.#directory,
      env,
      input: request.body,
      output: (chunk) => chunks.push(Buffer.from(chunk)),
      errors: errors.write,
      signal,
    })
    if (code !== 0) throw new Error(`git http-backend ended with ${code}: ${errors.text().trim()}`)
    return parseAnswer(Buffer.concat(chunks))
  }

  /** Returns the commit of a branch; `null` if there is no such branch. */
  async commitOf(branch: string, signal: AbortSignal): Promise<string | null> {
    if (!(await exists(this.#directory))) return null
    const { code, text } = await this.#git(
      ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`],
      signal,
    )
    return code === 0 ? text.trim() : null
  }

  /** Sets a branch to a commit, or removes it for `null`. */
  async setBranch(branch: string, commit: string | null, signal: AbortSignal): Promise<void> {
    const ref = `refs/heads/${branch}`
    await this.#mustGit(commit === null ? ['update-ref', '-d', ref] : ['update-ref', ref, commit], signal)
  }

  /** Writes the tree of a commit into a file, as a gzip tarball. */
  async archive(commit: string, file: string, signal: AbortSignal): Promise<void> {
    await this.#mustGit(['archive', '--format=tar.gz', `--output=${file}`, commit], signal)
  }

  async #create(signal: AbortSignal): Promise<void> {
    if (await exists(join(this.#directory, 'HEAD'))) return
    await mkdir(this.#directory, { recursive: true })
    for (const [name, value] of Object.entries(settings))
      await this.#mustGit(['config', '--file', join(this.#directory, 'config'), name, value], signal)
    await this.#mustGit(['init', '--quiet', '--bare', '--template=', '.'], signal)
  }

  async #mustGit(args: string[], signal: AbortSignal): Promise<void> {
    const { code, text } = await this.#git(args, signal)
    if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${text.trim()}`)
  }

  async #git(args: string[], signal: AbortSignal): Promise<{ code: number; text: string }> {
    const output = capture()
    const options = { cwd: this.#directory, env: gitEnvironment(), output: output.write, signal }
    return { code: await runGit(args, options), text: output.text() }
  }
}

/** Neither the machine's configuration nor a variable of git's leads it elsewhere. */
function gitEnvironment(): Environment {
  return { ...dynoEnvironment(), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, REMOTE_USER: 'local' }
}

async function runGit(args: string[], options: RunOptions): Promise<number> {
  const code = await run('git', args, options).catch((error: unknown) => {
    throw isMissing(error) ? new GitMissingError() : error
  })
  if (code === notFound) throw new GitMissingError()
  return code
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function parseAnswer(output: Buffer): GitAnswer {
  const end = output.indexOf('\r\n\r\n')
  const head = output.subarray(0, Math.max(end, 0)).toString('latin1')
  const headers = Object.fromEntries(
    head.split('\r\n').flatMap((line) => {
      const [, name, value] = /^([\w-]+): *(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value] as const]
    }),
  )
  const { Status: status = '200', ...others } = headers
  return { status: Number.parseInt(status, 10), headers: others, body: output.subarray(end + 4) }
}
