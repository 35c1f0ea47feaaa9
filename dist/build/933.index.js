export const id = 933;
export const ids = [933];
export const modules = {

/***/ 5933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   upload: () => (/* binding */ upload)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7036);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9901);




class UploadRefusedError extends Error {
  name = 'UploadRefusedError';
  status;
  constructor(status, storeMessage) {
    super(
      `The upload of the source was refused: the object store answered ${status}${storeMessage ? ` ${storeMessage}` : ''}. Try again; a proxy in between must pass PUT requests on unchanged`,
    );
    this.status = status;
  }
}
async function upload(tarball, source, options) {
  try {
    await put(tarball, source, options);
    return source;
  } catch (error) {
    if (!(error instanceof UploadRefusedError) || error.status !== 403) throw error;
    options.onRetry(`${error.message.split('. ')[0]}: trying with a new source`);
    const another = await options.newSource();
    await put(tarball, another, options);
    return another;
  }
}
async function put(tarball, { putUrl }, options) {
  const { signal, onRetry } = options;
  await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L5)(() => putOnce(tarball, new URL(putUrl), options), { signal, idempotent: true, onRetry });
}
async function putOnce({ file, size }, url, options) {
  const { http, signal } = options;
  const body = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { highWaterMark: 256 * 1024 });
  const progressTimer = reportProgress(body, options);
  try {
    const response = await http.send({
      method: 'PUT',
      url,
      headers: { 'Content-Length': size },
      body,
      signal,
    });
    const answer = await (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readBody */ .x8)(response, 1024 * 1024).catch(() => '');
    signal.throwIfAborted();
    requireSuccess(response, answer);
  } finally {
    clearInterval(progressTimer);
    body.destroy();
  }
}
function reportProgress(body, { onProgress, progressInterval = 5_000 }) {
  const start = performance.now();
  const report = () => onProgress({ sent: body.bytesRead, milliseconds: performance.now() - start });
  return setInterval(report, progressInterval);
}
function requireSuccess(response, answer) {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  const code = xmlText(answer, 'Code');
  if (status >= 500 || [408, 429].includes(status) || code === 'RequestTimeout') {
    const message = `The object store answered the upload with ${status} ${code}`.trimEnd();
    throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TransientError */ .N_(message, { retryAfter: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readRetryAfter */ .D$)(response) });
  }
  throw new UploadRefusedError(status, code);
}
function xmlText(xml, tag) {
  return new RegExp(`<${tag}>([\\w.-]{1,80})</${tag}>`).exec(xml)?.[1] ?? '';
}


/***/ })

};
