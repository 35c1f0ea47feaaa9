import { describe, expect, test } from '@jest/globals'
import { api } from '../support/platform-client.js'
import { pipeline, ReviewAppFixture } from './support.js'

/** Opens pull request 7, which gets an app in each of two pipelines. */
async function inTwoPipelines(): Promise<{ fixture: ReviewAppFixture; docs: Record<string, string> }> {
  const fixture = await ReviewAppFixture.with()
  await api(fixture.platform, 'POST', '/pipelines', { name: 'docs' })
  return { fixture, docs: { pipeline: 'docs' } }
}

const environment = 'review/pr-7'

describe('of two pipelines with apps of one pull request', () => {
  test('each keeps its deployments and its comment', async () => {
    const { fixture, docs } = await inTwoPipelines()
    const { github } = fixture
    const shop = await fixture.run('opened')
    const other = await fixture.run('opened', docs)
    expect([shop.outputs.status, other.outputs.status]).toEqual(['created', 'created'])
    expect(github.states(environment)).toEqual(['success', 'success'])
    await fixture.push({ 'new.txt': 'x' })
    await fixture.run('synchronize')
    expect(github.states(environment)).toEqual(['inactive', 'success', 'success'])
    await fixture.run('synchronize', docs)
    expect(github.states(environment)).toEqual(['inactive', 'inactive', 'success', 'success'])
    expect(github.comments).toHaveLength(2)
    expect(github.comments[0]?.body).toContain(`(<${shop.outputs.url}>)`)
    expect(github.comments[1]?.body).toContain(`(<${other.outputs.url}>)`)
    expect(github.comments[0]?.body).toContain('<summary>Pipeline shop&#44; ')
    expect(github.comments[1]?.body).toContain('<summary>Pipeline docs&#44; ')

    await fixture.run('closed', docs)
    expect(github.states(environment)).toEqual(['inactive', 'inactive', 'success', 'inactive'])
    expect(github.comments[0]?.body).toContain('✅ The review app runs')
    expect(github.comments[1]?.body).toContain('was destroyed')
  })

  test('one is swept without the deployments of the other', async () => {
    const { fixture, docs } = await inTwoPipelines()
    await fixture.run('opened')
    await fixture.run('opened', docs)
    fixture.github.pull(7, { open: false })
    await fixture.run('opened', { ...docs, sweep: 'true' })
    expect(fixture.github.states(environment)).toEqual(['success', 'inactive'])
  })

  test('each can have an environment named after it', async () => {
    const { fixture, docs } = await inTwoPipelines()
    const named = { environment: 'review/<pipeline>/pr-<number>' }
    await fixture.run('opened', named)
    await fixture.run('opened', { ...docs, ...named })
    expect(fixture.github.states('review/shop/pr-7')).toEqual(['success'])
    expect(fixture.github.states('review/docs/pr-7')).toEqual(['success'])
  })
})

describe('a pipeline', () => {
  test('keeps its comment whether it is given by name or by id', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    await fixture.run('synchronize', { pipeline: fixture.pipelineId })
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.states(environment)).toEqual(['inactive', 'success'])
  })

  test('takes over the comment and the deployments of an earlier version', async () => {
    const fixture = await ReviewAppFixture.with()
    const { github } = fixture
    const comment = github.comment(`<!-- heroku-build ${pipeline} -->\n### ✅ The review app runs`)
    const foreign = github.comment('<!-- heroku-build docs -->\n### ✅ The review app runs')
    const task = 'heroku-review-app/7'
    const deployment = { id: 1, ref: fixture.repository.head, task, environment, description: '' }
    github.deployments.push({ ...deployment, transient_environment: true, statuses: [{ state: 'success' }] })
    await fixture.run('opened')
    expect(github.comments).toHaveLength(2)
    expect(comment.body).toContain(fixture.repository.head.slice(0, 8))
    expect(foreign.body).toBe('<!-- heroku-build docs -->\n### ✅ The review app runs')
    expect(github.states(environment)).toEqual(['inactive', 'success'])
  })

  test('has the deployments of an earlier version ended with its app', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    for (const deployment of fixture.github.deployments) deployment.task = 'heroku-review-app/7'
    await fixture.run('closed')
    expect(fixture.github.states(environment)).toEqual(['inactive'])
  })
})
