export const id = 363;
export const ids = [363];
export const modules = {

/***/ 3785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ measure)
/* harmony export */ });
async function measure(timings, phase, work) {
    const start = performance.now();
    try {
        return await work();
    }
    finally {
        timings.set(phase, performance.now() - start);
    }
}


/***/ }),

/***/ 9859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getAppSetup)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getAppSetup(client, id) {
    const setup = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/app-setups/${id}`);
    const { app, build, postdeploy } = setup;
    return {
        id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(setup.id, 'the id of the app setup'),
        status: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(setup.status, 'the status of the app setup'),
        failureMessage: setup.failure_message ?? '',
        manifestErrors: (setup.manifest_errors ?? []).map(String),
        ...(app?.id && { appId: app.id }),
        ...(app?.name && { appName: app.name }),
        ...(build?.id && { buildId: build.id }),
        ...(postdeploy && {
            postdeploy: { output: postdeploy.output ?? '', exitCode: postdeploy.exit_code ?? 0 },
        }),
    };
}


/***/ }),

/***/ 7973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $F: () => (/* binding */ listReleasesUntil),
/* harmony export */   DR: () => (/* binding */ listNewestReleases),
/* harmony export */   M9: () => (/* binding */ isRollbackTo),
/* harmony export */   YG: () => (/* binding */ createRelease),
/* harmony export */   dv: () => (/* binding */ findRelease),
/* harmony export */   kF: () => (/* binding */ getRelease)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9409);


const pageSize = 20;
const wholeHistory = 1000;
async function getRelease(client, app, release) {
    return readRelease(client, await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/apps/${app}/releases/${release}`));
}
async function listNewestReleases(client, app) {
    return listReleasesUntil(client, app, (releases) => releases.some(({ current }) => current));
}
async function listReleasesUntil(client, app, isEnough) {
    const releases = await listReleases(client, app, pageSize);
    if (releases.length < pageSize || isEnough(releases))
        return releases;
    return listReleases(client, app, wholeHistory);
}
async function createRelease(client, app, request, newest) {
    const create = async () => {
        const body = 'release' in request ? { release: request.release.id } : request;
        const options = { body };
        return readRelease(client, await client.request('POST', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/apps/${app}/releases`, options));
    };
    const find = async () => {
        const found = await findRelease(client, app, request, newest);
        return found && getRelease(client, app, found.id);
    };
    return (0,_create_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(create, find, client.signal);
}
async function findRelease(client, app, request, newest) {
    const releases = await listReleases(client, app, pageSize);
    return releases.find((release) => release.version > newest && isAsRequested(release, request));
}
function haveSameArtifact(one, other) {
    const [artifact, otherArtifact] = [one.slugId ?? one.imageId, other.slugId ?? other.imageId];
    return artifact !== undefined && artifact === otherArtifact;
}
function isRollbackTo(release, earlier) {
    if (haveSameArtifact(release, earlier))
        return true;
    const unknown = !release.slugId && !release.imageId;
    return unknown && release.description === `Rollback to v${earlier.version}`;
}
function isAsRequested(release, request) {
    if ('release' in request)
        return isRollbackTo(release, request.release);
    return release.slugId === request.slug && release.description === request.description;
}
async function listReleases(client, app, max) {
    const range = `version ..; order=desc,max=${max}`;
    const releases = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/apps/${app}/releases`, { range });
    return releases.map((release) => readRelease(client, { ...release, output_stream_url: null }));
}
function readRelease(client, release) {
    const stream = release.output_stream_url;
    const image = release.artifacts?.find(({ type }) => type === 'oci-image')?.id;
    return {
        id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(release.id, 'the id of the release'),
        version: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(release.version, 'the version of the release'),
        status: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(release.status, 'the status of the release'),
        current: release.current ?? false,
        description: release.description ?? '',
        ...(release.slug?.id && { slugId: release.slug.id }),
        ...(image && { imageId: image }),
        ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    };
}


/***/ }),

/***/ 2252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ isActive),
/* harmony export */   DH: () => (/* binding */ deleteReviewApp),
/* harmony export */   Ys: () => (/* binding */ getReviewApp),
/* harmony export */   gl: () => (/* binding */ createReviewApp),
/* harmony export */   lw: () => (/* binding */ listReviewApps)
/* harmony export */ });
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6204);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9409);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7183);




const variant = 'review-apps';
async function listReviewApps(client, pipelineId) {
    const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So) `/pipelines/${pipelineId}/review-apps`;
    const apps = await (0,_list_js__WEBPACK_IMPORTED_MODULE_3__/* .listAll */ ._)(client, url, variant);
    return apps.map(readReviewApp);
}
async function createReviewApp(client, request) {
    const { pipelineId, pullRequest, branch, forkId, sourceUrl, version, environment, knownIds } = request;
    const body = {
        branch,
        pipeline: pipelineId,
        pr_number: pullRequest,
        ...(forkId !== undefined && { fork_repo_id: forkId }),
        source_blob: { url: sourceUrl, version },
        ...(Object.keys(environment).length > 0 && { environment }),
    };
    const create = async () => readReviewApp(await client.request('POST', '/review-apps', { body, variant }));
    const find = async () => {
        const apps = await listReviewApps(client, pipelineId);
        const matches = (app) => app.pullRequest === pullRequest && app.branch === branch && isActive(app);
        return apps.find((app) => matches(app) && !knownIds.includes(app.id));
    };
    return (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(create, find, client.signal);
}
async function getReviewApp(client, id) {
    const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So) `/review-apps/${id}`;
    const app = await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessStatus */ .HD)(client.request('GET', url, { variant }), 404, 410);
    const reviewApp = app && readReviewApp(app);
    return reviewApp?.status === 'deleted' ? undefined : reviewApp;
}
async function deleteReviewApp(client, id) {
    const deletion = client.command('DELETE', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So) `/review-apps/${id}`, { variant });
    await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessStatus */ .HD)(deletion, 404, 409, 410);
}
function isActive({ status }) {
    return status === 'pending' || status === 'creating' || status === 'created';
}
function readReviewApp(app) {
    return {
        id: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(app.id, 'the id of the review app'),
        status: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(app.status, 'the status of the review app'),
        branch: app.branch ?? '',
        message: [app.error_status, app.message].filter(Boolean).join(': '),
        ...(app.app?.id && { appId: app.app.id }),
        ...(app.app_setup?.id && { setupId: app.app_setup.id }),
        ...(app.pr_number && { pullRequest: app.pr_number }),
    };
}


/***/ }),

/***/ 6847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ destroyReviewApp),
/* harmony export */   s: () => (/* binding */ deleteAndWait)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6777);
/* harmony import */ var _async_measure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3785);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5502);
/* harmony import */ var _heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2252);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5492);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9858);






const maxErrors = 5;
async function destroyReviewApp(review) {
    const { pullRequest, run, timings } = review;
    const app = await (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_4__/* .measure */ .x)(timings, 'destroyed', async () => {
        const { ownApp } = await (0,_find_js__WEBPACK_IMPORTED_MODULE_3__/* .findApps */ .SL)(review);
        if (ownApp)
            await deleteAndWait(review, ownApp);
        return ownApp;
    });
    run.log.info(app
        ? `Destroyed the app of pull request ${pullRequest.number}`
        : `Pull request ${pullRequest.number} has no app in this pipeline, so there is nothing to destroy`);
    return { status: 'destroyed' };
}
async function deleteAndWait({ client, run }, app) {
    let current = app;
    let errors = 0;
    for (const pause of (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_5__/* .backoff */ .J)()) {
        if (current.status !== 'deleting')
            await (0,_heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteReviewApp */ .DH)(client, app.id);
        current = await (0,_heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__/* .getReviewApp */ .Ys)(client, app.id);
        if (!current)
            return;
        if (current.status === 'errored' && ++errors > maxErrors) {
            const ownMessage = `Heroku could not delete the review app ${app.id}`;
            throw new _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_2__/* .QuotingError */ .y(`${ownMessage}: ${current.message || 'it gave no reason'}`, { ownMessage });
        }
        await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause, run.signal);
    }
}


/***/ }),

/***/ 9858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SL: () => (/* binding */ findApps),
  G9: () => (/* binding */ isOwnApp),
  mL: () => (/* binding */ repositoryVar)
});

// EXTERNAL MODULE: ./.build/async/backoff.js
var backoff = __webpack_require__(6777);
// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __webpack_require__(5502);
// EXTERNAL MODULE: ./.build/heroku/app-setups.js
var app_setups = __webpack_require__(9859);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __webpack_require__(9409);
// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __webpack_require__(7973);
;// CONCATENATED MODULE: ./.build/heroku/config-vars.js



async function getConfigVars(client, app) {
    return readVars(client, (0,heroku_client/* apiPath */.So) `/apps/${app}/config-vars`);
}
function changesNeeded(changes, config) {
    const entries = Object.entries(changes).filter(([name, value]) => value !== (config.get(name) ?? null));
    return Object.fromEntries(entries);
}
async function changeConfigVars(client, app, changes) {
    const [before] = await listNewestReleases(client, app);
    const change = async () => {
        const options = { body: changes, idempotent: false };
        await client.command('PATCH', apiPath `/apps/${app}/config-vars`, options);
        return { release: undefined };
    };
    const find = async () => {
        const releases = await listNewestReleases(client, app);
        for (const release of releases.filter(({ version }) => version > (before?.version ?? 0)).reverse()) {
            const url = apiPath `/apps/${app}/releases/${release.id}/config-vars`;
            const missing = changesNeeded(changes, await readVars(client, url));
            if (Object.keys(missing).length === 0)
                return { release };
        }
        return undefined;
    };
    const created = await createOnce(change, find, client.signal);
    const release = created.release ?? (await find())?.release;
    return release && getRelease(client, app, release.id);
}
async function readVars(client, url) {
    const vars = await client.request('GET', url);
    return new Map(Object.entries(vars).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

// EXTERNAL MODULE: ./.build/heroku/review-apps.js
var review_apps = __webpack_require__(2252);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
;// CONCATENATED MODULE: ./.build/review-app/find.js






const repositoryVar = 'REVIEW_APP_REPOSITORY_ID';
async function findApps(context) {
    const { client, pipelineId, pullRequest } = context;
    const { number, branch } = pullRequest;
    const all = await (0,review_apps/* listReviewApps */.lw)(client, pipelineId);
    const existing = all.filter(({ status }) => status !== 'deleted');
    const matching = existing.filter((app) => app.pullRequest === number || app.branch === branch);
    for (const app of matching) {
        if (app.pullRequest !== number || app.branch !== branch || !(await isOwnApp(context, app)))
            continue;
        return { ownApp: app, conflicts: matching.filter((other) => other !== app) };
    }
    return { conflicts: matching };
}
async function isOwnApp(context, app) {
    const { inputs, owners, run } = context;
    const ownRepositoryId = inputs.github.run.repositoryId;
    if (ownRepositoryId === '')
        return true;
    const known = owners.get(app.id);
    if (known !== undefined)
        return known === ownRepositoryId;
    const repository = (await readRepository(context, app)) ?? '';
    owners.set(app.id, repository || ownRepositoryId);
    if (repository === ownRepositoryId)
        return true;
    const which = `The app of pull request ${app.pullRequest}, branch ${app.branch}, in this pipeline`;
    if (repository === '') {
        run.log.notice(`${which} has no config var ${repositoryVar}, so this action assumes that it belongs to this repository. If several repositories share this pipeline, use a separate pipeline for each`);
        return true;
    }
    run.log.info(`${which} belongs to another repository, with the ID ${repository}: leaving it unchanged`);
    return false;
}
async function readRepository({ client, run }, found) {
    const { signal } = run;
    let app = found;
    for (const pause of (0,backoff/* backoff */.J)()) {
        const certain = await hasConfigVarsSet(client, app, signal);
        const mark = app.appId && (await readRepositoryMark(client, app.appId, signal));
        if (mark || certain)
            return mark;
        await (0,sleep/* sleep */.y)(pause, signal);
        app = await (0,review_apps/* getReviewApp */.Ys)(client, app.id);
        if (!app)
            return undefined;
    }
    return undefined;
}
async function hasConfigVarsSet(client, app, signal) {
    if (!(0,review_apps/* isActive */.$m)(app) || app.status === 'created')
        return true;
    if (!app.setupId)
        return false;
    const { buildId, status } = await (0,app_setups/* getAppSetup */.H)(client.until(signal), app.setupId);
    return buildId !== undefined || status !== 'pending';
}
async function readRepositoryMark(client, appId, signal) {
    try {
        return (await getConfigVars(client.until(signal), appId)).get(repositoryVar);
    }
    catch (error) {
        if ((0,errors/* isStatus */.zM)(error, 404, 410))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy),
  destroyReviewApp: () => (/* reexport */ destroy/* destroyReviewApp */.M),
  sweepReviewApps: () => (/* reexport */ sweepReviewApps)
});

// EXTERNAL MODULE: ./.build/review-app/destroy.js
var destroy = __webpack_require__(6847);
// EXTERNAL MODULE: ./.build/github/best-effort.js
var best_effort = __webpack_require__(1303);
// EXTERNAL MODULE: ./.build/github/deployments.js
var deployments = __webpack_require__(4616);
// EXTERNAL MODULE: ./.build/github/pull-requests.js
var pull_requests = __webpack_require__(8424);
// EXTERNAL MODULE: ./.build/heroku/review-apps.js
var review_apps = __webpack_require__(2252);
// EXTERNAL MODULE: ./.build/summary/markdown.js
var markdown = __webpack_require__(3084);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
// EXTERNAL MODULE: ./.build/review-app/find.js + 1 modules
var find = __webpack_require__(9858);
// EXTERNAL MODULE: ./.build/review-app/review.js
var review = __webpack_require__(4505);
;// CONCATENATED MODULE: ./.build/review-app/sweep.js










async function sweepReviewApps(context) {
    const { client, pipelineId, run } = context;
    const apps = await (0,review_apps/* listReviewApps */.lw)(client, pipelineId);
    const problems = [];
    let destroyed = 0;
    for (const app of apps) {
        try {
            if (await sweepOne(context, app))
                destroyed++;
        }
        catch (error) {
            run.signal.throwIfAborted();
            problems.push(`Pull request ${app.pullRequest}: ${(0,describe_error/* describeError */.Uc)(error)}`);
        }
    }
    run.output('status', destroyed > 0 ? 'destroyed' : 'unchanged');
    const counts = `Of ${(0,format/* formatCount */.B4)(apps.length, 'review app')}, ${destroyed} belonged to closed pull requests and were destroyed`;
    run.log.info(counts);
    const problemBlock = problems.length > 0 ? [(0,markdown/* codeBlock */.DV)(problems.join('\n').split('\n'))] : [];
    await run.summary([`### ${problems.length > 0 ? '❌' : '🧹'} ${counts}`, ...problemBlock]);
    if (problems.length > 0)
        throw new Error(`Some review apps could not be destroyed:\n${problems.join('\n')}`);
}
async function sweepOne(context, app) {
    const { github, inputs, run } = context;
    const { pullRequest, branch, status } = app;
    if (pullRequest === undefined || status === 'deleted')
        return false;
    const pull = await (0,best_effort/* bestEffort */.z)(run, review/* readPullRequestTask */.kk, () => (0,pull_requests/* getPullRequest */.T9)(github, pullRequest));
    if (!pull || pull.open || pull.branch !== branch)
        return false;
    if (!(await (0,find/* isOwnApp */.G9)(context, app)))
        return false;
    await (0,destroy/* deleteAndWait */.s)(context, app);
    run.log.info(`Destroyed the app of pull request ${pullRequest}, which is closed`);
    const environment = (0,review/* environmentOf */.p7)(inputs, pullRequest);
    const ending = { what: 'Ending its deployments', permission: 'deployments: write' };
    const task = (0,review/* taskOf */.Xb)(pullRequest);
    if (environment)
        await (0,best_effort/* bestEffort */.z)(run, ending, () => (0,deployments/* deactivateDeployments */.j9)(github, { environment, task }));
    return true;
}

;// CONCATENATED MODULE: ./.build/review-app/lifecycle.js


async function deploy(review) {
    const { deployReviewApp } = await __webpack_require__.e(/* import() */ 778).then(__webpack_require__.bind(__webpack_require__, 1778));
    return deployReviewApp(review);
}


/***/ })

};
