export const id = 372;
export const ids = [372];
export const modules = {

/***/ 7372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packCheckout: () => (/* binding */ packCheckout),
  readCheckoutIfPossible: () => (/* binding */ readCheckoutIfPossible)
});

// UNUSED EXPORTS: readCheckout

// EXTERNAL MODULE: ./.build/runner/temporary-directory.js
var temporary_directory = __webpack_require__(6520);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/node_modules/@actions/io/lib/io.js
var io = __webpack_require__(100);
// EXTERNAL MODULE: ./.build/text/quoting-error.js
var quoting_error = __webpack_require__(5492);
// EXTERNAL MODULE: ./.build/source/child.js
var child = __webpack_require__(4492);
;// CONCATENATED MODULE: ./.build/source/git.js






const safeSettings = [
  'core.fsmonitor=false',
  `core.hooksPath=${external_node_os_.devNull}`,
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);
const reproducibleSettings = [
  'core.autocrlf=false',
  'core.eol=lf',
  `core.attributesFile=${external_node_os_.devNull}`,
  'tar.umask=0002',
].flatMap((setting) => ['-c', setting]);
const lowMemorySettings = ['-c', 'core.deltaBaseCacheLimit=1m'];
const redirectingVariable = /^GIT_(?!SSL_|SSH|PROXY_|ASKPASS$|EXEC_PATH$|TEST_)/i;
const partialCloneAdvice =
  "The checkout lacks files of the commit because 'filter' or 'sparse-checkout' of actions/checkout left them out, and git could not fetch them: leave 'persist-credentials' of actions/checkout at true, so that git may fetch them; or list all that is deployed under 'sparse-checkout'; or leave out both 'filter' and 'sparse-checkout'";
const minVersion = { major: 2, minor: 18 };
class GitError extends quoting_error/* QuotingError */.y {
  name = 'GitError';
  constructor(message, options = {}) {
    super(message, { ownMessage: message, ...options });
  }
}
class GitMissingError extends Error {
  name = 'GitMissingError';
}
class GitTooOldError extends GitError {
  name = 'GitTooOldError';
}
class Git {
  #program;
  #env;
  #signal;
  constructor(program, env, signal) {
    this.#program = program;
    this.#env = env;
    this.#signal = signal;
  }
  static async prepare(workspace, scratch, env, signal) {
    const program = await (0,io/* which */.K7)('git');
    if (program === '') {
      throw new GitMissingError(
        'There is a git checkout, but git is not on the PATH: install git on the runner, or use a container image that has it',
      );
    }
    const home = (0,external_node_path_.join)(scratch, 'home');
    await (0,promises_.mkdir)(home, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(home, '.gitconfig'), await gitConfig(env));
    const overrides = {
      HOME: home,
      GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(workspace),
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1',
      LC_ALL: 'C',
    };
    return new Git(program, { ...inherited(env), ...overrides }, signal);
  }
  static async isInstalled() {
    return (await (0,io/* which */.K7)('git')) !== '';
  }
  async output(directory, ...args) {
    return (await this.bytes(directory, ...args)).toString('utf8');
  }
  async bytes(directory, ...args) {
    try {
      return await this.#output(directory, args);
    } catch (error) {
      throw (await this.#explainOldVersion(directory, error)) ?? error;
    }
  }
  async tryOutput(directory, ...args) {
    try {
      return (await this.#output(directory, args)).toString('utf8').replace(/\r?\n$/, '');
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }
  async succeeds(directory, ...args) {
    return (await this.tryOutput(directory, ...args)) !== undefined;
  }
  async list(directory, ...args) {
    return (await this.output(directory, ...args)).split('\0').filter(Boolean);
  }
  async listTree(directory, sha, options, paths) {
    const command = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', ...options];
    return this.list(directory, ...command, sha, '--', ...paths);
  }
  archive(directory, ...args) {
    const settings = [...reproducibleSettings, ...lowMemorySettings];
    return this.#run(directory, [...settings, '--literal-pathspecs', 'archive', '--format=tar', ...args]);
  }
  async #output(directory, args) {
    const chunks = [];
    for await (const chunk of this.#run(directory, args)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  async #explainOldVersion(directory, error) {
    if (!(error instanceof GitError)) return undefined;
    const version = (await this.tryOutput(directory, '--version')) ?? '';
    const [, major = NaN, minor = NaN] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
    if (!(major < minVersion.major || (major === minVersion.major && minor < minVersion.minor)))
      return undefined;
    const needed = `${minVersion.major}.${minVersion.minor}`;
    return new GitTooOldError(
      `The runner has ${version}, and this needs ${needed} or later: install a newer git on the runner or in its container image`,
      { cause: error },
    );
  }
  async *#run(directory, args) {
    const options = { cwd: directory, env: this.#env, signal: this.#signal };
    try {
      yield* (0,child/* runChild */.w$)(this.#program, [...safeSettings, ...args], options);
    } catch (error) {
      if (!(error instanceof child/* ChildError */.rF)) throw error;
      const ownMessage = `git ${subcommand(args)} failed`;
      const advice = error.message.includes('from promisor remote') ? `\n${partialCloneAdvice}` : '';
      throw new GitError(`${ownMessage}: ${error.message}${advice}`, { ownMessage });
    }
  }
}
function subcommand(args) {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
function inherited(env) {
  const kept = Object.entries((0,child/* withoutSecrets */.cT)(env)).filter(
    ([name]) => !redirectingVariable.test(name) && name !== 'XDG_CONFIG_HOME',
  );
  return Object.fromEntries(kept);
}
async function gitConfig(env) {
  const home = env.HOME ?? userHome();
  const xdg = env.XDG_CONFIG_HOME || (home === undefined ? undefined : (0,external_node_path_.join)(home || '/', '.config'));
  const files = [
    ...(xdg === undefined ? [] : [(0,external_node_path_.join)(xdg, 'git', 'config')]),
    ...(home === undefined ? [] : [(0,external_node_path_.join)(home || '/', '.gitconfig')]),
  ];
  const readable = await Promise.all(files.map(isReadable));
  const quoted = (path) => `"${path.replaceAll('\\', '/').replaceAll('"', '\\"')}"`;
  const included = files.filter((_, index) => readable[index]).map((path) => `\tpath = ${quoted(path)}\n`);
  return `[include]\n${included.join('')}[safe]\n\tdirectory = *\n`;
}
async function isReadable(file) {
  return (0,promises_.access)(file, promises_.constants.R_OK).then(
    () => true,
    () => false,
  );
}
function userHome() {
  try {
    return (0,external_node_os_.homedir)();
  } catch {
    return undefined;
  }
}

// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
;// CONCATENATED MODULE: ./.build/source/commit-distance.js
const maxCommits = 10_000;
async function measureDistance(git, checkout, from, to) {
  const options = ['--missing=allow-any', '--left-right', '--parents', `--max-count=${maxCommits + 1}`];
  const listed = await git.tryOutput(checkout, 'rev-list', ...options, `${from}...${to}`, '--');
  const lines = listed?.split('\n').filter(Boolean);
  if (!lines || lines.length > maxCommits) return undefined;
  if (lines.some((line) => !line.includes(' '))) return undefined;
  const ahead = lines.filter((line) => line.startsWith('>')).length;
  return { ahead, behind: lines.length - ahead };
}

// EXTERNAL MODULE: ./.build/source/packable.js
var packable = __webpack_require__(5505);
// EXTERNAL MODULE: ./.build/source/paths.js
var source_paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/source/submodules.js



async function listSubmodules(git, { checkout, sha, path }) {
  const paths = path ? [`${path}/`] : [];
  return parseSubmodules(await git.listTree(checkout, sha, ['-r', '-d'], paths));
}
async function findEnclosingSubmodule(git, { checkout, sha, path }) {
  const names = path.split(external_node_path_.posix.sep);
  const ancestors = names.map((_, index) => names.slice(0, index + 1).join(external_node_path_.posix.sep));
  return parseSubmodules(await git.listTree(checkout, sha, [], ancestors))[0];
}
async function isRegistered(git, { checkout, sha }, path) {
  const options = ['--null', '--blob', `${sha}:.gitmodules`, '--get-regexp', '^submodule\\..*\\.path$'];
  const settings = (await git.tryOutput(checkout, 'config', ...options)) ?? '';
  return settings.split('\0').some((setting) => setting.slice(setting.indexOf('\n') + 1) === path);
}
function unregisteredMessage(paths) {
  const [first, ...others] = paths;
  const remove = `Run 'git rm --cached ${others.length === 0 ? first : 'PATH'}'${others.length > 0 ? ' for each' : ''} and commit`;
  return `The commit has links to commits of other repositories that .gitmodules does not list, so nothing can check them out:\n${(0,source_paths/* formatList */.ki)(paths)}\n${remove}. 'git add' makes such a link of a directory with a .git of its own: to deploy the files, delete that .git and add the directory again; to make it a submodule, use 'git submodule add'`;
}
async function isCheckedOut(git, directory, sha) {
  const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
  if (entry === undefined) return false;
  return git.succeeds(directory, 'cat-file', '-e', `${sha}^{commit}`);
}
function parseSubmodules(entries) {
  return entries.flatMap((entry) => {
    const [, sha, path] = /^160000 commit ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    return sha && path ? [{ sha, path }] : [];
  });
}

;// CONCATENATED MODULE: ./.build/source/commit.js






async function findCheckout(directory, workspace) {
  const outer = directory === workspace ? undefined : await findCheckout((0,external_node_path_.dirname)(directory), workspace);
  if (outer !== undefined) return outer;
  const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
  return entry && directory;
}
async function readCheckedOutCommit(git, checkout, directory) {
  const format = ['--no-show-signature', '--format=%H%n%ct%n%s'];
  const printed = await git.output(checkout, 'log', '-1', ...format, 'HEAD', '--').catch(async (error) => {
    if (error instanceof GitTooOldError) throw error;
    throw (await explainUnreadable(git, checkout, error)) ?? error;
  });
  const [sha = '', seconds = '', subject = ''] = printed.split('\n');
  const path = (0,external_node_path_.relative)(checkout, directory).split(external_node_path_.sep).join(external_node_path_.posix.sep);
  return {
    sha,
    subject,
    committedAt: Number(seconds) * 1000,
    directory: await findDirectory(git, { checkout, sha, path }),
    isTaggedBy: async (id) => (await parseRevision(git, checkout, `${id}^{commit}`)) === sha,
    distanceFrom: (id) => measureDistance(git, checkout, id, sha),
  };
}
async function listChangedFiles(git, { checkout, path }) {
  await requireReadableAttributes(git, checkout);
  const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no'];
  const entries = await git.list(checkout, '--literal-pathspecs', 'status', ...options, '--', path || '.');
  return entries.map((entry) => external_node_path_.posix.relative(path, entry.slice(3)));
}
async function requireReadableAttributes(git, checkout) {
  const files = await git.list(checkout, 'ls-files', '-z', '--', ':(glob)**/.gitattributes');
  for (const file of new Set(files)) {
    const stats = await (0,promises_.lstat)((0,external_node_path_.join)(checkout, file)).catch(() => undefined);
    const type = stats && (0,packable/* specialFileType */.S5)(stats);
    if (!type) continue;
    throw new Error(
      `The checkout has ${type} in place of ${file}, which git would wait for: remove it before this step, or restore the file with 'git checkout -- ${file}'`,
    );
  }
}
async function explainUnreadable(git, checkout, cause) {
  if (!(await git.succeeds(checkout, 'rev-parse', '--git-dir')))
    return new Error(`There is a git checkout at ${checkout}, but git can't read it`, { cause });
  if ((await parseRevision(git, checkout, 'HEAD^{commit}')) === undefined)
    return new Error(`The repository at ${checkout} has no commit yet: there is nothing to deploy`);
  return undefined;
}
async function parseRevision(git, checkout, revision) {
  return git.tryOutput(checkout, 'rev-parse', '--verify', '--quiet', revision);
}
async function findDirectory(git, directory) {
  const { checkout, sha, path } = directory;
  if (path === '') return directory;
  const type = await git.tryOutput(checkout, 'cat-file', '-t', `${sha}:${path}`);
  if (type === 'tree') return directory;
  const submodule = await findEnclosingSubmodule(git, directory);
  if (submodule) return findDirectory(git, await enterSubmodule(git, directory, submodule));
  if (type === 'blob') throw new Error(`Input 'directory' is '${path}', which is a file`);
  return undefined;
}
async function enterSubmodule(git, directory, submodule) {
  const checkout = (0,external_node_path_.join)(directory.checkout, submodule.path);
  if (await isCheckedOut(git, checkout, submodule.sha)) {
    return { checkout, sha: submodule.sha, path: external_node_path_.posix.relative(submodule.path, directory.path) };
  }
  const where = `Input 'directory' is '${directory.path}'`;
  if (!(await isRegistered(git, directory, submodule.path)))
    throw new Error(`${where}. ${unregisteredMessage([submodule.path])}`);
  throw new Error(
    `${where}, which lies in the submodule ${submodule.path}, and that is not checked out. Set 'submodules: recursive' of actions/checkout`,
  );
}

// EXTERNAL MODULE: ./.build/source/partial-clone.js
var partial_clone = __webpack_require__(4647);
;// CONCATENATED MODULE: ./.build/source/tar-stream.js
const blockSize = 512;
const endOfArchive = Buffer.alloc(2 * blockSize);
const lfsPointerStart = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const maxLfsPointerSize = 1024;
const gitCryptStart = Buffer.from('\0GITCRYPT\0');
const minGitCryptSize = gitCryptStart.length + 12;
const maxExtensionSize = 1024 * 1024;
async function* tarMembers(archive, options) {
  const input = new ArchiveReader();
  const output = new JoinedPieces();
  const copying = copyMembers(input, output, options);
  let length = 0;
  let ended = false;
  for await (const chunk of archive) {
    length += chunk.length;
    if (ended) continue;
    input.append(chunk);
    ended = copying.next().done === true;
    yield* output.take();
  }
  if (length % blockSize > 0) throw new Error('The archive broke off in the middle of a block');
  if (!ended) throw new Error('The archive broke off before its end');
}
class ArchiveReader {
  #buffer = Buffer.alloc(0);
  append(chunk) {
    this.#buffer =
      this.#buffer.length > 0
        ? Buffer.concat([this.#buffer, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  }
  *read(size) {
    while (this.#buffer.length < size) yield;
    return this.#take(size);
  }
  *copy(size, output) {
    for (let left = size; left > 0; ) {
      while (this.#buffer.length === 0) yield;
      const piece = this.#take(Math.min(left, this.#buffer.length));
      output.push(piece);
      left -= piece.length;
    }
  }
  #take(size) {
    const bytes = this.#buffer.subarray(0, size);
    this.#buffer = this.#buffer.subarray(size);
    return bytes;
  }
}
const nowhere = { push: () => {} };
class JoinedPieces {
  #pieces = [];
  push(piece) {
    const last = this.#pieces.at(-1);
    if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
      const length = last.length + piece.length;
      this.#pieces[this.#pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, length);
    } else {
      this.#pieces.push(piece);
    }
  }
  take() {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}
function* copyMembers(input, output, options) {
  for (;;) {
    const header = yield* input.read(blockSize);
    if (header.every((byte) => byte === 0)) return;
    if (typeOf(header) === 'g') {
      const target = options.dropGlobalHeader ? nowhere : output;
      target.push(header);
      yield* input.copy(padded(sizeOf(header)), target);
    } else {
      yield* copyMember(yield* readMemberHeader(input, header), input, output, options);
    }
  }
}
function* readMemberHeader(input, first) {
  const extension = typeOf(first) === 'x' ? yield* readExtension(input, first) : undefined;
  const header = extension ? yield* input.read(blockSize) : first;
  const path = extension?.records.get('path') ?? ustarPath(header);
  const size = Number(extension?.records.get('size') ?? sizeOf(header));
  if (!Number.isSafeInteger(size) || size < 0) throw malformedExtension();
  return { header, extension, type: typeOf(header), path, size };
}
function* readExtension(input, header) {
  const size = sizeOf(header);
  if (size > maxExtensionSize) throw malformedExtension();
  const body = yield* input.read(padded(size));
  return { header, body, records: parseRecords(body) };
}
function* copyMember(member, input, output, { strip, drop, keepContent, onMember }) {
  const { type, path, size } = member;
  const contentSize = padded(size);
  const encodedName = withoutPrefix(path, strip);
  if (encodedName === undefined) return yield* input.copy(contentSize, nowhere);
  const name = Buffer.from(encodedName, 'latin1').toString('utf8');
  if (type !== '5' && drop?.(name)) return yield* input.copy(contentSize, nowhere);
  for (const header of headersFor(member, encodedName)) output.push(header);
  const isKept = type === '0' && keepContent?.(name, size) === true;
  const startSize = isKept ? contentSize : blockSize;
  const start = type === '0' && size > 0 ? yield* input.read(startSize) : undefined;
  const placeholder = start && placeholderOf(start, size);
  onMember?.({
    name,
    type: type === '0' ? 'file' : type === '5' ? 'directory' : 'other',
    ...(placeholder && { placeholder }),
    ...(isKept && start && { content: start.subarray(0, size) }),
  });
  if (!start) return yield* input.copy(contentSize, output);
  output.push(start);
  if (contentSize > startSize) yield* input.copy(contentSize - startSize, output);
}
function placeholderOf(start, size) {
  if (size >= minGitCryptSize && startsWith(start, gitCryptStart)) return 'git-crypt';
  const mayBePointer = size >= lfsPointerStart.length && size < maxLfsPointerSize;
  return mayBePointer && startsWith(start, lfsPointerStart) ? 'lfs-pointer' : undefined;
}
function startsWith(bytes, start) {
  return bytes[0] === start[0] && bytes.subarray(0, start.length).equals(start);
}
function withoutPrefix(path, directory) {
  if (directory === '') return path;
  const prefix = `${Buffer.from(directory).toString('latin1')}/`;
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;
}
function headersFor({ header, extension, path }, name) {
  if (name === path) return extension ? [extension.header, extension.body, header] : [header];
  if (extension?.records.has('path')) return [...renamedExtension(extension, name), header];
  const renamed = renamedHeader(header, name);
  return extension ? [extension.header, extension.body, renamed] : [renamed];
}
function renamedExtension({ header, records }, name) {
  const renamed = new Map(records).set('path', name);
  const body = Buffer.from([...renamed].map(formatRecord).join(''), 'latin1');
  const resized = Buffer.from(header);
  resized.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  writeChecksum(resized);
  return [resized, Buffer.concat([body], padded(body.length))];
}
function renamedHeader(header, name) {
  const cut = name.length <= 100 ? -1 : name.length - readString(header, 0, 100).length - 1;
  const renamed = Buffer.from(header);
  renamed.fill(0, 0, 100).fill(0, 345, 500);
  renamed.write(name.slice(cut + 1), 0, 'latin1');
  if (cut > 0) renamed.write(name.slice(0, cut), 345, 'latin1');
  writeChecksum(renamed);
  return renamed;
}
function writeChecksum(header) {
  header.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}
function typeOf(header) {
  return String.fromCharCode(header[156] ?? 0);
}
function sizeOf(header) {
  const text = readString(header, 124, 12).trim();
  if (!/^[0-7]+$/.test(text)) throw new Error('The archive has a header that git would not write');
  return Number.parseInt(text, 8);
}
function ustarPath(header) {
  const name = readString(header, 0, 100);
  const prefix = readString(header, 345, 155);
  return prefix ? `${prefix}/${name}` : name;
}
function readString(header, start, length) {
  const bytes = header.subarray(start, start + length);
  const zero = bytes.indexOf(0);
  return bytes.toString('latin1', 0, zero === -1 ? length : zero);
}
function parseRecords(body) {
  const records = new Map();
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) throw malformedExtension();
    const [key = '', ...value] = body
      .toString('latin1', at, at + length - 1)
      .replace(/^\d+ /, '')
      .split('=');
    records.set(key, value.join('='));
    at += length;
  }
  return records;
}
function formatRecord([key, value]) {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}
function malformedExtension() {
  return new Error('The archive has an extended header that git would not write');
}
function padded(size) {
  return Math.ceil(size / blockSize) * blockSize;
}

;// CONCATENATED MODULE: ./.build/source/commit-members.js




async function* commitMembers(directory, options, prefix = '') {
  const { checkout, sha, path } = directory;
  const { git, inventory, parts } = options;
  const names = [];
  parts.push({ directory, prefix, names });
  const emptyDirectories = new EmptyDirectories();
  const onMember = (member) => {
    emptyDirectories.push(member);
    if (member.type !== 'directory') names.push(member.name);
    inventory.add(member);
  };
  const drop = (name) => {
    const isReplaced = inventory.replaces(name);
    if (isReplaced) names.push(name);
    return isReplaced;
  };
  const { keepContent } = inventory;
  const prefixOption = prefix ? [`--prefix=${prefix}/`] : [];
  const paths = path ? ['--', path] : [];
  const cloneOptions = await (0,partial_clone/* partialCloneOptions */.T)(git, directory);
  const archive = git.archive(checkout, ...cloneOptions, ...prefixOption, sha, ...paths);
  const dropGlobalHeader = prefix !== '';
  yield* tarMembers(archive, { strip: path, dropGlobalHeader, drop, keepContent, onMember });
  const empty = emptyDirectories.names();
  if (empty.size === 0) return;
  for (const submodule of await listSubmodules(git, directory)) {
    const name = external_node_path_.posix.join(prefix, external_node_path_.posix.relative(path, submodule.path));
    if (!empty.has(name)) continue;
    names.push(name);
    const submoduleCheckout = (0,external_node_path_.join)(checkout, submodule.path);
    if (await isCheckedOut(git, submoduleCheckout, submodule.sha)) {
      yield* commitMembers({ checkout: submoduleCheckout, sha: submodule.sha, path: '' }, options, name);
    } else {
      const isKnown = await isRegistered(git, directory, submodule.path);
      if (isKnown) inventory.submodules.push(name);
      else inventory.unregistered.push(external_node_path_.posix.join(prefix, submodule.path));
    }
  }
}
class EmptyDirectories {
  #names = new Set();
  #last;
  push({ type, name }) {
    if (this.#last !== undefined && !name.startsWith(this.#last)) this.#add(this.#last);
    this.#last = type === 'directory' ? name : undefined;
  }
  names() {
    if (this.#last !== undefined) this.#add(this.#last);
    return this.#names;
  }
  #add(name) {
    this.#names.add(name.replace(/\/$/, ''));
  }
}

;// CONCATENATED MODULE: ./.build/source/credential-files.js



const credentialFile = /^(?:git-credentials-.*\.config|gha-creds-.*\.json)$/i;
function isCredentialFile(name) {
  return credentialFile.test(name);
}
class CredentialFiles {
  #workspace;
  #temporary;
  #envFiles;
  #inodes;
  constructor(workspace, temporary, envFiles) {
    this.#workspace = workspace;
    this.#temporary = temporary;
    this.#envFiles = envFiles;
  }
  async envFileTest() {
    const stats = await Promise.all(this.#envFiles.map((file) => (0,promises_.stat)(file).catch(() => undefined)));
    const inodes = new Set(stats.flatMap((found) => (found ? [inodeKey(found)] : [])));
    return (found) => inodes.size > 0 && inodes.has(inodeKey(found));
  }
  async requireNoLinks(files, message, advice) {
    const linked = files.filter(({ stats }) => stats.isFile() && stats.nlink > 1);
    if (linked.length === 0) return;
    this.#inodes ??= this.#search();
    const inodes = await this.#inodes;
    const names = linked.filter(({ stats }) => inodes.has(inodeKey(stats))).map(({ name }) => name);
    if (names.length > 0) throw new Error(`${message}:\n${(0,source_paths/* formatList */.ki)(names)}\n${advice}`);
  }
  async #search() {
    const inodes = new Set();
    await searchWorkspace(this.#workspace, inodes);
    const names = this.#temporary ? await (0,promises_.readdir)(this.#temporary).catch(() => []) : [];
    for (const name of names) {
      if (isCredentialFile(name)) inodes.add(inodeKey(await (0,promises_.lstat)((0,external_node_path_.join)(this.#temporary, name))));
    }
    return inodes;
  }
}
async function searchWorkspace(directory, inodes) {
  for (const entry of await readEntries(directory)) {
    const path = (0,external_node_path_.join)(directory, entry.name);
    if (/^\.git$/i.test(entry.name)) await searchRepository(path, inodes);
    else if (entry.isDirectory()) await searchWorkspace(path, inodes);
    else if (isCredentialFile(entry.name)) inodes.add(inodeKey(await (0,promises_.lstat)(path)));
  }
}
async function searchRepository(path, inodes) {
  const text = await readIfFile(path);
  const repository = text === undefined ? path : (0,external_node_path_.resolve)(path, '..', text.replace(/^gitdir:/, '').trim());
  const common = await readIfFile((0,external_node_path_.join)(repository, 'commondir'));
  await searchFiles(repository, inodes);
  if (common !== undefined) await searchFiles((0,external_node_path_.resolve)(repository, common.trim()), inodes);
}
async function searchFiles(directory, inodes) {
  for (const entry of await readEntries(directory)) {
    const path = (0,external_node_path_.join)(directory, entry.name);
    if (entry.isFile()) inodes.add(inodeKey(await (0,promises_.lstat)(path)));
    else if (entry.isDirectory() && entry.name !== 'objects') await searchFiles(path, inodes);
  }
}
async function readEntries(directory) {
  return (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
}
async function readIfFile(path) {
  const stats = await (0,promises_.lstat)(path).catch(() => undefined);
  return stats?.isFile() ? (0,promises_.readFile)(path, 'utf8') : undefined;
}
function inodeKey({ dev, ino }) {
  return `${dev}:${ino}`;
}

;// CONCATENATED MODULE: ./.build/source/directory-files.js




async function* directoryFiles(directory, options, path = '') {
  const { ignoreRoot, below, onIgnored, onSpecial } = options;
  const gitIgnore = await options.gitIgnore?.enter(ignoreRoot, [below, path].filter(Boolean).join(external_node_path_.posix.sep));
  for (const entry of await directory_files_readEntries(directory, path)) {
    const name = external_node_path_.posix.join(path, entry.name);
    const isDirectory = entry.isDirectory();
    const shown = isDirectory ? `${name}/` : name;
    const special = (0,packable/* formatSpecialFile */.zw)(name, entry);
    if (gitIgnore?.ignores(external_node_path_.posix.join(below, shown))) {
      onIgnored(shown);
      continue;
    }
    if (special === undefined) yield { file: (0,external_node_path_.join)(directory, name), name, isDirectory };
    else onSpecial(special);
    if (isDirectory) yield* directoryFiles(directory, { ...options, ...(gitIgnore && { gitIgnore }) }, name);
  }
}
async function directory_files_readEntries(directory, path) {
  const entries = await (0,promises_.readdir)((0,external_node_path_.join)(directory, path), { withFileTypes: true }).catch((error) => {
    throw new Error(`Can't read the directory ${path || directory}: ${error.message}`, { cause: error });
  });
  return entries
    .filter(({ name }) => !/^\.git$/i.test(name) && !isCredentialFile(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

;// CONCATENATED MODULE: ./.build/source/export-ignore.js


async function findExportIgnored(git, parts) {
  const found = await Promise.all(parts.map((part) => findInPart(git, part)));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    names: found.flatMap(({ names }) => names),
  };
}
async function findInPart(git, { directory, prefix, names }) {
  const { checkout, sha, path } = directory;
  const listed = await git.listTree(checkout, sha, ['-r', '--name-only'], path ? [`${path}/`] : []);
  if (listed.length === names.length) return { count: 0, names: [] };
  const archived = new Set(names);
  const kept = new Set([external_node_path_.posix.join(prefix, '_'), ...names].flatMap(source_paths/* directoriesAbove */.jH));
  const leftOut = listed
    .map((name) => external_node_path_.posix.join(prefix, path ? name.slice(path.length + 1) : name))
    .filter((name) => !archived.has(name));
  const tops = leftOut.map((name) => {
    const top = (0,source_paths/* directoriesAbove */.jH)(name).find((directory) => !kept.has(directory));
    return top === undefined ? name : `${top}/`;
  });
  return { count: leftOut.length, names: [...new Set(tops)] };
}

;// CONCATENATED MODULE: ./.build/source/gitignore.js


const options = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };
class GitIgnore {
  #create;
  #rules;
  constructor(create, rules) {
    this.#create = create;
    this.#rules = rules;
  }
  static async none() {
    const { default: ignore } = await __webpack_require__.e(/* import() */ 769).then(__webpack_require__.t.bind(__webpack_require__, 9769, 19));
    const create = () => ignore(options);
    return new GitIgnore(create, create());
  }
  async enter(root, directory) {
    const file = (0,external_node_path_.join)(root, directory, '.gitignore');
    const stats = await (0,promises_.lstat)(file).catch(() => undefined);
    const lines = stats?.isFile() ? (await (0,promises_.readFile)(file, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/) : [];
    const patterns = lines.flatMap((line) => patternBelow(directory, line) ?? []);
    return new GitIgnore(this.#create, this.#create().add(this.#rules).add(patterns));
  }
  ignores(path) {
    return this.#rules.ignores(path);
  }
}
function patternBelow(directory, line) {
  if (line.trim() === '' || line.startsWith('#')) return undefined;
  if (directory === '') return line;
  const [, negation = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? [];
  const isRelative = /\/./.test(pattern.trimEnd());
  const literalDirectory = directory.replace(/[\\*?[\]]/g, '\\$&');
  const rest = isRelative ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return `${negation}/${literalDirectory}/${rest}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./.build/source/gzip.js






const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const lastBlock = Buffer.from([0x03, 0x00]);
const level = 4;
const memLevel = 9;
const gzip_blockSize = 1024 * 1024;
const sampleCount = 8;
const sampleSize = 4096;
const minRepetition = 0.1;
const hashBits = 15;
const windowSize = 32 * 1024;
const threads = Math.min((0,external_node_os_.availableParallelism)(), 4);
const maxBlocks = threads + 4;
const maxUnwritten = 2 * gzip_blockSize;
const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
async function gzipToFile(file, content, signal) {
  const hash = (0,external_node_crypto_.createHash)('sha256');
  let size = 0;
  async function* hashed() {
    for await (const chunk of gzip(content)) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  const output = (0,external_node_fs_.createWriteStream)(file, { mode: 0o600, highWaterMark: maxUnwritten });
  await (0,external_node_stream_promises_.pipeline)(hashed, output, { signal }).catch((error) => {
    throw signal.aborted ? signal.reason : error;
  });
  return { file, size, checksum: `SHA256:${hash.digest('hex')}` };
}
async function* gzip(content) {
  yield header;
  const compressing = [];
  let checksum = 0;
  let length = 0;
  let dictionary;
  for await (const block of blocks(content)) {
    checksum = (0,external_node_zlib_.crc32)(block, checksum);
    length += block.length;
    compressing.push(compress(block, dictionary));
    dictionary = block.subarray(-windowSize);
    if (compressing.length === maxBlocks) yield* shift(compressing);
  }
  while (compressing.length > 0) yield* shift(compressing);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  yield Buffer.concat([lastBlock, trailer]);
}
async function* shift(compressing) {
  const block = await compressing.shift();
  if (block) yield block;
}
async function compress(block, dictionary) {
  return deflate(block, {
    ...chooseMethod(block),
    memLevel,
    chunkSize: gzip_blockSize / 2,
    finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
    ...(dictionary && { dictionary }),
  });
}
function chooseMethod(block) {
  const samples = Array.from({ length: sampleCount }, (_, index) => {
    const start = Math.floor((block.length / sampleCount) * index);
    return block.subarray(start, start + sampleSize);
  });
  if (isRepetitive(samples)) return { level };
  if (bitsPerByte(samples) > 7.9) return { level: 0 };
  return isRepetitive([block.subarray(0, 2 * windowSize)])
    ? { level }
    : { strategy: external_node_zlib_.constants.Z_HUFFMAN_ONLY };
}
function bitsPerByte(parts) {
  const counts = new Uint32Array(256);
  for (const part of parts) for (const byte of part) counts[byte] = (counts[byte] ?? 0) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (bits, count) => (count ? bits - (count / total) * Math.log2(count / total) : bits),
    0,
  );
}
function isRepetitive(parts) {
  const enough = minRepetition * parts.reduce((sum, { length }) => sum + length, 0);
  const latest = new Uint32Array(2 ** hashBits);
  let repeated = 0;
  for (const part of parts) {
    let sequence = 0;
    for (const byte of part) {
      sequence = ((sequence << 8) | byte) >>> 0;
      const slot = Math.imul(sequence, 0x9e3779b1) >>> (32 - hashBits);
      if (latest[slot] === sequence) repeated++;
      latest[slot] = sequence;
    }
    if (repeated > enough) return true;
  }
  return false;
}
async function* blocks(content) {
  const memory = Buffer.allocUnsafe(maxBlocks * gzip_blockSize);
  let start = 0;
  let filled = 0;
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + gzip_blockSize - filled);
      memory.set(piece, start + filled);
      at += piece.length;
      filled += piece.length;
      if (filled < gzip_blockSize) continue;
      yield memory.subarray(start, start + gzip_blockSize);
      start = (start + gzip_blockSize) % memory.length;
      filled = 0;
    }
  }
  if (filled > 0) yield memory.subarray(start, start + filled);
}

;// CONCATENATED MODULE: ./.build/source/include.js




async function findIncludedFiles(include, roots) {
  const found = [...(await findUnmoved(include, roots)), ...(await findMoved(include, roots))];
  return requireDistinct(found).sort((one, other) => (one.name < other.name ? -1 : 1));
}
async function findUnmoved(include, { directory }) {
  const items = include.filter(({ target }) => !target);
  if (items.every(({ excludes }) => excludes)) return [];
  const item = items.map(({ text }) => text).join(', ');
  const { files } = await search(items, directory, item);
  return files.map(({ file, real }) => {
    if ((0,source_paths/* isWithin */.UO)(real, directory))
      return { file: real, name: posixRelative(directory, real), item, hasTarget: false };
    throw new Error(
      `Input 'include' matches files outside of the input 'directory', such as ${file}. To add those, say where they go in the archive: 'SOURCE => TARGET'`,
    );
  });
}
async function findMoved(include, { workspace }) {
  const found = [];
  for (const [index, item] of include.entries()) {
    if (!item.target) continue;
    const exclusions = include.slice(index + 1).filter(({ excludes }) => excludes);
    found.push(...(await findFilesOf(item, item.target, exclusions, workspace)));
  }
  return found;
}
async function findFilesOf(item, target, exclusions, workspace) {
  const { files, base } = await search([item, ...exclusions], workspace, item.text);
  await requireNoLink(item, base, workspace);
  const isDirectory = (await (0,promises_.lstat)(base)).isDirectory();
  const realBase = isDirectory ? await (0,promises_.realpath)(base) : '';
  return files.map(({ file, real }) => {
    if (!(0,source_paths/* isWithin */.UO)(real, workspace))
      throw new Error(`Input 'include' matches files outside of the workspace, such as ${file}`);
    const below = isDirectory ? posixRelative(realBase, real) : (0,external_node_path_.basename)(real);
    const name = isDirectory || target.isDirectory ? external_node_path_.posix.join(target.path, below) : target.path;
    return { file: real, name, item: item.text, hasTarget: true };
  });
}
async function requireNoLink({ text }, path, workspace) {
  if (!(await (0,promises_.lstat)(path)).isSymbolicLink()) return;
  const real = await (0,promises_.realpath)(path).catch(() => undefined);
  const link = `Input 'include' contains '${text}', and ${posixRelative(workspace, path)} is a link`;
  if (real === undefined) throw new Error(`${link} to something that does not exist`);
  if (!(0,source_paths/* isWithin */.UO)(real, workspace)) throw new Error(`${link} that leads out of the workspace`);
  throw new Error(
    `${link} to ${posixRelative(workspace, real)}. Name that instead: links stay links, and what they lead to is not added`,
  );
}
async function search(items, root, text) {
  const { create: glob } = await __webpack_require__.e(/* import() */ 32).then(__webpack_require__.bind(__webpack_require__, 7032));
  const patterns = items.map(({ excludes, source }) => (excludes ? `!${source}` : source));
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  });
  const found = await globber.glob();
  const realDirectories = await resolveDirectories(new Set(found.map(external_node_path_.dirname)));
  const files = found
    .map((file) => ({ file, real: (0,external_node_path_.join)(realDirectories.get((0,external_node_path_.dirname)(file)) ?? '', (0,external_node_path_.basename)(file)) }))
    .filter(({ real }) => !(0,source_paths/* isInGitDirectory */.RI)((0,external_node_path_.relative)(root, real)));
  const allowed = files.filter(({ real }) => !isCredentialFile((0,external_node_path_.basename)(real)));
  if (allowed.length > 0) return { files: allowed, base: globber.getSearchPaths()[0] ?? root };
  throw new Error(
    files.length === 0
      ? `Input 'include' matches no file: ${text}`
      : `Input 'include' matches only credentials that an action has written, which are never deployed: ${text}`,
  );
}
async function resolveDirectories(directories) {
  const resolve = async (directory) => [directory, await (0,promises_.realpath)(directory)];
  return new Map(await Promise.all([...directories].map(resolve)));
}
function requireDistinct(found) {
  const byName = new Map();
  for (const file of found) {
    const other = byName.get(file.name);
    if (other && other.file !== file.file)
      throw new Error(`Input 'include' puts two files at ${file.name}: ${items(other, file)}`);
    if (!other || file.hasTarget) byName.set(file.name, file);
  }
  for (const file of byName.values()) {
    const above = (0,source_paths/* directoriesAbove */.jH)(file.name).find((name) => byName.has(name));
    const other = above === undefined ? undefined : byName.get(above);
    if (!other) continue;
    throw new Error(
      `Input 'include' needs ${other.name} as a file and as a directory: ${items(other, file)}`,
    );
  }
  return [...byName.values()];
}
function items(one, other) {
  return `'${one.item}' and '${other.item}'`;
}
function posixRelative(from, to) {
  return (0,external_node_path_.relative)(from, to).split(external_node_path_.sep).join(external_node_path_.posix.sep);
}

;// CONCATENATED MODULE: ./.build/source/archived-packages.js

const manifestName = 'package.json';
const maxManifestSize = 1024 * 1024;
const maxSize = 16 * 1024 * 1024;
class ArchivedPackages {
  manifests = new Map();
  #names = new Set();
  #size = 0;
  keepContent = (name, size) => {
    if (!name.endsWith(manifestName) || external_node_path_.posix.basename(name) !== manifestName) return false;
    if (isInstalled(name) || size > maxManifestSize) return false;
    this.#size += size;
    return this.#size <= maxSize;
  };
  add({ name, type, content }) {
    const isSought = !name.includes('/') || name.endsWith(manifestName) || name.endsWith('gz');
    if ((isSought || type === 'other') && !isNested(name)) this.#names.add(name);
    if (content && external_node_path_.posix.basename(name) === manifestName) this.manifests.set(name, content.toString('utf8'));
  }
  has(name) {
    return this.#names.has(name);
  }
}
function isInstalled(name) {
  return `/${name}`.includes('/node_modules/');
}
function isNested(name) {
  return name.lastIndexOf('node_modules/') !== name.indexOf('node_modules/');
}

;// CONCATENATED MODULE: ./.build/source/inventory.js



const maxAppJsonSize = 1024 * 1024;
class Inventory {
  files = 0;
  rootFiles = new Set();
  replaced = [];
  present = new Set();
  submodules = [];
  unregistered = [];
  appJson;
  packages = new ArchivedPackages();
  #lfsPointers = [];
  #locked = [];
  #conflicts = [];
  #included;
  #below = new Map();
  #what;
  constructor(included, what) {
    this.#included = new Map(included.map((file) => [file.name, file]));
    this.#what = what;
    for (const file of included.filter(({ hasTarget }) => hasTarget)) {
      for (const directory of (0,source_paths/* directoriesAbove */.jH)(file.name)) this.#below.set(directory, file);
    }
  }
  keepContent = (name, size) =>
    (name === 'app.json' && size <= maxAppJsonSize) || this.packages.keepContent(name, size);
  replaces(name) {
    const isReplaced = this.#included.get(name)?.hasTarget === true;
    if (isReplaced) this.replaced.push(name);
    return isReplaced;
  }
  add(member) {
    if (this.#included.size > 0) this.#compare(member);
    this.#count(member);
  }
  addIncluded(member) {
    if (this.present.has(member.name)) this.files--;
    this.#count(member);
  }
  requireComplete(exclude) {
    const problems = [];
    const add = (names, problem, advice) => {
      if (names.length > 0) problems.push(`${problem}:\n${(0,source_paths/* formatList */.ki)(names)}\n${advice}`);
    };
    add(
      this.submodules,
      'Submodules are not checked out',
      `Set 'submodules: recursive' of actions/checkout, ${exclude}`,
    );
    if (this.unregistered.length > 0) problems.push(unregisteredMessage(this.unregistered));
    add(
      this.#lfsPointers,
      'Git LFS has left pointers in place of files',
      `Set 'lfs: true' of actions/checkout, ${exclude}`,
    );
    add(
      this.#locked,
      'git-crypt has encrypted files, and the checkout is locked',
      `Run 'git-crypt unlock' in a step before this one, ${exclude}`,
    );
    add(
      this.#conflicts,
      "Input 'include' can't replace directories by files, or files by directories",
      'Choose other targets',
    );
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }
  #compare({ name: memberName, type }) {
    const name = memberName.replace(/\/$/, '');
    const included = this.#included.get(name);
    if (type !== 'directory') {
      const below = this.#below.get(name);
      if (below)
        this.#conflicts.push(`${name} is a file in ${this.#what}, and '${below.item}' puts files below it`);
      if (included) this.present.add(name);
    } else if (included?.hasTarget) {
      this.#conflicts.push(
        `${name} is a directory in ${this.#what}, and '${included.item}' puts a file there`,
      );
    }
  }
  #count(member) {
    const { type, name, placeholder, content } = member;
    if (type === 'directory') return;
    this.files++;
    if (!name.includes('/')) this.rootFiles.add(name);
    if (name === 'app.json' && content) this.appJson = content.toString('utf8');
    this.packages.add(member);
    if (placeholder === 'lfs-pointer') this.#lfsPointers.push(name);
    if (placeholder === 'git-crypt') this.#locked.push(name);
  }
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
;// CONCATENATED MODULE: ./.build/source/pack-files.js


const readAhead = 4;
const readSize = 256 * 1024;
async function* packFiles(files, options) {
  const { WriteEntry } = await __webpack_require__.e(/* import() */ 363).then(__webpack_require__.bind(__webpack_require__, 363));
  const opened = [];
  for await (const file of files) {
    opened.push(pack_files_open(WriteEntry, file, options));
    if (opened.length > readAhead) yield* readFirst(opened);
  }
  while (opened.length > 0) yield* readFirst(opened);
  yield endOfArchive;
}
function pack_files_open(Entry, file, { modifiedAt, onStats }) {
  const entry = new Entry(file.name, {
    absolute: file.file,
    portable: true,
    preservePaths: true,
    maxReadSize: readSize,
    onWriteEntry: ({ stat }) => stat && onStats?.(file, stat),
    ...(modifiedAt && { mtime: modifiedAt }),
  });
  entry.on('error', () => {});
  return { ...file, entry };
}
async function* readFirst(opened) {
  const first = opened.shift();
  if (!first) return;
  try {
    yield* first.entry;
  } catch (error) {
    throw new Error(
      `Can't pack ${first.name}: ${(0,describe_error/* errorMessage */.gJ)(error)}. It must exist and be readable until this step ends`,
      { cause: error },
    );
  }
}

;// CONCATENATED MODULE: ./.build/source/archive.js















const nothing = { count: 0, names: [] };
const keptNames = 10;
const linkBatch = 1000;
async function archiveCommit(git, directory, committedAt, options) {
  const included = await findPackable(options);
  const inventory = new Inventory(included, 'the commit');
  const parts = [];
  let changes;
  const listChanges = () => {
    changes ??= listChangedFiles(git, directory);
    return changes;
  };
  async function* members() {
    yield* commitMembers(directory, { git, inventory, parts });
    const replacing = included.some(({ name, hasTarget }) => !hasTarget && inventory.present.has(name));
    const changed = new Set(replacing ? await listChanges() : []);
    yield* includedMembers(
      included.filter(
        ({ name, hasTarget }) => hasTarget || !inventory.present.has(name) || changed.has(name),
      ),
      inventory,
      new Date(committedAt),
    );
    yield endOfArchive;
  }
  const tarball = await gzipToFile(options.file, members(), options.signal);
  inventory.requireComplete("or exclude them deliberately: mark them 'export-ignore' in .gitattributes");
  const exportIgnored = () => findExportIgnored(git, parts);
  if (inventory.files === 0) {
    const { count } = await exportIgnored();
    const reason = count > 0 ? `: 'export-ignore' in .gitattributes leaves out all ${count}` : '';
    throw new Error(
      `The commit ${(0,format/* shortId */.m_)(directory.sha)} has no files there${reason}: there is nothing to deploy`,
    );
  }
  const archived = new Set(
    included.flatMap(({ file, name }) => [name, (0,source_paths/* nameBelow */.lX)(options.roots.directory, file)]),
  );
  return {
    ...tarball,
    ...contentsOf(inventory),
    skipped: [],
    ignored: nothing,
    unarchivedChanges: async () => (await listChanges()).filter((name) => !archived.has(name)),
    exportIgnored,
  };
}
async function archiveBuiltDirectory(options, builtAt) {
  const { skipped, ...archive } = await archiveFiles(options, builtAt);
  if (skipped.length === 0) return { ...archive, skipped };
  throw new Error(
    `Input 'directory' has special files, which can't be packed:\n${(0,source_paths/* formatList */.ki)(skipped)}\nRemove them before this step`,
  );
}
async function archiveDirectory(options, gitIgnore) {
  await requireNoRepositoryBelow(options.roots.directory);
  return archiveFiles(options, undefined, gitIgnore);
}
async function readGitIgnoreAbove({ workspace, directory }) {
  let gitIgnore = await GitIgnore.none();
  let above = '';
  for (const part of (0,source_paths/* nameBelow */.lX)(workspace, directory).split(external_node_path_.posix.sep).filter(Boolean)) {
    gitIgnore = await gitIgnore.enter(workspace, above);
    above = external_node_path_.posix.join(above, part);
    if (gitIgnore.ignores(`${above}/`)) return undefined;
  }
  return gitIgnore;
}
async function archiveFiles(options, modifiedAt, gitIgnore) {
  const { roots, credentials, file, signal } = options;
  const included = await findPackable(options);
  const inventory = new Inventory(included, 'the deployed directory');
  const skipped = [];
  const ignored = { count: 0, names: [] };
  const listed = directoryFiles(roots.directory, {
    ignoreRoot: roots.workspace,
    below: (0,source_paths/* nameBelow */.lX)(roots.workspace, roots.directory),
    ...(gitIgnore && { gitIgnore }),
    onSpecial: (name) => skipped.push(name),
    onIgnored: (name) => {
      if (ignored.count++ < keptNames) ignored.names.push(name);
    },
  });
  const links = new LinkedFiles(credentials);
  const envFiles = [];
  const isEnvFile = await credentials.envFileTest();
  async function* kept() {
    for await (const entry of listed) {
      if (entry.isDirectory || !inventory.replaces(entry.name)) yield entry;
      await links.check(linkBatch);
    }
  }
  async function* members() {
    const packed = packFiles(kept(), {
      ...(modifiedAt && { modifiedAt }),
      onStats: ({ name }, stats) => {
        links.add(name, stats);
        if (isEnvFile(stats)) envFiles.push(name);
      },
    });
    const { keepContent } = inventory;
    yield* tarMembers(packed, { strip: '', keepContent, onMember: (member) => inventory.add(member) });
    await links.check(1);
    const added = included.filter(({ name, hasTarget }) => hasTarget || !inventory.present.has(name));
    yield* includedMembers(added, inventory, modifiedAt);
    yield endOfArchive;
  }
  const tarball = await gzipToFile(file, members(), signal);
  if (envFiles.length > 0) {
    const why = gitIgnore
      ? 'The directory is not in a git repository, so all its files are deployed'
      : 'The directory is deployed as it is';
    throw new Error(
      `${why}, and files of the input 'env-file' must not be:\n${(0,source_paths/* formatList */.ki)(envFiles)}\nWrite them to RUNNER_TEMP`,
    );
  }
  inventory.requireComplete('or remove them before this step');
  if (inventory.files === 0)
    throw new Error(`The directory ${roots.directory} has no files to deploy: there is nothing to deploy`);
  return {
    ...tarball,
    ...contentsOf(inventory),
    skipped,
    ignored,
    unarchivedChanges: async () => [],
    exportIgnored: async () => nothing,
  };
}
class LinkedFiles {
  #credentials;
  #files = [];
  constructor(credentials) {
    this.#credentials = credentials;
  }
  add(name, stats) {
    if (stats.isFile() && stats.nlink > 1) this.#files.push({ name, stats });
  }
  async check(atLeast) {
    if (this.#files.length < atLeast) return;
    const files = this.#files;
    this.#files = [];
    const message = 'The directory has hard links to git files that may hold credentials';
    await this.#credentials.requireNoLinks(files, message, 'Remove them before this step');
  }
}
async function findPackable({ include, roots, credentials }) {
  if (include.length === 0) return [];
  const included = await findIncludedFiles(include, roots);
  await (0,packable/* requirePackable */.nl)(included, credentials);
  return included;
}
async function* includedMembers(included, inventory, modifiedAt) {
  if (included.length === 0) return;
  const packed = packFiles(included, modifiedAt ? { modifiedAt } : {});
  const onMember = (member) => inventory.addIncluded(member);
  yield* tarMembers(packed, { strip: '', keepContent: inventory.keepContent, onMember });
}
async function requireNoRepositoryBelow(directory) {
  const names = await (0,promises_.readdir)(directory).catch(() => []);
  const entries = names.filter((name) => name !== '.git').sort();
  if (entries.length === 0) {
    throw new Error(
      `There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`,
    );
  }
  for (const entry of entries) {
    const repository = await (0,promises_.stat)((0,external_node_path_.join)(directory, entry, '.git')).catch(() => undefined);
    if (!repository) continue;
    throw new Error(
      `There is no git checkout at ${directory}, but one in its directory ${entry}: set the input 'directory' to ${entry}`,
    );
  }
}
function contentsOf({ files, rootFiles, appJson, packages, replaced }) {
  return { files, rootFiles, packages, replaced, ...(appJson !== undefined && { appJson }) };
}

// EXTERNAL MODULE: ./.build/source/links.js
var links = __webpack_require__(2143);
;// CONCATENATED MODULE: ./.build/source/pack.js









async function pack(checkout, scratch, signal, onCommit = async () => {}) {
  const { roots, credentials, ...repository } = await pack_open(checkout, scratch, signal);
  const { include } = checkout;
  const options = { roots, include, credentials, file: (0,external_node_path_.join)(scratch, 'source.tgz'), signal };
  await onCommit(repository.commit);
  const packed = await packFrom(repository, options);
  const warning = await checkPackages(packed, repository, roots);
  return { ...packed, ...(warning !== undefined && { warning }) };
}
async function packFrom({ git, commit }, options) {
  const { roots } = options;
  const directory = (0,external_node_path_.relative)(roots.workspace, roots.directory);
  if (!git || !commit)
    return {
      ...(await packWithoutRepository(options)),
      directory,
      hasOwnRepository: false,
      isGitInstalled: await Git.isInstalled(),
    };
  const common = { commit, directory, isGitInstalled: true };
  if (commit.directory) {
    const archive = await archiveCommit(git, commit.directory, commit.committedAt, options);
    return { ...common, archive, origin: 'commit', hasOwnRepository: false };
  }
  await requireBuilt(roots, commit);
  const archive = await archiveBuiltDirectory(options, new Date(commit.committedAt));
  const repository = await (0,promises_.lstat)((0,external_node_path_.join)(roots.directory, '.git')).catch(() => undefined);
  return { ...common, archive, origin: 'built', hasOwnRepository: repository !== undefined };
}
async function checkPackages({ archive: { packages }, commit }, { git, root }, { workspace, directory }) {
  const top = commit?.directory?.checkout ?? root ?? workspace;
  const sha = commit?.directory?.sha ?? commit?.sha;
  const path = (0,source_paths/* nameBelow */.lX)(top, directory);
  if (path === '' || !packages.manifests.has('package.json')) return undefined;
  const { checkWorkspace, CommitTree, DirectoryTree } = await __webpack_require__.e(/* import() */ 570).then(__webpack_require__.bind(__webpack_require__, 1570));
  const tree = git && sha ? new CommitTree(git, top, sha) : new DirectoryTree(top);
  return checkWorkspace({ tree, path, packages, above: (0,source_paths/* nameBelow */.lX)(workspace, top) });
}
async function readCommit(checkout, scratch, signal) {
  return (await pack_open(checkout, scratch, signal)).commit;
}
async function packWithoutRepository(options) {
  const gitIgnore = await readGitIgnoreAbove(options.roots);
  if (!gitIgnore) return { archive: await archiveBuiltDirectory(options), origin: 'built' };
  return { archive: await archiveDirectory(options, gitIgnore), origin: 'no-repository' };
}
async function requireBuilt({ workspace, directory }, { sha }) {
  const name = (0,external_node_path_.relative)(workspace, directory);
  const stats = await (0,promises_.lstat)(directory).catch(() => undefined);
  if (stats?.isDirectory()) return;
  if (stats) throw new Error(`Input 'directory' is '${name}', which is a file`);
  throw new Error(
    `Input 'directory' is '${name}', which exists neither in the commit ${(0,format/* shortId */.m_)(sha)} nor in the workspace. Correct it, or build the directory before this step`,
  );
}
async function pack_open({ env, envFiles = [], ...checkout }, scratch, signal) {
  const workspace = await (0,promises_.realpath)(checkout.workspace);
  const directory = await (0,links/* resolveLinks */.A)(checkout.directory);
  if (!(0,source_paths/* isWithin */.UO)(directory, workspace))
    throw new Error(`Input 'directory' is a link that leads out of the workspace`);
  const name = (0,external_node_path_.relative)(workspace, directory);
  if ((0,source_paths/* isInGitDirectory */.RI)(name))
    throw new Error(`Input 'directory' is '${name}', which holds git's own files and perhaps credentials`);
  const root = await findCheckout(directory, workspace);
  signal.throwIfAborted();
  const roots = { workspace, directory };
  const credentials = new CredentialFiles(workspace, env.RUNNER_TEMP ?? '', envFiles);
  if (root === undefined) return { roots, credentials };
  const git = await Git.prepare(workspace, scratch, env, signal);
  return { roots, credentials, root, git, commit: await readCheckedOutCommit(git, root, directory) };
}

// EXTERNAL MODULE: ./.build/deploy/version.js
var version = __webpack_require__(4648);
;// CONCATENATED MODULE: ./.build/deploy/pack-checkout.js




async function packCheckout(deploy, checkout, signal) {
  return pack(checkout, await makeScratchDirectory(deploy), signal, async (commit) =>
    (0,version/* setVersion */.vJ)(deploy, await (0,version/* resolveVersion */.x)(deploy.run, deploy.options.version, commit), commit),
  );
}
async function readCheckout(deploy, checkout, signal) {
  return readCommit(checkout, await makeScratchDirectory(deploy), signal);
}
async function readCheckoutIfPossible(deploy, checkout, signal) {
  try {
    const commit = await readCheckout(deploy, checkout, signal);
    if (!commit) return { why: 'the checkout is not in a git repository' };
    if (commit.directory) return { commit };
    return { commit, why: "the directory is one that the job has built, and not the commit's" };
  } catch (error) {
    if (error instanceof GitMissingError) return { why: 'git is not on the PATH' };
    throw error;
  }
}
function makeScratchDirectory({ run, options }) {
  return (0,temporary_directory/* makeTemporaryDirectory */.L)(run, options.temporaryDirectory, 'heroku-build');
}


/***/ }),

/***/ 5505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S5: () => (/* binding */ specialFileType),
/* harmony export */   nl: () => (/* binding */ requirePackable),
/* harmony export */   zw: () => (/* binding */ formatSpecialFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9058);


const batchSize = 500;
async function requirePackable(files, credentials) {
  const special = [];
  const envFiles = [];
  const isEnvFile = await credentials.envFileTest();
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = files.slice(start, start + batchSize);
    const found = await Promise.all(
      batch.map(async ({ file, name }) => ({ name, stats: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file) })),
    );
    special.push(...found.flatMap(({ name, stats }) => formatSpecialFile(name, stats) ?? []));
    envFiles.push(...found.filter(({ stats }) => isEnvFile(stats)).map(({ name }) => name));
    const message = "Input 'include' matches hard links to git files that may hold credentials";
    await credentials.requireNoLinks(found, message, "Remove them, or exclude them with '!' and their names");
  }
  if (special.length > 0) {
    throw new Error(
      `Input 'include' matches special files, which can't be packed:\n${(0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .formatList */ .ki)(special)}\nRemove them, or exclude them with '!' and their names`,
    );
  }
  if (envFiles.length === 0) return;
  throw new Error(
    `Input 'include' matches files of the input 'env-file', which must not be deployed:\n${(0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .formatList */ .ki)(envFiles)}\nExclude them with '!' and their names, or write them to RUNNER_TEMP`,
  );
}
function formatSpecialFile(name, stats) {
  const type = specialFileType(stats);
  return type && `${name} (${type})`;
}
function specialFileType(stats) {
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device';
  return undefined;
}


/***/ }),

/***/ 4647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ partialCloneOptions),
/* harmony export */   m: () => (/* binding */ isPartial)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


const attributes = '.gitattributes';
const maxFiles = 100;
async function partialCloneOptions(git, directory) {
  if (directory.path === '' || !(await isPartial(git, directory.checkout))) return [];
  const files = await listAttributeFiles(git, directory);
  return (await areUnchanged(git, directory, files)) ? ['--worktree-attributes'] : [];
}
async function isPartial(git, checkout) {
  return git.succeeds(checkout, 'config', '--get-regexp', '^remote\\..*\\.promisor$', '^true$');
}
async function listAttributeFiles(git, { checkout, sha, path }) {
  const names = path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.sep);
  const above = names.map((_, index) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(...names.slice(0, index), attributes));
  const files = await git.listTree(checkout, sha, ['-r', '--name-only'], [...above, `${path}/`]);
  return files.filter((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(file) === attributes);
}
async function areUnchanged(git, { checkout, sha }, files) {
  if (files.length === 0) return true;
  if (files.length > maxFiles) return false;
  const stats = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(checkout, file)).catch(() => undefined)));
  if (stats.includes(undefined)) return false;
  const options = ['--quiet', '--no-ext-diff', '--no-textconv'];
  return git.succeeds(checkout, '--literal-pathspecs', 'diff', ...options, sha, '--', ...files);
}


/***/ })

};
