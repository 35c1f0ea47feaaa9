import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command } from '../../src/local-runner/command.js'
import { type LogEntry, LogView } from '../../src/local-runner/log-view.js'
import { WorkflowLog } from '../../src/runner/log.js'
import { hostileBytes, hostileText, splitAt } from '../support/hostile.js'

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 })
const level = fc.constantFrom(
  'info' as const,
  'notice' as const,
  'warning' as const,
  'error' as const,
  'debug' as const,
)
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('untrusted' as const), bytes: hostileBytes, cuts }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replay' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: level, text: hostileText.map((text) => `${text}end`) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mask' as const), text: fc.uuid() }) },
)

describe('the workflow log', () => {
  test('runs only the action’s own commands, each once, and keeps output byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const untrusted: Buffer[] = []
        const written = await capture(async (log, sofar) => {
          const mirror = async (bytes: Buffer, pieces = [bytes]) => {
            untrusted.push(bytes)
            for (const piece of pieces) await log.writeUntrusted(piece)
          }
          for (const step of steps) {
            if (step.kind === 'untrusted') await mirror(step.bytes, splitAt(step.bytes, step.cuts))
            else if (step.kind === 'replay') await mirror(replayed(sofar()))
            else if (step.kind === 'error') log.error(step.text, step.text)
            else log[step.kind](step.text)
          }
          log.endUntrusted()
        })
        const { commands, output, ownLines } = read(written.all)
        expect(written.bytes.equals(Buffer.concat(untrusted))).toBe(true)
        expect(lineless(output)).toBe(lineless(written.bytes.toString('latin1')))
        expect(commands.map(({ name }) => name).sort()).toEqual(steps.flatMap(commandOf).sort())
        expect(ownLines.length).toBe(steps.filter(({ kind }) => kind === 'info').length)
      }),
      { numRuns: 300 },
    )
  })

  test('uses a new token each time, which nobody can guess', async () => {
    const written = await capture(async (log) => {
      for (let count = 0; count < 50; count++) {
        await log.writeUntrusted(Buffer.from('x\n'))
        log.endUntrusted()
      }
    })
    const tokens = tokensIn(written.all.toString('latin1'))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(token).toMatch(/^untrusted-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('writes its own messages at the end of a line, and never splits the line', async () => {
    const written = await capture(async (log) => {
      await log.writeUntrusted(Buffer.from('one\nhalf'))
      log.mask('secret')
      await log.writeUntrusted(Buffer.from(' a line\nnext\n'))
      log.info('ours')
      log.endUntrusted()
    })
    const lines = written.all
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

  test('redacts secrets in its own messages, titles included', async () => {
    const written = await capture(async (log) => {
      log.mask('abcabc')
      log.mask('abcabcdef')
      log.info('info abcabcdef abcabc')
      log.warning('warning abcabcdef', 'title abcabcdef')
      log.notice('notice abcabcdef', 'title abcabcdef')
      log.error('error abcabcdef', 'title abcabcdef')
      log.debug('debug abcabcdef')
    })
    const text = written.all.toString('utf8').replace(/^::add-mask::.*$/gm, '')
    expect(text).not.toMatch(/abc|def/)
    expect(text).toContain('info *** ***')
  })

  test('titles warnings and notices with the action, unless they have their own title', async () => {
    const written = await capture(async (log) => {
      log.warning('one')
      log.notice('two')
      log.warning('three', 'Title')
    })
    const titles = read(written.all).commands.map(({ properties }) => properties.title)
    expect(titles).toEqual(['Our action', 'Our action', 'Title'])
  })

  test('writes neither control characters nor anything that looks like a command in its own messages', async () => {
    const text = 'a\u001b[31m\0b\r\nc\u009b##[error]d\u0085e\tf'
    const written = await capture(async (log) => {
      log.info(text)
      log.error(text, 'title')
      log.notice(text, text)
    })
    const { commands, ownLines } = read(written.all)
    expect(ownLines).toEqual(['a [31m b c ##\u200b[error]d e f'])
    expect(commands[0]?.data).toBe('a [31m b\nc ##\u200b[error]d e\tf')
    expect(commands[1]).toMatchObject({ name: 'notice', data: commands[0]?.data })
    expect(commands[1]?.properties.title).toBe(commands[0]?.data)
  })

  test('writes a line of megabytes as fast as it arrives', async () => {
    const start = performance.now()
    const written = await capture(async (log) => {
      for (let count = 0; count < 5_000; count++) {
        await log.writeUntrusted(Buffer.alloc(1000, '##[error] '))
        if (count === 0) log.info('ours')
      }
    })
    expect(written.bytes.length).toBe(5_000_000)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

/** Everything that is written to the standard output meanwhile, and what of it is written as bytes. */
async function capture(
  write: (log: WorkflowLog, sofar: () => string) => Promise<void>,
): Promise<{ all: Buffer; bytes: Buffer }> {
  const all: Buffer[] = []
  const bytes: Buffer[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    const buffer = Buffer.from(chunk)
    all.push(buffer)
    if (typeof chunk !== 'string') bytes.push(buffer)
    return true
  })
  try {
    await write(new WorkflowLog('Our action'), () => Buffer.concat(all).toString('latin1'))
  } finally {
    spy.mockRestore()
  }
  return { all: Buffer.concat(all), bytes: Buffer.concat(bytes) }
}

/** The command that a step stands for. */
function commandOf({ kind }: { kind: string }): string[] {
  if (kind === 'mask') return ['add-mask']
  return ['notice', 'warning', 'error', 'debug'].includes(kind) ? [kind] : []
}

/** What somebody would print who has seen the log: the tokens of sections that are over. */
function replayed(written: string): Buffer {
  const tokens = tokensIn(sections(written).join('\n'))
  return Buffer.from(tokens.map((token) => `::${token}::\n##[${token}]\n`).join(''))
}

function tokensIn(written: string): string[] {
  const found = written.matchAll(/^::stop-commands::(untrusted-\S+)\r?$/gm)
  return [...found].flatMap(([, token]) => token ?? [])
}

/** From `stop-commands` to the token, each. */
function sections(written: string): string[] {
  const found = written.matchAll(/^::stop-commands::(untrusted-[\w-]{36})\r?\n.*?^::\1::\r?\n/gms)
  return [...found].map(([section]) => section)
}

/** What the runner makes of it: commands, output between `stop-commands` and its end, and lines outside of that. */
function read(written: Buffer): { commands: Command[]; output: string; ownLines: string[] } {
  const text = written.toString('latin1')
  const all = sections(text)
  const inside = all.map((section) =>
    section.replace(/^.*\n/, '').replace(/::untrusted-[\w-]{36}::\r?\n$/, ''),
  )
  const outside = all.reduce((rest, section) => rest.replace(section, () => ''), text)
  const commands = entries(written).flatMap((entry) => ('command' in entry ? [entry.command] : []))
  const ownLines = entries(Buffer.from(outside, 'latin1')).flatMap((entry) =>
    'text' in entry ? [entry.text] : [],
  )
  return {
    commands: commands.filter(({ name }) => name !== 'stop-commands'),
    output: inside.join(''),
    ownLines,
  }
}

function entries(written: Buffer): LogEntry[] {
  const entries: LogEntry[] = []
  const view = new LogView((entry) => entries.push(entry))
  view.push(written)
  view.end()
  return entries
}

/** A section that does not end with a line's end is given one. */
function lineless(output: string): string {
  return output.replace(/[\r\n]/g, '')
}
