import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { help, readArguments } from './arguments.js'
import { start } from './start.js'

// This file is bundled into dist/start/, two levels below the project.
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
// npm runs scripts in the project's folder, and passes on where it was called.
const callerDirectory = process.env.INIT_CWD ?? process.cwd()

/** Returns what is wrong. For an unknown option, Node adds how to pass it as a path, which nobody wants. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/^(Unknown option '.*?')\. .*$/, '$1')
}

/** @returns the exit code */
async function main(): Promise<number> {
  const { DYNO: dyno } = process.env
  if (dyno) {
    process.stderr.write(
      `npm start does not run in a dyno (${dyno}): it would start another platform, with another dyno, and so on. Declare the app's web process in a Procfile\n`,
    )
    return 1
  }
  let args: ReturnType<typeof readArguments>
  try {
    args = readArguments(process.argv.slice(2), callerDirectory)
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${help}`)
    return 2
  }
  if (args === 'help') {
    process.stdout.write(help)
    return 0
  }
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
  // The reader of the output is gone: stop, as on an interrupt.
  process.stdout.on('error', () => interrupted.abort())
  const { path, keep, env: config, buildpacks } = args
  return start({
    project,
    checkout: path ?? project,
    // Colours in a file would be noise.
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    write: (text) => process.stdout.write(text),
    signal: interrupted.signal,
    keep,
    config,
    buildpacks,
  })
}

process.exitCode = await main()
