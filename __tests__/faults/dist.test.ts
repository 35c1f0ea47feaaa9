import type { Build, Release } from '@heroku-cli/schema'
import { afterAll, expect, test } from '@jest/globals'
import { app, deploy, faster, platformWithApp } from '../support/deploy.js'
import { speedUp } from '../support/fast-time.mjs'
import { api, readAll } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { checkProperty, timeLimit } from './check-property.js'
import { faultsFrom, passingFaults, type Schedule } from './schedule.js'

/** How many times faster the clock of the action and the proxy runs. */
const speed = 20
afterAll(speedUp(speed))
const runs = 12

test(
  'the bundled step with real builds succeeds under temporary faults, and leaves nothing behind',
  async () => {
    const compile = 'for i in $(seq 1 60); do echo "line $i of the build"; done'
    const release = { Procfile: 'web: ./server\nrelease: bash release.sh\n', 'release.sh': 'seq 1 100\n' }
    const repository = await Repository.of(inlineApp(compile, release))
    const schedules = passingFaults(['create', 'api', 'upload', 'stream'])
    await checkProperty(schedules, (schedule) => expectSuccess(repository, schedule), runs, 3)
  },
  timeLimit(runs),
)

async function expectSuccess(repository: Repository, schedule: Schedule): Promise<void> {
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, faultsFrom(schedule))
  const result = await deploy({ platform: proxy, repository, env: faster(speed) })
  expect(result.errors).toEqual([])
  expect(result).toMatchObject({ exitCode: 0, warnings: [], leftBehind: [] })
  const [build, ...others] = await api<Build[]>(platform, 'GET', `/apps/${app}/builds`)
  expect(others).toEqual([])
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  expect(releases).toHaveLength(3)
  const release = await api<Release>(platform, 'GET', `/apps/${app}/releases/3`)
  expect(result.outputs).toMatchObject({
    'build-id': build?.id,
    'build-status': 'succeeded',
    'slug-id': release.slug?.id,
    'release-id': release.id,
    'release-version': '3',
    'release-status': 'succeeded',
  })
  const output = await readAll(build?.output_stream_url ?? '')
  expect(result.mirrored).toBe(output + (await readAll(release.output_stream_url ?? '')))
  await proxy.close()
  await platform.close()
}
