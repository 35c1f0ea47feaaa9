export const id = 574;
export const ids = [574];
export const modules = {

/***/ 5574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareApps: () => (/* binding */ compareApps)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./.build/async/or-abort.js

async function orAbort(work, signal) {
  const done = new AbortController();
  const abort = async () => {
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort', { signal: done.signal });
    throw signal.reason;
  };
  return Promise.race([work, abort()]).finally(() => done.abort());
}

// EXTERNAL MODULE: ./.build/heroku/releases.js
var releases = __webpack_require__(7973);
// EXTERNAL MODULE: ./.build/release/artifact-details.js + 2 modules
var artifact_details = __webpack_require__(5282);
// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __webpack_require__(3398);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __webpack_require__(8359);
;// CONCATENATED MODULE: ./.build/text/comparison.js




const maxLength = 60;
function compareVersions(compared) {
  const { previous, current, commit = current, repositoryUrl } = compared;
  const to = shortVersion(current);
  const none = { to, url: '', distance: '', relation: '' };
  if (previous === undefined) return { ...none, from: '', isSame: false, note: 'first deploy' };
  const from = shortVersion(previous);
  if (previous === current || previous === commit)
    return { ...none, previous, from, isSame: true, note: 'the same commit again' };
  const hasPage = repositoryUrl !== '' && [previous, commit].every(commit_id/* isFullCommitId */.Q);
  const { distance, relation } = describeDistance(compared.distance);
  return {
    previous,
    from,
    to,
    isSame: false,
    url: hasPage ? `${repositoryUrl}/compare/${abbreviate(previous)}...${abbreviate(commit)}` : '',
    distance,
    relation,
    note: [`${from}...${to}`, distance].filter(Boolean).join(', '),
  };
}
function isPlainVersion(version) {
  return /^\w[\w.+/-]{0,127}$/.test(version);
}
function abbreviate(commit) {
  return commit.slice(0, 12);
}
function shortVersion(version) {
  return (0,commit_id/* isFullCommitId */.Q)(version) ? (0,format/* shortId */.m_)(version) : (0,control_characters/* toOneLine */.GX)((0,redact/* redactAndTruncate */.Fd)(version, maxLength));
}
function describeDistance(commits) {
  if (!commits) return { distance: '', relation: 'before:' };
  const { ahead, behind } = commits;
  const [distance, preposition] =
    behind === 0
      ? [`${(0,format/* formatCount */.B4)(ahead, 'commit')} later`, ' than']
      : ahead === 0
        ? [`${(0,format/* formatCount */.B4)(behind, 'commit')} back`, ' from']
        : [`${(0,format/* formatCount */.B4)(ahead, 'commit')} ahead and ${behind} behind`, ''];
  return { distance, relation: distance + preposition };
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/promote/app-promotion.js
var app_promotion = __webpack_require__(2530);
;// CONCATENATED MODULE: ./.build/promote/compare.js






const timeLimit = 10_000;
const maxReads = 2;
const maxNames = 5;
async function compareApps(promotion, artifact, reading) {
  const { run } = promotion;
  const over = new AbortController();
  run.onFinish(async () => over.abort());
  const limit = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit), over.signal]);
  const details = await orAbort(reading, limit).catch(() => undefined);
  if (!details?.commit) return;
  const groups = groupByArtifact(promotion);
  const isSame = ({ previous }) => previous && (0,releases/* idOf */.TH)(previous) === (0,releases/* idOf */.TH)(artifact);
  const toRead = groups.filter((group) => group.previous && !isSame(group));
  if (toRead.length > maxReads) {
    run.log.debug(`The apps ran ${toRead.length} different slugs or images, too many to compare`);
    return;
  }
  const compareGroup = async (group) => {
    try {
      const previous = isSame(group) ? details.commit : await readPrevious(promotion, group, limit);
      setComparison(promotion, group, details.commit, previous);
    } catch (error) {
      run.log.debug(
        `What this promotion changes on ${(0,app_promotion/* namesOf */.eZ)(group.apps, maxNames)} is unknown: ${(0,describe_error/* errorMessage */.gJ)(error)}`,
      );
    }
  };
  await Promise.all(groups.map(compareGroup));
}
function groupByArtifact({ apps }) {
  const groups = new Map();
  for (const appPromotion of apps) {
    const { currentRelease } = appPromotion.target;
    const previous = currentRelease && (0,releases/* artifactOf */.qB)(currentRelease);
    const id = previous ? (0,releases/* idOf */.TH)(previous) : '';
    const group = groups.get(id);
    if (group) group.apps.push(appPromotion);
    else groups.set(id, { apps: [appPromotion], ...(previous && { previous }) });
  }
  return [...groups.values()];
}
async function readPrevious({ client }, { previous, apps }, signal) {
  if (!previous) return undefined;
  const { commit } = await (0,artifact_details/* readArtifact */.R)(client.until(signal), apps[0].target.app.id, previous);
  if (commit === '') throw new Error('Heroku has no version for what it ran before');
  return commit;
}
function setComparison({ run, inputs }, group, current, previous) {
  const { repositoryUrl } = inputs;
  const comparison = compareVersions({ current, repositoryUrl, ...(previous !== undefined && { previous }) });
  const { note, url } = comparison;
  for (const appPromotion of group.apps) {
    appPromotion.comparison = comparison;
    if (previous !== undefined && isPlainVersion(previous)) appPromotion.outcome.previousCommit = previous;
    if (url !== '') appPromotion.outcome.compareUrl = url;
  }
  run.log.info(`Changes on ${(0,app_promotion/* namesOf */.eZ)(group.apps, maxNames)}: ${[note, url].filter(Boolean).join(', ')}`);
}


/***/ })

};
