// Runs a benchmark by its name: npm run bench -- promote
const suites = { promote: () => import('./promote.js') }

const [name, ...rest] = process.argv.slice(2)
const suite = Object.hasOwn(suites, name ?? '') ? suites[name] : undefined
if (suite && rest.length === 0) {
  const { run } = await suite()
  await run()
} else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(suites).join(' | ')}\n`)
  process.exitCode = 1
}
