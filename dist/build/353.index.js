export const id = 353;
export const ids = [353];
export const modules = {

/***/ 8353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packCheckout: () => (/* binding */ packCheckout),
  readCheckoutIfPossible: () => (/* binding */ readCheckoutIfPossible)
});

// UNUSED EXPORTS: readCheckout

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/io/lib/io.js + 1 modules
var io = __webpack_require__(280);
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
            throw new GitMissingError('There is a git checkout, but git is not on the PATH: install git on the runner, or use a container image that has it');
        }
        const home = (0,external_node_path_.join)(scratch, 'home');
        await (0,promises_.mkdir)(home, { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(home, '.gitconfig'), gitConfig(env));
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
    async output(directory, ...args) {
        try {
            return await this.#output(directory, args);
        }
        catch (error) {
            throw (await this.#explainOldVersion(directory, error)) ?? error;
        }
    }
    async tryOutput(directory, ...args) {
        try {
            return (await this.#output(directory, args)).replace(/\r?\n$/, '');
        }
        catch (error) {
            if (error instanceof GitError)
                return undefined;
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
        for await (const chunk of this.#run(directory, args))
            chunks.push(chunk);
        return Buffer.concat(chunks).toString('utf8');
    }
    async #explainOldVersion(directory, error) {
        if (!(error instanceof GitError))
            return undefined;
        const version = (await this.tryOutput(directory, '--version')) ?? '';
        const [, major = NaN, minor = NaN] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
        if (!(major < minVersion.major || (major === minVersion.major && minor < minVersion.minor)))
            return undefined;
        const needed = `${minVersion.major}.${minVersion.minor}`;
        return new GitTooOldError(`The runner has ${version}, and this needs ${needed} or later: install a newer git on the runner or in its container image`, { cause: error });
    }
    async *#run(directory, args) {
        const options = { cwd: directory, env: this.#env, signal: this.#signal };
        try {
            yield* (0,child/* runChild */.w$)(this.#program, [...safeSettings, ...args], options);
        }
        catch (error) {
            if (!(error instanceof child/* ChildError */.rF))
                throw error;
            const ownMessage = `git ${subcommand(args)} failed`;
            throw new GitError(`${ownMessage}: ${error.message}`, { ownMessage });
        }
    }
}
function subcommand(args) {
    return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
function inherited(env) {
    const kept = Object.entries((0,child/* withoutSecrets */.cT)(env)).filter(([name]) => !redirectingVariable.test(name) && name !== 'XDG_CONFIG_HOME');
    return Object.fromEntries(kept);
}
function gitConfig(env) {
    const home = env.HOME ?? (0,external_node_os_.homedir)();
    const included = [
        (0,external_node_path_.join)(env.XDG_CONFIG_HOME ?? (0,external_node_path_.join)(home, '.config'), 'git', 'config'),
        (0,external_node_path_.join)(home, '.gitconfig'),
    ];
    const quoted = (path) => `"${path.replaceAll('\\', '/').replaceAll('"', '\\"')}"`;
    return `[include]\n${included.map((path) => `\tpath = ${quoted(path)}\n`).join('')}[safe]\n\tdirectory = *\n`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./.build/source/packable.js
var packable = __webpack_require__(5505);
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
async function isCheckedOut(git, directory, sha) {
    const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
    if (entry === undefined)
        return false;
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
    if (outer !== undefined)
        return outer;
    const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
    return entry && directory;
}
async function readCheckedOutCommit(git, checkout, directory) {
    const format = ['--no-show-signature', '--format=%H%n%ct%n%s'];
    const printed = await git.output(checkout, 'log', '-1', ...format, 'HEAD', '--').catch(async (error) => {
        if (error instanceof GitTooOldError)
            throw error;
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
        const type = stats && (0,packable/* specialFileType */.S)(stats);
        if (!type)
            continue;
        throw new Error(`The checkout has ${type} in place of ${file}, which git would wait for: remove it before this step, or restore the file with 'git checkout -- ${file}'`);
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
    if (path === '')
        return directory;
    const type = await git.tryOutput(checkout, 'cat-file', '-t', `${sha}:${path}`);
    if (type === 'tree')
        return directory;
    const submodule = await findEnclosingSubmodule(git, directory);
    if (submodule)
        return findDirectory(git, await enterSubmodule(git, directory, submodule));
    const found = type === 'blob' ? 'holds a file of that name' : 'does not hold it';
    throw new Error(`Input 'directory' is '${path}', but the commit ${sha.slice(0, 8)} ${found}. It must be a directory of the commit; the input 'include' adds files that the workflow made`);
}
async function enterSubmodule(git, directory, submodule) {
    const checkout = (0,external_node_path_.join)(directory.checkout, submodule.path);
    if (await isCheckedOut(git, checkout, submodule.sha)) {
        return { checkout, sha: submodule.sha, path: external_node_path_.posix.relative(submodule.path, directory.path) };
    }
    throw new Error(`Input 'directory' is '${directory.path}', which lies in the submodule ${submodule.path}, and that is not checked out. Set 'submodules: recursive' of actions/checkout`);
}

;// CONCATENATED MODULE: ./.build/source/partial-clone.js


const attributes = '.gitattributes';
const maxFiles = 100;
async function partialCloneOptions(git, directory) {
    if (directory.path === '' || !(await isPartial(git, directory.checkout)))
        return [];
    const files = await listAttributeFiles(git, directory);
    return (await areUnchanged(git, directory, files)) ? ['--worktree-attributes'] : [];
}
async function isPartial(git, checkout) {
    return git.succeeds(checkout, 'config', '--get-regexp', '^remote\\..*\\.promisor$', '^true$');
}
async function listAttributeFiles(git, { checkout, sha, path }) {
    const names = path.split(external_node_path_.posix.sep);
    const above = names.map((_, index) => external_node_path_.posix.join(...names.slice(0, index), attributes));
    const files = await git.listTree(checkout, sha, ['-r', '--name-only'], [...above, `${path}/`]);
    return files.filter((file) => external_node_path_.posix.basename(file) === attributes);
}
async function areUnchanged(git, { checkout, sha }, files) {
    if (files.length === 0)
        return true;
    if (files.length > maxFiles)
        return false;
    const stats = await Promise.all(files.map((file) => (0,promises_.stat)((0,external_node_path_.join)(checkout, file)).catch(() => undefined)));
    if (stats.includes(undefined))
        return false;
    const options = ['--quiet', '--no-ext-diff', '--no-textconv'];
    return git.succeeds(checkout, '--literal-pathspecs', 'diff', ...options, sha, '--', ...files);
}

;// CONCATENATED MODULE: ./.build/source/tar-stream.js
const blockSize = 512;
const endOfArchive = Buffer.alloc(2 * blockSize);
const lfsPointerStart = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const maxLfsPointerSize = 1024;
const maxExtensionSize = 1024 * 1024;
async function* tarMembers(archive, options) {
    const input = new ArchiveReader();
    const output = new JoinedPieces();
    const copying = copyMembers(input, output, options);
    let length = 0;
    let ended = false;
    for await (const chunk of archive) {
        length += chunk.length;
        if (ended)
            continue;
        input.append(chunk);
        ended = copying.next().done === true;
        yield* output.take();
    }
    if (length % blockSize > 0)
        throw new Error('The archive broke off in the middle of a block');
    if (!ended)
        throw new Error('The archive broke off before its end');
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
        while (this.#buffer.length < size)
            yield;
        return this.#take(size);
    }
    *copy(size, output) {
        for (let left = size; left > 0;) {
            while (this.#buffer.length === 0)
                yield;
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
const nowhere = { push: () => { } };
class JoinedPieces {
    #pieces = [];
    push(piece) {
        const last = this.#pieces.at(-1);
        if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
            const length = last.length + piece.length;
            this.#pieces[this.#pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, length);
        }
        else {
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
        if (header.every((byte) => byte === 0))
            return;
        if (typeOf(header) === 'g') {
            const target = options.dropGlobalHeader ? nowhere : output;
            target.push(header);
            yield* input.copy(padded(sizeOf(header)), target);
        }
        else {
            yield* copyMember(yield* readMemberHeader(input, header), input, output, options);
        }
    }
}
function* readMemberHeader(input, first) {
    const extension = typeOf(first) === 'x' ? yield* readExtension(input, first) : undefined;
    const header = extension ? yield* input.read(blockSize) : first;
    const path = extension?.records.get('path') ?? ustarPath(header);
    const size = Number(extension?.records.get('size') ?? sizeOf(header));
    if (!Number.isSafeInteger(size) || size < 0)
        throw malformedExtension();
    return { header, extension, type: typeOf(header), path, size };
}
function* readExtension(input, header) {
    const size = sizeOf(header);
    if (size > maxExtensionSize)
        throw malformedExtension();
    const body = yield* input.read(padded(size));
    return { header, body, records: parseRecords(body) };
}
function* copyMember(member, input, output, { strip, onMember }) {
    const { type, path, size } = member;
    const contentSize = padded(size);
    const name = withoutPrefix(path, strip);
    if (name === undefined)
        return yield* input.copy(contentSize, nowhere);
    for (const header of headersFor(member, name))
        output.push(header);
    const mayBePointer = type === '0' && size >= lfsPointerStart.length && size < maxLfsPointerSize;
    const start = mayBePointer ? yield* input.read(contentSize) : undefined;
    onMember?.({
        name: Buffer.from(name, 'latin1').toString('utf8'),
        type: type === '0' ? 'file' : type === '5' ? 'directory' : 'other',
        lfsPointer: start?.subarray(0, lfsPointerStart.length).equals(lfsPointerStart) ?? false,
    });
    if (start)
        output.push(start);
    else
        yield* input.copy(contentSize, output);
}
function withoutPrefix(path, directory) {
    if (directory === '')
        return path;
    const prefix = `${Buffer.from(directory).toString('latin1')}/`;
    return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;
}
function headersFor({ header, extension, path }, name) {
    if (name === path)
        return extension ? [extension.header, extension.body, header] : [header];
    if (extension?.records.has('path'))
        return [...renamedExtension(extension, name), header];
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
    if (cut > 0)
        renamed.write(name.slice(0, cut), 345, 'latin1');
    writeChecksum(renamed);
    return renamed;
}
function writeChecksum(header) {
    header.fill(' ', 148, 156);
    let sum = 0;
    for (const byte of header)
        sum += byte;
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}
function typeOf(header) {
    return String.fromCharCode(header[156] ?? 0);
}
function sizeOf(header) {
    const text = readString(header, 124, 12).trim();
    if (!/^[0-7]+$/.test(text))
        throw new Error('The archive has a header that git would not write');
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
    for (let at = 0; at < body.length && body[at] !== 0;) {
        const length = Number.parseInt(body.toString('latin1', at, at + 20), 10);
        if (!(length > 0))
            throw malformedExtension();
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
    while (`${length}${rest}`.length !== length)
        length = `${length}${rest}`.length;
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
    const { git, missing } = options;
    const emptyDirectories = new EmptyDirectories();
    const onMember = (member) => {
        emptyDirectories.push(member);
        options.onMember(member);
    };
    const prefixOption = prefix ? [`--prefix=${prefix}/`] : [];
    const paths = path ? ['--', path] : [];
    const cloneOptions = await partialCloneOptions(git, directory);
    const archive = git.archive(checkout, ...cloneOptions, ...prefixOption, sha, ...paths);
    yield* tarMembers(archive, { strip: path, dropGlobalHeader: prefix !== '', onMember });
    const empty = emptyDirectories.names();
    if (empty.size === 0)
        return;
    for (const submodule of await listSubmodules(git, directory)) {
        const name = external_node_path_.posix.join(prefix, external_node_path_.posix.relative(path, submodule.path));
        if (!empty.has(name))
            continue;
        const submoduleCheckout = (0,external_node_path_.join)(checkout, submodule.path);
        if (await isCheckedOut(git, submoduleCheckout, submodule.sha)) {
            yield* commitMembers({ checkout: submoduleCheckout, sha: submodule.sha, path: '' }, options, name);
        }
        else {
            missing.submodules.push(name);
        }
    }
}
class EmptyDirectories {
    #names = new Set();
    #last;
    push({ type, name }) {
        if (this.#last !== undefined && !name.startsWith(this.#last))
            this.#add(this.#last);
        this.#last = type === 'directory' ? name : undefined;
    }
    names() {
        if (this.#last !== undefined)
            this.#add(this.#last);
        return this.#names;
    }
    #add(name) {
        this.#names.add(name.replace(/\/$/, ''));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
const gzip_blockSize = 1024 * 1024;
const sampleCount = 16;
const sampleSize = 512;
const windowSize = 32 * 1024;
const threads = Math.min((0,external_node_os_.availableParallelism)(), 4);
const maxBlocks = threads + 2;
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
    await (0,external_node_stream_promises_.pipeline)(hashed, (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }), { signal }).catch((error) => {
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
        if (compressing.length === maxBlocks)
            yield* shift(compressing);
    }
    while (compressing.length > 0)
        yield* shift(compressing);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(checksum, 0);
    trailer.writeUInt32LE(length % 2 ** 32, 4);
    yield Buffer.concat([lastBlock, trailer]);
}
async function* shift(compressing) {
    const block = await compressing.shift();
    if (block)
        yield block;
}
async function compress(block, dictionary) {
    return deflate(block, {
        level: isCompressed(block) ? 0 : level,
        chunkSize: gzip_blockSize / 2,
        finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
        ...(dictionary && { dictionary }),
    });
}
function isCompressed(block) {
    const counts = new Uint32Array(256);
    for (let sample = 0; sample < sampleCount; sample++) {
        const start = Math.floor((block.length / sampleCount) * sample);
        for (const byte of block.subarray(start, start + sampleSize))
            counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    const bits = counts.reduce((sum, count) => (count ? sum - count * Math.log2(count / total) : sum), 0);
    return bits / total > 7.9;
}
async function* blocks(content) {
    const memory = Buffer.allocUnsafe(maxBlocks * gzip_blockSize);
    let start = 0;
    let filled = 0;
    for await (const chunk of content) {
        for (let at = 0; at < chunk.length;) {
            const piece = chunk.subarray(at, at + gzip_blockSize - filled);
            memory.set(piece, start + filled);
            at += piece.length;
            filled += piece.length;
            if (filled < gzip_blockSize)
                continue;
            yield memory.subarray(start, start + gzip_blockSize);
            start = (start + gzip_blockSize) % memory.length;
            filled = 0;
        }
    }
    if (filled > 0)
        yield memory.subarray(start, start + filled);
}

// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/source/include.js



async function findIncludedFiles(patterns, root) {
    const { create: glob } = await __webpack_require__.e(/* import() */ 32).then(__webpack_require__.bind(__webpack_require__, 7032));
    const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
        followSymbolicLinks: false,
        matchDirectories: false,
    });
    const found = await globber.glob();
    const realDirectories = await resolveDirectories(new Set(found.map(external_node_path_.dirname)));
    const names = found.map((file) => {
        const path = (0,external_node_path_.join)(realDirectories.get((0,external_node_path_.dirname)(file)) ?? '', (0,external_node_path_.basename)(file));
        if ((0,paths/* isWithin */.UO)(path, root))
            return (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join(external_node_path_.posix.sep);
        throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${file}`);
    });
    const outsideGit = names.filter((name) => !(0,paths/* isInGitDirectory */.RI)(name));
    if (outsideGit.length === 0)
        throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`);
    return outsideGit.sort();
}
async function resolveDirectories(directories) {
    const resolve = async (directory) => [directory, await (0,promises_.realpath)(directory)];
    return new Map(await Promise.all([...directories].map(resolve)));
}
async function* packFiles(root, names, modifiedAt) {
    const { Pack } = await __webpack_require__.e(/* import() */ 851).then(__webpack_require__.bind(__webpack_require__, 1851));
    const pack = new Pack({ cwd: root, portable: true, noDirRecurse: true, mtime: modifiedAt });
    for (const name of names)
        pack.add(name);
    pack.end();
    yield* pack;
}

;// CONCATENATED MODULE: ./.build/source/archive.js










async function archiveCommit(git, { sha, committedAt, directory }, include, credentials, file, signal) {
    const root = (0,external_node_path_.join)(directory.checkout, directory.path);
    const included = new Set(include.length > 0 ? await findIncludedFiles(include, root) : []);
    await (0,packable/* requirePackable */.n)([...included], root, credentials);
    const missing = { submodules: [], lfsPointers: [] };
    const committed = new Set();
    let files = 0;
    const onMember = ({ name, type, lfsPointer }) => {
        if (type === 'directory')
            return;
        if (!committed.has(name))
            files++;
        if (included.has(name))
            committed.add(name);
        if (lfsPointer)
            missing.lfsPointers.push(name);
    };
    let changes;
    const listChanges = () => {
        changes ??= listChangedFiles(git, directory);
        return changes;
    };
    async function* members() {
        yield* commitMembers(directory, { git, missing, onMember });
        if (included.size > 0)
            yield* tarMembers(await packIncluded(), { strip: '', onMember });
        yield endOfArchive;
    }
    async function packIncluded() {
        const changed = new Set(await listChanges());
        const added = [...included].filter((name) => !committed.has(name) || changed.has(name));
        return packFiles(root, added, new Date(committedAt));
    }
    const tarball = await gzipToFile(file, members(), signal);
    requireComplete(missing);
    if (files === 0)
        throw new Error(`The commit ${sha.slice(0, 8)} has no files there: there is nothing to deploy`);
    return {
        ...tarball,
        files,
        skipped: [],
        unarchivedChanges: async () => (await listChanges()).filter((name) => !included.has(name)),
    };
}
async function archiveDirectory(directory, credentials, file, signal) {
    const entries = await listEntries(directory);
    const skipped = [];
    const linked = [];
    const envFiles = [];
    const isEnvFile = await credentials.envFileTest();
    const filter = (path, stats) => {
        if ((0,paths/* isInGitDirectory */.RI)(path))
            return false;
        if (!(stats instanceof external_node_fs_.Stats))
            return true;
        const name = path.replace(/^\.\//, '');
        const type = (0,packable/* specialFileType */.S)(stats);
        if (type)
            skipped.push(`${name} (${type})`);
        if (stats.nlink > 1)
            linked.push({ name, stats });
        if (isEnvFile(stats))
            envFiles.push(name);
        return type === undefined;
    };
    const { Pack } = await __webpack_require__.e(/* import() */ 851).then(__webpack_require__.bind(__webpack_require__, 1851));
    const packed = new Pack({ cwd: directory, portable: true, filter });
    for (const name of entries)
        packed.add(`./${name}`);
    packed.end();
    let files = 0;
    const onMember = ({ type }) => {
        if (type !== 'directory')
            files++;
    };
    async function* members() {
        yield* tarMembers(packed, { strip: '', onMember });
        yield endOfArchive;
    }
    const tarball = await gzipToFile(file, members(), signal);
    if (envFiles.length > 0) {
        throw new Error(`The directory is not in a git repository, so all its files are deployed, and files of the input 'env-file' must not be:\n${(0,paths/* formatList */.ki)(envFiles)}\nWrite them to RUNNER_TEMP`);
    }
    const message = 'The directory has hard links to git files that may hold credentials';
    await credentials.requireNoLinks(linked, message, 'Remove them before this step');
    return { ...tarball, files, skipped: skipped.sort(), unarchivedChanges: async () => [] };
}
async function listEntries(directory) {
    const names = await (0,promises_.readdir)(directory).catch(() => []);
    const entries = names.filter((name) => name !== '.git').sort();
    if (entries.length === 0) {
        throw new Error(`There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`);
    }
    for (const entry of entries) {
        const repository = await (0,promises_.stat)((0,external_node_path_.join)(directory, entry, '.git')).catch(() => undefined);
        if (!repository)
            continue;
        throw new Error(`There is no git checkout at ${directory}, but one in its directory ${entry}: set the input 'directory' to ${entry}`);
    }
    return entries;
}
function requireComplete({ submodules, lfsPointers }) {
    const exclude = "or exclude them deliberately: mark them 'export-ignore' in .gitattributes";
    const problems = [];
    if (submodules.length > 0) {
        problems.push(`Submodules are not checked out:\n${(0,paths/* formatList */.ki)(submodules)}\nSet 'submodules: recursive' of actions/checkout, ${exclude}`);
    }
    if (lfsPointers.length > 0) {
        problems.push(`Git LFS has left pointers in place of files:\n${(0,paths/* formatList */.ki)(lfsPointers)}\nSet 'lfs: true' of actions/checkout, ${exclude}`);
    }
    if (problems.length > 0)
        throw new Error(problems.join('\n'));
}

;// CONCATENATED MODULE: ./.build/source/credential-files.js



const credentialFile = /^git-credentials-.*\.config$/i;
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
        if (linked.length === 0)
            return;
        this.#inodes ??= this.#search();
        const inodes = await this.#inodes;
        const names = linked.filter(({ stats }) => inodes.has(inodeKey(stats))).map(({ name }) => name);
        if (names.length > 0)
            throw new Error(`${message}:\n${(0,paths/* formatList */.ki)(names)}\n${advice}`);
    }
    async #search() {
        const inodes = new Set();
        await searchWorkspace(this.#workspace, inodes);
        const names = this.#temporary ? await (0,promises_.readdir)(this.#temporary).catch(() => []) : [];
        for (const name of names) {
            if (credentialFile.test(name))
                inodes.add(inodeKey(await (0,promises_.lstat)((0,external_node_path_.join)(this.#temporary, name))));
        }
        return inodes;
    }
}
async function searchWorkspace(directory, inodes) {
    for (const entry of await readEntries(directory)) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (/^\.git$/i.test(entry.name))
            await searchRepository(path, inodes);
        else if (entry.isDirectory())
            await searchWorkspace(path, inodes);
    }
}
async function searchRepository(path, inodes) {
    const text = await readIfFile(path);
    const repository = text === undefined ? path : (0,external_node_path_.resolve)(path, '..', text.replace(/^gitdir:/, '').trim());
    const common = await readIfFile((0,external_node_path_.join)(repository, 'commondir'));
    await searchFiles(repository, inodes);
    if (common !== undefined)
        await searchFiles((0,external_node_path_.resolve)(repository, common.trim()), inodes);
}
async function searchFiles(directory, inodes) {
    for (const entry of await readEntries(directory)) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (entry.isFile())
            inodes.add(inodeKey(await (0,promises_.lstat)(path)));
        else if (entry.isDirectory() && entry.name !== 'objects')
            await searchFiles(path, inodes);
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

// EXTERNAL MODULE: ./.build/source/links.js
var links = __webpack_require__(2143);
;// CONCATENATED MODULE: ./.build/source/pack.js








async function pack(checkout, scratch, signal, onCommit = async () => { }) {
    const file = (0,external_node_path_.join)(scratch, 'source.tgz');
    const { directory, credentials, git, commit } = await pack_open(checkout, scratch, signal);
    await onCommit(commit);
    if (!git || !commit)
        return { archive: await archiveDirectory(directory, credentials, file, signal) };
    const archive = await archiveCommit(git, commit, checkout.include, credentials, file, signal);
    return { archive, commit };
}
async function readCommit(checkout, scratch, signal) {
    return (await pack_open(checkout, scratch, signal)).commit;
}
async function pack_open({ env, envFiles = [], ...checkout }, scratch, signal) {
    const workspace = await (0,promises_.realpath)(checkout.workspace);
    const directory = await (0,links/* resolveLinks */.A)(checkout.directory);
    if (!(0,paths/* isWithin */.UO)(directory, workspace))
        throw new Error(`Input 'directory' is a link that leads out of the workspace`);
    const root = await findCheckout(directory, workspace);
    signal.throwIfAborted();
    const credentials = new CredentialFiles(workspace, env.RUNNER_TEMP ?? '', envFiles);
    if (root === undefined)
        return { directory, credentials };
    const git = await Git.prepare(workspace, scratch, env, signal);
    return { directory, credentials, git, commit: await readCheckedOutCommit(git, root, directory) };
}

// EXTERNAL MODULE: ./.build/deploy/version.js
var version = __webpack_require__(4648);
;// CONCATENATED MODULE: ./.build/deploy/pack-checkout.js





async function packCheckout(deploy, checkout, signal) {
    return pack(checkout, await makeScratchDirectory(deploy), signal, async (commit) => (0,version/* setVersion */.vJ)(deploy, await (0,version/* resolveVersion */.x)(deploy.run, deploy.options.version, commit), commit));
}
async function readCheckout(deploy, checkout, signal) {
    return readCommit(checkout, await makeScratchDirectory(deploy), signal);
}
async function readCheckoutIfPossible(deploy, checkout, signal) {
    try {
        const commit = await readCheckout(deploy, checkout, signal);
        return commit ? { commit } : { why: 'the checkout is not in a git repository' };
    }
    catch (error) {
        if (error instanceof GitMissingError)
            return { why: 'git is not on the PATH' };
        throw error;
    }
}
async function makeScratchDirectory({ run, options }) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.temporaryDirectory, 'heroku-build-'));
    run.defer(() => (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    return scratch;
}


/***/ }),

/***/ 5505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ specialFileType),
/* harmony export */   n: () => (/* binding */ requirePackable)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9058);



async function requirePackable(names, root, credentials) {
    const found = await Promise.all(names.map(async (name) => ({ name, stats: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name)) })));
    const special = found.flatMap(({ name, stats }) => {
        const type = specialFileType(stats);
        return type ? [`${name} (${type})`] : [];
    });
    if (special.length > 0) {
        throw new Error(`Input 'include' matches special files, which can't be packed:\n${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(special)}\nRemove them, or exclude them with '!' and their names`);
    }
    const isEnvFile = await credentials.envFileTest();
    const envFiles = found.filter(({ stats }) => isEnvFile(stats)).map(({ name }) => name);
    if (envFiles.length > 0) {
        throw new Error(`Input 'include' matches files of the input 'env-file', which must not be deployed:\n${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(envFiles)}\nExclude them with '!' and their names, or write them to RUNNER_TEMP`);
    }
    const message = "Input 'include' matches hard links to git files that may hold credentials";
    await credentials.requireNoLinks(found, message, "Remove them, or exclude them with '!' and their names");
}
function specialFileType(stats) {
    if (stats.isFIFO())
        return 'a FIFO';
    if (stats.isSocket())
        return 'a socket';
    if (stats.isCharacterDevice() || stats.isBlockDevice())
        return 'a device';
    return undefined;
}


/***/ })

};
