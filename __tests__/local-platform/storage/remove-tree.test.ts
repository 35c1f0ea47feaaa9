import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { removeTree } from '../../../src/local-platform/storage/remove-tree.js'
import { temporaryDirectory } from '../../support/temporary.js'

test('a tree with read-only directories is removed', async () => {
  const tree = join(await temporaryDirectory(), 'tree')
  const inner = join(tree, 'module', 'inner')
  await mkdir(inner, { recursive: true })
  await writeFile(join(inner, 'file'), 'x')
  for (const directory of [inner, join(tree, 'module'), tree]) await chmod(directory, 0o555)
  await removeTree(tree)
  await expect(stat(tree)).rejects.toThrow('ENOENT')
  await removeTree(tree)
})
