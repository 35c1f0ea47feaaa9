export const id = 819;
export const ids = [819];
export const modules = {

/***/ 9819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  phases: () => (/* binding */ phases)
});

// EXTERNAL MODULE: ./.build/runner/format.js
var format = __webpack_require__(1278);
;// CONCATENATED MODULE: ./.build/runner/gantt.js

const shortestBar = 1 / 200;
const beginning = Date.UTC(2000, 0, 1);
const hour = 60 * 60_000;
function gantt(bars) {
    const total = Math.max(...bars.map(({ to }) => to));
    const names = unlike(bars.map(({ name }) => rowName(name)));
    const rows = bars.flatMap(({ from, to, failed }, index) => {
        const shownTo = Math.max(to, from + total * shortestBar, from + 1);
        const [label, tag] = failed ? [`${(0,format/* duration */.p0)(to - from)}, failed`, 'crit, '] : [(0,format/* duration */.p0)(to - from), ''];
        return [`    section ${names[index]}`, `    ${label} : ${tag}${time(from)}, ${time(shownTo)}`];
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
function rowName(name) {
    const words = name.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim() || 'unnamed';
    return words.replace(/^\d+$/, 'no. $&');
}
function unlike(names) {
    return names.map((name, index) => (names.indexOf(name) < index ? `${name}, row ${index + 1}` : name));
}
function time(milliseconds) {
    return new Date(beginning + Math.round(milliseconds)).toISOString().slice(0, -1).replace('T', ' ');
}

// EXTERNAL MODULE: ./.build/runner/markdown.js
var markdown = __webpack_require__(3400);
;// CONCATENATED MODULE: ./.build/runner/phases.js



const mostBars = 40;
function phases(took, apps = []) {
    if (took.size === 0)
        return [];
    const rows = [...took].map(([phase, milliseconds]) => [(0,markdown/* text */.Qq)(phase), (0,format/* duration */.p0)(milliseconds)]);
    const longest = apps.toSorted((one, other) => phases_length(other) - phases_length(one)).slice(0, mostBars);
    const shown = longest.toSorted((one, other) => one.from - other.from);
    const leftOut = `The picture has the ${mostBars} of ${apps.length} apps that took longest.`;
    return [
        (0,markdown/* table */.tp)(['Phase', 'Time'], rows),
        gantt([...oneAfterTheOther(took), ...shown]),
        ...(shown.length < apps.length ? [leftOut] : []),
    ];
}
function phases_length({ from, to }) {
    return to - from;
}
function oneAfterTheOther(took) {
    let at = 0;
    return [...took].map(([name, milliseconds]) => {
        const from = at;
        at += milliseconds;
        return { name, from, to: at };
    });
}


/***/ })

};
