import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from './start.js'

// This file is bundled into dist/start/: the project lies two folders above.
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
// npm runs scripts in the project's folder, and tells where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd()
const [path] = process.argv.slice(2)

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
// Nobody reads any more: as with an interrupt, what was started is to be ended.
process.stdout.on('error', () => interrupted.abort())

process.exitCode = await start({
  project,
  checkout: path === undefined ? project : resolve(calledFrom, path),
  env: process.env,
  write: (text) => process.stdout.write(text),
  signal: interrupted.signal,
})
