import { join } from 'node:path'
import type { App, Dyno, Source } from '@heroku-cli/schema'
import { expect, test } from '@jest/globals'
import { onLinux } from '../../support/operating-systems.js'
import { api, tarball } from '../../support/platform-client.js'
import { waitForExit, waitForProcess } from '../../support/processes.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { spawnPlatform } from '../spawn-platform.js'

const files = {
  Procfile: 'web: node server.js',
  'package.json': '{}',
  'server.js': `
process.on('SIGTERM', () => {})
require('http').createServer((_, response) => response.end(String(process.pid))).listen(process.env.PORT)
`,
}

test('dynos end with a platform that is killed, and sleep in the next one until a request', async () => {
  const [temporary, data] = [await temporaryDirectory(), await temporaryDirectory()]
  const start = async () => {
    const { child, printed } = spawnPlatform(
      ['--api-key', 'key', '--app', 'my-app', '--data', data],
      temporary,
    )
    const [, url = ''] = /API on (\S+)/.exec(await printed('Stop with Ctrl-C')) ?? []
    return { child, platform: { url, apiKey: 'key' } }
  }
  const states = async (platform: { url: string; apiKey: string }) =>
    (await api<Dyno[]>(platform, 'GET', '/apps/my-app/dynos')).map(({ state }) => state).join()
  const pidOf = async (platform: { url: string; apiKey: string }) => {
    const { web_url: url } = await api<App>(platform, 'GET', '/apps/my-app')
    return Number(await (await fetch(url ?? '')).text())
  }

  const first = await start()
  const { source_blob: source } = await api<Source>(first.platform, 'POST', '/sources')
  await fetch(source?.put_url ?? '', { method: 'PUT', body: await tarball(files) })
  await api(first.platform, 'POST', '/apps/my-app/builds', {
    source_blob: { url: source?.get_url, version: 'v1' },
  })
  await until(
    () => states(first.platform),
    (all) => all === 'up',
  )
  const pid = await pidOf(first.platform)
  first.child.kill('SIGKILL')
  await waitForExit([pid])

  const second = await start()
  expect(await states(second.platform)).toBe('idle')
  const later = await pidOf(second.platform)
  expect(await states(second.platform)).toBe('up')
  second.child.kill('SIGTERM')
  await waitForExit([later])
})

onLinux('what a dyno leaves in the background ends with a platform that is killed', async () => {
  const [temporary, other] = [await temporaryDirectory(), await temporaryDirectory()]
  const file = join(other, 'pid')
  const { child, printed } = spawnPlatform(['--api-key', 'key', '--app', 'my-app'], temporary)
  const [, url = ''] = /API on (\S+)/.exec(await printed('Stop with Ctrl-C')) ?? []
  const platform = { url, apiKey: 'key' }
  // A daemon: a session of its own, no parent, no environment.
  const daemon = `(setsid env -i sh -c 'echo $$ > "${file}"; exec sleep 1000' &); exec sleep 1000`
  const { source_blob: source } = await api<Source>(platform, 'POST', '/sources')
  const body = await tarball({ ...files, Procfile: 'web: bash web.sh', 'web.sh': daemon })
  await fetch(source?.put_url ?? '', { method: 'PUT', body })
  await api(platform, 'POST', '/apps/my-app/builds', {
    source_blob: { url: source?.get_url, version: 'v1' },
  })
  const pid = await waitForProcess(file)
  child.kill('SIGKILL')
  await waitForExit([pid])
})
