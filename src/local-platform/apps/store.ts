import { randomBytes, randomUUID } from 'node:crypto'
import { AppLog } from '../storage/app-log.js'
import type {
  AccountRecord,
  AppRecord,
  AppSetupRecord,
  AuthorizationRecord,
  CouplingRecord,
  ImageRecord,
  PipelineRecord,
  PromotionRecord,
  ReviewAppRecord,
  SlugRecord,
  Stage,
  TeamRecord,
} from './records.js'

/** All records of the platform, in memory. Source tarballs, slugs, images and output are files. */
export class Store {
  readonly account: AccountRecord
  readonly apps: AppRecord[] = []
  readonly teams: TeamRecord[] = []
  readonly authorizations: AuthorizationRecord[] = []
  readonly slugs = new Map<string, SlugRecord>()
  readonly images = new Map<string, ImageRecord>()
  readonly pipelines: PipelineRecord[] = []
  readonly couplings: CouplingRecord[] = []
  readonly promotions: PromotionRecord[] = []
  readonly appSetups: AppSetupRecord[] = []
  /** Includes deleted ones, which clients that wait for the end of a deletion read by id. */
  readonly reviewApps: ReviewAppRecord[] = []

  constructor(now: number) {
    const account = { id: randomUUID(), email: 'local@example.com', name: 'Local Platform' }
    this.account = { ...account, createdAt: now, features: [] }
  }

  /** Returns the app with this id or name. */
  findApp(identity: string): AppRecord | undefined {
    return this.apps.find((app) => app.id === identity || app.name === identity)
  }

  /** Returns the team with this id or name. */
  findTeam(identity: string): TeamRecord | undefined {
    return this.teams.find(({ id, name }) => id === identity || name === identity)
  }

  /** Adds an app without releases; `now` in milliseconds since the epoch. */
  addApp(
    fields: Pick<AppRecord, 'name' | 'generation' | 'region' | 'stack' | 'team' | 'locked'>,
    now: number,
  ): AppRecord {
    const app: AppRecord = {
      ...fields,
      id: randomUUID(),
      hostSuffix: randomBytes(6).toString('hex'),
      buildStack: fields.stack,
      maintenance: false,
      collaborators: [],
      features: [],
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
      log: new AppLog(),
      port: 0,
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
   * Removes the app, its couplings, and the slugs and images of deleted apps that no other app has released.
   *
   * @returns the ids of the removed slugs, and of the layouts that no image needs any more
   */
  removeApp(app: AppRecord): { slugs: string[]; layouts: string[] } {
    remove(this.apps, app)
    for (const coupling of this.couplings.filter(({ appId }) => appId === app.id))
      remove(this.couplings, coupling)
    const released = this.apps.flatMap(({ releases }) =>
      releases.map(({ slug, image }) => (slug ?? image)?.id),
    )
    const [used, owners] = [new Set(released), new Set(this.apps.map(({ id }) => id))]
    const isOrphan = ({ id, appId }: SlugRecord | ImageRecord) => !owners.has(appId) && !used.has(id)
    const slugs = [...this.slugs.values()].filter(isOrphan).map(({ id }) => id)
    const images = [...this.images.values()].filter(isOrphan)
    for (const id of slugs) this.slugs.delete(id)
    for (const { id } of images) this.images.delete(id)
    const needed = new Set([...this.images.values()].map(({ layoutId }) => layoutId))
    const layouts = images.map(({ layoutId }) => layoutId).filter((id) => id !== null && !needed.has(id))
    return { slugs, layouts: [...new Set(layouts)].filter((id) => id !== null) }
  }
}

/** Removes `item` from `list`, if the list has it. */
export function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
