import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Gives the licenses of the packages that are in a bundle. ncc's own list lacks packages of which a part is loaded
 * later.
 *
 * @param root the project
 * @param modules as webpack's statistics have them: those that are in no chunk were dropped
 * @throws Error when a package comes without a license
 */
export function licenses(root, modules) {
  const directories = new Set(bundled(modules).flatMap(({ name }) => packageOf(name) ?? []))
  const texts = [...directories].map((directory) => license(join(root, directory)))
  return texts.sort().join('\n')
}

/** Modules that were joined to one are in it. */
function bundled(modules) {
  return modules
    .filter(({ chunks }) => chunks.length > 0)
    .flatMap((module) => [module, ...(module.modules ?? [])])
}

function packageOf(name) {
  return /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(name)?.[0]
}

function license(directory) {
  const { name, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const file = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
  if (file === undefined) throw new Error(`${name} comes without a license`)
  const text = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return `${name}\n${license}\n${text}\n`
}
