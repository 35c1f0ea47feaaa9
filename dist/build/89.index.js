export const id = 89;
export const ids = [89];
export const modules = {

/***/ 4089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

;// CONCATENATED MODULE: ./.build/deploy/product-rows.js
function productRows({ app, build, artifact, release }) {
    if (build.slugId)
        return [['Slug', build.slugId]];
    if (app.product === 'docker-images')
        return [['Images', 'Docker images of this app only']];
    if (!release.imageId)
        return [];
    const digest = artifact.image?.digest ? [['Digest', artifact.image.digest]] : [];
    return [['Image', release.imageId], ...digest];
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
;// CONCATENATED MODULE: ./.build/build/summary.js





function renderSummary(deploy, error) {
    const { options, timings, maintenance, result, comparison } = deploy;
    const changes = [
        ...deploy.changes,
        ...(maintenance ? [`In maintenance mode ${maintenance.describe()}`] : []),
    ];
    const what = `${code(options.version)} to ${code(result?.app.name ?? options.app)}`;
    if (!result || error) {
        return [
            `### ❌ Deploy of ${what} failed`,
            codeBlock((0,describe_error/* describeError */.Uc)(error).split('\n')),
            ...(comparison ? [`Changes: ${renderComparison(comparison)}`] : []),
            ...changeList(changes),
            ...renderTimings(timings),
        ];
    }
    return [
        `### ✅ Deployed ${what}`,
        resultTable(result, comparison),
        ...changeList(changes),
        ...renderTimings(timings),
    ];
}
function changeList(changes) {
    return changes.length === 0 ? [] : [changes.map((change) => `- ${markdown_text(change)}`).join('\n')];
}
function resultTable(result, comparison) {
    const { app, build, release } = result;
    const rows = [
        ['Release', code(`v${release.version}`)],
        ...comparisonRows(comparison),
        ['Build', code(build.id)],
        ...productRows(result).map(([label, value]) => [label, code(value)]),
    ];
    return table(['App', app.webUrl ? markdown_link(app.name, app.webUrl) : code(app.name)], rows);
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
