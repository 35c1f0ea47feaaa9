import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { api } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { type Files, inlineApp, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { manifest, ReviewAppFixture } from './support.js'

const label = { label: 'preview' }

/** Opens pull request 7 with labels, by default the one that gives it an app. */
async function labelled(labels = ['preview'], files: Files = inlineApp()): Promise<ReviewAppFixture> {
  const fixture = await ReviewAppFixture.with(files)
  fixture.github.pull(7, { labels })
  return fixture
}

describe('a pull request without the label', () => {
  test.each(['opened', 'synchronize', 'reopened'])('gets no app when it is %s', async (action) => {
    const fixture = await labelled(['bug'])
    const { errors, warnings, outputs, exitCode, text } = await fixture.run(action, label)
    expect({ errors, warnings, exitCode }).toEqual({ errors: [], warnings: [], exitCode: 0 })
    expect(outputs).toEqual({ status: 'unchanged' })
    expect(text).toContain("Pull request 7 does not have the label 'preview', so it has no review app\n")
    expect(await fixture.reviewApps()).toEqual([])
    expect(fixture.github.comments).toEqual([])
    expect(fixture.github.deployments).toEqual([])
  })

  test('gets no app when another label is added or removed', async () => {
    const fixture = await labelled([])
    expect((await fixture.runLabelEvent('labeled', 'preview-docs', label)).outputs.status).toBe('unchanged')
    expect((await fixture.runLabelEvent('unlabeled', 'preview-docs', label)).outputs.status).toBe('unchanged')
    expect(await fixture.reviewApps()).toEqual([])
  })

  test('gets no app from a manual run', async () => {
    const fixture = await labelled([])
    const { env } = fixture.github
    const inputs = { ...label, 'pull-request': '7' }
    const result = await (await fixture.start('opened', inputs, { env })).done
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('unchanged')
    expect(await fixture.reviewApps()).toEqual([])
  })

  test('loses an app that it has, in whatever event', async () => {
    const fixture = await labelled([])
    await fixture.run('opened')
    const result = await fixture.run('synchronize', label)
    expect(result.outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
  })

  test('of a fork is no error', async () => {
    const fixture = await labelled([])
    fixture.github.pull(7, { fork: true })
    const result = await fixture.run('opened', label)
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('unchanged')
  })

  test('whose label was added after the event gets its app', async () => {
    const fixture = await labelled()
    const result = await (await fixture.start('synchronize', label, { labels: [] })).done
    expect(result.outputs.status).toBe('created')
  })

  test('whose label was added after the event gets no app from it if it is of a fork', async () => {
    const fixture = await labelled()
    fixture.github.pull(7, { fork: true })
    const inputs = { ...label, 'allow-forks': 'true' }
    const result = await (await fixture.start('synchronize', inputs, { labels: [] })).done
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('unchanged')
    expect(result.text).toContain("the label 'preview' was added after the event of this run")
    expect(await fixture.reviewApps()).toEqual([])
  })
})

describe('a pull request with the label', () => {
  test('has an app while it has the label', async () => {
    const fixture = await labelled([])
    const added = await fixture.runLabelEvent('labeled', 'preview', label)
    expect(added.errors).toEqual([])
    expect(added.outputs.status).toBe('created')
    expect(fixture.github.comments[0]?.body).toContain('Remove the label <code>preview</code>')
    await fixture.push({ 'new.txt': 'x' })
    expect((await fixture.run('synchronize', label)).outputs.status).toBe('updated')

    const removed = await fixture.runLabelEvent('unlabeled', 'preview', label)
    expect(removed.errors).toEqual([])
    expect(removed.outputs.status).toBe('destroyed')
    expect(removed.text).toContain(
      "Destroyed the app of pull request 7, which does not have the label 'preview'",
    )
    expect(await fixture.appNames()).toEqual([])
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toContain('was destroyed')
    expect(fixture.github.comments[0]?.body).toContain('Add the label <code>preview</code>')
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive', 'inactive'])
    expect((await fixture.runLabelEvent('unlabeled', 'preview', label)).outputs.status).toBe('unchanged')
    expect(fixture.github.comments[0]?.body).toContain('was destroyed')
  })

  test.each(['opened', 'reopened'])('gets its app when it is %s', async (action) => {
    const fixture = await labelled()
    expect((await fixture.run(action, label)).outputs.status).toBe('created')
  })

  test('gets its app whatever the case of the label', async () => {
    const fixture = await labelled(['PreView'])
    expect((await fixture.run('opened', { label: ' PREVIEW ' })).outputs.status).toBe('created')
  })

  test('loses its app when it is closed', async () => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    const result = await fixture.run('closed', label)
    expect(result.outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
    expect(fixture.github.comments[0]?.body).not.toContain('Add the label')
  })

  test('gets its app from a manual run', async () => {
    const fixture = await labelled()
    const { env } = fixture.github
    const inputs = { ...label, 'pull-request': '7' }
    expect((await (await fixture.start('opened', inputs, { env })).done).outputs.status).toBe('created')
  })

  test('of a fork is still refused', async () => {
    const fixture = await labelled()
    fixture.github.pull(7, { fork: true })
    const result = await fixture.run('opened', label)
    expect(result.errors).toEqual([expect.stringContaining("set 'allow-forks: true'")])
  })

  test('of a fork is deployed when the label is added, and not when another one is', async () => {
    const fixture = await labelled([])
    fixture.github.pull(7, { fork: true })
    const inputs = { ...label, 'allow-forks': 'true' }
    const added = await fixture.runLabelEvent('labeled', 'preview', inputs)
    expect(added.outputs.status).toBe('created')
    await fixture.push({ 'new.txt': 'x' })
    for (const action of ['labeled', 'unlabeled'] as const) {
      const other = await fixture.runLabelEvent(action, 'bug', inputs)
      expect(other.errors).toEqual([])
      expect(other.outputs.status).toBe('unchanged')
      expect(other.text).toContain('only another label has changed')
    }
    expect(await fixture.builds(added.outputs.app ?? '')).toHaveLength(1)
    expect((await fixture.runLabelEvent('unlabeled', 'preview', inputs)).outputs.status).toBe('destroyed')
  })

  test('that lost it after the event gets no app', async () => {
    const fixture = await labelled([])
    const result = await (await fixture.start('labeled', label, { labels: ['preview'], changed: 'preview' }))
      .done
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('unchanged')
    expect(await fixture.reviewApps()).toEqual([])
  })

  test('that lost it and has it again keeps its app', async () => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    const inputs = { labels: [], changed: 'preview' }
    const result = await (await fixture.start('unlabeled', label, inputs)).done
    expect(result.outputs.status).toBe('unchanged')
    expect(await fixture.appNames()).toHaveLength(1)
  })
})

describe('another label', () => {
  test.each(['labeled', 'unlabeled'] as const)(
    'that is %s has nothing built if the app runs the commit',
    async (action) => {
      const fixture = await labelled(['preview', 'bug'])
      const { outputs } = await fixture.run('opened', label)
      const result = await fixture.runLabelEvent(action, 'bug', label)
      expect(result.errors).toEqual([])
      const { app, url } = outputs
      const built = { 'build-id': outputs['build-id'], 'slug-id': outputs['slug-id'] }
      const released = { 'release-id': outputs['release-id'], 'release-version': outputs['release-version'] }
      expect(result.outputs).toMatchObject({ status: 'unchanged', app, url, ...built, ...released })
      expect(result.text).toContain(`The app already runs the commit ${fixture.repository.head.slice(0, 8)}`)
      expect(await fixture.builds(app ?? '')).toHaveLength(1)
      expect(fixture.github.comments[0]?.body).toContain('✅ The review app runs')
      expect(fixture.github.states('review/pr-7')).toEqual(['success'])
    },
  )

  test.each(['heroku-24', 'cnb'])(
    'has nothing built on %s if a change of config vars has released the commit again',
    async (stack) => {
      const fixture = await labelled(['preview'], { ...inlineApp(), ...manifest({ stack }) })
      const { outputs } = await fixture.run('opened', label)
      const app = outputs.app ?? ''
      await api(fixture.platform, 'PATCH', `/apps/${app}/config-vars`, { SHADE: 'dark' })
      const result = await fixture.runLabelEvent('labeled', 'bug', label)
      expect(result.outputs).toMatchObject({ status: 'unchanged', app, 'release-version': '5' })
      expect(await fixture.builds(app)).toHaveLength(1)
    },
  )

  test('has the newest commit built if the app does not run it', async () => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    await fixture.push({ 'new.txt': 'x' })
    expect((await fixture.runLabelEvent('labeled', 'bug', label)).outputs.status).toBe('updated')
  })

  test('has the commit released that was built, and whose release failed', async () => {
    const fixture = await labelled()
    const { outputs } = await fixture.run('opened', label)
    await fixture.push({ Procfile: 'web: true\nrelease: false\n' })
    expect((await fixture.run('synchronize', label)).exitCode).toBe(1)
    const result = await fixture.runLabelEvent('labeled', 'bug', label)
    expect(result.outputs['release-status']).toBe('failed')
    expect(await fixture.builds(outputs.app ?? '')).toHaveLength(3)
  })

  test('while the commit is built for a push has it built once', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await labelled()
    const { outputs } = await fixture.run('opened', label)
    await fixture.push(inlineApp(`echo begun; ${waitFor(gate)}`))
    const pushed = await fixture.start('synchronize', label)
    await pushed.logged('begun\n')
    const result = await fixture.runLabelEvent('labeled', 'bug', label)
    expect(result.outputs.status).toBe('unchanged')
    expect(result.text).toContain('Another run is building')
    await writeFile(gate, '')
    expect((await pushed.done).outputs.status).toBe('updated')
    expect(await fixture.builds(outputs.app ?? '')).toHaveLength(2)
    expect(fixture.github.comments[0]?.body).toContain('✅ The review app runs')
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive', 'success'])
  })

  test('while the app is created has it built once', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await labelled([], inlineApp(`echo begun; ${waitFor(gate)}`))
    const creating = await fixture.startLabelEvent('labeled', 'preview', label)
    await creating.logged('begun\n')
    expect((await fixture.runLabelEvent('labeled', 'bug', label)).outputs.status).toBe('unchanged')
    await writeFile(gate, '')
    const { outputs } = await creating.done
    expect(outputs.status).toBe('created')
    expect(await fixture.builds(outputs.app ?? '')).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toContain('✅ The review app runs')
  })

  test('whose run uploads while the app is created has the commit built once', async () => {
    const fixture = await labelled()
    let created = false
    let uploads = (): void => {}
    const uploading = new Promise<void>((resolve) => {
      uploads = resolve
    })
    const platform = await startProxy(fixture.platform, ({ method }) => {
      if (method !== 'PUT' || created) return undefined
      uploads()
      return { kind: 'answer', status: 503 }
    })
    const other = await fixture.start('labeled', label, { changed: 'bug', platform })
    await uploading
    const { outputs } = await fixture.runLabelEvent('labeled', 'preview', label)
    created = true
    const result = await other.done
    expect(result.errors).toEqual([])
    expect([outputs.status, result.outputs.status]).toEqual(['created', 'unchanged'])
    expect(await fixture.builds(outputs.app ?? '')).toHaveLength(1)
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toContain('✅ The review app runs')
  })
})

describe('a label that is removed during a deploy', () => {
  test('leaves no app', async () => {
    const fixture = await labelled(['preview'], inlineApp(`echo begun; ${waitFor('/nowhere/at/all')}`))
    const deploying = await fixture.start('opened', label)
    await deploying.logged('begun\n')
    const removed = await fixture.runLabelEvent('unlabeled', 'preview', label)
    expect(removed.outputs.status).toBe('destroyed')
    const result = await deploying.done
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
    expect(fixture.github.comments[0]?.body).toContain('was destroyed')
  })

  test('leaves no app if no run hears of it', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await labelled(['preview'], inlineApp(`echo begun; ${waitFor(gate)}`))
    const deploying = await fixture.start('opened', label)
    await deploying.logged('begun\n')
    fixture.github.pull(7, { labels: [] })
    await writeFile(gate, '')
    expect((await deploying.done).outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
  })
})

describe('the event', () => {
  test('decides if the token may not read pull requests', async () => {
    const fixture = await labelled([])
    fixture.github.without('pull-requests')
    const added = await fixture.runLabelEvent('labeled', 'preview', label)
    expect(added.outputs.status).toBe('created')
    const removed = await fixture.runLabelEvent('unlabeled', 'preview', label)
    expect(removed.outputs.status).toBe('destroyed')
    expect(removed.warnings.join(' ')).toContain('pull-requests: read')
    expect(await fixture.appNames()).toEqual([])
  })

  test.each([
    ['fails', { status: 500, body: '{"message":"Server Error"}', type: 'application/json' }],
    [
      'knows no such pull request',
      { status: 404, body: '{"message":"Not Found"}', type: 'application/json' },
    ],
    ['lists no labels', { status: 200, body: '{"number":7,"state":"open"}', type: 'application/json' }],
  ])('that removes the label destroys nothing if GitHub %s', async (_, answer) => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    fixture.github.pull(7, { labels: [] })
    fixture.github.pullRequestResponse = answer
    const removing = await fixture.start('unlabeled', label, { changed: 'preview', env: eager(500) })
    const { errors, exitCode } = await removing.done
    expect(errors).toEqual([
      expect.stringMatching(
        /^Nothing was destroyed because GitHub did not confirm .* has no label 'preview'/,
      ),
    ])
    expect(exitCode).toBe(1)
    expect(await fixture.appNames()).toHaveLength(1)
  })
})

describe('the sweep', () => {
  test('destroys the apps of pull requests without the label', async () => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    const { source_blob } = await api<{ source_blob: { get_url: string } }>(
      fixture.platform,
      'POST',
      '/sources',
    )
    for (const pr_number of [8, 9]) {
      const source = { source_blob: { url: source_blob.get_url } }
      const names = { pipeline: fixture.pipelineId, branch: `branch-${pr_number}`, pr_number }
      await api(fixture.platform, 'POST', '/review-apps', { ...names, ...source })
    }
    fixture.github.pull(8, { head: commitId('8'), labels: ['bug'] })
    fixture.github.pull(9, { head: commitId('9'), labels: ['Preview'], open: false })
    const result = await fixture.run('opened', { ...label, sweep: 'true' })
    expect(result.exitCode).toBe(0)
    expect(result.summary).toBe(
      '### 🧹 Destroyed 2 of 3 review apps: those of pull requests that are closed or lack the label <code>preview</code>\n',
    )
    expect((await fixture.reviewApps()).map(({ pr_number }) => pr_number)).toEqual([7])
  })

  test('destroys nothing if GitHub lists no labels', async () => {
    const fixture = await labelled()
    await fixture.run('opened', label)
    const body = '{"number":7,"state":"open"}'
    fixture.github.pullRequestResponse = { status: 200, body, type: 'application/json' }
    await fixture.run('opened', { ...label, sweep: 'true' })
    expect(await fixture.reviewApps()).toHaveLength(1)
  })
})
