export const id = 457;
export const ids = [457];
export const modules = {

/***/ 1457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./.build/runner/run.js
var run = __webpack_require__(5132);
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
function code(value) {
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
  const versions = url === '' ? `${code(from)} to ${code(to)}` : markdown_link(`${from}...${to}`, url);
  return [versions, distance].filter(Boolean).join(', ');
}
function comparisonSuffix(comparison) {
  if (!comparison) return '';
  const { from, isSame, previous, relation, url, note } = comparison;
  if (previous === undefined || isSame) return ` (${note})`;
  const words = `${relation} ${code(from)}`;
  return ` (${url === '' ? words : `[${words}](<${url}>)`})`;
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

;// CONCATENATED MODULE: ./.build/summary/heroku.js

function dashboardUrl(apiUrl, app, kind, id) {
  if (apiUrl.host !== 'api.heroku.com') return '';
  const segments = [app, 'activity', kind, id].map(encodeURIComponent);
  return `https://dashboard.heroku.com/apps/${segments.join('/')}`;
}
function linkedCode(label, address) {
  return address === '' ? code(label) : `[${code(label)}](<${address}>)`;
}

// EXTERNAL MODULE: ./.build/text/format.js
var format = __webpack_require__(8045);
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
  return name === '' ? what : `${what} ${event === 'push' ? 'to' : 'on'} ${code(name)}`;
}

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __webpack_require__(4745);
// EXTERNAL MODULE: ./.build/promote/app-promotion.js
var app_promotion = __webpack_require__(2530);
;// CONCATENATED MODULE: ./.build/promote/summary.js










const maxErrorLength = 300;
const maxAppsInOrder = 20;
const maxFailures = 10;
function renderSummary(promotion, error) {
  const errorBlock = error && !(error instanceof run/* AlreadyReportedError */.w) ? renderFailure(error) : [];
  const tables = tablesOf(promotion);
  return [
    headline(promotion, error),
    ...errorBlock,
    ...tables.slice(0, 1),
    ...triggerOf(promotion),
    ...changesOf(promotion),
    ...failuresOf(promotion),
    ...renderTimings(promotion.timings, barsOf(promotion)),
    ...tables.slice(1),
  ];
}
function headline(promotion, error) {
  const { apps } = promotion;
  const icon = error ? '❌' : '✅';
  const what = describeArtifact(promotion);
  const unchanged = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'unchanged').length;
  const changed = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'promoted').length;
  const [first] = apps;
  if (!first) return `### ${icon} Nothing was promoted`;
  const isOnly = apps.length === 1;
  const all = isOnly ? linkOf(first.outcome) : (0,format/* formatCount */.B4)(apps.length, 'app');
  if (unchanged === apps.length)
    return `### ${icon} ${isOnly ? `${all} already runs` : `All ${all} already run`} ${what || 'it'}`;
  const words =
    error && changed === 0
      ? `Promotion ${what && `of ${what} `}to ${all} failed`
      : `Promoted ${what && `${what} `}to ${changed === apps.length ? all : `${changed} of ${all}`}`;
  const others = unchanged === 0 ? '' : `; ${unchanged} already ran it`;
  return `### ${icon} ${words}${others}${comparisonSuffix(sharedComparison(apps))}`;
}
function linkOf({ app, url }) {
  return url ? markdown_link(app, url) : code(app);
}
function sharedComparison(apps) {
  const [first, ...others] = apps.filter(({ outcome }) => outcome.status !== 'unchanged');
  const isShared = others.every(({ comparison }) => comparison?.note === first?.comparison?.note);
  return isShared ? first?.comparison : undefined;
}
function describeArtifact({ label, commit = '', inputs }) {
  if (label === '') return '';
  const url =
    (0,commit_id/* isFullCommitId */.Q)(commit) && inputs.repositoryUrl !== '' ? `${inputs.repositoryUrl}/commit/${commit}` : '';
  return linkedCode(label, url);
}
function triggerOf({ inputs }) {
  return inputs.github ? [`Triggered by ${renderTrigger(inputs.github.run)}`] : [];
}
function tablesOf({ apps, inputs }) {
  const hasFailed = apps.some(({ outcome }) => !['promoted', 'unchanged'].includes(outcome.status));
  const head = ['App', 'Result', 'Release', 'Before', 'Changes', 'Runs now', 'Time', 'Error'];
  const showsChanges = sharedComparison(apps) === undefined;
  const rows = shownOf(apps).map((app) => rowOf(app, inputs.apiUrl, { hasFailed, showsChanges }));
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    compactTable(head, rows.slice(100 * index, 100 * (index + 1))),
  );
}
function shownOf(apps) {
  if (apps.length <= maxAppsInOrder) return apps;
  const isChanged = ({ outcome }) => outcome.status === 'promoted';
  const failed = (0,app_promotion/* appsWithStatus */.j4)({ apps }, 'failed', 'rolled-back');
  return [...failed, ...(0,app_promotion/* appsWithStatus */.j4)({ apps }, 'not-started'), ...apps.filter(isChanged)];
}
function rowOf(promotion, apiUrl, { hasFailed, showsChanges }) {
  const { outcome, maintenance, comparison } = promotion;
  const { app, status, releaseId, version, previousVersion, seconds, error = '' } = outcome;
  const words = status.replace('-', ' ');
  const result = maintenance ? `${words}, in maintenance mode ${maintenance.describe()}` : words;
  const page = releaseId === undefined ? '' : dashboardUrl(apiUrl, app, 'releases', releaseId);
  return [
    linkOf(outcome),
    `${icons[status]} ${markdown_text(result)}`,
    version === undefined ? '' : linkedCode(`v${version}`, page),
    previousVersion === undefined || previousVersion === version ? '' : code(`v${previousVersion}`),
    comparison && showsChanges && status !== 'unchanged' ? renderComparison(comparison) : '',
    hasFailed ? runsNow(promotion) : '',
    seconds > 0 ? (0,format/* formatDuration */.a3)(seconds * 1000) : '',
    markdown_text(error, maxErrorLength),
  ];
}
function runsNow({ outcome, runsOwnRelease }) {
  const { status, version, previousVersion } = outcome;
  if (status === 'rolled-back') return 'as before';
  const isOwn = status === 'promoted' || status === 'unchanged' || runsOwnRelease === true;
  const running = isOwn ? version : previousVersion;
  return running === undefined ? '' : code(`v${running}`);
}
function changesOf({ apps }) {
  const lines = apps.flatMap(({ outcome, changes = [] }) =>
    changes.map((change) => `- ${code(outcome.app)}: ${markdown_text(change)}`),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}
function failuresOf({ apps }) {
  const failures = apps.map(({ outcome, failure = '' }) => ({
    app: outcome.app,
    lines: failure.split('\n'),
  }));
  const detailed = failures.filter(({ lines }) => lines.length > 1);
  const shown = detailed
    .slice(0, maxFailures)
    .flatMap(({ app, lines }) => details(`Error of ${app}`, [codeBlock(lines)]));
  const leftOut = `See the log for the errors of ${detailed.length - maxFailures} more apps.`;
  return detailed.length > maxFailures ? [...shown, leftOut] : shown;
}
function barsOf({ apps }) {
  return apps.flatMap(({ outcome, span }) =>
    span ? [{ name: outcome.app, ...span, failed: outcome.status === 'failed' }] : [],
  );
}
const icons = {
  promoted: '✅',
  unchanged: '➖',
  failed: '❌',
  'rolled-back': '↩️',
  'not-started': '⏸️',
};


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
