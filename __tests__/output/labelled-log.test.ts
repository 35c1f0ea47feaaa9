import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LabelledLog } from '../../src/output/labelled-log.js'
import { hostileBytes, splitAt } from '../support/hostile.js'

/** A log that keeps what it is given. */
class CollectedOutput {
  text = ''
  warnings: string[] = []
  lines: string[] = []

  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    this.text += Buffer.from(bytes).toString('latin1')
  }

  endUntrusted(): void {}

  info(message: string): void {
    this.lines.push(message)
  }

  warning(message: string): void {
    this.warnings.push(message)
  }
}

test('each line has its label, however the output is split', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n'), maxLength: 40 })
  const cuts = fc.array(fc.nat(40), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(line, cuts, async (text, cuts) => {
      const collected = new CollectedOutput()
      const log = new LabelledLog(collected, 'app')
      const places = [0, ...cuts.toSorted((one, other) => one - other), text.length]
      for (const [index, place] of places.entries()) {
        await log.writeUntrusted(Buffer.from(text.slice(place, places[index + 1] ?? place)))
        expect(collected.text).toMatch(/^$|\n$/)
      }
      await log.endUntrusted()
      // The runner ends lines so, and so does the end of the output.
      const lines = text.split(/\r\n|\r|\n/)
      if (lines.at(-1) === '') lines.pop()
      expect(collected.text).toBe(lines.map((line) => `app | ${line}\n`).join(''))
    }),
  )
})

test('a line without an end is shown in pieces, and nothing is lost', async () => {
  const collected = new CollectedOutput()
  const log = new LabelledLog(collected, 'app')
  for (let count = 0; count < 300; count++) await log.writeUntrusted(Buffer.alloc(1000, 'x'))
  expect(collected.text.length).toBeGreaterThan(200_000)
  await log.endUntrusted()
  expect(collected.text.replaceAll('app | ', '').replaceAll('\n', '')).toBe('x'.repeat(300_000))
  expect(collected.text).toMatch(/^(app \| x+\n)+$/)
})

test('all bytes are kept, hostile ones included, except line ends', async () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(hostileBytes, cuts, async (bytes, cuts) => {
      const collected = new CollectedOutput()
      const log = new LabelledLog(collected, 'app')
      for (const piece of splitAt(bytes, cuts)) await log.writeUntrusted(piece)
      await log.endUntrusted()
      const text = bytes.toString('latin1')
      const lines = text.split(/\r\n|\r|\n/)
      if (lines.at(-1) === '') lines.pop()
      expect(collected.text).toBe(lines.map((line) => `app | ${line}\n`).join(''))
    }),
  )
})

test('a long line is not split within a character', async () => {
  for (const character of ['ä', '€', '😀']) {
    for (let shift = 0; shift < 4; shift++) {
      const collected = new CollectedOutput()
      const log = new LabelledLog(collected, 'app')
      const bytes = Buffer.from('x'.repeat(shift) + character.repeat(50_000))
      for (let at = 0; at < bytes.length; at += 16_384)
        await log.writeUntrusted(bytes.subarray(at, at + 16_384))
      await log.endUntrusted()
      expect(Buffer.from(collected.text, 'latin1').toString('utf8')).not.toContain('\ufffd')
    }
  }
})

test.each([
  ['one byte at a time', () => Array.from({ length: 200_000 }, () => Buffer.from('x'))],
  ['carriage returns alone', () => Array.from({ length: 10 }, () => Buffer.alloc(65_536, '\r'))],
  ['line feeds alone', () => Array.from({ length: 10 }, () => Buffer.alloc(65_536, '\n'))],
  ['half characters alone', () => Array.from({ length: 20 }, () => Buffer.alloc(65_536, 0xe2))],
])('%s take a time that grows with their number', async (_, pieces) => {
  const log = new LabelledLog(
    { writeUntrusted: async () => {}, endUntrusted: () => {}, info: () => {}, warning: () => {} },
    'app',
  )
  const start = process.cpuUsage()
  for (const piece of pieces()) await log.writeUntrusted(piece)
  await log.endUntrusted()
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000)
})

test('a message names the app', () => {
  const collected = new CollectedOutput()
  new LabelledLog(collected, 'app').warning('lines may be missing')
  expect(collected.warnings).toEqual(['app: lines may be missing'])
  new LabelledLog(collected, 'app').info('web.1 up')
  expect(collected.lines).toEqual(['app: web.1 up'])
})
