// What draws: fetched when it is needed, since with what it depends on Mermaid is larger than all else together.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extract } from 'tar'

/** Each has in one file what is wanted of it. */
const wanted = {
  mermaid: { of: 'mermaid@11.17.2', file: 'dist/mermaid.min.js' },
  markdown: { of: 'github-markdown-css@5.9.0', file: 'github-markdown-light.css' },
  ansi: { of: 'ansi_up@6.0.6', file: 'ansi_up.js' },
}

/**
 * Fetches them with npm.
 *
 * @returns Mermaid's script, GitHub's style of Markdown, and the class that makes HTML of terminal colours
 */
export async function fetchLibraries(directory) {
  const files = {}
  for (const [name, { of, file }] of Object.entries(wanted)) {
    const into = join(directory, name)
    await mkdir(into, { recursive: true })
    const [{ filename }] = JSON.parse(npm('pack', of, '--json', '--pack-destination', into))
    await extract({ file: join(into, filename), cwd: into, strip: 1 }, [`package/${file}`])
    files[name] = join(into, file)
  }
  const { AnsiUp } = await import(pathToFileURL(files.ansi))
  return {
    mermaid: await readFile(files.mermaid, 'utf8'),
    markdown: await readFile(files.markdown, 'utf8'),
    AnsiUp,
  }
}

/** npm as `npm run` has started this: on Windows, `npm` is no program. */
function npm(...args) {
  const script = process.env.npm_execpath
  if (!script) throw new Error("Start this with 'npm run screenshots'")
  return execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}
