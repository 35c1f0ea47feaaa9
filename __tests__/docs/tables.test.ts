import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from '../support/deploy.js'
import { temporaryDirectory } from '../support/temporary.js'
import { documents, examples } from './markdown.js'
import { repositoryName } from './repository-name.js'

const commandsFile = join('__tests__', 'clients', 'cli', 'commands.json')

describe('npm run docs -- --check', () => {
  test('accepts tables of inputs and outputs that match action.yml', async () => {
    expect(await check(project)).toEqual({ exitCode: 0, stderr: '' })
  })

  test('rejects a table that is out of date, which npm run docs updates', async () => {
    const copy = await copyOfDocuments()
    const file = join(copy, 'promote', 'action.yml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace("default: '10'", "default: '11'"))
    await expectStale(copy)
  })

  test('rejects a workflow that differs from the one in examples/', async () => {
    const copy = await copyOfDocuments()
    const file = join(copy, 'examples', 'promote-with-approval.yml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('my-app-eu', 'my-app-us'))
    await expectStale(copy)
    expect(await readFile(join(copy, 'README.md'), 'utf8')).toContain('my-app-us')
  })

  test("rejects another name of the repository, and authors' placeholder for it", async () => {
    const copy = await copyOfDocuments()
    const file = join(copy, 'docs', 'recipes.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(repositoryName, '<owner>/heroku-build'))
    await expectStale(copy)
    const manifest = join(copy, 'package.json')
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll(repositoryName, 'octo/deploy'))
    await expectStale(copy)
  })

  test('rejects a table of commands that is older than what npm run clients found', async () => {
    const copy = await copyOfDocuments()
    const commands = { a: '', 'a:b': 'no b', c: 'no c', 'c:d': 'no c', e: 'no c' }
    await writeFile(join(copy, commandsFile), JSON.stringify({ version: '1.2.3', commands }))
    await expectStale(copy)
    expect(await readFile(join(copy, 'docs', 'heroku-cli.md'), 'utf8')).toContain(`
| Topic | Works, with version 1.2.3 | Does not, and why |
| --- | --- | --- |
| \`a\` | \`a\` | \`a:b\`: no b |
| \`c\`, \`e\` |  | no c |
`)
  })

  test('rejects an action that no document describes', async () => {
    const copy = await copyOfDocuments()
    await mkdir(join(copy, 'another'))
    await writeFile(join(copy, 'another', 'action.yml'), 'inputs: {}\n')
    const lacking = expect.stringContaining('<!-- inputs of another/action.yml -->')
    expect(await check(copy)).toEqual({ exitCode: 1, stderr: lacking })
  })
})

describe('npm run rename', () => {
  test('gives the repository another name in package.json, documents and examples, and again', async () => {
    const copy = await copyOfDocuments()
    await mkdir(join(copy, '.github'), { recursive: true })
    await writeFile(join(copy, '.github', 'CODEOWNERS'), `* @${repositoryName.split('/')[0]}\n`)
    for (const [name, before] of [
      ['octo-org/heroku-build', repositoryName],
      ['Acme/deploy.heroku', 'octo-org/heroku-build'],
    ] as const) {
      expect(await run(copy, 'rename', name)).toEqual({ exitCode: 0, stderr: '' })
      expect(await run(copy, 'docs', '--check')).toEqual({ exitCode: 0, stderr: '' })
      for (const file of [
        'package.json',
        'README.md',
        'SECURITY.md',
        'docs/recipes.md',
        'examples/deploy.yml',
      ]) {
        const text = await readFile(join(copy, file), 'utf8')
        expect([file, text.includes(name), text.includes(before)]).toEqual([file, true, false])
      }
      const owners = await readFile(join(copy, '.github', 'CODEOWNERS'), 'utf8')
      expect(owners).toBe(`* @${name.split('/')[0]}\n`)
    }
    expect(await readFile(join(copy, 'README.md'), 'utf8')).not.toContain('not published')
  })

  test('changes nothing where the dependencies are not installed', async () => {
    const copy = await copyOfDocuments()
    const scripts = join(copy, 'scripts')
    await mkdir(scripts, { recursive: true })
    for (const name of ['docs.js', 'rename.js', 'repository.js'])
      await copyFile(join(project, 'scripts', name), join(scripts, name))
    const before = await readFile(join(copy, 'package.json'), 'utf8')
    const refused = { exitCode: 1, stderr: 'rename: Run npm ci first\n' }
    expect(await runScript(join(scripts, 'rename.js'), copy, 'octo-org/heroku-build')).toEqual(refused)
    expect(await readFile(join(copy, 'package.json'), 'utf8')).toBe(before)
  })

  test.each(['', 'heroku-build', 'a/b/c', '-a/b', 'a_b/c', 'a/..', 'a/b.git', 'a/b c', 'a/b, c'])(
    "refuses '%s'",
    async (args) => {
      const copy = await copyOfDocuments()
      const before = await readFile(join(copy, 'package.json'), 'utf8')
      const refused = { exitCode: 1, stderr: expect.stringContaining('is not owner/name') }
      expect(await run(copy, 'rename', ...args.split(', '))).toEqual(refused)
      expect(await readFile(join(copy, 'package.json'), 'utf8')).toBe(before)
    },
  )
})

/** Expects that the documents are out of date, and that `npm run docs` updates them. */
async function expectStale(copy: string): Promise<void> {
  const stale = { exitCode: 1, stderr: expect.stringContaining('is out of date') }
  expect(await check(copy)).toEqual(stale)
  expect(await run(copy, 'docs')).toEqual({ exitCode: 0, stderr: '' })
  expect(await check(copy)).toEqual({ exitCode: 0, stderr: '' })
}

/** Copies the documents, and the files whose content they show, into a directory. */
async function copyOfDocuments(): Promise<string> {
  const copy = await temporaryDirectory()
  const entries = await readdir(project, { withFileTypes: true })
  const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const actions = ['action.yml', ...directories.map((name) => join(name, 'action.yml'))]
  for (const file of [
    ...documents,
    ...examples.map(({ document }) => document),
    commandsFile,
    ...actions,
    '.github/workflows/deploy.yml',
    'package.json',
  ]) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await copyFile(join(project, file), join(copy, file)).catch(ifMissing)
  }
  return copy
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

const check = (directory: string) => run(directory, 'docs', '--check')

/** Runs a script of this project in a directory. */
function run(cwd: string, name: string, ...args: string[]): Promise<{ exitCode: number; stderr: string }> {
  return runScript(join(project, 'scripts', `${name}.js`), cwd, ...args)
}

function runScript(
  script: string,
  cwd: string,
  ...args: string[]
): Promise<{ exitCode: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd }, (error, _, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), stderr })
    })
  })
}
