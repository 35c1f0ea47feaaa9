// Deploys, promotes and reviews with heroku-client, as a script of its users would.
const assert = require('node:assert/strict')
const { readFileSync } = require('node:fs')
const { setTimeout: sleep } = require('node:timers/promises')
const Heroku = require('heroku-client')

const { HEROKU_HOST: host, HEROKU_API_KEY: token, SOURCE_TARBALL: tarball, APPS: apps } = process.env
const heroku = new Heroku({ host, token })

main()

async function main() {
  const all = await heroku.get('/apps')
  assert.equal(new Set(all.map(({ id }) => id)).size, Number(apps))
  const staging = await heroku.post('/apps', { body: { name: 'node-staging' } })
  const production = await heroku.post('/apps', { body: { name: 'node-production' } })

  const source = await upload()
  const first = await build(staging, source)
  await heroku.patch(`/apps/${staging.id}/config-vars`, { body: { GREETING: 'good morning' } })
  await answers(staging, 'good morning from web.1\n')

  const rollback = await heroku.post(`/apps/${staging.id}/releases`, { body: { release: first.release.id } })
  assert.match(rollback.description, /^Rollback to v\d+$/)
  await answers(staging, 'hello from web.1\n')

  const { process_types, buildpack_provided_description } = await heroku.get(
    `/apps/${staging.id}/slugs/${first.slug.id}`,
  )
  assert.equal(process_types.web, 'node server.js')
  assert.equal(buildpack_provided_description, 'Node.js')
  await heroku.post(`/apps/${production.id}/releases`, { body: { slug: first.slug.id } })
  await answers(production, 'hello from web.1\n')

  await promote(staging, production)
  await review(source)
  await assert.rejects(heroku.get('/apps/no-such-app'), { statusCode: 404 })
}

async function upload() {
  const { source_blob } = await heroku.post('/sources')
  const { ok } = await fetch(source_blob.put_url, { method: 'PUT', body: readFileSync(tarball) })
  assert.ok(ok)
  return { url: source_blob.get_url, version: '0123abc' }
}

async function build(app, source_blob) {
  const { id, output_stream_url } = await heroku.post(`/apps/${app.id}/builds`, { body: { source_blob } })
  assert.match(await (await fetch(output_stream_url)).text(), /Build succeeded/)
  return until(
    () => heroku.get(`/apps/${app.id}/builds/${id}`),
    ({ status }) => status === 'succeeded',
  )
}

async function promote(source, target) {
  const pipeline = await heroku.post('/pipelines', { body: { name: 'node-pipeline' } })
  for (const [app, stage] of [
    [source, 'staging'],
    [target, 'production'],
  ]) {
    await heroku.post('/pipeline-couplings', { body: { app: app.id, pipeline: pipeline.id, stage } })
  }
  const { id } = await heroku.post('/pipeline-promotions', {
    body: { pipeline, source: { app: source }, targets: [{ app: target }] },
  })
  await until(
    () => heroku.get(`/pipeline-promotions/${id}/promotion-targets`),
    (targets) => targets.every(({ status }) => status === 'succeeded'),
  )
}

async function review(source_blob) {
  const pipeline = await heroku.post('/pipelines', { body: { name: 'node-reviews' } })
  const body = { pipeline: pipeline.id, branch: 'topic', pr_number: 7, source_blob }
  const { id } = await heroku.post('/review-apps', { body })
  const created = await until(
    () => heroku.get(`/review-apps/${id}`),
    ({ status }) => status === 'created',
  )
  await answers(created.app, 'hello from web.1\n')
  await heroku.delete(`/review-apps/${id}`)
}

/** Waits until the app answers with the text: its dynos restart after each release. */
async function answers({ id }, text) {
  const { web_url } = await heroku.get(`/apps/${id}`)
  await until(
    async () => (await fetch(web_url)).text(),
    (answer) => answer === text,
  )
}

/** Reads again until it is done, for a minute at most. */
async function until(read, isDone) {
  const end = Date.now() + 60_000
  for (let value = await read(); ; value = await read()) {
    if (isDone(value)) return value
    assert.ok(Date.now() < end && !JSON.stringify(value).includes('"failed"'), JSON.stringify(value))
    await sleep(200)
  }
}
