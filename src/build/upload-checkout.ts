import { setImmediate } from 'node:timers/promises'
import type { BuildRequest } from '../heroku/builds.js'
import { createSource, type Source } from '../heroku/sources.js'
import { together } from '../heroku/together.js'
import { bytes, plural, rate } from '../runner/format.js'
import type { Run } from '../runner/run.js'
import { timed } from '../runner/timed.js'
import type { Archive } from '../source/archive.js'
import type { PackedCheckout } from '../source/pack.js'
import { formatList } from '../source/paths.js'
import type { Deploy } from './deploy.js'
import type { CheckoutSource } from './inputs.js'

/**
 * Packs the checkout and uploads it, and meanwhile finds out what depends on neither. Where the input `version` is the
 * id of another commit than the one that is packed, the deploy takes the packed one's from then on.
 *
 * @param find hears the signal that it is given
 * @returns what was found, what is to be built, and the id of the commit, if it is one
 */
export async function uploadCheckout<T>(
  deploy: Deploy,
  checkout: CheckoutSource,
  find: (signal: AbortSignal) => Promise<T>,
): Promise<{ found: T; request: BuildRequest; commit: string }> {
  const { run, client, inputs, took } = deploy
  const [found, source, packed] = await timed(took, 'archived', () =>
    together(run.signal, (signal) => [
      find(signal),
      createSource(client, signal),
      packSoon(deploy, checkout, signal),
    ]),
  )
  reportArchive(deploy, packed)

  const { archive, commit, version } = packed
  if (version !== inputs.version) {
    deploy.inputs = { ...inputs, version }
    run.output('version', version)
  }
  const [{ getUrl }, leftOut] = await timed(took, 'uploaded', () =>
    together(run.signal, (signal) => [
      uploadArchive(deploy, archive, source, signal),
      archive.unarchivedChanges(),
    ]),
  )
  warnOfLeftOut(run, leftOut)
  const { buildpacks } = inputs
  const versionDescription = inputs.versionDescription || (commit?.subject ?? '')
  const { checksum } = archive
  const request = { sourceUrl: getUrl, checksum, version, versionDescription, buildpacks }
  return { found, request, commit: commit?.sha ?? '' }
}

async function packSoon(
  deploy: Deploy,
  checkout: CheckoutSource,
  signal: AbortSignal,
): Promise<PackedCheckout & { version: string }> {
  // The first requests need nothing of what packing takes: they are on their way by the loop's next turn.
  await setImmediate()
  const { packCheckout } = await import('./pack-checkout.js')
  return packCheckout(deploy, checkout, signal)
}

async function uploadArchive(
  { run, client }: Deploy,
  archive: Archive,
  source: Source,
  signal: AbortSignal,
): Promise<Source> {
  const { log } = run
  const of = bytes(archive.size)
  const { upload } = await import('../source/upload.js')
  const start = performance.now()
  const uploaded = await upload(archive, source, {
    http: client.http,
    signal,
    newSource: () => createSource(client, signal),
    onRetry: (message) => log.info(message),
    onProgress: ({ sent, milliseconds }) => {
      const share = Math.floor((100 * sent) / archive.size)
      log.info(`Uploading: ${bytes(sent)} of ${of} (${share} %) at ${rate(sent, milliseconds)}`)
    },
  })
  log.info(`Uploaded ${of} at ${rate(archive.size, performance.now() - start)}`)
  return uploaded
}

function reportArchive({ run }: Deploy, { archive, commit }: PackedCheckout): void {
  const { files, size, checksum, skipped } = archive
  run.output('checksum', checksum)
  const what = commit
    ? `commit ${commit.sha.slice(0, 8)} (${commit.subject})`
    : 'the directory, which is in no git repository'
  run.log.info(`Archived ${what}: ${plural(files, 'file')}, ${bytes(size)} compressed, ${checksum}`)
  if (skipped.length > 0) {
    run.log.warning(`Without what is neither a file nor a link, and can't be packed:\n${formatList(skipped)}`)
  }
}

function warnOfLeftOut({ log }: Run, leftOut: string[]): void {
  if (leftOut.length === 0) return
  log.warning(
    `The checkout differs from the commit, and the commit is what is deployed. Without their changes:\n${formatList(leftOut)}\nName them in the input 'include' to deploy them as they are`,
  )
}
