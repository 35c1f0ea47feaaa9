import { setImmediate } from 'node:timers/promises'

const WINDOWS = process.platform === 'win32'

/** Links followed before a path counts as going round in circles, as on Linux. */
const MAX_HOPS = 40

/** Characters of a path, as on Linux. A tar may give megabytes, and every check of it would take for ever. */
const MAX_PATH = 4096

/** Links checked before others get their turn. */
const CHECKED_AT_ONCE = 32

/** A symbolic link of an archive. */
export interface Link {
  path: string
  target: string
  mtime: Date
}

/**
 * The components of a path inside an archive, `.` and empty ones left out.
 *
 * @throws when the path is absolute or has `..`, so that it might name something outside, or is too long
 */
export function componentsOf(path: string): string[] {
  checkLength(path)
  if (isAbsolute(path)) throw new Error(`the path ${show(path)} is absolute`)
  const parts = split(path)
  if (parts.includes('..')) throw new Error(`the path ${show(path)} leads outside`)
  return parts
}

/** @throws when the path is longer than the system takes. */
export function checkLength(path: string): void {
  if (path.length > MAX_PATH) throw new Error(`the path ${show(path.slice(0, 64))}… is too long`)
}

/**
 * Checks that no link lies below another one, where making it would write through that one.
 *
 * @throws naming a link that does
 */
export function checkNesting(links: Link[]): void {
  // In order, whatever lies below a link comes right after it.
  const ordered = links.map(({ path }) => ({ path, prefix: `${key(path)}/` }))
  ordered.sort((one, other) => (one.prefix < other.prefix ? -1 : 1))
  let above: string | undefined
  for (const { path, prefix } of ordered) {
    if (above !== undefined && prefix !== above && prefix.startsWith(above)) {
      throw new Error(`the link ${show(path)} lies below another link`)
    }
    above = prefix
  }
}

/**
 * Checks that no link leads out of the archive's root, on its own or by way of other links, whether its
 * target exists or not.
 *
 * @throws naming the first link that does; the signal's reason on abort
 */
export async function checkLinks(links: Link[], signal: AbortSignal): Promise<void> {
  const targets = new Map(links.map((link) => [key(link.path), link.target]))
  for (const [index, { path, target }] of links.entries()) {
    if (index % CHECKED_AT_ONCE === 0) await setImmediate()
    signal.throwIfAborted()
    if (leadsOutside(path, targets)) {
      throw new Error(`the link ${show(path)} leads outside, to ${show(target)}`)
    }
  }
}

function leadsOutside(path: string, targets: Map<string, string>): boolean {
  const ahead = split(path)
  /** Where the way has led so far: the path of every directory on it. */
  const at: string[] = []
  let hops = 0
  while (ahead.length > 0 && hops <= MAX_HOPS) {
    const part = ahead.shift() ?? ''
    if (part === '..') {
      if (at.pop() === undefined) return true
      continue
    }
    const above = at.at(-1)
    const next = above === undefined ? part : `${above}/${part}`
    const target = targets.get(key(next))
    if (target === undefined) {
      // Longer than any path may be: it leads nowhere that can be vouched for.
      if (next.length > MAX_PATH) return true
      at.push(next)
      continue
    }
    if (isAbsolute(target)) return true
    hops += 1
    ahead.unshift(...split(target))
  }
  return false
}

/** Some file systems know one file by many names: there, links are found whatever the case. */
function key(path: string): string {
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase()
}

function split(path: string): string[] {
  return path.split(WINDOWS ? /[\\/]/ : '/').filter((part) => part !== '' && part !== '.')
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || (WINDOWS && /^([a-z]:|\\)/i.test(path))
}

/** A name as it may stand in a log: control characters escaped. */
export function show(name: string): string {
  return JSON.stringify(name)
}
