import { setImmediate } from 'node:timers/promises'
import { isWindows } from './system.js'

/** Links followed before a path counts as going round in circles, as on Linux. */
const maxHops = 40

/** Characters of a path, as on Linux. A tar may give megabytes, and every check of it would take for ever. */
const maxPathLength = 4096

/** Directories that lie in each other. Each level makes all work on what is below it slower. */
const maxDepth = 256

/** Steps of the way along links before others get their turn. */
const stepsAtOnce = 10_000

/** Steps for all links of an archive. Each may lead through {@link maxHops} others, with thousands of steps each. */
const maxSteps = 2_000_000

/** A symbolic link of an archive. */
export interface Link {
  path: string
  target: string
  mtime: Date
}

/**
 * The components of a path inside an archive, `.` and empty ones left out.
 *
 * @throws when the path is absolute or has `..`, so that it might name something outside, or is too long or deep
 */
export function componentsOf(path: string): string[] {
  checkLength(path)
  if (isAbsolute(path)) throw new Error(`the path ${show(path)} is absolute`)
  const parts = split(path)
  if (parts.includes('..')) throw new Error(`the path ${show(path)} leads outside`)
  if (parts.length > maxDepth) throw new Error(`the path ${show(path.slice(0, 64))}… is too deep`)
  return parts
}

/** @throws when the path is longer than the system takes. */
export function checkLength(path: string): void {
  if (path.length > maxPathLength) throw new Error(`the path ${show(path.slice(0, 64))}… is too long`)
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
 * @throws naming the first link that does; when the links are too many to follow; the signal's reason on abort
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
  /** What is left of the way, its next part last. */
  const ahead = split(path).reverse()
  /** Where the way has led so far: the path of every directory on it. */
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
      // Longer than any path may be: it leads nowhere that can be vouched for.
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

/** Some file systems know one file by many names: there, links are found whatever the case. */
function key(path: string): string {
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase()
}

function split(path: string): string[] {
  return path.split(isWindows ? /[\\/]/ : '/').filter((part) => part !== '' && part !== '.')
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || (isWindows && /^([a-z]:|\\)/i.test(path))
}

/** A name as it may stand in a log: control characters escaped. */
export function show(name: string): string {
  return JSON.stringify(name)
}
