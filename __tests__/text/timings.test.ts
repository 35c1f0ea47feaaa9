import { expect, test } from '@jest/globals'
import { describeTimings } from '../../src/text/timings.js'

test.each([
  [{ archive: 120, upload: 99, build: 61_400 }, 62_000, 'Took 1 min 2 s: archive 0.1 s, build 1 min 1 s'],
  [{ archive: 20 }, 410, 'Took 0.4 s'],
  [{}, 410, 'Took 0.4 s'],
])(
  'the time that a step took is summed up in one line, without what took none: %j',
  (phases, total, line) => {
    expect(describeTimings(new Map(Object.entries(phases)), total)).toBe(line)
  },
)
