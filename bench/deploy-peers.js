// Other ways to deploy a checkout.
import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { gnuTar } from './archive-peers.js'
import { leaveOut, onPath, runProcess } from './processes.js'

const accept = 'Accept: application/vnd.heroku+json; version=3'

/** `heroku builds:create`, where the Heroku CLI is on PATH and has the plugin. */
export function byHerokuCli({ directory, sha }, app) {
  const heroku = onPath('heroku')
  if (!heroku || !hasPlugin(heroku)) {
    leaveOut(
      'heroku builds:create',
      heroku ? 'the CLI lacks the plugin heroku-builds' : 'there is no heroku on PATH',
    )
    return {}
  }
  const args = ['builds:create', '--app', app, '--version', sha]
  return {
    'heroku builds:create': (platform) =>
      runProcess(heroku, args, { cwd: directory, ...cliOptions(platform) }),
  }
}

/** The options of a process by which the Heroku CLI talks to a platform. */
export function cliOptions({ url, apiKey }) {
  return {
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      HEROKU_HOST: url,
      HEROKU_PARTICLEBOARD_URL: url,
      HEROKU_API_KEY: apiKey,
      HEROKU_SKIP_NEW_VERSION_CHECK: '1',
      // It would wait for hosts that are not there, or for what they make of a key that they don't know.
      HEROKU_ANALYTICS_URL: `${url}/analytics`,
      DISABLE_TELEMETRY: 'true',
    },
  }
}

/** tar and curl, as in dpl's heroku:api and in the actions that are made of shell; a pending status is asked again after 2 s. */
export function byShell({ directory, sha }, app, file) {
  const [tar, curl] = [gnuTar(), onPath('curl')]
  if (!tar || !curl) {
    leaveOut('tar and curl', 'one of them is not on PATH')
    return {}
  }
  const silent = ['--silent', '--show-error', '--fail']
  return {
    'tar and curl': async ({ url, apiKey }) => {
      const ask = async (path, ...more) => {
        const args = [...silent, '--header', accept, '--header', `Authorization: Bearer ${apiKey}`, ...more]
        return JSON.parse((await runProcess(curl, [...args, url + path])).text)
      }
      const post = (path, body) =>
        ask(path, '--header', 'Content-Type: application/json', '--data', JSON.stringify(body))

      const { memory } = await runProcess(tar, ['czf', file, '--exclude', '.git', '.'], { cwd: directory })
      const { source_blob: blob } = await post('/sources', {})
      const upload = ['--request', 'PUT', '--header', 'Content-Type:', '--data-binary', `@${file}`]
      const uploaded = await runProcess(curl, [...silent, ...upload, blob.put_url])
      const source = { url: blob.get_url, version: sha }
      const { id, output_stream_url: stream } = await post(`/apps/${app}/builds`, { source_blob: source })
      await runProcess(curl, [...silent, '--no-buffer', stream])
      while ((await ask(`/apps/${app}/builds/${id}`)).status === 'pending') await wait(2000)
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
