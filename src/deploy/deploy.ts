import type { BuildInputs } from '../build/inputs.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import type { ReleaseRef } from '../release/own-release.js'
import type { Run } from '../runner/run.js'

/** What the steps of one deploy share. */
export interface Deploy {
  run: Run
  client: HerokuClient
  inputs: BuildInputs
  /** Milliseconds that each phase took, by what it did. */
  timings: Map<string, number>
  /** What was changed about the app before it was built on: for the summary. */
  changes: string[]
  /** What the app ran before the first change; absent when it ran nothing, and where no rollback is wanted. */
  rollbackPoint?: ReleaseRef
  /** Id of the release that this run's change of config vars made. */
  configRelease?: string
}

/** Says that an app has nothing to hand on, and what can be done instead. */
export function noSlug({ name, stack }: App): string {
  return `A build of ${name} yields no slug to hand on, as it is with apps whose stack builds images (its stack is '${stack}'). Deploy such an app with Heroku's container registry, or move it to a stack with buildpacks`
}
