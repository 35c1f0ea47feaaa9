import { expect, describe as suite, test } from '@jest/globals'
import { describe } from '../../src/runner/run.js'

suite('an error', () => {
  test('is described with what led to it', () => {
    const cause = new Error('second', { cause: new Error('third') })
    expect(describe(new Error('first', { cause }))).toBe('first\nBecause: second\nBecause: third')
  })

  test('that repeats its cause is described once', () => {
    const cause = new Error('The disk is on fire')
    expect(describe(new Error('Packing failed: The disk is on fire', { cause }))).toBe(
      'Packing failed: The disk is on fire',
    )
  })
})
