export const id = 186;
export const ids = [186];
export const modules = {

/***/ 7186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderTimings: () => (/* binding */ renderTimings)
});

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

// EXTERNAL MODULE: ./.build/summary/markdown.js
var markdown = __webpack_require__(3084);
;// CONCATENATED MODULE: ./.build/summary/timings.js



const maxBars = 40;
function renderTimings(timings, apps = []) {
    if (timings.size === 0)
        return [];
    const rows = [...timings].map(([phase, milliseconds]) => [(0,markdown/* text */.Qq)(phase), (0,format/* formatDuration */.a3)(milliseconds)]);
    const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars);
    const shown = longest.toSorted((one, other) => one.from - other.from);
    const note = `The chart shows the ${maxBars} of ${apps.length} apps that took longest.`;
    return [
        (0,markdown/* table */.tp)(['Phase', 'Time'], rows),
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


/***/ })

};
