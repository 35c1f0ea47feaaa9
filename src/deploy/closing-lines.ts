import type { App } from '../heroku/apps.js'
import type { Release } from '../heroku/releases.js'
import { shortVersion } from '../text/comparison.js'
import { describeTimings } from '../text/timings.js'
import type { Deploy, DeployResult } from './deploy.js'

/** Returns the last lines of a successful deploy's log: what runs where, its address, and how long it took. */
export function closingLines({ options, timings }: Deploy, { app, release }: DeployResult): string[] {
  return [
    `Deployed ${shortVersion(options.version)} to ${app.name} as ${describeRelease(release)}`,
    ...addressOf(app),
    // The time that the process has run, since the log of the step began with it.
    describeTimings(timings, performance.now()),
  ]
}

/** Says how other apps get what was built, where that is not by a slug. */
export function promotionHint({ app, artifact, release }: DeployResult): string | undefined {
  if (release.imageId) {
    const digest = artifact.image?.digest ? ` (${artifact.image.digest})` : ''
    return `To run this image on other Fir apps, pass its ID ${release.imageId}${digest} to the promote action as 'oci-image-id'`
  }
  if (app.product !== 'docker-images') return undefined
  return `Heroku can't promote the images of ${app.name}, which is on the stack 'container', to other apps: build the same commit on each app`
}

function describeRelease({ version, status }: Release): string {
  return `v${version}${status === 'pending' ? ', whose release command is still running' : ''}`
}

function addressOf({ webUrl }: App): string[] {
  return webUrl ? [webUrl] : []
}
