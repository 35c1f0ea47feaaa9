/** A buildpack as the API accepts it: a URL (tarball, or git with an optional `#ref`), a registry name, or a path. */
export interface Buildpack {
  url?: string
  name?: string
}

/** The command of each process type, as a Procfile or `bin/release` declares it. */
export type ProcessTypes = Record<string, string>

/** The source of a build. */
export interface BuildSource {
  /** URL of the source tarball: https, or http on a loopback address. */
  sourceUrl: string
  /** `SHA256:<hex>` of the tarball; a mismatch fails the build. */
  checksum?: string
  /** Scratch directory for this build only; the caller removes it. */
  workDir: string
}

/** What buildpacks compile, whatever becomes of the result. */
export interface CompileRequest extends BuildSource {
  /** `SOURCE_VERSION` in the buildpacks' environment. */
  version: string
  /** `REQUEST_ID` in the buildpacks' environment. */
  requestId: string
  /** Name of the stack, such as `heroku-24`. */
  stack: string
  /** Config vars: each is a file in ENV_DIR, none is exported. */
  config: Record<string, string>
  /** In order; if empty, the first one that detects the app. */
  buildpacks: Buildpack[]
  /** Without it, all apps are built and run with the machine's own Node. */
  nodeFinder?: NodeFinder
  /** Kept for the app's next build; created if it does not exist. */
  cacheDir: string
}

export interface BuildRequest extends CompileRequest {
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

/** The directory of another Node's programs; that the machine's own will do; or why there is no other. */
export type FoundNode = { programs: string } | 'own' | 'invalid range' | 'no such version' | 'not available'

export interface FindNodeOptions {
  /** Version of the machine's own Node. */
  own: string
  /** Directory for temporary files, which the caller removes. */
  scratch: string
  /** Takes lines below a step of the build. */
  output: Output
  signal: AbortSignal
}

/** Finds the Node that an app asks for. */
export interface NodeFinder {
  /**
   * Finds a Node whose version is in a range.
   *
   * @throws the signal's reason on abort, once all processes are gone
   */
  find(range: string, options: FindNodeOptions): Promise<FoundNode>
}
