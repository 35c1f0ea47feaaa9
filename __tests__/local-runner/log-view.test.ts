import { describe, expect, test } from '@jest/globals'
import type { Command } from '../../src/local-runner/command.js'
import { LogView } from '../../src/local-runner/log-view.js'

const none = 'no command'

// Each row follows from the source of actions/runner: ActionCommand.cs, ActionCommandManager.cs, OutputManager.cs.
describe('a line', () => {
  test.each([
    ['::error::x', { name: 'error', properties: {}, data: 'x' }],
    [' \t\u00a0\u0085\u2003::error::x', { name: 'error', properties: {}, data: 'x' }],
    ['::ERROR::x', { name: 'error', properties: {}, data: 'x' }],
    ['::error', none],
    ['::error:x', none],
    ['text ::error::x', none],
    ['\u200b::error::x', none],
    ['\ufeff::error::x', none],
    ['\u0001::error::x', none],
    [':: error::x', none],
    ['::\terror::x', none],
    ['::error\tfile=a::x', none],
    ['::::x', none],
    ['::no-command::x', none],
    ['::internal-set-repo-path repoFullName=a::x', none],
    ['::add-mas\u212a::x', none],
    ['::error file=a,line=1::x', { name: 'error', properties: { file: 'a', line: '1' }, data: 'x' }],
    ['::error FILE=a%3Ab%2Cc%0A%25::x', { name: 'error', properties: { file: 'a:b,c\n%' }, data: 'x' }],
    ['::error file=a=b,=c,d,e=,f==g::x', { name: 'error', properties: { file: 'a=b', f: 'g' }, data: 'x' }],
    ['::error file=a::b::c', { name: 'error', properties: { file: 'a' }, data: 'b::c' }],
    ['::error::%0D%0A%25%3A%2C%250A', { name: 'error', properties: {}, data: '\r\n%%3A%2C%0A' }],
    ['::error::%%0A%0a', { name: 'error', properties: {}, data: '%\n%0a' }],
    ['##[error]x', { name: 'error', properties: {}, data: 'x' }],
    ['anything ##[Error]x', { name: 'error', properties: {}, data: 'x' }],
    ['::no-command::##[error]x', { name: 'error', properties: {}, data: 'x' }],
    ['##[no-command]##[error]x', none],
    ['##[error', none],
    ['##[ error]x', none],
    ['##\u200b[error]x', none],
    ['# #[error]x', none],
    ['##[]error]x', none],
    [
      '##[set-output name=a;b=%5D%3B]%5D%3A',
      { name: 'set-output', properties: { name: 'a', b: '];' }, data: ']%3A' },
    ],
    ['##[set-output name=a]b]c', { name: 'set-output', properties: { name: 'a' }, data: 'b]c' }],
  ])('%j is %j', (line, command) => {
    expect(read(`first\n${line}\n`).commands).toEqual(command === none ? [] : [command])
  })

  test.each(['\n', '\r', '\r\n'])('ends with %j', (end) => {
    const { lines } = read(`one${end}${end}::debug::two${end}three`)
    expect(lines).toEqual(['one', '', '::debug', 'three'])
  })

  test.each(['\u0085', '\u2028', '\u2029', '\v', '\f', '\0'])('does not end with %j', (end) => {
    expect(read(`one${end}::error::x`).commands).toEqual([])
  })

  test('is the same for any division into chunks', () => {
    const bytes = Buffer.from('ä\r\n::error::ö\r\r\n\n::warning::\u{1f600}\r')
    const whole = readBytes([bytes])
    expect(whole.lines).toEqual(['ä', '::error', '', '', '::warning'])
    expect(readBytes([...bytes].map((byte) => Buffer.of(byte)))).toEqual(whole)
  })

  test('is a line even if it is not UTF-8', () => {
    const cut = Buffer.concat([Buffer.of(0xe2, 0x82), Buffer.from('\n::error::x\n'), Buffer.of(0xe2)])
    const { lines, commands } = readBytes([cut])
    expect(lines).toEqual(['\ufffd', '::error', '\ufffd'])
    expect(commands).toHaveLength(1)
  })

  test('does not start with the stream’s byte order mark', () => {
    expect(read('\ufeff::error::x').commands).toHaveLength(1)
  })

  test('can have megabytes, in small chunks', () => {
    const piece = Buffer.alloc(1000, ':error ##[ ')
    const start = performance.now()
    const { commands, lines } = readBytes(Array.from({ length: 20_000 }, () => piece))
    expect([commands.length, lines[0]?.length]).toEqual([0, 20_000_000])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('stop-commands', () => {
  const stop = (text: string) => read(`::stop-commands::Some-Token\n${text}\n::error::after\n`)

  test.each([
    ['::some-token::', true],
    [' ::SOME-TOKEN x=y::z', true],
    ['text ##[some-token]', true],
    ['::some-token', false],
    ['::some-token2::', false],
    ['::stop-commands::other', false],
    ['::error::some-token', false],
    ['::error::x##[some-token]', false],
  ])('with %j on the next line ends there: %s', (line, ends) => {
    const names = stop(line).commands.map(({ name }) => name)
    expect(names).toEqual(ends ? ['stop-commands', 'error'] : ['stop-commands'])
  })

  test.each(['', 'error', 'Stop-Commands', 'pause-logging'])('with the token %j stops nothing', (token) => {
    expect(read(`::stop-commands::${token}\n::error::x`).commands).toHaveLength(2)
  })

  test('masks its token', () => {
    expect(stop('::some-token2:: Some-Token').lines).toContain('::some-token2:: ***')
  })
})

describe('a mask', () => {
  test.each([
    ['::add-mask::secret\nmy secret secret', 'my *** ***'],
    ['::add-mask::one%0A two\ntwo one', '*** ***'],
    ['::add-mask:: \n a b', ' a b'],
    ['::add-mask::abc\n::add-mask::b\nabc b', '*** ***'],
    ['::add-mask::b\n::add-mask::abc\nabc b', '*** ***'],
    ['::add-mask::abc\n::add-mask::cde\nabcdef', '***f'],
    ['::add-mask::aba\nababax', '***x'],
  ])('%j hides what it names', (text, hidden) => {
    expect(read(text).lines.at(-1)).toBe(hidden)
  })

  test('applies to messages, too, but not to titles', () => {
    const { commands } = read('::add-mask::secret\n::error title=secret::a secret')
    expect(commands.at(-1)).toEqual({ name: 'error', properties: { title: 'secret' }, data: 'a ***' })
  })
})

interface Read {
  commands: Command[]
  /** In order; a command as its name. */
  lines: string[]
}

function read(text: string): Read {
  return readBytes([Buffer.from(text)])
}

function readBytes(pieces: Uint8Array[]): Read {
  const commands: Command[] = []
  const lines: string[] = []
  const view = new LogView((entry) => {
    if ('command' in entry) commands.push(entry.command)
    lines.push('command' in entry ? `::${entry.command.name}` : entry.text)
  })
  for (const piece of pieces) view.push(piece)
  view.end()
  return { commands, lines }
}
