import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packDirectory } from './pack.js'

/** The time of everything in an image, so that the same source gives the same digest; that of Cloud Native Buildpacks. */
const imageTime = new Date('1980-01-01T00:00:01Z')

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const configType = 'application/vnd.oci.image.config.v1+json'
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip'

interface Descriptor {
  mediaType: string
  /** `sha256:<hex>`. */
  digest: string
  /** Bytes. */
  size: number
}

/** A layer in a layout, and the digest of its tar. */
export interface Layer {
  descriptor: Descriptor
  diffId: string
  /** What it is, for the image's history. */
  createdBy: string
}

/** What the image's configuration says beside its layers. */
export interface ImageConfig {
  User?: string
  Env: string[]
  Entrypoint?: string[]
  Cmd?: string[]
  WorkingDir: string
  Labels: Record<string, string>
}

/** Returns the file of a blob of a layout; `digest` is `sha256:<hex>`. */
export function blobFile(layout: string, digest: string): string {
  return join(layout, 'blobs', ...digest.split(':'))
}

/**
 * Creates an empty layout: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 *
 * @param layout a directory that does not exist yet
 */
export async function createLayout(layout: string): Promise<void> {
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true })
  await writeFile(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
}

/**
 * Adds a layer with the content of a directory, below the directory's own name.
 *
 * @throws the signal's reason on abort
 */
export async function addLayer(
  layout: string,
  directory: string,
  createdBy: string,
  signal: AbortSignal,
): Promise<Layer> {
  const file = join(layout, 'blobs', 'layer')
  const packed = await packDirectory(directory, file, { prefix: '', mtime: imageTime }, signal)
  const digest = packed.checksum.toLowerCase()
  await rename(file, blobFile(layout, digest))
  return {
    descriptor: { mediaType: layerType, digest, size: packed.size },
    diffId: packed.tarChecksum.toLowerCase(),
    createdBy,
  }
}

/**
 * Adds the image of these layers, the lowest first, and makes it the layout's only one.
 *
 * @returns the digest of its manifest
 */
export async function addImage(layout: string, config: ImageConfig, layers: Layer[]): Promise<Descriptor> {
  const created = imageTime.toISOString().replace('.000', '')
  const configuration = await addJson(layout, configType, {
    architecture: architecture(),
    os: operatingSystem(),
    created,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
  })
  const manifest = await addJson(layout, manifestType, {
    schemaVersion: 2,
    mediaType: manifestType,
    config: configuration,
    layers: layers.map(({ descriptor }) => descriptor),
  })
  const index = { schemaVersion: 2, manifests: [manifest] }
  await writeFile(join(layout, 'index.json'), JSON.stringify(index))
  return manifest
}

async function addJson(layout: string, mediaType: string, value: object): Promise<Descriptor> {
  const text = JSON.stringify(value)
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  const file = blobFile(layout, digest)
  await writeFile(file, text)
  return { mediaType, digest, size: (await stat(file)).size }
}

/** Returns this machine's architecture as the OCI image specification names it, which takes Go's names. */
export function architecture(): string {
  const names: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', ia32: '386' }
  return names[process.arch] ?? process.arch
}

/** The compiled app runs on this machine's system only. */
function operatingSystem(): string {
  return process.platform === 'win32' ? 'windows' : process.platform
}

interface Index {
  manifests: (Descriptor & { annotations?: Record<string, string> })[]
}

/**
 * Reads an image of a layout that this platform's own tools have written.
 *
 * @param name of the image in the layout
 * @throws Error if the layout has no such image
 */
export async function readImage(
  layout: string,
  name: string,
): Promise<{ digest: string; config: Partial<ImageConfig> }> {
  const index = await readJson<Index>(join(layout, 'index.json'))
  const found = index.manifests.find(
    ({ annotations }) => annotations?.['org.opencontainers.image.ref.name'] === name,
  )
  if (found === undefined) throw new Error(`there is no image ${name}`)
  const manifest = await readJson<{ config: Descriptor }>(blobFile(layout, found.digest))
  const { config } = await readJson<{ config?: Partial<ImageConfig> }>(
    blobFile(layout, manifest.config.digest),
  )
  return { digest: found.digest, config: config ?? {} }
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'))
}
