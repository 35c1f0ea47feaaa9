import type { Comparison } from '../text/comparison.js'
import { code, link } from './markdown.js'

/** Renders what a deploy changes as Markdown for one line, with a link to GitHub's comparison where there is one. */
export function renderComparison({ previous, from, to, isSame, url, distance }: Comparison): string {
  if (previous === undefined) return 'first deploy'
  if (isSame) return 'the same commit again'
  const versions = url === '' ? `${code(from)} to ${code(to)}` : link(`${from}...${to}`, url)
  return [versions, distance].filter(Boolean).join(', ')
}

/** Returns the end of a heading that says what a deploy changes; empty if that is unknown. */
export function comparisonSuffix(comparison: Comparison | undefined): string {
  return comparison ? ` (${renderComparison(comparison)})` : ''
}
