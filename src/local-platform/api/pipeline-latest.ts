import type { AppRecord, BuildRecord, ReleaseRecord } from '../apps/records.js'
import { serializeBuild } from './builds.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { findPipeline } from './pipelines.js'
import { serializeRelease } from './releases.js'
import { recordFields, respondList } from './respond.js'

/** The latest release, build and deployment of each app in a pipeline; apps that have none are left out. */
export function pipelineLatestRoutes(api: Api, context: Context): void {
  api.get('/pipelines/:pipeline/latest-releases', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ releases }) => releases.at(-1))
    return respondList(c, latest, ofItem<ReleaseRecord>(), ({ app, item }) =>
      serializeRelease(app, item, context),
    )
  })
  api.get('/pipelines/:pipeline/latest-deployments', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ releases }) =>
      releases.findLast((release, index) => isDeployment(release, releases[index - 1])),
    )
    return respondList(c, latest, ofItem<ReleaseRecord>(), ({ app, item }) =>
      serializeRelease(app, item, context),
    )
  })
  api.get('/pipelines/:pipeline/latest-builds', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ builds }) => builds.at(-1))
    return respondList(c, latest, ofItem<BuildRecord>(), ({ app, item }) =>
      serializeBuild(app, item, context),
    )
  })
}

interface Latest<T> {
  app: AppRecord
  item: T
}

function latestOf<T>(
  context: Context,
  identity: string,
  find: (app: AppRecord) => T | undefined,
): Latest<T>[] {
  const { id } = findPipeline(context, identity)
  const members = new Set(
    context.store.couplings.filter(({ pipelineId }) => pipelineId === id).map(({ appId }) => appId),
  )
  return context.store.apps
    .filter((app) => members.has(app.id))
    .flatMap((app) => {
      const item = find(app)
      return item === undefined ? [] : [{ app, item }]
    })
}

/** A release that runs another slug or image than the one before: not one that only changed config vars. */
function isDeployment(release: ReleaseRecord, previous: ReleaseRecord | undefined): boolean {
  const id = artifactId(release)
  return id !== undefined && id !== artifactId(previous)
}

function artifactId(release: ReleaseRecord | undefined): string | undefined {
  return (release?.slug ?? release?.image)?.id
}

function ofItem<T extends { id: string; createdAt: number; updatedAt: number }>() {
  const { id, created_at, updated_at } = recordFields<T>()
  const read = (field: typeof id) => (latest: Latest<T>) => field?.(latest.item) ?? ''
  return { id: read(id), created_at: read(created_at), updated_at: read(updated_at) }
}
