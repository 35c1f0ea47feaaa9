export const id = 20;
export const ids = [20];
export const modules = {

/***/ 7020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireEmpty: () => (/* binding */ requireEmpty),
/* harmony export */   unpackSlug: () => (/* binding */ unpackSlug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6466);
/* harmony import */ var _actions_tool_cache__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6890);
/* harmony import */ var _heroku_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(484);
/* harmony import */ var _heroku_retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(373);
/* harmony import */ var _heroku_slugs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6335);
/* harmony import */ var _runner_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4072);










/**
 * Checks that a slug can be unpacked into a directory.
 *
 * @throws Error when there is something in it
 */
async function requireEmpty(directory) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(directory).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw new Error(`Input 'slug-directory' is ${directory}, which is no directory`, { cause: error });
    });
    if (names.length === 0)
        return;
    throw new Error(`Input 'slug-directory' is ${directory}, where there are files already: it takes a directory that is empty or not there`);
}
/**
 * Downloads a slug, checks its checksum, and unpacks it. The API's key is not sent to where it lies.
 *
 * @throws Error when the checksum is not Heroku's
 */
async function unpackSlug(deploy, app, slugId, directory) {
    const { run, inputs } = deploy;
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(inputs.temporary, 'heroku-slug-'));
    run.atEnd(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(scratch, 'slug.tgz');
    const { signal, log } = run;
    const onRetry = (message) => log.info(message);
    const attempt = () => download(deploy, app, slugId, file);
    await (0,_heroku_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retry */ .L)(attempt, { signal, repeat: 'any', onRetry });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true });
    await (0,_actions_tool_cache__WEBPACK_IMPORTED_MODULE_9__/* .extractTar */ .nN)(file, directory, ['xz']);
    run.output('slug-directory', directory);
    run.log.info(`Unpacked the slug ${slugId} to ${directory}`);
}
async function download({ client, run }, app, slugId, file) {
    const { signal } = run;
    // Read anew for each try: its URL expires within the hour.
    const { url, checksum } = await (0,_heroku_slugs_js__WEBPACK_IMPORTED_MODULE_7__/* .getSlug */ .i)(client, app.id, slugId, signal);
    const response = await client.http.send({ method: 'GET', url: new URL(url), signal });
    const status = response.statusCode ?? 0;
    if (status !== 200) {
        response.resume();
        const message = `The download of the slug ${slugId} was answered with ${status}`;
        throw status >= 500 ? new _heroku_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PassingFault */ .yg(message) : new Error(message);
    }
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    response.on('data', (chunk) => hash.update(chunk));
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(response, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(file), { signal }).catch((error) => {
        signal.throwIfAborted();
        if ((0,_runner_run_js__WEBPACK_IMPORTED_MODULE_8__/* .isDiskFull */ .b$)(error))
            throw error;
        throw response.errored ? new _heroku_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PassingFault */ .yg('The download of the slug broke off', { cause: error }) : error;
    });
    const found = `SHA256:${hash.digest('hex')}`;
    if (checksum !== '' && found.toLowerCase() !== checksum.toLowerCase()) {
        throw new _heroku_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PassingFault */ .yg(`The slug ${slugId} came with the checksum ${found}, but Heroku has ${checksum}`);
    }
}


/***/ })

};
