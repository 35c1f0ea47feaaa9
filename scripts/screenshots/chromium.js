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
const width = 800

/**
 * Finds Chromium, or a browser that is based on it.
 *
 * @param environment `CHROME`, its path, or else `PATH`
 * @throws Error that says what to do when it is missing
 */
export function findChromium({ CHROME, PATH = '' }) {
  if (CHROME) return CHROME
  const files = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)))
  const found = files.find((file) => existsSync(file))
  if (found) return found
  throw new Error(
    'Chromium is not on the PATH. Install it (apt-get install chromium), or set its path: CHROME=/path/to/chrome npm run screenshots',
  )
}

/**
 * Takes a picture of a whole page, at one and a half times its size.
 *
 * @param page path of the page, whose root element gets `data-ready` when it is complete, or `data-error`
 * @param file path of the PNG to write
 */
export function takeScreenshot(chromium, page, file) {
  const url = pathToFileURL(page).href
  const dom = run(chromium, `--window-size=${width},100`, '--dump-dom', url)
  const [, error] = /<html[^>]* data-error="([^"]*)"/.exec(dom) ?? []
  const [, height] = /<html[^>]* data-ready="(\d+)"/.exec(dom) ?? []
  if (height === undefined)
    throw new Error(`The page ${page} was not rendered: ${error ?? 'it took too long'}`)
  run(
    chromium,
    `--window-size=${width},${height}`,
    '--force-device-scale-factor=1.5',
    `--screenshot=${file}`,
    url,
  )
}

function run(chromium, ...args) {
  const settings = ['--headless', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=30000']
  // As root, Chromium does not start with its sandbox. We trust the pages.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return execFileSync(chromium, [...settings, ...root, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    // Hides warnings about the missing desktop.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
