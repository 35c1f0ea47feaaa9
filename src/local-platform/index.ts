import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { help, type PlatformArguments, readArguments } from './arguments.js'
import { messageOf } from './builder/failure.js'
import { type Platform, startPlatform } from './platform.js'
import { describeLogs } from './server/app-logs.js'
import { startupMessage } from './server/startup-message.js'
import { removeStopFile, watchStopFile } from './server/stop-file.js'

// This file is bundled into dist/start/.
const defaultNodeFinder = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'node-finder', 'index.js')

const exitCodes = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  // The terminal was closed.
  ['SIGHUP', 129],
])

/**
 * Time after a signal in which another one means the same, in milliseconds: a terminal sends Ctrl-C to npm as well, which
 * passes it on.
 */
const sameSignalMs = 500

/** Whether a program has started this one, and gets the URL and the key as a message. */
const isManaged = process.send !== undefined

await main()

async function main(): Promise<void> {
  let args: PlatformArguments | 'help'
  try {
    args = readArguments(process.argv.slice(2))
  } catch (error) {
    fail(`${messageOf(error)}\n\n${help}`, 2)
    return
  }
  if (args === 'help') {
    process.stdout.write(help)
    return
  }
  const { port } = args
  await serve(args).catch((error: unknown) => fail(explain(error, port)))
}

async function serve(args: PlatformArguments): Promise<void> {
  const { apps, port, stopFile } = args
  const starting = startPlatform({ nodeFinder: [defaultNodeFinder], ...args })
  let stoppingSince: number | undefined
  const stop = () => {
    if (stoppingSince !== undefined) return
    stoppingSince = performance.now()
    if (!isManaged) process.stdout.write('Stopping.\n')
    const stopped = starting
      .then((platform) => {
        // Nobody else could read them, and the program's log is kept.
        if (isManaged) process.stdout.write(describeLogs(platform.logs()))
        return platform.close()
      })
      .finally(() => stopFile && removeStopFile(stopFile))
    stopped.catch((error: unknown) => fail(explain(error, port)))
  }
  for (const [signal, exitCode] of exitCodes) {
    process.on(signal, () => {
      if (stoppingSince === undefined) stop()
      // Another signal does not wait for a clean end.
      else if (performance.now() - stoppingSince > sameSignalMs) process.exit(exitCode)
    })
  }
  // A closed pipe must not end the process before builds are stopped and files removed.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const platform = await starting
  if (stopFile !== undefined) watchStopFile(stopFile, stop)
  if (isManaged) sendAccess(platform, stop)
  else process.stdout.write(startupMessage(platform, apps))
}

/** Sends the URL and the key as a message rather than printing them: the output may be a log that many people read. */
function sendAccess({ url, apiKey }: Platform, stop: () => void): void {
  process.send?.({ url, apiKey }, undefined, undefined, (error) => {
    // The program has ended, so nobody knows of this platform.
    if (error) stop()
  })
}

function explain(error: unknown, port = 0): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken: choose another with --port, or none for a free one`
  }
  if (code === 'EACCES') return `port ${port} may not be used: choose one above 1023`
  return messageOf(error)
}

function fail(text: string, exitCode = 1): void {
  process.stderr.write(`platform: ${text}\n`)
  process.exitCode = exitCode
}
