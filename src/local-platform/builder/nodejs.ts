import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildpackSteps, CompileFailed, type Detection, type StepContext } from './buildpack.js'
import { type Environment, prependPath } from './environment.js'
import { messageOf } from './failure.js'
import { header, indented, indenter } from './format.js'
import { selectNode } from './node-engine.js'
import { findManager, lockFiles, type Manager, type ManagerName, managerOf } from './package-manager.js'
import { run } from './process.js'
import { isWindows } from './system.js'
import type { ProcessTypes } from './types.js'

/** Variables that the buildpack sets, unless a config var does. */
const defaultVariables: Environment = {
  NPM_CONFIG_LOGLEVEL: 'error',
  NODE_VERBOSE: 'false',
  NODE_ENV: 'production',
  NODE_MODULES_CACHE: 'true',
}

/** Config vars that would break the build, and so are not in its environment. */
const excludedVariables = /^(PATH|GIT_DIR|CPATH|CPPATH|LD_PRELOAD|LIBRARY_PATH|LANG|HOME|BUILD_DIR)$/i

/** Adds the programs of the app's packages to the PATH of its dynos, as heroku-buildpack-nodejs does. */
const profileScript = `export PATH="$HOME/node_modules/.bin:$PATH"
export NODE_ENV="\${NODE_ENV:-production}"
`

/**
 * The same for a Node that is not the machine's own. It is not in the slug, as on Heroku, where it would add 50 MB to
 * each; so another machine may lack it.
 *
 * @param directory of its programs, as a shell takes it
 */
const nodeProfileScript = (directory: string) => `if [ -d ${directory} ]; then
  export PATH=${directory}:"$PATH"
else
  echo ' !     The Node.js that the app was built with is not on this machine any more: it was in '${directory} >&2
fi
`

interface PackageJson {
  engines: Record<string, unknown>
  scripts: Record<string, unknown>
}

interface Job extends StepContext {
  manager: Manager
  pkg: PackageJson
}

/**
 * The built-in buildpack for Node.js, with the steps and the output of heroku-buildpack-nodejs
 * (https://devcenter.heroku.com/articles/nodejs-support), but with the machine's own Node and npm, yarn or pnpm, as
 * long as that is the version of Node that the app asks for. npm caches downloaded packages in the directory that the
 * environment names, or else in CACHE_DIR. An instance is for one build.
 */
export class NodejsBuildpack implements BuildpackSteps {
  /** Directory of the programs of the app's Node, if that is not the machine's own. */
  #node: string | undefined

  async detect({ buildDir }: StepContext): Promise<Detection> {
    const found = (await names(buildDir)).includes('package.json')
    return found ? { name: 'Node.js' } : { refusal: 'There is no package.json at the root of the app.' }
  }

  async compile(context: StepContext): Promise<void> {
    const pkg = await readPackage(context.buildDir)
    const name = await chooseManager(context)
    const settings = environment(context)
    reportSettings(context, settings, pkg, name)
    this.#node = await nodeFor(pkg, { ...context, env: settings })
    const env = withPrograms(settings, this.#node)
    const manager = await locate(name, { ...context, env }, this.#node)
    reportPrograms(context, manager, this.#node)
    const job: Job = { ...context, env, manager, pkg }
    await script(job, 'Prebuild', 'heroku-prebuild')
    await install(job)
    await script(job, 'Build', 'heroku-postbuild' in pkg.scripts ? 'heroku-postbuild' : 'build')
    await prune(job)
    await script(job, 'Cleanup', 'heroku-cleanup')
    await writeProfile(job, this.#node)
    job.output(`\n${header('Build succeeded!')}`)
  }

  async release({ buildDir }: StepContext): Promise<ProcessTypes> {
    const name = managerOf(await names(buildDir)) ?? 'npm'
    return { web: `${name} start` }
  }

  async exported({ buildDir, env }: StepContext): Promise<Environment> {
    return prependPath(withPrograms(env, this.#node), join(buildDir, 'node_modules', '.bin'))
  }
}

async function nodeFor(
  { engines: { node } }: PackageJson,
  context: StepContext,
): Promise<string | undefined> {
  if (node === undefined || node === null || node === '') return undefined
  return selectNode(typeof node === 'string' ? node : JSON.stringify(node), context)
}

function withPrograms(env: Environment, node: string | undefined): Environment {
  return node === undefined ? env : prependPath(env, node)
}

async function readPackage(directory: string): Promise<PackageJson> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'))
    const pkg = record(parsed)
    return { engines: record(pkg.engines), scripts: record(pkg.scripts) }
  } catch (error) {
    throw new CompileFailed(`Unable to parse package.json: ${messageOf(error)}`)
  }
}

function environment({ env, config, cacheDir }: StepContext): Environment {
  const allowed = Object.entries(config).filter(([name]) => !excludedVariables.test(name))
  const cached = Object.keys(env).some((name) => name.toLowerCase() === 'npm_config_cache')
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' }
  return {
    ...(!cached && { npm_config_cache: join(cacheDir, 'npm') }),
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
    ...quiet,
    ...defaultVariables,
    ...env,
    ...Object.fromEntries(allowed),
  }
}

async function chooseManager({ buildDir }: StepContext): Promise<ManagerName> {
  const locks = lockFiles(await names(buildDir))
  const managers = new Set(locks.map(({ manager }) => manager))
  if (managers.size > 1) {
    const files = locks.map(({ file }) => file).join(' and ')
    throw new CompileFailed(`Two different lockfiles found: ${files}. Keep the one of your package manager.`)
  }
  return locks[0]?.manager ?? 'npm'
}

async function locate(
  name: ManagerName,
  { buildDir, env, output, signal }: StepContext,
  node: string | undefined,
): Promise<Manager> {
  const manager = await findManager(name, { cwd: buildDir, env, output, signal }, node)
  if (manager === undefined) {
    throw new CompileFailed(`The app needs ${name}, which is not installed here (not in PATH).`)
  }
  return manager
}

function reportSettings(
  { output }: StepContext,
  env: Environment,
  pkg: PackageJson,
  managerName: ManagerName,
): void {
  const settings = [...Object.keys(defaultVariables), 'NPM_CONFIG_PRODUCTION', 'USE_NPM_INSTALL']
    .filter((name) => env[name] !== undefined)
    .map((name) => `${name}=${env[name]}`)
  const engine = (name: string) => `engines.${name} (package.json):   ${pkg.engines[name] ?? 'unspecified'}`
  output(header('Creating runtime environment') + indented(['', ...settings, ''].join('\n')))
  output(header('Installing binaries'))
  output(indented([engine('node'), engine(managerName), ''].join('\n')))
}

function reportPrograms({ output }: StepContext, manager: Manager, node: string | undefined): void {
  const place = node === undefined ? '' : ` in ${node}`
  output(indented(`Using the installed Node.js: ${manager.nodeVersion}${place}`))
  output(indented(`Using the installed ${manager.name}: ${manager.version}\n`))
}

async function install(job: Job): Promise<void> {
  const { env, manager, buildDir, output } = job
  const present = await names(buildDir)
  const locked = lockFiles(present).length > 0 && env.USE_NPM_INSTALL !== 'true'
  const prebuilt = present.includes('node_modules')
  output(header('Installing dependencies'))
  if (prebuilt) {
    output(indented('Prebuild detected (node_modules already exists)\nRebuilding any native modules'))
    await tool(job, manager.rebuild)
  }
  output(indented('Installing node modules'))
  const dev = env.NPM_CONFIG_PRODUCTION !== 'true'
  await tool(job, manager.install({ frozen: locked && !prebuilt, dev }))
}

async function prune(job: Job): Promise<void> {
  const { env, manager, output } = job
  output(header('Pruning devDependencies'))
  if (env.NODE_ENV !== 'production') {
    return output(indented("Skipping because NODE_ENV is not 'production'"))
  }
  if (env.NPM_CONFIG_PRODUCTION !== undefined) {
    return output(indented(`Skipping because NPM_CONFIG_PRODUCTION is '${env.NPM_CONFIG_PRODUCTION}'`))
  }
  await tool(job, manager.prune)
}

async function script(job: Job, step: string, name: string): Promise<void> {
  if (typeof job.pkg.scripts[name] !== 'string') return
  job.output(header(step) + indented(`Running ${name}`))
  await tool(job, ['run', name])
}

async function tool({ buildDir, env, manager, output, signal }: Job, args: string[]): Promise<void> {
  const lines = indenter(output)
  const [command, leadingArgs] = manager.command
  const code = await run(command, [...leadingArgs, ...args], {
    cwd: buildDir,
    env,
    output: lines.write,
    signal,
  })
  lines.end()
  if (code !== 0) throw new CompileFailed()
}

async function writeProfile({ buildDir }: Job, node: string | undefined): Promise<void> {
  const directory = join(buildDir, '.profile.d')
  await mkdir(directory, { recursive: true })
  const nodeScript = node === undefined ? '' : nodeProfileScript(shellPath(node))
  await writeFile(join(directory, 'nodejs.sh'), nodeScript + profileScript)
}

/** Returns a path in quotes, and on Windows in the form of Git for Windows' bash, in whose PATH a colon separates. */
function shellPath(path: string): string {
  const posix = isWindows
    ? path.replaceAll('\\', '/').replace(/^([a-z]):/i, (_, drive: string) => `/${drive.toLowerCase()}`)
    : path
  return `'${posix.replaceAll("'", "'\\''")}'`
}

async function names(directory: string): Promise<string[]> {
  return readdir(directory)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
