/** The oldest Node that works; the same as `engines` in package.json. */
const oldest = { major: 20, minor: 15 }

/** Returns whether a version of Node, such as `18.20.8`, is too old. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldest.major || (major === oldest.major && minor < oldest.minor)
}

/** Returns the message about a Node that is too old. */
export function tooOldMessage(version: string, path: string): string {
  return `Node ${oldest.major}.${oldest.minor} or later is needed, but ${path} is ${version}: install a newer one\n`
}
