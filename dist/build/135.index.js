export const id = 135;
export const ids = [135];
export const modules = {

/***/ 8135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readNewAppInputs: () => (/* binding */ readNewAppInputs)
/* harmony export */ });
/* harmony import */ var _release_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1475);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2976);


function readNewAppInputs() {
  const stack = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8('stack');
  const coupling = readPipelineOfNewApp();
  const [team, region, space] = [_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8('team'), _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8('region'), _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8('space')];
  return { team, region, stack, space, ...(coupling && { coupling }) };
}
function readPipelineOfNewApp() {
  const pipeline = (0,_release_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readPipelineIdentity */ .fJ)();
  const stage = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq('stage');
  if (pipeline === '' && stage === '') return undefined;
  if (pipeline === '') throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`Input 'stage' needs 'pipeline'`);
  if (stage !== '') return { pipeline, stage: _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq('stage', _release_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .pipelineStages */ .SG) };
  const stages = new Intl.ListFormat('en', { type: 'disjunction' }).format(_release_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .pipelineStages */ .SG);
  throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`Input 'stage' is empty, or its expression has no value: use ${stages}`);
}


/***/ })

};
