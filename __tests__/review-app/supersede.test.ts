import { expect, test } from '@jest/globals'
import { createGitHubClient } from '../../src/github/client.js'
import { getBuild } from '../../src/heroku/builds.js'
import { HerokuClient } from '../../src/heroku/client.js'
import { HttpClient } from '../../src/http/client.js'
import { cancelIfSuperseded, SupersededError } from '../../src/review-app/supersede.js'
import { api } from '../support/platform-client.js'
import { inlineApp, waitFor } from '../support/repository.js'
import { afterTest } from '../support/temporary.js'
import { ReviewAppFixture } from './support.js'

test('a build that a newer commit overtook while it was being created is cancelled, and the newer one is not', async () => {
  const scene = await ReviewAppFixture.with()
  const { outputs } = await scene.run('opened')
  const app = outputs.app ?? ''
  const older = scene.repository.head
  const newer = await scene.push(inlineApp(waitFor('/nowhere/at/all')))
  const [first, second] = [await build(scene, app, newer), await build(scene, app, older)]

  const http = new HttpClient()
  afterTest(async () => http.close())
  const { url, apiKey } = scene.platform
  const ignore = () => {}
  const { signal } = new AbortController()
  const client = new HerokuClient({
    apiUrl: new URL(url),
    apiKey,
    http,
    signal,
    onSecret: ignore,
    onRetry: ignore,
  })
  const { token, url: apiUrl } = scene.github
  const repository = { owner: 'octo', repo: 'app' }
  const github = createGitHubClient({ token, apiUrl: new URL(apiUrl), repository }, http)
  const silent = (message: string) => expect(message).toBe('')
  const log = { warning: silent, notice: silent }
  const pullRequest = { number: 7 }
  const review = {
    client,
    github,
    pullRequest,
    commit: { version: older, head: older },
    run: { signal, log },
  }

  const created = await getBuild(client.until(signal), app, second)
  await expect(cancelIfSuperseded(review, app, created)).rejects.toThrow(SupersededError)
  expect((await getBuild(client.until(signal), app, second)).status).toBe('failed')
  expect((await getBuild(client.until(signal), app, first)).status).toBe('pending')
  // What came after it will replace it by itself.
  const other = { ...review, commit: { version: newer, head: newer } }
  await cancelIfSuperseded(other, app, await getBuild(client.until(signal), app, first))
  expect((await getBuild(client.until(signal), app, first)).status).toBe('pending')
})

async function build(
  { platform, repository }: ReviewAppFixture,
  app: string,
  version: string,
): Promise<string> {
  const { source_blob } = await api<{ source_blob: { get_url: string; put_url: string } }>(
    platform,
    'POST',
    '/sources',
  )
  const archive = repository.git('archive', '--format=tar.gz', 'HEAD')
  await fetch(source_blob.put_url, { method: 'PUT', body: archive, headers: {} })
  const body = { source_blob: { url: source_blob.get_url, version } }
  return (await api<{ id: string }>(platform, 'POST', `/apps/${app}/builds`, body)).id
}
