import { describe, expect, test } from '@jest/globals'
import { recipe as workflowBelow } from '../docs/recipes.js'
import { ourAction } from '../docs/repository-name.js'
import type { Workflow } from '../docs/workflow.js'
import type { Deployed } from '../support/deploy.js'
import type { Permission } from '../support/github.js'
import { inlineApp } from '../support/repository.js'
import { ReviewAppFixture } from './support.js'

describe('the recipe of the review-app action', () => {
  test('keeps an app for as long as the pull request is open, with the permissions that it grants', async () => {
    const { workflow, inputs } = recipe('examples/review-app.yml')
    expect(workflow.on.pull_request).toEqual({ types: ['opened', 'reopened', 'synchronize', 'closed'] })
    const fixture = await ReviewAppFixture.with(inlineApp(), inputs.pipeline)
    permit(fixture, workflow)
    const statuses: (string | undefined)[] = []
    for (const action of ['opened', 'synchronize', 'closed', 'reopened']) {
      if (action === 'synchronize') await fixture.push({ 'new.txt': 'x' })
      if (action === 'reopened') fixture.github.pull(7, { open: true })
      const { errors, warnings, outputs } = await fixture.run(action, inputs)
      expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
      statuses.push(outputs.status)
      expect(await fixture.appNames()).toHaveLength(action === 'closed' ? 0 : 1)
    }
    expect(statuses).toEqual(['created', 'updated', 'destroyed', 'created'])
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive', 'inactive', 'success'])
  })
})

describe('the recipe "Review apps by label"', () => {
  test('keeps an app while the pull request has the label, with the permissions that it grants', async () => {
    const { workflow, inputs } = recipe('Review apps by label')
    expect(workflow.on.pull_request).toEqual({
      types: ['opened', 'synchronize', 'reopened', 'labeled', 'unlabeled', 'closed'],
    })
    const fixture = await ReviewAppFixture.with(inlineApp(), inputs.pipeline)
    permit(fixture, workflow)
    const label = inputs.label ?? ''
    const statuses: (string | undefined)[] = []
    const note = ({ errors, warnings, outputs }: Deployed) => {
      expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
      statuses.push(outputs.status)
    }
    note(await fixture.run('opened', inputs))
    note(await fixture.runLabelEvent('labeled', label, inputs))
    note(await fixture.runLabelEvent('labeled', 'bug', inputs))
    await fixture.push({ 'new.txt': 'x' })
    note(await fixture.run('synchronize', inputs))
    note(await fixture.runLabelEvent('unlabeled', label, inputs))
    note(await fixture.runLabelEvent('labeled', label, inputs))
    note(await fixture.run('closed', inputs))
    expect(statuses).toEqual([
      'unchanged',
      'created',
      'unchanged',
      'updated',
      'destroyed',
      'created',
      'destroyed',
    ])
    expect(await fixture.appNames()).toEqual([])
    expect(fixture.github.comments).toHaveLength(1)
  })
})

describe('the recipe "Sweep up review apps"', () => {
  test('destroys the app that a closed pull request left behind', async () => {
    const opening = recipe('examples/review-app.yml')
    const { workflow, inputs } = recipe('examples/sweep-review-apps.yml')
    const fixture = await ReviewAppFixture.with(inlineApp(), inputs.pipeline)
    await fixture.run('opened', opening.inputs)
    fixture.github.pull(7, { open: false })
    permit(fixture, workflow)
    const { errors, warnings } = await fixture.run('swept', inputs)
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
    expect(await fixture.appNames()).toEqual([])
  })
})

/** Returns a workflow of the documents or examples, and the inputs of its step without the key. */
function recipe(heading: string): { workflow: Workflow; inputs: Record<string, string> } {
  const workflow = workflowBelow(heading)
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  const step = steps.find(({ uses }) => ourAction(uses) === 'review-app')
  const { 'api-key': key, ...inputs } = step?.with ?? {}
  expect(key).toMatch(/^\$\{\{ secrets\.HEROKU_API_KEY \}\}$/)
  const texts = Object.entries(inputs).map(([name, value]) => [name, String(value)])
  return { workflow, inputs: Object.fromEntries(texts) }
}

function permit(fixture: ReviewAppFixture, { permissions }: Workflow): void {
  const all: Permission[] = ['contents', 'deployments', 'pull-requests']
  fixture.github.without(...all.filter((name) => permissions?.[name] === undefined))
}
