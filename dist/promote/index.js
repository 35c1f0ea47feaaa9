import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

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

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

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

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ sleep)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./.build/async/sleep.js

async function sleep(milliseconds, signal) {
  await (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }).catch((error) => {
    throw signal.aborted ? signal.reason : error;
  });
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
// EXTERNAL MODULE: ./.build/http/client.js + 1 modules
var client = __nccwpck_require__(2382);
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

/***/ 9268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ cleanUpGitHub)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2382);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2759);



async function cleanUpGitHub(run, others = {}) {
  const cleanUps = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) =>
    (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSavedLeftovers */ .Mo)(kind),
  );
  const inputs = cleanUps.length > 0 ? (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubInputs */ .n)(process.env) : undefined;
  if (!inputs) return;
  const { createGitHubClient } = await __nccwpck_require__.e(/* import() */ 581).then(__nccwpck_require__.bind(__nccwpck_require__, 7581));
  const http = new _http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq();
  run.defer(() => http.close());
  const github = createGitHubClient(inputs.access, http);
  for (const [, cleanUp] of cleanUps) await cleanUp(run, github);
}
async function cleanUpDeployments(run, github) {
  const { failUnfinished } = await __nccwpck_require__.e(/* import() */ 39).then(__nccwpck_require__.bind(__nccwpck_require__, 2039));
  await failUnfinished(run, github);
}


/***/ }),

/***/ 9316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ HerokuClient),
/* harmony export */   So: () => (/* binding */ apiPath),
/* harmony export */   mw: () => (/* binding */ required)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2382);
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
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2382);
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
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3201);
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

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ listAll)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9316);

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

/***/ 6740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ getPipeline),
/* harmony export */   J: () => (/* binding */ findCoupling),
/* harmony export */   Nx: () => (/* binding */ listCouplings),
/* harmony export */   OU: () => (/* binding */ listPromotionTargets),
/* harmony export */   ou: () => (/* binding */ createPromotion)
/* harmony export */ });
/* unused harmony export createCoupling */
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6204);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9409);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7183);




async function getPipeline(client, pipeline) {
  const { id } = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/pipelines/${pipeline}`);
  return (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(id, 'the id of the pipeline');
}
async function listCouplings(client, pipelineId) {
  const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/pipelines/${pipelineId}/pipeline-couplings`;
  return (await (0,_list_js__WEBPACK_IMPORTED_MODULE_3__/* .listAll */ ._)(client, url)).map(readCoupling);
}
async function findCoupling(client, app) {
  const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/pipeline-couplings`;
  const coupling = await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessStatus */ .HD)(client.request('GET', url), 404);
  return coupling && readCoupling(coupling);
}
async function createCoupling(client, { appId, pipelineId, stage }) {
  const body = { app: appId, pipeline: pipelineId, stage };
  const create = async () => readCoupling(await client.request('POST', '/pipeline-couplings', { body }));
  const find = async () => {
    const coupling = await findCoupling(client, appId);
    return coupling?.pipelineId === pipelineId ? coupling : undefined;
  };
  await createOnce(create, find, client.signal);
}
async function createPromotion(client, pipelineId, sourceAppId, targetAppIds) {
  const body = {
    pipeline: { id: pipelineId },
    source: { app: { id: sourceAppId } },
    targets: targetAppIds.map((id) => ({ app: { id } })),
  };
  const { id } = await client.request('POST', '/pipeline-promotions', { body });
  return (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(id, 'the id of the promotion');
}
async function listPromotionTargets(client, promotionId) {
  const url = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/pipeline-promotions/${promotionId}/promotion-targets`;
  const targets = await (0,_list_js__WEBPACK_IMPORTED_MODULE_3__/* .listAll */ ._)(client, url);
  return targets.map((target) => ({
    appId: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(target.app?.id, 'the app of a promotion target'),
    status: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(target.status, 'the status of a promotion target'),
    errorMessage: target.error_message ?? '',
    ...(target.release?.id && { releaseId: target.release.id }),
  }));
}
function readCoupling({ app, pipeline, stage }) {
  return {
    appId: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(app?.id, 'the app of a pipeline coupling'),
    pipelineId: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(pipeline?.id, 'the pipeline of a coupling'),
    stage: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(stage, 'the stage of a pipeline coupling'),
  };
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
/* harmony export */   oF: () => (/* binding */ readListed),
/* harmony export */   qB: () => (/* binding */ artifactOf)
/* harmony export */ });
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

/***/ 2382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient),
  U9: () => (/* binding */ isLoopback),
  Ut: () => (/* binding */ isSecure),
  x8: () => (/* binding */ readBody),
  D$: () => (/* binding */ readRetryAfter)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:stream/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
;// CONCATENATED MODULE: ./.build/http/client.js




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
      const { request: createRequest } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
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
      else (0,promises_namespaceObject.pipeline)(body, sent).catch(fail);
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
    const { Agent } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
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
  return new errors/* TransientError */.N_(message, { cause: error });
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
    throw new errors/* TransientError */.N_('The response was cut off', { cause: error });
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
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3201);
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

/***/ 3374:
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
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
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

/***/ 4005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ pMap)
/* harmony export */ });
/* unused harmony exports pMapIterable, pMapSkip */
async function pMap(iterable, mapper, { concurrency = Number.POSITIVE_INFINITY, stopOnError = true, signal, } = {}) {
    return new Promise((resolve_, reject_) => {
        if (iterable[Symbol.iterator] === undefined && iterable[Symbol.asyncIterator] === undefined) {
            throw new TypeError(`Expected \`input\` to be either an \`Iterable\` or \`AsyncIterable\`, got (${typeof iterable})`);
        }
        if (typeof mapper !== 'function') {
            throw new TypeError('Mapper function is required');
        }
        if (!((Number.isSafeInteger(concurrency) && concurrency >= 1) || concurrency === Number.POSITIVE_INFINITY)) {
            throw new TypeError(`Expected \`concurrency\` to be an integer from 1 and up or \`Infinity\`, got \`${concurrency}\` (${typeof concurrency})`);
        }
        const result = [];
        const errors = [];
        const skippedIndexesMap = new Map();
        let isRejected = false;
        let isResolved = false;
        let isIterableDone = false;
        let resolvingCount = 0;
        let currentIndex = 0;
        const iterator = iterable[Symbol.iterator] === undefined ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
        const signalListener = () => {
            reject(signal.reason);
        };
        const cleanup = () => {
            signal?.removeEventListener('abort', signalListener);
        };
        const resolve = value => {
            resolve_(value);
            cleanup();
        };
        const reject = reason => {
            isRejected = true;
            isResolved = true;
            reject_(reason);
            cleanup();
        };
        if (signal) {
            if (signal.aborted) {
                reject(signal.reason);
            }
            signal.addEventListener('abort', signalListener, { once: true });
        }
        const next = async () => {
            if (isResolved) {
                return;
            }
            const nextItem = await iterator.next();
            const index = currentIndex;
            currentIndex++;
            if (nextItem.done) {
                isIterableDone = true;
                if (resolvingCount === 0 && !isResolved) {
                    if (!stopOnError && errors.length > 0) {
                        reject(new AggregateError(errors));
                        return;
                    }
                    isResolved = true;
                    if (skippedIndexesMap.size === 0) {
                        resolve(result);
                        return;
                    }
                    const pureResult = [];
                    for (const [index, value] of result.entries()) {
                        if (skippedIndexesMap.get(index) === pMapSkip) {
                            continue;
                        }
                        pureResult.push(value);
                    }
                    resolve(pureResult);
                }
                return;
            }
            resolvingCount++;
            (async () => {
                try {
                    const element = await nextItem.value;
                    if (isResolved) {
                        return;
                    }
                    const value = await mapper(element, index);
                    if (value === pMapSkip) {
                        skippedIndexesMap.set(index, value);
                    }
                    result[index] = value;
                    resolvingCount--;
                    await next();
                }
                catch (error) {
                    if (stopOnError) {
                        reject(error);
                    }
                    else {
                        errors.push(error);
                        resolvingCount--;
                        try {
                            await next();
                        }
                        catch (error) {
                            reject(error);
                        }
                    }
                }
            })();
        };
        (async () => {
            for (let index = 0; index < concurrency; index++) {
                try {
                    await next();
                }
                catch (error) {
                    reject(error);
                    break;
                }
                if (isIterableDone || isRejected) {
                    break;
                }
            }
        })();
    });
}
function pMapIterable(iterable, mapper, { concurrency = Number.POSITIVE_INFINITY, backpressure = concurrency, } = {}) {
    if (iterable[Symbol.iterator] === undefined && iterable[Symbol.asyncIterator] === undefined) {
        throw new TypeError(`Expected \`input\` to be either an \`Iterable\` or \`AsyncIterable\`, got (${typeof iterable})`);
    }
    if (typeof mapper !== 'function') {
        throw new TypeError('Mapper function is required');
    }
    if (!((Number.isSafeInteger(concurrency) && concurrency >= 1) || concurrency === Number.POSITIVE_INFINITY)) {
        throw new TypeError(`Expected \`concurrency\` to be an integer from 1 and up or \`Infinity\`, got \`${concurrency}\` (${typeof concurrency})`);
    }
    if (!((Number.isSafeInteger(backpressure) && backpressure >= concurrency) || backpressure === Number.POSITIVE_INFINITY)) {
        throw new TypeError(`Expected \`backpressure\` to be an integer from \`concurrency\` (${concurrency}) and up or \`Infinity\`, got \`${backpressure}\` (${typeof backpressure})`);
    }
    return {
        async *[Symbol.asyncIterator]() {
            const iterator = iterable[Symbol.asyncIterator] === undefined ? iterable[Symbol.iterator]() : iterable[Symbol.asyncIterator]();
            const promises = [];
            let runningMappersCount = 0;
            let isDone = false;
            let index = 0;
            function trySpawn() {
                if (isDone || !(runningMappersCount < concurrency && promises.length < backpressure)) {
                    return;
                }
                const promise = (async () => {
                    const { done, value } = await iterator.next();
                    if (done) {
                        return { done: true };
                    }
                    runningMappersCount++;
                    trySpawn();
                    try {
                        const returnValue = await mapper(await value, index++);
                        runningMappersCount--;
                        if (returnValue === pMapSkip) {
                            const index = promises.indexOf(promise);
                            if (index > 0) {
                                promises.splice(index, 1);
                            }
                        }
                        trySpawn();
                        return { done: false, value: returnValue };
                    }
                    catch (error) {
                        isDone = true;
                        return { error };
                    }
                })();
                promises.push(promise);
            }
            trySpawn();
            while (promises.length > 0) {
                const { error, done, value } = await promises[0];
                promises.shift();
                if (error) {
                    throw error;
                }
                if (done) {
                    return;
                }
                trySpawn();
                if (value === pMapSkip) {
                    continue;
                }
                yield value;
            }
        },
    };
}
const pMapSkip = Symbol('skip');


/***/ }),

/***/ 2406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PW: () => (/* binding */ Tail),
/* harmony export */   lS: () => (/* binding */ lastLinesOf),
/* harmony export */   mN: () => (/* binding */ quoteLastLines)
/* harmony export */ });
/* unused harmony export errorWithLastLines */
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
  return new QuotingError(`${ownMessage}${more}${quoteLastLines(lastLines)}`, { ownMessage, lastLines });
}
function quoteLastLines(lastLines) {
  return lastLines.length === 0 ? '' : `\nThe last lines of its output:\n${lastLines.join('\n')}`;
}


/***/ }),

/***/ 2530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   hw: () => (/* binding */ newAppPromotion),
/* harmony export */   j4: () => (/* binding */ appsWithStatus),
/* harmony export */   xV: () => (/* binding */ reportFailure)
/* harmony export */ });
function newAppPromotion(target) {
  const { app, currentRelease } = target;
  const previousRelease = currentRelease && { previousVersion: currentRelease.version };
  const outcome = {
    app: app.name,
    status: 'not-started',
    seconds: 0,
    url: app.webUrl,
    ...previousRelease,
  };
  return { target, outcome, changes: [] };
}
function appsWithStatus({ apps }, ...statuses) {
  return apps.filter(({ outcome }) => statuses.includes(outcome.status));
}
const maxAnnotations = 10;
function reportFailure(promotion, message, title) {
  const { log } = promotion.run;
  promotion.failures += 1;
  if (promotion.failures <= maxAnnotations) {
    log.error(message, title);
    return;
  }
  for (const line of `${title}: ${message}`.split('\n')) log.info(line);
}
function namesOf(apps, max) {
  const names = apps.slice(0, max).map(({ outcome }) => outcome.app);
  const more = apps.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}


/***/ }),

/***/ 8445:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_leftovers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9268);
/* harmony import */ var _heroku_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(825);
/* harmony import */ var _release_undo_saved_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8577);
/* harmony import */ var _runner_api_access_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1488);
/* harmony import */ var _runner_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5519);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9380);
/* harmony import */ var _promote_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8253);







if (process.argv.includes('--post')) {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)('Heroku promotion cleanup', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute');
    const toHeroku = (0,_heroku_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connectWhenNeeded */ .i)(run, () => (0,_runner_api_access_js__WEBPACK_IMPORTED_MODULE_3__/* .apiAccess */ .h)(process.env));
    const { stopSavedCommands } = await __nccwpck_require__.e(/* import() */ 388).then(__nccwpck_require__.bind(__nccwpck_require__, 9388));
    const { endMaintenanceAfter } = await __nccwpck_require__.e(/* import() */ 646).then(__nccwpck_require__.bind(__nccwpck_require__, 8646));
    await endMaintenanceAfter(run, toHeroku, async () => {
      await Promise.all([stopSavedCommands(run, toHeroku), (0,_release_undo_saved_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .undoSavedReleases */ .e)(run, toHeroku)]);
    });
    await (0,_github_leftovers_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUpGitHub */ .Y)(run);
  });
} else {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)('Heroku promotion', 'error', async (run) => (0,_promote_js__WEBPACK_IMPORTED_MODULE_6__/* .promote */ .p)(run, await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .K)(process.env)));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ buildOnEachApp),
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./.build/github/inputs.js + 4 modules
var inputs = __nccwpck_require__(2759);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var runner_inputs = __nccwpck_require__(2976);
;// CONCATENATED MODULE: ./.build/release/inputs.js

const pipelineStages = ['test', 'review', 'development', 'staging', 'production'];
function requireAppIdentity(name, value) {
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(value) || runner_inputs/* isId */.eQ(value)) return value;
  throw new runner_inputs/* InputError */.dz(
    `Input '${name}' is '${value}', which is not a valid name or ID of an app: a name has 3 to 30 lowercase letters, digits and dashes`,
  );
}
function readPipelineIdentity() {
  const value = runner_inputs/* line */.n8('pipeline');
  if (!/^\.\.?$/.test(value)) return value;
  throw new runner_inputs/* InputError */.dz(`Input 'pipeline' is '${value}', which is not a valid name or ID`);
}
async function readAfterRelease() {
  const waitForRelease = runner_inputs/* boolean */.zM('wait-for-release');
  const maintenance = runner_inputs/* text */.Qq('maintenance') !== '' && runner_inputs/* boolean */.zM('maintenance');
  const waitsForDynos = runner_inputs/* boolean */.zM('wait-for-dynos');
  const dynosTimeout = runner_inputs/* seconds */.YA('dynos-timeout');
  const healthCheck = await readHealthCheck();
  const runAfter = runner_inputs/* text */.Qq('run-after');
  const needsRelease = (name, isSet, why) => {
    if (isSet && !waitForRelease)
      throw new runner_inputs/* InputError */.dz(`Input '${name}' needs 'wait-for-release: true': ${why}`);
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
  const values = runner_inputs/* list */.p_('formation');
  if (values.length === 0) return [];
  const { parseFormation } = await __nccwpck_require__.e(/* import() */ 718).then(__nccwpck_require__.bind(__nccwpck_require__, 7718));
  return parseFormation(values);
}
async function readHealthCheck() {
  const targets = runner_inputs/* list */.p_('health-check');
  const timeout = runner_inputs/* seconds */.YA('health-check-timeout');
  if (targets.length === 0) return undefined;
  const { requireHealthTarget } = await __nccwpck_require__.e(/* import() */ 280).then(__nccwpck_require__.bind(__nccwpck_require__, 3280));
  for (const target of targets) requireHealthTarget(target);
  return { targets, timeout };
}

// EXTERNAL MODULE: ./.build/runner/api-access.js
var api_access = __nccwpck_require__(1488);
;// CONCATENATED MODULE: ./.build/runner/repository-url.js
function readRepositoryUrl({ GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' }) {
  const isKnown =
    /^https?:\/\/[^\s/]/.test(GITHUB_SERVER_URL) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY);
  return isKnown ? `${GITHUB_SERVER_URL.replace(/\/+$/, '')}/${GITHUB_REPOSITORY}` : '';
}

;// CONCATENATED MODULE: ./.build/promote/inputs.js





const maxParallelLimit = 1000;
const buildOnEachApp =
  'Build the same commit on each app instead: see "Apps on the container stack" in docs/recipes.md';
async function readInputs(env) {
  const access = (0,api_access/* apiAccess */.h)(env);
  const source = readSource();
  const github = (0,inputs/* gitHubInputs */.n)(env);
  return {
    ...access,
    source,
    target: readTarget(source),
    description: runner_inputs/* line */.n8('description'),
    maxParallel: runner_inputs/* positiveInteger */.Cq('max-parallel', maxParallelLimit),
    onFailure: runner_inputs/* choice */.Yq('on-failure', ['stop', 'continue', 'rollback']),
    afterRelease: await readAfterRelease(),
    ...(github && { github }),
    repositoryUrl: readRepositoryUrl(env),
    force: runner_inputs/* boolean */.zM('force'),
    timeout: runner_inputs/* minutes */.Gx('timeout'),
  };
}
function readSource() {
  const from = runner_inputs/* text */.Qq('from');
  const version = runner_inputs/* line */.n8('version');
  const given = ['slug-id', 'oci-image-id', 'from'].filter((name) => runner_inputs/* text */.Qq(name) !== '');
  if (given.length !== 1) throw sourceError(given);
  if (from !== '') return { kind: 'app', app: requireAppIdentity('from', from), version };
  if (version !== '') {
    throw new runner_inputs/* InputError */.dz(`Input 'version' needs 'from': a slug or image already has its version`);
  }
  const artifact = given.includes('slug-id')
    ? { slug: readId('slug-id', 'a slug') }
    : { image: readId('oci-image-id', 'an OCI image') };
  return { kind: 'artifact', artifact };
}
function sourceError(given) {
  const rule = `Set exactly one of the inputs 'slug-id', 'oci-image-id' and 'from'`;
  if (given.length > 0) return new runner_inputs/* InputError */.dz(`${rule}, not ${given.join(' and ')}`);
  return new runner_inputs/* InputError */.dz(
    `${rule}. If a build on the stack 'container' left them empty: Heroku can't promote its images. ${buildOnEachApp}`,
  );
}
function readId(name, what) {
  const id = runner_inputs/* text */.Qq(name);
  if (runner_inputs/* isId */.eQ(id)) return id.toLowerCase();
  throw new runner_inputs/* InputError */.dz(`Input '${name}' is '${id}', which is not a valid ID of ${what}`);
}
function readTarget(source) {
  const apps = runner_inputs/* list */.p_('to');
  const pipeline = readPipelineIdentity();
  const stage = runner_inputs/* text */.Qq('stage');
  if ((apps.length === 0) === (pipeline === '')) {
    throw new runner_inputs/* InputError */.dz(`Set either the input 'to' or the input 'pipeline', but not both`);
  }
  if (apps.length > 0) {
    if (stage !== '') throw new runner_inputs/* InputError */.dz(`Input 'stage' needs 'pipeline'`);
    return { kind: 'apps', apps: apps.map((app) => requireAppIdentity('to', app)) };
  }
  if (stage !== '') return { kind: 'pipeline', pipeline, stage: runner_inputs/* choice */.Yq('stage', pipelineStages) };
  if (source.kind === 'artifact') {
    throw new runner_inputs/* InputError */.dz(
      `Input 'stage' is required with '${'slug' in source.artifact ? 'slug-id' : 'oci-image-id'}'. It defaults to the next stage only with 'from'`,
    );
  }
  return { kind: 'pipeline', pipeline, stage: '' };
}


/***/ }),

/***/ 6075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  bm: () => (/* binding */ completePromotion),
  Jg: () => (/* binding */ endMaintenance),
  yy: () => (/* binding */ findExistingRelease),
  yR: () => (/* binding */ promoteApp),
  jT: () => (/* binding */ startAppMaintenance),
  VK: () => (/* binding */ trackPromotion),
  sY: () => (/* binding */ useExistingRelease)
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

// EXTERNAL MODULE: ./.build/async/backoff.js
var backoff = __nccwpck_require__(6777);
// EXTERNAL MODULE: ./.build/async/sleep.js + 1 modules
var sleep = __nccwpck_require__(3201);
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

// EXTERNAL MODULE: ./.build/release/errors.js
var release_errors = __nccwpck_require__(4877);
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
  const { ended, lastLines } = await mirror(
    { http: client.http, log: headed, signal: client.signal },
    initial,
    read,
  );
  if (headed.hasOutput && heading) log.info(`The ${what} has ended: ${ended.status}`);
  if (ended.status === 'succeeded') return ended;
  const message = `Release v${ended.version} of ${app.name} ${ended.status}: its release command did not succeed, so the previous release keeps running`;
  throw new release_errors/* ReleaseFailedError */.Zx(message, lastLines);
}

;// CONCATENATED MODULE: ./.build/release/complete.js

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
  const release = await phase('release', () => followRelease(app, initial, options));
  if (maintenance) maintenance.hasUnprovenRelease = true;
  if (formation.length > 0) {
    const { applyFormation } = await __nccwpck_require__.e(/* import() */ 887).then(__nccwpck_require__.bind(__nccwpck_require__, 7887));
    for (const change of await phase('scaling', () => applyFormation(client, app, formation))) {
      log.info(`Scaled ${app.name}: ${change}`);
      onScaled?.(change);
    }
  }
  if (dynosTimeout !== undefined) {
    const { waitForDynos } = await __nccwpck_require__.e(/* import() */ 499).then(__nccwpck_require__.bind(__nccwpck_require__, 8499));
    const wait = { client, log, timeout: dynosTimeout };
    const dynos = await phase('dyno start', () => waitForDynos(app, release, wait));
    onDynos?.(dynos.map(toOutput));
  }
  const check = async () => {
    if (!healthCheck) return;
    const { checkHealth } = await __nccwpck_require__.e(/* import() */ 453).then(__nccwpck_require__.bind(__nccwpck_require__, 5453));
    const { signal } = client;
    await phase('health check', () => checkHealth(client.http, healthCheck, app.webUrl, { log, signal }));
  };
  if (!maintenance) await check();
  if (runAfter !== '') {
    const { runCommand } = await __nccwpck_require__.e(/* import() */ 388).then(__nccwpck_require__.bind(__nccwpck_require__, 9388));
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

// EXTERNAL MODULE: ./.build/release/own-release.js
var own_release = __nccwpck_require__(4712);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __nccwpck_require__(2964);
// EXTERNAL MODULE: ./.build/promote/app-promotion.js
var app_promotion = __nccwpck_require__(2530);
// EXTERNAL MODULE: ./.build/promote/rollback.js
var rollback = __nccwpck_require__(7737);
;// CONCATENATED MODULE: ./.build/promote/promote-app.js







async function promoteApp(promotion, appPromotion, request) {
  const existing = findExistingRelease(promotion, appPromotion, request);
  if (existing) await useExistingRelease(promotion, appPromotion, existing);
  else await trackPromotion(promotion, appPromotion, () => createRelease(promotion, appPromotion, request));
}
function findExistingRelease({ inputs }, { target: { currentRelease, pendingRelease } }, artifact) {
  if (inputs.force) return undefined;
  return [currentRelease, pendingRelease].find((release) => (0,releases/* runsArtifact */.TZ)(release, artifact));
}
async function useExistingRelease(promotion, appPromotion, { id, version, current }) {
  if (current) {
    Object.assign(appPromotion.outcome, { status: 'unchanged', releaseId: id, version });
    return;
  }
  await trackPromotion(promotion, appPromotion, async (app) => {
    await completePromotion(promotion, appPromotion, await (0,releases/* getRelease */.kF)(promotion.client, app.id, id));
  });
}
async function createRelease(promotion, appPromotion, request) {
  const { client } = promotion;
  const { newestVersion } = appPromotion.target;
  await startAppMaintenance(promotion, appPromotion);
  const ownRelease = (0,rollback/* armRelease */.UY)(promotion, appPromotion, { ...request, newest: newestVersion });
  const release = await (0,own_release/* createOwnRelease */.IJ)(client, ownRelease, request, newestVersion);
  await completePromotion(promotion, appPromotion, release);
}
async function startAppMaintenance({ run, client, inputs }, appPromotion) {
  if (!inputs.afterRelease.maintenance) return;
  const { Maintenance } = await __nccwpck_require__.e(/* import() */ 646).then(__nccwpck_require__.bind(__nccwpck_require__, 8646));
  const maintenance = new Maintenance(run, client, appPromotion.target.app);
  await maintenance.start();
  appPromotion.maintenance = maintenance;
}
async function endMaintenance(apps) {
  await Promise.all(apps.map(({ maintenance }) => maintenance?.endAfterFailure()));
}
async function trackPromotion(promotion, appPromotion, promoteTarget) {
  const { run, inputs, now, showStarted } = promotion;
  const { target, outcome } = appPromotion;
  const from = now();
  showStarted(appPromotion);
  try {
    await promoteTarget(target.app);
    outcome.status = 'promoted';
  } catch (error) {
    const message = (0,describe_error/* describeError */.Uc)(error);
    Object.assign(outcome, { status: 'failed', error: message.split('\n', 1)[0] ?? '' });
    appPromotion.failure = message;
    appPromotion.isReleaseFailure = (0,release_errors/* isReleaseFailure */.QR)(error);
    appPromotion.runsOwnRelease = error instanceof Error && (0,release_errors/* isUnhealthy */.ZT)(error);
    if (!run.signal.aborted) (0,app_promotion/* reportFailure */.xV)(promotion, message, `Promotion of ${target.app.name} failed`);
    if (inputs.onFailure !== 'rollback' || !appPromotion.isReleaseFailure)
      await appPromotion.maintenance?.endAfterFailure();
  }
  appPromotion.span = { from, to: now() };
  outcome.seconds = Math.round(appPromotion.span.to - from) / 1000;
}
async function completePromotion(
  { client, inputs, run },
  { outcome, target, changes, maintenance },
  release,
) {
  Object.assign(outcome, { releaseId: release.id, version: release.version });
  const { LabelledLog } = await __nccwpck_require__.e(/* import() */ 188).then(__nccwpck_require__.bind(__nccwpck_require__, 6188));
  const log = new LabelledLog(run.log, target.app.name);
  const { afterRelease } = inputs;
  await completeRelease(target.app, release, {
    run,
    client,
    log,
    afterRelease,
    onScaled: (change) => changes.push(`Scaled: ${change}`),
    onDynos: (dynos) => {
      outcome.dynos = dynos;
    },
    ...(maintenance && { maintenance }),
  });
}


/***/ }),

/***/ 8253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./.build/async/measure.js
var measure = __nccwpck_require__(3785);
// EXTERNAL MODULE: ./.build/heroku/connect.js
var connect = __nccwpck_require__(825);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var runner_inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/promote/app-promotion.js
var app_promotion = __nccwpck_require__(2530);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __nccwpck_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/apps.js

async function getApp(client, app) {
  return readApp(await client.request('GET', (0,heroku_client/* apiPath */.So)`/apps/${app}`));
}
function readApp(response) {
  const stack = response.build_stack?.name ?? response.stack?.name ?? '';
  return {
    id: (0,heroku_client/* required */.mw)(response.id, 'the id of the app'),
    name: (0,heroku_client/* required */.mw)(response.name, 'the name of the app'),
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
  await client.command('DELETE', apiPath`/apps/${app}/build-cache`);
}

// EXTERNAL MODULE: ./.build/heroku/releases.js
var heroku_releases = __nccwpck_require__(7973);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __nccwpck_require__(9409);
;// CONCATENATED MODULE: ./.build/heroku/builds.js



async function createBuild(client, app, request, match, onRepeat) {
  const create = () => postBuild(client, app, request);
  const find = async () => {
    const found = await findBuild(client, app, match);
    return found && getBuild(client, app, found.id);
  };
  return createOnce(create, find, client.signal, onRepeat);
}
async function getBuild(client, app, id) {
  return readBuild(client, await client.request('GET', apiPath`/apps/${app}/builds/${id}`));
}
async function listNewestBuilds(client, app, max = 20) {
  const range = `created_at ..; order=desc,max=${max}`;
  const builds = await client.request('GET', (0,heroku_client/* apiPath */.So)`/apps/${app}/builds`, { range });
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
  await client.command('DELETE', apiPath`/apps/${app}/builds/${id}`, options);
}
function hashSource(sourceUrl, isOurs) {
  const address = isOurs ? sourceUrl.replace(/[?#].*$/s, '') : sourceUrl;
  return createHash('sha256').update(address).digest('hex');
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
  return readBuild(client, await client.request('POST', apiPath`/apps/${app}/builds`, { body }));
}
function buildpack(urlOrName) {
  return URL.canParse(urlOrName) ? { url: urlOrName } : { name: urlOrName };
}
function readBuild(client, build) {
  const stream = build.output_stream_url;
  return {
    id: (0,heroku_client/* required */.mw)(build.id, 'the id of the build'),
    status: (0,heroku_client/* required */.mw)(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceUrl: build.source_blob?.url ?? '',
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  };
}

// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
;// CONCATENATED MODULE: ./.build/heroku/latest-releases.js



const pageSize = 1000;
async function listLatestReleases(client, pipelineId) {
  const path = (0,heroku_client/* apiPath */.So)`/pipelines/${pipelineId}/latest-releases`;
  const releases = (await (0,errors/* unlessStatus */.HD)(listWithoutRange(client, path), 403, 404)) ?? [];
  return new Map(releases.map((release) => [release.app?.id ?? '', (0,heroku_releases/* readListed */.oF)(client, release)]));
}
function isSettled({ current, status }) {
  return current && status !== 'pending';
}
async function listWithoutRange(client, path) {
  const all = [];
  for (let range = ''; ; ) {
    let next;
    const onHeaders = (headers) => {
      next = Reflect.get(headers, 'next-range');
    };
    const page = await client.request('GET', path, { onHeaders, ...(range && { range }) });
    all.push(...page);
    if (page.length === 0 || typeof next !== 'string') return all;
    range = next.replace(/\bmax=\d+/, `max=${pageSize}`);
  }
}

// EXTERNAL MODULE: ./.build/release/artifact-details.js + 2 modules
var artifact_details = __nccwpck_require__(5282);
// EXTERNAL MODULE: ./.build/promote/inputs.js + 2 modules
var inputs = __nccwpck_require__(9380);
;// CONCATENATED MODULE: ./.build/promote/artifact.js






async function findArtifact(client, source, lookup, targets) {
  const finding =
    source.version === ''
      ? findCurrentArtifact(client, source.app, lookup, targets)
      : findArtifactOfVersion(client, source);
  finding.catch(() => {});
  const sourceApp = await lookup;
  const artifact = await finding;
  const isStuck = sourceApp.product === 'docker-images' && artifact && 'image' in artifact;
  if (!artifact || isStuck) throw nothingToPromote(sourceApp);
  return { artifact, sourceApp };
}
async function readDetails(client, artifact, apps) {
  for (const { id } of apps) {
    try {
      return await (0,artifact_details/* readArtifact */.R)(client, id, artifact);
    } catch (error) {
      if (!(0,errors/* isStatus */.zM)(error, 404, 403)) throw error;
    }
  }
  return undefined;
}
async function findArtifactOfVersion(client, { app, version }) {
  const builds = await listBuildsOfVersion(client, app, version);
  const succeeded = builds.find(({ status }) => status === 'succeeded');
  if (succeeded) {
    const { slugId, releaseId = '' } = succeeded;
    return slugId ? { slug: slugId } : (0,heroku_releases/* artifactOf */.qB)(await (0,heroku_releases/* getRelease */.kF)(client, app, releaseId));
  }
  const found = builds.length === 0 ? 'no build of it' : `${builds.length} that did not succeed`;
  throw new Error(
    `${app} has no succeeded build of version ${version}: its last 1000 builds include ${found}`,
  );
}
async function findCurrentArtifact(client, app, lookup, targets) {
  const latest = await findListedRelease(targets, lookup);
  if (latest && isSettled(latest)) return (0,heroku_releases/* artifactOf */.qB)(latest);
  const releases = await (0,heroku_releases/* listNewestReleases */.DR)(client, app);
  const current = releases.find((release) => release.current);
  return current && (0,heroku_releases/* artifactOf */.qB)(current);
}
async function findListedRelease(targets, lookup) {
  if (targets.kind === 'apps') return undefined;
  const pipeline = await targets.listing.catch(() => undefined);
  return pipeline?.releases.get((await lookup).id);
}
function nothingToPromote({ name, product }) {
  return new Error(
    product === 'docker-images'
      ? `Nothing was promoted: Heroku has no way to promote the images of ${name}, which is on the stack 'container'. ${inputs/* buildOnEachApp */.w}`
      : `${name} has nothing to promote: no slug or image was deployed to it`,
  );
}

// EXTERNAL MODULE: ./.build/node_modules/p-map/index.js
var p_map = __nccwpck_require__(4005);
;// CONCATENATED MODULE: ./.build/heroku/app-lists.js



const app_lists_pageSize = 1000;
async function listAppsById(client, ids) {
  const pages = Array.from({ length: Math.ceil(ids.length / app_lists_pageSize) }, (_, page) =>
    ids.slice(app_lists_pageSize * page, app_lists_pageSize * (page + 1)),
  );
  const options = { variant: 'filters', range: `id ..; max=${app_lists_pageSize}`, idempotent: true };
  const lists = pages.map((page) => {
    const body = { in: { id: page } };
    return (0,errors/* unlessStatus */.HD)(client.request('POST', '/filters/apps', { ...options, body }), 403, 404);
  });
  const found = (await Promise.all(lists)).flatMap((list) => list ?? []);
  return new Map(found.map(readApp).map((app) => [app.id, app]));
}
async function findListedApps(client, identities) {
  const missing = new Set(identities);
  const found = new Map();
  for (let pages = 0, after = ''; pages < missing.size; pages += 1) {
    const range = `id ${after && `]${after}`}..; max=${app_lists_pageSize}`;
    const page = (await (0,errors/* unlessStatus */.HD)(client.request('GET', '/apps', { range }), 403, 404)) ?? [];
    for (const listed of page) {
      for (const identity of [listed.id, listed.name]) {
        if (identity && missing.delete(identity)) found.set(identity, readApp(listed));
      }
    }
    if (page.length < app_lists_pageSize) break;
    after = (0,heroku_client/* required */.mw)(page.at(-1)?.id, 'the id of an app');
  }
  return found;
}

// EXTERNAL MODULE: ./.build/heroku/pipelines.js
var pipelines = __nccwpck_require__(6740);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __nccwpck_require__(2964);
;// CONCATENATED MODULE: ./.build/promote/targets.js









const stageOrder = ['development', 'staging', 'production'];
const minParallel = 25;
const fewApps = 3;
function beginListing(client, selection) {
  if (selection.kind === 'apps') return selection;
  const listing = listPipeline(client, selection.pipeline);
  listing.catch(() => {});
  return { ...selection, listing };
}
async function findTargets(client, selection, lookup, parallel) {
  const { names, listed } =
    selection.kind === 'apps'
      ? await listNamed(client, [...new Set(selection.apps)])
      : await listStage(client, selection, lookup);
  const problems = [];
  const lookUp = async (name) => {
    try {
      return [await lookUpTarget(client, name, listed)];
    } catch (error) {
      client.signal.throwIfAborted();
      problems.push(`${name}: ${(0,describe_error/* errorMessage */.gJ)(error)}`);
      return [];
    }
  };
  const concurrency = Math.max(minParallel, parallel);
  const found = await (0,p_map/* default */.Ay)(names, lookUp, { concurrency, signal: client.signal });
  const targets = [...new Map(found.flat().map((target) => [target.app.id, target])).values()];
  const sourceApp = await lookup;
  if (targets.some(({ app }) => app.id === sourceApp?.id))
    problems.push(`${sourceApp?.name}: an app can't be promoted to itself`);
  if (problems.length > 0)
    throw new Error(`Nothing was promoted because some apps can't be promoted to:\n${problems.join('\n')}`);
  if (selection.kind === 'apps') return targets;
  return targets.sort((one, other) => (one.app.name < other.app.name ? -1 : 1));
}
async function lookUpTarget(client, name, listed) {
  const app = listed.apps.get(name) ?? (await getApp(client, name));
  const latest = listed.releases.get(app.id);
  if (latest && isSettled(latest)) return { app, newestVersion: latest.version, currentRelease: latest };
  const releases = await (0,heroku_releases/* listNewestReleases */.DR)(client, app.id);
  const currentRelease = releases.find(({ current }) => current);
  const pendingRelease = releases.find(({ status }) => status === 'pending');
  return {
    app,
    newestVersion: releases[0]?.version ?? 0,
    ...(currentRelease && { currentRelease }),
    ...(pendingRelease && { pendingRelease }),
  };
}
async function listNamed(client, names) {
  const [first = ''] = names;
  if (names.length <= fewApps) return { names, listed: { apps: new Map(), releases: new Map() } };
  const [apps, releases] = await Promise.all([
    findListedApps(client, names),
    listReleasesOfPipeline(client, first),
  ]);
  return { names, listed: { apps, releases } };
}
async function listReleasesOfPipeline(client, app) {
  const coupling = await (0,errors/* unlessStatus */.HD)((0,pipelines/* findCoupling */.J)(client, app), 403);
  return coupling ? listLatestReleases(client, coupling.pipelineId) : new Map();
}
async function listPipeline(client, pipeline) {
  const pipelineId = (0,runner_inputs/* isId */.eQ)(pipeline) ? pipeline : await (0,pipelines/* getPipeline */.B0)(client, pipeline);
  const [couplings, releases] = await Promise.all([
    (0,pipelines/* listCouplings */.Nx)(client, pipelineId),
    listLatestReleases(client, pipelineId),
  ]);
  return { couplings, releases };
}
async function listStage(client, { pipeline, stage, listing }, lookup) {
  const { couplings, releases } = await listing;
  const stageName = stage || nextStage(couplings, pipeline, await lookup);
  const names = couplings.filter((coupling) => coupling.stage === stageName).map(({ appId }) => appId);
  if (names.length === 0) throw new Error(`The pipeline ${pipeline} has no apps in the stage ${stageName}`);
  return { names, listed: { apps: await listAppsById(client, names), releases } };
}
function nextStage(couplings, pipeline, sourceApp) {
  const coupling = couplings.find(({ appId }) => appId === sourceApp?.id);
  if (!coupling)
    throw new Error(`${sourceApp?.name} is not in the pipeline ${pipeline}: set the input 'stage'`);
  const index = stageOrder.indexOf(coupling.stage);
  const next = index === -1 ? undefined : stageOrder[index + 1];
  if (next) return next;
  throw new Error(
    `${sourceApp?.name} is in the stage ${coupling.stage}, which has no next stage: set the input 'stage'`,
  );
}

;// CONCATENATED MODULE: ./.build/promote/look-up.js




const maxLookups = 2;
async function lookUp(client, { source, target, maxParallel }) {
  if (source.kind === 'artifact') {
    const { artifact } = source;
    const targets = await findTargets(client, beginListing(client, target), undefined, maxParallel);
    return { artifact, targets, reading: readDetails(client, artifact, appsWith(artifact, targets)) };
  }
  const stop = new AbortController();
  const stoppable = client.until(AbortSignal.any([client.signal, stop.signal]));
  const lookup = getApp(client, source.app);
  const selection = beginListing(stoppable, target);
  const finding = findTargets(stoppable, selection, lookup, maxParallel);
  finding.catch(() => {});
  try {
    const { artifact, sourceApp } = await findArtifact(client, source, lookup, selection);
    const reading = readDetails(client, artifact, [sourceApp]);
    reading.catch(() => {});
    return { artifact, sourceApp, targets: await finding, reading };
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled([finding]);
    throw error;
  }
}
function appsWith(artifact, targets) {
  const running = targets.filter(({ currentRelease }) => (0,heroku_releases/* runsArtifact */.TZ)(currentRelease, artifact));
  return [...new Set([...running, ...targets])].slice(0, maxLookups).map(({ app }) => app);
}

// EXTERNAL MODULE: ./.build/async/sleep.js + 1 modules
var sleep = __nccwpck_require__(3201);
;// CONCATENATED MODULE: ./.build/promote/pace.js

const refillInterval = 60_000 / 75;
class Pace {
  #signal;
  #left;
  #at = performance.now();
  #underWay = 0;
  constructor(signal) {
    this.#signal = signal;
  }
  get left() {
    return this.#left;
  }
  async run(signal, send) {
    this.#underWay += 1;
    try {
      const wait = this.#takeTurn();
      if (wait > 0) await (0,sleep/* sleep */.y)(wait, signal);
      const received = await send();
      this.#read(received.response.headers['ratelimit-remaining']);
      return received;
    } finally {
      this.#underWay -= 1;
    }
  }
  #takeTurn() {
    if (this.#left === undefined || this.#signal.aborted) return 0;
    this.#left = this.#refilled(this.#left) - 1;
    return Math.max(0, -this.#left * refillInterval);
  }
  #refilled(left) {
    const now = performance.now();
    const refill = (now - this.#at) / refillInterval;
    this.#at = now;
    return left + refill;
  }
  #read(header) {
    if (typeof header !== 'string' || !/^\d+$/.test(header)) return;
    const remaining = Number(header);
    const left = this.#refilled(this.#left ?? remaining);
    this.#left = this.#underWay === 1 ? remaining : Math.min(left, remaining);
  }
}

// EXTERNAL MODULE: ./.build/runner/run.js
var runner_run = __nccwpck_require__(5132);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __nccwpck_require__(8045);
;// CONCATENATED MODULE: ./.build/text/timings.js

function describeTimings(timings, total) {
  const parts = (0,format/* shownPhases */.oq)(timings).map(
    ([phase, milliseconds]) => `${phase} ${(0,format/* formatDuration */.a3)(milliseconds)}`,
  );
  return `Took ${[(0,format/* formatDuration */.a3)(total), parts.join(', ')].filter(Boolean).join(': ')}`;
}

// EXTERNAL MODULE: ./.build/promote/promote-app.js + 5 modules
var promote_app = __nccwpck_require__(6075);
;// CONCATENATED MODULE: ./.build/promote/announce-pace.js



function announcePace(promotion, artifact, { left }) {
  const { run, apps, inputs, now } = promotion;
  const changing = apps.filter((app) => !(0,promote_app/* findExistingRelease */.yy)(promotion, app, artifact)).length;
  const needed = changing * requestsPerApp(inputs);
  if (left === undefined || needed <= left) return;
  const wait = Math.ceil((needed - left) * refillInterval);
  const tooLong =
    wait > inputs.timeout - now()
      ? ". That is longer than the input 'timeout' allows: raise it, or wait before you run this again"
      : '';
  run.log.warning(
    `This promotion to ${(0,format/* formatCount */.B4)(changing, 'app')} needs at least ${(0,format/* formatCount */.B4)(needed, 'request')}, and Heroku's rate limit leaves the account ${Math.max(0, Math.floor(left))}: it goes on as Heroku adds 75 a minute, and takes at least ${Math.ceil(wait / 60_000)} min${tooLong}`,
    'Rate limit',
  );
}
function requestsPerApp({ afterRelease }) {
  const { dynosTimeout, maintenance, formation, runAfter } = afterRelease;
  const dynos = dynosTimeout === undefined ? 0 : 2;
  return 1 + dynos + (maintenance ? 3 : 0) + (formation.length > 0 ? 2 : 0) + (runAfter === '' ? 0 : 1);
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __nccwpck_require__(4745);
;// CONCATENATED MODULE: ./.build/promote/deployments.js

async function showDeployments(promotion) {
  const { run, client, inputs, apps } = promotion;
  const { github } = inputs;
  if (!github?.environment) return;
  const { DeploymentTracker } = await __nccwpck_require__.e(/* import() */ 39).then(__nccwpck_require__.bind(__nccwpck_require__, 2039));
  const { createGitHubClient } = await __nccwpck_require__.e(/* import() */ 581).then(__nccwpck_require__.bind(__nccwpck_require__, 7581));
  const tracker = new DeploymentTracker(run, createGitHubClient(github.access, client.http), github.run.url);
  const environmentOf = ({ outcome }) =>
    apps.length === 1 ? github.environment : `${github.environment}/${outcome.app}`;
  run.onFinish(async () => {
    const ends = apps.map((appPromotion) => {
      const { status, url } = appPromotion.outcome;
      return tracker.end(environmentOf(appPromotion), status === 'promoted' ? 'success' : 'failure', url);
    });
    await Promise.all(ends);
  });
  promotion.showStarted = (appPromotion) => {
    const { app } = appPromotion.outcome;
    const sha = (0,commit_id/* isFullCommitId */.Q)(promotion.commit) ? promotion.commit : github.run.sha;
    const task = `heroku/${app}`;
    tracker.start(environmentOf(appPromotion), {
      sha,
      task,
      description: describe(promotion, appPromotion),
      transient: false,
    });
  };
}
async function describe({ comparing }, appPromotion) {
  await comparing;
  const { comparison, outcome } = appPromotion;
  const what = `Promotion to ${outcome.app}`;
  return comparison ? `${what}: ${comparison.note}` : what;
}

;// CONCATENATED MODULE: ./.build/promote/outcome.js

function outcomeLines(outcomes) {
  const width = Math.max(...outcomes.map(({ app }) => app.length));
  return outcomes.map((outcome) => `  ${outcome.app.padEnd(width)}  ${outcome_describe(outcome)}`);
}
function outcome_describe({ status, version, previousVersion, seconds, url, error }) {
  const release = version === undefined ? '' : ` v${version}`;
  const same = previousVersion === undefined || previousVersion === version;
  const before = same ? '' : `, was v${previousVersion}`;
  const words = {
    promoted: 'promoted to',
    unchanged: 'unchanged',
    failed: 'failed',
    'rolled-back': 'rolled back from',
    'not-started': 'not started',
  };
  const took = status === 'promoted' ? ` in ${(0,format/* formatDuration */.a3)(seconds * 1000)}` : '';
  return [`${words[status]}${release}${took}${before}`, url, error].filter(Boolean).join('  ');
}

;// CONCATENATED MODULE: ./.build/promote/outputs.js
const maxLength = 400_000;
const maxErrorLength = 100;
function renderOutcomes(outcomes, limit = maxLength) {
  const whole = JSON.stringify(outcomes);
  if (whole.length <= limit) return { json: whole, note: '' };
  const short = outcomes.map((outcome) =>
    outcome.error === undefined ? outcome : { ...outcome, error: outcome.error.slice(0, maxErrorLength) },
  );
  const json = JSON.stringify(short);
  const cutErrors = "The output 'releases' would be longer than the runner takes, so its errors are cut";
  const rest = "See the outputs 'promoted', 'unchanged' and 'failed', and the log";
  if (json.length <= limit) return { json, note: `${cutErrors}. See the log` };
  const kept = keepFirst(short, limit);
  const left = outcomes.length - kept.length;
  return { json: JSON.stringify(kept), note: `${cutErrors}, and ${left} apps are left out. ${rest}` };
}
function keepFirst(outcomes, limit) {
  const isFine = ({ status }) => status === 'promoted' || status === 'unchanged';
  const kept = new Set();
  let length = 2;
  for (const outcome of [...outcomes.filter((one) => !isFine(one)), ...outcomes.filter(isFine)]) {
    length += JSON.stringify(outcome).length + 1;
    if (length > limit) break;
    kept.add(outcome);
  }
  return outcomes.filter((outcome) => kept.has(outcome));
}

// EXTERNAL MODULE: ./.build/promote/rollback.js
var rollback = __nccwpck_require__(7737);
;// CONCATENATED MODULE: ./.build/promote/runnable.js

function requireRunnable(artifact, stack = '', targets) {
  const isImage = 'image' in artifact;
  requireAll(targets, (target) => (target.app.product === 'oci-image') === isImage, {
    rule: isImage ? 'images run on Fir apps only' : 'Fir apps run images and no slugs',
    advice: 'Build the commit on these apps instead',
  });
  if (isImage) return;
  requireAll(targets, ({ app }) => app.product === 'slug', {
    rule: "apps on the stack 'container' run no slugs",
    advice: inputs/* buildOnEachApp */.w,
  });
  const { slug } = artifact;
  if (stack !== '') {
    requireAll(targets, ({ app }) => app.stack === '' || app.stack === stack, {
      rule: `the slug ${slug} needs the stack ${stack}`,
      advice: `Change the stack of these apps with 'heroku stack:set ${stack}', or build the slug on their stack`,
    });
    return;
  }
  const stacks = new Set(targets.flatMap(({ app }) => app.stack || []));
  requireAll(targets, () => stacks.size <= 1, {
    rule: `the slug ${slug} runs on one stack only`,
    advice: 'Promote only to apps on its stack',
  });
}
function requireAll(targets, canRun, { rule, advice }) {
  const others = targets.filter((target) => !canRun(target));
  if (others.length === 0) return;
  const list = others.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ');
  throw new Error(`Nothing was promoted: ${rule}, but ${list}. ${advice}`);
}

;// CONCATENATED MODULE: ./.build/promote/promote-to-all.js















const maxNames = 10;
async function promoteToAll(promotion, found, pace) {
  const { run, timings, apps } = promotion;
  await showDeployments(promotion);
  run.onFinish(async () => {
    if (!run.signal.aborted) return;
    (0,rollback/* reportLeftovers */.x2)(promotion);
    reportOutcomes(promotion);
  });
  await (0,measure/* measure */.x)(timings, 'promotion', () => promoteArtifact(promotion, found, pace));
  await compareAfterwards(promotion, found.artifact);
  if ((0,app_promotion/* appsWithStatus */.j4)(promotion, 'failed').some(({ isReleaseFailure }) => isReleaseFailure))
    await (0,rollback/* rollBackAll */.SS)(promotion);
  await (0,promote_app/* endMaintenance */.Jg)(apps);
  run.signal.throwIfAborted();
  for (const { ownRelease } of apps) ownRelease?.disarm();
  reportOutcomes(promotion);
  requireSuccess(promotion);
}
async function promoteArtifact(promotion, found, pace) {
  const { run, inputs, apps } = promotion;
  const { artifact, sourceApp, targets, reading } = found;
  const id = (0,heroku_releases/* idOf */.TH)(artifact);
  run.output('slug' in artifact ? 'slug-id' : 'oci-image-id', id);
  promotion.comparing = compare(promotion, artifact, reading);
  const details = await reading;
  requireRunnable(artifact, details?.stack, targets);
  if (details) await requireTypesOf(details, inputs);
  promotion.commit = details?.commit ?? '';
  const names = nameArtifact(found, promotion.commit);
  promotion.label = names.label;
  announcePace(promotion, artifact, pace);
  announcePromotion(promotion, artifact);
  const isCurrent = inputs.source.kind === 'app' && inputs.source.version === '';
  if ('image' in artifact && isCurrent && sourceApp) {
    const { promoteThroughPipeline } = await __nccwpck_require__.e(/* import() */ 163).then(__nccwpck_require__.bind(__nccwpck_require__, 9163));
    if (await promoteThroughPipeline(promotion, artifact, sourceApp)) return;
  }
  const request = { ...artifact, description: inputs.description || `Promote ${names.whole}` };
  const promoteNext = async (appPromotion) => {
    const hasFailure = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'failed').length > 0;
    if (run.signal.aborted) return;
    if (hasFailure && inputs.onFailure !== 'continue') return;
    await (0,promote_app/* promoteApp */.yR)(promotion, appPromotion, request);
  };
  await (0,p_map/* default */.Ay)(apps, promoteNext, { concurrency: inputs.maxParallel });
  run.signal.throwIfAborted();
}
function nameArtifact({ artifact, sourceApp }, commit) {
  const suffix = (shown) => (commit === '' ? '' : ` ${shown}`);
  const short = (0,format/* shortId */.m_)(commit);
  if (sourceApp) {
    const name = sourceApp.name + suffix(short);
    return { label: name, whole: name };
  }
  const id = (0,heroku_releases/* idOf */.TH)(artifact);
  const [kind, prefix] = 'slug' in artifact ? ['slug', ''] : ['image', 'image '];
  return { label: `${kind} ${(0,format/* shortId */.m_)(id)}${suffix(`(${short})`)}`, whole: prefix + id + suffix(short) };
}
function announcePromotion(promotion, artifact) {
  const { run, apps, label } = promotion;
  const existing = apps.map((app) => ({ app, release: (0,promote_app/* findExistingRelease */.yy)(promotion, app, artifact) }));
  const select = (wanted) => existing.filter(({ release }) => wanted(release)).map(({ app }) => app);
  const changing = select((release) => !release);
  const pending = select((release) => release?.current === false);
  const running = select((release) => release?.current === true);
  if (changing.length > 0) run.log.info(`Promoting ${label} to ${(0,app_promotion/* namesOf */.eZ)(changing, maxNames)}`);
  if (pending.length > 0) run.log.info(`${label} is already being released to ${(0,app_promotion/* namesOf */.eZ)(pending, maxNames)}`);
  if (running.length === apps.length)
    run.log.info(
      `Nothing to promote: ${(0,app_promotion/* namesOf */.eZ)(apps, maxNames)} already ${apps.length === 1 ? 'runs' : 'run'} ${label}`,
    );
}
async function requireTypesOf({ processTypes }, { afterRelease: { formation } }) {
  if (formation.length === 0) return;
  const { requireProcessTypes } = await __nccwpck_require__.e(/* import() */ 887).then(__nccwpck_require__.bind(__nccwpck_require__, 7887));
  requireProcessTypes(formation, Object.keys(processTypes));
}
async function compareAfterwards(promotion, artifact) {
  const { client, commit } = promotion;
  const promoted = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'promoted').map(({ target }) => target.app);
  if (commit === '' && promoted.length > 0)
    promotion.comparing = compare(promotion, artifact, readDetails(client, artifact, promoted.slice(0, 1)));
  await promotion.comparing;
}
async function compare(promotion, artifact, reading) {
  const { compareApps } = await __nccwpck_require__.e(/* import() */ 574).then(__nccwpck_require__.bind(__nccwpck_require__, 5574));
  await compareApps(promotion, artifact, reading);
}
function reportOutcomes(promotion) {
  const { run, apps } = promotion;
  const outcomes = apps.map(({ outcome }) => outcome);
  const names = (...statuses) =>
    JSON.stringify((0,app_promotion/* appsWithStatus */.j4)(promotion, ...statuses).map(({ outcome }) => outcome.app));
  const { json, note } = renderOutcomes(outcomes);
  run.output('releases', json);
  if (note !== '') run.log.warning(note, 'Output cut');
  run.output('promoted', names('promoted'));
  run.output('unchanged', names('unchanged'));
  run.output('failed', names('failed', 'rolled-back', 'not-started'));
  run.log.close();
  for (const line of outcomeLines(outcomes)) run.log.info(line);
}
function requireSuccess(promotion) {
  const { run, apps } = promotion;
  const count = (...statuses) => (0,app_promotion/* appsWithStatus */.j4)(promotion, ...statuses).length;
  const successCount = count('promoted', 'unchanged');
  if (successCount === apps.length) {
    run.log.result([
      ...successLines(promotion, count('promoted'), count('unchanged')),
      describeTimings(promotion.timings, performance.now()),
    ]);
    return;
  }
  const parts = [
    `${count('failed')} failed`,
    `${count('rolled-back')} rolled back`,
    `${count('not-started')} not started`,
    `${successCount} run it`,
  ].filter((part) => !part.startsWith('0 '));
  throw new runner_run/* AlreadyReportedError */.w(
    `Promotion failed: of ${(0,format/* formatCount */.B4)(apps.length, 'app')}, ${parts.join(', ')}`,
  );
}
function successLines({ label, apps }, promoted, unchanged) {
  const [first] = apps;
  const what = label === '' ? 'it' : label;
  if (first && apps.length === 1) {
    const { app, status, version, url } = first.outcome;
    const line =
      status === 'unchanged'
        ? `${app} already runs ${what}, as v${version}`
        : `Promoted ${what} to ${app} as v${version}`;
    return [line, ...(url ? [url] : [])];
  }
  const all = (0,format/* formatCount */.B4)(apps.length, 'app');
  if (promoted === 0) return [`${unchanged} of ${all} already run ${what}`];
  if (unchanged === 0) return [`Promoted ${what} to ${all}`];
  return [`Promoted ${what} to ${promoted} of ${all}; ${unchanged} already ran it`];
}

;// CONCATENATED MODULE: ./.build/promote/promote.js







async function promote(run, inputs) {
  run.deadline(inputs.timeout, (0,runner_inputs/* timeoutMessage */.l7)(inputs.timeout));
  const pace = new Pace(run.signal);
  const client = (0,connect/* connect */.N)(run, inputs, pace);
  const promotion = newPromotion(run, client, inputs);
  run.onFinish(async (error) => {
    const { renderSummary } = await __nccwpck_require__.e(/* import() */ 457).then(__nccwpck_require__.bind(__nccwpck_require__, 1457));
    await run.summary(renderSummary(promotion, error));
  });
  const { timings, apps } = promotion;
  const found = await (0,measure/* measure */.x)(timings, 'lookup', () => lookUp(client, inputs));
  apps.push(...found.targets.map(app_promotion/* newAppPromotion */.hw));
  await promoteToAll(promotion, found, pace);
}
function newPromotion(run, client, inputs) {
  const beginning = performance.now();
  return {
    run,
    client,
    inputs,
    apps: [],
    label: '',
    commit: '',
    failures: 0,
    timings: new Map(),
    now: () => performance.now() - beginning,
    showStarted: () => {},
  };
}


/***/ }),

/***/ 7737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SS: () => (/* binding */ rollBackAll),
/* harmony export */   UY: () => (/* binding */ armRelease),
/* harmony export */   x2: () => (/* binding */ reportLeftovers)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4005);
/* harmony import */ var _async_measure_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3785);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4712);
/* harmony import */ var _release_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2282);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2964);
/* harmony import */ var _app_promotion_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2530);






const maxParallel = 25;
function armRelease(promotion, appPromotion, match) {
  const { run, inputs } = promotion;
  const { app, currentRelease } = appPromotion.target;
  const data = {
    app: { id: app.id, name: app.name },
    rollBack: inputs.onFailure === 'rollback',
    ...(match && { match }),
    ...(currentRelease && { rollbackPoint: (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_0__/* .toReleaseRef */ .SL)(currentRelease) }),
  };
  const undo = (ownRelease, signal) => undoRelease(promotion, appPromotion, ownRelease, signal);
  appPromotion.ownRelease = run.arm({ kind: _release_own_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseKind */ .Mh, data, undo });
  return appPromotion.ownRelease;
}
async function rollBackAll(promotion) {
  const { run, apps, timings } = promotion;
  const changedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed && ownRelease.data.rollBack);
  if (changedApps.length === 0) return;
  const rollBackOne = async (appPromotion) => {
    const { ownRelease } = appPromotion;
    if (ownRelease && (await undoRelease(promotion, appPromotion, ownRelease.data, run.signal)))
      ownRelease.disarm();
    else if (ownRelease && !run.signal.aborted)
      (0,_app_promotion_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFailure */ .xV)(promotion, (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownReleaseMessage */ .Dj)(ownRelease.data), 'Release unknown');
  };
  await (0,_async_measure_js__WEBPACK_IMPORTED_MODULE_4__/* .measure */ .x)(timings, 'rollback', () => (0,p_map__WEBPACK_IMPORTED_MODULE_5__/* ["default"] */ .Ay)(changedApps, rollBackOne, { concurrency: maxParallel }));
}
async function undoRelease(promotion, { outcome, maintenance }, ownRelease, signal) {
  const { run, client } = promotion;
  const { name } = ownRelease.app;
  try {
    const ref = await (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_0__/* .findOwnRelease */ .fE)(client.until(signal), ownRelease);
    if (!ref) return false;
    Object.assign(outcome, { releaseId: ref.id, version: ref.version });
    if (!ownRelease.rollBack) return true;
    const rollback = await (0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .rollBack */ .Fu)(client.until(signal), ownRelease, ref);
    if (maintenance) maintenance.hasUnprovenRelease = false;
    if (rollback) {
      run.log.info((0,_release_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .describeRollback */ .sR)(ownRelease, rollback));
      outcome.status = 'rolled-back';
    }
  } catch (error) {
    if (signal.aborted) return false;
    const why = (0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error);
    outcome.status = 'failed';
    outcome.error = [outcome.error, `rollback failed: ${why.split('\n', 1)[0]}`].filter(Boolean).join('; ');
    (0,_app_promotion_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFailure */ .xV)(promotion, (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_0__/* .failedRollbackMessage */ .f4)(ownRelease, why), `Rollback of ${name} failed`);
  }
  return true;
}
function reportLeftovers({ run, apps }) {
  const names = (appPromotions) => appPromotions.map(({ outcome }) => outcome.app).join(', ');
  const armedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed);
  const appsWithUnknownRelease = armedApps.filter(({ outcome }) => outcome.version === undefined);
  const notRolledBack = armedApps.filter(
    ({ ownRelease, outcome }) => ownRelease?.data.rollBack && outcome.version !== undefined,
  );
  const nextAttempt = 'The post step will try again';
  if (appsWithUnknownRelease.length > 0) {
    run.log.error(
      `It is unknown whether a release was created on ${names(appsWithUnknownRelease)}: the request was interrupted, and no matching release was found. ${nextAttempt}; check with 'heroku releases --app NAME'`,
      'Releases unknown',
    );
  }
  if (notRolledBack.length > 0) {
    run.log.error(
      `There was no time left to roll back ${names(notRolledBack)}. ${nextAttempt}`,
      'Rollback failed',
    );
  }
  const remaining = apps.filter(
    ({ outcome }) => outcome.status === 'failed' && outcome.version !== undefined,
  );
  if (remaining.length === 0) return;
  const list = remaining.map(({ outcome: { app, version } }) => `${app} v${version}`).join(', ');
  run.log.warning(
    `Interrupted before these releases ended: ${list}. Their release commands continue, and the releases remain in place if they succeed`,
  );
}


/***/ }),

/***/ 5282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ readArtifact)
});

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __nccwpck_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/oci-images.js

async function getOciImage(client, app, id) {
  const path = (0,heroku_client/* apiPath */.So)`/apps/${app}/oci-images/${id}`;
  const response = await client.request('GET', path);
  const found = Array.isArray(response) ? response.find((image) => image.id === id) : response;
  const image = (0,heroku_client/* required */.mw)(found, 'the image');
  const commands = Object.entries(image.process_types ?? {}).map(
    ([name, { display_cmd: shown, command }]) => [name, shown ?? command ?? ''],
  );
  return {
    id: (0,heroku_client/* required */.mw)(image.id, 'the id of the image'),
    digest: image.digest ?? '',
    commit: image.commit ?? '',
    stack: image.stack?.name ?? '',
    processTypes: Object.fromEntries(commands),
  };
}

;// CONCATENATED MODULE: ./.build/heroku/slugs.js

async function getSlug(client, app, id) {
  const slug = await client.request('GET', (0,heroku_client/* apiPath */.So)`/apps/${app}/slugs/${id}`);
  return {
    id: (0,heroku_client/* required */.mw)(slug.id, 'the id of the slug'),
    commit: slug.commit ?? '',
    stack: slug.stack?.name ?? '',
    checksum: slug.checksum ?? '',
    processTypes: slug.process_types ?? {},
    ...(typeof slug.size === 'number' && { size: slug.size }),
    url: client.signedUrl((0,heroku_client/* required */.mw)(slug.blob?.url, 'the URL of the slug')),
  };
}

;// CONCATENATED MODULE: ./.build/release/artifact-details.js


function readArtifact(client, app, artifact) {
  return 'slug' in artifact ? getSlug(client, app, artifact.slug) : getOciImage(client, app, artifact.image);
}


/***/ }),

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ UnhealthyError),
/* harmony export */   QR: () => (/* binding */ isReleaseFailure),
/* harmony export */   ZT: () => (/* binding */ isUnhealthy),
/* harmony export */   Zx: () => (/* binding */ ReleaseFailedError),
/* harmony export */   bb: () => (/* binding */ NotRunningError),
/* harmony export */   ju: () => (/* binding */ CommandFailedError)
/* harmony export */ });
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
  return [ReleaseFailedError, _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HerokuError */ .h, _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_, _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeadlineError */ .j3].some(
    (kind) => error instanceof kind,
  );
}


/***/ }),

/***/ 4712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dj: () => (/* binding */ unknownReleaseMessage),
/* harmony export */   IJ: () => (/* binding */ createOwnRelease),
/* harmony export */   Mh: () => (/* binding */ releaseKind),
/* harmony export */   Nk: () => (/* binding */ recordOwnRelease),
/* harmony export */   SL: () => (/* binding */ toReleaseRef),
/* harmony export */   f4: () => (/* binding */ failedRollbackMessage),
/* harmony export */   fE: () => (/* binding */ findOwnRelease),
/* harmony export */   vG: () => (/* binding */ remainingReleaseMessage)
/* harmony export */ });
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
/* harmony export */   sR: () => (/* binding */ describeRollback)
/* harmony export */ });
/* unused harmony export describeRestored */
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3201);
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

/***/ 8577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ undoSavedReleases)
/* harmony export */ });
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6852);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2964);
/* harmony import */ var _own_release_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4712);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2282);




async function undoSavedReleases(run, connect) {
  await Promise.all(
    (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_3__/* .savedLeftovers */ .CO)(_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseKind */ .Mh).map((ownRelease) => undoSavedRelease(run, connect(), ownRelease)),
  );
}
async function undoSavedRelease(run, client, ownRelease) {
  const { name } = ownRelease.app;
  try {
    const ref = await (0,_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .findOwnRelease */ .fE)(client, ownRelease);
    if (!ref) return run.log.warning((0,_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .unknownReleaseMessage */ .Dj)(ownRelease));
    if (!ownRelease.rollBack)
      return run.log.warning(
        `${(0,_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .remainingReleaseMessage */ .vG)(ownRelease, ref)}. See 'heroku releases --app ${name}'`,
      );
    const rollback = await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .rollBack */ .Fu)(client, ownRelease, ref);
    if (rollback) run.log.info((0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRollback */ .sR)(ownRelease, rollback));
  } catch (error) {
    run.log.error((0,_own_release_js__WEBPACK_IMPORTED_MODULE_1__/* .failedRollbackMessage */ .f4)(ownRelease, (0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)), `Rollback of ${name} failed`);
  }
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ apiAccess)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2382);
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
/* harmony export */   Cq: () => (/* binding */ positiveInteger),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   l7: () => (/* binding */ timeoutMessage),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports requiredText, invalid, runnerTemp */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3374);
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
  return env.RUNNER_TEMP || tmpdir();
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

// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 5 modules
var core = __nccwpck_require__(3374);
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

/***/ 5519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 5 modules
var core = __nccwpck_require__(3374);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
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
  await (0,promises_namespaceObject.appendFile)(file, `${kept.join('\n\n')}\n`);
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

// EXTERNAL MODULE: ./.build/runner/run.js
var runner_run = __nccwpck_require__(5132);
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
  const run = new runner_run/* Run */.K(new WorkflowLog(title), runner);
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
  if (error instanceof runner_run/* AlreadyReportedError */.w) log.info(error.message);
  else if (onError === 'error') log.error((0,describe_error/* describeError */.Uc)(error), title);
  else log.warning((0,describe_error/* describeError */.Uc)(error), title);
}


/***/ }),

/***/ 5132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Run),
/* harmony export */   w: () => (/* binding */ AlreadyReportedError)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3201);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6204);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2964);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6852);





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
  #leftovers = new _leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .Leftovers */ .bG();
  #finishHandlers = [];
  #deferred = [];
  #timers = [];
  #hasEnded = false;
  constructor(log, host, gracePeriod = defaultGracePeriod) {
    this.log = log;
    this.#host = host;
    this.#gracePeriod = gracePeriod;
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, this.signal);
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
    this.#timers.push(setTimeout(() => this.abort(new _http_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeadlineError */ .j3(message)), milliseconds));
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
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, over.signal);
    const timer = setTimeout(
      () => over.abort(new _http_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeadlineError */ .j3("The runner's grace period is over")),
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
      if (result.status === 'rejected') this.log.warning((0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(result.reason));
    }
  }
}
async function orAbandon(work, signal) {
  const over = new AbortController();
  const abandon = async () => {
    if (!signal.aborted) await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(signal, 'abort', { signal: over.signal });
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .y)(abortTimeout, over.signal);
    throw signal.reason;
  };
  await Promise.race([work, abandon()]).finally(() => over.abort());
}


/***/ }),

/***/ 1868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ maskSecret)
/* harmony export */ });
/* unused harmony export maskValue */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3374);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);


function maskSecret(value) {
  (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .registerSecret */ .cl)(value);
  _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(value);
}
function maskValue(value) {
  registerValue(value);
  core.setSecret(value);
}


/***/ }),

/***/ 4745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isFullCommitId)
/* harmony export */ });
/* unused harmony export isCommitId */
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
/* harmony export */   gJ: () => (/* binding */ errorMessage)
/* harmony export */ });
/* unused harmony export isDiskFull */
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
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   oq: () => (/* binding */ shownPhases)
/* harmony export */ });
/* unused harmony exports formatBytes, formatRate, shortestPhase */
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
/* harmony export */   ZE: () => (/* binding */ findSafeCut),
/* harmony export */   cl: () => (/* binding */ registerSecret),
/* harmony export */   fp: () => (/* binding */ redactSecrets)
/* harmony export */ });
/* unused harmony export registerValue */
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
/******/ var __webpack_exports__ = __nccwpck_require__(8445);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
