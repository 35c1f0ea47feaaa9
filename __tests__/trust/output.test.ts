import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { appNames, PromotionFixture } from '../promote/support.js'
import { app, type Deployed, deploy, platformWithApp } from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { sampleHostileBytes } from '../support/hostile.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'

/** Ends in the middle of a line and of a character. */
const hostile = Buffer.concat([
  sampleHostileBytes(150),
  Buffer.from('\n::error::forged'),
  Buffer.of(0xe2, 0x82),
])
const line = 'x::error::##[error]'

const outputs = [
  'build-id',
  'build-status',
  'checksum',
  'process-types',
  'release-id',
  'release-status',
  'release-version',
]

describe('hostile output', () => {
  test('of a build and of a failed release has no effect, and is complete', async () => {
    const bytes = Buffer.concat([hostile, Buffer.alloc(3_000_000, line), hostile])
    const platform = await platformWithApp()
    const repository = await Repository.of(
      inlineApp('cat hostile', {
        hostile: bytes,
        Procfile: 'web: ./server\nrelease: bash -c "cat hostile; exit 1"\n',
      }),
    )
    const result = await deploy({ platform, repository, env: { RUNNER_DEBUG: '1' } })

    expect(result.errors).toEqual([expect.stringMatching(/^Release v3 of test-app failed/)])
    expectNothingActed(result)
    const slug = ['slug-checksum', 'slug-id', 'slug-size', 'stack']
    expect(Object.keys(result.outputs).sort()).toEqual([...outputs, ...slug, 'version', 'web-url'])
    const mirrored = sections(result)
    const first = mirrored.indexOf(bytes)
    expect(first).toBeGreaterThan(0)
    expect(mirrored.indexOf(bytes, first + bytes.length)).toBeGreaterThan(0)
  })

  test('of many apps at once does nothing, and each line of it is there with its label', async () => {
    const apps = appNames(6)
    const command = `printf %s '${hostile.toString('base64')}' | base64 -d`
    const fixture = await PromotionFixture.with(apps, { files: appWithRelease(command) })
    const result = await fixture.promote({ to: apps.join(), 'max-parallel': '6' })

    expect(result.errors).toEqual([])
    expectNothingActed(result)
    const shown = sections(result).toString('latin1').split('\n')
    for (const app of apps) {
      const label = `${app} | `
      const lines = shown.flatMap((line) => (line.startsWith(label) ? [line.slice(label.length)] : []))
      expect(lines.join('\n')).toBe(
        hostile
          .toString('latin1')
          .split(/\r\n|\r|\n/)
          .join('\n'),
      )
    }
  })
})

test('the file names in a slug have no effect when it is unpacked', async () => {
  const platform = await platformWithApp()
  const name = process.platform === 'win32' ? 'x' : '##[set-output name=slug-id]forged\n::error::forged'
  const repository = await Repository.of(inlineApp(undefined, { [name]: 'x' }))
  const inputs = { 'slug-directory': 'slug' }
  const result = await deploy({ platform, repository, inputs, env: { RUNNER_DEBUG: '1' } })
  expect(result.errors).toEqual([])
  expectNothingActed(result)
  expect(await readFile(join(repository.directory, 'slug', 'app', name), 'utf8')).toBe('x')
})

const forged = 'No.\r\n::error::forged\n##[error]forged\u001b[2J\u0085::set-output name=a::b'

describe('hostile text', () => {
  test('in a commit subject, a file name and a response about the app has no effect', async () => {
    const platform = await platformWithApp()
    const name = process.platform === 'win32' ? 'file' : 'a\n::error::forged\r##[error]forged'
    const repository = await Repository.of(inlineApp(undefined, { [name]: 'x' }), forged)
    await appendFile(join(repository.directory, name), 'changed')
    await writeFile(join(repository.directory, 'untracked'), '')
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && path === `/apps/${app}`
        ? {
            kind: 'rewrite',
            json: (app) => ({ ...app, name: forged, web_url: forged, build_stack: { name: forged } }),
          }
        : undefined,
    )
    const result = await deploy({ platform: proxy, repository })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([expect.stringContaining('The checkout differs')])
    expectNothingActed(result)
    expect(result.outputs).toMatchObject({ 'build-status': 'succeeded', 'web-url': forged })
    expect(result.outputs).not.toHaveProperty('a')
  })

  test('in place of the URL of an app does not become a link', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const github = await GitHubServer.start()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && path === `/apps/${app}`
        ? { kind: 'rewrite', json: (app) => ({ ...app, web_url: 'javascript:alert(1)' }) }
        : undefined,
    )
    const inputs = { environment: 'staging' }
    const result = await deploy({ platform: proxy, repository, inputs, env: github.env, token: github.token })
    expect(result.errors).toEqual([])
    expect(github.states('staging')).toEqual(['success'])
    expect(JSON.stringify(github.deployments)).not.toContain('javascript')
    expect(result.summary).not.toContain('javascript')
  })

  const body = JSON.stringify({ id: forged, message: `${forged} ${'long '.repeat(1_000_000)}` })
  const code = '<Error><Code>##[error]forged</Code><Message>\n::error::forged\n</Message></Error>'
  const store: Fault = { kind: 'answer', status: 400, body: code }
  test.each<[string, string, Fault]>([
    ['in Heroku’s message', 'POST /apps/', { kind: 'answer', status: 422, body }],
    ['in the store’s', 'PUT ', store],
    [
      'in a redirect',
      'GET /apps/',
      { kind: 'answer', status: 302, headers: { Location: 'a://##[error]forged/::' } },
    ],
    ['in place of JSON', 'POST /apps/', { kind: 'answer', status: 403, body: `<html>${forged}` }],
  ])('%s has no effect', async (_, where, fault) => {
    const platform = await platformWithApp()
    const repository = await Repository.of({ file: 'x' })
    const proxy = await startProxy(platform, ({ method, path }) =>
      `${method} ${path}`.startsWith(where) ? fault : undefined,
    )
    const result = await deploy({ platform: proxy, repository })
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]?.length).toBeLessThan(4096)
    expectNothingActed(result)
  })
})

/** The only elements of a summary: links and code, but no images, scripts or forms. */
const summaryTags = ['h3', 'p', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a']

function tagsIn(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false })
  return [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag ?? '')
}

/** Expects that the log has only the commands that the action itself prints, and none that is forged. */
function expectNothingActed({ commands, errors, warnings, stderr, summary }: Deployed): void {
  const ownCommands = ['add-mask', 'debug', 'error', 'stop-commands', 'warning']
  expect(commands.filter(({ name }) => !ownCommands.includes(name))).toEqual([])
  expect(commands.filter(({ name, data }) => name === 'add-mask' && data.includes('forged'))).toEqual([])
  for (const message of [...errors, ...warnings]) expect(message).not.toMatch(/^\s*(::|forged)/)
  for (const { name, data } of commands) {
    // The runner masks our long token, but not the short, forged one.
    if (name === 'stop-commands') expect(data).toBe('***')
  }
  expect(stderr.toString()).toBe('')
  const folds = tagsIn(summary).filter((tag) => !summaryTags.includes(tag))
  // Only ours: at most one, for the last lines of the output.
  expect(folds).toEqual(folds.length > 0 ? ['details', 'summary'] : [])
}

/** Returns what is printed between `stop-commands` and its end. */
function sections({ log }: Deployed): Buffer {
  const text = log.toString('latin1')
  const found = text.matchAll(/^::stop-commands::(untrusted-\S+)\r?\n(.*?)^::\1::\r?$/gms)
  return Buffer.from([...found].map(([, , output]) => output).join(''), 'latin1')
}
