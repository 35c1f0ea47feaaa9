import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'
import { inlineApp, Repository } from './support/repository.js'
import { temporaryDirectory } from './support/temporary.js'

interface Row {
  what: string
  ours: { median: number }
  peer?: { name: string; median: number }
  met?: boolean
}

describe('npm run bench', () => {
  test('measures, shows a table, and writes JSON', async () => {
    const { directory } = await Repository.of(inlineApp(undefined, { 'app.txt': 'text\n'.repeat(1000) }))
    const results = await temporaryDirectory()
    const args = ['start', 'archive', '--runs', '1', '--path', directory, '--results', results]
    const { stdout } = await bench(...args)
    expect(stdout).toMatch(/^Start to first request +\d.* × as long +.*≤ 2\.5 × +(yes|NO)$/m)
    expect(stdout).toMatch(/^Archive of 0 MB, 5 files +\d/m)

    const markdown = await readFile(join(results, 'bench.md'), 'utf8')
    expect(markdown).toMatch(/^\| What \| Ours \| .*\n\| --- \|.*\n\| Start to first request \| /)
    const start = await rowsIn(join(results, 'start.json'))
    expect(start).toEqual([
      expect.objectContaining({ what: 'Start to first request', met: expect.any(Boolean) }),
    ])
    const archive = await rowsIn(join(results, 'archive.json'))
    expect(archive.map(({ peer }) => peer?.name)).toContain('node-tar')
    for (const { ours } of archive) expect(ours.median).toBeGreaterThan(0)
  })

  test('shows its usage for an unknown suite', async () => {
    const refused = bench('no-such-suite')
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^bench: There is no suite 'no-such-suite'\n\nUsage: npm run bench/),
    })
  })
})

/** Runs the benchmarks, whose generated repositories are removed with the test. */
async function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const directory = await temporaryDirectory()
  const env = { ...process.env, TMPDIR: directory, TEMP: directory, TMP: directory }
  return promisify(execFile)(process.execPath, [join(project, 'bench', 'index.js'), ...args], { env })
}

async function rowsIn(file: string): Promise<Row[]> {
  const { rows }: { rows: Row[] } = JSON.parse(await readFile(file, 'utf8'))
  return rows
}
