export const id = 880;
export const ids = [880];
export const modules = {

/***/ 6880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMissingApp: () => (/* binding */ createMissingApp),
  findOrPlanApp: () => (/* binding */ findOrPlanApp)
});

// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
// EXTERNAL MODULE: ./.build/heroku/apps.js
var apps = __webpack_require__(3663);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __webpack_require__(9409);
;// CONCATENATED MODULE: ./.build/heroku/create-app.js



async function findApp(client, app) {
  return (0,errors/* unlessStatus */.HD)((0,apps/* getApp */.Sx)(client, app), 404);
}
async function createApp(client, request) {
  const fields = Object.entries(request).filter(([, value]) => value !== '');
  const url = request.team || request.space ? '/teams/apps' : '/apps';
  const body = Object.fromEntries(fields);
  const create = async () => (0,apps/* readApp */.uW)(await client.request('POST', url, { body }));
  const find = () => findApp(client, request.name);
  try {
    return { app: await (0,create_once/* createOnce */.U)(create, find, client.signal), ours: true };
  } catch (error) {
    const unclear = error instanceof errors/* TransientError */.N_;
    if (client.signal.aborted || !(unclear || (0,errors/* isStatus */.zM)(error, 422))) throw error;
    const app = await find().catch(() => undefined);
    if (!app) throw error;
    return { app, ours: unclear };
  }
}

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/list.js
var list = __webpack_require__(7183);
;// CONCATENATED MODULE: ./.build/heroku/pipelines.js




async function getPipeline(client, pipeline) {
  const { id } = await client.request('GET', (0,heroku_client/* apiPath */.So)`/pipelines/${pipeline}`);
  return (0,heroku_client/* required */.mw)(id, 'the id of the pipeline');
}
async function listCouplings(client, pipelineId) {
  const url = apiPath`/pipelines/${pipelineId}/pipeline-couplings`;
  return (await listAll(client, url)).map(readCoupling);
}
async function findCoupling(client, app) {
  const url = (0,heroku_client/* apiPath */.So)`/apps/${app}/pipeline-couplings`;
  const coupling = await (0,errors/* unlessStatus */.HD)(client.request('GET', url), 404);
  return coupling && readCoupling(coupling);
}
async function createCoupling(client, { appId, pipelineId, stage }) {
  const body = { app: appId, pipeline: pipelineId, stage };
  const create = async () => readCoupling(await client.request('POST', '/pipeline-couplings', { body }));
  const find = async () => {
    const coupling = await findCoupling(client, appId);
    return coupling?.pipelineId === pipelineId ? coupling : undefined;
  };
  await (0,create_once/* createOnce */.U)(create, find, client.signal);
}
async function createPromotion(client, pipelineId, sourceAppId, targetAppIds) {
  const body = {
    pipeline: { id: pipelineId },
    source: { app: { id: sourceAppId } },
    targets: targetAppIds.map((id) => ({ app: { id } })),
  };
  const { id } = await client.request('POST', '/pipeline-promotions', { body });
  return required(id, 'the id of the promotion');
}
async function listPromotionTargets(client, promotionId) {
  const url = apiPath`/pipeline-promotions/${promotionId}/promotion-targets`;
  const targets = await listAll(client, url);
  return targets.map((target) => ({
    appId: required(target.app?.id, 'the app of a promotion target'),
    status: required(target.status, 'the status of a promotion target'),
    errorMessage: target.error_message ?? '',
    ...(target.release?.id && { releaseId: target.release.id }),
  }));
}
function readCoupling({ app, pipeline, stage }) {
  return {
    appId: (0,heroku_client/* required */.mw)(app?.id, 'the app of a pipeline coupling'),
    pipelineId: (0,heroku_client/* required */.mw)(pipeline?.id, 'the pipeline of a coupling'),
    stage: (0,heroku_client/* required */.mw)(stage, 'the stage of a pipeline coupling'),
  };
}

// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __webpack_require__(2976);
;// CONCATENATED MODULE: ./.build/build/create-app.js




async function findOrPlanApp({ client, options }, newApp, signal) {
  const app = await findApp(client.until(signal), options.app).catch((error) => {
    throw (0,errors/* isStatus */.zM)(error, 403) ? noAccessError(options.app, error) : error;
  });
  if (app) return app;
  if ((0,inputs/* isId */.eQ)(options.app)) {
    throw new Error(
      `No app has the ID ${options.app}, and none can be created with it because Heroku assigns IDs. Set the input 'app' to the name of the new app`,
    );
  }
  const { coupling } = newApp;
  if (!coupling) return { newApp };
  return { newApp, pipelineId: await getPipeline(client.until(signal), coupling.pipeline) };
}
async function createMissingApp(deploy, { newApp, pipelineId }) {
  const { run, client, options } = deploy;
  const { team, region, stack, space, coupling } = newApp;
  const request = { name: options.app, team, region, stack, space };
  const stopWarning = run.onCancel(async () => {
    const advice = coupling ? '. The next run does not add an existing app to a pipeline' : '';
    run.log.warning(`Interrupted while creating ${options.app}: it may exist now${advice}`);
  });
  const { app, ours } = await createApp(client, request);
  stopWarning();
  run.output('created', ours);
  if (!ours) {
    run.log.info(`Someone else has just created ${app.name}: leaving it unchanged`);
    return app;
  }
  run.log.info(`Created ${app.name}${team && ` in the team ${team}`} on ${app.stack}`);
  deploy.changes.push('Created the app');
  if (coupling && pipelineId) await addToPipeline(deploy, app, { ...coupling, pipelineId });
  return app;
}
async function addToPipeline({ run, client, changes }, app, { pipeline, pipelineId, stage }) {
  try {
    await createCoupling(client, { appId: app.id, pipelineId, stage });
  } catch (cause) {
    const message = `${app.name} was created, but may not be in the pipeline ${pipeline}. The next run does not change an existing app, so add it yourself: heroku pipelines:add ${pipeline} --app ${app.name} --stage ${stage}`;
    if (!run.signal.aborted) throw new Error(message, { cause });
    run.log.warning(message);
    throw cause;
  }
  run.log.info(`Added ${app.name} to the stage ${stage} of the pipeline ${pipeline}`);
  changes.push(`Added the app to the stage ${stage} of the pipeline`);
}
function noAccessError(name, cause) {
  return new Error(
    `The app ${name} exists, but this API key may not deploy to it. If the app belongs to someone else, choose another name: app names are unique across Heroku`,
    { cause },
  );
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


/***/ })

};
