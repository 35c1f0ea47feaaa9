import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { capture } from './capture.js'
import {
  type CommandOrder,
  type ContainerEngine,
  type ContainerOptions,
  type EngineImage,
  type EngineOptions,
  EngineProgram,
  type ImageAddress,
  type ImageOrder,
  type LoadedImage,
} from './container-engine.js'
import { readImage } from './oci-layout.js'
import { say } from './process.js'

/** Where the environment of a command is in its container. */
const environmentFile = '/run/heroku-build-environment'

const program = new EngineProgram('buildah', true)

/** Buildah, which needs no daemon. Its containers are isolated by chroot, which needs neither cgroups nor a runtime. */
export const buildah: ContainerEngine = {
  program: program.name,

  refusal: (options) => program.refusal([...storageFlags(options), 'info'], options),

  async build(order: ImageOrder, options: EngineOptions): Promise<EngineImage> {
    const { layout, name } = order
    const idFile = join(options.workDir, 'image-id')
    const flags = storageFlags(options)
    const args = ['bud', '--isolation=chroot', '--layers=false', `--iidfile=${idFile}`]
    try {
      const { workDir, output, signal } = options
      const code = await program.run([...flags, ...args, ...buildArguments(order)], workDir, {
        output,
        signal,
      })
      signal.throwIfAborted()
      if (code !== 0) throw new Error(`buildah ended with exit code ${code}`)
      const id = (await readFile(idFile, 'utf8')).trim()
      await program.ask([...flags, 'push', '--quiet', id, addressOf(order)], options, dirname(layout))
    } finally {
      await removeBuilt(flags, options)
    }
    const { digest, config } = await readImage(layout, name)
    return { digest, command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])] }
  },

  async load(image: ImageAddress, options: EngineOptions): Promise<LoadedImage> {
    const pull = [...storageFlags(options), 'pull', '--quiet', addressOf(image)]
    const id = await program.ask(pull, options, dirname(image.layout))
    return {
      run: (order, containerOptions) => run({ image, id }, order, options, containerOptions),
      // The caller removes the store.
      remove: async () => {},
    }
  },
}

async function run(
  { image, id }: { image: ImageAddress; id: string },
  order: CommandOrder,
  engineOptions: EngineOptions,
  options: ContainerOptions,
): Promise<number> {
  const { workDir } = engineOptions
  const { output, signal } = options
  const container = randomUUID()
  const flags = storageFlags(engineOptions)
  const from = [...flags, 'from', '--quiet', '--pull-never', `--name=${container}`, id]
  const command = await commandOf(image, order)
  const words = capture()
  try {
    await program.ask(from, { ...engineOptions, signal })
    const file = await writeEnvironment(order.env, join(workDir, 'environments'), container)
    const args = ['run', '--isolation=chroot', `--volume=${file}:${environmentFile}:ro`, container, '--']
    const script = `. ${environmentFile}; exec "$@" 2>&1`
    const started = [...flags, ...args, '/bin/sh', '-c', script, 'sh', ...command]
    const code = await program.run(started, workDir, { ...options, errors: words.write, spared })
    const { rest, signalCode } = endOf(words.text())
    if (rest !== '') say(output, rest)
    return signalCode ?? code
  } finally {
    await removeContainer([...flags, 'rm', container], engineOptions)
    await rm(join(workDir, 'environments', container), { force: true })
  }
}

/** Buildah's own processes, which SIGTERM would end, and so kill the command. */
const spared = /^buildah-/

/** Exit codes by what Buildah, which exits with 1 itself, says of a command that a signal has ended. */
const signalCodes: Record<string, number> = {
  aborted: 134,
  killed: 137,
  'segmentation fault': 139,
  terminated: 143,
}

/** Returns what Buildah says beside how the command ended, and the exit code if that was by a signal. */
function endOf(text: string): { rest: string; signalCode: number | undefined } {
  const lines = text.split(/(?<=\n)/)
  const rest = lines.filter((line) => !/^(subprocess exited|Error: exit status \d)/.test(line)).join('')
  const [, name = ''] = /^subprocess exited on (.+)$/m.exec(text) ?? []
  return { rest, signalCode: signalCodes[name] }
}

/** Returns the arguments that the builds of all engines take. None can be taken for another option. */
export function buildArguments({ context, dockerfile, target, args }: ImageOrder): string[] {
  return [
    `--file=${dockerfile}`,
    ...(target === null ? [] : [`--target=${target}`]),
    ...Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`),
    context,
  ]
}

/**
 * Removes what a build leaves in the store, also one that was killed. Images with a name, which are the base images, stay
 * for the app's next build.
 */
async function removeBuilt(flags: string[], options: EngineOptions): Promise<void> {
  const task = { ...options, signal: AbortSignal.timeout(30_000) }
  await program.ask([...flags, 'rm', '--all'], task).catch(() => undefined)
  await program.ask([...flags, 'rmi', '--prune', '--force'], task).catch(() => undefined)
}

async function removeContainer(args: string[], options: EngineOptions): Promise<void> {
  // Also when the command is aborted. What does not exist is as good as removed.
  await program.ask(args, { ...options, signal: AbortSignal.timeout(30_000) }).catch(() => undefined)
}

/** The driver vfs works wherever files do. */
function storageFlags({ storage, workDir }: EngineOptions): string[] {
  return [
    '--root',
    join(storage, 'buildah'),
    '--runroot',
    join(workDir, 'engine', 'state'),
    '--storage-driver',
    'vfs',
  ]
}

/** Relative, since a colon ends the path. */
function addressOf({ layout, name }: ImageAddress): string {
  return `oci:${basename(layout)}:${name}`
}

async function commandOf({ layout, name }: ImageAddress, { command }: CommandOrder): Promise<string[]> {
  if (command !== null) return ['/bin/sh', '-c', command]
  const { config } = await readImage(layout, name)
  return [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])]
}

/**
 * Writes the variables for a container's shell. Arguments are visible to all users of the machine, so the config vars must
 * not be among them.
 *
 * @returns the file. Only the directory keeps others from reading it, since the image may run its command as any user
 */
async function writeEnvironment(
  env: Record<string, string>,
  directory: string,
  name: string,
): Promise<string> {
  const file = join(directory, name)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(file, shellExports(env), { mode: 0o600 })
  await chmod(file, 0o644)
  return file
}

function shellExports(env: Record<string, string>): string {
  return Object.entries(env)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('')
}
