import satisfiesRange from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'

/** Characters; the time that parsing takes grows with them. */
const maxLength = 256

/**
 * Parses a range of versions as Heroku does, which also knows `latest`, and takes `~=` for `~`
 * (https://github.com/heroku/buildpacks-nodejs, `VersionRange`).
 *
 * @returns undefined if it is not valid
 */
export function parseRange(text: string): string | undefined {
  if (text.length > maxLength) return undefined
  return (
    validRange(
      text
        .trim()
        .replace(/^~=/, '~')
        .replace(/^latest$/, '*'),
    ) ?? undefined
  )
}

/** Returns whether a version, with or without a `v`, is in a range. */
export function satisfies(version: string, range: string): boolean {
  return satisfiesRange(version, range)
}
