import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Header, type HeaderData } from 'tar'
import type { Platform } from '../../src/local-platform/platform.js'
import { startProxy } from './proxy.js'
import { serve } from './server.js'

/** A member of an archive; a file if it has content. */
export type Member = HeaderData & { path: string; content?: string }

/** Packs members, valid or not, into a gzip tarball. */
export function tarball(members: Member[], padding = 1024): Buffer {
  const parts = members.flatMap(({ content = '', ...data }) => {
    const bytes = Buffer.from(content)
    const header = Buffer.alloc(512)
    new Header({ type: 'File', mode: 0o644, size: bytes.length, mtime: new Date(0), ...data }).encode(header)
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(padding)]))
}

/** Puts a proxy in front of a platform that replaces the slug of each build by a tarball. */
export async function withSlug(platform: Platform, slug: Buffer) {
  const url = await serve((_, response) => response.end(slug))
  const blob = { method: 'get', url: `${url}/slug.tgz` }
  const checksum = `SHA256:${createHash('sha256').update(slug).digest('hex')}`
  return startProxy(platform, ({ method, path }) =>
    method === 'GET' && /\/apps\/[^/]+\/slugs\//.test(path)
      ? { kind: 'rewrite', json: (known) => ({ ...known, blob, checksum }) }
      : undefined,
  )
}
