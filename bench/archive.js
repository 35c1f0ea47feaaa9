// Archives of a commit, from the start of the build action to the first byte of its upload, compared with programs that
// make a tarball of the same checkout.
import { join } from 'node:path'
import { requireSameFiles } from './archive-check.js'
import { archivePeers } from './archive-peers.js'
import { deployToStub } from './deploy-to-stub.js'
import { withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { existingRepository, mediumRepository } from './repositories.js'

/** Measures the archive of the medium repository, or of the one at `path`. */
export async function run({ runs = 3, path }) {
  const repository = path ? await existingRepository(path) : await mediumRepository()
  return measureArchive(
    `${Math.round(repository.bytes / 1e6)} MB, ${repository.files} files`,
    repository,
    runs,
    {
      speed: { atLeast: 3 },
      size: { atMost: 1.06 },
      memory: { atMost: 128e6, absolute: true },
    },
  )
}

/**
 * Measures the archive of a repository, or of its directory `part`.
 *
 * @param what names the content in the rows
 * @param budgets of speed and size relative to GNU tar, and of memory in bytes; each is optional
 * @param peerNames peers to compare with; by default all on this machine
 */
export async function measureArchive(what, { part = '.', ...repository }, runs, budgets, peerNames) {
  return withTemporaryDirectory(async (scratch) => {
    const [peerFile, ourFile] = [join(scratch, 'archive.tgz'), join(scratch, 'ours.tgz')]
    const directory = join(repository.directory, part)
    const ours = (options) => deployToStub(repository, { inputs: { directory: part }, ...options })
    await ours({ uploadFile: ourFile })
    await requireSameFiles(directory, ourFile)
    const peers = Object.entries(archivePeers()).filter(([name]) => !peerNames || peerNames.includes(name))
    const peerMeasurements = peers.map(([name, archive]) => [name, () => archive(directory, peerFile)])
    const samples = await measureInRounds(`archive of ${what}`, runs, {
      ours: () => ours(),
      ...Object.fromEntries(peerMeasurements),
    })
    return makeRows(what, samples, budgets)
  })
}

function makeRows(what, { ours, ...peerSamples }, budgets) {
  const peers = Object.entries(peerSamples).map(([name, samples]) => ({ name, samples }))
  const tar = peers.find(({ name }) => name === 'GNU tar cz')
  const speedRows = peers.map((peer) =>
    makeRow({
      what: `Archive of ${what}`,
      ours,
      peer,
      ratio: 'as fast',
      budget: peer === tar ? budgets.speed : undefined,
    }),
  )
  return [...speedRows, ...(tar ? [sizeRow(ours, tar, budgets)] : []), ...memoryRows(ours, budgets)]
}

function sizeRow(ours, tar, { size: budget }) {
  const peer = { name: tar.name, samples: sizes(tar.samples) }
  return makeRow({ what: 'its size', of: 'bytes', ours: sizes(ours), peer, ratio: 'as large', budget })
}

function sizes(samples) {
  return samples.map(({ size }) => ({ bytes: size }))
}

/** Returns a row with the maximum of all rounds, or none on systems that do not report memory. */
function memoryRows(ours, { memory: budget }) {
  const bytes = Math.max(...ours.map(({ memoryWithCode = 0 }) => memoryWithCode))
  if (bytes === 0) return []
  return [makeRow({ what: "its memory, Node's code included", of: 'bytes', ours: [{ bytes }], budget })]
}
