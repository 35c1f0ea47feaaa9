import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildArguments } from './buildah.js'
import {
  type CommandOrder,
  type ContainerEngine,
  type ContainerOptions,
  type EngineImage,
  type EngineOptions,
  EngineProgram,
  forwardsPorts,
  type ImageAddress,
  type ImageOrder,
  type LoadedImage,
} from './container-engine.js'

/**
 * An engine with the commands of Docker, and its own store of images. What is built here leaves that store for an archive
 * once it is built; base images stay, as is usual on a machine with such an engine.
 */
class DockerEngine implements ContainerEngine {
  readonly program: string
  readonly #program: EngineProgram
  readonly #buildFlags: string[]

  constructor(program: EngineProgram, buildFlags: string[]) {
    this.program = program.name
    this.#program = program
    this.#buildFlags = buildFlags
  }

  /** Only a daemon that answers can say what it has. */
  refusal(options: EngineOptions): Promise<string | null> {
    return this.#program.refusal(['image', 'ls', '--quiet'], options)
  }

  async build(order: ImageOrder, options: EngineOptions): Promise<EngineImage> {
    const tag = `heroku-build-image:${randomUUID()}`
    const args = ['build', ...this.#buildFlags, `--tag=${tag}`, ...buildArguments(order)]
    try {
      const { workDir, output, signal } = options
      const code = await this.#program.run(args, workDir, { output, signal })
      signal.throwIfAborted()
      if (code !== 0) throw new Error(`${this.program} ended with exit code ${code}`)
      const format = '--format={{.Id}} {{json .Config.Entrypoint}} {{json .Config.Cmd}}'
      const inspected = await this.#program.ask(['image', 'inspect', format, tag], options)
      await this.#program.ask(['save', `--output=${archiveOf(order)}`, tag], options)
      return imageOf(inspected)
    } finally {
      await this.#remove(options, ['image', 'rm', '--force', tag])
    }
  }

  async load(image: ImageAddress, options: EngineOptions): Promise<LoadedImage> {
    const loaded = await this.#program.ask(['load', '--quiet', `--input=${archiveOf(image)}`], options)
    const tag = /heroku-build-image:[-0-9a-f]{36}$/.exec(loaded)?.[0]
    if (tag === undefined) throw new Error(`${this.program} has loaded another image`)
    const remove = () => this.#remove(options, ['image', 'rm', tag])
    try {
      const container = { tag, flags: await this.#initFlags(tag, options) }
      return {
        run: (order, containerOptions) => this.#run(container, order, options, containerOptions),
        remove,
      }
    } catch (error) {
      await remove()
      throw error
    }
  }

  /**
   * Returns the option for a small first process in each container that forwards signals, since the first process ignores
   * SIGTERM unless it handles it. Not every installation of Podman has such a program.
   */
  async #initFlags(tag: string, options: EngineOptions): Promise<string[]> {
    const container = `heroku-build-${randomUUID()}`
    const create = ['create', '--init', '--pull=never', `--name=${container}`, tag, 'true']
    try {
      return (await this.#program.refusal(create, options)) === null ? ['--init'] : []
    } finally {
      await this.#remove(options, ['rm', '--force', container])
    }
  }

  async #run(
    { tag, flags }: { tag: string; flags: string[] },
    { command, env, port }: CommandOrder,
    engineOptions: EngineOptions,
    options: ContainerOptions,
  ): Promise<number> {
    const { workDir } = engineOptions
    const container = `heroku-build-${randomUUID()}`
    const removal = ['rm', '--force', container]
    const leftovers = await this.#program.leftovers([removal, ['image', 'rm', tag]], workDir)
    // Arguments are visible to all users of the machine, so the config vars must not be among them.
    const file = join(workDir, container)
    const { lines, others } = environmentOf(env)
    const args = [
      ...['run', '--pull=never', `--name=${container}`, ...flags, ...networkFlags(port)],
      ...[`--env-file=${file}`, ...Object.keys(others).map((name) => `--env=${name}`)],
      ...(options.input === undefined ? [] : ['--interactive']),
      ...(command === null ? [tag] : ['--entrypoint=/bin/sh', tag, '-c', command]),
    ]
    const onMark = (mark: string) => options.onMark?.(mark, leftovers)
    try {
      await writeFile(file, lines, { mode: 0o600 })
      return await this.#program.run(args, workDir, {
        ...options,
        env: others,
        isClient: true,
        onMark,
      })
    } finally {
      // A daemon's container outlives its client. With --rm, the daemon could still be removing it after this.
      await this.#remove(engineOptions, removal)
      await rm(file, { force: true })
    }
  }

  /** Also when the build is aborted. What does not exist is as good as removed. */
  async #remove(options: EngineOptions, args: string[]): Promise<void> {
    const signal = AbortSignal.timeout(30_000)
    await this.#program.ask(args, { ...options, signal }).catch(() => undefined)
  }
}

export const docker = new DockerEngine(new EngineProgram('docker', false), [])

/** Isolation by chroot builds where cgroups and runtimes are not to be had, as in most containers. */
const podmanFlags = process.platform === 'linux' ? ['--isolation=chroot', '--layers=false'] : []

export const podman = new DockerEngine(new EngineProgram('podman', false), podmanFlags)

/**
 * Returns the options with which this machine reaches a container's port.
 *
 * @param port if there is one to reach
 */
export function networkFlags(port: number | undefined, shared = !forwardsPorts): string[] {
  if (shared) return ['--network=host']
  return port === undefined ? [] : [`--publish=127.0.0.1:${port}:${port}`]
}

/** Returns the file of an image that an engine with the commands of Docker has built. */
export function archiveOf({ layout, name }: ImageAddress): string {
  return join(layout, `${name}.tar`)
}

/** Reads an id, and an entry point and its arguments as JSON. */
function imageOf(inspected: string): EngineImage {
  const [, digest, entrypoint, command] =
    /^(?:sha256:)?([0-9a-f]{64}) (null|\[.*\]) (null|\[.*\])$/.exec(inspected) ?? []
  if (digest === undefined) throw new Error('the engine does not say which image it has built')
  const parts: unknown[] = [entrypoint, command].flatMap((text) => JSON.parse(text ?? 'null') ?? [])
  return { digest: `sha256:${digest}`, command: parts.map(String) }
}

/**
 * Returns the lines of a file with the variables, and those whose values have line breaks, which such a file can't have:
 * an engine's program takes them from its own environment.
 */
function environmentOf(env: Record<string, string>) {
  const entries = Object.entries(env)
  const isBroken = ([, value]: [string, string]) => /[\r\n]/.test(value)
  const lines = entries.filter((entry) => !isBroken(entry)).map(([name, value]) => `${name}=${value}\n`)
  return { lines: lines.join(''), others: Object.fromEntries(entries.filter(isBroken)) }
}
