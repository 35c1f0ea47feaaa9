import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Commit } from '../source/commit.js'
import { type Checkout, type PackedCheckout, pack, readCommit } from '../source/pack.js'
import type { Deploy } from './deploy.js'
import { versionOf } from './version.js'

/**
 * Packs the checkout into a tarball that is there until the run ends, and decides which version is recorded for it.
 *
 * @throws Error that says what is missing, or the signal's reason
 */
export async function packCheckout(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<PackedCheckout & { version: string }> {
  const packed = await pack(checkout, await makeScratch(deploy), signal)
  return { ...packed, version: await versionOf(deploy.run, deploy.options.version, packed.commit) }
}

/**
 * Reads which commit is checked out.
 *
 * @returns nothing for a directory that is in no repository
 * @throws Error that says what is missing, or the signal's reason
 */
export async function readCheckout(deploy: Deploy, checkout: Checkout): Promise<Commit | undefined> {
  return readCommit(checkout, await makeScratch(deploy), deploy.run.signal)
}

async function makeScratch({ run, options }: Deploy): Promise<string> {
  const scratch = await mkdtemp(join(options.temporary, 'heroku-build-'))
  run.defer(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }))
  return scratch
}
