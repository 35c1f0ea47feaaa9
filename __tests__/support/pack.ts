import { join } from 'node:path'
import { expect, jest } from '@jest/globals'
import { type Checkout, type PackedCheckout, pack } from '../../src/source/pack.js'
import { temporaryDirectory } from './temporary.js'

/** The options of packing that a test sets. */
export interface PackOptions {
  directory?: string
  include?: string[]
  env?: Record<string, string>
}

/** Describes what to pack: the checkout, or a directory of it. */
export function checkout(
  { directory }: { directory: string },
  { directory: part = '.', include = [], env = {} }: PackOptions = {},
): Checkout {
  return { workspace: directory, directory: join(directory, part), include, env: { ...process.env, ...env } }
}

/**
 * Packs with the checkout as working directory, as the runner does. The debug lines of `@actions/glob` stay out of the
 * output of the test run; nothing else may be printed.
 */
export async function packed(
  repository: { directory: string },
  options: PackOptions = {},
): Promise<PackedCheckout> {
  const before = process.cwd()
  const printed: string[] = []
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  process.chdir(repository.directory)
  try {
    return await pack(checkout(repository, options), await temporaryDirectory(), new AbortController().signal)
  } finally {
    process.chdir(before)
    stdout.mockRestore()
    expect(printed.filter((line) => !line.startsWith('::debug::'))).toEqual([])
  }
}
