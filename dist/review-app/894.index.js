export const id = 894;
export const ids = [894];
export const modules = {

/***/ 2894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderComment: () => (/* binding */ renderComment),
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
;// CONCATENATED MODULE: ./.build/deploy/result-rows.js

function resultRows({ build, release }, result) {
  const isPlain = release === undefined || release.status === 'succeeded';
  return [
    ...(release
      ? [
          {
            label: 'Release',
            value: `v${release.version}${isPlain ? '' : ` (${release.status})`}`,
            page: { kind: 'releases', id: release.id },
          },
        ]
      : []),
    ...(build ? [{ label: 'Build', value: (0,format/* shortId */.m_)(build.id), page: { kind: 'builds', id: build.id } }] : []),
    ...(result ? productRows(result) : build?.slugId ? [{ label: 'Slug', value: build.slugId }] : []),
  ];
}
function runsNow({ release, comparison, restored }) {
  if (restored !== undefined) return restored;
  if (release?.status === 'succeeded') return `v${release.version}, which this deploy released`;
  if (!comparison || release?.status === 'pending') return '';
  return comparison.previous === undefined ? 'nothing yet' : `${comparison.from}, as before`;
}
function productRows({ app, build, artifact, release }) {
  if (build.slugId) return [{ label: 'Slug', value: build.slugId }];
  if (app.product === 'docker-images') return [{ label: 'Images', value: 'Docker images of this app only' }];
  if (!release.imageId) return [];
  const { digest } = artifact.image ?? {};
  return [
    { label: 'Image', value: release.imageId },
    ...(digest ? [{ label: 'Digest', value: digest }] : []),
  ];
}

// EXTERNAL MODULE: ./.build/summary/markdown.js
var markdown = __webpack_require__(3084);
;// CONCATENATED MODULE: ./.build/summary/comparison.js

function renderComparison(comparison) {
  const { from, to, isSame, previous, url, distance, note } = comparison;
  if (previous === undefined || isSame) return note;
  const versions = url === '' ? `${(0,markdown/* code */.aY)(from)} to ${(0,markdown/* code */.aY)(to)}` : (0,markdown/* link */.nf)(`${from}...${to}`, url);
  return [versions, distance].filter(Boolean).join(', ');
}
function comparisonSuffix(comparison) {
  if (!comparison) return '';
  const { from, isSame, previous, relation, url, note } = comparison;
  if (previous === undefined || isSame) return ` (${note})`;
  const words = `${relation} ${(0,markdown/* code */.aY)(from)}`;
  return ` (${url === '' ? words : `[${words}](<${url}>)`})`;
}

// EXTERNAL MODULE: ./.build/summary/heroku.js
var heroku = __webpack_require__(1941);
;// CONCATENATED MODULE: ./.build/summary/trigger.js

function triggerRows(trigger) {
  return trigger ? [['Triggered by', renderTrigger(trigger)]] : [];
}
function renderTrigger({ actor, event, ref, runNumber, url }) {
  const run = (0,markdown/* link */.nf)(`run ${runNumber}`, url);
  return [`${renderActor(actor, url)}: ${describeEvent(event, ref)}`, run].join(', ');
}
function renderActor(actor, runUrl) {
  return /^[\w-]+$/.test(actor) && URL.canParse(runUrl)
    ? (0,markdown/* link */.nf)(actor, `${new URL(runUrl).origin}/${actor}`)
    : (0,markdown/* text */.Qq)(actor);
}
function describeEvent(event, ref) {
  const [, pullRequest] = /^refs\/pull\/(\d+)\//.exec(ref) ?? [];
  if (pullRequest !== undefined) return `pull request ${pullRequest}`;
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const what = event === 'workflow_dispatch' ? 'started by hand' : (0,markdown/* text */.Qq)(event.replaceAll('_', ' '));
  return name === '' ? what : `${what} ${event === 'push' ? 'to' : 'on'} ${(0,markdown/* code */.aY)(name)}`;
}

;// CONCATENATED MODULE: ./.build/summary/deploy-table.js



function renderDeployTable(rows, { app, apiUrl, trigger, runsNow = '' }) {
  const known = rows.map(({ label, value, page }) => [
    label,
    (0,heroku/* linkedCode */.n)(value, page ? (0,heroku/* dashboardUrl */.a)(apiUrl, app, page.kind, page.id) : ''),
  ]);
  const running = runsNow === '' ? [] : [['Runs now', (0,markdown/* text */.Qq)(runsNow)]];
  const all = [...known, ...running, ...triggerRows(trigger)];
  return all.length === 0 ? [] : [['<table>', ...all.map(tableRow), '</table>'].join('\n')];
}
function tableRow([head, cell]) {
  return `<tr><th align="left">${head}</th><td>\n\n${cell}\n\n</td></tr>`;
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/text/quoting-error.js
var quoting_error = __webpack_require__(5492);
;// CONCATENATED MODULE: ./.build/summary/failure.js



const quotation = '\nThe last lines of its output:\n';
const maxLines = 30;
function renderFailure(error) {
  const description = (0,describe_error/* describeError */.Uc)(error);
  const cut =
    error instanceof quoting_error/* QuotingError */.y && error.lastLines.length > 0 ? description.indexOf(quotation) : -1;
  if (cut === -1) return [(0,markdown/* codeBlock */.DV)(firstAndLast(description))];
  const lastLines = description.slice(cut + quotation.length).split('\n');
  return [
    (0,markdown/* codeBlock */.DV)(firstAndLast(description.slice(0, cut))),
    ...(0,markdown/* details */.zH)('Last lines of the output', [(0,markdown/* codeBlock */.DV)(lastLines)]),
  ];
}
function firstAndLast(description) {
  const lines = description.split('\n');
  return [...lines.slice(0, 1), ...lines.slice(1).slice(-maxLines)];
}

;// CONCATENATED MODULE: ./.build/summary/gantt.js

const shortestBar = 1 / 200;
const timeOrigin = Date.UTC(2000, 0, 1);
const hour = 60 * 60_000;
function renderGantt(bars) {
  const total = Math.max(...bars.map(({ to }) => to));
  const names = makeUnique(bars.map(({ name }) => sanitizeName(name)));
  const rows = bars.flatMap(({ from, to, failed }, index) => {
    const visibleEnd = Math.max(to, from + total * shortestBar, from + 1);
    const [label, tag] = failed
      ? [`${(0,format/* formatDuration */.a3)(to - from)}, failed`, 'crit, ']
      : [(0,format/* formatDuration */.a3)(to - from), ''];
    return [
      `    section ${names[index]}`,
      `    ${label} : ${tag}${formatTime(from)}, ${formatTime(visibleEnd)}`,
    ];
  });
  const settings = [
    'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `axisFormat ${total < hour ? '%M:%S' : '%H:%M:%S'}`,
    ...(total < 10_000 ? ['tickInterval 1second'] : []),
    'todayMarker off',
  ].map((line) => `    ${line}`);
  return ['```mermaid', layout(names), 'gantt', ...settings, ...rows, '```'].join('\n');
}
function layout(names) {
  const longest = Math.max(...names.map((name) => name.length));
  const settings = { leftPadding: Math.max(75, 20 + 7 * longest), numberSectionStyles: 2 };
  return `%%{init: ${JSON.stringify({ gantt: settings })}}%%`;
}
function sanitizeName(name) {
  const words = name.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim() || 'unnamed';
  return words.replace(/^\d+$/, 'no. $&');
}
function makeUnique(names) {
  return names.map((name, index) => (names.indexOf(name) < index ? `${name}, row ${index + 1}` : name));
}
function formatTime(milliseconds) {
  return new Date(timeOrigin + Math.round(milliseconds)).toISOString().slice(0, -1).replace('T', ' ');
}

;// CONCATENATED MODULE: ./.build/summary/timings.js


const maxBars = 40;
const shortestShown = 5_000;
function renderTimings(timings, apps = []) {
  const total = [...timings.values()].reduce((sum, milliseconds) => sum + milliseconds, 0);
  if (total <= shortestShown) return [];
  const phases = sequentialBars((0,format/* shownPhases */.oq)(timings));
  const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars);
  const shown = longest.toSorted((one, other) => one.from - other.from);
  const note = `The chart shows the ${maxBars} of ${apps.length} apps that took longest.`;
  return [renderGantt([...phases, ...shown]), ...(shown.length < apps.length ? [note] : [])];
}
function barLength({ from, to }) {
  return to - from;
}
function sequentialBars(timings) {
  let end = 0;
  return timings.map(([name, milliseconds]) => {
    const from = end;
    end += milliseconds;
    return { name, from, to: end };
  });
}

// EXTERNAL MODULE: ./.build/review-app/review.js + 1 modules
var review_app_review = __webpack_require__(8609);
// EXTERNAL MODULE: ./.build/review-app/should-have-app.js
var should_have_app = __webpack_require__(1715);
;// CONCATENATED MODULE: ./.build/review-app/summary.js











function renderSummary(review, error) {
  const why = review.result?.why;
  return [
    `### ${headline(review, error)}${suffix(review)}`,
    ...(error ? renderFailure(error) : []),
    ...(why ? [(0,markdown/* text */.Qq)(why)] : []),
    ...renderDetails(review, error),
  ];
}
function renderComment(review, error) {
  const { inputs, result, timings } = review;
  const took = [...timings.values()].reduce((total, one) => total + one, 0);
  const why = error ? ownMessageOf(error) : (result?.why ?? '');
  const line = [headline(review, error), ...(why === '' ? [] : [(0,markdown/* text */.Qq)(why)])].join(': ');
  return [
    [line, (0,markdown/* link */.nf)('Log', inputs.github.run.url)].join(' · '),
    ...(0,markdown/* details */.zH)(
      [`Pipeline ${inputs.pipeline}`, ...(took < format/* shortestPhase */.U0 ? [] : [(0,format/* formatDuration */.a3)(took)])].join(', '),
      [
        ...(review.deploy?.comparison && result?.deployed
          ? [`Changes: ${renderComparison(review.deploy.comparison)}`]
          : []),
        ...renderDetails(review, error),
        ...nextStep(review),
      ],
    ),
  ];
}
function renderDetails({ deploy, inputs, result, timings }, error) {
  const app = result?.app?.name ?? deploy?.app?.name ?? '';
  const deployed = result?.deployed;
  const rows = deploy && (error || deployed) ? resultRows(deploy, deployed) : [];
  return [
    ...renderDeployTable([...(app === '' ? [] : [{ label: 'App', value: app }]), ...rows], {
      app,
      apiUrl: inputs.apiUrl,
      trigger: inputs.github.run,
      runsNow: error && deploy ? runsNow(deploy) : '',
    }),
    ...renderTimings(timings),
  ];
}
function suffix({ deploy, result }) {
  return result && !result.deployed ? '' : comparisonSuffix(deploy?.comparison);
}
function headline(review, error) {
  const { inputs, result } = review;
  const commit = (0,review_app_review/* describeCommit */.XT)(review.commit, inputs.deploy.repositoryUrl);
  if (error || !result) return `❌ The review app for ${commit} failed`;
  const { status, app } = result;
  if (status === 'destroyed') return '🧹 The review app was destroyed';
  if (status === 'unchanged') return `➖ ${commit} was not deployed`;
  const where = app ? (app.webUrl ? (0,markdown/* link */.nf)(app.webUrl, app.webUrl) : (0,markdown/* code */.aY)(app.name)) : '';
  return `✅ The review app runs ${commit}: ${where}`;
}
function ownMessageOf(error) {
  return error instanceof quoting_error/* QuotingError */.y ? error.ownMessage : ((0,describe_error/* describeError */.Uc)(error).split('\n', 1)[0] ?? '');
}
function nextStep({ inputs, pullRequest }) {
  const { label } = inputs;
  if (!pullRequest.open) return [];
  if (label === '') return ['Close the pull request to destroy the app.'];
  if ((0,should_have_app/* shouldHaveApp */.r_)(pullRequest, label))
    return [`Remove the label ${(0,markdown/* code */.aY)(label)} or close the pull request to destroy the app.`];
  return [`Add the label ${(0,markdown/* code */.aY)(label)} to create the app again.`];
}


/***/ })

};
