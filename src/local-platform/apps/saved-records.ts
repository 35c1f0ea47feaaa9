import type { ImageBuildpack, ImageProcess } from '../builder/image-types.js'
import type { Buildpack } from '../builder/types.js'
import { checkAppName } from './app-names.js'
import { permissionNames } from './collaborators.js'
import { pipelineVarNames } from './config-vars.js'
import { dynoSizeList } from './dyno-sizes.js'
import { checkPipelineName } from './pipelines.js'
import {
  type AccountRecord,
  type AppRecord,
  type AppSetupRecord,
  type AuthorizationRecord,
  type BuildRecord,
  type CollaboratorRecord,
  type CouplingRecord,
  type FeatureRecord,
  type FormationRecord,
  type ImageRecord,
  type MemberRecord,
  type PipelineRecord,
  type PromotionRecord,
  type PromotionTargetRecord,
  type ReleaseRecord,
  type ReviewAppConfigRecord,
  type ReviewAppRecord,
  type SlugRecord,
  stages,
  type TeamRecord,
} from './records.js'
import { regionName } from './regions.js'
import { stackName } from './stacks.js'
import { checkTeamName } from './teams.js'
import {
  array,
  boolean,
  distinct,
  integer,
  matching,
  nullable,
  object,
  oneOf,
  optional,
  pair,
  passing,
  record,
  string,
  time,
  uuid,
  type Validator,
} from './validators.js'

/** Changes when the saved form does, so that the file of another version is refused rather than misread. */
export const formatVersion = 3

type Entries<M> = M extends Map<infer K, infer V> ? [K, Entries<V>][] : M

export type SavedBuild = Omit<BuildRecord, 'stream' | 'abort'>
export type SavedRelease = Omit<
  ReleaseRecord,
  'slug' | 'image' | 'config' | 'stream' | 'abort' | 'settled'
> & {
  slugId: string | null
  imageId: string | null
  config: Entries<ReleaseRecord['config']>
  /** Whether it has a release command. */
  hasOutput: boolean
}
export type SavedApp = Omit<
  AppRecord,
  'config' | 'builds' | 'releases' | 'log' | 'buildQueue' | 'releaseQueue'
> & {
  config: Entries<AppRecord['config']>
  builds: SavedBuild[]
  releases: SavedRelease[]
}
export type SavedPipeline = Omit<PipelineRecord, 'config'> & { config: Entries<PipelineRecord['config']> }
export type SavedSetup = Omit<AppSetupRecord, 'build' | 'abort'> & { buildId: string | null }
export type SavedReviewApp = Omit<ReviewAppRecord, 'setup' | 'abort'> & { setupId: string | null }

export interface SavedStore {
  form: number
  account: AccountRecord
  authorizations: AuthorizationRecord[]
  apps: SavedApp[]
  teams: TeamRecord[]
  slugs: SlugRecord[]
  images: ImageRecord[]
  pipelines: SavedPipeline[]
  couplings: CouplingRecord[]
  promotions: PromotionRecord[]
  appSetups: SavedSetup[]
  reviewApps: SavedReviewApp[]
}

const appName = passing((name) => checkAppName(name, () => false), 'the name of an app')
const teamName = passing(checkTeamName, 'the name of a team')
const stack = passing(stackName, 'the name of a stack')
const region = passing(regionName, 'the name of a region')
const checksum = matching(/^SHA256:[0-9a-f]{64}$/i, 'SHA256:<64 hexadecimal digits>')
const outcome = oneOf('pending', 'succeeded', 'failed')
const config = array(pair(matching(pipelineVarNames, 'the name of a config var'), string))
const digest = matching(/^sha256:[0-9a-f]{64}$/, 'sha256:<64 hexadecimal digits>')
const processType = matching(/^[-\w]+$/, 'the name of a process type')
const identified = { id: uuid, createdAt: time, updatedAt: time }

const buildpacks = array(object<Buildpack>({ url: optional(string), name: optional(string) }))

const features = array(object<FeatureRecord>({ name: string, enabled: boolean, updatedAt: time }))

const authorization = object<AuthorizationRecord>({
  ...identified,
  description: string,
  tokenId: uuid,
  token: string,
  expiresAt: nullable(time),
})

const collaborator = object<CollaboratorRecord>({
  ...identified,
  email: string,
  permissions: array(oneOf(...permissionNames)),
})

const member = object<MemberRecord>({
  ...identified,
  email: string,
  role: oneOf('admin', 'member'),
})

const formation = object<FormationRecord>({
  ...identified,
  type: string,
  command: string,
  quantity: integer(),
  size: oneOf(...dynoSizeList.map(({ name }) => name)),
})

const build = object<SavedBuild>({
  ...identified,
  status: outcome,
  sourceUrl: string,
  checksum: nullable(checksum),
  version: nullable(string),
  versionDescription: nullable(string),
  buildpacks: nullable(buildpacks),
  stack,
  requestId: string,
  slugId: nullable(uuid),
  releaseId: nullable(uuid),
})

const release = object<SavedRelease>({
  ...identified,
  version: integer(1),
  description: string,
  status: outcome,
  slugId: nullable(uuid),
  imageId: nullable(uuid),
  config,
  hasOutput: boolean,
})

const app = object<SavedApp>({
  ...identified,
  name: appName,
  generation: oneOf('cedar', 'fir'),
  team: nullable(teamName),
  locked: boolean,
  hostSuffix: matching(/^[0-9a-f]{12}$/, '12 hexadecimal digits'),
  region,
  stack,
  buildStack: stack,
  maintenance: boolean,
  collaborators: array(collaborator),
  features,
  releasedAt: nullable(time),
  config,
  buildpacks,
  buildpackDescription: nullable(string),
  formation: array(formation),
  builds: array(build),
  releases: numbered(array(release)),
  cacheStale: boolean,
  port: integer(),
})

const slug = object<SlugRecord>({
  ...identified,
  appId: uuid,
  checksum: nullable(checksum),
  commit: nullable(string),
  commitDescription: nullable(string),
  size: nullable(integer()),
  processTypes: record(processType, string),
  stack,
  buildpackDescription: nullable(string),
})

const image = object<ImageRecord>({
  ...identified,
  appId: uuid,
  digest,
  imageRepo: nullable(string),
  architecture: nullable(string),
  baseImageName: nullable(string),
  baseTopLayer: nullable(string),
  commit: nullable(string),
  commitDescription: nullable(string),
  processTypes: record(
    processType,
    object<ImageProcess>({
      displayCommand: string,
      command: string,
      workingDirectory: string,
      isDefault: nullable(boolean),
      imageName: nullable(processType),
    }),
  ),
  buildpacks: array(object<ImageBuildpack>({ name: string, version: string, homepage: string })),
  stack,
  buildpackDescription: nullable(string),
  layoutId: nullable(uuid),
  appLayer: nullable(digest),
})

const reviewAppConfig = object<ReviewAppConfigRecord>({
  repo: string,
  automatic: boolean,
  baseName: nullable(string),
  deployTarget: object<ReviewAppConfigRecord['deployTarget']>({ id: region, type: oneOf('region') }),
  destroyStale: boolean,
  staleDays: integer(Number.MIN_SAFE_INTEGER),
  waitForCi: boolean,
})

const pipeline = object<SavedPipeline>({
  ...identified,
  name: passing(checkPipelineName, 'the name of a pipeline'),
  config: array(pair(oneOf(...stages), config)),
  team: nullable(teamName),
  repo: nullable(string),
  reviewAppConfig: nullable(reviewAppConfig),
})

const coupling = object<CouplingRecord>({
  ...identified,
  appId: uuid,
  pipelineId: uuid,
  stage: oneOf(...stages),
})

const promotionTarget = object<PromotionTargetRecord>({
  id: uuid,
  appId: uuid,
  status: outcome,
  releaseId: nullable(uuid),
  errorMessage: nullable(string),
})

const promotion = object<PromotionRecord>({
  ...identified,
  pipelineId: uuid,
  sourceAppId: uuid,
  sourceReleaseId: uuid,
  status: oneOf('pending', 'completed'),
  targets: array(promotionTarget),
})

const appSetup = object<SavedSetup>({
  ...identified,
  status: outcome,
  failureMessage: nullable(string),
  manifestErrors: array(string),
  app: object<AppSetupRecord['app']>({ id: uuid, name: appName }),
  buildId: nullable(uuid),
  postdeploy: nullable(
    object<NonNullable<AppSetupRecord['postdeploy']>>({ output: string, exitCode: integer() }),
  ),
  successUrl: nullable(string),
  predestroy: nullable(string),
})

const reviewApp = object<SavedReviewApp>({
  ...identified,
  pipelineId: uuid,
  branch: string,
  prNumber: nullable(integer(Number.MIN_SAFE_INTEGER)),
  forkRepoId: nullable(integer(Number.MIN_SAFE_INTEGER)),
  status: oneOf('pending', 'creating', 'created', 'deleting', 'deleted', 'errored'),
  errorStatus: nullable(string),
  message: nullable(string),
  appId: nullable(uuid),
  setupId: nullable(uuid),
})

/** Everything that is saved. Ids must be UUIDs, since they name files; names must be valid in the API. */
export const savedStore = object<SavedStore>({
  form: oneOf(formatVersion),
  account: object<AccountRecord>({ id: uuid, email: string, name: string, createdAt: time, features }),
  authorizations: array(authorization),
  apps: distinct(
    distinct(array(app), 'id', ({ id }) => id),
    'name',
    ({ name }) => name,
  ),
  teams: array(object<TeamRecord>({ ...identified, name: teamName, members: array(member) })),
  slugs: array(slug),
  images: array(image),
  pipelines: distinct(array(pipeline), 'id', ({ id }) => id),
  couplings: array(coupling),
  promotions: array(promotion),
  appSetups: array(appSetup),
  reviewApps: array(reviewApp),
})

/** The version of each of an app's releases must be its position in the list. */
function numbered(validator: Validator<SavedRelease[]>): Validator<SavedRelease[]> {
  return (value, place): value is SavedRelease[] => {
    if (!validator(value, place)) return false
    const wrong = value.findIndex(({ version }, index) => version !== index + 1)
    if (wrong !== -1) throw new Error(`${place}[${wrong}].version must be ${wrong + 1}`)
    return true
  }
}
