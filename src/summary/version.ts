import { isFullCommitId } from '../text/commit-id.js'
import { shortVersion } from '../text/comparison.js'
import { linkedCode } from './heroku.js'

/** Renders a version as Markdown: the id of a commit is shortened, and linked to its page on GitHub. */
export function renderVersion(version: string, repositoryUrl: string): string {
  const hasPage = isFullCommitId(version) && repositoryUrl !== ''
  return linkedCode(shortVersion(version), hasPage ? `${repositoryUrl}/commit/${version}` : '')
}
