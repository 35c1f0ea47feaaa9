import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type DiskFile, packFiles } from '../../src/source/pack-files.js'
import { temporaryDirectory } from '../support/temporary.js'

const asUser = process.platform === 'win32' || process.getuid?.() === 0 ? test.skip : test

async function disk(): Promise<DiskFile> {
  const file = join(await temporaryDirectory(), 'file')
  await writeFile(file, 'x')
  return { file, name: 'a/file' }
}

describe('packed files', () => {
  test('are opened as they are read, so that memory stays flat however many there are', async () => {
    const { file } = await disk()
    const count = 20_000
    const startOfName = 'f'.charCodeAt(0)
    let opened = 0
    let read = 0
    let most = 0
    function* files(): Generator<DiskFile> {
      for (; opened < count; opened++) {
        most = Math.max(most, opened - read)
        yield { file, name: `file-${opened}` }
      }
    }
    for await (const piece of packFiles(files(), {})) if (piece[0] === startOfName) read++
    expect([opened, read]).toEqual([count, count])
    expect(most).toBeLessThan(10)
  })

  test('that vanish are named, also when the file before them is still being read', async () => {
    const first = await disk()
    const second = await disk()
    await writeFile(first.file, Buffer.alloc(3_000_000))
    await rm(second.file)
    await expect(readAll([first, second])).rejects.toThrow(/^Can't pack a\/file: .*ENOENT/)
  })

  asUser('that can not be read are named', async () => {
    const file = await disk()
    await chmod(file.file, 0)
    await expect(readAll([file])).rejects.toThrow(/^Can't pack a\/file: .*EACCES/)
  })
})

async function readAll(files: DiskFile[]): Promise<void> {
  for await (const piece of packFiles(files, {})) expect(piece.length).toBeGreaterThan(0)
}
