export const id = 765;
export const ids = [765];
export const modules = {

/***/ 7765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordRollbackPoint: () => (/* binding */ recordRollbackPoint)
/* harmony export */ });
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7973);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4712);


async function recordRollbackPoint(deploy, app) {
  let releases = await deploy.releasesBefore?.catch(() => undefined);
  if (!releases) {
    deploy.releasesBefore = (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_0__/* .listNewestReleases */ .DR)(deploy.client, app.id);
    releases = await deploy.releasesBefore;
  }
  const current = releases.find((release) => release.current);
  if (current) deploy.rollbackPoint = (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .toReleaseRef */ .SL)(current);
}


/***/ })

};
