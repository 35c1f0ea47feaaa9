import { cp, rm } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildpackSteps, ExternalBuildpack, isBuildpack } from './buildpack.js'
import { capture } from './capture.js'
import { buildEnvironment } from './environment.js'
import { BuildFailed, messageOf } from './failure.js'
import { fetchTarball, isLoopback } from './fetch.js'
import { NodejsBuildpack } from './nodejs.js'
import { run } from './process.js'
import { staticSite } from './static.js'
import type { Buildpack } from './types.js'
import { unpack } from './unpack.js'

const inlineBuildpack = 'heroku-community/inline'

/** The names, URNs and URLs of Heroku's own buildpacks that are built in here. */
const officialBuildpack =
  /^(?:urn:buildpack:|https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/|https:\/\/github\.com\/)?(heroku(?:-community)?\/(?:heroku-buildpack-)?(?:nodejs|static|inline))(?:\.tgz|\.git)?$/

/** A name in Heroku's buildpack registry, `namespace/name`. */
const registryName = /^(urn:buildpack:)?[a-z0-9_-]+\/[a-z0-9._-]+$/i

/** A buildpack that is ready to run. */
export interface ResolvedBuildpack {
  /** In the API's form. */
  buildpack: Buildpack
  steps: BuildpackSteps
}

export interface ResolveOptions {
  buildDir: string
  /** Where to put a buildpack that is not built in; must not exist yet. */
  directory: string
  signal: AbortSignal
}

/** Returns the buildpack that an app has in its own source, `bin/detect` and `bin/compile`, as heroku-buildpack-inline. */
export async function inlineBuildpackIn(buildDir: string): Promise<ResolvedBuildpack | undefined> {
  if (!(await isBuildpack(buildDir))) return undefined
  return { buildpack: { name: inlineBuildpack }, steps: new ExternalBuildpack(buildDir) }
}

/** The buildpack of static sites, which are detected last. */
export const staticBuildpack: ResolvedBuildpack = { buildpack: { name: 'heroku/static' }, steps: staticSite }

/**
 * Prepares a buildpack: a built-in one by name, a local directory, a git repository with an optional `#ref`, or a tarball
 * (`.tgz`, `.tar.gz`). Directories, repositories and tarballs can be given by path or `file:` URL; the last two by URL.
 *
 * @throws BuildFailed if it is unknown or cannot be fetched; the signal's reason on abort
 */
export async function resolveBuildpack(
  buildpack: Buildpack,
  options: ResolveOptions,
): Promise<ResolvedBuildpack> {
  const address = buildpack.url ?? buildpack.name ?? ''
  const official = officialName(address)
  if (official !== undefined) return { buildpack, steps: builtIn(official, options.buildDir) }
  const { directory, signal } = options
  try {
    await fetchBuildpack(address, directory, signal)
  } catch (error) {
    signal.throwIfAborted()
    const why = messageOf(error).replaceAll(address, displayName(buildpack))
    throw new BuildFailed(`Error fetching custom buildpack ${displayName(buildpack)}: ${why}`, {
      cause: error,
    })
  }
  return { buildpack, steps: new ExternalBuildpack(directory) }
}

/** Returns the name of a buildpack for the output: its registry name, or its URL without credentials. */
export function displayName(buildpack: Buildpack): string {
  const address = buildpack.url ?? buildpack.name ?? ''
  return officialName(address) ?? address.replace(/^urn:buildpack:/, '').replace(/\/\/[^/@]*@/, '//')
}

/** Does not match an address with a `#ref`, which requests a version other than the built-in one. */
function officialName(address: string): string | undefined {
  return officialBuildpack.exec(address)?.[1]?.replace('heroku-buildpack-', '')
}

function builtIn(name: string, buildDir: string): BuildpackSteps {
  if (name.endsWith('/inline')) return new ExternalBuildpack(buildDir)
  return name.endsWith('/nodejs') ? new NodejsBuildpack() : staticSite
}

async function fetchBuildpack(address: string, directory: string, signal: AbortSignal): Promise<void> {
  const [location = '', ref] = address.split(/#(.*)/s)
  const local = localPath(location)
  if (local !== undefined) return fetchLocalBuildpack(local, ref, directory, signal)
  if (registryName.test(address)) {
    throw new Error('only heroku/nodejs and heroku/static are built in; give the URL of another buildpack')
  }
  if (isTarball(location)) return fetchAndUnpack(location, directory, signal)
  requireGitUrl(location)
  await clone(location, ref, directory, signal)
}

function localPath(location: string): string | undefined {
  if (/^file:/i.test(location)) return fileURLToPath(location)
  return isAbsolute(location) || /^\.\.?([\\/]|$)/.test(location) ? resolve(location) : undefined
}

/** Unpacks a tarball, clones a repository, or copies a directory, since its scripts may write to it. */
async function fetchLocalBuildpack(
  path: string,
  ref: string | undefined,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  if (isTarball(path)) return unpack(path, { directory, strip: true, links: 'inside', signal })
  if (ref !== undefined || !(await isBuildpack(path))) return clone(path, ref, directory, signal)
  await cp(path, directory, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source !== join(path, '.git'),
  })
}

async function fetchAndUnpack(url: string, directory: string, signal: AbortSignal): Promise<void> {
  const file = `${directory}.tgz`
  await fetchTarball(url, file, signal)
  await unpack(file, { directory, strip: true, links: 'inside', signal })
  await rm(file)
}

function isTarball(location: string): boolean {
  const path = URL.canParse(location) ? new URL(location).pathname : location
  return /\.(tgz|tar\.gz)$/i.test(path)
}

function requireGitUrl(location: string): void {
  if (/^[\w.-]+@[\w.-]+:[^-]/.test(location)) return
  const url = URL.canParse(location) ? new URL(location) : undefined
  if (url !== undefined && ['https:', 'ssh:', 'git:'].includes(url.protocol)) return
  if (url?.protocol === 'http:' && isLoopback(url)) return
  throw new Error('neither a built-in name nor a path nor the URL of a git repository or tarball')
}

async function clone(
  location: string,
  ref: string | undefined,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  if (ref !== undefined && !/^[\w.][\w./+-]*$/.test(ref))
    throw new Error(`#${ref} is no branch, tag or commit`)
  const depth = ref === undefined ? ['--depth', '1'] : []
  await git(['clone', '--quiet', ...depth, '--', location, directory], signal)
  if (ref === undefined) return
  await git(
    ['-C', directory, 'checkout', '--quiet', '--detach', await findRevision(ref, directory, signal)],
    signal,
  )
}

/** A clone has the branches of its origin only as remote branches. */
async function findRevision(ref: string, directory: string, signal: AbortSignal): Promise<string> {
  const branch = `refs/remotes/origin/${ref}`
  const isBranch = await git(['-C', directory, 'rev-parse', '--verify', '--quiet', branch], signal).then(
    () => true,
    () => false,
  )
  return isBranch ? branch : ref
}

async function git(args: string[], signal: AbortSignal): Promise<void> {
  const agent = process.env.SSH_AUTH_SOCK
  const env = {
    ...buildEnvironment(),
    ...(agent !== undefined && { SSH_AUTH_SOCK: agent }),
    GIT_TERMINAL_PROMPT: '0',
  }
  const output = capture()
  const code = await run('git', args, { cwd: process.cwd(), env, output: output.write, signal })
  if (code !== 0) throw new Error(output.text().trim())
}
