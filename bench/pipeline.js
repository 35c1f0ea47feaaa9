// A pipeline on a local platform, with a slug to promote.
import pMap from 'p-map'
import { runAction } from './actions.js'
import { requestApi, withPlatform } from './platform.js'
import { clock } from './processes.js'

/** Files of an app that builds at once. */
export const files = {
  'bin/detect': '#!/usr/bin/env bash\necho Bench\n',
  'bin/compile': '#!/usr/bin/env bash\necho compiled\n',
  'bin/release': '#!/usr/bin/env bash\necho "--- {}"\n',
  // Not scaled up by itself: dynos of a thousand apps would take the time of what is measured.
  Procfile: 'worker: ./server\n',
}

/** Returns the names of some apps. */
function appNames(count) {
  return Array.from({ length: count }, (_, index) => `app-${index + 1}`)
}

/**
 * Measures `work` on a platform with a pipeline, whose staging app has a slug to promote to `count` other apps.
 *
 * @param options `latency`: milliseconds for which each request waits; `configVars` of the apps, if any; `isPiped`:
 * whether the apps are in the pipeline, which they are by default
 * @returns `milliseconds`, and the `log` of requests
 */
export async function measureInPipeline(repository, count, work, options = {}) {
  const { latency = 0, configVars, isPiped = true } = options
  const apps = appNames(count)
  return withPlatform(['staging', ...apps], async (platform) => {
    const { direct } = platform
    const { outputs } = await runAction('', { api: direct, repository, inputs: { app: 'staging' } })
    const pipeline = await requestApi(direct, 'POST', '/pipelines', { name: 'bench' })
    const couple = (app, stage) =>
      requestApi(direct, 'POST', '/pipeline-couplings', { app, stage, pipeline: pipeline.id })
    await couple('staging', 'staging')
    const prepare = async (app) => {
      if (isPiped) await couple(app, 'production')
      if (configVars) await requestApi(direct, 'PATCH', `/apps/${app}/config-vars`, configVars)
    }
    await pMap(apps, prepare, { concurrency: 20 })
    platform.requests.length = 0
    platform.delay = latency
    const started = clock()
    await work(platform, apps)
    const milliseconds = clock() - started
    const log = [...platform.requests]
    await requirePromoted(direct, apps, outputs['slug-id'])
    return { milliseconds, log, requests: log.length }
  })
}

/** Promotes the slug to the apps, by their names, or as those of a stage of the pipeline. */
export async function promote(platform, apps, { repository, stage = false, ...inputs }) {
  const to = stage ? { pipeline: 'bench' } : { to: apps.join() }
  const { outputs } = await runAction('promote', {
    api: platform,
    repository,
    inputs: { from: 'staging', 'max-parallel': '100', ...to, ...inputs },
  })
  if (JSON.parse(outputs.promoted).length !== apps.length)
    throw new Error(`Promoted only to ${outputs.promoted}`)
}

/** Checks the result: a fast promotion is worth nothing unless each app has a release with a slug. */
async function requirePromoted(platform, apps, slug) {
  if (!slug) throw new Error('The staging app has no slug to promote')
  const check = async (app) => {
    const [release] = await requestApi(platform, 'GET', `/apps/${app}/releases`, undefined, {
      Range: 'version ..; order=desc,max=1',
    })
    if (!release.current || !release.slug) throw new Error(`${app} runs nothing`)
  }
  await pMap([...apps.slice(0, 50), ...apps.slice(-50)], check, { concurrency: 20 })
}
