import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from '../support/deploy.js'
import { workflowBlocks } from './markdown.js'
import { repositoryName } from './repository-name.js'

const directory = join(project, '.github', 'workflows')
const workflows = readdirSync(directory)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }))

/** The major version of each third-party action that our workflows pin, from the comment that Dependabot updates. */
const pinned = new Map<string, Set<string>>()
for (const { text } of workflows) {
  for (const [, action = '', major = ''] of text.matchAll(/uses: ([\w./-]+)@[0-9a-f]{40} # (v\d+)\./g))
    pinned.set(action, (pinned.get(action) ?? new Set()).add(major))
}

describe('versions of third-party actions', () => {
  test.each(workflows)('are in comments of the workflow $name', ({ text }) => {
    const uses = text.match(/uses: [\w-]+\/\S+@.*/g) ?? []
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('are the same in all workflows', () => {
    expect(pinned.size).toBeGreaterThan(3)
    expect([...pinned].filter(([, majors]) => majors.size > 1)).toEqual([])
  })

  test.each(workflowBlocks)('in "$name" of $document are those that our workflows pin', ({ text }) => {
    for (const [, action = '', version] of text.matchAll(/uses: ([\w-]+\/[\w./-]+)@(\S+)/g)) {
      if (action === repositoryName || action.startsWith(`${repositoryName}/`)) continue
      expect([action, version]).toEqual([action, [...(pinned.get(action) ?? [])][0]])
    }
  })
})
