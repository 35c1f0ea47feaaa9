import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { type BuildpackSteps, CompileFailed, type StepContext } from './buildpack.js'
import { messageOf } from './failure.js'
import { header, indented } from './format.js'
import { staticServer } from './static-server.js'
import { exists } from './system.js'

const serverDirectory = '.heroku/static'

/**
 * The built-in buildpack for static sites: sources with a `static.json`, whose `root` names the directory to serve (by
 * default `public_html`, as with heroku-buildpack-static), or with an `index.html` at the root or in `public`. It adds a
 * small server, so that the slug needs only Node.
 */
export const staticSite: BuildpackSteps = {
  async detect({ buildDir }) {
    for (const file of ['static.json', 'index.html', 'public/index.html']) {
      if (await exists(join(buildDir, file))) return { name: 'Static' }
    }
    return { refusal: '' }
  },

  async compile(context) {
    const root = await rootOf(context)
    context.output(header('Installing static file server') + indented(`Root directory: ${root}`))
    const home = join(context.buildDir, serverDirectory)
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'server.mjs'), staticServer)
    await writeFile(join(home, 'config.json'), `${JSON.stringify({ root })}\n`)
  },

  async release() {
    return { web: `node ${serverDirectory}/server.mjs` }
  },

  async exported({ env }) {
    return env
  },
}

/** Returns the directory to serve, relative to that of the app. */
async function rootOf({ buildDir }: StepContext): Promise<string> {
  const configured = await configuredRoot(join(buildDir, 'static.json'))
  const implied = (await exists(join(buildDir, 'public', 'index.html'))) ? 'public' : '.'
  const root = relative(buildDir, resolve(buildDir, configured ?? implied))
  if (root === '..' || root.startsWith(`..${sep}`)) throw new CompileFailed('static.json: root leads outside')
  if (!(await exists(join(buildDir, root)))) throw new CompileFailed(`There is no directory ${root} to serve`)
  return root.split(sep).join('/') || '.'
}

async function configuredRoot(file: string): Promise<string | undefined> {
  if (!(await exists(file))) return undefined
  try {
    const config: unknown = JSON.parse(await readFile(file, 'utf8'))
    const named = typeof config === 'object' && config !== null && 'root' in config
    return named && typeof config.root === 'string' ? config.root : 'public_html'
  } catch (error) {
    throw new CompileFailed(`static.json: ${messageOf(error)}`)
  }
}
