import fc from 'fast-check'

/** Parts of workflow commands, and characters that text parsers mishandle. */
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

/** Incomplete and invalid UTF-8. */
const broken = [[0xe2, 0x82], [0xac], [0xf0, 0x9f], [0x98, 0x80], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]]

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.constantFrom(...broken.map((bytes) => Buffer.from(bytes))) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)) },
)

/** Malicious bytes. */
export const hostileBytes = fc.array(fragment, { maxLength: 24 }).map((pieces) => Buffer.concat(pieces))

/** Malicious text. */
export const hostileText = hostileBytes.map((bytes) => bytes.toString('utf8'))

/** Returns many malicious bytes, the same each time, without NUL, which is a heartbeat in output streams. */
export function sampleHostileBytes(count: number): Buffer {
  const bytes = Buffer.concat(fc.sample(hostileBytes, { seed: 1, numRuns: count }))
  return Buffer.from(bytes.filter((byte) => byte !== 0))
}

/** Splits bytes at positions given as fractions of their length. */
export function splitAt(bytes: Buffer, parts: number[]): Buffer[] {
  const inside = parts.map((part) => Math.floor(part * bytes.length)).sort((one, other) => one - other)
  const places = [0, ...inside, bytes.length]
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place))
}

/** An ID in the form that Heroku uses. */
export const exampleId = '01234567-89ab-cdef-0123-456789abcdef'

/** Malicious values of inputs, as from a branch, a title or a comment. Environment variables cannot contain NUL. */
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
