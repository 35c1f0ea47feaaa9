import type { Output } from './types.js'

const indent = '       '
const newline = 0x0a

/** A step of the build, as Heroku prints it: `-----> text`. */
export function header(text: string): string {
  return `-----> ${text}\n`
}

/** Lines below a step, indented by seven spaces as Heroku does; an empty line is indented too. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `${indent}${line}\n`)
    .join('')
}

/** A line that tells of a failure: ` !     text`. */
export function failureLine(text: string): string {
  return ` !     ${text}\n`
}

/** A size as Heroku prints it, such as `76.4M`; below 0.1 MiB in KiB. */
export function formatSize(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024
  return mebibytes < 0.1 ? `${Math.ceil(bytes / 1024)}K` : `${mebibytes.toFixed(1)}M`
}

/**
 * An output that puts seven spaces before every line it gets and passes the bytes on as they come.
 * `end` finishes a last line that has no line break, so that what follows starts on its own line.
 */
export function indenter(output: Output): { write: Output; end: () => void } {
  let atLineStart = true

  const write: Output = (text) => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    const pieces: (Uint8Array | string)[] = []
    for (let start = 0; start < bytes.length; ) {
      const lineEnd = bytes.indexOf(newline, start)
      const end = lineEnd === -1 ? bytes.length : lineEnd + 1
      if (atLineStart) pieces.push(indent)
      pieces.push(bytes.subarray(start, end))
      atLineStart = lineEnd !== -1
      start = end
    }
    if (pieces.length > 0) output(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))
  }

  const end = () => {
    if (!atLineStart) output('\n')
    atLineStart = true
  }

  return { write, end }
}
