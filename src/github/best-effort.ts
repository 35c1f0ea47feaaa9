import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'

/** Something at GitHub that a deploy can do without. */
export interface BestEffortTask {
  /** What it is, for the message when it fails. */
  what: string
  /** What the workflow's job needs for it. */
  permission: string
  /** How loud it is when it fails; a warning by default. */
  level?: 'warning' | 'notice'
}

/**
 * Does something at GitHub that a deploy can do without: where GitHub refuses or does not answer, a message says so.
 *
 * @param refused told when it was the permission that was lacking, so that nothing of the kind is tried again
 * @returns nothing when it failed
 */
export async function bestEffort<T>(
  { log }: { log: Pick<Run['log'], 'warning' | 'notice'> },
  { what, permission, level = 'warning' }: BestEffortTask,
  work: () => Promise<T>,
  refused: () => void = () => {},
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    const lacking = isPermissionDenied(error)
    if (lacking) refused()
    const why = lacking
      ? `GitHub refused it. Give the job 'permissions: ${permission}', beside 'contents: read'`
      : describeError(error)
    log[level](`${what} failed: ${why}`)
    return undefined
  }
}

/**
 * Whether GitHub refused for want of a permission: as it words it to a token without it; to a wrong token it answers
 * 401.
 */
export function isPermissionDenied(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // By GraphQL a refusal has the status 200.
  return ('status' in error && error.status === 401) || /not accessible by/i.test(error.message)
}
