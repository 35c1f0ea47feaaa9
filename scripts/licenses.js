import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns the packages in a bundle with their licenses. ncc's own list lacks packages that are loaded lazily.
 *
 * @param root the project
 * @param modules as in webpack's statistics, where dropped modules are in no chunk
 * @throws Error when a package has no license, or is minified, which would hide the packages inside it
 */
export function packagesIn(root, modules) {
  const minified = bundledModules(modules).find(({ name }) => /\.min\.[cm]?js$/.test(name))
  if (minified) throw new Error(`${minified.name} is minified: import another entry of its package`)
  const directories = new Set(bundledModules(modules).flatMap(({ name }) => packageDirectory(name) ?? []))
  const packages = [...directories].map((directory) => readPackage(join(root, directory)))
  return packages.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Formats the texts of all licenses, which must accompany a bundle. */
export function formatTexts(packages) {
  return packages.map(({ name, license, text }) => `${name}\n${license}\n${text}\n`).join('\n')
}

/** Formats a table of all packages with their licenses and bundles, in Markdown. */
export function formatOverview(bundles) {
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

/** Includes the modules that webpack has concatenated to others. */
function bundledModules(modules) {
  return modules
    .filter(({ chunks }) => chunks.length > 0)
    .flatMap((module) => [module, ...(module.modules ?? [])])
}

function packageDirectory(name) {
  return /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(name)?.[0]
}

function readPackage(directory) {
  const { name, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const file = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
  if (file === undefined) throw new Error(`${name} has no license`)
  const text = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return { name, license, text }
}
