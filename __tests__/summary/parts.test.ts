import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { renderDeployTable } from '../../src/summary/deploy-table.js'
import { dashboardUrl } from '../../src/summary/heroku.js'
import { compactTable } from '../../src/summary/markdown.js'
import { renderTimings } from '../../src/summary/timings.js'
import { renderTrigger } from '../../src/summary/trigger.js'
import { renderVersion } from '../../src/summary/version.js'

const run = { actor: 'octocat', runNumber: 7, url: 'https://github.example/octo/app/actions/runs/1' }
const link = '[run 7](<https://github.example/octo/app/actions/runs/1>)'
const octocat = '[octocat](<https://github.example/octocat>)'

describe('the trigger of a run', () => {
  test.each([
    ['push', 'refs/heads/main', 'push to <code>main</code>'],
    ['push', 'refs/tags/v1', 'push to <code>v1</code>'],
    ['schedule', 'refs/heads/main', 'schedule on <code>main</code>'],
    ['workflow_dispatch', 'refs/heads/a/b', 'started by hand on <code>a&#47;b</code>'],
    ['pull_request', 'refs/pull/12/merge', 'pull request 12'],
    ['repository_dispatch', '', 'repository dispatch'],
    ['push', 'refs/heads/<b>|`', 'push to <code>&#60;b&#62;&#124;&#96;</code>'],
  ])('%s on %s', (event, ref, words) => {
    expect(renderTrigger({ ...run, event, ref })).toBe(`${octocat}: ${words}, ${link}`)
  })

  test('is an app, which has no page', () => {
    const trigger = { ...run, actor: 'dependabot[bot]', event: 'push', ref: '' }
    expect(renderTrigger(trigger)).toBe(`dependabot&#91;bot&#93;: push, ${link}`)
  })
})

describe('links', () => {
  const heroku = new URL('https://api.heroku.com')

  test('lead to Heroku’s dashboard, but not from another API', () => {
    expect(dashboardUrl(heroku, 'shop', 'builds', 'id')).toBe(
      'https://dashboard.heroku.com/apps/shop/activity/builds/id',
    )
    expect(dashboardUrl(heroku, 'a/../b>', 'releases', '1|2')).toBe(
      'https://dashboard.heroku.com/apps/a%2F..%2Fb%3E/activity/releases/1%7C2',
    )
    expect(dashboardUrl(new URL('http://127.0.0.1:5000'), 'shop', 'builds', 'id')).toBe('')
  })

  test('lead to a commit, if it is one', () => {
    const sha = 'a'.repeat(40)
    expect(renderVersion(sha, 'https://github.com/o/r')).toBe(
      `[<code>aaaaaaaa</code>](<https://github.com/o/r/commit/${sha}>)`,
    )
    expect(renderVersion(sha, '')).toBe('<code>aaaaaaaa</code>')
    expect(renderVersion('v1', 'https://github.com/o/r')).toBe('<code>v1</code>')
  })
})

test('a table has no column that is empty in every row', () => {
  const rows = [
    ['1', '', ''],
    ['', '', '2'],
  ]
  expect(compactTable(['a', 'b', 'c'], rows)).toBe('| a | c |\n| --- | --- |\n| 1 |  |\n|  | 2 |')
})

test('a table about one thing has a heading in each row, and its cells are Markdown', () => {
  const rows = [{ label: 'Release', value: '*v3*', page: { kind: 'releases' as const, id: '1' } }]
  const context = { app: 'shop', apiUrl: new URL('https://api.heroku.com'), runsNow: '</td>v2' }
  const html = marked.parse(renderDeployTable(rows, context).join('\n'), { async: false })
  const link =
    '<a href="https://dashboard.heroku.com/apps/shop/activity/releases/1"><code>&#42;v3&#42;</code></a>'
  expect(html.replaceAll('\n', '')).toBe(
    `<table><tr><th align="left">Release</th><td><p>${link}</p></td></tr>` +
      '<tr><th align="left">Runs now</th><td><p>&lt;/td&gt;v2</p></td></tr></table>',
  )
})

test('a chart leaves out phases that took no time to speak of', () => {
  const phases = new Map([
    ['archived', 100],
    ['uploaded', 99],
    ['built', 6000],
  ])
  const [chart = ''] = renderTimings(phases)
  expect([...chart.matchAll(/section (\w+)\n.* : (\S+ \S+), /g)].map(([, ...row]) => row)).toEqual([
    ['archived', '2000-01-01 00:00:00.000'],
    ['built', '2000-01-01 00:00:00.100'],
  ])
})

test('a chart is shown only of more than five seconds in all', () => {
  const phases = new Map([
    ['archive', 2000],
    ['build', 3000],
  ])
  expect(renderTimings(phases)).toEqual([])
  expect(renderTimings(phases.set('release', 1))).toEqual([expect.stringMatching(/^```mermaid\n/)])
})
