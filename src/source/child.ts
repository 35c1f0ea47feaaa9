import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { redactedStart } from '../text/redact.js'

/** A program that runs, and whose errors are heard by us alone. */
export type Child = ChildProcessByStdio<Writable | null, Readable | null, Readable>

/** Of a program's words, in characters. */
const longestWords = 4096
/** In bytes: what is taken in, and looked through for secrets. */
const longestLook = 256 * 1024

/**
 * Tells why a program failed, once it has ended, in its own words. They are never passed on to our own output, where
 * the runner would take them for commands.
 *
 * @returns nothing when it did not fail
 */
export async function faultOf(child: Child): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  child.stderr.on('data', (chunk: Buffer) => {
    if (size < longestLook) chunks.push(chunk)
    size += chunk.length
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, killer) => {
      const words = redactedStart(Buffer.concat(chunks).toString('utf8'), longestWords)
      resolve(code === 0 ? undefined : words.trim() || `it ended with ${code ?? killer}`)
    })
  })
}
