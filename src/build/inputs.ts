import { resolve } from 'node:path'
import type { Deploy, DeployOptions } from '../deploy/deploy.js'
import { readCheckoutInputs, readConfigVars, readEnvFileInput, readWorkspace } from '../deploy/inputs.js'
import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { App } from '../heroku/apps.js'
import type { ApiAccess } from '../heroku/client.js'
import { readAfterRelease, requireAppIdentity } from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'
import { readRepositoryUrl } from '../runner/repository-url.js'
import type { Checkout } from '../source/pack.js'
import { hasControlCharacters } from '../text/control-characters.js'
import type { NewApp } from './new-app-inputs.js'

/** The inputs of the build action. */
export interface BuildInputs extends ApiAccess, DeployOptions {
  /** Name or id. */
  app: string
  /** The checked-out commit, or an existing tarball. */
  source: Checkout | TarballSource
  /** The commit that the workflow runs for; empty outside a workflow. */
  workflowCommit: string
  /** Whether to use an existing build of the version. */
  reuse: boolean
  /** Values by name; an empty value unsets the config var. If absent, none changes. */
  configVars?: Record<string, string>
  /** Absolute paths of files with more config vars, which the former override. */
  envFiles: string[]
  /** How to create the app if it does not exist; if absent, the app must exist. */
  create?: NewApp
  /** Absolute path to unpack the slug to; empty if it is not unpacked. */
  slugDirectory: string
  /** Absolute. */
  workspace: string
  /** Milliseconds. */
  timeout: number
  /** What to show on GitHub; absent outside a workflow. */
  github?: GitHubInputs
}

/** A deploy of the build action. */
export interface BuildDeploy extends Deploy<BuildInputs> {
  /** The lookup of the app, once it has begun: undefined if the app is to be created. */
  lookup?: Promise<App | undefined>
}

/** A tarball that Heroku downloads and builds as it is. */
interface TarballSource {
  tarballUrl: string
}

/**
 * Reads the inputs of the build action. It reads the config vars early, so that their values are masked before any
 * later error is logged.
 *
 * @throws InputError for the first input that is missing or malformed
 */
export async function readInputs(env: NodeJS.ProcessEnv): Promise<BuildInputs> {
  const access = apiAccess(env)
  const configVars = await readConfigVars(env)
  const create = await readNewApp()
  const github = gitHubInputs(env)
  return {
    ...access,
    app: requireAppIdentity('app', input.requiredText('app')),
    version: readVersion(),
    workflowCommit: env.GITHUB_SHA ?? '',
    versionDescription: input.text('version-description'),
    source: await readSource(env),
    buildpacks: input.list('buildpacks').map(requireBuildpack),
    clearCache: input.boolean('clear-cache'),
    afterRelease: await readAfterRelease(),
    reuse: input.boolean('reuse'),
    ...(github && { github }),
    ...(configVars && { configVars }),
    ...(create && { create }),
    envFiles: readEnvFileInput(env),
    onFailure: input.choice('on-failure', ['stop', 'rollback']),
    slugDirectory: readSlugDirectory(env),
    workspace: readWorkspace(env),
    timeout: input.minutes('timeout'),
    repositoryUrl: readRepositoryUrl(env),
    temporaryDirectory: input.runnerTemp(env),
  }
}

const newAppInputs = ['team', 'region', 'stack', 'space', 'pipeline', 'stage'] as const

async function readNewApp(): Promise<NewApp | undefined> {
  if (input.boolean('create')) {
    // Loaded only when needed, which is rare.
    const { readNewAppInputs } = await import('./new-app-inputs.js')
    return readNewAppInputs()
  }
  const name = newAppInputs.find((name) => input.text(name) !== '')
  if (name === undefined) return undefined
  throw new input.InputError(
    `Input '${name}' describes a new app and needs 'create: true', which creates the app if it does not exist`,
  )
}

function readVersion(): string {
  if (input.text('version') === '') throw input.invalid('version', '')
  return input.line('version')
}

async function readSource(env: NodeJS.ProcessEnv): Promise<Checkout | TarballSource> {
  const url = input.line('source-url')
  const checkout = await readCheckoutInputs(env)
  if (url === '') return checkout
  if (checkout.directory !== checkout.workspace || checkout.include.length > 0) {
    throw new input.InputError(
      `Input 'source-url' can't be combined with 'directory' or 'include': Heroku builds the tarball as it is`,
    )
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new input.InputError(`Input 'source-url' is not valid: use the https URL of a tarball`)
  }
  return { tarballUrl: url }
}

function readSlugDirectory(env: NodeJS.ProcessEnv): string {
  const value = input.line('slug-directory')
  return value === '' ? '' : resolve(readWorkspace(env), value)
}

/** Accepts what Heroku accepts: a name in its registry, plain or as a URN, or the URL of a tarball or git repository. */
function requireBuildpack(value: string): string {
  const [, name] = /^(?:urn:buildpack:)?([\w.-]+\/[\w.-]+)$/.exec(value) ?? []
  const isName = name !== undefined && !name.split('/').some((part) => /^\.+$/.test(part))
  const hasScheme = /^(?:https?|git|ssh):\/\/\S+$/i.test(value) && !hasControlCharacters(value)
  const isUrl = hasScheme && URL.canParse(value)
  if (isUrl || isName) return value
  throw new input.InputError(
    `Input 'buildpacks' contains '${value}': use registry names such as heroku/nodejs, or https, http, git or ssh URLs of tarballs and git repositories`,
  )
}
