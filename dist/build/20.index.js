export const id = 20;
export const ids = [20];
export const modules = {

/***/ 7020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireEmptyDirectory: () => (/* binding */ requireEmptyDirectory),
/* harmony export */   unpack: () => (/* binding */ unpack),
/* harmony export */   unpackSlug: () => (/* binding */ unpackSlug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6466);
/* harmony import */ var _actions_io__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(280);
/* harmony import */ var _heroku_slugs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6335);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9901);
/* harmony import */ var _source_child_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4492);
/* harmony import */ var _source_links_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2143);
/* harmony import */ var _source_paths_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9058);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2964);














async function requireEmptyDirectory(directory, workspace) {
    const real = await (0,_source_links_js__WEBPACK_IMPORTED_MODULE_10__/* .resolveLinks */ .A)(directory);
    const isInside = (0,_source_paths_js__WEBPACK_IMPORTED_MODULE_11__/* .isWithin */ .UO)(real, await (0,_source_links_js__WEBPACK_IMPORTED_MODULE_10__/* .resolveLinks */ .A)(workspace)) && !/[/\\]\.git([/\\]|$)/i.test(real);
    if ((0,_source_paths_js__WEBPACK_IMPORTED_MODULE_11__/* .isWithin */ .UO)(directory, workspace) && !isInside) {
        throw new Error(`Input 'slug-directory' is ${directory}, which a link redirects to ${real}: a directory below the workspace must not lead out of it, or into .git, through a link`);
    }
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(real).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw new Error(`Input 'slug-directory' is ${directory}, which is not a directory`, { cause: error });
    });
    if (names.length === 0)
        return real;
    throw new Error(`Input 'slug-directory' is ${directory}, which already contains files: use a directory that is empty or does not exist`);
}
async function unpackSlug(deploy, app, slugId, directory) {
    const { run, options } = deploy;
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(options.temporaryDirectory, 'heroku-slug-'));
    run.defer(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(scratch, { recursive: true, force: true, maxRetries: 5 }));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(scratch, 'slug.tgz');
    const { signal, log } = run;
    const onRetry = (message) => log.info(message);
    const attempt = () => download(deploy, app, slugId, file);
    await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_8__/* .retry */ .L5)(attempt, { signal, idempotent: true, onRetry });
    const real = await requireEmptyDirectory(directory, options.workspace);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdir)(real, { recursive: true });
    await unpack(file, real, signal).catch(async (error) => {
        await emptyDirectory(real);
        throw error;
    });
    run.output('slug-directory', directory);
    run.log.info(`Unpacked the slug ${slugId} to ${directory}`);
}
async function download({ client, run }, app, slugId, file) {
    const { signal } = run;
    const { url, checksum } = await (0,_heroku_slugs_js__WEBPACK_IMPORTED_MODULE_6__/* .getSlug */ .i)(client, app.id, slugId);
    const response = await client.http.send({ method: 'GET', url: new URL(url), signal });
    const status = response.statusCode ?? 0;
    if (status !== 200) {
        response.resume();
        const message = `Downloading the slug ${slugId} failed with status ${status}`;
        throw status >= 500 ? new _http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .TransientError */ .N_(message) : new Error(message);
    }
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    response.on('data', (chunk) => hash.update(chunk));
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_5__.pipeline)(response, (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.createWriteStream)(file), { signal }).catch((error) => {
        signal.throwIfAborted();
        if ((0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_12__/* .isDiskFull */ .b$)(error))
            throw error;
        throw response.errored
            ? new _http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .TransientError */ .N_('The download of the slug was interrupted', { cause: error })
            : error;
    });
    const actualChecksum = `SHA256:${hash.digest('hex')}`;
    if (checksum !== '' && actualChecksum.toLowerCase() !== checksum.toLowerCase()) {
        throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .TransientError */ .N_(`The downloaded slug ${slugId} has the checksum ${actualChecksum}, but Heroku expects ${checksum}`);
    }
}
const harmlessType = /^[-dhlC]/;
const memberLine = /^\S[-rwxsStT]{9}/;
const specialBits = 0o7000;
async function unpack(file, directory, signal) {
    await requireHarmlessMembers(file, directory, signal);
    for await (const _ of tar(['-x', '-z', '-o', '--no-same-permissions'], file, directory, signal))
        ;
    await secureFiles(directory, signal);
}
async function requireHarmlessMembers(file, directory, signal) {
    for await (const line of lines(tar(['-t', '-v', '-z'], file, directory, signal))) {
        if (!memberLine.test(line) || harmlessType.test(line))
            continue;
        throw new Error(`The slug was not unpacked because it contains something other than files, directories and links: ${line}`);
    }
}
async function secureFiles(directory, signal) {
    const specialFiles = [];
    const hardLinks = new Map();
    for await (const path of pathsBelow(directory)) {
        signal.throwIfAborted();
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(path);
        const { mode, nlink, dev, ino } = stats;
        if (mode & specialBits)
            specialFiles.push({ path, mode });
        if (nlink === 1 || stats.isDirectory())
            continue;
        const { missingLinks } = hardLinks.get(`${dev}:${ino}`) ?? { missingLinks: nlink };
        hardLinks.set(`${dev}:${ino}`, { path, missingLinks: missingLinks - 1 });
    }
    const outsideLink = [...hardLinks.values()].find(({ missingLinks }) => missingLinks > 0);
    if (outsideLink)
        throw new Error(`The slug was not unpacked because it links ${outsideLink.path} to a file outside it`);
    for (const { path, mode } of specialFiles)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.chmod)(path, mode & 0o777);
}
async function* pathsBelow(directory) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(directory, { withFileTypes: true })) {
        if (entry.isSymbolicLink())
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(directory, entry.name);
        yield path;
        if (entry.isDirectory())
            yield* pathsBelow(path);
    }
}
async function* lines(output) {
    const decoder = new TextDecoder();
    let partialLine = '';
    for await (const chunk of output) {
        const completeLines = (partialLine + decoder.decode(chunk, { stream: true })).split('\n');
        partialLine = completeLines.pop() ?? '';
        yield* completeLines;
    }
    if (partialLine !== '')
        yield partialLine;
}
async function* tar(args, file, directory, signal) {
    const program = await (0,_actions_io__WEBPACK_IMPORTED_MODULE_13__/* .which */ .K7)('tar', true);
    const stdin = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.createReadStream)(file);
    try {
        await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(stdin, 'open', { signal });
        const env = (0,_source_child_js__WEBPACK_IMPORTED_MODULE_9__/* .withoutSecrets */ .cT)(process.env);
        yield* (0,_source_child_js__WEBPACK_IMPORTED_MODULE_9__/* .runChild */ .w$)(program, [...args, '-f', '-'], { cwd: directory, env, stdin, signal });
    }
    catch (error) {
        if (!(error instanceof _source_child_js__WEBPACK_IMPORTED_MODULE_9__/* .ChildError */ .rF))
            throw error;
        throw new Error(`Could not unpack the slug: ${error.message}`, { cause: error });
    }
    finally {
        stdin.destroy();
    }
}
async function emptyDirectory(directory) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(directory)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(directory, name), { recursive: true, force: true, maxRetries: 5 });
    }
}


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getSlug)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9316);

async function getSlug(client, app, id) {
    const slug = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .apiPath */ .So) `/apps/${app}/slugs/${id}`);
    return {
        id: (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.id, 'the id of the slug'),
        commit: slug.commit ?? '',
        stack: slug.stack?.name ?? '',
        checksum: slug.checksum ?? '',
        url: client.signedUrl((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(slug.blob?.url, 'the URL of the slug')),
    };
}


/***/ })

};
