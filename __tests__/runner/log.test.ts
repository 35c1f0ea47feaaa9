import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { type Command, LogView } from '../../src/local-runner/log-view.js'
import { WorkflowLog } from '../../src/runner/log.js'

/** Pieces that hostile text is made of. */
const piece = fc.oneof(
  fc.constantFrom(
    '::',
    '##[',
    ']',
    'error',
    'set-env name=A',
    'stop-commands',
    'add-mask',
    '\n',
    '\r',
    '\0',
    '\u0085',
  ),
  fc.constantFrom(
    '\u2028',
    ' ',
    '\t',
    '\u001b[31m',
    '%0A',
    '::error::forged\n',
    '##[error]forged',
    'untrusted-',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
const step = fc.oneof(
  fc.record({ kind: fc.constant('untrusted' as const), text }),
  fc.record({ kind: fc.constantFrom('info' as const, 'mask' as const, 'warning' as const), text }),
)

describe('the workflow log', () => {
  test('carries out our commands and nobody else’s, and keeps output byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const written = await capture(async (log) => {
          for (const { kind, text } of steps) {
            if (kind === 'untrusted') await log.untrusted(Buffer.from(text))
            else log[kind](text)
          }
          log.endUntrusted()
        })
        const { commands, output } = read(written)
        const count = (name: string) => commands.filter((command) => command.name === name).length
        const asked = (kind: string) => steps.filter((step) => step.kind === kind).map(({ text }) => text)
        expect(count('warning')).toBe(asked('warning').length)
        const known = ['warning', 'add-mask', 'stop-commands']
        expect(
          commands.filter(({ name }) => !known.includes(name) && !name.startsWith('untrusted-')),
        ).toEqual([])
        expect(count('add-mask')).toBeLessThanOrEqual(new Set(asked('mask')).size)
        const expected = Buffer.from(asked('untrusted').join('')).toString('utf8')
        expect(withoutBreaks(output)).toBe(withoutBreaks(expected))
      }),
      { numRuns: 500 },
    )
  })

  test('says what it has to say at the end of a line, and leaves the line whole', async () => {
    const written = await capture(async (log) => {
      await log.untrusted(Buffer.from('one\nhalf'))
      log.mask('secret')
      await log.untrusted(Buffer.from(' a line\nnext\n'))
      log.info('ours')
      log.endUntrusted()
    })
    const lines = written
      .toString('utf8')
      .replace(/untrusted-[\w-]+/g, 'TOKEN')
      .split(/\r?\n/)
    expect(lines).toEqual([
      '::stop-commands::TOKEN',
      'one',
      'half a line',
      '::TOKEN::',
      '::add-mask::secret',
      '::stop-commands::TOKEN',
      'next',
      '::TOKEN::',
      'ours',
      '',
    ])
  })
})

/** Everything that is written to the standard output meanwhile. */
async function capture(write: (log: WorkflowLog) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    chunks.push(Buffer.from(chunk))
    return true
  })
  try {
    await write(new WorkflowLog())
  } finally {
    spy.mockRestore()
  }
  return Buffer.concat(chunks)
}

/** Commands that the runner carries out, and the text between stop-commands and its end. */
function read(written: Buffer): { commands: Command[]; output: string } {
  const commands: Command[] = []
  const view = new LogView((entry) => {
    if ('command' in entry) commands.push(entry.command)
  })
  view.push(written)
  view.end()
  const sections = written
    .toString('utf8')
    .matchAll(/^::stop-commands::(\S+)\r?\n(.*?)(\r?\n)?^::\1::\r?$/gms)
  return { commands, output: [...sections].map(([, , output, end]) => `${output}${end ?? ''}`).join('') }
}

/** A section that does not end with a line's end is given one. */
function withoutBreaks(output: string): string {
  return output.replace(/[\r\n]/g, '')
}
