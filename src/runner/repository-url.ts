/**
 * Returns the URL of the workflow's repository, as the runner gives it: `GITHUB_SERVER_URL` and `GITHUB_REPOSITORY`.
 *
 * @returns empty outside a workflow
 */
export function readRepositoryUrl({
  GITHUB_SERVER_URL = '',
  GITHUB_REPOSITORY = '',
}: NodeJS.ProcessEnv): string {
  const isKnown = /^https?:\/\/[^\s/]/.test(GITHUB_SERVER_URL) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)
  return isKnown ? `${GITHUB_SERVER_URL.replace(/\/+$/, '')}/${GITHUB_REPOSITORY}` : ''
}
