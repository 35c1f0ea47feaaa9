import { lutimes, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkLinks, checkNesting, type Link, show } from './entries.js'
import { extract } from './extract.js'
import { messageOf } from './failure.js'
import { defaultLimits, type Limits } from './limits.js'

/** How an archive is unpacked. */
export interface UnpackOptions {
  /** Where to; it must not exist yet, its parent must. */
  directory: string
  /**
   * Makes a directory that holds the whole archive, as in GitHub's tarballs, the root; unless it is `bin`,
   * which is what a small buildpack has at its root.
   */
  strip: boolean
  /**
   * `inside`: a symbolic link that leads out of the root, and so every absolute one, is refused.
   * `any`: links are made as they are, for a slug may well point to what stands beside `/app`.
   */
  links: 'inside' | 'any'
  signal: AbortSignal
  limits?: Limits
}

/**
 * Unpacks a gzip tarball that nobody vouches for. Nothing is written outside `directory`: paths that
 * lead out, hard links to the outside, devices and FIFOs are refused, and symbolic links are made last,
 * so that nothing is ever written through one.
 *
 * @throws with the reason when the archive is refused, damaged, empty or too big; the signal's reason
 *   on abort
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

/** The one directory that holds the whole archive, links included. */
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
    throw new Error(`the link ${show(link.path)} cannot be made: ${messageOf(error)}`)
  }
}
