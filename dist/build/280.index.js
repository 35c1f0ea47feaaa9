export const id = 280;
export const ids = [280];
export const modules = {

/***/ 3280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireHealthTarget: () => (/* binding */ requireHealthTarget)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7036);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2976);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3398);



function requireHealthTarget(target) {
  const isUrl = URL.canParse(target) && (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecure */ .Ut)(new URL(target));
  if (!(0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__/* .hasControlCharacters */ .Kg)(target) && (isPath(target) || isUrl)) return;
  throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`Input 'health-check' has '${target}': use paths such as /health, or https URLs`);
}
function isPath(target) {
  const app = 'https://app.invalid';
  return target.startsWith('/') && URL.canParse(target, app) && new URL(target, app).origin === app;
}


/***/ })

};
