export const id = 316;
export const ids = [316];
export const modules = {

/***/ 1401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readArguments),
/* harmony export */   y: () => (/* binding */ help)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);


const help = `Usage: npm start -- [PATH] [--keep] [--env NAME=VALUE]... [--buildpack BUILDPACK]...

Deploys the checked-out commit to the local platform, as a workflow would, and shows the log, the start of the app and
its answer to a request.

  PATH                   Git checkout to deploy (default: this project)
  --keep                 Leave the app running until Ctrl-C, and follow its log
  --env NAME=VALUE       Config var of the app; can be repeated
  --buildpack BUILDPACK  Buildpack by URL, path or name instead of the detected one; can be repeated
  -h, --help             Show this text
`;
function readArguments(args, directory) {
  const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({
    args,
    allowPositionals: true,
    options: {
      keep: { type: 'boolean', default: false },
      env: { type: 'string', multiple: true, default: [] },
      buildpack: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [path, ...more] = positionals;
  if (more.length > 0) throw new TypeError(`Only one path is allowed, not ${positionals.length}`);
  return {
    path: path === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory, path),
    keep: values.keep,
    env: Object.fromEntries(values.env.map(configVar)),
    buildpacks: values.buildpack.map((buildpack) => buildpackIn(directory, buildpack)),
  };
}
function configVar(text) {
  const at = text.indexOf('=');
  if (at < 1) throw new TypeError('--env must be NAME=VALUE');
  const name = text.slice(0, at);
  if (!/^\w+$/.test(name)) {
    throw new TypeError(`--env: '${name}' is not a name of letters, digits and underscores`);
  }
  return [name, text.slice(at + 1)];
}
function buildpackIn(directory, buildpack) {
  if (buildpack.trim() === '') throw new TypeError('--buildpack must be a URL, a path or a name');
  return /^\.\.?([\\/]|$)/.test(buildpack) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory, buildpack) : buildpack;
}


/***/ }),

/***/ 3316:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1401);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(814);




const project = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)), '..', '..');
const callerDirectory = process.env.INIT_CWD ?? process.cwd();
function messageOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^(Unknown option '.*?')\. .*$/, '$1');
}
async function main() {
  const { DYNO: dyno } = process.env;
  if (dyno) {
    process.stderr.write(
      `npm start does not run in a dyno (${dyno}): it would start another platform, with another dyno, and so on. Declare the app's web process in a Procfile\n`,
    );
    return 1;
  }
  let args;
  try {
    args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .readArguments */ .l)(process.argv.slice(2), callerDirectory);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .help */ .y}`);
    return 2;
  }
  if (args === 'help') {
    process.stdout.write(_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .help */ .y);
    return 0;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());
  process.stdout.on('error', () => interrupted.abort());
  const { path, keep, env: config, buildpacks } = args;
  return (0,_start_js__WEBPACK_IMPORTED_MODULE_3__/* .start */ .n)({
    project,
    checkout: path ?? project,
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    write: (text) => process.stdout.write(text),
    signal: interrupted.signal,
    keep,
    config,
    buildpacks,
  });
}
process.exitCode = await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 814:
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
// EXTERNAL MODULE: ./.build/local-platform/platform.js + 156 modules
var local_platform_platform = __webpack_require__(7120);
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
  if (end === -1) return undefined;
  return commandOf({ head: text.slice(2, end), data: text.slice(end + 2) }, isKnown, newSyntax);
}
function parseOld(line, isKnown) {
  const start = line.indexOf('##[');
  const end = start === -1 ? -1 : line.indexOf(']', start);
  if (end === -1) return undefined;
  return commandOf({ head: line.slice(start + 3, end), data: line.slice(end + 1) }, isKnown, oldSyntax);
}
function commandOf({ head, data }, isKnown, { separator, inData, inProperties }) {
  const [first = ''] = head.split(' ', 1);
  const name = asciiLowerCase(first);
  if (!isKnown(name)) return undefined;
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
    if (value.trim() === '') return;
    this.#values.add(value);
    for (const line of value.split(/[\r\n]+/)) {
      if (line.trim() !== '') this.#values.add(line.trim());
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
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
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
    if (rest !== '') this.#line(rest);
  }
  #text(text) {
    if (text === '') return;
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
    } else if (command && this.#stopToken === undefined) {
      this.#execute(command);
    } else {
      this.#take({ text: this.#masks.apply(line) });
    }
  }
  #execute(command) {
    const { name, data } = command;
    if (name === 'stop-commands') this.#stopCommands(data);
    if (name === 'add-mask') this.#masks.add(data);
    this.#take({ command: name === 'add-mask' ? command : { ...command, data: this.#masks.apply(data) } });
  }
  #stopCommands(token) {
    if (token === '' || token.toLowerCase() === 'pause-logging' || parseCommand(`::${token}::`)) return;
    this.#stopToken = token.toLowerCase();
    if (token.length > longestPlainToken) this.#masks.add(token);
  }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/node_modules/yaml/dist/index.js
var dist = __webpack_require__(5948);
;// CONCATENATED MODULE: ./.build/local-runner/action.js



async function readAction(directory) {
  const file = (0,dist/* parse */.qg)(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'action.yml'), 'utf8'));
  const defaults = new Map();
  for (const [name, input] of Object.entries(file.inputs ?? {})) {
    if (input.default !== undefined) defaults.set(name, String(input.default));
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
  const evaluated = (value) =>
    value.replace(/\$\{\{\s*github\.(sha|token)\s*\}\}/g, (_, name) => context[name] ?? '');
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
    if (content === '') continue;
    const [, name, mark, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(content) ?? [];
    const isBlock = mark === '<<';
    if (!name || (isBlock && rest === '')) throw new Error(`Invalid line in a file command: ${content}`);
    values[name] = isBlock ? block(lines, rest) : rest;
  }
  return values;
}
function block(lines, delimiter) {
  const end = lines.findIndex((line) => withoutLineBreak(line) === delimiter);
  if (end === -1) throw new Error(`A file command lacks its delimiter ${delimiter}`);
  return withoutLineBreak(
    lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join(''),
  );
}
function withoutLineBreak(line) {
  return line.replace(/\r?\n$/, '');
}

;// CONCATENATED MODULE: ./.build/start/api.js
async function callApi({ url, apiKey }, method, path, body) {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` };
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text);
  const { message } = JSON.parse(text);
  throw new Error(message);
}

;// CONCATENATED MODULE: ./.build/start/render.js
const prefixes = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' };
function render(entry) {
  return 'text' in entry ? `${entry.text}\n` : renderCommand(entry.command);
}
function renderCommand({ name, data }) {
  if (name === 'group') return `${data}\n`;
  const prefix = prefixes[name];
  return prefix === undefined ? '' : `${prefix}${data}\n`;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./.build/local-platform/builder/failure.js
var failure = __webpack_require__(6932);
// EXTERNAL MODULE: ./.build/local-platform/server/startup-message.js
var startup_message = __webpack_require__(5419);
;// CONCATENATED MODULE: ./.build/text/control-characters.js
const anyControlCharacter = /[\u0000-\u001f\u007f-\u009f]/;
const controlCharactersAndSeparators = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const exceptTabsAndLineFeeds = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g;
function hasControlCharacters(text) {
  return anyControlCharacter.test(text);
}
function toOneLine(text) {
  return text.replace(controlCharactersAndSeparators, ' ');
}
function replaceControlCharacters(text, replacement = ' ') {
  return text.replace(exceptTabsAndLineFeeds, replacement);
}

;// CONCATENATED MODULE: ./.build/text/format.js
function shortId(id) {
  return id.slice(0, 8);
}
function formatBytes(count) {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(count) / 3), units.length);
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}
function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function formatCount(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function formatRate(count, milliseconds) {
  return `${formatBytes(Math.round((count * 1000) / Math.max(milliseconds, 1)))}/s`;
}
const shortestPhase = 100;
function shownPhases(timings) {
  return [...timings].filter(([, milliseconds]) => milliseconds >= shortestPhase);
}

;// CONCATENATED MODULE: ./.build/start/answer.js


const headTimeoutMs = 120_000;
const bodyTimeoutMs = 5_000;
const maxBytes = 64_000;
const shown = { lines: 8, characters: 160, bytes: 16 };
async function requestPage(url, signal) {
  const start = performance.now();
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), headTimeoutMs);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, end.signal]) });
    const duration = Math.round(performance.now() - start);
    clearTimeout(timer);
    const bodyTimer = setTimeout(() => end.abort(), bodyTimeoutMs);
    const body = await readStart(response).finally(() => clearTimeout(bodyTimer));
    return { status: response.status, description: describe(response, body, duration) };
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`GET ${url} failed: ${cause instanceof Error ? cause.message : cause}`);
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}
async function readStart({ body }) {
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch {
    return { bytes: Buffer.concat(chunks), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isWhole: length <= maxBytes };
}
function describe({ url, status, statusText, headers }, body, duration) {
  const type = headers.get('content-type') ?? 'no content type';
  const size = `${body.isWhole ? '' : 'more than '}${formatBytes(body.bytes.length)}`;
  const reason = statusText === '' ? '' : ` ${statusText}`;
  const location = headers.get('location');
  const lines = [
    `GET ${url} answered ${status}${reason} in ${duration} ms: ${type}, ${size}`,
    ...(location === null ? [] : [`Location: ${location}`]),
    ...(isText(type, body.bytes) ? textLines(type, body.bytes.toString('utf8')) : [hexadecimal(body.bytes)]),
  ];
  return lines.map((line) => `${cut(toOneLine(line))}\n`).join('');
}
function textLines(type, text) {
  const title = /html/i.test(type) ? titleOf(text) : '';
  const lines = replaceControlCharacters(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [
    ...(title === '' ? [] : [`Title: ${title}`]),
    ...lines.slice(0, shown.lines).map((line) => `  ${line}`),
    ...(lines.length > shown.lines ? ['  …'] : []),
  ];
}
function titleOf(html) {
  return /<title\b[^>]{0,100}>([^<]{0,300})/i.exec(html)?.[1]?.trim() ?? '';
}
function isText(type, bytes) {
  return /^text\/|json|xml|javascript|^no /i.test(type) && !bytes.includes(0);
}
function hexadecimal(bytes) {
  const first = [...bytes.subarray(0, shown.bytes)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `  ${first.join(' ')}${bytes.length > shown.bytes ? ' …' : ''}`;
}
function cut(line) {
  const characters = [...line.slice(0, 4 * shown.characters)];
  return characters.length > shown.characters ? `${characters.slice(0, shown.characters).join('')}…` : line;
}

// EXTERNAL MODULE: ./.build/local-platform/storage/app-log.js
var app_log = __webpack_require__(5096);
;// CONCATENATED MODULE: ./.build/start/log-printer.js



const maxLines = 150;
const lastLines = 30;
const maxMessageLength = 2_000;
class LogPrinter {
  #write;
  #stopFollowing;
  #shown = 0;
  #skipped = 0;
  #limit = maxLines;
  #last = [];
  constructor(log, write) {
    this.#write = write;
    for (const line of log.lines) this.#print(line);
    this.#stopFollowing = log.follow((line) => this.#print(line));
  }
  unlimit() {
    const omitted = this.#skipped - this.#last.length;
    if (omitted > 0) this.#write(`(${omitted} lines are left out here)\n`);
    this.#write(this.#last.join(''));
    this.#last = [];
    this.#skipped = 0;
    this.#limit = Number.POSITIVE_INFINITY;
  }
  end() {
    this.#stopFollowing();
    this.unlimit();
  }
  #print(line) {
    const text = `${(0,app_log/* formatLogLine */.I)({ ...line, message: clean(line.message) })}\n`;
    if (this.#shown < this.#limit) {
      this.#shown += 1;
      this.#write(text);
      return;
    }
    this.#skipped += 1;
    this.#last.push(text);
    if (this.#last.length > lastLines) this.#last.shift();
  }
}
function clean(message) {
  const cut = message.slice(0, maxMessageLength);
  return replaceControlCharacters((0,external_node_util_.stripVTControlCharacters)(cut)).replaceAll('\n', ' ');
}

;// CONCATENATED MODULE: ./.build/start/web-watch.js
class WebWatch {
  #log;
  #latest;
  #isLate = false;
  #crashes = 0;
  constructor(log) {
    this.#log = log;
    log.follow((line) => this.#take(line));
  }
  async started(signal) {
    while (this.#latest === undefined) await nextLine(this.#log, () => true, signal);
    return this.#latest;
  }
  #take({ source, dyno, message }) {
    if (source !== 'heroku' || !/^web\.\d+$/.test(dyno)) return;
    if (message.startsWith('Error R10 ')) this.#isLate = true;
    const [, state] = /^State changed from \w+ to (\w+)$/.exec(message) ?? [];
    if (state === 'starting') this.#latest = undefined;
    if (state === 'up') this.#latest = { dyno, outcome: 'up' };
    if (state !== 'crashed') return;
    this.#crashes += 1;
    if (this.#isLate) this.#latest = { dyno, outcome: 'did not listen' };
    else if (this.#crashes > 1) this.#latest = { dyno, outcome: 'crashed' };
  }
}
async function nextLine(log, accepts, signal) {
  signal.throwIfAborted();
  await new Promise((resolve, reject) => {
    const onAbort = () => {
      stop();
      reject(signal.reason);
    };
    const stop = log.follow((line) => {
      if (!accepts(line)) return;
      stop();
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

;// CONCATENATED MODULE: ./.build/start/show-app.js







const routerLogTimeoutMs = 1_000;
async function showApp(app, { write, signal, keep }) {
  write(`\nLog of ${app.name}:\n`);
  const printer = new LogPrinter(app.log, write);
  try {
    const { condition, message, address } = await inspect(app, signal);
    if (!keep || condition === 'does not run') {
      printer.end();
      write(`\n${message}`);
      if (condition === 'fine')
        write('\nThe app and the local platform stop now. To keep them running: npm start -- --keep\n');
      return condition === 'fine';
    }
    printer.unlimit();
    const where = address === undefined ? '' : `The app runs at ${address}\n`;
    write(`\n${message}\n${(0,startup_message/* startupMessage */.x)(app.platform, [app.name])}${where}\n`);
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort');
    write('Stopping.\n');
    return true;
  } finally {
    printer.end();
  }
}
async function inspect({ platform, name, log, web }, signal) {
  const { web_url: url } = await callApi(platform, 'GET', `/apps/${name}`);
  const formation = await callApi(platform, 'GET', `/apps/${name}/formation`);
  if (!formation.some(({ type, quantity }) => type === 'web' && quantity > 0)) {
    return { condition: 'fine', message: withoutWeb(url, formation) };
  }
  const start = await web.started(signal);
  if (start.outcome !== 'up') return { condition: 'does not run', message: notUp(start) };
  const { status, description } = await requestThroughRouter(url, log, signal);
  if (status !== undefined && status < 500) return { condition: 'fine', message: description, address: url };
  const message = `${description}The app answers with an error. Its log above may show why\n`;
  return { condition: 'answers with an error', message, address: url };
}
async function requestThroughRouter(url, log, signal) {
  const patience = new AbortController();
  const logged = nextLine(log, ({ dyno }) => dyno === 'router', patience.signal).catch(() => undefined);
  try {
    return await requestPage(url, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { description: `${(0,failure/* messageOf */.b)(error)}\n` };
  } finally {
    setTimeout(() => patience.abort(), routerLogTimeoutMs).unref();
    await logged;
  }
}
function withoutWeb(url, formation) {
  const others = formation.map(({ type }) => type).join(', ');
  return `The app has no web process, so nothing answers at ${url}${others && `: it has only ${others}`}.
To serve requests, it needs a line such as 'web: COMMAND' in its Procfile.
`;
}
function notUp({ dyno, outcome }) {
  if (outcome === 'crashed') {
    return `${dyno} crashed. Its log above shows why. Fix that, commit, and run the command again.\n`;
  }
  return `${dyno} did not listen: the web process must listen on the port in the environment variable PORT within 60 seconds.
Fix that, commit it, and run the command again.
`;
}

;// CONCATENATED MODULE: ./.build/start/start.js















const app = 'quick-start';
async function start_start(options) {
  const { checkout, write } = options;
  if ((await git(options.project, '--version')) === undefined) {
    write('git is not on the PATH: install it from https://git-scm.com/downloads\n');
    return 1;
  }
  const found = await (0,promises_.stat)(checkout).catch(() => undefined);
  if (!found?.isDirectory()) {
    write(`${checkout} is not a directory\n`);
    return 1;
  }
  const sha = await git(checkout, 'rev-parse', '--verify', 'HEAD');
  if (sha === undefined) {
    write(
      `${checkout} is not a git checkout with a commit. To make it one, run git init, git add and git commit\n`,
    );
    return 1;
  }
  const prefix = await git(checkout, 'rev-parse', '--show-prefix');
  if (prefix) {
    write(
      `${checkout} is inside a git checkout. Pass the path of the checkout itself: its commit is what is deployed\n`,
    );
    return 1;
  }
  const nodeFinder = (0,external_node_path_.join)(options.project, 'dist', 'node-finder', 'index.js');
  const platform = await (0,local_platform_platform/* startPlatform */.G)({ apps: [app], nodeFinder: [nodeFinder] });
  try {
    return await deployTo(platform, sha, options);
  } finally {
    await platform.close();
  }
}
async function deployTo(platform, sha, options) {
  const { project, checkout, env, write, signal } = options;
  const log = platform.logs().get(app);
  if (log === undefined) throw new Error(`The platform has no app ${app}`);
  const web = new WebWatch(log);
  write(`Deploying ${checkout} to the app ${app} on a local platform at ${platform.url}\n\n`);
  await configure(platform, options);
  const inputs = { 'api-key': platform.apiKey, 'api-url': platform.url, app };
  const step = { action: project, inputs, workspace: checkout, sha, env };
  const { exitCode, outputs } = await runAction(step, write, signal);
  write(outputTable(outputs));
  const slugId = outputs['slug-id'];
  if (slugId) write(`\nSlug saved as ${await saveSlug(platform, slugId)}\n`);
  if (outputs['release-status'] !== 'succeeded' || signal.aborted) return exitCode ?? 1;
  try {
    const isFine = await showApp({ platform, name: app, log, web }, options);
    return isFine ? (exitCode ?? 1) : 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    return 1;
  }
}
async function configure(platform, { config, buildpacks }) {
  if (Object.keys(config).length > 0) await callApi(platform, 'PATCH', `/apps/${app}/config-vars`, config);
  const updates = buildpacks.map((buildpack) => ({ buildpack }));
  if (updates.length > 0) {
    await callApi(platform, 'PUT', `/apps/${app}/buildpack-installations`, { updates });
  }
}
async function runAction(options, write, signal) {
  const view = new LogView((entry) => write(render(entry)));
  const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_os_.tmpdir)()), 'heroku-build-start-'));
  try {
    const shown = { ...options, scratch, onOutput: (chunk) => view.push(chunk) };
    const main = await startMain(shown);
    const result = await ended(main, signal);
    const post = await startPost(shown, result);
    if (post) await ended(post, signal);
    view.end();
    return result;
  } finally {
    await (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
async function ended({ process: child, result }, signal) {
  const interrupt = () => child.kill('SIGINT');
  signal.addEventListener('abort', interrupt);
  if (signal.aborted) interrupt();
  return result.finally(() => signal.removeEventListener('abort', interrupt));
}
async function git(cwd, ...args) {
  return (0,external_node_util_.promisify)(external_node_child_process_.execFile)('git', ['-c', 'safe.directory=*', ...args], { cwd }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}
function outputTable(outputs) {
  const names = Object.keys(outputs);
  const width = Math.max(...names.map((name) => name.length), 0);
  const rows = names.map((name) => `  ${name.padEnd(width)}  ${outputs[name]}\n`);
  return `\nOutputs of the step:\n${rows.join('')}`;
}
async function saveSlug(platform, slugId) {
  const { blob } = await callApi(platform, 'GET', `/apps/${app}/slugs/${slugId}`);
  const { body } = await fetch(blob.url);
  if (!body) throw new Error('The platform has lost the slug');
  const file = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_os_.tmpdir)()), 'heroku-build-slug.tgz');
  await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(body), (0,external_node_fs_.createWriteStream)(file));
  return file;
}


/***/ })

};
