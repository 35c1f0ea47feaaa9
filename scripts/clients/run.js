import { spawn } from 'node:child_process'

/**
 * Runs a program, without standard input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal: AbortSignal, timeout: number }} options timeout in milliseconds
 * @returns {Promise<string>} its output, standard error included
 * @throws Error with how it ended and its output, unless it exits with 0
 */
export function run(command, args, { cwd, env, signal, timeout }) {
  // The timer of spawn's own timeout outlives a program that cannot be started.
  const end = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, signal: end, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', (error) => {
      if (child.pid === undefined) reject(error)
    })
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${output}${command} ended with ${signal ?? `exit code ${code}`}`))
    })
  })
}
