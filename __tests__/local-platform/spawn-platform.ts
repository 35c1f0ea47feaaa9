import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { project } from '../support/deploy.js'
import { afterTest } from '../support/temporary.js'

const command = join(project, 'dist', 'local-platform', 'index.js')

/**
 * Runs `npm run platform` as a separate process, with all its temporary files in `temporary`.
 *
 * @returns the process; its exit code and output once it has exited; and a function that waits until it has printed a text
 */
export function spawnPlatform(args: string[], temporary: string) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  })
  let output = ''
  let onOutput = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      onOutput()
    })
  }
  const exited = once(child, 'close').then(([code]) => ({ code, output }))
  const printed = (text: string) =>
    new Promise<string>((resolve, reject) => {
      onOutput = () => output.includes(text) && resolve(output)
      onOutput()
      exited.then(() => reject(new Error(output)), reject)
    })
  afterTest(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
  })
  return { child, exited, printed }
}
