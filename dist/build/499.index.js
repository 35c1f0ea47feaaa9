export const id = 499;
export const ids = [499];
export const modules = {

/***/ 5348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ updateFormation),
/* harmony export */   m: () => (/* binding */ listFormation)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7183);


async function listFormation(client, app) {
  const entries = await (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .listAll */ ._)(client, (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/formation`);
  return entries.map(toFormationEntry);
}
async function updateFormation(client, app, updates) {
  const body = { updates: updates.map(({ size, ...update }) => ({ ...update, ...(size && { size }) })) };
  const entries = await client.request('PATCH', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/formation`, { body });
  return entries.map(toFormationEntry);
}
function toFormationEntry({ type, quantity, size }) {
  return {
    type: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(type, 'the type of a formation entry'),
    quantity: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(quantity, 'the quantity of a formation entry'),
    size: size ?? '',
  };
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


/***/ }),

/***/ 8499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  waitForDynos: () => (/* binding */ waitForDynos)
});

// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __webpack_require__(5502);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/list.js
var list = __webpack_require__(7183);
;// CONCATENATED MODULE: ./.build/heroku/dynos.js


const oneOffTypes = ['run', 'release'];
const maxNumber = 100;
async function listDynos(client, app) {
  const dynos = await (0,list/* listAll */._)(client, (0,heroku_client/* apiPath */.So)`/apps/${app}/dynos`);
  return dynos
    .map((dyno) => ({
      id: (0,heroku_client/* required */.mw)(dyno.id, 'the id of the dyno'),
      name: (0,heroku_client/* required */.mw)(dyno.name, 'the name of the dyno'),
      type: dyno.type ?? '',
      state: (0,heroku_client/* required */.mw)(dyno.state, 'the state of the dyno'),
      releaseVersion: dyno.release?.version ?? 0,
      updatedAt: dyno.updated_at ?? '',
    }))
    .filter((dyno) => !isOneOff(dyno))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}
function isOneOff({ name, type }) {
  const [, number] = /\.(\d+)$/.exec(name) ?? [];
  return oneOffTypes.includes(type) || Number(number) > maxNumber;
}

// EXTERNAL MODULE: ./.build/heroku/formation.js
var heroku_formation = __webpack_require__(5348);
// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __webpack_require__(7973);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
;// CONCATENATED MODULE: ./.build/release/dyno-watch.js
const settlingTime = 3_000;
const restartTime = 10_000;
class DynoWatch {
  #version;
  #shown = new Map();
  #since = new Map();
  #crashes = new Map();
  #crashesOfTypes = new Map();
  #overlapping;
  constructor(version) {
    this.#version = version;
  }
  look(dynos, now, paused = now) {
    this.#since = new Map(dynos.map((dyno) => [stateOf(dyno), this.#since.get(stateOf(dyno)) ?? now]));
    const count = {
      up: dynos.filter((dyno) => this.#isRunning(dyno)).length,
      total: new Set(dynos.map(({ name }) => name)).size,
    };
    const shown = new Map(dynos.map((dyno) => [this.#keyOf(dyno), this.#describe(dyno)]));
    const changes = [
      ...dynos.flatMap((dyno) => this.#changeOf(dyno, now, count)),
      ...this.#changeOfOverlap(dynos, now),
    ];
    this.#shown = shown;
    const failures = dynos.filter(
      (dyno) => this.#hasFailed(dyno, paused) || this.#hasFailedByType(dyno, dynos),
    );
    const allUp = dynos.every((dyno) => this.#isUp(dyno, now));
    return { changes, count, allUp, ...(failures[0] && { crashed: failures[0] }) };
  }
  #isOld({ releaseVersion }) {
    return releaseVersion < this.#version;
  }
  #isRunning({ state, releaseVersion }) {
    return releaseVersion > this.#version || (releaseVersion === this.#version && /^(up|idle)$/.test(state));
  }
  #isUp(dyno, now) {
    if (!this.#isRunning(dyno)) return false;
    const { type, state, releaseVersion } = dyno;
    if (type === 'web' || state === 'idle' || releaseVersion > this.#version) return true;
    return now - (this.#since.get(stateOf(dyno)) ?? now) >= settlingTime;
  }
  #keyOf(dyno) {
    return this.#isOld(dyno) ? `${dyno.name} of v${dyno.releaseVersion}` : dyno.name;
  }
  #describe(dyno) {
    return this.#isOld(dyno) ? `still runs v${dyno.releaseVersion}` : dyno.state;
  }
  #changeOf(dyno, now, { up, total }) {
    const text = this.#describe(dyno);
    if (this.#shown.get(this.#keyOf(dyno)) === text) return [];
    const change = `${dyno.name} ${text}`;
    const isEnd = text !== 'starting' && !this.#isOld(dyno);
    return [isEnd ? `${change} after ${inSeconds(now)} (${up} of ${total} up)` : change];
  }
  #changeOfOverlap(dynos, now) {
    const web = dynos.filter(({ type, state }) => type === 'web' && state === 'up');
    const old = web.find((dyno) => this.#isOld(dyno));
    if (this.#overlapping !== undefined) {
      const stopped = `The dynos of v${this.#overlapping} have stopped after ${inSeconds(now)}`;
      if (!old) this.#overlapping = undefined;
      return old ? [] : [stopped];
    }
    const isBeside = web.some((dyno) => !this.#isOld(dyno) && (dyno.name === old?.name || !isNumbered(dyno)));
    if (!old || !isBeside) return [];
    this.#overlapping = old.releaseVersion;
    return [
      `Dynos of v${old.releaseVersion} still answer requests beside those of v${this.#version}, until Heroku has switched to the new ones`,
    ];
  }
  #hasFailed(dyno, paused) {
    const { name, updatedAt } = dyno;
    const first = this.#crashes.get(name);
    if (!this.#isCrashed(dyno)) {
      if (first) first.isOver = true;
      return false;
    }
    if (!first) {
      this.#crashes.set(name, { updatedAt, paused, isOver: false });
      return false;
    }
    return first.isOver || first.updatedAt !== updatedAt || paused - first.paused >= restartTime;
  }
  #hasFailedByType(dyno, dynos) {
    const { type, name, updatedAt } = dyno;
    const crashes = this.#crashesOfTypes.get(type) ?? { seen: new Set(), dynos: 0 };
    this.#crashesOfTypes.set(type, crashes);
    const current = dynos.filter((other) => other.type === type && !this.#isOld(other));
    crashes.dynos = Math.max(crashes.dynos, current.length);
    if (!this.#isCrashed(dyno)) return false;
    crashes.seen.add(`${name} ${updatedAt}`);
    return crashes.seen.size > crashes.dynos;
  }
  #isCrashed({ state, releaseVersion }) {
    return state === 'crashed' && releaseVersion === this.#version;
  }
}
function stateOf({ id, name, state, releaseVersion, updatedAt }) {
  return [name, id, state, releaseVersion, updatedAt].join(' ');
}
function isNumbered({ name }) {
  return /\.\d+$/.test(name);
}
function inSeconds(milliseconds) {
  return `${Math.round(milliseconds / 1000)} s`;
}
function missingTypes(dynos, formation) {
  return formation
    .filter(({ type, quantity }) => dynos.filter((dyno) => dyno.type === type).length < quantity)
    .map(({ type }) => type);
}

// EXTERNAL MODULE: ./.build/release/errors.js
var release_errors = __webpack_require__(4877);
;// CONCATENATED MODULE: ./.build/release/wait-for-dynos.js








const pauses = [1_000, 2_000, 3_000];
const longestPause = 5_000;
async function waitForDynos(app, release, options) {
  const { client, log, timeout } = options;
  const what = `${app.name} runs v${release.version}`;
  const deadline = new AbortController();
  const error = new errors/* DeadlineError */.j3(
    `It is unknown whether ${what}: Heroku's API did not say so within ${timeout / 1000} seconds`,
  );
  const timer = setTimeout(() => deadline.abort(error), timeout);
  const progress = { waitingFor: 'no dyno is listed yet', dynos: [] };
  try {
    const limited = client.until(AbortSignal.any([client.signal, deadline.signal]));
    const seen = await watchDynos(app, release, { client: limited, log }, progress);
    if (!seen.crashed) return seen.dynos;
  } catch (error) {
    if ((0,errors/* isStatus */.zM)(error, 403)) {
      log.warning(
        `The key may not read the dynos of ${app.name}, so it is unknown whether v${release.version} runs: use a key that may, or set 'wait-for-dynos: false'`,
      );
      return [];
    }
    if (client.signal.aborted || error !== deadline.signal.reason || deadline.signal.reason.cause)
      throw error;
  } finally {
    clearTimeout(timer);
  }
  throw await notRunningError(app, release, options, progress);
}
async function watchDynos(app, release, { client, log }, progress) {
  const watch = new DynoWatch(release.version);
  const start = performance.now();
  let paused = 0;
  for (let index = 0; ; index += 1) {
    const dynos = await listDynos(client, app.id);
    const { changes, count, crashed, allUp } = watch.look(dynos, performance.now() - start, paused);
    for (const change of changes) log.info(change);
    Object.assign(progress, { dynos, crashed });
    if (crashed) return progress;
    const formation = allUp ? await (0,heroku_formation/* listFormation */.m)(client, app.id) : [];
    const missing = missingTypes(dynos, formation);
    if (allUp && missing.length === 0) {
      await reportEnd(client, app, release, dynos, log);
      return progress;
    }
    progress.waitingFor = describeProgress(dynos, release, missing, count);
    const pause = pauses[index] ?? longestPause;
    await (0,sleep/* sleep */.y)(pause, client.signal);
    paused += pause;
  }
}
async function reportEnd(client, app, { version }, dynos, log) {
  if (dynos.length === 0) log.info(`No dynos of ${app.name} are scaled up, so none runs v${version}`);
  const newer = Math.max(...dynos.map(({ releaseVersion }) => releaseVersion), version);
  if (newer === version) return;
  const { user, description } = await (0,releases/* getRelease */.kF)(client, app.id, String(newer));
  log.info(`${app.name} runs v${newer} by now, released by ${user || 'somebody else'}: ${description}`);
}
function describeProgress(dynos, { version }, missing, { up, total }) {
  const waiting = dynos
    .filter(({ state, releaseVersion }) => releaseVersion < version || !['up', 'idle'].includes(state))
    .map(({ name, state, releaseVersion }) =>
      releaseVersion < version ? `${name} still runs v${releaseVersion}` : `${name} is ${state}`,
    );
  const absent = missing.map((type) => `a dyno of ${type} is missing`);
  return [`${up} of ${(0,format/* formatCount */.B4)(total, 'dyno')} up`, ...waiting, ...absent].join(', ');
}
async function notRunningError(app, { version }, { client, timeout }, { crashed, dynos, waitingFor }) {
  const what = crashed
    ? `${crashed.name} of ${app.name} crashes on v${version}`
    : `Not all dynos of ${app.name} run v${version} after ${(0,format/* formatCount */.B4)(timeout / 1000, 'second')}: ${waitingFor}`;
  const started = dynos.filter(({ releaseVersion }) => releaseVersion === version);
  const culprit = crashed ?? started.find(({ state }) => state !== 'up' && state !== 'idle');
  if (!culprit) return new release_errors/* NotRunningError */.bb(what);
  const { readDynoLog } = await __webpack_require__.e(/* import() */ 932).then(__webpack_require__.bind(__webpack_require__, 8932));
  const { lines, problem } = await readDynoLog(client, app, culprit.name);
  return new release_errors/* NotRunningError */.bb(what, lines, problem && `\n${problem}`);
}


/***/ })

};
