import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

const script = join(project, 'scripts', 'release-notes.js')
const {
  releaseNotes,
}: { releaseNotes: (version: string, changelog: string, packageVersion: string) => string } = await import(
  pathToFileURL(script).href
)

const changelog = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-02-03

### Added

- More.

## [1.0.0] - 2026-01-02

- All.
`

describe('release notes', () => {
  test("are the version's section of the changelog", () => {
    expect(releaseNotes('1.1.0', changelog, '1.1.0')).toBe('### Added\n\n- More.\n')
    expect(releaseNotes('1.1.0', changelog.replaceAll('\n', '\r\n'), '1.1.0')).toBe('### Added\n\n- More.\n')
  })

  test.each([
    ['v1.1.0', changelog, "'v1.1.0' is not a version such as 1.2.3"],
    ['1.1.0-rc.1', changelog, 'is not a version'],
    ['1.1.0\n', changelog, 'is not a version'],
    ['01.1.0', changelog, 'is not a version'],
    ['$(id)', changelog, 'is not a version'],
    [
      '1.2.0',
      changelog,
      "CHANGELOG.md has no section '## [1.2.0] - YYYY-MM-DD': add the heading below '## [Unreleased]'",
    ],
    ['1.0.0', changelog, "CHANGELOG.md has no section '## [1.0.0] - YYYY-MM-DD' on top"],
    [
      '1.1.0',
      changelog.replace('2026-02-03', 'today'),
      "must give 1.1.0 a date such as 2026-01-31, not 'today'",
    ],
    ['1.1.0', changelog.replace('### Added\n\n- More.\n', ''), 'CHANGELOG.md has no notes for 1.1.0'],
  ])('are refused for %j', (version, text, words) => {
    expect(() => releaseNotes(version, text, version)).toThrow(words)
  })

  test('are refused when package.json has another version', () => {
    expect(() => releaseNotes('1.1.0', changelog, '1.0.0')).toThrow('npm version --no-git-tag-version 1.1.0')
  })

  test('of this repository are refused for a version that package.json does not have', async () => {
    const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const { code, stdout, stderr } = await run('0.0.0')
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringContaining(`package.json has the version ${version}`),
    ])
  })
})

test('the changelog has the form that releases need', async () => {
  const text = await readFile(join(project, 'CHANGELOG.md'), 'utf8')
  const [unreleased, ...released] = text.split('\n').filter((line) => line.startsWith('## '))
  expect(unreleased).toBe('## [Unreleased]')
  for (const heading of released) expect(heading).toMatch(/^## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/)
})

function run(version: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, version], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}
