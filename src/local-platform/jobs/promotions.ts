import { randomUUID } from 'node:crypto'
import { contentOf } from '../apps/artifacts.js'
import type { AppRecord, PromotionRecord, PromotionTargetRecord, ReleaseRecord } from '../apps/records.js'
import type { Store } from '../apps/store.js'
import type { Releases } from './releases.js'

/** Promotes the slug or image of one app to others, and follows the release commands. */
export class Promotions {
  readonly #store: Store
  readonly #releasing: Releases
  readonly #now: () => number

  constructor(store: Store, releasing: Releases, now: () => number) {
    this.#store = store
    this.#releasing = releasing
    this.#now = now
  }

  /** Starts a promotion. Its targets are pending, and get their releases after the answer to the request. */
  start(
    pipelineId: string,
    source: AppRecord,
    release: ReleaseRecord,
    targets: AppRecord[],
  ): PromotionRecord {
    const now = this.#now()
    const promotion: PromotionRecord = {
      id: randomUUID(),
      pipelineId,
      sourceAppId: source.id,
      sourceReleaseId: release.id,
      status: 'pending',
      createdAt: now,
      updatedAt: now,
      targets: targets.map(({ id }) => ({
        id: randomUUID(),
        appId: id,
        status: 'pending',
        releaseId: null,
        errorMessage: null,
      })),
    }
    this.#store.promotions.push(promotion)
    setImmediate(() => void this.#run(promotion, source, release))
    return promotion
  }

  async #run(promotion: PromotionRecord, source: AppRecord, release: ReleaseRecord): Promise<void> {
    const commit = contentOf(release)?.commit?.slice(0, 8) ?? ''
    const description = `Promote ${source.name} v${release.version} ${commit}`.trimEnd()
    await Promise.all(promotion.targets.map((target) => this.#promote(target, description, release)))
    promotion.status = 'completed'
    promotion.updatedAt = this.#now()
  }

  async #promote(target: PromotionTargetRecord, description: string, source: ReleaseRecord): Promise<void> {
    const app = this.#store.apps.find(({ id }) => id === target.appId)
    if (app === undefined) {
      target.status = 'failed'
      target.errorMessage = "Couldn't find that app."
      return
    }
    const release = this.#releasing.create(app, description, source)
    target.releaseId = release.id
    await release.settled
    target.status = release.status === 'succeeded' ? 'succeeded' : 'failed'
    if (release.status === 'failed') target.errorMessage = 'Release command failed'
  }
}
