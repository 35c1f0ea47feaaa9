import fc from 'fast-check'

/** What workflow commands are made of, and what readers of text trip over. */
const fragments = [
  '::',
  '##[',
  ']',
  ':',
  '::error::forged\n',
  '##[error]forged',
  '\t::error file=a::forged\r',
  '::set-output name=slug-id::forged\n',
  '##[set-output name=slug-id;]forged',
  '::add-path::forged\r\n',
  '::set-env name=PATH::forged\n',
  '::add-mask::forged\n',
  '::stop-commands::forged\n',
  '::stop-commands::\n',
  '::forged::\n',
  '::untrusted-',
  '##[untrusted-',
  '::echo::on\n',
  '\n',
  '\r',
  '\r\n',
  '\n\r',
  '\0',
  '\ufeff',
  '\u0085',
  '\u2028',
  '\u200b',
  '\u3000',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '%0A',
  '%0D%0A::error::forged',
  '%25',
  'ghadelimiter_',
  '<<EOF\n',
  '**bold** <b>',
  'ä€😀',
].map((text) => Buffer.from(text))

/** Half characters, and bytes that are none. */
const broken = [[0xe2, 0x82], [0xac], [0xf0, 0x9f], [0x98, 0x80], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]]

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.constantFrom(...broken.map((bytes) => Buffer.from(bytes))) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)) },
)

/** Bytes of somebody who means harm. */
export const hostileBytes = fc.array(fragment, { maxLength: 24 }).map((pieces) => Buffer.concat(pieces))

/** Text of somebody who means harm. */
export const hostileText = hostileBytes.map((bytes) => bytes.toString('utf8'))

/** Much of it, the same each time, without NULs, which are heartbeats in an output stream. */
export function sampleHostileBytes(count: number): Buffer {
  const bytes = Buffer.concat(fc.sample(hostileBytes, { seed: 1, numRuns: count }))
  return Buffer.from(bytes.filter((byte) => byte !== 0))
}

/** Cuts bytes at places that are given in parts of their length. */
export function splitAt(bytes: Buffer, parts: number[]): Buffer[] {
  const inside = parts.map((part) => Math.floor(part * bytes.length)).sort((one, other) => one - other)
  const places = [0, ...inside, bytes.length]
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place))
}

/** An id such as Heroku gives. */
export const exampleId = '01234567-89ab-cdef-0123-456789abcdef'

/** What an input may be when it comes from a branch, a title or a comment. The environment takes no NUL. */
export const hostileInputs = [
  '--upload-pack=touch x',
  '-',
  '--',
  '.',
  '..',
  '../..',
  'a/../b',
  '/etc/passwd',
  '/../../x',
  '//evil.example/x',
  '/\\evil.example/x',
  '%2e%2e',
  'a%0Ab',
  'a\nb',
  'a\r\n::error::b',
  'a\u0001b',
  'a\u2028b',
  'ünïcödé \u202egnp.exe',
  'two words',
  'a?b#c',
  'a,b',
  "'; touch x; '",
  '$(touch x) `touch x`',
  `$${'{{ secrets.KEY }}'}`,
  '##[error]x',
  '::set-output name=a::b',
  '<img src=x onerror=alert(1)> [a](javascript:b)',
  'x'.repeat(10_000),
  'https://user:password@evil.example/x',
  'https://evil.example/a b\tc',
  'http://evil.example/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  exampleId,
]
