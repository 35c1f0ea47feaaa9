import type { Output } from './types.js'

const indent = '       '
const newline = 0x0a

/** Returns a step of the build in Heroku's form: `-----> text`. */
export function header(text: string): string {
  return `-----> ${text}\n`
}

/** Returns lines below a step, indented by seven spaces as on Heroku, including empty lines. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `${indent}${line}\n`)
    .join('')
}

/** Returns a line of a failure in Heroku's form: ` !     text`. */
export function failureLine(text: string): string {
  return ` !     ${text}\n`
}

/** Returns a warning in the form of Heroku's buildpacks: its lines like those of a failure, between empty ones. */
export function warning(text: string): string {
  return `\n${text.split('\n').map(failureLine).join('')}\n`
}

/** Returns a size in Heroku's form, such as `76.4M`; below 0.1 MiB in KiB. */
export function formatSize(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024
  return mebibytes < 0.1 ? `${Math.ceil(bytes / 1024)}K` : `${mebibytes.toFixed(1)}M`
}

/**
 * Returns an output that indents every line by seven spaces, and passes the bytes on as they arrive. `end` adds a line
 * break if the last line has none, so that later output starts on a new line.
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
