import { resolve } from 'node:path'
import type { Deploy, DeployOptions } from '../deploy/deploy.js'
import { readCheckoutInputs, readWorkspace } from '../deploy/inputs.js'
import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import { appIdentity, healthCheck, pipelineIdentity } from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'
import type { Checkout } from '../source/pack.js'
import { hasControlCharacters } from '../text/control-characters.js'

/** What the build action was asked for. */
export interface BuildInputs extends ApiAccess, DeployOptions {
  /** Name or id. */
  app: string
  /** The checked-out commit, or a tarball that exists already. */
  source: Checkout | TarballSource
  /** Whether to use an existing build of the version. */
  reuse: boolean
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
}

/** A deploy of the build action. */
export type BuildDeploy = Deploy<BuildInputs>

/** What a new app is to be like; where a field is empty, it is as Heroku has it. */
export interface NewApp {
  team: string
  region: string
  stack: string
  space: string
  coupling?: { pipeline: string; stage: string }
}

/** Where a tarball lies that is built as it is. */
export interface TarballSource {
  tarballUrl: string
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
    workspace: readWorkspace(env),
    timeout: input.minutes('timeout'),
    temporary: input.runnerTemp(env),
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

function source(env: NodeJS.ProcessEnv): Checkout | TarballSource {
  const url = input.line('source-url')
  const checkout = readCheckoutInputs(env)
  if (url === '') return checkout
  if (checkout.directory !== checkout.workspace || checkout.include.length > 0) {
    throw new input.InputError(
      `Input 'source-url' excludes 'directory' and 'include': the tarball is built as it is`,
    )
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new input.InputError(`Input 'source-url' takes the https URL of a tarball`)
  }
  return { tarballUrl: url }
}

function slugDirectory(env: NodeJS.ProcessEnv): string {
  const value = input.line('slug-directory')
  return value === '' ? '' : resolve(readWorkspace(env), value)
}

/** As Heroku takes them: a name in its registry, the same as a URN, or where a tarball or a git repository lies. */
function buildpack(value: string): string {
  const [, name] = /^(?:urn:buildpack:)?([\w.-]+\/[\w.-]+)$/.exec(value) ?? []
  const isName = name !== undefined && !name.split('/').some((part) => /^\.+$/.test(part))
  const hasScheme = /^(?:https?|git|ssh):\/\/\S+$/i.test(value) && !hasControlCharacters(value)
  const isUrl = hasScheme && URL.canParse(value)
  if (isUrl || isName) return value
  throw new input.InputError(
    `Input 'buildpacks' has '${value}': it takes registry names such as heroku/nodejs, and https, http, git or ssh URLs of tarballs and git repositories`,
  )
}
