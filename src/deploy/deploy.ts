import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import type { OciImage } from '../heroku/oci-images.js'
import type { Release } from '../heroku/releases.js'
import type { Slug } from '../heroku/slugs.js'
import type { AfterRelease } from '../release/after-release.js'
import type { Maintenance } from '../release/maintenance.js'
import type { ReleaseRef } from '../release/own-release.js'
import type { Run } from '../runner/run.js'
import type { Commit } from '../source/commit.js'
import type { Comparison } from '../text/comparison.js'

/** Options of a deploy, common to the actions. */
export interface DeployOptions {
  /** Heroku records it with the build. */
  version: string
  /** If empty, the commit's subject. */
  versionDescription: string
  /** URLs or registry names; if empty, the app's own buildpacks. */
  buildpacks: string[]
  /** Whether to clear the app's build cache first. */
  clearCache: boolean
  afterRelease: AfterRelease
  /** What to do if the app does not run its release, or fails its health check. */
  onFailure: 'stop' | 'rollback'
  /** URL of the workflow's repository; empty outside a workflow. */
  repositoryUrl: string
  /** The runner's directory for files that need not outlive the job. */
  temporaryDirectory: string
}

/** The state that the steps of one deploy share. */
export interface Deploy<Options extends DeployOptions = DeployOptions> {
  run: Run
  client: HerokuClient
  options: Options
  /** Duration of each phase in milliseconds, by the phase's name. */
  timings: Map<string, number>
  /** Called once the version is certain, with the checked-out commit; undefined if there is none, or it is unknown. */
  onVersion?: (commit: Commit | undefined) => void
  /** The checked-out commit, if it is known. */
  commit?: Commit
  /** Settles once it is known what the deploy changes, or that this can't be known; it never rejects. */
  comparing?: Promise<Comparison | undefined>
  /** Begins to find out what the deploy changes, the first time that it is called. */
  compare?: () => void
  /** What the deploy changes, once that is known. */
  comparison?: Comparison
  /** The app's newest releases, requested before the first change. */
  releasesBefore?: Promise<Release[]>
  /** What the app may run already, as it was read. */
  reusable?: BuildArtifact
  /** Whether the deploy has begun to change the app. */
  isChanging?: boolean
  /** The app, once it is known to exist. */
  app?: App
  /** The build and the release, as they were last read. */
  build?: Build
  release?: Release
  /** Set once the deploy has succeeded. */
  result?: DeployResult
  /** Changes to the app other than the build and a rollback, for the summary. */
  changes: string[]
  /** What runs after a rollback, in words; absent if there was none. */
  restored?: string
  /** The app's current release before the first change; absent if it had none or `on-failure` is not `rollback`. */
  rollbackPoint?: ReleaseRef
  /** Id of the release that this run created by changing config vars. */
  configRelease?: string
  /** The app's maintenance mode during the deploy, once it is on. */
  maintenance?: Maintenance
}

/** What a build produced, as far as it could be read. The Docker images of the container stack have no resource. */
export interface BuildArtifact {
  slug?: Slug
  image?: OciImage
}

/** The result of a successful deploy. */
export interface DeployResult {
  app: App
  build: Build
  /** What the build produced. */
  artifact: BuildArtifact
  release: Release
}
