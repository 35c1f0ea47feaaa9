import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { marked } from 'marked'
import type { Outcome } from '../../src/promote/outcome.js'
import { renderSummary } from '../../src/promote/summary.js'
import { AlreadyReportedError } from '../../src/runner/run.js'
import { writeSummary } from '../../src/summary/write.js'
import { type Comparison, compareVersions } from '../../src/text/comparison.js'
import { registerSecret } from '../../src/text/redact.js'
import { hostileText } from '../support/hostile.js'
import { temporaryDirectory } from '../support/temporary.js'
import { appNames } from './support.js'

const failure = new AlreadyReportedError('Promotion failed')

const inputs = {
  apiUrl: new URL('https://api.heroku.com'),
  repositoryUrl: 'https://github.com/octo/app',
  github: {
    environment: '',
    access: {
      token: '',
      apiUrl: new URL('https://api.github.com'),
      repository: { owner: 'octo', repo: 'app' },
    },
    run: {
      repository: { owner: 'octo', repo: 'app' },
      repositoryId: '1',
      url: 'https://github.com/octo/app/actions/runs/1',
      apiUrl: new URL('https://api.github.com'),
      sha: '',
      ref: 'refs/heads/main',
      actor: 'octocat',
      event: 'push',
      runNumber: 12,
      action: '',
      changedLabel: '',
    },
  },
}

describe('the summary of a promotion', () => {
  test('shows what was promoted where, who did so, and the apps side by side', () => {
    const progress = progressOf({ lookup: 300, promotion: 4701 })
    progress.label = 'staging 01234567'
    progress.commit = '0123456789'.repeat(4)
    const outcomes = appNames(2).map((app) =>
      outcome(app, { version: 4, releaseId: `id-of-${app}`, previousVersion: 3, seconds: 2 }),
    )
    takeTurns(progress, outcomes, [
      { from: 310, to: 2310 },
      { from: 320, to: 4999.6 },
    ])
    expect(renderSummary(progress.with(outcomes), undefined).join('\n\n')).toBe(`\
### ✅ Promoted [<code>staging 01234567</code>](<https://github.com/octo/app/commit/${progress.commit}>) to 2 apps

| App | Result | Release | Before | Time |
| --- | --- | --- | --- | --- |
| [app&#45;1](<https://app-1.example/>) | ✅ promoted | [<code>v4</code>](<https://dashboard.heroku.com/apps/app-1/activity/releases/id-of-app-1>) | <code>v3</code> | 2.0 s |
| [app&#45;2](<https://app-2.example/>) | ✅ promoted | [<code>v4</code>](<https://dashboard.heroku.com/apps/app-2/activity/releases/id-of-app-2>) | <code>v3</code> | 2.0 s |

Triggered by [octocat](<https://github.com/octocat>): push to <code>main</code>, [run 12](<https://github.com/octo/app/actions/runs/1>)

\`\`\`mermaid
%%{init: {"gantt":{"leftPadding":83,"numberSectionStyles":2}}}%%
gantt
    dateFormat YYYY-MM-DD HH:mm:ss.SSS
    axisFormat %M:%S
    tickInterval 1second
    todayMarker off
    section lookup
    0.3 s : 2000-01-01 00:00:00.000, 2000-01-01 00:00:00.300
    section promotion
    4.7 s : 2000-01-01 00:00:00.300, 2000-01-01 00:00:05.001
    section app-1
    2.0 s : 2000-01-01 00:00:00.310, 2000-01-01 00:00:02.310
    section app-2
    4.7 s : 2000-01-01 00:00:00.320, 2000-01-01 00:00:05.000
\`\`\``)
  })

  test('shows the full errors of some apps, if they do not fit into the row', () => {
    const progress = progressOf({ promotion: 6000 })
    const outcomes = appNames(14).map((app) => outcome(app, { status: 'failed', error: 'It failed' }))
    takeTurns(progress, outcomes, [])
    for (const failed of outcomes.slice(0, 13)) {
      progress.failures.set(failed, `It failed\nThe last lines of its output:\n${failed.app} \`\`\` broke`)
    }
    const [last = outcome('none')] = outcomes.slice(-1)
    progress.failures.set(last, 'It failed')
    const summary = renderSummary(progress.with(outcomes), failure).join('\n\n')
    expect(summary).toMatch(/^### ❌ Promotion to 14 apps failed\n/)
    expect(summary).toContain(
      '<details><summary>Error of app&#45;10</summary>\n\n````text\nIt failed\nThe last lines of its output:\napp-10 ``` broke\n````\n\n</details>',
    )
    expect(summary).not.toMatch(/Error of app&#45;1[1-4]/)
    expect(summary).toContain('See the log for the errors of 3 more apps.')
    expect(summary).toMatch(/ {4}section app-14\n {4}0\.0 s, failed : crit, 2000-/)
  })

  test('does not count apps that already ran the slug as promoted', () => {
    const headline = (...statuses: Outcome['status'][]) => {
      const outcomes = statuses.map((status, index) => outcome(`app-${index}`, { status }))
      return renderSummary(progressOf({ promotion: 1 }).with(outcomes), undefined)[0]
    }
    expect(headline('unchanged', 'unchanged')).toBe('### ✅ All 2 apps already run it')
    expect(headline('promoted', 'unchanged')).toBe('### ✅ Promoted to 1 of 2 apps; 1 already ran it')
    expect(headline('promoted', 'promoted')).toBe('### ✅ Promoted to 2 apps')
    const failed = [outcome('one', { status: 'rolled-back' }), outcome('two', { status: 'not-started' })]
    const [heading, table] = renderSummary(progressOf({ promoted: 1 }).with(failed), failure)
    expect(heading).toBe('### ❌ Promotion to 2 apps failed')
    expect(table).toMatch(/\| ↩️ rolled back \|.*\n.*\| ⏸️ not started \|/)
  })

  test('of one app names that app', () => {
    const headline = (status: Outcome['status'], error?: Error) => {
      const progress = progressOf({ promoted: 1 })
      progress.label = 'staging'
      return renderSummary(progress.with([outcome('shop', { status })]), error)[0]
    }
    const shop = '[shop](<https://shop.example/>)'
    expect(headline('promoted')).toBe(`### ✅ Promoted <code>staging</code> to ${shop}`)
    expect(headline('unchanged')).toBe(`### ✅ ${shop} already runs <code>staging</code>`)
    expect(headline('failed', failure)).toBe(`### ❌ Promotion of <code>staging</code> to ${shop} failed`)
  })

  test('shows what changes in its heading if that is the same everywhere, and else in each row', () => {
    const comparisonWith = (previous: string) =>
      compareVersions({ previous, current: 'c'.repeat(40), repositoryUrl: inputs.repositoryUrl })
    const [one, other] = [comparisonWith('a'.repeat(40)), comparisonWith('b'.repeat(40))]
    const summaryOf = (...comparisons: (Comparison | undefined)[]) => {
      const statuses = comparisons.map((_, index) => (index === 2 ? 'unchanged' : 'promoted'))
      const outcomes = statuses.map((status, index) => outcome(`app-${index}`, { status }))
      const input = progressOf({ promoted: 1 }).with(outcomes)
      const apps = input.apps.map((app, index) => {
        const comparison = comparisons[index]
        return comparison ? { ...app, comparison } : app
      })
      return renderSummary({ ...input, apps }, undefined)
    }
    const same = comparisonWith('c'.repeat(40))
    const [shared = '', sharedTable = ''] = summaryOf(one, one, same)
    expect(shared).toBe(
      `### ✅ Promoted to 2 of 3 apps; 1 already ran it ([before: <code>aaaaaaaa</code>](<${one.url}>))`,
    )
    expect(sharedTable).toMatch(/^\| App \| Result \|\n/)
    for (const comparisons of [
      [one, other, same],
      [one, undefined, same],
    ]) {
      const [heading = '', table = ''] = summaryOf(...comparisons)
      expect(heading).toBe('### ✅ Promoted to 2 of 3 apps; 1 already ran it')
      expect(table).toMatch(/^\| App \| Result \| Changes \|\n/)
      expect(table).toContain(`| [aaaaaaaa&#46;&#46;&#46;cccccccc](<${one.url}>) |`)
      expect(table).toMatch(/unchanged \| {2}\|$/)
    }
  })

  test('shows the error if nothing was promoted', () => {
    const error = new Error("Nothing was promoted because some apps can't be promoted to:\nmissing: <b>")
    const summary = renderSummary(progressOf({ lookup: 20 }).with([]), error).join('\n\n')
    expect(summary).toMatch(/^### ❌ Nothing was promoted\n\n```text\nNothing was.*\nmissing: <b>\n```\n/)
    expect(summary).not.toContain('mermaid')
  })

  test('shows what each app runs after a failure, and no column that is empty', () => {
    const outcomes = [
      outcome('one', { version: 5, previousVersion: 3 }),
      outcome('two', { status: 'failed', version: 5, previousVersion: 4, error: 'No' }),
      outcome('three', { status: 'failed', version: 5, previousVersion: 4, error: 'No' }),
      outcome('four', { status: 'not-started', previousVersion: 9 }),
      outcome('five', { status: 'unchanged', version: 7, previousVersion: 7 }),
      outcome('six', { status: 'rolled-back', version: 5, previousVersion: 4 }),
    ]
    const input = progressOf({ promotion: 1 }).with(outcomes)
    const third = input.apps[2]
    if (third) Object.assign(third, { runsOwnRelease: true })
    const [, table = ''] = renderSummary(input, failure)
    const [head, , ...rows] = table.split('\n')
    expect(head).toBe('| App | Result | Release | Before | Runs now | Error |')
    expect(rows.map((row) => row.split(' | ').slice(3, 5).join())).toEqual([
      '<code>v3</code>,<code>v5</code>',
      '<code>v4</code>,<code>v4</code>',
      '<code>v4</code>,<code>v5</code>',
      '<code>v9</code>,<code>v9</code>',
      ',<code>v7</code>',
      '<code>v4</code>,as before',
    ])
  })

  test('shows the slowest apps in its chart, in the order in which they started', () => {
    const progress = progressOf({ promotion: 10_000 })
    const outcomes = appNames(100).map((app) => outcome(app))
    takeTurns(
      progress,
      outcomes,
      outcomes.map((_, index) => ({ from: index, to: index % 2 === 0 ? 500 + 2 * index : index })),
    )
    const summary = renderSummary(progress.with(outcomes), undefined).join('\n\n')
    const bars = [...summary.matchAll(/^ {4}section app-(\d+)\n {4}[\d.]+ s : 2000-/gm)].map(([, number]) =>
      Number(number),
    )
    expect(bars).toEqual(Array.from({ length: 40 }, (_, index) => 21 + 2 * index))
    expect(summary).toContain('The chart shows the 40 of 100 apps that took longest.')
  })

  test('contains no active content, whatever the names and the output of the apps', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, message) => {
        const progress = progressOf({ promotion: 6000 })
        progress.label = name
        const outcomes = [
          outcome(name, { url: '', status: 'failed', error: message }),
          outcome(name, { url: message }),
        ]
        takeTurns(progress, outcomes, [{ from: 0, to: 5 }])
        for (const entry of outcomes) progress.failures.set(entry, `${message}\n${name}`)
        const versions = [
          { previous: name, current: message },
          { previous: message, current: `${name}x` },
        ]
        const input = progress.with(outcomes)
        const apps = input.apps.map((app, index) => ({
          ...app,
          comparison: compareVersions({ current: '', repositoryUrl: '', ...versions[index] }),
        }))
        const parts = renderSummary({ ...input, apps }, failure)
        const html = marked.parse(parts.join('\n\n'), { async: false })
        const allowed = ['h3', 'p', 'code', 'pre', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
        const folds = ['details', 'summary', 'details', 'summary']
        const tags = [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag ?? '')
        expect(tags.filter((tag) => folds.includes(tag))).toEqual(folds)
        expect(tags.filter((tag) => ![...allowed, ...folds].includes(tag))).toEqual([])
        const picture = parts.find((part) => part.startsWith('```mermaid')) ?? ''
        const rows =
          /^ {4}(section [\p{L}\p{N}. -]+(, row \d)?|[06]\.0 s(, failed)? : (crit, )?[\d-]+ [\d:.]+, [\d-]+ [\d:.]+)$/u
        const settings = /^ {4}(dateFormat [\w :.-]+|axisFormat %M:%S|tickInterval 1second|todayMarker off)$/
        expect(
          picture
            .split('\n')
            .slice(3, -1)
            .filter((text) => !rows.test(text) && !settings.test(text)),
        ).toEqual([])
      }),
    )
  })

  test('contains no secret, even if its characters are escaped and its lines cut', () => {
    const secret = 'top-secret/value+of=mine'
    registerSecret(secret)
    const progress = progressOf({ promotion: 1 })
    const long = `${'x'.repeat(290)}${secret}`
    const outcomes = [outcome('one', { status: 'failed', error: long })]
    takeTurns(progress, outcomes, [])
    for (const entry of outcomes) progress.failures.set(entry, `Failed\n${'y'.repeat(490)}${secret}`)
    const summary = renderSummary(progress.with(outcomes), failure).join('\n')
    expect(summary).not.toMatch(/top(-|&#45;)se/)
    expect(summary.replaceAll('&#42;', '*').match(/\*\*\*/g)).toHaveLength(2)
  })

  test('of many apps shows those that failed first, then those that changed, and counts the others', () => {
    const statuses = ['unchanged', 'promoted', 'not-started', 'failed', 'rolled-back'] as const
    const outcomes = appNames(1000).map((app, index) =>
      outcome(app, { status: statuses[index % 5] ?? 'failed' }),
    )
    const parts = renderSummary(progressOf({ promotion: 1 }).with(outcomes), failure)
    expect(parts[0]).toBe('### ❌ Promoted to 200 of 1000 apps; 200 already ran it')
    const shown = [...parts.join('\n').matchAll(/^\| [^|]* \| \S+ ([\w ]+) \|/gm)].map(([, status]) => status)
    expect(shown.filter((status, index) => status !== shown[index - 1])).toHaveLength(401 + 1)
    expect(shown.slice(0, 400)).not.toContain('promoted')
    expect(shown.slice(600)).toEqual(Array.from({ length: 200 }, () => 'promoted'))
  })

  test('of a thousand apps with long errors stays below GitHub’s limit', async () => {
    const progress = progressOf({ promotion: 6000 })
    const error = '!'.repeat(2000)
    const outcomes = appNames(1000).map((app) => outcome(app, { status: 'failed', error }))
    for (const entry of outcomes) progress.failures.set(entry, `${error}\n${'`'.repeat(2000)}`)
    const file = join(await temporaryDirectory(), 'summary.md')
    await writeFile(file, '')
    await writeSummary(file, renderSummary(progress.with(outcomes), failure))
    const written = await readFile(file, 'utf8')
    expect(Buffer.byteLength(written)).toBeLessThan(1024 * 1024)
    // The errors and the chart come before most of the rows.
    expect(written).toContain('section promotion')
    expect(written).toContain('See the log for the errors of 990 more apps.')
    expect(written.trimEnd()).toMatch(
      /The rest is left out, since it is too long for a summary. See the log.$/,
    )
  })
})

/** Builds the input of a summary from outcomes. */
class Progress {
  label = ''
  commit = ''
  readonly timings = new Map<string, number>()
  readonly turns = new Map<Outcome, { from: number; to: number }>()
  readonly failures = new Map<Outcome, string>()

  with(outcomes: Outcome[]) {
    const apps = outcomes.map((outcome) => {
      const [span, failure] = [this.turns.get(outcome), this.failures.get(outcome)]
      return { outcome, ...(span && { span }), ...(failure && { failure }) }
    })
    return { label: this.label, commit: this.commit, timings: this.timings, apps, inputs }
  }
}

function progressOf(took: Record<string, number>): Progress {
  const progress = new Progress()
  for (const [phase, milliseconds] of Object.entries(took)) progress.timings.set(phase, milliseconds)
  return progress
}

function takeTurns(progress: Progress, outcomes: Outcome[], turns: { from: number; to: number }[]): void {
  for (const [index, one] of outcomes.entries()) progress.turns.set(one, turns[index] ?? { from: 0, to: 0 })
}

function outcome(app: string, change: Partial<Outcome> = {}): Outcome {
  return { app, status: 'promoted', seconds: 0, url: `https://${app}.example/`, ...change }
}
