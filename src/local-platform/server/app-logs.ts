import { type AppLog, formatLogLine } from '../storage/app-log.js'

/** Limits: apps, lines of each, and characters of a line. */
const shown = { apps: 20, lines: 100, characters: 500 }

/** Returns the last lines of the logs of apps that have run, under the apps' names. */
export function describeLogs(logs: Map<string, AppLog>): string {
  const used = [...logs].filter(([, { lines }]) => lines.some(({ dyno }) => dyno !== 'api'))
  const texts = used.slice(0, shown.apps).map(([name, { lines }]) => {
    const last = lines.slice(-shown.lines).map((line) => formatLogLine(line).slice(0, shown.characters))
    return `Log of ${name}:\n${last.join('\n')}\n`
  })
  const more = used.length - texts.length
  return texts.join('\n') + (more > 0 ? `\nThe logs of ${more} more apps are left out.\n` : '')
}
