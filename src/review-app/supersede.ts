import { bestEffort } from '../github/best-effort.js'
import { compareCommits, getPullRequest, type PullRequest } from '../github/pull-requests.js'
import { type Build, cancelBuild, listNewestBuilds } from '../heroku/builds.js'
import type { Run } from '../runner/run.js'
import { isCommitId } from '../text/commit-id.js'
import { type Review, readPullRequestTask } from './review.js'

type SupersedeContext = Pick<Review, 'client' | 'github' | 'commit'> & {
  pullRequest: Pick<PullRequest, 'number'>
  run: Pick<Run, 'signal'> & { log: Pick<Run['log'], 'warning' | 'notice'> }
}

/** The app already has, or is building, a newer commit of the same pull request. */
export class SupersededError extends Error {
  override name = 'SupersededError'
}

/**
 * Checks that the app neither has nor is building a newer commit.
 *
 * @param appId id of the pull request's app
 * @throws SupersededError if it does
 */
export async function requireNotSuperseded(context: SupersedeContext, appId: string): Promise<void> {
  const builds = await listNewestBuilds(context.client, appId)
  await requireNoNewerBuild(context, builds)
}

/**
 * Cancels a new build if another run created a build of a newer commit just before it.
 *
 * @throws SupersededError if it did
 */
export async function cancelIfSuperseded(
  context: SupersedeContext,
  appId: string,
  build: Build,
): Promise<void> {
  const { client } = context
  const builds = await listNewestBuilds(client, appId)
  const olderBuilds = builds.slice(builds.findIndex(({ id }) => id === build.id) + 1)
  try {
    await requireNoNewerBuild(context, olderBuilds)
  } catch (error) {
    if (error instanceof SupersededError) await cancelBuild(client, appId, build.id)
    throw error
  }
}

async function requireNoNewerBuild(context: SupersedeContext, builds: Build[]): Promise<void> {
  const { version } = context.commit
  const last = builds.find((build) => build.status !== 'failed')
  if (!last || last.version === version || !isCommitId(last.version)) return
  if (!(await isNewer(context, last.version))) return
  throw new SupersededError(
    `The app already has the commit ${last.version.slice(0, 8)}, which is newer than ${version.slice(0, 8)}: leaving it unchanged`,
  )
}

/**
 * Returns whether a commit comes after ours, or replaced ours in a force push. The commit may also be a merge of such a
 * commit, since a merge comes after the commits that it merges.
 */
async function isNewer(
  { commit, github, pullRequest, run }: SupersedeContext,
  other: string,
): Promise<boolean> {
  const { head } = commit
  // Read again, since there may have been a push after the run began.
  const current = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest.number))
  if (current?.head === head) return false
  if (current?.head === other) return true
  const comparing = { what: 'Comparing commits', permission: 'contents: read' }
  const comesAfter = async (commit: string) =>
    (await bestEffort(run, comparing, () => compareCommits(github, other, commit))) === 'behind'
  return (await comesAfter(head)) || (current !== undefined && (await comesAfter(current.head)))
}
