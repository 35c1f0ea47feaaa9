import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'
import {
  appNames,
  appOutput,
  outputLists,
  PromotionFixture,
  waitForPromotion,
  withoutReleaseCommand,
  withReleaseCommand,
} from './support.js'

const hundred = appNames(100)

describe('a hundred apps', () => {
  test('receive the release at the same time, whatever their release commands do', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await PromotionFixture.with(hundred)
    // No command ends before all have started, so running them one after the other would never end.
    const hang = `echo started; while [ ! -f '${gate}' ]; do sleep 0.5; done`
    const [failing = '', printing = '', ...others] = hundred
    await fixture.setReleaseCommand(failing, `${hang}; echo 'no database'; exit 1`)
    await fixture.setReleaseCommand(printing, `${hang}; seq 1 200000`)
    await Promise.all(others.map((app) => fixture.setReleaseCommand(app, `${hang}; seq 1 20`)))

    const inputs = { to: hundred.join(), 'max-parallel': '100', 'on-failure': 'continue' }
    const promoting = await fixture.start(inputs)
    await Promise.all(hundred.map((app) => promoting.logged(`${app} | started\n`)))
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)

    expect(outputLists(result)).toEqual({ promoted: [printing, ...others], unchanged: [], failed: [failing] })
    expect(result.errors).toEqual([expect.stringMatching(/no database$/)])
    expect(result.warnings).toEqual([])
    const counts = new Map<string, number>()
    for (const line of result.mirrored.split('\n')) {
      const [label = ''] = line.split(' | ', 1)
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
    for (const app of others) expect([app, counts.get(app)]).toEqual([app, 21])
    expect(appOutput(result, printing)).toEqual([
      'started',
      ...Array.from({ length: 200_000 }, (_, index) => String(index + 1)),
    ])
    expect(result.text).not.toContain('MaxListenersExceededWarning')
  })

  test('take a handful of requests each, and are all reported in the end', async () => {
    const fixture = await PromotionFixture.with(hundred, { files: withoutReleaseCommand })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote(
      { from: 'staging', to: hundred.join(), 'max-parallel': '100' },
      proxy,
    )
    expect(result.errors).toEqual([])
    expect(outputLists(result).promoted).toEqual(hundred)
    // The source app, its releases, the slug, all apps, the first one's pipeline; for each app its releases, and the new one.
    const aboutDynos = proxy.requests.filter((request) => /\/(dynos|formation)$/.test(request))
    expect(proxy.requests).toHaveLength(5 + 2 * hundred.length + aboutDynos.length)
    // The only look of each app at its dynos, and one at its formation.
    expect(aboutDynos).toHaveLength(2 * hundred.length)
    expect(result.text).toContain(' to 100 apps')
  })
})

test('a log that is read slowly slows the output of many apps down, and loses none of it', async () => {
  const apps = appNames(12)
  const fixture = await PromotionFixture.with(apps)
  await Promise.all(apps.map((app) => fixture.setReleaseCommand(app, 'seq 1 40000')))
  const streams = new Set<string>()
  const read = deferred()
  const proxy = await startProxy(fixture.platform, ({ path }) => {
    if (path.startsWith('/streams/')) streams.add(path)
    if (streams.size === apps.length) read.resolve()
    return undefined
  })
  const promoting = await fixture.start({ to: apps.join(), 'max-parallel': '12' }, proxy)
  await promoting.logged('Promoting ')
  promoting.process.stdout?.pause()
  // By then, all apps together have printed more than the pipe between the processes can hold.
  await read.promise
  await Promise.all(apps.map((app) => fixture.client.released(app, 4)))
  promoting.process.stdout?.resume()
  const result = await waitForPromotion(promoting)
  for (const app of apps) expect(appOutput(result, app)).toHaveLength(40_000)
  expect(result.text).not.toContain('MaxListenersExceededWarning')
})

test('polls are few: an app with a release command takes three requests, and one at its end', async () => {
  const apps = appNames(3)
  const fixture = await PromotionFixture.with(apps, { deployed: true, filesBefore: withReleaseCommand })
  for (const count of [1, 2, 3, 4, 5, 6]) {
    await Promise.all(apps.map((app) => fixture.setReleaseCommand(app, `echo ${count}`)))
  }
  const proxy = await startProxy(fixture.platform, () => undefined)
  const result = await fixture.promote({ from: 'staging', to: apps.join() }, proxy)
  expect(outputLists(result).promoted).toEqual(apps)
  for (const app of apps) {
    const path = await fixture.pathOf(app)
    const own = proxy.requests.filter((request) => request.includes(path) || request === `GET /apps/${app}`)
    expect(own.length).toBeGreaterThanOrEqual(4)
    expect(own.length).toBeLessThanOrEqual(8)
  }
  // The runner slows down with every secret that it masks, so URLs of streams that are not read are not masked.
  expect(result.commands.filter(({ name }) => name === 'add-mask').length).toBeLessThanOrEqual(17)
})

test('of many apps that fail, ten have an annotation, and all are in the log and the summary', async () => {
  const apps = appNames(13)
  const fixture = await PromotionFixture.with(apps, { files: withoutReleaseCommand })
  const body = JSON.stringify({ id: 'invalid_params', message: 'No releases today' })
  const proxy = await startProxy(fixture.platform, ({ method, path }) =>
    method === 'POST' && path.endsWith('/releases') ? { kind: 'answer', status: 422, body } : undefined,
  )
  const result = await fixture.promote({ to: apps.join(), 'on-failure': 'continue' }, proxy)
  expect(outputLists(result).failed).toEqual(apps)
  expect(result.errors).toHaveLength(10)
  for (const app of apps) expect(result.text).toContain(`Promotion of ${app} failed`)
  expect(result.summary.match(/❌ failed/g)).toHaveLength(13)
})
