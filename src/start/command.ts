import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { start } from './start.js'

const help = `Usage: npm start -- [PATH]

Deploys the checked-out commit to the local platform, as a workflow would, and shows the log.

  PATH        Git checkout to deploy (default: this project)
  -h, --help  Show this text
`

// This file is bundled into dist/start/, two levels below the project.
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
// npm runs scripts in the project's folder, and passes on where it was called.
const callerDirectory = process.env.INIT_CWD ?? process.cwd()

/** @throws TypeError that says which argument is wrong */
function readArguments(args: string[]): { help: boolean; path: string | undefined } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  const [path, ...more] = positionals
  if (more.length > 0) throw new TypeError(`Only one path is allowed, not ${positionals.length}`)
  return { help: values.help, path }
}

/** @returns the exit code */
async function main(): Promise<number> {
  let args: ReturnType<typeof readArguments>
  try {
    args = readArguments(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`)
    return 2
  }
  if (args.help) {
    process.stdout.write(help)
    return 0
  }
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
  // The reader of the output is gone: stop, as on an interrupt.
  process.stdout.on('error', () => interrupted.abort())
  return start({
    project,
    checkout: args.path === undefined ? project : resolve(callerDirectory, args.path),
    env: process.env,
    write: (text) => process.stdout.write(text),
    signal: interrupted.signal,
  })
}

process.exitCode = await main()
