import { setBuildOutputs } from '../deploy/build.js'
import { listNewestBuilds } from '../heroku/builds.js'
import { artifactOf, listNewestReleases, type Release, runsArtifact } from '../heroku/releases.js'
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
  const created = releases.find(({ id }) => id === build.releaseId)
  const artifact = build.slugId ? { slug: build.slugId } : created && artifactOf(created)
  // A change of config vars makes another release of the same slug or image.
  const isOwn = (release: Release) =>
    release.id === build.releaseId || (artifact !== undefined && runsArtifact(release, artifact))
  if (current && isOwn(current)) {
    setReleaseOutputs(run, current)
    return unchanged(`The app already runs the commit ${name}`)
  }
  const own = releases.find(isOwn)
  if (own?.status !== 'pending') return undefined
  setReleaseOutputs(run, own)
  return unchanged(`Another run is releasing the commit ${name}`)
}

function unchanged(what: string): ReviewResult {
  return { status: 'unchanged', why: `${what}, and only a label has changed: leaving it unchanged` }
}

function setReleaseOutputs(run: Run, { id, status, version }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}
