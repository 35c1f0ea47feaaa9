import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildpackSteps, CompileFailed, type StepContext } from './buildpack.js'
import { type Environment, prependPath } from './environment.js'
import { messageOf } from './failure.js'
import { header, indented, indenter } from './format.js'
import { findManager, lockFiles, type Manager, type ManagerName, managerOf } from './package-manager.js'
import { run } from './process.js'

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
 * (https://devcenter.heroku.com/articles/nodejs-support), but with the machine's own Node and npm, yarn or pnpm. npm
 * caches downloaded packages in the directory that the environment names, or else in CACHE_DIR.
 */
export const nodejs: BuildpackSteps = {
  async detect({ buildDir }) {
    const found = (await names(buildDir)).includes('package.json')
    return found ? { name: 'Node.js' } : { refusal: 'There is no package.json at the root of the app.' }
  },

  async compile(context) {
    const pkg = await readPackage(context.buildDir)
    const env = environment(context)
    const manager = await choose(context, env)
    const job: Job = { ...context, env, manager, pkg }
    reportRuntime(job)
    await script(job, 'Prebuild', 'heroku-prebuild')
    await install(job)
    await script(job, 'Build', 'heroku-postbuild' in pkg.scripts ? 'heroku-postbuild' : 'build')
    await prune(job)
    await script(job, 'Cleanup', 'heroku-cleanup')
    await writeProfile(job)
    job.output(`\n${header('Build succeeded!')}`)
  },

  async release({ buildDir }) {
    const name = managerOf(await names(buildDir)) ?? 'npm'
    return { web: `${name} start` }
  },

  async exported({ buildDir, env }) {
    return prependPath(env, join(buildDir, 'node_modules', '.bin'))
  },
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

async function choose({ buildDir, output, signal }: StepContext, env: Environment): Promise<Manager> {
  const locks = lockFiles(await names(buildDir))
  const managers = new Set(locks.map(({ manager }) => manager))
  if (managers.size > 1) {
    const files = locks.map(({ file }) => file).join(' and ')
    throw new CompileFailed(`Two different lockfiles found: ${files}. Keep the one of your package manager.`)
  }
  const name: ManagerName = locks[0]?.manager ?? 'npm'
  const manager = await findManager(name, { cwd: buildDir, env, output, signal })
  if (manager === undefined) {
    throw new CompileFailed(`The app needs ${name}, which is not installed here (not in PATH).`)
  }
  return manager
}

function reportRuntime({ env, manager, pkg, output }: Job): void {
  const settings = [...Object.keys(defaultVariables), 'NPM_CONFIG_PRODUCTION', 'USE_NPM_INSTALL']
    .filter((name) => env[name] !== undefined)
    .map((name) => `${name}=${env[name]}`)
  const engine = (name: string) => `engines.${name} (package.json):   ${pkg.engines[name] ?? 'unspecified'}`
  output(header('Creating runtime environment') + indented(['', ...settings, ''].join('\n')))
  output(header('Installing binaries'))
  output(indented([engine('node'), engine(manager.name), ''].join('\n')))
  output(indented(`Using the installed Node.js: ${manager.nodeVersion}`))
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

async function writeProfile({ buildDir }: Job): Promise<void> {
  const directory = join(buildDir, '.profile.d')
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'nodejs.sh'), profileScript)
}

async function names(directory: string): Promise<string[]> {
  return readdir(directory)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
