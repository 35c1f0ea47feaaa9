import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LabelledLog } from '../../src/output/labelled-log.js'

/** A log that keeps what it is given. */
class Kept {
  text = ''
  warnings: string[] = []

  async untrusted(bytes: Uint8Array): Promise<void> {
    this.text += Buffer.from(bytes).toString('latin1')
  }

  endUntrusted(): void {}

  warning(message: string): void {
    this.warnings.push(message)
  }
}

test('each line has its label, however the output is cut into pieces', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n'), maxLength: 40 })
  const cuts = fc.array(fc.nat(40), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(line, cuts, async (text, cuts) => {
      const kept = new Kept()
      const log = new LabelledLog(kept, 'app')
      const places = [0, ...cuts.toSorted((one, other) => one - other), text.length]
      for (const [index, place] of places.entries()) {
        await log.untrusted(Buffer.from(text.slice(place, places[index + 1] ?? place)))
        expect(kept.text).toMatch(/^$|\n$/)
      }
      await log.endUntrusted()
      // The runner ends lines so, and so does the end of the output.
      const lines = text.split(/\r\n|\r|\n/)
      if (lines.at(-1) === '') lines.pop()
      expect(kept.text).toBe(lines.map((line) => `app | ${line}\n`).join(''))
    }),
  )
})

test('a line without an end is shown in pieces, none of it lost', async () => {
  const kept = new Kept()
  const log = new LabelledLog(kept, 'app')
  for (let count = 0; count < 300; count++) await log.untrusted(Buffer.alloc(1000, 'x'))
  expect(kept.text.length).toBeGreaterThan(200_000)
  await log.endUntrusted()
  expect(kept.text.replaceAll('app | ', '').replaceAll('\n', '')).toBe('x'.repeat(300_000))
  expect(kept.text).toMatch(/^(app \| x+\n)+$/)
})

test('a warning names the app', () => {
  const kept = new Kept()
  new LabelledLog(kept, 'app').warning('lines may be missing')
  expect(kept.warnings).toEqual(['app: lines may be missing'])
})
