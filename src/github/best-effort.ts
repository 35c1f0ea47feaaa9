import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'

/** An optional task at GitHub, without which a deploy still succeeds. */
export interface BestEffortTask {
  /** Names the task in the message when it fails. */
  what: string
  /** The permission that the workflow's job needs. */
  permission: string
  /** The annotation when it fails; a warning by default. */
  level?: 'warning' | 'notice'
}

/**
 * Performs an optional task at GitHub. When GitHub refuses or does not respond, an annotation says so.
 *
 * @param onPermissionDenied called when the token lacks the permission, so that the caller does not try again
 * @returns what `work` returns; nothing when it failed
 */
export async function bestEffort<T>(
  { log }: { log: Pick<Run['log'], 'warning' | 'notice'> },
  { what, permission, level = 'warning' }: BestEffortTask,
  work: () => Promise<T>,
  onPermissionDenied: () => void = () => {},
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    const permissionDenied = isPermissionDenied(error)
    if (permissionDenied) onPermissionDenied()
    const why = permissionDenied
      ? `GitHub refused it. Give the job 'permissions: ${permission}' in addition to 'contents: read'`
      : describeError(error)
    log[level](`${what} failed: ${why}`)
    return undefined
  }
}

/**
 * Returns whether GitHub refused because of the token: it lacks the permission, which only the message says, or it is
 * invalid, which is a 401.
 */
export function isPermissionDenied(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // In GraphQL, a refusal has the status 200.
  return ('status' in error && error.status === 401) || /not accessible by/i.test(error.message)
}
