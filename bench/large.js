// Archives of what is large in other ways: very many files, one very large file, and a directory of a large repository.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { archive } from './archive.js'
import { largeFile, manyFiles } from './repositories.js'

const memory = { atMost: 128e6, absolute: true }
const tar = 'GNU tar cz'

/** Measures them, for several minutes. */
export async function run({ runs = 2 }) {
  const many = await manyFiles()
  const [first] = await readdir(join(many.directory, 'packages'))
  const part = { ...many, part: `packages/${first}` }
  return [
    ...(await archive('200,000 small files', many, runs, { memory }, [tar])),
    ...(await archive('a directory of them', part, Math.max(runs, 5), { memory }, [
      tar,
      'git archive, tar.gz',
    ])),
    ...(await archive('one file of 2 GB', await largeFile(), runs, { memory }, [tar])),
  ]
}
