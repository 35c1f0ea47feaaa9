import { expect, test } from '@jest/globals'
import { formatCount } from '../../src/text/format.js'

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
  [1000, '1000 files'],
])('%d file(s) are shown as %s', (count, shown) => {
  expect(formatCount(count, 'file')).toBe(shown)
})
