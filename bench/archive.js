// The archive of a commit: from the start of the build action to the first byte of its upload, beside programs that
// make a tarball of the same checkout.
import { join } from 'node:path'
import { requireSameFiles } from './archive-check.js'
import { tarballs } from './archive-peers.js'
import { deployToNothing } from './deploy-to-nothing.js'
import { withDirectory } from './processes.js'
import { compare, rounds } from './report.js'
import { given, middling } from './repositories.js'

/** Measures the archive of a middling repository, or of a given one. */
export async function run({ runs = 3, path }) {
  const repository = path ? await given(path) : await middling()
  return archive(`${Math.round(repository.bytes / 1e6)} MB, ${repository.files} files`, repository, runs, {
    speed: { atLeast: 3 },
    size: { atMost: 1.06 },
    memory: { atMost: 128e6, absolute: true },
  })
}

/**
 * Measures the archive of a repository, or of its directory `part`.
 *
 * @param what of the rows
 * @param budgets of speed and size against GNU tar, and of memory in bytes; any may be missing
 * @param only names of the peers; by default all that there are
 */
export async function archive(what, { part = '.', ...repository }, runs, budgets, only) {
  return withDirectory(async (scratch) => {
    const [file, kept] = [join(scratch, 'archive.tgz'), join(scratch, 'ours.tgz')]
    const directory = join(repository.directory, part)
    const ours = (options) => deployToNothing(repository, { inputs: { directory: part }, ...options })
    await ours({ keep: kept })
    await requireSameFiles(directory, kept)
    const peers = Object.entries(tarballs()).filter(([name]) => !only || only.includes(name))
    const ways = peers.map(([name, make]) => [name, () => make(directory, file)])
    const samples = await rounds(`archive of ${what}`, runs, {
      ours: () => ours(),
      ...Object.fromEntries(ways),
    })
    return rowsOf(what, samples, budgets)
  })
}

function rowsOf(what, { ours, ...peers }, budgets) {
  const named = Object.entries(peers).map(([name, samples]) => ({ name, samples }))
  const tar = named.find(({ name }) => name === 'GNU tar cz')
  const speeds = named.map((peer) =>
    compare({
      what: `Archive of ${what}`,
      ours,
      peer,
      ratio: 'as fast',
      budget: peer === tar ? budgets.speed : undefined,
    }),
  )
  return [...speeds, ...(tar ? [sizeRow(ours, tar, budgets)] : []), ...memoryRow(ours, budgets)]
}

function sizeRow(ours, tar, { size: budget }) {
  const peer = { name: tar.name, samples: sizes(tar.samples) }
  return compare({ what: 'its size', of: 'bytes', ours: sizes(ours), peer, ratio: 'as large', budget })
}

function sizes(samples) {
  return samples.map(({ size }) => ({ bytes: size }))
}

/** The most of all rounds; none where it is not known. */
function memoryRow(ours, { memory: budget }) {
  const bytes = Math.max(...ours.map(({ memoryWithCode = 0 }) => memoryWithCode))
  return bytes === 0
    ? []
    : [compare({ what: "its memory, Node's code included", of: 'bytes', ours: [{ bytes }], budget })]
}
