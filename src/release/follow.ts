import type { HerokuClient } from '../heroku/client.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { HeadedLog } from '../output/headed-log.js'
import { mirror, type OutputLog } from '../output/mirror.js'
import { ReleaseFailedError } from './errors.js'

export interface FollowOptions {
  client: HerokuClient
  log: OutputLog & { info(message: string): void }
  /** Called with the release each time it is read. */
  onRead?: (release: Release) => void
}

/**
 * Follows a release until its release command has ended, and mirrors the command's output.
 *
 * @param initial the release as it was first read
 * @returns the release as it was last read
 * @throws ReleaseFailedError with the last lines of the output if the release did not succeed
 */
export async function followRelease(
  app: { id: string; name: string },
  initial: Release,
  { client, log, onRead }: FollowOptions,
): Promise<Release> {
  const read = async () => {
    const release = await getRelease(client, app.id, initial.id)
    onRead?.(release)
    return release
  }
  const what = `release command of v${initial.version} of ${app.name}`
  // If the command is still running, the log says so already.
  const heading = initial.status === 'pending' ? '' : `Output of the ${what}:`
  const headed = new HeadedLog(log, heading)
  const { ended, lastLines } = await mirror(
    { http: client.http, log: headed, signal: client.signal },
    initial,
    read,
  )
  if (headed.hasOutput && heading) log.info(`The ${what} has ended: ${ended.status}`)
  if (ended.status === 'succeeded') return ended
  const message = `Release v${ended.version} of ${app.name} ${ended.status}: its release command did not succeed, so the previous release keeps running`
  throw new ReleaseFailedError(message, lastLines)
}
