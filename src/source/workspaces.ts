import { posix } from 'node:path'
import type { ArchivedPackages } from './archived-packages.js'
import type { FileTree } from './file-tree.js'
import { type PackageManifest, parsePackageManifest, parsePnpmWorkspaces } from './package-manifest.js'
import { formatList } from './paths.js'
import { WorkspacePatterns } from './workspace-patterns.js'

// Loaded with the check, which few deploys need.
export { CommitTree, DirectoryTree } from './file-tree.js'

/** An archive of a directory, and the files that the directory is one of. */
export interface ArchivedDirectory {
  /** Of the repository, or of the workflow's workspace without one. */
  tree: FileTree
  /** The directory in the tree, not its root. */
  path: string
  packages: ArchivedPackages
  /** The tree's place in the workflow's workspace; empty for the workspace itself. */
  above: string
}

/** A directory that declares a workspace of npm, yarn, pnpm or bun. */
interface Workspace {
  /** In the tree; empty for its root. */
  path: string
  patterns: WorkspacePatterns
}

/** A package in the archive, and its directory there; empty for the root. */
interface ArchivedPackage {
  manifest: PackageManifest
  directory: string
}

const manifestFile = 'package.json'
const pnpmFile = 'pnpm-workspace.yaml'
const lockfiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
]
/** Lockfiles that also lock the dependencies of one package of a workspace, without the others. */
const divisible = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock']
/** The file by which versions of yarn are told apart: only newer ones have it, and their lockfile is not divisible. */
const newYarnFile = '.yarnrc.yml'
/** Packages of a workspace that are read. */
const maxPackages = 2000

const deployAll =
  "deploy the whole workspace, and have its build script and Procfile choose this app, as the recipe 'One app of a workspace' in docs/recipes.md shows"

/**
 * Checks that the archive of a directory has what its `package.json` needs of the workspace around it.
 *
 * @returns a warning if the archive lacks the lockfile
 * @throws Error if it lacks packages of the workspace that the build would ask the public registry for, where anybody may
 * have registered their names
 */
export async function checkWorkspace(archived: ArchivedDirectory): Promise<string | undefined> {
  const { tree, path, packages } = archived
  const manifest = parsePackageManifest(packages.manifests.get(manifestFile) ?? '')
  if (!manifest || manifest.dependencies.size === 0) return undefined
  const above = directoriesAbove(path)
  const names = [manifestFile, pnpmFile, newYarnFile, ...lockfiles]
  const candidates = [...above, path].flatMap((directory) => names.map((name) => posix.join(directory, name)))
  const found = new Set(await tree.find(candidates))
  const workspaces = await readWorkspaces(tree, above, found)
  const workspace = workspaces.find((candidate) => isMember(candidate, path)) ?? workspaces[0]
  if (workspace) await requireSiblings(archived, manifest, workspace, found)
  return describeMissingLockfile(archived, manifest, workspace?.path ?? above, found)
}

/** Reads the workspaces that directories declare, in the order of these. */
async function readWorkspaces(
  tree: FileTree,
  directories: string[],
  found: Set<string>,
): Promise<Workspace[]> {
  const files = directories.flatMap((path) => [posix.join(path, manifestFile), posix.join(path, pnpmFile)])
  const existing = files.filter((file) => found.has(file))
  if (existing.length === 0) return []
  const texts = await tree.read(existing)
  return directories.flatMap((path) => {
    const ofPnpm = parsePnpmWorkspaces(texts.get(posix.join(path, pnpmFile)) ?? '')
    const manifest = parsePackageManifest(texts.get(posix.join(path, manifestFile)) ?? '')
    const patterns = [...ofPnpm, ...(manifest?.workspaces ?? [])]
    return patterns.length > 0 ? [{ path, patterns: new WorkspacePatterns(patterns) }] : []
  })
}

function isMember({ path, patterns }: Workspace, directory: string): boolean {
  return patterns.match(posix.relative(path, directory))
}

async function requireSiblings(
  archived: ArchivedDirectory,
  manifest: PackageManifest,
  workspace: Workspace,
  found: Set<string>,
): Promise<void> {
  const { path, packages } = archived
  const siblings = await readSiblings(archived.tree, workspace, path)
  const isLocked = hasOwnLockfile(archived, workspace.path, found)
  const included = parseIncluded(packages)
  const names = new Set(included.map((one) => one.manifest.name))
  const missing = new Map<string, string>()
  // The dependencies of siblings that are in the archive are installed, too.
  const dependents = included.filter((one) => siblings.has(one.manifest.name))
  for (const dependent of [{ manifest, directory: '' }, ...dependents]) {
    for (const [name, specifier] of dependent.manifest.dependencies) {
      const sibling = siblings.get(name)
      const isNamed = isAskedOfRegistry(specifier) && !isLocked && sibling !== undefined
      const isLinked = specifier.startsWith('workspace:') || (isPath(specifier) && sibling !== undefined)
      if (name === manifest.name || names.has(name) || !(isNamed || isLinked)) continue
      if (!isFound(packages, dependent.directory, name, specifier))
        missing.set(name, sibling === undefined ? name : `${name} (${sibling})`)
    }
  }
  if (missing.size === 0) return
  throw new Error(
    `${posix.join(path, manifestFile)} depends on packages of its workspace that are not in the archive:\n${formatList([...missing.values()])}\nThe build would fail, or get packages of these names from the public registry, where anybody may have published them. Instead, ${deployAll}. Or deploy a directory that 'turbo prune' or 'pnpm deploy' has made, or add the packages by the input 'include'. If packages of the registry are meant, commit a lockfile to ${path}`,
  )
}

/** Reads the names of a workspace's packages other than one, with their directories in the tree. */
async function readSiblings(
  tree: FileTree,
  { path, patterns }: Workspace,
  directory: string,
): Promise<Map<string, string>> {
  const files = await tree.list(patterns.roots().map((root) => joinRoot(path, root)))
  const manifests = files.filter((file) => {
    const sibling = posix.dirname(file)
    return (
      posix.basename(file) === manifestFile &&
      sibling !== directory &&
      patterns.match(posix.relative(path, sibling))
    )
  })
  const texts = await tree.read(manifests.slice(0, maxPackages))
  const named = [...texts].map(
    ([file, text]) => [parsePackageManifest(text)?.name ?? '', posix.dirname(file)] as const,
  )
  return new Map(named.filter(([name]) => name !== ''))
}

/** Parses the manifests below the archive's root. */
function parseIncluded({ manifests }: ArchivedPackages): ArchivedPackage[] {
  return [...manifests].flatMap(([file, text]) => {
    const manifest = file === manifestFile ? undefined : parsePackageManifest(text)
    return manifest ? [{ manifest, directory: posix.dirname(file) }] : []
  })
}

/** Returns whether a package finds another one that is installed in the archive, or that its specifier leads to. */
function isFound(packages: ArchivedPackages, from: string, name: string, specifier: string): boolean {
  const installed = ['', from].map((directory) => posix.join(directory, 'node_modules', name))
  // pnpm installs links to packages.
  if (installed.some((path) => packages.has(path) || packages.has(posix.join(path, manifestFile))))
    return true
  const target = posix.join(from, specifier.replace(/^(file|link|portal):/, ''))
  return isPath(specifier) && (packages.has(target) || packages.has(posix.join(target, manifestFile)))
}

function isPath(specifier: string): boolean {
  return /^((file|link|portal):|\.{0,2}\/)/.test(specifier)
}

/** Returns whether a specifier is a version, a range or a tag, and not an address or another package. */
function isAskedOfRegistry(specifier: string): boolean {
  return /^(catalog:.*|[^:/]*)$/.test(specifier)
}

/** Returns whether the archive has a lockfile that is not the workspace's, which would have its packages as links. */
function hasOwnLockfile({ path, packages }: ArchivedDirectory, root: string, found: Set<string>): boolean {
  return lockfiles.some(
    (file) => packages.has(file) && (found.has(posix.join(path, file)) || !found.has(posix.join(root, file))),
  )
}

/** @param where the workspace's directory, or the directories above the archived one, from the bottom up */
function describeMissingLockfile(
  { path, packages, above }: ArchivedDirectory,
  { dependencies }: PackageManifest,
  where: string | string[],
  found: Set<string>,
): string | undefined {
  if (lockfiles.some((file) => packages.has(file))) return undefined
  const existing = [where].flat().flatMap((directory) => lockfiles.map((file) => posix.join(directory, file)))
  const lockfile = existing.find((file) => found.has(file))
  if (lockfile === undefined) return undefined
  const directory = posix.dirname(lockfile)
  const needsCatalog = [...dependencies.values()].some((specifier) => specifier.startsWith('catalog:'))
  const missing = [lockfile, ...(needsCatalog ? [posix.join(directory, pnpmFile)] : [])]
  const name = posix.basename(lockfile)
  const isDivisible = divisible.includes(name) && !found.has(posix.join(directory, newYarnFile))
  const include = `add it by the input 'include': '${posix.join(above, lockfile)} => ${name}'. Or `
  return `The archive of ${path} has no lockfile, so the build installs the newest versions that ${posix.join(path, manifestFile)} allows, not those that were tested. The lockfile is outside of the input 'directory':\n${formatList(missing)}\nTo have its versions installed, ${isDivisible ? include : ''}${deployAll}. Or commit a lockfile to ${path}`
}

/** Returns the directories above one, from the bottom up; the last is the root, which is empty. */
function directoriesAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return [...names.map((_, index) => names.slice(0, names.length - index).join('/')), '']
}

/** Joins a workspace's directory and one below it; the result is empty for the tree's root. */
function joinRoot(path: string, below: string): string {
  const joined = posix.join(path, below)
  return joined === '.' ? '' : joined
}
