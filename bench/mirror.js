// What a build prints, on its way from the stream to the log, beside curl.
import { runAction } from './actions.js'
import { clock, leaveOut, onPath, runProcess } from './processes.js'
import { compare, percentile, rounds } from './report.js'
import { small } from './repositories.js'
import { withBareApi } from './with-bare-api.js'

const megabytes = 100
const lines = 2000

/** Measures how much output a second comes through, and how late a line is. */
export async function run({ runs = 3 }) {
  const repository = await small()
  const curl = onPath('curl')
  if (!curl) leaveOut('curl', 'there is none on PATH')
  const ways = {
    ours: (api, onOutput) => runAction('', { api, repository, inputs: { app: 'bench' }, onOutput }),
    ...(curl && { curl: ({ url }, onOutput) => runProcess(curl, ['-sN', `${url}/stream`], { onOutput }) }),
  }
  const each = (measure) =>
    Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, () => measure(way)]))
  const flood = await rounds('mirror, throughput', runs, each(throughput))
  const trickle = await rounds('mirror, latency', Math.min(runs, 2), each(latency))
  return [...throughputRows(flood), ...latencyRows(trickle)]
}

function throughputRows({ ours, curl }) {
  const peer = curl && { name: 'curl -N', samples: curl }
  return [
    compare({
      what: `Output of ${megabytes} MB into the log`,
      of: 'rate',
      ours,
      peer,
      ratio: peer && 'as fast',
      budget: { atLeast: 50e6, absolute: true },
    }),
    compare({ what: 'until the process has ended', ours, peer, ratio: peer && 'as fast' }),
  ]
}

function latencyRows({ ours, curl }) {
  const row = (what, of, budget) =>
    compare({
      what,
      of,
      unit: 'milliseconds',
      ours,
      peer: curl && { name: 'curl -N', samples: curl },
      budget,
    })
  return [
    row('Line in the stream → line in the log, median', 'middle'),
    row('99th percentile', 'late', { atMost: 50, absolute: true }),
    row('latest', 'latest'),
  ]
}

/** From the request for the stream until all of it is in the log. */
async function throughput(way) {
  const bytes = megabytes * 1e6
  let seen = 0
  let through
  const take = (chunk) => {
    seen += chunk.length
    if (seen >= bytes) through ??= clock()
  }
  const { events, ...sample } = await withBareApi({ megabytes }, (api) => way(api, take))
  // A log has some lines of the action's own.
  if (seen < bytes || seen > bytes + 100_000)
    throw new Error(`Of ${bytes} bytes of output, ${seen} were printed`)
  return {
    ...sample,
    milliseconds: sample.ended - events.stream.at,
    rate: (bytes * 1000) / (through - events.stream.at),
  }
}

async function latency(way) {
  const late = []
  let text = ''
  const take = (chunk) => {
    const now = clock()
    const whole = (text + chunk).split('\n')
    text = whole.pop()
    for (const line of whole) {
      const [, sent] = /^line \d+ ([\d.]+)$/.exec(line) ?? []
      if (sent !== undefined) late.push(now - Number(sent))
    }
  }
  await withBareApi({ lines }, (api) => way(api, take))
  if (late.length !== lines) throw new Error(`Of ${lines} lines, ${late.length} were printed`)
  const sorted = late.toSorted((a, b) => a - b)
  return { middle: percentile(sorted, 0.5), late: percentile(sorted, 0.99), latest: sorted.at(-1) }
}
