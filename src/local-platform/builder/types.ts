/** A buildpack as the API accepts it: a URL (tarball, or git with an optional `#ref`), a registry name, or a path. */
export interface Buildpack {
  url?: string
  name?: string
}

/** The command of each process type, as a Procfile or `bin/release` declares it. */
export type ProcessTypes = Record<string, string>

export interface BuildRequest {
  /** URL of the source tarball: https, or http on a loopback address. */
  sourceUrl: string
  /** `SHA256:<hex>` of the tarball; a mismatch fails the build. */
  checksum?: string
  /** `SOURCE_VERSION` in the buildpacks' environment. */
  version: string
  /** `REQUEST_ID` in the buildpacks' environment. */
  requestId: string
  /** Name of the stack, such as `heroku-24`. */
  stack: string
  /** Config vars: each is a file in ENV_DIR, none is exported. */
  config: Record<string, string>
  /** In order; if empty, the first built-in one that detects the app. */
  buildpacks: Buildpack[]
  /** Kept for the app's next build; created if it does not exist. */
  cacheDir: string
  /** Scratch directory for this build only; the caller removes it. */
  workDir: string
  /** Where to write the slug, a gzip tar of `./app`. */
  slugPath: string
}

/** The result of a successful build. */
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
