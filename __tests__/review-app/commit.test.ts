import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Deployed, startDeploy } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { inlineApp } from '../support/repository.js'
import { pipeline, ReviewAppFixture } from './support.js'

describe('the checked-out commit', () => {
  test('must belong to the pull request that the input names; otherwise the app does not change', async () => {
    const fixture = await ReviewAppFixture.with()
    const named = { 'pull-request': '7' }
    const { outputs } = await runDispatched(fixture, named)
    const head = fixture.repository.head
    const theirs = await fixture.repository.commit(inlineApp('echo "a fork"'), 'Of a fork')
    const refused = await runDispatched(fixture, named)
    expect(refused.errors).toEqual([expect.stringContaining(`the checked-out commit is ${theirs}`)])
    // Both ways that the error suggests.
    expect(refused.errors[0]).toContain(`'ref: ${head}'`)
    expect(refused.errors[0]).toContain(`'version: ${theirs}'`)
    expect(refused.text).not.toContain('Uploaded')
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: head }])
    expect(fixture.github.states('review/pr-7')).toEqual(['success'])
    expect(fixture.github.comments[0]?.body).toContain(head.slice(0, 8))
  })

  test('must belong to the pull request of the event', async () => {
    const fixture = await ReviewAppFixture.with()
    const { head } = fixture.repository
    await fixture.repository.commit({ 'other.txt': 'x' }, 'Of somewhere else')
    const refused = await fixture.run('opened', {}, head)
    expect(refused.errors).toEqual([expect.stringContaining('the checked-out commit is')])
    expect(await fixture.appNames()).toEqual([])
  })

  test('is deployed if the input is its full id', async () => {
    const fixture = await ReviewAppFixture.with()
    const older = fixture.repository.head
    await fixture.push({ 'new.txt': 'x' })
    fixture.repository.git('checkout', '--quiet', older)
    const short = await runDispatched(fixture, { 'pull-request': '7', version: older.slice(0, 39) })
    expect(short.errors).toEqual([expect.stringContaining(`'version: ${older}'`)])
    const { outputs, errors } = await runDispatched(fixture, { 'pull-request': '7', version: older })
    expect(errors).toEqual([])
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: older }])
    expect(fixture.github.deployments.map(({ ref }) => ref)).toEqual([older])
  })

  test('may be newer than the event', async () => {
    const fixture = await ReviewAppFixture.with()
    const before = fixture.repository.head
    const newest = await fixture.push({ 'new.txt': 'x' })
    const { outputs, errors } = await fixture.run('synchronize', {}, before)
    expect(errors).toEqual([])
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: newest }])
    expect(fixture.github.deployments.map(({ ref }) => ref)).toEqual([newest])
  })

  test('is refused if it is the merge of another pull request', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.pull(8, { head: commitId('8') })
    const merge = await mergeCommit(fixture)
    const env = await fixture.github.event(8, 'opened')
    const refused = await runDispatched(fixture, { 'pull-request': '7' }, { env, sha: merge })
    expect(refused.errors).toEqual([expect.stringContaining(`the checked-out commit is ${merge}`)])
  })

  test('must be in a git repository', async () => {
    const fixture = await ReviewAppFixture.with()
    const { head } = fixture.repository
    await rm(join(fixture.repository.directory, '.git'), { recursive: true })
    const env = await fixture.github.event(7, 'opened')
    const repository = { directory: fixture.repository.directory, head }
    const refused = await runDispatched(fixture, {}, { env, repository })
    expect(refused.errors).toEqual([expect.stringContaining('not in a git repository')])
    expect(await fixture.appNames()).toEqual([])
  })
})

describe('the merge commit of the event', () => {
  test.each([
    ['', false],
    [', when its id is given as well', true],
  ])(
    'is deployed, recorded as what it is, and shown beside the commit that it merges%s',
    async (_, withVersion) => {
      const fixture = await ReviewAppFixture.with()
      const head = fixture.repository.head
      const merge = await mergeCommit(fixture)
      const result = await (
        await fixture.start('opened', { version: withVersion ? merge : '' }, { head, merge })
      ).done
      expect(result.errors).toEqual([])
      expect(result.warnings).toEqual([])
      expect(await fixture.builds(result.outputs.app ?? '')).toEqual([
        { status: 'succeeded', version: merge },
      ])
      const [deployment] = fixture.github.deployments
      expect(deployment?.ref).toBe(head)
      expect(deployment?.description).toContain(`merged as ${merge.slice(0, 8)}`)
      const link = (sha: string) =>
        `[<code>${sha.slice(0, 8)}</code>](<https://github.com/octo/app/commit/${sha}>)`
      const shown = `${link(head)}, merged as ${link(merge)}`
      expect(fixture.github.comments[0]?.body).toContain(shown)
      expect(result.summary).toContain(shown)
    },
  )

  test('of a newer commit is not replaced by an older commit', async () => {
    const fixture = await ReviewAppFixture.with()
    const older = fixture.repository.head
    const head = await fixture.push({ 'new.txt': 'x' })
    const merge = await mergeCommit(fixture)
    fixture.github.history.push(merge)
    expect((await (await fixture.start('synchronize', {}, { head, merge })).done).outputs.status).toBe(
      'created',
    )
    fixture.repository.git('checkout', '--quiet', older)
    const late = await fixture.run('synchronize', {}, older)
    expect(late.outputs.status).toBe('unchanged')
  })

  test('of a force push is not replaced by a commit from before the push', async () => {
    const fixture = await ReviewAppFixture.with()
    const before = fixture.repository.head
    fixture.repository.git('commit', '--quiet', '--amend', '-m', 'Rewritten')
    fixture.github.history.length = 0
    const head = fixture.updatePullRequest()
    const merge = await mergeCommit(fixture)
    fixture.github.history.push(merge)
    await (await fixture.start('synchronize', {}, { head, merge })).done
    fixture.repository.git('checkout', '--quiet', before)
    expect((await fixture.run('synchronize', {}, before)).outputs.status).toBe('unchanged')
  })

  test('of a fork is refused', async () => {
    const fixture = await ReviewAppFixture.with()
    const head = fixture.repository.head
    fixture.github.pull(7, { fork: true })
    const merge = await mergeCommit(fixture)
    const inputs = { 'allow-forks': 'true' }
    const result = await (await fixture.start('opened', inputs, { head, merge })).done
    expect(result.errors).toEqual([expect.stringContaining('only the approved commit')])
    expect(await fixture.appNames()).toEqual([])
  })
})

/** Merges the checked-out commit into another branch, and checks out the merge. */
async function mergeCommit({ repository }: ReviewAppFixture): Promise<string> {
  const { head } = repository
  repository.git('checkout', '--quiet', '--detach')
  const tree = repository.git('rev-parse', 'HEAD^{tree}').toString().trim()
  const base = repository.git('commit-tree', tree, '-m', 'Base').toString().trim()
  const merge = repository.git('commit-tree', tree, '-p', base, '-p', head, '-m', 'Merge').toString().trim()
  repository.git('checkout', '--quiet', merge)
  return merge
}

/** Runs the action as in a workflow that was not started by a pull request's event. */
async function runDispatched(
  { platform, repository, github }: ReviewAppFixture,
  inputs: Record<string, string>,
  changed: Partial<Parameters<typeof startDeploy>[0]> = {},
): Promise<Deployed> {
  const step = { platform, repository, token: github.token, env: github.env, ...changed }
  return (await startDeploy({ ...step, action: 'review-app', inputs: { pipeline, ...inputs } })).done
}
