import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'

const cleanUps: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** Registers a cleanup for the end of the test. The last one registered runs first. */
export function afterTest(cleanUp: () => Promise<unknown>): void {
  cleanUps.push(cleanUp)
}

/** Creates an empty directory that is removed with the test. Its name contains a space, as is common on Windows. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'heroku build ')))
  afterTest(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}
