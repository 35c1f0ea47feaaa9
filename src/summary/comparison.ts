import type { Comparison } from '../text/comparison.js'
import { code, link } from './markdown.js'

/** Returns rows of a table, of Markdown, that show what a deploy changes; none if that is unknown. */
export function comparisonRows(comparison: Comparison | undefined): string[][] {
  return comparison ? [['Changes', renderComparison(comparison)]] : []
}

/** Renders what a deploy changes as Markdown for one line, with a link to GitHub's comparison where there is one. */
export function renderComparison({ previous, from, to, isSame, url, distance }: Comparison): string {
  if (previous === undefined) return 'First deploy'
  if (isSame) return 'None: the same commit again'
  const versions = url === '' ? `${code(from)} to ${code(to)}` : link(`${from}...${to}`, url)
  return [versions, distance].filter(Boolean).join(', ')
}
