import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from './capture.js'
import { type Environment, engineEnvironment } from './environment.js'
import { messageOf } from './failure.js'
import { run } from './process.js'
import { findProgram } from './shell.js'
import { isWindows } from './system.js'
import type { Output } from './types.js'

/** Where an engine works. */
export interface EngineOptions {
  /** Scratch directory; the caller removes it. */
  workDir: string
  /** Directory for the images that the engine keeps, if it needs one. */
  storage: string
  output: Output
  signal: AbortSignal
}

/** An image to build. */
export interface ImageOrder {
  /** Directory of the Dockerfile, which is the context of the build on Heroku. */
  context: string
  dockerfile: string
  target: string | null
  args: Record<string, string>
  /** The directory that keeps the image, and its name there. */
  layout: string
  name: string
}

/** An image that is built. */
export interface EngineImage {
  /** `sha256:<hex>`. */
  digest: string
  /** What the image runs by itself: its entry point and its arguments. */
  command: string[]
}

/** A command to run in an image. */
export interface CommandOrder {
  layout: string
  name: string
  /** A shell command; `null` for the image's own. */
  command: string | null
  env: Record<string, string>
}

/** What builds and runs images. Each method throws the signal's reason on abort, once its processes are gone. */
export interface ContainerEngine {
  readonly program: string
  /** Returns why it does not work on this machine, or `null` if it does. */
  refusal(options: EngineOptions): Promise<string | null>
  /** @throws Error if it does not build; the output has the engine's words */
  build(order: ImageOrder, options: EngineOptions): Promise<EngineImage>
  /** Returns the exit code. */
  run(order: CommandOrder, options: EngineOptions): Promise<number>
}

/** Runs an engine's program. */
export class EngineProgram {
  readonly name: string
  readonly #isolated: boolean

  /** @param isolated whether it gets a home and a directory for temporary files of its own, since it writes to both */
  constructor(name: string, isolated: boolean) {
    this.name = name
    this.#isolated = isolated
  }

  /** Returns its exit code; its output goes where the options say. */
  async run(args: string[], options: EngineOptions, cwd = options.workDir): Promise<number> {
    const { output, signal } = options
    return run(await this.#file(), args, { cwd, env: await this.#environment(options), output, signal })
  }

  /**
   * Returns what it prints.
   *
   * @throws Error with the end of what it printed if it fails
   */
  async ask(args: string[], options: EngineOptions, cwd?: string): Promise<string> {
    const [printed, complaints] = [capture(), capture()]
    const { signal } = options
    const env = await this.#environment(options)
    const outputs = { output: printed.write, errors: complaints.write }
    const code = await run(await this.#file(), args, { cwd: cwd ?? options.workDir, env, signal, ...outputs })
    if (code === 0) return printed.text().trim()
    const said = `${printed.text()}\n${complaints.text()}`.trim().split('\n').at(-1)
    throw new Error(said || `exit code ${code}`)
  }

  /** Returns why the program does not work, or `null` if this question is answered. */
  async refusal(question: string[], options: EngineOptions): Promise<string | null> {
    try {
      await this.ask(question, options)
      return null
    } catch (error) {
      options.signal.throwIfAborted()
      return messageOf(error)
    }
  }

  async #file(): Promise<string> {
    const file = await findProgram(isWindows ? `${this.name}.exe` : this.name)
    if (file === undefined) throw new Error('not on the PATH')
    return file
  }

  async #environment({ workDir }: EngineOptions): Promise<Environment> {
    const env = engineEnvironment()
    if (!this.#isolated) return env
    const own = (name: string) => join(workDir, 'engine', name)
    const directories = { HOME: own('home'), XDG_RUNTIME_DIR: own('run'), TMPDIR: own('tmp') }
    for (const directory of Object.values(directories))
      await mkdir(directory, { recursive: true, mode: 0o700 })
    return { ...env, ...directories }
  }
}
