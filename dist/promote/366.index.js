export const id = 366;
export const ids = [366];
export const modules = {

/***/ 366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectToGitHub: () => (/* binding */ connectToGitHub)
/* harmony export */ });
/* harmony import */ var _octokit_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(717);
/* harmony import */ var _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(484);
/* harmony import */ var _heroku_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(430);
/* harmony import */ var _heroku_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(373);




/** One question may take so long, in milliseconds, with all repeats: no deploy waits for GitHub for long. */
const patience = 5_000;
const passing = [429, 500, 502, 503, 504];
/**
 * Makes a client of GitHub's REST API. It sends through our own connections, so that proxies, deadlines and the
 * policy for asking again are the same as towards Heroku; no redirect is followed.
 */
function connectToGitHub({ token, apiUrl, repository }, http) {
    const { request } = new _octokit_core__WEBPACK_IMPORTED_MODULE_3__/* .Octokit */ .E({
        auth: token,
        baseUrl: apiUrl.href.replace(/\/$/, ''),
        userAgent: 'heroku-build',
        request: { fetch: (url, options) => send(http, url, options) },
        log: { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } },
    });
    return { request, repository };
}
async function send(http, url, { method, headers, body = '' }) {
    const signal = AbortSignal.timeout(patience);
    const length = { 'content-length': Buffer.byteLength(body) };
    const once = async () => {
        const sent = { method, url: new URL(url), headers: { ...headers, ...length }, body, signal };
        const response = await http.send(sent);
        const text = await (0,_heroku_http_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(response);
        const status = response.statusCode ?? 0;
        if (passing.includes(status))
            throw new _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PassingFault */ .yg(`GitHub answered ${status}`);
        if (status >= 300 && status < 400)
            throw new Error(`GitHub answered ${status}, and no redirect is followed`);
        const type = String(response.headers['content-type'] ?? 'text/plain');
        return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } });
    };
    // What creates something is sent once: a second comment would be worse than none.
    const repeat = method === 'POST' ? 'refused' : 'any';
    return (0,_heroku_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)(once, { signal, repeat, onRetry: () => { } }).catch((error) => {
        throw signal.aborted ? new _heroku_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PassingFault */ .yg('GitHub did not answer in time') : error;
    });
}


/***/ })

};
