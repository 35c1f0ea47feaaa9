import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CompileFailed, type StepContext } from './buildpack.js'
import { buildEnvironment } from './environment.js'
import { BuildFailed } from './failure.js'
import { failureLine, header, indented } from './format.js'
import { detectLanguages } from './languages.js'
import type { Limits } from './limits.js'
import {
  displayName,
  inlineBuildpackIn,
  type ResolvedBuildpack,
  resolveBuildpack,
  staticBuildpack,
} from './resolve.js'
import { withTimeLimit } from './time-limit.js'
import type { Buildpack, CompileRequest, Output, ProcessTypes } from './types.js'

/** The result of all buildpacks. */
export interface Compiled {
  /** What `bin/detect` of the last buildpack printed. */
  description: string
  /** The buildpacks that ran. */
  buildpacks: Buildpack[]
  /** The `default_process_types` of the last buildpack. */
  defaults: ProcessTypes
}

/** What a compilation writes to the output beside what its buildpacks write. */
export interface Narration {
  /** Before buildpacks are fetched or tried; with none, they are detected. */
  start(buildpacks: Buildpack[]): string
  /** When several of Heroku's buildpacks accept the app, of which the first is used. */
  ambiguous(names: string[]): string
  /** When a buildpack has accepted the app, before it compiles. */
  detected(name: string): string
  /** The report of a build for which nothing was detected. */
  nothingDetected: string
}

/** What Heroku writes for classic buildpacks. */
export const classic: Narration = {
  start: announcement,
  ambiguous: (names) =>
    ' !     Warning: Multiple default buildpacks reported the ability to handle this app. The first buildpack in the list below will be used.\n' +
    `\t\t\tDetected buildpacks: ${names.join(',')}\n` +
    '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks#buildpack-detect-order\n',
  detected: (name) => header(`${name} app detected`),
  nothingDetected:
    failureLine('No default language could be detected for this app.') +
    '\t\t\tHINT: This occurs when Heroku cannot detect the buildpack to use for this application automatically.\n' +
    '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks\n',
}

/** A buildpack that accepts the app, with the name that it printed. */
interface Detected extends ResolvedBuildpack {
  name: string
}

/**
 * Runs the buildpacks of a request on an unpacked source: those that it names, in order, or the first one that detects
 * the app. The exports of each are in the environment of the next.
 *
 * @throws BuildFailed if none detects the app, one does not accept or build it, or the time limit is reached; the
 *   signal's reason on abort
 */
export async function compile(
  request: CompileRequest,
  buildDir: string,
  narration: Narration,
  output: Output,
  signal: AbortSignal,
  limits: Limits,
): Promise<Compiled> {
  const running: { name: string } = { name: '' }
  const work = async (signalOrLimit: AbortSignal) => {
    const context = await prepare(request, buildDir, output, signalOrLimit)
    output(narration.start(request.buildpacks))
    return compileAll(request, context, narration, running)
  }
  return withTimeLimit(limits.compileTime, signal, work, (cause) => {
    const message = `Timed out running buildpack ${running.name}`.trim()
    return new BuildFailed(message, { report: header(message), cause })
  })
}

async function prepare(
  request: CompileRequest,
  buildDir: string,
  output: Output,
  signal: AbortSignal,
): Promise<StepContext> {
  const { cacheDir, config, stack, version, requestId, workDir, nodeFinder } = request
  const envDir = join(workDir, 'env')
  await mkdir(cacheDir, { recursive: true })
  await writeConfig(envDir, config)
  const env = { ...buildEnvironment(), STACK: stack, SOURCE_VERSION: version, REQUEST_ID: requestId }
  const finding = nodeFinder === undefined ? {} : { nodeFinder }
  return { buildDir, cacheDir, envDir, config, env, output, signal, ...finding }
}

/** Omits names that are not safe as the name of a file. */
async function writeConfig(envDir: string, config: Record<string, string>): Promise<void> {
  await mkdir(envDir, { recursive: true })
  for (const [name, value] of Object.entries(config)) {
    if (!/^[\w-][\w.-]*$/.test(name)) continue
    await writeFile(join(envDir, name), value, { mode: 0o600 })
  }
}

async function compileAll(
  request: CompileRequest,
  initialContext: StepContext,
  narration: Narration,
  running: { name: string },
): Promise<Compiled> {
  const automatic = request.buildpacks.length === 0
  const chosen = automatic
    ? [await detectBuiltIn(initialContext, narration)]
    : await resolveAll(request, initialContext)
  let context = initialContext
  let defaults: () => Promise<ProcessTypes> = async () => ({})
  for (const candidate of chosen) {
    const pack = 'name' in candidate ? candidate : await detect(candidate, context)
    const { name, steps } = pack
    running.name = name
    context.output(narration.detected(name))
    const during = context
    const env = await attempt(name, async () => {
      await steps.compile(during)
      return steps.exported(during)
    })
    context = { ...context, env }
    defaults = () => attempt(name, () => steps.release(during))
  }
  return {
    description: running.name,
    buildpacks: chosen.map(({ buildpack }) => buildpack),
    defaults: await defaults(),
  }
}

async function resolveAll(
  { buildpacks, workDir }: CompileRequest,
  { buildDir, signal }: StepContext,
): Promise<(ResolvedBuildpack | Detected)[]> {
  const root = join(workDir, 'buildpacks')
  await mkdir(root)
  const resolved: ResolvedBuildpack[] = []
  for (const [index, buildpack] of buildpacks.entries()) {
    const directory = join(root, String(index + 1))
    resolved.push(await resolveBuildpack(buildpack, { buildDir, directory, signal }))
  }
  return resolved
}

async function detect(pack: ResolvedBuildpack, context: StepContext): Promise<Detected> {
  const detection = await pack.steps.detect(context)
  if ('refusal' in detection) throw notCompatible(pack.buildpack, detection.refusal)
  return { ...pack, name: detection.name }
}

/** The order is: the buildpack in the source itself, Heroku's own in Heroku's order, a static site. */
async function detectBuiltIn(context: StepContext, narration: Narration): Promise<Detected> {
  const inline = await accepting(await inlineBuildpackIn(context.buildDir), context)
  if (inline !== undefined) return inline
  const languages = await detectLanguages(context.buildDir)
  if (languages.length > 1) context.output(narration.ambiguous(languages.map(({ name }) => name)))
  const found = languages[0] ?? (await accepting(staticBuildpack, context))
  if (found !== undefined) return found
  throw new BuildFailed('No default language could be detected for this app.', {
    report: narration.nothingDetected,
  })
}

async function accepting(
  pack: ResolvedBuildpack | undefined,
  context: StepContext,
): Promise<Detected | undefined> {
  const detection = await pack?.steps.detect(context)
  if (pack === undefined || detection === undefined || 'refusal' in detection) return undefined
  return { ...pack, name: detection.name }
}

async function attempt<T>(name: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof CompileFailed)) throw error
    const message = `Push rejected, failed to compile ${name} app.`
    const lines = error.message.split('\n').map(failureLine).join('')
    const reason = error.message === '' ? '' : `${lines}\n`
    throw new BuildFailed(message, { report: reason + failureLine(message), cause: error })
  }
}

function announcement(buildpacks: Buildpack[]): string {
  const [only, ...others] = buildpacks.map(displayName)
  if (only === undefined) return header('Determining which buildpack to use for this app')
  if (others.length === 0) return header(`Using buildpack: ${only}`)
  const list = [only, ...others].map((name, index) => `${index + 1}. ${name}`)
  return header('Using buildpacks:') + indented(list.join('\n'))
}

function notCompatible(buildpack: Buildpack, refusal: string): BuildFailed {
  const message = `App not compatible with buildpack: ${displayName(buildpack)}`
  const hint = 'More info: https://devcenter.heroku.com/articles/buildpacks#detection-failure'
  const why = refusal === '' ? '' : indented(`${refusal}\n`)
  return new BuildFailed(message, { report: header(message) + why + indented(hint) })
}
