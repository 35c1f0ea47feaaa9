export const id = 338;
export const ids = [338];
export const modules = {

/***/ 2338:
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
    if (!(0,web_address/* isWebAddress */.d)(address))
        return markdown_text(label);
    return `[${markdown_text(label)}](<${new URL(address).href.replace(/[<>|]/g, encodeURIComponent)}>)`;
}
const maxLineLength = 500;
function codeBlock(lines) {
    const redacted = (0,redact/* redact */.E$)(lines.join('\n')).split('\n');
    const shown = redacted.map((line) => (0,control_characters/* replaceControlCharacters */.U3)(line).slice(0, maxLineLength));
    const longestRun = Math.max(2, ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
    const fence = '`'.repeat(longestRun + 1);
    return [`${fence}text`, ...shown, fence].join('\n');
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./.build/summary/comparison.js

function comparisonRows(comparison) {
    return comparison ? [['Changes', renderComparison(comparison)]] : [];
}
function renderComparison({ previous, from, to, isSame, url, distance }) {
    if (previous === undefined)
        return 'First deploy';
    if (isSame)
        return 'None: the same commit again';
    const versions = url === '' ? `${code(from)} to ${code(to)}` : markdown_link(`${from}...${to}`, url);
    return [versions, distance].filter(Boolean).join(', ');
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
function renderTimings(timings, apps = []) {
    if (timings.size === 0)
        return [];
    const rows = [...timings].map(([phase, milliseconds]) => [markdown_text(phase), (0,format/* formatDuration */.a3)(milliseconds)]);
    const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars);
    const shown = longest.toSorted((one, other) => one.from - other.from);
    const note = `The chart shows the ${maxBars} of ${apps.length} apps that took longest.`;
    return [
        table(['Phase', 'Time'], rows),
        renderGantt([...sequentialBars(timings), ...shown]),
        ...(shown.length < apps.length ? [note] : []),
    ];
}
function barLength({ from, to }) {
    return to - from;
}
function sequentialBars(timings) {
    let end = 0;
    return [...timings].map(([name, milliseconds]) => {
        const from = end;
        end += milliseconds;
        return { name, from, to: end };
    });
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/promote/app-promotion.js
var app_promotion = __webpack_require__(2530);
;// CONCATENATED MODULE: ./.build/promote/summary.js







const maxErrorLength = 300;
const maxAppsInOrder = 20;
const maxFailures = 10;
function renderSummary(promotion, error) {
    const errorBlock = error && !(error instanceof run/* AlreadyReportedError */.w) ? [codeBlock((0,describe_error/* describeError */.Uc)(error).split('\n'))] : [];
    const tables = tablesOf(promotion);
    return [
        headline(promotion, error),
        ...errorBlock,
        ...tables.slice(0, 1),
        ...changesOf(promotion),
        ...failuresOf(promotion),
        ...renderTimings(promotion.timings, barsOf(promotion)),
        ...tables.slice(1),
    ];
}
function headline(promotion, error) {
    const { apps, label } = promotion;
    const icon = error ? '❌' : '✅';
    const what = label ? `${code(label)} ` : '';
    const unchanged = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'unchanged').length;
    const changed = (0,app_promotion/* appsWithStatus */.j4)(promotion, 'promoted').length;
    if (apps.length === 0)
        return `### ${icon} Nothing was promoted`;
    const all = (0,format/* formatCount */.B4)(apps.length, 'app');
    if (unchanged === 0)
        return `### ${icon} Promoted ${what}to ${changed} of ${all}`;
    if (unchanged === apps.length)
        return `### ${icon} ${apps.length === 1 ? 'The app already runs' : `All ${apps.length} apps already run`} ${label ? code(label) : 'it'}`;
    return `### ${icon} Promoted ${what}to ${changed} of ${all}; ${unchanged} already ran it`;
}
function tablesOf({ apps }) {
    const isCompared = apps.some(({ comparison }) => comparison);
    const head = ['App', 'Result', 'Release', 'Before', ...(isCompared ? ['Changes'] : []), 'Time', 'Error'];
    const rows = shownOf(apps).map((app) => rowOf(app, isCompared ? [app.comparison ? renderComparison(app.comparison) : ''] : []));
    return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) => table(head, rows.slice(100 * index, 100 * (index + 1))));
}
function shownOf(apps) {
    if (apps.length <= maxAppsInOrder)
        return apps;
    const isChanged = ({ outcome }) => outcome.status === 'promoted';
    const failed = (0,app_promotion/* appsWithStatus */.j4)({ apps }, 'failed', 'rolled-back');
    return [...failed, ...(0,app_promotion/* appsWithStatus */.j4)({ apps }, 'not-started'), ...apps.filter(isChanged)];
}
function rowOf({ outcome, maintenance }, changes) {
    const { app, url, status, version, previousVersion, seconds, error = '' } = outcome;
    const result = maintenance ? `${status}, in maintenance mode ${maintenance.describe()}` : status;
    return [
        url ? markdown_link(app, url) : code(app),
        `${icons[status]} ${markdown_text(result)}`,
        version === undefined ? '' : code(`v${version}`),
        previousVersion === undefined ? '' : code(`v${previousVersion}`),
        ...changes,
        seconds > 0 ? (0,format/* formatDuration */.a3)(seconds * 1000) : '',
        markdown_text(error, maxErrorLength),
    ];
}
function changesOf({ apps }) {
    const lines = apps.flatMap(({ outcome, changes = [] }) => changes.map((change) => `- ${code(outcome.app)}: ${markdown_text(change)}`));
    return lines.length === 0 ? [] : [lines.join('\n')];
}
function failuresOf({ apps }) {
    const failures = apps.map(({ outcome, failure = '' }) => ({ app: outcome.app, lines: failure.split('\n') }));
    const detailed = failures.filter(({ lines }) => lines.length > 1);
    const shown = detailed
        .slice(0, maxFailures)
        .flatMap(({ app, lines }) => [`Error of ${code(app)}:`, codeBlock(lines)]);
    const leftOut = `See the log for the errors of ${detailed.length - maxFailures} more apps.`;
    return detailed.length > maxFailures ? [...shown, leftOut] : shown;
}
function barsOf({ apps }) {
    return apps.flatMap(({ outcome, span }) => span ? [{ name: outcome.app, ...span, failed: outcome.status === 'failed' }] : []);
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
