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
  ['The review-app action', 'review-app'],
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

describe('recipes of the README', () => {
  const blocks = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => dedent(yaml ?? ''))

  test('are YAML, and use what there is', async () => {
    expect(blocks.length).toBeGreaterThan(8)
    for (const block of blocks) {
      for (const [, uses] of block.matchAll(/uses: <owner>\/heroku-build(\S*)@v1/g)) {
        expect(['', '/promote', '/review-app']).toContain(uses)
      }
      for (const step of stepsIn(parse(block))) {
        const found = /^<owner>\/heroku-build(?:\/(promote|review-app))?@v1$/.exec(step.uses ?? '')
        if (!found) continue
        const { inputs } = await actionIn(found[1] ?? '.')
        expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
      }
    }
  })

  test('read only jobs that they need', () => {
    for (const block of blocks) {
      const { jobs = parse(block) }: { jobs?: object } = parse(block)
      for (const [name, job] of Object.entries(jobs)) {
        const text = JSON.stringify(job)
        const needed = [job?.needs ?? []].flat()
        for (const [, other] of text.matchAll(/needs\.([\w-]+)\.outputs/g)) {
          if (!Array.isArray(jobs)) expect([name, needed]).toEqual([name, expect.arrayContaining([other])])
        }
      }
    }
  })
})

interface Step {
  uses?: string
  with?: Record<string, unknown>
}

/** The steps of a workflow, of jobs, or of a list of steps. */
function stepsIn(yaml: unknown): Step[] {
  if (Array.isArray(yaml)) return yaml
  if (typeof yaml !== 'object' || yaml === null) return []
  return Object.entries(yaml).flatMap(([key, value]) =>
    key === 'with' || key === 'on' ? [] : stepsIn(value),
  )
}

function dedent(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? ''
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
}

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
