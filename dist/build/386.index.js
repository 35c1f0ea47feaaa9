export const id = 386;
export const ids = [386,646];
export const modules = {

/***/ 1386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: ./.build/deploy/cancel-build.js
var cancel_build = __webpack_require__(3841);
// EXTERNAL MODULE: ./.build/http/client.js
var client = __webpack_require__(7036);
// EXTERNAL MODULE: ./.build/runner/leftovers.js + 1 modules
var leftovers = __webpack_require__(6852);
// EXTERNAL MODULE: ./.build/github/inputs.js + 4 modules
var github_inputs = __webpack_require__(2759);
;// CONCATENATED MODULE: ./.build/github/leftovers.js



async function cleanUpGitHub(run, others = {}) {
    const cleanUps = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) => (0,leftovers/* hasSavedLeftovers */.Mo)(kind));
    const inputs = cleanUps.length > 0 ? (0,github_inputs/* gitHubInputs */.n)(process.env) : undefined;
    if (!inputs)
        return;
    const { createGitHubClient } = await __webpack_require__.e(/* import() */ 581).then(__webpack_require__.bind(__webpack_require__, 7581));
    const http = new client/* HttpClient */.Qq();
    run.defer(() => http.close());
    const github = createGitHubClient(inputs.access, http);
    for (const [, cleanUp] of cleanUps)
        await cleanUp(run, github);
}
async function cleanUpDeployments(run, github) {
    const { failUnfinished } = await __webpack_require__.e(/* import() */ 39).then(__webpack_require__.bind(__webpack_require__, 2039));
    await failUnfinished(run, github);
}

// EXTERNAL MODULE: ./.build/heroku/connect.js
var connect = __webpack_require__(825);
// EXTERNAL MODULE: ./.build/release/maintenance.js + 1 modules
var maintenance = __webpack_require__(8646);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/release/own-release.js
var own_release = __webpack_require__(4712);
// EXTERNAL MODULE: ./.build/release/rollback.js
var release_rollback = __webpack_require__(2282);
;// CONCATENATED MODULE: ./.build/release/undo-saved-releases.js




async function undoSavedReleases(run, connect) {
    await Promise.all((0,leftovers/* savedLeftovers */.CO)(own_release/* releaseKind */.Mh).map((ownRelease) => undoSavedRelease(run, connect(), ownRelease)));
}
async function undoSavedRelease(run, client, ownRelease) {
    const { name } = ownRelease.app;
    try {
        const ref = await (0,own_release/* findOwnRelease */.fE)(client, ownRelease);
        if (!ref)
            return run.log.warning((0,own_release/* unknownReleaseMessage */.Dj)(ownRelease));
        if (!ownRelease.rollBack)
            return run.log.warning(`${(0,own_release/* remainingReleaseMessage */.vG)(ownRelease, ref)}. See 'heroku releases --app ${name}'`);
        const rollback = await (0,release_rollback/* rollBack */.F)(client, ownRelease, ref);
        if (rollback)
            run.log.info((0,release_rollback/* describeRollback */.s)(ownRelease, rollback));
    }
    catch (error) {
        run.log.error((0,own_release/* failedRollbackMessage */.f4)(ownRelease, (0,describe_error/* describeError */.Uc)(error)), `Rollback of ${name} failed`);
    }
}

// EXTERNAL MODULE: ./.build/runner/api-access.js
var api_access = __webpack_require__(1488);
;// CONCATENATED MODULE: ./.build/build/clean-up.js






async function cleanUp(run) {
    run.deadline(60_000, 'Cleaning up took more than a minute');
    const toHeroku = (0,connect/* connectWhenNeeded */.i)(run, () => (0,api_access/* apiAccess */.h)(process.env));
    await (0,maintenance/* endMaintenanceAfter */.x)(run, toHeroku, async () => {
        await (0,cancel_build/* cancelLeftoverBuilds */.lq)(run, toHeroku);
        const { stopSavedCommands } = await __webpack_require__.e(/* import() */ 388).then(__webpack_require__.bind(__webpack_require__, 9388));
        await Promise.all([stopSavedCommands(run, toHeroku), undoSavedReleases(run, toHeroku)]);
    });
    await cleanUpGitHub(run);
}


/***/ }),

/***/ 8646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Maintenance: () => (/* binding */ Maintenance),
  x: () => (/* binding */ endMaintenanceAfter)
});

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/maintenance.js

async function isInMaintenance(client, app) {
    const { maintenance } = await client.request('GET', (0,heroku_client/* apiPath */.So) `/apps/${app}`);
    return (0,heroku_client/* required */.mw)(maintenance, 'the maintenance mode of the app');
}
async function setMaintenance(client, app, on) {
    await client.request('PATCH', (0,heroku_client/* apiPath */.So) `/apps/${app}`, { body: { maintenance: on } });
}

// EXTERNAL MODULE: ./.build/http/retry.js
var retry = __webpack_require__(9901);
// EXTERNAL MODULE: ./.build/runner/leftovers.js + 1 modules
var leftovers = __webpack_require__(6852);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
// EXTERNAL MODULE: ./.build/release/errors.js
var errors = __webpack_require__(4877);
;// CONCATENATED MODULE: ./.build/release/maintenance.js






const kind = 'maintenance';
class Maintenance {
    wasOn = false;
    hasUnprovenRelease = false;
    #run;
    #client;
    #app;
    #armed;
    #isSettled = false;
    #since = new Date();
    #until;
    constructor(run, client, { id, name }) {
        this.#run = run;
        this.#client = client;
        this.#app = { id, name };
    }
    async start() {
        try {
            this.wasOn = await isInMaintenance(this.#client, this.#app.id);
            if (this.wasOn)
                this.#info(`was on before, and stays on. ${adviceFor(this.#app)}`);
            else
                await this.#turnOn();
        }
        catch (error) {
            this.#run.signal.throwIfAborted();
            const message = `Could not turn on maintenance mode of ${this.#app.name}, so nothing was released`;
            throw new errors/* ReleaseFailedError */.Zx(message, [], `: ${(0,describe_error/* describeError */.Uc)(error)}`);
        }
    }
    async #turnOn() {
        const undo = (_, signal) => this.#undo(signal);
        this.#armed = this.#run.arm({ kind, data: this.#app, undo, last: true });
        try {
            await this.#set(true);
        }
        catch (error) {
            if (this.#run.signal.aborted)
                throw error;
            if ((0,retry/* mayHaveSucceeded */.p8)(error))
                await this.#set(false).catch(() => { });
            else
                this.#armed.disarm();
            throw error;
        }
        this.#info('is on');
    }
    async end() {
        if (!this.#armed?.isArmed)
            return;
        try {
            await this.#set(false);
        }
        catch (error) {
            this.#run.signal.throwIfAborted();
            this.#isSettled = true;
            throw new Error(stillOnMessage(this.#app, error, 'The post step tries again. '));
        }
        this.#armed.disarm();
    }
    async endAfterFailure() {
        const { log, signal } = this.#run;
        if (this.wasOn || this.#isSettled || signal.aborted)
            return;
        this.#isSettled = true;
        try {
            if (this.hasUnprovenRelease)
                await this.#keepOn();
            else
                await this.end();
        }
        catch (error) {
            if (!signal.aborted)
                log.error((0,describe_error/* describeError */.Uc)(error), titleFor(this.#app));
        }
    }
    describe() {
        if (this.wasOn)
            return 'since before this run';
        const since = this.#since.toISOString().slice(11, 19);
        if (!this.#until)
            return `since ${since} UTC. ${adviceFor(this.#app)}`;
        return `from ${since} to ${this.#until.toISOString().slice(11, 19)} UTC, ${this.#duration()}`;
    }
    async #keepOn() {
        const how = this.#until ? 'is again' : 'stays';
        if (this.#until)
            await this.#set(true);
        this.#armed?.disarm();
        this.#run.log.warning(`${this.#app.name} ${how} in maintenance mode: it runs the new release, and the run failed. ${adviceFor(this.#app)} once the app works`);
    }
    async #undo(signal) {
        try {
            await this.#set(false, this.#client.until(signal));
            return true;
        }
        catch (error) {
            this.#run.log.warning(stillOnMessage(this.#app, error, 'The post step tries again. '));
            return false;
        }
    }
    async #set(on, client = this.#client) {
        await setMaintenance(client, this.#app.id, on);
        if (on) {
            this.#since = new Date();
            this.#until = undefined;
        }
        else {
            this.#until = new Date();
            this.#info(`is off after ${this.#duration()}`);
        }
    }
    #duration() {
        return (0,format/* formatDuration */.a3)(Number(this.#until) - Number(this.#since));
    }
    #info(what) {
        this.#run.log.info(`${titleFor(this.#app)} ${what}`);
    }
}
async function endMaintenanceAfter(run, connect, undo) {
    const apps = (0,leftovers/* savedLeftovers */.CO)(kind);
    const endAll = async (signal) => {
        await Promise.all(apps.map((app) => endSaved(run, connect().until(signal), app)));
    };
    run.onCancel(endAll);
    await undo().finally(() => run.signal.aborted || endAll(run.signal));
}
async function endSaved(run, client, app) {
    try {
        await setMaintenance(client, app.id, false);
        run.log.info(`${titleFor(app)} is off`);
    }
    catch (error) {
        run.log.error(stillOnMessage(app, error), titleFor(app));
    }
}
function titleFor({ name }) {
    return `Maintenance mode of ${name}`;
}
function stillOnMessage(app, error, next = '') {
    return `Could not turn off maintenance mode of ${app.name}, so visitors still get the maintenance page. ${next}${adviceFor(app)}\nBecause: ${(0,describe_error/* describeError */.Uc)(error)}`;
}
function adviceFor({ name }) {
    return `Turn it off with 'heroku maintenance:off --app ${name}'`;
}


/***/ })

};
