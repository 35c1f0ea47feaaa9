import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { project } from '../support/deploy.js'

const script = join(project, 'scripts', 'repository.js')
const { readRepositoryName }: { readRepositoryName: (directory: string) => string } = await import(
  pathToFileURL(script).href
)

/** The repository's name at GitHub, as documents have it: `owner/heroku-build`. */
export const repositoryName = readRepositoryName(project)

/**
 * Returns the directory of the action that a step uses, if it is one of ours: `''` for the build action.
 *
 * @param uses such as `owner/heroku-build/promote@v1`, or `./heroku-build/promote` in a checkout of the repository,
 *   for which the reusable workflow has `.heroku-build`
 */
export function ourAction(uses = ''): string | undefined {
  const checkedOut = /^\.\/\.?heroku-build(?:\/([\w-]+))?$/.exec(uses)
  if (checkedOut) return checkedOut[1] ?? ''
  const [path = '', version = ''] = uses.split('@')
  if (!/^v\d+$/.test(version)) return undefined
  if (path === repositoryName) return ''
  return path.startsWith(`${repositoryName}/`) ? path.slice(repositoryName.length + 1) : undefined
}
