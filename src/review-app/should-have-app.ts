import type { PullRequest } from '../github/pull-requests.js'

type State = Pick<PullRequest, 'open' | 'labels'>

/**
 * Returns whether a pull request should have an app: it is open, and has the label.
 *
 * @param label in any case, since GitHub does not distinguish it; if empty, no label is needed
 */
export function shouldHaveApp({ open, labels }: State, label: string): boolean {
  return open && (label === '' || labels.some((name) => name.toLowerCase() === label.toLowerCase()))
}

/** Returns why a pull request should have no app, as the end of a sentence about it. */
export function describeWhyNot({ open }: Pick<State, 'open'>, label: string): string {
  return open ? `does not have the label '${label}'` : 'is closed'
}

/** Returns whether the activity of an event is that a label was added or removed. */
export function isLabelEvent(action: string): boolean {
  return action === 'labeled' || action === 'unlabeled'
}
