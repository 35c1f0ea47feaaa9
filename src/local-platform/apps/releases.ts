import { contentOf } from './artifacts.js'
import type { AppRecord, ReleaseRecord } from './records.js'

type NewRelease = Pick<ReleaseRecord, 'id' | 'description' | 'slug' | 'image' | 'stream'> & {
  config: ReadonlyMap<string, string>
}

/**
 * Adds the app's next release. With the output stream of a release command the release is pending; without one it has
 * succeeded, and its config vars are the app's from now on.
 *
 * @param now milliseconds since the epoch
 */
export function addRelease(app: AppRecord, { config, ...fields }: NewRelease, now: number): ReleaseRecord {
  const isPending = fields.stream !== null
  const release: ReleaseRecord = {
    ...fields,
    version: app.releases.length + 1,
    status: isPending ? 'pending' : 'succeeded',
    createdAt: now,
    updatedAt: now,
    config: new Map(config),
    abort: new AbortController(),
    settled: Promise.resolve(),
  }
  app.releases.push(release)
  app.updatedAt = now
  if (!isPending) app.config = new Map(config)
  return release
}

/** Returns the config vars that the app will have once its pending release commands have succeeded. */
export function pendingConfig(app: AppRecord): ReadonlyMap<string, string> {
  const latest = latestRelease(app)
  return latest?.status === 'pending' ? latest.config : app.config
}

/** Returns the release that will be live once the pending release commands have succeeded. */
export function latestRelease(app: AppRecord): ReleaseRecord | undefined {
  return app.releases.findLast(({ status }) => status === 'pending' || status === 'succeeded')
}

/** Returns the release that is live: the highest version whose release command, if any, succeeded. */
export function currentRelease(app: AppRecord): ReleaseRecord | undefined {
  return app.releases.findLast(({ status }) => status === 'succeeded')
}

/** Returns whether Heroku rolls back to the release: only to one that succeeded and has a slug or image. */
export function isEligibleForRollback(release: ReleaseRecord): boolean {
  return release.status === 'succeeded' && contentOf(release) !== null
}
