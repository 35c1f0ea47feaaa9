import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Deployed, startDeploy } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { inlineApp } from '../support/repository.js'
import { pipeline, Scene } from './support.js'

describe('the checked-out commit', () => {
  test('must belong to the pull request that the input names, and nothing of the app changes otherwise', async () => {
    const scene = await Scene.with()
    const named = { 'pull-request': '7' }
    const { outputs } = await dispatched(scene, named)
    const head = scene.repository.head
    const theirs = await scene.repository.commit(inlineApp('echo "a fork"'), 'Of a fork')
    const refused = await dispatched(scene, named)
    expect(refused.errors).toEqual([expect.stringContaining(`The checked-out commit is ${theirs}`)])
    // Both ways out.
    expect(refused.errors[0]).toContain(`'ref: ${head}'`)
    expect(refused.errors[0]).toContain(`'version: ${theirs}'`)
    expect(refused.text).not.toContain('Uploaded')
    expect(await scene.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: head }])
    expect(scene.github.states('review/pr-7')).toEqual(['success'])
    expect(scene.github.comments[0]?.body).toContain(head.slice(0, 8))
  })

  test('must belong to the pull request of the event', async () => {
    const scene = await Scene.with()
    const { head } = scene.repository
    await scene.repository.commit({ 'other.txt': 'x' }, 'Of somewhere else')
    const refused = await scene.run('opened', {}, head)
    expect(refused.errors).toEqual([expect.stringContaining('The checked-out commit is')])
    expect(await scene.apps()).toEqual([])
  })

  test('is deployed when the input names its full id', async () => {
    const scene = await Scene.with()
    const older = scene.repository.head
    await scene.push({ 'new.txt': 'x' })
    scene.repository.git('checkout', '--quiet', older)
    const short = await dispatched(scene, { 'pull-request': '7', version: older.slice(0, 39) })
    expect(short.errors).toEqual([expect.stringContaining(`'version: ${older}'`)])
    const { outputs, errors } = await dispatched(scene, { 'pull-request': '7', version: older })
    expect(errors).toEqual([])
    expect(await scene.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: older }])
    expect(scene.github.deployments.map(({ ref }) => ref)).toEqual([older])
  })

  test('that has come since the event is the newest commit as well', async () => {
    const scene = await Scene.with()
    const before = scene.repository.head
    const newest = await scene.push({ 'new.txt': 'x' })
    const { outputs, errors } = await scene.run('synchronize', {}, before)
    expect(errors).toEqual([])
    expect(await scene.builds(outputs.app ?? '')).toEqual([{ status: 'succeeded', version: newest }])
    expect(scene.github.deployments.map(({ ref }) => ref)).toEqual([newest])
  })

  test('that is the merge of another pull request is refused', async () => {
    const scene = await Scene.with()
    scene.github.pull(8, { head: commitId('8') })
    const merge = await mergeCommit(scene)
    const env = await scene.github.event(8, 'opened')
    const refused = await dispatched(scene, { 'pull-request': '7' }, { env, sha: merge })
    expect(refused.errors).toEqual([expect.stringContaining(`The checked-out commit is ${merge}`)])
  })

  test('is looked for in a git repository', async () => {
    const scene = await Scene.with()
    const { head } = scene.repository
    await rm(join(scene.repository.directory, '.git'), { recursive: true })
    const env = await scene.github.event(7, 'opened')
    const repository = { directory: scene.repository.directory, head }
    const refused = await dispatched(scene, {}, { env, repository })
    expect(refused.errors).toEqual([expect.stringContaining('no git repository')])
    expect(await scene.apps()).toEqual([])
  })
})

describe('the merge commit of the event', () => {
  test.each([
    ['', false],
    [', when its id is given as well', true],
  ])(
    'is deployed, recorded as what it is, and shown beside the commit that it merges%s',
    async (_, given) => {
      const scene = await Scene.with()
      const head = scene.repository.head
      const merge = await mergeCommit(scene)
      const result = await (await scene.start('opened', { version: given ? merge : '' }, { head, merge }))
        .done
      expect(result.errors).toEqual([])
      expect(result.warnings).toEqual([])
      expect(await scene.builds(result.outputs.app ?? '')).toEqual([{ status: 'succeeded', version: merge }])
      const [deployment] = scene.github.deployments
      expect(deployment?.ref).toBe(head)
      expect(deployment?.description).toContain(`merged as ${merge.slice(0, 8)}`)
      const shown = `<code>${head.slice(0, 8)}</code>, merged as <code>${merge.slice(0, 8)}</code>`
      expect(scene.github.comments[0]?.body).toContain(shown)
      expect(result.summary).toContain(shown)
    },
  )

  test('of a newer commit is not replaced by an older commit', async () => {
    const scene = await Scene.with()
    const older = scene.repository.head
    const head = await scene.push({ 'new.txt': 'x' })
    const merge = await mergeCommit(scene)
    scene.github.history.push(merge)
    expect((await (await scene.start('synchronize', {}, { head, merge })).done).outputs.status).toBe(
      'created',
    )
    scene.repository.git('checkout', '--quiet', older)
    const late = await scene.run('synchronize', {}, older)
    expect(late.outputs.status).toBe('unchanged')
  })

  test('of what a forced push has brought is not replaced by what was there before', async () => {
    const scene = await Scene.with()
    const before = scene.repository.head
    scene.repository.git('commit', '--quiet', '--amend', '-m', 'Rewritten')
    scene.github.history.length = 0
    const head = scene.pushed()
    const merge = await mergeCommit(scene)
    scene.github.history.push(merge)
    await (await scene.start('synchronize', {}, { head, merge })).done
    scene.repository.git('checkout', '--quiet', before)
    expect((await scene.run('synchronize', {}, before)).outputs.status).toBe('unchanged')
  })

  test('of a fork is refused', async () => {
    const scene = await Scene.with()
    const head = scene.repository.head
    scene.github.pull(7, { fork: true })
    const merge = await mergeCommit(scene)
    const inputs = { 'allow-forks': 'true' }
    const result = await (await scene.start('opened', inputs, { head, merge })).done
    expect(result.errors).toEqual([expect.stringContaining('only the commit that was approved')])
    expect(await scene.apps()).toEqual([])
  })
})

/** Checks out the merge of what is checked out into some other branch. */
async function mergeCommit({ repository }: Scene): Promise<string> {
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
  { platform, repository, github }: Scene,
  inputs: Record<string, string>,
  changed: Partial<Parameters<typeof startDeploy>[0]> = {},
): Promise<Deployed> {
  const step = { platform, repository, token: github.token, env: github.env, ...changed }
  return (await startDeploy({ ...step, action: 'review-app', inputs: { pipeline, ...inputs } })).done
}
