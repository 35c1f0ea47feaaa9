// Prints the changelog's section of a version: node scripts/release-notes.js 1.2.3
import { readFileSync } from 'node:fs'
import { runScript } from './run-script.js'

/** MAJOR.MINOR.PATCH: pre-releases are not released this way. */
const versionPattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

/**
 * Returns the notes of a release.
 *
 * @param {string} version as `1.2.3`
 * @param {string} changelog text of CHANGELOG.md
 * @param {string} packageVersion the version in package.json
 * @returns {string} Markdown
 * @throws Error that says what to correct before the release
 */
export function releaseNotes(version, changelog, packageVersion) {
  if (!versionPattern.test(version)) throw new Error(`'${version}' is not a version such as 1.2.3`)
  if (packageVersion !== version) {
    throw new Error(
      `package.json has the version ${packageVersion}, not ${version}: run npm version --no-git-tag-version ${version}`,
    )
  }
  const [, ...sections] = changelog.replaceAll('\r\n', '\n').split(/^## /m)
  const [newest, ...others] = sections.filter((section) => !section.startsWith('[Unreleased]'))
  const title = `[${version}] - `
  if (!newest?.startsWith(title)) {
    const place = others.some((section) => section.startsWith(title)) ? ' on top' : ''
    throw new Error(
      `CHANGELOG.md has no section '## ${title}YYYY-MM-DD'${place}: add the heading below '## [Unreleased]'`,
    )
  }
  const [heading = '', ...lines] = newest.split('\n')
  const date = heading.slice(title.length)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new Error(`CHANGELOG.md must give ${version} a date such as 2026-01-31, not '${date}'`)
  }
  const notes = lines.join('\n').trim()
  if (notes === '') throw new Error(`CHANGELOG.md has no notes for ${version}`)
  return `${notes}\n`
}

runScript(import.meta.url, (version = '') => {
  const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
  return releaseNotes(version, read('CHANGELOG.md'), JSON.parse(read('package.json')).version)
})
