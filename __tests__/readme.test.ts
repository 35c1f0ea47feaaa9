import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project } from './support/deploy.js'

interface ActionFile {
  inputs: Record<string, { default?: string }>
  outputs: Record<string, object>
}

const readme = await readFile(join(project, 'README.md'), 'utf8')

describe.each([
  ['The build action', '.'],
  ['The promote action', 'promote'],
])('the README on %s', (heading, directory) => {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

  test('lists the inputs of action.yml, in order, with their defaults', async () => {
    const { inputs } = await actionIn(directory)
    const rows = tableAfter(section, 'Inputs')
    expect(rows.map(([name]) => name)).toEqual(Object.keys(inputs).map((name) => `\`${name}\``))
    for (const [name, shown] of rows) {
      const value = inputs[name?.replaceAll('`', '') ?? '']?.default
      if (value !== undefined) expect(shown).toBe(`\`${value}\``)
    }
  })

  test('lists the outputs of action.yml, in order', async () => {
    const { outputs } = await actionIn(directory)
    const names = tableAfter(section, 'Outputs').map(([name]) => name)
    expect(names).toEqual(Object.keys(outputs).map((name) => `\`${name}\``))
  })
})

async function actionIn(directory: string): Promise<ActionFile> {
  return parse(await readFile(join(project, directory, 'action.yml'), 'utf8'))
}

function tableAfter(section: string, heading: string): string[][] {
  const part = section.split(`### ${heading}\n`)[1]?.split('\n### ')[0] ?? ''
  const lines = part.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
