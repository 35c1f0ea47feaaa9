export const id = 244;
export const ids = [244];
export const modules = {

/***/ 5244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeArtifact: () => (/* binding */ describeArtifact)
/* harmony export */ });
/* unused harmony exports setSlugOutputs, setImageOutputs */
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


/***/ })

};
