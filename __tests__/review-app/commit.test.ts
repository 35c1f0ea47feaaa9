import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Deployed, startDeploy } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { inlineApp } from '../support/repository.js'
import { pipeline, ReviewAppFixture } from './support.js'

describe('the checked-out commit', () => {
  test('must belong to the pull request that the input names, and nothing of the app changes otherwise', async () => {
    const fixture = await ReviewAppFixture.with()
    const named = { 'pull-request': '7' }
    const { outputs } = await dispatched(fixture, named)
    const head = fixture.repository.head
    const theirs = await fixture.repository.commit(inlineApp('echo "a fork"'), 'Of a fork')
    const refused = await dispatched(fixture, named)
    expect(refused.errors).toEqual([expect.stringContaining(`The checked-out commit is ${theirs}`)])
    // Both ways out.
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
    expect(refused.errors).toEqual([expect.stringContaining('The checked-out commit is')])
    expect(await fixture.appNames()).toEqual([])
  })

  test('is deployed when the input names its full id', async () => {
    const fixture = await ReviewAppFixture.with()
    const older = fixture.repository.head
    await fixture.push({ 'new.txt': 'x' })
    fixture.repository.git('checkout', '--quiet', older)
    const short = await dispatched(fixture, { 'pull-request': '7', version: older.slice(0, 39) })
    expect(short.errors).toEqual([expect.stringContaining(`'version: ${older}'`)])
    const { outputs, errors } = await dispatched(fixture, { 'pull-request': '7', version: older })
    expect(errors).toEqual([])
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: older }])
    expect(fixture.github.deployments.map(({ ref }) => ref)).toEqual([older])
  })

  test('that has come since the event is the newest commit as well', async () => {
    const fixture = await ReviewAppFixture.with()
    const before = fixture.repository.head
    const newest = await fixture.push({ 'new.txt': 'x' })
    const { outputs, errors } = await fixture.run('synchronize', {}, before)
    expect(errors).toEqual([])
    expect(await fixture.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: newest }])
    expect(fixture.github.deployments.map(({ ref }) => ref)).toEqual([newest])
  })

  test('that is the merge of another pull request is refused', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.pull(8, { head: commitId('8') })
    const merge = await mergeCommit(fixture)
    const env = await fixture.github.event(8, 'opened')
    const refused = await dispatched(fixture, { 'pull-request': '7' }, { env, sha: merge })
    expect(refused.errors).toEqual([expect.stringContaining(`The checked-out commit is ${merge}`)])
  })

  test('is looked for in a git repository', async () => {
    const fixture = await ReviewAppFixture.with()
    const { head } = fixture.repository
    await rm(join(fixture.repository.directory, '.git'), { recursive: true })
    const env = await fixture.github.event(7, 'opened')
    const repository = { directory: fixture.repository.directory, head }
    const refused = await dispatched(fixture, {}, { env, repository })
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
    async (_, given) => {
      const fixture = await ReviewAppFixture.with()
      const head = fixture.repository.head
      const merge = await mergeCommit(fixture)
      const result = await (await fixture.start('opened', { version: given ? merge : '' }, { head, merge }))
        .done
      expect(result.errors).toEqual([])
      expect(result.warnings).toEqual([])
      expect(await fixture.builds(result.outputs.app ?? '')).toEqual([
        { status: 'succeeded', version: merge },
      ])
      const [deployment] = fixture.github.deployments
      expect(deployment?.ref).toBe(head)
      expect(deployment?.description).toContain(`merged as ${merge.slice(0, 8)}`)
      const shown = `<code>${head.slice(0, 8)}</code>, merged as <code>${merge.slice(0, 8)}</code>`
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

  test('of what a forced push has brought is not replaced by what was there before', async () => {
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

/** Checks out the merge of what is checked out into some other branch. */
async function mergeCommit({ repository }: ReviewAppFixture): Promise<string> {
  const { head } = repository
  repository.git('checkout', '--quiet', '--detach')
  const tree = repository.git('rev-parse', 'HEAD^{tree}').toString().trim()
  const base = repository.git('commit-tree', tree, '-m', 'Base').toString().trim()
  const merge = repository.git('commit-tree', tree, '-p', base, '-p', head, '-m', 'Merge').toString().trim()
  repository.git('checkout', '--quiet', merge)
  return merge
}

/** Runs the action as a workflow does that was started by hand, or by something else. */
async function dispatched(
  { platform, repository, github }: ReviewAppFixture,
  inputs: Record<string, string>,
  changed: Partial<Parameters<typeof startDeploy>[0]> = {},
): Promise<Deployed> {
  const step = { platform, repository, token: github.token, env: github.env, ...changed }
  return (await startDeploy({ ...step, action: 'review-app', inputs: { pipeline, ...inputs } })).done
}
