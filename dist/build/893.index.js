export const id = 893;
export const ids = [893];
export const modules = {

/***/ 1893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findReusableBuild: () => (/* binding */ findReusableBuild),
/* harmony export */   releaseExistingSlug: () => (/* binding */ releaseExistingSlug)
/* harmony export */ });
/* harmony import */ var _deploy_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3644);
/* harmony import */ var _deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4727);
/* harmony import */ var _deploy_deploy_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3501);
/* harmony import */ var _heroku_builds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6162);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7973);
/* harmony import */ var _heroku_slugs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6335);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6204);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4712);








async function findReusableBuild(deploy, app) {
    const { run, client, options } = deploy;
    const candidates = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_2__/* .listBuildsOfVersion */ .RF)(client, app.id, options.version);
    const builds = candidates.filter(({ version }) => version === options.version);
    for (const build of builds) {
        if (!(await hasSlug(deploy, app, build)))
            continue;
        run.log.info(`Reusing the slug of build ${build.id}, which has the same version`);
        (0,_deploy_build_js__WEBPACK_IMPORTED_MODULE_0__/* .setBuildOutputs */ .vP)(run)(build);
        return { build, isRunning: false };
    }
    const running = builds.find(({ status }) => status === 'pending');
    if (!running)
        return undefined;
    return { build: await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_2__/* .getBuild */ .ls)(client, app.id, running.id), isRunning: true };
}
async function releaseExistingSlug(deploy, app, { slugId }) {
    if (!slugId)
        throw new Error((0,_deploy_deploy_js__WEBPACK_IMPORTED_MODULE_7__/* .noSlugMessage */ .K)(app));
    const { run, client } = deploy;
    const releases = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .listNewestReleases */ .DR)(client, app.id);
    const current = releases.find((release) => release.current);
    if (current?.slugId === slugId) {
        run.log.info(`${app.name} already runs this slug, since v${current.version}`);
        const isOwnRelease = current.id === deploy.configRelease;
        return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .completeDeploy */ .xA)(deploy, app, current, isOwnRelease ? (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .armExistingRelease */ .JG)(deploy, app, current) : undefined);
    }
    const pendingRelease = releases.find((release) => release.status === 'pending' && release.slugId === slugId);
    if (pendingRelease) {
        run.log.info(`${app.name} is already releasing this slug as v${pendingRelease.version}`);
        return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .completeDeploy */ .xA)(deploy, app, await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .getRelease */ .kF)(client, app.id, pendingRelease.id));
    }
    return releaseSlug(deploy, app, slugId, releases[0]?.version ?? 0);
}
async function releaseSlug(deploy, app, slug, newest) {
    const { client, options } = deploy;
    const request = { slug, description: `Deploy ${options.version.slice(0, 8)}` };
    const ownRelease = (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .armRelease */ .UY)(deploy, app, { match: { ...request, newest } });
    const release = await (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_6__/* .createOwnRelease */ .IJ)(client, ownRelease, request, newest);
    return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .completeDeploy */ .xA)(deploy, app, release, ownRelease);
}
async function hasSlug({ client }, app, { status, slugId }) {
    if (status !== 'succeeded' || !slugId)
        return false;
    try {
        await (0,_heroku_slugs_js__WEBPACK_IMPORTED_MODULE_4__/* .getSlug */ .i)(client, app.id, slugId);
        return true;
    }
    catch (error) {
        if ((0,_http_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isStatus */ .zM)(error, 404, 410))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getSlug)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getSlug(client, app, id) {
    const slug = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/apps/${app}/slugs/${id}`);
    return {
        id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.id, 'the id of the slug'),
        commit: slug.commit ?? '',
        stack: slug.stack?.name ?? '',
        checksum: slug.checksum ?? '',
        url: client.signedUrl((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.blob?.url, 'the URL of the slug')),
    };
}


/***/ })

};
