import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project } from './support/deploy.js'
import { temporaryDirectory } from './support/temporary.js'

const commit = 'a'.repeat(40)
const workflow: { jobs: { publish: { steps: { name?: string; run?: string }[] } } } = parse(
  await readFile(join(project, '.github', 'workflows', 'release.yml'), 'utf8'),
)

/** What GitHub has before the step runs. */
interface Before {
  /** The commit of the tag `v1.2.3`. */
  tag?: string
  release?: 'draft' | 'published'
  /** Names of all tags whose names begin with `v`. */
  tags?: string[]
  immutable?: boolean
}

// The steps are for ubuntu-latest.
const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('the release workflow', () => {
  test('publishes only when the draft has its file, and then has the tag made for the commit', async () => {
    const { calls, exitCode, output } = await run('Release', {})
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' })
    expect(calls.filter((call) => call.startsWith('release') && !call.startsWith('release view'))).toEqual([
      expect.stringMatching(`^release create v1.2.3 --draft --target ${commit} `),
      expect.stringMatching(/^release upload v1\.2\.3 .+\/provenance\.sigstore\.json --clobber$/),
      expect.stringMatching(`^release edit v1.2.3 --draft=false --target ${commit} `),
    ])
  })

  test('finishes the draft of an earlier attempt', async () => {
    const { calls, exitCode } = await run('Release', { release: 'draft' })
    expect(exitCode).toBe(0)
    expect(calls.join('\n')).not.toContain('release create')
    expect(calls.join('\n')).toMatch(/release upload.*\nrelease edit v1\.2\.3 --draft=false/)
  })

  test('changes nothing of a published release, so that the next step can be repeated', async () => {
    const { calls, exitCode } = await run('Release', { release: 'published', tag: commit })
    expect(exitCode).toBe(0)
    expect(calls.join('\n')).not.toMatch(/release (create|upload|edit)/)
  })

  test('releases no version twice', async () => {
    const { calls, exitCode, output } = await run('Release', { release: 'published', tag: 'b'.repeat(40) })
    expect(exitCode).toBe(1)
    expect(output).toContain('::error::v1.2.3 exists with another commit')
    expect(calls.join('\n')).not.toContain('release ')
  })

  test('warns when the release can be changed', async () => {
    const { exitCode, output } = await run('Release', { immutable: false })
    expect(exitCode).toBe(0)
    expect(output).toContain('::warning::v1.2.3 can be changed')
  })

  test.each([
    ['the newest release', ['v1', 'v1.2.2', 'v1.2.3'], true],
    ['the first release of a major version', ['v0.9.0', 'v1.2.3'], false],
  ])('moves or creates the major tag for %s', async (_, tags, exists) => {
    const { calls, exitCode } = await run('Move the major tag', { tags })
    expect(exitCode).toBe(0)
    const [, change, creation] = calls
    expect(change).toMatch(`git/refs/tags/v1 -f sha=${commit} -F force=true`)
    if (exists) expect(creation).toBeUndefined()
    else expect(creation).toMatch(`git/refs -f ref=refs/tags/v1 -f sha=${commit}`)
  })

  test('leaves the major tag at a newer release', async () => {
    const { calls, exitCode, output } = await run('Move the major tag', { tags: ['v1', 'v1.2.3', 'v1.10.0'] })
    expect(exitCode).toBe(0)
    expect(output).toContain('::notice::The major tag stays')
    expect(calls).toHaveLength(1)
  })
})

/** Runs the script of a step, with a `gh` that records what it is asked. */
async function run(name: string, before: Before) {
  const script = workflow.jobs.publish.steps.find((step) => step.name === name)?.run
  if (script === undefined) throw new Error(`The workflow has no step ${name}`)
  const directory = await temporaryDirectory()
  const tools = join(directory, 'tools')
  const temp = join(directory, 'temp')
  await mkdir(tools)
  await mkdir(temp)
  await writeFile(join(tools, 'gh'), gh, { mode: 0o755 })
  for (const file of ['calls', 'bundle', 'temp/notes.md']) await writeFile(join(directory, file), '')
  const env = {
    PATH: `${tools}${delimiter}${process.env.PATH}`,
    BUNDLE: join(directory, 'bundle'),
    CALLS: join(directory, 'calls'),
    GITHUB_REPOSITORY: 'octo/heroku-build',
    GITHUB_SHA: commit,
    IMMUTABLE: String(before.immutable ?? true),
    RELEASE: before.release ?? '',
    REFS: (before.tags ?? []).map((tag) => `refs/tags/${tag}`).join('\n'),
    RUNNER_TEMP: temp,
    TAG: before.tag ?? '',
    VERSION: '1.2.3',
  }
  // As the runner does: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
  const result = await new Promise<{ exitCode: number; output: string }>((resolve) => {
    execFile('bash', ['--norc', '-e', '-c', script], { cwd: project, env }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
  const calls = (await readFile(env.CALLS, 'utf8')).split('\n').filter((line) => line !== '')
  return { ...result, calls }
}

const gh = `#!/usr/bin/env bash
echo "$*" >> "$CALLS"
case "$*" in
  *matching-refs/tags/v1.2.3*) echo "$TAG" ;;
  *matching-refs/tags/v*) echo "$REFS" ;;
  'release view'*)
    case "$RELEASE" in draft) echo true ;; published) echo false ;; *) exit 1 ;; esac ;;
  'release upload'*) test -f "$4" ;;
  *releases/tags/*) echo "$IMMUTABLE" ;;
  *'--method PATCH'*) grep --quiet --line-regexp refs/tags/v1 <<< "$REFS" ;;
esac
`
