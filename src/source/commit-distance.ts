import type { CommitDistance } from '../text/comparison.js'
import type { Git } from './git.js'

/** The most commits that are counted: a longer list takes long, and memory. */
const maxCommits = 10_000

/**
 * Counts the commits by which two commits differ, as far as a checkout knows them. It fetches nothing.
 *
 * @param from a full id
 * @param to a full id
 * @returns undefined if the checkout lacks either commit or, being shallow, one in between; if they have nothing in
 * common; or if more than 10,000 commits are between them
 * @throws the signal's reason
 */
export async function measureDistance(
  git: Git,
  checkout: string,
  from: string,
  to: string,
): Promise<CommitDistance | undefined> {
  // Allowing commits to be missing keeps git from fetching what a partial clone lacks.
  const options = ['--missing=allow-any', '--left-right', '--parents', `--max-count=${maxCommits + 1}`]
  const listed = await git.tryOutput(checkout, 'rev-list', ...options, `${from}...${to}`, '--')
  const lines = listed?.split('\n').filter(Boolean)
  if (!lines || lines.length > maxCommits) return undefined
  // Unless both sides meet, the list goes on to the first commit, or to where a shallow checkout ends, which has no
  // parents either. So it does where a commit is missing, which newer versions of git skip.
  if (lines.some((line) => !line.includes(' '))) return undefined
  const ahead = lines.filter((line) => line.startsWith('>')).length
  return { ahead, behind: lines.length - ahead }
}
