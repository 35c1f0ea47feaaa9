import { parseArgs } from 'node:util'
import { parseRange, satisfies } from './range.js'

// node index.js --own VERSION [--tool-cache DIR [--mirror URL]] -- RANGE
//
// The last line of stdout, where the toolkit writes as well, is the directory of the programs of a Node in the range, or
// `own` if the caller's own version is. What is done is said on stderr.

const exitCodes = { notAvailable: 1, invalidRange: 2, noSuchVersion: 3 }

await main()

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { own: { type: 'string' }, 'tool-cache': { type: 'string' }, mirror: { type: 'string' } },
    allowPositionals: true,
  })
  const range = parseRange(positionals[0] ?? '')
  if (range === undefined) {
    process.exitCode = exitCodes.invalidRange
    return
  }
  if (values.own !== undefined && satisfies(values.own, range)) return print('own')
  const toolCache = values['tool-cache']
  if (toolCache === undefined) {
    process.exitCode = exitCodes.notAvailable
    return
  }
  report(`Resolving node version ${positionals[0]}...`)
  // Is large, and rarely needed.
  const { findNode } = await import('./find-node.js')
  try {
    const directory = await findNode(range, { toolCache, mirror: values.mirror, report })
    if (directory === undefined) process.exitCode = exitCodes.noSuchVersion
    else print(directory)
  } catch (error) {
    report(error instanceof Error ? error.message : String(error))
    process.exitCode = exitCodes.notAvailable
  }
}

/** Starts a new line, since what the toolkit has printed may not end with one. */
function print(result: string): void {
  process.stdout.write(`\n${result}\n`)
}

function report(text: string): void {
  process.stderr.write(`${text}\n`)
}
