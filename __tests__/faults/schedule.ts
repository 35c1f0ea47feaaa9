import fc from 'fast-check'
import type { Fault, Passing } from '../support/proxy.js'

/** What a request is for. */
export type Channel =
  /** Makes a build or a release: never to be done twice. */
  | 'create'
  /** Any other request of the API. */
  | 'api'
  | 'upload'
  | 'stream'

/** A fault as plain data: where it strikes, and what it does. */
export interface Planned {
  channel: Channel
  /** Which request of the channel, from 0. */
  nth: number
  fault: Fault
}

/** Faults that pass, or one that lasts from its first request on. */
export interface Schedule {
  faults: Planned[]
  lasting?: Planned
}

/** Strikes as the schedule says. */
export function strike({ faults, lasting }: Schedule): (passing: Passing) => Fault | undefined {
  const counts = { create: 0, api: 0, upload: 0, stream: 0 }
  return (passing) => {
    const channel = channelOf(passing)
    const nth = counts[channel]++
    if (lasting?.channel === channel && nth >= lasting.nth) return lasting.fault
    return faults.find((planned) => planned.channel === channel && planned.nth === nth)?.fault
  }
}

function channelOf({ method, path }: Passing): Channel {
  if (path.startsWith('/streams/')) return 'stream'
  if (path.startsWith('/herokusources/')) return 'upload'
  return method === 'POST' && /\/(builds|releases)$/.test(path) ? 'create' : 'api'
}

const time = (most: number) => fc.integer({ min: 0, max: most })
const bytes = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 4000 }))

function answer(...statuses: number[]): fc.Arbitrary<Fault> {
  return fc.record({ kind: fc.constant('answer' as const), status: fc.constantFrom(...statuses) })
}

/** With and without `Retry-After`, in seconds or as a date, on a server whose clock is hours off. */
const refusal: fc.Arbitrary<Fault> = fc
  .record({ status: fc.constantFrom(429, 500, 502, 503, 504), seconds: time(20), hours: time(5) })
  .chain(({ status, seconds, hours }) => {
    const now = Date.UTC(2026, 0, 2, hours)
    const date = { Date: new Date(now).toUTCString() }
    const asDate = { ...date, 'Retry-After': new Date(now + seconds * 1000).toUTCString() }
    const headers = fc.constantFrom({}, { 'Retry-After': String(seconds) }, asDate)
    return headers.map((headers) => ({ kind: 'answer', status, headers }))
  })
const garbage: fc.Arbitrary<Fault> = fc.constantFrom('', '<html>', 'null', '{"id":').map((body) => ({
  kind: 'answer',
  status: 200,
  body,
}))
const noConnection = fc.constantFrom<Fault>({ kind: 'refuse' }, { kind: 'hang' }, { kind: 'lose-answer' })
/** Answers without a final one: another protocol from here on, or informational ones without end. */
const noFinalAnswer = fc.constantFrom<Fault>({ kind: 'upgrade' }, { kind: 'hints', every: 5_000 })
const slow: fc.Arbitrary<Fault> = time(50_000).map((time) => ({ kind: 'delay', time }))
const stalled: fc.Arbitrary<Fault> = bytes.map((after) => ({ kind: 'stall', after }))
const cut: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constant('cut' as const),
  after: bytes,
  clean: fc.boolean(),
})
const broken: fc.Arbitrary<Fault> = bytes.map((after) => ({ kind: 'cut', after }))
const cutRequest: fc.Arbitrary<Fault> = bytes.map((after) => ({ kind: 'cut-request', after: after * 20 }))
/** Less than it takes to look for what a request may have made. */
const late: fc.Arbitrary<Fault> = time(25_000).map((time) => ({ kind: 'late', time }))
/** So short that the tries are enough, whatever else the schedule has for the same request. */
const down: fc.Arbitrary<Fault> = time(3_500).map((time) => ({ kind: 'down', time }))

const passing: Record<Channel, fc.Arbitrary<Fault>> = {
  create: fc.oneof(refusal, garbage, noConnection, noFinalAnswer, slow, stalled, cut, late, down),
  api: fc.oneof(refusal, garbage, noConnection, noFinalAnswer, slow, stalled, cut, late, down),
  upload: fc.oneof(
    refusal,
    answer(403, 408),
    noConnection,
    noFinalAnswer,
    slow,
    stalled,
    cutRequest,
    late,
    down,
  ),
  stream: fc.oneof(
    refusal,
    answer(204, 307, 403, 404, 416),
    noConnection,
    noFinalAnswer,
    slow,
    stalled,
    cut,
    down,
  ),
}

const lasting: Record<Channel, fc.Arbitrary<Fault>> = {
  create: fc.oneof(answer(307, 401, 404, 429, 500, 503), garbage, noConnection, noFinalAnswer),
  api: fc.oneof(answer(307, 401, 404, 429, 500, 503), garbage, noConnection, noFinalAnswer),
  upload: fc.oneof(answer(307, 400, 403, 429, 500, 503), noConnection, noFinalAnswer, cutRequest),
  stream: fc.oneof(answer(204, 307, 403, 404, 416, 500), noConnection, noFinalAnswer, broken, stalled),
}

const most = { create: 3, api: 16, upload: 3, stream: 6 }

function planned(channel: Channel, fault: fc.Arbitrary<Fault>): fc.Arbitrary<Planned> {
  return fc.record({ channel: fc.constant(channel), nth: time(most[channel]), fault })
}

/** So many faults, all of which pass, that a run must succeed. */
export function passingFaults(channels: Channel[]): fc.Arbitrary<Schedule> {
  const one = fc.oneof(...channels.map((channel) => planned(channel, passing[channel])))
  const place = ({ channel, nth }: Planned) => `${channel} ${nth}`
  return fc
    .uniqueArray(one, { minLength: 1, maxLength: 4, selector: place })
    .filter(canBeOvercome)
    .map((faults) => ({ faults }))
}

/** A fault that does not pass. */
export function lastingFault(channels: Channel[]): fc.Arbitrary<Schedule> {
  const one = fc.oneof(...channels.map((channel) => planned(channel, lasting[channel])))
  return one.map((lasting) => ({ faults: [], lasting }))
}

/** Whether there is only one of those faults of which two look like something else. */
function canBeOvercome(faults: Planned[]): boolean {
  const count = (is: (planned: Planned) => boolean) => faults.filter(is).length
  const ends = faults.flatMap((planned) => endOf(planned) ?? [])
  return (
    count(({ fault }) => fault.kind === 'down') <= 1 &&
    // An upload is moved to a new source once.
    count(({ channel, fault }) => channel === 'upload' && fault.kind === 'answer' && fault.status === 403) <=
      1 &&
    // Two ends at the same place are the end.
    new Set(ends).size === ends.length
  )
}

/** After how many bytes a fault ends a stream as if it were whole, if it does. */
function endOf({ channel, fault }: Planned): number | undefined {
  if (fault.kind === 'cut' && fault.clean) return fault.after
  return channel === 'stream' && saysEmpty(fault) ? 0 : undefined
}

/** Whether a stream is said to have ended empty. */
export function saysEmpty(fault: Fault | undefined): boolean {
  return fault?.kind === 'answer' && (fault.status === 204 || fault.status === 416)
}
