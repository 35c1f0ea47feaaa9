import { once } from 'node:events'
import { messageOf } from '../local-platform/builder/failure.js'
import type { Platform } from '../local-platform/platform.js'
import { startupMessage } from '../local-platform/server/startup-message.js'
import type { AppLog } from '../local-platform/storage/app-log.js'
import { requestPage } from './answer.js'
import { callApi } from './api.js'
import { LogPrinter } from './log-printer.js'
import { nextLine, type WebStart, type WebWatch } from './web-watch.js'

/** Time for the router to log a request that has been answered, in milliseconds. */
const routerLogTimeoutMs = 1_000

/** An app that has been released. */
export interface ReleasedApp {
  platform: Platform
  name: string
  log: AppLog
  /** Has watched the log since before the release. */
  web: WebWatch
}

export interface ShowOptions {
  write: (text: string) => void
  /** Ends the display. */
  signal: AbortSignal
  /** Whether to follow the app's log until the signal. */
  keep: boolean
}

/** How an app has started. */
interface Start {
  condition: 'fine' | 'answers with an error' | 'does not run'
  /** What to say about it, in whole lines. */
  message: string
  /** Where it answers, if it does. */
  address?: string
}

/**
 * Shows how a released app starts: its log, and its answer to a request.
 *
 * @returns whether it runs, and answers without an error if it has a web process; with `keep`, whether it runs
 * @throws the signal's reason if the app has not started by then
 */
export async function showApp(app: ReleasedApp, { write, signal, keep }: ShowOptions): Promise<boolean> {
  write(`\nLog of ${app.name}:\n`)
  const printer = new LogPrinter(app.log, write)
  try {
    const { condition, message, address } = await inspect(app, signal)
    if (!keep || condition === 'does not run') {
      printer.end()
      write(`\n${message}`)
      if (condition === 'fine')
        write('\nThe app and the local platform stop now. To keep them running: npm start -- --keep\n')
      return condition === 'fine'
    }
    printer.unlimit()
    const where = address === undefined ? '' : `The app runs at ${address}\n`
    write(`\n${message}\n${startupMessage(app.platform, [app.name])}${where}\n`)
    if (!signal.aborted) await once(signal, 'abort')
    write('Stopping.\n')
    return true
  } finally {
    printer.end()
  }
}

async function inspect({ platform, name, log, web }: ReleasedApp, signal: AbortSignal): Promise<Start> {
  const { web_url: url } = await callApi<{ web_url: string }>(platform, 'GET', `/apps/${name}`)
  const formation = await callApi<Formation>(platform, 'GET', `/apps/${name}/formation`)
  if (!formation.some(({ type, quantity }) => type === 'web' && quantity > 0)) {
    return { condition: 'fine', message: withoutWeb(url, formation) }
  }
  const start = await web.started(signal)
  if (start.outcome !== 'up') return { condition: 'does not run', message: notUp(start) }
  const { status, description } = await requestThroughRouter(url, log, signal)
  if (status !== undefined && status < 500) return { condition: 'fine', message: description, address: url }
  const message = `${description}The app answers with an error. Its log above may show why\n`
  return { condition: 'answers with an error', message, address: url }
}

/** Requests the app's root page, and waits until the router has logged that. Without an answer, there is no status. */
async function requestThroughRouter(
  url: string,
  log: AppLog,
  signal: AbortSignal,
): Promise<{ status?: number; description: string }> {
  const patience = new AbortController()
  const logged = nextLine(log, ({ dyno }) => dyno === 'router', patience.signal).catch(() => undefined)
  try {
    return await requestPage(url, signal)
  } catch (error) {
    signal.throwIfAborted()
    return { description: `${messageOf(error)}\n` }
  } finally {
    setTimeout(() => patience.abort(), routerLogTimeoutMs).unref()
    await logged
  }
}

type Formation = { type: string; quantity: number }[]

function withoutWeb(url: string, formation: Formation): string {
  const others = formation.map(({ type }) => type).join(', ')
  return `The app has no web process, so nothing answers at ${url}${others && `: it has only ${others}`}.
To serve requests, it needs a line such as 'web: COMMAND' in its Procfile.
`
}

function notUp({ dyno, outcome }: WebStart): string {
  if (outcome === 'crashed') {
    return `${dyno} crashed. Its log above shows why. Fix that, commit, and run the command again.\n`
  }
  return `${dyno} did not listen: the web process must listen on the port in the environment variable PORT within 60 seconds.
Fix that, commit it, and run the command again.
`
}
