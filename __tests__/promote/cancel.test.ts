import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'
import { lists, promoted, Stage } from './support.js'

// Windows has no signals that a process could hear from another: the runner sends console events there.
const onPosix = process.platform === 'win32' ? describe.skip : describe

const cancelled = 'Cancelled: the runner sent SIGINT'
const rollback = { 'on-failure': 'rollback' }

onPosix('a promotion that is cancelled', () => {
  test('starts no more releases and says which it has made', async () => {
    const { stage, gate } = await hanging(['one', 'two', 'three'], 'two')
    const promoting = await stage.start({ to: 'one,two,three', 'max-parallel': '1' })
    await promoting.logged('two | begun\n')
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)

    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([cancelled])
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Cut short after releases were made .*: two v5\./),
    ])
    expect(lists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: ['two', 'three'] })
    expect(result.releases).toMatchObject({
      one: { status: 'promoted', version: 4 },
      two: { status: 'failed', version: 5, error: cancelled },
      three: { status: 'not-started' },
    })
    expect(await stage.client.releases('three')).toHaveLength(3)
    await writeFile(gate, '')
    expect((await stage.client.released('two', 5)).status).toBe('succeeded')
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('while apps are looked up touches none', async () => {
    const stage = await Stage.with(['one'])
    const reached = deferred()
    const proxy = await startProxy(stage.platform, ({ path }) => {
      if (path !== '/apps/one') return undefined
      reached.resolve()
      return { kind: 'hang' }
    })
    const promoting = await stage.start({ to: 'one', ...rollback }, proxy)
    await reached.promise
    promoting.process.kill('SIGINT')
    expect((await promoting.done).errors).toEqual([cancelled])
    expect(await stage.client.releases('one')).toHaveLength(2)
  })

  test('while a release is being made finds it', async () => {
    const { stage, promoting } = await withoutAnswer({})
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.errors).toEqual([cancelled])
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Cut short after releases were made .*: one v4\./),
    ])
    expect(result.releases.one).toMatchObject({ status: 'failed', version: 4 })
    expect(await stage.client.releases('one')).toHaveLength(4)
  })

  test('with rollback brings back what was made, also where the release command still runs', async () => {
    const { stage, gate } = await hanging(['one', 'two', 'three'], 'two')
    const promoting = await stage.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback })
    await promoting.logged('two | begun\n')
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.errors).toEqual([cancelled])
    expect(result.text).toContain('Rolled one back: v5 runs what ran before\n')
    expect(result.text).toContain('Rolled two back: v6 runs what ran before\n')
    expect(result.releases).toMatchObject({
      one: { status: 'rolled-back' },
      two: { status: 'rolled-back' },
      three: { status: 'not-started' },
    })
    await writeFile(gate, '')
    await stage.client.released('two', 5)
    for (const app of ['one', 'two']) expect(await stage.running(app)).toBe(stage.slugBefore)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
    expect(await stage.client.releases('one')).toHaveLength(5)
  })

  test('with rollback brings back a release whose making had no answer yet', async () => {
    const { stage, promoting } = await withoutAnswer(rollback)
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.releases.one).toMatchObject({ status: 'rolled-back', version: 4 })
    expect(await stage.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
  })

  test('while it rolls back makes each rollback once', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    // The rollback runs the release command of the slug before, which did not hang then.
    const started = join(await temporaryDirectory(), 'started')
    const filesBefore = appWithRelease(`[ ! -f '${started}' ] || ${waitFor(gate)}`)
    const stage = await Stage.with(['one', 'two'], { deployed: true, filesBefore })
    const reached = deferred()
    const one = await stage.pathOf('one')
    const proxy = await startProxy(stage.platform, ({ path }) => {
      if (path.startsWith(`${one}/releases/`) && path.length > one.length + 20 && rollingBack())
        reached.resolve()
      return undefined
    })
    const rollingBack = () =>
      proxy.requests.filter((request) => request === `POST ${one}/releases`).length === 2
    await stage.client.json('PATCH', '/apps/two/config-vars', { RELEASE: `touch '${started}'; exit 1` })
    await stage.client.released('two', 4)
    const promoting = await stage.start({ to: 'one,two', 'max-parallel': '1', ...rollback }, proxy)
    await reached.promise
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.text).toContain(
      'Rolled one back: v5 runs what ran before, once its release command has succeeded\n',
    )
    await writeFile(gate, '')
    await stage.client.released('one', 5)
    await promoting.post()
    expect(await stage.client.releases('one')).toHaveLength(5)
    expect(await stage.running('one')).toBe(stage.slugBefore)
  })
})

onPosix('a promotion that is killed', () => {
  test('has its apps brought back by its post step', async () => {
    const { stage, gate } = await hanging(['one', 'two', 'three'], 'two')
    const promoting = await stage.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback })
    await promoting.logged('two | begun\n')
    promoting.process.kill('SIGKILL')
    await promoting.done
    expect(await stage.running('one')).toBe(stage.slug)

    const post = await promoting.post()
    expect(post).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(post.text).toContain('Rolled one back: v5 runs what ran before\n')
    expect(post.text).toContain('Rolled two back: v6 runs what ran before\n')
    expect(post.visible).not.toContain(stage.platform.apiKey)
    await writeFile(gate, '')
    await stage.client.released('two', 5)
    for (const app of ['one', 'two']) expect(await stage.running(app)).toBe(stage.slugBefore)
    expect(await stage.client.releases('three')).toHaveLength(3)
  })

  test('while a release was being made has it brought back', async () => {
    const { stage, promoting } = await withoutAnswer(rollback)
    promoting.process.kill('SIGKILL')
    await promoting.done
    expect((await promoting.post()).text).toContain('Rolled one back: v5 runs what ran before\n')
    expect(await stage.running('one')).toBe(stage.slugBefore)
  })

  test('keeps its releases when no rollback is wanted', async () => {
    const { stage, promoting } = await withoutAnswer({})
    promoting.process.kill('SIGKILL')
    await promoting.done
    const post = await promoting.post()
    expect(post).toMatchObject({ exitCode: 0, errors: [] })
    expect(post.warnings).toEqual([expect.stringMatching(/^Cut short after v4 of one was made: it stays/)])
    expect(await stage.running('one')).toBe(stage.slug)
  })

  test('and whose post step can not bring an app back is loud, and brings back the others', async () => {
    const { stage } = await hanging(['one', 'two', 'three'], 'three')
    const one = await stage.pathOf('one')
    let killed = false
    const proxy = await startProxy(stage.platform, ({ path }) =>
      killed && path.startsWith(one) ? { kind: 'answer', status: 403, body: '{}' } : undefined,
    )
    const promoting = await stage.start({ to: 'one,two,three', 'max-parallel': '1', ...rollback }, proxy)
    await promoting.logged('three | begun\n')
    promoting.process.kill('SIGKILL')
    await promoting.done
    killed = true
    const post = await promoting.post()
    expect(post.errors).toEqual([expect.stringMatching(/^one could not be rolled back: .*answered 403/)])
    expect(await stage.running('two')).toBe(stage.slugBefore)
  })
})

onPosix('a promotion that is cut short before the request for a release is carried out', () => {
  test('looks for it until it is there, and rolls it back', async () => {
    const { stage, promoting } = await late(300, rollback)
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.text).toContain('Rolled one back: v5 runs what ran before\n')
    expect(result.releases.one).toMatchObject({ status: 'rolled-back', version: 4 })
    expect(await stage.running('one')).toBe(stage.slugBefore)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test.each(['stop', 'continue'])('names it where releases stay, with %s', async (onFailure) => {
    const { stage, promoting } = await late(300, { 'on-failure': onFailure })
    promoting.process.kill('SIGINT')
    const result = await promoted(promoting)
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Cut short after releases were made .*: one v4\./),
    ])
    expect(result.releases.one).toMatchObject({ status: 'failed', version: 4 })
    await stage.client.released('one', 4)
    expect(await stage.running('one')).toBe(stage.slug)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('has it rolled back by its post step', async () => {
    const { stage, promoting } = await late(2_000, rollback)
    promoting.process.kill('SIGKILL')
    await promoting.done
    const post = await promoting.post()
    expect(post.text).toContain('Rolled one back: v5 runs what ran before\n')
    expect(await stage.running('one')).toBe(stage.slugBefore)
  })

  test('says that it is not known where no release appears, and again in its post step', async () => {
    const { promoting } = await late(undefined, rollback, eager(20))
    promoting.process.kill('SIGINT')
    const unknown = expect.stringMatching(/^It is not known whether a release was made on one: /)
    expect((await promoted(promoting)).errors).toEqual([cancelled, unknown])
    expect((await promoting.post()).warnings).toEqual([unknown])
  })
})

/** Starts a promotion whose release is made some milliseconds after it was asked for, or never, without an answer. */
async function late(time: number | undefined, inputs: Record<string, string>, env: NodeJS.ProcessEnv = {}) {
  const stage = await Stage.with(['one'], { deployed: true })
  const asked = deferred()
  const proxy = await startProxy(stage.platform, ({ method, path, before }) => {
    if (method !== 'POST' || !path.endsWith('/releases') || before > 0) return undefined
    asked.resolve()
    return time === undefined ? { kind: 'hang' } : { kind: 'withhold', time }
  })
  const promoting = await stage.start({ to: 'one', ...inputs }, proxy, env)
  await asked.promise
  return { stage, promoting }
}

/** Apps that run an earlier slug; the release command of one of them hangs. */
async function hanging(apps: string[], app: string): Promise<{ stage: Stage; gate: string }> {
  const gate = join(await temporaryDirectory(), 'gate')
  const stage = await Stage.with(apps, { deployed: true })
  await stage.behave(app, `echo begun; ${waitFor(gate)}`)
  return { stage, gate }
}

/** Starts a promotion whose release is made, but does not learn so. */
async function withoutAnswer(inputs: Record<string, string>) {
  const stage = await Stage.with(['one'], { deployed: true })
  const made = deferred()
  const proxy = await startProxy(stage.platform, ({ method, path, before }) =>
    method === 'POST' && path.endsWith('/releases') && before === 0
      ? { kind: 'withhold', carriedOut: made.resolve }
      : undefined,
  )
  const promoting = await stage.start({ to: 'one', ...inputs }, proxy)
  await made.promise
  await stage.client.released('one', 4)
  return { stage, promoting }
}
