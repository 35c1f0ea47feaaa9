export const id = 82;
export const ids = [82];
export const modules = {

/***/ 9874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readArguments),
/* harmony export */   y: () => (/* binding */ help)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _apps_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8013);


const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME[=STAGE]]... [--pipeline NAME]
                            [--data DIR] [--node-finder ARG]... [--stop-file FILE]

Serves a Heroku Platform API on this machine (127.0.0.1), and the apps that are deployed to it, until Ctrl-C.

  --port PORT         Port to listen on (default: a free one)
  --api-key KEY       Key that clients must present (default: a random one)
  --app NAME[=STAGE]  App to create, and its stage in the pipeline; can be repeated
  --pipeline NAME     Pipeline to create
  --data DIR          Keep apps, slugs and releases in this directory, and load those that it has
  --node-finder ARG   Script that finds the Node that an app's engines.node asks for; repeat it for the script's
                      arguments (default: one that warns when this machine's Node is another)
  --stop-file FILE    Stop, as with Ctrl-C, when this file exists, and remove it afterwards
  -h, --help          Show this text
`;
function readArguments(args) {
  const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
    args,
    options: {
      port: { type: 'string' },
      'api-key': { type: 'string' },
      app: { type: 'string', multiple: true },
      pipeline: { type: 'string' },
      data: { type: 'string' },
      'node-finder': { type: 'string', multiple: true },
      'stop-file': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new Error(`--port must be a number from 0 to 65535, not '${values.port}'`);
  }
  const apiKey = values['api-key'];
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new Error('--api-key must be visible ASCII characters without spaces');
  }
  const stopFile = values['stop-file'];
  const nodeFinder = values['node-finder'];
  return {
    port,
    ...appsOf(values.app ?? [], values.pipeline),
    ...(apiKey !== undefined && { apiKey }),
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(nodeFinder !== undefined && { nodeFinder }),
    ...(stopFile !== undefined && { stopFile }),
  };
}
function appsOf(values, pipeline) {
  const all = values.map((app) => {
    const at = app.indexOf('=');
    return at === -1 ? [app] : [app.slice(0, at), app.slice(at + 1)];
  });
  const apps = all.map(([name]) => name);
  const stagesOfApps = all.flatMap(([name, stage]) => (stage === undefined ? [] : [[name, stageOf(stage)]]));
  if (pipeline !== undefined) return { apps, pipeline: { name: pipeline, stages: new Map(stagesOfApps) } };
  if (stagesOfApps.length > 0) throw new Error('--app NAME=STAGE needs --pipeline');
  return { apps };
}
function stageOf(text) {
  const stage = _apps_records_js__WEBPACK_IMPORTED_MODULE_1__/* .stages */ ._.find((stage) => stage === text);
  if (stage === undefined)
    throw new Error(`--app has the stage '${text}', which is not one of ${_apps_records_js__WEBPACK_IMPORTED_MODULE_1__/* .stages */ ._.join(', ')}`);
  return stage;
}


/***/ }),

/***/ 5082:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9874);
/* harmony import */ var _builder_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6932);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7120);
/* harmony import */ var _server_app_logs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6647);
/* harmony import */ var _server_startup_message_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5419);
/* harmony import */ var _server_stop_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3369);








const defaultNodeFinder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)), '..', 'node-finder', 'index.js');
const exitCodes = new Map([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);
const sameSignalMs = 500;
const isManaged = process.send !== undefined;
await main();
async function main() {
  let args;
  try {
    args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .readArguments */ .l)(process.argv.slice(2));
  } catch (error) {
    fail(`${(0,_builder_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}\n\n${_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .help */ .y}`, 2);
    return;
  }
  if (args === 'help') {
    process.stdout.write(_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .help */ .y);
    return;
  }
  const { port } = args;
  await serve(args).catch((error) => fail(explain(error, port)));
}
async function serve(args) {
  const { apps, port, stopFile } = args;
  const starting = (0,_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .startPlatform */ .G)({ nodeFinder: [defaultNodeFinder], ...args });
  let stoppingSince;
  const stop = () => {
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    if (!isManaged) process.stdout.write('Stopping.\n');
    const stopped = starting
      .then((platform) => {
        if (isManaged) process.stdout.write((0,_server_app_logs_js__WEBPACK_IMPORTED_MODULE_5__/* .describeLogs */ .n)(platform.logs()));
        return platform.close();
      })
      .finally(() => stopFile && (0,_server_stop_file_js__WEBPACK_IMPORTED_MODULE_6__/* .removeStopFile */ .b)(stopFile));
    stopped.catch((error) => fail(explain(error, port)));
  };
  for (const [signal, exitCode] of exitCodes) {
    process.on(signal, () => {
      if (stoppingSince === undefined) stop();
      else if (performance.now() - stoppingSince > sameSignalMs) process.exit(exitCode);
    });
  }
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const platform = await starting;
  if (stopFile !== undefined) (0,_server_stop_file_js__WEBPACK_IMPORTED_MODULE_6__/* .watchStopFile */ .Q)(stopFile, stop);
  if (isManaged) sendAccess(platform, stop);
  else process.stdout.write((0,_server_startup_message_js__WEBPACK_IMPORTED_MODULE_7__/* .startupMessage */ .x)(platform, apps));
}
function sendAccess({ url, apiKey }, stop) {
  process.send?.({ url, apiKey }, undefined, undefined, (error) => {
    if (error) stop();
  });
}
function explain(error, port = 0) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken: choose another with --port, or none for a free one`;
  }
  if (code === 'EACCES') return `port ${port} may not be used: choose one above 1023`;
  return (0,_builder_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error);
}
function fail(text, exitCode = 1) {
  process.stderr.write(`platform: ${text}\n`);
  process.exitCode = exitCode;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ describeLogs)
/* harmony export */ });
/* harmony import */ var _storage_app_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5096);

const shown = { apps: 20, lines: 100, characters: 500 };
function describeLogs(logs) {
  const used = [...logs].filter(([, { lines }]) => lines.some(({ dyno }) => dyno !== 'api'));
  const texts = used.slice(0, shown.apps).map(([name, { lines }]) => {
    const last = lines.slice(-shown.lines).map((line) => (0,_storage_app_log_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLogLine */ .I)(line).slice(0, shown.characters));
    return `Log of ${name}:\n${last.join('\n')}\n`;
  });
  const more = used.length - texts.length;
  return texts.join('\n') + (more > 0 ? `\nThe logs of ${more} more apps are left out.\n` : '');
}


/***/ }),

/***/ 3369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ watchStopFile),
/* harmony export */   b: () => (/* binding */ removeStopFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


const pollIntervalMs = 200;
function watchStopFile(file, stop) {
  (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.watchFile)(file, { interval: pollIntervalMs }, ({ mtimeMs }) => {
    if (mtimeMs > 0) stop();
  });
  if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) stop();
}
async function removeStopFile(file) {
  (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unwatchFile)(file);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
}


/***/ })

};
