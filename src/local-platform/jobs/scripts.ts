import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { contentOf } from '../apps/artifacts.js'
import type { AppRecord } from '../apps/records.js'
import { currentRelease } from '../apps/releases.js'
import type { ContainerImages } from '../builder/container-run.js'
import { withTimeLimit } from '../builder/time-limit.js'
import type { Objects } from '../storage/objects.js'
import { removeTree } from '../storage/remove-tree.js'
import { runCommand } from './run-command.js'

/** A script's output is part of a single answer of the API. */
const maxOutputBytes = 1024 * 1024

export interface ScriptsOptions {
  objects: Objects
  images: ContainerImages
  /** Parent of the scripts' scratch directories. */
  workDir: string
  /** Time limit of a script, in milliseconds. */
  timeoutMs: number
}

export interface ScriptResult {
  /** The end of what the script printed, at most 1 MiB. */
  output: string
  exitCode: number
}

/** Runs the scripts of an `app.json` as one-off dynos. */
export class Scripts {
  readonly #options: ScriptsOptions

  constructor(options: ScriptsOptions) {
    this.#options = options
  }

  /**
   * Runs a command line in what the app currently runs, with its config vars.
   *
   * @throws the signal's reason on abort, once all its processes are gone; Error if it takes too long or cannot be
   *   started
   */
  async run(app: AppRecord, command: string, signal: AbortSignal): Promise<ScriptResult> {
    const { timeoutMs } = this.#options
    const release = currentRelease(app)
    if (!release || contentOf(release) === null)
      throw new Error(`${app.name} has no slug or image to run a script in.`)
    const workDir = join(this.#options.workDir, randomUUID())
    const env = { ...Object.fromEntries(app.config), DYNO: `run.${randomInt(1000, 10_000)}` }
    const tail = new Tail(maxOutputBytes)
    const output = (text: string | Uint8Array) => tail.add(text)
    const order = { type: 'web' as const, workDir, command, env }
    const work = (either: AbortSignal) => runCommand(this.#options, release, order, output, either)
    const timedOut = (cause: unknown) => new Error(`script timed out after ${timeoutMs / 1000} s`, { cause })
    try {
      const exitCode = await withTimeLimit(timeoutMs, signal, work, timedOut)
      return { output: tail.text(), exitCode }
    } finally {
      await removeTree(workDir)
    }
  }
}

/** Keeps the end of an output, which says why a script failed. */
class Tail {
  readonly #limit: number
  #chunks: Buffer[] = []
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  add(text: string | Uint8Array): void {
    const chunk = Buffer.from(text)
    this.#chunks.push(chunk)
    this.#size += chunk.length
    while (this.#size - (this.#chunks[0]?.length ?? 0) >= this.#limit) {
      this.#size -= this.#chunks.shift()?.length ?? 0
    }
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(-this.#limit).toString()
  }
}
