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
  unpack: () => (/* binding */ unpack),
  unpackSlug: () => (/* binding */ unpackSlug)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
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
// EXTERNAL MODULE: ./.build/source/links.js
var links = __webpack_require__(2143);
// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
;// CONCATENATED MODULE: ./.build/build/slug-directory.js














async function requireEmpty(directory, workspace) {
    const real = await (0,links/* withoutLinks */.W)(directory);
    const inside = (0,paths/* isBelow */.Y)(real, await (0,links/* withoutLinks */.W)(workspace)) && !/[/\\]\.git([/\\]|$)/i.test(real);
    if ((0,paths/* isBelow */.Y)(directory, workspace) && !inside) {
        throw new Error(`Input 'slug-directory' is ${directory}, which a link leads to ${real}: below the workspace it takes a directory that no link leads out of it, or into .git`);
    }
    const names = await (0,promises_.readdir)(real).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw new Error(`Input 'slug-directory' is ${directory}, which is no directory`, { cause: error });
    });
    if (names.length === 0)
        return real;
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
    const real = await requireEmpty(directory, inputs.workspace);
    await (0,promises_.mkdir)(real, { recursive: true });
    await unpack(file, real, signal).catch(async (error) => {
        await clear(real);
        throw error;
    });
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
const harmless = /^[-dhlC]/;
const listedMember = /^\S[-rwxsStT]{9}/;
const specialBits = 0o7000;
async function unpack(file, directory, signal) {
    await inspect(file, directory, signal);
    for await (const _ of tar(['-x', '-z', '-o', '--no-same-permissions'], file, directory, signal))
        ;
    await slug_directory_secure(directory, signal);
}
async function inspect(file, directory, signal) {
    for await (const line of lines(tar(['-t', '-v', '-z'], file, directory, signal))) {
        if (!listedMember.test(line) || harmless.test(line))
            continue;
        throw new Error(`The slug was not unpacked, since it holds something other than files, directories and links: ${line}`);
    }
}
async function slug_directory_secure(directory, signal) {
    const special = [];
    const linked = new Map();
    for (const entry of await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true })) {
        signal.throwIfAborted();
        if (entry.isSymbolicLink())
            continue;
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const { mode, nlink, dev, ino } = await (0,promises_.lstat)(path);
        if (mode & specialBits)
            special.push({ path, mode });
        if (nlink === 1 || entry.isDirectory())
            continue;
        const { missing } = linked.get(`${dev}:${ino}`) ?? { missing: nlink };
        linked.set(`${dev}:${ino}`, { path, missing: missing - 1 });
    }
    const outside = [...linked.values()].find(({ missing }) => missing > 0);
    if (outside)
        throw new Error(`The slug was not unpacked, since it links ${outside.path} to a file outside of it`);
    for (const { path, mode } of special)
        await (0,promises_.chmod)(path, mode & 0o777);
}
async function* lines(output) {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of output) {
        const whole = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = whole.pop() ?? '';
        yield* whole;
    }
    if (rest !== '')
        yield rest;
}
async function* tar(args, file, directory, signal) {
    const program = await (0,io/* which */.K7)('tar', true);
    const stdin = (0,external_node_fs_.createReadStream)(file);
    try {
        await (0,external_node_events_.once)(stdin, 'open', { signal });
        const env = (0,child/* withoutSecrets */.cT)(process.env);
        yield* (0,child/* run */.eF)(program, [...args, '-f', '-'], { cwd: directory, env, stdin, signal });
    }
    catch (error) {
        if (!(error instanceof child/* ChildError */.rF))
            throw error;
        throw new Error(`The slug could not be unpacked: ${error.message}`, { cause: error });
    }
    finally {
        stdin.destroy();
    }
}
async function clear(directory) {
    for (const name of await (0,promises_.readdir)(directory)) {
        await (0,promises_.rm)((0,external_node_path_.join)(directory, name), { recursive: true, force: true, maxRetries: 5 });
    }
}


/***/ })

};
