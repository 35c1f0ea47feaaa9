export const id = 353;
export const ids = [353];
export const modules = {

/***/ 353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  requireEmpty: () => (/* binding */ requireEmpty),
  unpackSlug: () => (/* binding */ unpackSlug)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/node_modules/@actions/io/lib/io.js + 1 modules
var io = __webpack_require__(280);
// EXTERNAL MODULE: ./.build/heroku/errors.js
var errors = __webpack_require__(484);
// EXTERNAL MODULE: ./.build/heroku/retry.js
var retry = __webpack_require__(373);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/slugs.js

async function getSlug(client, app, id, signal) {
    const slug = await client.request('GET', (0,heroku_client/* path */.Ae) `/apps/${app}/slugs/${id}`, { signal });
    return {
        id: (0,heroku_client/* required */.mw)(slug.id, 'the id of the slug'),
        commit: slug.commit ?? '',
        stack: slug.stack?.name ?? '',
        checksum: slug.checksum ?? '',
        url: client.secret((0,heroku_client/* required */.mw)(slug.blob?.url, 'the URL of the slug')),
    };
}

// EXTERNAL MODULE: ./.build/runner/run.js + 2 modules
var runner_run = __webpack_require__(7586);
// EXTERNAL MODULE: ./.build/source/child.js
var child = __webpack_require__(4492);
;// CONCATENATED MODULE: ./.build/build/slug-directory.js













async function requireEmpty(directory) {
    const names = await (0,promises_.readdir)(directory).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw new Error(`Input 'slug-directory' is ${directory}, which is no directory`, { cause: error });
    });
    if (names.length === 0)
        return;
    throw new Error(`Input 'slug-directory' is ${directory}, where there are files already: it takes a directory that is empty or not there`);
}
async function unpackSlug(deploy, app, slugId, directory) {
    const { run, inputs } = deploy;
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(inputs.temporary, 'heroku-slug-'));
    run.atEnd(() => (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    const file = (0,external_node_path_.join)(scratch, 'slug.tgz');
    const { signal, log } = run;
    const onRetry = (message) => log.info(message);
    const attempt = () => download(deploy, app, slugId, file);
    await (0,retry/* retry */.L)(attempt, { signal, repeat: 'any', onRetry });
    await (0,promises_.mkdir)(directory, { recursive: true });
    await untar(file, directory, signal);
    run.output('slug-directory', directory);
    run.log.info(`Unpacked the slug ${slugId} to ${directory}`);
}
async function download({ client, run }, app, slugId, file) {
    const { signal } = run;
    const { url, checksum } = await getSlug(client, app.id, slugId, signal);
    const response = await client.http.send({ method: 'GET', url: new URL(url), signal });
    const status = response.statusCode ?? 0;
    if (status !== 200) {
        response.resume();
        const message = `The download of the slug ${slugId} was answered with ${status}`;
        throw status >= 500 ? new errors/* PassingFault */.yg(message) : new Error(message);
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    response.on('data', (chunk) => hash.update(chunk));
    await (0,external_node_stream_promises_.pipeline)(response, (0,external_node_fs_.createWriteStream)(file), { signal }).catch((error) => {
        signal.throwIfAborted();
        if ((0,runner_run/* isDiskFull */.b$)(error))
            throw error;
        throw response.errored ? new errors/* PassingFault */.yg('The download of the slug broke off', { cause: error }) : error;
    });
    const found = `SHA256:${hash.digest('hex')}`;
    if (checksum !== '' && found.toLowerCase() !== checksum.toLowerCase()) {
        throw new errors/* PassingFault */.yg(`The slug ${slugId} came with the checksum ${found}, but Heroku has ${checksum}`);
    }
}
async function untar(file, directory, signal) {
    const tar = (0,external_node_child_process_.spawn)(await (0,io/* which */.K7)('tar', true), ['-x', '-f', '-'], {
        cwd: directory,
        stdio: ['pipe', 'ignore', 'pipe'],
        signal,
        windowsHide: true,
    });
    const ended = (0,child/* faultOf */.K)(tar);
    const cut = await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), (0,external_node_zlib_.createGunzip)(), tar.stdin).then(() => undefined, (error) => error);
    const fault = await ended;
    signal.throwIfAborted();
    if (fault !== undefined)
        throw new Error(`The slug could not be unpacked: ${fault}`, { cause: cut });
    if (cut && cut.code !== 'EPIPE')
        throw cut;
}


/***/ })

};
