import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { configVars } from '../../src/runner/config-vars.js'
import { InputError } from '../../src/runner/inputs.js'
import { redact, redactSecrets } from '../../src/text/redact.js'
import { fuzzRuns } from '../support/fuzz.js'

const secret = 's3cr3t-value'
let written: string[]

beforeEach(() => {
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text).trimEnd())
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
})

function read(text: string): Record<string, string> {
  process.env['INPUT_CONFIG-VARS'] = text
  return configVars('config-vars', process.env)
}

function refusal(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('It was taken')
}

function readIfLegal(text: string): Record<string, string> | undefined {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

/**
 * An independent parser that drops only blanks around names and values, and comments after blanks. It throws where the
 * meaning is unclear.
 */
function strictly(text: string): Record<string, string> {
  const vars: Record<string, string> = {}
  let rest = text.trim().replace(/\r\n?/g, '\n')
  const next = (form: RegExp) => {
    const found = form.exec(rest)
    if (found) rest = rest.slice(found[0].length)
    return found
  }
  while (rest !== '') {
    if (next(/^\s*?(?:#[^\n\u2028\u2029]*)?(?:\n|$)/)) continue
    const [, name] = next(/^[^\S\n]*(?:export[^\S\n]+)?(\w+)(?:[^\S\n]*=|:(?=[ \t]))/) ?? []
    if (name === undefined) throw new Error(`No line: ${JSON.stringify(rest)}`)
    const [, quote] = /^[ \t]*(['"`])/.exec(rest) ?? []
    const [, value] = next(quote ? quotedBy(quote) : bare) ?? []
    if (value === undefined) throw new Error(`No value: ${JSON.stringify(rest)}`)
    if (quote) vars[name] = quote === '"' ? value.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : value
    else vars[name] = value.replace(/^[ \t]+|[ \t]+$/g, '')
    if (!quote && /^\s|\s$/.test(vars[name])) throw new Error(`White space: ${JSON.stringify(value)}`)
  }
  return vars
}

const bare = /^([^#\n\u2028\u2029]*)(?:(?<=[ \t])#[^\n\u2028\u2029]*)?(?:\n|$)/

function quotedBy(quote: string): RegExp {
  const comment = `[^\\S\\n\\u2028\\u2029]+#[^\\n\\u2028\\u2029${quote}]*`
  return new RegExp(
    `^[ \\t]*${quote}((?:\\\\${quote}|[^${quote}])+)${quote}(?:${comment}|[^\\S\\n\\u2028\\u2029]*)(?:\\n|$)`,
  )
}

describe('config vars', () => {
  test.each<[string, string, Record<string, string>]>([
    ['a line each', 'A=1\nB=two words', { A: '1', B: 'two words' }],
    ['lines that end as on Windows', 'A=1\r\nB="x\r\ny"\r\n', { A: '1', B: 'x\ny' }],
    ['white space around', '  A = 1  \n\tB=2', { A: '1', B: '2' }],
    ['`export`', 'export A=1\nexport  B=2', { A: '1', B: '2' }],
    ['a colon', 'A: 1', { A: '1' }],
    ['comments and empty lines', "# don't\n\nA=1 # one\n  # B=2\nC=3", { A: '1', C: '3' }],
    ['a # in quotes', `A="x#y" # not z\nB='#'\nC=\`a"'#\``, { A: 'x#y', B: '#', C: `a"'#` }],
    ['= in a value', 'A=a=b==\nURL=postgres://u:p@h/d?x=y', { A: 'a=b==', URL: 'postgres://u:p@h/d?x=y' }],
    ['several lines', 'A="{\n  \\"x\\": 1\n}"\nB=\'l\n# l\'', { A: '{\n  \\"x\\": 1\n}', B: 'l\n# l' }],
    [
      'escapes in double quotes alone',
      `A="x\\ny"\nB='x\\ny'\nC=x\\ny`,
      { A: 'x\ny', B: 'x\\ny', C: 'x\\ny' },
    ],
    ['quotes inside', `A=it's "so"\nB='say "x"'`, { A: `it's "so"`, B: 'say "x"' }],
    ['an empty value', 'A=\nB=\nC= # none', { A: '', B: '', C: '' }],
    ['a name twice: the last counts', 'A=1\nB=2\nA=3', { A: '3', B: '2' }],
    ['any name of the schema', '_a=1\n2FA=2\nconstructor=3', { _a: '1', '2FA': '2', constructor: '3' }],
    ['nothing is expanded', 'A=$HOME $(pwd)', { A: '$HOME $(pwd)' }],
    ['nothing', '', {}],
  ])('may have %s', (_, text, vars) => {
    expect(Object.entries(read(text))).toEqual(Object.entries(vars))
  })

  test.each([
    ['a line without =', `A=1\n${secret}`, 'has something other than NAME=value in line 2'],
    ['such a line after several', `A="x\ny"\n\nB=1\n${secret}`, 'NAME=value in line 5'],
    ['text after a comment with a quote', `# don't\n${secret}\n# can't`, 'NAME=value in line 2'],
    ['a name with a dash', `A=1\nMY-${secret}=1`, 'has an invalid name in line 2: names of config vars'],
    ['a name with a dot', 'my.name=1', 'has an invalid name in line 1'],
    ['a name that JavaScript reserves', `__proto__=${secret}`, 'has an invalid name in line 1'],
    ['no name', `=${secret}`, 'NAME=value in line 1'],
    ['a # in a value', `A=1\nB=${secret}#x`, 'has a # in the value in line 2'],
    ['a value that begins with #', `A=1\nB=#${secret}`, 'has a # in the value in line 2'],
    ['empty quotes, as from a missing secret', `A=1\nB=''`, 'has an empty value in quotes in line 2'],
    [
      'empty quotes, even if the name is repeated',
      `A=''\nA=${secret}`,
      'has an empty value in quotes in line 1',
    ],
    ['empty quotes with a comment', 'A="" # none', 'has an empty value in quotes in line 1'],
    [
      'a quote that is not closed',
      `A=1\nB="${secret}\n${secret}==`,
      'has a quote in line 2 that is not closed',
    ],
    [
      'text after a quote',
      `A="x" ${secret}`,
      'has a quote in line 1 that is not closed at the end of the value',
    ],
    ['a key without quotes', `A=-----BEGIN KEY-----\nMIIE/${secret}\n-----END KEY-----`, 'in line 2'],
    ['a quote in a comment after a quoted value', `A=1\nB='${secret}' # two'`, 'has a quote or a # after'],
    ['the same with double quotes', `A="${secret}" # say "x"`, 'has a quote or a # after'],
    ['a # right after a quote', `A='${secret}'#x`, 'has a quote or a # after the value in line 1'],
    ['a value on the next line', `A=1\nB=\n'${secret}'`, 'has a value in line 2 that begins on another line'],
    [
      'a value on the next line after a colon',
      `A:\n${secret}`,
      'has a value in line 1 that begins on another',
    ],
    ['= on the next line', `A\n=${secret}`, 'in line 1'],
    ['`export` on a line of its own', `export\nA=${secret}`, 'in line 1'],
    ['a line separator in a value', `A=1\nB=x\u2028C=${secret}`, 'has a Unicode line separator in line 2'],
    ['a line separator in a comment', `A=1 # x\u2029C=${secret}`, 'has a Unicode line separator in line 1'],
    [
      'a line separator on a line of its own',
      `# x\u2028C=${secret}`,
      'has a Unicode line separator in line 1',
    ],
    [
      'white space other than spaces and tabs around a value',
      `A=\u00a0${secret}`,
      'has white space around the value in line 1',
    ],
    ['the same after it', `A=1\nB=${secret}\u3000 \nC=1`, 'has white space around the value in line 2'],
    ['YAML that is not dotenv', `A:${secret}`, 'NAME=value in line 1'],
  ])('must not have %s', (_, text, message) => {
    const error = refusal(text)
    expect(error).toContain(`Input 'config-vars' `)
    expect(error).toContain(message)
    expect(error).not.toContain(secret)
  })

  test('are read as written, or refused', () => {
    const pieces = fc.constantFrom(
      ...'AB=:#\'"`\\ \t\n'.split(''),
      ...['\u2028', '\u00a0', '\r', 'export ', 'x', 'A=', "'one'", ' # ', '\\n', 'B: '],
    )
    let accepted = 0
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = `A=${parts.join('')}`
        const vars = readIfLegal(text)
        if (!vars) return
        accepted += 1
        expect([text, Object.entries(vars)]).toEqual([text, Object.entries(strictly(text))])
      }),
      { numRuns: fuzzRuns(5000) },
    )
    expect(accepted).toBeGreaterThan(100)
  })

  test.each([
    ['empty lines', '\n'],
    ['lines of white space', ' \n'],
    ['line separators', '\u2028'],
    ['assignments', 'A=1\n'],
    ['quotes that are not closed', `A='x\n`],
    ['line breaks in quotes', `A="\n"\n`],
    ['words', 'export\n'],
  ])('are read in time that grows with the text only, with many %s', (_, piece) => {
    const length = 64 * 1024
    const start = performance.now()
    readIfLegal(`A=1\n${piece.repeat(length / piece.length)}B=2`)
    // It takes some 10 ms; quadratic time was 10 s.
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('may have many empty lines between them', () => {
    expect(read(`${'\n'.repeat(100)}A=1\n${' \n'.repeat(100)}B="x\n\n\ny"\n\n`)).toEqual({
      A: '1',
      B: 'x\n\n\ny',
    })
    expect(refusal(`A=1${'\n'.repeat(100)}${secret}`)).toContain('NAME=value in line 101')
  })

  test('are masked line by line where they may be secrets', () => {
    read(`KEY="-----BEGIN KEY-----\n{\n  ${secret}\n}"\nFLAG=true\nWORD=1234567\nTOKEN=12345678`)
    expect(written).toEqual([
      '::add-mask::-----BEGIN KEY-----',
      `::add-mask::${secret}`,
      '::add-mask::12345678',
    ])
  })

  test('are masked before any error mentions them', () => {
    refusal(`KEY=${secret}\nwrong`)
    expect(written).toEqual([`::add-mask::${secret}`])
  })

  test('are redacted in messages, but not in a URL in an output', () => {
    read('STAGE=production')
    expect(redact('https://acme-production.example')).toBe('https://acme-***.example')
    expect(redactSecrets('https://acme-production.example')).toBe('https://acme-production.example')
  })

  test('are removed from the environment', () => {
    read(`KEY=${secret}`)
    expect(JSON.stringify(process.env)).not.toContain(secret)
  })
})
