export const id = 39;
export const ids = [39];
export const modules = {

/***/ 2039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DeploymentTracker: () => (/* binding */ DeploymentTracker),
  failUnfinished: () => (/* binding */ failUnfinished)
});

// EXTERNAL MODULE: ./.build/runner/leftovers.js + 1 modules
var leftovers = __webpack_require__(6852);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
;// CONCATENATED MODULE: ./.build/github/best-effort.js

async function bestEffort(
  { log },
  { what, permission, level = 'warning' },
  work,
  onPermissionDenied = () => {},
) {
  try {
    return await work();
  } catch (error) {
    const permissionDenied = isPermissionDenied(error);
    if (permissionDenied) onPermissionDenied();
    const why = permissionDenied
      ? `GitHub refused it. Give the job 'permissions: ${permission}' in addition to 'contents: read'`
      : (0,describe_error/* describeError */.Uc)(error);
    log[level](`${what} failed: ${why}`);
    return undefined;
  }
}
function isPermissionDenied(error) {
  if (!(error instanceof Error)) return false;
  return ('status' in error && error.status === 401) || /not accessible by/i.test(error.message);
}

// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __webpack_require__(8359);
// EXTERNAL MODULE: ./.build/text/web-address.js
var web_address = __webpack_require__(6203);
;// CONCATENATED MODULE: ./.build/github/deployments.js


const pageSize = 100;
async function startDeployment(github, request) {
  const { data } = await github.request('POST /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    ref: request.sha,
    environment: request.environment,
    task: request.task,
    description: (0,redact/* redact */.E$)(request.description).slice(0, 140),
    transient_environment: request.transient,
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub did not create a deployment');
  const deployment = { id: Number(data.id), request };
  await setState(github, deployment, 'in_progress', '');
  return deployment;
}
async function endDeployment(github, deployment, state, url) {
  await setState(github, deployment, state, url);
  if (state === 'success') await deactivateDeployments(github, deployment.request, deployment.id);
}
async function deactivateDeployments(
  github,
  { environment, task, earlierTask },
  before = Number.POSITIVE_INFINITY,
) {
  for (const one of earlierTask === undefined ? [task] : [task, earlierTask])
    await deactivateTask(github, environment, one, before);
}
async function deactivateTask(github, environment, task, before) {
  const { data } = await github.request('GET /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    environment,
    task,
    per_page: pageSize,
  });
  const ids = data.map(({ id }) => Number(id)).filter((id) => id < before);
  for (const id of ids) {
    const state = await lastState(github, id);
    if (state === 'inactive') return;
    if (state !== 'failure') await postState(github, id, { state: 'inactive' });
  }
}
async function lastState({ request, repository }, id) {
  const path = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const { data } = await request(path, { ...repository, deployment_id: id, per_page: 1 });
  return data[0]?.state;
}
async function setState(github, { id, request }, state, url) {
  await postState(github, id, {
    state,
    log_url: request.logUrl,
    auto_inactive: true,
    ...((0,web_address/* isWebAddress */.d)(url) && { environment_url: (0,redact/* redactSecrets */.fp)(url) }),
  });
}
async function postState({ request, repository }, id, status) {
  const path = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  await request(path, { ...repository, deployment_id: id, ...status });
}

;// CONCATENATED MODULE: ./.build/github/deployment-tracker.js



const deploymentTask = { what: 'Showing the deployment on GitHub', permission: 'deployments: write' };
const kind = 'deployment';
class DeploymentTracker {
  #run;
  #github;
  #logUrl;
  #started = new Map();
  #refused = false;
  constructor(run, github, logUrl) {
    this.#run = run;
    this.#github = github;
    this.#logUrl = logUrl;
  }
  start(environment, { description, ...what }) {
    const starting = this.#attempt(async () => {
      const request = { ...what, description: await description, environment, logUrl: this.#logUrl };
      const data = await startDeployment(this.#github, request);
      return this.#run.arm({ kind, data });
    });
    this.#started.set(environment, starting);
  }
  async end(environment, state, url) {
    const deployment = await this.#started.get(environment);
    if (!deployment) return;
    await this.#attempt(() => endDeployment(this.#github, deployment.data, state, url));
    deployment.disarm();
  }
  async #attempt(work) {
    if (this.#refused) return undefined;
    return bestEffort(this.#run, deploymentTask, work, () => {
      this.#refused = true;
    });
  }
}
async function failUnfinished(run, github) {
  for (const deployment of (0,leftovers/* savedLeftovers */.CO)(kind)) {
    await bestEffort(run, deploymentTask, () => endDeployment(github, deployment, 'failure', ''));
  }
}


/***/ }),

/***/ 6203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isWebAddress)
/* harmony export */ });
function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}


/***/ })

};
