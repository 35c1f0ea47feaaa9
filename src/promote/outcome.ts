import type { DynoOutput } from '../release/complete.js'
import { formatDuration } from '../text/format.js'

/** The outcome of a promotion on one app. */
export interface Outcome {
  /** The app's name. */
  app: string
  status: 'promoted' | 'unchanged' | 'failed' | 'rolled-back' | 'not-started'
  /** Id and number of the new release. */
  releaseId?: string
  version?: number
  /** Number of the release that the app ran before. */
  previousVersion?: number
  /** Version of the build that the app ran before, if it is plain. */
  previousCommit?: string
  /** GitHub's page that compares both commits, if they are known. */
  compareUrl?: string
  /** The dynos, once they run the release; absent if they were not waited for. */
  dynos?: DynoOutput[]
  seconds: number
  /** The app's URL. */
  url: string
  /** The first line of the error message. */
  error?: string
}

/** Returns one line per app, for the log. */
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
