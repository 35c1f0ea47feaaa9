import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { inlineApp } from '../support/repository.js'
import { ReviewAppFixture } from './support.js'

/** Opens pull request 7 with a commit that has no app.json at its root. */
async function withoutManifest(): Promise<ReviewAppFixture> {
  const fixture = await ReviewAppFixture.with()
  fixture.repository.git('rm', '--quiet', 'app.json')
  await fixture.push({ 'api/app.json': '{}', 'api/index.html': '', 'web/index.html': '' })
  return fixture
}

describe('a commit without an app.json', () => {
  test.each([
    ['.', 'the commit has none.'],
    ['web', "the commit has none in the directory 'web'."],
  ])('in the directory %s gets no app, and nothing is uploaded', async (directory, where) => {
    const fixture = await withoutManifest()
    const sent: string[] = []
    const platform = await startProxy(fixture.platform, ({ method, path }) => {
      sent.push(`${method} ${path.split('?')[0]}`)
      return undefined
    })
    const result = await (await fixture.start('opened', { directory }, { platform })).done
    expect(result.errors).toEqual([
      expect.stringMatching(/^Nothing was uploaded\. A review app needs an app\.json/),
    ])
    expect(result.errors[0]).toContain(where)
    expect(result.errors[0]).toContain('{}')
    expect(sent.filter((line) => line.startsWith('PUT ') || line === 'POST /review-apps')).toEqual([])
    expect(fixture.github.comments[0]?.body).toContain('needs an app&#46;json')
  })

  test('gets one from the directory that has it', async () => {
    const fixture = await withoutManifest()
    expect((await fixture.run('opened', { directory: 'api' })).errors).toEqual([])
  })

  test('gets one from a file that the job has made and includes', async () => {
    const fixture = await withoutManifest()
    await writeFile(join(fixture.repository.directory, 'app.json'), '{}')
    const result = await fixture.run('opened', { include: 'app.json' })
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('created')
  })

  test('is built on an app that exists, which Heroku allows', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp())
    await fixture.run('opened')
    fixture.repository.git('rm', '--quiet', 'app.json')
    await fixture.push({ 'new.txt': 'x' })
    const result = await fixture.run('synchronize')
    expect(result.errors).toEqual([])
    expect(result.outputs.status).toBe('updated')
  })
})

test('an app.json that only the working tree has is not the commit’s', async () => {
  const fixture = await withoutManifest()
  await writeFile(join(fixture.repository.directory, 'app.json'), '{}')
  const result = await fixture.run('opened')
  expect(result.errors).toEqual([expect.stringMatching(/^Nothing was uploaded\. /)])
  await rm(join(fixture.repository.directory, 'app.json'))
})
