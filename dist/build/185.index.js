export const id = 185;
export const ids = [185];
export const modules = {

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packCheckout: () => (/* binding */ packCheckout)
});

// UNUSED EXPORTS: readCheckout

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/io/lib/io.js + 1 modules
var io = __webpack_require__(280);
// EXTERNAL MODULE: ./.build/source/child.js
var child = __webpack_require__(4492);
;// CONCATENATED MODULE: ./.build/source/git.js






const quiet = [
    'core.fsmonitor=false',
    `core.hooksPath=${external_node_os_.devNull}`,
    'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);
const reproducible = [
    'core.autocrlf=false',
    'core.eol=lf',
    `core.attributesFile=${external_node_os_.devNull}`,
    'tar.umask=0002',
].flatMap((setting) => ['-c', setting]);
const frugal = ['-c', 'core.deltaBaseCacheLimit=1m'];
const misleading = /^GIT_(?!SSL_|SSH|PROXY_|ASKPASS$|EXEC_PATH$|TEST_)/i;
const secret = /^(INPUT_|STATE_|HEROKU_|ACTIONS_)/i;
const oldest = { major: 2, minor: 18 };
class GitError extends Error {
    name = 'GitError';
}
class GitTooOld extends GitError {
    name = 'GitTooOld';
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
            throw new GitError('There is a git checkout, but git is not on the PATH: install git on the runner, or use a container image that has it');
        }
        const home = (0,external_node_path_.join)(scratch, 'home');
        await (0,promises_.mkdir)(home, { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(home, '.gitconfig'), gitConfig(env));
        const ours = {
            HOME: home,
            GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(workspace),
            GIT_ATTR_NOSYSTEM: '1',
            GIT_TERMINAL_PROMPT: '0',
            GIT_OPTIONAL_LOCKS: '0',
            GIT_NO_REPLACE_OBJECTS: '1',
            GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1',
            LC_ALL: 'C',
        };
        return new Git(program, { ...passedOn(env), ...ours }, signal);
    }
    async output(directory, ...args) {
        try {
            return await this.#printed(directory, args);
        }
        catch (error) {
            throw (await this.#tooOld(directory, error)) ?? error;
        }
    }
    async maybe(directory, ...args) {
        try {
            return (await this.#printed(directory, args)).replace(/\r?\n$/, '');
        }
        catch (error) {
            if (error instanceof GitError)
                return undefined;
            throw error;
        }
    }
    archive(directory, ...args) {
        const settings = [...reproducible, ...frugal];
        return this.#run(directory, [...settings, '--literal-pathspecs', 'archive', '--format=tar', ...args]);
    }
    async #printed(directory, args) {
        const chunks = [];
        for await (const chunk of this.#run(directory, args))
            chunks.push(chunk);
        return Buffer.concat(chunks).toString('utf8');
    }
    async #tooOld(directory, error) {
        if (!(error instanceof GitError))
            return undefined;
        const version = (await this.maybe(directory, '--version')) ?? '';
        const [, major = NaN, minor = NaN] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
        if (!(major < oldest.major || (major === oldest.major && minor < oldest.minor)))
            return undefined;
        const needed = `${oldest.major}.${oldest.minor}`;
        return new GitTooOld(`The runner has ${version}, and this needs ${needed} or later: install a newer git on the runner or in its container image`, { cause: error });
    }
    async *#run(directory, args) {
        const signal = this.#signal;
        signal.throwIfAborted();
        const git = (0,external_node_child_process_.spawn)(this.#program, [...quiet, ...args], {
            cwd: directory,
            env: this.#env,
            signal,
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
        });
        const ended = (0,child/* faultOf */.K)(git);
        let abandoned = true;
        try {
            yield* git.stdout;
            abandoned = signal.aborted;
        }
        finally {
            if (abandoned)
                abandon(git);
            signal.throwIfAborted();
        }
        const fault = await ended;
        signal.throwIfAborted();
        if (fault !== undefined)
            throw new GitError(`git ${subcommand(args)} failed: ${fault}`);
    }
}
function abandon(git) {
    git.kill();
    git.stdout.destroy();
    git.stderr.destroy();
}
function subcommand(args) {
    return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
function passedOn(env) {
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        const left = secret.test(name) || misleading.test(name) || name === 'XDG_CONFIG_HOME';
        if (value !== undefined && !left)
            kept[name] = value;
    }
    return kept;
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

;// CONCATENATED MODULE: ./.build/source/submodules.js


async function submodulesBelow(git, { root, sha, prefix }) {
    const only = prefix ? ['--', `${prefix}/`] : [];
    return listed(await git.output(root, '--literal-pathspecs', 'ls-tree', '-r', '-d', '-z', '--full-tree', sha, ...only));
}
async function submoduleAround(git, { root, sha, prefix }) {
    const names = prefix.split(external_node_path_.posix.sep);
    const ways = names.map((_, index) => names.slice(0, index + 1).join(external_node_path_.posix.sep));
    const entries = await git.output(root, '--literal-pathspecs', 'ls-tree', '-z', '--full-tree', sha, '--', ...ways);
    return listed(entries)[0];
}
async function isCheckedOut(git, directory, sha) {
    const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
    return (entry !== undefined && (await git.maybe(directory, 'cat-file', '-e', `${sha}^{commit}`)) !== undefined);
}
function listed(entries) {
    return entries.split('\0').flatMap((entry) => {
        const [, sha, path] = /^160000 commit ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
        return sha && path ? [{ sha, path }] : [];
    });
}

;// CONCATENATED MODULE: ./.build/source/commit.js




async function checkoutAround(directory, workspace) {
    const further = directory === workspace ? undefined : await checkoutAround((0,external_node_path_.dirname)(directory), workspace);
    if (further !== undefined)
        return further;
    const entry = await (0,promises_.stat)((0,external_node_path_.join)(directory, '.git')).catch(() => undefined);
    return entry && directory;
}
async function checkedOutCommit(git, root, directory) {
    const format = ['--no-show-signature', '--format=%H%n%ct%n%s'];
    const described = await git.output(root, 'log', '-1', ...format, 'HEAD', '--').catch(async (error) => {
        if (error instanceof GitTooOld)
            throw error;
        throw (await whyUnreadable(git, root, error)) ?? error;
    });
    const [sha = '', seconds = '', subject = ''] = described.split('\n');
    const prefix = (0,external_node_path_.relative)(root, directory).split(external_node_path_.sep).join(external_node_path_.posix.sep);
    const part = await partOf(git, { root, sha, prefix });
    const isTaggedBy = async (id) => (await git.maybe(root, 'rev-parse', '--verify', '--quiet', `${id}^{commit}`)) === sha;
    return { sha, subject, committedAt: Number(seconds) * 1000, part, isTaggedBy };
}
async function changedFiles(git, { root, prefix }) {
    const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no'];
    const status = await git.output(root, '--literal-pathspecs', 'status', ...options, '--', prefix || '.');
    const paths = status.split('\0').filter(Boolean);
    return paths.map((entry) => external_node_path_.posix.relative(prefix, entry.slice(3)));
}
async function whyUnreadable(git, root, cause) {
    if ((await git.maybe(root, 'rev-parse', '--git-dir')) === undefined)
        return new Error(`There is a git checkout at ${root}, but git can't read it`, { cause });
    if ((await git.maybe(root, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')) === undefined)
        return new Error(`The repository at ${root} has no commit yet: there is nothing to deploy`);
    return undefined;
}
async function partOf(git, part) {
    const { root, sha, prefix } = part;
    if (prefix === '')
        return part;
    const type = await git.maybe(root, 'cat-file', '-t', `${sha}:${prefix}`);
    if (type === 'tree')
        return part;
    const submodule = await submoduleAround(git, part);
    if (submodule)
        return partOf(git, await inside(git, part, submodule));
    const found = type === 'blob' ? 'holds a file of that name' : 'does not hold it';
    throw new Error(`Input 'directory' is '${prefix}', but the commit ${sha.slice(0, 8)} ${found}. It takes a directory of the commit; files that the workflow made are added by the input 'include'`);
}
async function inside(git, { root, prefix }, { path, sha }) {
    const directory = (0,external_node_path_.join)(root, path);
    if (await isCheckedOut(git, directory, sha)) {
        return { root: directory, sha, prefix: external_node_path_.posix.relative(path, prefix) };
    }
    throw new Error(`Input 'directory' is '${prefix}', which lies in the submodule ${path}, and that is not checked out. Set 'submodules: recursive' of actions/checkout`);
}

;// CONCATENATED MODULE: ./.build/source/partial-clone.js


const attributes = '.gitattributes';
const mostFiles = 100;
async function partialCloneOptions(git, part) {
    if (part.prefix === '' || !(await isPartial(git, part.root)))
        return [];
    const files = await attributeFiles(git, part);
    return (await areCheckedOut(git, part, files)) ? ['--worktree-attributes'] : [];
}
async function isPartial(git, root) {
    const promised = await git.maybe(root, 'config', '--get-regexp', '^remote\\..*\\.promisor$', '^true$');
    return promised !== undefined;
}
async function attributeFiles(git, { root, sha, prefix }) {
    const names = prefix.split(external_node_path_.posix.sep);
    const above = names.map((_, index) => external_node_path_.posix.join(...names.slice(0, index), attributes));
    const options = ['-r', '-z', '--name-only', '--full-tree'];
    const listed = await git.output(root, '--literal-pathspecs', 'ls-tree', ...options, sha, '--', ...above, `${prefix}/`);
    return listed.split('\0').filter((file) => external_node_path_.posix.basename(file) === attributes);
}
async function areCheckedOut(git, { root, sha }, files) {
    if (files.length === 0)
        return true;
    if (files.length > mostFiles)
        return false;
    const there = await Promise.all(files.map((file) => (0,promises_.stat)((0,external_node_path_.join)(root, file)).catch(() => undefined)));
    if (there.includes(undefined))
        return false;
    return ((await git.maybe(root, '--literal-pathspecs', 'diff', '--quiet', '--no-ext-diff', '--no-textconv', sha, '--', ...files)) !== undefined);
}

;// CONCATENATED MODULE: ./.build/source/tar-stream.js
const block = 512;
const tarEnd = Buffer.alloc(2 * block);
const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const longestPointer = 1024;
const longestExtension = 1024 * 1024;
async function* tarMembers(archive, options) {
    const scanner = new TarScanner(options);
    for await (const blocks of wholeBlocks(archive))
        yield* joined(scanner.scan(blocks));
    scanner.finish();
}
async function* wholeBlocks(archive) {
    let rest = Buffer.alloc(0);
    for await (const chunk of archive) {
        const bytes = rest.length === 0
            ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
            : Buffer.concat([rest, chunk]);
        const whole = bytes.length - (bytes.length % block);
        if (whole > 0)
            yield bytes.subarray(0, whole);
        rest = bytes.subarray(whole);
    }
    if (rest.length > 0)
        throw new Error('The archive broke off in the middle of a block');
}
function* joined(pieces) {
    let last;
    for (const piece of pieces) {
        if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
            last = new Uint8Array(last.buffer, last.byteOffset, last.length + piece.length);
            continue;
        }
        if (last)
            yield last;
        last = piece;
    }
    if (last)
        yield last;
}
class TarScanner {
    #options;
    #content = 0;
    #contentIsKept = true;
    #suspect;
    #extension;
    #path;
    #longSize;
    #held = [];
    #ended = false;
    constructor(options) {
        this.#options = options;
    }
    *scan(blocks) {
        for (let at = 0; at < blocks.length && !this.#ended;) {
            if (this.#content === 0) {
                const header = blocks.subarray(at, at + block);
                at += block;
                yield* this.#header(header);
                continue;
            }
            const piece = blocks.subarray(at, at + Math.min(this.#content, blocks.length - at));
            at += piece.length;
            this.#content -= piece.length;
            yield* this.#piece(piece);
        }
    }
    finish() {
        if (!this.#ended)
            throw new Error('The archive broke off before its end');
    }
    *#header(header) {
        if (header.every((byte) => byte === 0)) {
            this.#ended = true;
            return;
        }
        const type = String.fromCharCode(header[156] ?? 0);
        const size = this.#longSize ?? field(header, 124, 12);
        this.#longSize = undefined;
        this.#content = Math.ceil(size / block) * block;
        this.#contentIsKept = true;
        if (type === 'x') {
            if (size > longestExtension)
                throw new Error('The archive has an extended header that git would not write');
            this.#held = [header];
            this.#extension = [];
            return;
        }
        if (type === 'g') {
            this.#contentIsKept = !this.#options.dropGlobalHeader;
            if (this.#contentIsKept)
                yield header;
            return;
        }
        yield* this.#member(header, type, size);
    }
    *#member(header, type, size) {
        const path = this.#path ?? ustarName(header);
        const held = this.#held;
        const extended = this.#path !== undefined;
        this.#held = [];
        this.#path = undefined;
        const name = this.#stripped(path);
        if (name === undefined) {
            this.#contentIsKept = false;
            return;
        }
        if (name === path)
            yield* [...held, header];
        else
            yield* renamed(header, held, name, extended);
        const member = {
            name: Buffer.from(name, 'latin1').toString('utf8'),
            type: type === '0' ? 'file' : type === '5' ? 'directory' : 'other',
            lfsPointer: false,
        };
        if (type === '0' && size >= lfsPointer.length && size < longestPointer)
            this.#suspect = member;
        else
            this.#options.onMember?.(member);
    }
    *#piece(piece) {
        if (this.#extension) {
            this.#extension.push(piece);
            if (this.#content > 0)
                return;
            const body = Buffer.concat(this.#extension);
            this.#extension = undefined;
            this.#held.push(body);
            const known = records(body);
            this.#path = known.get('path');
            this.#longSize = known.has('size') ? Number(known.get('size')) : undefined;
            return;
        }
        if (this.#suspect) {
            const lfs = piece.subarray(0, lfsPointer.length).equals(lfsPointer);
            this.#options.onMember?.({ ...this.#suspect, lfsPointer: lfs });
            this.#suspect = undefined;
        }
        if (this.#contentIsKept)
            yield piece;
    }
    #stripped(path) {
        const { strip } = this.#options;
        if (strip === '')
            return path;
        const above = `${Buffer.from(strip).toString('latin1')}/`;
        return path.startsWith(above) && path.length > above.length ? path.slice(above.length) : undefined;
    }
}
function ustarName(header) {
    const name = cString(header, 0, 100);
    const prefix = cString(header, 345, 155);
    return prefix ? `${prefix}/${name}` : name;
}
function cString(header, at, length) {
    const bytes = header.subarray(at, at + length);
    const zero = bytes.indexOf(0);
    return bytes.toString('latin1', 0, zero === -1 ? length : zero);
}
function field(header, at, length) {
    const text = cString(header, at, length).trim();
    if (!/^[0-7]+$/.test(text))
        throw new Error('The archive has a header that git would not write');
    return Number.parseInt(text, 8);
}
function records(body) {
    const found = new Map();
    for (let at = 0; at < body.length && body[at] !== 0;) {
        const length = Number.parseInt(body.toString('latin1', at, at + 20), 10);
        if (!(length > 0))
            throw new Error('The archive has an extended header that git would not write');
        const [key, ...value] = body
            .toString('latin1', at, at + length - 1)
            .replace(/^\d+ /, '')
            .split('=');
        found.set(key ?? '', value.join('='));
        at += length;
    }
    return found;
}
function* renamed(header, held, name, extended) {
    const [first, body] = held;
    const copy = Buffer.from(header);
    if (extended && first && body) {
        const paths = records(body).set('path', name);
        const rewritten = Buffer.from([...paths].map(record).join(''), 'latin1');
        const extension = Buffer.from(first);
        extension.write(`${rewritten.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
        yield sealed(extension);
        yield Buffer.concat([rewritten, Buffer.alloc((block - (rewritten.length % block)) % block)]);
        yield copy;
        return;
    }
    yield* held;
    setUstarName(copy, name);
    yield sealed(copy);
}
function setUstarName(header, name) {
    const cut = name.length <= 100 ? -1 : name.length - cString(header, 0, 100).length - 1;
    header.fill(0, 0, 100).fill(0, 345, 500);
    header.write(name.slice(cut + 1), 0, 'latin1');
    if (cut > 0)
        header.write(name.slice(0, cut), 345, 'latin1');
}
function sealed(header) {
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return header;
}
function record([key, value]) {
    const rest = ` ${key}=${value}\n`;
    let length = rest.length;
    while (`${length}${rest}`.length !== length)
        length = `${length}${rest}`.length;
    return `${length}${rest}`;
}

;// CONCATENATED MODULE: ./.build/source/commit-members.js




async function* commitMembers(part, walk, place = '') {
    const { root, sha, prefix } = part;
    const empty = new EmptyDirectories();
    const onMember = (member) => {
        empty.push(member);
        walk.onMember(member);
    };
    const moved = place ? [`--prefix=${place}/`] : [];
    const only = prefix ? ['--', prefix] : [];
    const options = await partialCloneOptions(walk.git, part);
    const archive = walk.git.archive(root, ...options, ...moved, sha, ...only);
    yield* tarMembers(archive, { strip: prefix, dropGlobalHeader: place !== '', onMember });
    const places = empty.names();
    if (places.size === 0)
        return;
    for (const submodule of await submodulesBelow(walk.git, part)) {
        const below = external_node_path_.posix.join(place, external_node_path_.posix.relative(prefix, submodule.path));
        if (!places.has(below))
            continue;
        const directory = (0,external_node_path_.join)(root, submodule.path);
        if (await isCheckedOut(walk.git, directory, submodule.sha)) {
            yield* commitMembers({ root: directory, sha: submodule.sha, prefix: '' }, walk, below);
        }
        else {
            walk.gaps.submodules.push(below);
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
const blockSize = 1024 * 1024;
const samples = 16;
const sampleSize = 512;
const gzip_window = 32 * 1024;
const threads = Math.min((0,external_node_os_.availableParallelism)(), 4);
const depth = threads + 2;
const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
async function gzipTo(file, content, signal) {
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
    const underWay = [];
    let checksum = 0;
    let length = 0;
    let before;
    for await (const block of blocks(content)) {
        checksum = (0,external_node_zlib_.crc32)(block, checksum);
        length += block.length;
        underWay.push(compress(block, before));
        before = block.subarray(-gzip_window);
        if (underWay.length === depth)
            yield* first(underWay);
    }
    while (underWay.length > 0)
        yield* first(underWay);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(checksum, 0);
    trailer.writeUInt32LE(length % 2 ** 32, 4);
    yield Buffer.concat([lastBlock, trailer]);
}
async function* first(underWay) {
    const block = await underWay.shift();
    if (block)
        yield block;
}
async function compress(block, before) {
    const primed = before && { dictionary: before };
    return deflate(block, {
        level: isCompressed(block) ? 0 : level,
        chunkSize: blockSize / 2,
        finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
        ...primed,
    });
}
function isCompressed(block) {
    const counts = new Uint32Array(256);
    for (let sample = 0; sample < samples; sample++) {
        const start = Math.floor((block.length / samples) * sample);
        for (const byte of block.subarray(start, start + sampleSize))
            counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const seen = counts.reduce((sum, count) => sum + count, 0);
    const bits = counts.reduce((sum, count) => (count ? sum - count * Math.log2(count / seen) : sum), 0);
    return bits / seen > 7.9;
}
async function* blocks(content) {
    const memory = Buffer.allocUnsafe(depth * blockSize);
    let start = 0;
    let filled = 0;
    for await (const chunk of content) {
        for (let at = 0; at < chunk.length;) {
            const piece = chunk.subarray(at, at + blockSize - filled);
            memory.set(piece, start + filled);
            at += piece.length;
            filled += piece.length;
            if (filled < blockSize)
                continue;
            yield memory.subarray(start, start + blockSize);
            start = (start + blockSize) % memory.length;
            filled = 0;
        }
    }
    if (filled > 0)
        yield memory.subarray(start, start + filled);
}

// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/source/include.js



async function findIncluded(patterns, root) {
    const { create: glob } = await __webpack_require__.e(/* import() */ 32).then(__webpack_require__.bind(__webpack_require__, 7032));
    const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
        followSymbolicLinks: false,
        matchDirectories: false,
    });
    const found = await globber.glob();
    const directories = await followed(new Set(found.map(external_node_path_.dirname)));
    const names = found.map((file) => {
        const path = (0,external_node_path_.join)(directories.get((0,external_node_path_.dirname)(file)) ?? '', (0,external_node_path_.basename)(file));
        if ((0,paths/* isBelow */.Y)(path, root))
            return (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join(external_node_path_.posix.sep);
        throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${file}`);
    });
    const outsideGit = names.filter((name) => !/(^|\/)\.git(\/|$)/i.test(name));
    if (outsideGit.length === 0)
        throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`);
    return outsideGit.sort();
}
async function followed(directories) {
    const follow = async (directory) => [directory, await (0,promises_.realpath)(directory)];
    return new Map(await Promise.all([...directories].map(follow)));
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








async function archiveCommit(git, { sha, committedAt, part }, include, file, signal) {
    const root = (0,external_node_path_.join)(part.root, part.prefix);
    const included = new Set(include.length > 0 ? await findIncluded(include, root) : []);
    const gaps = { submodules: [], lfsPointers: [] };
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
            gaps.lfsPointers.push(name);
    };
    let comparing;
    const changed = () => {
        comparing ??= changedFiles(git, part);
        return comparing;
    };
    async function* members() {
        yield* commitMembers(part, { git, gaps, onMember });
        if (included.size > 0)
            yield* tarMembers(await addedFiles(), { strip: '', onMember });
        yield tarEnd;
    }
    async function addedFiles() {
        const replaced = new Set(await changed());
        const added = [...included].filter((name) => !committed.has(name) || replaced.has(name));
        return packFiles(root, added, new Date(committedAt));
    }
    const tarball = await gzipTo(file, members(), signal);
    requireWhole(gaps);
    if (files === 0)
        throw new Error(`The commit ${sha.slice(0, 8)} has no files there: there is nothing to deploy`);
    return { ...tarball, files, leftOut: async () => (await changed()).filter((name) => !included.has(name)) };
}
async function archiveDirectory(directory, file, signal) {
    const names = await (0,promises_.readdir)(directory).catch(() => []);
    const entries = names.filter((name) => name !== '.git').sort();
    if (entries.length === 0) {
        throw new Error(`There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`);
    }
    await requireNoCheckout(directory, entries);
    const filter = (path) => !/(^|[/\\])\.git($|[/\\])/i.test(path);
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
        yield tarEnd;
    }
    return { ...(await gzipTo(file, members(), signal)), files, leftOut: async () => [] };
}
async function requireNoCheckout(directory, entries) {
    for (const entry of entries) {
        const inside = await (0,promises_.stat)((0,external_node_path_.join)(directory, entry, '.git')).catch(() => undefined);
        if (!inside)
            continue;
        throw new Error(`There is no git checkout at ${directory}, but one in its directory ${entry}: set the input 'directory' to ${entry}`);
    }
}
function requireWhole({ submodules, lfsPointers }) {
    const faults = [];
    if (submodules.length > 0) {
        faults.push(`Submodules are not checked out:\n${(0,paths/* some */.z)(submodules)}\nSet 'submodules: recursive' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`);
    }
    if (lfsPointers.length > 0) {
        faults.push(`Git LFS has left pointers in place of files:\n${(0,paths/* some */.z)(lfsPointers)}\nSet 'lfs: true' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`);
    }
    if (faults.length > 0)
        throw new Error(faults.join('\n'));
}

;// CONCATENATED MODULE: ./.build/source/pack.js






async function pack(checkout, scratch, signal) {
    const file = (0,external_node_path_.join)(scratch, 'source.tgz');
    const { directory, git, commit } = await pack_open(checkout, scratch, signal);
    if (!git || !commit)
        return { archive: await archiveDirectory(directory, file, signal) };
    return { archive: await archiveCommit(git, commit, checkout.include, file, signal), commit };
}
async function pack_readCommit(checkout, scratch, signal) {
    return (await pack_open(checkout, scratch, signal)).commit;
}
async function pack_open({ env, ...checkout }, scratch, signal) {
    const workspace = await (0,promises_.realpath)(checkout.workspace);
    const directory = await withoutLinks(checkout.directory);
    if (!(0,paths/* isBelow */.Y)(directory, workspace))
        throw new Error(`Input 'directory' is a link that leads out of the workspace`);
    const root = await checkoutAround(directory, workspace);
    signal.throwIfAborted();
    if (root === undefined)
        return { directory };
    const git = await Git.prepare(workspace, scratch, env, signal);
    return { directory, git, commit: await checkedOutCommit(git, root, directory) };
}
async function withoutLinks(path) {
    const there = await (0,promises_.realpath)(path).catch(() => undefined);
    return there ?? (0,external_node_path_.join)(await withoutLinks((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
}

// EXTERNAL MODULE: ./.build/runner/format.js
var format = __webpack_require__(1278);
;// CONCATENATED MODULE: ./.build/build/version.js

async function versionOf({ log }, version, commit) {
    if (!commit || !((0,format/* isCommitId */.jh)(version) || (0,format/* isWholeCommitId */.MH)(version)))
        return version;
    if (commit.sha.startsWith(version.toLowerCase()))
        return version;
    if (!(await commit.isTaggedBy(version))) {
        log.warning(`The input 'version' is ${version}, but the checked-out commit is ${commit.sha}. Now the build is tagged with the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; of a pull request that is github.event.pull_request.head.sha`);
    }
    return commit.sha;
}

;// CONCATENATED MODULE: ./.build/build/pack-checkout.js




async function packCheckout(deploy, checkout, signal) {
    const packed = await pack(checkout, await makeScratch(deploy), signal);
    return { ...packed, version: await versionOf(deploy.run, deploy.inputs.version, packed.commit) };
}
async function readCheckout(deploy, checkout) {
    return readCommit(checkout, await makeScratch(deploy), deploy.run.signal);
}
async function makeScratch({ run, inputs }) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(inputs.temporary, 'heroku-build-'));
    run.atEnd(() => (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    return scratch;
}


/***/ }),

/***/ 280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K7: () => (/* binding */ which)
});

// UNUSED EXPORTS: cp, findInPath, mkdirP, mv, rmRF

// EXTERNAL MODULE: external "assert"
var external_assert_ = __webpack_require__(2613);
// EXTERNAL MODULE: external "path"
var external_path_ = __webpack_require__(6928);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map

/***/ }),

/***/ 4492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ faultOf)
/* harmony export */ });
const longestWords = 4096;
async function faultOf(child) {
    let words = '';
    child.stderr.on('data', (chunk) => {
        if (words.length < longestWords)
            words += chunk.toString('utf8');
    });
    return new Promise((resolve) => {
        child.once('error', (error) => resolve(error.message));
        child.once('close', (code, killer) => {
            resolve(code === 0 ? undefined : words.trim() || `it ended with ${code ?? killer}`);
        });
    });
}


/***/ })

};
