import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import type { Release } from '../heroku/releases.js'
import type { HealthCheck } from '../release/health-check.js'
import type { ReleaseRef } from '../release/own-release.js'
import type { Run } from '../runner/run.js'

/** How a commit is deployed, whichever action deploys it. */
export interface DeployOptions {
  /** Recorded with the build. */
  version: string
  /** Empty: the commit's subject. */
  versionDescription: string
  /** URLs or registry names; empty: those of the app. */
  buildpacks: string[]
  /** Whether the app's build cache is emptied first. */
  clearCache: boolean
  waitForRelease: boolean
  healthCheck?: HealthCheck
  /** What to do with an app that fails its health check. */
  onFailure: 'stop' | 'rollback'
  /** Directory of the runner for files that need not outlive the job. */
  temporaryDirectory: string
}

/** What the steps of one deploy share. */
export interface Deploy<Options extends DeployOptions = DeployOptions> {
  run: Run
  client: HerokuClient
  options: Options
  /** Milliseconds that each phase took, by what it did. */
  timings: Map<string, number>
  /** What the deploy has led to, once it has succeeded. */
  result?: DeployResult
  /** What the deploy changed about the app before it built on it: for the summary. */
  changes: string[]
  /** What the app ran before the first change; absent when it ran nothing, and when no rollback is wanted. */
  rollbackPoint?: ReleaseRef
  /** Id of the release that this run's change of config vars made. */
  configRelease?: string
}

/** What a deploy has led to. */
export interface DeployResult {
  app: App
  build: Build
  release: Release
}

/** Says that a build of an app yields no slug, and what can be done instead. */
export function noSlugMessage({ name, stack }: App): string {
  return `A build of ${name} yields no slug, as for all apps whose stack builds images (its stack is '${stack}'). Deploy such an app with Heroku's container registry, or move it to a stack with buildpacks`
}
