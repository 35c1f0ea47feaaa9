import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project } from './support/deploy.js'

interface ActionFile {
  inputs: Record<string, { default?: string }>
  outputs: Record<string, object>
  runs: { using: string }
}

const action: ActionFile = parse(await readFile(join(project, 'action.yml'), 'utf8'))
const readme = await readFile(join(project, 'README.md'), 'utf8')

describe('the README', () => {
  test('lists the inputs of action.yml, in order, with their defaults', () => {
    const rows = tableAfter('## Inputs')
    expect(rows.map(([name]) => name)).toEqual(Object.keys(action.inputs).map((name) => `\`${name}\``))
    for (const [name, shown] of rows) {
      const value = action.inputs[name?.replaceAll('`', '') ?? '']?.default
      if (value !== undefined) expect(shown).toBe(`\`${value}\``)
    }
  })

  test('lists the outputs of action.yml, in order', () => {
    const names = tableAfter('## Outputs').map(([name]) => name)
    expect(names).toEqual(Object.keys(action.outputs).map((name) => `\`${name}\``))
  })
})

function tableAfter(heading: string): string[][] {
  const section = readme.split(`${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
