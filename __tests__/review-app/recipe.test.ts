import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project } from '../support/deploy.js'
import type { Permission } from '../support/github.js'
import { inlineApp } from '../support/repository.js'
import { Scene } from './support.js'

interface Workflow {
  on: { pull_request?: { types: string[] } }
  permissions: Record<string, string>
  jobs: Record<string, { steps: { uses?: string; with?: Record<string, string | boolean> }[] }>
}

describe('the recipe of the review-app action', () => {
  test('keeps an app for as long as the pull request is open, with the permissions that it gives', async () => {
    const { workflow, inputs } = await recipe('## The review-app action')
    expect(workflow.on.pull_request?.types).toEqual(['opened', 'reopened', 'synchronize', 'closed'])
    const scene = await Scene.with(inlineApp(), inputs.pipeline)
    permit(scene, workflow)
    const statuses: (string | undefined)[] = []
    for (const action of ['opened', 'synchronize', 'closed', 'reopened']) {
      if (action === 'synchronize') await scene.push({ 'new.txt': 'x' })
      if (action === 'reopened') scene.github.pull(7, { open: true })
      const { errors, warnings, outputs } = await scene.run(action, inputs)
      expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
      statuses.push(outputs.status)
      expect(await scene.apps()).toHaveLength(action === 'closed' ? 0 : 1)
    }
    expect(statuses).toEqual(['created', 'updated', 'destroyed', 'created'])
    expect(scene.github.comments).toHaveLength(1)
    expect(scene.github.states('review/pr-7')).toEqual(['inactive', 'inactive', 'success'])
  })
})

describe('the recipe "Sweep up review apps"', () => {
  test('destroys what a closed pull request has left behind', async () => {
    const opening = await recipe('## The review-app action')
    const { workflow, inputs } = await recipe('### Sweep up review apps')
    const scene = await Scene.with(inlineApp(), inputs.pipeline)
    await scene.run('opened', opening.inputs)
    scene.github.pull(7, { open: false })
    permit(scene, workflow)
    const { errors, warnings } = await scene.run('swept', inputs)
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
    expect(await scene.apps()).toEqual([])
  })
})

/** The first workflow below a heading of the README, and the inputs of its step, without the key. */
async function recipe(heading: string): Promise<{ workflow: Workflow; inputs: Record<string, string> }> {
  const readme = await readFile(join(project, 'README.md'), 'utf8')
  const section = readme.split(`\n${heading}\n`)[1] ?? ''
  const workflow: Workflow = parse(/```yaml\n(.*?)```/s.exec(section)?.[1] ?? '')
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  const step = steps.find(({ uses }) => uses === '<owner>/heroku-build/review-app@v1')
  const { 'api-key': key, ...inputs } = step?.with ?? {}
  expect(key).toMatch(/^\$\{\{ secrets\.HEROKU_API_KEY \}\}$/)
  return {
    workflow,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])),
  }
}

function permit(scene: Scene, { permissions }: Workflow): void {
  const all: Permission[] = ['contents', 'deployments', 'pull-requests']
  scene.github.without(...all.filter((name) => permissions[name] === undefined))
}
