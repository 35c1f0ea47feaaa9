import type { HerokuClient } from '../heroku/client.js'
import { getOciImage } from '../heroku/oci-images.js'
import type { Artifact } from '../heroku/releases.js'
import { getSlug } from '../heroku/slugs.js'

/** What is known of a slug or image. */
export interface ArtifactDetails {
  /** Version of its build; empty when the build has none. */
  commit: string
  stack: string
  /** The command of each process type. */
  processTypes: Record<string, string>
}

/**
 * Reads a slug or image.
 *
 * @param app an app that has built or released it
 * @throws HerokuError, 404 for another app, or when it does not exist any more
 */
export function readArtifact(
  client: HerokuClient,
  app: string,
  artifact: Artifact,
): Promise<ArtifactDetails> {
  return 'slug' in artifact ? getSlug(client, app, artifact.slug) : getOciImage(client, app, artifact.image)
}
