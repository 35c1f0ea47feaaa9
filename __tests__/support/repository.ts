import { execFileSync, type StdioOptions } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { temporaryDirectory } from './temporary.js'

/** Contents by path; those below `bin/` are committed as executable. */
export type Files = Record<string, string | Buffer>

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
}

/** A git repository that goes with the test. */
export class Repository {
  readonly directory: string

  private constructor(directory: string) {
    this.directory = directory
  }

  /** A repository with nothing in it. */
  static async empty(): Promise<Repository> {
    const repository = new Repository(await temporaryDirectory())
    repository.git('init', '--quiet', '--initial-branch=main')
    return repository
  }

  /** A repository with one commit of these files. */
  static async of(files: Files, subject = 'Add everything'): Promise<Repository> {
    const repository = await Repository.empty()
    await repository.commit(files, subject)
    return repository
  }

  /** The checked-out commit's id. */
  get head(): string {
    return this.git('rev-parse', 'HEAD').toString().trim()
  }

  /** Runs git there, and gives what it printed. */
  git(...args: string[]): Buffer {
    const settings = [
      '-c',
      'protocol.file.allow=always',
      '-c',
      'core.autocrlf=false',
      '-c',
      'safe.directory=*',
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

  /** Writes files and commits everything. */
  async commit(files: Files, subject: string): Promise<string> {
    await this.write(files)
    this.git('add', '--all')
    const scripts = Object.keys(files).filter((path) => path.startsWith('bin/'))
    if (scripts.length > 0) this.git('update-index', '--chmod=+x', ...scripts)
    this.git('commit', '--quiet', '--allow-empty', '-m', subject)
    return this.head
  }
}

/** A clone of a repository. */
export class Clone {
  readonly directory: string

  constructor(of: Repository, directory: string, ...options: string[]) {
    this.directory = join(directory, 'clone')
    of.git('clone', '--quiet', ...options, `file://${of.directory}`, this.directory)
  }

  /** Runs git there, and gives what it printed. */
  git(...args: string[]): string {
    const settings = ['-c', 'protocol.file.allow=always']
    const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', [...settings, ...args], { cwd: this.directory, stdio }).toString()
  }
}

/** An app with a buildpack of its own, whose `bin/compile` does what the shell text says. */
export function inlineApp(compile = 'echo "-----> Compiling $SOURCE_VERSION"', files: Files = {}): Files {
  return {
    'bin/detect': '#!/usr/bin/env bash\necho Inline\n',
    'bin/compile': `#!/usr/bin/env bash\n${compile}\n`,
    'bin/release': '#!/usr/bin/env bash\necho "--- {}"\n',
    Procfile: 'web: ./server\n',
    ...files,
  }
}

/** Such an app whose release command does what the shell text says. */
export function appWithRelease(command: string): Files {
  return inlineApp(undefined, {
    Procfile: 'web: ./server\nrelease: bash release.sh\n',
    'release.sh': `${command}\n`,
  })
}

/** Shell text that waits until there is such a file. */
export function waitFor(file: string): string {
  return `while [ ! -f '${file.replaceAll('\\', '/')}' ]; do sleep 0.02; done`
}
