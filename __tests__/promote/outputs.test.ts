import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../src/promote/outcome.js'
import { renderOutcomes } from '../../src/promote/outputs.js'
import { appNames } from './support.js'

describe('the output with the releases', () => {
  test('of a thousand apps is whole', () => {
    const outcomes = appNames(1000).map((app) => outcome(app, 'promoted'))
    expect(renderOutcomes(outcomes)).toEqual({ json: JSON.stringify(outcomes), note: '' })
  })

  test('with long errors has short ones, and says so', () => {
    const outcomes = appNames(1000).map((app) => outcome(app, 'failed', 'e'.repeat(2000)))
    const { json, note } = renderOutcomes(outcomes)
    const read: Outcome[] = JSON.parse(json)
    expect(read.map(({ app }) => app)).toEqual(appNames(1000))
    expect(read[0]?.error).toBe('e'.repeat(100))
    expect(json.length).toBeLessThanOrEqual(400_000)
    expect(note).toMatch(
      /^The output 'releases' would be longer than the runner takes, so its errors are cut/,
    )
  })

  test('that is still too long lacks apps that succeeded, and none that failed', () => {
    const outcomes = appNames(100).map((app, index) =>
      outcome(app, index % 2 === 0 ? 'promoted' : 'failed', 'no'),
    )
    const { json, note } = renderOutcomes(outcomes, 15_000)
    const read: Outcome[] = JSON.parse(json)
    expect(read.filter(({ status }) => status === 'failed')).toHaveLength(50)
    expect(json.length).toBeLessThanOrEqual(15_000)
    expect(note).toContain(`and ${100 - read.length} apps are left out`)
    expect(read).toEqual(outcomes.filter(({ app }) => read.some((one) => one.app === app)))
  })
})

function outcome(app: string, status: Outcome['status'], error?: string): Outcome {
  const base = {
    app,
    status,
    releaseId: '01234567-89ab-cdef-0123-456789abcdef',
    version: 42,
    previousVersion: 41,
  }
  return {
    ...base,
    seconds: 12.345,
    url: `https://${app}-0123456789ab.herokuapp.com/`,
    ...(error && { error }),
  }
}
