// Archives of large content of other kinds: very many files, a directory among them, and one very large file.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { measureArchive } from './archive.js'
import { largeFileRepository, manyFilesRepository } from './repositories.js'

const memory = { atMost: 128e6, absolute: true }
const tar = 'GNU tar cz'

/** Measures them, which takes several minutes. */
export async function run({ runs = 2 }) {
  const many = await manyFilesRepository()
  const [first] = await readdir(join(many.directory, 'packages'))
  const part = { ...many, part: `packages/${first}` }
  const partPeers = [tar, 'git archive, tar.gz']
  return [
    ...(await measureArchive('200,000 small files', many, runs, { memory }, [tar])),
    ...(await measureArchive('a directory of them', part, Math.max(runs, 5), { memory }, partPeers)),
    ...(await measureArchive('one file of 2 GB', await largeFileRepository(), runs, { memory }, [tar])),
  ]
}
