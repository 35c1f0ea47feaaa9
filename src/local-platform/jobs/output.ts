import type { Output } from '../builder/types.js'
import type { OutputStream } from '../storage/output-stream.js'

/** Returns an output that writes to the stream, and aborts the job when the stream cannot be written. */
export function outputTo(stream: OutputStream, abort: AbortController): Output {
  return (output) => {
    stream.write(output)
    if (stream.failure !== undefined) abort.abort(stream.failure)
  }
}
