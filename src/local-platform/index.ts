import { unwatchFile, watchFile } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Platform, type PlatformOptions, startPlatform } from './platform.js'
import { type Stage, stages } from './store.js'

const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME[=STAGE]]... [--pipeline NAME]
                            [--data DIR] [--stop-file FILE]

Serves a Heroku Platform API on this machine (127.0.0.1) until Ctrl-C.

  --port PORT         Port to listen on (default: a free one)
  --api-key KEY       Key that clients must present (default: a random one)
  --app NAME[=STAGE]  App to start with, and its stage in the pipeline; may be repeated
  --pipeline NAME     Pipeline to start with
  --data DIR          Keep apps, slugs and releases in this directory, and go on with those that are there
  --stop-file FILE    Stop, as with Ctrl-C, when this file is there, and remove it then
  --help              Show this text
`

interface Settings extends PlatformOptions {
  apps: string[]
  stopFile?: string
}

/** @throws Error that says what is wrong with the arguments. */
function readArguments(args: string[]): Settings | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'api-key': { type: 'string' },
      app: { type: 'string', multiple: true },
      pipeline: { type: 'string' },
      data: { type: 'string' },
      'stop-file': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return 'help'
  const port = values.port === undefined ? 0 : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new Error(`--port must be a number from 0 to 65535, not '${values.port}'`)
  }
  const apiKey = values['api-key']
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new Error('--api-key must be visible ASCII characters without spaces')
  }
  const stopFile = values['stop-file']
  return {
    port,
    ...appsOf(values.app ?? [], values.pipeline),
    ...(apiKey !== undefined && { apiKey }),
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(stopFile !== undefined && { stopFile }),
  }
}

function appsOf(given: string[], pipeline?: string): Pick<Settings, 'apps' | 'pipeline'> {
  const all = given.map((app): [string, string?] => {
    const at = app.indexOf('=')
    return at === -1 ? [app] : [app.slice(0, at), app.slice(at + 1)]
  })
  const apps = all.map(([name]) => name)
  const staged = all.flatMap(([name, stage]) =>
    stage === undefined ? [] : [[name, stageOf(stage)] as const],
  )
  if (pipeline !== undefined) return { apps, pipeline: { name: pipeline, stages: new Map(staged) } }
  if (staged.length > 0) throw new Error('--app NAME=STAGE goes with --pipeline')
  return { apps }
}

function stageOf(text: string): Stage {
  const stage = stages.find((stage) => stage === text)
  if (stage === undefined) throw new Error(`--app has the stage '${text}': there are ${stages.join(', ')}`)
  return stage
}

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

function fail(text: string): void {
  process.stderr.write(`platform: ${text}\n`)
  process.exitCode = 1
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
    fail(`${error instanceof Error ? error.message : error}\n\n${help}`)
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
