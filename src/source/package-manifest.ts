/** What a `package.json` says about its package and its workspace. */
export interface PackageManifest {
  /** Empty when it has none, or one that no registry would take. */
  name: string
  /** Versions or other specifiers by name, of all kinds of dependencies that a build installs. */
  dependencies: Map<string, string>
  /** Patterns of the workspace that it declares. */
  workspaces: string[]
}

/** npm's limit, in characters. */
const maxNameLength = 214
const nameFormat = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i

/**
 * Reads a `package.json`. What is malformed in it is left out: the package manager will complain in the build.
 *
 * @returns undefined when it is not a JSON object
 */
export function parsePackageManifest(text: string): PackageManifest | undefined {
  const manifest = parseObject(text)
  if (!manifest) return undefined
  const { name, workspaces } = manifest
  const kinds = ['devDependencies', 'optionalDependencies', 'dependencies']
  const dependencies = kinds.flatMap((kind) => Object.entries(objectOf(manifest[kind]) ?? {}))
  return {
    name: isPackageName(name) ? name : '',
    dependencies: new Map(
      dependencies.flatMap(([key, value]) =>
        isPackageName(key) && typeof value === 'string' ? [[key, value]] : [],
      ),
    ),
    workspaces: textsOf(Array.isArray(workspaces) ? workspaces : objectOf(workspaces)?.packages),
  }
}

/**
 * Reads the list `packages` of a `pnpm-workspace.yaml`, in both of YAML's notations. A parser of all of YAML would be
 * larger than all the code that packs a commit.
 */
export function parsePnpmWorkspaces(text: string): string[] {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.startsWith('packages:'))
  if (start === -1) return []
  const rest = lines.slice(start).join('\n').slice('packages:'.length)
  const [, inline] = /^\s*\[([^\]]*)\]/.exec(rest) ?? []
  if (inline !== undefined) return inline.split(/[,\n]/).flatMap(parseScalar)
  const following = lines.slice(start + 1)
  const end = following.findIndex((line) => !/^\s*(-|#|$)/.test(line))
  const items = following.slice(0, end === -1 ? undefined : end).map((line) => line.trim())
  return items.flatMap((item) => (item.startsWith('-') ? parseScalar(item.slice(1)) : []))
}

function parseScalar(text: string): string[] {
  const trimmed = text.trim()
  const quote = trimmed[0]
  const end = quote === '"' || quote === "'" ? trimmed.indexOf(quote, 1) : -1
  const value = end > 0 ? trimmed.slice(1, end) : (trimmed.split('#', 1)[0] ?? '').trim()
  return value === '' ? [] : [value]
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return undefined
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isPackageName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxNameLength && nameFormat.test(value)
}
