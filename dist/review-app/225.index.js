export const id = 225;
export const ids = [225];
export const modules = {

/***/ 6225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeRelease: () => (/* binding */ completeRelease)
/* harmony export */ });
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2142);

async function completeRelease(app, initial, options) {
  const {
    run,
    client,
    log,
    afterRelease,
    maintenance,
    onScaled,
    onDynos,
    phase = (_, work) => work(),
  } = options;
  const { waitForRelease, formation, dynosTimeout, healthCheck, runAfter } = afterRelease;
  const follow = waitForRelease || initial.status !== 'pending';
  if (!follow) {
    const scaling = formation.length > 0 ? ', and the formation stays as it is' : '';
    log.info(
      `v${initial.version} of ${app.name} is still pending, and 'wait-for-release' is false: its dynos are not waited for${scaling}`,
    );
    return initial;
  }
  const release = await phase('release', () => (0,_follow_js__WEBPACK_IMPORTED_MODULE_0__/* .followRelease */ .r)(app, initial, options));
  if (maintenance) maintenance.hasUnprovenRelease = true;
  if (formation.length > 0) {
    const { applyFormation } = await __webpack_require__.e(/* import() */ 887).then(__webpack_require__.bind(__webpack_require__, 7887));
    for (const change of await phase('scaling', () => applyFormation(client, app, formation))) {
      log.info(`Scaled ${app.name}: ${change}`);
      onScaled?.(change);
    }
  }
  if (dynosTimeout !== undefined) {
    const { waitForDynos } = await __webpack_require__.e(/* import() */ 499).then(__webpack_require__.bind(__webpack_require__, 8499));
    const wait = { client, log, timeout: dynosTimeout };
    const dynos = await phase('dyno start', () => waitForDynos(app, release, wait));
    onDynos?.(dynos.map(toOutput));
  }
  const check = async () => {
    if (!healthCheck) return;
    const { checkHealth } = await __webpack_require__.e(/* import() */ 453).then(__webpack_require__.bind(__webpack_require__, 5453));
    const { signal } = client;
    await phase('health check', () => checkHealth(client.http, healthCheck, app.webUrl, { log, signal }));
  };
  if (!maintenance) await check();
  if (runAfter !== '') {
    const { runCommand } = await __webpack_require__.e(/* import() */ 388).then(__webpack_require__.bind(__webpack_require__, 9388));
    await phase('command', () => runCommand(app, runAfter, { run, client, log }));
  }
  if (!maintenance) return release;
  await maintenance.end();
  if (!maintenance.wasOn) await check();
  else if (healthCheck)
    log.warning(
      `The health of ${app.name} was not checked: it was in maintenance mode before, in which Heroku answers every request itself`,
    );
  maintenance.hasUnprovenRelease = false;
  return release;
}
function toOutput({ name, type, state, releaseVersion }) {
  return { name, type, state, version: releaseVersion };
}


/***/ })

};
