import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { endOfArchive, type TarMember, tarMembers } from '../../src/source/tar-stream.js'
import { Repository } from '../support/repository.js'

const names = {
  long: `${'directory/'.repeat(12)}${'name'.repeat(30)}.txt`,
  split: `${'d'.repeat(90)}/${'f'.repeat(90)}`,
}

describe('a tar stream', () => {
  test('has the same members however it is cut into chunks', async () => {
    const repository = await Repository.of({
      'a.txt': 'x',
      empty: '',
      [`web/${names.long}`]: 'y'.repeat(3000),
      'web/b': 'z',
    })
    for (const strip of ['', 'web']) {
      const args = strip ? ['--', strip] : []
      const archive = repository.git('archive', '--format=tar', 'HEAD', ...args)
      const whole = await members([archive], strip)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 30 }),
          async (sizes) => {
            expect(await members(chunks(archive, sizes), strip)).toEqual(whole)
          },
        ),
        { numRuns: 100 },
      )
    }
  })

  test('drops the directories above its new root, however names are encoded', async () => {
    const files = {
      [`web/app/${names.long}`]: 'x',
      [`web/app/${names.split}`]: 'y',
      'web/app/short': 'z',
      'web/other': '',
    }
    const repository = await Repository.of(files)
    const archive = repository.git('archive', '--format=tar', 'HEAD', '--', 'web/app')
    const { found } = await members([archive], 'web/app')
    const kept = found.filter(({ type }) => type === 'file').map(({ name }) => name)
    expect(kept.sort()).toEqual([names.long, names.split, 'short'].sort())
  })

  test('fails when it breaks off', async () => {
    const repository = await Repository.of({ 'a.txt': 'x'.repeat(2000) })
    const archive = repository.git('archive', '--format=tar', 'HEAD')
    await expect(members([archive.subarray(0, 1536)], '')).rejects.toThrow('broke off before its end')
    await expect(members([archive.subarray(0, 1000)], '')).rejects.toThrow(
      'broke off in the middle of a block',
    )
    await expect(members([Buffer.alloc(512, 'x')], '')).rejects.toThrow('a header that git would not write')
  })

  test('fails when an extended header has a size that is not a number', async () => {
    const repository = await Repository.of({ [names.long]: 'x' })
    const archive = Buffer.from(repository.git('archive', '--format=tar', 'HEAD'))
    archive.write(' size=', archive.indexOf(' path='))
    await expect(members([archive], '')).rejects.toThrow('an extended header that git would not write')
  })

  test('keeps names that are not UTF-8', async () => {
    const repository = await Repository.of({ 'web/a': 'x' })
    const archive = Buffer.from(repository.git('archive', '--format=tar', 'HEAD'))
    const at = archive.indexOf('web/a\0')
    archive[at + 4] = 0xff
    const { bytes } = await members([archive], 'web')
    expect(bytes.includes(Buffer.from([0xff, 0]))).toBe(true)
  })
})

async function members(
  archive: Iterable<Uint8Array>,
  strip: string,
): Promise<{ bytes: Buffer; found: TarMember[] }> {
  const found: TarMember[] = []
  const output: Uint8Array[] = []
  async function* stream() {
    yield* archive
  }
  const onMember = (member: TarMember) => found.push(member)
  for await (const piece of tarMembers(stream(), { strip, onMember })) output.push(Buffer.from(piece))
  return { bytes: Buffer.concat([...output, endOfArchive]), found }
}

function* chunks(bytes: Buffer, sizes: number[]): Generator<Buffer> {
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}
