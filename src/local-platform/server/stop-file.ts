import { existsSync, unwatchFile, watchFile } from 'node:fs'
import { rm } from 'node:fs/promises'

const pollIntervalMs = 200

/** Calls `stop` when the file exists. It works on every system; Windows has no signals to stop a process with. */
export function watchStopFile(file: string, stop: () => void): void {
  watchFile(file, { interval: pollIntervalMs }, ({ mtimeMs }) => {
    if (mtimeMs > 0) stop()
  })
  // watchFile reports changes only.
  if (existsSync(file)) stop()
}

/** Removes the file, which shows whoever created it that the platform has stopped. */
export async function removeStopFile(file: string): Promise<void> {
  unwatchFile(file)
  await rm(file, { force: true })
}
