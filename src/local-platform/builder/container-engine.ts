import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from './capture.js'
import { type Environment, engineEnvironment } from './environment.js'
import { messageOf } from './failure.js'
import { type RunOptions, run, runUntilExit } from './process.js'
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

/** Where an image is kept: the directory, and its name there. */
export interface ImageAddress {
  layout: string
  name: string
}

/** An image to build. */
export interface ImageOrder extends ImageAddress {
  /** Directory of the Dockerfile, which is the context of the build on Heroku. */
  context: string
  dockerfile: string
  target: string | null
  args: Record<string, string>
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
  /** A shell command; `null` for the image's own. */
  command: string | null
  env: Record<string, string>
  /** The port that the command listens on, if this machine is to reach it at 127.0.0.1. */
  port?: number
}

/** Commands that remove what a container leaves behind when this process is killed. */
export interface Leftovers {
  file: string
  env: Environment
  commands: string[][]
}

/** How the process of a container runs. */
export type ContainerOptions = Omit<
  RunOptions,
  'cwd' | 'env' | 'errors' | 'isClient' | 'spared' | 'onMark'
> & {
  /** Called before the process starts, with the value that marks it and its descendants. */
  onMark?: (mark: string, leftovers?: Leftovers) => void
}

/** An image that is ready to run. */
export interface LoadedImage {
  /**
   * Runs a command in a new container, which is gone when this ends.
   *
   * @returns the exit code, or 128 plus the signal's number if a signal ended the command
   * @throws the signal's reason if it was aborted before the start; Error if the engine cannot be started
   */
  run(order: CommandOrder, options: ContainerOptions): Promise<number>
  /** Removes the image from the engine. */
  remove(): Promise<void>
}

/** What builds and runs images. Each method throws the signal's reason on abort, once its processes are gone. */
export interface ContainerEngine {
  readonly program: string
  /** Returns why it does not work on this machine, or `null` if it does. */
  refusal(options: EngineOptions): Promise<string | null>
  /** @throws Error if it does not build; the output has the engine's words */
  build(order: ImageOrder, options: EngineOptions): Promise<EngineImage>
  /**
   * Makes an image ready to run, once for all its containers. Both work in the options' directories.
   *
   * @throws Error if the engine does not read it
   */
  load(image: ImageAddress, options: EngineOptions): Promise<LoadedImage>
}

/**
 * Whether the engine accepts connections to the port of a container, and forwards them: where the engine has Linux in a
 * virtual machine. On Linux, containers share the machine's network.
 */
export const forwardsPorts = process.platform !== 'linux'

/** Runs an engine's program. */
export class EngineProgram {
  readonly name: string
  readonly #isolated: boolean

  /** @param isolated whether it gets its own home and directory for temporary files, since it writes to both */
  constructor(name: string, isolated: boolean) {
    this.name = name
    this.#isolated = isolated
  }

  /**
   * Returns its exit code, also if the signal has ended it; its output goes where the options say.
   *
   * @param options.env variables beside those that every engine gets, which come first
   */
  async run(
    args: string[],
    workDir: string,
    { env = {}, ...options }: Omit<RunOptions, 'cwd' | 'env'> & { env?: Environment },
  ): Promise<number> {
    const environment = { ...env, ...(await this.#environment(workDir)) }
    return runUntilExit(await this.#file(), args, { ...options, cwd: workDir, env: environment })
  }

  /** Returns what runs these commands of the program without this process. */
  async leftovers(commands: string[][], workDir: string): Promise<Leftovers> {
    return { file: await this.#file(), env: await this.#environment(workDir), commands }
  }

  /**
   * Returns what it prints.
   *
   * @throws Error with the end of what it printed if it fails
   */
  async ask(args: string[], options: EngineOptions, cwd?: string): Promise<string> {
    const [printed, complaints] = [capture(), capture()]
    const { signal, workDir } = options
    const env = await this.#environment(workDir)
    const outputs = { output: printed.write, errors: complaints.write }
    const code = await run(await this.#file(), args, { cwd: cwd ?? workDir, env, signal, ...outputs })
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

  async #environment(workDir: string): Promise<Environment> {
    const env = engineEnvironment()
    if (!this.#isolated) return env
    const own = (name: string) => join(workDir, 'engine', name)
    const directories = { HOME: own('home'), XDG_RUNTIME_DIR: own('run'), TMPDIR: own('tmp') }
    for (const directory of Object.values(directories))
      await mkdir(directory, { recursive: true, mode: 0o700 })
    return { ...env, ...directories }
  }
}
