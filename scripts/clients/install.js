import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.js'

/** CLIENTS_CACHE is for what keeps a cache between checkouts. */
const cache =
  process.env.CLIENTS_CACHE ?? join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'clients')
/** Time that installing may take, in milliseconds. */
const patience = 300_000

/** A client cannot be had: its message says why, in one line. */
export class NotInstalled extends Error {}

/**
 * Installs a client into a directory of the cache, unless an earlier run has done so from the same file of versions.
 *
 * @param {string} pins the file that pins its versions
 * @param {(directory: string) => Promise<unknown>} install fills the directory, which is empty
 * @returns {Promise<string>} the directory
 * @throws whatever `install` throws
 */
export async function installOnce(name, pins, install) {
  const hash = createHash('sha256').update(readFileSync(pins)).digest('hex').slice(0, 16)
  const directory = join(cache, `${name}-${hash}`)
  const marker = join(directory, '.installed')
  if (existsSync(marker)) return directory
  mkdirSync(cache, { recursive: true })
  for (const other of readdirSync(cache).filter((entry) => entry.startsWith(`${name}-`)))
    rmSync(join(cache, other), { recursive: true, force: true, maxRetries: 5 })
  mkdirSync(directory)
  console.log(`${name}: installing`)
  await install(directory)
  writeFileSync(marker, '')
  return directory
}

/**
 * Runs one step of installing.
 *
 * @throws NotInstalled with the last line of its error
 */
export async function installStep(command, args, options) {
  try {
    return await run(command, args, { timeout: patience, ...options })
  } catch (error) {
    if (error.code === 'ENOENT') throw new NotInstalled(`${command} is not installed`)
    const lines = error.message.split('\n').filter((line) => /\berr(or)?\b/i.test(line))
    const reason = lines.at(0) ?? error.message.split('\n').at(-1)
    throw new NotInstalled(`${[command, ...args].join(' ')} failed: ${reason}`)
  }
}
