import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findHerokuMessage } from '../../src/output/mirror.js'
import { Tail } from '../../src/output/tail.js'

describe('the last lines of an output', () => {
  test('contain no colours, control characters or empty lines', () => {
    expect(tail(['\u001b[31mred\u001b[0m\n\n  \n\tindented\u0007\r\nprogress\rdone\nlast'])).toEqual([
      'red',
      '\tindented',
      'progress',
      'done',
      'last',
    ])
  })

  test('are the last ones, cut to a readable length', () => {
    const lines = tail(Array.from({ length: 1000 }, (_, i) => `line ${i}\n`))
    expect(lines).toEqual(Array.from({ length: 12 }, (_, i) => `line ${988 + i}`))
    expect(tail(['x'.repeat(1_000_000)])[0]).toHaveLength(300)
  })

  test('are the last ones of much output, in pieces of any size', () => {
    const bytes = Buffer.from(Array.from({ length: 30_000 }, (_, i) => `line ${i}\n`).join(''))
    const last = Array.from({ length: 12 }, (_, i) => `line ${29_988 + i}`)
    for (const size of [1000, 4096, 65_535, 65_536, 65_537, 131_072, bytes.length]) {
      expect(tailOf(cut(bytes, size))).toEqual(last)
    }
  })

  test.each([
    ['\u001b', ';#'],
    ['\u001b', '['],
    ['', '\u001b;#;#;#'],
    ['', '\n'],
    ['', '\r\u009b'],
  ])('are found quickly in %j and much of %j', (start, repeated) => {
    const bytes = Buffer.from(start + repeated.repeat(100_000))
    const began = performance.now()
    tailOf([bytes])
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('are the same however the output is split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 7 }),
        (texts, size) => {
          const bytes = Buffer.from(texts.join('\n'))
          expect(tailOf(cut(bytes, size))).toEqual(tailOf([bytes]))
        },
      ),
    )
  })
})

describe('Heroku’s own words', () => {
  test.each([
    [
      [' !     Push rejected, failed to compile Node.js app.', ' !     Push failed'],
      'Push rejected, failed to compile Node.js app.',
    ],
    [[' !     Push failed'], 'Push failed'],
    [['all went well'], ''],
  ])('of %j', (lines, message) => {
    expect(findHerokuMessage(lines)).toBe(message)
  })
})

function tail(texts: string[]): string[] {
  return tailOf(texts.map((text) => Buffer.from(text)))
}

function cut(bytes: Buffer, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
  return pieces
}

function tailOf(pieces: Uint8Array[]): string[] {
  const tail = new Tail()
  for (const piece of pieces) tail.push(piece)
  return tail.lines()
}
