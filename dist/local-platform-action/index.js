import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ sleep)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./.build/async/sleep.js

async function sleep(milliseconds, signal) {
  await (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }).catch((error) => {
    throw signal.aborted ? signal.reason : error;
  });
}


/***/ }),

/***/ 495:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(454);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(704);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(59);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3);




if (process.argv.includes('--post')) {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)('Local platform, afterwards', 'warning', _stop_js__WEBPACK_IMPORTED_MODULE_3__/* .stop */ .d);
} else {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)('Local platform', 'error', (run) => (0,_start_js__WEBPACK_IMPORTED_MODULE_2__/* .start */ .n)(run, (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(process.env)));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 7 modules
var core = __nccwpck_require__(182);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(398);
;// CONCATENATED MODULE: ./.build/runner/inputs.js



class InputError extends Error {
  name = 'InputError';
}
function inputs_text(name) {
  return core/* getInput */.V4(name);
}
function requiredText(name) {
  const value = inputs_text(name);
  if (value === '') throw new InputError(`Input '${name}' is missing, or its expression has no value`);
  return value;
}
function invalid(name, value, use) {
  if (value !== '') return new InputError(`Input '${name}' is '${value}': use ${use}`);
  const or = use === undefined ? '' : `, or use ${use}`;
  return new InputError(
    `Input '${name}' is empty: its expression has no value. Leave the input out to get its default${or}`,
  );
}
function line(name) {
  const value = inputs_text(name);
  if ((0,control_characters/* hasControlCharacters */.Kg)(value)) throw new InputError(`Input '${name}' has a control character`);
  return value;
}
function isId(value) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
function choice(name, words) {
  const value = inputs_text(name);
  const word = words.find((word) => word === value);
  if (word !== undefined) return word;
  const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
  throw invalid(name, value, anyOf.format(words));
}
function positiveInteger(name, max) {
  const value = inputs_text(name);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= max) return number;
  throw invalid(name, value, `a whole number from 1 to ${max}`);
}
function inputs_boolean(name) {
  const value = inputs_text(name);
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw invalid(name, value, 'true or false');
}
function list(name) {
  return inputs_text(name)
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
const longestTimer = (/* unused pure expression or super */ null && (35_000 * 60_000));
function minutes(name) {
  return duration(name, 60_000, 'minutes above 0, such as 60 or 2.5');
}
function seconds(name) {
  return duration(name, 1000, 'seconds above 0, such as 120');
}
function duration(name, unit, valid) {
  const value = inputs_text(name);
  const milliseconds = /^\d{1,9}(\.\d+)?$/.test(value) ? Math.ceil(Number(value) * unit) : 0;
  if (milliseconds > 0 && milliseconds <= longestTimer) return milliseconds;
  throw invalid(name, value, `a number of ${valid}`);
}
function timeoutMessage(timeout) {
  return `Timed out after ${timeout / 60_000} minutes. If the app needs longer, raise the input 'timeout'`;
}
function runnerTemp(env) {
  return env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
}

;// CONCATENATED MODULE: ./.build/local-platform-action/inputs.js


function readInputs(env) {
  const directory = line('data-directory');
  return {
    apps: list('apps'),
    pipeline: line('pipeline'),
    dataDirectory: directory === '' ? '' : (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE || process.cwd(), directory),
    port: inputs_text('port') === '' ? 0 : positiveInteger('port', 65_535),
    toolCache: env.RUNNER_TOOL_CACHE ?? '',
    nodeMirror: nodeMirror(),
    temporary: runnerTemp(env),
  };
}
function nodeMirror() {
  const mirror = line('node-mirror');
  if (mirror === '' || isSafe(mirror)) return mirror;
  throw new InputError(
    `Input 'node-mirror' is not valid: use a URL with https, such as https://nodejs.org/dist`,
  );
}
function isSafe(mirror) {
  if (!URL.canParse(mirror)) return false;
  const { protocol, hostname } = new URL(mirror);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname))
  );
}


/***/ }),

/***/ 184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ logIn),
/* harmony export */   g: () => (/* binding */ stopFileIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);

function logIn(directory) {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'log');
}
function stopFileIn(directory) {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'stop');
}


/***/ }),

/***/ 59:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start)
});

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 7 modules
var lib_core = __nccwpck_require__(182);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __nccwpck_require__(359);
;// CONCATENATED MODULE: ./.build/runner/secrets.js


function maskSecret(value) {
  (0,redact/* registerSecret */.cl)(value);
  lib_core/* setSecret */.Pq(value);
}
function maskValue(value) {
  registerValue(value);
  core.setSecret(value);
}

// EXTERNAL MODULE: ./.build/runner/state.js
var state = __nccwpck_require__(824);
// EXTERNAL MODULE: ./.build/local-platform-action/platform-state.js
var platform_state = __nccwpck_require__(184);
;// CONCATENATED MODULE: ./.build/local-platform-action/start.js









const program = (0,external_node_path_.resolve)((0,external_node_path_.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)), '..', 'local-platform', 'index.js');
const nodeFinder = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(program), '..', 'node-finder', 'index.js');
async function start(run, inputs) {
  run.deadline(60_000, 'The local platform has not started within a minute');
  const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(inputs.temporary, 'local-platform-'));
  const log = await (0,promises_.open)((0,platform_state/* logIn */.E)(directory), 'a');
  try {
    run.signal.throwIfAborted();
    const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, [program, ...argumentsFor(inputs, directory)], {
      cwd: directory,
      env: environmentFor(directory),
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      windowsHide: true,
    });
    if (child.pid !== undefined) (0,state/* saveState */.LZ)('platform', { pid: child.pid, directory });
    const { url, apiKey } = await accessOf(child, directory, run.signal).finally(() => detach(child));
    maskSecret(apiKey);
    lib_core/* exportVariable */.dN('HEROKU_API_URL', url);
    lib_core/* exportVariable */.dN('HEROKU_API_KEY', apiKey);
    run.output('api-url', url);
    run.log.info(`The local platform serves at ${url} until the job ends`);
  } finally {
    await log.close();
  }
}
function detach(child) {
  if (child.connected) child.disconnect();
  child.unref();
}
function argumentsFor({ apps, pipeline, dataDirectory, port, toolCache, nodeMirror }, directory) {
  return [
    `--port=${port}`,
    `--stop-file=${(0,platform_state/* stopFileIn */.g)(directory)}`,
    ...apps.map((app) => `--app=${app}`),
    ...(pipeline === '' ? [] : [`--pipeline=${pipeline}`]),
    ...(dataDirectory === '' ? [] : [`--data=${dataDirectory}`]),
    ...(toolCache === ''
      ? []
      : nodeFinderCommand(toolCache, nodeMirror).map((part) => `--node-finder=${part}`)),
  ];
}
function nodeFinderCommand(toolCache, mirror) {
  return [nodeFinder, `--tool-cache=${toolCache}`, ...(mirror === '' ? [] : [`--mirror=${mirror}`])];
}
function environmentFor(directory) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(INPUT|STATE|ACTIONS)_/i.test(name));
  return { ...Object.fromEntries(kept), TMPDIR: directory, TEMP: directory, TMP: directory };
}
async function accessOf(child, directory, signal) {
  const message = await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    child.once('error', reject);
    child.once('message', resolve);
    child.once('exit', () => resolve(undefined));
  });
  if (isAccess(message)) return message;
  const output = await (0,promises_.readFile)((0,platform_state/* logIn */.E)(directory), 'utf8');
  throw new Error(`The local platform did not start:\n${(0,redact/* redact */.E$)(output).trim().slice(-2000)}`);
}
function isAccess(message) {
  return typeof message === 'object' && message !== null && 'url' in message && 'apiKey' in message;
}


/***/ }),

/***/ 3:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ stop)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(455);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(201);
/* harmony import */ var _runner_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(824);
/* harmony import */ var _platform_state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(184);




const timeoutMs = 15_000;
async function stop(run) {
  run.deadline(60_000, 'Stopping the local platform took more than a minute');
  const saved = (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)('platform');
  if (saved === '') return;
  const { pid, directory } = JSON.parse(saved);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,_platform_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stopFileIn */ .g)(directory), '');
  if (!(await hasStopped(pid, directory, run.signal))) {
    process.kill(pid, 'SIGKILL');
    run.log.warning(`The local platform did not stop within ${timeoutMs / 1000} s, and was killed`);
  }
  await show(run, directory);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
async function hasStopped(pid, directory, signal) {
  for (const end = performance.now() + timeoutMs; performance.now() < end; ) {
    if (!isAlive(pid) || !(await exists((0,_platform_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stopFileIn */ .g)(directory)))) return true;
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .y)(50, signal);
  }
  return false;
}
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
async function show({ log }, directory) {
  const output = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,_platform_state_js__WEBPACK_IMPORTED_MODULE_2__/* .logIn */ .E)(directory));
  if (output.length === 0) return;
  log.info('Output of the local platform:');
  await log.writeUntrusted(output);
  log.endUntrusted();
}
async function exists(file) {
  return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file).then(
    () => true,
    () => false,
  );
}


/***/ }),

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  dN: () => (/* binding */ exportVariable),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, endGroup, getBooleanInput, getIDToken, getMultilineInput, group, markdownSummary, platform, setCommandEcho, setFailed, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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






var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
function debug(message) {
    command_issueCommand('debug', {}, message);
}
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
function startGroup(name) {
    issue('group', name);
}
function endGroup() {
    issue('endgroup');
}
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}






/***/ }),

/***/ 454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 7 modules
var core = __nccwpck_require__(182);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __nccwpck_require__(359);
;// CONCATENATED MODULE: ./.build/summary/write.js


const maxBytes = 1024 * 1024;
async function writeSummary(file, parts) {
  if (file === '') return;
  const truncatedNote = 'The rest is left out, since it is too long for a summary. See the log.';
  const kept = [];
  let size = Buffer.byteLength(truncatedNote) + 2;
  for (const part of parts.map(redact/* redactSecrets */.fp)) {
    size += Buffer.byteLength(part) + 2;
    if (size > maxBytes) {
      kept.push(truncatedNote);
      break;
    }
    kept.push(part);
  }
  await (0,promises_.appendFile)(file, `${kept.join('\n\n')}\n`);
}

;// CONCATENATED MODULE: ./.build/text/describe-error.js

const diskFull =
  "The runner's disk is full: before this step, remove what the job no longer needs, or use a runner with a larger disk. The packed source is in RUNNER_TEMP.";
function errorMessage(error) {
  return error instanceof Error ? error.message : String(error);
}
function describeError(error) {
  return (0,redact/* redact */.E$)(messagesOf(error));
}
function isDiskFull(error) {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}
function messagesOf(error) {
  const shown = [];
  for (let current = error; current !== undefined; current = causeOf(current)) {
    const message = messageOf(current);
    const repeats = shown.some((other) => comparable(other).includes(comparable(message)));
    if (repeats) continue;
    if (comparable(message).startsWith(comparable(shown.at(-1) ?? message))) shown.pop();
    shown.push(message);
  }
  return shown.join('\nBecause: ');
}
function messageOf(error) {
  return isDiskFull(error) ? `${errorMessage(error)}\n${diskFull}` : errorMessage(error);
}
function causeOf(error) {
  const isComplete = !(error instanceof Error) || isDiskFull(error) || error.name === 'TransientError';
  return isComplete ? undefined : error.cause;
}
function comparable(message) {
  return message.toLowerCase().replace(/[\s.]+$/, '');
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(398);
;// CONCATENATED MODULE: ./.build/runner/log.js






const newline = 0x0a;
const maxSearched = 16 * 1024;
class WorkflowLog {
  #token;
  #lineOpen = false;
  #queue = [];
  #unmasked = [];
  #drained;
  #masked = new Set();
  #title;
  constructor(title) {
    this.#title = title;
  }
  info(message) {
    this.#enqueue(() => core/* info */.pq(sanitizeLine(message)), false);
  }
  result(lines) {
    for (const line of lines) this.#enqueue(() => core/* info */.pq(green(sanitizeLine(line))));
  }
  warning(message, title = this.#title) {
    this.#enqueue(() => core/* warning */.$e(sanitize(message), { title: sanitize(title) }));
  }
  notice(message, title = this.#title) {
    this.#enqueue(() => core/* notice */.lm(sanitize(message), { title: sanitize(title) }));
  }
  error(message, title) {
    this.#enqueue(() => core/* error */.z3(sanitize(message), { title: sanitize(title) }));
  }
  debug(message) {
    if (core/* isDebug */._o()) this.#enqueue(() => core/* debug */.Yz(sanitize(message)));
  }
  mask(secret) {
    if (secret === '' || this.#masked.has(secret)) return;
    this.#masked.add(secret);
    (0,redact/* registerSecret */.cl)(secret);
    this.#unmasked.push(secret);
    if (this.#token === undefined) this.#maskAll();
  }
  async writeUntrusted(bytes) {
    if (this.#unmasked.length > 0 && mayHaveSecret(bytes)) this.#enqueue(() => {});
    const lineEnd = this.#queue.length > 0 ? bytes.indexOf(newline) + 1 : 0;
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd));
      this.#flush();
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd));
  }
  endUntrusted() {
    if (this.#lineOpen) process.stdout.write(external_node_os_.EOL);
    this.#lineOpen = false;
    this.#flush();
  }
  close() {
    this.endUntrusted();
    this.#resumeCommands();
  }
  #enqueue(write, isCommand = true) {
    this.#queue.push({ write, isCommand });
    if (!this.#lineOpen) this.#flush();
  }
  #flush() {
    for (const { write, isCommand } of this.#queue.splice(0)) {
      if (isCommand) this.#resumeCommands();
      write();
    }
  }
  #stopCommands() {
    this.#token = `untrusted-${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
    process.stdout.write(`::stop-commands::${this.#token}${external_node_os_.EOL}`);
  }
  #resumeCommands() {
    if (this.#token !== undefined) process.stdout.write(`::${this.#token}::${external_node_os_.EOL}`);
    this.#token = undefined;
    this.#maskAll();
  }
  #maskAll() {
    for (const secret of this.#unmasked.splice(0)) core/* setSecret */.Pq(secret);
  }
  async #drain() {
    this.#drained ??= (0,external_node_events_namespaceObject.once)(process.stdout, 'drain').finally(() => {
      this.#drained = undefined;
    });
    await this.#drained;
  }
  async #write(bytes) {
    if (this.#token === undefined) this.#stopCommands();
    this.#lineOpen = bytes.at(-1) !== newline;
    if (!process.stdout.write(bytes)) await this.#drain();
  }
}
function mayHaveSecret(bytes) {
  if (bytes.length === 0) return false;
  if (bytes.at(-1) !== newline || bytes.length > maxSearched) return true;
  const text = Buffer.from(bytes).toString();
  return (0,redact/* redact */.E$)(text) !== text;
}
function green(line) {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env;
  return GITHUB_ACTIONS === 'true' && !NO_COLOR ? `\u001b[32m${line}\u001b[0m` : line;
}
function sanitizeLine(message) {
  const line = sanitize(message).replace(/[\t\n\u2028\u2029]+/g, ' ');
  return line.replace(/^[\s\u180e\ufeff]*::/, '\u200b::');
}
function sanitize(message) {
  const text = (0,redact/* redact */.E$)(message).replace(/\r\n?/g, '\n');
  return (0,control_characters/* replaceControlCharacters */.U3)(text).replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./.build/async/sleep.js + 1 modules
var sleep = __nccwpck_require__(201);
;// CONCATENATED MODULE: ./.build/text/quoting-error.js

class QuotingError extends Error {
  name = 'QuotingError';
  ownMessage;
  lastLines;
  constructor(message, { ownMessage, lastLines = [], ...options }) {
    super((0,redact/* redact */.E$)(message), options);
    this.ownMessage = (0,redact/* redact */.E$)(ownMessage);
    this.lastLines = lastLines;
  }
}

;// CONCATENATED MODULE: ./.build/http/errors.js

class TransientError extends Error {
  name = 'TransientError';
  retryAfter;
  constructor(message, { retryAfter = 0, ...options } = {}) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}
class DeadlineError extends Error {
  name = 'DeadlineError';
}
class HttpError extends QuotingError {
  name = 'HttpError';
  status;
  retryAfter;
  constructor(message, answer) {
    super(message, { ownMessage: answer.ownMessage });
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
}
async function unlessStatus(response, ...statuses) {
  return response.catch((error) => {
    if (!isStatus(error, ...statuses)) throw error;
    return undefined;
  });
}
function isStatus(error, ...statuses) {
  return error instanceof HttpError && statuses.includes(error.status);
}

// EXTERNAL MODULE: ./.build/runner/state.js
var state = __nccwpck_require__(824);
;// CONCATENATED MODULE: ./.build/runner/leftovers.js

class Leftovers {
  #armed = new Map();
  #count = 0;
  arm({ kind, data, undo, last = false }) {
    const name = `${kind}-${this.#count++}`;
    let current = data;
    (0,state/* saveState */.LZ)(name, current);
    const armed = this.#armed.set(name, {
      undo: async (signal) => (await undo?.(current, signal)) ?? false,
      last,
    });
    return {
      get data() {
        return current;
      },
      get isArmed() {
        return armed.has(name);
      },
      update: (changed) => {
        current = changed;
        (0,state/* saveState */.LZ)(name, current);
      },
      disarm: () => this.#disarm(name),
    };
  }
  undoTasks(last) {
    const armed = [...this.#armed].filter(([, undoing]) => undoing.last === last);
    return armed.map(([name, { undo }]) => async (signal) => {
      if (await undo(signal)) this.#disarm(name);
    });
  }
  #disarm(name) {
    if (this.#armed.delete(name)) (0,state/* saveState */.LZ)(name, null);
  }
}
function hasSavedLeftovers(kind) {
  return saved(kind).length > 0;
}
function savedLeftovers(kind) {
  return saved(kind).map((text) => JSON.parse(text));
}
function saved(kind) {
  const names = savedStateNames().filter((name) => name.startsWith(`${kind}-`));
  return names.map(readState).filter((text) => text !== '' && text !== 'null');
}

;// CONCATENATED MODULE: ./.build/runner/run.js





class AlreadyReportedError extends Error {
  name = 'AlreadyReportedError';
}
const defaultGracePeriod = 7_000;
const abortTimeout = 2_000;
class Run {
  log;
  #host;
  #gracePeriod;
  #controller = new AbortController();
  #cancelHandlers = new Set();
  #leftovers = new Leftovers();
  #finishHandlers = [];
  #deferred = [];
  #timers = [];
  #hasEnded = false;
  constructor(log, host, gracePeriod = defaultGracePeriod) {
    this.log = log;
    this.#host = host;
    this.#gracePeriod = gracePeriod;
    (0,external_node_events_namespaceObject.setMaxListeners)(0, this.signal);
  }
  get signal() {
    return this.#controller.signal;
  }
  get hasEnded() {
    return this.#hasEnded;
  }
  output(name, value) {
    this.#host.setOutput(name, value);
  }
  summary(parts) {
    return this.#host.writeSummary(parts);
  }
  deadline(milliseconds, message) {
    this.#timers.push(setTimeout(() => this.abort(new DeadlineError(message)), milliseconds));
  }
  onCancel(handler) {
    this.#cancelHandlers.add(handler);
    return () => this.#cancelHandlers.delete(handler);
  }
  arm(leftover) {
    return this.#leftovers.arm(leftover);
  }
  onFinish(handler) {
    this.#finishHandlers.push(handler);
  }
  defer(cleanUp) {
    this.#deferred.push(cleanUp);
  }
  abort(reason) {
    this.#controller.abort(reason);
  }
  async perform(action) {
    try {
      const acting = action(this).finally(() => {
        this.#hasEnded = true;
      });
      await orAbandon(acting, this.signal);
      return undefined;
    } catch (error) {
      this.log.endUntrusted();
      if (this.signal.aborted) await this.#cancel();
      return error;
    }
  }
  async finish(error) {
    await this.#runAll(this.#finishHandlers.map((handler) => () => handler(error)));
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#runAll(this.#deferred);
    this.log.close();
  }
  async #cancel() {
    const gracePeriod = this.#hasEnded ? this.#gracePeriod : this.#gracePeriod - abortTimeout;
    const over = new AbortController();
    (0,external_node_events_namespaceObject.setMaxListeners)(0, over.signal);
    const timer = setTimeout(
      () => over.abort(new DeadlineError("The runner's grace period is over")),
      gracePeriod,
    );
    const undo = (handlers) =>
      this.#runAll(handlers.map((handler) => () => orAbandon(handler(over.signal), over.signal)));
    await undo([...this.#cancelHandlers, ...this.#leftovers.undoTasks(false)]);
    await undo(this.#leftovers.undoTasks(true));
    clearTimeout(timer);
  }
  async #runAll(tasks) {
    const results = await Promise.allSettled(tasks.map(async (task) => task()));
    for (const result of results) {
      if (result.status === 'rejected') this.log.warning(describeError(result.reason));
    }
  }
}
async function orAbandon(work, signal) {
  const over = new AbortController();
  const abandon = async () => {
    if (!signal.aborted) await (0,external_node_events_namespaceObject.once)(signal, 'abort', { signal: over.signal });
    await (0,sleep/* sleep */.y)(abortTimeout, over.signal);
    throw signal.reason;
  };
  await Promise.race([work, abandon()]).finally(() => over.abort());
}

;// CONCATENATED MODULE: ./.build/runner/run-action.js







class CancelledError extends Error {
  name = 'CancelledError';
}
const stuckMessage =
  'The action stopped early, with nothing left to wait for. This is a bug: please report it, with the debug log';
const runner = {
  setOutput: (name, value) => core/* setOutput */.uH(name, typeof value === 'string' ? (0,redact/* redactSecrets */.fp)(value) : value),
  writeSummary: (parts) => writeSummary(process.env.GITHUB_STEP_SUMMARY ?? '', parts),
};
async function runAction(title, onError, action) {
  const run = new Run(new WorkflowLog(title), runner);
  const cancel = (signal) => run.abort(new CancelledError(`Cancelled: the runner sent ${signal}`));
  const stop = () => run.abort(new Error(stuckMessage));
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  process.once('beforeExit', stop);
  process.stdout.on('error', (error) => run.abort(new Error('The log was closed', { cause: error })));
  const error = await run.perform(action);
  if (error !== undefined) report(run.log, title, onError, error);
  await run.finish(error);
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  process.off('beforeExit', stop);
  if (!run.hasEnded) process.stdout.write('', () => process.exit());
}
function report(log, title, onError, error) {
  log.debug((0,external_node_util_namespaceObject.inspect)(error, { maxStringLength: null }));
  if (onError === 'error') process.exitCode = core/* ExitCode */.yU.Failure;
  if (error instanceof AlreadyReportedError) log.info(error.message);
  else if (onError === 'error') log.error(describeError(error), title);
  else log.warning(describeError(error), title);
}


/***/ }),

/***/ 824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* unused harmony export savedStateNames */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(182);

const variablePrefix = 'STATE_';
function saveState(name, value) {
  _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(name, JSON.stringify(value));
}
function readState(name) {
  return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(name);
}
function savedStateNames() {
  return Object.keys(process.env)
    .filter((name) => name.startsWith(variablePrefix))
    .map((name) => name.slice(variablePrefix.length));
}


/***/ }),

/***/ 398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kg: () => (/* binding */ hasControlCharacters),
/* harmony export */   U3: () => (/* binding */ replaceControlCharacters)
/* harmony export */ });
/* unused harmony export toOneLine */
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


/***/ }),

/***/ 359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   cl: () => (/* binding */ registerSecret),
/* harmony export */   fp: () => (/* binding */ redactSecrets)
/* harmony export */ });
/* unused harmony exports registerValue, redactAndTruncate, findSafeCut */
const minLength = 6;
const maxLayers = 3;
const maxPartialEscape = 8;
const secrets = new Map();
const values = new Map();
function registerSecret(value) {
  register(value, secrets);
}
function registerValue(value) {
  register(value, values);
}
function redact(text, truncated = {}) {
  return redactForms([secrets, values], text, truncated);
}
function redactSecrets(text) {
  return redactForms([secrets], text, {});
}
function redactAndTruncate(text, maxLength) {
  const searched = text.slice(0, 16 * maxLength);
  return redact(searched, { after: searched.length < text.length }).slice(0, maxLength);
}
function findSafeCut(text) {
  const allForms = [...secrets.values(), ...values.values()].flat();
  const longest = Math.max(0, ...allForms.map(({ length }) => length));
  for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
    const start = text.slice(at, at + minLength);
    const candidates =
      start.length < minLength ? allForms : [secrets, values].flatMap((forms) => forms.get(start) ?? []);
    if (candidates.some((form) => at + form.length > text.length && form.startsWith(text.slice(at))))
      return at;
  }
  return text.length;
}
function register(value, forms) {
  const plain = [
    value,
    ...value.split(/[\r\n]+/),
    value.replace(/\s/g, '+'),
    Buffer.from(value).toString('latin1'),
  ];
  for (const form of new Set([
    ...plain.flatMap(unescapeLayers).map(({ text }) => text),
    ...inBase64(value),
  ])) {
    const start = form.slice(0, minLength);
    if (form.length >= minLength) forms.set(start, [...(forms.get(start) ?? []), form]);
  }
}
function inBase64(value) {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const independent = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [
      bytes.toString('base64').slice(...independent),
      bytes.toString('base64url').slice(...independent),
    ];
  });
}
const parts =
  /(?:%|\\x)([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\([^bfnrtv])|\\.|(?:\u001b\[|\u009b)[\d;:?]{0,40}[a-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|([^%\\&\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|.)/gi;
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescapeLayers(text) {
  const from = Array.from({ length: text.length }, (_, index) => index);
  const layers = [];
  for (let layer = { text, from, to: from.map((index) => index + 1) }; ; layer = unescapeOnce(layer)) {
    if (layer.text === layers.at(-1)?.text || layers.length > maxLayers) return layers;
    layers.push(layer);
  }
}
function unescapeOnce({ text, from, to }) {
  const next = { text: '', from: [], to: [] };
  for (const match of text.matchAll(parts)) {
    const [part, byte, unit, hex, decimal, name = '', character, rest] = match;
    const number = Number.parseInt(byte ?? unit ?? hex ?? '', 16) || Number(decimal ?? 0);
    const unescaped =
      rest ?? character ?? named[name.toLowerCase()] ?? (number ? String.fromCharCode(number) : '');
    next.text += unescaped;
    for (let index = 0; index < unescaped.length; index++) {
      next.from.push(from[match.index + index] ?? 0);
      next.to.push(to[match.index + (rest ? index : part.length - 1)] ?? 0);
    }
  }
  return next;
}
function redactForms(all, text, truncated) {
  const known = all.filter(({ size }) => size > 0);
  const layers = known.length > 0 ? unescapeLayers(text) : [];
  const hidden = known.flatMap((forms) => layers.flatMap((layer) => findSecrets(forms, layer, truncated)));
  let redacted = '';
  let at = 0;
  for (const [from, to] of hidden.sort(([one], [other]) => one - other)) {
    if (from >= at) redacted += `${text.slice(at, from)}***`;
    at = Math.max(at, to);
  }
  return redacted + text.slice(at);
}
function findSecrets(forms, { text, from, to }, truncated) {
  const ranges = [];
  const add = (at, end) => {
    if (end > at) ranges.push([from[at] ?? 0, to[end - 1] ?? 0]);
  };
  for (let at = 0; at + minLength <= text.length; at++) {
    for (const form of forms.get(text.slice(at, at + minLength)) ?? [])
      add(at, endOfForm(form, text, at, truncated));
  }
  if (truncated.before) add(0, endOfTruncatedForm([...forms.values()].flat(), text, truncated));
  return ranges;
}
function endOfForm(form, text, at, { after }) {
  if (text.startsWith(form, at)) return at + form.length;
  if (!after || at + form.length + maxPartialEscape < text.length) return 0;
  let shared = minLength;
  while (form[shared] !== undefined && form[shared] === text[at + shared]) shared++;
  return at + shared + maxPartialEscape >= text.length ? text.length : 0;
}
function endOfTruncatedForm(forms, text, truncated) {
  let end = 0;
  for (let at = 0; at <= maxPartialEscape && at + minLength <= text.length; at++) {
    const start = text.slice(at, at + minLength);
    for (const form of forms) {
      for (let offset = form.indexOf(start, 1); offset > 0; offset = form.indexOf(start, offset + 1))
        end = Math.max(end, endOfForm(form.slice(offset), text, at, truncated));
    }
  }
  return end;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(495);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
