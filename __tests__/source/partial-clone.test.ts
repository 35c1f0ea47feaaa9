import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { packed } from '../support/pack.js'
import { Clone, type Files, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

describe('a partial clone', () => {
  test('gives the same archive as a whole one, at one request for all that it lacks', async () => {
    const repository = await served(files())
    const partial = await clone(repository, '--filter=blob:none', '--no-checkout')
    expect(missing(partial)).toHaveLength(51)
    expect((await packed(partial)).archive.checksum).toBe((await packed(repository)).archive.checksum)
    expect(missing(partial)).toEqual([])
    expect(packs(partial)).toBe(2)
  })

  test('fetches nothing when the directory that is deployed is checked out', async () => {
    const repository = await served(files())
    const partial = await sparse(repository)
    const lacks = missing(partial)
    expect(lacks).toHaveLength(25)
    const { archive } = await packed(partial, { directory: 'apps/api' })
    expect(archive.checksum).toBe((await packed(repository, { directory: 'apps/api' })).archive.checksum)
    expect(archive.files).toBe(24)
    expect(missing(partial)).toEqual(lacks)
  })

  test('takes attributes from the commit, whatever the checkout has made of them', async () => {
    const repository = await served(files())
    const partial = await sparse(repository)
    await writeFile(join(partial.directory, '.gitattributes'), '*.txt export-ignore\n')
    const { archive } = await packed(partial, { directory: 'apps/api' })
    expect(archive.checksum).toBe((await packed(repository, { directory: 'apps/api' })).archive.checksum)
  })

  test('whose remote gives nothing is an error', async () => {
    const repository = await served(files())
    const partial = await clone(repository, '--filter=blob:none', '--no-checkout')
    partial.git('remote', 'set-url', 'origin', `${repository.directory}-gone`)
    await expect(packed(partial)).rejects.toThrow(/^git archive failed: .*could not fetch/s)
  })
})

async function clone(repository: Repository, ...options: string[]): Promise<Clone> {
  return new Clone(repository, await temporaryDirectory(), ...options)
}

/** A clone with apps/api and what lies above it, as actions/checkout makes it of `filter` and `sparse-checkout`. */
async function sparse(repository: Repository): Promise<Clone> {
  const partial = await clone(repository, '--filter=blob:none', '--no-checkout', '--depth=1')
  partial.git('sparse-checkout', 'set', 'apps/api')
  partial.git('checkout', '--quiet')
  return partial
}

/** Fifty files, half of them below apps/api, where one is not to be deployed. */
function files(): Files {
  const names = Array.from({ length: 50 }, (_, i) => `apps/${i % 2 ? 'api' : 'web'}/file${i}.txt`)
  const texts = names.map((name) => [name, `content of ${name}`])
  return { ...Object.fromEntries(texts), '.gitattributes': 'apps/api/file1.txt export-ignore\n' }
}

/** A repository that partial clones can be made of. */
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
