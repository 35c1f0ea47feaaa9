export const id = 893;
export const ids = [893,244];
export const modules = {

/***/ 1893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findReusableBuild: () => (/* binding */ findReusableBuild),
/* harmony export */   releaseReusableBuild: () => (/* binding */ releaseReusableBuild)
/* harmony export */ });
/* harmony import */ var _deploy_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5244);
/* harmony import */ var _deploy_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3644);
/* harmony import */ var _deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2405);
/* harmony import */ var _deploy_maintenance_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9091);
/* harmony import */ var _heroku_builds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6162);
/* harmony import */ var _heroku_oci_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1593);
/* harmony import */ var _heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7973);
/* harmony import */ var _heroku_slugs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6335);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6204);
/* harmony import */ var _release_own_release_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4712);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8045);











async function findReusableBuild(deploy, app) {
  const { run, client, options } = deploy;
  const candidates = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_3__/* .listBuildsOfVersion */ .RF)(client, app.id, options.version);
  const builds = candidates.filter(({ version }) => version === options.version);
  for (const build of builds) {
    const result = await findResult(deploy, app, build);
    if (!result) continue;
    await requireTypesOf(result.artifact, options);
    run.log.info(
      `Reusing the ${nameOf(result.code)} of build ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_9__/* .shortId */ .m_)(build.id)}, which has the same version`,
    );
    (0,_deploy_build_js__WEBPACK_IMPORTED_MODULE_1__/* .setBuildOutputs */ .vP)(run)(build);
    setArtifactOutputs(deploy, app, result.artifact);
    deploy.reusable = result.artifact;
    return { build, isRunning: false, ...result };
  }
  const running = builds.find(({ status }) => status === 'pending');
  if (!running) return undefined;
  return { build: await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_3__/* .getBuild */ .ls)(client, app.id, running.id), isRunning: true };
}
async function requireTypesOf({ slug, image }, { afterRelease: { formation } }) {
  const known = slug ?? image;
  if (!known || formation.length === 0) return;
  const { requireProcessTypes } = await __webpack_require__.e(/* import() */ 887).then(__webpack_require__.bind(__webpack_require__, 7887));
  requireProcessTypes(formation, Object.keys(known.processTypes));
}
async function releaseReusableBuild(deploy, app, { build, artifact, code }) {
  return { app, build, artifact, release: await releaseAgain(deploy, app, code) };
}
async function releaseAgain(deploy, app, code) {
  const { run, client } = deploy;
  const releases = await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__/* .listNewestReleases */ .DR)(client, app.id);
  deploy.releasesBefore = Promise.resolve(releases);
  deploy.compare?.();
  const current = releases.find((release) => release.current);
  if (current && runs(current, code)) {
    run.log.info(`${app.name} already runs this ${nameOf(code)}, since v${current.version}`);
    const isOwnRelease = current.id === deploy.configRelease;
    return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .completeDeploy */ .xA)(
      deploy,
      app,
      current,
      isOwnRelease ? (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .armExistingRelease */ .JG)(deploy, app, current) : undefined,
    );
  }
  const pendingRelease = releases.find((release) => release.status === 'pending' && runs(release, code));
  if (pendingRelease) {
    run.log.info(`${app.name} is already releasing this ${nameOf(code)} as v${pendingRelease.version}`);
    return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .completeDeploy */ .xA)(deploy, app, await (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__/* .getRelease */ .kF)(client, app.id, pendingRelease.id));
  }
  return createRelease(deploy, app, code, releases[0]?.version ?? 0);
}
async function createRelease(deploy, app, code, newest) {
  const { client, options } = deploy;
  const description = `Deploy ${options.version.slice(0, 8)}`;
  const request = 'release' in code ? { release: withoutOutput(code.release) } : { ...code, description };
  await (0,_deploy_maintenance_js__WEBPACK_IMPORTED_MODULE_10__/* .startDeployMaintenance */ .$)(deploy, app);
  const ownRelease = (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .armRelease */ .UY)(deploy, app, { match: { ...request, newest } });
  const release = await (0,_release_own_release_js__WEBPACK_IMPORTED_MODULE_8__/* .createOwnRelease */ .IJ)(client, ownRelease, request, newest);
  return (0,_deploy_complete_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .completeDeploy */ .xA)(deploy, app, release, ownRelease);
}
function runs(release, code) {
  if (!('release' in code)) return (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__/* .runsArtifact */ .TZ)(release, code);
  return release.id === code.release.id || (0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__/* .isRollbackTo */ .M9)(release, code.release);
}
function withoutOutput({ outputStreamUrl: _, ...release }) {
  return release;
}
function nameOf(code) {
  if ('release' in code) return `release v${code.release.version}`;
  return 'slug' in code ? 'slug' : 'image';
}
async function findResult(deploy, app, build) {
  const { client } = deploy;
  const { status, slugId, releaseId } = build;
  if (status !== 'succeeded') return undefined;
  if (slugId) {
    const slug = await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .unlessStatus */ .HD)((0,_heroku_slugs_js__WEBPACK_IMPORTED_MODULE_6__/* .getSlug */ .i)(client, app.id, slugId), 404, 410);
    return slug && { code: { slug: slugId }, artifact: { slug } };
  }
  const release = releaseId && (await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .unlessStatus */ .HD)((0,_heroku_releases_js__WEBPACK_IMPORTED_MODULE_5__/* .getRelease */ .kF)(client, app.id, releaseId), 404, 410));
  if (!release) return undefined;
  const { imageId } = release;
  if (imageId) {
    const image = await (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .unlessStatus */ .HD)((0,_heroku_oci_images_js__WEBPACK_IMPORTED_MODULE_4__/* .getOciImage */ .L)(client, app.id, imageId), 404, 410);
    return image && { code: { image: imageId }, artifact: { image } };
  }
  return (await canRollBackTo(deploy, app, release)) ? { code: { release }, artifact: {} } : undefined;
}
async function canRollBackTo(deploy, app, release) {
  if (app.product !== 'docker-images' || release.status !== 'succeeded') return false;
  const { listDifferences } = await __webpack_require__.e(/* import() */ 416).then(__webpack_require__.bind(__webpack_require__, 6416));
  const names = await listDifferences(deploy, app, release);
  if (names.length === 0) return true;
  deploy.run.log.info(
    `Building again: v${release.version} has the images of this version, but releasing it again would also bring back its values of these config vars: ${names.join(', ')}`,
  );
  return false;
}
function setArtifactOutputs({ run }, app, { slug, image }) {
  if (slug) (0,_deploy_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .setSlugOutputs */ .m)(run, slug);
  if (image) (0,_deploy_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .setImageOutputs */ .C)(run, image);
  if (!slug && !image) run.output('stack', app.stack);
}


/***/ }),

/***/ 5244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ setImageOutputs),
/* harmony export */   describeArtifact: () => (/* binding */ describeArtifact),
/* harmony export */   m: () => (/* binding */ setSlugOutputs)
/* harmony export */ });
/* harmony import */ var _heroku_oci_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1593);
/* harmony import */ var _heroku_slugs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6335);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2964);



const timeLimit = 300_000;
async function describeArtifact(deploy, app, { slugId }, { imageId }) {
  const { run } = deploy;
  if (slugId) {
    const slug = await readOrWarn(deploy, 'slug', (client) => (0,_heroku_slugs_js__WEBPACK_IMPORTED_MODULE_1__/* .getSlug */ .i)(client, app.id, slugId));
    if (slug) setSlugOutputs(run, slug);
    return slug ? { slug } : {};
  }
  if (app.product === 'docker-images') run.output('stack', app.stack);
  if (!imageId || app.product === 'docker-images') return {};
  run.output('oci-image-id', imageId);
  const image = await readOrWarn(deploy, 'image', (client) => (0,_heroku_oci_images_js__WEBPACK_IMPORTED_MODULE_0__/* .getOciImage */ .L)(client, app.id, imageId));
  if (image) setImageOutputs(run, image);
  return image ? { image } : {};
}
function setSlugOutputs(run, { checksum, size, stack, processTypes }) {
  if (/^SHA256:[0-9a-f]{64}$/i.test(checksum)) run.output('slug-checksum', checksum);
  if (size !== undefined) run.output('slug-size', size);
  setRuntimeOutputs(run, stack, processTypes);
}
function setImageOutputs(run, { id, digest, stack, processTypes }) {
  run.output('oci-image-id', id);
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) run.output('image-digest', digest);
  setRuntimeOutputs(run, stack, processTypes);
}
function setRuntimeOutputs(run, stack, processTypes) {
  if (/^[\w.-]+$/.test(stack)) run.output('stack', stack);
  run.output('process-types', JSON.stringify(processTypes));
}
async function readOrWarn({ client, run }, what, read) {
  const limit = AbortSignal.timeout(timeLimit);
  try {
    return await read(client.until(AbortSignal.any([run.signal, limit])));
  } catch (error) {
    if (run.signal.aborted) return undefined;
    const why = limit.aborted
      ? `Heroku did not return it within ${timeLimit / 60_000} minutes`
      : (0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_2__/* .errorMessage */ .gJ)(error);
    run.log.warning(
      `The ${what} could not be read, so the outputs that describe it are not set. The deploy does not depend on them. ${why}`,
    );
    return undefined;
  }
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


/***/ })

};
