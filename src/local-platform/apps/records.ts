import type { Buildpack, ProcessTypes } from '../builder/types.js'
import type { OutputStream } from '../storage/output-stream.js'

/** The one account of the local platform. */
export interface AccountRecord {
  id: string
  email: string
  name: string
  createdAt: number
}

export interface FormationRecord {
  id: string
  type: string
  command: string
  quantity: number
  size: string
  createdAt: number
  updatedAt: number
}

export interface BuildRecord {
  id: string
  createdAt: number
  updatedAt: number
  status: 'pending' | 'succeeded' | 'failed'
  sourceUrl: string
  checksum: string | null
  version: string | null
  versionDescription: string | null
  /** What the request asked for; `null` when it named none. */
  buildpacks: Buildpack[] | null
  stack: string
  requestId: string
  slugId: string | null
  releaseId: string | null
  stream: OutputStream
  /** Aborted by a cancellation, the time limit, or the end of the app or the platform. */
  abort: AbortController
}

export interface ReleaseRecord {
  id: string
  version: number
  description: string
  status: 'pending' | 'succeeded' | 'failed'
  createdAt: number
  updatedAt: number
  slug: SlugRecord | null
  /** Config vars as this release has them; a rollback brings them back. */
  config: Map<string, string>
  /** Output of the release command; `null` when the slug declares none. */
  stream: OutputStream | null
  abort: AbortController
  /** Settles, never rejects, once the status is no longer pending. */
  settled: Promise<void>
}

export interface SlugRecord {
  id: string
  appId: string
  createdAt: number
  updatedAt: number
  checksum: string | null
  commit: string | null
  commitDescription: string | null
  size: number | null
  processTypes: ProcessTypes
  stack: string
  buildpackDescription: string | null
}

export interface AppRecord {
  id: string
  name: string
  /** Name of the team that owns it; `null` when the account does. */
  team: string | null
  /** The 12 hex digits in the host of `web_url`. */
  hostSuffix: string
  region: string
  stack: string
  buildStack: string
  maintenance: boolean
  createdAt: number
  updatedAt: number
  releasedAt: number | null
  /** Config vars of the release that runs. */
  config: Map<string, string>
  buildpacks: Buildpack[]
  buildpackDescription: string | null
  formation: FormationRecord[]
  /** Oldest first. */
  builds: BuildRecord[]
  /** Oldest first: version n is at n - 1. */
  releases: ReleaseRecord[]
  /** The next build starts with an empty cache. */
  cacheStale: boolean
  /** Builds of one app run one after the other; neither queue ever rejects. */
  buildQueue: Promise<void>
  releaseQueue: Promise<void>
}

export interface TeamRecord {
  id: string
  name: string
  createdAt: number
  updatedAt: number
}

/** How review apps of a pipeline are made, while they are enabled. */
export interface ReviewAppConfigRecord {
  /** `owner/name`. */
  repo: string
  automatic: boolean
  baseName: string | null
  deployTarget: { id: string; type: string }
  destroyStale: boolean
  staleDays: number
  waitForCi: boolean
}

export interface PipelineRecord {
  id: string
  name: string
  createdAt: number
  updatedAt: number
  /** Config vars of apps that the platform itself makes, by stage. */
  config: Map<Stage, Map<string, string>>
  reviewAppConfig: ReviewAppConfigRecord | null
}

/** The stages of a pipeline, in the order of promotion. */
export const stages = ['test', 'review', 'development', 'staging', 'production'] as const

export type Stage = (typeof stages)[number]

export interface CouplingRecord {
  id: string
  appId: string
  pipelineId: string
  stage: Stage
  createdAt: number
  updatedAt: number
}

export interface PromotionTargetRecord {
  id: string
  appId: string
  status: 'pending' | 'succeeded' | 'failed'
  releaseId: string | null
  errorMessage: string | null
}

export interface PromotionRecord {
  id: string
  pipelineId: string
  sourceAppId: string
  sourceReleaseId: string
  status: 'pending' | 'completed'
  createdAt: number
  updatedAt: number
  targets: PromotionTargetRecord[]
}

/** The making of an app from a source with an `app.json`. */
export interface AppSetupRecord {
  id: string
  createdAt: number
  updatedAt: number
  status: 'pending' | 'succeeded' | 'failed'
  failureMessage: string | null
  manifestErrors: string[]
  /** The app's; it may be gone. */
  app: { id: string; name: string }
  build: BuildRecord | null
  postdeploy: { output: string; exitCode: number } | null
  successUrl: string | null
  /** `scripts.pr-predestroy`: an `app.json` is read when its app is made, and not again. */
  predestroy: string | null
  /** Aborted by the end of the app or the platform. */
  abort: AbortController
}

export interface ReviewAppRecord {
  id: string
  pipelineId: string
  branch: string
  prNumber: number | null
  forkRepoId: number | null
  createdAt: number
  updatedAt: number
  status: 'pending' | 'creating' | 'created' | 'deleting' | 'deleted' | 'errored'
  errorStatus: string | null
  message: string | null
  appId: string | null
  setup: AppSetupRecord | null
  /** Aborted when its app or the platform goes, and so the script that runs before its deletion. */
  abort: AbortController
}
