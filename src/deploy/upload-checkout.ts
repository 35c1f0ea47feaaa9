import { setImmediate } from 'node:timers/promises'
import { allOrAbort } from '../async/all-or-abort.js'
import { measure } from '../async/measure.js'
import type { BuildRequest } from '../heroku/builds.js'
import { createSource, type Source } from '../heroku/sources.js'
import type { Run } from '../runner/run.js'
import type { Archive } from '../source/archive.js'
import type { Checkout, Packed } from '../source/pack.js'
import { some } from '../source/paths.js'
import { formatBytes, formatCount, formatRate } from '../text/format.js'
import type { Deploy } from './deploy.js'

/**
 * Packs the checkout and uploads it, and meanwhile finds out what depends on neither. Where the input `version` is the
 * id of another commit than the one that is packed, the deploy takes the packed one's from then on.
 *
 * @param find hears the signal that it is given
 * @returns what was found, what is to be built, and the id of the commit, if it is one
 */
export async function uploadCheckout<T>(
  deploy: Deploy,
  checkout: Checkout,
  find: (signal: AbortSignal) => Promise<T>,
): Promise<{ found: T; request: BuildRequest; commit: string }> {
  const { run, client, options, timings } = deploy
  const [found, source, packed] = await measure(timings, 'archived', () =>
    allOrAbort(run.signal, (signal) => [
      find(signal),
      createSource(client.until(signal)),
      packAfterRequests(deploy, checkout, signal),
    ]),
  )
  reportArchive(deploy, packed)

  const { archive, commit, version } = packed
  if (version !== options.version) {
    deploy.options = { ...options, version }
    run.output('version', version)
  }
  const [{ getUrl }, leftOut] = await measure(timings, 'uploaded', () =>
    allOrAbort(run.signal, (signal) => [uploadArchive(deploy, archive, source, signal), archive.leftOut()]),
  )
  warnOfLeftOut(run, leftOut)
  const { buildpacks } = options
  const versionDescription = options.versionDescription || (commit?.subject ?? '')
  const { checksum } = archive
  const request = { sourceUrl: getUrl, isOurSource: true, checksum, version, versionDescription, buildpacks }
  return { found, request, commit: commit?.sha ?? '' }
}

async function packAfterRequests(
  deploy: Deploy,
  checkout: Checkout,
  signal: AbortSignal,
): Promise<Packed & { version: string }> {
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

function reportArchive({ run }: Deploy, { archive, commit }: Packed): void {
  const { files, size, checksum, skipped } = archive
  run.output('checksum', checksum)
  const what = commit
    ? `commit ${commit.sha.slice(0, 8)} (${commit.subject})`
    : 'the directory, which is in no git repository'
  run.log.info(
    `Archived ${what}: ${formatCount(files, 'file')}, ${formatBytes(size)} compressed, ${checksum}`,
  )
  if (skipped.length > 0) {
    run.log.warning(`Without what is neither a file nor a link, and can't be packed:\n${some(skipped)}`)
  }
}

function warnOfLeftOut({ log }: Run, leftOut: string[]): void {
  if (leftOut.length === 0) return
  log.warning(
    `The checkout differs from the commit, and the commit is what is deployed. Without their changes:\n${some(leftOut)}\nName them in the input 'include' to deploy them as they are`,
  )
}
