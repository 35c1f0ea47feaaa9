// npm run bench: measures what has a budget, and the alternatives that users have.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { project } from './processes.js'
import { describeMachine, formatText, saveResults } from './report.js'

const suites = {
  archive: () => import('./archive.js'),
  upload: () => import('./upload.js'),
  start: () => import('./start.js'),
  mirror: () => import('./mirror.js'),
  deploy: () => import('./deploy.js'),
  requests: () => import('./requests.js'),
  promote: () => import('./promote.js'),
  large: () => import('./large.js'),
}
const defaultSuites = Object.keys(suites).filter((name) => name !== 'large')

const help = `Usage: npm run bench -- [SUITE]... [--path DIR] [--runs N] [--results DIR]

Suites: ${defaultSuites.join(', ')} (all of which run by default), and large.

  --path DIR     Archive and deploy this git checkout instead of a generated one
  --runs N       Run each measurement N times instead of the suite's default
  --results DIR  Write JSON and the table to this directory (default: bench/results)
  --help         Show this help

Generated repositories stay in the system's temporary directory for the next run. Other load on the machine distorts
the figures.
`

/** @throws Error when the arguments are invalid */
function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      path: { type: 'string' },
      runs: { type: 'string' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const unknown = positionals.find((name) => !Object.hasOwn(suites, name))
  if (unknown !== undefined) throw new Error(`There is no suite '${unknown}'`)
  const runs = values.runs === undefined ? undefined : Number(values.runs)
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new Error('--runs must be a positive whole number')
  return {
    help: values.help,
    names: positionals.length > 0 ? positionals : defaultSuites,
    results: resolve(values.results ?? join(project, 'bench', 'results')),
    options: { runs, ...(values.path !== undefined && { path: resolve(values.path) }) },
  }
}

async function measure({ names, results, options }) {
  const rowsBySuite = {}
  for (const name of names) {
    const { run } = await suites[name]()
    try {
      rowsBySuite[name] = await run(options)
    } catch (error) {
      // What the others have measured, or will, is worth as much without it.
      process.stderr.write(`The suite '${name}' failed: ${error.stack}\n`)
      process.exitCode = 1
    }
  }
  const rows = Object.values(rowsBySuite).flat()
  await saveResults(results, rowsBySuite)
  const { cpus, model, memory, os, node, git, loadBefore } = describeMachine()
  const machine = `${cpus} × ${model}, ${memory}, ${os}, Node ${node}, git ${git}`
  process.stdout.write(`\n${machine}, load ${loadBefore} before\n\n${formatText(rows)}\n\n`)
  const missed = rows.filter(({ met }) => met === false)
  if (missed.length > 0) process.stdout.write(`Over budget: ${missed.map(({ what }) => what).join('; ')}\n`)
  process.stdout.write(`Results: ${results}\n`)
}

async function main() {
  let settings
  try {
    settings = readArguments(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`bench: ${error.message}\n\n${help}`)
    process.exitCode = 1
    return
  }
  if (settings.help) process.stdout.write(help)
  else await measure(settings)
}

await main()
