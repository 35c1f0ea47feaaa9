import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { project } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { afterTest } from '../support/temporary.js'
import { blocksIn, documents, tokensOf } from './markdown.js'
import { missingTool } from './tools.js'

const blocks = ['sh', 'bash', 'shell', 'console'].flatMap(blocksIn)
const texts = (document: string) =>
  blocks.filter((block) => block.document === document).map(({ text }) => text)
const platform = /^npm run platform --.*? --port (\d+)(?=\s)/m

/** Commands that run elsewhere, and the file that runs them. */
const runElsewhere = new Map([
  ['npm start', '.ci/run'],
  ['npm cit', '.ci/run'],
  ['npm run act', '.ci/run'],
])

/** How a command begins that `npm run act` reads from the document and runs. */
const actCommand = 'act workflow_dispatch '

describe('commands in the documents', () => {
  test('are all run, here or elsewhere', async () => {
    const unknown = blocks.filter(({ document, text }) => {
      const started = texts(document).find((other) => platform.test(other))
      return (
        !runElsewhere.has(text) && !text.startsWith(actCommand) && !(started && isForPlatform(text, started))
      )
    })
    expect(unknown).toEqual([])
    for (const [command, file] of runElsewhere) {
      expect(await readFile(join(project, file), 'utf8')).toMatch(new RegExp(`\\b${command}\\b`))
    }
  })

  test(`of act are the one that npm run act reads from its document and runs`, async () => {
    const found = blocks.filter(({ text }) => text.startsWith(actCommand))
    expect(found).toMatchObject([
      { document: 'docs/local-platform.md', text: expect.not.stringContaining('\n') },
    ])
    const script = await readFile(join(project, 'scripts', 'act.js'), 'utf8')
    expect(script).toContain("readFileSync(join(root, 'docs', 'local-platform.md'), 'utf8')")
    expect(script).toContain(`/^${actCommand.replace(' ', ' (')}`)
  })

  test('that npm runs exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const spans = documents.flatMap(tokensOf).filter(({ type }) => type === 'codespan')
    const commands = [...blocks, ...spans].flatMap((one) => ('text' in one ? [String(one.text)] : []))
    const names = commands.flatMap((command) =>
      [...command.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].flatMap(([, name]) => name ?? []),
    )
    expect(names.length).toBeGreaterThan(10)
    expect([...Object.keys(scripts), 'ci', 'cit', 'install', 'version']).toEqual(
      expect.arrayContaining(names),
    )
  })
})

for (const document of documents.filter((one) => texts(one).some((text) => platform.test(text)))) {
  const started = texts(document).find((text) => platform.test(text)) ?? ''
  const followUps = texts(document).filter((text) => text !== started && isForPlatform(text, started))
  const missing = missingTool(followUps)
  const runOrSkip = missing === undefined ? test : test.skip

  test(`the platform that ${document} starts serves its app`, async () => {
    const { url } = await start(started)
    const [, key = ''] = /--api-key (\S+)/.exec(started) ?? []
    const [, app] = /--app (\S+)/.exec(started) ?? []
    expect(await api({ url, apiKey: key }, 'GET', `/apps/${app}`)).toMatchObject({ name: app })
  })

  if (followUps.length === 0) continue
  runOrSkip(
    `the requests to the platform in ${document} succeed${missing ? ` (not run: ${missing})` : ''}`,
    async () => {
      const { port } = await start(started)
      const script = followUps.join('\n').replaceAll(`:${portIn(started)}`, `:${port}`)
      await promisify(execFile)('bash', ['-e', '-c', script], { cwd: project })
    },
  )
}

function portIn(started: string): string {
  return platform.exec(started)?.[1] ?? ''
}

/** Returns whether a block starts the platform, or sends requests to the one that another block starts. */
function isForPlatform(text: string, started: string): boolean {
  return text === started || text.includes(`:${portIn(started)}`)
}

/** Starts the platform as the document does, but on a free port. */
async function start(command: string): Promise<{ url: string; port: string }> {
  const [line = ''] = command.split('\n')
  const args = line
    .replace(platform, (all) => all.replace(/\d+$/, '0'))
    .split(' ')
    .slice(4)
  const child = spawn(process.execPath, [join(project, 'dist', 'local-platform', 'index.js'), ...args])
  const ended = once(child, 'close')
  afterTest(async () => {
    child.kill()
    await ended
  })
  for await (const text of createInterface(child.stdout)) {
    const [url, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? []
    if (url && port) return { url, port }
  }
  throw new Error(`'${command}' printed no URL`)
}
