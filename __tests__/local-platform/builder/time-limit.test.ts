import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { withTimeLimit } from '../../../src/local-platform/builder/time-limit.js'

const never = new AbortController().signal
const anHour = 3_600_000
const timedOut = (cause: unknown) => new Error('It took too long', { cause })

describe('a time limit', () => {
  test('returns what the work returns, and leaves no timer behind', async () => {
    const before = timers()
    expect(await withTimeLimit(anHour, never, async () => 'done', timedOut)).toBe('done')
    expect(timers()).toBe(before)
  })

  test('throws what the work throws, and leaves no timer behind', async () => {
    const before = timers()
    const work = () => Promise.reject(new Error('It broke'))
    await expect(withTimeLimit(anHour, never, work, timedOut)).rejects.toThrow('It broke')
    expect(timers()).toBe(before)
  })

  test('aborts the work once the time is over, and throws what that is to mean', async () => {
    const error = withTimeLimit(10, never, untilAborted, timedOut)
    await expect(error).rejects.toThrow('It took too long')
    await expect(error).rejects.toMatchObject({ cause: new Error('Stopped') })
  })

  test("aborts the work with the given signal, and throws the signal's reason", async () => {
    const controller = new AbortController()
    const result = withTimeLimit(anHour, controller.signal, untilAborted, timedOut)
    controller.abort(new Error('Cancelled'))
    await expect(result).rejects.toThrow('Cancelled')
  })
})

async function untilAborted(signal: AbortSignal): Promise<never> {
  await once(signal, 'abort')
  throw new Error('Stopped')
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
}
