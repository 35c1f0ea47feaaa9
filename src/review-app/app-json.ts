import { relative, sep } from 'node:path'
import type { Archive } from '../source/archive.js'
import type { Checkout } from '../source/pack.js'

/**
 * Requires an `app.json` at the root of an archive from which a review app is created. Heroku creates it by an app setup,
 * which fails without one: https://devcenter.heroku.com/articles/setting-up-apps-using-the-heroku-platform-api
 *
 * @throws Error that says how the file gets there
 */
export function requireAppJson({ directory, workspace }: Checkout, { rootFiles }: Archive): void {
  if (rootFiles.has('app.json')) return
  const path = relative(workspace, directory).split(sep).join('/')
  const where = path === '' ? '' : ` in the directory '${path}'`
  throw new Error(
    `Nothing was uploaded. A review app needs an app.json at the root of what is deployed, and the commit has none${where}. Commit one, whose content can be {}, set the input 'directory' to the directory that has one, or add one with the input 'include'`,
  )
}
