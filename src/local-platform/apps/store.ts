import { randomBytes, randomUUID } from 'node:crypto'
import type {
  AccountRecord,
  AppRecord,
  AppSetupRecord,
  CouplingRecord,
  PipelineRecord,
  PromotionRecord,
  ReviewAppRecord,
  SlugRecord,
  Stage,
  TeamRecord,
} from './records.js'

/** Everything the platform knows, in memory; blobs and output are files. */
export class Store {
  readonly account: AccountRecord
  readonly apps: AppRecord[] = []
  readonly teams: TeamRecord[] = []
  readonly slugs = new Map<string, SlugRecord>()
  readonly pipelines: PipelineRecord[] = []
  readonly couplings: CouplingRecord[] = []
  readonly promotions: PromotionRecord[] = []
  readonly appSetups: AppSetupRecord[] = []
  /** Deleted ones, too: whoever waits for the end asks for them by id. */
  readonly reviewApps: ReviewAppRecord[] = []

  constructor(now: number) {
    this.account = { id: randomUUID(), email: 'local@example.com', name: 'Local Platform', createdAt: now }
  }

  /** The app with this id or name, as every path of the API takes either. */
  findApp(identity: string): AppRecord | undefined {
    return this.apps.find((app) => app.id === identity || app.name === identity)
  }

  /** Adds an app without releases; `now` in milliseconds. */
  addApp(fields: Pick<AppRecord, 'name' | 'region' | 'stack' | 'team'>, now: number): AppRecord {
    const app: AppRecord = {
      ...fields,
      id: randomUUID(),
      hostSuffix: randomBytes(6).toString('hex'),
      buildStack: fields.stack,
      maintenance: false,
      createdAt: now,
      updatedAt: now,
      releasedAt: null,
      config: new Map(),
      buildpacks: [],
      buildpackDescription: null,
      formation: [],
      builds: [],
      releases: [],
      cacheStale: false,
      buildQueue: Promise.resolve(),
      releaseQueue: Promise.resolve(),
    }
    this.apps.push(app)
    return app
  }

  /** Puts an app that is in no pipeline into one; `now` in milliseconds. */
  addCoupling(app: AppRecord, pipeline: PipelineRecord, stage: Stage, now: number): CouplingRecord {
    const ids = { id: randomUUID(), appId: app.id, pipelineId: pipeline.id }
    const coupling: CouplingRecord = { ...ids, stage, createdAt: now, updatedAt: now }
    this.couplings.push(coupling)
    return coupling
  }

  /** Forgets the app, its couplings, and the slugs of apps that are gone, unless another app has released them. */
  removeApp(app: AppRecord): SlugRecord[] {
    remove(this.apps, app)
    for (const coupling of this.couplings.filter(({ appId }) => appId === app.id))
      remove(this.couplings, coupling)
    const used = new Set(this.apps.flatMap(({ releases }) => releases.map(({ slug }) => slug?.id)))
    const owners = new Set(this.apps.map(({ id }) => id))
    const orphans = [...this.slugs.values()].filter(({ id, appId }) => !owners.has(appId) && !used.has(id))
    for (const slug of orphans) this.slugs.delete(slug.id)
    return orphans
  }
}

/** Takes `item` out of `list`, if it is there. */
export function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
