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
  #endedWithReturn = false;
  constructor(log, name) {
    this.#log = log;
    this.#name = name;
    this.#label = Buffer.from(`${name} | `);
  }
  async writeUntrusted(bytes) {
    if (bytes.length === 0) return;
    const lines = [];
    let at = this.#endedWithReturn && bytes[0] === newline ? 1 : 0;
    for (const { end, next } of lineEnds(bytes, at)) {
      lines.push(this.#label, ...this.#takePartial(), bytes.subarray(at, end), lineEnd);
      at = next;
    }
    this.#endedWithReturn = bytes.at(-1) === carriageReturn;
    this.#addPartial(bytes.subarray(at));
    if (this.#length > longestLine) lines.push(...this.#takeLongLine());
    if (lines.length > 0) await this.#log.writeUntrusted(Buffer.concat(lines));
  }
  async endUntrusted() {
    if (this.#length === 0) return;
    await this.#log.writeUntrusted(Buffer.concat([this.#label, ...this.#takePartial(), lineEnd]));
  }
  info(message) {
    this.#log.info(`${this.#name}: ${message}`);
  }
  warning(message) {
    this.#log.warning(`${this.#name}: ${message}`);
  }
  #addPartial(piece) {
    if (piece.length === 0) return;
    this.#partial.push(piece);
    this.#length += piece.length;
  }
  #takePartial() {
    this.#length = 0;
    return this.#partial.splice(0);
  }
  #takeLongLine() {
    const text = Buffer.concat(this.#takePartial());
    const end = endOfCharacters(text);
    const whole = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .findSafeCut */ .ZE)(text.toString('latin1', 0, end)) || end;
    this.#addPartial(text.subarray(whole));
    return [this.#label, text.subarray(0, whole), lineEnd];
  }
}
function* lineEnds(bytes, from) {
  let nextFeed = indexOrEnd(bytes, newline, from);
  let nextReturn = indexOrEnd(bytes, carriageReturn, from);
  while (nextFeed < bytes.length || nextReturn < bytes.length) {
    const end = Math.min(nextFeed, nextReturn);
    const next = end + (end === nextReturn && bytes[end + 1] === newline ? 2 : 1);
    yield { end, next };
    if (nextFeed < next) nextFeed = indexOrEnd(bytes, newline, next);
    if (nextReturn < next) nextReturn = indexOrEnd(bytes, carriageReturn, next);
  }
}
function indexOrEnd(bytes, byte, from) {
  const found = bytes.indexOf(byte, from);
  return found === -1 ? bytes.length : found;
}
function endOfCharacters(text) {
  const last = text.subarray(-3).findLastIndex((byte) => byte >= 0xc0);
  if (last === -1) return text.length;
  const start = Math.max(0, text.length - 3) + last;
  const lead = text[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return start + length > text.length ? start : text.length;
}


/***/ })

};
