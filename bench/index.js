// npm run bench: measures what the project has budgets for, beside what users would use instead.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { project } from './processes.js'
import { asText, machine, save } from './report.js'

const suites = {
  archive: () => import('./archive.js'),
  upload: () => import('./upload.js'),
  start: () => import('./start.js'),
  mirror: () => import('./mirror.js'),
  deploy: () => import('./deploy.js'),
  promote: () => import('./promote.js'),
  large: () => import('./large.js'),
}
const standard = Object.keys(suites).filter((name) => name !== 'large')

const help = `Usage: npm run bench -- [SUITE]... [--path DIR] [--runs N] [--results DIR]

Suites: ${standard.join(', ')}, which all run when none is named, and large.

  --path DIR     A git checkout to archive and deploy instead of one that is made up
  --runs N       Rounds of each measurement, instead of what the suite takes
  --results DIR  Where JSON and the table are written (default: bench/results)
  --help         Show this text

Made-up repositories are kept in the system's temporary directory for the next run. A busy machine spoils figures.
`

/** @throws Error that says what is wrong with the arguments. */
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
    throw new Error('--runs takes a whole number')
  return {
    help: values.help,
    names: positionals.length > 0 ? positionals : standard,
    results: resolve(values.results ?? join(project, 'bench', 'results')),
    options: { runs, ...(values.path !== undefined && { path: resolve(values.path) }) },
  }
}

async function measure({ names, results, options }) {
  const measured = {}
  for (const name of names) {
    const { run } = await suites[name]()
    measured[name] = await run(options)
  }
  const rows = Object.values(measured).flat()
  await save(results, measured)
  const { cpus, model, memory, os, node, git, loadBefore } = machine()
  const where = `${cpus} × ${model}, ${memory}, ${os}, Node ${node}, git ${git}`
  process.stdout.write(`\n${where}, load ${loadBefore} before\n\n${asText(rows)}\n\n`)
  const missed = rows.filter(({ met }) => met === false)
  if (missed.length > 0) process.stdout.write(`Over budget: ${missed.map(({ what }) => what).join('; ')}\n`)
  process.stdout.write(`${results}\n`)
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
