import { lutimes, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkLinks, checkNesting, type Link, show } from './entries.js'
import { extract } from './extract.js'
import { messageOf } from './failure.js'
import { defaultLimits, type Limits } from './limits.js'

export interface UnpackOptions {
  /** Must not exist yet; its parent must. */
  directory: string
  /**
   * Omits a directory that contains the whole archive, as in GitHub's tarballs; unless it is `bin`, which may be all that
   * a small buildpack has.
   */
  strip: boolean
  /**
   * `inside` refuses symbolic links that lead out of the root, and so all absolute ones. `any` allows them: the links of
   * a slug may lead to files outside `/app`.
   */
  links: 'inside' | 'any'
  signal: AbortSignal
  limits?: Limits
}

/**
 * Unpacks an untrusted gzip tarball. Nothing is written outside `directory`: paths and hard links that lead outside,
 * devices and FIFOs are refused, and symbolic links are created last, so that nothing is ever written through one.
 *
 * @throws Error with the reason if the archive is refused, damaged, empty or too big; the signal's reason on abort
 */
export async function unpack(file: string, options: UnpackOptions): Promise<void> {
  const { directory, signal } = options
  const staging = `${directory}.unpacking`
  if ((await stat(file)).size === 0) throw new Error('the archive is empty')
  await mkdir(staging)
  const links = await extract(file, staging, signal, options.limits ?? defaultLimits)
  const top = await topDirectory(staging, links)
  const root = options.strip && top !== undefined ? top : undefined
  const kept = root === undefined ? links : links.map((link) => under(root, link))
  checkNesting(kept)
  if (options.links === 'inside') await checkLinks(kept, signal)
  await rename(root === undefined ? staging : join(staging, root), directory)
  await rm(staging, { recursive: true, force: true })
  for (const link of kept) {
    signal.throwIfAborted()
    await makeLink(directory, link)
  }
}

/** Returns the directory that contains the whole archive, including links. */
async function topDirectory(staging: string, links: Link[]): Promise<string | undefined> {
  const [first, ...others] = await readdir(staging, { withFileTypes: true })
  if (first === undefined || others.length > 0 || !first.isDirectory() || first.name === 'bin')
    return undefined
  const holdsLinks = links.every((link) => link.path.startsWith(`${first.name}/`))
  return holdsLinks ? first.name : undefined
}

function under(root: string, link: Link): Link {
  return { ...link, path: link.path.slice(root.length + 1) }
}

async function makeLink(directory: string, link: Link): Promise<void> {
  const file = join(directory, link.path)
  try {
    await mkdir(dirname(file), { recursive: true })
    await symlink(link.target, file)
    await lutimes(file, link.mtime, link.mtime)
  } catch (error) {
    throw new Error(`the link ${show(link.path)} cannot be created: ${messageOf(error)}`)
  }
}
