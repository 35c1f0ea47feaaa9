// A build's output on its way from the stream to the log, compared with curl.
import { runAction } from './actions.js'
import { clock, findOrSkip, runProcess } from './processes.js'
import { makeRow, measureInRounds, percentile } from './report.js'
import { smallRepository } from './repositories.js'
import { withStubApi } from './with-stub-api.js'

const megabytes = 100
const lineCount = 2000

/** Measures how much output passes a second, and how late lines arrive. */
export async function run({ runs = 3 }) {
  const repository = await smallRepository()
  const curl = findOrSkip('curl')
  const readers = {
    ours: (api, onOutput) => runAction('', { api, repository, inputs: { app: 'bench' }, onOutput }),
    ...(curl && { curl: ({ url }, onOutput) => runProcess(curl, ['-sN', `${url}/stream`], { onOutput }) }),
  }
  const forEach = (measure) =>
    Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, () => measure(read)]))
  const throughputs = await measureInRounds('mirror, throughput', runs, forEach(measureThroughput))
  const latencies = await measureInRounds('mirror, latency', Math.min(runs, 2), forEach(measureLatency))
  return [...throughputRows(throughputs), ...latencyRows(latencies)]
}

function throughputRows({ ours, curl }) {
  const peer = curl && { name: 'curl -N', samples: curl }
  const ratio = peer && 'as fast'
  return [
    makeRow({
      what: `Output of ${megabytes} MB into the log`,
      of: 'rate',
      ours,
      peer,
      ratio,
      budget: { atLeast: 50e6, absolute: true },
    }),
    makeRow({ what: 'until the process has ended', ours, peer, ratio }),
  ]
}

function latencyRows({ ours, curl }) {
  const peer = curl && { name: 'curl -N', samples: curl }
  const row = (what, of, budget) => makeRow({ what, of, unit: 'milliseconds', ours, peer, budget })
  return [
    row('Line in the stream → line in the log, median', 'median'),
    row('99th percentile', 'percentile99', { atMost: 50, absolute: true }),
    row('latest', 'latest'),
  ]
}

/** Measures from the request for the stream until all of it is in the log. */
async function measureThroughput(read) {
  const bytes = megabytes * 1e6
  let received = 0
  let completed
  const onOutput = (chunk) => {
    received += chunk.length
    if (received >= bytes) completed ??= clock()
  }
  const { events, ...sample } = await withStubApi({ megabytes }, (api) => read(api, onOutput))
  // The action adds some lines of its own to the log.
  if (received < bytes || received > bytes + 100_000)
    throw new Error(`Of ${bytes} bytes of output, ${received} were printed`)
  return {
    ...sample,
    milliseconds: sample.ended - events.stream.at,
    rate: (bytes * 1000) / (completed - events.stream.at),
  }
}

async function measureLatency(read) {
  const delays = []
  let rest = ''
  const onOutput = (chunk) => {
    const now = clock()
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    for (const line of lines) {
      const [, sent] = /^line \d+ ([\d.]+)$/.exec(line) ?? []
      if (sent !== undefined) delays.push(now - Number(sent))
    }
  }
  await withStubApi({ lines: lineCount }, (api) => read(api, onOutput))
  if (delays.length !== lineCount) throw new Error(`Of ${lineCount} lines, ${delays.length} were printed`)
  const sorted = delays.toSorted((a, b) => a - b)
  return {
    median: percentile(sorted, 0.5),
    percentile99: percentile(sorted, 0.99),
    latest: sorted.at(-1),
  }
}
