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
  } finally {
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
  const setup = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/app-setups/${id}`);
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
/* harmony export */   TH: () => (/* binding */ idOf),
/* harmony export */   TZ: () => (/* binding */ runsArtifact),
/* harmony export */   YG: () => (/* binding */ createRelease),
/* harmony export */   dv: () => (/* binding */ findRelease),
/* harmony export */   kF: () => (/* binding */ getRelease),
/* harmony export */   qB: () => (/* binding */ artifactOf)
/* harmony export */ });
/* unused harmony export readListed */
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9409);


const pageSize = 20;
const wholeHistory = 1000;
async function getRelease(client, app, release) {
  return readRelease(client, await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/releases/${release}`));
}
async function listNewestReleases(client, app) {
  return listReleasesUntil(client, app, (releases) => releases.some(({ current }) => current));
}
async function listReleasesUntil(client, app, isEnough) {
  const releases = await listReleases(client, app, pageSize);
  if (releases.length < pageSize || isEnough(releases)) return releases;
  return listReleases(client, app, wholeHistory);
}
async function createRelease(client, app, request, newest) {
  const create = async () => {
    const options = { body: bodyOf(request) };
    return readRelease(client, await client.request('POST', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/releases`, options));
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
  const artifact = artifactOf(other);
  return artifact !== undefined && runsArtifact(one, artifact);
}
function isRollbackTo(release, earlier) {
  if (haveSameArtifact(release, earlier)) return true;
  return !artifactOf(release) && release.description === `Rollback to v${earlier.version}`;
}
function runsArtifact(release, artifact) {
  if ('slug' in artifact) return release?.slugId === artifact.slug;
  return release?.imageId === artifact.image;
}
function idOf(artifact) {
  return 'slug' in artifact ? artifact.slug : artifact.image;
}
function artifactOf({ slugId, imageId }) {
  if (slugId) return { slug: slugId };
  return imageId ? { image: imageId } : undefined;
}
function isAsRequested(release, request) {
  if ('release' in request) return isRollbackTo(release, request.release);
  const { description = release.description } = request;
  return runsArtifact(release, request) && release.description === description;
}
function bodyOf(request) {
  if ('release' in request) return { release: request.release.id };
  const { description } = request;
  return 'slug' in request ? { slug: request.slug, description } : { oci_image: request.image, description };
}
async function listReleases(client, app, max) {
  const range = `version ..; order=desc,max=${max}`;
  const releases = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/releases`, { range });
  return releases.map((release) => readListed(client, release));
}
function readListed(client, release) {
  return readRelease(client, { ...release, output_stream_url: null });
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
    user: release.user?.email ?? '',
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
  const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/pipelines/${pipelineId}/review-apps`;
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
  const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/review-apps/${id}`;
  const app = await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessStatus */ .HD)(client.request('GET', url, { variant }), 404, 410);
  const reviewApp = app && readReviewApp(app);
  return reviewApp?.status === 'deleted' ? undefined : reviewApp;
}
async function deleteReviewApp(client, id) {
  const deletion = client.command('DELETE', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/review-apps/${id}`, { variant });
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
/* harmony export */   MF: () => (/* binding */ destroyReviewApp),
/* harmony export */   gT: () => (/* binding */ destroyUnlabelledApp),
/* harmony export */   so: () => (/* binding */ deleteAndWait)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6777);
/* harmony import */ var _async_measure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3785);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5502);
/* harmony import */ var _heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2252);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5492);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9858);
/* harmony import */ var _should_have_app_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1715);







const maxErrors = 5;
async function destroyReviewApp(review) {
  const { pullRequest, run } = review;
  if (!(await destroyOwnApp(review))) {
    run.log.info(
      `Pull request ${pullRequest.number} has no app in this pipeline, so there is nothing to destroy`,
    );
  }
  return { status: 'destroyed' };
}
async function destroyUnlabelledApp(review) {
  const { inputs, pullRequest } = review;
  if (await destroyOwnApp(review)) return { status: 'destroyed' };
  const why = `Pull request ${pullRequest.number} ${(0,_should_have_app_js__WEBPACK_IMPORTED_MODULE_4__/* .describeWhyNot */ .Dy)(pullRequest, inputs.label)}, so it has no review app`;
  return { status: 'unchanged', why };
}
async function destroyOwnApp(review) {
  const { inputs, pullRequest, run, timings } = review;
  const { ownApp } = await (0,_find_js__WEBPACK_IMPORTED_MODULE_3__/* .findApps */ .SL)(review);
  if (!ownApp) return false;
  await (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_5__/* .measure */ .x)(timings, 'deletion', () => deleteAndWait(review, ownApp));
  run.log.info(
    `Destroyed the app of pull request ${pullRequest.number}, which ${(0,_should_have_app_js__WEBPACK_IMPORTED_MODULE_4__/* .describeWhyNot */ .Dy)(pullRequest, inputs.label)}`,
  );
  return true;
}
async function deleteAndWait({ client, run }, app) {
  let current = app;
  let errors = 0;
  for (const pause of (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_6__/* .backoff */ .J)()) {
    if (current.status !== 'deleting') await (0,_heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteReviewApp */ .DH)(client, app.id);
    current = await (0,_heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_1__/* .getReviewApp */ .Ys)(client, app.id);
    if (!current) return;
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



function toConfigChanges(vars) {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, value === '' ? null : value]));
}
async function getConfigVars(client, app) {
  return readVars(client, (0,heroku_client/* apiPath */.So)`/apps/${app}/config-vars`);
}
async function getReleaseConfigVars(client, app, release) {
  return readVars(client, apiPath`/apps/${app}/releases/${release}/config-vars`);
}
function changesNeeded(changes, config) {
  const entries = Object.entries(changes).filter(([name, value]) => value !== (config.get(name) ?? null));
  return Object.fromEntries(entries);
}
async function changeConfigVars(client, app, changes) {
  const [before] = await listNewestReleases(client, app);
  const change = async () => {
    const options = { body: changes, idempotent: false };
    await client.command('PATCH', apiPath`/apps/${app}/config-vars`, options);
    return { release: undefined };
  };
  const find = async () => {
    const releases = await listNewestReleases(client, app);
    for (const release of releases.filter(({ version }) => version > (before?.version ?? 0)).reverse()) {
      const missing = changesNeeded(changes, await getReleaseConfigVars(client, app, release.id));
      if (Object.keys(missing).length === 0) return { release };
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
    if (app.pullRequest !== number || app.branch !== branch || !(await isOwnApp(context, app))) continue;
    return { ownApp: app, conflicts: matching.filter((other) => other !== app) };
  }
  return { conflicts: matching };
}
async function isOwnApp(context, app) {
  const { inputs, owners, run } = context;
  const ownRepositoryId = inputs.github.run.repositoryId;
  if (ownRepositoryId === '') return true;
  const known = owners.get(app.id);
  if (known !== undefined) return known === ownRepositoryId;
  const repository = (await readRepository(context, app)) ?? '';
  owners.set(app.id, repository || ownRepositoryId);
  if (repository === ownRepositoryId) return true;
  const which = `The app of pull request ${app.pullRequest}, branch ${app.branch}, in this pipeline`;
  if (repository === '') {
    run.log.notice(
      `${which} has no config var ${repositoryVar}, so this action assumes that it belongs to this repository. If several repositories share this pipeline, use a separate pipeline for each`,
    );
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
    if (mark || certain) return mark;
    await (0,sleep/* sleep */.y)(pause, signal);
    app = await (0,review_apps/* getReviewApp */.Ys)(client, app.id);
    if (!app) return undefined;
  }
  return undefined;
}
async function hasConfigVarsSet(client, app, signal) {
  if (!(0,review_apps/* isActive */.$m)(app) || app.status === 'created') return true;
  if (!app.setupId) return false;
  const { buildId, status } = await (0,app_setups/* getAppSetup */.H)(client.until(signal), app.setupId);
  return buildId !== undefined || status !== 'pending';
}
async function readRepositoryMark(client, appId, signal) {
  try {
    return (await getConfigVars(client.until(signal), appId)).get(repositoryVar);
  } catch (error) {
    if ((0,errors/* isStatus */.zM)(error, 404, 410)) return undefined;
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
  destroyReviewApp: () => (/* reexport */ destroy/* destroyReviewApp */.MF),
  destroyUnlabelledApp: () => (/* reexport */ destroy/* destroyUnlabelledApp */.gT),
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
// EXTERNAL MODULE: ./.build/review-app/review.js + 1 modules
var review = __webpack_require__(8609);
// EXTERNAL MODULE: ./.build/review-app/should-have-app.js
var should_have_app = __webpack_require__(1715);
;// CONCATENATED MODULE: ./.build/review-app/sweep.js











async function sweepReviewApps(context) {
  const { client, inputs, pipelineId, run } = context;
  const apps = await (0,review_apps/* listReviewApps */.lw)(client, pipelineId);
  const problems = [];
  let destroyed = 0;
  for (const app of apps) {
    try {
      if (await sweepOne(context, app)) destroyed++;
    } catch (error) {
      run.signal.throwIfAborted();
      problems.push(`Pull request ${app.pullRequest}: ${(0,describe_error/* describeError */.Uc)(error)}`);
    }
  }
  run.output('status', destroyed > 0 ? 'destroyed' : 'unchanged');
  const count = { all: apps.length, destroyed };
  run.log.info(describeSweep(count, inputs.label && `'${inputs.label}'`));
  const counts = describeSweep(count, inputs.label && (0,markdown/* code */.aY)(inputs.label));
  const problemBlock = problems.length > 0 ? [(0,markdown/* codeBlock */.DV)(problems.join('\n').split('\n'))] : [];
  await run.summary([`### ${problems.length > 0 ? '❌' : '🧹'} ${counts}`, ...problemBlock]);
  if (problems.length > 0)
    throw new Error(`Some review apps could not be destroyed:\n${problems.join('\n')}`);
}
function describeSweep({ all, destroyed }, label) {
  const counts = `Destroyed ${destroyed} of ${(0,format/* formatCount */.B4)(all, 'review app')}`;
  if (destroyed === 0) return counts;
  return `${counts}: those of ${label ? `pull requests that are closed or lack the label ${label}` : 'closed pull requests'}`;
}
async function sweepOne(context, app) {
  const { github, inputs, pipelineId, run } = context;
  const { pullRequest, branch, status } = app;
  if (pullRequest === undefined || status === 'deleted') return false;
  const pull = await (0,best_effort/* bestEffort */.z)(run, review/* readPullRequestTask */.kk, () => (0,pull_requests/* getPullRequest */.T9)(github, pullRequest));
  if (!pull || (0,should_have_app/* shouldHaveApp */.r_)(pull, inputs.label) || pull.branch !== branch) return false;
  if (!(await (0,find/* isOwnApp */.G9)(context, app))) return false;
  await (0,destroy/* deleteAndWait */.so)(context, app);
  run.log.info(
    `Destroyed the app of pull request ${pullRequest}, which ${(0,should_have_app/* describeWhyNot */.Dy)(pull, inputs.label)}`,
  );
  const environment = (0,review/* environmentOf */.p7)(inputs, pullRequest);
  const ending = { what: 'Ending its deployments', permission: 'deployments: write' };
  const tasks = (0,review/* tasksOf */.a4)(pullRequest, pipelineId);
  if (environment)
    await (0,best_effort/* bestEffort */.z)(run, ending, () => (0,deployments/* deactivateDeployments */.j9)(github, { environment, ...tasks }));
  return true;
}

;// CONCATENATED MODULE: ./.build/review-app/lifecycle.js


async function deploy(review) {
  const { deployReviewApp } = await __webpack_require__.e(/* import() */ 390).then(__webpack_require__.bind(__webpack_require__, 9390));
  return deployReviewApp(review);
}


/***/ })

};
