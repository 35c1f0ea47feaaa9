import * as core from '@actions/core'
import { registerSecret, registerValue } from '../text/redact.js'

/** Makes the runner replace a secret with `***` in the log from now on, and `redact` everywhere else. */
export function maskSecret(value: string): void {
  registerSecret(value)
  core.setSecret(value)
}

/** The same for a value that may be a common word: {@link redactSecrets} keeps it, so that URLs in outputs work. */
export function maskValue(value: string): void {
  registerValue(value)
  core.setSecret(value)
}
