// npm run docs: writes the tables of inputs and outputs in the Markdown files, from each action's action.yml.
// npm run docs -- --check: ends with 1 where they are not what action.yml says.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A table's place: what it shows, of which file, and what is there. */
const place = /(<!-- (inputs|outputs) of (\S+) -->\n).*?(<!-- end -->)/gs

const tables = {
  inputs: ({ inputs = {} }) =>
    table(
      ['Input', 'Default', 'Meaning'],
      Object.entries(inputs).map(([name, input]) => [code(name), startOf(input), input.description]),
    ),
  outputs: ({ outputs = {} }) =>
    table(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
    ),
}

const check = process.argv.includes('--check')
const placed = new Set(documents().flatMap(update))
for (const table of actions().flatMap(tablesOf)) {
  if (!placed.has(table)) fail(`No Markdown file has <!-- ${table} --> and <!-- end --> for the ${table}`)
}

/** Puts a document's tables in place, and gives their names. */
function update(document) {
  const names = []
  const before = readFileSync(document, 'utf8')
  const after = before.replace(place, (_, start, kind, file, end) => {
    names.push(`${kind} of ${file}`)
    return `${start}\n${tables[kind](parse(readFileSync(file, 'utf8')))}\n\n${end}`
  })
  if (after !== before && check) fail(`${document} is not what action.yml says: run npm run docs`)
  if (after !== before && !check) writeFileSync(document, after)
  return names
}

/** What an input is when a step does not give it. */
function startOf({ required, default: value }) {
  if (required) return '**required**'
  return value === undefined ? '' : code(value)
}

function table(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows].map(row).join('\n')
}

function row(cells) {
  return `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function code(text) {
  return `\`${text}\``
}

function documents() {
  return [...markdownIn('.'), ...(existsSync('docs') ? markdownIn('docs') : [])]
}

function markdownIn(directory) {
  const names = readdirSync(directory).filter((name) => name.endsWith('.md'))
  return names.map((name) => (directory === '.' ? name : `${directory}/${name}`))
}

function actions() {
  const directories = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = ['action.yml', ...directories.map(({ name }) => `${name}/action.yml`)]
  return files.filter((file) => existsSync(file))
}

function tablesOf(file) {
  const action = parse(readFileSync(file, 'utf8'))
  return ['inputs', 'outputs'].filter((kind) => action[kind]).map((kind) => `${kind} of ${file}`)
}

function fail(text) {
  process.stderr.write(`docs: ${text}\n`)
  process.exitCode = 1
}
