/** The limits of one build. */
export interface Limits {
  /** Milliseconds to fetch one tarball. */
  fetchTime: number
  /** Bytes of one fetched tarball, compressed. */
  fetchedBytes: number
  /** Bytes of one unpacked tarball. */
  unpackedBytes: number
  /** Files, directories and links of one tarball, including directories that only its paths imply. */
  entries: number
  /** Characters of all paths and link targets of one tarball, which are kept in memory. */
  pathCharacters: number
  /** Milliseconds for all buildpacks together. */
  compileTime: number
  /** Bytes of the slug, compressed. */
  slugBytes: number
}

const minute = 60_000
const mebibyte = 1024 * 1024

/** Heroku's limits where Heroku documents them. */
export const defaultLimits: Limits = {
  fetchTime: 10 * minute,
  fetchedBytes: 2048 * mebibyte,
  unpackedBytes: 2048 * mebibyte,
  entries: 1_000_000,
  pathCharacters: 128 * mebibyte,
  compileTime: 15 * minute,
  slugBytes: 500 * mebibyte,
}
