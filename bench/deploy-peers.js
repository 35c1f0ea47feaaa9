// Other programs that deploy a checkout.
import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { findGnuTar } from './archive-peers.js'
import { findOnPath, findOrSkip, runProcess, skip } from './processes.js'

const accept = 'Accept: application/vnd.heroku+json; version=3'

export const buildsCreate = 'heroku builds:create'
export const tarAndCurl = 'tar and curl'

/** Returns `heroku builds:create`, if the Heroku CLI is on PATH and has the plugin: a function of the platform, by name. */
export function herokuCliPeer({ directory, sha }, app) {
  const heroku = findOrSkip('heroku', buildsCreate)
  if (!heroku) return {}
  if (!hasPlugin(heroku)) {
    skip(buildsCreate, 'the CLI lacks the plugin heroku-builds')
    return {}
  }
  const args = ['builds:create', '--app', app, '--version', sha]
  return {
    [buildsCreate]: (platform) => runProcess(heroku, args, { cwd: directory, ...cliOptions(platform) }),
  }
}

/** Returns the options of a process in which the Heroku CLI uses a local platform. */
export function cliOptions({ url, apiKey }) {
  return {
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      HEROKU_HOST: url,
      HEROKU_PARTICLEBOARD_URL: url,
      HEROKU_API_KEY: apiKey,
      HEROKU_SKIP_NEW_VERSION_CHECK: '1',
      // These would wait for other hosts, which are unreachable or reject our key.
      HEROKU_ANALYTICS_URL: `${url}/analytics`,
      DISABLE_TELEMETRY: 'true',
    },
  }
}

/** Returns a deploy with tar and curl, as dpl's heroku:api and shell actions do it, polling the status every 2 s. */
export function shellPeer({ directory, sha }, app, file) {
  const [tar, curl] = [findGnuTar(), findOnPath('curl')]
  if (!tar || !curl) {
    skip(tarAndCurl, 'one of them is not on PATH')
    return {}
  }
  const silent = ['--silent', '--show-error', '--fail']
  return {
    [tarAndCurl]: async ({ url, apiKey }) => {
      const request = async (path, ...options) => {
        const args = [
          ...silent,
          '--header',
          accept,
          '--header',
          `Authorization: Bearer ${apiKey}`,
          ...options,
        ]
        return JSON.parse((await runProcess(curl, [...args, url + path])).text)
      }
      const post = (path, body) =>
        request(path, '--header', 'Content-Type: application/json', '--data', JSON.stringify(body))

      const { memory } = await runProcess(tar, ['czf', file, '--exclude', '.git', '.'], { cwd: directory })
      const { source_blob: blob } = await post('/sources', {})
      const upload = ['--request', 'PUT', '--header', 'Content-Type:', '--data-binary', `@${file}`]
      const uploaded = await runProcess(curl, [...silent, ...upload, blob.put_url])
      const source = { url: blob.get_url, version: sha }
      const { id, output_stream_url: stream } = await post(`/apps/${app}/builds`, { source_blob: source })
      await runProcess(curl, [...silent, '--no-buffer', stream])
      while ((await request(`/apps/${app}/builds/${id}`)).status === 'pending') await wait(2000)
      return { memory: memory && Math.max(memory, uploaded.memory) }
    },
  }
}

function hasPlugin(heroku) {
  try {
    execFileSync(heroku, ['builds:create', '--help'], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    })
    return true
  } catch {
    return false
  }
}
