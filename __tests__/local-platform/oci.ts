import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from '@jest/globals'

interface Descriptor {
  mediaType: string
  digest: string
  size: number
  annotations?: Record<string, string>
}

export interface Layout {
  manifests: Descriptor[]
  manifest: { config: Descriptor; layers: Descriptor[] }
  config: {
    architecture: string
    os: string
    created: string
    config: { Entrypoint?: string[]; WorkingDir?: string; Labels?: Record<string, string> }
    rootfs: { type: string; diff_ids: string[] }
  }
}

/** Reads a layout as the OCI image specification has it, and checks size and digest of every blob. */
export async function readLayout(directory: string): Promise<Layout> {
  expect(await json(join(directory, 'oci-layout'))).toEqual({ imageLayoutVersion: '1.0.0' })
  const blobs = join(directory, 'blobs', 'sha256')
  for (const name of await readdir(blobs)) expect(sha256(await readFile(join(blobs, name)))).toBe(name)
  const read = async (descriptor: Descriptor) => {
    const bytes = await readFile(join(blobs, descriptor.digest.replace('sha256:', '')))
    expect(bytes.length).toBe(descriptor.size)
    return bytes
  }
  const index = await json<{ schemaVersion: number; manifests: Descriptor[] }>(join(directory, 'index.json'))
  expect(index.schemaVersion).toBe(2)
  const [first] = index.manifests
  if (first === undefined) throw new Error('no manifest')
  const manifest: Layout['manifest'] = JSON.parse((await read(first)).toString())
  const config: Layout['config'] = JSON.parse((await read(manifest.config)).toString())
  const layers = await Promise.all(manifest.layers.map(read))
  expect(config.rootfs).toEqual({
    type: 'layers',
    diff_ids: layers.map((layer) => `sha256:${sha256(gunzipSync(layer))}`),
  })
  return { manifests: index.manifests, manifest, config }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function json<T = unknown>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'))
}
