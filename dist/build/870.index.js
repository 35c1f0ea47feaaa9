export const id = 870;
export const ids = [870];
export const modules = {

/***/ 2870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareDeploy: () => (/* binding */ compareDeploy)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./.build/async/or-abort.js

async function orAbort(work, signal) {
  const done = new AbortController();
  const abort = async () => {
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort', { signal: done.signal });
    throw signal.reason;
  };
  return Promise.race([work, abort()]).finally(() => done.abort());
}

// EXTERNAL MODULE: ./.build/heroku/releases.js
var heroku_releases = __webpack_require__(7973);
// EXTERNAL MODULE: ./.build/heroku/oci-images.js
var oci_images = __webpack_require__(1593);
// EXTERNAL MODULE: ./.build/heroku/slugs.js
var slugs = __webpack_require__(6335);
;// CONCATENATED MODULE: ./.build/release/artifact-details.js


function readArtifact(client, app, artifact) {
  return 'slug' in artifact ? (0,slugs/* getSlug */.i)(client, app, artifact.slug) : (0,oci_images/* getOciImage */.L)(client, app, artifact.image);
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
// EXTERNAL MODULE: ./.build/text/comparison.js
var text_comparison = __webpack_require__(675);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
;// CONCATENATED MODULE: ./.build/deploy/compare.js






const timeLimit = 10_000;
const countLimit = 5_000;
async function compareDeploy(deploy, finding) {
  const { run } = deploy;
  const over = new AbortController();
  const limit = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit), over.signal]);
  run.onFinish(async () => over.abort());
  try {
    const { app, comparison } = await orAbort(compare(deploy, finding, limit), limit);
    run.log.info(describe(app?.name, comparison));
    const { previous, url } = comparison;
    if (previous !== undefined && (0,text_comparison/* isPlainVersion */.$b)(previous)) run.output('previous-commit', previous);
    if (url !== '') run.output('compare-url', url);
    deploy.comparison = comparison;
    return comparison;
  } catch (error) {
    run.log.debug(`What this deploy changes is unknown: ${(0,describe_error/* errorMessage */.gJ)(error)}`);
    return undefined;
  }
}
async function compare(deploy, finding, signal) {
  const app = await finding;
  const previous = app && (await readPrevious(deploy, app, signal));
  const { commit, options } = deploy;
  const { version, repositoryUrl } = options;
  const distance = previous === undefined ? undefined : await countCommits(commit, previous, signal);
  const compared = {
    current: version,
    repositoryUrl,
    distance,
    ...(previous !== undefined && { previous }),
    ...(commit && { commit: commit.sha }),
  };
  return { app, comparison: (0,text_comparison/* compareVersions */.Zy)(compared) };
}
async function readPrevious(deploy, app, signal) {
  const client = deploy.client.until(signal);
  const isKnownBefore = deploy.releasesBefore !== undefined;
  deploy.releasesBefore ??= (0,heroku_releases/* listNewestReleases */.DR)(client, app.id);
  const releases = await deploy.releasesBefore;
  const mayShowOwn = !isKnownBefore && deploy.isChanging === true;
  const current = releases.find((release) => release.current);
  const artifact = current && (0,heroku_releases/* artifactOf */.qB)(current);
  if (!artifact && (app.product !== 'docker-images' || !current)) return undefined;
  const version = artifact ? await readVersion(deploy, client, app, artifact) : '';
  if (version === '') throw new Error(`Heroku has no version for v${current?.version} of ${app.name}`);
  if (mayShowOwn && version === deploy.options.version)
    throw new Error(`v${current?.version} of ${app.name} may be this deploy's own release`);
  return version;
}
async function readVersion({ reusable }, client, app, artifact) {
  const known = [reusable?.slug, reusable?.image].find((one) => one?.id === (0,heroku_releases/* idOf */.TH)(artifact));
  return (known ?? (await readArtifact(client, app.id, artifact))).commit;
}
async function countCommits(commit, previous, signal) {
  if (!commit || !(0,commit_id/* isFullCommitId */.Q)(previous) || previous === commit.sha) return undefined;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(countLimit)]);
  return orAbort(commit.distanceFrom(previous), limit).catch(() => undefined);
}
function describe(name, comparison) {
  const { previous, from, to, isSame, url, distance } = comparison;
  if (previous === undefined) return `This is the first deploy${name === undefined ? '' : ` of ${name}`}`;
  if (isSame) return `${name} already runs ${to}: this deploys the same commit again`;
  const what = [`${name} runs ${from}, and this deploys ${to}`, distance].filter(Boolean).join(', ');
  return url === '' ? what : `${what}: ${url}`;
}


/***/ }),

/***/ 1593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ getOciImage)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getOciImage(client, app, id) {
  const path = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/oci-images/${id}`;
  const response = await client.request('GET', path);
  const found = Array.isArray(response) ? response.find((image) => image.id === id) : response;
  const image = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(found, 'the image');
  const commands = Object.entries(image.process_types ?? {}).map(
    ([name, { display_cmd: shown, command }]) => [name, shown ?? command ?? ''],
  );
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(image.id, 'the id of the image'),
    digest: image.digest ?? '',
    commit: image.commit ?? '',
    stack: image.stack?.name ?? '',
    processTypes: Object.fromEntries(commands),
  };
}


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getSlug)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getSlug(client, app, id) {
  const slug = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So)`/apps/${app}/slugs/${id}`);
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.id, 'the id of the slug'),
    commit: slug.commit ?? '',
    stack: slug.stack?.name ?? '',
    checksum: slug.checksum ?? '',
    processTypes: slug.process_types ?? {},
    ...(typeof slug.size === 'number' && { size: slug.size }),
    url: client.signedUrl((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.blob?.url, 'the URL of the slug')),
  };
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ isPlainVersion),
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   Zy: () => (/* binding */ compareVersions)
/* harmony export */ });
/* harmony import */ var _commit_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4745);
/* harmony import */ var _control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3398);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8045);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8359);




const maxLength = 60;
function compareVersions(compared) {
  const { previous, current, commit = current, repositoryUrl } = compared;
  const to = shortVersion(current);
  const none = { to, url: '', distance: '', relation: '' };
  if (previous === undefined) return { ...none, from: '', isSame: false, note: 'first deploy' };
  const from = shortVersion(previous);
  if (previous === current || previous === commit)
    return { ...none, previous, from, isSame: true, note: 'the same commit again' };
  const hasPage = repositoryUrl !== '' && [previous, commit].every(_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q);
  const { distance, relation } = describeDistance(compared.distance);
  return {
    previous,
    from,
    to,
    isSame: false,
    url: hasPage ? `${repositoryUrl}/compare/${abbreviate(previous)}...${abbreviate(commit)}` : '',
    distance,
    relation,
    note: [`${from}...${to}`, distance].filter(Boolean).join(', '),
  };
}
function isPlainVersion(version) {
  return /^\w[\w.+/-]{0,127}$/.test(version);
}
function abbreviate(commit) {
  return commit.slice(0, 12);
}
function shortVersion(version) {
  return (0,_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q)(version) ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(version) : (0,_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .toOneLine */ .GX)((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactAndTruncate */ .Fd)(version, maxLength));
}
function describeDistance(commits) {
  if (!commits) return { distance: '', relation: 'before:' };
  const { ahead, behind } = commits;
  const [distance, preposition] =
    behind === 0
      ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} later`, ' than']
      : ahead === 0
        ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(behind, 'commit')} back`, ' from']
        : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} ahead and ${behind} behind`, ''];
  return { distance, relation: distance + preposition };
}


/***/ })

};
