import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Packed, pack } from '../source/pack.js'
import type { Deploy } from './deploy.js'
import type { CheckoutSource } from './inputs.js'

/**
 * Packs the checkout into a tarball that is there until the run ends.
 *
 * @throws Error that says what is missing, or the signal's reason
 */
export async function packCheckout(
  { run, inputs }: Deploy,
  checkout: CheckoutSource,
  signal: AbortSignal,
): Promise<Packed> {
  const scratch = await mkdtemp(join(inputs.temporary, 'heroku-build-'))
  run.atEnd(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  return pack(checkout, scratch, signal)
}
