import { describe, expect, test } from '@jest/globals'
import { asContainerStack } from '../support/images.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp } from '../support/repository.js'
import { manifest, ReviewAppFixture } from './support.js'

describe('a review app on Fir', () => {
  test('is created, and updated, with an image', async () => {
    const fixture = await ReviewAppFixture.with({ ...inlineApp(), ...manifest({ stack: 'cnb' }) })
    const created = await fixture.run('opened')
    expect(created.errors).toEqual([])
    expect(created.warnings).toEqual([])
    await fixture.push({ 'new.txt': 'x' })
    const updated = await fixture.run('synchronize')
    expect(updated.errors).toEqual([])
    for (const [{ outputs }, status, version] of [
      [created, 'created', '4'],
      [updated, 'updated', '5'],
    ] as const) {
      expect(outputs).toMatchObject({
        status,
        'oci-image-id': expect.any(String),
        'image-digest': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        'process-types': '{"web":"./server"}',
        stack: 'cnb',
        'release-version': version,
        'release-status': 'succeeded',
      })
      expect(outputs).not.toHaveProperty('slug-id')
    }
    expect(updated.outputs['oci-image-id']).not.toBe(created.outputs['oci-image-id'])
    expect(updated.summary).toContain('>Image</th>')
    expect(fixture.github.comments[0]?.body).toContain('>Image</th>')
    expect(fixture.github.comments[0]?.body).not.toContain('Slug')
  })
})

describe('a review app on the container stack', () => {
  test('is created from a commit with a heroku.yml, and updated', async () => {
    const fixture = await ReviewAppFixture.with({ ...inlineApp(), 'heroku.yml': 'build: {}' })
    const platform = await startProxy(fixture.platform, asContainerStack)
    const created = await (await fixture.start('opened', {}, { platform })).done
    expect(created.errors).toEqual([])
    expect(created.outputs).toMatchObject({ status: 'created', stack: 'container', 'release-version': '4' })
    await fixture.push({ 'new.txt': 'x' })
    const updated = await (await fixture.start('synchronize', {}, { platform })).done
    expect(updated.errors).toEqual([])
    expect(updated.outputs).toMatchObject({ status: 'updated', stack: 'container', 'release-version': '5' })
    for (const { outputs } of [created, updated]) {
      expect(outputs).not.toHaveProperty('slug-id')
      expect(outputs).not.toHaveProperty('oci-image-id')
    }
    expect(fixture.github.comments[0]?.body).toContain('Docker images')
  })

  test('is not created from a commit without a heroku.yml, and says so before the upload', async () => {
    const fixture = await ReviewAppFixture.with({
      ...inlineApp(),
      ...manifest({ stack: 'container' }),
      'web/app.json': '{"stack": 5}',
      'web/index.html': '',
    })
    const platform = await startProxy(fixture.platform, () => undefined)
    const refused = await (await fixture.start('opened', {}, { platform })).done
    expect(refused.errors).toEqual([
      expect.stringMatching(
        /^Nothing was uploaded: the app of pull request 7 is on the stack 'container', .*has no heroku\.yml/,
      ),
    ])
    expect(platform.requests.filter((line) => /^PUT |^POST \/review-apps/.test(line))).toEqual([])
    expect(await fixture.appNames()).toEqual([])
    const include = 'app.json\n!app.json\nweb/app.json => app.json'
    const malformed = await (await fixture.start('opened', { include }, { platform })).done
    expect(malformed.errors).toEqual([expect.not.stringMatching(/heroku\.yml/)])
  })

  test('is not updated with a commit without a heroku.yml, and says so before the upload', async () => {
    const fixture = await ReviewAppFixture.with(inlineApp())
    const platform = await startProxy(fixture.platform, asContainerStack)
    await (await fixture.start('opened', {}, { platform })).done
    await fixture.push({ 'new.txt': 'x' })
    const before = platform.requests.length
    const updated = await (await fixture.start('synchronize', {}, { platform })).done
    expect(updated.errors).toEqual([expect.stringMatching(/^Nothing was uploaded: .*has no heroku\.yml/)])
    expect(platform.requests.slice(before).filter((line) => line.startsWith('PUT '))).toEqual([])
  })
})
