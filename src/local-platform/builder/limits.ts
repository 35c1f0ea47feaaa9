/** What one build may take; where Heroku names a number, it is Heroku's. */
export interface Limits {
  /** Milliseconds for fetching one tarball. */
  fetchTime: number
  /** Bytes of one fetched tarball, compressed. */
  fetchedBytes: number
  /** Bytes of one unpacked tarball. */
  unpackedBytes: number
  /** Files, directories and links of one tarball, directories that only its paths name among them. */
  entries: number
  /** Characters of all paths and targets of links of one tarball, which are kept in memory. */
  pathCharacters: number
  /** Milliseconds for all buildpacks together. */
  compileTime: number
  /** Bytes of the slug, compressed. */
  slugBytes: number
}

const minute = 60_000
const mebibyte = 1024 * 1024

export const defaultLimits: Limits = {
  fetchTime: 10 * minute,
  fetchedBytes: 2048 * mebibyte,
  unpackedBytes: 2048 * mebibyte,
  entries: 1_000_000,
  pathCharacters: 128 * mebibyte,
  compileTime: 15 * minute,
  slugBytes: 500 * mebibyte,
}
