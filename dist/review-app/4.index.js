export const id = 4;
export const ids = [4];
export const modules = {

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/apps.js

async function getApp(client, app, signal) {
    return readApp(await client.request('GET', (0,heroku_client/* path */.Ae) `/apps/${app}`, { signal }));
}
function readApp(answer) {
    return {
        id: (0,heroku_client/* required */.mw)(answer.id, 'the id of the app'),
        name: (0,heroku_client/* required */.mw)(answer.name, 'the name of the app'),
        webUrl: answer.web_url ?? '',
        stack: answer.build_stack?.name ?? answer.stack?.name ?? '',
    };
}
async function clearBuildCache(client, app, signal) {
    await client.command('DELETE', (0,heroku_client/* path */.Ae) `/apps/${app}/build-cache`, { signal });
}

// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __webpack_require__(9409);
;// CONCATENATED MODULE: ./.build/heroku/releases.js


const pageSize = 20;
const wholeHistory = 1000;
async function getRelease(client, app, release, signal) {
    return read(client, await client.request('GET', (0,heroku_client/* path */.Ae) `/apps/${app}/releases/${release}`, { signal }));
}
async function releases_newestReleases(client, app, signal) {
    return releasesUntil(client, app, (releases) => releases.some(({ current }) => current), signal);
}
async function releasesUntil(client, app, hold, signal) {
    const releases = await listReleases(client, app, pageSize, signal);
    if (releases.length < pageSize || hold(releases))
        return releases;
    return listReleases(client, app, wholeHistory, signal);
}
async function createRelease(client, app, request, newest, signal) {
    const create = async () => {
        const body = 'release' in request ? { release: request.release.id } : request;
        const options = { body, signal };
        return read(client, await client.request('POST', (0,heroku_client/* path */.Ae) `/apps/${app}/releases`, options));
    };
    const find = async () => {
        const made = await findRelease(client, app, request, newest, signal);
        return made && getRelease(client, app, made.id, signal);
    };
    return (0,create_once/* createOnce */.U)(create, find, signal);
}
async function findRelease(client, app, request, newest, signal) {
    const releases = await listReleases(client, app, pageSize, signal);
    return releases.find((release) => release.version > newest && isAsRequested(release, request));
}
function runTheSame(one, other) {
    const [artifact, others] = [one.slugId ?? one.imageId, other.slugId ?? other.imageId];
    return artifact !== undefined && artifact === others;
}
function bringsBack(release, earlier) {
    if (runTheSame(release, earlier))
        return true;
    const unknown = !release.slugId && !release.imageId;
    return unknown && release.description === `Rollback to v${earlier.version}`;
}
function isAsRequested(release, request) {
    if ('release' in request)
        return bringsBack(release, request.release);
    return release.slugId === request.slug && release.description === request.description;
}
async function listReleases(client, app, max, signal) {
    const range = `version ..; order=desc,max=${max}`;
    const releases = await client.request('GET', (0,heroku_client/* path */.Ae) `/apps/${app}/releases`, { signal, range });
    return releases.map((release) => read(client, { ...release, output_stream_url: null }));
}
function read(client, release) {
    const stream = release.output_stream_url;
    const image = release.artifacts?.find(({ type }) => type === 'oci-image')?.id;
    return {
        id: (0,heroku_client/* required */.mw)(release.id, 'the id of the release'),
        version: (0,heroku_client/* required */.mw)(release.version, 'the version of the release'),
        status: (0,heroku_client/* required */.mw)(release.status, 'the status of the release'),
        current: release.current ?? false,
        description: release.description ?? '',
        ...(release.slug?.id && { slugId: release.slug.id }),
        ...(image && { imageId: image }),
        ...(stream && { outputStreamUrl: client.secret(stream) }),
    };
}

;// CONCATENATED MODULE: ./.build/build/deploy.js
function noSlug({ name, stack }) {
    return `A build of ${name} yields no slug to hand on, as it is with apps whose stack builds images (its stack is '${stack}'). Deploy such an app with Heroku's container registry, or move it to a stack with buildpacks`;
}

// EXTERNAL MODULE: ./.build/heroku/errors.js
var errors = __webpack_require__(484);
;// CONCATENATED MODULE: ./.build/release/errors.js

class ReleaseFailedError extends Error {
    name = 'ReleaseFailedError';
}
class UnhealthyError extends Error {
    name = 'UnhealthyError';
}
function speaksAgainstRelease(error) {
    return [ReleaseFailedError, UnhealthyError, HerokuError, PassingFault, TimeOver].some((kind) => error instanceof kind);
}

// EXTERNAL MODULE: ./.build/heroku/wait.js
var wait = __webpack_require__(1778);
;// CONCATENATED MODULE: ./.build/output/reader.js

const silence = 45_000;
const defaultQuiet = 30_000;
const emptyStream = [204, 416];
class OutputReader {
    #http;
    #sink;
    #quiet;
    #seen = 0;
    constructor(http, sink, quiet = defaultQuiet) {
        this.#http = http;
        this.#sink = sink;
        this.#quiet = quiet;
    }
    async pass(url, isOver, signal) {
        const before = this.#seen;
        const response = await this.#open(url, signal);
        if (response?.statusCode === 200) {
            const end = await this.#drain(response, isOver, signal);
            return { progress: this.#seen > before, end, position: this.#seen };
        }
        response?.resume();
        return { progress: false, end: this.#endWithout(response?.statusCode ?? 0), position: this.#seen };
    }
    #endWithout(status) {
        const empty = emptyStream.includes(status);
        if (empty && this.#seen === 0)
            return 'clean';
        return empty || status === 404 ? 'missing' : 'broken';
    }
    async #open(url, signal) {
        try {
            return await this.#http.send({ method: 'GET', url: new URL(url), signal, silence });
        }
        catch (error) {
            if (signal.aborted || !(error instanceof errors/* PassingFault */.yg))
                throw error;
            return undefined;
        }
    }
    async #drain(response, isOver, signal) {
        const watch = new QuietWatch(response, isOver, this.#quiet);
        const chunks = response[Symbol.asyncIterator]();
        let position = 0;
        const endAs = (end) => (position < this.#seen ? 'broken' : end);
        try {
            for (;;) {
                const chunk = await chunks.next().catch(() => undefined);
                signal.throwIfAborted();
                watch.throwIfFaulty();
                if (!chunk)
                    return watch.left ? endAs('quiet') : 'broken';
                if (chunk.done)
                    return endAs('clean');
                const output = withoutHeartbeats(chunk.value);
                if (output.length < chunk.value.length)
                    watch.beat();
                const fresh = output.subarray(Math.max(0, this.#seen - position));
                position += output.length;
                if (fresh.length === 0)
                    continue;
                this.#seen = position;
                await this.#sink(fresh);
                watch.heard();
            }
        }
        finally {
            watch.stop();
        }
    }
}
class QuietWatch {
    #response;
    #isOver;
    #quiet;
    #pause;
    #timer;
    #alive = false;
    #stopped = false;
    #fault;
    left = false;
    constructor(response, isOver, quiet) {
        this.#response = response;
        this.#isOver = isOver;
        this.#quiet = quiet;
        this.#pause = quiet;
        this.#restart();
    }
    beat() {
        this.#alive = true;
    }
    heard() {
        this.#alive = false;
        this.#pause = this.#quiet;
        this.#restart();
    }
    throwIfFaulty() {
        if (this.#fault !== undefined)
            throw this.#fault;
    }
    stop() {
        this.#stopped = true;
        clearTimeout(this.#timer);
    }
    #restart() {
        clearTimeout(this.#timer);
        if (!this.#stopped)
            this.#timer = setTimeout(() => this.#look(), this.#pause);
    }
    async #look() {
        try {
            this.left = this.#alive && (await this.#isOver());
            if (this.left)
                this.#response.destroy();
            this.#pause = Math.min(2 * this.#pause, 4 * this.#quiet);
            this.#restart();
        }
        catch (error) {
            this.#fault = error;
            this.#response.destroy();
        }
    }
}
function withoutHeartbeats(chunk) {
    return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./.build/output/tail.js

const longestLine = 300;
const longestLook = 4 * longestLine;
const kept = 64 * 1024;
class Tail {
    #count;
    #memory = Buffer.alloc(2 * kept);
    #size = 0;
    constructor(count = 12) {
        this.#count = count;
    }
    push(bytes) {
        const last = bytes.subarray(-kept);
        if (this.#size + last.length > this.#memory.length) {
            this.#memory.copyWithin(0, this.#size - kept, this.#size);
            this.#size = kept;
        }
        this.#memory.set(last, this.#size);
        this.#size += last.length;
    }
    lines() {
        const text = this.#memory.toString('utf8', Math.max(0, this.#size - kept), this.#size);
        const lines = text.split(/\r\n|\r|\n/);
        return lines.map(plain).filter(Boolean).slice(-this.#count);
    }
}
function plain(line) {
    const colourless = (0,external_node_util_.stripVTControlCharacters)(line.slice(0, longestLook));
    const text = colourless.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
    return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine);
}
function lastLinesOf(output) {
    const tail = new Tail();
    tail.push(Buffer.from(output));
    return tail.lines();
}
function withLastLines(what, lastLines) {
    return lastLines.length === 0 ? what : `${what}\nThe last lines of its output:\n${lastLines.join('\n')}`;
}

;// CONCATENATED MODULE: ./.build/output/mirror.js



const mostVainPasses = 8;
const mostMissingPasses = 4;
async function mirror({ http, log, signal }, first, ask) {
    const tail = new Tail();
    const reader = new OutputReader(http, (bytes) => {
        tail.push(bytes);
        return log.untrusted(bytes);
    });
    const judge = new Judge();
    let running = first;
    let pause = (0,wait/* pauses */.y)();
    const isOver = async () => {
        running = await ask();
        return running.status !== 'pending';
    };
    for (;;) {
        const over = running.status !== 'pending';
        const { outputStreamUrl } = running;
        const pass = outputStreamUrl ? await reader.pass(outputStreamUrl, isOver, signal) : noStream;
        const verdict = judge.verdict(pass, over);
        if (verdict !== 'read on') {
            await log.endUntrusted();
            if (verdict === 'in doubt')
                log.warning('The output could not be read to its end: lines may be missing above');
            return { ended: running, lastLines: tail.lines() };
        }
        if (pass.progress)
            pause = (0,wait/* pauses */.y)();
        else
            await (0,wait/* wait */.u)(pause.next().value, signal);
        running = await ask();
    }
}
const noStream = { progress: false, end: 'none', position: 0 };
class Judge {
    #endsAt;
    #vain = 0;
    #missing = 0;
    verdict({ progress, end, position }, over) {
        const agreed = this.#endsAt === position;
        if (end === 'clean' || end === 'quiet')
            this.#endsAt = position;
        if (!over || progress)
            return 'read on';
        if (end === 'none')
            return 'whole';
        if ((end === 'clean' || end === 'quiet') && agreed)
            return 'whole';
        this.#vain += 1;
        this.#missing = end === 'missing' ? this.#missing + 1 : 0;
        if (this.#missing < mostMissingPasses && this.#vain < mostVainPasses)
            return 'read on';
        return agreed ? 'whole' : 'in doubt';
    }
}
function herokuMessage(lastLines) {
    const said = lastLines.flatMap((line) => /^\s*!\s+(.*\S)/.exec(line)?.[1] ?? []);
    return said.find((words) => words !== 'Push failed') ?? said[0] ?? '';
}

;// CONCATENATED MODULE: ./.build/release/follow.js




async function followRelease(app, first, { client, log, signal, onRead }) {
    const ask = async () => {
        const release = await getRelease(client, app.id, first.id, signal);
        onRead?.(release);
        return release;
    };
    const { ended, lastLines } = await mirror({ http: client.http, log, signal }, first, ask);
    if (ended.status === 'succeeded')
        return ended;
    const what = `Release v${ended.version} of ${app.name} ${ended.status}: its release command did not succeed, so the release before it keeps running`;
    throw new ReleaseFailedError(withLastLines(what, lastLines));
}

;// CONCATENATED MODULE: ./.build/release/health-check.js



const patience = 30_000;
async function checkHealth(http, { target, timeout }, webUrl, signal) {
    const url = healthUrl(target, webUrl);
    const deadline = AbortSignal.timeout(timeout);
    const either = AbortSignal.any([signal, deadline]);
    let last = 'nothing yet';
    try {
        for (const pause of (0,wait/* pauses */.y)(500, 5_000)) {
            last = await answerOf(http, url, either);
            if (/^2\d\d$/.test(last))
                return;
            await (0,wait/* wait */.u)(pause, either);
        }
    }
    catch (error) {
        if (signal.aborted || !deadline.aborted)
            throw error;
        throw new UnhealthyError(`Health check failed: ${url.origin}${url.pathname} did not answer 2xx within ${timeout / 1000} seconds, but ${last}`);
    }
}
function healthUrl(target, webUrl) {
    if (URL.canParse(target))
        return new URL(target);
    if (URL.canParse(target, webUrl))
        return new URL(target, webUrl);
    throw new Error(`Health check failed: the app has no address for the path ${target}`);
}
async function answerOf(http, url, signal) {
    try {
        const response = await http.send({ method: 'GET', url, signal, silence: patience });
        response.destroy();
        return String(response.statusCode);
    }
    catch (error) {
        if (error instanceof errors/* PassingFault */.yg)
            return error.message;
        throw error;
    }
}

// EXTERNAL MODULE: ./.build/runner/run.js + 2 modules
var runner_run = __webpack_require__(7586);
;// CONCATENATED MODULE: ./.build/release/rollback.js


async function rollback_rollBack(client, { app, configRelease }, made, signal) {
    const before = ({ id, version, status }) => version < made.version && id !== configRelease && status === 'succeeded';
    const releases = await releasesUntil(client, app.id, (known) => known.some(before), signal);
    const latest = releases.find(({ current, status }) => current || status === 'pending');
    if (!latest || latest.version < made.version)
        return undefined;
    const target = releases.find(before);
    if (latest.id !== made.id) {
        if (target && bringsBack(latest, target))
            return { release: latest, target, already: true };
        throw new Error(`v${latest.version} ("${latest.description}") came after the new release v${made.version}, from somebody else, and is not undone`);
    }
    if (!target || !isDeployed(target)) {
        throw new Error('it had never been deployed to, so there is nothing to go back to');
    }
    const newest = releases[0]?.version ?? made.version;
    const rollback = await createRelease(client, app.id, { release: target }, newest, signal);
    const release = await untilEnd(client, app.id, rollback, signal);
    if (release.status === 'succeeded' || release.status === 'pending')
        return { release, target, already: false };
    throw new Error(`its rollback v${release.version} was made and ${release.status}`);
}
function rollback_describeRollback({ app, before }, { release, target, already }) {
    const what = before?.id === target.id
        ? 'runs what ran before'
        : `runs v${target.version} again, which somebody else released after this run had begun${before ? `: v${before.version} ran then` : ''}`;
    if (already)
        return `${app.name} is back already: v${release.version} ${what}`;
    const pending = release.status === 'pending' ? ', once its release command has succeeded' : '';
    return `Rolled ${app.name} back: v${release.version} ${what}${pending}`;
}
function isDeployed({ slugId, imageId, version }) {
    return slugId !== undefined || imageId !== undefined || version > 2;
}
async function untilEnd(client, app, made, signal) {
    let release = made;
    try {
        for (const pause of (0,wait/* pauses */.y)()) {
            if (release.status !== 'pending')
                return release;
            await (0,wait/* wait */.u)(pause, signal);
            release = await getRelease(client, app, release.id, signal);
        }
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
    }
    return release;
}

;// CONCATENATED MODULE: ./.build/release/own-release.js





const releaseKind = 'release';
function own_release_madeRelease({ id, version }) {
    return { id, version };
}
async function findOwnRelease(client, { app, made, sought }, signal) {
    if (made || !sought)
        return made;
    try {
        const found = await (0,create_once/* lookFor */.x)(() => findOnce(client, app.id, sought, signal), signal);
        return found && own_release_madeRelease(found);
    }
    catch (error) {
        if (signal.aborted)
            return undefined;
        throw error;
    }
}
async function undoSavedReleases(run, connect) {
    await Promise.all(leftOf(releaseKind).map((own) => undoSavedRelease(run, connect(), own)));
}
async function undoSavedRelease(run, client, own) {
    const { name } = own.app;
    try {
        const made = await findOwnRelease(client, own, run.signal);
        if (!made)
            return run.log.warning(sayUnknown(own));
        if (!own.rollBack)
            return run.log.warning(`${sayStays(own, made)}. See 'heroku releases --app ${name}'`);
        const rollback = await rollBack(client, own, made, run.signal);
        if (rollback)
            run.log.info(describeRollback(own, rollback));
    }
    catch (error) {
        run.log.error(sayNotRolledBack(own, describe(error)), `Rollback of ${name} failed`);
    }
}
function sayStays({ app: { name } }, { version }) {
    return `Cut short after v${version} of ${name} was made: it stays`;
}
function sayNotRolledBack({ app: { name } }, why) {
    return `${name} could not be rolled back: ${why}\nSee what it runs with 'heroku releases --app ${name}', and bring it back with 'heroku rollback --app ${name}'`;
}
function sayUnknown({ app: { name } }) {
    return `It is not known whether a release was made on ${name}: the request was cut off, and no release of it has been found. See what it runs with 'heroku releases --app ${name}'`;
}
function findOnce(client, app, sought, signal) {
    if ('image' in sought)
        return findImageRelease(client, app, sought.image, sought.newest, signal);
    return findRelease(client, app, sought, sought.newest, signal);
}
async function findImageRelease(client, app, image, newest, signal) {
    const releases = await releases_newestReleases(client, app, signal);
    return releases.find(({ version, imageId }) => version > newest && imageId === image);
}

// EXTERNAL MODULE: ./.build/runner/timed.js
var timed = __webpack_require__(2298);
;// CONCATENATED MODULE: ./.build/build/release.js








async function noteBefore(deploy, app) {
    const { run, client, inputs } = deploy;
    if (inputs.onFailure !== 'rollback')
        return;
    const releases = await newestReleases(client, app.id, run.signal);
    const current = releases.find((release) => release.current);
    if (current)
        deploy.before = madeRelease(current);
}
function armRelease(deploy, app, how) {
    const { run, inputs, before, configRelease } = deploy;
    const data = {
        app: { id: app.id, name: app.name },
        rollBack: inputs.onFailure === 'rollback',
        ...how,
        ...(before && { before }),
        ...(configRelease && { configRelease }),
    };
    return run.arm({ kind: releaseKind, data, undo: (own, signal) => undoRelease(deploy, own, signal) });
}
function ownReleaseOf(deploy, app, release) {
    if (deploy.inputs.onFailure !== 'rollback')
        return undefined;
    return armRelease(deploy, app, { made: own_release_madeRelease(release) });
}
async function undoRelease(deploy, own, signal) {
    const { run, client } = deploy;
    const made = await findOwnRelease(client, own, signal);
    if (!made) {
        run.log.error(`${sayUnknown(own)}. The post phase of this step looks again`, 'Release not known');
        return false;
    }
    run.output('release-id', made.id);
    run.output('release-version', made.version);
    if (own.rollBack)
        await bringBack(deploy, own, made, signal);
    else
        run.log.warning(sayStays(own, made));
    return true;
}
async function bringBack({ run, client, changes }, own, made, signal) {
    const rollback = await rollback_rollBack(client, own, made, signal);
    const what = rollback ? rollback_describeRollback(own, rollback) : 'There was nothing to roll back';
    run.log.info(what);
    changes.push(what);
}
async function settle(deploy, app, first, own) {
    const { run, inputs, took } = deploy;
    noteRelease(run, first);
    const follow = inputs.waitForRelease || first.status !== 'pending';
    try {
        const release = await (0,timed/* timed */.a)(took, 'released', async () => follow ? followToEnd(deploy, app, first, (read) => noteRelease(run, read)) : first);
        if (inputs.healthCheck)
            await (0,timed/* timed */.a)(took, 'checked', () => checkOrRollBack(deploy, app, own));
        own?.disarm();
        return release;
    }
    catch (error) {
        if (!run.signal.aborted)
            own?.disarm();
        throw error;
    }
}
async function followToEnd({ run, client }, app, first, onRead = () => { }) {
    const { log, signal } = run;
    if (first.status === 'pending')
        log.info(`Releasing v${first.version} of ${app.name}: its release command runs`);
    const over = run.whenCutShort(async () => {
        log.warning(`Release v${first.version} of ${app.name} goes on: Heroku can't cancel a release command`);
    });
    try {
        return await followRelease(app, first, { client, log, signal, onRead });
    }
    finally {
        if (!signal.aborted)
            over();
    }
}
function noteRelease(run, { id, version, status }) {
    run.output('release-id', id);
    run.output('release-version', version);
    run.output('release-status', status);
}
async function checkOrRollBack(deploy, app, own) {
    const { run, client, inputs } = deploy;
    if (!inputs.healthCheck)
        return;
    try {
        await checkHealth(client.http, inputs.healthCheck, app.webUrl, run.signal);
    }
    catch (error) {
        if (error instanceof UnhealthyError && own?.data.rollBack && own.data.made) {
            await rollBackUnhealthy(deploy, own.data, own.data.made, error);
        }
        throw error;
    }
    run.log.info(`${app.name} is healthy`);
}
async function rollBackUnhealthy(deploy, own, made, unhealthy) {
    try {
        await bringBack(deploy, own, made, deploy.run.signal);
    }
    catch (cause) {
        deploy.run.signal.throwIfAborted();
        const then = `${own.app.name} could not be rolled back, and runs v${made.version}: ${(0,runner_run/* describe */.q0)(cause)}`;
        throw new Error(`${unhealthy.message}\n${then}`, { cause: unhealthy });
    }
}

// EXTERNAL MODULE: ./.build/heroku/builds.js
var heroku_builds = __webpack_require__(6162);
// EXTERNAL MODULE: ./.build/heroku/retry.js
var retry = __webpack_require__(373);
// EXTERNAL MODULE: ./.build/build/guard.js
var build_guard = __webpack_require__(4484);
;// CONCATENATED MODULE: ./.build/build/run-build.js






async function createAndFollow(deploy, app, request, onCreated) {
    const ended = await (0,timed/* timed */.a)(deploy.took, 'built', () => createAndMirror(deploy, app, request, onCreated));
    return requireSuccess(app, ended);
}
async function createAndMirror(deploy, app, request, onCreated) {
    const { run, client, inputs } = deploy;
    const { log, signal } = run;
    const ours = inputs.source.kind === 'checkout';
    const known = ours ? [] : (await (0,heroku_builds/* newestBuilds */.cO)(client, app.id, signal)).map(({ id }) => id);
    const sought = { mark: (0,heroku_builds/* sourceMark */.$r)(request.sourceUrl, ours), ours, version: request.version, known };
    const note = noteBuild(run);
    const guarded = { app: app.id, sought };
    const guard = (0,build_guard/* guardBuild */.cO)(run, client, guarded, note);
    let repeated = false;
    const onRepeat = () => {
        repeated = true;
    };
    const creating = (0,heroku_builds/* createBuild */.dn)(client, app.id, request, sought, signal, onRepeat);
    const first = await creating.catch((error) => {
        if (!signal.aborted && !(0,retry/* mayBeDone */.V)(error))
            guard.over();
        throw error;
    });
    guard.created(first);
    log.info(`Building ${app.name} on ${app.stack}: build ${first.id}`);
    note(first);
    await onCreated?.(first);
    const ended = await mirrorBuild(deploy, app, first, note);
    if (repeated)
        await (0,build_guard/* cancelTwin */.r7)(run, client, guarded, first.id, signal);
    guard.over();
    return ended;
}
async function followBuild(deploy, app, build) {
    const { run, client, took } = deploy;
    run.log.info(`Building ${app.name} on ${app.stack}: build ${build.id}`);
    const note = noteBuild(run);
    const sought = { mark: '', ours: false, version: build.version, known: [] };
    const guard = (0,build_guard/* guardBuild */.cO)(run, client, { app: app.id, sought }, note);
    guard.created(build);
    note(build);
    const ended = await (0,timed/* timed */.a)(took, 'built', () => mirrorBuild(deploy, app, build, note));
    guard.over();
    return requireSuccess(app, ended);
}
async function joinBuild(deploy, app, build) {
    const { run, took } = deploy;
    run.log.info(`Build ${build.id} of this version is under way: joining it`);
    const note = noteBuild(run);
    note(build);
    const ended = await (0,timed/* timed */.a)(took, 'built', () => mirrorBuild(deploy, app, build, note));
    return requireSuccess(app, ended);
}
async function mirrorBuild({ run, client }, app, first, note) {
    const { log, signal } = run;
    const ask = async () => {
        const build = await (0,heroku_builds/* getBuild */.ls)(client, app.id, first.id, signal);
        note(build);
        return build;
    };
    return mirror({ http: client.http, log, signal }, first, ask);
}
function requireSuccess(app, { ended, lastLines }) {
    if (ended.status === 'succeeded')
        return ended;
    const why = herokuMessage(lastLines);
    throw new Error(withLastLines(`Build ${ended.id} of ${app.name} failed${why ? `: ${why}` : ''}`, lastLines));
}
function noteBuild(run) {
    const known = new Map();
    const set = (name, value) => {
        if (value === undefined || known.get(name) === value)
            return;
        known.set(name, value);
        run.output(name, value);
    };
    return (build) => {
        set('build-id', build.id);
        set('build-status', build.status);
        set('slug-id', build.slugId);
        set('release-id', build.releaseId);
    };
}

;// CONCATENATED MODULE: ./.build/build/build-on.js





async function buildOn(deploy, app, request, onCreated) {
    const { run, client, inputs } = deploy;
    if (inputs.clearCache)
        await clearBuildCache(client, app.id, run.signal);
    const built = await createAndFollow(deploy, app, request, onCreated);
    const first = await releaseOf(deploy, app, built);
    const release = await settle(deploy, app, first, ownReleaseOf(deploy, app, first));
    await handOn(deploy, app, built);
    return { app, build: built, release };
}
async function releaseOf({ run, client }, app, { id, releaseId }) {
    if (releaseId)
        return getRelease(client, app.id, releaseId, run.signal);
    throw new Error(`Build ${id} of ${app.name} succeeded, but Heroku names no release of it`);
}
async function handOn(deploy, app, { slugId }) {
    const { slugDirectory } = deploy.inputs;
    if (!slugId)
        throw new Error(noSlug(app));
    if (!slugDirectory)
        return;
    const { unpackSlug } = await loadUnpacking();
    await unpackSlug(deploy, app, slugId, slugDirectory);
}
function loadUnpacking() {
    return __webpack_require__.e(/* import() */ 353).then(__webpack_require__.bind(__webpack_require__, 353));
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/heroku/sources.js

async function createSource(client, signal) {
    const { source_blob: blob } = await client.request('POST', '/sources', {
        signal,
        repeat: 'any',
    });
    return {
        putUrl: client.secret((0,heroku_client/* required */.mw)(blob?.put_url, 'the put_url of the source')),
        getUrl: client.secret((0,heroku_client/* required */.mw)(blob?.get_url, 'the get_url of the source')),
    };
}

;// CONCATENATED MODULE: ./.build/heroku/together.js
async function together(signal, start) {
    const stop = new AbortController();
    const tasks = start(AbortSignal.any([signal, stop.signal]));
    try {
        return await Promise.all(tasks);
    }
    catch (error) {
        stop.abort(error);
        await Promise.allSettled(tasks);
        throw error;
    }
}

// EXTERNAL MODULE: ./.build/runner/format.js
var format = __webpack_require__(1278);
// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __webpack_require__(9058);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./.build/heroku/http.js
var heroku_http = __webpack_require__(935);
;// CONCATENATED MODULE: ./.build/source/upload.js




class UploadRefused extends Error {
    name = 'UploadRefused';
    status;
    constructor(status, storeMessage) {
        super(`The upload of the source was refused: the object store answered ${status}${storeMessage ? ` ${storeMessage}` : ''}. Try again; where a proxy stands between, it must let PUT requests pass unchanged`);
        this.status = status;
    }
}
async function upload(tarball, source, options) {
    try {
        await put(tarball, source, options);
        return source;
    }
    catch (error) {
        if (!(error instanceof UploadRefused) || error.status !== 403)
            throw error;
        options.onRetry(`${error.message.split('. ')[0]}: trying with a new source`);
        const another = await options.newSource();
        await put(tarball, another, options);
        return another;
    }
}
async function put(tarball, { putUrl }, options) {
    const { signal, onRetry } = options;
    await (0,retry/* retry */.L)(() => putOnce(tarball, new URL(putUrl), options), { signal, repeat: 'any', onRetry });
}
async function putOnce({ file, size }, url, options) {
    const { http, signal } = options;
    const body = (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 });
    const watch = watchProgress(body, options);
    try {
        const response = await http.send({
            method: 'PUT',
            url,
            headers: { 'Content-Length': size },
            body,
            signal,
        });
        const answer = await (0,heroku_http/* readText */.yR)(response, 1024 * 1024).catch(() => '');
        signal.throwIfAborted();
        requireTaken(response, answer);
    }
    finally {
        clearInterval(watch);
        body.destroy();
    }
}
function watchProgress(body, { onProgress, progressEvery = 5_000 }) {
    const start = performance.now();
    const tell = () => onProgress({ sent: body.bytesRead, milliseconds: performance.now() - start });
    return setInterval(tell, progressEvery);
}
function requireTaken(response, answer) {
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300)
        return;
    const code = xmlText(answer, 'Code');
    if (status >= 500 || [408, 429].includes(status) || code === 'RequestTimeout') {
        const message = `The object store answered the upload with ${status} ${code}`.trimEnd();
        throw new errors/* PassingFault */.yg(message, { retryAfter: (0,heroku_http/* retryAfter */.P9)(response) });
    }
    throw new UploadRefused(status, code);
}
function xmlText(xml, tag) {
    return new RegExp(`<${tag}>([\\w.-]{1,80})</${tag}>`).exec(xml)?.[1] ?? '';
}

;// CONCATENATED MODULE: ./.build/build/upload-checkout.js







async function uploadCheckout(deploy, checkout, find) {
    const { run, client, inputs, took } = deploy;
    const [found, source, packed] = await (0,timed/* timed */.a)(took, 'archived', () => together(run.signal, (signal) => [
        find(signal),
        createSource(client, signal),
        packSoon(deploy, checkout, signal),
    ]));
    reportArchive(deploy, packed);
    const { archive, commit } = packed;
    const [{ getUrl }, leftOut] = await (0,timed/* timed */.a)(took, 'uploaded', () => together(run.signal, (signal) => [uploadArchive(deploy, archive, source, signal), archive.leftOut()]));
    warnOfLeftOut(run, leftOut);
    const { version, buildpacks } = inputs;
    const versionDescription = inputs.versionDescription || (commit?.subject ?? '');
    const { checksum } = archive;
    const request = { sourceUrl: getUrl, checksum, version, versionDescription, buildpacks };
    return { found, request, commit: commit?.sha ?? '' };
}
async function packSoon(deploy, checkout, signal) {
    await (0,promises_.setImmediate)();
    const { packCheckout } = await __webpack_require__.e(/* import() */ 322).then(__webpack_require__.bind(__webpack_require__, 5322));
    return packCheckout(deploy, checkout, signal);
}
async function uploadArchive({ run, client }, archive, source, signal) {
    const { log } = run;
    const of = (0,format/* bytes */.ee)(archive.size);
    const start = performance.now();
    const uploaded = await upload(archive, source, {
        http: client.http,
        signal,
        newSource: () => createSource(client, signal),
        onRetry: (message) => log.info(message),
        onProgress: ({ sent, milliseconds }) => {
            const share = Math.floor((100 * sent) / archive.size);
            log.info(`Uploading: ${(0,format/* bytes */.ee)(sent)} of ${of} (${share} %) at ${(0,format/* rate */.TS)(sent, milliseconds)}`);
        },
    });
    log.info(`Uploaded ${of} at ${(0,format/* rate */.TS)(archive.size, performance.now() - start)}`);
    return uploaded;
}
function reportArchive({ run, inputs: { version } }, { archive, commit }) {
    const { files, size, checksum } = archive;
    run.output('checksum', checksum);
    const what = commit
        ? `commit ${commit.sha.slice(0, 8)} (${commit.subject})`
        : 'the directory, which is in no git repository';
    run.log.info(`Archived ${what}: ${files} files, ${(0,format/* bytes */.ee)(size)} compressed, ${checksum}`);
    if (commit && (0,format/* isCommitId */.jh)(version) && !commit.sha.startsWith(version.toLowerCase())) {
        run.log.warning(`The input 'version' is ${version}, but the checked-out commit, which is deployed, is ${commit.sha}. Pass the same commit as 'ref' to actions/checkout and as 'version' here; of a pull request that is github.event.pull_request.head.sha`);
    }
}
function warnOfLeftOut({ log }, leftOut) {
    if (leftOut.length === 0)
        return;
    log.warning(`The checkout differs from the commit, and the commit is what is deployed. Without their changes:\n${(0,paths/* some */.z)(leftOut)}\nName them in the input 'include' to deploy them as they are`);
}

// EXTERNAL MODULE: ./.build/github/attempt.js
var attempt = __webpack_require__(5229);
// EXTERNAL MODULE: ./.build/github/workflow.js + 2 modules
var workflow = __webpack_require__(4671);
;// CONCATENATED MODULE: ./.build/heroku/app-setups.js

async function getAppSetup(client, id, signal) {
    const setup = await client.request('GET', (0,heroku_client/* path */.Ae) `/app-setups/${id}`, { signal });
    const { app, build, postdeploy } = setup;
    return {
        id: (0,heroku_client/* required */.mw)(setup.id, 'the id of the app setup'),
        status: (0,heroku_client/* required */.mw)(setup.status, 'the status of the app setup'),
        failureMessage: setup.failure_message ?? '',
        manifestErrors: (setup.manifest_errors ?? []).map(String),
        ...(app?.id && { appId: app.id }),
        ...(app?.name && { appName: app.name }),
        ...(build?.id && { buildId: build.id }),
        ...(postdeploy && {
            postdeploy: { output: postdeploy.output ?? '', exitCode: postdeploy.exit_code ?? 0 },
        }),
    };
}

// EXTERNAL MODULE: ./.build/heroku/review-apps.js
var review_apps = __webpack_require__(2252);
// EXTERNAL MODULE: ./.build/review-app/destroy.js
var destroy = __webpack_require__(6847);
;// CONCATENATED MODULE: ./.build/review-app/create.js











async function createOrJoin(review, { sourceUrl, version }) {
    const { client, inputs, pipelineId, pullRequest, run } = review;
    const { number, branch, forkId } = pullRequest;
    const request = {
        pipelineId,
        pullRequest: number,
        branch,
        ...(forkId !== undefined && { forkId }),
        sourceUrl,
        version,
        environment: inputs.configVars,
    };
    try {
        return { made: await (0,review_apps/* createReviewApp */.gl)(client, request, run.signal), ours: true };
    }
    catch (error) {
        if (!(0,errors/* isStatus */.zM)(error, 409) && !(error instanceof errors/* PassingFault */.yg))
            throw error;
        const made = await (0,destroy/* findOwn */.gq)(review);
        if (!made)
            throw error;
        run.log.info('Somebody else is creating the app of this pull request: joining');
        return { made, ours: false };
    }
}
async function followCreation(review, deploying, made, follow) {
    const { client, run, took } = review;
    const { signal } = run;
    run.output('review-app-id', made.id);
    const setupId = await setUp(review, made);
    const begun = await setupWhere(review, setupId, ({ buildId }) => buildId !== undefined);
    const { appId, buildId } = begun;
    if (!appId || !buildId)
        throw failed(begun);
    const app = await getApp(client, appId, signal);
    noteApp(run, made, app);
    const build = await follow(deploying, app, await (0,heroku_builds/* getBuild */.ls)(client, appId, buildId, signal));
    const isOver = ({ status }) => status !== 'pending';
    const over = await (0,timed/* timed */.a)(took, 'set up', () => setupWhere(review, setupId, isOver));
    await showPostdeploy(review, over);
    if (over.status === 'failed')
        throw failed(over);
    const release = await settle(deploying, app, await releaseOf(deploying, app, build));
    await created(review, made);
    return { app, build, release };
}
function noteApp(run, { id }, app) {
    run.output('review-app-id', id);
    run.output('app', app.name);
    run.output('app-id', app.id);
    run.output('url', app.webUrl);
}
async function setUp(review, made) {
    const known = await reviewAppWhere(review, made, ({ setupId }) => setupId !== undefined);
    if (known.setupId)
        return known.setupId;
    throw new Error(`Heroku made no app for this pull request: ${known.message || 'it says no more'}`);
}
async function created(review, made) {
    const known = await reviewAppWhere(review, made, ({ status }) => status === 'created');
    if (known.status === 'errored')
        throw new Error(`The review app errored: ${known.message}`);
}
async function reviewAppWhere({ client, run }, made, known) {
    const pause = (0,wait/* pauses */.y)();
    for (let app = made;;) {
        if (known(app) || app.status === 'errored')
            return app;
        await (0,wait/* wait */.u)(pause.next().value, run.signal);
        const now = await (0,review_apps/* getReviewApp */.Ys)(client, made.id, run.signal);
        if (!now || now.status === 'deleting') {
            throw new Error('The review app was deleted while it was being created');
        }
        app = now;
    }
}
async function setupWhere({ client, run }, id, known) {
    const pause = (0,wait/* pauses */.y)();
    for (;;) {
        const setup = await getAppSetup(client, id, run.signal);
        if (known(setup) || setup.status !== 'pending')
            return setup;
        await (0,wait/* wait */.u)(pause.next().value, run.signal);
    }
}
async function showPostdeploy({ run }, { postdeploy }) {
    if (!postdeploy)
        return;
    run.log.info(`The script 'postdeploy' of app.json ended with ${postdeploy.exitCode}`);
    await run.log.untrusted(Buffer.from(postdeploy.output));
    run.log.endUntrusted();
}
function failed({ failureMessage, manifestErrors, postdeploy }) {
    const script = postdeploy && postdeploy.exitCode !== 0;
    const why = failureMessage || (script ? "the script 'postdeploy' failed" : 'Heroku says no more');
    const advice = /app\.json.*not found|no app\.json/i.test([why, ...manifestErrors].join(' '))
        ? ['A review app needs an app.json at the root of what is deployed; one with {} in it will do']
        : [];
    const what = [`The app could not be set up: ${why}`, ...manifestErrors, ...advice].join('\n');
    return new Error(script ? withLastLines(what, lastLinesOf(postdeploy.output)) : what);
}

// EXTERNAL MODULE: ./.build/review-app/review.js
var review = __webpack_require__(4505);
;// CONCATENATED MODULE: ./.build/review-app/newer.js





class Superseded extends Error {
    name = 'Superseded';
}
async function requireNewest(review, appId) {
    const builds = await (0,heroku_builds/* newestBuilds */.cO)(review.client, appId, review.run.signal);
    await requireNoNewer(review, builds);
}
async function requireStillNewest(review, appId, created) {
    const { client, run } = review;
    const builds = await (0,heroku_builds/* newestBuilds */.cO)(client, appId, run.signal);
    const before = builds.slice(builds.findIndex(({ id }) => id === created.id) + 1);
    try {
        await requireNoNewer(review, before);
    }
    catch (error) {
        if (error instanceof Superseded)
            await (0,heroku_builds/* cancelBuild */.lS)(client, appId, created.id, run.signal);
        throw error;
    }
}
async function requireNoNewer(review, builds) {
    const { version } = review;
    const last = builds.find((build) => build.status !== 'failed');
    if (!last || last.version === version || !(0,format/* isCommitId */.jh)(last.version))
        return;
    if (!(await isNewer(review, last.version)))
        return;
    throw new Superseded(`The app has the commit ${last.version.slice(0, 8)}, which is newer than ${version.slice(0, 8)}: it is left as it is`);
}
async function isNewer({ github, pullRequest, run, version }, other) {
    const now = await (0,attempt/* attempt */.C)(run, review/* reading */.hF, () => (0,workflow/* getPullRequest */.T9)(github, pullRequest.number));
    if (now?.head === version)
        return false;
    if (now?.head === other)
        return true;
    const comparing = { what: 'Comparing commits', permission: 'contents: read' };
    const place = await (0,attempt/* attempt */.C)(run, comparing, () => (0,workflow/* compareCommits */.kC)(github, other, version));
    return place === 'behind';
}

;// CONCATENATED MODULE: ./.build/review-app/deploy.js













async function deploy(review) {
    const { run } = review;
    try {
        const reviewed = await deployOpen(review);
        return (await isClosed(review)) ? await (0,destroy/* destroy */.zr)(review) : reviewed;
    }
    catch (error) {
        if (run.signal.aborted)
            throw error;
        if (error instanceof Superseded)
            return { status: 'unchanged', why: error.message };
        if (!(await isClosed(review)))
            throw error;
        run.log.info(`Pull request ${review.pullRequest.number} was closed meanwhile: ${(0,runner_run/* describe */.q0)(error)}`);
        return (0,destroy/* destroy */.zr)(review);
    }
}
async function deployOpen(review) {
    const { client, inputs, run, took, version } = review;
    const deploying = { run, client, took, changes: [], inputs: { ...inputs.build, version, app: '' } };
    const there = await (0,destroy/* findOwn */.gq)(review);
    if (there?.appId && isAlive(there)) {
        noteApp(run, there, await getApp(client, there.appId, run.signal));
        await requireNewest(review, there.appId);
    }
    review.begin();
    const { source } = inputs.build;
    if (source.kind !== 'checkout')
        throw new Error('A review app is made of a checkout');
    const { request, commit } = await uploadCheckout(deploying, source, async () => undefined);
    requireApproved(review, commit);
    return deployTo(review, deploying, request);
}
function requireApproved({ pullRequest, version }, commit) {
    if (!pullRequest.fork || commit === version)
        return;
    throw new Error(`The checked-out commit is ${commit || 'unknown'}, and not ${version}. Of a fork only the commit that was approved is deployed: pass its full id as 'ref' to actions/checkout and as 'version' here`);
}
async function isClosed({ github, pullRequest, run }) {
    const now = await (0,attempt/* attempt */.C)(run, review/* reading */.hF, () => (0,workflow/* getPullRequest */.T9)(github, pullRequest.number));
    return now?.open === false;
}
function isAlive({ status }) {
    return status === 'pending' || status === 'creating' || status === 'created';
}
async function deployTo(review, deploying, request) {
    for (;;) {
        let there = await (0,destroy/* findOwn */.gq)(review);
        if (!there) {
            const { made, ours } = await createOrJoin(review, request);
            if (ours)
                return create(review, deploying, made);
            there = made;
        }
        if (there.status === 'created')
            return update(review, deploying, there, request);
        if (isAlive(there))
            await awaitOthers(review, deploying, there);
        else
            await replace(review, there);
        if (await isClosed(review))
            throw new Error('The pull request was closed');
    }
}
async function create(review, deploying, made) {
    const { app } = await followCreation(review, deploying, made, followBuild);
    return { status: 'created', app };
}
async function update(review, deploying, there, request) {
    const { client, run } = review;
    const app = await getApp(client, (0,heroku_client/* required */.mw)(there.appId, 'the app of the review app'), run.signal);
    noteApp(run, there, app);
    if (app.stack === 'container')
        throw new Error(noSlug(app));
    await requireNewest(review, app.id);
    await buildOn(deploying, app, request, (build) => requireStillNewest(review, app.id, build));
    return { status: 'updated', app };
}
async function awaitOthers(review, deploying, there) {
    const { run } = review;
    run.log.info('The app of this pull request is being created: joining');
    await followCreation(review, deploying, there, joinBuild).catch((error) => {
        run.signal.throwIfAborted();
        run.log.info(`What was being created failed: ${(0,runner_run/* describe */.q0)(error)}`);
    });
}
async function replace(review, there) {
    review.run.log.info(`The app that this pull request had is ${there.status}: it is replaced`);
    await (0,destroy/* remove */.TF)(review, there);
}


/***/ })

};
