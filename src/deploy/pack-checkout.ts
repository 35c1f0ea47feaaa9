import { makeTemporaryDirectory } from '../runner/temporary-directory.js'
import type { Commit } from '../source/commit.js'
import { GitMissingError } from '../source/git.js'
import { type Checkout, type PackedCheckout, pack, readCommit } from '../source/pack.js'
import type { Deploy } from './deploy.js'
import { resolveVersion, setVersion } from './version.js'

/**
 * Packs the checkout into a tarball, which is deleted when the run ends. If the input `version` is the id of a commit
 * other than the checked-out one, the deploy uses the checked-out commit's id from then on.
 *
 * @throws Error that says what is missing; the signal's reason
 */
export async function packCheckout(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<PackedCheckout> {
  return pack(checkout, await makeScratchDirectory(deploy), signal, async (commit) =>
    setVersion(deploy, await resolveVersion(deploy.run, deploy.options.version, commit), commit),
  )
}

/**
 * Reads the checked-out commit.
 *
 * @returns undefined if the directory is not in a git repository
 * @throws GitMissingError; Error that says what is missing; the signal's reason
 */
export async function readCheckout(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<Commit | undefined> {
  return readCommit(checkout, await makeScratchDirectory(deploy), signal)
}

/**
 * Reads the checked-out commit for a caller that can do without it.
 *
 * @returns the commit, and why it does not show what the deployed files are: no repository, no git, or a built directory
 * @throws Error if there is a commit and git can't read it; the signal's reason
 */
export async function readCheckoutIfPossible(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<{ commit?: Commit; why?: string }> {
  try {
    const commit = await readCheckout(deploy, checkout, signal)
    if (!commit) return { why: 'the checkout is not in a git repository' }
    if (commit.directory) return { commit }
    return { commit, why: "the directory is one that the job has built, and not the commit's" }
  } catch (error) {
    if (error instanceof GitMissingError) return { why: 'git is not on the PATH' }
    throw error
  }
}

function makeScratchDirectory({ run, options }: Deploy): Promise<string> {
  return makeTemporaryDirectory(run, options.temporaryDirectory, 'heroku-build')
}
