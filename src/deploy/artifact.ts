import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { getOciImage, type OciImage } from '../heroku/oci-images.js'
import type { Release } from '../heroku/releases.js'
import { getSlug, type Slug } from '../heroku/slugs.js'
import type { Run } from '../runner/run.js'
import { errorMessage } from '../text/describe-error.js'
import type { BuildArtifact, Deploy } from './deploy.js'

/** Milliseconds to wait for a description: longer than faults usually last, but not for ever. */
const timeLimit = 300_000

/**
 * Reads the slug or image that a build produced and a release runs, and sets the outputs that describe it. Of Docker
 * images, only the stack is known. It never throws, as the deploy does not depend on it.
 *
 * @returns what could be read; for the rest, it logs a warning unless the run was aborted
 */
export async function describeArtifact(
  deploy: Deploy,
  app: App,
  { slugId }: Build,
  { imageId }: Release,
): Promise<BuildArtifact> {
  const { run } = deploy
  if (slugId) {
    const slug = await readOrWarn(deploy, 'slug', (client) => getSlug(client, app.id, slugId))
    if (slug) setSlugOutputs(run, slug)
    return slug ? { slug } : {}
  }
  if (app.product === 'docker-images') run.output('stack', app.stack)
  if (!imageId || app.product === 'docker-images') return {}
  run.output('oci-image-id', imageId)
  const image = await readOrWarn(deploy, 'image', (client) => getOciImage(client, app.id, imageId))
  if (image) setImageOutputs(run, image)
  return image ? { image } : {}
}

/** Sets the outputs that describe a slug. Scripts use them, so values of another form than expected are left out. */
export function setSlugOutputs(run: Run, { checksum, size, stack, processTypes }: Slug): void {
  if (/^SHA256:[0-9a-f]{64}$/i.test(checksum)) run.output('slug-checksum', checksum)
  if (size !== undefined) run.output('slug-size', size)
  setRuntimeOutputs(run, stack, processTypes)
}

/** Sets the outputs that describe an image. Scripts use them, so values of another form than expected are left out. */
export function setImageOutputs(run: Run, { id, digest, stack, processTypes }: OciImage): void {
  run.output('oci-image-id', id)
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) run.output('image-digest', digest)
  setRuntimeOutputs(run, stack, processTypes)
}

function setRuntimeOutputs(run: Run, stack: string, processTypes: Record<string, string>): void {
  if (/^[\w.-]+$/.test(stack)) run.output('stack', stack)
  run.output('process-types', JSON.stringify(processTypes))
}

async function readOrWarn<T>(
  { client, run }: Deploy,
  what: 'slug' | 'image',
  read: (client: HerokuClient) => Promise<T>,
): Promise<T | undefined> {
  const limit = AbortSignal.timeout(timeLimit)
  try {
    return await read(client.until(AbortSignal.any([run.signal, limit])))
  } catch (error) {
    if (run.signal.aborted) return undefined
    const why = limit.aborted
      ? `Heroku did not return it within ${timeLimit / 60_000} minutes`
      : errorMessage(error)
    run.log.warning(
      `The ${what} could not be read, so the outputs that describe it are not set. The deploy does not depend on them. ${why}`,
    )
    return undefined
  }
}
