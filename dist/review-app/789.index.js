export const id = 789;
export const ids = [789];
export const modules = {

/***/ 4789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sweep: () => (/* binding */ sweep)
/* harmony export */ });
/* harmony import */ var _github_attempt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5229);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4616);
/* harmony import */ var _github_workflow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4671);
/* harmony import */ var _heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2252);
/* harmony import */ var _runner_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3400);
/* harmony import */ var _runner_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7586);
/* harmony import */ var _destroy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6847);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4505);








async function sweep(sweeping) {
    const { client, pipelineId, run } = sweeping;
    const apps = await (0,_heroku_review_apps_js__WEBPACK_IMPORTED_MODULE_2__/* .reviewAppsOf */ .S0)(client, pipelineId, run.signal);
    const faults = [];
    let destroyed = 0;
    for (const app of apps) {
        try {
            if (await sweepOne(sweeping, app))
                destroyed++;
        }
        catch (error) {
            run.signal.throwIfAborted();
            faults.push(`Pull request ${app.pullRequest}: ${(0,_runner_run_js__WEBPACK_IMPORTED_MODULE_4__/* .describe */ .q0)(error)}`);
        }
    }
    run.output('status', destroyed > 0 ? 'destroyed' : 'unchanged');
    const told = `Of ${apps.length} review apps, ${destroyed} belonged to closed pull requests`;
    run.log.info(told);
    const failed = faults.length > 0 ? [(0,_runner_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .block */ .om)(faults.join('\n').split('\n'))] : [];
    await run.summary([`### ${faults.length > 0 ? '❌' : '🧹'} ${told}`, ...failed]);
    if (faults.length > 0)
        throw new Error(`Review apps could not be destroyed:\n${faults.join('\n')}`);
}
async function sweepOne(sweeping, app) {
    const { github, inputs, run } = sweeping;
    const { pullRequest, branch, status } = app;
    if (pullRequest === undefined || status === 'deleted')
        return false;
    const pull = await (0,_github_attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .attempt */ .C)(run, _review_js__WEBPACK_IMPORTED_MODULE_6__/* .reading */ .hF, () => (0,_github_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .getPullRequest */ .T9)(github, pullRequest));
    if (!pull || pull.open || pull.branch !== branch)
        return false;
    await (0,_destroy_js__WEBPACK_IMPORTED_MODULE_5__/* .remove */ .TF)(sweeping, app);
    run.log.info(`Destroyed the app of pull request ${pullRequest}, which is closed`);
    const environment = (0,_review_js__WEBPACK_IMPORTED_MODULE_6__/* .environmentOf */ .p7)(inputs, pullRequest);
    const ending = { what: 'Ending its deployments', permission: 'deployments: write' };
    const task = (0,_review_js__WEBPACK_IMPORTED_MODULE_6__/* .taskOf */ .Xb)(pullRequest);
    if (environment)
        await (0,_github_attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .attempt */ .C)(run, ending, () => (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_7__/* .endDeployments */ .Oh)(github, { environment, task }));
    return true;
}


/***/ })

};
