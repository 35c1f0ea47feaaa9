export const id = 163;
export const ids = [163];
export const modules = {

/***/ 9163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promoteThroughPipeline: () => (/* binding */ promoteThroughPipeline)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4005);
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);
/* harmony import */ var _heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6740);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7973);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _release_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4877);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4712);
/* harmony import */ var _promote_app_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6075);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7737);










async function promoteThroughPipeline(promotion, artifact, sourceApp) {
  const { run, client, apps } = promotion;
  const pipelineId = await findCommonPipeline(client, sourceApp, promotion);
  if (pipelineId === undefined) return false;
  const others = [];
  const existing = apps.map(async (appPromotion) => {
    const release = (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .findExistingRelease */ .yy)(promotion, appPromotion, artifact);
    if (release) await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .useExistingRelease */ .sY)(promotion, appPromotion, release);
    else others.push(appPromotion);
  });
  if (others.length > 0)
    run.log.info(`${sourceApp.name} runs an image and has no slug: promoting through its pipeline`);
  const promoting = promoteAtOnce(promotion, others, { artifact, pipelineId, sourceApp });
  await promoting.finally(() => Promise.all(existing));
  run.signal.throwIfAborted();
  return true;
}
async function promoteAtOnce(promotion, apps, { artifact, pipelineId, sourceApp }) {
  const { run, client } = promotion;
  if (apps.length === 0) return;
  await startMaintenance(promotion, apps);
  for (const appPromotion of apps) {
    (0,_rollback_js__WEBPACK_IMPORTED_MODULE_7__/* .armRelease */ .UY)(promotion, appPromotion, { ...artifact, newest: appPromotion.target.newestVersion });
  }
  const ids = apps.map(({ target }) => target.app.id);
  const promotionTargets = (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .createPromotion */ .ou)(client, pipelineId, sourceApp.id, ids).then((promotionId) =>
    waitForReleases(client, promotionId),
  );
  await promotionTargets.catch(async (error) => {
    run.signal.throwIfAborted();
    if (!(0,_http_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isStatus */ .zM)(error, 401, 402, 403, 404, 422, 429)) return;
    for (const { ownRelease } of apps) ownRelease?.disarm();
    await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .endMaintenance */ .Jg)(apps);
    throw error;
  });
  await (0,p_map__WEBPACK_IMPORTED_MODULE_8__/* ["default"] */ .Ay)(apps, (appPromotion) => followApp(promotion, appPromotion, promotionTargets));
}
async function startMaintenance(promotion, apps) {
  const starting = await Promise.allSettled(apps.map((app) => (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .startAppMaintenance */ .jT)(promotion, app)));
  promotion.run.signal.throwIfAborted();
  const failed = starting.find((result) => result.status === 'rejected');
  if (!failed) return;
  await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .endMaintenance */ .Jg)(apps);
  throw failed.reason;
}
async function followApp(promotion, appPromotion, promotionTargets) {
  const { client } = promotion;
  const { ownRelease } = appPromotion;
  await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .trackPromotion */ .VK)(promotion, appPromotion, async (app) => {
    const found = (await promotionTargets).get(app.id);
    if (found?.releaseId === undefined) {
      ownRelease?.disarm();
      const why = found?.errorMessage || 'it gave no reason';
      throw new _release_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ReleaseFailedError */ .Zx(`Heroku did not promote to ${app.name}`, [], `: ${why}`);
    }
    const release = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .getRelease */ .kF)(client, app.id, found.releaseId);
    if (ownRelease) (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOwnRelease */ .Nk)(ownRelease, release);
    await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .completePromotion */ .bm)(promotion, appPromotion, release);
  });
}
async function waitForReleases(client, promotionId) {
  const pause = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_9__/* .backoff */ .J)();
  for (;;) {
    const targets = await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .listPromotionTargets */ .OU)(client, promotionId);
    const areAllKnown = targets.every(
      ({ status, releaseId }) => status !== 'pending' || releaseId !== undefined,
    );
    if (areAllKnown) return new Map(targets.map((target) => [target.appId, target]));
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause.next().value, client.signal);
  }
}
async function findCommonPipeline(client, sourceApp, { apps }) {
  const coupling = await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .findCoupling */ .J)(client, sourceApp.id);
  if (!coupling) return undefined;
  const members = new Set((await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .listCouplings */ .Nx)(client, coupling.pipelineId)).map(({ appId }) => appId));
  return apps.every(({ target }) => members.has(target.app.id)) ? coupling.pipelineId : undefined;
}


/***/ })

};
