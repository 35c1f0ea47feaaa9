import { randomInt } from 'node:crypto'
import type { PipelineRecord } from './records.js'

const maxNameLength = 30
const suffixCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Returns the name of a review app's app: predictable if the pipeline's configuration has a base name, otherwise with a
 * random suffix, https://devcenter.heroku.com/articles/github-integration-review-apps#selecting-the-url-pattern
 */
export function reviewAppName(
  pipeline: PipelineRecord,
  branch: string,
  prNumber: number | null,
  isTaken: (name: string) => boolean,
): string {
  const baseName = pipeline.reviewAppConfig?.baseName ?? null
  const subject = prNumber === null ? `br-${slugify(branch)}` : `pr-${prNumber}`
  if (baseName !== null) return shorten(slugify(baseName), `-${subject}`)
  for (;;) {
    const name = shorten(pipeline.name, `-${subject.slice(0, 12)}-${randomSuffix()}`)
    if (!isTaken(name)) return name
  }
}

/** Cuts the start, since the end distinguishes one review app from another. */
function shorten(start: string, end: string): string {
  const short = start.slice(0, Math.max(maxNameLength - end.length, 1)).replace(/-+$/, '')
  return `${short}${end}`.slice(0, maxNameLength).replace(/-+$/, '')
}

function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

function randomSuffix(): string {
  return Array.from({ length: 6 }, () => suffixCharacters[randomInt(suffixCharacters.length)]).join('')
}
