export const id = 570;
export const ids = [570];
export const modules = {

/***/ 1570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CommitTree: () => (/* reexport */ CommitTree),
  DirectoryTree: () => (/* reexport */ DirectoryTree),
  checkWorkspace: () => (/* binding */ checkWorkspace)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/source/package-manifest.js
const maxNameLength = 214;
const nameFormat = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;
function parsePackageManifest(text) {
  const manifest = parseObject(text);
  if (!manifest) return undefined;
  const { name, workspaces } = manifest;
  const kinds = ['devDependencies', 'optionalDependencies', 'dependencies'];
  const dependencies = kinds.flatMap((kind) => Object.entries(objectOf(manifest[kind]) ?? {}));
  return {
    name: isPackageName(name) ? name : '',
    dependencies: new Map(
      dependencies.flatMap(([key, value]) =>
        isPackageName(key) && typeof value === 'string' ? [[key, value]] : [],
      ),
    ),
    workspaces: textsOf(Array.isArray(workspaces) ? workspaces : objectOf(workspaces)?.packages),
  };
}
function parsePnpmWorkspaces(text) {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('packages:'));
  if (start === -1) return [];
  const rest = lines.slice(start).join('\n').slice('packages:'.length);
  const [, inline] = /^\s*\[([^\]]*)\]/.exec(rest) ?? [];
  if (inline !== undefined) return inline.split(/[,\n]/).flatMap(parseScalar);
  const following = lines.slice(start + 1);
  const end = following.findIndex((line) => !/^\s*(-|#|$)/.test(line));
  const items = following.slice(0, end === -1 ? undefined : end).map((line) => line.trim());
  return items.flatMap((item) => (item.startsWith('-') ? parseScalar(item.slice(1)) : []));
}
function parseScalar(text) {
  const trimmed = text.trim();
  const quote = trimmed[0];
  const end = quote === '"' || quote === "'" ? trimmed.indexOf(quote, 1) : -1;
  const value = end > 0 ? trimmed.slice(1, end) : (trimmed.split('#', 1)[0] ?? '').trim();
  return value === '' ? [] : [value];
}
function parseObject(text) {
  try {
    return objectOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return undefined;
  }
}
function objectOf(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
function textsOf(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
function isPackageName(value) {
  return typeof value === 'string' && value.length <= maxNameLength && nameFormat.test(value);
}

// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/source/workspace-patterns.js
const maxPatterns = 500;
const maxPatternLength = 500;
const maxRootsLength = 8000;
const maxAlternatives = 100;
const maxDepth = 50;
const maxSteps = 20_000_000;
class WorkspacePatterns {
  #included;
  #excluded;
  #steps = 0;
  constructor(patterns) {
    const usable = patterns.slice(0, maxPatterns).filter(isUsable);
    const alternatives = usable.flatMap(expandBraces).filter(isUsable).slice(0, maxPatterns);
    const segments = (excludes) =>
      alternatives.filter((pattern) => pattern.startsWith('!') === excludes).map(toSegments);
    this.#included = segments(false);
    this.#excluded = segments(true);
  }
  match(directory) {
    const names = directory.split('/');
    if (names.length > maxDepth || names.includes('node_modules')) return false;
    const isMatched = (pattern) => this.#matchSegments(pattern, names);
    return this.#included.some(isMatched) && !this.#excluded.some(isMatched);
  }
  roots() {
    const roots = this.#included.map((pattern) => {
      const wildcard = pattern.findIndex((segment) => /[*?]/.test(segment));
      return pattern.slice(0, wildcard === -1 ? pattern.length : wildcard).join('/');
    });
    const isShort = roots.join(' ').length <= maxRootsLength;
    return isShort ? [...new Set(roots)] : [''];
  }
  #matchSegments(pattern, names) {
    let places = afterStars(pattern, new Set([0]));
    for (const name of names) {
      const next = new Set();
      for (const place of places) {
        const segment = pattern[place];
        if (segment === undefined) continue;
        if (segment === '**') next.add(place);
        else if (this.#matchName(segment, name)) next.add(place + 1);
      }
      places = afterStars(pattern, next);
    }
    return places.has(pattern.length);
  }
  #matchName(pattern, name) {
    if (name.startsWith('.') && !pattern.startsWith('.')) return false;
    let [at, star, afterStar] = [0, -1, 0];
    for (let index = 0; index < name.length; ) {
      if (++this.#steps > maxSteps) return false;
      if (pattern[at] === '*') {
        star = at++;
        afterStar = index;
      } else if (pattern[at] === '?' || pattern[at] === name[index]) {
        at++;
        index++;
      } else if (star === -1) return false;
      else {
        at = star + 1;
        index = ++afterStar;
      }
    }
    while (pattern[at] === '*') at++;
    return at === pattern.length;
  }
}
function isUsable(pattern) {
  const isShort = pattern.length <= maxPatternLength && pattern.split('/').length <= maxDepth;
  return isShort && !/(^|\/)!?\.\.(\/|$)|\p{Cc}/u.test(pattern);
}
function toSegments(pattern) {
  const segments = pattern.replace(/^!/, '').split('/');
  return segments.filter((segment) => segment !== '' && segment !== '.');
}
function expandBraces(pattern) {
  const done = [];
  const waiting = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [braces, list] = /\{([^{}]*,[^{}]*)\}/.exec(next) ?? [];
    if (braces === undefined || list === undefined) done.push(next);
    else for (const item of list.split(',')) waiting.push(next.replace(braces, () => item));
    if (done.length + waiting.length > maxAlternatives) return [];
  }
  return done;
}
function afterStars(pattern, places) {
  for (const place of places) if (pattern[place] === '**') places.add(place + 1);
  return places;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/source/partial-clone.js
var partial_clone = __webpack_require__(4647);
;// CONCATENATED MODULE: ./.build/source/file-tree.js



const maxFileSize = 1024 * 1024;
const batchSize = 100;
const maxDirectories = 20_000;
class CommitTree {
  #git;
  #checkout;
  #sha;
  constructor(git, checkout, sha) {
    this.#git = git;
    this.#checkout = checkout;
    this.#sha = sha;
  }
  async find(paths) {
    const entries = await this.#listTree([], paths);
    return entries.flatMap((entry) => /^100\d+ blob [0-9a-f]+\t(.*)$/s.exec(entry)?.[1] ?? []);
  }
  async list(directories) {
    const paths = directories.includes('') ? [] : directories.map((directory) => `${directory}/`);
    return this.#listTree(['-r', '--name-only'], paths);
  }
  async read(paths) {
    const texts = new Map();
    const present = await this.#withoutMissing(paths);
    for (let done = 0; done < present.length; done += batchSize) {
      const blobs = await this.#listBlobs(present.slice(done, done + batchSize));
      if (blobs.length === 0) continue;
      const content = await this.#git.bytes(this.#checkout, 'show', ...blobs.map(({ id }) => id));
      let start = 0;
      for (const { path, size } of blobs) {
        texts.set(path, content.toString('utf8', start, start + size));
        start += size;
      }
    }
    return texts;
  }
  async #withoutMissing(paths) {
    if (!(await (0,partial_clone/* isPartial */.m)(this.#git, this.#checkout))) return paths;
    return findFiles(this.#checkout, paths);
  }
  async #listBlobs(paths) {
    const entries = await this.#listTree(['--long'], paths);
    return entries.flatMap((entry) => {
      const [, id, digits, path] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(entry) ?? [];
      const size = Number(digits);
      return id && path && size <= maxFileSize ? [{ path, id, size }] : [];
    });
  }
  #listTree(options, paths) {
    return this.#git.listTree(this.#checkout, this.#sha, options, paths);
  }
}
class DirectoryTree {
  #root;
  constructor(root) {
    this.#root = root;
  }
  find(paths) {
    return findFiles(this.#root, paths);
  }
  async list(directories) {
    const files = [];
    const waiting = [...directories];
    for (let searched = 0; waiting.length > 0 && searched < maxDirectories; searched++) {
      const directory = waiting.pop() ?? '';
      const entries = await (0,promises_.readdir)((0,external_node_path_.join)(this.#root, directory), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const path = external_node_path_.posix.join(directory, entry.name);
        if (entry.isFile()) files.push(path);
        else if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) waiting.push(path);
      }
    }
    return files;
  }
  async read(paths) {
    const found = await findFiles(this.#root, paths, maxFileSize);
    const texts = new Map();
    for (const path of found) texts.set(path, await (0,promises_.readFile)((0,external_node_path_.join)(this.#root, path), 'utf8'));
    return texts;
  }
}
async function findFiles(root, paths, maxSize = Infinity) {
  const found = [];
  for (const path of paths) {
    const stats = await (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
    if (stats?.isFile() && stats.size <= maxSize) found.push(path);
  }
  return found;
}

;// CONCATENATED MODULE: ./.build/source/workspaces.js





const manifestFile = 'package.json';
const pnpmFile = 'pnpm-workspace.yaml';
const lockfiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
];
const divisible = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock'];
const newYarnFile = '.yarnrc.yml';
const maxPackages = 2000;
const deployAll =
  "deploy the whole workspace, and have its build script and Procfile choose this app, as the recipe 'One app of a workspace' in docs/recipes.md shows";
async function checkWorkspace(archived) {
  const { tree, path, packages } = archived;
  const manifest = parsePackageManifest(packages.manifests.get(manifestFile) ?? '');
  if (!manifest || manifest.dependencies.size === 0) return undefined;
  const above = directoriesAbove(path);
  const names = [manifestFile, pnpmFile, newYarnFile, ...lockfiles];
  const candidates = [...above, path].flatMap((directory) =>
    names.map((name) => external_node_path_.posix.join(directory, name)),
  );
  const found = new Set(await tree.find(candidates));
  const workspaces = await readWorkspaces(tree, above, found);
  const workspace = workspaces.find((candidate) => isMember(candidate, path)) ?? workspaces[0];
  if (workspace) await requireSiblings(archived, manifest, workspace, found);
  return describeMissingLockfile(archived, manifest, workspace?.path ?? above, found);
}
async function readWorkspaces(tree, directories, found) {
  const files = directories.flatMap((path) => [external_node_path_.posix.join(path, manifestFile), external_node_path_.posix.join(path, pnpmFile)]);
  const existing = files.filter((file) => found.has(file));
  if (existing.length === 0) return [];
  const texts = await tree.read(existing);
  return directories.flatMap((path) => {
    const ofPnpm = parsePnpmWorkspaces(texts.get(external_node_path_.posix.join(path, pnpmFile)) ?? '');
    const manifest = parsePackageManifest(texts.get(external_node_path_.posix.join(path, manifestFile)) ?? '');
    const patterns = [...ofPnpm, ...(manifest?.workspaces ?? [])];
    return patterns.length > 0 ? [{ path, patterns: new WorkspacePatterns(patterns) }] : [];
  });
}
function isMember({ path, patterns }, directory) {
  return patterns.match(external_node_path_.posix.relative(path, directory));
}
async function requireSiblings(archived, manifest, workspace, found) {
  const { path, packages } = archived;
  const siblings = await readSiblings(archived.tree, workspace, path);
  const isLocked = hasOwnLockfile(archived, workspace.path, found);
  const included = parseIncluded(packages);
  const names = new Set(included.map((one) => one.manifest.name));
  const missing = new Map();
  const dependents = included.filter((one) => siblings.has(one.manifest.name));
  for (const dependent of [{ manifest, directory: '' }, ...dependents]) {
    for (const [name, specifier] of dependent.manifest.dependencies) {
      const sibling = siblings.get(name);
      const isNamed = isAskedOfRegistry(specifier) && !isLocked && sibling !== undefined;
      const isLinked = specifier.startsWith('workspace:') || (isPath(specifier) && sibling !== undefined);
      if (name === manifest.name || names.has(name) || !(isNamed || isLinked)) continue;
      if (!isFound(packages, dependent.directory, name, specifier))
        missing.set(name, sibling === undefined ? name : `${name} (${sibling})`);
    }
  }
  if (missing.size === 0) return;
  throw new Error(
    `${external_node_path_.posix.join(path, manifestFile)} depends on packages of its workspace that are not in the archive:\n${(0,paths/* formatList */.ki)([...missing.values()])}\nThe build would fail, or get packages of these names from the public registry, where anybody may have published them. Instead, ${deployAll}. Or deploy a directory that 'turbo prune' or 'pnpm deploy' has made, or add the packages by the input 'include'. If packages of the registry are meant, commit a lockfile to ${path}`,
  );
}
async function readSiblings(tree, { path, patterns }, directory) {
  const files = await tree.list(patterns.roots().map((root) => joinRoot(path, root)));
  const manifests = files.filter((file) => {
    const sibling = external_node_path_.posix.dirname(file);
    return (
      external_node_path_.posix.basename(file) === manifestFile &&
      sibling !== directory &&
      patterns.match(external_node_path_.posix.relative(path, sibling))
    );
  });
  const texts = await tree.read(manifests.slice(0, maxPackages));
  const named = [...texts].map(([file, text]) => [
    parsePackageManifest(text)?.name ?? '',
    external_node_path_.posix.dirname(file),
  ]);
  return new Map(named.filter(([name]) => name !== ''));
}
function parseIncluded({ manifests }) {
  return [...manifests].flatMap(([file, text]) => {
    const manifest = file === manifestFile ? undefined : parsePackageManifest(text);
    return manifest ? [{ manifest, directory: external_node_path_.posix.dirname(file) }] : [];
  });
}
function isFound(packages, from, name, specifier) {
  const installed = ['', from].map((directory) => external_node_path_.posix.join(directory, 'node_modules', name));
  if (installed.some((path) => packages.has(path) || packages.has(external_node_path_.posix.join(path, manifestFile))))
    return true;
  const target = external_node_path_.posix.join(from, specifier.replace(/^(file|link|portal):/, ''));
  return isPath(specifier) && (packages.has(target) || packages.has(external_node_path_.posix.join(target, manifestFile)));
}
function isPath(specifier) {
  return /^((file|link|portal):|\.{0,2}\/)/.test(specifier);
}
function isAskedOfRegistry(specifier) {
  return /^(catalog:.*|[^:/]*)$/.test(specifier);
}
function hasOwnLockfile({ path, packages }, root, found) {
  return lockfiles.some(
    (file) => packages.has(file) && (found.has(external_node_path_.posix.join(path, file)) || !found.has(external_node_path_.posix.join(root, file))),
  );
}
function describeMissingLockfile({ path, packages, above }, { dependencies }, where, found) {
  if (lockfiles.some((file) => packages.has(file))) return undefined;
  const existing = [where]
    .flat()
    .flatMap((directory) => lockfiles.map((file) => external_node_path_.posix.join(directory, file)));
  const lockfile = existing.find((file) => found.has(file));
  if (lockfile === undefined) return undefined;
  const directory = external_node_path_.posix.dirname(lockfile);
  const needsCatalog = [...dependencies.values()].some((specifier) => specifier.startsWith('catalog:'));
  const missing = [lockfile, ...(needsCatalog ? [external_node_path_.posix.join(directory, pnpmFile)] : [])];
  const name = external_node_path_.posix.basename(lockfile);
  const isDivisible = divisible.includes(name) && !found.has(external_node_path_.posix.join(directory, newYarnFile));
  const include = `add it by the input 'include': '${external_node_path_.posix.join(above, lockfile)} => ${name}'. Or `;
  return `The archive of ${path} has no lockfile, so the build installs the newest versions that ${external_node_path_.posix.join(path, manifestFile)} allows, not those that were tested. The lockfile is outside of the input 'directory':\n${(0,paths/* formatList */.ki)(missing)}\nTo have its versions installed, ${isDivisible ? include : ''}${deployAll}. Or commit a lockfile to ${path}`;
}
function directoriesAbove(path) {
  const names = path.split('/').slice(0, -1);
  return [...names.map((_, index) => names.slice(0, names.length - index).join('/')), ''];
}
function joinRoot(path, below) {
  const joined = external_node_path_.posix.join(path, below);
  return joined === '.' ? '' : joined;
}


/***/ })

};
