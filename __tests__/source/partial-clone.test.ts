import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { packed } from '../support/pack.js'
import { Clone, type Files, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

describe('a partial clone', () => {
  test('yields the same archive as a full clone, with one request for all missing objects', async () => {
    const repository = await served(files())
    const partial = await clone(repository, '--filter=blob:none', '--no-checkout')
    expect(missing(partial)).toHaveLength(51)
    expect((await packed(partial)).archive.checksum).toBe((await packed(repository)).archive.checksum)
    expect(missing(partial)).toEqual([])
    expect(packs(partial)).toBe(2)
  })

  test('fetches nothing when the deployed directory is checked out', async () => {
    const repository = await served(files())
    const partial = await sparse(repository)
    const lacks = missing(partial)
    expect(lacks).toHaveLength(25)
    const { archive } = await packed(partial, { directory: 'apps/api' })
    expect(archive.checksum).toBe((await packed(repository, { directory: 'apps/api' })).archive.checksum)
    expect(archive.files).toBe(24)
    expect(missing(partial)).toEqual(lacks)
  })

  test('takes attributes from the commit, even if the checkout has changed them', async () => {
    const repository = await served(files())
    const partial = await sparse(repository)
    await writeFile(join(partial.directory, '.gitattributes'), '*.txt export-ignore\n')
    const { archive } = await packed(partial, { directory: 'apps/api' })
    expect(archive.checksum).toBe((await packed(repository, { directory: 'apps/api' })).archive.checksum)
  })

  test('causes an error when its remote is gone', async () => {
    const repository = await served(files())
    const partial = await clone(repository, '--filter=blob:none', '--no-checkout')
    partial.git('remote', 'set-url', 'origin', `${repository.directory}-gone`)
    await expect(packed(partial)).rejects.toThrow(/^git archive failed: .*could not fetch/s)
  })
})

async function clone(repository: Repository, ...options: string[]): Promise<Clone> {
  return new Clone(repository, await temporaryDirectory(), ...options)
}

/** Makes a clone of apps/api and the files above it, as actions/checkout does with `filter` and `sparse-checkout`. */
async function sparse(repository: Repository): Promise<Clone> {
  const partial = await clone(repository, '--filter=blob:none', '--no-checkout', '--depth=1')
  partial.git('sparse-checkout', 'set', 'apps/api')
  partial.git('checkout', '--quiet')
  return partial
}

/** Returns fifty files, half of them below apps/api, one of which is marked export-ignore. */
function files(): Files {
  const names = Array.from({ length: 50 }, (_, i) => `apps/${i % 2 ? 'api' : 'web'}/file${i}.txt`)
  const texts = names.map((name) => [name, `content of ${name}`])
  return { ...Object.fromEntries(texts), '.gitattributes': 'apps/api/file1.txt export-ignore\n' }
}

/** Makes a repository that allows partial clones. */
async function served(files: Files): Promise<Repository> {
  const repository = await Repository.of(files)
  repository.git('config', 'uploadpack.allowFilter', 'true')
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  return repository
}

function missing(clone: Clone): string[] {
  const objects = clone.git('rev-list', '--objects', '--missing=print', 'HEAD')
  return objects.split('\n').filter((line) => line.startsWith('?'))
}

function packs(clone: Clone): number {
  return Number(/^packs: (\d+)$/m.exec(clone.git('count-objects', '-v'))?.[1])
}
