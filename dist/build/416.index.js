export const id = 416;
export const ids = [416];
export const modules = {

/***/ 6416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  listDifferences: () => (/* binding */ listDifferences),
  setConfigVars: () => (/* binding */ setConfigVars)
});

// EXTERNAL MODULE: ./.build/async/measure.js
var measure = __webpack_require__(3785);
// EXTERNAL MODULE: ./.build/deploy/complete-deploy.js
var complete_deploy = __webpack_require__(2405);
// EXTERNAL MODULE: ./.build/deploy/maintenance.js
var maintenance = __webpack_require__(9091);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __webpack_require__(9409);
// EXTERNAL MODULE: ./.build/heroku/releases.js
var heroku_releases = __webpack_require__(7973);
;// CONCATENATED MODULE: ./.build/heroku/config-vars.js



function toConfigChanges(vars) {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, value === '' ? null : value]));
}
async function getConfigVars(client, app) {
  return readVars(client, (0,heroku_client/* apiPath */.So)`/apps/${app}/config-vars`);
}
async function getReleaseConfigVars(client, app, release) {
  return readVars(client, (0,heroku_client/* apiPath */.So)`/apps/${app}/releases/${release}/config-vars`);
}
function changesNeeded(changes, config) {
  const entries = Object.entries(changes).filter(([name, value]) => value !== (config.get(name) ?? null));
  return Object.fromEntries(entries);
}
async function changeConfigVars(client, app, changes) {
  const [before] = await (0,heroku_releases/* listNewestReleases */.DR)(client, app);
  const change = async () => {
    const options = { body: changes, idempotent: false };
    await client.command('PATCH', (0,heroku_client/* apiPath */.So)`/apps/${app}/config-vars`, options);
    return { release: undefined };
  };
  const find = async () => {
    const releases = await (0,heroku_releases/* listNewestReleases */.DR)(client, app);
    for (const release of releases.filter(({ version }) => version > (before?.version ?? 0)).reverse()) {
      const missing = changesNeeded(changes, await getReleaseConfigVars(client, app, release.id));
      if (Object.keys(missing).length === 0) return { release };
    }
    return undefined;
  };
  const created = await (0,create_once/* createOnce */.U)(change, find, client.signal);
  const release = created.release ?? (await find())?.release;
  return release && (0,heroku_releases/* getRelease */.kF)(client, app, release.id);
}
async function readVars(client, url) {
  const vars = await client.request('GET', url);
  return new Map(Object.entries(vars).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

;// CONCATENATED MODULE: ./.build/build/config-vars.js




async function setConfigVars(deploy, app, vars) {
  const { run, client, timings } = deploy;
  const present = await getConfigVars(client, app.id);
  const changes = changesNeeded(toConfigChanges(vars), present);
  if (Object.keys(changes).length > 0)
    await (0,measure/* measure */.x)(timings, 'config vars', () => applyChanges(deploy, app, changes));
  else run.log.info(`${app.name} already has these config vars`);
}
async function listDifferences({ client, options }, app, { id }) {
  const wanted = await getConfigVars(client, app.id);
  for (const [name, value] of Object.entries(toConfigChanges(options.configVars ?? {}))) {
    if (value === null) wanted.delete(name);
    else wanted.set(name, value);
  }
  const earlier = await getReleaseConfigVars(client, app.id, id);
  const names = new Set([...wanted.keys(), ...earlier.keys()]);
  return [...names].filter((name) => wanted.get(name) !== earlier.get(name)).sort();
}
async function applyChanges(deploy, app, changes) {
  const { run, client } = deploy;
  const what = describeChanges(changes);
  await (0,maintenance/* startDeployMaintenance */.$)(deploy, app);
  run.log.info(`Changing the config vars of ${app.name}: ${what}`);
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Interrupted while changing the config vars of ${app.name}: they may have changed, or may still change once a release command succeeds`,
    );
  });
  const release = await changeConfigVars(client, app.id, changes);
  stopWarning();
  const as = release ? `, as v${release.version}` : '';
  if (release) {
    deploy.configRelease = release.id;
    if (release.outputStreamUrl) {
      run.log.info(
        `v${release.version} runs the release command of the app's current code with the new values`,
      );
    }
    let { status } = release;
    const onRead = (read) => {
      status = read.status;
    };
    await (0,complete_deploy/* followToEnd */.cm)(deploy, app, release, onRead).catch((cause) => {
      if (run.signal.aborted || status === 'pending') throw cause;
      throw new Error(
        `The config vars of ${app.name} did not change because their release, v${release.version}, failed`,
        { cause },
      );
    });
  }
  run.log.info(`Changed the config vars${as}`);
  deploy.changes.push(`Config vars: ${what}${as}`);
}
function describeChanges(changes) {
  const names = (unset) =>
    Object.keys(changes)
      .filter((name) => (changes[name] === null) === unset)
      .join(', ');
  const parts = [names(false) && `set ${names(false)}`, names(true) && `unset ${names(true)}`];
  return parts.filter(Boolean).join('; ');
}


/***/ })

};
