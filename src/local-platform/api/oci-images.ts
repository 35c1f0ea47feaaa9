import { randomUUID } from 'node:crypto'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import { isObject, type JsonObject } from '../apps/json.js'
import type { AppRecord, ImageRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { cnbStack, stackName } from '../apps/stacks.js'
import type { ImageBuildpack, ImageProcess } from '../builder/image-types.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, optionalObjects, optionalText, readParams, text } from './params.js'
import { respond, timestamp } from './respond.js'

/** OCI images: info by id or digest, and create from a description of content that the platform has. */
export function ociImageRoutes(api: Api, context: Context): void {
  api.get('/apps/:app/oci-images/:image', (c) => {
    const app = findApp(context, c.req.param('app'))
    // By the schema, a list: several images of an app can have one digest.
    return c.json(imagesOf(context, app, c.req.param('image')).map(serializeImage))
  })
  api.post('/apps/:app/oci-images', async (c) => {
    const params = await readParams(c)
    const image = describedImage(context, findApp(context, c.req.param('app')), params)
    context.store.images.set(image.id, image)
    return respond(c, serializeImage(image), 201)
  })
}

/**
 * Returns the image of any app with this id or digest, the newest of several; of a digest, the hexadecimal digits are
 * enough.
 *
 * @throws ApiError 404
 */
export function findImage({ store }: Context, identity: string): ImageRecord {
  const image = [...store.images.values()].findLast((candidate) => hasIdentity(candidate, identity))
  if (image === undefined) throw notFound('oci_image')
  return image
}

/** Returns the images that the app owns or has released. */
function imagesOf({ store }: Context, app: AppRecord, identity: string): ImageRecord[] {
  const released = new Set(app.releases.map(({ image }) => image?.id))
  const images = [...store.images.values()].filter(
    (image) => hasIdentity(image, identity) && (image.appId === app.id || released.has(image.id)),
  )
  if (images.length === 0) throw notFound('oci_image')
  return images
}

/** The images of the container stack are in no resource of the API. */
function hasIdentity({ id, digest, stack }: ImageRecord, identity: string): boolean {
  return stack === cnbStack && [id, digest, digest.slice('sha256:'.length)].includes(identity)
}

function describedImage(context: Context, app: AppRecord, params: JsonObject): ImageRecord {
  const digest = text(params, 'digest')
  if (!/^sha256:[0-9a-f]{64}$/.test(digest))
    throw invalidParams('digest must be of the form sha256:<64 hexadecimal digits>')
  const stack = stackName(optionalText(params, 'stack') ?? cnbStack)
  if (stack !== cnbStack) throw invalidParams(`An OCI image must be on the stack ${cnbStack}.`)
  const same = [...context.store.images.values()].find(
    (image) => hasIdentity(image, digest) && image.layoutId !== null,
  )
  return {
    id: randomUUID(),
    appId: app.id,
    createdAt: context.now(),
    updatedAt: context.now(),
    digest,
    imageRepo: optionalText(params, 'image_repo') ?? `${app.id}/builds`,
    architecture: optionalText(params, 'architecture'),
    baseImageName: optionalText(params, 'base_image_name'),
    baseTopLayer: optionalText(params, 'base_top_layer'),
    commit: optionalText(params, 'commit'),
    commitDescription: optionalText(params, 'commit_description'),
    processTypes: processTypesOf(params) ?? same?.processTypes ?? {},
    buildpacks: buildpacksOf(params) ?? same?.buildpacks ?? [],
    stack,
    buildpackDescription: same?.buildpackDescription ?? null,
    layoutId: same?.layoutId ?? null,
    appLayer: same?.appLayer ?? null,
  }
}

function processTypesOf({ process_types: types = null }: JsonObject): Record<string, ImageProcess> | null {
  if (types === null) return null
  if (!isObject(types)) throw wrongType('process_types', 'object', types)
  return Object.fromEntries(Object.entries(types).map(([type, value]) => [type, processOf(type, value)]))
}

function processOf(type: string, value: unknown): ImageProcess {
  if (!/^[-\w]{1,128}$/.test(type)) throw invalidParams(`Process type "${type}" is invalid.`)
  if (!isObject(value)) throw wrongType(`process_types.${type}`, 'object', value)
  const command = optionalText(value, 'command') ?? ''
  return {
    displayCommand: optionalText(value, 'display_cmd') ?? command,
    command,
    workingDirectory: optionalText(value, 'working_dir') ?? '',
    isDefault: optionalBoolean(value, 'default'),
    imageName: null,
  }
}

function buildpacksOf(params: JsonObject): ImageBuildpack[] | null {
  const list = optionalObjects(params, 'buildpacks')
  return (
    list?.map((item) => ({
      name: text(item, 'id', 'buildpacks.id'),
      version: optionalText(item, 'version', 'buildpacks.version') ?? '',
      homepage: optionalText(item, 'homepage', 'buildpacks.homepage') ?? '',
    })) ?? null
  )
}

function serializeImage(image: ImageRecord) {
  const processes = Object.entries(image.processTypes).map(([name, process]) => [
    name,
    {
      name,
      display_cmd: process.displayCommand,
      command: process.command,
      working_dir: process.workingDirectory,
      default: process.isDefault,
    },
  ])
  return {
    architecture: image.architecture,
    // Unlike those of slugs, these are never null in the schema.
    base_image_name: image.baseImageName ?? '',
    base_top_layer: image.baseTopLayer ?? '',
    buildpacks: image.buildpacks.map(({ name, ...buildpack }) => ({ id: name, ...buildpack })),
    commit: image.commit ?? '',
    commit_description: image.commitDescription ?? '',
    created_at: timestamp(image.createdAt),
    digest: image.digest,
    id: image.id,
    image_repo: image.imageRepo,
    process_types: Object.fromEntries(processes),
    stack: reference('stack', image.stack),
    updated_at: timestamp(image.updatedAt),
  }
}
