import { expect, test } from '@jest/globals'
import { parseFormation } from '../../src/release/formation-input.js'

test('a formation has quantities and sizes', () => {
  expect(parseFormation(['web=2:standard-2x', 'worker=0', 'web_2=1:dyno-1c-0.5gb'])).toEqual([
    { type: 'web', quantity: 2, size: 'standard-2x' },
    { type: 'worker', quantity: 0 },
    { type: 'web_2', quantity: 1, size: 'dyno-1c-0.5gb' },
  ])
  expect(parseFormation([])).toEqual([])
})

test.each([
  'web',
  'web=',
  'web=x',
  '=1',
  'web=101',
  'web=-1',
  'web=1.5',
  'web=1:',
  'web=+1',
  'w/eb=1',
  'web=1:a/b',
])('a formation is not %s', (value) => {
  expect(() => parseFormation([value])).toThrow(`Input 'formation' contains '${value}'`)
})

test('a process type has one entry', () => {
  expect(() => parseFormation(['web=1', 'web=2'])).toThrow("Input 'formation' has the process type web twice")
})
