import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildArguments } from './buildah.js'
import {
  type CommandOrder,
  type ContainerEngine,
  type EngineImage,
  type EngineOptions,
  EngineProgram,
  type ImageOrder,
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
      const code = await this.#program.run(args, options)
      if (code !== 0) throw new Error(`${this.program} ended with exit code ${code}`)
      const format = '--format={{.Id}} {{json .Config.Entrypoint}} {{json .Config.Cmd}}'
      const inspected = await this.#program.ask(['image', 'inspect', format, tag], options)
      await this.#program.ask(['save', `--output=${archiveOf(order)}`, tag], options)
      return imageOf(inspected)
    } finally {
      await this.#remove(options, ['image', 'rm', '--force', tag])
    }
  }

  async run(order: CommandOrder, options: EngineOptions): Promise<number> {
    const container = `heroku-build-${randomUUID()}`
    const load = ['load', '--quiet', `--input=${archiveOf(order)}`]
    const loaded = await this.#program.ask(load, options)
    const tag = /heroku-build-image:[-0-9a-f]{36}$/.exec(loaded)?.[0]
    if (tag === undefined) throw new Error(`${this.program} has loaded another image`)
    // Arguments are visible to all users of the machine, so the config vars must not be among them.
    const file = join(options.workDir, 'environment')
    await writeFile(file, environmentLines(order.env, options), { mode: 0o600 })
    const shell = order.command === null ? [] : ['--entrypoint=/bin/sh']
    const args = order.command === null ? [] : ['-c', order.command]
    const start = ['run', '--rm', `--name=${container}`, `--env-file=${file}`, ...shell, tag, ...args]
    try {
      return await this.#program.run(start, options)
    } finally {
      // A daemon's container outlives its client.
      await this.#remove(options, ['rm', '--force', container])
      await this.#remove(options, ['image', 'rm', tag])
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

/** Returns the file of an image that an engine with the commands of Docker has built. */
export function archiveOf({ layout, name }: Pick<ImageOrder, 'layout' | 'name'>): string {
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

/** The form has no line breaks. */
function environmentLines(env: Record<string, string>, { output }: EngineOptions): string {
  const entries = Object.entries(env)
  const broken = entries.filter(([, value]) => /[\r\n]/.test(value)).map(([name]) => name)
  if (broken.length > 0)
    output(` !     Left out, since their values have line breaks: ${broken.join(', ')}\n`)
  return entries
    .filter(([name]) => !broken.includes(name))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
