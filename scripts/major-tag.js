// Prints the major tag that a release moves, or nothing where it would move back:
// node scripts/major-tag.js 1.2.3 < refs, one a line, as refs/tags/v1.2.2
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const number = '(?:0|[1-9]\\d*)'
const identifier = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`
const form = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[0-9A-Za-z.-]+)?$`,
)

/**
 * Compares two versions by the precedence that https://semver.org/#spec-item-11 gives them.
 *
 * @param {string} one as `1.2.3` or `1.2.3-rc.1`
 * @param {string} other
 * @returns {number} negative when `one` comes first, positive when `other` does, else 0
 * @throws Error for what is no version
 */
export function compareVersions(one, other) {
  const [a, b] = [parse(one), parse(other)]
  const core = a.core
    .map((part, index) => compareIdentifiers(part, b.core[index]))
    .find((order) => order !== 0)
  return core ?? comparePrereleases(a.prerelease, b.prerelease)
}

/**
 * Finds the tag that people pin who want every release of a major version, such as `v1`. It moves forward alone: not to
 * a release that is older than another one of its major version, as when an old release is run again, and never to a
 * pre-release.
 *
 * @param {string} version that is released
 * @param {string[]} tags of the repository; those that are no versions don't count
 * @returns {string | undefined} the tag to move; nothing when it stays
 * @throws Error for what is no version
 */
export function majorTag(version, tags) {
  const { core, prerelease } = parse(version)
  if (prerelease.length > 0) return undefined
  const others = tags.flatMap((tag) => (tag.startsWith('v') && form.test(tag.slice(1)) ? [tag.slice(1)] : []))
  const newer = others.some((other) => {
    const { core: its, prerelease: of } = parse(other)
    return its[0] === core[0] && of.length === 0 && compareVersions(other, version) > 0
  })
  return newer ? undefined : `v${core[0]}`
}

function parse(version) {
  const [, major, minor, patch, prerelease] = form.exec(version) ?? []
  if (major === undefined) throw new Error(`'${version}' is no version such as 1.2.3`)
  return { core: [major, minor, patch], prerelease: prerelease?.split('.') ?? [] }
}

/** A version comes after its own pre-releases. */
function comparePrereleases(one, other) {
  if (one.length === 0 || other.length === 0) return other.length - one.length
  const shared = one.slice(0, other.length).map((part, index) => compareIdentifiers(part, other[index]))
  return shared.find((order) => order !== 0) ?? one.length - other.length
}

/** Numbers come before words, and may have more digits than a double has. */
function compareIdentifiers(one, other) {
  const numeric = [one, other].map((part) => /^\d+$/.test(part))
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
  const [a, b] = numeric[0] ? [BigInt(one), BigInt(other)] : [one, other]
  return a === b ? 0 : a < b ? -1 : 1
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const [version = ''] = process.argv.slice(2)
    const tags = readFileSync(0, 'utf8')
      .split('\n')
      .map((ref) => ref.trim().replace(/^refs\/tags\//, ''))
    const moving = majorTag(version, tags)
    if (moving) process.stdout.write(`${moving}\n`)
  } catch (error) {
    process.stderr.write(`release: ${error.message}\n`)
    process.exitCode = 1
  }
}
