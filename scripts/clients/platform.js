import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/**
 * Starts the local platform as a user would.
 *
 * @param {string} stopFile file that `stop` makes
 * @param {number} apps how many apps it starts with: many-0001, many-0002 …
 * @returns its environment for the clients, as the platform prints it, and what stops it
 */
export async function startPlatform(stopFile, apps) {
  const names = Array.from({ length: apps }, (_, index) => `many-${`${index + 1}`.padStart(4, '0')}`)
  const program = join(root, 'dist', 'local-platform', 'index.js')
  const args = ['--stop-file', stopFile, ...names.flatMap((name) => ['--app', name])]
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const stop = async () => {
    if (child.exitCode === null) writeFileSync(stopFile, '')
    await ended
  }
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += text
    if (!output.includes('Stop with Ctrl-C')) continue
    child.stdout.resume()
    const variables = [...output.matchAll(/export (\w+)='(.*)'/g)].map(([, name, value]) => [name, value])
    return { env: { ...inheritedEnv(), ...Object.fromEntries(variables) }, stop }
  }
  throw new Error(`The local platform did not start:\n${output}`)
}

/** Returns this process's environment without what would lead a client to another Heroku, or to a proxy. */
function inheritedEnv() {
  const others = /^(HEROKU_|NODE_OPTIONS$|NODE_PATH$|(HTTPS?|ALL)_PROXY$)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !others.test(name)))
}
