export const id = 862;
export const ids = [862];
export const modules = {

/***/ 9862:
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
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/io/lib/io.js + 1 modules
var io = __webpack_require__(280);
// EXTERNAL MODULE: ./.build/text/quoting-error.js
var quoting_error = __webpack_require__(5492);
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
const oldest = { major: 2, minor: 18 };
class GitError extends quoting_error/* QuotingError */.y {
    name = 'GitError';
    constructor(message, options = {}) {
        super(message, { ownWords: message, ...options });
    }
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
        const options = { cwd: directory, env: this.#env, signal: this.#signal };
        try {
            yield* (0,child/* run */.eF)(this.#program, [...quiet, ...args], options);
        }
        catch (error) {
            if (!(error instanceof child/* ChildError */.rF))
                throw error;
            const ownWords = `git ${subcommand(args)} failed`;
            throw new GitError(`${ownWords}: ${error.message}`, { ownWords });
        }
    }
}
function subcommand(args) {
    return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
function passedOn(env) {
    const kept = Object.entries((0,child/* withoutSecrets */.cT)(env)).filter(([name]) => !misleading.test(name) && name !== 'XDG_CONFIG_HOME');
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

// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/source/packable.js



const credentialFile = /^git-credentials-.*\.config$/i;
async function requirePackable(names, root, credentials) {
    const found = await Promise.all(names.map(async (name) => ({ name, stats: await (0,promises_.lstat)((0,external_node_path_.join)(root, name)) })));
    const special = found.flatMap(({ name, stats }) => {
        const type = specialType(stats);
        return type ? [`${name} (${type})`] : [];
    });
    if (special.length > 0) {
        throw new Error(`Input 'include' matches what is neither a file nor a link, and can't be packed:\n${(0,paths/* some */.z)(special)}\nRemove it, or leave it out with '!' and its name`);
    }
    const secret = await credentials.among(found);
    if (secret.length > 0) {
        throw new Error(`Input 'include' matches hard links to files of git in which credentials may be:\n${(0,paths/* some */.z)(secret)}\nRemove them, or leave them out with '!' and their names`);
    }
}
function specialType(stats) {
    if (stats.isFIFO())
        return 'a FIFO';
    if (stats.isSocket())
        return 'a socket';
    if (stats.isCharacterDevice() || stats.isBlockDevice())
        return 'a device';
    return undefined;
}
class Credentials {
    #workspace;
    #temporary;
    #inodes;
    constructor(workspace, temporary) {
        this.#workspace = workspace;
        this.#temporary = temporary;
    }
    async among(files) {
        const linked = files.filter(({ stats }) => stats.isFile() && stats.nlink > 1);
        if (linked.length === 0)
            return [];
        this.#inodes ??= this.#search();
        const inodes = await this.#inodes;
        return linked.filter(({ stats }) => inodes.has(inode(stats))).map(({ name }) => name);
    }
    async #search() {
        const found = new Set();
        await searchWorkspace(this.#workspace, found);
        const names = this.#temporary ? await (0,promises_.readdir)(this.#temporary).catch(() => []) : [];
        for (const name of names) {
            if (credentialFile.test(name))
                found.add(inode(await (0,promises_.lstat)((0,external_node_path_.join)(this.#temporary, name))));
        }
        return found;
    }
}
async function searchWorkspace(directory, found) {
    for (const entry of await entriesOf(directory)) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (/^\.git$/i.test(entry.name))
            await searchRepository(path, found);
        else if (entry.isDirectory())
            await searchWorkspace(path, found);
    }
}
async function searchRepository(path, found) {
    const text = await readIfFile(path);
    const repository = text === undefined ? path : (0,external_node_path_.resolve)(path, '..', text.replace(/^gitdir:/, '').trim());
    const common = await readIfFile((0,external_node_path_.join)(repository, 'commondir'));
    await searchFiles(repository, found);
    if (common !== undefined)
        await searchFiles((0,external_node_path_.resolve)(repository, common.trim()), found);
}
async function searchFiles(directory, found) {
    for (const entry of await entriesOf(directory)) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (entry.isFile())
            found.add(inode(await (0,promises_.lstat)(path)));
        else if (entry.isDirectory() && entry.name !== 'objects')
            await searchFiles(path, found);
    }
}
async function entriesOf(directory) {
    return (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
}
async function readIfFile(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    return stats?.isFile() ? (0,promises_.readFile)(path, 'utf8') : undefined;
}
function inode({ dev, ino }) {
    return `${dev}:${ino}`;
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
    await requireReadableAttributes(git, root);
    const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no'];
    const status = await git.output(root, '--literal-pathspecs', 'status', ...options, '--', prefix || '.');
    const paths = status.split('\0').filter(Boolean);
    return paths.map((entry) => external_node_path_.posix.relative(prefix, entry.slice(3)));
}
async function requireReadableAttributes(git, root) {
    const listed = await git.output(root, 'ls-files', '-z', '--', ':(glob)**/.gitattributes');
    for (const file of new Set(listed.split('\0').filter(Boolean))) {
        const stats = await (0,promises_.lstat)((0,external_node_path_.join)(root, file)).catch(() => undefined);
        const type = stats && specialType(stats);
        if (!type)
            continue;
        throw new Error(`The checkout has ${type} in place of ${file}, which git would wait for: remove it before this step, or restore the file with 'git checkout -- ${file}'`);
    }
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










async function archiveCommit(git, { sha, committedAt, part }, include, credentials, file, signal) {
    const root = (0,external_node_path_.join)(part.root, part.prefix);
    const included = new Set(include.length > 0 ? await findIncluded(include, root) : []);
    await requirePackable([...included], root, credentials);
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
    return {
        ...tarball,
        files,
        skipped: [],
        leftOut: async () => (await changed()).filter((name) => !included.has(name)),
    };
}
async function archiveDirectory(directory, credentials, file, signal) {
    const names = await (0,promises_.readdir)(directory).catch(() => []);
    const entries = names.filter((name) => name !== '.git').sort();
    if (entries.length === 0) {
        throw new Error(`There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`);
    }
    await requireNoCheckout(directory, entries);
    const skipped = [];
    const linked = [];
    const filter = (path, stats) => {
        if (/(^|[/\\])\.git($|[/\\])/i.test(path))
            return false;
        if (!(stats instanceof external_node_fs_.Stats))
            return true;
        const name = path.replace(/^\.\//, '');
        const type = specialType(stats);
        if (type)
            skipped.push(`${name} (${type})`);
        if (stats.nlink > 1)
            linked.push({ name, stats });
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
        yield tarEnd;
    }
    const tarball = await gzipTo(file, members(), signal);
    const secret = await credentials.among(linked);
    if (secret.length > 0) {
        throw new Error(`The directory has hard links to files of git in which credentials may be:\n${(0,paths/* some */.z)(secret)}\nRemove them before this step`);
    }
    return { ...tarball, files, skipped: skipped.sort(), leftOut: async () => [] };
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

// EXTERNAL MODULE: ./.build/source/links.js
var links = __webpack_require__(2143);
;// CONCATENATED MODULE: ./.build/source/pack.js








async function pack(checkout, scratch, signal) {
    const file = (0,external_node_path_.join)(scratch, 'source.tgz');
    const { directory, credentials, git, commit } = await pack_open(checkout, scratch, signal);
    if (!git || !commit)
        return { archive: await archiveDirectory(directory, credentials, file, signal) };
    const archive = await archiveCommit(git, commit, checkout.include, credentials, file, signal);
    return { archive, commit };
}
async function pack_readCommit(checkout, scratch, signal) {
    return (await pack_open(checkout, scratch, signal)).commit;
}
async function pack_open({ env, ...checkout }, scratch, signal) {
    const workspace = await (0,promises_.realpath)(checkout.workspace);
    const directory = await (0,links/* withoutLinks */.W)(checkout.directory);
    if (!(0,paths/* isBelow */.Y)(directory, workspace))
        throw new Error(`Input 'directory' is a link that leads out of the workspace`);
    const root = await checkoutAround(directory, workspace);
    signal.throwIfAborted();
    const credentials = new Credentials(workspace, env.RUNNER_TEMP ?? '');
    if (root === undefined)
        return { directory, credentials };
    const git = await Git.prepare(workspace, scratch, env, signal);
    return { directory, credentials, git, commit: await checkedOutCommit(git, root, directory) };
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
;// CONCATENATED MODULE: ./.build/deploy/version.js

async function versionOf({ log }, version, commit) {
    if (!commit || !((0,commit_id/* isCommitId */.j)(version) || (0,commit_id/* isWholeCommitId */.M)(version)))
        return version;
    if (commit.sha.startsWith(version.toLowerCase()))
        return version;
    if (!(await commit.isTaggedBy(version))) {
        log.warning(`The input 'version' is ${version}, but the checked-out commit is ${commit.sha}. Now the build is tagged with the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; of a pull request that is github.event.pull_request.head.sha`);
    }
    return commit.sha;
}

;// CONCATENATED MODULE: ./.build/deploy/pack-checkout.js




async function packCheckout(deploy, checkout, signal) {
    const packed = await pack(checkout, await makeScratch(deploy), signal);
    return { ...packed, version: await versionOf(deploy.run, deploy.options.version, packed.commit) };
}
async function readCheckout(deploy, checkout) {
    return readCommit(checkout, await makeScratch(deploy), deploy.run.signal);
}
async function makeScratch({ run, options }) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.temporary, 'heroku-build-'));
    run.defer(() => (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    return scratch;
}


/***/ })

};
