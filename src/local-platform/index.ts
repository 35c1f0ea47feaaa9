import { existsSync, unwatchFile, watchFile } from 'node:fs'
import { rm } from 'node:fs/promises'
import { help, readArguments, type Settings } from './arguments.js'
import { type Platform, startPlatform } from './platform.js'

function describe({ url, apiKey }: Platform, apps: string[]): string {
  const variables = [
    ['HEROKU_HOST', url],
    ['HEROKU_PARTICLEBOARD_URL', url],
    ['HEROKU_API_KEY', apiKey],
  ] as const
  const posix = variables.map(([name, value]) => `  export ${name}='${value}'`)
  const powershell = variables.map(([name, value]) => `  $env:${name} = '${value}'`)
  return `Heroku Platform API on ${url}
Apps: ${apps.join(', ') || 'none yet'}

The action:

  with:
    api-url: ${url}
    api-key: ${apiKey}      # or HEROKU_API_KEY in the environment

The Heroku CLI:

${posix.join('\n')}
  heroku apps

in PowerShell:

${powershell.join('\n')}
  heroku apps

Stop with Ctrl-C.
`
}

function explain(error: unknown, { port = 0 }: Settings): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `port ${port} is taken: choose another with --port, or none for a free one`
  if (code === 'EACCES') return `port ${port} may not be used: choose one above 1023`
  return error.message
}

function fail(text: string, exitCode = 1): void {
  process.stderr.write(`platform: ${text}\n`)
  process.exitCode = exitCode
}

const exitCodes = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  // The terminal was closed.
  ['SIGHUP', 129],
])

/** Whether a program has started this one, and wants to be told when it serves. */
const isManaged = process.send !== undefined

async function serve(settings: Settings): Promise<void> {
  const { apps, stopFile } = settings
  const starting = startPlatform(settings)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    if (!isManaged) process.stdout.write('Stopping.\n')
    const stopped = starting.then((platform) => platform.close()).finally(() => forget(stopFile))
    stopped.catch((error: unknown) => fail(explain(error, settings)))
  }
  for (const [signal, exitCode] of exitCodes) {
    // Whoever asks twice does not want to wait for a clean end.
    process.on(signal, () => (stopping ? process.exit(exitCode) : stop()))
  }
  // Nobody may be left to read what is printed: no reason to end without stopping builds and removing files.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const platform = await starting
  if (stopFile !== undefined) watch(stopFile, stop)
  if (isManaged) tell(platform, stop)
  else process.stdout.write(describe(platform, apps))
}

/** Tells the program that has started this one, and nobody else: the output may be a log that many read. */
function tell({ url, apiKey }: Platform, stop: () => void): void {
  process.send?.({ url, apiKey }, undefined, undefined, (error) => {
    // It is gone, and nobody knows of this platform.
    if (error) stop()
  })
}

/** A way to ask for the end that all systems have: Windows knows no signals. */
function watch(stopFile: string, stop: () => void): void {
  watchFile(stopFile, { interval: 200 }, ({ mtimeMs }) => {
    if (mtimeMs > 0) stop()
  })
  // Only changes are watched for.
  if (existsSync(stopFile)) stop()
}

/** That the file is gone says that the end is reached. */
async function forget(stopFile: string | undefined): Promise<void> {
  if (stopFile === undefined) return
  unwatchFile(stopFile)
  await rm(stopFile, { force: true })
}

async function main(): Promise<void> {
  let settings: Settings | 'help'
  try {
    settings = readArguments(process.argv.slice(2))
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${help}`, 2)
    return
  }
  if (settings === 'help') {
    process.stdout.write(help)
    return
  }
  const given = settings
  await serve(given).catch((error: unknown) => fail(explain(error, given)))
}

await main()
