import { isAbsolute, resolve } from 'node:path'
import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { HealthCheck } from '../release/health-check.js'
import { appIdentity, healthCheck, pipelineIdentity } from '../release/inputs.js'
import { type ApiAccess, apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'
import type { Checkout } from '../source/pack.js'
import { isWithin } from '../source/paths.js'

/** What the build action was asked for. */
export interface BuildInputs extends ApiAccess {
  /** Name or id. */
  app: string
  version: string
  /** Empty: the commit's subject. */
  versionDescription: string
  source: CheckoutSource | UrlSource
  /** URLs or registry names; empty: those of the app. */
  buildpacks: string[]
  clearCache: boolean
  waitForRelease: boolean
  /** Whether a build of the version that is there already will do. */
  reuse: boolean
  healthCheck?: HealthCheck
  onFailure: 'stop' | 'rollback'
  /** By name; an empty value unsets. Nothing: they stay as they are. */
  configVars?: Record<string, string>
  /** What the app is to be like when it has to be created; nothing: it has to be there. */
  create?: NewApp
  /** Absolute; empty: the slug is not wanted. */
  slugDirectory: string
  /** Absolute. */
  workspace: string
  /** Milliseconds. */
  timeout: number
  /** What is shown at GitHub; nothing outside of a workflow. */
  github?: GitHubInputs
  /** Directory of the runner for files that need not outlive the job. */
  temporary: string
}

/** What a new app is to be like; where a field is empty, it is as Heroku has it. */
export interface NewApp {
  team: string
  region: string
  stack: string
  space: string
  coupling?: { pipeline: string; stage: string }
}

/** The checked-out commit is what is built. */
export interface CheckoutSource extends Checkout {
  kind: 'checkout'
}

/** A tarball that lies somewhere already is what is built. */
interface UrlSource {
  kind: 'url'
  url: string
}

/**
 * Reads the inputs of the build action. Config vars come first of all that takes time: whatever fails is to find them
 * masked.
 *
 * @throws InputError for the first that is missing or malformed
 */
export async function readInputs(env: NodeJS.ProcessEnv): Promise<BuildInputs> {
  const access = apiAccess(env)
  const configVars = await givenConfigVars(env)
  const create = newApp()
  const waitForRelease = input.boolean('wait-for-release')
  const check = healthCheck(waitForRelease)
  const github = gitHubInputs(env)
  return {
    ...access,
    app: appIdentity('app', input.requiredText('app')),
    version: version(),
    versionDescription: input.text('version-description'),
    source: source(env),
    buildpacks: input.list('buildpacks').map(buildpack),
    clearCache: input.boolean('clear-cache'),
    waitForRelease,
    reuse: input.boolean('reuse'),
    ...(check && { healthCheck: check }),
    ...(github && { github }),
    ...(configVars && { configVars }),
    ...(create && { create }),
    onFailure: input.choice('on-failure', ['stop', 'rollback']),
    slugDirectory: slugDirectory(env),
    workspace: workspaceOf(env),
    timeout: input.minutes('timeout'),
    temporary: input.temporary(env),
  }
}

/** Few give them, so their syntax is loaded for those alone. */
async function givenConfigVars(env: NodeJS.ProcessEnv): Promise<Record<string, string> | undefined> {
  if (input.text('config-vars') === '') return undefined
  const { configVars } = await import('../runner/config-vars.js')
  return configVars('config-vars', env)
}

const ofNewApps = ['team', 'region', 'stack', 'space', 'pipeline', 'stage'] as const

function newApp(): NewApp | undefined {
  if (!input.boolean('create')) {
    const given = ofNewApps.find((name) => input.text(name) !== '')
    if (given === undefined) return undefined
    throw new input.InputError(
      `Input '${given}' tells what a new app is to be like: it needs 'create: true', which creates the app if it is missing`,
    )
  }
  const stack = input.line('stack')
  if (stack === 'container') {
    throw new input.InputError(
      `Input 'stack' is 'container': its builds yield no slug to hand on. It takes a stack with buildpacks, such as heroku-24`,
    )
  }
  const coupling = newCoupling()
  const [team, region, space] = [input.line('team'), input.line('region'), input.line('space')]
  return { team, region, stack, space, ...(coupling && { coupling }) }
}

/** A stage is named, not guessed: an app in production by mistake would be promoted to. */
function newCoupling(): { pipeline: string; stage: string } | undefined {
  const pipeline = pipelineIdentity()
  if (pipeline === '' && input.text('stage') === '') return undefined
  if (pipeline === '') throw new input.InputError(`Input 'stage' needs 'pipeline'`)
  return {
    pipeline,
    stage: input.choice('stage', ['test', 'review', 'development', 'staging', 'production']),
  }
}

function version(): string {
  input.requiredText('version')
  return input.line('version')
}

/** Reads the inputs `directory` and `include`. */
export function checkoutSource(env: NodeJS.ProcessEnv): CheckoutSource {
  const directory = input.text('directory') || '.'
  return { kind: 'checkout', include: input.list('include'), env, ...checkoutDirectory(env, directory) }
}

function source(env: NodeJS.ProcessEnv): CheckoutSource | UrlSource {
  const url = input.line('source-url')
  const checkout = checkoutSource(env)
  if (url === '') return checkout
  if (checkout.directory !== checkout.workspace || checkout.include.length > 0) {
    throw new input.InputError(
      `Input 'source-url' excludes 'directory' and 'include': the tarball is built as it is`,
    )
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new input.InputError(`Input 'source-url' takes the https URL of a tarball`)
  }
  return { kind: 'url', url }
}

function slugDirectory(env: NodeJS.ProcessEnv): string {
  const value = input.line('slug-directory')
  return value === '' ? '' : resolve(workspaceOf(env), value)
}

/** Returns the directory that relative paths of inputs start from. */
export function workspaceOf(env: NodeJS.ProcessEnv): string {
  return resolve(env.GITHUB_WORKSPACE || process.cwd())
}

function checkoutDirectory(env: NodeJS.ProcessEnv, value: string): { workspace: string; directory: string } {
  const workspace = workspaceOf(env)
  const directory = resolve(workspace, value)
  if (isAbsolute(value) || !isWithin(directory, workspace)) {
    throw new input.InputError(
      `Input 'directory' is '${value}': it takes a path below the workspace, such as apps/web`,
    )
  }
  return { workspace, directory }
}

/** As Heroku takes them: a name in its registry, the same as a URN, or where a tarball or a git repository lies. */
function buildpack(value: string): string {
  const [, name] = /^(?:urn:buildpack:)?([\w.-]+\/[\w.-]+)$/.exec(value) ?? []
  const isName = name !== undefined && !name.split('/').some((part) => /^\.+$/.test(part))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  const isUrl = /^(?:https?|git|ssh):\/\/[^\s\u0000-\u001f\u007f]+$/i.test(value) && URL.canParse(value)
  if (isUrl || isName) return value
  throw new input.InputError(
    `Input 'buildpacks' has '${value}': it takes registry names such as heroku/nodejs, and https, http, git or ssh URLs of tarballs and git repositories`,
  )
}
