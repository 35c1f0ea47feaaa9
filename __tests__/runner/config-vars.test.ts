import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { configVars } from '../../src/runner/config-vars.js'
import { InputError } from '../../src/runner/inputs.js'
import { redact, redactSecrets } from '../../src/text/redact.js'

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
    ['a line without =', `A=1\n${secret}`, 'has something else than NAME=value in line 2'],
    ['such a line behind several', `A="x\ny"\n\nB=1\n${secret}`, 'NAME=value in line 5'],
    ['text behind a comment with a quote', `# don't\n${secret}\n# can't`, 'NAME=value in line 2'],
    ['a name with a dash', `A=1\nMY-${secret}=1`, 'has a name in line 2 that no config var can have'],
    ['a name with a dot', 'my.name=1', 'has a name in line 1'],
    ['a name that JavaScript keeps', `__proto__=${secret}`, 'has a name in line 1'],
    ['no name', `=${secret}`, 'NAME=value in line 1'],
    ['a # in a value', `A=1\nB=${secret}#x`, 'has a # in the value in line 2'],
    ['a value that begins with #', `A=1\nB=#${secret}`, 'has a # in the value in line 2'],
    ['empty quotes, as of a secret that is missing', `A=1\nB=''`, 'has an empty value in quotes in line 2'],
    ['empty quotes with a comment', 'A="" # none', 'has an empty value in quotes in line 1'],
    [
      'a quote that is not closed',
      `A=1\nB="${secret}\n${secret}==`,
      'has a quote in line 2 that is not closed',
    ],
    [
      'text behind a quote',
      `A="x" ${secret}`,
      'has a quote in line 1 that is not closed where the value ends',
    ],
    ['a key without quotes', `A=-----BEGIN KEY-----\nMIIE/${secret}\n-----END KEY-----`, 'in line 2'],
    ['YAML that is no dotenv', `A:${secret}`, 'NAME=value in line 1'],
  ])('must not have %s', (_, text, message) => {
    const said = refusal(text)
    expect(said).toContain(`Input 'config-vars' `)
    expect(said).toContain(message)
    expect(said).not.toContain(secret)
  })

  test('are masked line by line, where they may be secrets', () => {
    read(`KEY="-----BEGIN KEY-----\n{\n  ${secret}\n}"\nFLAG=true\nWORD=1234567\nTOKEN=12345678`)
    expect(written).toEqual([
      '::add-mask::-----BEGIN KEY-----',
      `::add-mask::${secret}`,
      '::add-mask::12345678',
    ])
  })

  test('are masked before anything is said of them', () => {
    refusal(`KEY=${secret}\nwrong`)
    expect(written).toEqual([`::add-mask::${secret}`])
  })

  test('are taken out of messages, but not out of the address in an output', () => {
    read('STAGE=production')
    expect(redact('https://acme-production.example')).toBe('https://acme-***.example')
    expect(redactSecrets('https://acme-production.example')).toBe('https://acme-production.example')
  })

  test('are taken out of the environment', () => {
    read(`KEY=${secret}`)
    expect(JSON.stringify(process.env)).not.toContain(secret)
  })
})
