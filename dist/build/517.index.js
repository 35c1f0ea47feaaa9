export const id = 517;
export const ids = [517];
export const modules = {

/***/ 517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveReusableVersion: () => (/* binding */ resolveReusableVersion)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _deploy_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4648);


async function resolveReusableVersion(deploy, signal) {
  const { source } = deploy.options;
  if ('tarballUrl' in source) return [];
  const { readCheckoutIfPossible } = await Promise.all(/* import() */[__webpack_require__.e(206), __webpack_require__.e(372)]).then(__webpack_require__.bind(__webpack_require__, 7372));
  const { commit, why } = await readCheckoutIfPossible(deploy, source, signal);
  (0,_deploy_version_js__WEBPACK_IMPORTED_MODULE_1__/* .setVersion */ .vJ)(deploy, commit ? await requireVersion(deploy, commit) : deploy.options.version, commit);
  if (why !== undefined) return (await hasFiles(source.directory)) ? [notCompared(why)] : [];
  return source.include.length > 0 ? [includedNotCompared] : [];
}
async function requireVersion({ options, run }, commit) {
  const { version, workflowCommit } = options;
  if (version === workflowCommit) return (0,_deploy_version_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveVersion */ .x)(run, version, commit);
  const matching = await (0,_deploy_version_js__WEBPACK_IMPORTED_MODULE_1__/* .matchVersion */ .CJ)(version, commit);
  if (matching !== undefined) return matching;
  throw new Error(
    `${(0,_deploy_version_js__WEBPACK_IMPORTED_MODULE_1__/* .describeMismatch */ ._e)(version, commit)}. With 'reuse', nothing but the checked-out commit is deployed: pass the same commit as 'ref' to actions/checkout, or leave out 'version' to deploy the checked-out commit`,
  );
}
async function hasFiles(directory) {
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch(() => [])).length > 0;
}
function notCompared(why) {
  return `The build is reused by its version alone: ${why}, so the files here were not compared with those that were built`;
}
const includedNotCompared =
  "The files of the input 'include' are deployed as they were when the build was made: changes to them since then are not in it. To deploy them as they are now, leave out 'reuse'";


/***/ })

};
