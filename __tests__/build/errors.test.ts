import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, faster, platformWithApp } from '../support/deploy.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const nowhere = { url: 'http://127.0.0.1:9', apiKey: 'not-a-key' }

describe('an input that is missing or malformed', () => {
  const cases: [string, Record<string, string>, RegExp][] = [
    [
      'no key',
      { 'api-key': '' },
      /Input 'api-key' is missing: make a key with 'heroku authorizations:create'/,
    ],
    ['a key of two lines', { 'api-key': 'one\ntwo' }, /Input 'api-key' is malformed/],
    ['no app', { app: '' }, /^Input 'app' is missing, or its expression has no value$/],
    [
      'an app that is not a name',
      { app: '../account' },
      /Input 'app' is '\.\.\/account', which is not a valid name or ID of an app/,
    ],
    [
      'no version',
      { version: '' },
      /^Input 'version' is empty: its expression has no value\. Leave the input out to get its default$/,
    ],
    [
      'an empty boolean',
      { 'clear-cache': '' },
      /^Input 'clear-cache' is empty: its expression has no value\. Leave the input out to get its default, or use true or false$/,
    ],
    [
      'an empty number',
      { timeout: '' },
      /^Input 'timeout' is empty: its expression has no value\. Leave the input out to get its default, or use a number/,
    ],
    [
      'an empty word',
      { 'on-failure': '' },
      /^Input 'on-failure' is empty: its expression has no value\. Leave the input out to get its default, or use stop or rollback$/,
    ],
    ['a version of two lines', { version: 'one\ntwo' }, /Input 'version' has a control character/],
    ['a directory above', { directory: '../other' }, /Input 'directory' is '\.\.\/other': use a path below/],
    ['an absolute directory', { directory: '/etc' }, /Input 'directory' is '\/etc': use a path below/],
    [
      'a source and a directory',
      { 'source-url': 'https://example.com/a.tgz', directory: 'web' },
      /Input 'source-url' can't be combined with 'directory' or 'include'/,
    ],
    [
      'a source that is no URL',
      { 'source-url': 'a.tgz' },
      /Input 'source-url' is not valid: use the https URL of a tarball/,
    ],
    [
      'a value that is not a buildpack',
      { buildpacks: 'heroku/nodejs, ruby' },
      /Input 'buildpacks' contains 'ruby'/,
    ],
    ['a boolean that is none', { 'clear-cache': 'yes' }, /use true or false/],
    ['another boolean', { 'wait-for-release': '1' }, /Input 'wait-for-release' is '1'/],
    ['no time', { timeout: '0' }, /Input 'timeout' is '0': use a number of minutes above 0/],
    ['a time that is no number', { timeout: '5m' }, /Input 'timeout' is '5m'/],
    [
      'an API in the clear',
      { 'api-url': 'http://example.com' },
      /must be an https URL, or an http URL on this machine/,
    ],
    ['an API that is no URL', { 'api-url': 'heroku' }, /Input 'api-url' is not a URL/],
  ]

  test.each([
    ['in the clear', 'http://example.com', / must be an https URL, or an http URL on this machine/],
    ['that is none', 'heroku', / is not a URL/],
    ['of two lines', 'https://api.heroku\n.com', / is not a URL/],
    [
      'with a password',
      'https://user:password@example.com',
      / must be a URL without user, query and fragment/,
    ],
  ])(
    'an API %s in the environment is an error that names the variable',
    async (_, HEROKU_API_URL, message) => {
      const repository = await Repository.of(inlineApp())
      const env = { HEROKU_API_URL }
      const result = await deploy({ platform: nowhere, repository, inputs: { 'api-url': '' }, env })
      expect(result.exitCode).toBe(1)
      expect(result.errors).toEqual([expect.stringMatching(message)])
      expect(result.errors[0]).toMatch(/^The environment variable HEROKU_API_URL /)
    },
  )

  test.each(cases)('%s is an error before anything is sent', async (_, inputs, message) => {
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: nowhere, repository, inputs, env: { HEROKU_API_KEY: '' } })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(message)])
  })
})

describe('a refusal of the API', () => {
  const cases: [number, string, string, RegExp][] = [
    [402, 'delinquent', 'This account is delinquent.', /has an unpaid balance/],
    [403, 'forbidden', 'You do not have access to the app test-app.', /needs the `deploy` permission/],
    [403, 'suspended', 'The account is suspended.', /has suspended the account or the app/],
  ]

  test.each(cases)('%i %s names the fix', async (status, id, message, fix) => {
    const body = JSON.stringify({ id, message })
    const result = await deployThrough(({ path }) =>
      path === `/apps/${app}`
        ? { kind: 'answer', status, headers: { 'Request-Id': 'req-1' }, body }
        : undefined,
    )
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(fix)])
    expect(result.errors[0]).toContain(
      `${message} (GET /apps/test-app answered ${status} ${id}, request req-1)`,
    )
  })

  test('an unknown key', async () => {
    const { url } = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: { url, apiKey: 'unknown-key' }, repository })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Invalid credentials provided\. \(\w+ \S+ answered 401 unauthorized, request \S+\)/,
      ),
    ])
    expect(result.errors[0]).toContain('Make one with `heroku authorizations:create`')
    expect(result.text).not.toContain('::error::unknown-key')
  })

  test('an app that does not exist', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { app: 'other-app' } })
    expect(result.errors).toEqual([
      expect.stringMatching(/^Couldn't find that app\. \(GET \/apps\/other-app answered 404/),
    ])
    expect(result.errors[0]).toContain('Check the spelling')
  })

  test('the rate limit, if it lasts until the deadline', async () => {
    const body = JSON.stringify({ id: 'rate_limit', message: 'Your account reached the API rate limit' })
    const result = await deployThrough(
      ({ path }) => (path === `/apps/${app}` ? { kind: 'answer', status: 429, body } : undefined),
      { timeout: '0.1' },
    )
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after .*'timeout'/s)])
    expect(result.errors[0]).toMatch(
      /Because: Your account reached the API rate limit .*answered 429 rate_limit/,
    )
  })

  test('the rate limit, if it passes', async () => {
    const body = JSON.stringify({ id: 'rate_limit', message: 'Your account reached the API rate limit' })
    const result = await deployThrough(({ path, before }) =>
      path.endsWith('/builds') && before === 0 ? { kind: 'answer', status: 429, body } : undefined,
    )
    expect(result.errors).toEqual([])
    expect(result.text).toContain('answered 429 rate_limit): trying again')
  })

  test('a build that Heroku refuses', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const inputs = { 'source-url': 'http://example.com/source.tgz' }
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^https is required for source_blob:url \(POST \/apps\/\S+\/builds answered 422 invalid_params/,
      ),
    ])
  })

  test('a redirect is not followed', async () => {
    const headers = { Location: 'https://elsewhere.example/apps' }
    const result = await deployThrough(({ path }) =>
      path === `/apps/${app}` ? { kind: 'answer', status: 307, headers } : undefined,
    )
    expect(result.errors).toEqual([
      expect.stringMatching(/A redirect to elsewhere\.example was not followed/),
    ])
  })

  test('garbage, if it lasts until the deadline', async () => {
    const result = await deployThrough(
      ({ path }) => (path === `/apps/${app}` ? { kind: 'answer', status: 200, body: '<html>' } : undefined),
      { timeout: '0.1' },
    )
    expect(result.errors[0]).toContain(`GET /apps/${app} answered 200 with something that is not JSON`)
  })
})

describe('a source that cannot be packed', () => {
  test('a directory without a checkout or files', async () => {
    const platform = await platformWithApp()
    const repository = { directory: await temporaryDirectory(), head: 'a'.repeat(40) }
    const result = await deploy({ platform, repository })
    expect(result.errors).toEqual([
      expect.stringMatching(/neither a git checkout nor a file at .*actions\/checkout/),
    ])
  })

  test('a repository without a commit', async () => {
    const platform = await platformWithApp()
    const { directory } = await Repository.empty()
    const result = await deploy({ platform, repository: { directory, head: 'a'.repeat(40) } })
    expect(result.errors).toEqual([expect.stringMatching(/has no commit yet: there is nothing to deploy/)])
  })

  test('a commit without files', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({}, 'Nothing')
    const result = await deploy({ platform, repository })
    expect(result.errors).toEqual([expect.stringMatching(/has no files there: there is nothing to deploy/)])
  })

  test('a directory that the commit does not have', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { directory: 'web/app' } })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /Input 'directory' is 'web\/app', which exists neither in the commit [0-9a-f]{8} nor in the workspace/,
      ),
    ])
  })

  test('a repository that git cannot read', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const { directory, head } = repository
    await rm(join(directory, '.git', 'HEAD'))
    const result = await deploy({ platform, repository: { directory, head } })
    expect(result.errors).toEqual([
      expect.stringMatching(/There is a git checkout at .*, but git can't read it\nBecause: /),
    ])
  })

  test('a version that names another commit is a warning', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const version = 'deadbeef'.repeat(5)
    const result = await deploy({ platform, repository, inputs: { version } })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([
      expect.stringContaining(
        `'version' is ${version}, but the checked-out commit is ${repository.head}. The build records the commit that is deployed`,
      ),
    ])
  })
})

describe('a deploy that fails on Heroku', () => {
  test.each(['failed', 'expired'])('a release that has %s, even without waiting for it', async (status) => {
    const result = await deployThrough(
      ({ method, path }) =>
        method === 'GET' && /\/releases\/[^/]+$/.test(path)
          ? { kind: 'rewrite', json: (release) => ({ ...release, status }) }
          : undefined,
      { 'wait-for-release': 'false' },
    )
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(`^Release v3 of test-app ${status}`)])
    expect(result.outputs['release-status']).toBe(status)
  })

  test('an upload that is refused', async () => {
    const body = '<Error><Code>AccessDenied</Code><Message>Signature=secret</Message></Error>'
    const result = await deployThrough(({ method }) =>
      method === 'PUT'
        ? { kind: 'answer', status: 400, headers: { 'Content-Type': 'application/xml' }, body }
        : undefined,
    )
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^The upload of the source was refused: the object store answered 400 AccessDenied/,
      ),
    ])
    expect(result.text).not.toContain('Signature=secret')
    expect(result.outputs).toMatchObject({ checksum: expect.any(String) })
    expect(result.outputs['build-id']).toBeUndefined()
  })

  test('an upload whose URL has expired goes to a new source', async () => {
    const result = await deployThrough(({ method }, uploads) =>
      method === 'PUT' && uploads === 1 ? { kind: 'answer', status: 403, body: '<Error/>' } : undefined,
    )
    expect(result.errors).toEqual([])
    expect(result.text).toContain('trying with a new source')
  })

  test('a build that fails', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(
      inlineApp('echo "       Some step"; echo "       npm ERR! boom"; exit 1'),
    )
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toMatch(
      /^Build \S+ of test-app failed: Push rejected, failed to compile Inline app\./,
    )
    expect(result.errors[0]).toMatch(/The last lines of its output:\n.*npm ERR! boom\n.*! {5}Push failed$/s)
    expect(result.outputs).toMatchObject({ 'build-status': 'failed', 'build-id': expect.any(String) })
    expect(result.outputs['slug-id']).toBeUndefined()
  })

  test('a release command that fails', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease('echo "no such table"; exit 3'))
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Release v3 of test-app failed: .*the previous release keeps running\n.*no such table$/s,
      ),
    ])
    expect(result.outputs).toMatchObject({
      'build-status': 'succeeded',
      'slug-id': expect.any(String),
      'release-version': '3',
      'release-status': 'failed',
    })
  })

  test('a build that reaches the deadline is cancelled', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo waiting; ${waitFor(gate)}`))
    const result = await deploy({ platform, repository, inputs: { timeout: '0.2' }, env: faster(4) })
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after 0\.2 minutes/)])
    expect(result.text).toMatch(/Cancelled build \S+ at Heroku/)
    expect(result.outputs['build-id']).toBeDefined()
  })

  test('a release that reaches the deadline', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease(waitFor(gate)))
    const result = await deploy({ platform, repository, inputs: { timeout: '0.3' }, env: faster(4) })
    expect(result.errors).toEqual([expect.stringMatching(/^Timed out after 0\.3 minutes/)])
    expect(result.warnings).toEqual([
      "Release v3 of test-app continues: Heroku can't cancel a release command",
    ])
    expect(result.outputs).toMatchObject({ 'release-status': 'pending', 'slug-id': expect.any(String) })
  })
})

async function deployThrough(
  fault: (passing: ProxiedRequest, uploads: number) => Fault | undefined,
  inputs: Record<string, string> = {},
) {
  const platform = await platformWithApp()
  let uploads = 0
  const proxy = await startProxy(platform, (passing) => {
    if (passing.method === 'PUT') uploads++
    return fault(passing, uploads)
  })
  const repository = await Repository.of(inlineApp())
  return deploy({ platform: proxy, repository, inputs, env: faster(5) })
}
