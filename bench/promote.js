// Wall time and requests of promoting a slug to 1, 10 and 100 apps, compared with building each app with the build
// action, and with `heroku pipelines:promote` if the Heroku CLI is on PATH.
import pMap from 'p-map'
import { runAction } from './actions.js'
import { cliOptions } from './deploy-peers.js'
import { requestApi, withPlatform } from './platform.js'
import { clock, findOrSkip, runProcess, withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { createRepository } from './repositories.js'

/** Duration of the release command, as of a typical migration. */
const releaseSeconds = 5
/** Typical limit of a matrix. */
const maxParallelBuilds = 10

const pipelinesPromote = 'heroku pipelines:promote'

const files = {
  'bin/detect': '#!/usr/bin/env bash\necho Bench\n',
  'bin/compile': '#!/usr/bin/env bash\necho compiled\n',
  'bin/release': '#!/usr/bin/env bash\necho "--- {}"\n',
  Procfile: 'web: ./server\n',
}
const filesWithReleaseCommand = {
  ...files,
  // On the app that builds the slug, there is nothing to migrate.
  Procfile:
    'web: ./server\nrelease: echo migrating; [ -z "$SECONDS_TO_MIGRATE" ] || sleep "$SECONDS_TO_MIGRATE"; echo migrated\n',
}

/** Measures promotions, compared with the promotion to a single app, and with other tools. */
export async function run({ runs = 2 }) {
  const heroku = findOrSkip('heroku', pipelinesPromote)
  return withTemporaryDirectory(async (directory) => {
    const plain = await createRepository(`${directory}/plain`, files)
    const releasing = {
      ...(await createRepository(`${directory}/releasing`, filesWithReleaseCommand)),
      migrates: true,
    }
    const ours = await measureInRounds('promote', runs, {
      1: () => promote(plain, 1),
      10: () => promote(plain, 10),
      100: () => promote(plain, 100),
    })
    const withCommand = await measureInRounds(
      `promote, release command of ${releaseSeconds} s`,
      Math.min(runs, 1),
      {
        1: () => promote(releasing, 1),
        100: () => promote(releasing, 100),
      },
    )
    const builds = await measureInRounds('build each anew', Math.min(runs, 1), {
      10: () => buildEach(plain, 10),
    })
    const cli =
      heroku &&
      (await measureInRounds(pipelinesPromote, 1, { 100: () => promoteWithCli(heroku, plain, 100) }))
    return makeRows({ ours, withCommand, builds, cli })
  })
}

function makeRows({ ours, withCommand, builds, cli }) {
  const toOne = { ratio: 'as long', budget: { atMost: 2 } }
  const requestsPerApp = ours[100].map(({ requests }, round) => ({
    requests: (requests - ours[1][round].requests) / 99,
  }))
  const row = (apps, name, samples) =>
    makeRow({ what: `Promote to ${apps} apps`, ours: ours[apps], peer: { name, samples }, ratio: 'as fast' })
  return [
    makeRow({
      what: 'Promote to 100 apps',
      ours: ours[100],
      peer: { name: 'to 1', samples: ours[1] },
      ...toOne,
    }),
    makeRow({
      what: `the same, release command of ${releaseSeconds} s`,
      ours: withCommand[100],
      peer: { name: 'to 1', samples: withCommand[1] },
      ...toOne,
    }),
    makeRow({
      what: 'requests for each more app',
      of: 'requests',
      unit: 'count',
      ours: requestsPerApp,
      budget: { atMost: 3, absolute: true },
    }),
    row(10, `build each anew, ${maxParallelBuilds} at once`, builds[10]),
    ...(cli ? [row(100, pipelinesPromote, cli[100])] : []),
  ]
}

function promote(repository, count) {
  return measureInPipeline(repository, count, async (platform, apps) => {
    const inputs = { from: 'staging', to: apps.join(), 'max-parallel': '100' }
    const { outputs } = await runAction('promote', { api: platform, repository, inputs })
    if (JSON.parse(outputs.promoted).length !== count) throw new Error(`Promoted only to ${outputs.promoted}`)
  })
}

function buildEach(repository, count) {
  return measureInPipeline(repository, count, async (platform, apps) => {
    const build = (app) => runAction('', { api: platform, repository, inputs: { app } })
    await pMap(apps, build, { concurrency: maxParallelBuilds })
  })
}

function promoteWithCli(heroku, repository, count) {
  return measureInPipeline(repository, count, (platform) =>
    runProcess(heroku, ['pipelines:promote', '--app', 'staging'], cliOptions(platform)),
  )
}

/** Measures `work` on a platform with a pipeline, whose staging app has a slug to promote to `count` other apps. */
async function measureInPipeline(repository, count, work) {
  const apps = Array.from({ length: count }, (_, index) => `app-${index + 1}`)
  return withPlatform(['staging', ...apps], async (platform) => {
    const { outputs } = await runAction('', { api: platform, repository, inputs: { app: 'staging' } })
    const pipeline = await requestApi(platform, 'POST', '/pipelines', { name: 'bench' })
    const couple = (app, stage) =>
      requestApi(platform, 'POST', '/pipeline-couplings', { app, stage, pipeline: pipeline.id })
    await couple('staging', 'staging')
    for (const app of apps) {
      await couple(app, 'production')
      if (repository.migrates) {
        await requestApi(platform, 'PATCH', `/apps/${app}/config-vars`, {
          SECONDS_TO_MIGRATE: String(releaseSeconds),
        })
      }
    }
    const requestsBefore = platform.counts.requests
    const started = clock()
    await work(platform, apps)
    const sample = {
      milliseconds: clock() - started,
      requests: platform.counts.requests - requestsBefore,
    }
    await requirePromoted(platform, apps, outputs['slug-id'])
    return sample
  })
}

/** Checks the result: a fast promotion is worth nothing unless each app has a release with a slug. */
async function requirePromoted(platform, apps, slug) {
  for (const app of apps) {
    const releases = await requestApi(platform, 'GET', `/apps/${app}/releases`)
    if (!releases.some(({ current, slug }) => current && slug)) throw new Error(`${app} runs nothing`)
  }
  if (!slug) throw new Error('The staging app has no slug to promote')
}
