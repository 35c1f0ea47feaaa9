import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 6777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff)
/* harmony export */ });
function* backoff(first = 250, last = 10_000, factor = 1.5) {
  for (let pause = first; ; pause = Math.min(pause * factor, last)) yield pause;
}


/***/ }),

/***/ 3785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 5502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

async function sleep(milliseconds, signal) {
  await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }).catch((error) => {
    throw signal.aborted ? signal.reason : error;
  });
}


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  t: () => (/* binding */ buildAndDeploy)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./.build/async/all-or-abort.js
async function allOrAbort(signal, start) {
  const stop = new AbortController();
  const tasks = start(AbortSignal.any([signal, stop.signal]));
  try {
    return await Promise.all(tasks);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
}

// EXTERNAL MODULE: ./.build/deploy/build.js
var deploy_build = __nccwpck_require__(3644);
// EXTERNAL MODULE: ./.build/heroku/apps.js
var apps = __nccwpck_require__(3663);
// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __nccwpck_require__(7973);
// EXTERNAL MODULE: ./.build/deploy/complete-deploy.js
var complete_deploy = __nccwpck_require__(2405);
;// CONCATENATED MODULE: ./.build/deploy/build-and-release.js




async function buildAndRelease(deploy, app, request, onCreated) {
  const { client, options } = deploy;
  if (options.clearCache) await (0,apps/* clearBuildCache */.Oy)(client, app.id);
  return completeBuild(deploy, app, await (0,deploy_build/* createAndFollowBuild */.nH)(deploy, app, request, onCreated));
}
async function completeBuild(deploy, app, build) {
  const { client } = deploy;
  const { id, releaseId } = build;
  if (!releaseId)
    throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku returned no release for it`);
  const first = await (0,releases/* getRelease */.kF)(client, app.id, releaseId);
  const ownRelease = (0,complete_deploy/* armExistingRelease */.JG)(deploy, app, first);
  const { describeArtifact } = await __nccwpck_require__.e(/* import() */ 244).then(__nccwpck_require__.bind(__nccwpck_require__, 5244));
  const describing = describeArtifact(deploy, app, build, first);
  const release = await (0,complete_deploy/* completeDeploy */.xA)(deploy, app, first, ownRelease).finally(() => describing);
  return { app, build, release, artifact: await describing };
}

// EXTERNAL MODULE: ./.build/deploy/maintenance.js
var maintenance = __nccwpck_require__(9091);
// EXTERNAL MODULE: ./.build/deploy/version.js
var version = __nccwpck_require__(4648);
// EXTERNAL MODULE: ./.build/heroku/connect.js
var connect = __nccwpck_require__(825);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var runner_inputs = __nccwpck_require__(2976);
;// CONCATENATED MODULE: ./.build/deploy/heroku-yml.js
function requireHerokuYml({ name, product }, archive) {
  if (product !== 'docker-images' || archive.rootFiles.has('heroku.yml')) return;
  throw new Error(
    `Nothing was uploaded: ${name} is on the stack 'container', which builds the images that heroku.yml names, and the archive has no heroku.yml at its root. Commit one, set the input 'directory' to the directory that has it, or add it with 'include'; see https://devcenter.heroku.com/articles/build-docker-images-heroku-yml`,
  );
}

// EXTERNAL MODULE: ./.build/async/measure.js
var measure = __nccwpck_require__(3785);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __nccwpck_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/sources.js

async function createSource(client) {
  const { source_blob: blob } = await client.request('POST', '/sources', { idempotent: true });
  return {
    putUrl: client.signedUrl((0,heroku_client/* required */.mw)(blob?.put_url, 'the put_url of the source')),
    getUrl: client.signedUrl((0,heroku_client/* required */.mw)(blob?.get_url, 'the get_url of the source')),
  };
}

// EXTERNAL MODULE: ./.build/text/format.js
var format = __nccwpck_require__(8045);
;// CONCATENATED MODULE: ./.build/deploy/upload-checkout.js





const shortestMeasured = 1_000;
async function uploadCheckout(deploy, checkout, find, check = () => {}) {
  const { run, client, timings } = deploy;
  const [found, source, packed] = await (0,measure/* measure */.x)(timings, 'archive', () =>
    allOrAbort(run.signal, (signal) => [
      find(signal),
      createSource(client.until(signal)),
      packAfterRequests(deploy, checkout, signal),
    ]),
  );
  const report = await __nccwpck_require__.e(/* import() */ 451).then(__nccwpck_require__.bind(__nccwpck_require__, 5451));
  report.reportArchive(run, packed);
  check(found, packed.archive);
  const { archive, commit } = packed;
  const [{ getUrl }, changes, exportIgnored] = await (0,measure/* measure */.x)(timings, 'upload', () =>
    allOrAbort(run.signal, (signal) => [
      uploadArchive(deploy, archive, source, signal),
      archive.unarchivedChanges(),
      archive.exportIgnored(),
    ]),
  );
  report.reportExportIgnored(run, exportIgnored);
  report.warnOfChanges(run, changes);
  const { version, buildpacks, ...options } = deploy.options;
  const versionDescription = options.versionDescription || (commit?.subject ?? '');
  const { checksum } = archive;
  const request = { sourceUrl: getUrl, isOurSource: true, checksum, version, versionDescription, buildpacks };
  return { found, request, commit: commit?.sha ?? '' };
}
async function packAfterRequests(deploy, checkout, signal) {
  await (0,promises_.setImmediate)();
  const { packCheckout } = await Promise.all(/* import() */[__nccwpck_require__.e(206), __nccwpck_require__.e(372)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7372));
  return packCheckout(deploy, checkout, signal);
}
async function uploadArchive({ run, client }, archive, source, signal) {
  const { log } = run;
  const totalSize = (0,format/* formatBytes */.z3)(archive.size);
  const { upload } = await __nccwpck_require__.e(/* import() */ 933).then(__nccwpck_require__.bind(__nccwpck_require__, 5933));
  const start = performance.now();
  const uploaded = await upload(archive, source, {
    http: client.http,
    signal,
    newSource: () => createSource(client.until(signal)),
    onRetry: (message) => log.info(message),
    onProgress: ({ sent, milliseconds }) => {
      const share = Math.floor((100 * sent) / archive.size);
      log.info(
        `Uploading: ${(0,format/* formatBytes */.z3)(sent)} of ${totalSize} (${share}%) at ${(0,format/* formatRate */.CE)(sent, milliseconds)}`,
      );
    },
  });
  const milliseconds = performance.now() - start;
  const rate = milliseconds < shortestMeasured ? '' : ` at ${(0,format/* formatRate */.CE)(archive.size, milliseconds)}`;
  log.info(`Uploaded ${totalSize}${rate}`);
  return uploaded;
}

;// CONCATENATED MODULE: ./.build/build/prepare.js



async function prepare(deploy) {
  const { run, options } = deploy;
  const { source, version, versionDescription, buildpacks } = options;
  if ('tarballUrl' in source) {
    if (/[?@]/.test(source.tarballUrl)) run.log.mask(source.tarballUrl);
    const found = await lookUpApp(deploy, run.signal);
    const app = await createIfMissing(deploy, found);
    return {
      app,
      request: { sourceUrl: source.tarballUrl, isOurSource: false, version, versionDescription, buildpacks },
    };
  }
  const { found, request } = await uploadCheckout(
    deploy,
    source,
    (signal) => lookUpApp(deploy, signal),
    (found, archive) => requireHerokuYml(toBuildOn(deploy, found), archive),
  );
  return { app: await createIfMissing(deploy, found), request };
}
function lookUpApp(deploy, signal) {
  const lookup = findOrPlan(deploy, signal);
  deploy.lookup = lookup.then((found) => ('newApp' in found ? undefined : found));
  deploy.lookup.catch(() => {});
  return lookup;
}
async function findOrPlan(deploy, signal) {
  const { client, options, run } = deploy;
  if (!options.create) return checkApp(deploy, await (0,apps/* getApp */.Sx)(client.until(signal), options.app));
  const { findOrPlanApp } = await loadCreateApp();
  const found = await findOrPlanApp(deploy, options.create, signal);
  if ('newApp' in found) {
    requireWantedSlug(deploy, found);
    return found;
  }
  run.output('created', false);
  return checkApp(deploy, found);
}
async function createIfMissing(deploy, found) {
  if (!('newApp' in found)) return found;
  const { createMissingApp } = await loadCreateApp();
  return checkApp(deploy, await createMissingApp(deploy, found));
}
function loadCreateApp() {
  return __nccwpck_require__.e(/* import() */ 880).then(__nccwpck_require__.bind(__nccwpck_require__, 6880));
}
function checkApp(deploy, app) {
  deploy.app = app;
  if (app.webUrl) deploy.run.output('web-url', app.webUrl);
  requireWantedSlug(deploy, app);
  return app;
}
function requireWantedSlug(deploy, found) {
  const { name, stack, product } = toBuildOn(deploy, found);
  if (!deploy.options.slugDirectory || product === 'slug') return;
  throw new Error(
    `Input 'slug-directory' is set, but builds of ${name} produce no slug to unpack: its stack, '${stack}', builds images. Remove the input, or use a stack with slugs, such as heroku-24`,
  );
}
function toBuildOn({ options }, found) {
  if (!('newApp' in found)) return found;
  const { stack } = found.newApp;
  return { name: options.app, stack, product: (0,apps/* productOf */.$7)(stack) };
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __nccwpck_require__(4745);
;// CONCATENATED MODULE: ./.build/build/report.js

async function reportDeploy(deploy) {
  const { run, options } = deploy;
  run.onFinish(async (error) => {
    const { renderSummary } = await __nccwpck_require__.e(/* import() */ 479).then(__nccwpck_require__.bind(__nccwpck_require__, 5479));
    await run.summary(renderSummary(deploy, error));
  });
  const { github } = options;
  if (!github?.environment) return () => {};
  const { DeploymentTracker } = await __nccwpck_require__.e(/* import() */ 39).then(__nccwpck_require__.bind(__nccwpck_require__, 2039));
  const { createGitHubClient } = await __nccwpck_require__.e(/* import() */ 581).then(__nccwpck_require__.bind(__nccwpck_require__, 7581));
  const gitHubClient = createGitHubClient(github.access, deploy.client.http);
  const tracker = new DeploymentTracker(run, gitHubClient, github.run.url);
  const { environment } = github;
  const task = `heroku/${options.app}`;
  run.onFinish((error) =>
    tracker.end(environment, error ? 'failure' : 'success', deploy.result?.app.webUrl ?? ''),
  );
  let started = false;
  return (commit) => {
    if (started) return;
    started = true;
    const { version } = deploy.options;
    const sha = commit?.sha ?? ((0,commit_id/* isFullCommitId */.Q)(version) ? version : github.run.sha);
    tracker.start(environment, { sha, task, description: describe(deploy), transient: false });
  };
}
async function describe({ options, comparing }) {
  const comparison = await comparing;
  return comparison ? `${options.app}: ${comparison.note}` : options.app;
}

;// CONCATENATED MODULE: ./.build/build/build.js










async function buildAndDeploy(run, inputs) {
  run.deadline(inputs.timeout, (0,runner_inputs/* timeoutMessage */.l7)(inputs.timeout));
  const deploy = {
    run,
    client: (0,connect/* connect */.N)(run, inputs),
    options: inputs,
    timings: new Map(),
    changes: [],
  };
  prepareComparison(deploy);
  const showStarted = await reportDeploy(deploy);
  deploy.onVersion = (commit) => {
    run.output('version', deploy.options.version);
    if (commit) deploy.commit = commit;
    if (!inputs.reuse) deploy.compare?.();
    showStarted(commit);
  };
  await readEnvFileVars(deploy);
  if (inputs.slugDirectory) {
    const { requireEmptyDirectory } = await loadSlugDirectory();
    await requireEmptyDirectory(inputs.slugDirectory, inputs.workspace);
  }
  if ('tarballUrl' in inputs.source) (0,version/* setVersion */.vJ)(deploy, inputs.version, undefined);
  try {
    deploy.result = (inputs.reuse && (await deployExistingBuild(deploy))) || (await deployNewBuild(deploy));
  } catch (error) {
    await deploy.maintenance?.endAfterFailure();
    throw error;
  }
  await deploy.comparing;
  const { closingLines, promotionHint } = await __nccwpck_require__.e(/* import() */ 419).then(__nccwpck_require__.bind(__nccwpck_require__, 5419));
  const hint = promotionHint(deploy.result);
  if (hint) run.log.info(hint);
  run.log.result(closingLines(deploy, deploy.result));
}
function prepareComparison(deploy) {
  deploy.comparing = new Promise((resolve) => {
    deploy.run.onFinish(async () => resolve(undefined));
    deploy.compare = () => {
      delete deploy.compare;
      resolve(compare(deploy));
    };
  });
}
async function compare(deploy) {
  await (0,promises_.setImmediate)();
  const { compareDeploy } = await __nccwpck_require__.e(/* import() */ 870).then(__nccwpck_require__.bind(__nccwpck_require__, 2870));
  return deploy.lookup && compareDeploy(deploy, deploy.lookup);
}
async function readEnvFileVars(deploy) {
  const { run, options } = deploy;
  if (options.envFiles.length === 0) return;
  const { readEnvFiles } = await __nccwpck_require__.e(/* import() */ 441).then(__nccwpck_require__.bind(__nccwpck_require__, 4441));
  const configVars = { ...(await readEnvFiles(run, options.envFiles, options)), ...options.configVars };
  if (Object.keys(configVars).length > 0) deploy.options = { ...options, configVars };
}
async function deployExistingBuild(deploy) {
  const { releaseReusableBuild, findReusableBuild } = await __nccwpck_require__.e(/* import() */ 893).then(__nccwpck_require__.bind(__nccwpck_require__, 1893));
  const [app, warnings] = await allOrAbort(deploy.run.signal, (signal) => [
    lookUpApp(deploy, signal),
    resolveVersionAfterRequests(deploy, signal),
  ]);
  const appExists = !('newApp' in app);
  if (appExists) await beforeChange(deploy, app);
  const found = appExists ? await findReusableBuild(deploy, app) : undefined;
  deploy.run.output('reused', found !== undefined);
  if (!found || found.isRunning) deploy.compare?.();
  if (!found || !appExists) return undefined;
  for (const warning of warnings) deploy.run.log.warning(warning);
  await applyConfigVars(deploy, app);
  const result = found.isRunning
    ? await completeRunningBuild(deploy, app, found.build)
    : await releaseReusableBuild(deploy, app, found);
  await deliverSlug(deploy, result);
  return result;
}
async function completeRunningBuild(deploy, app, build) {
  await (0,maintenance/* startDeployMaintenance */.$)(deploy, app);
  return completeBuild(deploy, app, await (0,deploy_build/* joinBuild */.TC)(deploy, app, build));
}
async function resolveVersionAfterRequests(deploy, signal) {
  await (0,promises_.setImmediate)();
  const { resolveReusableVersion } = await __nccwpck_require__.e(/* import() */ 517).then(__nccwpck_require__.bind(__nccwpck_require__, 517));
  return resolveReusableVersion(deploy, signal);
}
async function deployNewBuild(deploy) {
  const { app, request } = await prepare(deploy);
  await beforeChange(deploy, app);
  await (0,maintenance/* startDeployMaintenance */.$)(deploy, app);
  await applyConfigVars(deploy, app);
  const result = await buildAndRelease(deploy, app, request);
  await deliverSlug(deploy, result);
  return result;
}
async function beforeChange(deploy, app) {
  if (deploy.options.onFailure === 'rollback') {
    const { recordRollbackPoint } = await __nccwpck_require__.e(/* import() */ 765).then(__nccwpck_require__.bind(__nccwpck_require__, 7765));
    await recordRollbackPoint(deploy, app);
  }
  deploy.isChanging = true;
}
async function deliverSlug(deploy, { app, build, artifact }) {
  const { slugDirectory } = deploy.options;
  if (!slugDirectory) return;
  if (!build.slugId) throw new Error(`Build ${build.id} of ${app.name} has no slug to unpack`);
  const { unpackSlug } = await loadSlugDirectory();
  await unpackSlug(deploy, app, artifact.slug ?? build.slugId, slugDirectory);
}
function loadSlugDirectory() {
  return Promise.all(/* import() */[__nccwpck_require__.e(206), __nccwpck_require__.e(797)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9797));
}
async function applyConfigVars(deploy, app) {
  if (!deploy.options.configVars) return;
  const { setConfigVars } = await __nccwpck_require__.e(/* import() */ 416).then(__nccwpck_require__.bind(__nccwpck_require__, 6416));
  await setConfigVars(deploy, app, deploy.options.configVars);
}


/***/ }),

/***/ 4821:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9119);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9324);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3304);



if (process.argv.includes('--post')) {
  const { cleanUp } = await __nccwpck_require__.e(/* import() */ 386).then(__nccwpck_require__.bind(__nccwpck_require__, 1386));
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)('Heroku build cleanup', 'warning', cleanUp);
} else {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)('Heroku build', 'error', async (run) => (0,_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildAndDeploy */ .t)(run, await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(process.env)));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __nccwpck_require__(9058);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(3398);
;// CONCATENATED MODULE: ./.build/deploy/inputs.js




async function readCheckoutInputs(env) {
  const directory = inputs/* text */.Qq('directory') || '.';
  const envFiles = readEnvFileInput(env);
  return {
    include: await readInclude(),
    envFiles,
    env,
    ...checkoutDirectory(env, directory),
  };
}
async function readInclude() {
  const items = inputs/* list */.p_('include');
  if (items.length === 0) return [];
  const { parseInclude } = await __nccwpck_require__.e(/* import() */ 976).then(__nccwpck_require__.bind(__nccwpck_require__, 1976));
  return items.map(parseInclude);
}
function readEnvFileInput(env) {
  const files = inputs/* list */.p_('env-file');
  if (files.some(control_characters/* hasControlCharacters */.Kg))
    throw new inputs/* InputError */.dz(`Input 'env-file' has a control character`);
  return files.map((file) => (0,external_node_path_.resolve)(readWorkspace(env), file));
}
async function readConfigVars(env) {
  if (inputs/* text */.Qq('config-vars') === '') return undefined;
  const { configVars } = await __nccwpck_require__.e(/* import() */ 22).then(__nccwpck_require__.bind(__nccwpck_require__, 7022));
  return configVars('config-vars', env);
}
function readWorkspace(env) {
  return (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE || process.cwd());
}
function checkoutDirectory(env, value) {
  const workspace = readWorkspace(env);
  const path = (0,paths/* toSlashes */.TH)(value);
  const directory = (0,external_node_path_.resolve)(workspace, path);
  if ((0,external_node_path_.isAbsolute)(path) || /^[a-z]:/i.test(path) || !(0,paths/* isWithin */.UO)(directory, workspace)) {
    throw new inputs/* InputError */.dz(
      `Input 'directory' is '${value}': use a path below the workspace, such as apps/web`,
    );
  }
  return { workspace, directory };
}

// EXTERNAL MODULE: ./.build/github/inputs.js + 4 modules
var github_inputs = __nccwpck_require__(2759);
// EXTERNAL MODULE: ./.build/release/inputs.js
var release_inputs = __nccwpck_require__(1475);
// EXTERNAL MODULE: ./.build/runner/api-access.js
var api_access = __nccwpck_require__(1488);
;// CONCATENATED MODULE: ./.build/runner/repository-url.js
function readRepositoryUrl({ GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' }) {
  const isKnown =
    /^https?:\/\/[^\s/]/.test(GITHUB_SERVER_URL) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY);
  return isKnown ? `${GITHUB_SERVER_URL.replace(/\/+$/, '')}/${GITHUB_REPOSITORY}` : '';
}

;// CONCATENATED MODULE: ./.build/build/inputs.js








async function readInputs(env) {
  const access = (0,api_access/* apiAccess */.h)(env);
  const configVars = await readConfigVars(env);
  const create = await readNewApp();
  const github = (0,github_inputs/* gitHubInputs */.n)(env);
  return {
    ...access,
    app: (0,release_inputs/* requireAppIdentity */.H3)('app', inputs/* requiredText */.$4('app')),
    version: readVersion(),
    workflowCommit: env.GITHUB_SHA ?? '',
    versionDescription: inputs/* text */.Qq('version-description'),
    source: await readSource(env),
    buildpacks: inputs/* list */.p_('buildpacks').map(requireBuildpack),
    clearCache: inputs/* boolean */.zM('clear-cache'),
    afterRelease: await (0,release_inputs/* readAfterRelease */.sk)(),
    reuse: inputs/* boolean */.zM('reuse'),
    ...(github && { github }),
    ...(configVars && { configVars }),
    ...(create && { create }),
    envFiles: readEnvFileInput(env),
    onFailure: inputs/* choice */.Yq('on-failure', ['stop', 'rollback']),
    slugDirectory: readSlugDirectory(env),
    workspace: readWorkspace(env),
    timeout: inputs/* minutes */.Gx('timeout'),
    repositoryUrl: readRepositoryUrl(env),
    temporaryDirectory: inputs/* runnerTemp */.X5(env),
  };
}
const newAppInputs = ['team', 'region', 'stack', 'space', 'pipeline', 'stage'];
async function readNewApp() {
  if (inputs/* boolean */.zM('create')) {
    const { readNewAppInputs } = await __nccwpck_require__.e(/* import() */ 135).then(__nccwpck_require__.bind(__nccwpck_require__, 8135));
    return readNewAppInputs();
  }
  const name = newAppInputs.find((name) => inputs/* text */.Qq(name) !== '');
  if (name === undefined) return undefined;
  throw new inputs/* InputError */.dz(
    `Input '${name}' describes a new app and needs 'create: true', which creates the app if it does not exist`,
  );
}
function readVersion() {
  if (inputs/* text */.Qq('version') === '') throw inputs/* invalid */.Gq('version', '');
  return inputs/* line */.n8('version');
}
async function readSource(env) {
  const url = inputs/* line */.n8('source-url');
  const checkout = await readCheckoutInputs(env);
  if (url === '') return checkout;
  if (checkout.directory !== checkout.workspace || checkout.include.length > 0) {
    throw new inputs/* InputError */.dz(
      `Input 'source-url' can't be combined with 'directory' or 'include': Heroku builds the tarball as it is`,
    );
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new inputs/* InputError */.dz(`Input 'source-url' is not valid: use the https URL of a tarball`);
  }
  return { tarballUrl: url };
}
function readSlugDirectory(env) {
  const value = inputs/* line */.n8('slug-directory');
  return value === '' ? '' : (0,external_node_path_.resolve)(readWorkspace(env), value);
}
function requireBuildpack(value) {
  const [, name] = /^(?:urn:buildpack:)?([\w.-]+\/[\w.-]+)$/.exec(value) ?? [];
  const isName = name !== undefined && !name.split('/').some((part) => /^\.+$/.test(part));
  const hasScheme = /^(?:https?|git|ssh):\/\/\S+$/i.test(value) && !(0,control_characters/* hasControlCharacters */.Kg)(value);
  const isUrl = hasScheme && URL.canParse(value);
  if (isUrl || isName) return value;
  throw new inputs/* InputError */.dz(
    `Input 'buildpacks' contains '${value}': use registry names such as heroku/nodejs, or https, http, git or ssh URLs of tarballs and git repositories`,
  );
}


/***/ }),

/***/ 3644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TC: () => (/* binding */ joinBuild),
/* harmony export */   nH: () => (/* binding */ createAndFollowBuild),
/* harmony export */   vP: () => (/* binding */ setBuildOutputs)
/* harmony export */ });
/* unused harmony export followBuild */
/* harmony import */ var _async_measure_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3785);
/* harmony import */ var _heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6162);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9901);
/* harmony import */ var _output_mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2576);
/* harmony import */ var _output_tail_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2406);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8045);
/* harmony import */ var _cancel_build_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3841);







async function createAndFollowBuild(deploy, app, request, onCreated) {
  const ended = await (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_5__/* .measure */ .x)(deploy.timings, 'build', () =>
    createAndMirrorBuild(deploy, app, request, onCreated),
  );
  return requireSuccess(app, ended);
}
async function createAndMirrorBuild(deploy, app, request, onCreated) {
  const { run, client } = deploy;
  const { log, signal } = run;
  const { isOurSource } = request;
  const knownIds = isOurSource ? [] : (await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .listNewestBuilds */ .AY)(client, app.id)).map(({ id }) => id);
  const match = {
    sourceHash: (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .hashSource */ .cB)(request.sourceUrl, isOurSource),
    isOurSource,
    version: request.version,
    knownIds,
  };
  const setOutputs = setBuildOutputs(run);
  const target = { app: app.id, match };
  const armed = (0,_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__/* .armBuild */ .nc)(run, client, target, setOutputs);
  let repeated = false;
  const onRepeat = () => {
    repeated = true;
  };
  const creating = (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .createBuild */ .dn)(client, app.id, request, match, onRepeat);
  const created = await creating.catch((error) => {
    if (!signal.aborted && !(0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .mayHaveSucceeded */ .p8)(error)) armed.disarm();
    throw error;
  });
  armed.update({ ...armed.data, id: created.id });
  log.info(describeBuild(app, created));
  setOutputs(created);
  await onCreated?.(created);
  const ended = await mirrorBuild(deploy, app, created, setOutputs);
  if (repeated) await (0,_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelDuplicateBuild */ .wD)(run, client, target, created.id);
  armed.disarm();
  return ended;
}
async function followBuild(deploy, app, build) {
  const { run, client, timings } = deploy;
  run.log.info(describeBuild(app, build));
  const setOutputs = setBuildOutputs(run);
  const match = { sourceHash: '', isOurSource: false, version: build.version, knownIds: [] };
  const armed = armBuild(run, client, { app: app.id, match }, setOutputs);
  armed.update({ ...armed.data, id: build.id });
  setOutputs(build);
  const ended = await measure(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs));
  armed.disarm();
  return requireSuccess(app, ended);
}
async function joinBuild(deploy, app, build) {
  const { run, timings } = deploy;
  run.log.info(`Build ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .shortId */ .m_)(build.id)} of this version is already running: joining it`);
  const setOutputs = setBuildOutputs(run);
  setOutputs(build);
  const ended = await (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_5__/* .measure */ .x)(timings, 'build', () => mirrorBuild(deploy, app, build, setOutputs));
  return requireSuccess(app, ended);
}
async function mirrorBuild(deploy, app, initial, setOutputs) {
  const { run, client } = deploy;
  const { log, signal } = run;
  deploy.app = app;
  deploy.build = initial;
  const ask = async () => {
    const build = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .getBuild */ .ls)(client, app.id, initial.id);
    deploy.build = build;
    setOutputs(build);
    return build;
  };
  return (0,_output_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .mirror */ .e)({ http: client.http, log, signal }, initial, ask);
}
function requireSuccess(app, { ended, lastLines }) {
  if (ended.status === 'succeeded') return ended;
  const why = (0,_output_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .findHerokuMessage */ .N)(lastLines);
  throw (0,_output_tail_js__WEBPACK_IMPORTED_MODULE_3__/* .errorWithLastLines */ .ID)(`Build ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .shortId */ .m_)(ended.id)} of ${app.name} failed`, lastLines, why && `: ${why}`);
}
function describeBuild({ name, stack }, build) {
  return `Building ${name} on ${stack} (build ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .shortId */ .m_)(build.id)})`;
}
function setBuildOutputs(run) {
  const lastValues = new Map();
  const set = (name, value) => {
    if (value === undefined || lastValues.get(name) === value) return;
    lastValues.set(name, value);
    run.output(name, value);
  };
  return (build) => {
    set('build-id', build.id);
    set('build-status', build.status);
    set('slug-id', build.slugId);
    set('release-id', build.releaseId);
  };
}


/***/ }),

/***/ 3841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   lq: () => (/* binding */ cancelLeftoverBuilds),
/* harmony export */   nc: () => (/* binding */ armBuild),
/* harmony export */   wD: () => (/* binding */ cancelDuplicateBuild)
/* harmony export */ });
/* harmony import */ var _heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6162);
/* harmony import */ var _heroku_create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9409);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);



const kind = 'build';
function armBuild(run, client, target, onRead) {
  const undo = (build, signal) => cancelOwnBuild(run, client.until(signal), build, onRead);
  return run.arm({ kind, data: target, undo });
}
async function cancelLeftoverBuilds(run, connect) {
  for (const target of (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .savedLeftovers */ .CO)(kind)) await cancelOwnBuild(run, connect(), target, () => {});
}
async function cancelDuplicateBuild(run, client, { app, match }, id) {
  const others = { ...match, knownIds: [...match.knownIds, id] };
  const duplicate = match.isOurSource ? await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .findBuild */ .w)(client, app, others) : undefined;
  if (duplicate?.status === 'pending') await stopBuild(run, client, app, duplicate.id);
}
async function cancelOwnBuild(run, client, target, onRead) {
  const { app, id, match } = target;
  const buildId = id ?? (await (0,_heroku_create_once_js__WEBPACK_IMPORTED_MODULE_1__/* .pollFor */ .B)(() => (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .findBuild */ .w)(client, app, match), client.signal))?.id;
  if (!buildId) return false;
  if (!id && !match.isOurSource) {
    run.log.warning(
      `Build ${buildId} has the same tarball and version as the build that was being created. It was not cancelled because another job may have started it`,
    );
    return true;
  }
  await stopBuild(run, client, app, buildId, onRead);
  await cancelDuplicateBuild(run, client, target, buildId);
  return true;
}
async function stopBuild(run, client, app, id, onRead = () => {}) {
  let repeated = false;
  const onRepeat = () => {
    repeated = true;
  };
  const refusal = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelBuild */ .lS)(client, app, id, onRepeat).then(
    () => undefined,
    (cause) => new Error(`Could not cancel build ${id}; it may still be running`, { cause }),
  );
  const build = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .getBuild */ .ls)(client, app, id).catch(() => undefined);
  if (build) onRead(build);
  if (refusal && (!build || build.status === 'pending')) throw refusal;
  const wasCancelled = !refusal || (repeated && build?.status === 'failed');
  run.log.info(
    wasCancelled
      ? `Cancelled build ${id} at Heroku`
      : `Build ${id} ended before it could be cancelled: it ${build?.status}`,
  );
}


/***/ }),

/***/ 2405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JG: () => (/* binding */ armExistingRelease),
/* harmony export */   UY: () => (/* binding */ armRelease),
/* harmony export */   cm: () => (/* binding */ followToEnd),
/* harmony export */   xA: () => (/* binding */ completeDeploy)
/* harmony export */ });
/* harmony import */ var _async_measure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3785);
/* harmony import */ var _release_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4877);
/* harmony import */ var _release_follow_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2142);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4712);
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2282);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2964);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5492);







function armRelease(deploy, app, identification) {
  const { run, options, rollbackPoint, configRelease } = deploy;
  const data = {
    app: { id: app.id, name: app.name },
    rollBack: options.onFailure === 'rollback',
    ...identification,
    ...(rollbackPoint && { rollbackPoint }),
    ...(configRelease && { configRelease }),
  };
  return run.arm({
    kind: _release_own_release_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseKind */ .Mh,
    data,
    undo: (ownRelease, signal) => undoRelease(deploy, ownRelease, signal),
  });
}
function armExistingRelease(deploy, app, release) {
  if (deploy.options.onFailure !== 'rollback') return undefined;
  return armRelease(deploy, app, { ref: (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_2__/* .toReleaseRef */ .SL)(release) });
}
async function undoRelease(deploy, ownRelease, signal) {
  const { run, client } = deploy;
  const ref = await (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_2__/* .findOwnRelease */ .fE)(client.until(signal), ownRelease);
  if (!ref) {
    run.log.error(`${(0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownReleaseMessage */ .Dj)(ownRelease)}. The post step will search again`, 'Release unknown');
    return false;
  }
  run.output('release-id', ref.id);
  run.output('release-version', ref.version);
  if (ownRelease.rollBack) await rollBackRelease(deploy, ownRelease, ref, signal);
  else run.log.warning((0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_2__/* .remainingReleaseMessage */ .vG)(ownRelease, ref));
  return true;
}
async function rollBackRelease(deploy, ownRelease, ref, signal) {
  const { run, client, maintenance } = deploy;
  const rollback = await (0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_3__/* .rollBack */ .Fu)(client.until(signal), ownRelease, ref);
  if (maintenance) maintenance.hasUnprovenRelease = false;
  if (!rollback) {
    const what = 'No rollback was needed';
    run.log.info(what);
    deploy.changes.push(what);
    return;
  }
  run.log.info((0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRollback */ .sR)(ownRelease, rollback));
  deploy.restored = (0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRestored */ .yX)(ownRelease, rollback);
}
async function completeDeploy(deploy, app, initial, ownRelease) {
  const { run, client, options, timings, maintenance } = deploy;
  const onRead = (read) => {
    deploy.release = read;
    setReleaseOutputs(run, read);
  };
  deploy.app = app;
  onRead(initial);
  const { completeRelease } = await __nccwpck_require__.e(/* import() */ 225).then(__nccwpck_require__.bind(__nccwpck_require__, 6225));
  try {
    const release = await completeRelease(app, initial, {
      run,
      client,
      log: run.log,
      afterRelease: options.afterRelease,
      ...(maintenance && { maintenance }),
      onScaled: (change) => deploy.changes.push(`Scaled: ${change}`),
      onDynos: (dynos) => run.output('dynos', JSON.stringify(dynos)),
      onRead,
      phase: (name, work) =>
        (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_6__/* .measure */ .x)(timings, name, name === 'release' ? () => warnIfCancelled(run, app, initial, work) : work),
    });
    if (options.afterRelease.healthCheck && !maintenance?.wasOn) run.log.info(`${app.name} is healthy`);
    ownRelease?.disarm();
    return release;
  } catch (error) {
    if (run.signal.aborted) throw error;
    const failure =
      error instanceof Error && (0,_release_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnhealthy */ .ZT)(error)
        ? await rollBackUnhealthy(deploy, ownRelease, error)
        : error;
    ownRelease?.disarm();
    throw failure;
  }
}
async function followToEnd({ run, client }, app, initial, onRead) {
  return warnIfCancelled(run, app, initial, () =>
    (0,_release_follow_js__WEBPACK_IMPORTED_MODULE_1__/* .followRelease */ .r)(app, initial, { client, log: run.log, onRead }),
  );
}
async function warnIfCancelled(run, app, initial, follow) {
  if (initial.status === 'pending')
    run.log.info(`Releasing v${initial.version} of ${app.name}: its release command is running`);
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Release v${initial.version} of ${app.name} continues: Heroku can't cancel a release command`,
    );
  });
  try {
    return await follow();
  } finally {
    if (!run.signal.aborted) stopWarning();
  }
}
function setReleaseOutputs(run, { id, version, status }) {
  run.output('release-id', id);
  run.output('release-version', version);
  run.output('release-status', status);
}
async function rollBackUnhealthy(deploy, ownRelease, unhealthy) {
  const { ref, rollBack } = ownRelease?.data ?? {};
  if (!ownRelease || !ref || !rollBack) return unhealthy;
  try {
    await rollBackRelease(deploy, ownRelease.data, ref, deploy.run.signal);
    return unhealthy;
  } catch (cause) {
    deploy.run.signal.throwIfAborted();
    const rollbackFailure = `Could not roll back ${ownRelease.data.app.name}, which still runs v${ref.version}: ${(0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)(cause)}`;
    return new _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_5__/* .QuotingError */ .y(`${unhealthy.message}\n${rollbackFailure}`, {
      ownMessage: unhealthy instanceof _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_5__/* .QuotingError */ .y ? unhealthy.ownMessage : unhealthy.message,
      cause: unhealthy,
    });
  }
}


/***/ }),

/***/ 9091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ startDeployMaintenance)
/* harmony export */ });
async function startDeployMaintenance(deploy, app) {
  const { run, client, options } = deploy;
  if (deploy.maintenance || !options.afterRelease.maintenance) return;
  const { Maintenance } = await __nccwpck_require__.e(/* import() */ 646).then(__nccwpck_require__.bind(__nccwpck_require__, 8646));
  const maintenance = new Maintenance(run, client, app);
  await maintenance.start();
  deploy.maintenance = maintenance;
}


/***/ }),

/***/ 4648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ matchVersion),
/* harmony export */   _e: () => (/* binding */ describeMismatch),
/* harmony export */   vJ: () => (/* binding */ setVersion),
/* harmony export */   x: () => (/* binding */ resolveVersion)
/* harmony export */ });
/* harmony import */ var _text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4745);

async function resolveVersion({ log }, version, commit) {
  if (!commit) return version;
  const matching = await matchVersion(version, commit);
  if (matching !== undefined) return matching;
  log.warning(
    `${describeMismatch(version, commit)}. The build records the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; for a pull request, use github.event.pull_request.head.sha`,
  );
  return commit.sha;
}
async function matchVersion(version, commit) {
  if (!((0,_text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommitId */ .j)(version) || (0,_text_commit_id_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullCommitId */ .Q)(version))) return version;
  if (version.toLowerCase() === commit.sha) return commit.sha;
  if (commit.sha.startsWith(version.toLowerCase())) return version;
  return (await commit.isTaggedBy(version)) ? commit.sha : undefined;
}
function describeMismatch(version, { sha }) {
  return `The input 'version' is ${version}, but the checked-out commit is ${sha}`;
}
function setVersion(deploy, version, commit) {
  if (version !== deploy.options.version) deploy.options = { ...deploy.options, version };
  deploy.onVersion?.(commit);
}


/***/ }),

/***/ 2759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ gitHubInputs)
});

// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/runner/secrets.js
var secrets = __nccwpck_require__(1868);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/github/lib/github.js


const context = new Context();
/**
 * Returns a hydrated octokit ready to use for GitHub Actions
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function getOctokit(token, options, ...additionalPlugins) {
    const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
    return new GitHubWithPlugins(getOctokitOptions(token, options));
}
//# sourceMappingURL=github.js.map
// EXTERNAL MODULE: ./.build/http/client.js
var client = __nccwpck_require__(7036);
;// CONCATENATED MODULE: ./.build/github/pull-requests.js
async function getPullRequest({ request, repository }, number, signal) {
  const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
    request: signal ? { signal } : {},
  });
  if (
    data.number !== number ||
    (data.state !== 'open' && data.state !== 'closed') ||
    !Array.isArray(data.labels)
  )
    throw new Error(`GitHub's response is not pull request ${number}`);
  return readPullRequest(data);
}
async function compareCommits({ request, repository }, other, commit) {
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${other}...${commit}`,
    per_page: 1,
  });
  return data.status;
}
function readPullRequest({ number = 0, state, labels = [], head, base }) {
  const from = head?.repo?.id;
  const fork = from === undefined || from !== base?.repo?.id;
  return {
    number,
    open: state === 'open',
    head: head?.sha ?? '',
    branch: head?.ref ?? '',
    labels: labels.flatMap(({ name }) => name ?? []),
    fork,
    ...(fork && from !== undefined && { forkId: Number(from) }),
  };
}

;// CONCATENATED MODULE: ./.build/github/context.js



function workflowRun() {
  const {
    actor,
    eventName: event,
    serverUrl,
    apiUrl,
    runId,
    runAttempt,
    runNumber,
    sha,
    ref,
    payload,
  } = context;
  if (!process.env.GITHUB_REPOSITORY || !URL.canParse(apiUrl) || !(0,client/* isSecure */.Ut)(new URL(apiUrl))) return undefined;
  const { owner, repo } = context.repo;
  const pull = payload.pull_request;
  return {
    repository: { owner, repo },
    repositoryId: process.env.GITHUB_REPOSITORY_ID || String(payload.repository?.id ?? ''),
    url: `${serverUrl}/${owner}/${repo}/actions/runs/${runId}/attempts/${runAttempt || 1}`,
    apiUrl: new URL(apiUrl),
    sha,
    ref,
    actor,
    event,
    runNumber,
    action: payload.action ?? '',
    changedLabel: payload.label?.name ?? '',
    ...(pull && { pullRequest: readPullRequest(pull) }),
  };
}

;// CONCATENATED MODULE: ./.build/github/inputs.js



function gitHubInputs(env) {
  const environment = inputs/* line */.n8('environment');
  const token = inputs/* line */.n8('github-token');
  if (token !== '') (0,secrets/* maskSecret */.$)(token);
  delete env['INPUT_GITHUB-TOKEN'];
  const run = workflowRun();
  if (token === '' || !run) return undefined;
  return { environment, run, access: { token, apiUrl: run.apiUrl, repository: run.repository } };
}


/***/ }),

/***/ 3663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ productOf),
/* harmony export */   Oy: () => (/* binding */ clearBuildCache),
/* harmony export */   Sx: () => (/* binding */ getApp),
/* harmony export */   uW: () => (/* binding */ readApp)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9316);

async function getApp(client, app) {
  return readApp(await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}`));
}
function readApp(response) {
  const stack = response.build_stack?.name ?? response.stack?.name ?? '';
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(response.id, 'the id of the app'),
    name: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(response.name, 'the name of the app'),
    webUrl: response.web_url ?? '',
    stack,
    product: response.generation?.name === 'fir' ? 'oci-image' : productOf(stack),
  };
}
function productOf(stack) {
  if (stack === 'container') return 'docker-images';
  return stack === 'cnb' ? 'oci-image' : 'slug';
}
async function clearBuildCache(client, app) {
  await client.command('DELETE', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/build-cache`);
}


/***/ }),

/***/ 6162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ listNewestBuilds),
/* harmony export */   RF: () => (/* binding */ listBuildsOfVersion),
/* harmony export */   cB: () => (/* binding */ hashSource),
/* harmony export */   dn: () => (/* binding */ createBuild),
/* harmony export */   lS: () => (/* binding */ cancelBuild),
/* harmony export */   ls: () => (/* binding */ getBuild),
/* harmony export */   w: () => (/* binding */ findBuild)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9409);



async function createBuild(client, app, request, match, onRepeat) {
  const create = () => postBuild(client, app, request);
  const find = async () => {
    const found = await findBuild(client, app, match);
    return found && getBuild(client, app, found.id);
  };
  return (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(create, find, client.signal, onRepeat);
}
async function getBuild(client, app, id) {
  return readBuild(client, await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds/${id}`));
}
async function listNewestBuilds(client, app, max = 20) {
  const range = `created_at ..; order=desc,max=${max}`;
  const builds = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds`, { range });
  return builds.map(({ output_stream_url: _, ...build }) => readBuild(client, build));
}
async function listBuildsOfVersion(client, app, version) {
  const abbreviated = /^[0-9a-f]{7,}$/i.test(version) ? version.toLowerCase() : undefined;
  const builds = await listNewestBuilds(client, app, 1000);
  return builds.filter(
    (build) =>
      build.version === version || (abbreviated && build.version.toLowerCase().startsWith(abbreviated)),
  );
}
async function findBuild(client, app, { sourceHash, isOurSource, version, knownIds }) {
  const matches = (build) =>
    build.version === version && hashSource(build.sourceUrl, isOurSource) === sourceHash;
  const builds = await listNewestBuilds(client, app);
  return builds.find((build) => matches(build) && !knownIds.includes(build.id));
}
async function cancelBuild(client, app, id, onRepeat = () => {}) {
  const options = { variant: 'cancel-build', onRepeat };
  await client.command('DELETE', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds/${id}`, options);
}
function hashSource(sourceUrl, isOurs) {
  const address = isOurs ? sourceUrl.replace(/[?#].*$/s, '') : sourceUrl;
  return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(address).digest('hex');
}
async function postBuild(client, app, request) {
  const { sourceUrl, checksum, version, versionDescription, buildpacks } = request;
  const body = {
    source_blob: {
      url: sourceUrl,
      version,
      ...(checksum && { checksum }),
      ...(versionDescription && { version_description: versionDescription }),
    },
    ...(buildpacks.length > 0 && { buildpacks: buildpacks.map(buildpack) }),
  };
  return readBuild(client, await client.request('POST', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds`, { body }));
}
function buildpack(urlOrName) {
  return URL.canParse(urlOrName) ? { url: urlOrName } : { name: urlOrName };
}
function readBuild(client, build) {
  const stream = build.output_stream_url;
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(build.id, 'the id of the build'),
    status: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceUrl: build.source_blob?.url ?? '',
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  };
}


/***/ }),

/***/ 9316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ HerokuClient),
/* harmony export */   So: () => (/* binding */ apiPath),
/* harmony export */   mw: () => (/* binding */ required)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9901);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(484);




class HerokuClient {
  http;
  #options;
  constructor(options) {
    this.http = options.http;
    this.#options = options;
  }
  get signal() {
    return this.#options.signal;
  }
  until(signal) {
    return new HerokuClient({ ...this.#options, signal });
  }
  async request(method, path, options = {}) {
    return this.#withRetries(method, options, async () => {
      const { status, text } = await this.#send(method, path, options);
      const json = parseObject(text);
      if (json) return json;
      throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(`${method} ${path} answered ${status} with something that is not JSON`);
    });
  }
  async command(method, path, options = {}) {
    await this.#withRetries(method, options, () => this.#send(method, path, options));
  }
  signedUrl(url) {
    this.#options.onSecret(url);
    if (URL.canParse(url)) return url;
    throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_("Heroku's response has no valid signed URL");
  }
  #withRetries(method, { idempotent = method !== 'POST', onRepeat }, attempt) {
    const onRetry = (message) => {
      onRepeat?.();
      this.#options.onRetry(message);
    };
    return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L5)(attempt, { signal: this.signal, idempotent, onRetry });
  }
  async #send(method, path, { body, variant, range, onHeaders }) {
    const { apiUrl, apiKey, pacing } = this.#options;
    const content = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      Accept: `application/vnd.heroku+json; version=3${variant ? `.${variant}` : ''}`,
      Authorization: `Bearer ${apiKey}`,
      'User-Agent': 'heroku-build',
      ...(range && { Range: range }),
      ...(content && { 'Content-Type': 'application/json' }),
      'Content-Length': Buffer.byteLength(content),
    };
    const url = new URL(apiUrl);
    url.pathname = apiUrl.pathname.replace(/\/$/, '') + path;
    const request = { method, url, headers, body: content, signal: this.signal };
    const receive = () => this.#receive(request, path);
    const { response, text } = await (pacing ? pacing.run(this.signal, receive) : receive());
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      onHeaders?.(response.headers);
      return { status, text };
    }
    throw toHerokuError(method, path, response, parseObject(text) ?? {});
  }
  async #receive(request, path) {
    try {
      const response = await this.http.send(request);
      return { response, text: await (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readBody */ .x8)(response) };
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (!(error instanceof _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_)) throw error;
      const message = `${request.method} ${path} got no response: ${error.message}\nCheck the runner's network and proxy, and https://status.heroku.com.`;
      throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(message, { cause: error.cause });
    }
  }
}
function apiPath(parts, ...values) {
  return String.raw({ raw: parts }, ...values.map(encodePathSegment));
}
function encodePathSegment(value) {
  if (value === '' || value === '.' || value === '..')
    throw new Error(`'${value}' is not a valid name or ID`);
  return encodeURIComponent(value);
}
function required(value, what) {
  if (value === null || value === undefined) throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(`Heroku's response lacks ${what}`);
  return value;
}
function parseObject(text) {
  try {
    const json = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}
function toHerokuError(method, path, response, body) {
  const status = response.statusCode ?? 0;
  const text = (key) => {
    const value = Reflect.get(body, key);
    return typeof value === 'string' ? value : '';
  };
  return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HerokuError */ .h({
    method,
    path,
    status,
    id: text('id'),
    message: text('message') || text('error') || defaultMessage(status, response),
    requestId: String(response.headers['request-id'] ?? ''),
    retryAfter: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readRetryAfter */ .D$)(response),
  });
}
function defaultMessage(status, { statusMessage, headers }) {
  if (status >= 300 && status < 400)
    return `A redirect to ${hostOf(headers.location)} was not followed, since the key is for the API's host only`;
  return statusMessage ?? '';
}
function hostOf(location) {
  return location && URL.canParse(location) ? new URL(location).host : 'another host';
}


/***/ }),

/***/ 825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect),
/* harmony export */   i: () => (/* binding */ connectWhenNeeded)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9316);


function connect(host, access, pacing) {
  const { log, signal } = host;
  const http = new _http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq();
  host.defer(() => http.close());
  const onSecret = (value) => log.mask(value);
  const onRetry = (message) => log.info(message);
  return new _client_js__WEBPACK_IMPORTED_MODULE_1__/* .HerokuClient */ .KZ({ ...access, signal, http, onSecret, onRetry, ...(pacing && { pacing }) });
}
function connectWhenNeeded(host, readAccess) {
  let client;
  return () => {
    client ??= connect(host, readAccess());
    return client;
  };
}


/***/ }),

/***/ 9409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pollFor),
/* harmony export */   U: () => (/* binding */ createOnce)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5502);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9901);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2964);





const maxAttempts = 5;
const maxSearches = 11;
async function createOnce(create, find, signal, onRepeat = () => {}) {
  let unclear = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await create();
    } catch (error) {
      if (signal.aborted) throw error;
      if (!(0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHaveSucceeded */ .p8)(error)) throw unclear ? stillUnclear(error) : error;
      unclear = true;
      const found = await pollFor(find, signal).catch((searchError) => {
        throw signal.aborted ? searchError : stillUnclear(searchError);
      });
      if (found) return found;
      if (attempt === maxAttempts) throw error;
      onRepeat();
    }
  }
}
function stillUnclear(error) {
  return new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(
    `${(0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__/* .errorMessage */ .gJ)(error)}\nAn earlier request got no response, and may have been carried out.`,
  );
}
async function pollFor(find, signal) {
  const pause = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)();
  for (let search = 1; ; search++) {
    const found = await find();
    if (found || search === maxSearches) return found;
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause.next().value, signal);
  }
}


/***/ }),

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ HerokuError)
/* harmony export */ });
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6204);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8359);


const longestMessage = 2000;
class HerokuError extends _http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$ {
  name = 'HerokuError';
  details;
  constructor(details) {
    const { method, path, status, id, message, requestId, retryAfter } = details;
    const what = `${method} ${path} answered ${status}`;
    const where = [singleLine(`${what} ${id}`), requestId && `request ${singleLine(requestId)}`];
    super(
      `${singleLine(message || 'No message from Heroku')} (${where.filter(Boolean).join(', ')})\n${advice(details)}`.trimEnd(),
      { status, retryAfter, ownMessage: singleLine(/^\w{1,60}$/.test(id) ? `${what} ${id}` : what) },
    );
    this.details = { ...details, message: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(message), requestId: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(requestId) };
  }
}
function singleLine(text) {
  return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactAndTruncate */ .Fd)(text, longestMessage).trim().replace(/\s+/g, ' ');
}
const paymentAdvice =
  'The account that owns the app has an unpaid balance: pay it at https://dashboard.heroku.com/account/billing.';
const rateLimitAdvice =
  'Heroku allows an account 4500 requests and restores 75 a minute: spread the deploys, or use another account.';
const outageAdvice = 'Heroku itself failed: check https://status.heroku.com and try again.';
const adviceById = {
  delinquent: paymentAdvice,
  suspended: 'Heroku has suspended the account or the app: see https://help.heroku.com.',
  two_factor:
    'The account requires a second factor: use a key from `heroku authorizations:create` as `api-key`.',
  verification_needed:
    'The account must be verified: https://devcenter.heroku.com/articles/account-verification.',
  rate_limit: rateLimitAdvice,
};
const adviceByStatus = {
  401: 'Heroku does not know the key. Make one with `heroku authorizations:create`, store it as a secret, and pass it as `api-key`; an expired or revoked key is refused the same way.',
  402: paymentAdvice,
  403: 'The key is valid, but does not permit this. Its account needs the `deploy` permission for the app, and its scope must be `global` or `write-protected`.',
  404: 'Check the spelling, and that the account of the key can see it: run `heroku apps:info --app NAME` or `heroku pipelines:info NAME` with the same key.',
  429: rateLimitAdvice,
  500: outageAdvice,
  502: outageAdvice,
  503: outageAdvice,
  504: outageAdvice,
};
function advice({ id, status }) {
  return adviceById[id] ?? adviceByStatus[status] ?? '';
}


/***/ }),

/***/ 7973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9409);


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

/***/ 7036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ readRetryAfter),
/* harmony export */   Qq: () => (/* binding */ HttpClient),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Ut: () => (/* binding */ isSecure),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4708);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6204);




const defaultIdleTimeout = 60_000;
const certificateError = /CERT|ALTNAME|UNABLE_TO_/;
class HttpClient {
  #agents = new Map();
  async send(request) {
    const { url, method, headers = {}, body, signal } = request;
    signal.throwIfAborted();
    requireSecure(url);
    const agent = await this.#agent(url);
    return new Promise((resolve, reject) => {
      const fail = (error) => reject(signal.aborted ? signal.reason : toRequestError(error, url));
      const { request: createRequest } = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
      const sent = createRequest(url, { method, headers, agent, signal });
      const abort = () => reject(signal.reason);
      const idleTimeout = request.idleTimeout ?? defaultIdleTimeout;
      const giveUp = () => sent.destroy(new Error('no response in time'));
      let timer;
      signal.addEventListener('abort', abort);
      sent.setTimeout(idleTimeout, giveUp);
      const limitWait = () => {
        timer = setTimeout(giveUp, idleTimeout);
      };
      sent.once('finish', limitWait);
      sent.once('response', (response) => {
        sent.off('finish', limitWait);
        clearTimeout(timer);
        resolve(response);
      });
      sent.once('upgrade', (_, socket) => {
        socket.destroy();
        fail(new Error('it answered 101 Switching Protocols'));
      });
      sent.once('error', fail);
      sent.once('close', () => {
        signal.removeEventListener('abort', abort);
        clearTimeout(timer);
        fail(new Error('the connection closed before a response came'));
      });
      if (body === undefined || typeof body === 'string') sent.end(body);
      else (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(body, sent).catch(fail);
    });
  }
  close() {
    for (const agent of this.#agents.values()) agent.destroy();
  }
  async #agent(url) {
    const { https_proxy, HTTPS_PROXY } = process.env;
    const proxied = url.protocol === 'https:' && (https_proxy || HTTPS_PROXY);
    const proxies = proxied ? await __nccwpck_require__.e(/* import() */ 309).then(__nccwpck_require__.bind(__nccwpck_require__, 309)) : undefined;
    const proxy = proxies?.httpsProxy(url);
    const key = proxy?.href ?? url.protocol;
    const known = this.#agents.get(key);
    if (known) return known;
    const options = { keepAlive: true, maxSockets: 100 };
    const { Agent } = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
    const agent = proxies && proxy ? new proxies.ProxyAgent(proxy, options) : new Agent(options);
    this.#agents.set(key, agent);
    return agent;
  }
}
function toRequestError(error, url) {
  const message = `${error.message} (${url.host})`;
  const code = 'code' in error ? String(error.code) : '';
  if (certificateError.test(code)) {
    return new Error(
      `${message}: the certificate is not trusted. If a proxy has its own certificate, set NODE_EXTRA_CA_CERTS to its file`,
    );
  }
  return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_(message, { cause: error });
}
function isSecure(url) {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
function requireSecure(url) {
  if (!isSecure(url))
    throw new Error(`Refused to connect to ${url.host} over ${url.protocol}// : https is required`);
}
function isLoopback(hostname) {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
async function readBody(body, limit = 64 * 1024 * 1024) {
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) throw new Error(`the response has more than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_('The response was cut off', { cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}
function readRetryAfter({ headers }) {
  const text = headers['retry-after'] ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const seconds = (Date.parse(text) - Date.parse(headers.date ?? '')) / 1000;
  return seconds > 0 ? seconds : 0;
}


/***/ }),

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ unlessStatus),
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   j$: () => (/* binding */ HttpError),
/* harmony export */   j3: () => (/* binding */ DeadlineError),
/* harmony export */   zM: () => (/* binding */ isStatus)
/* harmony export */ });
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5492);

class TransientError extends Error {
  name = 'TransientError';
  retryAfter;
  constructor(message, { retryAfter = 0, ...options } = {}) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}
class DeadlineError extends Error {
  name = 'DeadlineError';
}
class HttpError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_0__/* .QuotingError */ .y {
  name = 'HttpError';
  status;
  retryAfter;
  constructor(message, answer) {
    super(message, { ownMessage: answer.ownMessage });
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
}
async function unlessStatus(response, ...statuses) {
  return response.catch((error) => {
    if (!isStatus(error, ...statuses)) throw error;
    return undefined;
  });
}
function isStatus(error, ...statuses) {
  return error instanceof HttpError && statuses.includes(error.status);
}


/***/ }),

/***/ 9901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5502);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2964);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8359);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6204);





const overloaded = [500, 502, 503, 504];
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);
const maxRetries = 8;
const longestPause = 15_000;
const longestLimitPause = 30_000;
const longestRetryAfter = 300;
async function retry(attempt, { signal, idempotent, onRetry }) {
  const failurePauses = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(250, longestPause, 2);
  const limitPauses = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(500, longestLimitPause, 2);
  let lastError;
  let retries = 0;
  async function waitAfter(error) {
    const rateLimited = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isStatus */ .zM)(error, 429);
    if (signal.aborted || !mayRetry(error, idempotent)) throw error;
    if (!rateLimited && ++retries > maxRetries) throw error;
    lastError = error;
    onRetry(`${firstLine(error)}: trying again`);
    const pause = (rateLimited ? limitPauses : failurePauses).next().value;
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(Math.max(pause * (1 + Math.random()), retryAfterDelay(error)), signal);
  }
  try {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        await waitAfter(error);
      }
    }
  } catch (error) {
    if (lastError && error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeadlineError */ .j3) error.cause ??= lastError;
    throw error;
  }
}
function isTransientStatus(status) {
  return status === 429 || overloaded.includes(status);
}
function mayRetry(error, idempotent) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) {
    const { status } = error;
    return status === 429 || (idempotent && overloaded.includes(status));
  }
  if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_)) return false;
  return idempotent || wasNeverSent(error);
}
function mayHaveSucceeded(error) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) return overloaded.includes(error.status);
  return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_ && !wasNeverSent(error);
}
function retryAfterDelay(error) {
  return Math.min(retryAfterSeconds(error), longestRetryAfter) * 1000;
}
function retryAfterSeconds(error) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) return error.retryAfter;
  return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_ ? error.retryAfter : 0;
}
function wasNeverSent({ cause }) {
  return cause instanceof Error && 'code' in cause && neverConnected.has(String(cause.code));
}
function firstLine(error) {
  return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)((0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(error)).split('\n', 1)[0] ?? '';
}


/***/ }),

/***/ 7616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getMultilineInput, group, markdownSummary, platform, setCommandEcho, setFailed, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try {
            step(generator.next(value));
        }
        catch (e) {
            reject(e);
        } }
        function rejected(value) { try {
            step(generator["throw"](value));
        }
        catch (e) {
            reject(e);
        } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
function debug(message) {
    command_issueCommand('debug', {}, message);
}
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
    issue('group', name);
}
function endGroup() {
    issue('endgroup');
}
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}






/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ findHerokuMessage),
  e: () => (/* binding */ mirror)
});

// EXTERNAL MODULE: ./.build/async/backoff.js
var backoff = __nccwpck_require__(6777);
// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __nccwpck_require__(5502);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
;// CONCATENATED MODULE: ./.build/output/reader.js

const idleTimeout = 45_000;
const defaultQuietPeriod = 30_000;
const emptyStatuses = [204, 416];
class OutputReader {
  #http;
  #write;
  #quietPeriod;
  #received = 0;
  constructor(http, write, quietPeriod = defaultQuietPeriod) {
    this.#http = http;
    this.#write = write;
    this.#quietPeriod = quietPeriod;
  }
  async connect(url, isOver, signal) {
    const before = this.#received;
    const response = await this.#open(url, signal);
    if (response?.statusCode === 200) {
      const end = await this.#drain(response, isOver, signal);
      return { hasNewOutput: this.#received > before, end, position: this.#received };
    }
    response?.resume();
    return { hasNewOutput: false, end: this.#endOf(response?.statusCode ?? 0), position: this.#received };
  }
  #endOf(status) {
    const empty = emptyStatuses.includes(status);
    if (empty && this.#received === 0) return 'clean';
    return empty || status === 404 ? 'missing' : 'broken';
  }
  async #open(url, signal) {
    try {
      return await this.#http.send({ method: 'GET', url: new URL(url), signal, idleTimeout });
    } catch (error) {
      if (signal.aborted || !(error instanceof errors/* TransientError */.N_)) throw error;
      return undefined;
    }
  }
  async #drain(response, isOver, signal) {
    const watchdog = new QuietWatchdog(response, isOver, this.#quietPeriod);
    const chunks = response[Symbol.asyncIterator]();
    let position = 0;
    const endAs = (end) => (position < this.#received ? 'broken' : end);
    try {
      for (;;) {
        const chunk = await chunks.next().catch(() => undefined);
        signal.throwIfAborted();
        watchdog.throwIfFailed();
        if (!chunk) return watchdog.hasClosed ? endAs('quiet') : 'broken';
        if (chunk.done) return endAs('clean');
        const output = withoutHeartbeats(chunk.value);
        if (output.length < chunk.value.length) watchdog.onHeartbeat();
        const fresh = output.subarray(Math.max(0, this.#received - position));
        position += output.length;
        if (fresh.length === 0) continue;
        this.#received = position;
        await this.#write(fresh);
        watchdog.onOutput();
      }
    } finally {
      watchdog.stop();
    }
  }
}
class QuietWatchdog {
  #response;
  #isOver;
  #quietPeriod;
  #pause;
  #timer;
  #isAlive = false;
  #stopped = false;
  #error;
  hasClosed = false;
  constructor(response, isOver, quietPeriod) {
    this.#response = response;
    this.#isOver = isOver;
    this.#quietPeriod = quietPeriod;
    this.#pause = quietPeriod;
    this.#restart();
  }
  onHeartbeat() {
    this.#isAlive = true;
  }
  onOutput() {
    this.#isAlive = false;
    this.#pause = this.#quietPeriod;
    this.#restart();
  }
  throwIfFailed() {
    if (this.#error !== undefined) throw this.#error;
  }
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
  #restart() {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.#check(), this.#pause);
  }
  async #check() {
    try {
      this.hasClosed = this.#isAlive && (await this.#isOver());
      if (this.hasClosed) this.#response.destroy();
      this.#pause = Math.min(2 * this.#pause, 4 * this.#quietPeriod);
      this.#restart();
    } catch (error) {
      this.#error = error;
      this.#response.destroy();
    }
  }
}
function withoutHeartbeats(chunk) {
  return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk;
}

// EXTERNAL MODULE: ./.build/output/tail.js
var output_tail = __nccwpck_require__(2406);
;// CONCATENATED MODULE: ./.build/output/mirror.js




const maxFailedConnections = 8;
const maxMissingAnswers = 4;
async function mirror({ http, log, signal }, initial, refresh) {
  const tail = new output_tail/* Tail */.PW();
  const reader = new OutputReader(http, (bytes) => {
    tail.push(bytes);
    return log.writeUntrusted(bytes);
  });
  const endDetector = new EndDetector();
  let current = initial;
  let pause = pauses();
  let waited = 0;
  const isOver = () => current.status !== 'pending';
  const refreshAndCheckEnd = async () => {
    current = await refresh();
    return isOver();
  };
  for (;;) {
    const hadEnded = isOver();
    if (hadEnded || !endDetector.isQuiet || waited > usualDelay) {
      const { outputStreamUrl } = current;
      const connection = outputStreamUrl
        ? await reader.connect(outputStreamUrl, refreshAndCheckEnd, signal)
        : noStream;
      const completeness = endDetector.assess(connection, hadEnded);
      if (completeness !== 'incomplete') {
        await log.endUntrusted();
        if (completeness === 'unknown')
          log.warning('The output could not be read to its end: lines may be missing above');
        return { ended: current, lastLines: current.status === 'succeeded' ? [] : tail.lines() };
      }
      if (isOver() && isPlausibleEnd(connection)) continue;
      if (connection.hasNewOutput) {
        pause = pauses();
        waited = 0;
      }
    }
    const { value } = pause.next();
    await (0,sleep/* sleep */.y)(value, signal);
    waited += value;
    current = await refresh();
  }
}
const usualDelay = 5_000;
const pauses = () => (0,backoff/* backoff */.J)(100);
const noStream = { hasNewOutput: false, end: 'none', position: 0 };
function isPlausibleEnd({ end }) {
  return end === 'clean' || end === 'quiet';
}
class EndDetector {
  #lastEnd;
  #failed = 0;
  #missingInARow = 0;
  isQuiet = false;
  assess(connection, hadEnded) {
    const { hasNewOutput, end, position } = connection;
    const agreed = this.#lastEnd === position;
    const isEnd = isPlausibleEnd(connection) && agreed && !hasNewOutput;
    this.isQuiet = isEnd && position > 0;
    if (isPlausibleEnd(connection)) this.#lastEnd = position;
    if (!hadEnded || hasNewOutput) return 'incomplete';
    if (end === 'none' || isEnd) return 'complete';
    this.#failed += 1;
    this.#missingInARow = end === 'missing' ? this.#missingInARow + 1 : 0;
    if (this.#missingInARow < maxMissingAnswers && this.#failed < maxFailedConnections) return 'incomplete';
    return agreed ? 'complete' : 'unknown';
  }
}
function findHerokuMessage(lastLines) {
  const messages = lastLines.flatMap((line) => /^\s*!\s+(.*\S)/.exec(line)?.[1] ?? []);
  return messages.find((message) => message !== 'Push failed') ?? messages[0] ?? '';
}


/***/ }),

/***/ 2406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ errorWithLastLines),
/* harmony export */   PW: () => (/* binding */ Tail),
/* harmony export */   lS: () => (/* binding */ lastLinesOf),
/* harmony export */   mN: () => (/* binding */ quoteLastLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3398);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5492);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8359);




const longestLine = 300;
const maxStripped = 4 * longestLine;
const maxKept = 64 * 1024;
class Tail {
  #count;
  #memory = Buffer.alloc(2 * maxKept);
  #size = 0;
  #truncated = false;
  constructor(count = 12) {
    this.#count = count;
  }
  push(bytes) {
    this.#truncated ||= this.#size + bytes.length > maxKept;
    const last = bytes.subarray(-maxKept);
    if (this.#size + last.length > this.#memory.length) {
      this.#memory.copyWithin(0, this.#size - maxKept, this.#size);
      this.#size = maxKept;
    }
    this.#memory.set(last, this.#size);
    this.#size += last.length;
  }
  lines() {
    const text = this.#memory.toString('utf8', Math.max(0, this.#size - maxKept), this.#size);
    const whole = this.#truncated ? text.replace(/^\ufffd{1,3}/, '') : text;
    const lines = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(whole, { before: this.#truncated }).split(/\r\n|\r|\n/);
    return lines.map(cleanLine).filter(Boolean).slice(-this.#count);
  }
}
function cleanLine(line) {
  const colourless = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line.slice(0, maxStripped));
  const text = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)((0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceControlCharacters */ .U3)(colourless, ''));
  return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine);
}
function lastLinesOf(output, count) {
  const tail = new Tail(count);
  tail.push(Buffer.from(output));
  return tail.lines();
}
function errorWithLastLines(ownMessage, lastLines, more = '') {
  return new _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_1__/* .QuotingError */ .y(`${ownMessage}${more}${quoteLastLines(lastLines)}`, { ownMessage, lastLines });
}
function quoteLastLines(lastLines) {
  return lastLines.length === 0 ? '' : `\nThe last lines of its output:\n${lastLines.join('\n')}`;
}


/***/ }),

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ UnhealthyError),
/* harmony export */   ZT: () => (/* binding */ isUnhealthy),
/* harmony export */   Zx: () => (/* binding */ ReleaseFailedError),
/* harmony export */   bb: () => (/* binding */ NotRunningError),
/* harmony export */   ju: () => (/* binding */ CommandFailedError)
/* harmony export */ });
/* unused harmony export isReleaseFailure */
/* harmony import */ var _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(484);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6204);
/* harmony import */ var _output_tail_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2406);
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5492);




class ReleaseFailedError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'ReleaseFailedError';
  constructor(ownMessage, lastLines = [], more = '') {
    super(`${ownMessage}${more}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
class NotRunningError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'NotRunningError';
  constructor(ownMessage, lastLines = [], more = '') {
    super(`${ownMessage}${more}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
class UnhealthyError extends Error {
  name = 'UnhealthyError';
}
class CommandFailedError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_3__/* .QuotingError */ .y {
  name = 'CommandFailedError';
  constructor(ownMessage, lastLines) {
    super(`${ownMessage}${(0,_output_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLastLines */ .mN)(lastLines)}`, { ownMessage, lastLines });
  }
}
function isUnhealthy(error) {
  return [NotRunningError, UnhealthyError, CommandFailedError].some((kind) => error instanceof kind);
}
function isReleaseFailure(error) {
  if (error instanceof Error && isUnhealthy(error)) return true;
  return [ReleaseFailedError, HerokuError, TransientError, DeadlineError].some(
    (kind) => error instanceof kind,
  );
}


/***/ }),

/***/ 2142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ followRelease)
});

// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __nccwpck_require__(7973);
;// CONCATENATED MODULE: ./.build/output/headed-log.js
class HeadedLog {
  #log;
  #heading;
  #hasOutput = false;
  constructor(log, heading) {
    this.#log = log;
    this.#heading = heading;
  }
  get hasOutput() {
    return this.#hasOutput;
  }
  async writeUntrusted(bytes) {
    if (!this.#hasOutput && this.#heading !== '') this.#log.info(this.#heading);
    this.#hasOutput = true;
    await this.#log.writeUntrusted(bytes);
  }
  endUntrusted() {
    return this.#log.endUntrusted();
  }
  warning(message) {
    this.#log.warning(message);
  }
}

// EXTERNAL MODULE: ./.build/output/mirror.js + 1 modules
var mirror = __nccwpck_require__(2576);
// EXTERNAL MODULE: ./.build/release/errors.js
var errors = __nccwpck_require__(4877);
;// CONCATENATED MODULE: ./.build/release/follow.js




async function followRelease(app, initial, { client, log, onRead }) {
  const read = async () => {
    const release = await (0,releases/* getRelease */.kF)(client, app.id, initial.id);
    onRead?.(release);
    return release;
  };
  const what = `release command of v${initial.version} of ${app.name}`;
  const heading = initial.status === 'pending' ? '' : `Output of the ${what}:`;
  const headed = new HeadedLog(log, heading);
  const { ended, lastLines } = await (0,mirror/* mirror */.e)(
    { http: client.http, log: headed, signal: client.signal },
    initial,
    read,
  );
  if (headed.hasOutput && heading) log.info(`The ${what} has ended: ${ended.status}`);
  if (ended.status === 'succeeded') return ended;
  const message = `Release v${ended.version} of ${app.name} ${ended.status}: its release command did not succeed, so the previous release keeps running`;
  throw new errors/* ReleaseFailedError */.Zx(message, lastLines);
}


/***/ }),

/***/ 1475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ requireAppIdentity),
/* harmony export */   SG: () => (/* binding */ pipelineStages),
/* harmony export */   fJ: () => (/* binding */ readPipelineIdentity),
/* harmony export */   sk: () => (/* binding */ readAfterRelease)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2976);

const pipelineStages = ['test', 'review', 'development', 'staging', 'production'];
function requireAppIdentity(name, value) {
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(value) || _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .isId */ .eQ(value)) return value;
  throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(
    `Input '${name}' is '${value}', which is not a valid name or ID of an app: a name has 3 to 30 lowercase letters, digits and dashes`,
  );
}
function readPipelineIdentity() {
  const value = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8('pipeline');
  if (!/^\.\.?$/.test(value)) return value;
  throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`Input 'pipeline' is '${value}', which is not a valid name or ID`);
}
async function readAfterRelease() {
  const waitForRelease = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM('wait-for-release');
  const maintenance = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq('maintenance') !== '' && _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM('maintenance');
  const waitsForDynos = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM('wait-for-dynos');
  const dynosTimeout = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA('dynos-timeout');
  const healthCheck = await readHealthCheck();
  const runAfter = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq('run-after');
  const needsRelease = (name, isSet, why) => {
    if (isSet && !waitForRelease)
      throw new _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`Input '${name}' needs 'wait-for-release: true': ${why}`);
  };
  const beforeEnd = 'until the release phase ends, the previous release';
  needsRelease('health-check', healthCheck !== undefined, `${beforeEnd} answers`);
  needsRelease('run-after', runAfter !== '', `${beforeEnd} runs`);
  needsRelease('maintenance', maintenance, 'maintenance mode ends once the new release runs');
  return {
    waitForRelease,
    maintenance,
    formation: await readFormation(),
    ...(waitsForDynos && { dynosTimeout }),
    ...(healthCheck && { healthCheck }),
    runAfter,
  };
}
async function readFormation() {
  const values = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_('formation');
  if (values.length === 0) return [];
  const { parseFormation } = await __nccwpck_require__.e(/* import() */ 718).then(__nccwpck_require__.bind(__nccwpck_require__, 7718));
  return parseFormation(values);
}
async function readHealthCheck() {
  const targets = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_('health-check');
  const timeout = _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA('health-check-timeout');
  if (targets.length === 0) return undefined;
  const { requireHealthTarget } = await __nccwpck_require__.e(/* import() */ 280).then(__nccwpck_require__.bind(__nccwpck_require__, 3280));
  for (const target of targets) requireHealthTarget(target);
  return { targets, timeout };
}


/***/ }),

/***/ 4712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dj: () => (/* binding */ unknownReleaseMessage),
/* harmony export */   IJ: () => (/* binding */ createOwnRelease),
/* harmony export */   Mh: () => (/* binding */ releaseKind),
/* harmony export */   SL: () => (/* binding */ toReleaseRef),
/* harmony export */   f4: () => (/* binding */ failedRollbackMessage),
/* harmony export */   fE: () => (/* binding */ findOwnRelease),
/* harmony export */   vG: () => (/* binding */ remainingReleaseMessage)
/* harmony export */ });
/* unused harmony export recordOwnRelease */
/* harmony import */ var _heroku_create_once_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9409);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7973);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9901);



const releaseKind = 'release';
function toReleaseRef({ id, version }) {
  return { id, version };
}
async function createOwnRelease(client, ownRelease, request, newest) {
  const creating = (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .createRelease */ .YG)(client, ownRelease.data.app.id, request, newest);
  const release = await creating.catch((error) => {
    if (!client.signal.aborted && !(0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHaveSucceeded */ .p8)(error)) ownRelease.disarm();
    throw error;
  });
  recordOwnRelease(ownRelease, release);
  return release;
}
function recordOwnRelease(ownRelease, release) {
  ownRelease.update({ ...ownRelease.data, ref: toReleaseRef(release) });
  if (!ownRelease.data.rollBack) ownRelease.disarm();
}
async function findOwnRelease(client, { app, ref, match }) {
  if (ref || !match) return ref;
  try {
    const found = await (0,_heroku_create_once_js__WEBPACK_IMPORTED_MODULE_0__/* .pollFor */ .B)(() => (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .findRelease */ .dv)(client, app.id, match, match.newest), client.signal);
    return found && toReleaseRef(found);
  } catch (error) {
    if (client.signal.aborted) return undefined;
    throw error;
  }
}
function remainingReleaseMessage({ app: { name } }, { version }) {
  return `Interrupted after creating v${version} of ${name}, which remains in place`;
}
function failedRollbackMessage({ app: { name } }, why) {
  return `Could not roll back ${name}: ${why}\nCheck what it runs with 'heroku releases --app ${name}', and roll it back with 'heroku rollback --app ${name}'`;
}
function unknownReleaseMessage({ app: { name } }) {
  return `It is unknown whether a release was created on ${name}: the request was interrupted, and no matching release was found. Check what it runs with 'heroku releases --app ${name}'`;
}


/***/ }),

/***/ 2282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ rollBack),
/* harmony export */   sR: () => (/* binding */ describeRollback),
/* harmony export */   yX: () => (/* binding */ describeRestored)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5502);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7973);



async function rollBack(client, { app, configRelease }, ref) {
  const isEarlierSuccess = ({ id, version, status }) =>
    version < ref.version && id !== configRelease && status === 'succeeded';
  const releases = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .listReleasesUntil */ .$F)(client, app.id, (listed) => listed.some(isEarlierSuccess));
  const latest = releases.find(({ current, status }) => current || status === 'pending');
  if (!latest || latest.version < ref.version) return undefined;
  const target = releases.find(isEarlierSuccess);
  if (latest.id !== ref.id) {
    if (target && (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .isRollbackTo */ .M9)(latest, target)) return { release: latest, target, alreadyRolledBack: true };
    throw new Error(
      `someone else released v${latest.version} ("${latest.description}") after the new release v${ref.version}, and it is not undone`,
    );
  }
  if (!target || !hasCode(target)) {
    throw new Error('nothing was deployed to it before, so there is no release to roll back to');
  }
  const newest = releases[0]?.version ?? ref.version;
  const rollback = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .createRelease */ .YG)(client, app.id, { release: target }, newest);
  const release = await waitForEnd(client, app.id, rollback);
  if (release.status === 'succeeded' || release.status === 'pending')
    return { release, target, alreadyRolledBack: false };
  throw new Error(`the rollback v${release.version} was created but ${release.status}`);
}
function describeRollback(ownRelease, rollback) {
  const { name } = ownRelease.app;
  const beginning = rollback.alreadyRolledBack ? `${name} is already rolled back` : `Rolled back ${name}`;
  return `${beginning}: ${describeRestored(ownRelease, rollback)}`;
}
function describeRestored({ rollbackPoint }, { release, target, alreadyRolledBack }) {
  const which =
    rollbackPoint?.id === target.id
      ? 'the previous release'
      : `which someone else released after this run began${rollbackPoint ? ` on v${rollbackPoint.version}` : ''}`;
  const isPending = release.status === 'pending' && !alreadyRolledBack;
  const condition = isPending ? ' once its release command succeeds' : '';
  return `v${release.version} restores v${target.version}, ${which}${condition}`;
}
function hasCode({ slugId, imageId, version }) {
  return slugId !== undefined || imageId !== undefined || version > 2;
}
async function waitForEnd(client, app, created) {
  let release = created;
  try {
    for (const pause of (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_2__/* .backoff */ .J)()) {
      if (release.status !== 'pending') return release;
      await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause, client.signal);
      release = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .getRelease */ .kF)(client, app, release.id);
    }
  } catch (error) {
    if (!client.signal.aborted) throw error;
  }
  return release;
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ apiAccess)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2976);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1868);



function apiAccess(env) {
  const keyOfEnvironment = (env.HEROKU_API_KEY ?? '').trim();
  const apiKey = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('api-key') || keyOfEnvironment;
  if (apiKey === '') {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'api-key' is missing: make a key with 'heroku authorizations:create', store it as a secret, and pass it as 'api-key' or in HEROKU_API_KEY. Secrets are empty in workflows that a fork or Dependabot starts`,
    );
  }
  (0,_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .maskSecret */ .$)(apiKey);
  removeFromEnvironment(apiKey, env);
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`Input 'api-key' is malformed: a key has no white space and only ASCII characters`);
  }
  const url = apiUrl(env);
  const isKeyOfLocalPlatform = keyOfEnvironment === '' || keyOfEnvironment === apiKey;
  if ((0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('api-url') === '' && url.protocol === 'http:' && !isKeyOfLocalPlatform) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'api-key' is set, but this step deploys to the local platform at ${url.origin}, whose key is in HEROKU_API_KEY. Take 'api-key' out of this step; or, to deploy to Heroku, remove the step that starts the local platform`,
    );
  }
  return { apiKey, apiUrl: url };
}
function removeFromEnvironment(apiKey, env) {
  for (const [name, value] of Object.entries(env)) {
    const isKeyVariable = /^(INPUT_API-KEY|HEROKU_API_KEY)$/i.test(name);
    if (isKeyVariable || (value?.trim() === apiKey && !/^INPUT_/i.test(name))) delete env[name];
  }
}
function apiUrl(env) {
  const fromInput = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('api-url');
  const fromEnvironment = (env.HEROKU_API_URL ?? '').trim();
  const source =
    fromInput === '' && fromEnvironment !== ''
      ? 'The environment variable HEROKU_API_URL'
      : "Input 'api-url'";
  const value = fromInput || fromEnvironment || 'https://api.heroku.com';
  if (/[\t\r\n]/.test(value) || !URL.canParse(value)) throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} is not a URL`);
  const url = new URL(value);
  if (!(0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecure */ .Ut)(url)) throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} must be an https URL, or an http URL on this machine`);
  if (url.username || url.password || url.search || url.hash) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} must be a URL without user, query and fragment`);
  }
  return url;
}


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ requiredText),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   X5: () => (/* binding */ runnerTemp),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   l7: () => (/* binding */ timeoutMessage),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony export positiveInteger */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7616);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3398);



class InputError extends Error {
  name = 'InputError';
}
function text(name) {
  return _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4(name);
}
function requiredText(name) {
  const value = text(name);
  if (value === '') throw new InputError(`Input '${name}' is missing, or its expression has no value`);
  return value;
}
function invalid(name, value, use) {
  if (value !== '') return new InputError(`Input '${name}' is '${value}': use ${use}`);
  const or = use === undefined ? '' : `, or use ${use}`;
  return new InputError(
    `Input '${name}' is empty: its expression has no value. Leave the input out to get its default${or}`,
  );
}
function line(name) {
  const value = text(name);
  if ((0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__/* .hasControlCharacters */ .Kg)(value)) throw new InputError(`Input '${name}' has a control character`);
  return value;
}
function isId(value) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
function choice(name, words) {
  const value = text(name);
  const word = words.find((word) => word === value);
  if (word !== undefined) return word;
  const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
  throw invalid(name, value, anyOf.format(words));
}
function positiveInteger(name, max) {
  const value = text(name);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= max) return number;
  throw invalid(name, value, `a whole number from 1 to ${max}`);
}
function boolean(name) {
  const value = text(name);
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw invalid(name, value, 'true or false');
}
function list(name) {
  return text(name)
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
const longestTimer = 35_000 * 60_000;
function minutes(name) {
  return duration(name, 60_000, 'minutes above 0, such as 60 or 2.5');
}
function seconds(name) {
  return duration(name, 1000, 'seconds above 0, such as 120');
}
function duration(name, unit, valid) {
  const value = text(name);
  const milliseconds = /^\d{1,9}(\.\d+)?$/.test(value) ? Math.ceil(Number(value) * unit) : 0;
  if (milliseconds > 0 && milliseconds <= longestTimer) return milliseconds;
  throw invalid(name, value, `a number of ${valid}`);
}
function timeoutMessage(timeout) {
  return `Timed out after ${timeout / 60_000} minutes. If the app needs longer, raise the input 'timeout'`;
}
function runnerTemp(env) {
  return env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)();
}


/***/ }),

/***/ 6852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  bG: () => (/* binding */ Leftovers),
  Mo: () => (/* binding */ hasSavedLeftovers),
  CO: () => (/* binding */ savedLeftovers)
});

// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 4 modules
var core = __nccwpck_require__(7616);
;// CONCATENATED MODULE: ./.build/runner/state.js

const variablePrefix = 'STATE_';
function saveState(name, value) {
  core/* saveState */.LZ(name, JSON.stringify(value));
}
function readState(name) {
  return core/* getState */.Gu(name);
}
function savedStateNames() {
  return Object.keys(process.env)
    .filter((name) => name.startsWith(variablePrefix))
    .map((name) => name.slice(variablePrefix.length));
}

;// CONCATENATED MODULE: ./.build/runner/leftovers.js

class Leftovers {
  #armed = new Map();
  #count = 0;
  arm({ kind, data, undo, last = false }) {
    const name = `${kind}-${this.#count++}`;
    let current = data;
    saveState(name, current);
    const armed = this.#armed.set(name, {
      undo: async (signal) => (await undo?.(current, signal)) ?? false,
      last,
    });
    return {
      get data() {
        return current;
      },
      get isArmed() {
        return armed.has(name);
      },
      update: (changed) => {
        current = changed;
        saveState(name, current);
      },
      disarm: () => this.#disarm(name),
    };
  }
  undoTasks(last) {
    const armed = [...this.#armed].filter(([, undoing]) => undoing.last === last);
    return armed.map(([name, { undo }]) => async (signal) => {
      if (await undo(signal)) this.#disarm(name);
    });
  }
  #disarm(name) {
    if (this.#armed.delete(name)) saveState(name, null);
  }
}
function hasSavedLeftovers(kind) {
  return saved(kind).length > 0;
}
function savedLeftovers(kind) {
  return saved(kind).map((text) => JSON.parse(text));
}
function saved(kind) {
  const names = savedStateNames().filter((name) => name.startsWith(`${kind}-`));
  return names.map(readState).filter((text) => text !== '' && text !== 'null');
}


/***/ }),

/***/ 9119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 4 modules
var core = __nccwpck_require__(7616);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __nccwpck_require__(8359);
;// CONCATENATED MODULE: ./.build/summary/write.js


const maxBytes = 1024 * 1024;
async function writeSummary(file, parts) {
  if (file === '') return;
  const truncatedNote = 'The rest is left out, since it is too long for a summary. See the log.';
  const kept = [];
  let size = Buffer.byteLength(truncatedNote) + 2;
  for (const part of parts.map(redact/* redactSecrets */.fp)) {
    size += Buffer.byteLength(part) + 2;
    if (size > maxBytes) {
      kept.push(truncatedNote);
      break;
    }
    kept.push(part);
  }
  await (0,promises_.appendFile)(file, `${kept.join('\n\n')}\n`);
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __nccwpck_require__(2964);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(3398);
;// CONCATENATED MODULE: ./.build/runner/log.js






const newline = 0x0a;
const maxSearched = 16 * 1024;
class WorkflowLog {
  #token;
  #lineOpen = false;
  #queue = [];
  #unmasked = [];
  #drained;
  #masked = new Set();
  #title;
  constructor(title) {
    this.#title = title;
  }
  info(message) {
    this.#enqueue(() => core/* info */.pq(sanitizeLine(message)), false);
  }
  result(lines) {
    for (const line of lines) this.#enqueue(() => core/* info */.pq(green(sanitizeLine(line))));
  }
  warning(message, title = this.#title) {
    this.#enqueue(() => core/* warning */.$e(sanitize(message), { title: sanitize(title) }));
  }
  notice(message, title = this.#title) {
    this.#enqueue(() => core/* notice */.lm(sanitize(message), { title: sanitize(title) }));
  }
  error(message, title) {
    this.#enqueue(() => core/* error */.z3(sanitize(message), { title: sanitize(title) }));
  }
  debug(message) {
    if (core/* isDebug */._o()) this.#enqueue(() => core/* debug */.Yz(sanitize(message)));
  }
  mask(secret) {
    if (secret === '' || this.#masked.has(secret)) return;
    this.#masked.add(secret);
    (0,redact/* registerSecret */.cl)(secret);
    this.#unmasked.push(secret);
    if (this.#token === undefined) this.#maskAll();
  }
  async writeUntrusted(bytes) {
    if (this.#unmasked.length > 0 && mayHaveSecret(bytes)) this.#enqueue(() => {});
    const lineEnd = this.#queue.length > 0 ? bytes.indexOf(newline) + 1 : 0;
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd));
      this.#flush();
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd));
  }
  endUntrusted() {
    if (this.#lineOpen) process.stdout.write(external_node_os_.EOL);
    this.#lineOpen = false;
    this.#flush();
  }
  close() {
    this.endUntrusted();
    this.#resumeCommands();
  }
  #enqueue(write, isCommand = true) {
    this.#queue.push({ write, isCommand });
    if (!this.#lineOpen) this.#flush();
  }
  #flush() {
    for (const { write, isCommand } of this.#queue.splice(0)) {
      if (isCommand) this.#resumeCommands();
      write();
    }
  }
  #stopCommands() {
    this.#token = `untrusted-${(0,external_node_crypto_.randomUUID)()}`;
    process.stdout.write(`::stop-commands::${this.#token}${external_node_os_.EOL}`);
  }
  #resumeCommands() {
    if (this.#token !== undefined) process.stdout.write(`::${this.#token}::${external_node_os_.EOL}`);
    this.#token = undefined;
    this.#maskAll();
  }
  #maskAll() {
    for (const secret of this.#unmasked.splice(0)) core/* setSecret */.Pq(secret);
  }
  async #drain() {
    this.#drained ??= (0,external_node_events_.once)(process.stdout, 'drain').finally(() => {
      this.#drained = undefined;
    });
    await this.#drained;
  }
  async #write(bytes) {
    if (this.#token === undefined) this.#stopCommands();
    this.#lineOpen = bytes.at(-1) !== newline;
    if (!process.stdout.write(bytes)) await this.#drain();
  }
}
function mayHaveSecret(bytes) {
  if (bytes.length === 0) return false;
  if (bytes.at(-1) !== newline || bytes.length > maxSearched) return true;
  const text = Buffer.from(bytes).toString();
  return (0,redact/* redact */.E$)(text) !== text;
}
function green(line) {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env;
  return GITHUB_ACTIONS === 'true' && !NO_COLOR ? `\u001b[32m${line}\u001b[0m` : line;
}
function sanitizeLine(message) {
  const line = sanitize(message).replace(/[\t\n\u2028\u2029]+/g, ' ');
  return line.replace(/^[\s\u180e\ufeff]*::/, '\u200b::');
}
function sanitize(message) {
  const text = (0,redact/* redact */.E$)(message).replace(/\r\n?/g, '\n');
  return (0,control_characters/* replaceControlCharacters */.U3)(text).replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __nccwpck_require__(5502);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
// EXTERNAL MODULE: ./.build/runner/leftovers.js + 1 modules
var leftovers = __nccwpck_require__(6852);
;// CONCATENATED MODULE: ./.build/runner/run.js





class AlreadyReportedError extends Error {
  name = 'AlreadyReportedError';
}
const defaultGracePeriod = 7_000;
const abortTimeout = 2_000;
class Run {
  log;
  #host;
  #gracePeriod;
  #controller = new AbortController();
  #cancelHandlers = new Set();
  #leftovers = new leftovers/* Leftovers */.bG();
  #finishHandlers = [];
  #deferred = [];
  #timers = [];
  #hasEnded = false;
  constructor(log, host, gracePeriod = defaultGracePeriod) {
    this.log = log;
    this.#host = host;
    this.#gracePeriod = gracePeriod;
    (0,external_node_events_.setMaxListeners)(0, this.signal);
  }
  get signal() {
    return this.#controller.signal;
  }
  get hasEnded() {
    return this.#hasEnded;
  }
  output(name, value) {
    this.#host.setOutput(name, value);
  }
  summary(parts) {
    return this.#host.writeSummary(parts);
  }
  deadline(milliseconds, message) {
    this.#timers.push(setTimeout(() => this.abort(new errors/* DeadlineError */.j3(message)), milliseconds));
  }
  onCancel(handler) {
    this.#cancelHandlers.add(handler);
    return () => this.#cancelHandlers.delete(handler);
  }
  arm(leftover) {
    return this.#leftovers.arm(leftover);
  }
  onFinish(handler) {
    this.#finishHandlers.push(handler);
  }
  defer(cleanUp) {
    this.#deferred.push(cleanUp);
  }
  abort(reason) {
    this.#controller.abort(reason);
  }
  async perform(action) {
    try {
      const acting = action(this).finally(() => {
        this.#hasEnded = true;
      });
      await orAbandon(acting, this.signal);
      return undefined;
    } catch (error) {
      this.log.endUntrusted();
      if (this.signal.aborted) await this.#cancel();
      return error;
    }
  }
  async finish(error) {
    await this.#runAll(this.#finishHandlers.map((handler) => () => handler(error)));
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#runAll(this.#deferred);
    this.log.close();
  }
  async #cancel() {
    const gracePeriod = this.#hasEnded ? this.#gracePeriod : this.#gracePeriod - abortTimeout;
    const over = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    const timer = setTimeout(
      () => over.abort(new errors/* DeadlineError */.j3("The runner's grace period is over")),
      gracePeriod,
    );
    const undo = (handlers) =>
      this.#runAll(handlers.map((handler) => () => orAbandon(handler(over.signal), over.signal)));
    await undo([...this.#cancelHandlers, ...this.#leftovers.undoTasks(false)]);
    await undo(this.#leftovers.undoTasks(true));
    clearTimeout(timer);
  }
  async #runAll(tasks) {
    const results = await Promise.allSettled(tasks.map(async (task) => task()));
    for (const result of results) {
      if (result.status === 'rejected') this.log.warning((0,describe_error/* describeError */.Uc)(result.reason));
    }
  }
}
async function orAbandon(work, signal) {
  const over = new AbortController();
  const abandon = async () => {
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort', { signal: over.signal });
    await (0,sleep/* sleep */.y)(abortTimeout, over.signal);
    throw signal.reason;
  };
  await Promise.race([work, abandon()]).finally(() => over.abort());
}

;// CONCATENATED MODULE: ./.build/runner/run-action.js







class CancelledError extends Error {
  name = 'CancelledError';
}
const stuckMessage =
  'The action stopped early, with nothing left to wait for. This is a bug: please report it, with the debug log';
const runner = {
  setOutput: (name, value) => core/* setOutput */.uH(name, typeof value === 'string' ? (0,redact/* redactSecrets */.fp)(value) : value),
  writeSummary: (parts) => writeSummary(process.env.GITHUB_STEP_SUMMARY ?? '', parts),
};
async function runAction(title, onError, action) {
  const run = new Run(new WorkflowLog(title), runner);
  const cancel = (signal) => run.abort(new CancelledError(`Cancelled: the runner sent ${signal}`));
  const stop = () => run.abort(new Error(stuckMessage));
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  process.once('beforeExit', stop);
  process.stdout.on('error', (error) => run.abort(new Error('The log was closed', { cause: error })));
  const error = await run.perform(action);
  if (error !== undefined) report(run.log, title, onError, error);
  await run.finish(error);
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  process.off('beforeExit', stop);
  if (!run.hasEnded) process.stdout.write('', () => process.exit());
}
function report(log, title, onError, error) {
  log.debug((0,external_node_util_.inspect)(error, { maxStringLength: null }));
  if (onError === 'error') process.exitCode = core/* ExitCode */.yU.Failure;
  if (error instanceof AlreadyReportedError) log.info(error.message);
  else if (onError === 'error') log.error((0,describe_error/* describeError */.Uc)(error), title);
  else log.warning((0,describe_error/* describeError */.Uc)(error), title);
}


/***/ }),

/***/ 1868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ maskSecret),
/* harmony export */   Q: () => (/* binding */ maskValue)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7616);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);


function maskSecret(value) {
  (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .registerSecret */ .cl)(value);
  _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(value);
}
function maskValue(value) {
  (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .registerValue */ .vn)(value);
  _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(value);
}


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ isInGitDirectory),
/* harmony export */   TH: () => (/* binding */ toSlashes),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   jH: () => (/* binding */ directoriesAbove),
/* harmony export */   ki: () => (/* binding */ formatList),
/* harmony export */   lX: () => (/* binding */ nameBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

const gitDirectory = node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '/' ? /(^|\/)\.git(\/|$)/i : /(^|[/\\])\.git([/\\]|$)/i;
function isWithin(path, directory) {
  const fromDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path);
  return fromDirectory !== '..' && !fromDirectory.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(fromDirectory);
}
function nameBelow(directory, path) {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep);
}
function isInGitDirectory(path) {
  return gitDirectory.test(path);
}
function directoriesAbove(name) {
  const parts = name.split(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep);
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep));
}
function formatList(names, most = 10, count = names.length) {
  const more = count - Math.min(names.length, most);
  const lines = names.slice(0, most).map((name) => `  ${name}`);
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
function toSlashes(path) {
  return path.replaceAll('\\', '/');
}


/***/ }),

/***/ 4745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isFullCommitId),
/* harmony export */   j: () => (/* binding */ isCommitId)
/* harmony export */ });
function isFullCommitId(text) {
  return /^[0-9a-f]{40}$/.test(text);
}
function isCommitId(text) {
  return /^[0-9a-f]{7,64}$/i.test(text) && /[a-f]/i.test(text);
}


/***/ }),

/***/ 3398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ toOneLine),
/* harmony export */   Kg: () => (/* binding */ hasControlCharacters),
/* harmony export */   U3: () => (/* binding */ replaceControlCharacters)
/* harmony export */ });
const anyControlCharacter = /[\u0000-\u001f\u007f-\u009f]/;
const controlCharactersAndSeparators = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const exceptTabsAndLineFeeds = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g;
function hasControlCharacters(text) {
  return anyControlCharacter.test(text);
}
function toOneLine(text) {
  return text.replace(controlCharactersAndSeparators, ' ');
}
function replaceControlCharacters(text, replacement = ' ') {
  return text.replace(exceptTabsAndLineFeeds, replacement);
}


/***/ }),

/***/ 2964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   gJ: () => (/* binding */ errorMessage)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);

const diskFull =
  "The runner's disk is full: before this step, remove what the job no longer needs, or use a runner with a larger disk. The packed source is in RUNNER_TEMP.";
function errorMessage(error) {
  return error instanceof Error ? error.message : String(error);
}
function describeError(error) {
  return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(messagesOf(error));
}
function isDiskFull(error) {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}
function messagesOf(error) {
  const shown = [];
  for (let current = error; current !== undefined; current = causeOf(current)) {
    const message = messageOf(current);
    const repeats = shown.some((other) => comparable(other).includes(comparable(message)));
    if (repeats) continue;
    if (comparable(message).startsWith(comparable(shown.at(-1) ?? message))) shown.pop();
    shown.push(message);
  }
  return shown.join('\nBecause: ');
}
function messageOf(error) {
  return isDiskFull(error) ? `${errorMessage(error)}\n${diskFull}` : errorMessage(error);
}
function causeOf(error) {
  const isComplete = !(error instanceof Error) || isDiskFull(error) || error.name === 'TransientError';
  return isComplete ? undefined : error.cause;
}
function comparable(message) {
  return message.toLowerCase().replace(/[\s.]+$/, '');
}


/***/ }),

/***/ 8045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CE: () => (/* binding */ formatRate),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   oq: () => (/* binding */ shownPhases),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export shortestPhase */
function shortId(id) {
  return id.slice(0, 8);
}
function formatBytes(count) {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(count) / 3), units.length);
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}
function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function formatCount(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function formatRate(count, milliseconds) {
  return `${formatBytes(Math.round((count * 1000) / Math.max(milliseconds, 1)))}/s`;
}
const shortestPhase = 100;
function shownPhases(timings) {
  return [...timings].filter(([, milliseconds]) => milliseconds >= shortestPhase);
}


/***/ }),

/***/ 5492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ QuotingError)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);

class QuotingError extends Error {
  name = 'QuotingError';
  ownMessage;
  lastLines;
  constructor(message, { ownMessage, lastLines = [], ...options }) {
    super((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(message), options);
    this.ownMessage = (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(ownMessage);
    this.lastLines = lastLines;
  }
}


/***/ }),

/***/ 8359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   Fd: () => (/* binding */ redactAndTruncate),
/* harmony export */   cl: () => (/* binding */ registerSecret),
/* harmony export */   fp: () => (/* binding */ redactSecrets),
/* harmony export */   vn: () => (/* binding */ registerValue)
/* harmony export */ });
/* unused harmony export findSafeCut */
const minLength = 6;
const maxLayers = 3;
const maxPartialEscape = 8;
const secrets = new Map();
const values = new Map();
function registerSecret(value) {
  register(value, secrets);
}
function registerValue(value) {
  register(value, values);
}
function redact(text, truncated = {}) {
  return redactForms([secrets, values], text, truncated);
}
function redactSecrets(text) {
  return redactForms([secrets], text, {});
}
function redactAndTruncate(text, maxLength) {
  const searched = text.slice(0, 16 * maxLength);
  return redact(searched, { after: searched.length < text.length }).slice(0, maxLength);
}
function findSafeCut(text) {
  const allForms = [...secrets.values(), ...values.values()].flat();
  const longest = Math.max(0, ...allForms.map(({ length }) => length));
  for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
    const start = text.slice(at, at + minLength);
    const candidates =
      start.length < minLength ? allForms : [secrets, values].flatMap((forms) => forms.get(start) ?? []);
    if (candidates.some((form) => at + form.length > text.length && form.startsWith(text.slice(at))))
      return at;
  }
  return text.length;
}
function register(value, forms) {
  const plain = [
    value,
    ...value.split(/[\r\n]+/),
    value.replace(/\s/g, '+'),
    Buffer.from(value).toString('latin1'),
  ];
  for (const form of new Set([
    ...plain.flatMap(unescapeLayers).map(({ text }) => text),
    ...inBase64(value),
  ])) {
    const start = form.slice(0, minLength);
    if (form.length >= minLength) forms.set(start, [...(forms.get(start) ?? []), form]);
  }
}
function inBase64(value) {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const independent = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [
      bytes.toString('base64').slice(...independent),
      bytes.toString('base64url').slice(...independent),
    ];
  });
}
const parts =
  /(?:%|\\x)([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\([^bfnrtv])|\\.|(?:\u001b\[|\u009b)[\d;:?]{0,40}[a-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|([^%\\&\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|.)/gi;
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescapeLayers(text) {
  const from = Array.from({ length: text.length }, (_, index) => index);
  const layers = [];
  for (let layer = { text, from, to: from.map((index) => index + 1) }; ; layer = unescapeOnce(layer)) {
    if (layer.text === layers.at(-1)?.text || layers.length > maxLayers) return layers;
    layers.push(layer);
  }
}
function unescapeOnce({ text, from, to }) {
  const next = { text: '', from: [], to: [] };
  for (const match of text.matchAll(parts)) {
    const [part, byte, unit, hex, decimal, name = '', character, rest] = match;
    const number = Number.parseInt(byte ?? unit ?? hex ?? '', 16) || Number(decimal ?? 0);
    const unescaped =
      rest ?? character ?? named[name.toLowerCase()] ?? (number ? String.fromCharCode(number) : '');
    next.text += unescaped;
    for (let index = 0; index < unescaped.length; index++) {
      next.from.push(from[match.index + index] ?? 0);
      next.to.push(to[match.index + (rest ? index : part.length - 1)] ?? 0);
    }
  }
  return next;
}
function redactForms(all, text, truncated) {
  const known = all.filter(({ size }) => size > 0);
  const layers = known.length > 0 ? unescapeLayers(text) : [];
  const hidden = known.flatMap((forms) => layers.flatMap((layer) => findSecrets(forms, layer, truncated)));
  let redacted = '';
  let at = 0;
  for (const [from, to] of hidden.sort(([one], [other]) => one - other)) {
    if (from >= at) redacted += `${text.slice(at, from)}***`;
    at = Math.max(at, to);
  }
  return redacted + text.slice(at);
}
function findSecrets(forms, { text, from, to }, truncated) {
  const ranges = [];
  const add = (at, end) => {
    if (end > at) ranges.push([from[at] ?? 0, to[end - 1] ?? 0]);
  };
  for (let at = 0; at + minLength <= text.length; at++) {
    for (const form of forms.get(text.slice(at, at + minLength)) ?? [])
      add(at, endOfForm(form, text, at, truncated));
  }
  if (truncated.before) add(0, endOfTruncatedForm([...forms.values()].flat(), text, truncated));
  return ranges;
}
function endOfForm(form, text, at, { after }) {
  if (text.startsWith(form, at)) return at + form.length;
  if (!after || at + form.length + maxPartialEscape < text.length) return 0;
  let shared = minLength;
  while (form[shared] !== undefined && form[shared] === text[at + shared]) shared++;
  return at + shared + maxPartialEscape >= text.length ? text.length : 0;
}
function endOfTruncatedForm(forms, text, truncated) {
  let end = 0;
  for (let at = 0; at <= maxPartialEscape && at + minLength <= text.length; at++) {
    const start = text.slice(at, at + minLength);
    for (const form of forms) {
      for (let offset = form.indexOf(start, 1); offset > 0; offset = form.indexOf(start, offset + 1))
        end = Math.max(end, endOfForm(form.slice(offset), text, at, truncated));
    }
  }
  return end;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(4821);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
