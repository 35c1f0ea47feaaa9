import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { project } from './support/deploy.js'
import { inlineApp, Repository } from './support/repository.js'
import { afterTest, temporaryDirectory } from './support/temporary.js'

describe('npm start', () => {
  test('deploys a checkout, shows log and outputs, and leaves the slug', async () => {
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

    const slug = /^The slug lies at (.+)$/m.exec(output)?.[1] ?? ''
    afterTest(() => rm(slug))
    const names: string[] = []
    await list({ file: slug, onReadEntry: ({ path }) => names.push(path) })
    expect(names).toContain('./app/app.txt')
  })

  test('fails with a build that fails, and shows its error', async () => {
    const repository = await Repository.of(inlineApp('exit 1'))
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^Error: Build \S+ of quick-start failed: Push rejected/m)
    expect(output).not.toContain('The slug lies at')
  })

  test('says so when there is nothing to deploy', async () => {
    const { exitCode, output } = await start('/nowhere/at/all')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/There is no directory \S*nowhere/)
    const bare = await temporaryDirectory()
    expect(await start(bare)).toEqual({ exitCode: 1, output: expect.stringContaining('is no git checkout') })
    const { directory } = await Repository.of({ 'below/index.html': '' })
    const part = expect.stringContaining('is a part of a git checkout')
    expect(await start(join(directory, 'below'))).toEqual({ exitCode: 1, output: part })
  })
})

function start(path: string): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const args = [join(project, 'dist', 'start', 'index.js'), path]
    execFile(process.execPath, args, { cwd: project }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}
