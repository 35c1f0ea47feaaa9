import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** A program that runs, and whose errors are heard by us alone. */
export type Child = ChildProcessByStdio<Writable | null, Readable | null, Readable>

/** Of a program's words, in characters. */
const longestWords = 4096

/**
 * Tells why a program failed, once it has ended, in its own words. They are never passed on to our own output, where
 * the runner would take them for commands.
 *
 * @returns nothing when it did not fail
 */
export async function faultOf(child: Child): Promise<string | undefined> {
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (words.length < longestWords) words += chunk.toString('utf8')
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, killer) => {
      resolve(code === 0 ? undefined : words.trim() || `it ended with ${code ?? killer}`)
    })
  })
}
