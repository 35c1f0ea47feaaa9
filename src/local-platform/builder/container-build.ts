import { lstat, mkdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { buildah } from './buildah.js'
import type { ContainerEngine, EngineImage, EngineOptions } from './container-engine.js'
import { docker, podman } from './docker.js'
import { BuildFailed, messageOf } from './failure.js'
import { type HerokuYml, type ImageSpec, parseHerokuYml } from './heroku-yml.js'
import type { ImageProcess } from './image-types.js'
import { defaultLimits, type Limits } from './limits.js'
import { prepareSource } from './source.js'
import { withTimeLimit } from './time-limit.js'
import type { BuildSource, Output } from './types.js'

const maxFileBytes = 64 * 1024

export interface ContainerRequest extends BuildSource {
  /** Kept for the app's next build: the engine's base images. */
  cacheDir: string
  /** Where to write the images: a directory that does not exist yet. */
  layout: string
}

/** The result of a successful build. */
export interface BuiltContainers {
  /** `sha256:<hex>` of the image `web`, or of the first. */
  digest: string
  processTypes: Record<string, ImageProcess>
}

/** The engines, in the order in which they are tried. */
const engines: ContainerEngine[] = [docker, podman, buildah]

/**
 * Builds the images of a source's `heroku.yml`, and writes Heroku's output.
 *
 * @throws BuildFailed if the build fails, after the reason is written to the output; the signal's reason on abort
 */
export async function buildContainers(
  request: ContainerRequest,
  output: Output,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<BuiltContainers> {
  const work = async (signalOrLimit: AbortSignal) => {
    output('=== Fetching app code\n\n')
    const directory = join(request.workDir, 'source')
    await prepareSource(request, directory, signal, limits)
    const yml = await readHerokuYml(directory)
    return buildAll(request, { yml, directory }, output, signalOrLimit)
  }
  try {
    return await withTimeLimit(limits.compileTime, signal, work, () => timedOut(limits))
  } catch (error) {
    signal.throwIfAborted()
    const failure = failureOf(error)
    output(failure.report)
    throw failure
  }
}

async function readHerokuYml(directory: string): Promise<HerokuYml> {
  const file = join(directory, 'heroku.yml')
  const found = await lstat(file).catch(() => undefined)
  if (!found?.isFile()) throw new BuildFailed('No heroku.yml', { report: noHerokuYml })
  if (found.size > maxFileBytes) throw new Error(`heroku.yml: it has more than ${maxFileBytes} bytes`)
  return parseHerokuYml(await readFile(file, 'utf8'))
}

async function buildAll(
  request: ContainerRequest,
  { yml, directory }: { yml: HerokuYml; directory: string },
  output: Output,
  signal: AbortSignal,
): Promise<BuiltContainers> {
  const { workDir, cacheDir, layout } = request
  const options = { workDir, storage: cacheDir, output, signal }
  const orders = await Promise.all(yml.images.map((image) => orderOf(image, directory, request, yml.args)))
  const engine = await findEngine(options)
  await mkdir(layout)
  const built = new Map<string, EngineImage>()
  for (const order of orders) {
    const title = `${order.name} (${relative(directory, order.dockerfile)})`
    output(`=== Building ${title}\n`)
    const image = await engine.build(order, options)
    output(`\n=== Pushing ${title}\nlatest: digest: ${image.digest}\n\n`)
    built.set(order.name, image)
  }
  const main = built.get('web') ?? [...built.values()][0]
  if (main === undefined) throw new Error('heroku.yml has no image')
  return { digest: main.digest, processTypes: processTypesOf(yml, built) }
}

async function orderOf(
  { name, dockerfile, target }: ImageSpec,
  directory: string,
  { layout }: ContainerRequest,
  args: Record<string, string>,
) {
  const path = resolve(directory, dockerfile)
  const file = await realpath(path).catch(() => undefined)
  const found = file === undefined ? undefined : await lstat(file)
  if (file === undefined || !found?.isFile())
    throw new Error(`heroku.yml: build.docker.${name}: there is no file ${JSON.stringify(dockerfile)}`)
  if (!file.startsWith((await realpath(directory)) + sep))
    throw new Error(`heroku.yml: build.docker.${name} must be a path inside the source`)
  return { name, context: dirname(path), dockerfile: path, target, args, layout }
}

/**
 * Returns the first engine that works here.
 *
 * @throws BuildFailed that says how to get one
 */
async function findEngine(options: EngineOptions): Promise<ContainerEngine> {
  const refusals: string[] = []
  for (const engine of engines) {
    const refusal = await engine.refusal(options)
    if (refusal === null) return engine
    refusals.push(`      ${engine.program}: ${refusal}`)
  }
  throw new BuildFailed('No container engine', { report: noEngine(refusals) })
}

function processTypesOf(yml: HerokuYml, built: Map<string, EngineImage>): Record<string, ImageProcess> {
  const entries = Object.entries(yml.processes).map(([type, { image, command }]): [string, ImageProcess] => [
    type,
    {
      displayCommand: command ?? built.get(image)?.command.join(' ') ?? '',
      command: command ?? '',
      workingDirectory: '',
      isDefault: type === 'web',
      imageName: image,
    },
  ])
  return Object.fromEntries(entries)
}

function failureOf(error: unknown): BuildFailed {
  if (error instanceof BuildFailed) return error
  const message = messageOf(error)
  return new BuildFailed(message, {
    report: `=!= Build failed due to an error:\n\n=!= ${message}\n`,
    cause: error,
  })
}

function timedOut({ compileTime }: Limits): BuildFailed {
  const message = `Build timed out after ${compileTime / 1000} s`
  return new BuildFailed(message, { report: `=!= ${message}\n` })
}

/** Heroku's words. */
const noHerokuYml =
  '=!= Your app does not include a heroku.yml build manifest. To deploy your app, either create a heroku.yml: https://devcenter.heroku.com/articles/build-docker-images-heroku-yml\n' +
  "Or change your stack by running: 'heroku stack:set heroku-24'\n"

function noEngine(refusals: string[]): string {
  return `=!= Build failed due to an error:

=!= This machine has nothing that builds images. The local platform builds them with docker, podman or buildah:

${refusals.join('\n')}

Start Docker, or install one of them. On Debian and Ubuntu: sudo apt-get install buildah
On Fedora: sudo dnf install buildah. It needs no daemon. On macOS and Windows: https://docs.docker.com/get-docker/
`
}
