export const id = 419;
export const ids = [419];
export const modules = {

/***/ 5419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  closingLines: () => (/* binding */ closingLines),
  promotionHint: () => (/* binding */ promotionHint)
});

// EXTERNAL MODULE: ./.build/text/comparison.js
var comparison = __webpack_require__(675);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
;// CONCATENATED MODULE: ./.build/text/timings.js

function describeTimings(timings, total) {
  const parts = (0,format/* shownPhases */.oq)(timings).map(
    ([phase, milliseconds]) => `${phase} ${(0,format/* formatDuration */.a3)(milliseconds)}`,
  );
  return `Took ${[(0,format/* formatDuration */.a3)(total), parts.join(', ')].filter(Boolean).join(': ')}`;
}

;// CONCATENATED MODULE: ./.build/deploy/closing-lines.js


function closingLines({ options, timings }, { app, release }) {
  return [
    `Deployed ${(0,comparison/* shortVersion */.Li)(options.version)} to ${app.name} as ${describeRelease(release)}`,
    ...addressOf(app),
    describeTimings(timings, performance.now()),
  ];
}
function promotionHint({ app, artifact, release }) {
  if (release.imageId) {
    const digest = artifact.image?.digest ? ` (${artifact.image.digest})` : '';
    return `To run this image on other Fir apps, pass its ID ${release.imageId}${digest} to the promote action as 'oci-image-id'`;
  }
  if (app.product !== 'docker-images') return undefined;
  return `Heroku can't promote the images of ${app.name}, which is on the stack 'container', to other apps: build the same commit on each app`;
}
function describeRelease({ version, status }) {
  return `v${version}${status === 'pending' ? ', whose release command is still running' : ''}`;
}
function addressOf({ webUrl }) {
  return webUrl ? [webUrl] : [];
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ isPlainVersion),
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   Zy: () => (/* binding */ compareVersions)
/* harmony export */ });
/* harmony import */ var _commit_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4745);
/* harmony import */ var _control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3398);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8045);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8359);




const maxLength = 60;
function compareVersions(compared) {
  const { previous, current, commit = current, repositoryUrl } = compared;
  const to = shortVersion(current);
  const none = { to, url: '', distance: '', relation: '' };
  if (previous === undefined) return { ...none, from: '', isSame: false, note: 'first deploy' };
  const from = shortVersion(previous);
  if (previous === current || previous === commit)
    return { ...none, previous, from, isSame: true, note: 'the same commit again' };
  const hasPage = repositoryUrl !== '' && [previous, commit].every(_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q);
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
  return (0,_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q)(version) ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(version) : (0,_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .toOneLine */ .GX)((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactAndTruncate */ .Fd)(version, maxLength));
}
function describeDistance(commits) {
  if (!commits) return { distance: '', relation: 'before:' };
  const { ahead, behind } = commits;
  const [distance, preposition] =
    behind === 0
      ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} later`, ' than']
      : ahead === 0
        ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(behind, 'commit')} back`, ' from']
        : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} ahead and ${behind} behind`, ''];
  return { distance, relation: distance + preposition };
}


/***/ })

};
