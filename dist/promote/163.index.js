export const id = 163;
export const ids = [163];
export const modules = {

/***/ 9163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promoteImage: () => (/* binding */ promoteImage)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4005);
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);
/* harmony import */ var _heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6915);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7973);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _release_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4877);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4712);
/* harmony import */ var _promote_app_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1066);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7737);










async function promoteImage(promotion, { sourceApp, imageId }) {
    const { run, client, inputs, apps } = promotion;
    if (!sourceApp)
        throw new Error('There is no slug to promote');
    if (inputs.source.kind === 'app' && inputs.source.version !== '') {
        throw new Error(`${sourceApp.name} builds images (stack ${sourceApp.stack}), and only its current image can be promoted: leave out the input 'version'`);
    }
    const pipelineId = await findCommonPipeline(client, sourceApp, promotion);
    promotion.label = sourceApp.name;
    run.log.info(`${sourceApp.name} runs an image and has no slug: promoting through its pipeline`);
    const ids = apps.map(({ target }) => target.app.id);
    for (const appPromotion of apps) {
        (0,_rollback_js__WEBPACK_IMPORTED_MODULE_7__/* .armRelease */ .UY)(promotion, appPromotion, imageId ? { image: imageId, newest: appPromotion.target.newestVersion } : undefined);
    }
    const promotionTargets = (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .createPromotion */ .ou)(client, pipelineId, sourceApp.id, ids).then((promotionId) => waitForReleases(client, promotionId));
    await promotionTargets.catch((error) => {
        run.signal.throwIfAborted();
        if (!(0,_http_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isStatus */ .zM)(error, 401, 402, 403, 404, 422, 429))
            return;
        for (const { ownRelease } of apps)
            ownRelease?.disarm();
        throw error;
    });
    await (0,p_map__WEBPACK_IMPORTED_MODULE_8__/* ["default"] */ .Ay)(apps, (appPromotion) => followApp(promotion, appPromotion, promotionTargets));
    run.signal.throwIfAborted();
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
        if (ownRelease)
            (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOwnRelease */ .Nk)(ownRelease, release);
        await (0,_promote_app_js__WEBPACK_IMPORTED_MODULE_6__/* .completePromotion */ .bm)(promotion, appPromotion, release);
    });
}
async function waitForReleases(client, promotionId) {
    const pause = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_9__/* .backoff */ .J)();
    for (;;) {
        const targets = await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .listPromotionTargets */ .OU)(client, promotionId);
        const areAllKnown = targets.every(({ status, releaseId }) => status !== 'pending' || releaseId !== undefined);
        if (areAllKnown)
            return new Map(targets.map((target) => [target.appId, target]));
        await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause.next().value, client.signal);
    }
}
async function findCommonPipeline(client, sourceApp, { apps }) {
    const coupling = await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .findCoupling */ .J)(client, sourceApp.id);
    const members = coupling ? await (0,_heroku_pipelines_js__WEBPACK_IMPORTED_MODULE_1__/* .listCouplings */ .Nx)(client, coupling.pipelineId) : [];
    const targets = apps.map(({ target }) => target.app);
    const outsideApps = targets.filter(({ id }) => !members.some(({ appId }) => appId === id));
    if (coupling && outsideApps.length === 0)
        return coupling.pipelineId;
    const names = outsideApps.map(({ name }) => name).join(', ');
    throw new Error(`Nothing was promoted: ${sourceApp.name} runs an image and has no slug (stack ${sourceApp.stack}), and images can only be promoted within a pipeline. Add ${names} to the pipeline of ${sourceApp.name}, or deploy the image to each app`);
}


/***/ })

};
