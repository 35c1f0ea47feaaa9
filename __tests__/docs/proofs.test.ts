import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Tokens } from 'marked'
import { project } from '../support/deploy.js'
import { tokensOf } from './markdown.js'

describe.each([
  ['docs/hostile-input.md', 'trust'],
  ['docs/faults.md', 'faults'],
])('%s', (document, folder) => {
  const rows = tokensOf(document)
    .filter(isTable)
    .flatMap(({ rows }) => rows)

  test('names an existing test for each line', () => {
    expect(rows.length).toBeGreaterThan(50)
    const missing = rows.filter((row) => {
      const names = namesIn(row)
      return names.length === 0 || !names.every((name) => existsSync(testFile(name)))
    })
    expect(missing.map((row) => row.map(({ text }) => text))).toEqual([])
  })

  test(`names tests in __tests__/${folder}/`, () => {
    const names = rows.flatMap(namesIn)
    expect(names.filter((name) => name.startsWith(`${folder}/`)).length).toBeGreaterThan(10)
  })
})

function isTable(token: { type: string }): token is Tokens.Table {
  return token.type === 'table'
}

/** Returns the names of tests in the last cell of a row. */
function namesIn(row: Tokens.TableCell[]): string[] {
  const text = row.at(-1)?.text ?? ''
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? [])
}

function testFile(name: string): string {
  return join(project, '__tests__', `${name}.test.ts`)
}
