export const id = 976;
export const ids = [976];
export const modules = {

/***/ 1976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseInclude: () => (/* binding */ parseInclude)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2976);
/* harmony import */ var _source_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9058);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3398);




const reservedCharacter = /[<>:"|?*]/;
const reservedName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
function parseInclude(text) {
  const [pattern = '', target, ...others] = text.split('=>').map((part) => (0,_source_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .toSlashes */ .TH)(part.trim()));
  const excludes = pattern.startsWith('!');
  if (target !== undefined && (pattern === '' || target === '' || excludes || others.length > 0))
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'include' contains '${text}': an item with a target is 'SOURCE => TARGET', and '!' takes no target`,
    );
  const source = excludes ? pattern.slice(1).trim() : pattern;
  requirePlainSource(text, source);
  return { text, source, excludes, ...(target !== undefined && { target: parseTarget(text, target) }) };
}
function requirePlainSource(text, source) {
  const parts = source.split('/');
  if (source !== '' && !parts.includes('..') && !parts.includes('.', 1)) return;
  throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
    `Input 'include' contains '${text}': write a path from the root of the workspace, without '..', and without '.' except at its beginning`,
  );
}
function parseTarget(text, target) {
  const refuse = (reason) =>
    new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'include' contains '${text}', whose target ${reason}. Use a path below the archive's root, such as config/app.json, or . for the root`,
    );
  const parts = target.split('/');
  if ((0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .hasControlCharacters */ .Kg)(target)) throw refuse('has a control character');
  if (node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(target) || /^[a-z]:/i.test(target)) throw refuse('is absolute');
  if (parts.includes('..')) throw refuse('leads out of the archive');
  if ((0,_source_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInGitDirectory */ .RI)(target)) throw refuse('is in .git');
  if (reservedCharacter.test(target) || parts.some((part) => reservedName.test(part)))
    throw refuse('has a name or a character that Windows reserves');
  const path = parts.filter((part) => part !== '' && part !== '.').join('/');
  return { path, isDirectory: path === '' || /(?:^|\/)\.?$/.test(target) };
}


/***/ })

};
