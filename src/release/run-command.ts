import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { type OneOffDyno, startOneOffDyno } from '../heroku/one-off-dynos.js'
import { connectTls } from '../http/connect.js'
import { TransientError } from '../http/errors.js'
import { mayHaveSucceeded } from '../http/retry.js'
import type { OutputLog } from '../output/mirror.js'
import { savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { errorMessage } from '../text/describe-error.js'
import { CommandOutput } from './command-output.js'
import { CommandFailedError } from './errors.js'
import { commandKind, findDyno, type RunningCommand, stopCommand } from './stop-command.js'

/** Characters of the command that the log shows. */
const longestCommand = 500

interface CommandOptions {
  run: Pick<Run, 'arm'>
  client: HerokuClient
  log: OutputLog & { info(message: string): void; warning(message: string): void }
}

/**
 * Runs a command in a one-off dyno on an app's current release, mirrors its output, and waits for its end. Like the
 * official CLI's `run --exit-code`, it attaches to the dyno, and has the shell print the exit status after the command
 * (https://devcenter.heroku.com/articles/one-off-dynos). The dyno is stopped when the signal of the client is aborted, and
 * by the post step of a killed run.
 *
 * @throws CommandFailedError with the last lines of the output if the command fails, or ends without an exit status;
 * TransientError if it is unknown how it ended; HerokuError; the signal's reason
 */
export async function runCommand(app: App, command: string, options: CommandOptions): Promise<void> {
  const { run, client, log } = options
  const marker = `exit-status-${randomUUID()}`
  const output = new CommandOutput(marker)
  const data: RunningCommand = { app: { id: app.id, name: app.name }, marker }
  const running = run.arm({ kind: commandKind, data })
  let dyno: OneOffDyno | undefined
  try {
    dyno = await startOneOffDyno(client, app.id, withExitStatus(app, command, marker))
    running.update({ ...data, dyno: dyno.name })
    log.info(`Running '${command.trim().slice(0, longestCommand)}' in ${dyno.name} of ${app.name}`)
    await attach(client, dyno, output, log)
  } catch (error) {
    const mayRun = dyno !== undefined || client.signal.aborted || mayHaveSucceeded(error)
    const isLeft = output.exitStatus === undefined && mayRun
    if (!isLeft || (await stopCommand(client, running.data, log))) running.disarm()
    throw error
  } finally {
    await log.endUntrusted()
  }
  running.disarm()
  // The command itself may have secrets that only the runner knows, so public errors must not have it.
  const what = `The command of 'run-after' in ${dyno.name} of ${app.name}`
  if (output.exitStatus === 0) return
  if (output.exitStatus !== undefined)
    throw new CommandFailedError(`${what} exited with ${output.exitStatus}`, output.lastLines())
  if (await findDyno(client, app.id, marker, false)) {
    throw new TransientError(
      `${what} still runs, but the connection to it broke off: see 'heroku logs --app ${app.name}', or stop it by 'heroku ps:stop --app ${app.name} ${dyno.name}'`,
    )
  }
  throw new CommandFailedError(
    `${what} ended without an exit status: the dyno was stopped, ran out of memory, or could not start it`,
    output.lastLines(),
  )
}

/**
 * Stops the commands that an interrupted main step left behind. For the post step.
 *
 * @param connect returns a client; called only if there is such a command
 */
export async function stopSavedCommands(run: Run, connect: () => HerokuClient): Promise<void> {
  const commands = savedLeftovers<RunningCommand>(commandKind)
  await Promise.all(commands.map((command) => stopCommand(connect(), command, run.log)))
}

/**
 * Returns the command line with which a dyno prints a command's exit status. The command runs in a separate shell,
 * which may exit. A single word does not, since it may be the name of a process type, which Heroku then replaces.
 */
function withExitStatus({ product }: App, command: string, marker: string): string {
  const isWord = /^\s*[-\w]+\s*$/.test(command)
  // Fir's launcher, which sets up what buildpacks have installed, takes a program and not a shell's syntax.
  const inOwnShell = product === 'oci-image' ? `bash -c ${quote(command)}` : `( ${command}\n)`
  const launcher = product === 'oci-image' ? 'launcher ' : ''
  return `${launcher}${isWord ? `${command.trim()} ` : inOwnShell}\necho "${marker}: $?"`
}

/** Quotes text for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** Mirrors a dyno's output until its exit status has arrived, or the connection has ended. */
async function attach(
  { signal }: HerokuClient,
  { name, attachUrl }: OneOffDyno,
  output: CommandOutput,
  log: CommandOptions['log'],
): Promise<void> {
  const { protocol, hostname, port, pathname, search } = attachUrl
  if (protocol !== 'rendezvous:') {
    throw new Error(
      `Input 'run-after' does not work for this app: Heroku attaches to its one-off dynos by SSH, as in Private Spaces. Use the release phase instead`,
    )
  }
  const connection = await connectTls(hostname, Number(port), signal)
  const abort = () => connection.destroy()
  signal.addEventListener('abort', abort, { once: true })
  try {
    connection.write(`${pathname.slice(1)}${search}\r\n`)
    await mirrorOutput(connection, output, log)
  } catch (error) {
    signal.throwIfAborted()
    log.info(`The connection to ${name} broke off: ${errorMessage(error)}`)
  } finally {
    signal.removeEventListener('abort', abort)
    connection.destroy()
  }
  signal.throwIfAborted()
}

async function mirrorOutput(
  connection: Duplex,
  output: CommandOutput,
  log: CommandOptions['log'],
): Promise<void> {
  try {
    for await (const chunk of connection) {
      await log.writeUntrusted(output.push(chunk))
      if (output.exitStatus !== undefined) return
    }
  } finally {
    await log.writeUntrusted(output.end())
  }
}
