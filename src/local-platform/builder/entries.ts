import { setImmediate } from 'node:timers/promises'
import { isWindows } from './system.js'

/** Links to follow before a path counts as circular, as on Linux. */
const maxHops = 40

/** In characters, as on Linux. A path in a tar can have megabytes, and checking it would take too long. */
const maxPathLength = 4096

/** Nested directories. Each level slows down all operations below it. */
const maxDepth = 256

/** Steps to follow before other work gets a turn on the event loop. */
const stepsAtOnce = 10_000

/** For all links of an archive. Each can lead through {@link maxHops} others, with thousands of steps each. */
const maxSteps = 2_000_000

/** A symbolic link of an archive. */
export interface Link {
  path: string
  target: string
  mtime: Date
}

/**
 * Returns the components of a path inside an archive, without `.` and empty ones.
 *
 * @throws Error if the path is absolute or has `..`, so that it might lead outside, or is too long or deep
 */
export function componentsOf(path: string): string[] {
  checkLength(path)
  if (isAbsolute(path)) throw new Error(`the path ${show(path)} is absolute`)
  const parts = split(path)
  if (parts.includes('..')) throw new Error(`the path ${show(path)} leads outside`)
  if (parts.length > maxDepth) throw new Error(`the path ${show(path.slice(0, 64))}… is too deep`)
  return parts
}

/** @throws Error if the path is longer than systems support */
export function checkLength(path: string): void {
  if (path.length > maxPathLength) throw new Error(`the path ${show(path.slice(0, 64))}… is too long`)
}

/**
 * Checks that no link is below another link, through which it would be created.
 *
 * @throws Error that names such a link
 */
export function checkNesting(links: Link[]): void {
  // Sorted, paths below a link come directly after it.
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
 * Checks that no link leads out of the archive's root, directly or through other links, whether its target exists or
 * not.
 *
 * @throws Error that names the first link that does, or if the links have too many steps; the signal's reason on abort
 */
export async function checkLinks(links: Link[], signal: AbortSignal): Promise<void> {
  const targets = new Map(links.map((link) => [key(link.path), link.target]))
  let steps = 0
  let before = 0
  for (const { path, target } of links) {
    signal.throwIfAborted()
    const outcome = follow(path, targets)
    if (outcome.leadsOutside) {
      throw new Error(`the link ${show(path)} leads outside, to ${show(target.slice(0, 64))}`)
    }
    steps += outcome.steps
    if (steps > maxSteps) throw new Error('the links lead through too many others')
    if (steps - before < stepsAtOnce) continue
    before = steps
    await setImmediate()
  }
}

function follow(path: string, targets: Map<string, string>): { leadsOutside: boolean; steps: number } {
  /** The rest of the path, its next part last. */
  const ahead = split(path).reverse()
  /** The directories on the path so far. */
  const at: string[] = []
  let hops = 0
  let steps = 0
  const outside = () => ({ leadsOutside: true, steps })
  while (ahead.length > 0 && hops <= maxHops) {
    steps += 1
    const part = ahead.pop() ?? ''
    if (part === '..') {
      if (at.pop() === undefined) return outside()
      continue
    }
    const above = at.at(-1)
    const next = above === undefined ? part : `${above}/${part}`
    const target = targets.get(key(next))
    if (target === undefined) {
      // Longer than any path can be, so the target cannot be determined.
      if (next.length > maxPathLength) return outside()
      at.push(next)
      continue
    }
    if (isAbsolute(target)) return outside()
    hops += 1
    const parts = split(target)
    steps += parts.length
    ahead.push(...parts.reverse())
  }
  return { leadsOutside: false, steps }
}

/** Outside Linux, file systems may ignore case and Unicode normalization, so links are found in any form. */
function key(path: string): string {
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase()
}

function split(path: string): string[] {
  return path.split(isWindows ? /[\\/]/ : '/').filter((part) => part !== '' && part !== '.')
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || (isWindows && /^([a-z]:|\\)/i.test(path))
}

/** Returns a name in quotes, with control characters escaped, for a log. */
export function show(name: string): string {
  return JSON.stringify(name)
}
