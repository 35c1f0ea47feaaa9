import { readFile } from 'node:fs/promises'
import { basename, delimiter, dirname, join } from 'node:path'
import { capture } from './capture.js'
import { pathOf } from './environment.js'
import { type RunOptions, run } from './process.js'
import { findProgram, findShell } from './shell.js'
import { exists, isWindows } from './system.js'

export type ManagerName = 'npm' | 'yarn' | 'pnpm'

/** A package manager of this machine, and its arguments for each step of a build. */
export interface Manager {
  name: ManagerName
  version: string
  nodeVersion: string
  /** The program, and the arguments that come first. */
  command: [string, string[]]
  /** `frozen`: exactly the versions of the lock file; `dev`: with devDependencies. */
  install: (options: { frozen: boolean; dev: boolean }) => string[]
  rebuild: string[]
  prune: string[]
}

const managersByLockFile: Record<string, ManagerName> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'yarn',
  'pnpm-lock.yaml': 'pnpm',
}

type Steps = Pick<Manager, 'install' | 'rebuild' | 'prune'>

const npmSteps: Steps = {
  install: ({ frozen, dev }) => [frozen ? 'ci' : 'install', dev ? '--include=dev' : '--omit=dev'],
  rebuild: ['rebuild'],
  prune: ['prune', '--omit=dev'],
}

const pnpmSteps: Steps = {
  install: ({ frozen, dev }) => [
    'install',
    frozen ? '--frozen-lockfile' : '--no-frozen-lockfile',
    dev ? '--prod=false' : '--prod',
  ],
  rebuild: ['rebuild'],
  prune: ['prune', '--prod', '--ignore-scripts'],
}

const yarnClassicSteps: Steps = {
  install: ({ frozen, dev }) => [
    'install',
    ...(frozen ? ['--frozen-lockfile'] : []),
    '--non-interactive',
    `--production=${!dev}`,
  ],
  rebuild: ['install', '--force', '--non-interactive', '--production=false'],
  prune: ['install', '--production=true', '--ignore-scripts', '--prefer-offline', '--non-interactive'],
}

const yarnBerrySteps: Steps = {
  install: ({ frozen }) => ['install', ...(frozen ? ['--immutable'] : [])],
  rebuild: ['rebuild'],
  prune: ['workspaces', 'focus', '--all', '--production'],
}

/** Returns the lock files among file names, each with its package manager. */
export function lockFiles(names: string[]): { file: string; manager: ManagerName }[] {
  return Object.entries(managersByLockFile)
    .filter(([file]) => names.includes(file))
    .map(([file, manager]) => ({ file, manager }))
}

/** Returns the package manager whose lock file is among file names. */
export function managerOf(names: string[]): ManagerName | undefined {
  return lockFiles(names)[0]?.manager
}

/**
 * Finds a package manager on this machine.
 *
 * @param options where and with which environment it will run
 * @param node directory of the programs of the app's Node, if that is not the machine's own
 * @returns undefined if it is not installed
 */
export async function findManager(
  name: ManagerName,
  options: RunOptions,
  node?: string,
): Promise<Manager | undefined> {
  const command = name === 'npm' ? await findNpm(options.env, node) : await findOther(name, options.env)
  if (command === undefined) return undefined
  const version = await versionOf(command, options)
  const nodeVersion = await programOutput('node', ['--version'], options)
  if (version === undefined) return undefined
  const base = { name, version, nodeVersion: nodeVersion ?? process.version, command }
  if (name === 'npm') return { ...base, ...npmSteps }
  if (name === 'pnpm') return { ...base, ...pnpmSteps }
  return { ...base, ...(version.startsWith('1.') ? yarnClassicSteps : yarnBerrySteps) }
}

/**
 * npm runs as a Node script, since on Windows the `npm` in PATH is a batch file, which cannot be started without a shell.
 * The npm of the app's own Node takes precedence, then the one that started this process, then the one next to Node.
 */
async function findNpm(env: NodeJS.ProcessEnv, node?: string): Promise<[string, string[]] | undefined> {
  const running = process.env.npm_execpath ?? ''
  const program = node === undefined ? process.execPath : join(node, isWindows ? 'node.exe' : 'node')
  const directories = [dirname(process.execPath), ...pathOf(env).split(delimiter).filter(Boolean)]
  const candidates = [
    ...(node === undefined ? [] : npmScripts(node)),
    ...(basename(running) === 'npm-cli.js' ? [running] : []),
    ...directories.flatMap(npmScripts),
  ]
  for (const file of candidates) {
    if (await exists(file)) return [program, [file]]
  }
  const npm = await findProgram('npm', env)
  return npm === undefined ? undefined : [npm, []]
}

/** Returns where npm may be for a directory that has Node. */
function npmScripts(directory: string): string[] {
  return [
    join(directory, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(directory, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
}

/** On Windows a shell runs the shell script that npm installs next to the batch file. */
async function findOther(name: string, env: NodeJS.ProcessEnv): Promise<[string, string[]] | undefined> {
  const program = await findProgram(name, env)
  if (program === undefined) return undefined
  return isWindows ? [await findShell(), [program]] : [program, []]
}

/** Reads npm's version from its package.json, which is faster than starting npm. */
async function versionOf(
  [program, leadingArgs]: Manager['command'],
  options: RunOptions,
): Promise<string | undefined> {
  const manifest = leadingArgs.find((file) => file.endsWith('npm-cli.js'))
  if (manifest === undefined) return programOutput(program, [...leadingArgs, '--version'], options)
  const text = await readFile(join(manifest, '..', '..', 'package.json'), 'utf8')
  return /"version":\s*"([^"]+)"/.exec(text)?.[1]
}

/** Returns what a program prints on stdout, without white space around it; undefined if it fails. */
export async function programOutput(
  command: string,
  args: string[],
  options: RunOptions,
): Promise<string | undefined> {
  const printed = capture()
  const code = await run(command, args, { ...options, output: printed.write, errors: () => {} })
  return code === 0 ? printed.text().trim() : undefined
}
