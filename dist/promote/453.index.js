export const id = 453;
export const ids = [453];
export const modules = {

/***/ 5453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkHealth: () => (/* binding */ checkHealth)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6204);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8045);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4877);





const requestTimeout = 30_000;
async function checkHealth(http, { targets, timeout }, webUrl, { log, signal }) {
  const deadline = AbortSignal.timeout(timeout);
  const signalOrDeadline = AbortSignal.any([signal, deadline]);
  for (const target of targets) {
    const url = healthUrl(target, webUrl);
    const shown = `${url.origin}${url.pathname}`;
    log.info(`Checking ${shown} (up to ${timeout / 1000} s)`);
    let lastAnswer = 'no response yet';
    try {
      for await (const answer of answers(http, url, signalOrDeadline)) {
        if (answer !== lastAnswer) log.info(`${shown}: ${answer}`);
        lastAnswer = answer;
        if (/^2\d\d$/.test(answer)) break;
      }
    } catch (error) {
      if (signal.aborted || !deadline.aborted) throw error;
      throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UnhealthyError */ .P4(
        `Health check failed: ${shown} did not return 2xx within ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(timeout / 1000, 'second')} (last result: ${lastAnswer})`,
      );
    }
  }
}
async function* answers(http, url, signal) {
  for (const pause of (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(500, 5_000)) {
    yield await requestStatus(http, url, signal);
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause, signal);
  }
}
function healthUrl(target, webUrl) {
  if (URL.canParse(target)) return new URL(target);
  if (URL.canParse(target, webUrl)) return new URL(target, webUrl);
  throw new Error(`Health check failed: the app has no URL to resolve the path ${target} against`);
}
async function requestStatus(http, url, signal) {
  try {
    const response = await http.send({ method: 'GET', url, signal, idleTimeout: requestTimeout });
    response.destroy();
    return String(response.statusCode);
  } catch (error) {
    if (error instanceof _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_) return error.message;
    throw error;
  }
}


/***/ })

};
