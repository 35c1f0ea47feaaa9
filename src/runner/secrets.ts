import * as core from '@actions/core'
import { learnSecret, learnValue } from '../text/redact.js'

/** Has the runner replace a secret by `***` in the log from now on, and `redact` everywhere else. */
export function maskSecret(value: string): void {
  learnSecret(value)
  core.setSecret(value)
}

/** The same for a value that may as well be a common word: addresses in outputs keep it. */
export function maskValue(value: string): void {
  learnValue(value)
  core.setSecret(value)
}
