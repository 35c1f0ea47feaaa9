import { posix } from 'node:path'
import type { TarMember } from './tar-stream.js'

const manifestName = 'package.json'
/** Bytes of one `package.json`, and of all that are kept. Only generated ones are larger. */
const maxManifestSize = 1024 * 1024
const maxSize = 16 * 1024 * 1024

/** What a package manager will find in an archive. Takes note of it while the archive is made. */
export class ArchivedPackages {
  /** The text of each `package.json` outside of `node_modules`, by its path. */
  readonly manifests = new Map<string, string>()
  /** Paths of what a package manager may look for: files at the root, manifests, packed packages, and links. */
  readonly #names = new Set<string>()
  #size = 0

  /** Returns whether {@link add} needs the content of a file. */
  readonly keepContent = (name: string, size: number): boolean => {
    // Asked of every file, of which few have a name that ends so.
    if (!name.endsWith(manifestName) || posix.basename(name) !== manifestName) return false
    if (isInstalled(name) || size > maxManifestSize) return false
    this.#size += size
    return this.#size <= maxSize
  }

  /** Takes note of a file. One of the same name that comes later replaces it. */
  add({ name, type, content }: TarMember): void {
    const isSought = !name.includes('/') || name.endsWith(manifestName) || name.endsWith('gz')
    if ((isSought || type === 'other') && !isNested(name)) this.#names.add(name)
    if (content && posix.basename(name) === manifestName) this.manifests.set(name, content.toString('utf8'))
  }

  /** Returns whether the archive has a file at its root, a `package.json`, a packed package, or a link. */
  has(name: string): boolean {
    return this.#names.has(name)
  }
}

function isInstalled(name: string): boolean {
  return `/${name}`.includes('/node_modules/')
}

/** Returns whether a file belongs to what a package in `node_modules` has installed for itself. */
function isNested(name: string): boolean {
  return name.lastIndexOf('node_modules/') !== name.indexOf('node_modules/')
}
