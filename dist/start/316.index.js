export const id = 316;
export const ids = [316];
export const modules = {

/***/ 3316:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2873);




const help = `Usage: npm start -- [PATH]

Deploys the checked-out commit to the local platform, as a workflow would, and shows the log.

  PATH        Git checkout to deploy (default: this project)
  -h, --help  Show this text
`;
const project = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)), '..', '..');
const callerDirectory = process.env.INIT_CWD ?? process.cwd();
function readArguments(args) {
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({
        args,
        allowPositionals: true,
        options: { help: { type: 'boolean', short: 'h', default: false } },
    });
    const [path, ...more] = positionals;
    if (more.length > 0)
        throw new TypeError(`Only one path is allowed, not ${positionals.length}`);
    return { help: values.help, path };
}
async function main() {
    let args;
    try {
        args = readArguments(process.argv.slice(2));
    }
    catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
        return 2;
    }
    if (args.help) {
        process.stdout.write(help);
        return 0;
    }
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => interrupted.abort());
    process.stdout.on('error', () => interrupted.abort());
    return (0,_start_js__WEBPACK_IMPORTED_MODULE_3__/* .start */ .n)({
        project,
        checkout: args.path === undefined ? project : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(callerDirectory, args.path),
        env: process.env,
        write: (text) => process.stdout.write(text),
        signal: interrupted.signal,
    });
}
process.exitCode = await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start_start)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./.build/local-platform/platform.js + 115 modules
var local_platform_platform = __webpack_require__(4845);
;// CONCATENATED MODULE: ./.build/local-runner/command.js
const registered = new Set([
    'add-mask',
    'add-matcher',
    'add-path',
    'debug',
    'echo',
    'endgroup',
    'error',
    'group',
    'notice',
    'remove-matcher',
    'save-state',
    'set-env',
    'set-output',
    'stop-commands',
    'warning',
]);
const leadingSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const lineEnds = { '%25': '%', '%0D': '\r', '%0A': '\n' };
const newSyntax = { separator: ',', inData: lineEnds, inProperties: { ...lineEnds, '%3A': ':', '%2C': ',' } };
const oldEscapes = { ...lineEnds, '%3B': ';', '%5D': ']' };
const oldSyntax = { separator: ';', inData: oldEscapes, inProperties: oldEscapes };
function parseCommand(line, token) {
    const isKnown = (name) => registered.has(name) || name === token;
    return parseNew(line, isKnown) ?? parseOld(line, isKnown);
}
function parseNew(line, isKnown) {
    const text = line.replace(leadingSpace, '');
    const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
    if (end === -1)
        return undefined;
    return commandOf({ head: text.slice(2, end), data: text.slice(end + 2) }, isKnown, newSyntax);
}
function parseOld(line, isKnown) {
    const start = line.indexOf('##[');
    const end = start === -1 ? -1 : line.indexOf(']', start);
    if (end === -1)
        return undefined;
    return commandOf({ head: line.slice(start + 3, end), data: line.slice(end + 1) }, isKnown, oldSyntax);
}
function commandOf({ head, data }, isKnown, { separator, inData, inProperties }) {
    const [first = ''] = head.split(' ', 1);
    const name = asciiLowerCase(first);
    if (!isKnown(name))
        return undefined;
    const pairs = head.slice(first.length).trim().split(separator);
    const properties = pairs.flatMap((pair) => {
        const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? [];
        return key && value ? [[asciiLowerCase(key), unescaped(value, inProperties)]] : [];
    });
    return { name, properties: Object.fromEntries(properties), data: unescaped(data, inData) };
}
function asciiLowerCase(text) {
    return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
function unescaped(text, escapes) {
    return text.replace(/%[0-9A-F]{2}/g, (code) => escapes[code] ?? code);
}

;// CONCATENATED MODULE: ./.build/local-runner/masks.js
class Masks {
    #values = new Set();
    add(value) {
        if (value.trim() === '')
            return;
        this.#values.add(value);
        for (const line of value.split(/[\r\n]+/)) {
            if (line.trim() !== '')
                this.#values.add(line.trim());
        }
    }
    apply(text) {
        const ranges = [...this.#values].flatMap((value) => rangesOf(value, text));
        const pieces = [];
        let at = 0;
        for (const { start, end } of merged(ranges)) {
            pieces.push(text.slice(at, start), '***');
            at = end;
        }
        return pieces.join('') + text.slice(at);
    }
}
function rangesOf(value, text) {
    const ranges = [];
    for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + 1)) {
        ranges.push({ start, end: start + value.length });
    }
    return ranges;
}
function merged(ranges) {
    const all = [];
    for (const { start, end } of ranges.sort((one, other) => one.start - other.start)) {
        const last = all.at(-1);
        if (last && start <= last.end)
            last.end = Math.max(last.end, end);
        else
            all.push({ start, end });
    }
    return all;
}

;// CONCATENATED MODULE: ./.build/local-runner/log-view.js


const longestPlainToken = 6;
class LogView {
    #take;
    #decoder = new TextDecoder();
    #masks = new Masks();
    #partial = [];
    #returned = false;
    #stopToken;
    constructor(take) {
        this.#take = take;
    }
    push(chunk) {
        this.#text(this.#decoder.decode(chunk, { stream: true }));
    }
    end() {
        this.#text(this.#decoder.decode());
        const rest = this.#partial.join('');
        this.#partial = [];
        if (rest !== '')
            this.#line(rest);
    }
    #text(text) {
        if (text === '')
            return;
        const rest = this.#returned && text.startsWith('\n') ? text.slice(1) : text;
        this.#returned = text.endsWith('\r');
        const [first = '', ...others] = rest.split(/\r\n|\r|\n/);
        this.#partial.push(first);
        for (const next of others) {
            this.#line(this.#partial.join(''));
            this.#partial = [next];
        }
    }
    #line(line) {
        const command = parseCommand(line, this.#stopToken);
        if (this.#stopToken !== undefined && command?.name === this.#stopToken) {
            this.#stopToken = undefined;
        }
        else if (command && this.#stopToken === undefined) {
            this.#execute(command);
        }
        else {
            this.#take({ text: this.#masks.apply(line) });
        }
    }
    #execute(command) {
        const { name, data } = command;
        if (name === 'stop-commands')
            this.#stopCommands(data);
        if (name === 'add-mask')
            this.#masks.add(data);
        this.#take({ command: name === 'add-mask' ? command : { ...command, data: this.#masks.apply(data) } });
    }
    #stopCommands(token) {
        if (token === '' || token.toLowerCase() === 'pause-logging' || parseCommand(`::${token}::`))
            return;
        this.#stopToken = token.toLowerCase();
        if (token.length > longestPlainToken)
            this.#masks.add(token);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./.build/local-runner/action.js



async function readAction(directory) {
    const file = (0,dist/* parse */.qg)(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'action.yml'), 'utf8'));
    const defaults = new Map();
    for (const [name, input] of Object.entries(file.inputs ?? {})) {
        if (input.default !== undefined)
            defaults.set(name, String(input.default));
    }
    const { main, post } = file.runs;
    return { directory, defaults, main: (0,external_node_path_.join)(directory, main), ...(post && { post: (0,external_node_path_.join)(directory, post) }) };
}

;// CONCATENATED MODULE: ./.build/local-runner/step.js





const fileCommands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'];
async function startMain(options) {
    const action = await readAction(options.action);
    return start(action.main, action, options, {});
}
async function startPost(options, { state }) {
    const action = await readAction(options.action);
    return action.post === undefined ? undefined : start(action.post, action, options, state);
}
async function start(file, action, options, state) {
    const { workspace, scratch, sha, env, node = process.execPath, onOutput } = options;
    const files = await makeFiles(scratch);
    const temp = (0,external_node_path_.join)(scratch, 'temp');
    await (0,promises_.mkdir)(temp, { recursive: true });
    const child = (0,external_node_child_process_.spawn)(node, [file], {
        cwd: workspace,
        env: {
            ...env,
            CI: 'true',
            GITHUB_ACTIONS: 'true',
            GITHUB_WORKSPACE: workspace,
            GITHUB_SHA: sha,
            RUNNER_TEMP: temp,
            ...fromEntries(fileCommands.map((name) => [`GITHUB_${name}`, files[name]])),
            ...fromEntries(inputsOf(action, options).map(([name, value]) => [inputVariable(name), value])),
            ...fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
    });
    const chunks = [];
    const errors = [];
    const take = (chunk) => {
        chunks.push(chunk);
        onOutput?.(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.stderr.on('data', (chunk) => errors.push(chunk));
    const result = new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
    }).then(async (exitCode) => ({
        exitCode,
        log: Buffer.concat(chunks),
        stderr: Buffer.concat(errors),
        outputs: parseFile(await (0,promises_.readFile)(files.OUTPUT, 'utf8')),
        state: parseFile(await (0,promises_.readFile)(files.STATE, 'utf8')),
        exported: parseFile(await (0,promises_.readFile)(files.ENV, 'utf8')),
        summary: await (0,promises_.readFile)(files.STEP_SUMMARY, 'utf8'),
    }));
    return { process: child, result };
}
async function makeFiles(scratch) {
    const directory = (0,external_node_path_.join)(scratch, 'file-commands');
    await (0,promises_.mkdir)(directory, { recursive: true });
    const make = async (name) => {
        const file = (0,external_node_path_.join)(directory, `${name}-${(0,external_node_crypto_.randomUUID)()}`);
        await (0,promises_.writeFile)(file, '');
        return file;
    };
    const [OUTPUT, STATE, ENV, PATH, STEP_SUMMARY] = await Promise.all([
        make('output'),
        make('state'),
        make('env'),
        make('path'),
        make('summary'),
    ]);
    return { OUTPUT, STATE, ENV, PATH, STEP_SUMMARY };
}
function inputsOf({ defaults }, { inputs, sha, token = '' }) {
    const all = new Map([...defaults, ...Object.entries(inputs)]);
    const context = { sha, token };
    const evaluated = (value) => value.replace(/\$\{\{\s*github\.(sha|token)\s*\}\}/g, (_, name) => context[name] ?? '');
    return [...all].map(([name, value]) => [name, evaluated(value)]);
}
function inputVariable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function fromEntries(entries) {
    return Object.fromEntries(entries);
}
function parseFile(text) {
    const values = {};
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
        const content = withoutLineBreak(line);
        if (content === '')
            continue;
        const [, name, mark, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(content) ?? [];
        const isBlock = mark === '<<';
        if (!name || (isBlock && rest === ''))
            throw new Error(`Invalid line in a file command: ${content}`);
        values[name] = isBlock ? block(lines, rest) : rest;
    }
    return values;
}
function block(lines, delimiter) {
    const end = lines.findIndex((line) => withoutLineBreak(line) === delimiter);
    if (end === -1)
        throw new Error(`A file command lacks its delimiter ${delimiter}`);
    return withoutLineBreak(lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join(''));
}
function withoutLineBreak(line) {
    return line.replace(/\r?\n$/, '');
}

;// CONCATENATED MODULE: ./.build/start/render.js
const prefixes = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' };
function render(entry) {
    return 'text' in entry ? `${entry.text}\n` : renderCommand(entry.command);
}
function renderCommand({ name, data }) {
    if (name === 'group')
        return `${data}\n`;
    const prefix = prefixes[name];
    return prefix === undefined ? '' : `${prefix}${data}\n`;
}

;// CONCATENATED MODULE: ./.build/start/start.js












const app = 'quick-start';
async function start_start(options) {
    const { checkout, write } = options;
    const found = await (0,promises_.stat)(checkout).catch(() => undefined);
    if (!found?.isDirectory()) {
        write(`${checkout} is not a directory\n`);
        return 1;
    }
    if ((await git(checkout, '--version')) === undefined) {
        write('git is not on the PATH: install it from https://git-scm.com/downloads\n');
        return 1;
    }
    const sha = await git(checkout, 'rev-parse', '--verify', 'HEAD');
    if (sha === undefined) {
        write(`${checkout} is not a git checkout with a commit: make it one with git init, git add and git commit\n`);
        return 1;
    }
    const prefix = await git(checkout, 'rev-parse', '--show-prefix');
    if (prefix) {
        write(`${checkout} is inside a git checkout: give the path of the checkout, whose commit is deployed\n`);
        return 1;
    }
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_os_.tmpdir)()), 'heroku-build-start-'));
    try {
        const nodeFinder = (0,external_node_path_.join)(options.project, 'dist', 'node-finder', 'index.js');
        const platform = await (0,local_platform_platform/* startPlatform */.G)({ apps: [app], nodeFinder: [nodeFinder] });
        try {
            return await deployTo(platform, scratch, sha, options);
        }
        finally {
            await platform.close();
        }
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
}
async function deployTo(platform, scratch, sha, options) {
    const { project, checkout, env, write, signal } = options;
    write(`Local platform at ${platform.url}, deploying ${checkout} to its app '${app}'\n\n`);
    const inputs = { 'api-key': platform.apiKey, 'api-url': platform.url, app };
    const step = { action: project, inputs, workspace: checkout, scratch, sha, env };
    const { exitCode, outputs } = await runAction(step, write, signal);
    write(outputTable(outputs));
    const slugId = outputs['slug-id'];
    if (slugId)
        write(`\nThe slug is at ${await saveSlug(platform, slugId)}\n`);
    write('The local platform builds and releases apps, but does not run them: nothing answers at the web-url.\n');
    return exitCode ?? 1;
}
async function runAction(options, write, signal) {
    const view = new LogView((entry) => write(render(entry)));
    const shown = { ...options, onOutput: (chunk) => view.push(chunk) };
    const main = await startMain(shown);
    const result = await ended(main, signal);
    const post = await startPost(shown, result);
    if (post)
        await ended(post, signal);
    view.end();
    return result;
}
async function ended({ process: child, result }, signal) {
    const interrupt = () => child.kill('SIGINT');
    signal.addEventListener('abort', interrupt);
    if (signal.aborted)
        interrupt();
    return result.finally(() => signal.removeEventListener('abort', interrupt));
}
async function git(cwd, ...args) {
    return (0,external_node_util_.promisify)(external_node_child_process_.execFile)('git', ['-c', 'safe.directory=*', ...args], { cwd }).then(({ stdout }) => stdout.trim(), () => undefined);
}
function outputTable(outputs) {
    const names = Object.keys(outputs);
    const width = Math.max(...names.map((name) => name.length), 0);
    const rows = names.map((name) => `  ${name.padEnd(width)}  ${outputs[name]}\n`);
    return `\nOutputs of the step:\n${rows.join('')}`;
}
async function saveSlug({ url, apiKey }, slugId) {
    const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` };
    const answer = await fetch(`${url}/apps/${app}/slugs/${slugId}`, { headers });
    const slug = JSON.parse(await answer.text());
    const { body } = await fetch(slug.blob.url);
    if (!body)
        throw new Error('The platform has lost the slug');
    const file = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_os_.tmpdir)()), 'heroku-build-slug.tgz');
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(body), (0,external_node_fs_.createWriteStream)(file));
    return file;
}


/***/ })

};
