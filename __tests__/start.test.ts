import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { project } from './support/deploy.js'
import { inlineApp, Repository } from './support/repository.js'
import { afterTest, temporaryDirectory } from './support/temporary.js'

const bundle = join(project, 'dist', 'start', 'index.js')

describe('npm start', () => {
  test('deploys a checkout, shows log and outputs, and keeps the slug', async () => {
    const repository = await Repository.of(
      inlineApp('echo "-----> Doing the work"', { 'app.txt': 'x' }),
      'Hello',
    )
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(0)
    expect(output).toContain('\n-----> Doing the work\n')
    expect(output).toContain(`\nDeployed ${repository.head} to quick-start at https://`)
    expect(output).toMatch(/^ {2}slug-id +[0-9a-f-]{36}$/m)
    expect(output).not.toContain('::')

    const slug = /^The slug is at (.+)$/m.exec(output)?.[1] ?? ''
    afterTest(() => rm(slug))
    const names: string[] = []
    await list({ file: slug, onReadEntry: ({ path }) => names.push(path) })
    expect(names).toContain('./app/app.txt')
  })

  test('warns of a Node that is another than the app asks for', async () => {
    const repository = await Repository.of({
      'package.json': JSON.stringify({ engines: { node: '3.x' }, scripts: { build: 'node --version' } }),
    })
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(0)
    afterTest(() => rm(/^The slug is at (.+)$/m.exec(output)?.[1] ?? ''))
    expect(output).toContain(
      ` !     The requested Node.js version (3.x) is not installed on this machine:\n !     the app is built and run with Node.js ${process.version}.`,
    )
  })

  test('fails if the build fails, and shows its error', async () => {
    const repository = await Repository.of(inlineApp('exit 1'))
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^Error: Build \S+ of quick-start failed: Push rejected/m)
    expect(output).not.toContain('The slug is at')
  })

  test('reports that there is nothing to deploy', async () => {
    const { exitCode, output } = await start('/nowhere/at/all')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/nowhere\S* is not a directory/)
    const bare = await temporaryDirectory()
    expect(await start(bare)).toEqual({
      exitCode: 1,
      output: expect.stringContaining('is not a git checkout'),
    })
    const { directory } = await Repository.of({ 'below/index.html': '' })
    const part = expect.stringContaining('is inside a git checkout')
    expect(await start(join(directory, 'below'))).toEqual({ exitCode: 1, output: part })
  })

  test('reports that git is missing', async () => {
    const empty = await temporaryDirectory()
    const env = { ...process.env, PATH: empty, Path: empty }
    const { exitCode, output } = await runNode([bundle], env)
    expect([exitCode, output]).toEqual([
      1,
      expect.stringMatching(/^git is not on the PATH: install it .*\n$/),
    ])
  })

  test.each(['--help', '-h'])('prints its usage: %s', async (option) => {
    const { exitCode, output } = await start(option)
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^Usage: npm start -- /)])
  })

  test.each([
    [['--colour'], "Unknown option '--colour'"],
    [['-x', '.'], "Unknown option '-x'"],
    [['.', '..'], 'Only one path is allowed'],
  ])('refuses unknown arguments: %j', async (args, message) => {
    const { exitCode, output } = await start(...args)
    expect([exitCode, output]).toEqual([2, expect.stringContaining(message)])
    expect(output).toContain('Usage: npm start -- ')
  })

  test.each([
    ['npm start', 'start'],
    ['npm run platform', 'local-platform'],
  ])('%s reports in its first line that Node is too old', async (_name, entry) => {
    const directory = await temporaryDirectory()
    const preload = join(directory, 'old.cjs')
    const old = "{ ...process.versions, node: '18.20.8' }"
    await writeFile(preload, `Object.defineProperty(process, 'versions', { value: ${old} })`)
    const program = join(project, 'dist', entry, 'index.js')
    const { exitCode, output } = await runNode(['--require', preload, program, '/nowhere'])
    const { engines } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const needed = `Node ${engines.node.replace('>=', '')} or later is needed`
    expect([exitCode, output]).toEqual([1, expect.stringMatching(`^${needed}.*\n$`)])
  })
})

interface Ended {
  exitCode: number
  output: string
}

function start(...args: string[]): Promise<Ended> {
  return runNode([bundle, ...args])
}

function runNode(args: string[], env = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: project, env }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}
