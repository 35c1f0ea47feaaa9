import type {
  AccountRecord,
  AppRecord,
  AppSetupRecord,
  BuildRecord,
  CouplingRecord,
  PipelineRecord,
  PromotionRecord,
  ReleaseRecord,
  ReviewAppRecord,
  SlugRecord,
  Store,
  TeamRecord,
} from './store.js'
import type { Streams } from './streams.js'

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
 * @throws Error when it is of another form
 */
export function restoreStore(store: Store, text: string, streams: Streams): void {
  const saved: SavedStore = JSON.parse(text)
  if (saved?.form !== FORM) throw new Error('it is none of this version')
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
