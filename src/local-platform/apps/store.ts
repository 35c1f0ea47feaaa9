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

/** All records of the platform, in memory. Source tarballs, slugs and output are files. */
export class Store {
  readonly account: AccountRecord
  readonly apps: AppRecord[] = []
  readonly teams: TeamRecord[] = []
  readonly slugs = new Map<string, SlugRecord>()
  readonly pipelines: PipelineRecord[] = []
  readonly couplings: CouplingRecord[] = []
  readonly promotions: PromotionRecord[] = []
  readonly appSetups: AppSetupRecord[] = []
  /** Includes deleted ones, which clients that wait for the end of a deletion read by id. */
  readonly reviewApps: ReviewAppRecord[] = []

  constructor(now: number) {
    this.account = { id: randomUUID(), email: 'local@example.com', name: 'Local Platform', createdAt: now }
  }

  /** Returns the app with this id or name. */
  findApp(identity: string): AppRecord | undefined {
    return this.apps.find((app) => app.id === identity || app.name === identity)
  }

  /** Adds an app without releases; `now` in milliseconds since the epoch. */
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

  /** Adds an app that is in no pipeline to one; `now` in milliseconds since the epoch. */
  addCoupling(app: AppRecord, pipeline: PipelineRecord, stage: Stage, now: number): CouplingRecord {
    const ids = { id: randomUUID(), appId: app.id, pipelineId: pipeline.id }
    const coupling: CouplingRecord = { ...ids, stage, createdAt: now, updatedAt: now }
    this.couplings.push(coupling)
    return coupling
  }

  /**
   * Removes the app, its couplings, and the slugs of deleted apps that no other app has released.
   *
   * @returns the removed slugs
   */
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

/** Removes `item` from `list`, if the list has it. */
export function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
