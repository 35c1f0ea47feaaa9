import { posix } from 'node:path'

const WINDOWS = process.platform === 'win32'

/** Links followed before a path counts as going round in circles, as on Linux. */
const MAX_HOPS = 40

/** A symbolic link of an archive. */
export interface Link {
  path: string
  target: string
  mtime: Date
}

/**
 * The components of a path inside an archive, `.` and empty ones left out.
 *
 * @throws when the path is absolute or has `..`, so that it might name something outside
 */
export function componentsOf(path: string): string[] {
  if (isAbsolute(path)) throw new Error(`the path ${show(path)} is absolute`)
  const parts = split(path)
  if (parts.includes('..')) throw new Error(`the path ${show(path)} leads outside`)
  return parts
}

/**
 * Checks that no link lies below another one, where making it would write through that one.
 *
 * @throws naming the first link that does
 */
export function checkNesting(links: Link[]): void {
  const known = new Set(links.map((link) => key(link.path)))
  for (const { path } of links) {
    const parts = path.split('/')
    const parents = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
    if (parents.some((parent) => known.has(key(parent)))) {
      throw new Error(`the link ${show(path)} lies below another link`)
    }
  }
}

/**
 * Checks that no link leads out of the archive's root, on its own or by way of other links, whether its
 * target exists or not.
 *
 * @throws naming the first link that does
 */
export function checkLinks(links: Link[]): void {
  const targets = new Map(links.map((link) => [key(link.path), link.target]))
  for (const { path, target } of links) {
    if (leadsOutside(path, targets)) {
      throw new Error(`the link ${show(path)} leads outside, to ${show(target)}`)
    }
  }
}

function leadsOutside(path: string, targets: Map<string, string>): boolean {
  const ahead = split(path)
  let at: string[] = []
  let hops = 0
  while (ahead.length > 0 && hops <= MAX_HOPS) {
    const part = ahead.shift() ?? ''
    if (part === '..') {
      if (at.length === 0) return true
      at = at.slice(0, -1)
      continue
    }
    const target = targets.get(key(posix.join(...at, part)))
    if (target === undefined) {
      at = [...at, part]
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
