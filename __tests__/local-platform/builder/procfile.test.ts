import { describe, expect, test } from '@jest/globals'
import { formatSize, indenter } from '../../../src/local-platform/builder/format.js'
import {
  parseProcfile,
  parseRelease,
  reportProcessTypes,
} from '../../../src/local-platform/builder/procfile.js'

test.each<[string, Record<string, string>]>([
  ['web: node server.js --port $PORT\n', { web: 'node server.js --port $PORT' }],
  ['web: a\r\nworker_2:b:c  \r\n', { web: 'a', worker_2: 'b:c' }],
  ['# comment: no\n\n two words: x\nempty:\n', {}],
  ['a: first\na: second', { a: 'second' }],
  ['__proto__: x', JSON.parse('{"__proto__":"x"}')],
])('parseProcfile reads %j', (text, types) => {
  expect(parseProcfile(text)).toEqual(types)
})

test.each<[string, Record<string, string>]>([
  ['default_process_types:\n  web: npm start\n', { web: 'npm start' }],
  ['---\naddons: []\ndefault_process_types: {}\n', {}],
  ['', {}],
  ['default_process_types:\n  web: 1\n  worker: [a]\n', {}],
])('parseRelease reads %j', (text, types) => {
  expect(parseRelease(text)).toEqual(types)
})

test.each<[string, string]>([
  ['[', 'nested too deeply'],
  ['a: {', 'nested too deeply'],
  ['- ', 'nested too deeply'],
  ['? ', 'nested too deeply'],
  ['a: b\n', 'more than 65536 characters'],
])('parseRelease refuses %j very many times', (text, message) => {
  expect(() => parseRelease(text.repeat(message.startsWith('more') ? 20_000 : 10_000))).toThrow(message)
})

test('parseRelease refuses what is not YAML', () => {
  expect(() => parseRelease('a: *b\n')).toThrow(/^it is not YAML: /)
})

describe('reportProcessTypes', () => {
  test.each([
    [{ web: 'a', worker: 'b' }, {}, '       Procfile declares types -> web, worker\n'],
    [{ web: 'a' }, { web: 'b' }, '       Procfile declares types -> web\n'],
    [{}, {}, '       Procfile declares types -> (none)\n'],
    [
      {},
      { web: 'b', rake: 'c' },
      '       Procfile declares types     -> (none)\n       Default types for buildpack -> web, rake\n',
    ],
  ])('lists %j of the Procfile and %j of the buildpack', (declared, defaults, lines) => {
    expect(reportProcessTypes(declared, defaults)).toBe(`-----> Discovering process types\n${lines}`)
  })
})

test('lines are indented as they arrive, with their bytes unchanged', () => {
  const chunks: Buffer[] = []
  const { write, end } = indenter((text) => void chunks.push(Buffer.from(text)))
  for (const piece of [
    'one',
    ' more\n',
    '\ntwo\nthr',
    Buffer.from([0xe2, 0x82]),
    Buffer.from([0xac]),
    '\r100%',
  ])
    write(piece)
  end()
  end()
  expect(Buffer.concat(chunks).toString()).toBe('       one more\n       \n       two\n       thr€\r100%\n')
})

test.each([
  [1, '1K'],
  [50_000, '49K'],
  [1_000_000, '1.0M'],
  [80_111_000, '76.4M'],
])('formatSize shows %d bytes as %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})
