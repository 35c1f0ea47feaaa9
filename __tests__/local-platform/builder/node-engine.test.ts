import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runDyno } from '../../../src/local-platform/builder/dyno.js'
import { ExternalNodeFinder } from '../../../src/local-platform/builder/node-finder.js'
import { project } from '../../support/deploy.js'
import { waitForExit, waitForProcess } from '../../support/processes.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { addToToolCache } from '../../support/tool-cache.js'
import { buildTarball, CollectedLog, fileEntries, tarball } from './support.js'

// The fake Nodes are shell scripts.
const onPosix = process.platform === 'win32' ? describe.skip : describe
const finder = join(project, 'dist', 'node-finder', 'index.js')
const never = new AbortController().signal

/** Builds an app that asks for a Node, and shows in its build which it got. */
function buildFor(node: unknown, nodeFinder: ExternalNodeFinder, options = {}) {
  const manifest = { engines: { node }, scripts: { build: 'echo built with $(node --version)' } }
  const source = tarball(fileEntries({ 'package.json': JSON.stringify(manifest) }))
  return buildTarball(source, { nodeFinder, ...options })
}

/** A finder whose program is given as JavaScript. */
async function scripted(script: string, timeoutMs?: number) {
  const file = join(await temporaryDirectory(), 'finder.cjs')
  await writeFile(file, script)
  return new ExternalNodeFinder([file], timeoutMs)
}

async function fromToolCache(version: string) {
  const toolCache = join(await temporaryDirectory(), "it's")
  const programs = await addToToolCache(toolCache, version)
  const nodeFinder = new ExternalNodeFinder([
    finder,
    `--tool-cache=${toolCache}`,
    '--mirror=http://127.0.0.1:1',
  ])
  return { nodeFinder, programs, toolCache }
}

onPosix('an app that asks for another version of Node', () => {
  test('is built and run with the one in the tool cache', async () => {
    const { nodeFinder, programs } = await fromToolCache('99.1.0')
    const { output, request } = await buildFor('99.x', nodeFinder)
    expect(output).toContain(
      [
        '       Resolving node version 99.x...',
        '       Found node 99.1.0 in the tool cache',
        `       Using the installed Node.js: v99.1.0 in ${programs}`,
        '       Using the installed npm: ',
      ].join('\n'),
    )
    expect(output).toContain('       built with v99.1.0\n')
    expect(output).not.toContain(' ! ')
    expect(await inDyno(request.slugPath, 'node --version')).toBe('v99.1.0\n')
  })

  test('has it in later buildpacks as well', async () => {
    const { nodeFinder } = await fromToolCache('99.1.0')
    const later = await temporaryDirectory()
    await mkdir(join(later, 'bin'))
    await writeFile(join(later, 'bin', 'detect'), '#!/bin/sh\necho Later\n', { mode: 0o755 })
    await writeFile(join(later, 'bin', 'compile'), '#!/bin/sh\necho later $(node --version)\n', {
      mode: 0o755,
    })
    const buildpacks = [{ name: 'heroku/nodejs' }, { url: later }]
    const { output } = await buildFor('99.x', nodeFinder, { buildpacks })
    expect(output).toContain('later v99.1.0\n')
  })

  test('runs with the machine’s own where the other is no more, and says so', async () => {
    const { nodeFinder, programs } = await fromToolCache('99.1.0')
    const { request, output } = await buildFor('99.x', nodeFinder)
    expect(output).toContain('built with v99.1.0')
    await writeFile(join(programs, 'node'), '')
    const elsewhere = await buildFor('99.x', nodeFinder)
    expect(elsewhere.output).toContain(` !     The Node.js in ${programs} does not run on this machine.\n`)
    await rm(programs, { recursive: true })
    const printed = await inDyno(request.slugPath, 'node --version')
    expect(printed).toBe(
      ` !     The Node.js that the app was built with is not on this machine any more: it was in ${programs}\n${process.version}\n`,
    )
  })

  test.each([
    ['fails', 'console.error("No network"); process.exit(1)', '       No network\n'],
    ['prints nothing', '', ''],
    ['prints a directory without Node', 'console.log("/nowhere")', ''],
    ['takes too long', 'setInterval(() => {}, 1000)', ' !     Timed out after 1 s\n'],
  ])('gets the machine’s own, with a warning, when the search %s', async (_name, script, words) => {
    const { output, slug } = await buildFor('99.x', await scripted(script, 1000))
    expect(slug).toBeDefined()
    expect(output).toContain(words)
    expect(output).toContain(
      `
 !     The requested Node.js version (99.x) is not installed on this machine:
 !     the app is built and run with Node.js ${process.version}. Heroku installs the requested version.

`,
    )
    expect(output).toContain(`       built with ${process.version}\n`)
  })

  test('fails to build when there is no such version, or the range is not valid', async () => {
    const missing = await buildFor('3.x', await scripted('process.exit(3)'))
    expect(missing.failure).toBeDefined()
    expect(missing.output).toContain(
      [
        ' !     Error: No published Node.js version matches the requested range.',
        ' !     ',
        ' !     The version requirement in your package.json (3.x) is a valid',
      ].join('\n'),
    )
    for (const node of ['twenty', '--own=v1', 'a\u0000b', `20${' '.repeat(300_000)}`, { a: 1 }]) {
      const { failure, output } = await buildFor(node, new ExternalNodeFinder([finder]))
      expect(failure).toBeDefined()
      expect(output).toContain(' !     Error: Invalid Node.js version requirement.\n')
      expect(output.length).toBeLessThan(600_000)
      expect(output).toMatch(/ ! {5}Push rejected, failed to compile Node\.js app\.\n\n ! {5}Push failed\n$/)
    }
  })

  test('ends the search when the build is cancelled', async () => {
    const file = join(await temporaryDirectory(), 'pid')
    const script = `require('fs').writeFileSync(${JSON.stringify(file)}, process.pid + '\\n'); setInterval(() => {}, 1000)`
    const cancelled = new AbortController()
    const building = buildFor('99.x', await scripted(script), { signal: cancelled.signal })
    const pid = await waitForProcess(file)
    cancelled.abort(new Error('Build canceled.'))
    expect((await building).failure?.message).toBe('Build canceled.')
    await waitForExit([pid])
  })

  test('has one search run at a time, and does not wait for it once cancelled', async () => {
    const directory = await temporaryDirectory()
    const [started, go] = [join(directory, 'pid'), join(directory, 'go')]
    const script = `const fs = require('fs')
      fs.appendFileSync(${JSON.stringify(started)}, process.pid + '\\n')
      setInterval(() => { if (fs.existsSync(${JSON.stringify(go)})) process.exit(1) }, 20)`
    const nodeFinder = await scripted(script)
    const first = buildFor('99.x', nodeFinder)
    await waitForProcess(started)
    const cancelled = new AbortController()
    const log = new CollectedLog()
    const second = buildFor('99.x', nodeFinder, { signal: cancelled.signal, log })
    await log.waitFor('engines.node (package.json):   99.x')
    cancelled.abort(new Error('Build canceled.'))
    expect((await second).failure?.message).toBe('Build canceled.')
    expect((await readFile(started, 'utf8')).trim().split('\n')).toHaveLength(1)
    await writeFile(go, '')
    expect((await first).slug).toBeDefined()
  })

  test('hands the search no secrets, and leaves nothing of it', async () => {
    process.env.SOME_TOKEN = 'a secret'
    try {
      const script = `require('fs').writeFileSync(require('os').tmpdir() + '/left', '')
        console.error(JSON.stringify(process.env), JSON.stringify(process.argv.slice(2)))
        process.exit(1)`
      const { output, workDir } = await buildFor('99.x', await scripted(script), {
        config: { KEY: 'config value' },
      })
      expect(output).toContain(`["--own","${process.version}","--","99.x"]`)
      expect(output).toContain('"PATH"')
      expect(output).not.toContain('a secret')
      expect(output).not.toContain('config value')
      expect(await readdir(join(workDir, 'node-finder'))).toEqual(['left'])
    } finally {
      delete process.env.SOME_TOKEN
    }
  })
})

describe('an app whose range has the machine’s own Node', () => {
  test.each(['>=18', '*', 'latest', 20, undefined, null, ''])('is built with it: %s', async (node) => {
    const range = node === 20 ? Number(process.versions.node.split('.')[0]) : node
    const { output, slug } = await buildFor(range, new ExternalNodeFinder([finder]))
    expect(slug).toBeDefined()
    expect(output).not.toContain('Resolving')
    expect(output).not.toContain(' ! ')
    expect(output).toContain(`       built with ${process.version}\n`)
  })
})

async function inDyno(slugPath: string, command: string): Promise<string> {
  const log = new CollectedLog()
  const workDir = join(await temporaryDirectory(), 'dyno')
  await runDyno({ slugPath, workDir, command, env: {} }, log.write, never)
  return log.text
}
