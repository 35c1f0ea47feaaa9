import { expect, test } from '@jest/globals'
import { plural } from '../../src/text/format.js'

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
  [1000, '1000 files'],
])('%d file(s) are shown as %s', (count, shown) => {
  expect(plural(count, 'file')).toBe(shown)
})
