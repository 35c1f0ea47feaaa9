import { describe, expect, test } from '@jest/globals'
import { inlineApp } from '../support/repository.js'
import { manifest, pipeline, Scene } from './support.js'

describe('permissions', () => {
  test.each([
    ['deployments', /deployments: write/],
    ['pull-requests', /pull-requests: (write|read)/],
    ['contents', /^$/],
  ] as const)('without %s it is deployed all the same', async (permission, warning) => {
    const scene = await Scene.with()
    scene.github.without(permission)
    const result = await scene.run('opened')
    expect(result.exitCode).toBe(0)
    expect(result.outputs.status).toBe('created')
    expect(result.warnings.join(' ')).toMatch(warning)
  })

  test('without any it is deployed all the same', async () => {
    const scene = await Scene.with()
    scene.github.without('deployments', 'pull-requests', 'contents')
    expect((await scene.run('opened')).outputs.status).toBe('created')
    expect((await scene.run('closed')).outputs.status).toBe('destroyed')
  })
})

test('odd answers of GitHub close no pull request', async () => {
  const scene = await Scene.with()
  await scene.run('opened')
  const answers: [number, string, string][] = [
    [301, '{"message":"Moved Permanently"}', 'application/json'],
    [200, '<html>Sign in</html>', 'text/html'],
    [200, '{"number":8,"state":"closed"}', 'application/json'],
  ]
  for (const [status, body, type] of answers) {
    scene.github.oddly = { status, body, type }
    await scene.run('synchronize')
    await scene.run('opened', { sweep: 'true' })
    expect([body, await scene.apps()]).toEqual([body, [expect.any(String)]])
  }
})

describe('a comment', () => {
  test('shows nothing of what a script prints, and the summary shows it without secrets', async () => {
    const scene = await Scene.with({
      ...inlineApp(),
      ...manifest({ scripts: { postdeploy: 'echo "token is $TOKEN_OF_MINE"; exit 1' } }),
    })
    const result = await scene.run('opened', { 'config-vars': 'TOKEN_OF_MINE=s3cr3t-value' })
    expect(result.exitCode).toBe(1)
    expect(result.summary).toContain('\ntoken is ***\n')
    expect(result.summary).not.toContain('s3cr3t-value')
    expect(scene.github.comments[0]?.body).toContain('\nThe app could not be set up\n')
    expect(scene.github.comments[0]?.body).not.toContain('token')
  })

  test('leads to the app, though a config var is a word of its address', async () => {
    const scene = await Scene.with()
    const { outputs, summary } = await scene.run('opened', { 'config-vars': 'HOST=herokuapp' })
    expect(outputs.url).toContain('herokuapp')
    for (const text of [scene.github.comments[0]?.body, summary])
      expect(text).toContain(`](<${outputs.url}>)`)
  })

  test('is not written on a pull request that never had an app', async () => {
    const scene = await Scene.with()
    expect((await scene.run('closed')).outputs.status).toBe('destroyed')
    expect(scene.github.comments).toEqual([])
  })

  test('stays as the newer commit has left it', async () => {
    const scene = await Scene.with()
    await scene.run('opened')
    const older = await scene.push({ 'one.txt': 'x' })
    const newer = await scene.push({ 'two.txt': 'x' })
    await scene.run('synchronize', {}, newer)
    scene.repository.git('checkout', '--quiet', older)
    const late = await scene.run('synchronize', {}, older)
    expect(late.outputs.url).toMatch(/^https:/)
    expect(scene.github.comments[0]?.body).toContain(`runs <code>${newer.slice(0, 8)}`)
    expect(scene.github.states('review/pr-7')).toEqual(['inactive', 'success'])
  })

  test('of somebody else that looks like ours is left alone', async () => {
    const scene = await Scene.with()
    const theirs = scene.github.comment(`<!-- heroku-build ${pipeline} -->\nmine`, 'User', 'NONE')
    await scene.run('opened')
    expect(theirs.body).toContain('mine')
    expect(scene.github.comments).toHaveLength(2)
  })

  test('is not written where none is wanted', async () => {
    const scene = await Scene.with()
    await scene.run('opened', { comment: 'false', environment: '' })
    expect(scene.github.comments).toEqual([])
    expect(scene.github.deployments).toEqual([])
  })
})
