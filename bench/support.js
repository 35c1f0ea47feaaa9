// What benchmarks share: the local platform, steps as the runner starts them, figures.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const project = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs something with a directory that is gone afterwards. */
export async function withDirectory(use) {
  const directory = await mkdtemp(join(tmpdir(), 'heroku-build-bench-'))
  try {
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Makes a git repository with one commit of these files, those in bin/ executable. */
export async function repositoryOf(directory, files) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { mode: path.startsWith('bin/') ? 0o755 : 0o644 })
  }
  const git = (...args) => execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: directory })
  git('init', '--quiet')
  git('add', '--all')
  git('update-index', '--chmod=+x', ...Object.keys(files).filter((path) => path.startsWith('bin/')))
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message=Bench')
  return { directory, sha: git('rev-parse', 'HEAD').toString().trim() }
}

/**
 * Runs something with a fresh local platform, so that no figure depends on those before it, and with a counter of
 * the requests to its API in front.
 */
export async function withPlatform(apps, use) {
  const args = [join(project, 'dist', 'local-platform', 'index.js'), ...apps.flatMap((app) => ['--app', app])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let server
  try {
    let text = ''
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      text += chunk
      if (text.includes('Stop with')) break
    }
    child.stdout.resume()
    const [, target] = /API on (\S+)/.exec(text) ?? []
    const [, apiKey] = /api-key: (\S+)/.exec(text) ?? []
    if (!target || !apiKey) throw new Error(`The local platform does not start: ${text}`)
    const counted = { requests: 0 }
    server = createServer((incoming, outgoing) => {
      counted.requests += 1
      const { method, headers, url } = incoming
      const host = new URL(target).host
      const passed = request(new URL(url, target), { method, headers: { ...headers, host } }, (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers)
        answer.pipe(outgoing)
      })
      passed.on('error', () => incoming.socket.destroy())
      incoming.pipe(passed)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return await use({ url: `http://127.0.0.1:${server.address().port}`, apiKey, counted })
  } finally {
    server?.closeAllConnections()
    server?.close()
    child.kill()
    await ended
  }
}

/** Asks the platform's API. */
export async function api({ url, apiKey }, method, path, body) {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` }
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** Runs an action as the runner does; gives its outputs. Throws with its log when it fails. */
export async function runAction(action, { platform, repository, inputs }) {
  const { inputs: declared } = parse(await readFile(join(project, action, 'action.yml'), 'utf8'))
  const given = { 'api-key': platform.apiKey, 'api-url': platform.url, ...inputs }
  const withs = Object.entries(declared).flatMap(([name, { default: standard }]) => {
    const value = given[name] ?? standard
    return value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, String(value)]]
  })
  return withDirectory(async (directory) => {
    const output = join(directory, 'output')
    const state = join(directory, 'state')
    await Promise.all([writeFile(output, ''), writeFile(state, '')])
    const files = { GITHUB_OUTPUT: output, GITHUB_STATE: state, RUNNER_TEMP: directory }
    await runProcess(process.execPath, [join(project, 'dist', action || 'build', 'index.js')], {
      cwd: repository.directory,
      env: {
        ...process.env,
        ...Object.fromEntries(withs),
        ...files,
        GITHUB_WORKSPACE: repository.directory,
        GITHUB_SHA: repository.sha,
        INPUT_VERSION: given.version ?? (action ? '' : repository.sha),
      },
    })
    const text = await readFile(output, 'utf8')
    return Object.fromEntries(
      [...text.matchAll(/^(.+?)<<(\S+)\r?\n(.*?)\r?\n\2$/gms)].map(([, name, , value]) => [name, value]),
    )
  })
}

/** Runs a program to its end. Throws with what it printed when it fails. */
export async function runProcess(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${text}`)
  return text
}

/** Where a program is on PATH; nothing when it is not. */
export function onPath(program) {
  const names = process.platform === 'win32' ? [`${program}.cmd`, `${program}.exe`] : [program]
  const find = process.platform === 'win32' ? 'where' : 'which'
  for (const name of names) {
    try {
      return execFileSync(find, [name], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .split(/\r?\n/)[0]
    } catch {}
  }
  return undefined
}

/** Milliseconds that something takes, and how many requests the platform got meanwhile. */
export async function measure(platform, work) {
  const before = platform.counted.requests
  const start = performance.now()
  await work()
  return { milliseconds: performance.now() - start, requests: platform.counted.requests - before }
}

/** Measures a few times; the medians. */
export async function medians(runs, once) {
  const measured = []
  for (let run = 0; run < runs; run++) measured.push(await once())
  const median = (key) => measured.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(runs / 2)]
  return { milliseconds: Math.round(median('milliseconds')), requests: median('requests'), runs }
}

/** Prints rows of cells in columns. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    )
    process.stdout.write(`${cells.join('  ')}\n`)
  }
}

/** Writes figures as JSON, and says where. */
export async function save(name, figures) {
  const file = join(project, 'bench', 'results', `${name}.json`)
  await mkdir(dirname(file), { recursive: true })
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model,
    node: process.version,
    os: process.platform,
  }
  await writeFile(file, `${JSON.stringify({ machine, ...figures }, undefined, 2)}\n`)
  process.stdout.write(`\n${file}\n`)
}
