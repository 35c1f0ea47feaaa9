import type { ProcessTypes } from '../builder/types.js'
import { invalidParams } from './errors.js'
import type { AppRecord, ImageRecord, ReleaseRecord } from './records.js'
import { cnbStack, containerStack } from './stacks.js'

/** What a release runs: a slug, an image, or nothing. A release is one, too. */
export type Artifact = Pick<ReleaseRecord, 'slug' | 'image'>

/** The artifact of a release before the first build. */
export const nothing: Artifact = { slug: null, image: null }

/** What slugs and images have in common. */
export interface Content {
  processTypes: ProcessTypes
  stack: string
  buildpackDescription: string | null
  commit: string | null
}

/** Returns what an artifact says about its content, or `null` if it has none. */
export function contentOf({ slug, image }: Artifact): Content | null {
  return slug ?? (image === null ? null : { ...image, processTypes: commandsOf(image) })
}

/** Returns the commands as the formation shows them. */
function commandsOf({ processTypes }: ImageRecord): ProcessTypes {
  return Object.fromEntries(
    Object.entries(processTypes).map(([type, { displayCommand }]) => [type, displayCommand]),
  )
}

/** Returns the description of a release of the artifact. */
export function describeDeploy(artifact: Artifact): string {
  const commit = contentOf(artifact)?.commit ?? null
  return commit === null ? 'Deploy' : `Deploy ${commit.slice(0, 8)}`
}

/**
 * Checks that an app runs what a client wants to release to it.
 *
 * @throws ApiError 422
 */
export function checkRunnable(app: AppRecord, { slug, image }: Artifact): void {
  if (app.buildStack === containerStack)
    throw invalidParams(
      `App ${app.name} is on the container stack: its releases come from its own builds only.`,
    )
  const runsImages = app.generation === 'fir' || app.buildStack === cnbStack
  if (runsImages && slug !== null)
    throw invalidParams(`App ${app.name} runs OCI images: release one with oci_image, not a slug.`)
  if (!runsImages && image !== null)
    throw invalidParams(`App ${app.name} runs slugs: release one with slug, not an OCI image.`)
}
