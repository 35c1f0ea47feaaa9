import { describeError } from '../text/describe-error.js'
import { QuotingError } from '../text/quoting-error.js'
import { codeBlock, details } from './markdown.js'

/** Begins the quotation of an output at the end of an error's message. */
const quotation = '\nThe last lines of its output:\n'
/** Lines of a message that are shown. */
const maxLines = 30

/** Renders an error as parts of a summary: what happened, and below it, folded, the last lines of the output. */
export function renderFailure(error: unknown): string[] {
  const description = describeError(error)
  const cut =
    error instanceof QuotingError && error.lastLines.length > 0 ? description.indexOf(quotation) : -1
  if (cut === -1) return [codeBlock(firstAndLast(description))]
  const lastLines = description.slice(cut + quotation.length).split('\n')
  return [
    codeBlock(firstAndLast(description.slice(0, cut))),
    ...details('Last lines of the output', [codeBlock(lastLines)]),
  ]
}

function firstAndLast(description: string): string[] {
  const lines = description.split('\n')
  return [...lines.slice(0, 1), ...lines.slice(1).slice(-maxLines)]
}
