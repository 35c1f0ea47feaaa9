export const id = 244;
export const ids = [244];
export const modules = {

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
