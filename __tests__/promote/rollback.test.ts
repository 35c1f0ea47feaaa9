import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { slower } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, waitFor } from '../support/repository.js'
import { serve, serveUntrusted } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'
import { outputLists, PromotionFixture, waitForPromotion } from './support.js'

const rollback = { 'on-failure': 'rollback' }

describe('on-failure: rollback', () => {
  test('rolls back the changed apps, but not the app whose release command failed', async () => {
    const fixture = await PromotionFixture.with(['one', 'two', 'three', 'four'], { deployed: true })
    await fixture.setReleaseCommand('three', 'exit 1')
    const result = await fixture.promote(
      { to: 'one,two,three,four', 'max-parallel': '1', ...rollback },
      fixture.platform,
      slower(100),
    )

    expect(result.exitCode).toBe(1)
    expect(result.errors).toHaveLength(1)
    for (const app of ['one', 'two']) {
      expect(result.text).toContain(`Rolled back ${app}: v5 restores v3, the previous release\n`)
      expect(await fixture.current(app)).toMatchObject({ version: 5, description: 'Rollback to v3' })
      expect(await fixture.running(app)).toBe(fixture.slugBefore)
      expect(await fixture.client.releases(app)).toHaveLength(5)
    }
    expect(await fixture.running('three')).toBe(fixture.slugBefore)
    expect(await fixture.client.releases('three')).toHaveLength(5)
    expect(result.text).not.toContain('Rolled back three')
    expect(await fixture.client.releases('four')).toHaveLength(3)
    expect(result.releases).toMatchObject({
      one: { status: 'rolled-back', version: 4, previousVersion: 3 },
      three: { status: 'failed', version: 5, previousVersion: 4 },
      four: { status: 'not-started' },
    })
    expect(outputLists(result)).toEqual({
      promoted: [],
      unchanged: [],
      failed: ['one', 'two', 'three', 'four'],
    })
    expect(result.text).toMatch(/^ {2}one {4}rolled back from v4, was v3 {2}http:/m)
    expect(result.text).toContain('Promotion failed: of 4 apps, 1 failed, 2 rolled back, 1 not started')
    expect(result.summary).toMatch(
      / {4}section promotion\n.*\n {4}section rollback\n {4}[\d.]+ (s|min \d+ s) : 2000-/,
    )
    expect(result.summary.match(/(?<=section )\w+(?=\n.*, failed : )/g)).toEqual(['three'])
  })

  test('rolls back the app whose health check fails, but no unchanged ones', async () => {
    const health = await serve((_, response) => response.writeHead(503).end())
    const fixture = await PromotionFixture.with(['one', 'same'], { deployed: true })
    await fixture.promote({ to: 'same' })
    const inputs = { to: 'same,one', 'health-check': health, 'health-check-timeout': '0.2', ...rollback }
    const promoting = await fixture.start(inputs)
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([expect.stringContaining('Health check failed')])
    expect(result.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
    expect(result.releases.one).toMatchObject({
      status: 'rolled-back',
      error: expect.stringContaining('Health check failed'),
    })
    expect(outputLists(result)).toEqual({ promoted: [], unchanged: ['same'], failed: ['one'] })
    expect(await fixture.client.releases('same')).toHaveLength(4)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('does not undo what someone else has released since', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    await fixture.setReleaseCommand('two', `echo started; ${waitFor(gate)}; exit 1`)
    const promoting = await fixture.start({ to: 'one,two', ...rollback })
    await promoting.logged('two | started\n')
    await fixture.client.released('one', 4)
    const { slug } = await fixture.client.release('staging', 3)
    await fixture.client.json('POST', '/apps/one/releases', { slug: slug?.id })
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)
    expect(await fixture.current('one')).toMatchObject({ version: 5, slug: { id: fixture.slugBefore } })
    expect(result.text).not.toContain('Rolled back one')
  })

  test('rolls an app back to what someone else released before its turn', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    let checks = 0
    const health = await serve((_, response) => response.writeHead(checks++ === 0 ? 200 : 500).end())
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    await fixture.setReleaseCommand('one', `echo started; ${waitFor(gate)}`)
    const inputs = { 'max-parallel': '1', 'health-check': health, 'health-check-timeout': '0.1' }
    const promoting = await fixture.start({ to: 'one,two', ...inputs, ...rollback })
    await promoting.logged('one | started\n')
    await fixture.client.json('POST', '/apps/two/releases', { slug: fixture.slugBefore })
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([expect.stringContaining('Health check failed')])
    expect(result.text).toContain('Rolled back one: v6 restores v4, the previous release\n')
    expect(result.text).toContain(
      'Rolled back two: v6 restores v4, which someone else released after this run began on v3\n',
    )
    expect(await fixture.current('two')).toMatchObject({ version: 6, description: 'Rollback to v4' })
  })

  test('also undoes a release that is described as a rollback', async () => {
    const health = await serve((_, response) => response.writeHead(500).end())
    const fixture = await PromotionFixture.with(['one'], { deployed: true })
    const inputs = { 'health-check': health, 'health-check-timeout': '0.1', description: 'Rollback to v1' }
    const result = await fixture.promote({ to: 'one', ...inputs, ...rollback })
    expect(result.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
  })

  test('does nothing after an error on this machine', async () => {
    const health = await serveUntrusted((_, response) => response.end())
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    const result = await fixture.promote({ to: 'one,two', 'health-check': health, ...rollback })
    for (const error of result.errors) expect(error).toContain('the certificate is not trusted')
    expect(result.text).not.toContain('Rolled')
    expect(await fixture.running('one')).toBe(fixture.slug)
  })

  test('rolls back an app whose release command is still running', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    await fixture.setReleaseCommand('one', waitFor(gate))
    const refusal = JSON.stringify({ id: 'invalid_params', message: 'No such luck.' })
    const two = await fixture.pathOf('two')
    const proxy = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'POST' && path === `${two}/releases`
        ? { kind: 'answer', status: 422, body: refusal }
        : undefined,
    )
    const inputs = { to: 'one,two', 'max-parallel': '1', 'wait-for-release': 'false', ...rollback }
    const result = await fixture.promote(inputs, proxy)
    expect(result.errors).toEqual([expect.stringContaining(`No such luck. (POST ${two}/releases answered`)])
    expect(result.text).toContain('Rolled back one: ')
    await writeFile(gate, '')
    await fixture.client.released('one', 5)
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
  })

  test('finds a release whose creation had no response', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    const one = await fixture.pathOf('one')
    const proxy = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'POST' && path === `${one}/releases` ? { kind: 'lose-answer' } : undefined,
    )
    await fixture.setReleaseCommand('two', 'exit 1')
    const result = await fixture.promote({ to: 'one,two', 'max-parallel': '1', ...rollback }, proxy)
    // The response to the rollback is lost as well, but the rollback is created only once.
    expect(await fixture.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
    expect(result.releases.one?.status).toBe('rolled-back')
  })

  test('that is refused is an error, and does not prevent the others', async () => {
    const fixture = await PromotionFixture.with(['one', 'two', 'three'], { deployed: true })
    await fixture.setReleaseCommand('three', 'exit 1')
    const refusal = JSON.stringify({ id: 'invalid_params', message: 'Not eligible for rollback.' })
    const one = await fixture.pathOf('one')
    const proxy = await startProxy(fixture.platform, ({ method, path, before }) =>
      method === 'POST' && path === `${one}/releases` && before === 1
        ? { kind: 'answer', status: 422, body: refusal }
        : undefined,
    )
    const promoting = await fixture.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback }, proxy)
    const result = await waitForPromotion(promoting)
    expect(
      result.commands.filter(({ name }) => name === 'error').map(({ properties }) => properties.title),
    ).toEqual(['Promotion of three failed', 'Rollback of one failed'])
    expect(result.errors[1]).toMatch(/^Could not roll back one: Not eligible for rollback. \(POST/)
    expect(result.errors[1]).toContain("'heroku rollback --app one'")
    expect(result.releases).toMatchObject({
      one: { status: 'failed', error: expect.stringMatching(/^rollback failed: Not eligible/) },
      two: { status: 'rolled-back' },
    })
    expect(await fixture.running('one')).toBe(fixture.slug)
    expect(await fixture.running('two')).toBe(fixture.slugBefore)
    // Once is once.
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('that does not succeed is an error', async () => {
    const broken = join(await temporaryDirectory(), 'broken')
    const filesBefore = appWithRelease(`[ ! -f '${broken}' ]`)
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, filesBefore })
    await fixture.setReleaseCommand('one', `touch '${broken}'`)
    const health = await serve((_, response) => response.writeHead(500).end())
    const inputs = { 'health-check': health, 'health-check-timeout': '0.1' }
    const result = await fixture.promote({ to: 'one', ...inputs, ...rollback })
    expect(result.errors[1]).toMatch(/^Could not roll back one: the rollback v6 was created but failed\n/)
    expect(result.releases.one?.status).toBe('failed')
    expect(await fixture.running('one')).toBe(fixture.slug)
  })

  test('of an app without an earlier deploy is an error', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    await fixture.setReleaseCommand('two', 'exit 1')
    const result = await fixture.promote({ to: 'one,two', 'max-parallel': '1', ...rollback })
    expect(result.errors[1]).toMatch(
      /^Could not roll back one: nothing was deployed to it before, so there is no release to roll back to\n/,
    )
    expect(outputLists(result)).toEqual({ promoted: [], unchanged: [], failed: ['one', 'two'] })
    expect((await fixture.client.json<Release[]>('GET', '/apps/one/releases')).length).toBe(3)
  })

  test('rolls back an app that received a release with force', async () => {
    const health = await serve((_, response) => response.writeHead(500).end())
    const fixture = await PromotionFixture.with(['one'])
    await fixture.promote({ to: 'one' })
    const inputs = { 'health-check': health, 'health-check-timeout': '0.1', force: 'true' }
    await fixture.promote({ to: 'one', ...inputs, ...rollback })
    expect(await fixture.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
  })
})
