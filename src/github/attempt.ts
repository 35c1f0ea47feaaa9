import { describe, type Run } from '../runner/run.js'

/**
 * Does something at GitHub that a deploy can do without: where GitHub refuses or does not answer, it is a warning.
 *
 * @param what it is, for the warning
 * @param permission of the workflow that it needs
 * @param isNews asked when it failed: whether to warn of it
 * @returns nothing when it failed
 */
export async function attempt<T>(
  run: { log: Pick<Run['log'], 'warning'> },
  what: string,
  permission: string,
  work: () => Promise<T>,
  isNews: () => boolean = () => true,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isNews()) return undefined
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    const why =
      status === 401 || status === 403 || status === 404
        ? `GitHub refused it (${status}). Give the job 'permissions: ${permission}', beside 'contents: read'`
        : describe(error)
    run.log.warning(`${what} failed, and the deploy goes on without: ${why}`)
    return undefined
  }
}
