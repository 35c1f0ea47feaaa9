import { EOL } from 'node:os'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
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

beforeEach(() => {
  jest.replaceProperty(process, 'env', { ...process.env, GITHUB_ACTIONS: '', RUNNER_DEBUG: '1' })
})
afterEach(() => {
  jest.restoreAllMocks()
})

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
          log.close()
        })
        const { commands, ownLines } = read(written)
        expect(written.bytes.equals(Buffer.concat(untrusted))).toBe(true)
        expect(outsideOfSections(written)).toEqual([])
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
        log.close()
      }
    })
    const tokens = tokensIn(written.all.toString('latin1'))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(token).toMatch(/^untrusted-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('has one section for all output, in which its own lines are too', async () => {
    const written = await capture(async (log) => {
      log.info('before')
      await log.writeUntrusted(Buffer.from('one\nhalf'))
      log.info('ours')
      await log.writeUntrusted(Buffer.from(' a line\nnext\nunfinished'))
      log.endUntrusted()
      log.info('between')
      await log.writeUntrusted(Buffer.from('of a release\n'))
      log.result(['after', 'all'])
      log.close()
    })
    expect(linesOf(written)).toEqual([
      'before',
      '::stop-commands::TOKEN',
      'one',
      'half a line',
      'ours',
      'next',
      'unfinished',
      'between',
      'of a release',
      '::TOKEN::',
      'after',
      'all',
      '',
    ])
  })

  test('has no section if there is no output', async () => {
    const written = await capture(async (log) => {
      log.info('one')
      await log.writeUntrusted(Buffer.alloc(0))
      log.endUntrusted()
      log.warning('two')
      log.result(['three'])
      log.close()
    })
    expect(linesOf(written)).toEqual(['one', '::warning title=Our action::two', 'three', ''])
  })

  test('interrupts the section for a command, at the end of a line', async () => {
    const written = await capture(async (log) => {
      await log.writeUntrusted(Buffer.from('one\nhalf'))
      log.warning('ours')
      await log.writeUntrusted(Buffer.from(' a line\nnext\n'))
      log.close()
    })
    expect(linesOf(written)).toEqual([
      '::stop-commands::TOKEN',
      'one',
      'half a line',
      '::TOKEN::',
      '::warning title=Our action::ours',
      '::stop-commands::TOKEN',
      'next',
      '::TOKEN::',
      '',
    ])
  })

  test('masks a secret at the end of the section if no output may show it', async () => {
    const written = await capture(async (log) => {
      await log.writeUntrusted(Buffer.from('one\n'))
      log.mask('secret-1234')
      log.info('not secret-1234')
      await log.writeUntrusted(Buffer.from('two\n'))
      log.close()
    })
    expect(linesOf(written)).toEqual([
      '::stop-commands::TOKEN',
      'one',
      'not ***',
      'two',
      '::TOKEN::',
      '::add-mask::secret-1234',
      '',
    ])
  })

  const secret = 'secret-1234?a&b'
  test.each([
    ['itself', [`x ${secret}\n`]],
    ['in another form', [`x ${encodeURIComponent(secret)}\n`]],
    ['in base64', [`x ${Buffer.from(`:${secret}:`).toString('base64')}\n`]],
    ['in pieces', [`x ${secret.slice(0, 3)}`, `${secret.slice(3)}\n`]],
    ['much later', [...Array.from({ length: 50 }, () => 'x\n'), `${secret}\n`]],
    ['among much output', ['x\n'.repeat(100_000), `${secret}\n`]],
  ])('masks a secret before output that has it: %s', async (_, pieces) => {
    const written = await capture(async (log) => {
      await log.writeUntrusted(Buffer.from('one\n'))
      log.mask(secret)
      for (const piece of pieces) await log.writeUntrusted(Buffer.from(piece))
      log.close()
    })
    const lines = linesOf(written)
    const mask = lines.findIndex((line) => line.startsWith('::add-mask::'))
    expect(mask).toBeGreaterThan(1)
    expect(mask).toBeLessThan(lines.findIndex((line) => line.startsWith('x ') || line === secret))
    expect(lines.filter((line) => line.startsWith('::stop-commands::'))).toHaveLength(2)
  })

  test('shows debug messages only when the runner asks for them', async () => {
    jest.replaceProperty(process, 'env', { ...process.env, RUNNER_DEBUG: '' })
    const silent = await capture(async (log) => log.debug('one'))
    expect(linesOf(silent)).toEqual([''])
    jest.replaceProperty(process, 'env', { ...process.env, RUNNER_DEBUG: '1' })
    const shown = await capture(async (log) => log.debug('one'))
    expect(linesOf(shown)).toEqual(['::debug::one', ''])
  })

  test.each([
    ['on GitHub', { GITHUB_ACTIONS: 'true', NO_COLOR: '' }, '\u001b[32mone ##\u200b[error]\u001b[0m'],
    ['where NO_COLOR is set', { GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, 'one ##\u200b[error]'],
    ['elsewhere', { GITHUB_ACTIONS: '', NO_COLOR: '' }, 'one ##\u200b[error]'],
  ])('shows a result in colour or not: %s', async (_, variables, expected) => {
    jest.replaceProperty(process, 'env', { ...process.env, ...variables })
    const written = await capture(async (log) => log.result(['one ##[error]']))
    expect(linesOf(written)).toEqual([expected, ''])
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
    const titles = read(written).commands.map(({ properties }) => properties.title)
    expect(titles).toEqual(['Our action', 'Our action', 'Title'])
  })

  test('writes neither control characters nor anything that looks like a command in its own messages', async () => {
    const text = 'a\u001b[31m\0b\r\nc\u009b##[error]d\u0085e\tf'
    const written = await capture(async (log) => {
      log.info(text)
      log.error(text, 'title')
      log.notice(text, text)
    })
    const { commands, ownLines } = read(written)
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

/** What was written to the standard output. */
interface Written {
  all: Buffer
  /** What of it was written as bytes: the output. */
  bytes: Buffer
  /** In the order in which they were written. */
  chunks: { text: string; isOutput: boolean }[]
}

/** Captures everything that is written to the standard output meanwhile. */
async function capture(write: (log: WorkflowLog, sofar: () => string) => Promise<void>): Promise<Written> {
  const chunks: { buffer: Buffer; isOutput: boolean }[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    chunks.push({ buffer: Buffer.from(chunk), isOutput: typeof chunk !== 'string' })
    return true
  })
  const all = () => Buffer.concat(chunks.map(({ buffer }) => buffer))
  try {
    await write(new WorkflowLog('Our action'), () => all().toString('latin1'))
  } finally {
    spy.mockRestore()
  }
  return {
    all: all(),
    bytes: Buffer.concat(chunks.filter(({ isOutput }) => isOutput).map(({ buffer }) => buffer)),
    chunks: chunks.map(({ buffer, isOutput }) => ({ text: buffer.toString('utf8'), isOutput })),
  }
}

/** Returns the lines, with the same name for each token. */
function linesOf({ all }: Written): string[] {
  return all
    .toString('utf8')
    .replace(/untrusted-[\w-]{36}/g, 'TOKEN')
    .split(/\r?\n/)
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

/** What the runner makes of it: its commands, and our lines that are none. */
function read({ all, chunks }: Written): { commands: Command[]; ownLines: string[] } {
  const commands = entries(all).flatMap((entry) => ('command' in entry ? [entry.command] : []))
  const ownLines = chunks
    .filter(({ text, isOutput }) => !isOutput && !text.startsWith('::') && text !== EOL)
    .map(({ text }) => text.replace(/\r?\n$/, ''))
  return { commands: commands.filter(({ name }) => name !== 'stop-commands'), ownLines }
}

/** Returns the output that is not between `stop-commands` and its end. */
function outsideOfSections({ chunks }: Written): string[] {
  let token = ''
  const outside: string[] = []
  for (const { text, isOutput } of chunks) {
    if (isOutput && token === '') outside.push(text)
    if (isOutput) continue
    token = /^::stop-commands::(\S+)\s*$/.exec(text)?.[1] ?? (text.startsWith(`::${token}::`) ? '' : token)
  }
  return outside
}

function entries(written: Buffer): LogEntry[] {
  const entries: LogEntry[] = []
  const view = new LogView((entry) => entries.push(entry))
  view.push(written)
  view.end()
  return entries
}
