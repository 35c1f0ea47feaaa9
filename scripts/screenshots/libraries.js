// Libraries for rendering. They are installed when needed, since with Mermaid's dependencies they are larger than this
// project.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const packages = ['ansi_up@6.0.6', 'github-markdown-css@5.9.0', 'mermaid@11.17.2', 'sharp@0.35.5']

/**
 * Installs them with npm.
 *
 * @returns Mermaid's script, GitHub's style sheets for Markdown, `AnsiUp`, which converts terminal colours to HTML, and
 * `sharp`
 */
export async function installLibraries(directory) {
  await mkdir(directory)
  await writeFile(join(directory, 'package.json'), '{}')
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  npm(directory, 'install', ...options, ...packages)
  const modules = join(directory, 'node_modules')
  const { AnsiUp } = await import(pathToFileURL(join(modules, 'ansi_up', 'ansi_up.js')))
  return {
    AnsiUp,
    markdown: { light: await readStyle(modules, 'light'), dark: await readStyle(modules, 'dark') },
    mermaid: await readFile(join(modules, 'mermaid', 'dist', 'mermaid.min.js'), 'utf8'),
    sharp: createRequire(join(directory, 'package.json'))('sharp'),
  }
}

function readStyle(modules, theme) {
  return readFile(join(modules, 'github-markdown-css', `github-markdown-${theme}.css`), 'utf8')
}

/** Runs the npm that started this script: on Windows, `npm` is not an executable. */
function npm(cwd, ...args) {
  const script = process.env.npm_execpath
  if (!script) throw new Error("Start this with 'npm run screenshots'")
  execFileSync(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}
