import { describe, expect, test } from '@jest/globals'
import { type Deployed, eager } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { ReviewAppFixture } from './support.js'

/** What tells that a run belongs to another repository, which has a pull request of the same number and branch. */
const elsewhere = { GITHUB_REPOSITORY_ID: '2', ...eager(10) }
const mark = 'REVIEW_APP_REPOSITORY_ID'

describe('of two repositories in one pipeline', () => {
  test('each review app is marked with its own', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs } = await fixture.run('opened', { 'config-vars': `${mark}=9` })
    const config = await api<object>(fixture.platform, 'GET', `/apps/${outputs.app}/config-vars`)
    expect(config).toMatchObject({ [mark]: '1' })
  })

  test('one does not destroy the app of the other’s pull request', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    const closed = await (await fixture.start('closed', {}, { env: elsewhere })).done
    expect(closed.errors).toEqual([])
    expect(closed.text).toContain('belongs to another repository')
    expect(await fixture.appNames()).toHaveLength(1)
    const swept = await (await fixture.start('closed', { sweep: 'true' }, { env: elsewhere })).done
    expect(swept.outputs.status).toBe('unchanged')
    expect(await fixture.appNames()).toHaveLength(1)
    // Whose it is may destroy it.
    expect((await fixture.run('closed')).outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
  })

  test('one does not build on the other’s app, and says what to do', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs } = await fixture.run('opened')
    const { head } = fixture.repository
    await fixture.push({ 'new.txt': 'x' })
    const other = await (await fixture.start('synchronize', {}, { env: elsewhere })).done
    expect(other.exitCode).toBe(1)
    expect(other.errors).toEqual([
      expect.stringMatching(/belongs to another repository: use a separate pipeline for this repository/),
    ])
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: head }])
  })

  test('one does not take the other’s app for its own when an answer is lost', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs } = await fixture.run('opened')
    const platform = await startProxy(fixture.platform, ({ method, path, before }) =>
      method === 'POST' && path === '/review-apps' && before === 0 ? { kind: 'lose-answer' } : undefined,
    )
    const env = { ...elsewhere, ...eager(1000) }
    const other = await (await fixture.start('opened', {}, { env, platform })).done
    expect(other.errors).toEqual([expect.stringContaining('use a separate pipeline for this repository')])
    expect(other.outputs).not.toHaveProperty('app')
    expect(await fixture.builds(outputs.app ?? '')).toHaveLength(1)
  })

  test('one waits until it is known whose an app is that is being made', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    // Its config vars are set some time after there is an app, and before there is a build.
    const platform = await startProxy(fixture.platform, ({ method, path, before }) => {
      if (method !== 'GET' || before >= 3) return undefined
      if (path.endsWith('/config-vars')) return { kind: 'rewrite', json: () => ({}) }
      if (path.includes('/app-setups/'))
        return { kind: 'rewrite', json: (setup) => ({ ...setup, status: 'pending', build: null }) }
      if (!path.includes('review-apps')) return undefined
      const creating = (app: unknown) => ({ ...Object(app), status: 'creating' })
      return {
        kind: 'rewrite',
        json: (body) => (Array.isArray(body) ? body.map(creating) : creating(body)),
      }
    })
    const closed = await (await fixture.start('closed', {}, { env: elsewhere, platform })).done
    expect(closed.text).toContain('belongs to another repository')
    expect(await fixture.appNames()).toHaveLength(1)
  })

  test('an app that is not marked is taken for the one that asks, with a notice', async () => {
    const fixture = await ReviewAppFixture.with()
    const source = await api<{ source_blob: { get_url: string } }>(fixture.platform, 'POST', '/sources')
    await api(fixture.platform, 'POST', '/review-apps', {
      pipeline: fixture.pipelineId,
      branch: 'branch-7',
      pr_number: 7,
      source_blob: { url: source.source_blob.get_url },
    })
    const closed = await fixture.run('closed')
    expect(closed.outputs.status).toBe('destroyed')
    expect(noticesOf(closed)).toEqual([expect.stringContaining(mark)])
    expect(await fixture.reviewApps()).toEqual([])
  })
})

test('a review app of another pull request that has the same branch is named', async () => {
  const fixture = await ReviewAppFixture.with()
  await fixture.run('opened')
  fixture.github.pull(8, { head: fixture.repository.head, branch: 'branch-7' })
  const refused = await fixture.run('opened', { 'pull-request': '8' })
  expect(refused.errors).toEqual([expect.stringContaining('pull request 7, branch branch-7')])
})

function noticesOf({ commands }: Deployed): string[] {
  return commands.filter(({ name }) => name === 'notice').map(({ data }) => data)
}
