// npm run screenshots: runs the build action and the promote action against the local platform, shows what they wrote
// as GitHub does, and takes the pictures in docs/images/. Needs Chromium, and the npm registry for what draws.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeBookshop } from './bookshop.js'
import { findChromium, screenshot } from './chromium.js'
import { installLibraries } from './libraries.js'
import { logPage } from './log-page.js'
import { summaryPage } from './summary-page.js'
import { deployTwice } from './workflow.js'

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const images = join(project, 'docs', 'images')
// Inside of the project, where the compiled files find what they import.
const compiled = join(project, '.build-screenshots')

const chromium = findChromium(process.env)
const scratch = await mkdtemp(join(tmpdir(), 'heroku-build-screenshots-'))
try {
  compile()
  const libraries = await installLibraries(join(scratch, 'libraries'))
  const checkout = await makeBookshop(join(scratch, 'bookshop'))
  const [deploy, promotion] = await deployTwice({ project, compiled, scratch, checkout })
  const { sharp } = libraries
  await mkdir(images, { recursive: true })
  await picture(sharp, 'log', logPage(deploy, libraries))
  await picture(sharp, 'promote', logPage(promotion, libraries))
  await picture(sharp, 'summary', summaryPage([deploy, promotion], libraries))
} finally {
  await rm(compiled, { recursive: true, force: true })
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
}

function compile() {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const tsc = join(dirname(typescript), 'bin', 'tsc')
  const args = [
    '--noEmit',
    'false',
    '--outDir',
    compiled,
    '--rootDir',
    'src',
    '--project',
    'tsconfig.build.json',
  ]
  execFileSync(process.execPath, [tsc, ...args], { cwd: project, stdio: 'inherit' })
}

async function picture(sharp, name, html) {
  const page = join(scratch, `${name}.html`)
  await writeFile(page, html)
  const taken = join(scratch, `${name}.png`)
  screenshot(chromium, page, taken)
  const file = join(images, `${name}.png`)
  // Few colours: a third of the size, and no difference that can be seen.
  await sharp(taken).png({ palette: true, colours: 64, effort: 10, dither: 0 }).toFile(file)
  process.stdout.write(`${file}\n`)
}
