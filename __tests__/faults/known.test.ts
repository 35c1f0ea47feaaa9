import { expect, test } from '@jest/globals'
import type { Fault } from '../support/proxy.js'
import { deployWithFaults, expectDeploySucceeds, minutes } from './deploy-with-faults.js'
import type { Channel, PlannedFault } from './schedule.js'
import { type BuildScript, SimulatedPlatform } from './simulated-platform.js'

const script: BuildScript = {
  build: ['-----> One\n', '-----> Two\n', '-----> Three\n'],
  release: ['migrating\n', 'migrated\n'],
  pause: 3_000,
}
/** Pauses longer than the interval between heartbeats of a stream. */
const slowScript = { ...script, pause: 12_000 }
/** With `ended`, the build has ended, and the client knows it, before it reads the stream a second time. */
const quickScript = { ...script, pause: 0 }
const ended: PlannedFault[] = [{ channel: 'api', nth: 2, fault: { kind: 'delay', time: 10_000 } }]
/** Enough to give up on a stream that has nothing. */
const unavailable = [status(500), status(500), status(500), status(404)]

function times(count: number, channel: Channel, fault: Fault, from = 0): PlannedFault[] {
  return Array.from({ length: count }, (_, index) => ({ channel, nth: from + index, fault }))
}

const inFirstRequests = (channel: Channel, ...faults: Fault[]) =>
  faults.map((fault, nth) => ({ channel, nth, fault }))

type Known = [name: string, faults: PlannedFault[], script?: BuildScript]

const refusals: Known[] = [
  ['many 429 in a row at the start', times(12, 'api', status(429))],
  ['many 429 in a row when creating the build', times(12, 'create', status(429))],
  ['eight faults of one request', times(8, 'api', { kind: 'refuse' })],
  ['eight faults of the upload', times(8, 'upload', status(503))],
]
const streams: Known[] = [
  ['a stream that does not exist at first', times(5, 'stream', status(404))],
  ['a stream that is empty at first', inFirstRequests('stream', status(204), status(416), status(204))],
  ['a stream that ends before its build', inFirstRequests('stream', end(0), end(5), end(14), end(27))],
  [
    'a stream that breaks where it then ends early',
    [...ended, ...inFirstRequests('stream', cut(12), end(12))],
    quickScript,
  ],
  [
    'a stream that ends early, and then earlier',
    [...ended, ...inFirstRequests('stream', end(14), end(5))],
    quickScript,
  ],
  [
    'a stream that goes silent where it then ends early',
    [...ended, ...inFirstRequests('stream', stall(12), end(12))],
    quickScript,
  ],
  [
    'a stream that breaks and then disappears',
    [...ended, ...inFirstRequests('stream', cut(12), ...unavailable)],
    quickScript,
  ],
  ['a stream that repeatedly goes silent', times(4, 'stream', { kind: 'stall', after: 12 })],
  [
    'a stream that goes silent after a heartbeat',
    times(2, 'stream', { kind: 'stall', after: 13 }),
    slowScript,
  ],
  ['a stream that does not begin, three times', times(3, 'stream', { kind: 'hang' })],
]
const creations: Known[] = [
  ['a build that is created after the gateway timed out', inFirstRequests('create', late(24_000))],
  ['a build whose responses are all lost', times(4, 'create', { kind: 'lose-answer' })],
  [
    'a build whose response is an empty object',
    inFirstRequests('create', { kind: 'rewrite', json: () => ({}) }),
  ],
]

// Most of each case is waiting, so cases of a kind run at once.
test.each(Object.entries({ refusals, streams, creations }))('a deploy survives %s', async (_, known) => {
  const simulated = await SimulatedPlatform.start()
  const deployed = known.map(async ([name, faults, buildScript = script]) => {
    await expectDeploySucceeds(simulated, { schedule: { faults }, script: buildScript }).catch(
      (cause: unknown) => {
        throw new Error(name, { cause })
      },
    )
  })
  await Promise.all(deployed)
})

test('a second build, created although the first was looked for, is cancelled', async () => {
  const simulated = await SimulatedPlatform.start()
  const schedule = { faults: inFirstRequests('create', late(45_000)) }
  const { app, ran } = await deployWithFaults(simulated, { schedule, script: slowScript }, 60 * minutes)
  expect(ran.error).toBeUndefined()
  const builds = await simulated.builds(app)
  expect(builds.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded'])
  const twin = builds.find(({ status }) => status === 'failed')
  expect(ran.outputs['build-id']).not.toBe(twin?.id)
  expect(ran.log.messages).toContain(`Cancelled build ${twin?.id} at Heroku`)
  expect(await simulated.releases(app)).toHaveLength(3)
})

test('a cancellation whose response is lost is not reported as a failure', async () => {
  const simulated = await SimulatedPlatform.start()
  const hangs = { ...script, hangs: true }
  let cancelled = false
  const { ran } = await deployWithFaults(
    simulated,
    { schedule: { faults: [] }, script: hangs },
    2 * minutes,
    ({ method }): Fault | undefined => {
      if (method !== 'DELETE' || cancelled) return undefined
      cancelled = true
      return { kind: 'lose-answer' }
    },
  )
  expect(cancelled).toBe(true)
  expect(String(ran.error)).toMatch(/Timed out/)
  expect(ran.log.messages.at(-1)).toBe(`Cancelled build ${ran.outputs['build-id']} at Heroku`)
  expect(ran.log.warnings).toEqual([])
})

function end(after: number): Fault {
  return { kind: 'cut', after, clean: true }
}

function cut(after: number): Fault {
  return { kind: 'cut', after }
}

function stall(after: number): Fault {
  return { kind: 'stall', after }
}

function status(status: number): Fault {
  return { kind: 'answer', status }
}

function late(time: number): Fault {
  return { kind: 'late', time }
}
