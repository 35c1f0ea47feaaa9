// The name of the repository at GitHub, which package.json holds.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The owner in package.json until the project is published. GitHub lets no public account have an underscore. */
export const placeholderOwner = 'your_org'

const nameInField = /^(?:github:|(?:git\+)?https:\/\/github\.com\/)([\w.-]+\/[\w.-]+?)(?:\.git)?$/

/**
 * Reads the name from `repository` in the package.json of a directory.
 *
 * @returns `owner/name`
 * @throws Error if the field is missing or names no repository at GitHub
 */
export function readRepositoryName(directory = '.') {
  const { repository = '' } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const field = typeof repository === 'string' ? repository : repository.url
  const name = nameInField.exec(field)?.[1]
  if (!name) throw new Error(`'repository' in package.json is '${field}', not github:owner/name`)
  return name
}
