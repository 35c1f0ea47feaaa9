import * as core from '@actions/core'

/** What this process knows that nobody may read. The runner masks it in the log, and nowhere else. */
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
  known.add(value)
}

/**
 * Has the runner and {@link redact} replace a value that may as well be a common word: {@link redactOutput} leaves it,
 * for an address with such a word in it would lead nowhere.
 */
export function keepValue(value: string): void {
  words.add(value)
  core.setSecret(value)
}

/**
 * Takes secrets out of a text of ours. In the log the runner does so too, but not in summaries, and titles of
 * annotations.
 */
export function redact(text: string): string {
  return without([...known, ...words], text)
}

/** Takes secrets out of the value of an output. */
export function redactOutput(value: string): string {
  return without([...known], value)
}

function without(known: string[], text: string): string {
  const parts = known.flatMap((secret) => [secret, ...secret.split(/\r?\n/)])
  const secrets = parts.filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length)
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text)
}
