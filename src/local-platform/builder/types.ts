/** A buildpack as the API takes it: a URL (tarball or git, `#ref` allowed), a registry name, or a local path. */
export interface Buildpack {
  url?: string
  name?: string
}

/** Command line of each process type, as a Procfile or `bin/release` declares it. */
export type ProcessTypes = Record<string, string>

/** What a build starts from. */
export interface BuildRequest {
  /** Where the source tarball is fetched from: https, or http on a loopback address. */
  sourceUrl: string
  /** `SHA256:<hex>` of the tarball; a mismatch fails the build. */
  checksum?: string
  /** Goes into the buildpacks' environment as `SOURCE_VERSION`. */
  version: string
  /** Goes into the buildpacks' environment as `REQUEST_ID`. */
  requestId: string
  /** Name of the stack, such as `heroku-24`. */
  stack: string
  /** Config vars: one file each in ENV_DIR, never exported. */
  config: Record<string, string>
  /** In order; empty: the built-in ones detect. */
  buildpacks: Buildpack[]
  /** Kept from build to build of one app; made when missing. */
  cacheDir: string
  /** Scratch space of this build alone; the caller removes it. */
  workDir: string
  /** Where the slug, a gzip tar of `./app`, is written. */
  slugPath: string
}

/** What a build that succeeded leaves behind. */
export interface BuiltSlug {
  /** `SHA256:<hex>` of the file at `slugPath`. */
  checksum: string
  /** Size of the file at `slugPath`, in bytes. */
  size: number
  processTypes: ProcessTypes
  /** What `bin/detect` of the last buildpack printed, such as `Node.js`. */
  buildpackDescription: string
  /** The buildpacks that ran. */
  buildpacks: Buildpack[]
}

/** Takes a piece of build or release output, in order. */
export type Output = (text: string | Uint8Array) => void
