import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Tokens } from 'marked'
import { project } from '../support/deploy.js'
import { tokensOf } from './markdown.js'

const files = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
// The local platform has the IDs of Heroku's errors, such as unauthorized.
const source = files
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(project, 'src', path), 'utf8'))
  .join('\n')

describe.each([
  ['README.md', 8],
  ['docs/troubleshooting.md', 40],
])('%s', (document, count) => {
  const messages = tokensOf(document)
    .filter(isTable)
    .filter(({ header }) => /^(Error|Message)$/.test(header[0]?.text ?? ''))
    .flatMap(({ rows }) => rows.flatMap(([cell]) => cell?.text.replaceAll('`', '') ?? []))

  test('explains errors and warnings that the actions have', () => {
    expect(messages.length).toBeGreaterThanOrEqual(count)
    expect(messages.filter((message) => !partsOf(message).every((part) => source.includes(part)))).toEqual([])
  })
})

test('README.md explains what docs/troubleshooting.md explains, too', () => {
  const all = readFileSync(join(project, 'docs', 'troubleshooting.md'), 'utf8')
  for (const { header, rows } of tokensOf('README.md').filter(isTable)) {
    if (header[0]?.text !== 'Error') continue
    for (const [cell] of rows) expect(all).toContain(`| ${cell?.text} |`)
  }
})

function isTable(token: { type: string }): token is Tokens.Table {
  return token.type === 'table'
}

/** Returns what a message has between names and numbers. */
function partsOf(message: string): string[] {
  const parts = message.split(/…|\d[\d.]*/).map((part) => part.trim())
  return parts.filter((part) => part.length > 2)
}
