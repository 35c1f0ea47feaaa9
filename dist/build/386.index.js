export const id = 386;
export const ids = [386];
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
  const cleanUps = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) =>
    (0,leftovers/* hasSavedLeftovers */.Mo)(kind),
  );
  const inputs = cleanUps.length > 0 ? (0,github_inputs/* gitHubInputs */.n)(process.env) : undefined;
  if (!inputs) return;
  const { createGitHubClient } = await __webpack_require__.e(/* import() */ 581).then(__webpack_require__.bind(__webpack_require__, 7581));
  const http = new client/* HttpClient */.Qq();
  run.defer(() => http.close());
  const github = createGitHubClient(inputs.access, http);
  for (const [, cleanUp] of cleanUps) await cleanUp(run, github);
}
async function cleanUpDeployments(run, github) {
  const { failUnfinished } = await __webpack_require__.e(/* import() */ 39).then(__webpack_require__.bind(__webpack_require__, 2039));
  await failUnfinished(run, github);
}

// EXTERNAL MODULE: ./.build/heroku/connect.js
var connect = __webpack_require__(825);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/release/own-release.js
var own_release = __webpack_require__(4712);
// EXTERNAL MODULE: ./.build/release/rollback.js
var release_rollback = __webpack_require__(2282);
;// CONCATENATED MODULE: ./.build/release/undo-saved-releases.js




async function undoSavedReleases(run, connect) {
  await Promise.all(
    (0,leftovers/* savedLeftovers */.CO)(own_release/* releaseKind */.Mh).map((ownRelease) => undoSavedRelease(run, connect(), ownRelease)),
  );
}
async function undoSavedRelease(run, client, ownRelease) {
  const { name } = ownRelease.app;
  try {
    const ref = await (0,own_release/* findOwnRelease */.fE)(client, ownRelease);
    if (!ref) return run.log.warning((0,own_release/* unknownReleaseMessage */.Dj)(ownRelease));
    if (!ownRelease.rollBack)
      return run.log.warning(
        `${(0,own_release/* remainingReleaseMessage */.vG)(ownRelease, ref)}. See 'heroku releases --app ${name}'`,
      );
    const rollback = await (0,release_rollback/* rollBack */.Fu)(client, ownRelease, ref);
    if (rollback) run.log.info((0,release_rollback/* describeRollback */.sR)(ownRelease, rollback));
  } catch (error) {
    run.log.error((0,own_release/* failedRollbackMessage */.f4)(ownRelease, (0,describe_error/* describeError */.Uc)(error)), `Rollback of ${name} failed`);
  }
}

// EXTERNAL MODULE: ./.build/runner/api-access.js
var api_access = __webpack_require__(1488);
;// CONCATENATED MODULE: ./.build/build/clean-up.js





async function cleanUp(run) {
  run.deadline(60_000, 'Cleaning up took more than a minute');
  const toHeroku = (0,connect/* connectWhenNeeded */.i)(run, () => (0,api_access/* apiAccess */.h)(process.env));
  const { endMaintenanceAfter } = await __webpack_require__.e(/* import() */ 646).then(__webpack_require__.bind(__webpack_require__, 8646));
  await endMaintenanceAfter(run, toHeroku, async () => {
    await (0,cancel_build/* cancelLeftoverBuilds */.lq)(run, toHeroku);
    const { stopSavedCommands } = await __webpack_require__.e(/* import() */ 388).then(__webpack_require__.bind(__webpack_require__, 9388));
    await Promise.all([stopSavedCommands(run, toHeroku), undoSavedReleases(run, toHeroku)]);
  });
  await cleanUpGitHub(run);
}


/***/ })

};
