import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { project } from './support/deploy.js'
import { temporaryDirectory } from './support/temporary.js'

const onPosix = process.platform === 'win32' ? test.skip : test

test('npm run clients skips clients whose tools are missing, with a line for each', async () => {
  const { exitCode, lines } = await runClients(await temporaryDirectory(), ['heroku-go', 'heroku3'])
  expect(lines.toSorted()).toEqual([
    '0 passed, 0 failed, 2 skipped',
    'heroku-go: SKIPPED, go is not installed',
    expect.stringMatching(/^heroku3: SKIPPED, python3? is not installed$/),
    expect.stringContaining('installing'),
  ])
  expect(exitCode).toBe(0)
})

onPosix('npm run clients fails when one client fails, and shows what it printed', async () => {
  const tools = await temporaryDirectory()
  const python = `#!/bin/sh
case "$*" in
*venv*) /bin/mkdir -p "$3/bin" && /bin/cp "$0" "$3/bin/python" ;;
*client.py) echo 'it cannot deploy' && exit 3 ;;
esac
`
  await writeFile(join(tools, 'python3'), python, { mode: 0o755 })
  const { exitCode, lines } = await runClients(tools, ['heroku-go', 'heroku3'])
  expect(lines).toEqual(expect.arrayContaining(['it cannot deploy', '0 passed, 1 failed, 1 skipped']))
  expect(exitCode).toBe(1)
})

test('npm run clients knows no other names', async () => {
  const { exitCode, lines } = await runClients(await temporaryDirectory(), ['herko'])
  expect(lines).toEqual([expect.stringContaining('no client herko; there are cli, heroku-client')])
  expect(exitCode).toBe(2)
})

/** Runs the script with nothing on its `PATH` but a directory's programs, and returns the lines of all its output. */
async function runClients(path: string, args: string[]): Promise<{ exitCode: number; lines: string[] }> {
  const env = { ...process.env, PATH: path, CLIENTS_CACHE: await temporaryDirectory() }
  const script = join(project, 'scripts', 'clients', 'index.js')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '')
      resolve({ exitCode: Number(error?.code ?? 0), lines })
    })
  })
}
