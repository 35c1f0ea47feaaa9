import { sleep } from '../async/sleep.js'
import type { HerokuClient } from '../heroku/client.js'
import { findDynoByCommand, stopDyno } from '../heroku/one-off-dynos.js'
import { isStatus } from '../http/errors.js'
import { describeError } from '../text/describe-error.js'

/** Milliseconds for stopping a dyno whose output nobody reads any more. */
const stopTimeout = 10_000

/** Milliseconds after which to look again for a dyno that may be about to start or to end. */
const secondLook = 1_000

/** A command in a one-off dyno. It is saved for the post step for as long as it may run. */
export interface RunningCommand {
  app: { id: string; name: string }
  /** A part of the command that no other has. */
  marker: string
  /** Such as `run.1234`; absent while it is unknown whether it was started. */
  dyno?: string
}

/** The leftover kind of these commands. */
export const commandKind = 'command'

interface StopLog {
  info(message: string): void
  warning(message: string): void
}

/**
 * Stops a command whose output nobody reads any more. The run may be over, so it gets a few seconds more. It logs
 * an error instead of throwing it.
 *
 * @returns whether it is certain that the command does not run
 */
export async function stopCommand(
  client: HerokuClient,
  { app, marker, dyno }: RunningCommand,
  log: StopLog,
): Promise<boolean> {
  const limited = client.until(AbortSignal.timeout(stopTimeout))
  try {
    const found = dyno ?? (await findDyno(limited, app.id, marker, true))
    if (found === undefined) return true
    await stopDyno(limited, app.id, found)
    log.info(`Stopped ${found} of ${app.name}`)
  } catch (error) {
    if (isStatus(error, 404)) return true
    log.warning(
      `The command of 'run-after' may still run in ${dyno ?? 'a one-off dyno'} of ${app.name}, which could not be stopped: ${describeError(error)}`,
    )
    return false
  }
  return true
}

/**
 * Finds a command's dyno.
 *
 * @param isExpected whether it should exist. If the answer is another, Heroku may just be starting or ending it, so a
 * second look decides
 */
export async function findDyno(
  client: HerokuClient,
  app: string,
  marker: string,
  isExpected: boolean,
): Promise<string | undefined> {
  const found = await findDynoByCommand(client, app, marker)
  if ((found !== undefined) === isExpected) return found
  await sleep(secondLook, client.signal)
  return findDynoByCommand(client, app, marker)
}
