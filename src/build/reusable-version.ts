import { readdir } from 'node:fs/promises'
import { describeMismatch, matchVersion, resolveVersion, setVersion } from '../deploy/version.js'
import type { Commit } from '../source/commit.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Decides which version to look for before an existing build is reused, so that none of another commit is released.
 * `GITHUB_SHA`, which is the default, gives way to the checked-out commit with a warning. For a tarball, in a directory
 * outside a git repository, and without git, the version counts as it is.
 *
 * @returns warnings for when a build is reused: which files nobody has compared with those of the build
 * @throws Error if the input `version` is the id of a commit other than the checked-out one; the signal's reason
 */
export async function resolveReusableVersion(deploy: BuildDeploy, signal: AbortSignal): Promise<string[]> {
  const { source } = deploy.options
  // A tarball's version was set when the deploy began.
  if ('tarballUrl' in source) return []
  const { readCheckoutIfPossible } = await import('../deploy/pack-checkout.js')
  const { commit, why } = await readCheckoutIfPossible(deploy, source, signal)
  setVersion(deploy, commit ? await requireVersion(deploy, commit) : deploy.options.version, commit)
  if (why !== undefined) return (await hasFiles(source.directory)) ? [notCompared(why)] : []
  return source.include.length > 0 ? [includedNotCompared] : []
}

async function requireVersion({ options, run }: BuildDeploy, commit: Commit): Promise<string> {
  const { version, workflowCommit } = options
  if (version === workflowCommit) return resolveVersion(run, version, commit)
  const matching = await matchVersion(version, commit)
  if (matching !== undefined) return matching
  throw new Error(
    `${describeMismatch(version, commit)}. With 'reuse', nothing but the checked-out commit is deployed: pass the same commit as 'ref' to actions/checkout, or leave out 'version' to deploy the checked-out commit`,
  )
}

async function hasFiles(directory: string): Promise<boolean> {
  return (await readdir(directory).catch(() => [])).length > 0
}

function notCompared(why: string): string {
  return `The build is reused by its version alone: ${why}, so the files here were not compared with those that were built`
}

const includedNotCompared =
  "The files of the input 'include' are deployed as they were when the build was made: changes to them since then are not in it. To deploy them as they are now, leave out 'reuse'"
