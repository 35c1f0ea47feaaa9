import { parseArgs } from 'node:util'
import { type Platform, startPlatform } from './platform.js'

const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME]...

Serves a Heroku Platform API on this machine (127.0.0.1) until Ctrl-C.

  --port PORT    Port to listen on (default: a free one)
  --api-key KEY  Key that clients must present (default: a random one)
  --app NAME     App to start with; may be repeated
  --help         Show this text
`

interface Settings {
  port: number
  apiKey?: string
  apps: string[]
}

/** @throws Error that says what is wrong with the arguments. */
function readArguments(args: string[]): Settings | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'api-key': { type: 'string' },
      app: { type: 'string', multiple: true },
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
  return { port, apps: values.app ?? [], ...(apiKey !== undefined && { apiKey }) }
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

function explain(error: unknown, { port }: Settings): string {
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

async function serve(settings: Settings): Promise<void> {
  const starting = startPlatform(settings)
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    // Whoever asks twice does not want to wait for a clean end.
    if (stopping) process.exit(exitCodes.get(signal))
    stopping = true
    process.stdout.write('Stopping.\n')
    starting.then((platform) => platform.close()).catch((error: unknown) => fail(explain(error, settings)))
  }
  for (const signal of exitCodes.keys()) process.on(signal, stop)
  // Nobody may be left to read what is printed: no reason to end without stopping builds and removing files.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const platform = await starting
  process.stdout.write(describe(platform, settings.apps))
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
