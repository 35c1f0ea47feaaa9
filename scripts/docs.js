// npm run docs: writes into the documents what other files hold: the tables of inputs and outputs from each action's
// action.yml and from reusable workflows, the commands of the Heroku CLI from what npm run clients has found, the workflows of
// examples/, and the repository's name from package.json.
// npm run docs -- --check: exits with 1 if a document differs from them.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { rowsOfTopics } from './command-table.js'
import { placeholderOwner, readRepositoryName } from './repository.js'

/** A generated part of a document: between comments, the first of which names its kind and the file that it shows. */
const generatedPart = /(<!-- (inputs|outputs|commands|example|notice) of (\S+) -->\n).*?(<!-- end -->)/gs

/** The repository's name that all documents had when they were last written. The README holds it. */
const nameInDocuments = /<!-- repository: (\S+) -->/

const parts = {
  inputs: (file) =>
    table(
      ['Input', 'Default', 'Description'],
      Object.entries(readInterface(file).inputs ?? {}).map(([name, input]) => [
        code(name),
        formatDefault(input),
        input.description,
      ]),
    ),
  outputs: (file) =>
    table(
      ['Output', 'Description'],
      Object.entries(readInterface(file).outputs ?? {}).map(([name, { description }]) => [
        code(name),
        description,
      ]),
    ),
  commands: (file) => {
    const { version, commands } = JSON.parse(read(file))
    return table(['Topic', `Works, with version ${version}`, 'Does not, and why'], rowsOfTopics(commands))
  },
  example: (file) => `\`\`\`yaml\n${withoutComments(read(file)).trim()}\n\`\`\``,
  notice: () => (repository.startsWith(`${placeholderOwner}/`) ? unpublished : ''),
}

const unpublished = `> [!NOTE]
> Not published yet: \`${placeholderOwner}\` is a placeholder. You can use it today [from a checkout](docs/recipes.md#before-it-is-published).`

/** Where npm run clients -- --write notes which commands of the CLI work. */
const commandsFile = '__tests__/clients/cli/commands.json'

const check = process.argv.includes('--check')
const repository = readRepositoryName()
const before = nameInDocuments.exec(read('README.md'))?.[1] ?? repository
const documents = [...listFiles('.', 'md'), ...listFiles('docs', 'md'), ...listFiles('examples', 'md')]
for (const file of [...listFiles('examples', 'yml'), ...listAll('.github')])
  write(file, rename(read(file), file))

const written = new Set(documents.flatMap(updateParts))
const interfaces = [...listActions(), ...listReusableWorkflows()]
for (const part of [...interfaces.flatMap(tablesOf), `commands of ${commandsFile}`]) {
  if (!written.has(part)) fail(`No document has <!-- ${part} --> and <!-- end --> for the ${part}`)
}

/** Updates the generated parts of a document, and returns their names. */
function updateParts(document) {
  const names = []
  const text = rename(read(document)).replace(generatedPart, (_, start, kind, file, end) => {
    names.push(`${kind} of ${file}`)
    const part = rename(parts[kind](file))
    return part === '' ? `${start}${end}` : `${start}\n${part}\n\n${end}`
  })
  write(document, text)
  return names
}

/** Replaces the name that the documents had, and `<owner>`, which authors may write in its place. */
function rename(text, file = '') {
  const [owner, name] = repository.split('/')
  const [ownerBefore] = before.split('/')
  const renamed = text.replaceAll(before, repository).replaceAll(`<owner>/${name}`, repository)
  return file.endsWith('CODEOWNERS') ? renamed.replaceAll(`@${ownerBefore}`, `@${owner}`) : renamed
}

function write(file, text) {
  if (text === read(file)) return
  if (check) fail(`${file} is out of date: run npm run docs`)
  else writeFileSync(file, text)
}

/** Leaves out the comments before the first key, which say where the workflow belongs. */
function withoutComments(text) {
  return text.replace(/^(?:#.*\n)+/, '')
}

function formatDefault({ required, default: value }) {
  if (required) return '**required**'
  return value === undefined || value === '' ? '' : code(value)
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

function read(file) {
  return readFileSync(file, 'utf8')
}

/** Reads what has the inputs and outputs of an action or a reusable workflow. */
function readInterface(file) {
  const yaml = parse(read(file))
  return yaml.on?.workflow_call ?? yaml
}

function listFiles(directory, extension) {
  if (!existsSync(directory)) return []
  const names = readdirSync(directory).filter((name) => name.endsWith(`.${extension}`))
  return names.map((name) => (directory === '.' ? name : `${directory}/${name}`))
}

/** Lists all text files below a directory. */
function listAll(directory) {
  if (!existsSync(directory)) return []
  const paths = readdirSync(directory, { recursive: true }).map((path) => `${directory}/${path}`)
  return paths.filter((path) => statSync(path).isFile() && !read(path).includes('\0'))
}

function listActions() {
  const directories = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = ['action.yml', ...directories.map(({ name }) => `${name}/action.yml`)]
  return files.filter((file) => existsSync(file))
}

function listReusableWorkflows() {
  const files = listFiles('.github/workflows', 'yml')
  return files.filter((file) => parse(read(file)).on?.workflow_call)
}

function tablesOf(file) {
  const action = readInterface(file)
  return ['inputs', 'outputs'].filter((kind) => action[kind]).map((kind) => `${kind} of ${file}`)
}

function fail(message) {
  process.stderr.write(`docs: ${message}\n`)
  process.exitCode = 1
}
