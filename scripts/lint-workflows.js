// npm run lint:workflows: has actionlint and zizmor look at the workflows and actions. Installs them from the registries of
// Go and Python, and skips the one that can't be installed; with -- --required that is an error.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const cache = join(root, 'node_modules', '.cache')
const required = process.argv.includes('--required')
const isWindows = process.platform === 'win32'
/** In milliseconds. */
const installTimeout = 300_000
/** Without a token, zizmor asks nothing of GitHub. */
const online = process.env.GH_TOKEN ? [] : ['--offline']

const linters = [
  { name: 'actionlint', version: '1.7.12', install: installActionlint, args: [] },
  { name: 'zizmor', version: '1.32.0', install: installZizmor, args: [...online, '--quiet', '.'] },
]

for (const { name, version, install, args } of linters) {
  const directory = join(cache, `${name}-${version}`)
  const program = findProgram(directory, name) ?? tryInstall(install, directory, name, version)
  if (program === undefined) {
    console.log(`${name}: ${required ? 'FAILED' : 'SKIPPED'}, version ${version} could not be installed`)
    if (required) process.exitCode = 1
    continue
  }
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  console.log(`${name}: ${status === 0 ? 'no findings' : 'FAILED'}`)
  if (status !== 0) process.exitCode = 1
}

/** Returns the path of an installed program. */
function findProgram(directory, name) {
  const file = isWindows ? `${name}.exe` : name
  const places = ['', 'bin', 'Scripts'].map((folder) => join(directory, folder, file))
  return places.find((path) => existsSync(path))
}

function tryInstall(install, directory, name, version) {
  try {
    install(directory, version)
  } catch (error) {
    console.log(`${name}: ${error.message}`)
    return undefined
  }
  return findProgram(directory, name)
}

function installActionlint(directory, version) {
  const source = `github.com/rhysd/actionlint/cmd/actionlint@v${version}`
  run('go', ['install', source], { ...process.env, GOBIN: directory })
}

function installZizmor(directory, version) {
  run(isWindows ? 'python' : 'python3', ['-m', 'venv', directory])
  const python = join(directory, isWindows ? 'Scripts' : 'bin', 'python')
  run(python, ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', `zizmor==${version}`])
}

function run(command, args, env = process.env) {
  execFileSync(command, args, { env, timeout: installTimeout, stdio: ['ignore', 'ignore', 'inherit'] })
}
