export const id = 441;
export const ids = [441];
export const modules = {

/***/ 4441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEnvFiles: () => (/* binding */ readEnvFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2976);
/* harmony import */ var _source_packable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5505);
/* harmony import */ var _source_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9058);






const maxSize = 64 * 1024;
async function readEnvFiles({ log }, files, roots) {
  const { parseConfigVars } = await __webpack_require__.e(/* import() */ 22).then(__webpack_require__.bind(__webpack_require__, 7022));
  const all = [];
  for (const file of files) {
    const subject = `The file ${(0,_source_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithin */ .UO)(file, roots.workspace) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(roots.workspace, file) : file} of the input 'env-file'`;
    const vars = parseConfigVars(await readText(await locate(file, roots, subject), subject), subject);
    if (Object.keys(vars).length === 0)
      log.warning(`${subject} sets no config vars: it has no NAME=value lines`);
    all.push(vars);
  }
  return Object.assign({}, ...all);
}
async function locate(file, { workspace, temporaryDirectory }, subject) {
  const root = [workspace, temporaryDirectory].find((directory) => (0,_source_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithin */ .UO)(file, directory));
  if (root === undefined)
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} must be a path below the workspace or RUNNER_TEMP`);
  const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(file).catch((error) => {
    throw unreadable(subject, error);
  });
  const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root);
  if (!(0,_source_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithin */ .UO)(real, realRoot)) {
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(
      `${subject} is a link that leads out of ${root === workspace ? 'the workspace' : 'RUNNER_TEMP'}`,
    );
  }
  if ((0,_source_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isInGitDirectory */ .RI)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(realRoot, real))) throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} leads into .git`);
  return real;
}
async function readText(file, subject) {
  const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK).catch((error) => {
    throw unreadable(subject, error);
  });
  try {
    return decode(await readBytes(handle, subject), subject);
  } finally {
    await handle.close();
  }
}
async function readBytes(handle, subject) {
  const stats = await handle.stat();
  if (!stats.isFile())
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} is ${typeOf(stats)}: it takes a file of NAME=value lines`);
  if (stats.size > maxSize) throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} is larger than ${maxSize / 1024} KiB`);
  return handle.readFile();
}
function typeOf(stats) {
  return stats.isDirectory() ? 'a directory' : ((0,_source_packable_js__WEBPACK_IMPORTED_MODULE_4__/* .specialFileType */ .S5)(stats) ?? 'not a file');
}
function decode(bytes, subject) {
  const error = new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(
    `${subject} is not UTF-8 text. In Windows PowerShell, write it with -Encoding utf8`,
  );
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    throw error;
  }
  throw error;
}
function unreadable(subject, error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} does not exist: an earlier step of the job must write it`);
  }
  return new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`${subject} can't be read: ${code}`);
}


/***/ })

};
