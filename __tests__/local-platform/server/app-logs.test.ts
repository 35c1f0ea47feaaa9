import { describe, expect, test } from '@jest/globals'
import { describeLogs } from '../../../src/local-platform/server/app-logs.js'
import { AppLog } from '../../../src/local-platform/storage/app-log.js'

/** Returns the log of an app whose dyno has printed these lines. */
function logOf(...lines: string[]): AppLog {
  const log = new AppLog(() => 0)
  log.add('app', 'api', 'Release v1 created')
  for (const line of lines) log.add('app', 'web.1', line)
  return log
}

describe('the logs that a platform prints as it stops', () => {
  test('are those of the apps that have run', () => {
    const logs = new Map([
      ['idle', logOf()],
      ['shop', logOf('Good day')],
    ])
    const time = '1970-01-01T00:00:00.000000+00:00'
    expect(describeLogs(logs)).toBe(
      `Log of shop:\n${time} app[api]: Release v1 created\n${time} app[web.1]: Good day\n`,
    )
    expect(describeLogs(new Map())).toBe('')
  })

  test('are limited in lines, in the length of a line, and in apps', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index} ${'x'.repeat(2_000)}`)
    const logs = new Map(Array.from({ length: 25 }, (_, index) => [`app-${index}`, logOf(...lines)]))
    const text = describeLogs(logs)
    expect(text.match(/^Log of /gm)).toHaveLength(20)
    expect(text.match(/: line 299 x/g)).toHaveLength(20)
    expect(text.match(/: line \d+ /g)).toHaveLength(20 * 100)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBe(500)
    expect(text).toMatch(/\nThe logs of 5 more apps are left out\.\n$/)
  })
})
