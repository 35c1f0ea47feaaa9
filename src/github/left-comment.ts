import type { Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'
import { attempt } from './attempt.js'
import { keepComment } from './comment.js'
import type { GitHub } from './connect.js'

/** A comment that says that something is under way. */
export interface OpenComment {
  pullRequest: number
  /** Tells our comments from each other. */
  name: string
  /** Where it is known already. */
  id?: number | undefined
  /** What it has in it as long as nobody has written it anew; another run may have. */
  having: string
  /** What it is to say when nobody else ends it. */
  body: string
}

/** Commenting, which a deploy can do without. */
export const commenting = {
  what: 'Commenting on the pull request',
  permission: 'pull-requests: write',
  level: 'notice' as const,
}

const stateName = 'comment'

/** Saves what the post step is to make of a comment when the main step is killed. */
export function saveOpenComment(comment: OpenComment): void {
  saveState(stateName, comment)
}

/** The comment has been brought to an end. */
export function forgetOpenComment(): void {
  saveState(stateName, '')
}

/** Brings the comment to an end that a killed main step has left as under way. */
async function endLeftComment(run: Run, github: GitHub): Promise<void> {
  const { pullRequest, name, id, having, body }: OpenComment = JSON.parse(readState(stateName))
  await attempt(run, commenting, () => keepComment(github, pullRequest, name, body, { id, having }))
}

/** How the post step ends what is saved here. */
export const leftComment = { [stateName]: endLeftComment }
