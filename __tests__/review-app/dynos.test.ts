import { expect, test } from '@jest/globals'
import { webApp } from '../support/repository.js'
import { pipeline, ReviewAppFixture } from './support.js'

test('a review app is deployed once its dynos are up, and its log stays out of the comment', async () => {
  const dynos = { bootTimeoutMs: 60_000, exitTimeoutMs: 500 }
  const fixture = await ReviewAppFixture.with(webApp("response.end('hello')"), pipeline, dynos)
  const created = await fixture.run('opened', { 'health-check': '/' })
  expect(created.errors).toEqual([])
  expect(created.text).toMatch(/^web\.1 up after \d+ s \(1 of 1 up\)$/m)
  expect(created.text).toMatch(/Checking \S+\/ \(up to 120 s\)/)
  expect(JSON.parse(created.outputs.dynos ?? '')).toMatchObject([{ name: 'web.1', state: 'up' }])
  const version = Number(created.outputs['release-version'])

  await fixture.push({ 'server.mjs': "throw new Error('no database')\n" })
  const updated = await fixture.run('synchronize')
  expect(updated.errors).toEqual([
    expect.stringMatching(new RegExp(`^web\\.1 of \\S+ crashes on v${version + 1}\n(.*\n)*.*no database`)),
  ])
  const comments = JSON.stringify([...fixture.github.comments.values()])
  expect(comments).toContain('crashes on v')
  expect(comments).not.toContain('no database')
})
