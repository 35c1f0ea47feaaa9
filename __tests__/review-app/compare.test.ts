import { describe, expect, test } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { inlineApp } from '../support/repository.js'
import { ReviewAppFixture } from './support.js'

const short = (commit: string) => commit.slice(0, 8)

describe('what a review app’s deploy changes', () => {
  test('is the first deploy, and then the commits since the one before', async () => {
    const fixture = await ReviewAppFixture.with()
    const first = fixture.repository.head
    const created = await fixture.run('opened')
    expect(created.text).toContain('This is the first deploy\n')
    expect(created.outputs).not.toHaveProperty('previous-commit')
    expect(created.summary).toMatch(/^### ✅ The review app runs .* \(first deploy\)\n/)

    await fixture.repository.commit({ other: '1' }, 'One')
    const last = await fixture.push({ other: '2' })
    const updated = await fixture.run('synchronize')
    const url = `https://github.com/octo/app/compare/${first.slice(0, 12)}...${last.slice(0, 12)}`
    expect(updated.outputs).toMatchObject({ 'previous-commit': first, 'compare-url': url })
    expect(updated.text).toContain(`, 2 commits later: ${url}\n`)
    const changes = `[${short(first)}&#46;&#46;&#46;${short(last)}](<${url}>), 2 commits later`
    expect(updated.summary).toContain(` ([2 commits later than <code>${short(first)}</code>](<${url}>))\n`)
    expect(fixture.github.comments.map(({ body }) => body)).toEqual([
      expect.stringContaining(`\n\nChanges: ${changes}\n\n`),
    ])
    expect(fixture.github.deployments.map(({ description }) => description)).toEqual([
      'Review app of pull request 7: first deploy',
      `Review app of pull request 7: ${short(first)}...${short(last)}, 2 commits later`,
    ])
  })

  test('is left out when Heroku does not show it', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    await fixture.push({ other: '1' })
    const platform = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'GET' && path.endsWith('/releases')
        ? { kind: 'answer', status: 403, body: '{"id":"forbidden"}' }
        : undefined,
    )
    const result = await (await fixture.start('synchronize', {}, { platform })).done
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([])
    expect(result.outputs).not.toHaveProperty('previous-commit')
    expect(result.summary).toMatch(/^### ✅ The review app runs \S+: \[\S+\]\(<\S+>\)\n/)
    expect(fixture.github.deployments.at(-1)?.description).toBe('Review app of pull request 7')
  })

  test('is not written for a failed deploy', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    await fixture.push(inlineApp('exit 1'))
    const result = await fixture.run('synchronize')
    expect(result.exitCode).toBe(1)
    expect(fixture.github.comments[0]?.body).not.toContain('Changes')
  })
})
