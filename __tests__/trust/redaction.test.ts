import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Octokit } from '@octokit/core'
import fc from 'fast-check'
import { type DeploymentRequest, startDeployment } from '../../src/github/deployments.js'
import { HerokuError } from '../../src/heroku/errors.js'
import { retry } from '../../src/http/retry.js'
import { LabelledLog } from '../../src/output/labelled-log.js'
import { errorWithLastLines, Tail } from '../../src/output/tail.js'
import { WorkflowLog } from '../../src/runner/log.js'
import { maskSecret } from '../../src/runner/secrets.js'
import { runChild } from '../../src/source/child.js'
import { codeBlock, text } from '../../src/summary/markdown.js'
import { writeSummary } from '../../src/summary/write.js'
import { describeError } from '../../src/text/describe-error.js'
import { fuzzRuns, fuzzTimeout } from '../support/fuzz.js'
import { temporaryDirectory } from '../support/temporary.js'

/** Looks different in nearly every encoding, and contains no piece twice. */
const secret = 'K1+v2/w3"a4"b5=c6&d7<e8%f9@g0 h1\\j2k3L4M5N6P7Q8R9S0T1U2V3W4X5Y6Z7'
/** The shortest piece of a secret, in characters, that must not show. */
const tooLong = 6

let written: string[]
beforeEach(() => {
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(Buffer.from(chunk).toString('utf8'))
    return true
  })
  maskSecret(secret)
  written = []
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** The forms in which a server or a program may print a secret. */
const forms: Record<string, string> = {
  'as it is': secret,
  'for a URL': encodeURIComponent(secret),
  'for a URL, in lower case': encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'for a form': new URLSearchParams({ s: secret }).toString().slice(2),
  'for JSON': JSON.stringify(secret).slice(1, -1),
  'for JSON, twice': JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'for JSON, in ASCII': secret.replace(
    /[^\w ]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
  'for JSON, with \\x': secret.replace(/[^\w ]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`),
  'for HTML': secret.replace(/[&<"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[one] ?? one),
  'for HTML, by numbers': secret.replace(/[^\w ]/g, (one) => `&#${one.charCodeAt(0)};`),
  'for a URL in JSON in HTML': JSON.stringify(encodeURIComponent(secret))
    .replaceAll('%', '&#x25;')
    .slice(1, -1),
  'in colours': secret.replace(/.{4}/g, '$&\u001b[31;1m'),
  'with NULs': [...secret].join('\0'),
  'with a line’s end in it': `${secret.slice(0, 5)}\r\n  ${secret.slice(5, 40)}\n${secret.slice(40)}`,
}

/** Base64 hides the characters themselves: a piece is too long when it encodes that many characters of the secret. */
const base64: Record<string, string> = Object.fromEntries(
  ['', ':', 'x:', 'user:'].flatMap((user) => [
    [`in base64, behind '${user}'`, Buffer.from(`${user}${secret}`).toString('base64')],
    [`in base64 for URLs, behind '${user}'`, Buffer.from(`${user}${secret}`).toString('base64url')],
  ]),
)

/** Shows a text, truncated at some positions. */
interface Sink {
  /** Positions at which it truncates, in characters or bytes from the start or, if negative, from the end of the text. */
  cuts: number[]
  show: (text: string) => string | Promise<string>
}

const refusal = { method: 'GET', path: '/apps/x', status: 503, id: 'x', requestId: 'r', retryAfter: 0 }
const herokuError = (message: string) => new HerokuError({ ...refusal, message })
const lastLinesOf = (output: string) => {
  const tail = new Tail()
  for (let at = 0; at < output.length; at += 50_000) tail.push(Buffer.from(output.slice(at, at + 50_000)))
  return tail.lines()
}

const sinks: Record<string, Sink> = {
  'an error of Heroku': { cuts: [2000], show: (text) => describeError(herokuError(text)) },
  'its annotation': { cuts: [2000], show: (text) => annotation(describeError(herokuError(text))) },
  'its message without quotes': { cuts: [2000], show: (text) => herokuError(text).ownMessage },
  'a wrong id in it': {
    cuts: [2000],
    show: (id) => describeError(new HerokuError({ ...refusal, id, message: '' })),
  },
  'its first line, when it is tried again': { cuts: [2000], show: retryMessage },
  'a line of output': { cuts: [300, 1200, -65_536], show: (text) => lastLinesOf(text).join('\n') },
  'the error that quotes them': {
    cuts: [300, -65_536],
    show: (text) => annotation(describeError(errorWithLastLines('It failed', lastLinesOf(text)))),
  },
  'a row of a summary': { cuts: [300], show: (value) => decodeEntities(text(value, 300)) },
  'a block of a summary': { cuts: [500], show: (value) => codeBlock(value.split('\n')) },
  'the description of a deployment': { cuts: [140], show: deploymentDescription },
  'a warning and a notice': {
    cuts: [0],
    show: (value) => {
      const log = new WorkflowLog('Test')
      log.warning(value, value)
      log.notice(value, value)
      log.info(value)
      log.debug(value)
      return written.join('')
    },
  },
}

const hidden = Object.entries({ ...forms, ...base64 })
const cases = Object.entries(sinks).flatMap(([name, sink]) =>
  hidden.map(([form, value]) => [name, form, sink, value] as const),
)

describe('no piece of a secret shows', () => {
  test.each(cases)(
    'in %s, %s',
    async (_, form, { cuts, show }, value) => {
      const place = fc.tuple(fc.constantFrom(...cuts), fc.integer({ min: -value.length - 5, max: 5 }))
      await fc.assert(
        fc.asyncProperty(place, fc.integer({ min: 1, max: 3 }), async ([cut, offset], times) => {
          written = []
          // The secret ends before, crosses, or starts behind each position.
          const before = '.'.repeat(cut < 0 ? 70_000 : Math.max(0, cut + offset))
          const after = '.'.repeat(cut < 0 ? offset - cut : 700)
          expectNoPiece(form, value, await show(before + value.repeat(times) + after))
        }),
        { numRuns: fuzzRuns(cuts.includes(-65_536) ? 12 : 25) },
      )
    },
    fuzzTimeout,
  )

  test('in the output of a program that fails', async () => {
    for (const at of [4096, 65_536]) {
      for (let offset = -secret.length - 1; offset <= 1; offset += 9) {
        const padding = ' '.repeat(at === 4096 ? 0 : 61_500) + '.'.repeat((at === 4096 ? at : 4036) + offset)
        const script = `process.stderr.write(${JSON.stringify(`${padding}${secret}${secret}.....`)}); process.exitCode = 1`
        const options = { cwd: tmpdir(), env: process.env, signal: new AbortController().signal }
        const output = runChild(process.execPath, ['-e', script], options)
        const failure = await output.next().then(
          () => '',
          (error: unknown) => String(error),
        )
        expect(failure).toContain('ChildError')
        expectNoPiece('as it is', secret, failure)
      }
    }
  })

  test('in a summary that is too long', async () => {
    const file = join(await temporaryDirectory(), 'summary')
    for (const offset of [-40, 0, 40]) {
      await writeSummary(file, ['·'.repeat(500_000 + offset), secret, `${secret}·`.repeat(12_000), secret])
      expectNoPiece('as it is', secret, await readFile(file, 'utf8'))
    }
  })
})

/** The runner masks the secret there, which works only on a complete one. */
test('a secret in a long line of output is not split where the line is split', async () => {
  const longLine = 64 * 1024
  for (let offset = -secret.length - 1; offset <= 1; offset += 1) {
    const pieces: string[] = []
    const writeUntrusted = async (bytes: Uint8Array) => {
      pieces.push(Buffer.from(bytes).toString())
    }
    const log = new LabelledLog(
      { writeUntrusted, endUntrusted: () => {}, info: () => {}, warning: () => {} },
      'app',
    )
    await log.writeUntrusted(
      Buffer.from('x'.repeat(longLine + 1 + offset) + secret.slice(0, Math.max(0, -offset))),
    )
    await log.writeUntrusted(Buffer.from(`${secret.slice(Math.max(0, -offset))}yyy`))
    await log.endUntrusted()
    expect(pieces.join('')).toContain(secret)
  }
})

test('text that is no secret stays unchanged', () => {
  const output = 'Deployed 1234 to https://my-app.example/ – 100 % &amp; \\o/ "fine"'
  expect(describeError(new Error(output))).toBe(output)
  expect(codeBlock([output])).toContain(output)
})

function expectNoPiece(form: string, value: string, shown: string): void {
  const [searched, size] =
    form in base64 ? [value.replace(/=+$/, '').slice(8), (tooLong * 8) / 6] : [secret, tooLong]
  for (let at = 0; at + size <= searched.length; at++) {
    const place = shown.indexOf(searched.slice(at, at + size))
    expect(place === -1 ? '' : shown.slice(Math.max(0, place - 40), place + 60)).toBe('')
  }
}

function annotation(message: string): string {
  new WorkflowLog('Test').error(message, message)
  return written.join('').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

async function retryMessage(message: string): Promise<string> {
  const retryMessages: string[] = []
  const controller = new AbortController()
  const onRetry = (line: string) => {
    retryMessages.push(line)
    controller.abort()
  }
  const attempt = async () => {
    throw herokuError(message)
  }
  await retry(attempt, { signal: controller.signal, idempotent: true, onRetry }).catch(() => {})
  return retryMessages.join('\n')
}

async function deploymentDescription(description: string): Promise<string> {
  const descriptions: string[] = []
  const fetch = async (_: string, { body }: { body: string }) => {
    descriptions.push(String(JSON.parse(body).description))
    return Response.json({ id: 1 }, { status: 201 })
  }
  const { request, graphql } = new Octokit({ request: { fetch } })
  const deployment: DeploymentRequest = {
    sha: 'a'.repeat(40),
    environment: 'x',
    task: 'x',
    description,
    transient: false,
    logUrl: 'https://github.com/',
  }
  await startDeployment({ request, graphql, repository: { owner: 'octo', repo: 'app' } }, deployment)
  return descriptions.join('\n')
}

function decodeEntities(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
