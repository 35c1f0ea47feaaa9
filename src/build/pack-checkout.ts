import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Commit } from '../source/commit.js'
import { type PackedCheckout, pack, readCommit } from '../source/pack.js'
import type { Deploy } from './deploy.js'
import type { CheckoutSource } from './inputs.js'
import { versionOf } from './version.js'

/**
 * Packs the checkout into a tarball that is there until the run ends, and decides which version is recorded for it.
 *
 * @throws Error that says what is missing, or the signal's reason
 */
export async function packCheckout(
  deploy: Deploy,
  checkout: CheckoutSource,
  signal: AbortSignal,
): Promise<PackedCheckout & { version: string }> {
  const packed = await pack(checkout, await makeScratch(deploy), signal)
  return { ...packed, version: await versionOf(deploy.run, deploy.inputs.version, packed.commit) }
}

/**
 * Reads which commit is checked out.
 *
 * @returns nothing for a directory that is in no repository
 * @throws Error that says what is missing, or the signal's reason
 */
export async function readCheckout(deploy: Deploy, checkout: CheckoutSource): Promise<Commit | undefined> {
  return readCommit(checkout, await makeScratch(deploy), deploy.run.signal)
}

async function makeScratch({ run, inputs }: Deploy): Promise<string> {
  const scratch = await mkdtemp(join(inputs.temporary, 'heroku-build-'))
  run.atEnd(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  return scratch
}
