// Archives of a commit, from the start of the build action to the first byte of its upload, compared with programs that
// make a tarball of the same checkout.
import { join } from 'node:path'
import { requireSameFiles } from './archive-check.js'
import { archivePeers } from './archive-peers.js'
import { deployToStub } from './deploy-to-stub.js'
import { withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { existingRepository, mediumRepository, proseRepository } from './repositories.js'

const size = { atMost: 1.06 }
const memory = { atMost: 128e6, absolute: true }
const mixedBudgets = { 'GNU tar cz': { atLeast: 3 }, 'git archive, pigz': { atLeast: 1.5 }, size, memory }
const proseBudgets = { 'GNU tar cz': { atLeast: 2.3 }, 'git archive, pigz': { atLeast: 1.2 }, size, memory }

/** Measures the archives of two repositories, one with mixed content and one with prose, or of the one at `path`. */
export async function run({ runs = 3, path }) {
  if (path) {
    const repository = await existingRepository(path)
    return measureArchive(describe(repository), repository, runs, mixedBudgets)
  }
  const [mixed, prose] = [await mediumRepository(), await proseRepository()]
  return [
    ...(await measureArchive(describe(mixed), mixed, runs, mixedBudgets)),
    ...(await measureArchive(
      `${describe(prose)} of prose`,
      prose,
      runs,
      proseBudgets,
      Object.keys(proseBudgets),
    )),
  ]
}

function describe({ bytes, files }) {
  return `${Math.round(bytes / 1e6)} MB, ${files} files`
}

/**
 * Measures the archive of a repository, or of its directory `part`.
 *
 * @param what names the content in the rows
 * @param budgets of speed relative to each peer, of `size` relative to GNU tar, and of `memory` in bytes; each is optional
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
      budget: budgets[peer.name],
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
