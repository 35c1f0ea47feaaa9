import { setBuildOutputs } from '../deploy/build.js'
import { type Build, listNewestBuilds } from '../heroku/builds.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
import type { Run } from '../runner/run.js'
import type { Review, ReviewResult } from './review.js'
import { isLabelEvent } from './should-have-app.js'

/**
 * Finds out whether the app already runs our commit, or is about to, so that an event that only changes the pull
 * request's labels does not have it built again. Sets the outputs of that deploy.
 *
 * @param appId id of the pull request's app
 * @returns the result of the review if there is nothing to do; nothing if the commit must be deployed
 */
export async function findDeploy(review: Review, appId: string): Promise<ReviewResult | undefined> {
  const { client, commit, inputs, run } = review
  const { action } = inputs.github.run
  if (inputs.label === '' || !isLabelEvent(action)) return undefined
  const builds = await listNewestBuilds(client, appId)
  const build = builds.find(({ status }) => status !== 'failed')
  if (build?.version !== commit.version) return undefined
  const name = commit.version.slice(0, 8)
  setBuildOutputs(run)(build)
  if (build.status === 'pending') return unchanged(`Another run is building the commit ${name}`)
  const releases = await listNewestReleases(client, appId)
  const current = releases.find((release) => release.current)
  if (current && isReleaseOf(build, current)) {
    setReleaseOutputs(run, current)
    return unchanged(`The app already runs the commit ${name}`)
  }
  const own = releases.find((release) => isReleaseOf(build, release))
  if (own?.status !== 'pending') return undefined
  setReleaseOutputs(run, own)
  return unchanged(`Another run is releasing the commit ${name}`)
}

/** A change of config vars makes another release of the same slug or image. */
function isReleaseOf({ releaseId, slugId }: Build, release: Release): boolean {
  return release.id === releaseId || (slugId !== undefined && release.slugId === slugId)
}

function unchanged(what: string): ReviewResult {
  return { status: 'unchanged', why: `${what}, and only a label has changed: leaving it unchanged` }
}

function setReleaseOutputs(run: Run, { id, status, version }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}
