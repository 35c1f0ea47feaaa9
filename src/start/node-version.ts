/** The oldest Node that can run this, as package.json has it under `engines`. */
const oldest = { major: 20, minor: 15 }

/** Whether a version of Node, such as `18.20.8`, is older than what is needed. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldest.major || (major === oldest.major && minor < oldest.minor)
}

/** What to say then. */
export function tooOld(version: string, path: string): string {
  return `Node ${oldest.major}.${oldest.minor} or later is needed, but ${path} is ${version}: install a newer one\n`
}
