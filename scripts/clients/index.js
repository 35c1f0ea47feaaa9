// npm run clients: runs Heroku clients that are not ours against the local platform, each by its script in
// __tests__/clients/. Needs the network only to install them.
// npm run clients -- NAME...: only these. --write: writes which commands of the CLI work, for npm run docs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'tar'
import { clients, sources } from './clients.js'
import { NotInstalled } from './install.js'
import { startPlatform } from './platform.js'
import { run } from './run.js'

/** More than a page of any list has. */
const apps = 1005
/** Time that a client may take, in milliseconds. */
const patience = 600_000

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => interrupted.abort())

const names = process.argv.slice(2).filter((arg) => arg !== '--write')
const unknown = names.filter((name) => !(name in clients))
if (unknown.length > 0) {
  console.error(`clients: no client ${unknown.join(', ')}; there are ${Object.keys(clients).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await runClients(names.length > 0 ? names : Object.keys(clients))
}

/** Returns the exit code: 1 if a client failed. One that could not be installed is skipped. */
async function runClients(names) {
  const scratch = mkdtempSync(join(tmpdir(), 'heroku-build-clients-'))
  try {
    const tarball = join(scratch, 'app.tgz')
    await create({ gzip: true, file: tarball, cwd: join(sources, 'app') }, ['.'])
    const outcomes = await Promise.all(names.map((name) => runClient(name, scratch, tarball)))
    const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length
    console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
    return count('failed') > 0 ? 1 : 0
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Each client has its own platform. */
async function runClient(name, scratch, tarball) {
  const directory = join(scratch, name)
  mkdirSync(directory)
  const { signal } = interrupted
  try {
    const start = performance.now()
    const { command, args, env } = await clients[name](directory, signal)
    const installed = performance.now()
    const platform = await startPlatform(join(directory, 'stop'), apps)
    try {
      const clientEnv = {
        ...platform.env,
        ...env,
        SCRATCH: directory,
        SOURCE_TARBALL: tarball,
        APPS: `${apps}`,
      }
      const write = process.argv.includes('--write') ? ['--write'] : []
      const options = { cwd: directory, env: clientEnv, signal, timeout: patience }
      const output = await run(command, [...args, ...write], options)
      const times = [installed - start, performance.now() - installed].map((ms) => (ms / 1000).toFixed(1))
      console.log(`${name}: passed in ${times[1]} s, after ${times[0]} s of installing`)
      process.stdout.write(name === 'cli' ? output.replaceAll(/^(?=.)/gm, '  ') : '')
      return 'passed'
    } finally {
      await platform.stop()
    }
  } catch (error) {
    if (error instanceof NotInstalled && !signal.aborted) {
      console.log(`${name}: SKIPPED, ${error.message}`)
      return 'skipped'
    }
    console.error(`${name}: FAILED\n${error.message}`)
    return 'failed'
  }
}
