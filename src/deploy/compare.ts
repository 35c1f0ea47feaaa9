import { orAbort } from '../async/or-abort.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { type Artifact, artifactOf, idOf, listNewestReleases } from '../heroku/releases.js'
import { readArtifact } from '../release/artifact-details.js'
import type { Commit } from '../source/commit.js'
import { isFullCommitId } from '../text/commit-id.js'
import { type CommitDistance, type Comparison, compareVersions, isPlainVersion } from '../text/comparison.js'
import { errorMessage } from '../text/describe-error.js'
import type { Deploy } from './deploy.js'

/** Milliseconds: longer than most faults last, and short enough for the end of a deploy to wait. */
const timeLimit = 10_000
/** Milliseconds to count commits. */
const countLimit = 5_000

/**
 * Finds out what a deploy changes: it compares the version with the one that the app runs. Logs it, and sets outputs.
 * It never throws, and takes ten seconds at most, since the deploy does not depend on it.
 *
 * @param finding the lookup of the app: undefined if it does not exist yet
 * @returns undefined if Heroku does not show what the app runs
 */
export async function compareDeploy(
  deploy: Deploy,
  finding: Promise<App | undefined>,
): Promise<Comparison | undefined> {
  const { run } = deploy
  // Nothing needs it any more once the deploy has ended, which waits for it unless it has failed.
  const over = new AbortController()
  const limit = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit), over.signal])
  run.onFinish(async () => over.abort())
  try {
    const { app, comparison } = await orAbort(compare(deploy, finding, limit), limit)
    run.log.info(describe(app?.name, comparison))
    const { previous, url } = comparison
    if (previous !== undefined && isPlainVersion(previous)) run.output('previous-commit', previous)
    if (url !== '') run.output('compare-url', url)
    deploy.comparison = comparison
    return comparison
  } catch (error) {
    run.log.debug(`What this deploy changes is unknown: ${errorMessage(error)}`)
    return undefined
  }
}

interface Compared {
  app: App | undefined
  comparison: Comparison
}

async function compare(
  deploy: Deploy,
  finding: Promise<App | undefined>,
  signal: AbortSignal,
): Promise<Compared> {
  const app = await finding
  const previous = app && (await readPrevious(deploy, app, signal))
  const { commit, options } = deploy
  const { version, repositoryUrl } = options
  const distance = previous === undefined ? undefined : await countCommits(commit, previous, signal)
  const compared = {
    current: version,
    repositoryUrl,
    distance,
    ...(previous !== undefined && { previous }),
    ...(commit && { commit: commit.sha }),
  }
  return { app, comparison: compareVersions(compared) }
}

/**
 * Reads the version that an app runs.
 *
 * @returns undefined if nothing was deployed to it yet
 * @throws Error if Heroku does not show it, such as that of Docker images
 */
async function readPrevious(deploy: Deploy, app: App, signal: AbortSignal): Promise<string | undefined> {
  const client = deploy.client.until(signal)
  const isKnownBefore = deploy.releasesBefore !== undefined
  deploy.releasesBefore ??= listNewestReleases(client, app.id)
  const releases = await deploy.releasesBefore
  const mayShowOwn = !isKnownBefore && deploy.isChanging === true
  const current = releases.find((release) => release.current)
  const artifact = current && artifactOf(current)
  if (!artifact && (app.product !== 'docker-images' || !current)) return undefined
  const version = artifact ? await readVersion(deploy, client, app, artifact) : ''
  if (version === '') throw new Error(`Heroku has no version for v${current?.version} of ${app.name}`)
  // After a retry, the response may have come when a quick build had been released already.
  if (mayShowOwn && version === deploy.options.version)
    throw new Error(`v${current?.version} of ${app.name} may be this deploy's own release`)
  return version
}

async function readVersion(
  { reusable }: Deploy,
  client: HerokuClient,
  app: App,
  artifact: Artifact,
): Promise<string> {
  const known = [reusable?.slug, reusable?.image].find((one) => one?.id === idOf(artifact))
  return (known ?? (await readArtifact(client, app.id, artifact))).commit
}

/** Counts the commits since an earlier one, if it is a commit that the checkout knows, and git is quick. */
async function countCommits(
  commit: Commit | undefined,
  previous: string,
  signal: AbortSignal,
): Promise<CommitDistance | undefined> {
  if (!commit || !isFullCommitId(previous) || previous === commit.sha) return undefined
  const limit = AbortSignal.any([signal, AbortSignal.timeout(countLimit)])
  return orAbort(commit.distanceFrom(previous), limit).catch(() => undefined)
}

function describe(name: string | undefined, comparison: Comparison): string {
  const { previous, from, to, isSame, url, distance } = comparison
  if (previous === undefined) return `This is the first deploy${name === undefined ? '' : ` of ${name}`}`
  if (isSame) return `${name} already runs ${to}: this deploys the same commit again`
  const what = [`${name} runs ${from}, and this deploys ${to}`, distance].filter(Boolean).join(', ')
  return url === '' ? what : `${what}: ${url}`
}
