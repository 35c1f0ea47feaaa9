import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  type CommandOrder,
  type ContainerEngine,
  type EngineImage,
  type EngineOptions,
  EngineProgram,
  type ImageOrder,
} from './container-engine.js'
import { readImage } from './oci-layout.js'

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
      const code = await program.run([...flags, ...args, ...buildArguments(order)], options)
      if (code !== 0) throw new Error(`buildah ended with exit code ${code}`)
      const id = (await readFile(idFile, 'utf8')).trim()
      await program.ask([...flags, 'push', '--quiet', id, addressOf(order)], options, dirname(layout))
    } finally {
      await removeBuilt(flags, options)
    }
    const { digest, config } = await readImage(layout, name)
    return { digest, command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])] }
  },

  async run(order: CommandOrder, options: EngineOptions): Promise<number> {
    const container = 'dyno'
    const flags = storageFlags(options)
    const from = ['from', '--quiet', `--name=${container}`, addressOf(order)]
    await program.ask([...flags, ...from], options, dirname(order.layout))
    // Arguments are visible to all users of the machine, so the config vars must not be among them.
    const file = join(options.workDir, 'environment')
    await writeFile(file, shellExports(order.env), { mode: 0o600 })
    const command = await commandOf(order)
    const args = ['run', '--isolation=chroot', `--volume=${file}:${environmentFile}:ro`, container, '--']
    return program.run(
      [...flags, ...args, '/bin/sh', '-c', `. ${environmentFile}; exec "$@"`, 'sh', ...command],
      options,
    )
  },
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
function addressOf({ layout, name }: Pick<ImageOrder, 'layout' | 'name'>): string {
  return `oci:${basename(layout)}:${name}`
}

async function commandOf({ layout, name, command }: CommandOrder): Promise<string[]> {
  if (command !== null) return ['/bin/sh', '-c', command]
  const { config } = await readImage(layout, name)
  return [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])]
}

function shellExports(env: Record<string, string>): string {
  return Object.entries(env)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('')
}
