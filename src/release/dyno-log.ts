import type { HerokuClient } from '../heroku/client.js'
import { readLog } from '../heroku/log-sessions.js'
import { lastLinesOf } from '../output/tail.js'
import { errorMessage } from '../text/describe-error.js'

/** Lines of a dyno's log to read. */
const logLines = 100

/** Lines to quote: a stack trace of ten frames, and what is around it. */
const quotedLines = 20

/** News about npm, and frames inside Node.js. */
const noise = /^npm notice|^\s+at .*\(?node:internal\//

/** Milliseconds for reading it, since an error waits for it. */
const readTimeout = 20_000

/** The end of a dyno's log, or why there is none. */
export interface DynoLog {
  /** What the dyno printed since its last start, and Heroku's lines about how it ended; the oldest first. */
  lines: string[]
  /** Why there are no lines, and where to look instead; empty if there are. */
  problem: string
}

/**
 * Reads the end of a dyno's log. It does not fail, since the log only explains another failure.
 *
 * @param dyno its name, such as `web.1`
 * @throws the signal's reason
 */
export async function readDynoLog(
  client: HerokuClient,
  app: { id: string; name: string },
  dyno: string,
): Promise<DynoLog> {
  const limit = AbortSignal.timeout(readTimeout)
  try {
    const limited = client.until(AbortSignal.any([client.signal, limit]))
    const lines = await readLog(limited, app.id, { dyno, lines: logLines })
    const last = endOfLog(lines, dyno)
    return { lines: last, problem: last.length > 0 ? '' : `Its log is empty. ${whereToLook(app.name)}` }
  } catch (error) {
    client.signal.throwIfAborted()
    const why = limit.aborted ? `no answer within ${readTimeout / 1000} seconds` : errorMessage(error)
    return { lines: [], problem: `Its log could not be read: ${why}\n${whereToLook(app.name)}` }
  }
}

function whereToLook(app: string): string {
  return `See it by 'heroku logs --app ${app}'`
}

/**
 * Returns the last lines of a dyno's log that help to find why it failed: what it printed since its last start, and how
 * Heroku says that it ended. What npm and Node.js print after an error would push the error out of sight.
 *
 * @param lines lines of a log session
 */
export function endOfLog(lines: string[], dyno: string): string[] {
  const relevant = linesOfLastStart(lines, dyno).filter((line) => !noise.test(line))
  return lastLinesOf(relevant.join('\n'), quotedLines)
}

/** Returns the lines since the dyno's last start, or since the one before if there are none yet. */
function linesOfLastStart(lines: string[], dyno: string): string[] {
  const starts: string[][] = [[]]
  for (const line of lines) {
    const [, source, name, message = ''] = /^(\w+)\[([^\]]*)\]: (.*)$/s.exec(line) ?? []
    if (name !== dyno) continue
    if (source === 'app') starts.at(-1)?.push(message)
    else if (/^(Error |Process exited)/.test(message)) starts.at(-1)?.push(`Heroku: ${message}`)
    else if (message.startsWith('Starting process')) starts.push([])
  }
  return starts.findLast(({ length }) => length > 0) ?? []
}
