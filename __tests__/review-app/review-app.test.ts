import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { slower } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { api } from '../support/platform-client.js'
import { inlineApp, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { manifest, pipeline, ReviewAppFixture } from './support.js'

describe('a pull request that is opened', () => {
  test('gets its own app, from the checked-out commit', async () => {
    const fixture = await ReviewAppFixture.with()
    const result = await fixture.run('opened')
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ status: 'created', 'build-status': 'succeeded' })
    expect(result.mirrored).toContain(`-----> Compiling ${fixture.repository.head}`)
    const [{ id, status, pr_number, app } = { id: '' }] = await fixture.reviewApps()
    expect({ id, status, pr_number }).toEqual({
      id: result.outputs['review-app-id'],
      status: 'created',
      pr_number: 7,
    })
    expect(app?.id).toBe(result.outputs['app-id'])
    const { stage } = await api<{ stage: string }>(
      fixture.platform,
      'GET',
      `/apps/${result.outputs.app}/pipeline-couplings`,
    )
    expect(stage).toBe('review')
    expect(await fixture.builds(result.outputs.app ?? '')).toEqual([
      { status: 'succeeded', version: fixture.repository.head },
    ])
  })

  test('shows the output of its build while it runs', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor(gate)}; echo done`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    expect(existsSync(gate)).toBe(false)
    await writeFile(gate, '')
    expect((await deploying.done).mirrored).toContain('done\n')
  })

  test('is reported in one comment on the pull request, and in a transient deployment', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs } = await fixture.run('opened')
    expect(fixture.github.comments).toHaveLength(1)
    const [{ body } = { body: '' }] = fixture.github.comments
    expect(body).toContain(`\n✅ The review app runs [<code>${fixture.repository.head.slice(0, 8)}</code>](<`)
    expect(body).toContain(`(<${outputs.url}>)`)
    expect(body).toContain('https://github.com/octo/app/actions/runs/77/attempts/1')
    expect(fixture.github.states('review/pr-7')).toEqual(['success'])
    expect(fixture.github.deployments[0]).toMatchObject({
      ref: fixture.repository.head,
      transient_environment: true,
    })

    await fixture.push({ 'new.txt': 'x' })
    await fixture.run('synchronize')
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toContain(fixture.repository.head.slice(0, 8))
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive', 'success'])
  })

  test('sets config vars on its app, which no log shows', async () => {
    const fixture = await ReviewAppFixture.with()
    const vars = 'GREETING="hello\nworld"\nKEY=\'s3cr3t-value\''
    const { outputs, visible } = await fixture.run('opened', { 'config-vars': vars })
    const config = await api<object>(fixture.platform, 'GET', `/apps/${outputs.app}/config-vars`)
    expect(config).toMatchObject({ GREETING: 'hello\nworld', KEY: 's3cr3t-value' })
    expect(visible).not.toContain('s3cr3t-value')
  })

  test('sets config vars of an env file, which is needed only to deploy', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.repository.write({ 'app.env': "A=file\nKEY='s3cr3t-value'\n" })
    const inputs = { 'env-file': 'app.env', 'config-vars': 'A=input' }
    const { outputs, visible } = await fixture.run('opened', inputs)
    const config = await api<object>(fixture.platform, 'GET', `/apps/${outputs.app}/config-vars`)
    expect(config).toMatchObject({ A: 'input', KEY: 's3cr3t-value' })
    expect(visible).not.toContain('s3cr3t-value')
    await rm(join(fixture.repository.directory, 'app.env'))
    const updated = await fixture.run('synchronize', inputs)
    expect(updated.errors).toEqual([
      expect.stringMatching(/^The file app\.env of the input 'env-file' does not exist/),
    ])
    const closed = await fixture.run('closed', inputs)
    expect(closed.errors).toEqual([])
    expect(closed.outputs.status).toBe('destroyed')
  })

  test('whose manifest is not valid fails with Heroku’s message, and the next run replaces the app', async () => {
    const fixture = await ReviewAppFixture.with({
      ...inlineApp(),
      ...manifest({ env: { NEEDED: { required: true } } }),
    })
    const failed = await fixture.run('opened')
    expect(failed.exitCode).toBe(1)
    expect(failed.errors[0]).toMatch(/NEEDED/)
    expect(fixture.github.states('review/pr-7')).toEqual(['failure'])
    expect(fixture.github.comments[0]?.body).toContain('Could not set up the app')
    expect(fixture.github.comments[0]?.body).not.toContain('NEEDED')
    await fixture.push(manifest({ env: { NEEDED: 'here' } }))
    const result = await fixture.run('synchronize')
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('created')
    expect(await fixture.reviewApps()).toHaveLength(1)
  })

  test('that lacks required config vars fails, and says where to set them', async () => {
    const env = { NEEDED: { required: true }, OTHER: {}, GIVEN: {}, OPTIONAL: { required: false } }
    const fixture = await ReviewAppFixture.with({ ...inlineApp(), ...manifest({ env }) })
    const failed = await fixture.run('opened', { 'config-vars': 'GIVEN=here' })
    expect(failed.exitCode).toBe(1)
    expect(failed.errors).toEqual([
      expect.stringContaining(
        "Set NEEDED, OTHER in the input 'config-vars', or in the pipeline's settings under Review Apps, ",
      ),
    ])
    const result = await fixture.run('opened', { 'config-vars': 'GIVEN=here\nNEEDED=1\nOTHER=2' })
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('created')
  })

  test('without a manifest fails, and says what to do', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.repository.git('rm', '--quiet', 'app.json')
    await fixture.push({})
    const result = await fixture.run('opened')
    expect(result.errors[0]).toContain('A review app needs an app.json')
  })

  test('shows the output of postdeploy, and fails if it fails', async () => {
    const fixture = await ReviewAppFixture.with({
      ...inlineApp(),
      ...manifest({ scripts: { postdeploy: 'echo "seeded ::error::no"; [ -z "$FAIL" ]' } }),
      Procfile: 'web: ./server\nrelease: echo migrated\n',
    })
    const result = await fixture.run('opened')
    expect(result.errors).toEqual([])
    expect(result.mirrored).toContain('seeded ::error::no')
    const { app, url } = result.outputs
    const commit = fixture.repository.head.slice(0, 8)
    const lines = stripVTControlCharacters(result.text).split(/\r?\n/)
    const begin = lines.indexOf("Output of the 'postdeploy' script of app.json:")
    const version = result.outputs['release-version'] ?? 'X'
    expect(lines.slice(begin).filter((line) => !line.startsWith('::'))).toEqual([
      "Output of the 'postdeploy' script of app.json:",
      'seeded ::error::no',
      "The 'postdeploy' script of app.json exited with 0",
      `Output of the release command of v${version} of ${app}:`,
      'migrated',
      `The release command of v${version} of ${app} has ended: succeeded`,
      expect.stringMatching(/^web\.1 /),
      `Deployed ${commit} to ${app} as v${version}`,
      url,
      expect.stringMatching(/^Took \d/),
      '',
    ])
    await fixture.run('closed')
    fixture.github.pull(7, { open: true })
    const failing = await fixture.start('reopened', { 'config-vars': 'FAIL=yes' }, { env: slower(10_000) })
    const failed = await failing.done
    expect(failed.exitCode).toBe(1)
    expect(failed.errors).toEqual([
      expect.stringMatching(/^Could not set up the app: .*\nThe last lines of its output:\nseeded/),
    ])
    expect(failed.summary).toContain(
      '<summary>Last lines of the output</summary>\n\n```text\nseeded ::error::no\n```\n\n</details>\n',
    )
    const comment = fixture.github.comments[0]?.body ?? ''
    const log = 'https://github.com/octo/app/actions/runs/77/attempts/1'
    const [, line, fold, folded = ''] = comment.split(/\n+/, 3).concat(comment.split('</summary>')[1] ?? '')
    expect(line).toMatch(
      new RegExp(`^❌ The review app for \\S+ failed: Could not set up the app · \\[Log\\]\\(<${log}>\\)$`),
    )
    expect(fold).toMatch(/^<details><summary>Pipeline shop&#44; \d+[^<]*<\/summary>$/)
    expect(folded.trimEnd()).toMatch(/<\/details>$/)
    expect(comment).not.toContain('seeded')
    for (const text of [failed.summary, comment]) {
      expect(text).toMatch(/```mermaid\n.*\ngantt\n.*section build\n.*section app setup\n/s)
    }
  })

  test('whose build fails reports Heroku’s message', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp('echo "that went wrong"; exit 1'))
    const result = await fixture.run('opened')
    expect(result.exitCode).toBe(1)
    expect(result.errors[0]).toContain('that went wrong')
    expect(result.summary).toContain('that went wrong')
    expect(fixture.github.comments[0]?.body).toMatch(/ failed: Build [0-9a-f]{8} of \S+ failed · \[Log\]/)
    expect(fixture.github.comments[0]?.body).not.toContain('that went wrong')
    expect(fixture.github.states('review/pr-7')).toEqual(['failure'])
  })

  test('gets one app from two runs at the same time', async () => {
    const fixture = await ReviewAppFixture.with()
    const results = await Promise.all([fixture.run('opened'), fixture.run('opened')])
    expect(results.flatMap(({ errors }) => errors)).toEqual([])
    expect(await fixture.reviewApps()).toHaveLength(1)
    expect(results.map(({ outputs }) => outputs.status).sort()).toEqual(['created', 'updated'])
  })
})

describe('a pull request that is pushed to', () => {
  test('has the new commit built on its app', async () => {
    const fixture = await ReviewAppFixture.with()
    const first = await fixture.run('opened')
    const [before] = [fixture.repository.head]
    await fixture.push({ 'new.txt': 'x' })
    const result = await fixture.run('synchronize')
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ status: 'updated', app: first.outputs.app })
    const builds = await fixture.builds(first.outputs.app ?? '')
    expect(builds.map(({ version }) => version).sort()).toEqual([before, fixture.repository.head].sort())
  })

  test('twice in quick succession ends with the newer commit, in whatever order the runs start', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs } = await fixture.run('opened')
    const older = await fixture.push({ 'one.txt': 'x' })
    const newer = await fixture.push({ 'two.txt': 'x' })
    expect((await fixture.run('synchronize', {}, newer)).outputs.status).toBe('updated')
    fixture.repository.git('checkout', '--quiet', older)
    const late = await fixture.run('synchronize', {}, older)
    expect(late.exitCode).toBe(0)
    expect(late.outputs.status).toBe('unchanged')
    expect(late.text).toContain(`which is newer than ${older.slice(0, 8)}`)
    const builds = await fixture.builds(outputs.app ?? '')
    expect(builds.map(({ version }) => version)).toContain(newer)
    expect(builds.map(({ version }) => version)).not.toContain(older)
  })

  test('does not replace a commit with an older one, even if neither is the newest', async () => {
    const fixture = await ReviewAppFixture.with()
    const first = fixture.repository.head
    const second = await fixture.push({ 'one.txt': 'x' })
    await fixture.run('opened')
    await fixture.push({ 'two.txt': 'x' })
    fixture.repository.git('checkout', '--quiet', first)
    expect((await fixture.run('synchronize', {}, first)).outputs.status).toBe('unchanged')
    expect(fixture.github.requests).toContain(`GET /repos/octo/app/compare/${second}...${first}`)
  })

  test('by force gets the commit that its branch has now', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    fixture.repository.git('commit', '--quiet', '--amend', '-m', 'Rewritten')
    fixture.github.history.length = 0
    fixture.updatePullRequest()
    expect((await fixture.run('synchronize')).outputs.status).toBe('updated')
  })
})

describe('a pull request that is closed', () => {
  test('loses its app, and closing it a second time succeeds', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    for (let time = 0; time < 2; time++) {
      const result = await fixture.run('closed')
      expect(result.errors).toEqual([])
      expect(result.outputs.status).toBe('destroyed')
      expect(await fixture.reviewApps()).toEqual([])
      expect(await fixture.appNames()).toEqual([])
    }
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive'])
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toMatch(
      /was destroyed · .*\n\n<details><summary>Pipeline shop<\/summary>/,
    )
  })

  test('while its app is built has no app in the end', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor('/nowhere/at/all')}`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    expect((await fixture.run('closed')).outputs.status).toBe('destroyed')
    const result = await deploying.done
    expect(result.outputs.status).toBe('destroyed')
    expect(result.errors).toEqual([])
    expect(await fixture.appNames()).toEqual([])
    expect(fixture.github.comments[0]?.body).toContain('was destroyed')
  })

  test('while a build of its app fails has no app in the end', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor(gate)}; exit 1`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    fixture.github.pull(7, { open: false })
    await writeFile(gate, '')
    expect((await deploying.done).outputs.status).toBe('destroyed')
    expect(await fixture.appNames()).toEqual([])
  })

  test('and reopened since keeps its app', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    const result = await fixture.runOutdatedEvent('closed')
    expect(result.outputs.status).toBe('unchanged')
    expect(await fixture.appNames()).toHaveLength(1)
  })

  test('before its run begins is not deployed', async () => {
    const fixture = await ReviewAppFixture.with()
    const event = await fixture.start('opened')
    fixture.github.pull(7, { open: false })
    await event.done
    expect(await fixture.reviewApps()).toEqual([])
  })

  test('changes no other app', async () => {
    const fixture = await ReviewAppFixture.with()
    await api(fixture.platform, 'POST', '/apps', { name: 'production' })
    await api(fixture.platform, 'POST', '/pipeline-couplings', {
      app: 'production',
      pipeline: fixture.pipelineId,
      stage: 'production',
    })
    await fixture.run('opened')
    const { id } = await api<{ id: string }>(fixture.platform, 'POST', '/pipelines', { name: 'other' })
    const source = await api<{ source_blob: { get_url: string } }>(fixture.platform, 'POST', '/sources')
    await api(fixture.platform, 'POST', '/review-apps', {
      pipeline: id,
      branch: 'branch-7',
      pr_number: 7,
      source_blob: { url: source.source_blob.get_url },
    })
    await fixture.run('closed')
    expect(await fixture.appNames()).toContain('production')
    const others = await api<object[]>(fixture.platform, 'GET', `/pipelines/${id}/review-apps`)
    expect(others).toHaveLength(1)
  })
})

describe('a pull request from a fork', () => {
  test('is refused with an explanation, before anything is sent to Heroku', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.pull(7, { fork: true })
    const result = await fixture.run('opened', { 'api-url': 'http://127.0.0.1:1' })
    expect(result.errors).toEqual([expect.stringContaining("set 'allow-forks: true'")])
  })

  test('is deployed with allow-forks: true', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.pull(7, { fork: true })
    expect((await fixture.run('opened', { 'allow-forks': 'true' })).outputs.status).toBe('created')
    expect(await fixture.reviewApps()).toEqual([expect.objectContaining({ fork_repo: { id: 2 } })])
  })
})

test('a commit of a fork other than the named one is refused', async () => {
  const fixture = await ReviewAppFixture.with()
  fixture.github.pull(7, { fork: true })
  const inputs = { 'allow-forks': 'true', version: commitId('approved') }
  const result = await fixture.run('opened', inputs)
  expect(result.errors).toEqual([expect.stringContaining('only the approved commit')])
  expect(await fixture.appNames()).toEqual([])
})

describe('inputs', () => {
  test('a pull request can be named if the event has none', async () => {
    const fixture = await ReviewAppFixture.with()
    const event = { ...fixture.github.env }
    const { startDeploy } = await import('../support/deploy.js')
    const { platform, repository, github } = fixture
    const inputs = { pipeline, 'pull-request': '7' }
    const run = await startDeploy({
      platform,
      repository,
      inputs,
      action: 'review-app',
      env: event,
      token: github.token,
    })
    expect((await run.done).outputs.status).toBe('created')
  })

  test('sweep destroys the apps of closed pull requests, and no others', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    fixture.github.pull(7, { open: false })
    const source = await api<{ source_blob: { get_url: string } }>(fixture.platform, 'POST', '/sources')
    for (const pr_number of [8, 9]) {
      await api(fixture.platform, 'POST', '/review-apps', {
        pipeline: fixture.pipelineId,
        branch: `branch-${pr_number}`,
        pr_number,
        source_blob: { url: source.source_blob.get_url },
      })
    }
    // GitHub does not know pull request 9.
    fixture.github.pull(8, { head: commitId('8') })
    const result = await fixture.run('opened', { sweep: 'true' })
    expect(result.exitCode).toBe(0)
    expect(result.outputs.status).toBe('destroyed')
    expect(result.summary).toBe('### 🧹 Destroyed 1 of 3 review apps: those of closed pull requests\n')
    const remaining = await fixture.reviewApps()
    expect(remaining.map(({ pr_number }) => pr_number).sort()).toEqual([8, 9])
  })
})

describe('a run that is cancelled', () => {
  test('cancels its build', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor('/nowhere/at/all')}`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.text).toContain('Cancelled build')
    expect(fixture.github.states('review/pr-7')).toEqual(['failure'])
  })

  test('and killed has its comment and deployment ended by its post step, unless another run ended them', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor('/nowhere/at/all')}`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    const [comment = { body: '' }] = fixture.github.comments
    const inProgress = comment.body
    expect(inProgress).toContain('\n⏳ Deploying')
    deploying.process.kill('SIGKILL')
    expect((await deploying.post()).text).toContain('Cancelled build')
    expect(fixture.github.states('review/pr-7')).toEqual(['failure'])
    expect(comment.body).toContain(
      `\n❌ The deploy of [<code>${fixture.repository.head.slice(0, 8)}</code>](<https://github.com/octo/app/commit/${fixture.repository.head}>) was interrupted · [Log](`,
    )
    expect(comment.body).toContain('](<https://github.com/octo/app/actions/runs/77/attempts/1>)')

    const byAnother = inProgress.replaceAll('/runs/77/', '/runs/78/')
    comment.body = byAnother
    await deploying.post()
    expect(comment.body).toBe(byAnother)
    expect(fixture.github.comments).toHaveLength(1)
  })
})
