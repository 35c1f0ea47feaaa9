// npm run screenshots: runs the build, promote and review-app actions against the local platform, renders the log, the
// summary and the comment like GitHub, and takes the pictures in docs/images/, in light and dark. Needs Chromium, and the
// npm registry.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../compile.js'
import { makeBookshop } from './bookshop.js'
import { findChromium, takeScreenshot } from './chromium.js'
import { commentPage } from './comment-page.js'
import { installLibraries } from './libraries.js'
import { logPage } from './log-page.js'
import { summaryPage } from './summary-page.js'
import { runWorkflows } from './workflows.js'

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const images = join(project, 'docs', 'images')
// Inside the project, where the compiled files find their dependencies.
const compiled = join(project, '.build-screenshots')

const chromium = findChromium(process.env)
const scratch = await mkdtemp(join(tmpdir(), 'heroku-build-screenshots-'))
try {
  compile(compiled)
  const libraries = await installLibraries(join(scratch, 'libraries'))
  const checkout = await makeBookshop(join(scratch, 'bookshop'))
  const { deployed, promoted, comment } = await runWorkflows({ project, compiled, scratch, checkout })
  if (!deployed.summary.includes('```mermaid')) throw new Error('The deploy was too short for a chart')
  const { sharp } = libraries
  await mkdir(images, { recursive: true })
  for (const theme of ['light', 'dark']) {
    await takePicture(sharp, `log-${theme}`, logPage(deployed, libraries, theme))
    await takePicture(sharp, `summary-${theme}`, summaryPage([deployed, promoted], libraries, theme))
    await takePicture(sharp, `comment-${theme}`, commentPage(comment, libraries, theme))
  }
} finally {
  await rm(compiled, { recursive: true, force: true })
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
}

async function takePicture(sharp, name, html) {
  const page = join(scratch, `${name}.html`)
  await writeFile(page, html)
  const screenshotFile = join(scratch, `${name}.png`)
  takeScreenshot(chromium, page, screenshotFile)
  const file = join(images, `${name}.png`)
  // 32 colours take a fourth of the size, without a visible difference.
  await sharp(screenshotFile).png({ palette: true, colours: 32, effort: 10, dither: 0 }).toFile(file)
  process.stdout.write(`${file}\n`)
}
