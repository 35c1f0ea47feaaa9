export const id = 419;
export const ids = [419];
export const modules = {

/***/ 5419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  closingLines: () => (/* binding */ closingLines)
});

// UNUSED EXPORTS: promotionHint

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


/***/ })

};
