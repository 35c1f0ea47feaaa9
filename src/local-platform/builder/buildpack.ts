import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from './capture.js'
import type { Environment } from './environment.js'
import { messageOf } from './failure.js'
import { type RunOptions, run } from './process.js'
import { parseRelease } from './procfile.js'
import { findShell } from './shell.js'
import { isFile, isWindows } from './system.js'
import type { NodeFinder, Output, ProcessTypes } from './types.js'

/** What the steps of a buildpack have in common. */
export interface StepContext {
  /** BUILD_DIR: the source, which becomes the slug. */
  buildDir: string
  /** CACHE_DIR: kept for the app's next build. */
  cacheDir: string
  /** ENV_DIR: a file for each config var. */
  envDir: string
  /** The config vars themselves. */
  config: Record<string, string>
  /** Environment of the buildpack's processes. */
  env: Environment
  /** Without it, all apps are built and run with the machine's own Node. */
  nodeFinder?: NodeFinder
  output: Output
  signal: AbortSignal
}

/** The name that `bin/detect` printed, or why the buildpack does not accept the app. */
export type Detection = { name: string } | { refusal: string }

/**
 * A buildpack, built in or external: the three steps of the classic buildpack API,
 * https://devcenter.heroku.com/articles/buildpack-api
 */
export interface BuildpackSteps {
  detect(context: StepContext): Promise<Detection>
  /** @throws CompileFailed if the app does not build */
  compile(context: StepContext): Promise<void>
  release(context: StepContext): Promise<ProcessTypes>
  /** Returns the environment of the later buildpacks: that of the context, and what this one exports. */
  exported(context: StepContext): Promise<Environment>
}

/** A buildpack could not build the app. The message is empty if the output has the reason. */
export class CompileFailed extends Error {
  override readonly name = 'CompileFailed'
}

/** A buildpack in a directory, with `bin/detect`, `bin/compile` and optionally `bin/release`. */
export class ExternalBuildpack implements BuildpackSteps {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  async detect(context: StepContext): Promise<Detection> {
    const printed = capture()
    const complaints = capture()
    const options = { ...stepOptions(context), output: printed.write, errors: complaints.write }
    const code = await this.#script('detect', [context.buildDir], options)
    const name = printed.text().trim().split('\n')[0] ?? ''
    return code === 0 ? { name } : { refusal: (printed.text() + complaints.text()).trim() }
  }

  async compile(context: StepContext): Promise<void> {
    const { buildDir, cacheDir, envDir } = context
    const code = await this.#script('compile', [buildDir, cacheDir, envDir], stepOptions(context))
    if (code !== 0) throw new CompileFailed()
  }

  async release(context: StepContext): Promise<ProcessTypes> {
    if (!(await isFile(join(this.#directory, 'bin', 'release')))) return {}
    const printed = capture()
    const options = { ...stepOptions(context), output: printed.write, errors: context.output }
    const code = await this.#script('release', [context.buildDir], options)
    if (code !== 0) throw new CompileFailed(`bin/release ended with exit code ${code}`)
    try {
      return parseRelease(printed.text())
    } catch (error) {
      throw new CompileFailed(`The output of bin/release can't be used: ${messageOf(error)}`)
    }
  }

  async exported(context: StepContext): Promise<Environment> {
    const file = join(this.#directory, 'export')
    return (await isFile(file)) ? source(file, context) : context.env
  }

  /** Windows has no shebangs, so a shell runs the scripts there. */
  async #script(name: string, args: string[], options: RunOptions): Promise<number> {
    const file = join(this.#directory, 'bin', name)
    if (!isWindows) return run(file, args, options)
    return run(await findShell(), [file, ...args], options)
  }
}

/** Returns whether a directory has the scripts of a buildpack. */
export async function isBuildpack(directory: string): Promise<boolean> {
  const scripts = ['detect', 'compile'].map((name) => isFile(join(directory, 'bin', name)))
  return (await Promise.all(scripts)).every(Boolean)
}

/** Returns the environment after a shell has sourced a file. Node writes it as JSON, since values can have any bytes. */
async function source(file: string, context: StepContext): Promise<Environment> {
  const result = join(context.envDir, '..', 'exported.json')
  const write = 'require("fs").writeFileSync(process.argv[1], JSON.stringify(process.env))'
  const script = '. "$1"; exec "$2" -e "$3" "$4"'
  const args = ['-c', script, 'export', file, process.execPath, write, result]
  const code = await run(await findShell(), args, stepOptions(context))
  if (code !== 0) throw new CompileFailed(`export ended with exit code ${code}`)
  const environment: Record<string, string> = JSON.parse(await readFile(result, 'utf8'))
  await rm(result)
  return environment
}

function stepOptions({ buildDir, env, output, signal }: StepContext): RunOptions {
  return { cwd: buildDir, env, output, signal }
}
