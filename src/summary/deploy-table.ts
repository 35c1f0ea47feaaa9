import { dashboardUrl, linkedCode } from './heroku.js'
import { table, text } from './markdown.js'
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
  const [head, ...others] = [
    ...rows.map(({ label, value, page }) => [
      label,
      linkedCode(value, page ? dashboardUrl(apiUrl, app, page.kind, page.id) : ''),
    ]),
    ...(runsNow === '' ? [] : [['Runs now', text(runsNow)]]),
    ...triggerRows(trigger),
  ]
  return head ? [table(head, others)] : []
}
