import { setImmediate } from 'node:timers/promises'
import { allOrAbort } from '../async/all-or-abort.js'
import { measure } from '../async/measure.js'
import type { BuildRequest } from '../heroku/builds.js'
import { createSource, type Source } from '../heroku/sources.js'
import type { Archive } from '../source/archive.js'
import type { Checkout, PackedCheckout } from '../source/pack.js'
import { formatBytes, formatRate } from '../text/format.js'
import type { Deploy } from './deploy.js'

/** Milliseconds. The rate of a shorter upload says nothing about the network. */
const shortestMeasured = 1_000

/**
 * Packs and uploads the checkout, and runs a lookup that depends on neither at the same time. If the input `version` is
 * the id of a commit other than the packed one, the deploy uses the packed commit's id from then on.
 *
 * @param find the lookup, which must obey its signal
 * @param check called before the upload with what the lookup found and with what was packed; throws to prevent it
 * @returns what the lookup found, the request for the build, and the commit's id, which is empty outside a repository
 */
export async function uploadCheckout<T>(
  deploy: Deploy,
  checkout: Checkout,
  find: (signal: AbortSignal) => Promise<T>,
  check: (found: T, archive: Archive) => void = () => {},
): Promise<{ found: T; request: BuildRequest; commit: string }> {
  const { run, client, timings } = deploy
  const [found, source, packed] = await measure(timings, 'archive', () =>
    allOrAbort(run.signal, (signal) => [
      find(signal),
      createSource(client.until(signal)),
      packAfterRequests(deploy, checkout, signal),
    ]),
  )
  // Needed once there is an archive, and so no earlier.
  const report = await import('./report-archive.js')
  report.reportArchive(run, packed)
  check(found, packed.archive)

  const { archive, commit } = packed
  const [{ getUrl }, changes, exportIgnored] = await measure(timings, 'upload', () =>
    allOrAbort(run.signal, (signal) => [
      uploadArchive(deploy, archive, source, signal),
      archive.unarchivedChanges(),
      archive.exportIgnored(),
    ]),
  )
  report.reportExportIgnored(run, exportIgnored)
  report.warnOfChanges(run, changes)
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
        `Uploading: ${formatBytes(sent)} of ${totalSize} (${share}%) at ${formatRate(sent, milliseconds)}`,
      )
    },
  })
  const milliseconds = performance.now() - start
  const rate = milliseconds < shortestMeasured ? '' : ` at ${formatRate(archive.size, milliseconds)}`
  log.info(`Uploaded ${totalSize}${rate}`)
  return uploaded
}
