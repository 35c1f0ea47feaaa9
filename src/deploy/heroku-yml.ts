import type { App } from '../heroku/apps.js'
import type { Archive } from '../source/archive.js'

/**
 * Requires `heroku.yml` at the root of an archive that an app on the container stack builds: Heroku would fail the build.
 *
 * @throws Error that says how the file gets there
 */
export function requireHerokuYml({ name, product }: Pick<App, 'name' | 'product'>, archive: Archive): void {
  if (product !== 'docker-images' || archive.rootFiles.has('heroku.yml')) return
  throw new Error(
    `Nothing was uploaded: ${name} is on the stack 'container', which builds the images that heroku.yml names, and the archive has no heroku.yml at its root. Commit one, set the input 'directory' to the directory that has it, or add it with 'include'; see https://devcenter.heroku.com/articles/build-docker-images-heroku-yml`,
  )
}
