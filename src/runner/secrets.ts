import * as core from '@actions/core'
import { registerSecret, registerValue } from '../text/redact.js'

/** Has the runner replace a secret by `***` in the log from now on, and `redact` everywhere else. */
export function maskSecret(value: string): void {
  registerSecret(value)
  core.setSecret(value)
}

/** The same for a value that may as well be a common word: addresses in outputs keep it. */
export function maskValue(value: string): void {
  registerValue(value)
  core.setSecret(value)
}
