import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { inlineApp, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { manifest, pipeline, ReviewAppFixture } from './support.js'

describe('permissions', () => {
  test.each([
    ['deployments', /deployments: write/],
    ['pull-requests', /pull-requests: (write|read)/],
    ['contents', /^$/],
  ] as const)('without %s, the app is still deployed', async (permission, warning) => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.without(permission)
    const result = await fixture.run('opened')
    expect(result.exitCode).toBe(0)
    expect(result.outputs.status).toBe('created')
    expect(result.warnings.join(' ')).toMatch(warning)
  })

  test('without any, the app is still deployed and destroyed', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.without('deployments', 'pull-requests', 'contents')
    expect((await fixture.run('opened')).outputs.status).toBe('created')
    expect((await fixture.run('closed')).outputs.status).toBe('destroyed')
  })
})

test('unusual responses from GitHub close no pull request', async () => {
  const fixture = await ReviewAppFixture.with()
  await fixture.run('opened')
  const answers: [number, string, string][] = [
    [301, '{"message":"Moved Permanently"}', 'application/json'],
    [200, '<html>Sign in</html>', 'text/html'],
    [200, '{"number":8,"state":"closed"}', 'application/json'],
  ]
  for (const [status, body, type] of answers) {
    fixture.github.pullRequestResponse = { status, body, type }
    await fixture.run('synchronize')
    await fixture.run('opened', { sweep: 'true' })
    expect([body, await fixture.appNames()]).toEqual([body, [expect.any(String)]])
  }
})

test.each([
  ['fails', { status: 500, body: '{"message":"Server Error"}', type: 'application/json' }],
  ['is overloaded', { status: 503, body: '', type: 'text/plain' }],
  [
    'limits requests',
    { status: 403, body: '{"message":"API rate limit exceeded"}', type: 'application/json' },
  ],
  ['knows no such pull request', { status: 404, body: '{"message":"Not Found"}', type: 'application/json' }],
  ['redirects', { status: 301, body: '', type: 'text/plain' }],
  ['answers with a page', { status: 200, body: '<html>Sign in</html>', type: 'text/html' }],
  ['answers with another', { status: 200, body: '{"number":8,"state":"closed"}', type: 'application/json' }],
])('nothing is destroyed if GitHub %s when a closed pull request is read', async (_, answer) => {
  const fixture = await ReviewAppFixture.with()
  await fixture.run('opened')
  fixture.github.pullRequestResponse = answer
  const closing = await fixture.start('closed', {}, { env: eager(500) })
  const { errors, exitCode } = await closing.done
  expect(await fixture.appNames()).toHaveLength(1)
  expect(errors).toEqual([expect.stringMatching(/^Nothing was destroyed because GitHub did not confirm/)])
  expect(exitCode).toBe(1)
  // GitHub works again.
  fixture.github.pullRequestResponse = undefined
  expect((await fixture.run('closed')).outputs.status).toBe('destroyed')
})

test('reading a closed pull request is repeated until GitHub responds', async () => {
  const fixture = await ReviewAppFixture.with()
  await fixture.run('opened')
  fixture.github.pullRequestResponse = { status: 502, body: '', type: 'text/plain', times: 6 }
  const closing = await fixture.start('closed', {}, { env: eager(500) })
  expect((await closing.done).outputs.status).toBe('destroyed')
})

describe('a comment', () => {
  test('shows nothing that a script prints, and the summary shows it without secrets', async () => {
    const fixture = await ReviewAppFixture.with({
      ...inlineApp(),
      ...manifest({ scripts: { postdeploy: 'echo "token is $TOKEN_OF_MINE"; exit 1' } }),
    })
    const result = await fixture.run('opened', { 'config-vars': 'TOKEN_OF_MINE=s3cr3t-value' })
    expect(result.exitCode).toBe(1)
    expect(result.summary).toContain('\ntoken is ***\n')
    expect(result.summary).not.toContain('s3cr3t-value')
    expect(fixture.github.comments[0]?.body).toContain(' failed: Could not set up the app · [Log](')
    expect(fixture.github.comments[0]?.body).not.toContain('token')
  })

  test('links to the app even if a config var is a part of its URL', async () => {
    const fixture = await ReviewAppFixture.with()
    const { outputs, summary } = await fixture.run('opened', { 'config-vars': 'HOST=127.0.0' })
    expect(outputs.url).toContain('127.0.0.1')
    for (const text of [fixture.github.comments[0]?.body, summary])
      expect(text).toContain(`](<${outputs.url}>)`)
  })

  test('is not written on a pull request that never had an app', async () => {
    const fixture = await ReviewAppFixture.with()
    expect((await fixture.run('closed')).outputs.status).toBe('destroyed')
    expect(fixture.github.comments).toEqual([])
  })

  test('stays as the run for a newer commit left it', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened')
    const older = await fixture.push({ 'one.txt': 'x' })
    const newer = await fixture.push({ 'two.txt': 'x' })
    await fixture.run('synchronize', {}, newer)
    fixture.repository.git('checkout', '--quiet', older)
    const late = await fixture.run('synchronize', {}, older)
    expect(late.outputs.url).toMatch(/^http:/)
    expect(fixture.github.comments[0]?.body).toContain(
      `runs [<code>${newer.slice(0, 8)}</code>](<https://github.com/octo/app/commit/${newer}>)`,
    )
    expect(fixture.github.states('review/pr-7')).toEqual(['inactive', 'success'])
  })

  test.each([
    ['a stranger', 'somebody', 'NONE'],
    ['a collaborator', 'colleague', 'COLLABORATOR'],
    ['the owner', 'octo', 'OWNER'],
    ['another bot', 'dependabot[bot]', 'NONE'],
  ])('of %s that looks like ours is not changed', async (_, login, association) => {
    const fixture = await ReviewAppFixture.with()
    const theirs = fixture.github.comment(`<!-- heroku-build ${pipeline} -->\nmine`, login, association)
    await fixture.run('opened')
    expect(theirs.body).toContain('mine')
    expect(fixture.github.comments).toHaveLength(2)
  })

  test('is kept for the owner of the token, whoever that is', async () => {
    const fixture = await ReviewAppFixture.with()
    fixture.github.viewer = 'octocat'
    await fixture.run('opened')
    await fixture.run('closed')
    expect(fixture.github.comments).toHaveLength(1)
    expect(fixture.github.comments[0]?.body).toContain('was destroyed')
  })

  test('exists once, among any number of others', async () => {
    const fixture = await ReviewAppFixture.with()
    const talk = (count: number) => {
      for (let index = 0; index < count; index++) fixture.github.comment(`Comment ${index}`, 'somebody')
    }
    talk(1050)
    await fixture.run('opened')
    const ownComments = fixture.github.comments.filter(({ user }) => user.login === fixture.github.viewer)
    expect(ownComments).toHaveLength(1)
    talk(250)
    await fixture.push({ 'new.txt': 'x' })
    await fixture.run('synchronize')
    expect(fixture.github.comments).toHaveLength(1050 + 1 + 250)
    expect(ownComments[0]?.body).toContain(
      `✅ The review app runs [<code>${fixture.repository.head.slice(0, 8)}`,
    )
    // Beyond a limit the action does not search: it writes another comment, but only one per run.
    talk(1050)
    await fixture.push({ 'other.txt': 'x' })
    await fixture.run('synchronize')
    expect(fixture.github.comments).toHaveLength(1050 + 1 + 250 + 1050 + 1)
    expect(fixture.github.comments.at(-1)?.body).toContain('✅ The review app runs')
  })

  test('that someone deletes during a run is not written again by that run', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await ReviewAppFixture.with(inlineApp(`echo started; ${waitFor(gate)}`))
    const deploying = await fixture.start('opened')
    await deploying.logged('started\n')
    expect(fixture.github.comments.splice(0)).toHaveLength(1)
    await writeFile(gate, '')
    const { exitCode, commands } = await deploying.done
    expect(exitCode).toBe(0)
    expect(fixture.github.comments).toEqual([])
    const notices = commands.filter(({ name }) => name === 'notice').map(({ data }) => data)
    expect(notices).toEqual([expect.stringContaining('Commenting on the pull request failed')])
  })

  test('is not written with comment: false', async () => {
    const fixture = await ReviewAppFixture.with()
    await fixture.run('opened', { comment: 'false', environment: '' })
    expect(fixture.github.comments).toEqual([])
    expect(fixture.github.deployments).toEqual([])
  })
})
