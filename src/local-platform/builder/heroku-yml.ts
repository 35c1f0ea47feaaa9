import { messageOf } from './failure.js'
import { parseUntrustedYaml } from './yaml.js'

/** An image that a `heroku.yml` has built. */
export interface ImageSpec {
  /** The process type under which it stands. */
  name: string
  /** Path of the Dockerfile in the source. */
  dockerfile: string
  /** A stage of the Dockerfile; `null` for its last one. */
  target: string | null
}

/** What runs as a process type. */
interface ProcessSpec {
  /** Name of the image. */
  image: string
  /** A shell command; `null` for the image's own. */
  command: string | null
}

export interface HerokuYml {
  images: ImageSpec[]
  /** The build arguments of all images. */
  args: Record<string, string>
  /** By process type, the release command among them. */
  processes: Record<string, ProcessSpec>
}

/** Far more than a `heroku.yml` needs. */
const maxImages = 50

/**
 * Reads an untrusted `heroku.yml`: https://devcenter.heroku.com/articles/build-docker-images-heroku-yml. Its `setup` is
 * for the creation of an app by the CLI, so builds ignore it. A process type without an image runs the image `web`, or
 * the only one; a list of commands is one after the other.
 *
 * @throws Error that names the place that is not valid
 */
export function parseHerokuYml(text: string): HerokuYml {
  const file = mapOf(parseYaml(text)) ?? {}
  const build = mapOf(file.build)
  if (build === undefined || isAbsent(build.docker)) throw invalid('it must have a build section with docker')
  const images = imagesOf(build.docker)
  const processes = { ...processesOf(file.run, images), ...releaseOf(file.release, images) }
  const others = images.filter(({ name }) => !Object.hasOwn(processes, name))
  const own = Object.fromEntries(others.map(({ name }) => [name, { image: name, command: null }]))
  return { images, args: argsOf(build.config), processes: { ...processes, ...own } }
}

/** With the failsafe schema every value is a text, so that `true` and `0x10` reach the build as they are written. */
function parseYaml(text: string): unknown {
  try {
    return parseUntrustedYaml(text, { schema: 'failsafe', merge: true })
  } catch (error) {
    throw invalid(messageOf(error))
  }
}

function imagesOf(value: unknown): ImageSpec[] {
  const entries = Object.entries(mapOf(value) ?? {})
  if (entries.length === 0) throw invalid('build.docker must have a Dockerfile for each process type')
  if (entries.length > maxImages) throw invalid(`build.docker has more than ${maxImages} images`)
  return entries.map(([name, image]) => {
    checkType(name, 'build.docker')
    const place = `build.docker.${name}`
    const { dockerfile, target } = mapOf(image) ?? { dockerfile: image }
    return { name, dockerfile: dockerfileOf(dockerfile, place), target: targetOf(target, `${place}.target`) }
  })
}

function dockerfileOf(value: unknown, place: string): string {
  const path = textOf(value)
  if (path === undefined) throw invalid(`${place} must be the path of a Dockerfile`)
  const isInside = !/^\/|\\|\p{Cc}|^[A-Za-z]:/u.test(path) && !path.split('/').includes('..')
  if (!isInside) throw invalid(`${place} must be a path inside the source`)
  return path
}

function targetOf(value: unknown, place: string): string | null {
  if (isAbsent(value)) return null
  const target = textOf(value)
  if (target === undefined || !/^[A-Za-z0-9][\w.-]*$/.test(target))
    throw invalid(`${place} must be the name of a stage`)
  return target
}

function argsOf(value: unknown): Record<string, string> {
  if (isAbsent(value)) return {}
  const map = mapOf(value)
  if (map === undefined) throw invalid('build.config must have a value for each name')
  return Object.fromEntries(
    Object.entries(map).map(([name, text]) => {
      if (!/^[A-Za-z_]\w*$/.test(name))
        throw invalid(`build.config: ${JSON.stringify(name)} is not the name of a build argument`)
      if (typeof text !== 'string' || text.includes('\0'))
        throw invalid(`build.config.${name} must be a text`)
      return [name, text]
    }),
  )
}

function processesOf(value: unknown, images: ImageSpec[]): Record<string, ProcessSpec> {
  if (isAbsent(value)) return {}
  const map = mapOf(value)
  if (map === undefined) throw invalid('run must have a command for each process type')
  return Object.fromEntries(
    Object.entries(map).map(([type, process]) => {
      checkType(type, 'run')
      const own = images.some(({ name }) => name === type) ? type : undefined
      return [type, processOf(mapOf(process) ?? { command: process }, `run.${type}`, images, own)]
    }),
  )
}

function releaseOf(value: unknown, images: ImageSpec[]): Record<string, ProcessSpec> {
  if (isAbsent(value)) return {}
  return { release: processOf(mapOf(value) ?? {}, 'release', images) }
}

function processOf(
  { command, image }: Record<string, unknown>,
  place: string,
  images: ImageSpec[],
  own?: string,
): ProcessSpec {
  if (isAbsent(command)) throw invalid(`${place} must have a command`)
  return { image: imageOf(image, place, images, own), command: commandOf(command, place) }
}

function imageOf(value: unknown, place: string, images: ImageSpec[], own?: string): string {
  const names = images.map(({ name }) => name)
  const standard = own ?? (names.includes('web') ? 'web' : names.length === 1 ? names[0] : undefined)
  const name = isAbsent(value) ? standard : value
  const found = names.find((candidate) => candidate === name)
  if (found === undefined) throw invalid(`${place}.image must be one of build.docker: ${names.join(', ')}`)
  return found
}

function commandOf(value: unknown, place: string): string {
  const commands = (Array.isArray(value) ? value : [value]).map(textOf)
  if (commands.some((command) => command === undefined || command.includes('\0')))
    throw invalid(`${place}.command must be a command, or a list of them`)
  return commands.join(' && ')
}

function checkType(name: string, place: string): void {
  if (/^[A-Za-z0-9][-\w]{0,127}$/.test(name)) return
  throw invalid(`${place}: ${JSON.stringify(name)} is not the name of a process type`)
}

/** A key without a value is as good as none. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function mapOf(value: unknown): Record<string, unknown> | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isMap ? Object.fromEntries(Object.entries(value)) : undefined
}

function invalid(reason: string): Error {
  return new Error(`heroku.yml: ${reason}`)
}
