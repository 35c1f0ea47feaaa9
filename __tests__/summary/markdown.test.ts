import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { marked } from 'marked'
import { code, codeBlock, link, table, text } from '../../src/summary/markdown.js'

/** What would act in Markdown or HTML. */
const nasty = fc.constantFrom(
  '**',
  '_',
  '`',
  '```',
  '~~~',
  '|',
  '\n',
  '\n\n# ',
  '<script>',
  '</code>',
  '<!--',
  '-->',
  '[x](https://evil.example)',
  '![',
  '&lt;',
  '&#60;',
  '\\',
  '@octocat',
  '#1',
  'https://evil.example',
  '\u2028',
  '\u0000',
  'word',
  ' ',
)
const hostile = fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join(''))

describe('Markdown of untrusted text', () => {
  test('shows it unchanged in a line', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(shown(`a${text(value)}z`, ['p'])).toBe(`a${plain(value)}z`)
      }),
    )
  })

  test('shows a run of line breaks and control characters as one space', () => {
    expect(text('a\u0000\nb\n\u2028\u0001c')).toBe('a b c')
  })

  test('shows it unchanged as code', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(shown(`a${code(value)}z`, ['p', 'code'])).toBe(`a${plain(value)}z`)
      }),
    )
  })

  test('shows it unchanged in a table', () => {
    const tags = ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'code']
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const html = marked.parse(table(['Head', 'Other'], [[`a${text(one)}z`, code(other)]]), {
          async: false,
        })
        expect(tagsIn(html).filter((tag) => !tags.includes(tag))).toEqual([])
        expect(html.match(/<td>/g)).toHaveLength(2)
      }),
    )
  })

  test('shows it unchanged in a block that it can’t end', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (lines) => {
        const html = marked.parse(`${codeBlock(lines)}\n\nafter`, { async: false })
        expect(tagsIn(html)).toEqual(['pre', 'code', 'p'])
        expect(html.endsWith('</pre>\n<p>after</p>\n')).toBe(true)
      }),
    )
  })

  test('links only to the web', () => {
    expect(link('app', 'https://app.example/a b?c=(d)')).toBe('[app](<https://app.example/a%20b?c=(d)>)')
    expect(link('x', 'javascript:alert(1)')).toBe('x')
    expect(link('x', 'https://app.example/|<b>')).not.toMatch(/[|]|<b/)
  })
})

/** The text of what is rendered; there may be no other tags than these. */
function shown(markdown: string, tags: string[]): string {
  const html = marked.parse(markdown, { async: false })
  expect(tagsIn(html).filter((tag) => !tags.includes(tag))).toEqual([])
  const bare = html.replace(/<[^>]*>/g, '').trim()
  return bare.replace(/&(lt|gt|amp|quot|#(\d+));/g, (_, name: string, number?: string) =>
    number ? String.fromCharCode(Number(number)) : ({ lt: '<', gt: '>', amp: '&', quot: '"' }[name] ?? ''),
  )
}

function tagsIn(html: string): string[] {
  return [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag ?? '')
}

function plain(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these become spaces
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
}
