export const id = 479;
export const ids = [479];
export const modules = {

/***/ 5479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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

// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __webpack_require__(3398);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __webpack_require__(8359);
// EXTERNAL MODULE: ./.build/text/web-address.js
var web_address = __webpack_require__(6203);
;// CONCATENATED MODULE: ./.build/summary/markdown.js



function markdown_text(value, maxLength = Number.POSITIVE_INFINITY) {
  return (0,control_characters/* toOneLine */.GX)((0,redact/* redact */.E$)(value))
    .slice(0, maxLength)
    .replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function markdown_code(value) {
  return `<code>${markdown_text(value)}</code>`;
}
function markdown_link(label, address) {
  if (!(0,web_address/* isWebAddress */.d)(address)) return markdown_text(label);
  return `[${markdown_text(label)}](<${new URL(address).href.replace(/[<>|]/g, encodeURIComponent)}>)`;
}
const maxLineLength = 500;
function codeBlock(lines) {
  const redacted = (0,redact/* redact */.E$)(lines.join('\n')).split('\n');
  const shown = redacted.map((line) => (0,control_characters/* replaceControlCharacters */.U3)(line).slice(0, maxLineLength));
  const longestRun = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}text`, ...shown, fence].join('\n');
}
function details(title, parts) {
  return [`<details><summary>${markdown_text(title)}</summary>`, ...parts, '</details>'];
}
function compactTable(head, rows) {
  const isShown = head.map((_, column) => rows.some((row) => row[column]));
  const shown = (cells) => cells.filter((_, column) => isShown[column]);
  return table(shown(head), rows.map(shown));
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./.build/summary/comparison.js

function renderComparison(comparison) {
  const { from, to, isSame, previous, url, distance, note } = comparison;
  if (previous === undefined || isSame) return note;
  const versions = url === '' ? `${code(from)} to ${code(to)}` : link(`${from}...${to}`, url);
  return [versions, distance].filter(Boolean).join(', ');
}
function comparisonSuffix(comparison) {
  if (!comparison) return '';
  const { from, isSame, previous, relation, url, note } = comparison;
  if (previous === undefined || isSame) return ` (${note})`;
  const words = `${relation} ${markdown_code(from)}`;
  return ` (${url === '' ? words : `[${words}](<${url}>)`})`;
}

;// CONCATENATED MODULE: ./.build/summary/heroku.js

function dashboardUrl(apiUrl, app, kind, id) {
  if (apiUrl.host !== 'api.heroku.com') return '';
  const segments = [app, 'activity', kind, id].map(encodeURIComponent);
  return `https://dashboard.heroku.com/apps/${segments.join('/')}`;
}
function linkedCode(label, address) {
  return address === '' ? markdown_code(label) : `[${markdown_code(label)}](<${address}>)`;
}

;// CONCATENATED MODULE: ./.build/summary/trigger.js

function triggerRows(trigger) {
  return trigger ? [['Triggered by', renderTrigger(trigger)]] : [];
}
function renderTrigger({ actor, event, ref, runNumber, url }) {
  const run = markdown_link(`run ${runNumber}`, url);
  return [`${renderActor(actor, url)}: ${describeEvent(event, ref)}`, run].join(', ');
}
function renderActor(actor, runUrl) {
  return /^[\w-]+$/.test(actor) && URL.canParse(runUrl)
    ? markdown_link(actor, `${new URL(runUrl).origin}/${actor}`)
    : markdown_text(actor);
}
function describeEvent(event, ref) {
  const [, pullRequest] = /^refs\/pull\/(\d+)\//.exec(ref) ?? [];
  if (pullRequest !== undefined) return `pull request ${pullRequest}`;
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const what = event === 'workflow_dispatch' ? 'started by hand' : markdown_text(event.replaceAll('_', ' '));
  return name === '' ? what : `${what} ${event === 'push' ? 'to' : 'on'} ${markdown_code(name)}`;
}

;// CONCATENATED MODULE: ./.build/summary/deploy-table.js



function renderDeployTable(rows, { app, apiUrl, trigger, runsNow = '' }) {
  const known = rows.map(({ label, value, page }) => [
    label,
    linkedCode(value, page ? dashboardUrl(apiUrl, app, page.kind, page.id) : ''),
  ]);
  const running = runsNow === '' ? [] : [['Runs now', markdown_text(runsNow)]];
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
  if (cut === -1) return [codeBlock(firstAndLast(description))];
  const lastLines = description.slice(cut + quotation.length).split('\n');
  return [
    codeBlock(firstAndLast(description.slice(0, cut))),
    ...details('Last lines of the output', [codeBlock(lastLines)]),
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

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
// EXTERNAL MODULE: ./.build/text/comparison.js
var comparison = __webpack_require__(675);
;// CONCATENATED MODULE: ./.build/summary/version.js



function renderVersion(version, repositoryUrl) {
  const hasPage = (0,commit_id/* isFullCommitId */.Q)(version) && repositoryUrl !== '';
  return linkedCode((0,comparison/* shortVersion */.Li)(version), hasPage ? `${repositoryUrl}/commit/${version}` : '');
}

;// CONCATENATED MODULE: ./.build/build/summary.js







function renderSummary(deploy, error) {
  const { options, timings, comparison, result } = deploy;
  const app = result?.app ?? deploy.app;
  const where = app?.webUrl ? markdown_link(app.name, app.webUrl) : markdown_code(app?.name ?? options.app);
  const what = `${renderVersion(options.version, options.repositoryUrl)} to ${where}`;
  const hasFailed = Boolean(error) || !result;
  const heading = hasFailed ? `### ❌ Deploy of ${what} failed` : `### ✅ Deployed ${what}`;
  return [
    `${heading}${comparisonSuffix(comparison)}`,
    ...(hasFailed ? renderFailure(error) : []),
    ...renderDeployTable(resultRows(deploy, result), {
      app: app?.name ?? options.app,
      apiUrl: options.apiUrl,
      trigger: options.github?.run,
      runsNow: hasFailed ? runsNow(deploy) : '',
    }),
    ...changeList(deploy),
    ...renderTimings(timings),
  ];
}
function changeList({ changes, maintenance }) {
  const all = [...changes, ...(maintenance ? [`In maintenance mode ${maintenance.describe()}`] : [])];
  return all.length === 0 ? [] : [all.map((change) => `- ${markdown_text(change)}`).join('\n')];
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


/***/ }),

/***/ 6203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isWebAddress)
/* harmony export */ });
function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}


/***/ })

};
