import fc from 'fast-check'
import type { Fault, ProxiedRequest } from '../support/proxy.js'

/** What a request is for. */
export type Channel =
  /** Creates a build or a release, which must never happen twice. */
  | 'create'
  /** Any other request to the API. */
  | 'api'
  | 'upload'
  | 'stream'

/** A fault and the request that it strikes. */
export interface PlannedFault {
  channel: Channel
  /** Index of the request in its channel. */
  nth: number
  fault: Fault
}

/** Temporary faults, or one that lasts from its first request on. */
export interface Schedule {
  faults: PlannedFault[]
  lasting?: PlannedFault
}

/** Returns the fault that the schedule plans for each request. */
export function faultsFrom({ faults, lasting }: Schedule): (passing: ProxiedRequest) => Fault | undefined {
  const counts = { create: 0, api: 0, upload: 0, stream: 0 }
  return (passing) => {
    const channel = channelOf(passing)
    const nth = counts[channel]++
    if (lasting?.channel === channel && nth >= lasting.nth) return lasting.fault
    return faults.find((planned) => planned.channel === channel && planned.nth === nth)?.fault
  }
}

function channelOf({ method, path }: ProxiedRequest): Channel {
  if (path.startsWith('/streams/')) return 'stream'
  if (path.startsWith('/herokusources/')) return 'upload'
  return method === 'POST' && /\/(builds|releases)$/.test(path) ? 'create' : 'api'
}

const time = (most: number) => fc.integer({ min: 0, max: most })
const bytes = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 4000 }))

function answer(...statuses: number[]): fc.Arbitrary<Fault> {
  return fc.record({ kind: fc.constant('answer' as const), status: fc.constantFrom(...statuses) })
}

/** With and without `Retry-After`, in seconds or as a date, from a server whose clock is hours off. */
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
/** No final response: a switch of protocols, or endless informational responses. */
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
/** Shorter than the time for which a client looks for what its request may have created. */
const late: fc.Arbitrary<Fault> = time(25_000).map((time) => ({ kind: 'late', time }))
/** Short enough for the retries, whatever else the schedule has for the same request. */
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

function planned(channel: Channel, fault: fc.Arbitrary<Fault>): fc.Arbitrary<PlannedFault> {
  return fc.record({ channel: fc.constant(channel), nth: time(most[channel]), fault })
}

/** Up to four temporary faults, under which a run must succeed. */
export function passingFaults(channels: Channel[]): fc.Arbitrary<Schedule> {
  const one = fc.oneof(...channels.map((channel) => planned(channel, passing[channel])))
  const place = ({ channel, nth }: PlannedFault) => `${channel} ${nth}`
  return fc
    .uniqueArray(one, { minLength: 1, maxLength: 4, selector: place })
    .filter(canBeOvercome)
    .map((faults) => ({ faults }))
}

/** A fault that never passes. */
export function lastingFault(channels: Channel[]): fc.Arbitrary<Schedule> {
  const one = fc.oneof(...channels.map((channel) => planned(channel, lasting[channel])))
  return one.map((lasting) => ({ faults: [], lasting }))
}

/** Returns whether a client can recover from all of the faults: some have another meaning when they occur twice. */
function canBeOvercome(faults: PlannedFault[]): boolean {
  const count = (is: (planned: PlannedFault) => boolean) => faults.filter(is).length
  const ends = faults.flatMap((planned) => endOf(planned) ?? [])
  return (
    count(({ fault }) => fault.kind === 'down') <= 1 &&
    // An upload moves to a new source only once.
    count(({ channel, fault }) => channel === 'upload' && fault.kind === 'answer' && fault.status === 403) <=
      1 &&
    // A stream that ends twice at the same byte has really ended.
    new Set(ends).size === ends.length
  )
}

/** Returns the number of bytes after which a fault ends a stream as if it were complete, if it does. */
function endOf({ channel, fault }: PlannedFault): number | undefined {
  if (fault.kind === 'cut' && fault.clean) return fault.after
  return channel === 'stream' && claimsEmptyStream(fault) ? 0 : undefined
}

/** Returns whether a fault claims that a stream is empty. */
export function claimsEmptyStream(fault: Fault | undefined): boolean {
  return fault?.kind === 'answer' && (fault.status === 204 || fault.status === 416)
}
