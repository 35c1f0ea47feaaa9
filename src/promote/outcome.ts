import { formatDuration } from '../text/format.js'

/** What a promotion came to on one app. */
export interface Outcome {
  /** Its name. */
  app: string
  status: 'promoted' | 'unchanged' | 'failed' | 'rolled-back' | 'not-started'
  /** Id and number of the release that was made. */
  releaseId?: string
  version?: number
  /** Number of the release that ran before. */
  previousVersion?: number
  seconds: number
  /** Where the app is served. */
  url: string
  /** What failed, in one line. */
  error?: string
}

/** A line an app, for the log. */
export function outcomeLines(outcomes: Outcome[]): string[] {
  const width = Math.max(...outcomes.map(({ app }) => app.length))
  return outcomes.map((outcome) => `  ${outcome.app.padEnd(width)}  ${describe(outcome)}`)
}

function describe({ status, version, previousVersion, seconds, url, error }: Outcome): string {
  const release = version === undefined ? '' : ` v${version}`
  const same = previousVersion === undefined || previousVersion === version
  const before = same ? '' : `, was v${previousVersion}`
  const words = {
    promoted: 'promoted to',
    unchanged: 'unchanged',
    failed: 'failed',
    'rolled-back': 'rolled back from',
    'not-started': 'not started',
  }
  const took = status === 'promoted' ? ` in ${formatDuration(seconds * 1000)}` : ''
  return [`${words[status]}${release}${took}${before}`, url, error].filter(Boolean).join('  ')
}
