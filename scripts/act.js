// npm run act: runs .github/workflows/actions.yml, the reusable workflow, and the command of docs/local-platform.md under
// act, in a clone. Needs the network only to install act.
import { execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const version = 'v0.2.89'
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const workflow = '.github/workflows/actions.yml'
const callerOfReusable = '.github/act/deploy.yml'
/** The workflow that docs/local-platform.md shows before its command. */
const documentedWorkflow = 'examples/try-without-heroku.yml'
/** In milliseconds. */
const timeouts = { install: 300_000, run: 120_000 }
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => interrupted.abort())

const skipReason = findSkipReason()
const act = skipReason ? undefined : findAct()
if (act) {
  process.exitCode = await runWorkflow(act)
} else {
  const missing = `act is not installed, and go install …@${version} failed or Go is missing`
  console.log(`act: SKIPPED, ${skipReason || missing}`)
}

function findSkipReason() {
  if (process.env.ACT) return 'this already runs under act'
  if (process.platform === 'win32') return 'the steps of ubuntu-latest need a POSIX shell'
  return ''
}

/** Returns the command, after installing it if necessary; undefined when that fails. */
function findAct() {
  if (works('act', ['--version'])) return 'act'
  // Inside the project, where no other user can put a program of that name.
  const directory = join(root, 'node_modules', '.cache', `act-${version}`)
  const installed = join(directory, 'act')
  if (existsSync(installed) && works(installed, ['--version'])) return installed
  if (!works('go', ['version'])) return undefined
  console.log(`act: installing ${version}`)
  const env = { ...process.env, GOBIN: directory }
  const options = { env, timeout: timeouts.install, stdio: ['ignore', 'inherit', 'inherit'] }
  return works('go', ['install', `github.com/nektos/act@${version}`], options) ? installed : undefined
}

function works(command, args, options = { stdio: 'ignore' }) {
  try {
    execFileSync(command, args, options)
    return true
  } catch {
    return false
  }
}

async function runWorkflow(act) {
  const scratch = mkdtempSync(join(tmpdir(), 'heroku-build-act-'))
  const github = await startGitHubStub()
  try {
    // Named as in the documented command.
    const clone = join(scratch, 'heroku-build')
    execFileSync('git', ['clone', '--quiet', root, clone])
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: clone, encoding: 'utf8' }).trim()
    const cache = join(scratch, 'cache')
    // Where act has the runner's tool cache.
    addNode(join(cache, 'tool_cache'), '22.99.0')
    const event = join(scratch, 'event.json')
    writeFileSync(event, JSON.stringify({ action: 'opened', number: 1, pull_request: pullRequest(head) }))
    const common = [
      ['--platform', 'ubuntu-latest=-self-hosted'],
      ['--action-cache-path', cache],
      ['--no-cache-server'],
      ['--env', `GITHUB_API_URL=http://127.0.0.1:${github.address().port}`],
      ['--secret', 'GITHUB_TOKEN=invalid'],
      // Where .github/act/checkout finds this repository.
      ['--env', `CLONE=${clone}`],
    ].flat()
    const own = ['--workflows', workflow, ...common]
    return (
      (await run(act, ['push', ...own], clone)) ||
      (await run(act, ['pull_request', '--eventpath', event, '--job', 'review-app', ...own], clone)) ||
      (await runReusable(act, common, clone)) ||
      (await runDocumented(act, ['--action-cache-path', cache, '--no-cache-server'], scratch))
    )
  } finally {
    github.close()
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Runs the reusable workflow, whose jobs don't start a local platform themselves. Returns act's exit code. */
async function runReusable(act, common, clone) {
  const args = ['--pipeline', 'try', '--app', 'try-staging=staging', '--app', 'try-production=production']
  const platform = fork(join(clone, 'dist', 'local-platform', 'index.js'), args, { stdio: 'inherit' })
  const ended = once(platform, 'exit')
  try {
    const [access] = await Promise.race([once(platform, 'message'), ended])
    if (access?.url === undefined) throw new Error('The local platform did not start')
    const env = [
      ['--env', `HEROKU_API_URL=${access.url}`],
      ['--secret', `HEROKU_API_KEY=${access.apiKey}`],
    ].flat()
    return await run(act, ['workflow_dispatch', '--workflows', callerOfReusable, ...common, ...env], clone)
  } finally {
    platform.kill('SIGTERM')
    await ended
  }
}

/** Runs the command of docs/local-platform.md in an app's checkout next to the clone. Returns act's exit code. */
async function runDocumented(act, options, scratch) {
  const document = readFileSync(join(root, 'docs', 'local-platform.md'), 'utf8')
  const [, args] = /^act (workflow_dispatch .*)$/m.exec(document) ?? []
  if (args === undefined) throw new Error('docs/local-platform.md has no act command')
  const checkout = join(scratch, 'my-app')
  const workflows = join(checkout, '.github', 'workflows')
  mkdirSync(workflows, { recursive: true })
  copyFileSync(join(root, documentedWorkflow), join(workflows, 'try.yml'))
  for (const name of ['index.html', 'health']) writeFileSync(join(checkout, name), 'Good day\n')
  const git = (...command) => execFileSync('git', command, { cwd: checkout })
  git('init', '--quiet')
  git('add', '.')
  git(
    '-c',
    'user.name=act',
    '-c',
    'user.email=act@example.com',
    'commit',
    '--quiet',
    '--message',
    'Add an app',
  )
  return await run(act, [...args.split(' '), ...options], checkout)
}

/** Adds this Node to a tool cache, as one that says another version. A runner's image has real ones. */
function addNode(toolCache, version) {
  const architecture = process.arch === 'arm' ? 'armv7l' : process.arch
  const directory = join(toolCache, 'node', version, architecture)
  mkdirSync(join(directory, 'bin'), { recursive: true })
  const answer = `case "$1" in --version|-v) echo v${version}; exit ;; esac`
  const script = `#!/bin/sh\n${answer}\nexec '${process.execPath.replaceAll("'", "'\\''")}' "$@"\n`
  writeFileSync(join(directory, 'bin', 'node'), script, { mode: 0o755 })
  writeFileSync(`${directory}.complete`, '')
}

function pullRequest(sha) {
  const repo = { id: 1 }
  const head = { sha, ref: 'topic', repo }
  return { number: 1, state: 'open', labels: [], head, base: { ref: 'main', repo } }
}

/** Stands in for GitHub, which the review-app action asks whether the pull request is still open. */
async function startGitHubStub() {
  const server = createServer((request, response) => {
    response.statusCode = request.url.endsWith('/pulls/1') ? 200 : 404
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(response.statusCode === 200 ? pullRequest('0'.repeat(40)) : {}))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** Returns act's exit code. */
function run(act, args, cwd) {
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(timeouts.run)])
  return new Promise((resolve, reject) => {
    const child = spawn(act, args, {
      cwd,
      signal,
      killSignal: 'SIGINT',
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
