import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { installOnce, installStep } from './install.js'
import { run } from './run.js'

/** The scripts of the clients, with the files that pin their versions. */
export const sources = join(import.meta.dirname, '..', '..', '__tests__', 'clients')

/**
 * The clients: each prepares its program, which may use a directory for what it makes, and returns how to run it.
 *
 * @throws NotInstalled if it cannot be had
 */
export const clients = {
  cli: (_, signal) => nodeClient('cli', 'walk.mjs', signal),
  'heroku-client': (_, signal) => nodeClient('heroku-client', 'client.cjs', signal),
  heroku3: (_, signal) => pythonClient('heroku3', signal),
  'heroku-go': (directory, signal) => goClient('heroku-go', directory, signal),
}

async function nodeClient(name, script, signal) {
  const source = join(sources, name)
  const directory = await installOnce(name, join(source, 'package-lock.json'), async (directory) => {
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(join(source, file), join(directory, file))
    // npm is a script, which Windows cannot start without a shell.
    const npm = process.env.npm_execpath
    const [command, ...args] = npm ? [process.execPath, npm] : ['npm']
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await installStep(command, [...args, 'ci', ...options], { cwd: directory, signal })
  })
  const env = { NODE_PATH: join(directory, 'node_modules') }
  return { command: process.execPath, args: [join(source, script)], env }
}

async function pythonClient(name, signal) {
  const source = join(sources, name)
  const requirements = join(source, 'requirements.txt')
  const inEnvironment = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']
  const directory = await installOnce(name, requirements, async (directory) => {
    await installStep(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', directory], {
      signal,
    })
    const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet']
    await installStep(join(directory, ...inEnvironment), [...pip, '--require-hashes', '-r', requirements], {
      signal,
    })
  })
  const env = { PYTHONDONTWRITEBYTECODE: '1' }
  return { command: join(directory, ...inEnvironment), args: [join(source, 'client.py')], env }
}

async function goClient(name, directory, signal) {
  // Neither another version of Go nor other versions of modules than those that are pinned.
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' }
  const options = { cwd: join(sources, name), env, signal }
  await installStep('go', ['mod', 'download'], options)
  const program = join(directory, process.platform === 'win32' ? 'client.exe' : 'client')
  await run('go', ['build', '-o', program, '.'], { ...options, timeout: 300_000 })
  return { command: program, args: [], env: {} }
}
