// The requests of deploys, of a reuse, and of promotions to 1, 10, 100 and 1,000 apps, by kind. They are counted, so the
// machine's other load does not matter.
import { runAction } from './actions.js'
import { files, measureInPipeline, promote } from './pipeline.js'
import { requestApi, withPlatform } from './platform.js'
import { withTemporaryDirectory } from './processes.js'
import { makeRow } from './report.js'
import { createRepository } from './repositories.js'

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const noDynos = { 'wait-for-dynos': 'false' }
/** The requests of a deploy beyond the eight that it needs: what describes the slug, before and after. */
const describing = 3

/** Counts and prints the requests. */
export async function run() {
  return withTemporaryDirectory(async (directory) => {
    const repository = await createRepository(`${directory}/app`, files)
    return [...(await countDeploys(repository)), ...(await countPromotions(repository))]
  })
}

async function countDeploys(repository) {
  return withPlatform(['bench'], async (platform) => {
    const rows = []
    const count = async (what, inputs, budget) => {
      platform.requests.length = 0
      await runAction('', { api: platform, repository, inputs: { app: 'bench', ...inputs } })
      rows.push(report(what, platform.requests, budget))
    }
    await count('Requests of a first deploy', noDynos, 8 + describing - 1)
    await count('Requests of a deploy', noDynos, 8 + describing)
    await count('Requests of a deploy that waits for its dynos', {}, undefined)
    await requestApi(platform.direct, 'PATCH', '/apps/bench/config-vars', { CHANGED: 'yes' })
    await count('Requests of a reuse', { ...noDynos, reuse: 'true' }, undefined)
    return rows
  })
}

async function countPromotions(repository) {
  const rows = []
  const count = async (what, apps, { stage, isPiped, budget }) => {
    const inputs = { repository, stage, ...noDynos }
    const work = (platform, names) => promote(platform, names, inputs)
    const { log } = await measureInPipeline(repository, apps, work, { isPiped })
    rows.push(report(`Requests of a promotion to ${apps} ${what}`, log, budget))
  }
  for (const apps of [1, 10, 100, 1000]) {
    await count('apps of a stage', apps, { stage: true, budget: apps + 10 })
    await count('apps by name', apps, { isPiped: false, budget: 2 * apps + 10 })
  }
  return rows
}

function report(what, requests, budget) {
  const kinds = new Map()
  for (const { method, path } of requests) {
    const kind = `${method} ${kindOf(path)}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const lines = [...kinds].map(([kind, count]) => `${String(count).padStart(6)}  ${kind}\n`)
  process.stdout.write(`${what}: ${requests.length}\n${lines.join('')}\n`)
  const ours = [{ requests: requests.length }]
  const limit = budget === undefined ? undefined : { atMost: budget, absolute: true }
  return makeRow({ what, of: 'requests', unit: 'count', ours, budget: limit })
}

function kindOf(path) {
  return path
    .replace(/^\/herokusources\/.*/, '(object store)')
    .replace(/^\/streams\/.*/, '(output)')
    .replace(id, '{id}')
    .replace(/^\/apps\/[^/]+/, '/apps/{app}')
}
