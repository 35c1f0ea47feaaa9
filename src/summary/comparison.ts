import type { Comparison } from '../text/comparison.js'
import { code, link } from './markdown.js'

/** Renders what a deploy changes as Markdown for one line, with a link to GitHub's comparison where there is one. */
export function renderComparison(comparison: Comparison): string {
  const { from, to, isSame, previous, url, distance, note } = comparison
  if (previous === undefined || isSame) return note
  const versions = url === '' ? `${code(from)} to ${code(to)}` : link(`${from}...${to}`, url)
  return [versions, distance].filter(Boolean).join(', ')
}

/**
 * Returns the end of a heading that says what a deploy changes, with the same link; empty if that is unknown. It does
 * not name the deployed version, which the heading does.
 */
export function comparisonSuffix(comparison: Comparison | undefined): string {
  if (!comparison) return ''
  const { from, isSame, previous, relation, url, note } = comparison
  if (previous === undefined || isSame) return ` (${note})`
  const words = `${relation} ${code(from)}`
  return ` (${url === '' ? words : `[${words}](<${url}>)`})`
}
