import * as core from '@actions/core'

/** What this process knows that nobody may read, in its forms. The runner masks it in the log, and nowhere else. */
const known = new Set<string>()
/** Of that, what may as well be a common word, such as the value `production` of a config var. */
const words = new Set<string>()
/** Anything shorter would be replaced where it means something else. */
const shortest = 6

/**
 * Has the runner replace a value by `***` wherever it shows up in the log from now on, and has {@link redact} do so
 * everywhere else.
 */
export function keepSecret(value: string): void {
  learnSecret(value)
  core.setSecret(value)
}

/** Has {@link redact} replace a value; the runner is told of it by somebody else. */
export function learnSecret(value: string): void {
  remember(value, known)
}

function remember(value: string, secrets: Set<string>): void {
  for (const form of formsOf(value)) if (form.length >= shortest) secrets.add(form)
}

/** A value, its lines, and how it stands in JSON and in URLs: servers repeat what they were sent in their errors. */
function formsOf(value: string): string[] {
  const escaped = JSON.stringify(value).slice(1, -1)
  // Half a character is none that could be in a URL.
  const encoded = encodeURIComponent(Buffer.from(value).toString())
  return [value, ...value.split(/\r?\n/), escaped, encoded]
}

/**
 * Has the runner and {@link redact} replace a value that may as well be a common word: {@link redactSecrets} leaves it,
 * for an address with such a word in it would lead nowhere.
 */
export function keepValue(value: string): void {
  remember(value, words)
  core.setSecret(value)
}

/**
 * Takes secrets out of a text of ours. In the log the runner does so too, but not in summaries, and titles of
 * annotations.
 */
export function redact(text: string): string {
  return without([...known, ...words], text)
}

/**
 * Takes secrets out of the value of an output, or of whole Markdown, whose words {@link redact} has been through already
 * and whose addresses are to lead somewhere.
 */
export function redactSecrets(value: string): string {
  return without([...known], value)
}

function without(secrets: string[], text: string): string {
  const longestFirst = secrets.sort((a, b) => b.length - a.length)
  return longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text)
}
