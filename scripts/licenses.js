import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Gives the packages that are in a bundle, with the text of their licenses. ncc's own list lacks packages of which a
 * part is loaded later.
 *
 * @param root the project
 * @param modules as webpack's statistics have them: those that are in no chunk were dropped
 * @throws Error when a package comes without a license, or is minified: nobody knows what others are in that
 */
export function packagesIn(root, modules) {
  const minified = bundled(modules).find(({ name }) => /\.min\.[cm]?js$/.test(name))
  if (minified) throw new Error(`${minified.name} is minified: import another entry of its package`)
  const directories = new Set(bundled(modules).flatMap(({ name }) => packageOf(name) ?? []))
  const packages = [...directories].map((directory) => described(join(root, directory)))
  return packages.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** All licenses of a bundle, as they must come with it. */
export function texts(packages) {
  return packages.map(({ name, license, text }) => `${name}\n${license}\n${text}\n`).join('\n')
}

/** A list for people: each package, its license, and the bundles that it is in. */
export function overview(bundles) {
  const rows = new Map()
  for (const [bundle, packages] of bundles) {
    for (const { name, license } of packages) {
      rows.set(name, { license, bundles: [...(rows.get(name)?.bundles ?? []), bundle] })
    }
  }
  const lines = [...rows]
    .sort()
    .map(([name, { license, bundles }]) => `| ${name} | ${license} | ${bundles.join(', ')} |`)
  const head =
    'What the bundles are made of besides this project. The texts are in the `licenses.txt` beside each.'
  return `# Licenses\n\n${head}\n\n| Package | License | Bundles |\n| --- | --- | --- |\n${lines.join('\n')}\n`
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

function described(directory) {
  const { name, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const file = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
  if (file === undefined) throw new Error(`${name} comes without a license`)
  const text = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return { name, license, text }
}
