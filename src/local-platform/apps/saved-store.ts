import { AppLog } from '../storage/app-log.js'
import type { Streams } from '../storage/streams.js'
import type {
  AppRecord,
  AppSetupRecord,
  BuildRecord,
  PipelineRecord,
  PromotionRecord,
  ReviewAppRecord,
} from './records.js'
import {
  formatVersion,
  type SavedApp,
  type SavedPipeline,
  type SavedReviewApp,
  type SavedSetup,
  type SavedStore,
  savedStore,
} from './saved-records.js'
import type { Store } from './store.js'

/** Returns the store as JSON, without running jobs and without the content of files. */
export function serializeStore(store: Store): string {
  const { account, authorizations, teams, pipelines, couplings, promotions } = store
  const saved = {
    form: formatVersion,
    account,
    authorizations,
    apps: store.apps.map(saveApp),
    teams,
    slugs: [...store.slugs.values()],
    images: [...store.images.values()],
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

function saveApp({ log, buildQueue, releaseQueue, ...app }: AppRecord) {
  return {
    ...app,
    builds: app.builds.map(({ stream, abort, ...build }) => build),
    releases: app.releases.map(({ slug, image, stream, abort, settled, ...release }) => ({
      ...release,
      slugId: slug?.id ?? null,
      imageId: image?.id ?? null,
      hasOutput: stream !== null,
    })),
  }
}

/**
 * Fills an empty store with a saved one. Jobs that were running when it was saved have failed.
 *
 * @param text as returned by {@link serializeStore}
 * @throws Error that names the first place that is invalid, in which case the store stays empty
 */
export function restoreStore(store: Store, text: string, streams: Streams): void {
  const saved = parse(text)
  Object.assign(store.account, saved.account)
  for (const slug of saved.slugs) store.slugs.set(slug.id, slug)
  for (const image of saved.images) store.images.set(image.id, image)
  store.apps.push(...saved.apps.map((app) => restoreApp(app, store, streams)))
  store.teams.push(...saved.teams)
  store.authorizations.push(...saved.authorizations)
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
    // The error's message quotes the text, which has config vars.
    throw new Error('it is not JSON', { cause: error })
  }
  if (!hasThisVersion(saved)) throw new Error('another version of the local platform has written it')
  if (!savedStore(saved, '')) throw new Error('it is damaged')
  return saved
}

function hasThisVersion(saved: unknown): boolean {
  return typeof saved === 'object' && saved !== null && 'form' in saved && saved.form === formatVersion
}

function restoreApp(saved: SavedApp, { slugs, images }: Store, streams: Streams): AppRecord {
  const releases = saved.releases.map(({ slugId, imageId, hasOutput, ...release }) => ({
    ...release,
    status: finalStatus(release.status),
    slug: slugs.get(slugId ?? '') ?? null,
    image: images.get(imageId ?? '') ?? null,
    config: new Map(release.config),
    stream: hasOutput ? streams.restore(release.id) : null,
    abort: new AbortController(),
    settled: Promise.resolve(),
  }))
  const builds = saved.builds.map((build) => ({
    ...build,
    status: finalStatus(build.status),
    stream: streams.restore(build.id),
    abort: new AbortController(),
  }))
  const unsaved = {
    log: new AppLog(),
    buildQueue: Promise.resolve(),
    releaseQueue: Promise.resolve(),
  }
  return { ...saved, ...unsaved, config: new Map(saved.config), builds, releases }
}

function restorePipeline(saved: SavedPipeline): PipelineRecord {
  const config = saved.config.map(([stage, vars]) => [stage, new Map(vars)] as const)
  return { ...saved, config: new Map(config) }
}

function restorePromotion(saved: PromotionRecord): PromotionRecord {
  const targets = saved.targets.map((target) => ({ ...target, status: finalStatus(target.status) }))
  return { ...saved, status: 'completed', targets }
}

function restoreSetup({ buildId, ...saved }: SavedSetup, builds: BuildRecord[]): AppSetupRecord {
  const build = builds.find(({ id }) => id === buildId) ?? null
  const failureMessage = saved.status === 'pending' ? stoppedMessage : saved.failureMessage
  return { ...saved, status: finalStatus(saved.status), failureMessage, build, abort: new AbortController() }
}

function restoreReviewApp({ setupId, ...saved }: SavedReviewApp, { appSetups }: Store): ReviewAppRecord {
  const setup = appSetups.find(({ id }) => id === setupId) ?? null
  const live = { setup, abort: new AbortController() }
  if (['created', 'deleted', 'errored'].includes(saved.status)) return { ...saved, ...live }
  return { ...saved, ...live, status: 'errored', errorStatus: stoppedMessage, message: stoppedMessage }
}

const stoppedMessage = 'The platform was stopped.'

function finalStatus(status: 'pending' | 'succeeded' | 'failed'): 'succeeded' | 'failed' {
  return status === 'pending' ? 'failed' : status
}
