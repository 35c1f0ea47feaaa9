// Wall time and requests of promoting a slug to 1, 10 and 100 apps: by this action, beside building each app anew
// with the build action, and beside `heroku pipelines:promote` where the Heroku CLI is on PATH.
import pMap from 'p-map'
import { runAction } from './actions.js'
import { cliOptions } from './deploy-peers.js'
import { api, withPlatform } from './platform.js'
import { clock, leaveOut, onPath, runProcess, withDirectory } from './processes.js'
import { compare, rounds } from './report.js'
import { repositoryOf } from './repositories.js'

/** As a migration may take. */
const releaseSeconds = 5
/** As many builds at once as a matrix would commonly allow. */
const buildsAtOnce = 10

const files = {
  'bin/detect': '#!/usr/bin/env bash\necho Bench\n',
  'bin/compile': '#!/usr/bin/env bash\necho compiled\n',
  'bin/release': '#!/usr/bin/env bash\necho "--- {}"\n',
  Procfile: 'web: ./server\n',
}
const withRelease = {
  ...files,
  // Where the slug is built there is nothing to migrate.
  Procfile:
    'web: ./server\nrelease: echo migrating; [ -z "$SECONDS_TO_MIGRATE" ] || sleep "$SECONDS_TO_MIGRATE"; echo migrated\n',
}

/** Measures promotions beside one to a single app, and beside other ways to the same apps. */
export async function run({ runs = 2 }) {
  const heroku = onPath('heroku')
  if (!heroku) leaveOut('heroku pipelines:promote', 'there is no heroku on PATH')
  return withDirectory(async (directory) => {
    const plain = await repositoryOf(`${directory}/plain`, files)
    const releasing = { ...(await repositoryOf(`${directory}/releasing`, withRelease)), migrates: true }
    const ours = await rounds('promote', runs, {
      1: () => promote(plain, 1),
      10: () => promote(plain, 10),
      100: () => promote(plain, 100),
    })
    const waiting = await rounds(`promote, release command of ${releaseSeconds} s`, Math.min(runs, 1), {
      1: () => promote(releasing, 1),
      100: () => promote(releasing, 100),
    })
    const builds = await rounds('build each anew', Math.min(runs, 1), { 10: () => buildEach(plain, 10) })
    const cli =
      heroku && (await rounds('heroku pipelines:promote', 1, { 100: () => byCli(heroku, plain, 100) }))
    return rowsOf({ ours, waiting, builds, cli })
  })
}

function rowsOf({ ours, waiting, builds, cli }) {
  const toOne = { ratio: 'as long', budget: { atMost: 2 } }
  const more = ours[100].map(({ requests }, run) => ({ requests: (requests - ours[1][run].requests) / 99 }))
  const row = (apps, name, samples) =>
    compare({ what: `Promote to ${apps} apps`, ours: ours[apps], peer: { name, samples }, ratio: 'as fast' })
  return [
    compare({
      what: 'Promote to 100 apps',
      ours: ours[100],
      peer: { name: 'to 1', samples: ours[1] },
      ...toOne,
    }),
    compare({
      what: `the same, release command of ${releaseSeconds} s`,
      ours: waiting[100],
      peer: { name: 'to 1', samples: waiting[1] },
      ...toOne,
    }),
    compare({
      what: 'requests for each more app',
      of: 'requests',
      unit: 'count',
      ours: more,
      budget: { atMost: 3, absolute: true },
    }),
    row(10, `build each anew, ${buildsAtOnce} at once`, builds[10]),
    ...(cli ? [row(100, 'heroku pipelines:promote', cli[100])] : []),
  ]
}

function promote(repository, count) {
  return prepared(repository, count, async (platform, apps) => {
    const inputs = { from: 'staging', to: apps.join(), 'max-parallel': '100' }
    const { outputs } = await runAction('promote', { api: platform, repository, inputs })
    if (JSON.parse(outputs.promoted).length !== count)
      throw new Error(`Promoted to ${outputs.promoted} alone`)
  })
}

function buildEach(repository, count) {
  return prepared(repository, count, async (platform, apps) => {
    const build = (app) => runAction('', { api: platform, repository, inputs: { app } })
    await pMap(apps, build, { concurrency: buildsAtOnce })
  })
}

function byCli(heroku, repository, count) {
  return prepared(repository, count, (platform) =>
    runProcess(heroku, ['pipelines:promote', '--app', 'staging'], cliOptions(platform)),
  )
}

/** Measures on a platform where the slug of one app waits to be promoted to others, all in one pipeline. */
async function prepared(repository, count, work) {
  const apps = Array.from({ length: count }, (_, index) => `app-${index + 1}`)
  return withPlatform(['staging', ...apps], async (platform) => {
    const { outputs } = await runAction('', { api: platform, repository, inputs: { app: 'staging' } })
    const pipeline = await api(platform, 'POST', '/pipelines', { name: 'bench' })
    const couple = (app, stage) =>
      api(platform, 'POST', '/pipeline-couplings', { app, stage, pipeline: pipeline.id })
    await couple('staging', 'staging')
    for (const app of apps) {
      await couple(app, 'production')
      if (repository.migrates) {
        await api(platform, 'PATCH', `/apps/${app}/config-vars`, {
          SECONDS_TO_MIGRATE: String(releaseSeconds),
        })
      }
    }
    const before = platform.counted.requests
    const started = clock()
    await work(platform, apps)
    const measured = { milliseconds: clock() - started, requests: platform.counted.requests - before }
    await requireDone(platform, apps, outputs['slug-id'])
    return measured
  })
}

/** What was measured is worth nothing unless the apps run what they should. */
async function requireDone(platform, apps, slug) {
  for (const app of apps) {
    const releases = await api(platform, 'GET', `/apps/${app}/releases`)
    if (!releases.some(({ current, slug }) => current && slug)) throw new Error(`${app} runs nothing`)
  }
  if (!slug) throw new Error('There was no slug to promote')
}
