import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startMain, startPost } from '../src/local-runner/step.js'
import { deploy, project } from './support/deploy.js'
import { api } from './support/platform-client.js'
import { isRunning, waitForExit } from './support/processes.js'
import { Repository, webApp } from './support/repository.js'
import { afterTest, temporaryDirectory } from './support/temporary.js'
import { addToToolCache, architecture, serveDistribution } from './support/tool-cache.js'
import { until } from './support/wait.js'

/** Runs the action in the same way as the runner. Its post step runs at the end of the test at the latest. */
async function start(inputs: Record<string, string>, workspace: string, env: NodeJS.ProcessEnv = {}) {
  const scratch = await temporaryDirectory()
  const sha = '0'.repeat(40)
  const action = join(project, 'local-platform')
  const step = { action, inputs, workspace, scratch, sha, env: { ...process.env, ...env } }
  const result = await (await startMain(step)).result
  const log = result.log.toString('utf8')
  let ending: Promise<string> | undefined
  const stop = () => {
    ending ??= (async () => {
      const post = await startPost(step, result)
      return (await post?.result)?.log.toString('utf8') ?? ''
    })()
    return ending
  }
  afterTest(stop)
  const { HEROKU_API_URL: url = '', HEROKU_API_KEY: apiKey = '' } = result.exported
  const pid = Number(JSON.parse(result.state.platform ?? '{}').pid)
  return { ...result, log, url, apiKey, pid, stop, left: () => readdir(join(scratch, 'temp')) }
}

describe('the local-platform action', () => {
  test('lets later steps deploy to the platform and reach the app, and stops both in its post step', async () => {
    const repository = await Repository.of(
      webApp(`console.log('::error::forged'); response.end('pid ' + process.pid)`),
    )
    const started = await start({ apps: 'test-app, idle-app' }, repository.directory)
    expect([started.exitCode, started.log]).toEqual([0, expect.stringContaining(started.url)])
    expect(started.outputs).toEqual({ 'api-url': started.url })
    const result = await deploy({
      platform: started,
      repository,
      inputs: { 'api-key': '', 'api-url': '', 'health-check': '/' },
      env: started.exported,
    })
    expect([result.exitCode, result.errors]).toEqual([0, []])
    expect(await api(started, 'GET', '/apps/test-app/builds')).toHaveLength(1)
    const withKey = await deploy({
      platform: started,
      repository,
      inputs: { 'api-key': 'the-key-for-heroku', 'api-url': '' },
      env: started.exported,
    })
    expect([withKey.exitCode, withKey.errors]).toEqual([
      1,
      [
        `Input 'api-key' is set, but this step deploys to the local platform at ${started.url}, whose key is in HEROKU_API_KEY. Take 'api-key' out of this step; or, to deploy to Heroku, remove the step that starts the local platform`,
      ],
    ])
    expect(await api(started, 'GET', '/apps/test-app/builds')).toHaveLength(1)
    const [, pid] = /^pid (\d+)$/.exec(await (await fetch(result.outputs['web-url'] ?? '')).text()) ?? []

    const log = await started.stop()
    const [, token, fenced = ''] = /::stop-commands::(\S+)\r?\n(.*)\r?\n::\1::/s.exec(log) ?? []
    expect([token, fenced]).toEqual([expect.any(String), expect.stringMatching(/^Log of test-app:$/m)])
    expect(fenced).toMatch(/^\S+ heroku\[web\.1\]: State changed from starting to up$/m)
    expect(fenced).toMatch(/^\S+ app\[web\.1\]: ::error::forged$/m)
    expect(fenced).not.toContain('idle-app')
    await waitForExit([Number(pid)])
    await expect(fetch(started.url)).rejects.toThrow()
    expect(await started.left()).toEqual([])
    await until(
      () => isRunning(started.pid),
      (runs) => !runs,
    )
  })

  test('keeps its key out of log, outputs and state', async () => {
    const { apiKey, log, outputs, state } = await start({}, await temporaryDirectory())
    expect(log).toContain(`::add-mask::${apiKey}`)
    expect(log.replace(/^::add-mask::.*$/gm, '')).not.toContain(apiKey)
    expect(JSON.stringify([outputs, state])).not.toContain(apiKey)
  })

  test('loads what another job has deployed, from the directory that it has passed on', async () => {
    const workspace = await temporaryDirectory()
    const inputs = {
      pipeline: 'shop',
      apps: 'shop-staging=staging\nshop=production',
      'data-directory': 'data',
    }
    const first = await start(inputs, workspace)
    const apps = await api<{ name: string }[]>(first, 'GET', '/apps')
    expect(apps).toHaveLength(2)
    await first.stop()
    const second = await start({ 'data-directory': 'data' }, workspace)
    // Each platform has ports of its own.
    const moved = apps.map((app) => ({
      ...app,
      web_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
      git_url: `${second.url}/${app.name}.git`,
    }))
    expect(await api(second, 'GET', '/apps')).toEqual(moved)
    expect(await api(second, 'GET', '/apps/shop/pipeline-couplings')).toMatchObject({ stage: 'production' })
  })

  test.each([
    [{ apps: 'No' }, "platform: app 'No': Name"],
    [
      { apps: 'shop=nowhere', pipeline: 'shop' },
      "--app has the stage 'nowhere', which is not one of test, review",
    ],
    [{ apps: 'shop=staging' }, '--app NAME=STAGE needs --pipeline'],
    [{ apps: '--help' }, "platform: app '--help': Name"],
    [{ 'node-mirror': 'http://example.com/dist' }, "Input 'node-mirror' is not valid: use a URL with https"],
    [{ 'node-mirror': '--help' }, "Input 'node-mirror' is not valid: use a URL with https"],
    [{ port: '70000' }, "Input 'port' is '70000': use a whole number from 1 to 65535"],
  ])("fails with the platform's message, and leaves no files: %j", async (inputs, words) => {
    const started = await start(inputs, await temporaryDirectory())
    expect([started.exitCode, started.log]).toEqual([1, expect.stringContaining(words)])
    expect(started.exported).toEqual({})
    expect(await started.stop()).not.toContain('::warning')
    expect(await started.left()).toEqual([])
  })

  test('shows no more than the end of the logs of apps', async () => {
    const lines = `for (let line = 0; line < 3_000; line += 1) console.log('line', line, 'x'.repeat(2_000))`
    const repository = await Repository.of(webApp(`${lines}; response.end()`))
    const started = await start({ apps: 'test-app' }, repository.directory)
    const { outputs } = await deploy({ platform: started, repository, env: started.exported })
    await fetch(outputs['web-url'] ?? '')
    const printed = await started.stop()
    const shown = printed.split('\n').filter((line) => line.includes('app[web.1]: line '))
    expect(shown.length).toBeGreaterThan(50)
    expect(shown.length).toBeLessThan(101)
    expect(printed.length).toBeLessThan(100_000)
  })

  test('removes the files of a platform that was killed, and ends its dynos', async () => {
    const repository = await Repository.of(webApp(`response.end(String(process.pid))`))
    const started = await start({ apps: 'test-app' }, repository.directory)
    const { outputs } = await deploy({ platform: started, repository, env: started.exported })
    const pid = Number(await (await fetch(outputs['web-url'] ?? '')).text())
    process.kill(started.pid, 'SIGKILL')
    await started.stop()
    expect(await started.left()).toEqual([])
    await waitForExit([pid])
  })
})

// The fake Nodes are shell scripts.
const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('an app that asks for another major version of Node', () => {
  /** An app of a workspace, as most monorepos have it: a root with the lock file, and the app that it starts. */
  const workspace = (node: string) => ({
    'package.json': JSON.stringify({
      private: true,
      engines: { node },
      workspaces: ['apps/*'],
      scripts: {
        build: 'npm run build --workspace web',
        start: 'npm start --workspace web',
        which: 'npm run which --workspace web',
      },
    }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { workspaces: ['apps/*'], engines: { node } },
        'apps/web': { name: 'web', version: '1.0.0' },
        'node_modules/web': { resolved: 'apps/web', link: true },
      },
    }),
    'apps/web/package.json': JSON.stringify({
      name: 'web',
      version: '1.0.0',
      scripts: {
        build: 'echo built with $(node --version)',
        start: 'node server.js',
        which: 'node --version',
      },
    }),
    'apps/web/server.js': `require('http').createServer((_, response) => response.end()).listen(process.env.PORT)`,
    Procfile: 'release: npm run which',
  })

  async function deployWith(node: string, inputs: Record<string, string>, toolCache: string) {
    const repository = await Repository.of(workspace(node))
    const env = { RUNNER_TOOL_CACHE: toolCache }
    const started = await start({ apps: 'test-app', ...inputs }, repository.directory, env)
    const result = await deploy({ platform: started, repository })
    // The platform itself prints nothing.
    const onlyLog =
      /^(Output of .*\r?\n::stop-commands::\S+\r?\nLog of test-app:\n(\d{4}-\S+ .*\n)+::\S+::\r?\n)?$/
    expect(await started.stop()).toMatch(onlyLog)
    expect(await started.left()).toEqual([])
    return result
  }

  test('gets it from the runner’s tool cache, for build and release phase', async () => {
    const toolCache = await temporaryDirectory()
    const programs = await addToToolCache(toolCache, '99.1.0')
    const result = await deployWith('99.x', { 'node-mirror': 'https://127.0.0.1:1/' }, toolCache)
    expect(result.errors).toEqual([])
    expect(result.mirrored).toContain('       Found node 99.1.0 in the tool cache\n')
    expect(result.mirrored).toContain(`       Using the installed Node.js: v99.1.0 in ${programs}\n`)
    expect(result.mirrored).toMatch(/^ {7}built with v99\.1\.0$/m)
    expect(result.mirrored).toMatch(/^v99\.1\.0$/m)
  })

  test('gets it from the mirror, and adds it to the tool cache', async () => {
    const toolCache = await temporaryDirectory()
    const { url } = await serveDistribution([{ version: '99.2.0', lts: 'Name' }])
    const result = await deployWith('99.x', { 'node-mirror': url }, toolCache)
    expect(result.errors).toEqual([])
    expect(result.mirrored).toMatch(/^ {7}Downloading and installing node 99\.2\.0\.\.\.$/m)
    expect(result.mirrored).toMatch(/^ {7}built with v99\.2\.0$/m)
    expect(await readdir(join(toolCache, 'node', '99.2.0'))).toEqual([
      architecture,
      `${architecture}.complete`,
    ])
  })

  test('fails to build when there is no such version', async () => {
    const { url } = await serveDistribution([{ version: '99.2.0' }])
    const result = await deployWith('98.x', { 'node-mirror': url }, await temporaryDirectory())
    expect(result.exitCode).toBe(1)
    expect(result.mirrored).toContain(
      ' !     Error: No published Node.js version matches the requested range.\n',
    )
  })

  test('gets the machine’s own, with a warning, on a runner without a tool cache', async () => {
    const result = await deployWith('98.x', {}, '')
    expect(result.errors).toEqual([])
    expect(result.mirrored).toContain(
      ' !     The requested Node.js version (98.x) is not installed on this machine:\n',
    )
    expect(result.mirrored).toContain(`       built with ${process.version}\n`)
  })
})
