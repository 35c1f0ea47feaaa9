import { type Readable, Transform } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/** The character EOT, with which clients without a terminal end their input. */
const endOfTransmission = 0x04

/** Time that a client has to read the last output, in milliseconds. */
const lastOutputMs = 60_000

/** Returns what a client types, up to the end of its input. */
export function inputOf(client: TLSSocket): Readable {
  let ended = false
  const input = new Transform({
    transform(chunk: Buffer, _, done) {
      if (ended) return done()
      const end = chunk.indexOf(endOfTransmission)
      ended = end !== -1
      this.push(ended ? chunk.subarray(0, end) : chunk)
      if (ended) this.push(null)
      done()
    },
  })
  return client.pipe(input)
}

/** Ends the connection to a client once it has read all output. */
export function detach(client: TLSSocket): void {
  client.setTimeout(lastOutputMs, () => client.destroy())
  client.end()
}
