export const id = 646;
export const ids = [646];
export const modules = {

/***/ 8646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Maintenance: () => (/* binding */ Maintenance),
  endMaintenanceAfter: () => (/* binding */ endMaintenanceAfter)
});

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/maintenance.js

async function isInMaintenance(client, app) {
  const { maintenance } = await client.request('GET', (0,heroku_client/* apiPath */.So)`/apps/${app}`);
  return (0,heroku_client/* required */.mw)(maintenance, 'the maintenance mode of the app');
}
async function setMaintenance(client, app, on) {
  await client.request('PATCH', (0,heroku_client/* apiPath */.So)`/apps/${app}`, { body: { maintenance: on } });
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
      if (this.wasOn) this.#info(`was on before, and stays on. ${adviceFor(this.#app)}`);
      else await this.#turnOn();
    } catch (error) {
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
    } catch (error) {
      if (this.#run.signal.aborted) throw error;
      if ((0,retry/* mayHaveSucceeded */.p8)(error)) await this.#set(false).catch(() => {});
      else this.#armed.disarm();
      throw error;
    }
    this.#info('is on');
  }
  async end() {
    if (!this.#armed?.isArmed) return;
    try {
      await this.#set(false);
    } catch (error) {
      this.#run.signal.throwIfAborted();
      this.#isSettled = true;
      throw new Error(stillOnMessage(this.#app, error, 'The post step tries again. '));
    }
    this.#armed.disarm();
  }
  async endAfterFailure() {
    const { log, signal } = this.#run;
    if (this.wasOn || this.#isSettled || signal.aborted) return;
    this.#isSettled = true;
    try {
      if (this.hasUnprovenRelease) await this.#keepOn();
      else await this.end();
    } catch (error) {
      if (!signal.aborted) log.error((0,describe_error/* describeError */.Uc)(error), titleFor(this.#app));
    }
  }
  describe() {
    if (this.wasOn) return 'since before this run';
    const since = this.#since.toISOString().slice(11, 19);
    if (!this.#until) return `since ${since} UTC. ${adviceFor(this.#app)}`;
    return `from ${since} to ${this.#until.toISOString().slice(11, 19)} UTC, ${this.#duration()}`;
  }
  async #keepOn() {
    const how = this.#until ? 'is again' : 'stays';
    if (this.#until) await this.#set(true);
    this.#armed?.disarm();
    this.#run.log.warning(
      `${this.#app.name} ${how} in maintenance mode: it runs the new release, and the run failed. ${adviceFor(this.#app)} once the app works`,
    );
  }
  async #undo(signal) {
    try {
      await this.#set(false, this.#client.until(signal));
      return true;
    } catch (error) {
      this.#run.log.warning(stillOnMessage(this.#app, error, 'The post step tries again. '));
      return false;
    }
  }
  async #set(on, client = this.#client) {
    await setMaintenance(client, this.#app.id, on);
    if (on) {
      this.#since = new Date();
      this.#until = undefined;
    } else {
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
  } catch (error) {
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
