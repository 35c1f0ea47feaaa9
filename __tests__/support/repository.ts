import { execFileSync, type StdioOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { temporaryDirectory } from './temporary.js'

/** Contents of files by path. Files in `bin/` are committed as executable. */
export type Files = Record<string, string | Buffer>

/** Files that all are text. */
export type TextFiles = Record<string, string>

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
}

/** Of all files of a repository, in bytes. */
const maxSavedSize = 100_000
/** Files of repositories with one commit, by what they were created from: writing them takes less time than git. */
const created = new Map<string, RepositoryFile[]>()

interface RepositoryFile {
  path: string
  content: Buffer
  mode: number
}

/** A git repository that is removed with the test. */
export class Repository {
  readonly directory: string

  private constructor(directory: string) {
    this.directory = directory
  }

  /** Creates a repository without commits. */
  static async empty(): Promise<Repository> {
    const repository = new Repository(await temporaryDirectory())
    // Git's template has more files than most of these repositories.
    repository.git('init', '--quiet', '--initial-branch=main', '--template=')
    return repository
  }

  /** Creates a repository with one commit of these files. */
  static async of(files: Files, subject = 'Add everything'): Promise<Repository> {
    const size = Object.values(files).reduce((sum, { length }) => sum + length, 0)
    const key = size > maxSavedSize ? undefined : JSON.stringify([subject, files])
    const saved = key && created.get(key)
    if (saved) {
      const repository = new Repository(await temporaryDirectory())
      await writeFiles(repository.directory, saved)
      return repository
    }
    const repository = await Repository.empty()
    await repository.commit(files, subject)
    if (key) created.set(key, await readFiles(repository.directory))
    return repository
  }

  /** The ID of the checked-out commit. */
  get head(): string {
    return readHead(join(this.directory, '.git')) ?? this.git('rev-parse', 'HEAD').toString().trim()
  }

  /** Runs git in it and returns the output. */
  git(...args: string[]): Buffer {
    const settings = [
      '-c',
      'protocol.file.allow=always',
      '-c',
      'core.autocrlf=false',
      '-c',
      'safe.directory=*',
      '-c',
      'maintenance.auto=false',
    ]
    return execFileSync('git', [...settings, ...args], {
      cwd: this.directory,
      env: { ...process.env, ...identity },
      maxBuffer: 1024 ** 3,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  /** Writes files into the checkout. */
  async write(files: Files): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.directory, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content, { mode: path.startsWith('bin/') ? 0o755 : 0o644 })
    }
  }

  /** Writes files, commits everything, and returns the ID of the commit. */
  async commit(files: Files, subject: string): Promise<string> {
    await this.write(files)
    this.git('add', '--all')
    const scripts = Object.keys(files).filter((path) => path.startsWith('bin/'))
    if (scripts.length > 0) this.git('update-index', '--chmod=+x', ...scripts)
    this.git('commit', '--quiet', '--allow-empty', '-m', subject)
    return this.head
  }
}

/** Reads the ID of the checked-out commit; undefined unless a file has it. */
function readHead(gitDirectory: string): string | undefined {
  try {
    const head = readFileSync(join(gitDirectory, 'HEAD'), 'utf8').trim()
    const id = head.startsWith('ref: ')
      ? readFileSync(join(gitDirectory, head.slice(5)), 'utf8').trim()
      : head
    return /^[0-9a-f]{40}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

async function readFiles(directory: string): Promise<RepositoryFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    files.map(async (file) => ({
      path: relative(directory, file),
      content: await readFile(file),
      mode: (await stat(file)).mode,
    })),
  )
}

async function writeFiles(directory: string, files: RepositoryFile[]): Promise<void> {
  const directories = new Set(files.map(({ path }) => dirname(join(directory, path))))
  for (const needed of directories) await mkdir(needed, { recursive: true })
  await Promise.all(
    files.map(({ path, content, mode }) => writeFile(join(directory, path), content, { mode })),
  )
}

/** A clone of a repository. */
export class Clone {
  readonly directory: string

  constructor(of: Repository, directory: string, ...options: string[]) {
    this.directory = join(directory, 'clone')
    of.git('clone', '--quiet', ...options, `file://${of.directory}`, this.directory)
  }

  /** Runs git in it and returns the output. */
  git(...args: string[]): string {
    const settings = ['-c', 'protocol.file.allow=always']
    const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', [...settings, ...args], { cwd: this.directory, stdio }).toString()
  }
}

/** Returns an app with an inline buildpack, whose `bin/compile` runs the given shell script. */
export function inlineApp<T extends string | Buffer = string>(
  compile = 'echo "-----> Compiling $SOURCE_VERSION"',
  files: Record<string, T> = {},
): Record<string, T | string> {
  return {
    'bin/detect': '#!/usr/bin/env bash\necho Inline\n',
    'bin/compile': `#!/usr/bin/env bash\n${compile}\n`,
    'bin/release': '#!/usr/bin/env bash\necho "--- {}"\n',
    Procfile: 'web: ./server\n',
    ...files,
  }
}

/**
 * Returns an app with an inline buildpack, whose web process prints its id and answers requests.
 *
 * @param answer statements in JavaScript, which answer `request` by `response`
 */
export function webApp(answer: string): TextFiles {
  const server = `import { createServer } from 'node:http'
const server = createServer((request, response) => { ${answer} })
server.listen(process.env.PORT, () => console.log('process', process.pid, 'serves \\x1b[32mgreen\\x1b[0m'))
`
  const files = { Procfile: 'web: node server.mjs\n', 'server.mjs': server }
  return inlineApp('echo "-----> Doing the work"', files)
}

/** Returns an app with an inline buildpack, whose release command runs the given shell script. */
export function appWithRelease(command: string): TextFiles {
  return inlineApp(undefined, {
    Procfile: 'web: ./server\nrelease: bash release.sh\n',
    'release.sh': `${command}\n`,
  })
}

/** Returns a shell command that waits until a file exists. */
export function waitFor(file: string): string {
  return `while [ ! -f '${file.replaceAll('\\', '/')}' ]; do sleep 0.02; done`
}
