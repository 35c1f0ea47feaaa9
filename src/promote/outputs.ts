import type { Outcome } from './outcome.js'

/**
 * How long the output may be, in UTF-16 code units of two bytes each. The outputs of a job may have 1 MiB together, as
 * UTF-16, of which the lists of names and other steps need some.
 */
const maxLength = 400_000
/** Characters of an error that remain once the output is too long. */
const maxErrorLength = 100

/**
 * Returns the output `releases`: JSON with one object per app. If it is too long, errors are cut, and then the last apps
 * left out, those that failed not before the others.
 *
 * @returns `note` says what was cut; empty if nothing was
 */
export function renderOutcomes(outcomes: Outcome[], limit = maxLength): { json: string; note: string } {
  const whole = JSON.stringify(outcomes)
  if (whole.length <= limit) return { json: whole, note: '' }
  const short = outcomes.map((outcome) =>
    outcome.error === undefined ? outcome : { ...outcome, error: outcome.error.slice(0, maxErrorLength) },
  )
  const json = JSON.stringify(short)
  const cutErrors = "The output 'releases' would be longer than the runner takes, so its errors are cut"
  const rest = "See the outputs 'promoted', 'unchanged' and 'failed', and the log"
  if (json.length <= limit) return { json, note: `${cutErrors}. See the log` }
  const kept = keepFirst(short, limit)
  const left = outcomes.length - kept.length
  return { json: JSON.stringify(kept), note: `${cutErrors}, and ${left} apps are left out. ${rest}` }
}

/** Keeps as many as the limit allows, those that did not succeed first, in their order. */
function keepFirst(outcomes: Outcome[], limit: number): Outcome[] {
  const isFine = ({ status }: Outcome) => status === 'promoted' || status === 'unchanged'
  const kept = new Set<Outcome>()
  let length = 2
  for (const outcome of [...outcomes.filter((one) => !isFine(one)), ...outcomes.filter(isFine)]) {
    length += JSON.stringify(outcome).length + 1
    if (length > limit) break
    kept.add(outcome)
  }
  return outcomes.filter((outcome) => kept.has(outcome))
}
