import { relative, sep } from 'node:path'
import { requireHerokuYml } from '../deploy/heroku-yml.js'
import { productOf } from '../heroku/apps.js'
import type { Archive } from '../source/archive.js'
import type { Checkout } from '../source/pack.js'

/**
 * Requires what Heroku needs at the root of an archive to create a review app from it: an `app.json`, as the app setup
 * fails without one (https://devcenter.heroku.com/articles/setting-up-apps-using-the-heroku-platform-api), and, if that
 * names the container stack, a `heroku.yml`.
 *
 * @param pullRequest its number
 * @throws Error that says how the file gets there
 */
export function requireCreatable(checkout: Checkout, archive: Archive, pullRequest: number): void {
  requireAppJson(checkout, archive)
  const product = productOf(stackOf(archive.appJson ?? ''))
  requireHerokuYml({ name: `the app of pull request ${pullRequest}`, product }, archive)
}

/** Returns the stack that an `app.json` names; empty if it names none, or Heroku will refuse it. */
function stackOf(text: string): string {
  try {
    const manifest: unknown = JSON.parse(text)
    const isObject = typeof manifest === 'object' && manifest !== null
    return isObject && 'stack' in manifest && typeof manifest.stack === 'string' ? manifest.stack : ''
  } catch {
    return ''
  }
}

function requireAppJson({ directory, workspace }: Checkout, { rootFiles }: Archive): void {
  if (rootFiles.has('app.json')) return
  const path = relative(workspace, directory).split(sep).join('/')
  const where = path === '' ? '' : ` in the directory '${path}'`
  throw new Error(
    `Nothing was uploaded. A review app needs an app.json at the root of what is deployed, and the commit has none${where}. Commit one, whose content can be {}, set the input 'directory' to the directory that has one, or add one with the input 'include'`,
  )
}
