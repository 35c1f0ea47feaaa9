import { mkdir } from 'node:fs/promises'
import { capture } from './capture.js'
import { buildEnvironment } from './environment.js'
import { failureLine, indenter } from './format.js'
import { run } from './process.js'
import { withTimeLimit } from './time-limit.js'
import type { FindNodeOptions, FoundNode, NodeFinder } from './types.js'

/** What the program says by its exit code. */
const failures = new Map<number, FoundNode>([
  [2, 'invalid range'],
  [3, 'no such version'],
])

/**
 * Finds a Node for an app by a program outside the platform, such as one that knows the tool cache of a CI system. One
 * search runs at a time, so that none installs a version while another does.
 */
export class ExternalNodeFinder implements NodeFinder {
  readonly #command: string[]
  readonly #timeoutMs: number
  #last: Promise<unknown> = Promise.resolve()

  /**
   * @param command a script for the platform's own Node, and its first arguments. `--own`, the version of the machine's
   *   own Node, `--` and the range follow. The last line that it prints on stdout is `own` if that version is in the range,
   *   or else the directory of another Node's programs. It says what it does on stderr. Its exit code is 2 for an invalid
   *   range, 3 if no version of Node is in it, and any other if there is one that it can't find
   * @param timeoutMs milliseconds that one search may take
   */
  constructor(command: string[], timeoutMs = 5 * 60_000) {
    this.#command = command
    this.#timeoutMs = timeoutMs
  }

  async find(range: string, options: FindNodeOptions): Promise<FoundNode> {
    const { signal } = options
    const turn = Promise.race([this.#last, aborted(signal)])
    const search = turn.then(() => this.#run(range, options))
    this.#last = search.catch(() => undefined)
    return search
  }

  async #run(range: string, { own, scratch, output, signal }: FindNodeOptions): Promise<FoundNode> {
    signal.throwIfAborted()
    await mkdir(scratch, { recursive: true })
    const printed = capture()
    const lines = indenter(output)
    const timedOut = new Error(`Timed out after ${this.#timeoutMs / 1000} s`)
    const work = (signalOrLimit: AbortSignal) =>
      run(process.execPath, [...this.#command, '--own', own, '--', range], {
        cwd: scratch,
        env: { ...buildEnvironment(), TMPDIR: scratch, TEMP: scratch, TMP: scratch },
        output: printed.write,
        errors: lines.write,
        signal: signalOrLimit,
      })
    try {
      const code = await withTimeLimit(this.#timeoutMs, signal, work, () => timedOut)
      if (code !== 0) return failures.get(code) ?? 'not available'
      const programs = printed.text().trim().split('\n').at(-1) ?? ''
      if (programs === 'own') return 'own'
      return programs === '' ? 'not available' : { programs }
    } catch (error) {
      if (error !== timedOut) throw error
      output(failureLine(timedOut.message))
      return 'not available'
    } finally {
      lines.end()
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
