// Wall time and requests of promoting a slug to 1, 10, 100 and 1,000 apps, with and without latency, compared with
// building each app with the build action, and with `heroku pipelines:promote` if the Heroku CLI is on PATH.
import pMap from 'p-map'
import { runAction } from './actions.js'
import { cliOptions } from './deploy-peers.js'
import { files, measureInPipeline, promote } from './pipeline.js'
import { findOrSkip, runProcess, withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { createRepository } from './repositories.js'

/** Duration of the release command, as of a typical migration. */
const releaseSeconds = 5
/** Typical limit of a matrix. */
const maxParallelBuilds = 10
/** Milliseconds from a runner to Heroku's API and back, with the time that it takes to answer. */
const latency = 100
/** How many requests an action has under way at once. */
const maxConnections = 100

const pipelinesPromote = 'heroku pipelines:promote'

const filesWithReleaseCommand = {
  ...files,
  // On the app that builds the slug, there is nothing to migrate.
  Procfile:
    'worker: ./server\nrelease: echo migrating; [ -z "$SECONDS_TO_MIGRATE" ] || sleep "$SECONDS_TO_MIGRATE"; echo migrated\n',
}

/** Measures promotions, compared with the promotion to a single app, and with other tools. */
export async function run({ runs = 2 }) {
  const heroku = findOrSkip('heroku', pipelinesPromote)
  return withTemporaryDirectory(async (directory) => {
    const plain = await createRepository(`${directory}/plain`, files)
    const releasing = await createRepository(`${directory}/releasing`, filesWithReleaseCommand)
    const configVars = { SECONDS_TO_MIGRATE: String(releaseSeconds) }
    const toEach = (counts, repository, options = {}) =>
      Object.fromEntries(counts.map((count) => [count, () => measurePromotion(repository, count, options)]))
    const ours = await measureInRounds('promote', runs, toEach([1, 10, 100], plain))
    const distant = await measureInRounds(
      `promote, ${latency} ms a request`,
      runs,
      toEach([1, 100, 1000], plain, { latency, stage: true }),
    )
    const withCommand = await measureInRounds(
      `promote, release command of ${releaseSeconds} s`,
      Math.min(runs, 1),
      toEach([1, 100], releasing, { configVars }),
    )
    const builds = await measureInRounds('build each anew', Math.min(runs, 1), {
      10: () => buildEach(plain, 10),
    })
    const cli =
      heroku &&
      (await measureInRounds(pipelinesPromote, 1, { 100: () => promoteWithCli(heroku, plain, 100) }))
    return makeRows({ ours, distant, withCommand, builds, cli })
  })
}

function makeRows({ ours, distant, withCommand, builds, cli }) {
  const toOne = (samples, what, budget) =>
    makeRow({
      what,
      ours: samples[100],
      peer: { name: 'to 1', samples: samples[1] },
      ratio: 'as long',
      budget,
    })
  const least = distant[1000].map(({ requests }) => ({
    milliseconds: (requests / maxConnections) * latency,
  }))
  const row = (apps, name, samples) =>
    makeRow({ what: `Promote to ${apps} apps`, ours: ours[apps], peer: { name, samples }, ratio: 'as fast' })
  return [
    toOne(distant, `Promote to 100 apps, ${latency} ms a request`, { atMost: 1.3 }),
    makeRow({
      what: `Promote to 1000 apps, ${latency} ms a request`,
      ours: distant[1000],
      peer: { name: `requests ÷ ${maxConnections} × latency`, samples: least },
      ratio: 'as long',
      budget: { atMost: 1.3 },
    }),
    toOne(ours, 'Promote to 100 apps, no latency'),
    toOne(withCommand, `the same, release command of ${releaseSeconds} s`, { atMost: 2 }),
    row(10, `build each anew, ${maxParallelBuilds} at once`, builds[10]),
    ...(cli ? [row(100, pipelinesPromote, cli[100])] : []),
  ]
}

function measurePromotion(repository, count, { stage, ...options }) {
  const inputs = { repository, stage, 'wait-for-dynos': 'false' }
  return measureInPipeline(repository, count, (platform, apps) => promote(platform, apps, inputs), options)
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
