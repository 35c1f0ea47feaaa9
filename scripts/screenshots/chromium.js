import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
]
const width = 920

/**
 * Looks for Chromium, or what is made of it.
 *
 * @throws Error that says what to do when there is none
 */
export function findChromium({ CHROME, PATH = '' }) {
  if (CHROME) return CHROME
  const files = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)))
  const found = files.find((file) => existsSync(file))
  if (found) return found
  throw new Error(
    'There is no Chromium on the PATH. Install it (apt-get install chromium), or name yours: CHROME=/path/to/chrome npm run screenshots',
  )
}

/**
 * Takes a picture of a whole page, at twice its size.
 *
 * @param page a file; the page has `data-ready` at its root once it is all there, or `data-error`
 */
export function screenshot(chromium, page, file) {
  const url = pathToFileURL(page).href
  const dom = run(chromium, `--window-size=${width},100`, '--dump-dom', url)
  const [, error] = /<html[^>]* data-error="([^"]*)"/.exec(dom) ?? []
  const [, height] = /<html[^>]* data-ready="(\d+)"/.exec(dom) ?? []
  if (height === undefined) throw new Error(`The page ${page} is not drawn: ${error ?? 'it took too long'}`)
  run(
    chromium,
    `--window-size=${width},${height}`,
    '--force-device-scale-factor=2',
    `--screenshot=${file}`,
    url,
  )
}

function run(chromium, ...args) {
  const settings = ['--headless', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=30000']
  // Chromium refuses to be root's with its sandbox; the pages are our own.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return execFileSync(chromium, [...settings, ...root, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    // Where no desktop is, it complains of that.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
