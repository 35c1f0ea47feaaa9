// Runs the commands of the official CLI, and compares which of them work with commands.json; --write writes that file.
import { execFile, spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { journeys, notRun } from './commands.mjs'

const { HEROKU_HOST, HEROKU_API_KEY, NODE_PATH, SCRATCH, SOURCE_TARBALL } = process.env
const cli = join(NODE_PATH, 'heroku')
const table = join(import.meta.dirname, 'commands.json')
/** Time that a command may take, in milliseconds. */
const patience = 60_000

const env = {
  ...process.env,
  // The CLI keeps caches in its home, and writes git's global configuration.
  HOME: SCRATCH,
  USERPROFILE: SCRATCH,
  LOCALAPPDATA: SCRATCH,
  XDG_CACHE_HOME: '',
  XDG_CONFIG_HOME: '',
  XDG_DATA_HOME: '',
  GIT_CONFIG_GLOBAL: join(SCRATCH, 'gitconfig'),
  // It would send what it does to Heroku, and update itself, in processes that outlive it.
  DISABLE_TELEMETRY: 'true',
  HEROKU_DISABLE_AUTOUPDATE: '1',
  HEROKU_SKIP_NEW_VERSION_CHECK: '1',
  NODE_OPTIONS: `--require "${join(import.meta.dirname, 'only-this-machine.cjs').replaceAll('\\', '\\\\')}"`,
  // An editor that changes nothing: an app's config vars are a script that it can run.
  VISUAL: process.execPath,
  NO_COLOR: '1',
}

const functions = { works, fails, unserved, api, upload, deploy, until, repository, git }
const outcomes = new Map()
const failures = []
const running = new Set()
process.once('SIGTERM', () => {
  for (const child of running) child.kill('SIGKILL')
  process.exit(143)
})

await Promise.all(journeys.map((journey) => journey(functions)))
const found = `${JSON.stringify({ version: versionOf(cli), commands: await sortCommands() }, undefined, 2)}\n`
if (failures.length === 0 && process.argv.includes('--write')) writeFileSync(table, found)
else if (failures.length === 0 && readFileSync(table, 'utf8') !== found)
  failures.push(
    'What works differs from commands.json: look at npm run clients -- --write cli, then npm run docs',
  )
console.log(`${[...outcomes.values()].filter((reason) => reason === '').length} commands work`)
for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1

/**
 * Requires that a command succeeds and prints what matches.
 *
 * @param {string} line the command's arguments, between spaces
 * @param {RegExp} pattern
 * @param {{ input?: string, until?: RegExp, cwd?: string }} [options] what the command reads; what it prints when it is
 * to be ended, if it goes on by itself; where it runs
 */
async function works(line, pattern, options) {
  const { code, output } = await run(line, options)
  if (code !== 0 || !pattern.test(output)) return fail(line, pattern, code, output)
  note(line, '')
}

/** Requires that a command fails and prints what matches. The reason stands in the table. */
async function fails(line, pattern, reason) {
  const { code, output } = await run(line)
  if (code === 0 || !pattern.test(output)) return fail(line, pattern, code, output)
  note(line, reason)
}

/** Requires that a command fails since it needs an endpoint that is not served, or another service of Heroku's. */
async function unserved(line) {
  const { code, output } = await run(line)
  const [, endpoint] = /(\w+ \/\S+) is not served by the local platform\./.exec(output) ?? []
  const [, host] = /ENOTFOUND (\S+)/.exec(output) ?? []
  if (code === 0) return fail(line, 'a refusal', code, output)
  if (endpoint) return note(line, `\`${endpoint}\` is not served by the local platform`)
  if (host) return note(line, `\`${host}\` is not part of the local platform`)
  if (output.includes('The requested API endpoint was not found'))
    return note(line, 'uses an endpoint that is not in the published schema of the Platform API')
  fail(line, 'an endpoint or host that is not served', code, output)
}

function note(line, reason) {
  const [command] = line.split(' ')
  outcomes.set(command, reason)
}

function fail(line, expected, code, output) {
  failures.push(
    `heroku ${line}\n  exit code ${code}, expected ${expected}:\n${output.replaceAll(/^/gm, '  | ')}`,
  )
}

/** Returns a command's exit code, 0 if it was ended as `until` says, and its output, standard error included. */
function run(line, { input, until, cwd = SCRATCH } = {}) {
  const stdio = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']
  const args = [join(cli, 'bin', 'run.js'), ...line.split(' ')]
  const child = spawn(process.execPath, args, { cwd, env, stdio, timeout: patience })
  running.add(child)
  child.stdin?.end(input)
  const output = { stdout: '', stderr: '' }
  let ended = false
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text
      if (ended || !until?.test(output[name])) return
      ended = true
      child.kill()
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      running.delete(child)
      // The CLI breaks lines of errors at 80 columns.
      const text = `${output.stdout}${output.stderr}`.replaceAll(/ *\n › {3}(?!Warning|Error)/g, ' ')
      resolve({ code: ended ? 0 : code, output: text })
    })
  })
}

/** Returns each of the CLI's commands with why it does not work, or '' if it does. */
async function sortCommands() {
  const { output } = await run('commands --json --no-truncate')
  const all = JSON.parse(output.slice(output.indexOf('[')))
  const ids = all.filter(isOwnName).map(({ id }) => id)
  for (const id of outcomes.keys()) if (!ids.includes(id)) failures.push(`The CLI has no command ${id}`)
  return Object.fromEntries(ids.map((id) => [id, outcomes.get(id) ?? reasonNotRun(id)]))
}

/** The CLI lists aliases as commands; of two that name each other the first stays. */
function isOwnName({ id, aliases }, _, all) {
  const others = all.filter((other) => other.id !== id && other.aliases.includes(id))
  return others.every((other) => aliases.includes(other.id) && id < other.id)
}

function reasonNotRun(id) {
  const isOf = (name) => (name.endsWith(':') ? `${id}:`.startsWith(name) : id === name)
  const [, reason] = notRun.find(([name]) => isOf(name)) ?? []
  if (reason === undefined)
    failures.push(`heroku ${id} is neither run nor listed in notRun: see commands.mjs`)
  return reason
}

function versionOf(packageDirectory) {
  return JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8')).version
}

/** Makes what no command of the CLI makes. */
async function api(method, path, body) {
  const headers = {
    Accept: 'application/vnd.heroku+json; version=3',
    Authorization: `Bearer ${HEROKU_API_KEY}`,
    'Content-Type': 'application/json',
  }
  const response = await fetch(`${HEROKU_HOST}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return response.json()
}

async function upload() {
  const { source_blob } = await api('POST', '/sources')
  await fetch(source_blob.put_url, { method: 'PUT', body: readFileSync(SOURCE_TARBALL) })
  return source_blob.get_url
}

async function deploy(app) {
  const source_blob = { url: await upload(), version: '0123abc' }
  const { id } = await api('POST', `/apps/${app}/builds`, { source_blob })
  const isReleased = ({ status, release }) => status === 'succeeded' && release !== null
  const { release } = await until(() => api('GET', `/apps/${app}/builds/${id}`), isReleased)
  await until(
    () => api('GET', `/apps/${app}/releases/${release.id}`),
    ({ status }) => status === 'succeeded',
  )
}

/** Returns the directory of a repository of the app. */
async function repository() {
  const directory = join(SCRATCH, 'repository')
  cpSync(join(import.meta.dirname, '..', 'app'), directory, { recursive: true })
  await git('init --quiet', directory)
  await git('add .', directory)
  await git('-c user.name=Walk -c user.email=walk@example.com commit --quiet --message=App', directory)
  return directory
}

async function git(line, cwd) {
  await promisify(execFile)('git', line.split(' '), { cwd, env, timeout: patience })
}

async function until(read, isDone) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    const value = await read()
    if (isDone(value)) return value
  }
  throw new Error(`Waited for ${patience} ms: ${isDone}`)
}
