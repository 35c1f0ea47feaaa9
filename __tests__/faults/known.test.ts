import { expect, test } from '@jest/globals'
import type { Fault } from '../support/proxy.js'
import { deployIn, deploysAllTheSame, minutes } from './deploying.js'
import type { Channel, Planned } from './schedule.js'
import { type Script, World } from './world.js'

const script: Script = {
  build: ['-----> One\n', '-----> Two\n', '-----> Three\n'],
  release: ['migrating\n', 'migrated\n'],
  pause: 3_000,
}
/** Longer than the silence after which a stream sends a heartbeat. */
const slowScript = { ...script, pause: 12_000 }
/** With these, a build has ended, and that is known, before its stream is read for the second time. */
const quickScript = { ...script, pause: 0 }
const ended: Planned[] = [{ channel: 'api', nth: 2, fault: { kind: 'delay', time: 10_000 } }]
/** As many as are needed to give up where all say that there is nothing. */
const vain = [status(500), status(500), status(500), status(404)]

function times(count: number, channel: Channel, fault: Fault, from = 0): Planned[] {
  return Array.from({ length: count }, (_, index) => ({ channel, nth: from + index, fault }))
}

const first = (channel: Channel, ...faults: Fault[]) => faults.map((fault, nth) => ({ channel, nth, fault }))

type Known = [name: string, faults: Planned[], its?: Script]

const refusals: Known[] = [
  ['many 429 in a row, before anything', times(12, 'api', status(429))],
  ['many 429 in a row, for the build', times(12, 'create', status(429))],
  ['eight faults of one request', times(8, 'api', { kind: 'refuse' })],
  ['eight faults of the upload', times(8, 'upload', status(503))],
]
const streams: Known[] = [
  ['a stream that is not there at first', times(5, 'stream', status(404))],
  ['a stream that has nothing at first', first('stream', status(204), status(416), status(204))],
  ['a stream that ends before its build', first('stream', end(0), end(5), end(14), end(27))],
  [
    'a stream that breaks where it then ends early',
    [...ended, ...first('stream', cut(12), end(12))],
    quickScript,
  ],
  [
    'a stream that ends early, and then earlier',
    [...ended, ...first('stream', end(14), end(5))],
    quickScript,
  ],
  [
    'a stream that goes silent where it then ends early',
    [...ended, ...first('stream', stall(12), end(12))],
    quickScript,
  ],
  ['a stream that breaks and then is missing', [...ended, ...first('stream', cut(12), ...vain)], quickScript],
  ['a stream that goes silent, time and again', times(4, 'stream', { kind: 'stall', after: 12 })],
  [
    'a stream that goes silent after a heartbeat',
    times(2, 'stream', { kind: 'stall', after: 13 }),
    slowScript,
  ],
  ['a stream that never begins, three times', times(3, 'stream', { kind: 'hang' })],
]
const creations: Known[] = [
  ['a build that is carried out after its gateway gave up', first('create', late(24_000))],
  ['a build whose every answer is lost', times(4, 'create', { kind: 'lose-answer' })],
  ['a build whose answer lacks all', first('create', { kind: 'rewrite', json: () => ({}) })],
]

// Most of each is waiting, so those of a kind go on at once.
test.each(Object.entries({ refusals, streams, creations }))('%s', async (_, known) => {
  const world = await World.start()
  const deployed = known.map(async ([name, faults, its = script]) => {
    await deploysAllTheSame(world, { schedule: { faults }, script: its }).catch((cause: unknown) => {
      throw new Error(name, { cause })
    })
  })
  await Promise.all(deployed)
})

test('a build that is made a second time, though it was looked for, is cancelled', async () => {
  const world = await World.start()
  const schedule = { faults: first('create', late(45_000)) }
  const { app, ran } = await deployIn(world, { schedule, script: slowScript }, 60 * minutes)
  expect(ran.error).toBeUndefined()
  const builds = await world.builds(app)
  expect(builds.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded'])
  const twin = builds.find(({ status }) => status === 'failed')
  expect(ran.outputs['build-id']).not.toBe(twin?.id)
  expect(ran.log.said).toContain(`Cancelled build ${twin?.id} at Heroku`)
  expect(await world.releases(app)).toHaveLength(3)
})

test('a cancellation whose answer is lost is not called a failure', async () => {
  const world = await World.start()
  const hangs = { ...script, hangs: true }
  let cancelled = false
  const { ran } = await deployIn(
    world,
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
  expect(ran.log.said.at(-1)).toBe(`Cancelled build ${ran.outputs['build-id']} at Heroku`)
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
