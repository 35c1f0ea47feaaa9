import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { start } from './start.js'

const help = `Usage: npm start -- [PATH]

Deploys the commit that is checked out to a local Heroku, as a workflow would, and shows its log.

  PATH        Git checkout to deploy (default: this project)
  -h, --help  Show this text
`

// This file is bundled into dist/start/: the project lies two folders above.
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
// npm runs scripts in the project's folder, and tells where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd()

/** @throws TypeError that says what is wrong with the arguments */
function readArguments(args: string[]): { help: boolean; path: string | undefined } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  const [path, ...more] = positionals
  if (more.length > 0) throw new TypeError(`One path is enough, but there are ${positionals.length}`)
  return { help: values.help, path }
}

/** @returns the exit code */
async function main(): Promise<number> {
  let given: ReturnType<typeof readArguments>
  try {
    given = readArguments(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`)
    return 2
  }
  if (given.help) {
    process.stdout.write(help)
    return 0
  }
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
  // Nobody reads any more: as with an interrupt, what was started is to be ended.
  process.stdout.on('error', () => interrupted.abort())
  return start({
    project,
    checkout: given.path === undefined ? project : resolve(calledFrom, given.path),
    env: process.env,
    write: (text) => process.stdout.write(text),
    signal: interrupted.signal,
  })
}

process.exitCode = await main()
