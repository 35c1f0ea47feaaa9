import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'
import { outputLists, PromotionFixture, waitForPromotion } from './support.js'

// On Windows, one process can't send another a signal that it could handle: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

const cancelled = 'Cancelled: the runner sent SIGINT'
const rollback = { 'on-failure': 'rollback' }

onPosix('a promotion that is cancelled', () => {
  test('starts no more releases and names those that it created', async () => {
    const { fixture, gate } = await startWithHangingApp(['one', 'two', 'three'], 'two')
    const promoting = await fixture.start({ to: 'one,two,three', 'max-parallel': '1' })
    await promoting.logged('two | started\n')
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)

    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([cancelled])
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Interrupted before these releases ended: two v5\./),
    ])
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: ['two', 'three'] })
    expect(result.releases).toMatchObject({
      one: { status: 'promoted', version: 4 },
      two: { status: 'failed', version: 5, error: cancelled },
      three: { status: 'not-started' },
    })
    expect(await fixture.client.releases('three')).toHaveLength(3)
    await writeFile(gate, '')
    expect((await fixture.client.released('two', 5)).status).toBe('succeeded')
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('while apps are looked up changes none', async () => {
    const fixture = await PromotionFixture.with(['one'])
    const reached = deferred()
    const proxy = await startProxy(fixture.platform, ({ path }) => {
      if (path !== '/apps/one') return undefined
      reached.resolve()
      return { kind: 'hang' }
    })
    const promoting = await fixture.start({ to: 'one', ...rollback }, proxy)
    await reached.promise
    promoting.process.kill('SIGINT')
    expect((await promoting.done).errors).toEqual([cancelled])
    expect(await fixture.client.releases('one')).toHaveLength(2)
  })

  test('while a release is being created finds it', async () => {
    const { fixture, promoting } = await startWithoutResponse({})
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([cancelled])
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Interrupted before these releases ended: one v4\./),
    ])
    expect(result.releases.one).toMatchObject({ status: 'failed', version: 4 })
    expect(await fixture.client.releases('one')).toHaveLength(4)
  })

  test('with rollback undoes the created releases, even one whose release command is still running', async () => {
    const { fixture, gate } = await startWithHangingApp(['one', 'two', 'three'], 'two')
    const promoting = await fixture.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback })
    await promoting.logged('two | started\n')
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([cancelled])
    expect(result.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(result.text).toContain('Rolled back two: v6 restores v4, the previous release\n')
    expect(result.releases).toMatchObject({
      one: { status: 'rolled-back' },
      two: { status: 'rolled-back' },
      three: { status: 'not-started' },
    })
    await writeFile(gate, '')
    await fixture.client.released('two', 5)
    for (const app of ['one', 'two']) expect(await fixture.running(app)).toBe(fixture.slugBefore)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
    expect(await fixture.client.releases('one')).toHaveLength(5)
  })

  test('with rollback undoes a release whose creation has had no response yet', async () => {
    const { fixture, promoting } = await startWithoutResponse(rollback)
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.releases.one).toMatchObject({ status: 'rolled-back', version: 4 })
    expect(await fixture.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
  })

  test('during the rollback creates each rollback once', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    // The rollback runs the release command of the previous slug, which did not hang then.
    const started = join(await temporaryDirectory(), 'started')
    const filesBefore = appWithRelease(`[ ! -f '${started}' ] || ${waitFor(gate)}`)
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, filesBefore })
    const reached = deferred()
    const one = await fixture.pathOf('one')
    const proxy = await startProxy(fixture.platform, ({ path }) => {
      if (path.startsWith(`${one}/releases/`) && path.length > one.length + 20 && rollingBack())
        reached.resolve()
      return undefined
    })
    const rollingBack = () =>
      proxy.requests.filter((request) => request === `POST ${one}/releases`).length === 2
    await fixture.client.json('PATCH', '/apps/two/config-vars', { RELEASE: `touch '${started}'; exit 1` })
    await fixture.client.released('two', 4)
    const promoting = await fixture.start({ to: 'one,two', 'max-parallel': '1', ...rollback }, proxy)
    await reached.promise
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.text).toContain(
      'Rolled back one: v5 restores v3, the previous release once its release command succeeds\n',
    )
    await writeFile(gate, '')
    await fixture.client.released('one', 5)
    await promoting.post()
    expect(await fixture.client.releases('one')).toHaveLength(5)
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
  })
})

onPosix('a promotion that is killed', () => {
  test('has its apps rolled back by its post step', async () => {
    const { fixture, gate } = await startWithHangingApp(['one', 'two', 'three'], 'two')
    const promoting = await fixture.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback })
    await promoting.logged('two | started\n')
    promoting.process.kill('SIGKILL')
    await promoting.done
    expect(await fixture.running('one')).toBe(fixture.slug)

    const post = await promoting.post()
    expect(post).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(post.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(post.text).toContain('Rolled back two: v6 restores v4, the previous release\n')
    expect(post.visible).not.toContain(fixture.platform.apiKey)
    await writeFile(gate, '')
    await fixture.client.released('two', 5)
    for (const app of ['one', 'two']) expect(await fixture.running(app)).toBe(fixture.slugBefore)
    expect(await fixture.client.releases('three')).toHaveLength(3)
  })

  test('while a release was being created has it rolled back', async () => {
    const { fixture, promoting } = await startWithoutResponse(rollback)
    promoting.process.kill('SIGKILL')
    await promoting.done
    expect((await promoting.post()).text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
  })

  test('keeps its releases without on-failure: rollback', async () => {
    const { fixture, promoting } = await startWithoutResponse({})
    promoting.process.kill('SIGKILL')
    await promoting.done
    const post = await promoting.post()
    expect(post).toMatchObject({ exitCode: 0, errors: [] })
    expect(post.warnings).toEqual([
      expect.stringMatching(/^Interrupted after creating v4 of one, which remains in place/),
    ])
    expect(await fixture.running('one')).toBe(fixture.slug)
  })

  test('and whose post step cannot roll an app back reports an error, and rolls back the others', async () => {
    const { fixture } = await startWithHangingApp(['one', 'two', 'three'], 'three')
    const one = await fixture.pathOf('one')
    let killed = false
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      killed && path.startsWith(one) ? { kind: 'answer', status: 403, body: '{}' } : undefined,
    )
    const promoting = await fixture.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback }, proxy)
    await promoting.logged('three | started\n')
    promoting.process.kill('SIGKILL')
    await promoting.done
    killed = true
    const post = await promoting.post()
    expect(post.errors).toEqual([expect.stringMatching(/^Could not roll back one: .*answered 403/)])
    expect(await fixture.running('two')).toBe(fixture.slugBefore)
  })
})

onPosix('a promotion that is interrupted before the request for a release is carried out', () => {
  test('searches for the release until it exists, and rolls it back', async () => {
    const { fixture, promoting } = await startLateRelease(300, rollback)
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(result.releases.one).toMatchObject({ status: 'rolled-back', version: 4 })
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test.each(['stop', 'continue'])('names the release if releases remain, with %s', async (onFailure) => {
    const { fixture, promoting } = await startLateRelease(300, { 'on-failure': onFailure })
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Interrupted before these releases ended: one v4\./),
    ])
    expect(result.releases.one).toMatchObject({ status: 'failed', version: 4 })
    await fixture.client.released('one', 4)
    expect(await fixture.running('one')).toBe(fixture.slug)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('has it rolled back by its post step', async () => {
    const { fixture, promoting } = await startLateRelease(2_000, rollback)
    promoting.process.kill('SIGKILL')
    await promoting.done
    const post = await promoting.post()
    expect(post.text).toContain('Rolled back one: v5 restores v3, the previous release\n')
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
  })

  test('reports an unknown release if none appears, and again in its post step', async () => {
    const { promoting } = await startLateRelease(undefined, rollback, eager(20))
    promoting.process.kill('SIGINT')
    const unknown = expect.stringMatching(/^It is unknown whether a release was created on one: /)
    expect((await waitForPromotion(promoting)).errors).toEqual([cancelled, unknown])
    expect((await promoting.post()).warnings).toEqual([unknown])
  })
})

/** Starts a promotion whose release is created some milliseconds after the request, or never, without a response. */
async function startLateRelease(
  time: number | undefined,
  inputs: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
) {
  const fixture = await PromotionFixture.with(['one'], { deployed: true })
  const requested = deferred()
  const proxy = await startProxy(fixture.platform, ({ method, path, before }) => {
    if (method !== 'POST' || !path.endsWith('/releases') || before > 0) return undefined
    requested.resolve()
    return time === undefined ? { kind: 'hang' } : { kind: 'withhold', time }
  })
  const promoting = await fixture.start({ to: 'one', ...inputs }, proxy, env)
  await requested.promise
  return { fixture, promoting }
}

/** Apps that run an earlier slug; the release command of one of them hangs. */
async function startWithHangingApp(
  apps: string[],
  app: string,
): Promise<{ fixture: PromotionFixture; gate: string }> {
  const gate = join(await temporaryDirectory(), 'gate')
  const fixture = await PromotionFixture.with(apps, { deployed: true })
  await fixture.setReleaseCommand(app, `echo started; ${waitFor(gate)}`)
  return { fixture, gate }
}

/** Starts a promotion whose release is created, but whose request gets no response. */
async function startWithoutResponse(inputs: Record<string, string>) {
  const fixture = await PromotionFixture.with(['one'], { deployed: true })
  const carriedOut = deferred()
  const proxy = await startProxy(fixture.platform, ({ method, path, before }) =>
    method === 'POST' && path.endsWith('/releases') && before === 0
      ? { kind: 'withhold', carriedOut: carriedOut.resolve }
      : undefined,
  )
  const promoting = await fixture.start({ to: 'one', ...inputs }, proxy)
  await carriedOut.promise
  await fixture.client.released('one', 4)
  return { fixture, promoting }
}
