// Wall time and requests of promoting a slug to 1, 10 and 100 apps: by this action, beside building each app anew
// with the build action, and beside `heroku pipelines:promote` where the Heroku CLI is on PATH.
import pMap from 'p-map'
import {
  api,
  measure,
  medians,
  onPath,
  printTable,
  repositoryOf,
  runAction,
  runProcess,
  save,
  withDirectory,
  withPlatform,
} from './support.js'

const counts = [1, 10, 100]
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

/** Runs the benchmark, prints a table, and writes bench/results/promote.json. */
export async function run() {
  const heroku = onPath('heroku')
  if (!heroku) process.stdout.write('Without the Heroku CLI: there is no heroku on PATH\n')
  await withDirectory(async (directory) => {
    const plain = await repositoryOf(`${directory}/plain`, files)
    const releasing = { ...(await repositoryOf(`${directory}/releasing`, withRelease)), migrates: true }
    const ways = [
      { name: 'promote', counts, runs: () => 3, once: (count) => promote(plain, count) },
      {
        name: `promote, release command of ${releaseSeconds} s`,
        counts: [1, 100],
        runs: () => 3,
        once: (count) => promote(releasing, count),
      },
      {
        name: `build each anew, ${buildsAtOnce} at once`,
        counts,
        runs: (count) => (count === 1 ? 3 : 1),
        once: (count) => buildEach(plain, count),
      },
      ...(heroku
        ? [
            {
              name: 'heroku pipelines:promote',
              counts,
              runs: () => 3,
              once: (count) => cli(heroku, plain, count),
            },
          ]
        : []),
    ]
    const figures = []
    for (const { name, counts, runs, once } of ways) {
      for (const apps of counts) {
        process.stderr.write(`${name}: ${apps}\n`)
        figures.push({ way: name, apps, ...(await medians(runs(apps), () => once(apps))) })
      }
    }
    await report(figures)
  })
}

function promote(repository, count) {
  return prepared(repository, count, async (platform, apps) => {
    const inputs = { from: 'staging', to: apps.join(), 'max-parallel': '100' }
    const { promoted } = await runAction('promote', { platform, repository, inputs })
    if (JSON.parse(promoted).length !== count) throw new Error(`Promoted to ${promoted} alone`)
  })
}

function buildEach(repository, count) {
  return prepared(repository, count, async (platform, apps) => {
    const build = (app) => runAction('', { platform, repository, inputs: { app } })
    await pMap(apps, build, { concurrency: buildsAtOnce })
  })
}

function cli(heroku, repository, count) {
  return prepared(repository, count, async (platform) => {
    await runProcess(heroku, ['pipelines:promote', '--app', 'staging'], {
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        HEROKU_HOST: platform.url,
        HEROKU_PARTICLEBOARD_URL: platform.url,
        HEROKU_API_KEY: platform.apiKey,
        HEROKU_SKIP_NEW_VERSION_CHECK: '1',
      },
    })
  })
}

/** Measures on a platform where the slug of one app waits to be promoted to others, all in one pipeline. */
async function prepared(repository, count, work) {
  const apps = Array.from({ length: count }, (_, index) => `app-${index + 1}`)
  return withPlatform(['staging', ...apps], async (platform) => {
    const slug = (await runAction('', { platform, repository, inputs: { app: 'staging' } }))['slug-id']
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
    const measured = await measure(platform, () => work(platform, apps))
    await requireDone(platform, apps, slug)
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

async function report(figures) {
  const of = (way, apps) => figures.find((figure) => figure.way === way && figure.apps === apps)
  const ratio = (one, other) => `${(one / other).toFixed(2)} ×`
  const rows = figures.map(({ way, apps, milliseconds, requests }) => [
    way,
    String(apps),
    `${(milliseconds / 1000).toFixed(2)} s`,
    String(requests),
    (requests / apps).toFixed(1),
    ratio(milliseconds, of(way, 1).milliseconds),
    way.includes('release command') ? '' : ratio(milliseconds, of('promote', apps).milliseconds),
  ])
  process.stdout.write('\n')
  printTable([['', 'apps', 'time', 'requests', 'an app', 'to 1 app', 'to promote'], ...rows])
  await save('promote', { figures })
}
