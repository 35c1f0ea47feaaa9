import { describe, expect, test } from '@jest/globals'
import { parseFile } from '../../src/local-runner/step.js'

describe('a file of outputs or state', () => {
  test.each([
    ['a=b\n\nc=d=e<<f', { a: 'b', c: 'd=e<<f' }],
    ['a=1\na=2\n', { a: '2' }],
    ['a=\u2028b\r\n', { a: '\u2028b' }],
    ['a<<END\nb=c\r\n\n::error::x\nEND\nd=e', { a: 'b=c\r\n\n::error::x', d: 'e' }],
    ['a<<END\nEND\n', { a: '' }],
    ['a<<END\n END\nEND \nEND', { a: ' END\nEND ' }],
  ])('%j has these values', (text, values) => {
    expect(parseFile(text)).toEqual(values)
  })

  test.each(['a', '<<END\nEND', 'a<<\n\n', 'a<<END\nb'])('%j fails the step', (text) => {
    expect(() => parseFile(text)).toThrow()
  })
})
