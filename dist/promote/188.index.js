export const id = 188;
export const ids = [188];
export const modules = {

/***/ 6188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LabelledLog: () => (/* binding */ LabelledLog)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8359);

const newline = 0x0a;
const carriageReturn = 0x0d;
const lineEnd = Buffer.of(newline);
const longestLine = 64 * 1024;
class LabelledLog {
    #log;
    #name;
    #label;
    #partial = [];
    #length = 0;
    #returned = false;
    constructor(log, name) {
        this.#log = log;
        this.#name = name;
        this.#label = Buffer.from(`${name} | `);
    }
    async untrusted(bytes) {
        if (bytes.length === 0)
            return;
        const lines = [];
        let at = this.#returned && bytes[0] === newline ? 1 : 0;
        for (const { end, next } of lineEnds(bytes, at)) {
            lines.push(this.#label, ...this.#taken(), bytes.subarray(at, end), lineEnd);
            at = next;
        }
        this.#returned = bytes.at(-1) === carriageReturn;
        this.#keep(bytes.subarray(at));
        if (this.#length > longestLine)
            lines.push(...this.#longLine());
        if (lines.length > 0)
            await this.#log.untrusted(Buffer.concat(lines));
    }
    async endUntrusted() {
        if (this.#length === 0)
            return;
        await this.#log.untrusted(Buffer.concat([this.#label, ...this.#taken(), lineEnd]));
    }
    warning(message) {
        this.#log.warning(`${this.#name}: ${message}`);
    }
    #keep(piece) {
        if (piece.length === 0)
            return;
        this.#partial.push(piece);
        this.#length += piece.length;
    }
    #taken() {
        this.#length = 0;
        return this.#partial.splice(0);
    }
    #longLine() {
        const text = Buffer.concat(this.#taken());
        const end = endOfCharacters(text);
        const whole = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .cutBeforeSecret */ .QP)(text.toString('latin1', 0, end)) || end;
        this.#keep(text.subarray(whole));
        return [this.#label, text.subarray(0, whole), lineEnd];
    }
}
function* lineEnds(bytes, from) {
    let feed = place(bytes, newline, from);
    let back = place(bytes, carriageReturn, from);
    while (feed < bytes.length || back < bytes.length) {
        const end = Math.min(feed, back);
        const next = end + (end === back && bytes[end + 1] === newline ? 2 : 1);
        yield { end, next };
        if (feed < next)
            feed = place(bytes, newline, next);
        if (back < next)
            back = place(bytes, carriageReturn, next);
    }
}
function place(bytes, byte, from) {
    const found = bytes.indexOf(byte, from);
    return found === -1 ? bytes.length : found;
}
function endOfCharacters(text) {
    const last = text.subarray(-3).findLastIndex((byte) => byte >= 0xc0);
    if (last === -1)
        return text.length;
    const start = Math.max(0, text.length - 3) + last;
    const lead = text[start] ?? 0;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return start + length > text.length ? start : text.length;
}


/***/ })

};
