import type { Buildpack } from '../builder/types.js'
import type { Streams } from '../storage/streams.js'
import { checkAppName } from './app-names.js'
import { pipelineVarNames } from './config-vars.js'
import { dynoSizes } from './formation.js'
import { checkPipelineName } from './pipelines.js'
import {
  type AccountRecord,
  type AppRecord,
  type AppSetupRecord,
  type BuildRecord,
  type CouplingRecord,
  type FormationRecord,
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
import {
  accepted,
  distinct,
  flag,
  integer,
  list,
  matching,
  object,
  oneOf,
  optional,
  orNull,
  pair,
  record,
  type Shape,
  text,
  time,
  uuid,
} from './shapes.js'
import { stackName } from './stacks.js'
import type { Store } from './store.js'
import { checkTeamName } from './teams.js'

/** Changes with what is saved, so that another version's file is refused and not misread. */
const FORM = 1

type Saved<Live, Without extends keyof Live> = Omit<Live, Without>
type Entries<M> = M extends Map<infer K, infer V> ? [K, Entries<V>][] : M

type SavedBuild = Saved<BuildRecord, 'stream' | 'abort'>
type SavedRelease = Saved<ReleaseRecord, 'slug' | 'config' | 'stream' | 'abort' | 'settled'> & {
  slugId: string | null
  config: Entries<ReleaseRecord['config']>
  /** Whether it has a release command. */
  hasOutput: boolean
}
type SavedApp = Saved<AppRecord, 'config' | 'builds' | 'releases' | 'buildQueue' | 'releaseQueue'> & {
  config: Entries<AppRecord['config']>
  builds: SavedBuild[]
  releases: SavedRelease[]
}
type SavedPipeline = Saved<PipelineRecord, 'config'> & { config: Entries<PipelineRecord['config']> }
type SavedSetup = Saved<AppSetupRecord, 'build' | 'abort'> & { buildId: string | null }
type SavedReviewApp = Saved<ReviewAppRecord, 'setup' | 'abort'> & { setupId: string | null }

interface SavedStore {
  form: number
  account: AccountRecord
  apps: SavedApp[]
  teams: TeamRecord[]
  slugs: SlugRecord[]
  pipelines: SavedPipeline[]
  couplings: CouplingRecord[]
  promotions: PromotionRecord[]
  appSetups: SavedSetup[]
  reviewApps: SavedReviewApp[]
}

const appName = accepted((name) => checkAppName(name, () => false), 'the name of an app')
const teamName = accepted(checkTeamName, 'the name of a team')
const stack = accepted(stackName, 'the name of a stack')
const region = accepted(regionName, 'the name of a region')
const checksum = matching(/^SHA256:[0-9a-f]{64}$/i, 'SHA256:<64 hexadecimal digits>')
const outcome = oneOf('pending', 'succeeded', 'failed')
const config = list(pair(matching(pipelineVarNames, 'the name of a config var'), text))
const identified = { id: uuid, createdAt: time, updatedAt: time }

const buildpacks = list(object<Buildpack>({ url: optional(text), name: optional(text) }))

const formation = object<FormationRecord>({
  ...identified,
  type: text,
  command: text,
  quantity: integer(),
  size: oneOf(...dynoSizes.values()),
})

const build = object<SavedBuild>({
  ...identified,
  status: outcome,
  sourceUrl: text,
  checksum: orNull(checksum),
  version: orNull(text),
  versionDescription: orNull(text),
  buildpacks: orNull(buildpacks),
  stack,
  requestId: text,
  slugId: orNull(uuid),
  releaseId: orNull(uuid),
})

const release = object<SavedRelease>({
  ...identified,
  version: integer(1),
  description: text,
  status: outcome,
  slugId: orNull(uuid),
  config,
  hasOutput: flag,
})

const app = object<SavedApp>({
  ...identified,
  name: appName,
  team: orNull(teamName),
  hostSuffix: matching(/^[0-9a-f]{12}$/, '12 hexadecimal digits'),
  region,
  stack,
  buildStack: stack,
  maintenance: flag,
  releasedAt: orNull(time),
  config,
  buildpacks,
  buildpackDescription: orNull(text),
  formation: list(formation),
  builds: list(build),
  releases: numbered(list(release)),
  cacheStale: flag,
})

const slug = object<SlugRecord>({
  ...identified,
  appId: uuid,
  checksum: orNull(checksum),
  commit: orNull(text),
  commitDescription: orNull(text),
  size: orNull(integer()),
  processTypes: record(matching(/^[-\w]+$/, 'the name of a process type'), text),
  stack,
  buildpackDescription: orNull(text),
})

const reviewAppConfig = object<ReviewAppConfigRecord>({
  repo: text,
  automatic: flag,
  baseName: orNull(text),
  deployTarget: object<ReviewAppConfigRecord['deployTarget']>({ id: region, type: oneOf('region') }),
  destroyStale: flag,
  staleDays: integer(Number.MIN_SAFE_INTEGER),
  waitForCi: flag,
})

const pipeline = object<SavedPipeline>({
  ...identified,
  name: accepted(checkPipelineName, 'the name of a pipeline'),
  config: list(pair(oneOf(...stages), config)),
  reviewAppConfig: orNull(reviewAppConfig),
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
  releaseId: orNull(uuid),
  errorMessage: orNull(text),
})

const promotion = object<PromotionRecord>({
  ...identified,
  pipelineId: uuid,
  sourceAppId: uuid,
  sourceReleaseId: uuid,
  status: oneOf('pending', 'completed'),
  targets: list(promotionTarget),
})

const appSetup = object<SavedSetup>({
  ...identified,
  status: outcome,
  failureMessage: orNull(text),
  manifestErrors: list(text),
  app: object<AppSetupRecord['app']>({ id: uuid, name: appName }),
  buildId: orNull(uuid),
  postdeploy: orNull(
    object<NonNullable<AppSetupRecord['postdeploy']>>({ output: text, exitCode: integer() }),
  ),
  successUrl: orNull(text),
  predestroy: orNull(text),
})

const reviewApp = object<SavedReviewApp>({
  ...identified,
  pipelineId: uuid,
  branch: text,
  prNumber: orNull(integer(Number.MIN_SAFE_INTEGER)),
  forkRepoId: orNull(integer(Number.MIN_SAFE_INTEGER)),
  status: oneOf('pending', 'creating', 'created', 'deleting', 'deleted', 'errored'),
  errorStatus: orNull(text),
  message: orNull(text),
  appId: orNull(uuid),
  setupId: orNull(uuid),
})

/** All that is saved. Ids name files, and so are UUIDs; names are those that the API takes. */
const savedStore = object<SavedStore>({
  form: oneOf(FORM),
  account: object<AccountRecord>({ id: uuid, email: text, name: text, createdAt: time }),
  apps: distinct(
    distinct(list(app), 'id', ({ id }) => id),
    'name',
    ({ name }) => name,
  ),
  teams: list(object<TeamRecord>({ ...identified, name: teamName })),
  slugs: list(slug),
  pipelines: distinct(list(pipeline), 'id', ({ id }) => id),
  couplings: list(coupling),
  promotions: list(promotion),
  appSetups: list(appSetup),
  reviewApps: list(reviewApp),
})

/** Releases of an app: the version of each is its place in the list. */
function numbered(shape: Shape<SavedRelease[]>): Shape<SavedRelease[]> {
  return (value, place): value is SavedRelease[] => {
    if (!shape(value, place)) return false
    const wrong = value.findIndex(({ version }, index) => version !== index + 1)
    if (wrong !== -1) throw new Error(`${place}[${wrong}].version must be ${wrong + 1}`)
    return true
  }
}

/** Writes down what a store knows, as JSON; what runs at the moment, and blobs and output, are not in it. */
export function serializeStore(store: Store): string {
  const { account, teams, pipelines, couplings, promotions } = store
  const saved = {
    form: FORM,
    account,
    apps: store.apps.map(saveApp),
    teams,
    slugs: [...store.slugs.values()],
    pipelines,
    couplings,
    promotions,
    appSetups: store.appSetups.map(({ build, abort, ...setup }) => ({
      ...setup,
      buildId: build?.id ?? null,
    })),
    reviewApps: store.reviewApps.map(({ setup, abort, ...review }) => ({
      ...review,
      setupId: setup?.id ?? null,
    })),
  }
  return JSON.stringify(saved, (_, value) => (value instanceof Map ? [...value] : value))
}

function saveApp({ buildQueue, releaseQueue, ...app }: AppRecord) {
  return {
    ...app,
    builds: app.builds.map(({ stream, abort, ...build }) => build),
    releases: app.releases.map(({ slug, stream, abort, settled, ...release }) => ({
      ...release,
      slugId: slug?.id ?? null,
      hasOutput: stream !== null,
    })),
  }
}

/**
 * Fills an empty store with what another one knew. What ran there was cut short with it, and has failed.
 *
 * @param text what {@link serializeStore} gave
 * @throws Error that names the place of what is not as it was saved; the store is as it was then
 */
export function restoreStore(store: Store, text: string, streams: Streams): void {
  const saved = parse(text)
  Object.assign(store.account, saved.account)
  for (const slug of saved.slugs) store.slugs.set(slug.id, slug)
  store.apps.push(...saved.apps.map((app) => restoreApp(app, store, streams)))
  store.teams.push(...saved.teams)
  store.pipelines.push(...saved.pipelines.map(restorePipeline))
  store.couplings.push(...saved.couplings)
  store.promotions.push(...saved.promotions.map(restorePromotion))
  const builds = store.apps.flatMap(({ builds }) => builds)
  store.appSetups.push(...saved.appSetups.map((setup) => restoreSetup(setup, builds)))
  store.reviewApps.push(...saved.reviewApps.map((review) => restoreReviewApp(review, store)))
}

function parse(text: string): SavedStore {
  let saved: unknown
  try {
    saved = JSON.parse(text)
  } catch (error) {
    // The error's own words quote the text, and config vars are in it.
    throw new Error('it is not JSON', { cause: error })
  }
  if (!isOfThisForm(saved)) throw new Error('another version of the local platform has written it')
  if (!savedStore(saved, '')) throw new Error('it is damaged')
  return saved
}

function isOfThisForm(saved: unknown): boolean {
  return typeof saved === 'object' && saved !== null && 'form' in saved && saved.form === FORM
}

function restoreApp(saved: SavedApp, { slugs }: Store, streams: Streams): AppRecord {
  const releases = saved.releases.map(({ slugId, hasOutput, ...release }) => ({
    ...release,
    status: ended(release.status),
    slug: slugs.get(slugId ?? '') ?? null,
    config: new Map(release.config),
    stream: hasOutput ? streams.restore(release.id) : null,
    abort: new AbortController(),
    settled: Promise.resolve(),
  }))
  const builds = saved.builds.map((build) => ({
    ...build,
    status: ended(build.status),
    stream: streams.restore(build.id),
    abort: new AbortController(),
  }))
  const idle = { buildQueue: Promise.resolve(), releaseQueue: Promise.resolve() }
  return { ...saved, ...idle, config: new Map(saved.config), builds, releases }
}

function restorePipeline(saved: SavedPipeline): PipelineRecord {
  const config = saved.config.map(([stage, vars]) => [stage, new Map(vars)] as const)
  return { ...saved, config: new Map(config) }
}

function restorePromotion(saved: PromotionRecord): PromotionRecord {
  const targets = saved.targets.map((target) => ({ ...target, status: ended(target.status) }))
  return { ...saved, status: 'completed', targets }
}

function restoreSetup({ buildId, ...saved }: SavedSetup, builds: BuildRecord[]): AppSetupRecord {
  const build = builds.find(({ id }) => id === buildId) ?? null
  const failureMessage = saved.status === 'pending' ? cutShort : saved.failureMessage
  return { ...saved, status: ended(saved.status), failureMessage, build, abort: new AbortController() }
}

function restoreReviewApp({ setupId, ...saved }: SavedReviewApp, { appSetups }: Store): ReviewAppRecord {
  const setup = appSetups.find(({ id }) => id === setupId) ?? null
  const live = { setup, abort: new AbortController() }
  if (['created', 'deleted', 'errored'].includes(saved.status)) return { ...saved, ...live }
  return { ...saved, ...live, status: 'errored', errorStatus: cutShort, message: cutShort }
}

const cutShort = 'The platform was stopped.'

function ended(status: 'pending' | 'succeeded' | 'failed'): 'succeeded' | 'failed' {
  return status === 'pending' ? 'failed' : status
}
