export const id = 718;
export const ids = [718];
export const modules = {

/***/ 7718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFormation: () => (/* binding */ parseFormation)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2976);

const maxQuantity = 100;
function parseFormation(values) {
  const updates = values.map(parseUpdate);
  const types = updates.map(({ type }) => type);
  const repeated = types.find((type, index) => types.indexOf(type) !== index);
  if (repeated !== undefined)
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`Input 'formation' has the process type ${repeated} twice`);
  return updates;
}
function parseUpdate(value) {
  const [, type, quantity, size] = /^([-\w]+)=(\d{1,3})(?::([-.\w]+))?$/.exec(value) ?? [];
  if (type === undefined || quantity === undefined || Number(quantity) > maxQuantity) {
    throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(
      `Input 'formation' contains '${value}': use TYPE=QUANTITY or TYPE=QUANTITY:SIZE, such as web=2:standard-2x, with a quantity from 0 to ${maxQuantity}`,
    );
  }
  return { type, quantity: Number(quantity), ...(size !== undefined && { size }) };
}


/***/ })

};
