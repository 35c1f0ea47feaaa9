export const id = 887;
export const ids = [887];
export const modules = {

/***/ 5348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ updateFormation),
/* harmony export */   m: () => (/* binding */ listFormation)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7183);


async function listFormation(client, app) {
  const entries = await (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .listAll */ ._)(client, (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/formation`);
  return entries.map(toFormationEntry);
}
async function updateFormation(client, app, updates) {
  const body = { updates: updates.map(({ size, ...update }) => ({ ...update, ...(size && { size }) })) };
  const entries = await client.request('PATCH', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/formation`, { body });
  return entries.map(toFormationEntry);
}
function toFormationEntry({ type, quantity, size }) {
  return {
    type: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(type, 'the type of a formation entry'),
    quantity: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(quantity, 'the quantity of a formation entry'),
    size: size ?? '',
  };
}


/***/ }),

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ listAll)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

const pageSize = 1000;
async function listAll(client, path, variant) {
  const all = [];
  for (let after = ''; ; ) {
    const range = `id ${after && `]${after}`}..; max=${pageSize}`;
    const page = await client.request('GET', path, { range, ...(variant && { variant }) });
    all.push(...page);
    if (page.length < pageSize) return all;
    after = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(page.at(-1)?.id, 'the id of a list item');
  }
}


/***/ }),

/***/ 7887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   applyFormation: () => (/* binding */ applyFormation),
/* harmony export */   requireProcessTypes: () => (/* binding */ requireProcessTypes)
/* harmony export */ });
/* harmony import */ var _heroku_formation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5348);

function requireProcessTypes(updates, known) {
  const unknown = updates.filter(({ type }) => !known.includes(type)).map(({ type }) => type);
  if (unknown.length === 0) return;
  throw new Error(
    `Input 'formation' has ${unknown.join(', ')}, which the app does not declare. Its process types are ${known.join(', ') || 'none'}`,
  );
}
async function applyFormation(client, app, updates) {
  const before = await (0,_heroku_formation_js__WEBPACK_IMPORTED_MODULE_0__/* .listFormation */ .m)(client, app.id);
  requireProcessTypes(
    updates,
    before.map(({ type }) => type),
  );
  const entryOf = (entries, type) => entries.find((entry) => entry.type === type);
  const changes = updates.filter((update) => differs(update, entryOf(before, update.type)));
  if (changes.length === 0) return [];
  const after = await (0,_heroku_formation_js__WEBPACK_IMPORTED_MODULE_0__/* .updateFormation */ .J)(client, app.id, changes);
  return changes.map(({ type }) => {
    const [from, to] = [entryOf(before, type), entryOf(after, type)];
    return `${type} from ${describeEntry(from)} to ${describeEntry(to)}`;
  });
}
function differs({ quantity, size }, entry) {
  if (entry?.quantity !== quantity) return true;
  return size !== undefined && size.toLowerCase() !== entry.size.toLowerCase();
}
function describeEntry(entry) {
  return entry ? `${entry.quantity} ${entry.size}`.trim() : 'none';
}


/***/ })

};
