// Prints what the changelog says of a version: node scripts/release-notes.js 1.2.3
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** MAJOR.MINOR.PATCH. Others would move the major tag to something that is not for everybody. */
const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

/**
 * Finds what a release says of itself.
 *
 * @param {string} version as `1.2.3`
 * @param {string} changelog text of CHANGELOG.md
 * @param {string} packageVersion the version in package.json
 * @returns {string} Markdown
 * @throws Error that says what is to be put right before the release
 */
export function releaseNotes(version, changelog, packageVersion) {
  if (!form.test(version)) throw new Error(`'${version}' is no version such as 1.2.3`)
  if (packageVersion !== version) {
    throw new Error(
      `package.json has the version ${packageVersion}, not ${version}: npm version --no-git-tag-version ${version}`,
    )
  }
  const [, ...sections] = changelog.replaceAll('\r\n', '\n').split(/^## /m)
  const [newest, ...others] = sections.filter((section) => !section.startsWith('[Unreleased]'))
  const title = `[${version}] - `
  if (!newest?.startsWith(title)) {
    const where = others.some((section) => section.startsWith(title)) ? ' on top' : ''
    throw new Error(`CHANGELOG.md has no section '## ${title}YYYY-MM-DD'${where}: make it of 'Unreleased'`)
  }
  const [heading = '', ...lines] = newest.split('\n')
  const date = heading.slice(title.length)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new Error(`CHANGELOG.md gives ${version} no date such as 2026-01-31, but '${date}'`)
  }
  const notes = lines.join('\n').trim()
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}`)
  return `${notes}\n`
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const read = (name) => readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', name), 'utf8')
  try {
    const [version = ''] = process.argv.slice(2)
    process.stdout.write(
      releaseNotes(version, read('CHANGELOG.md'), JSON.parse(read('package.json')).version),
    )
  } catch (error) {
    process.stderr.write(`release: ${error.message}\n`)
    process.exitCode = 1
  }
}
