import { execFileSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { text } from '../../src/summary/markdown.js'
import { outputLists, PromotionFixture, startPromote, waitForPromotion } from '../promote/support.js'
import { ReviewAppFixture } from '../review-app/support.js'
import {
  type Deployed,
  type Deploying,
  type DeployOptions,
  deploy,
  platformWithApp,
  startDeploy,
} from '../support/deploy.js'
import type { GitHubServer } from '../support/github.js'
import { type Answer, type Hosts, type SeenRequest, startHosts } from '../support/hosts.js'
import { appWithRelease, type Files, inlineApp, Repository, waitFor } from '../support/repository.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'

const configValue = 'value-of-a-config-var-4711'

// Uses signals and shell scripts.
const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('secrets are written and sent only where they belong', () => {
  test('when a deploy succeeds with debug logging', async () => {
    const healthRequests: string[] = []
    const health = await serve(({ headers, url }, response) => {
      healthRequests.push(`${url} ${JSON.stringify(headers)}`)
      response.end()
    })
    const { hosts, repository, spy } = await prepareDeploy(appWithRelease('echo released'))
    const changed = `SECRET="${configValue}\n{\n  ${configValue}x"`
    const inputs = { 'slug-directory': 'slug', 'health-check': health, 'config-vars': changed }
    const result = await deploy({ platform: hosts, repository, inputs, env: spy.env })
    expect(result.errors).toEqual([])
    const programs = await readFile(spy.file, 'utf8')
    expect(programs).toMatch(/bin\/git\n.*bin\/tar\n/s)
    expectNoSecret(hosts, [result], [programs, ...healthRequests])
    expect(new Set(hosts.seen.map(({ host }) => host))).toEqual(new Set(['api', 'store', 'streams']))
    expect(hosts.signed.size).toBeGreaterThan(4)
  })

  test('when the build fails', async () => {
    const { hosts, repository, spy } = await prepareDeploy(inlineApp('exit 1'))
    const result = await deploy({ platform: hosts, repository, env: spy.env })
    expect(result.errors).toHaveLength(1)
    expectNoSecret(hosts, [result])
  })

  test('when Heroku rejects the key', async () => {
    const { hosts, repository, spy } = await prepareDeploy()
    const platform = { url: hosts.url, apiKey: 'a-key+of/another=account' }
    const result = await deploy({ platform, repository, env: spy.env })
    expect(result.errors[0]).toContain('answered 401')
    expectNoSecret({ ...hosts, apiKey: platform.apiKey }, [result])
  })

  test('when the object store rejects the upload and quotes the request', async () => {
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(), ({ host, line, headers }) =>
      host === 'store'
        ? {
            status: 403,
            body: `<Error><Code>AccessDenied</Code><Resource>${line} ${headers}</Resource></Error>`,
          }
        : undefined,
    )
    const result = await deploy({ platform: hosts, repository, env: spy.env })
    expect(result.errors[0]).toContain('the object store answered 403 AccessDenied')
    expectNoSecret(hosts, [result])
  })

  test('when an error of Heroku quotes the source and the key', async () => {
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(), ({ line, body, headers }) => {
      const source = /"url":"(.*?)"/.exec(body)?.[1]
      const message = `Can't fetch ${source} with ${headers}`
      return /^POST \/apps\/.*\/builds/.test(line) ? refusalWith(message) : undefined
    })
    const result = await deploy({ platform: hosts, repository, env: spy.env })
    expect(result.errors[0]).toContain("Can't fetch *** with")
    expectNoSecret(hosts, [result])
  })

  test('when an error of Heroku quotes config vars', async () => {
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(), ({ line, body }) =>
      line.startsWith('PATCH ') ? refusalWith(`Invalid: ${body}`) : undefined,
    )
    const inputs = { 'config-vars': `OTHER=${configValue}` }
    const result = await deploy({ platform: hosts, repository, inputs, env: spy.env })
    expect(result.errors[0]).toContain('Invalid: {"OTHER":"***"}')
    expectNoSecret(hosts, [result], [await readFile(spy.file, 'utf8')])
  })

  test('when Heroku returns an invalid URL', async () => {
    const broken = 'http://[broken?X-Amz-Signature=0123456789abcdef'
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(), ({ line }) =>
      line === 'POST /sources'
        ? { status: 201, body: JSON.stringify({ source_blob: { put_url: broken, get_url: broken } }) }
        : undefined,
    )
    hosts.signed.add(broken)
    const result = await deploy({ platform: hosts, repository, inputs: { timeout: '0.02' }, env: spy.env })
    expect(result.errors).toHaveLength(1)
    expectNoSecret(hosts, [result])
  })

  test.each(['cancelled', 'killed', 'too slow'])('when the run is %s', async (end) => {
    const gate = join(await temporaryDirectory(), 'gate')
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(`echo waiting; ${waitFor(gate)}`))
    const inputs = { timeout: end === 'too slow' ? '0.05' : '1' }
    const deploying = await startDeploy({ platform: hosts, repository, inputs, env: spy.env })
    await deploying.logged('waiting\n')
    if (end === 'cancelled') deploying.process.kill('SIGINT')
    if (end === 'killed') deploying.process.kill('SIGKILL')
    const result = await deploying.done
    const post = await deploying.post()
    expect(`${result.text}${post.text}`).toMatch(/Cancelled build/)
    expectNoSecret(hosts, [result, post])
    // A killed process can't clean up.
    if (end !== 'killed') expect(result.leftBehind).toEqual([])
  })

  test('when a message that quotes the key is truncated at the key', async () => {
    for (const at of [1965, 1980, 1990]) {
      const { hosts, repository, spy } = await prepareDeploy(inlineApp(), ({ line, headers }) => {
        const [, key] = /Bearer (\S+)/.exec(headers) ?? []
        return /^POST \/apps\/.*\/builds/.test(line) ? refusalWith(`${'.'.repeat(at)}${key}`) : undefined
      })
      const result = await deploy({ platform: hosts, repository, env: spy.env })
      expect(result.errors[0]).toContain('....')
      expectNoPiece(hosts.apiKey, [withoutMasks(result.text), result.summary, JSON.stringify(result.outputs)])
    }
  })

  test.each([
    ['the last line is cut', 280],
    ['its last lines are cut', 70_000],
  ])('when a build prints a secret where %s', async (_, at) => {
    const printed = 'Q1W2E3R4T5Y6U7I8O9P0A1S2D3F4'
    // Heroku's own lines come last, so the secret is repeated until it is where the quoted lines begin.
    const [repeats, dotsAfter] = at > 65_536 ? [20, 65_536 - 280] : [1, 100]
    const dots = (count: number) => `printf '%${count}s' | tr ' ' .`
    const script = `${dots(at)}; printf %s ${printed.repeat(repeats)}; ${dots(dotsAfter)}; exit 1`
    const { hosts, repository, spy } = await prepareDeploy(inlineApp(`{ ${script}; }`))
    const inputs = { 'config-vars': `SECRET=${printed}` }
    const result = await deploy({ platform: hosts, repository, inputs, env: spy.env })
    expect(result.mirrored).toContain(printed)
    expect(result.errors[0]).toContain('....')
    expectNoPiece(printed, [...result.errors, result.summary, JSON.stringify(result.outputs)])
  })

  test('when the source is a signed URL', async () => {
    const { hosts, repository, spy } = await prepareDeploy()
    const source = `http://127.0.0.1:9/source.tgz?X-Amz-Signature=fedcba9876543210`
    hosts.signed.add(source)
    const result = await deploy({
      platform: hosts,
      repository,
      inputs: { 'source-url': source },
      env: spy.env,
    })
    expect(result.errors).toHaveLength(1)
    expectNoSecret(hosts, [result])
  })

  test('when a promotion fails on one app, with Heroku repeating the key, and is rolled back', async () => {
    const fixture = await PromotionFixture.with(['one', 'two', 'three'], { deployed: true })
    await fixture.setReleaseCommand('two', 'echo failing; exit 1')
    const three = await fixture.pathOf('three')
    const hosts = await startHosts(fixture.platform, ({ line, headers }) =>
      line === `POST ${three}/releases` ? refusalWith(`No: ${headers}`) : undefined,
    )
    const inputs = {
      'slug-id': fixture.slug,
      to: 'one,two,three',
      'on-failure': 'rollback',
      'max-parallel': '3',
    }
    const promoting = await startPromote(hosts, inputs)
    const result = await waitForPromotion(promoting)
    expect(outputLists(result).failed).toEqual(['one', 'two', 'three'])
    expect(result.releases.three?.error).toContain('Bearer ***')
    expectNoSecret(hosts, [result, await promoting.post()])
  })
})

onPosix('secrets of a review app are written and sent only where they belong', () => {
  test('when it is created and updated with debug logging', async () => {
    const { hosts, start, ...run } = await reviewAppFixture(inlineApp())
    const created = await (await start()).done
    expect(created.outputs.status).toBe('created')
    const updated = await (await start()).done
    expect(updated.outputs.status).toBe('updated')
    expectNoSecretOfReview({ hosts, ...run }, [created, updated])
    const inJson = JSON.stringify({ TOKEN_OF_MINE: reviewValue }).slice(1, -1)
    expect(hosts.seen.filter(({ body }) => body.includes(inJson))).toHaveLength(1)
  })

  test('when postdeploy prints the config var unmasked and fails', async () => {
    const manifest = JSON.stringify({ scripts: { postdeploy: 'echo "it is $TOKEN_OF_MINE"; exit 1' } })
    const { start, ...run } = await reviewAppFixture({ ...inlineApp(), 'app.json': manifest })
    const result = await (await start()).done
    expect(result.mirrored).toContain(`it is ${reviewValue}`)
    expect(result.summary).toContain('it is ***')
    expectOnlyOwnMessage(run.github, 'Could not set up the app', 'it is')
    // What a script prints is in the log as it is: there the runner masks it.
    const log = result.text.replaceAll(`it is ${reviewValue}`, '')
    expect(result.text).toContain(`::add-mask::${reviewValue.replaceAll('%', '%25')}`)
    expectNoSecretOfReview(run, [{ ...result, text: log }])
  })

  test('when an error of Heroku quotes the config vars, the source and the key', async () => {
    const { start, ...run } = await reviewAppFixture(inlineApp(), ({ line, body, headers }) =>
      line === 'POST /review-apps' ? refusalWith(`Can't take ${body} with ${headers}`) : undefined,
    )
    const result = await (await start()).done
    expect(result.errors[0]).toContain('***')
    expectOnlyOwnMessage(run.github, text('POST /review-apps answered 422 invalid_params'), 'take')
    expectNoSecretOfReview(run, [result])
  })

  test('when the step is killed, and its post step cleans up', async () => {
    const waiting = inlineApp(`echo waiting; ${waitFor('/nowhere/at/all')}`)
    const { start, ...run } = await reviewAppFixture(waiting)
    const deploying = await start()
    await deploying.logged('waiting\n')
    deploying.process.kill('SIGKILL')
    const [result, post] = [await deploying.done, await deploying.post()]
    expect(run.github.comments[0]?.body).toContain('was interrupted')
    expectNoSecretOfReview(run, [result, post])
  })
})

test('the search for secrets finds them in all encodings', () => {
  const secret = 'a+secret/with "all" of it&more=?'
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const hiding = [
    secret,
    text(secret),
    encodeURIComponent(secret),
    JSON.stringify({ secret }),
    JSON.stringify(JSON.stringify(secret)),
  ]
  const inBase64 = ['', 'x', 'xy', 'xyz'].map((before) => base64(`${before}${secret}${before}`))
  for (const text of [...hiding, ...inBase64])
    expect(formsOf(secret).some((form) => text.includes(form))).toBe(true)
  expect(formsOf(secret).some((form) => 'nothing to see'.includes(form))).toBe(false)
})

interface Spy {
  env: NodeJS.ProcessEnv
  /** The directory into which started programs write their arguments and environment. */
  file: string
}

async function prepareDeploy(
  files = inlineApp(),
  instead: (seen: SeenRequest) => Answer | undefined = () => undefined,
): Promise<{ hosts: Hosts; repository: DeployOptions['repository']; spy: Spy }> {
  const platform = await platformWithApp()
  const hosts = await startHosts(platform, instead)
  const repository = await Repository.of(files)
  const headers = { Authorization: `Bearer ${platform.apiKey}` }
  const body = JSON.stringify({ SECRET: configValue })
  await fetch(`${platform.url}/apps/test-app/config-vars`, { method: 'PATCH', headers, body })
  return { hosts, repository, spy: await spyOn(platform.apiKey) }
}

/** Puts programs first on the PATH that record how they are run. */
async function spyOn(apiKey: string): Promise<Spy> {
  const directory = join(await temporaryDirectory(), 'bin')
  const file = `${directory}.txt`
  execFileSync('mkdir', ['-p', directory])
  for (const name of ['git', 'tar']) {
    const real = execFileSync('sh', ['-c', `command -v ${name}`])
      .toString()
      .trim()
    const script = `#!/bin/sh\n{ printf '%s\\n' "$0" "$@"; env; } >> '${file}'\nexec '${real}' "$@"\n`
    await writeFile(join(directory, name), script)
    await chmod(join(directory, name), 0o755)
  }
  const path = [directory, process.env.PATH].join(delimiter)
  const env = { PATH: path, RUNNER_DEBUG: '1', HEROKU_API_KEY: apiKey, KEY_BY_ANOTHER_NAME: apiKey }
  return { env, file }
}

/** GitHub, and the environment of a run for a pull request. */
interface ReviewRun {
  hosts: Hosts
  github: GitHubServer
}

/** A value that looks different in nearly every encoding. */
const reviewValue = 'value+of/a "config" var=&<%@4711>'

async function reviewAppFixture(
  files: Files,
  instead?: (seen: SeenRequest) => Answer | undefined,
): Promise<ReviewRun & { start: () => Promise<Deploying> }> {
  const fixture = await ReviewAppFixture.with(files)
  const hosts = await startHosts(fixture.platform, instead)
  const inputs = { 'config-vars': `TOKEN_OF_MINE='${reviewValue}'` }
  const env = { RUNNER_DEBUG: '1', HEROKU_API_KEY: fixture.platform.apiKey }
  return {
    hosts,
    github: fixture.github,
    start: () => fixture.start('opened', inputs, { platform: hosts, env }),
  }
}

function expectNoSecretOfReview({ hosts, github }: ReviewRun, results: Deployed[]): void {
  const urls = [...hosts.signed].flatMap((url) => [url, /X-Amz-Signature=([^&]*)/.exec(url)?.[1] ?? ''])
  const herokuSecrets = [hosts.apiKey, reviewValue, ...urls]
  for (const result of results) {
    const { text, stderr, outputs, state, summary, leftBehind } = result
    const written = [stderr.toString(), JSON.stringify({ outputs, state }), summary, ...leftBehind]
    expectNone([...herokuSecrets, github.token], [withoutMasks(text), ...written])
  }
  const onGitHub = JSON.stringify({ comments: github.comments, deployments: github.deployments })
  expectNone([...herokuSecrets, github.token], [onGitHub, ...github.comments.map(({ body }) => body)])
  expectNone(herokuSecrets, github.received)
  expect(github.received.length).toBeGreaterThan(3)
  for (const { host, line, headers, body } of hosts.seen) {
    expectNone([github.token], [line, headers, body])
    expectNone([reviewValue], [line, headers, ...(line === 'POST /review-apps' ? [] : [body])])
    if (host !== 'api') expectNone([hosts.apiKey], [line, headers, body])
  }
}

/** Comments are public: they quote neither builds nor Heroku, masked or not. */
function expectOnlyOwnMessage({ comments }: GitHubServer, ownMessage: string, quoted: string): void {
  expect(comments[0]?.body).toMatch(
    new RegExp(`^[^\\n]+\\n❌ [^\\n]* failed: ${ownMessage} · \\[Log\\]\\(<[^\\n]+>\\)\\n`),
  )
  expect(comments[0]?.body).not.toContain(quoted)
  expect(comments[0]?.body).not.toContain('***')
}

function refusalWith(message: string): Answer {
  return { status: 422, body: JSON.stringify({ id: 'invalid_params', message }) }
}

function expectNoSecret({ apiKey, signed, seen }: Hosts, results: Deployed[], more: string[] = []): void {
  const urls = [...signed].flatMap((url) => [url, /X-Amz-Signature=([^&]*)/.exec(url)?.[1] ?? ''])
  const secrets = [apiKey, configValue, ...urls]
  for (const { text, stderr, outputs, state, summary, leftBehind } of results) {
    const written = [stderr.toString(), JSON.stringify({ outputs, state }), summary, ...leftBehind]
    expectNone(secrets, [withoutMasks(text), ...written])
  }
  expectNone(secrets, more)
  for (const { host, line, headers, body } of seen) {
    if (host === 'api') expectNone([configValue, ...urls], [line, headers])
    else expectNone([apiKey, configValue], [line, headers, body])
    if (/^PATCH \/apps\/[^/]+\/config-vars$/.test(line)) expectNone([apiKey, ...urls], [body])
    else if (!/^POST \/apps\/[^/]+\/builds$/.test(line)) expectNone(secrets, [body])
    // A URL signed for one host must not reach another.
    const otherPath = host === 'store' ? '/streams/' : '/sources/'
    expectNone(
      urls.filter((url) => url.includes(otherPath)),
      [line, headers],
    )
  }
}

function expectNone(secrets: string[], texts: string[]): void {
  for (const form of secrets.flatMap(formsOf)) {
    for (const text of texts) {
      const at = text.indexOf(form)
      expect(at === -1 ? '' : text.slice(Math.max(0, at - 80), at + form.length)).toBe('')
    }
  }
}

/** Expects that no text contains six consecutive characters of a secret. */
function expectNoPiece(secret: string, texts: string[]): void {
  const pieces = Array.from({ length: secret.length - 5 }, (_, at) => secret.slice(at, at + 6))
  for (const text of texts) expect(pieces.filter((piece) => text.includes(piece))).toEqual([])
}

function withoutMasks(text: string): string {
  return text.replace(/^::add-mask::.*$/gm, '')
}

/** Returns a secret plain, URL-encoded, escaped for Markdown and JSON, once and twice, and in base64 at any offset. */
function formsOf(secret: string): string[] {
  if (secret === '') return []
  const escaped = JSON.stringify(secret).slice(1, -1)
  const base64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
    const lastComplete = Math.floor((bytes.length * 8) / 6)
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), lastComplete)
  })
  const forms = [
    secret,
    encodeURIComponent(secret),
    text(secret),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    ...base64,
  ]
  return [...new Set(forms)]
}
