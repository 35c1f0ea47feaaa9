import { dashboardUrl, linkedCode } from './heroku.js'
import { text } from './markdown.js'
import { type Trigger, triggerRows } from './trigger.js'

/** A row: a label, and plain text. */
interface Row {
  label: string
  value: string
  /** What the dashboard of Heroku has a page about, and its id. */
  page?: { kind: 'builds' | 'releases'; id: string }
}

/** What a table is about besides its rows. */
interface TableContext {
  /** Name of the app. */
  app: string
  apiUrl: URL
  trigger?: Trigger | undefined
  /** What the app runs after a failure; empty if there was none, or that is unknown. */
  runsNow?: string
}

/** Renders what is known of a deploy as one table, whose ids link to Heroku's dashboard; nothing if nothing is known. */
export function renderDeployTable(
  rows: Row[],
  { app, apiUrl, trigger, runsNow = '' }: TableContext,
): string[] {
  const known = rows.map(({ label, value, page }): [string, string] => [
    label,
    linkedCode(value, page ? dashboardUrl(apiUrl, app, page.kind, page.id) : ''),
  ])
  const running: [string, string][] = runsNow === '' ? [] : [['Runs now', text(runsNow)]]
  const all = [...known, ...running, ...triggerRows(trigger)]
  return all.length === 0 ? [] : [['<table>', ...all.map(tableRow), '</table>'].join('\n')]
}

/** Markdown's own tables have no headings of rows. The blank lines make Markdown of a cell (CommonMark, "HTML blocks"). */
function tableRow([head, cell]: [string, string]): string {
  return `<tr><th align="left">${head}</th><td>\n\n${cell}\n\n</td></tr>`
}
