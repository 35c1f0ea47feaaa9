// npm run docs: writes the tables of inputs and outputs in Markdown files, from each action's action.yml.
// npm run docs -- --check: exits with 1 if a table differs from its action.yml.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A table in a document: between comments, of which the first names its kind and the action.yml. */
const tableInDocument = /(<!-- (inputs|outputs) of (\S+) -->\n).*?(<!-- end -->)/gs

const tables = {
  inputs: ({ inputs = {} }) =>
    table(
      ['Input', 'Default', 'Meaning'],
      Object.entries(inputs).map(([name, input]) => [code(name), formatDefault(input), input.description]),
    ),
  outputs: ({ outputs = {} }) =>
    table(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
    ),
}

const check = process.argv.includes('--check')
const written = new Set(listDocuments().flatMap(update))
for (const table of listActions().flatMap(tablesOf)) {
  if (!written.has(table)) fail(`No Markdown file has <!-- ${table} --> and <!-- end --> for the ${table}`)
}

/** Updates a document's tables, and returns their names. */
function update(document) {
  const names = []
  const before = readFileSync(document, 'utf8')
  const after = before.replace(tableInDocument, (_, start, kind, file, end) => {
    names.push(`${kind} of ${file}`)
    return `${start}\n${tables[kind](parse(readFileSync(file, 'utf8')))}\n\n${end}`
  })
  if (after !== before && check) fail(`${document} differs from action.yml: run npm run docs`)
  if (after !== before && !check) writeFileSync(document, after)
  return names
}

function formatDefault({ required, default: value }) {
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

function listDocuments() {
  return [...listMarkdown('.'), ...(existsSync('docs') ? listMarkdown('docs') : [])]
}

function listMarkdown(directory) {
  const names = readdirSync(directory).filter((name) => name.endsWith('.md'))
  return names.map((name) => (directory === '.' ? name : `${directory}/${name}`))
}

function listActions() {
  const directories = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = ['action.yml', ...directories.map(({ name }) => `${name}/action.yml`)]
  return files.filter((file) => existsSync(file))
}

function tablesOf(file) {
  const action = parse(readFileSync(file, 'utf8'))
  return ['inputs', 'outputs'].filter((kind) => action[kind]).map((kind) => `${kind} of ${file}`)
}

function fail(message) {
  process.stderr.write(`docs: ${message}\n`)
  process.exitCode = 1
}
