import type { ImageBuildpack, ImageProcess } from '../builder/image-types.js'
import type { Buildpack, ProcessTypes } from '../builder/types.js'
import type { AppLog } from '../storage/app-log.js'
import type { OutputStream } from '../storage/output-stream.js'

/** The one account of the local platform. */
export interface AccountRecord {
  id: string
  email: string
  name: string
  createdAt: number
  features: FeatureRecord[]
}

/** A feature that was enabled or disabled. */
export interface FeatureRecord {
  name: string
  enabled: boolean
  updatedAt: number
}

/** A key to the API beside the platform's own, which may do all that it may. */
export interface AuthorizationRecord {
  id: string
  description: string
  createdAt: number
  updatedAt: number
  tokenId: string
  token: string
  /** In milliseconds since the epoch; `null` if the token does not expire. */
  expiresAt: number | null
}

/** A user who may work on an app; only known by the email address. */
export interface CollaboratorRecord {
  id: string
  email: string
  createdAt: number
  updatedAt: number
  /** Names of permissions, of the apps of teams. */
  permissions: string[]
}

/** A member of a team beside the account, which is an admin of every team. */
export interface MemberRecord {
  id: string
  email: string
  role: 'admin' | 'member'
  createdAt: number
  updatedAt: number
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
  /** `null` if the request named none. */
  buildpacks: Buildpack[] | null
  stack: string
  requestId: string
  slugId: string | null
  releaseId: string | null
  stream: OutputStream
  /** Aborted when the build is canceled or its output cannot be written, or when the app or the platform ends. */
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
  /** What the release runs in place of a slug. */
  image: ImageRecord | null
  /** The config vars of this release, which a rollback to it restores. */
  config: Map<string, string>
  /** Output of the release command; `null` if the slug or image declares none. */
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

/** An OCI image, in the form of the API's `oci-image`. */
export interface ImageRecord {
  id: string
  appId: string
  createdAt: number
  updatedAt: number
  /** `sha256:<hex>` of the manifest. */
  digest: string
  imageRepo: string | null
  architecture: string | null
  baseImageName: string | null
  baseTopLayer: string | null
  commit: string | null
  commitDescription: string | null
  processTypes: Record<string, ImageProcess>
  buildpacks: ImageBuildpack[]
  stack: string
  buildpackDescription: string | null
  /** The image that has the layout in the object store; `null` if the platform has no content of this digest. */
  layoutId: string | null
  /** Digest of the layer with the app's directory. */
  appLayer: string | null
}

/** The generations of the Heroku platform. Fir builds images with Cloud Native Buildpacks. */
type Generation = 'cedar' | 'fir'

export interface AppRecord {
  id: string
  name: string
  generation: Generation
  /** Name of the team that owns the app; `null` if the account does. */
  team: string | null
  /** The 12 hexadecimal digits in the host name of `web_url`. */
  hostSuffix: string
  region: string
  stack: string
  buildStack: string
  maintenance: boolean
  /** Whether only those who have access already, and admins, may get access to the app of a team. */
  locked: boolean
  collaborators: CollaboratorRecord[]
  features: FeatureRecord[]
  createdAt: number
  updatedAt: number
  releasedAt: number | null
  /** Config vars of the current release. */
  config: Map<string, string>
  buildpacks: Buildpack[]
  buildpackDescription: string | null
  formation: FormationRecord[]
  /** Oldest first. */
  builds: BuildRecord[]
  /** Oldest first: version n is at n - 1. */
  releases: ReleaseRecord[]
  /** Whether the next build starts with an empty cache. */
  cacheStale: boolean
  log: AppLog
  /** The port on which the router answers for the app, also after a restart if it is still free; 0 before the first. */
  port: number
  /** The builds of an app run one after the other. Never rejects, nor does the queue of releases. */
  buildQueue: Promise<void>
  releaseQueue: Promise<void>
}

export interface TeamRecord {
  id: string
  name: string
  createdAt: number
  updatedAt: number
  members: MemberRecord[]
}

/** The configuration of a pipeline's review apps while they are enabled. */
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
  /** Config vars of the apps that the platform creates itself, by stage. */
  config: Map<Stage, Map<string, string>>
  /** Name of the team that owns the pipeline; `null` if the account does. */
  team: string | null
  /** The connected repository, as `owner/name`. */
  repo: string | null
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

/** The creation of an app from a source with an `app.json`. */
export interface AppSetupRecord {
  id: string
  createdAt: number
  updatedAt: number
  status: 'pending' | 'succeeded' | 'failed'
  failureMessage: string | null
  manifestErrors: string[]
  /** Stays when the app is deleted. */
  app: { id: string; name: string }
  build: BuildRecord | null
  postdeploy: { output: string; exitCode: number } | null
  successUrl: string | null
  /** `scripts.pr-predestroy`: the `app.json` is read only once, when the app is created. */
  predestroy: string | null
  /** Aborted when the app or the platform ends. */
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
  /** Aborted when the app or the platform ends; stops the pr-predestroy script. */
  abort: AbortController
}
