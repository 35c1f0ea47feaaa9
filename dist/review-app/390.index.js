export const id = 390;
export const ids = [390];
export const modules = {

/***/ 3508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packCheckout: () => (/* binding */ packCheckout),
  b: () => (/* binding */ readCheckout)
});

// UNUSED EXPORTS: readCheckoutIfPossible

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/runner/temporary-directory.js


const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'];
async function makeTemporaryDirectory(run, parent, name) {
  const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, `${name}-`)).catch((error) => {
    throw explain(error, parent);
  });
  run.defer(() => (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}
function explain(error, parent) {
  if (!(error instanceof Error && 'code' in error && unusable.includes(String(error.code)))) return error;
  return new Error(
    `The runner's temporary directory (RUNNER_TEMP) is ${parent}, and this step can't write to it. It must exist and belong to the user that runs the step. In a container job, run the container as the runner's user or as root, such as by 'options: --user 1001' under 'container' on GitHub's own runners; on a runner of your own, correct the owner of the directory`,
    { cause: error },
  );
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
        function fulfilled(value) { try {
            step(generator.next(value));
        }
        catch (e) {
            reject(e);
        } }
        function rejected(value) { try {
            step(generator["throw"](value));
        }
        catch (e) {
            reject(e);
        } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        if (destStat && destStat.isFile() && !force) {
            return;
        }
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
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
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
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
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
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
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
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
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
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
            }
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}

// EXTERNAL MODULE: ./.build/text/quoting-error.js
var quoting_error = __webpack_require__(5492);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __webpack_require__(8359);
;// CONCATENATED MODULE: ./.build/source/child.js



class ChildError extends Error {
  name = 'ChildError';
}
const isWindows = process.platform === 'win32';
const maxMessageLength = 4096;
const maxStderrSize = 256 * 1024;
const drainTime = 250;
const gracePeriod = 1_000;
const pollInterval = 25;
const secretVariable = /^(INPUT_|STATE_|HEROKU_|ACTIONS_)/i;
function withoutSecrets(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secretVariable.test(name)));
}
async function* runChild(program, args, { cwd, env, stdin, signal }) {
  signal.throwIfAborted();
  const child = (0,external_node_child_process_.spawn)(program, args, {
    cwd,
    env,
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    windowsHide: true,
  });
  const exit = waitForExit(child);
  const end = () => endTree(child);
  signal.addEventListener('abort', end, { once: true });
  let readError;
  let exited = false;
  try {
    try {
      yield* child.stdout;
    } catch (error) {
      readError = error;
    }
    signal.throwIfAborted();
    const { failure, pipesCut } = await exit;
    exited = true;
    signal.throwIfAborted();
    if (failure !== undefined) throw new ChildError(failure);
    if (readError !== undefined && !pipesCut) throw readError;
  } finally {
    signal.removeEventListener('abort', end);
    if (!exited && !signal.aborted) end();
  }
}
function waitForExit(child) {
  const chunks = [];
  let size = 0;
  child.stderr.on('data', (chunk) => {
    if (size < maxStderrSize) chunks.push(chunk);
    size += chunk.length;
  });
  let pipesCut = false;
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ failure: error.message, pipesCut }));
    child.once('exit', () => {
      closeWhenDrained(child, () => {
        pipesCut = true;
      });
    });
    child.once('close', (code, signal) => {
      const message = (0,redact/* redactAndTruncate */.Fd)(Buffer.concat(chunks).toString('utf8'), maxMessageLength).trim();
      const failure = code === 0 ? undefined : message || `it ended with ${code ?? signal}`;
      resolve({ pipesCut, ...(failure !== undefined && { failure }) });
    });
  });
}
function closeWhenDrained(child, onCut) {
  const closeIfDrained = () => {
    if (child.stdout.readableLength > 0) {
      timer.refresh();
      return;
    }
    onCut();
    closePipes(child);
  };
  const timer = setTimeout(() => setImmediate(closeIfDrained), drainTime);
  child.once('close', () => clearTimeout(timer));
}
function closePipes({ stdout, stderr }) {
  stdout.destroy();
  stderr.destroy();
}
function endTree(child) {
  closePipes(child);
  if (child.pid === undefined) return;
  if (isWindows) endTreeOnWindows(child, child.pid);
  else endGroup(child.pid);
}
function endTreeOnWindows(child, pid) {
  const taskkill = (0,external_node_path_.join)(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  (0,external_node_child_process_.execFile)(taskkill, ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, (error) => {
    if (error) child.kill();
  });
}
function endGroup(group) {
  if (!signalGroup(group, 'SIGTERM')) return;
  const deadline = performance.now() + gracePeriod;
  const timer = setInterval(() => {
    const isLate = performance.now() >= deadline;
    if (signalGroup(group, isLate ? 'SIGKILL' : 0) && !isLate) return;
    clearInterval(timer);
  }, pollInterval);
}
function signalGroup(group, signal) {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

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
class git_GitMissingError extends Error {
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
    const program = await which('git');
    if (program === '') {
      throw new git_GitMissingError(
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
    return (await which('git')) !== '';
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
      yield* runChild(this.#program, [...safeSettings, ...args], options);
    } catch (error) {
      if (!(error instanceof ChildError)) throw error;
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
  const kept = Object.entries(withoutSecrets(env)).filter(
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
  const { WriteEntry } = await __webpack_require__.e(/* import() */ 744).then(__webpack_require__.bind(__webpack_require__, 2744));
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

;// CONCATENATED MODULE: ./.build/source/links.js


const maxLinks = 40;
async function resolveLinks(path, followed = 0) {
  const real = await (0,promises_.realpath)(path).catch(() => undefined);
  if (real !== undefined) return real;
  if (followed > maxLinks) throw new Error(`The links at ${path} lead in a circle`);
  const parent = await resolveLinks((0,external_node_path_.dirname)(path), followed);
  const target = await (0,promises_.readlink)(path).catch(() => undefined);
  if (target === undefined) return (0,external_node_path_.join)(parent, (0,external_node_path_.basename)(path));
  return resolveLinks((0,external_node_path_.resolve)(parent, target), followed + 1);
}

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
  const directory = await resolveLinks(checkout.directory);
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
  return makeTemporaryDirectory(run, options.temporaryDirectory, 'heroku-build');
}


/***/ }),

/***/ 4648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vJ: () => (/* binding */ setVersion),
/* harmony export */   x: () => (/* binding */ resolveVersion)
/* harmony export */ });
/* unused harmony exports matchVersion, describeMismatch */
/* harmony import */ var _text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4745);

async function resolveVersion({ log }, version, commit) {
  if (!commit) return version;
  const matching = await matchVersion(version, commit);
  if (matching !== undefined) return matching;
  log.warning(
    `${describeMismatch(version, commit)}. The build records the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; for a pull request, use github.event.pull_request.head.sha`,
  );
  return commit.sha;
}
async function matchVersion(version, commit) {
  if (!((0,_text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommitId */ .j)(version) || (0,_text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullCommitId */ .Q)(version))) return version;
  if (version.toLowerCase() === commit.sha) return commit.sha;
  if (commit.sha.startsWith(version.toLowerCase())) return version;
  return (await commit.isTaggedBy(version)) ? commit.sha : undefined;
}
function describeMismatch(version, { sha }) {
  return `The input 'version' is ${version}, but the checked-out commit is ${sha}`;
}
function setVersion(deploy, version, commit) {
  if (version !== deploy.options.version) deploy.options = { ...deploy.options, version };
  deploy.onVersion?.(commit);
}


/***/ }),

/***/ 1593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ getOciImage)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getOciImage(client, app, id) {
  const path = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/oci-images/${id}`;
  const response = await client.request('GET', path);
  const found = Array.isArray(response) ? response.find((image) => image.id === id) : response;
  const image = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(found, 'the image');
  const commands = Object.entries(image.process_types ?? {}).map(
    ([name, { display_cmd: shown, command }]) => [name, shown ?? command ?? ''],
  );
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(image.id, 'the id of the image'),
    digest: image.digest ?? '',
    commit: image.commit ?? '',
    stack: image.stack?.name ?? '',
    processTypes: Object.fromEntries(commands),
  };
}


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getSlug)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getSlug(client, app, id) {
  const slug = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/slugs/${id}`);
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.id, 'the id of the slug'),
    commit: slug.commit ?? '',
    stack: slug.stack?.name ?? '',
    checksum: slug.checksum ?? '',
    processTypes: slug.process_types ?? {},
    ...(typeof slug.size === 'number' && { size: slug.size }),
    url: client.signedUrl((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.blob?.url, 'the URL of the slug')),
  };
}


/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ findHerokuMessage),
  e: () => (/* binding */ mirror)
});

// EXTERNAL MODULE: ./.build/async/backoff.js
var backoff = __webpack_require__(6777);
// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __webpack_require__(5502);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
;// CONCATENATED MODULE: ./.build/output/reader.js

const idleTimeout = 45_000;
const defaultQuietPeriod = 30_000;
const emptyStatuses = [204, 416];
class OutputReader {
  #http;
  #write;
  #quietPeriod;
  #received = 0;
  constructor(http, write, quietPeriod = defaultQuietPeriod) {
    this.#http = http;
    this.#write = write;
    this.#quietPeriod = quietPeriod;
  }
  async connect(url, isOver, signal) {
    const before = this.#received;
    const response = await this.#open(url, signal);
    if (response?.statusCode === 200) {
      const end = await this.#drain(response, isOver, signal);
      return { hasNewOutput: this.#received > before, end, position: this.#received };
    }
    response?.resume();
    return { hasNewOutput: false, end: this.#endOf(response?.statusCode ?? 0), position: this.#received };
  }
  #endOf(status) {
    const empty = emptyStatuses.includes(status);
    if (empty && this.#received === 0) return 'clean';
    return empty || status === 404 ? 'missing' : 'broken';
  }
  async #open(url, signal) {
    try {
      return await this.#http.send({ method: 'GET', url: new URL(url), signal, idleTimeout });
    } catch (error) {
      if (signal.aborted || !(error instanceof errors/* TransientError */.N_)) throw error;
      return undefined;
    }
  }
  async #drain(response, isOver, signal) {
    const watchdog = new QuietWatchdog(response, isOver, this.#quietPeriod);
    const chunks = response[Symbol.asyncIterator]();
    let position = 0;
    const endAs = (end) => (position < this.#received ? 'broken' : end);
    try {
      for (;;) {
        const chunk = await chunks.next().catch(() => undefined);
        signal.throwIfAborted();
        watchdog.throwIfFailed();
        if (!chunk) return watchdog.hasClosed ? endAs('quiet') : 'broken';
        if (chunk.done) return endAs('clean');
        const output = withoutHeartbeats(chunk.value);
        if (output.length < chunk.value.length) watchdog.onHeartbeat();
        const fresh = output.subarray(Math.max(0, this.#received - position));
        position += output.length;
        if (fresh.length === 0) continue;
        this.#received = position;
        await this.#write(fresh);
        watchdog.onOutput();
      }
    } finally {
      watchdog.stop();
    }
  }
}
class QuietWatchdog {
  #response;
  #isOver;
  #quietPeriod;
  #pause;
  #timer;
  #isAlive = false;
  #stopped = false;
  #error;
  hasClosed = false;
  constructor(response, isOver, quietPeriod) {
    this.#response = response;
    this.#isOver = isOver;
    this.#quietPeriod = quietPeriod;
    this.#pause = quietPeriod;
    this.#restart();
  }
  onHeartbeat() {
    this.#isAlive = true;
  }
  onOutput() {
    this.#isAlive = false;
    this.#pause = this.#quietPeriod;
    this.#restart();
  }
  throwIfFailed() {
    if (this.#error !== undefined) throw this.#error;
  }
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
  #restart() {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.#check(), this.#pause);
  }
  async #check() {
    try {
      this.hasClosed = this.#isAlive && (await this.#isOver());
      if (this.hasClosed) this.#response.destroy();
      this.#pause = Math.min(2 * this.#pause, 4 * this.#quietPeriod);
      this.#restart();
    } catch (error) {
      this.#error = error;
      this.#response.destroy();
    }
  }
}
function withoutHeartbeats(chunk) {
  return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk;
}

// EXTERNAL MODULE: ./.build/output/tail.js
var output_tail = __webpack_require__(2406);
;// CONCATENATED MODULE: ./.build/output/mirror.js




const maxFailedConnections = 8;
const maxMissingAnswers = 4;
async function mirror({ http, log, signal }, initial, refresh) {
  const tail = new output_tail/* Tail */.PW();
  const reader = new OutputReader(http, (bytes) => {
    tail.push(bytes);
    return log.writeUntrusted(bytes);
  });
  const endDetector = new EndDetector();
  let current = initial;
  let pause = pauses();
  let waited = 0;
  const isOver = () => current.status !== 'pending';
  const refreshAndCheckEnd = async () => {
    current = await refresh();
    return isOver();
  };
  for (;;) {
    const hadEnded = isOver();
    if (hadEnded || !endDetector.isQuiet || waited > usualDelay) {
      const { outputStreamUrl } = current;
      const connection = outputStreamUrl
        ? await reader.connect(outputStreamUrl, refreshAndCheckEnd, signal)
        : noStream;
      const completeness = endDetector.assess(connection, hadEnded);
      if (completeness !== 'incomplete') {
        await log.endUntrusted();
        if (completeness === 'unknown')
          log.warning('The output could not be read to its end: lines may be missing above');
        return { ended: current, lastLines: current.status === 'succeeded' ? [] : tail.lines() };
      }
      if (isOver() && isPlausibleEnd(connection)) continue;
      if (connection.hasNewOutput) {
        pause = pauses();
        waited = 0;
      }
    }
    const { value } = pause.next();
    await (0,sleep/* sleep */.y)(value, signal);
    waited += value;
    current = await refresh();
  }
}
const usualDelay = 5_000;
const pauses = () => (0,backoff/* backoff */.J)(100);
const noStream = { hasNewOutput: false, end: 'none', position: 0 };
function isPlausibleEnd({ end }) {
  return end === 'clean' || end === 'quiet';
}
class EndDetector {
  #lastEnd;
  #failed = 0;
  #missingInARow = 0;
  isQuiet = false;
  assess(connection, hadEnded) {
    const { hasNewOutput, end, position } = connection;
    const agreed = this.#lastEnd === position;
    const isEnd = isPlausibleEnd(connection) && agreed && !hasNewOutput;
    this.isQuiet = isEnd && position > 0;
    if (isPlausibleEnd(connection)) this.#lastEnd = position;
    if (!hadEnded || hasNewOutput) return 'incomplete';
    if (end === 'none' || isEnd) return 'complete';
    this.#failed += 1;
    this.#missingInARow = end === 'missing' ? this.#missingInARow + 1 : 0;
    if (this.#missingInARow < maxMissingAnswers && this.#failed < maxFailedConnections) return 'incomplete';
    return agreed ? 'complete' : 'unknown';
  }
}
function findHerokuMessage(lastLines) {
  const messages = lastLines.flatMap((line) => /^\s*!\s+(.*\S)/.exec(line)?.[1] ?? []);
  return messages.find((message) => message !== 'Push failed') ?? messages[0] ?? '';
}


/***/ }),

/***/ 2406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ errorWithLastLines),
/* harmony export */   PW: () => (/* binding */ Tail),
/* harmony export */   lS: () => (/* binding */ lastLinesOf),
/* harmony export */   mN: () => (/* binding */ quoteLastLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3398);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5492);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8359);




const longestLine = 300;
const maxStripped = 4 * longestLine;
const maxKept = 64 * 1024;
class Tail {
  #count;
  #memory = Buffer.alloc(2 * maxKept);
  #size = 0;
  #truncated = false;
  constructor(count = 12) {
    this.#count = count;
  }
  push(bytes) {
    this.#truncated ||= this.#size + bytes.length > maxKept;
    const last = bytes.subarray(-maxKept);
    if (this.#size + last.length > this.#memory.length) {
      this.#memory.copyWithin(0, this.#size - maxKept, this.#size);
      this.#size = maxKept;
    }
    this.#memory.set(last, this.#size);
    this.#size += last.length;
  }
  lines() {
    const text = this.#memory.toString('utf8', Math.max(0, this.#size - maxKept), this.#size);
    const whole = this.#truncated ? text.replace(/^\ufffd{1,3}/, '') : text;
    const lines = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(whole, { before: this.#truncated }).split(/\r\n|\r|\n/);
    return lines.map(cleanLine).filter(Boolean).slice(-this.#count);
  }
}
function cleanLine(line) {
  const colourless = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line.slice(0, maxStripped));
  const text = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)((0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceControlCharacters */ .U3)(colourless, ''));
  return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine);
}
function lastLinesOf(output, count) {
  const tail = new Tail(count);
  tail.push(Buffer.from(output));
  return tail.lines();
}
function errorWithLastLines(ownMessage, lastLines, more = '') {
  return new _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_1__/* .QuotingError */ .y(`${ownMessage}${more}${quoteLastLines(lastLines)}`, { ownMessage, lastLines });
}
function quoteLastLines(lastLines) {
  return lastLines.length === 0 ? '' : `\nThe last lines of its output:\n${lastLines.join('\n')}`;
}


/***/ }),

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ UnhealthyError),
/* harmony export */   ZT: () => (/* binding */ isUnhealthy),
/* harmony export */   Zx: () => (/* binding */ ReleaseFailedError),
/* harmony export */   bb: () => (/* binding */ NotRunningError),
/* harmony export */   ju: () => (/* binding */ CommandFailedError)
/* harmony export */ });
/* unused harmony export isReleaseFailure */
/* harmony import */ var _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(484);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6204);
/* harmony import */ var _output_tail_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2406);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5492);




class ReleaseFailedError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'ReleaseFailedError';
  constructor(ownMessage, lastLines = [], more = '') {
    super(`${ownMessage}${more}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
class NotRunningError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'NotRunningError';
  constructor(ownMessage, lastLines = [], more = '') {
    super(`${ownMessage}${more}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
class UnhealthyError extends Error {
  name = 'UnhealthyError';
}
class CommandFailedError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'CommandFailedError';
  constructor(ownMessage, lastLines) {
    super(`${ownMessage}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
function isUnhealthy(error) {
  return [NotRunningError, UnhealthyError, CommandFailedError].some((kind) => error instanceof kind);
}
function isReleaseFailure(error) {
  if (error instanceof Error && isUnhealthy(error)) return true;
  return [ReleaseFailedError, HerokuError, TransientError, DeadlineError].some(
    (kind) => error instanceof kind,
  );
}


/***/ }),

/***/ 2142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ followRelease)
});

// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __webpack_require__(7973);
;// CONCATENATED MODULE: ./.build/output/headed-log.js
class HeadedLog {
  #log;
  #heading;
  #hasOutput = false;
  constructor(log, heading) {
    this.#log = log;
    this.#heading = heading;
  }
  get hasOutput() {
    return this.#hasOutput;
  }
  async writeUntrusted(bytes) {
    if (!this.#hasOutput && this.#heading !== '') this.#log.info(this.#heading);
    this.#hasOutput = true;
    await this.#log.writeUntrusted(bytes);
  }
  endUntrusted() {
    return this.#log.endUntrusted();
  }
  warning(message) {
    this.#log.warning(message);
  }
}

// EXTERNAL MODULE: ./.build/output/mirror.js + 1 modules
var mirror = __webpack_require__(2576);
// EXTERNAL MODULE: ./.build/release/errors.js
var errors = __webpack_require__(4877);
;// CONCATENATED MODULE: ./.build/release/follow.js




async function followRelease(app, initial, { client, log, onRead }) {
  const read = async () => {
    const release = await (0,releases/* getRelease */.kF)(client, app.id, initial.id);
    onRead?.(release);
    return release;
  };
  const what = `release command of v${initial.version} of ${app.name}`;
  const heading = initial.status === 'pending' ? '' : `Output of the ${what}:`;
  const headed = new HeadedLog(log, heading);
  const { ended, lastLines } = await (0,mirror/* mirror */.e)(
    { http: client.http, log: headed, signal: client.signal },
    initial,
    read,
  );
  if (headed.hasOutput && heading) log.info(`The ${what} has ended: ${ended.status}`);
  if (ended.status === 'succeeded') return ended;
  const message = `Release v${ended.version} of ${app.name} ${ended.status}: its release command did not succeed, so the previous release keeps running`;
  throw new errors/* ReleaseFailedError */.Zx(message, lastLines);
}


/***/ }),

/***/ 9390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployReviewApp: () => (/* binding */ deployReviewApp)
});

// EXTERNAL MODULE: ./.build/async/measure.js
var measure = __webpack_require__(3785);
// EXTERNAL MODULE: ./.build/heroku/builds.js
var heroku_builds = __webpack_require__(6162);
// EXTERNAL MODULE: ./.build/http/retry.js
var retry = __webpack_require__(9901);
// EXTERNAL MODULE: ./.build/output/mirror.js + 1 modules
var mirror = __webpack_require__(2576);
// EXTERNAL MODULE: ./.build/output/tail.js
var tail = __webpack_require__(2406);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
// EXTERNAL MODULE: ./.build/deploy/cancel-build.js
var cancel_build = __webpack_require__(3841);
;// CONCATENATED MODULE: ./.build/deploy/build.js







async function createAndFollowBuild(deploy, app, request, onCreated) {
  const ended = await (0,measure/* measure */.x)(deploy.timings, 'build', () =>
    createAndMirrorBuild(deploy, app, request, onCreated),
  );
  return requireSuccess(app, ended);
}
async function createAndMirrorBuild(deploy, app, request, onCreated) {
  const { run, client } = deploy;
  const { log, signal } = run;
  const { isOurSource } = request;
  const knownIds = isOurSource ? [] : (await (0,heroku_builds/* listNewestBuilds */.AY)(client, app.id)).map(({ id }) => id);
  const match = {
    sourceHash: (0,heroku_builds/* hashSource */.cB)(request.sourceUrl, isOurSource),
    isOurSource,
    version: request.version,
    knownIds,
  };
  const setOutputs = setBuildOutputs(run);
  const target = { app: app.id, match };
  const armed = (0,cancel_build/* armBuild */.nc)(run, client, target, setOutputs);
  let repeated = false;
  const onRepeat = () => {
    repeated = true;
  };
  const creating = (0,heroku_builds/* createBuild */.dn)(client, app.id, request, match, onRepeat);
  const created = await creating.catch((error) => {
    if (!signal.aborted && !(0,retry/* mayHaveSucceeded */.p8)(error)) armed.disarm();
    throw error;
  });
  armed.update({ ...armed.data, id: created.id });
  log.info(describeBuild(app, created));
  setOutputs(created);
  await onCreated?.(created);
  const ended = await mirrorBuild(deploy, app, created, setOutputs);
  if (repeated) await (0,cancel_build/* cancelDuplicateBuild */.wD)(run, client, target, created.id);
  armed.disarm();
  return ended;
}
async function followBuild(deploy, app, build) {
  const { run, client, timings } = deploy;
  run.log.info(describeBuild(app, build));
  const setOutputs = setBuildOutputs(run);
  const match = { sourceHash: '', isOurSource: false, version: build.version, knownIds: [] };
  const armed = (0,cancel_build/* armBuild */.nc)(run, client, { app: app.id, match }, setOutputs);
  armed.update({ ...armed.data, id: build.id });
  setOutputs(build);
  const ended = await (0,measure/* measure */.x)(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs));
  armed.disarm();
  return requireSuccess(app, ended);
}
async function joinBuild(deploy, app, build) {
  const { run, timings } = deploy;
  run.log.info(`Build ${(0,format/* shortId */.m_)(build.id)} of this version is already running: joining it`);
  const setOutputs = setBuildOutputs(run);
  setOutputs(build);
  const ended = await (0,measure/* measure */.x)(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs));
  return requireSuccess(app, ended);
}
async function mirrorBuild(deploy, app, initial, setOutputs) {
  const { run, client } = deploy;
  const { log, signal } = run;
  deploy.app = app;
  deploy.build = initial;
  const ask = async () => {
    const build = await (0,heroku_builds/* getBuild */.ls)(client, app.id, initial.id);
    deploy.build = build;
    setOutputs(build);
    return build;
  };
  return (0,mirror/* mirror */.e)({ http: client.http, log, signal }, initial, ask);
}
function requireSuccess(app, { ended, lastLines }) {
  if (ended.status === 'succeeded') return ended;
  const why = (0,mirror/* findHerokuMessage */.N)(lastLines);
  throw (0,tail/* errorWithLastLines */.ID)(`Build ${(0,format/* shortId */.m_)(ended.id)} of ${app.name} failed`, lastLines, why && `: ${why}`);
}
function describeBuild({ name, stack }, build) {
  return `Building ${name} on ${stack} (build ${(0,format/* shortId */.m_)(build.id)})`;
}
function setBuildOutputs(run) {
  const lastValues = new Map();
  const set = (name, value) => {
    if (value === undefined || lastValues.get(name) === value) return;
    lastValues.set(name, value);
    run.output(name, value);
  };
  return (build) => {
    set('build-id', build.id);
    set('build-status', build.status);
    set('slug-id', build.slugId);
    set('release-id', build.releaseId);
  };
}

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/apps.js

async function getApp(client, app) {
  return readApp(await client.request('GET', (0,heroku_client/* apiPath */.So)`/apps/${app}`));
}
function readApp(response) {
  const stack = response.build_stack?.name ?? response.stack?.name ?? '';
  return {
    id: (0,heroku_client/* required */.mw)(response.id, 'the id of the app'),
    name: (0,heroku_client/* required */.mw)(response.name, 'the name of the app'),
    webUrl: response.web_url ?? '',
    stack,
    product: response.generation?.name === 'fir' ? 'oci-image' : productOf(stack),
  };
}
function productOf(stack) {
  if (stack === 'container') return 'docker-images';
  return stack === 'cnb' ? 'oci-image' : 'slug';
}
async function clearBuildCache(client, app) {
  await client.command('DELETE', (0,heroku_client/* apiPath */.So)`/apps/${app}/build-cache`);
}

// EXTERNAL MODULE: ./.build/heroku/releases.js
var heroku_releases = __webpack_require__(7973);
// EXTERNAL MODULE: ./.build/release/errors.js
var errors = __webpack_require__(4877);
// EXTERNAL MODULE: ./.build/release/follow.js + 1 modules
var follow = __webpack_require__(2142);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __webpack_require__(9409);
;// CONCATENATED MODULE: ./.build/release/own-release.js



const releaseKind = 'release';
function toReleaseRef({ id, version }) {
  return { id, version };
}
async function createOwnRelease(client, ownRelease, request, newest) {
  const creating = createRelease(client, ownRelease.data.app.id, request, newest);
  const release = await creating.catch((error) => {
    if (!client.signal.aborted && !mayHaveSucceeded(error)) ownRelease.disarm();
    throw error;
  });
  recordOwnRelease(ownRelease, release);
  return release;
}
function recordOwnRelease(ownRelease, release) {
  ownRelease.update({ ...ownRelease.data, ref: toReleaseRef(release) });
  if (!ownRelease.data.rollBack) ownRelease.disarm();
}
async function findOwnRelease(client, { app, ref, match }) {
  if (ref || !match) return ref;
  try {
    const found = await (0,create_once/* pollFor */.B)(() => (0,heroku_releases/* findRelease */.dv)(client, app.id, match, match.newest), client.signal);
    return found && toReleaseRef(found);
  } catch (error) {
    if (client.signal.aborted) return undefined;
    throw error;
  }
}
function remainingReleaseMessage({ app: { name } }, { version }) {
  return `Interrupted after creating v${version} of ${name}, which remains in place`;
}
function failedRollbackMessage({ app: { name } }, why) {
  return `Could not roll back ${name}: ${why}\nCheck what it runs with 'heroku releases --app ${name}', and roll it back with 'heroku rollback --app ${name}'`;
}
function unknownReleaseMessage({ app: { name } }) {
  return `It is unknown whether a release was created on ${name}: the request was interrupted, and no matching release was found. Check what it runs with 'heroku releases --app ${name}'`;
}

// EXTERNAL MODULE: ./.build/async/backoff.js
var backoff = __webpack_require__(6777);
// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __webpack_require__(5502);
;// CONCATENATED MODULE: ./.build/release/rollback.js



async function rollBack(client, { app, configRelease }, ref) {
  const isEarlierSuccess = ({ id, version, status }) =>
    version < ref.version && id !== configRelease && status === 'succeeded';
  const releases = await (0,heroku_releases/* listReleasesUntil */.$F)(client, app.id, (listed) => listed.some(isEarlierSuccess));
  const latest = releases.find(({ current, status }) => current || status === 'pending');
  if (!latest || latest.version < ref.version) return undefined;
  const target = releases.find(isEarlierSuccess);
  if (latest.id !== ref.id) {
    if (target && (0,heroku_releases/* isRollbackTo */.M9)(latest, target)) return { release: latest, target, alreadyRolledBack: true };
    throw new Error(
      `someone else released v${latest.version} ("${latest.description}") after the new release v${ref.version}, and it is not undone`,
    );
  }
  if (!target || !hasCode(target)) {
    throw new Error('nothing was deployed to it before, so there is no release to roll back to');
  }
  const newest = releases[0]?.version ?? ref.version;
  const rollback = await (0,heroku_releases/* createRelease */.YG)(client, app.id, { release: target }, newest);
  const release = await waitForEnd(client, app.id, rollback);
  if (release.status === 'succeeded' || release.status === 'pending')
    return { release, target, alreadyRolledBack: false };
  throw new Error(`the rollback v${release.version} was created but ${release.status}`);
}
function describeRollback(ownRelease, rollback) {
  const { name } = ownRelease.app;
  const beginning = rollback.alreadyRolledBack ? `${name} is already rolled back` : `Rolled back ${name}`;
  return `${beginning}: ${describeRestored(ownRelease, rollback)}`;
}
function describeRestored({ rollbackPoint }, { release, target, alreadyRolledBack }) {
  const which =
    rollbackPoint?.id === target.id
      ? 'the previous release'
      : `which someone else released after this run began${rollbackPoint ? ` on v${rollbackPoint.version}` : ''}`;
  const isPending = release.status === 'pending' && !alreadyRolledBack;
  const condition = isPending ? ' once its release command succeeds' : '';
  return `v${release.version} restores v${target.version}, ${which}${condition}`;
}
function hasCode({ slugId, imageId, version }) {
  return slugId !== undefined || imageId !== undefined || version > 2;
}
async function waitForEnd(client, app, created) {
  let release = created;
  try {
    for (const pause of (0,backoff/* backoff */.J)()) {
      if (release.status !== 'pending') return release;
      await (0,sleep/* sleep */.y)(pause, client.signal);
      release = await (0,heroku_releases/* getRelease */.kF)(client, app, release.id);
    }
  } catch (error) {
    if (!client.signal.aborted) throw error;
  }
  return release;
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/text/quoting-error.js
var quoting_error = __webpack_require__(5492);
;// CONCATENATED MODULE: ./.build/deploy/complete-deploy.js







function armRelease(deploy, app, identification) {
  const { run, options, rollbackPoint, configRelease } = deploy;
  const data = {
    app: { id: app.id, name: app.name },
    rollBack: options.onFailure === 'rollback',
    ...identification,
    ...(rollbackPoint && { rollbackPoint }),
    ...(configRelease && { configRelease }),
  };
  return run.arm({
    kind: releaseKind,
    data,
    undo: (ownRelease, signal) => undoRelease(deploy, ownRelease, signal),
  });
}
function armExistingRelease(deploy, app, release) {
  if (deploy.options.onFailure !== 'rollback') return undefined;
  return armRelease(deploy, app, { ref: toReleaseRef(release) });
}
async function undoRelease(deploy, ownRelease, signal) {
  const { run, client } = deploy;
  const ref = await findOwnRelease(client.until(signal), ownRelease);
  if (!ref) {
    run.log.error(`${unknownReleaseMessage(ownRelease)}. The post step will search again`, 'Release unknown');
    return false;
  }
  run.output('release-id', ref.id);
  run.output('release-version', ref.version);
  if (ownRelease.rollBack) await rollBackRelease(deploy, ownRelease, ref, signal);
  else run.log.warning(remainingReleaseMessage(ownRelease, ref));
  return true;
}
async function rollBackRelease(deploy, ownRelease, ref, signal) {
  const { run, client, maintenance } = deploy;
  const rollback = await rollBack(client.until(signal), ownRelease, ref);
  if (maintenance) maintenance.hasUnprovenRelease = false;
  if (!rollback) {
    const what = 'No rollback was needed';
    run.log.info(what);
    deploy.changes.push(what);
    return;
  }
  run.log.info(describeRollback(ownRelease, rollback));
  deploy.restored = describeRestored(ownRelease, rollback);
}
async function completeDeploy(deploy, app, initial, ownRelease) {
  const { run, client, options, timings, maintenance } = deploy;
  const onRead = (read) => {
    deploy.release = read;
    setReleaseOutputs(run, read);
  };
  deploy.app = app;
  onRead(initial);
  const { completeRelease } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 6225));
  try {
    const release = await completeRelease(app, initial, {
      run,
      client,
      log: run.log,
      afterRelease: options.afterRelease,
      ...(maintenance && { maintenance }),
      onScaled: (change) => deploy.changes.push(`Scaled: ${change}`),
      onDynos: (dynos) => run.output('dynos', JSON.stringify(dynos)),
      onRead,
      phase: (name, work) =>
        (0,measure/* measure */.x)(timings, name, name === 'release' ? () => warnIfCancelled(run, app, initial, work) : work),
    });
    if (options.afterRelease.healthCheck && !maintenance?.wasOn) run.log.info(`${app.name} is healthy`);
    ownRelease?.disarm();
    return release;
  } catch (error) {
    if (run.signal.aborted) throw error;
    const failure =
      error instanceof Error && (0,errors/* isUnhealthy */.ZT)(error)
        ? await rollBackUnhealthy(deploy, ownRelease, error)
        : error;
    ownRelease?.disarm();
    throw failure;
  }
}
async function followToEnd({ run, client }, app, initial, onRead) {
  return warnIfCancelled(run, app, initial, () =>
    followRelease(app, initial, { client, log: run.log, onRead }),
  );
}
async function warnIfCancelled(run, app, initial, follow) {
  if (initial.status === 'pending')
    run.log.info(`Releasing v${initial.version} of ${app.name}: its release command is running`);
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Release v${initial.version} of ${app.name} continues: Heroku can't cancel a release command`,
    );
  });
  try {
    return await follow();
  } finally {
    if (!run.signal.aborted) stopWarning();
  }
}
function setReleaseOutputs(run, { id, version, status }) {
  run.output('release-id', id);
  run.output('release-version', version);
  run.output('release-status', status);
}
async function rollBackUnhealthy(deploy, ownRelease, unhealthy) {
  const { ref, rollBack } = ownRelease?.data ?? {};
  if (!ownRelease || !ref || !rollBack) return unhealthy;
  try {
    await rollBackRelease(deploy, ownRelease.data, ref, deploy.run.signal);
    return unhealthy;
  } catch (cause) {
    deploy.run.signal.throwIfAborted();
    const rollbackFailure = `Could not roll back ${ownRelease.data.app.name}, which still runs v${ref.version}: ${(0,describe_error/* describeError */.Uc)(cause)}`;
    return new quoting_error/* QuotingError */.y(`${unhealthy.message}\n${rollbackFailure}`, {
      ownMessage: unhealthy instanceof quoting_error/* QuotingError */.y ? unhealthy.ownMessage : unhealthy.message,
      cause: unhealthy,
    });
  }
}

;// CONCATENATED MODULE: ./.build/deploy/build-and-release.js




async function buildAndRelease(deploy, app, request, onCreated) {
  const { client, options } = deploy;
  if (options.clearCache) await clearBuildCache(client, app.id);
  return completeBuild(deploy, app, await createAndFollowBuild(deploy, app, request, onCreated));
}
async function completeBuild(deploy, app, build) {
  const { client } = deploy;
  const { id, releaseId } = build;
  if (!releaseId)
    throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku returned no release for it`);
  const first = await (0,heroku_releases/* getRelease */.kF)(client, app.id, releaseId);
  const ownRelease = armExistingRelease(deploy, app, first);
  const { describeArtifact } = await __webpack_require__.e(/* import() */ 244).then(__webpack_require__.bind(__webpack_require__, 5244));
  const describing = describeArtifact(deploy, app, build, first);
  const release = await completeDeploy(deploy, app, first, ownRelease).finally(() => describing);
  return { app, build, release, artifact: await describing };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./.build/async/or-abort.js

async function orAbort(work, signal) {
  const done = new AbortController();
  const abort = async () => {
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort', { signal: done.signal });
    throw signal.reason;
  };
  return Promise.race([work, abort()]).finally(() => done.abort());
}

// EXTERNAL MODULE: ./.build/heroku/oci-images.js
var oci_images = __webpack_require__(1593);
// EXTERNAL MODULE: ./.build/heroku/slugs.js
var slugs = __webpack_require__(6335);
;// CONCATENATED MODULE: ./.build/release/artifact-details.js


function readArtifact(client, app, artifact) {
  return 'slug' in artifact ? (0,slugs/* getSlug */.i)(client, app, artifact.slug) : (0,oci_images/* getOciImage */.L)(client, app, artifact.image);
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
// EXTERNAL MODULE: ./.build/text/comparison.js
var text_comparison = __webpack_require__(675);
;// CONCATENATED MODULE: ./.build/deploy/compare.js






const timeLimit = 10_000;
const countLimit = 5_000;
async function compareDeploy(deploy, finding) {
  const { run } = deploy;
  const over = new AbortController();
  const limit = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit), over.signal]);
  run.onFinish(async () => over.abort());
  try {
    const { app, comparison } = await orAbort(compare(deploy, finding, limit), limit);
    run.log.info(describe(app?.name, comparison));
    const { previous, url } = comparison;
    if (previous !== undefined && (0,text_comparison/* isPlainVersion */.$b)(previous)) run.output('previous-commit', previous);
    if (url !== '') run.output('compare-url', url);
    deploy.comparison = comparison;
    return comparison;
  } catch (error) {
    run.log.debug(`What this deploy changes is unknown: ${(0,describe_error/* errorMessage */.gJ)(error)}`);
    return undefined;
  }
}
async function compare(deploy, finding, signal) {
  const app = await finding;
  const previous = app && (await readPrevious(deploy, app, signal));
  const { commit, options } = deploy;
  const { version, repositoryUrl } = options;
  const distance = previous === undefined ? undefined : await countCommits(commit, previous, signal);
  const compared = {
    current: version,
    repositoryUrl,
    distance,
    ...(previous !== undefined && { previous }),
    ...(commit && { commit: commit.sha }),
  };
  return { app, comparison: (0,text_comparison/* compareVersions */.Zy)(compared) };
}
async function readPrevious(deploy, app, signal) {
  const client = deploy.client.until(signal);
  const isKnownBefore = deploy.releasesBefore !== undefined;
  deploy.releasesBefore ??= (0,heroku_releases/* listNewestReleases */.DR)(client, app.id);
  const releases = await deploy.releasesBefore;
  const mayShowOwn = !isKnownBefore && deploy.isChanging === true;
  const current = releases.find((release) => release.current);
  const artifact = current && (0,heroku_releases/* artifactOf */.qB)(current);
  if (!artifact && (app.product !== 'docker-images' || !current)) return undefined;
  const version = artifact ? await readVersion(deploy, client, app, artifact) : '';
  if (version === '') throw new Error(`Heroku has no version for v${current?.version} of ${app.name}`);
  if (mayShowOwn && version === deploy.options.version)
    throw new Error(`v${current?.version} of ${app.name} may be this deploy's own release`);
  return version;
}
async function readVersion({ reusable }, client, app, artifact) {
  const known = [reusable?.slug, reusable?.image].find((one) => one?.id === (0,heroku_releases/* idOf */.TH)(artifact));
  return (known ?? (await readArtifact(client, app.id, artifact))).commit;
}
async function countCommits(commit, previous, signal) {
  if (!commit || !(0,commit_id/* isFullCommitId */.Q)(previous) || previous === commit.sha) return undefined;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(countLimit)]);
  return orAbort(commit.distanceFrom(previous), limit).catch(() => undefined);
}
function describe(name, comparison) {
  const { previous, from, to, isSame, url, distance } = comparison;
  if (previous === undefined) return `This is the first deploy${name === undefined ? '' : ` of ${name}`}`;
  if (isSame) return `${name} already runs ${to}: this deploys the same commit again`;
  const what = [`${name} runs ${from}, and this deploys ${to}`, distance].filter(Boolean).join(', ');
  return url === '' ? what : `${what}: ${url}`;
}

;// CONCATENATED MODULE: ./.build/deploy/heroku-yml.js
function requireHerokuYml({ name, product }, archive) {
  if (product !== 'docker-images' || archive.rootFiles.has('heroku.yml')) return;
  throw new Error(
    `Nothing was uploaded: ${name} is on the stack 'container', which builds the images that heroku.yml names, and the archive has no heroku.yml at its root. Commit one, set the input 'directory' to the directory that has it, or add it with 'include'; see https://devcenter.heroku.com/articles/build-docker-images-heroku-yml`,
  );
}

// EXTERNAL MODULE: ./.build/deploy/pack-checkout.js + 22 modules
var pack_checkout = __webpack_require__(3508);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/async/all-or-abort.js
async function allOrAbort(signal, start) {
  const stop = new AbortController();
  const tasks = start(AbortSignal.any([signal, stop.signal]));
  try {
    return await Promise.all(tasks);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
}

;// CONCATENATED MODULE: ./.build/heroku/sources.js

async function createSource(client) {
  const { source_blob: blob } = await client.request('POST', '/sources', { idempotent: true });
  return {
    putUrl: client.signedUrl((0,heroku_client/* required */.mw)(blob?.put_url, 'the put_url of the source')),
    getUrl: client.signedUrl((0,heroku_client/* required */.mw)(blob?.get_url, 'the get_url of the source')),
  };
}

;// CONCATENATED MODULE: ./.build/deploy/upload-checkout.js





const shortestMeasured = 1_000;
async function uploadCheckout(deploy, checkout, find, check = () => {}) {
  const { run, client, timings } = deploy;
  const [found, source, packed] = await (0,measure/* measure */.x)(timings, 'archive', () =>
    allOrAbort(run.signal, (signal) => [
      find(signal),
      createSource(client.until(signal)),
      packAfterRequests(deploy, checkout, signal),
    ]),
  );
  const report = await __webpack_require__.e(/* import() */ 451).then(__webpack_require__.bind(__webpack_require__, 5451));
  report.reportArchive(run, packed);
  check(found, packed.archive);
  const { archive, commit } = packed;
  const [{ getUrl }, changes, exportIgnored] = await (0,measure/* measure */.x)(timings, 'upload', () =>
    allOrAbort(run.signal, (signal) => [
      uploadArchive(deploy, archive, source, signal),
      archive.unarchivedChanges(),
      archive.exportIgnored(),
    ]),
  );
  report.reportExportIgnored(run, exportIgnored);
  report.warnOfChanges(run, changes);
  const { version, buildpacks, ...options } = deploy.options;
  const versionDescription = options.versionDescription || (commit?.subject ?? '');
  const { checksum } = archive;
  const request = { sourceUrl: getUrl, isOurSource: true, checksum, version, versionDescription, buildpacks };
  return { found, request, commit: commit?.sha ?? '' };
}
async function packAfterRequests(deploy, checkout, signal) {
  await (0,promises_.setImmediate)();
  const { packCheckout } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 3508));
  return packCheckout(deploy, checkout, signal);
}
async function uploadArchive({ run, client }, archive, source, signal) {
  const { log } = run;
  const totalSize = (0,format/* formatBytes */.z3)(archive.size);
  const { upload } = await __webpack_require__.e(/* import() */ 933).then(__webpack_require__.bind(__webpack_require__, 5933));
  const start = performance.now();
  const uploaded = await upload(archive, source, {
    http: client.http,
    signal,
    newSource: () => createSource(client.until(signal)),
    onRetry: (message) => log.info(message),
    onProgress: ({ sent, milliseconds }) => {
      const share = Math.floor((100 * sent) / archive.size);
      log.info(
        `Uploading: ${(0,format/* formatBytes */.z3)(sent)} of ${totalSize} (${share}%) at ${(0,format/* formatRate */.CE)(sent, milliseconds)}`,
      );
    },
  });
  const milliseconds = performance.now() - start;
  const rate = milliseconds < shortestMeasured ? '' : ` at ${(0,format/* formatRate */.CE)(archive.size, milliseconds)}`;
  log.info(`Uploaded ${totalSize}${rate}`);
  return uploaded;
}

// EXTERNAL MODULE: ./.build/deploy/version.js
var deploy_version = __webpack_require__(4648);
// EXTERNAL MODULE: ./.build/github/best-effort.js
var best_effort = __webpack_require__(1303);
// EXTERNAL MODULE: ./.build/github/pull-requests.js
var pull_requests = __webpack_require__(8424);
// EXTERNAL MODULE: ./.build/heroku/review-apps.js
var review_apps = __webpack_require__(2252);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/review-app/app-json.js



function requireCreatable(checkout, archive, pullRequest) {
  requireAppJson(checkout, archive);
  const product = productOf(stackOf(archive.appJson ?? ''));
  requireHerokuYml({ name: `the app of pull request ${pullRequest}`, product }, archive);
}
function stackOf(text) {
  try {
    const manifest = JSON.parse(text);
    const isObject = typeof manifest === 'object' && manifest !== null;
    return isObject && 'stack' in manifest && typeof manifest.stack === 'string' ? manifest.stack : '';
  } catch {
    return '';
  }
}
function requireAppJson({ directory, workspace }, { rootFiles }) {
  if (rootFiles.has('app.json')) return;
  const path = (0,external_node_path_.relative)(workspace, directory).split(external_node_path_.sep).join('/');
  const where = path === '' ? '' : ` in the directory '${path}'`;
  throw new Error(
    `Nothing was uploaded. A review app needs an app.json at the root of what is deployed, and the commit has none${where}. Commit one, whose content can be {}, set the input 'directory' to the directory that has one, or add one with the input 'include'`,
  );
}

// EXTERNAL MODULE: ./.build/review-app/review.js + 1 modules
var review = __webpack_require__(8609);
;// CONCATENATED MODULE: ./.build/review-app/commit.js



async function requireDeployable(review, commit) {
  const { inputs, pullRequest } = review;
  const { head, fork, number } = pullRequest;
  if (commit === '') {
    throw new Error(
      'The checkout is not in a git repository, so its commit is unknown. A review app needs a commit: install git 2.18 or later on the runner before actions/checkout',
    );
  }
  const expected = inputs.deploy.version || head;
  const isMerge = commit === mergeCommitOf(review);
  if (commit === expected) return isMerge ? head : commit;
  if (fork) {
    throw new Error(
      `The checked-out commit is ${commit}, not ${expected}. For a fork, only the approved commit is deployed: pass its full ID as 'ref' to actions/checkout and as 'version' here`,
    );
  }
  if (commit === head || isMerge) return head;
  const newest = await readNewestCommit(review);
  if (commit === newest) return commit;
  throw new Error(
    `Nothing was deployed: the checked-out commit is ${commit}, but the newest commit of pull request ${number} is ${newest}. To deploy the newest commit, pass 'ref: ${newest}' to actions/checkout; to deploy the checked-out commit, pass 'version: ${commit}' to this step`,
  );
}
function mergeCommitOf({ inputs, pullRequest }) {
  const { ref, sha } = inputs.github.run;
  return ref === `refs/pull/${pullRequest.number}/merge` ? sha : undefined;
}
async function readNewestCommit({ github, pullRequest, run }) {
  const current = await (0,best_effort/* bestEffort */.z)(run, review/* readPullRequestTask */.kk, () =>
    (0,pull_requests/* getPullRequest */.T9)(github, pullRequest.number),
  );
  return current?.head || pullRequest.head;
}

// EXTERNAL MODULE: ./.build/heroku/app-setups.js
var app_setups = __webpack_require__(9859);
// EXTERNAL MODULE: ./.build/http/errors.js
var http_errors = __webpack_require__(6204);
// EXTERNAL MODULE: ./.build/review-app/find.js + 1 modules
var find = __webpack_require__(9858);
;// CONCATENATED MODULE: ./.build/review-app/create.js












async function createOrJoin(review, { sourceUrl, version }, others) {
  const { client, inputs, pipelineId, pullRequest, run } = review;
  const { number, branch, forkId } = pullRequest;
  const { repositoryId } = inputs.github.run;
  const request = {
    pipelineId,
    pullRequest: number,
    branch,
    ...(forkId !== undefined && { forkId }),
    sourceUrl,
    version,
    environment: { ...inputs.configVars, ...(repositoryId && { [find/* repositoryVar */.mL]: repositoryId }) },
    knownIds: others.map(({ id }) => id),
  };
  try {
    return { reviewApp: await (0,review_apps/* createReviewApp */.gl)(client, request), isOwn: true };
  } catch (error) {
    if (!(0,http_errors/* isStatus */.zM)(error, 409) && !(error instanceof http_errors/* TransientError */.N_)) throw error;
    const { ownApp: reviewApp, conflicts } = await (0,find/* findApps */.SL)(review);
    if (!reviewApp) throw conflictError(review, conflicts, error);
    run.log.info('Another run is creating the app of this pull request: joining it');
    return { reviewApp, isOwn: false };
  }
}
function conflictError({ owners, pullRequest }, conflicts, cause) {
  const [other] = conflicts;
  if (!other) return cause;
  const which = `pull request ${other.pullRequest ?? 'without a number'}, branch ${other.branch}`;
  const what = `Heroku creates no review app for pull request ${pullRequest.number}, branch ${pullRequest.branch}, because the pipeline already has one for ${which}`;
  const advice = owners.has(other.id)
    ? 'That app belongs to another repository: use a separate pipeline for this repository'
    : `If that app belongs to this repository, close its pull request or destroy the app with 'sweep: true'; if it belongs to another repository, use a separate pipeline for this one`;
  return new Error(`${what}. ${advice}`, { cause });
}
async function followCreation(review, deploy, reviewApp, follow) {
  const { client, run, timings } = review;
  run.output('review-app-id', reviewApp.id);
  const setupId = await waitForSetupId(review, reviewApp);
  const startedSetup = await pollSetup(review, setupId, ({ buildId }) => buildId !== undefined);
  const { appId, buildId } = startedSetup;
  if (!appId || !buildId) throw setupError(startedSetup);
  const app = await getApp(client, appId);
  setAppOutputs(run, reviewApp, app);
  const build = await follow(deploy, app, await (0,heroku_builds/* getBuild */.ls)(client, appId, buildId));
  const isOver = ({ status }) => status !== 'pending';
  const endedSetup = await (0,measure/* measure */.x)(timings, 'app setup', () => pollSetup(review, setupId, isOver));
  await showPostdeploy(review, endedSetup);
  if (endedSetup.status === 'failed') throw setupError(endedSetup);
  const result = await completeBuild(deploy, app, build);
  await requireCreated(review, reviewApp);
  return result;
}
function setAppOutputs(run, { id }, app) {
  run.output('review-app-id', id);
  run.output('app', app.name);
  run.output('app-id', app.id);
  run.output('url', app.webUrl);
}
async function waitForSetupId(review, reviewApp) {
  const { setupId, message } = await pollReviewApp(review, reviewApp, (app) => app.setupId !== undefined);
  if (setupId) return setupId;
  throw quotingError('Heroku created no app for this pull request', message || 'it gave no reason');
}
async function requireCreated(review, reviewApp) {
  const { status, message } = await pollReviewApp(review, reviewApp, (app) => app.status === 'created');
  if (status === 'errored') throw quotingError('The creation of the review app failed', message);
}
async function pollReviewApp({ client, run }, reviewApp, isDone) {
  const pause = (0,backoff/* backoff */.J)();
  for (let app = reviewApp; ; ) {
    if (isDone(app) || app.status === 'errored') return app;
    await (0,sleep/* sleep */.y)(pause.next().value, run.signal);
    const current = await (0,review_apps/* getReviewApp */.Ys)(client, reviewApp.id);
    if (!current || current.status === 'deleting') {
      throw new Error('The review app was deleted while it was being created');
    }
    app = current;
  }
}
async function pollSetup({ client, run }, id, isDone) {
  const pause = (0,backoff/* backoff */.J)();
  for (;;) {
    const setup = await (0,app_setups/* getAppSetup */.H)(client, id);
    if (isDone(setup) || setup.status !== 'pending') return setup;
    await (0,sleep/* sleep */.y)(pause.next().value, run.signal);
  }
}
async function showPostdeploy({ run }, { postdeploy }) {
  if (!postdeploy) return;
  const what = "'postdeploy' script of app.json";
  if (postdeploy.output !== '') run.log.info(`Output of the ${what}:`);
  await run.log.writeUntrusted(Buffer.from(postdeploy.output));
  run.log.endUntrusted();
  run.log.info(`The ${what} exited with ${postdeploy.exitCode}`);
}
function quotingError(ownMessage, words) {
  return new quoting_error/* QuotingError */.y(`${ownMessage}: ${words}`, { ownMessage });
}
function setupError({ failureMessage, manifestErrors, postdeploy }) {
  const scriptFailed = postdeploy && postdeploy.exitCode !== 0;
  const why = failureMessage || (scriptFailed ? "the 'postdeploy' script failed" : 'Heroku gave no reason');
  const advice = setupAdvice([why, ...manifestErrors].join('\n'));
  const more = [`: ${why}`, ...manifestErrors, ...advice].join('\n');
  return (0,tail/* errorWithLastLines */.ID)(
    'Could not set up the app',
    scriptFailed ? (0,tail/* lastLinesOf */.lS)(postdeploy.output) : [],
    more,
  );
}
function setupAdvice(words) {
  if (/app\.json.*not found|no app\.json/i.test(words))
    return ['A review app needs an app.json at the root of the deployed directory; its content can be {}'];
  const missing = [...words.matchAll(/config var "?(\w+)"? is required/g)].flatMap(([, name]) => name ?? []);
  if (missing.length === 0) return [];
  return [
    `Set ${missing.join(', ')} in the input 'config-vars', or in the pipeline's settings under Review Apps, or give app.json a 'value', a 'generator' or 'required: false' for it`,
  ];
}

// EXTERNAL MODULE: ./.build/review-app/destroy.js
var destroy = __webpack_require__(6847);
// EXTERNAL MODULE: ./.build/review-app/should-have-app.js
var should_have_app = __webpack_require__(1715);
;// CONCATENATED MODULE: ./.build/review-app/find-deploy.js




async function findDeploy(review, appId) {
  const { client, commit, inputs, run } = review;
  const { action } = inputs.github.run;
  if (inputs.label === '' || !(0,should_have_app/* isLabelEvent */.rg)(action)) return undefined;
  const builds = await (0,heroku_builds/* listNewestBuilds */.AY)(client, appId);
  const build = builds.find(({ status }) => status !== 'failed');
  if (build?.version !== commit.version) return undefined;
  const name = commit.version.slice(0, 8);
  setBuildOutputs(run)(build);
  if (build.status === 'pending') return unchanged(`Another run is building the commit ${name}`);
  const releases = await (0,heroku_releases/* listNewestReleases */.DR)(client, appId);
  const current = releases.find((release) => release.current);
  const created = releases.find(({ id }) => id === build.releaseId);
  const artifact = build.slugId ? { slug: build.slugId } : created && (0,heroku_releases/* artifactOf */.qB)(created);
  const isOwn = (release) =>
    release.id === build.releaseId || (artifact !== undefined && (0,heroku_releases/* runsArtifact */.TZ)(release, artifact));
  if (current && isOwn(current)) {
    find_deploy_setReleaseOutputs(run, current);
    return unchanged(`The app already runs the commit ${name}`);
  }
  const own = releases.find(isOwn);
  if (own?.status !== 'pending') return undefined;
  find_deploy_setReleaseOutputs(run, own);
  return unchanged(`Another run is releasing the commit ${name}`);
}
function unchanged(what) {
  return { status: 'unchanged', why: `${what}, and only a label has changed: leaving it unchanged` };
}
function find_deploy_setReleaseOutputs(run, { id, status, version }) {
  run.output('release-id', id);
  run.output('release-version', version);
  run.output('release-status', status);
}

;// CONCATENATED MODULE: ./.build/review-app/supersede.js





class SupersededError extends Error {
  name = 'SupersededError';
}
async function requireNotSuperseded(context, appId) {
  const builds = await (0,heroku_builds/* listNewestBuilds */.AY)(context.client, appId);
  await requireNoNewerBuild(context, builds);
}
async function cancelIfSuperseded(context, appId, build) {
  const { client } = context;
  const builds = await (0,heroku_builds/* listNewestBuilds */.AY)(client, appId);
  const olderBuilds = builds.slice(builds.findIndex(({ id }) => id === build.id) + 1);
  try {
    await requireNoNewerBuild(context, olderBuilds);
  } catch (error) {
    if (error instanceof SupersededError) await (0,heroku_builds/* cancelBuild */.lS)(client, appId, build.id);
    throw error;
  }
}
async function requireNoNewerBuild(context, builds) {
  const { version } = context.commit;
  const last = builds.find((build) => build.status !== 'failed');
  if (!last || last.version === version || !(0,commit_id/* isCommitId */.j)(last.version)) return;
  if (!(await isNewer(context, last.version))) return;
  throw new SupersededError(
    `The app already has the commit ${last.version.slice(0, 8)}, which is newer than ${version.slice(0, 8)}: leaving it unchanged`,
  );
}
async function isNewer({ commit, github, pullRequest, run }, other) {
  const { head } = commit;
  const current = await (0,best_effort/* bestEffort */.z)(run, review/* readPullRequestTask */.kk, () =>
    (0,pull_requests/* getPullRequest */.T9)(github, pullRequest.number),
  );
  if (current?.head === head) return false;
  if (current?.head === other) return true;
  const comparing = { what: 'Comparing commits', permission: 'contents: read' };
  const comesAfter = async (commit) =>
    (await (0,best_effort/* bestEffort */.z)(run, comparing, () => (0,pull_requests/* compareCommits */.kC)(github, other, commit))) === 'behind';
  return (await comesAfter(head)) || (current !== undefined && (await comesAfter(current.head)));
}

;// CONCATENATED MODULE: ./.build/review-app/deploy.js






















async function deployReviewApp(review) {
  const { run } = review;
  try {
    const result = await deployOpen(await readEnvFileVars(review));
    return (await isOver(review)) ? await (0,destroy/* destroyReviewApp */.MF)(review) : result;
  } catch (error) {
    if (run.signal.aborted) throw error;
    if (error instanceof SupersededError) return { status: 'unchanged', why: error.message };
    if (!(await isOver(review))) throw error;
    const { inputs, pullRequest } = review;
    const what = pullRequest.open ? `lost the label '${inputs.label}'` : 'was closed';
    run.log.info(
      `Pull request ${pullRequest.number} ${what} during the deploy, which failed: ${(0,describe_error/* describeError */.Uc)(error)}`,
    );
    return (0,destroy/* destroyReviewApp */.MF)(review);
  }
}
async function readEnvFileVars(review) {
  const { inputs, run } = review;
  const { envFiles, workspace, deploy } = inputs;
  if (envFiles.length === 0) return review;
  const { readEnvFiles } = await __webpack_require__.e(/* import() */ 441).then(__webpack_require__.bind(__webpack_require__, 4441));
  const { temporaryDirectory } = deploy;
  const fromFiles = await readEnvFiles(run, envFiles, { workspace, temporaryDirectory });
  return { ...review, inputs: { ...inputs, configVars: { ...fromFiles, ...inputs.configVars } } };
}
async function deployOpen(review) {
  const { client, inputs, run, timings } = review;
  const deploy = { run, client, timings, changes: [], options: inputs.deploy };
  const { checkout } = inputs;
  await identifyCommit(review, deploy);
  const { ownApp: existing } = await (0,find/* findApps */.SL)(review);
  let app;
  if (existing?.appId && (0,review_apps/* isActive */.$m)(existing)) {
    app = await getApp(client, existing.appId);
    setAppOutputs(run, existing, app);
    await requireNotSuperseded(review, app.id);
    const current = await findDeploy(review, app.id);
    if (current) return current;
  }
  compareWith(deploy, app);
  review.showStarted(deploy);
  const isNew = !existing || !(0,review_apps/* isActive */.$m)(existing);
  const { request, commit } = await uploadCheckout(
    deploy,
    checkout,
    async () => app,
    (known, archive) => {
      if (isNew) requireCreatable(checkout, archive, review.pullRequest.number);
      if (known) requireHerokuYml(known, archive);
    },
  );
  await requireDeployable(review, commit);
  const result = await deployTo(review, deploy, request, app);
  await deploy.comparing;
  return result;
}
function compareWith(deploy, app) {
  delete deploy.releasesBefore;
  deploy.comparing = compareDeploy(deploy, Promise.resolve(app));
}
async function identifyCommit(review, deploy) {
  const { inputs, run } = review;
  const checkout = await (0,pack_checkout/* readCheckout */.b)(deploy, inputs.checkout, run.signal);
  const sha = checkout?.sha ?? '';
  const head = await requireDeployable(review, sha);
  const version = await (0,deploy_version/* resolveVersion */.x)(run, inputs.deploy.version || sha, checkout);
  Object.assign(review.commit, { version, head, ...(head !== sha && { merge: sha }) });
  deploy.options = { ...deploy.options, version };
  if (checkout) deploy.commit = checkout;
}
async function isOver({ github, inputs, pullRequest, run }) {
  const current = await (0,best_effort/* bestEffort */.z)(run, review/* readPullRequestTask */.kk, () =>
    (0,pull_requests/* getPullRequest */.T9)(github, pullRequest.number),
  );
  if (!current || (0,should_have_app/* shouldHaveApp */.r_)(current, inputs.label)) return false;
  const { open, labels } = current;
  Object.assign(pullRequest, { open, labels });
  return true;
}
async function deployTo(review, deploy, request, compared) {
  for (;;) {
    const { ownApp, conflicts } = await (0,find/* findApps */.SL)(review);
    let existing = ownApp;
    if (!existing) {
      const { reviewApp, isOwn } = await createOrJoin(review, request, conflicts);
      if (isOwn && compared) compareWith(deploy, undefined);
      if (isOwn) return create(review, deploy, reviewApp);
      existing = reviewApp;
    }
    if (existing.status === 'created') return update(review, deploy, existing, { request, compared });
    if ((0,review_apps/* isActive */.$m)(existing)) await awaitOthers(review, deploy, existing);
    else await replace(review, existing);
    if (await isOver(review)) throw new Error('The pull request was closed or lost its label');
  }
}
async function create(review, deploy, reviewApp) {
  const deployed = await followCreation(review, deploy, reviewApp, followBuild);
  return { status: 'created', app: deployed.app, deployed };
}
async function update(review, deploy, existing, { request, compared }) {
  const { client, run } = review;
  const app = await getApp(client, (0,heroku_client/* required */.mw)(existing.appId, 'the app of the review app'));
  setAppOutputs(run, existing, app);
  await requireNotSuperseded(review, app.id);
  const current = await findDeploy(review, app.id);
  if (current) return current;
  if (app.id !== compared?.id) compareWith(deploy, app);
  deploy.isChanging = true;
  const deployed = await buildAndRelease(deploy, app, request, (build) =>
    cancelIfSuperseded(review, app.id, build),
  );
  return { status: 'updated', app, deployed };
}
async function awaitOthers(review, deploy, existing) {
  const { run } = review;
  run.log.info('Another run is creating the app of this pull request: joining it');
  await followCreation(review, deploy, existing, joinBuild).catch((error) => {
    run.signal.throwIfAborted();
    run.log.info(`The creation of the app failed: ${(0,describe_error/* describeError */.Uc)(error)}`);
  });
}
async function replace(review, existing) {
  review.run.log.info(
    `The previous app of this pull request has the status ${existing.status}: replacing it`,
  );
  await (0,destroy/* deleteAndWait */.so)(review, existing);
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
