// Prints the major tag that a release moves, or nothing if it would move back:
// node scripts/major-tag.js 1.2.3 < refs, where each line of refs is like refs/tags/v1.2.2
import { readFileSync } from 'node:fs'
import { runScript } from './run-script.js'

const number = '(?:0|[1-9]\\d*)'
const identifier = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`
const versionPattern = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[0-9A-Za-z.-]+)?$`,
)

/**
 * Compares two versions by their precedence (https://semver.org/#spec-item-11).
 *
 * @param {string} one as `1.2.3` or `1.2.3-rc.1`
 * @param {string} other
 * @returns {number} negative when `one` comes first, positive when `other` does, else 0
 * @throws Error when one of them is not a version
 */
export function compareVersions(one, other) {
  const [a, b] = [parse(one), parse(other)]
  const core = a.core
    .map((part, index) => compareIdentifiers(part, b.core[index]))
    .find((order) => order !== 0)
  return core ?? comparePrereleases(a.prerelease, b.prerelease)
}

/**
 * Returns the tag of a major version, such as `v1`, if a release moves it. The tag moves only forward: not to a release
 * that is older than another one of its major version, as when an old release is repeated, and never to a pre-release.
 *
 * @param {string} version the released one
 * @param {string[]} tags of the repository, where those that are not versions are ignored
 * @returns {string | undefined} undefined when the tag stays
 * @throws Error when `version` is not a version
 */
export function majorTag(version, tags) {
  const { core, prerelease } = parse(version)
  if (prerelease.length > 0) return undefined
  const versions = tags
    .filter((tag) => tag.startsWith('v') && versionPattern.test(tag.slice(1)))
    .map((tag) => tag.slice(1))
  const hasNewer = versions.some((other) => {
    const parsed = parse(other)
    const isRelease = parsed.prerelease.length === 0
    return isRelease && parsed.core[0] === core[0] && compareVersions(other, version) > 0
  })
  return hasNewer ? undefined : `v${core[0]}`
}

function parse(version) {
  const [, major, minor, patch, prerelease] = versionPattern.exec(version) ?? []
  if (major === undefined) throw new Error(`'${version}' is not a version such as 1.2.3`)
  return { core: [major, minor, patch], prerelease: prerelease?.split('.') ?? [] }
}

/** A version comes after its own pre-releases. */
function comparePrereleases(one, other) {
  if (one.length === 0 || other.length === 0) return other.length - one.length
  const shared = one.slice(0, other.length).map((part, index) => compareIdentifiers(part, other[index]))
  return shared.find((order) => order !== 0) ?? one.length - other.length
}

/** Numbers come before words. BigInt, since they may have more digits than a double. */
function compareIdentifiers(one, other) {
  const numeric = [one, other].map((part) => /^\d+$/.test(part))
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
  const [a, b] = numeric[0] ? [BigInt(one), BigInt(other)] : [one, other]
  return a === b ? 0 : a < b ? -1 : 1
}

runScript(import.meta.url, (version = '') => {
  const refs = readFileSync(0, 'utf8').split('\n')
  const tag = majorTag(
    version,
    refs.map((ref) => ref.trim().replace(/^refs\/tags\//, '')),
  )
  return tag ? `${tag}\n` : ''
})
