import { setImmediate } from 'node:timers/promises'
import { allOrAbort } from '../async/all-or-abort.js'
import { measure } from '../async/measure.js'
import type { BuildRequest } from '../heroku/builds.js'
import { createSource, type Source } from '../heroku/sources.js'
import type { Run } from '../runner/run.js'
import type { Archive } from '../source/archive.js'
import type { Checkout, PackedCheckout } from '../source/pack.js'
import { formatList } from '../source/paths.js'
import { formatBytes, formatCount, formatRate } from '../text/format.js'
import type { Deploy } from './deploy.js'

/**
 * Packs and uploads the checkout, and runs a lookup that depends on neither at the same time. If the input `version` is
 * the id of a commit other than the packed one, the deploy uses the packed commit's id from then on.
 *
 * @param find the lookup, which must obey its signal
 * @returns what the lookup found, the request for the build, and the commit's id, which is empty outside a repository
 */
export async function uploadCheckout<T>(
  deploy: Deploy,
  checkout: Checkout,
  find: (signal: AbortSignal) => Promise<T>,
): Promise<{ found: T; request: BuildRequest; commit: string }> {
  const { run, client, timings } = deploy
  const [found, source, packed] = await measure(timings, 'archived', () =>
    allOrAbort(run.signal, (signal) => [
      find(signal),
      createSource(client.until(signal)),
      packAfterRequests(deploy, checkout, signal),
    ]),
  )
  reportArchive(deploy, packed)

  const { archive, commit } = packed
  const [{ getUrl }, leftOut] = await measure(timings, 'uploaded', () =>
    allOrAbort(run.signal, (signal) => [
      uploadArchive(deploy, archive, source, signal),
      archive.unarchivedChanges(),
    ]),
  )
  warnOfLeftOut(run, leftOut)
  const { version, buildpacks, ...options } = deploy.options
  const versionDescription = options.versionDescription || (commit?.subject ?? '')
  const { checksum } = archive
  const request = { sourceUrl: getUrl, isOurSource: true, checksum, version, versionDescription, buildpacks }
  return { found, request, commit: commit?.sha ?? '' }
}

async function packAfterRequests(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<PackedCheckout> {
  // Loading the packing code blocks the event loop, so let the first requests leave before it starts.
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
  const totalSize = formatBytes(archive.size)
  const { upload } = await import('../source/upload.js')
  const start = performance.now()
  const uploaded = await upload(archive, source, {
    http: client.http,
    signal,
    newSource: () => createSource(client.until(signal)),
    onRetry: (message) => log.info(message),
    onProgress: ({ sent, milliseconds }) => {
      const share = Math.floor((100 * sent) / archive.size)
      log.info(
        `Uploading: ${formatBytes(sent)} of ${totalSize} (${share} %) at ${formatRate(sent, milliseconds)}`,
      )
    },
  })
  log.info(`Uploaded ${totalSize} at ${formatRate(archive.size, performance.now() - start)}`)
  return uploaded
}

function reportArchive({ run }: Deploy, { archive, commit }: PackedCheckout): void {
  const { files, size, checksum, skipped } = archive
  run.output('checksum', checksum)
  const what = commit
    ? `commit ${commit.sha.slice(0, 8)} (${commit.subject})`
    : 'the directory, which is not in a git repository'
  run.log.info(
    `Archived ${what}: ${formatCount(files, 'file')}, ${formatBytes(size)} compressed, ${checksum}`,
  )
  if (skipped.length > 0) {
    run.log.warning(
      `Left out of the archive because they are neither files nor links:\n${formatList(skipped)}`,
    )
  }
}

function warnOfLeftOut({ log }: Run, leftOut: string[]): void {
  if (leftOut.length === 0) return
  log.warning(
    `The checkout differs from the commit, and the commit is what is deployed. These changes are left out:\n${formatList(leftOut)}\nTo deploy these files as they are, list them in the input 'include'`,
  )
}
