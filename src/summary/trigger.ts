import { code, link, text } from './markdown.js'

/** Who and what started a workflow run. */
export interface Trigger {
  /** Login of the person or app. */
  actor: string
  /** Name of the event, such as `push`. */
  event: string
  /** Such as `refs/heads/main`; empty if the event has none. */
  ref: string
  runNumber: number
  /** URL of the run's page. */
  url: string
}

/** Returns the row of a table, of Markdown, that shows who and what started the run; none outside a workflow. */
export function triggerRows(trigger: Trigger | undefined): [string, string][] {
  return trigger ? [['Triggered by', renderTrigger(trigger)]] : []
}

/** Renders who and what started the run as Markdown for one line. */
export function renderTrigger({ actor, event, ref, runNumber, url }: Trigger): string {
  const run = link(`run ${runNumber}`, url)
  return [`${renderActor(actor, url)}: ${describeEvent(event, ref)}`, run].join(', ')
}

/** Apps such as `dependabot[bot]` have no page under their login. */
function renderActor(actor: string, runUrl: string): string {
  return /^[\w-]+$/.test(actor) && URL.canParse(runUrl)
    ? link(actor, `${new URL(runUrl).origin}/${actor}`)
    : text(actor)
}

function describeEvent(event: string, ref: string): string {
  const [, pullRequest] = /^refs\/pull\/(\d+)\//.exec(ref) ?? []
  if (pullRequest !== undefined) return `pull request ${pullRequest}`
  const name = ref.replace(/^refs\/(heads|tags)\//, '')
  const what = event === 'workflow_dispatch' ? 'started by hand' : text(event.replaceAll('_', ' '))
  return name === '' ? what : `${what} ${event === 'push' ? 'to' : 'on'} ${code(name)}`
}
