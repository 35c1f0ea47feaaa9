import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from '../support/deploy.js'
import { temporaryDirectory } from '../support/temporary.js'
import { documents } from './markdown.js'

describe('npm run docs -- --check', () => {
  test('accepts tables of inputs and outputs that match action.yml', async () => {
    expect(await check(project)).toEqual({ exitCode: 0, stderr: '' })
  })

  test('rejects a table that is out of date, which npm run docs updates', async () => {
    const copy = await copyOfDocuments()
    const file = join(copy, 'promote', 'action.yml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace("default: '10'", "default: '11'"))
    const stale = { exitCode: 1, stderr: expect.stringContaining('differs from action.yml') }
    expect(await check(copy)).toEqual(stale)
    expect(await run(copy)).toEqual({ exitCode: 0, stderr: '' })
    expect(await check(copy)).toEqual({ exitCode: 0, stderr: '' })
  })

  test('rejects an action that no document describes', async () => {
    const copy = await copyOfDocuments()
    await mkdir(join(copy, 'another'))
    await writeFile(join(copy, 'another', 'action.yml'), 'inputs: {}\n')
    const lacking = expect.stringContaining('<!-- inputs of another/action.yml -->')
    expect(await check(copy)).toEqual({ exitCode: 1, stderr: lacking })
  })
})

/** Copies the Markdown files and the action.yml files into a directory. */
async function copyOfDocuments(): Promise<string> {
  const copy = await temporaryDirectory()
  const entries = await readdir(project, { withFileTypes: true })
  const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  for (const file of [...documents, 'action.yml', ...directories.map((name) => join(name, 'action.yml'))]) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await copyFile(join(project, file), join(copy, file)).catch(ifMissing)
  }
  return copy
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

const check = (directory: string) => run(directory, '--check')

function run(cwd: string, ...args: string[]): Promise<{ exitCode: number; stderr: string }> {
  const script = join(project, 'scripts', 'docs.js')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd }, (error, _, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), stderr })
    })
  })
}
