import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeError } from '../../src/text/describe-error.js'
import { registerSecret } from '../../src/text/redact.js'
import { checkProperty, timeLimit } from './check-property.js'
import { deployWithFaults, minutes } from './deploy-with-faults.js'
import { passingFaults } from './schedule.js'
import { SimulatedPlatform } from './simulated-platform.js'

/** No six characters of it occur anywhere else. */
const secret = 'K1vP2wQ3xR4yS5zT6aU7bV8cW9dX0eY1fZ2'
const pieces = Array.from({ length: secret.length - 5 }, (_, index) => secret.slice(index, index + 6))

/** The column at which a last line is cut, and the size in bytes of the window of the last lines. */
const limits = fc.constantFrom(300, 64 * 1024)

const cases = fc.record({
  schedule: passingFaults(['create', 'api', 'upload', 'stream']),
  /** Where the secret begins, relative to the limit. */
  offset: fc.integer({ min: -secret.length - 2, max: 2 }),
  limit: limits,
  /** Whether colour codes surround it. */
  coloured: fc.boolean(),
})

const runs = 60

test(
  'whatever passes, the error of a failed build holds no piece of a secret that its output has around a limit',
  async () => {
    registerSecret(secret)
    const simulated = await SimulatedPlatform.start()
    await checkProperty(
      cases,
      async ({ schedule, offset, limit, coloured }) => {
        const printed = coloured ? `\u001b[31m${secret}\u001b[0m` : secret
        // The window's limit counts from the end of the output.
        const line =
          limit === 300
            ? `${'.'.repeat(limit + offset)}${printed}${'.'.repeat(40)}\n`
            : `${printed}${'.'.repeat(limit + offset)}\n`
        const script = { build: ['-----> Begin\n', line], pause: 0, fails: true }
        const { ran } = await deployWithFaults(simulated, { schedule, script }, 60 * minutes)
        expect(ran.error).toBeDefined()
        const texts = [
          describeError(ran.error),
          ...ran.log.messages,
          ...ran.log.errors,
          ...Object.values(ran.outputs),
        ]
        const found = pieces.filter((piece) => texts.some((text) => text.includes(piece)))
        expect(found).toEqual([])
      },
      runs,
    )
  },
  timeLimit(runs),
)
