export const id = 932;
export const ids = [932];
export const modules = {

/***/ 8932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDynoLog: () => (/* binding */ readDynoLog)
});

// UNUSED EXPORTS: endOfLog

// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/log-sessions.js


const idleTimeout = 10_000;
const maxBytes = 15_000_000;
async function readLog(client, app, { dyno, lines }) {
  const body = { dyno_name: dyno, dyno, lines, tail: false };
  const session = await client.request('POST', (0,heroku_client/* apiPath */.So)`/apps/${app}/log-sessions`, {
    body,
    idempotent: true,
  });
  const url = new URL(client.signedUrl((0,heroku_client/* required */.mw)(session.logplex_url, 'the URL of the log')));
  const { http, signal } = client;
  const response = await http.send({ method: 'GET', url, signal, idleTimeout });
  if (response.statusCode !== 200) {
    response.destroy();
    throw new errors/* TransientError */.N_(`The log session answered ${response.statusCode}`);
  }
  const text = await readAsFarAsPossible(response);
  signal.throwIfAborted();
  return text
    .replaceAll('\0', '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^\S+ (?=\w+\[[^\]]*\]: )/, ''));
}
async function readAsFarAsPossible(response) {
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch (cause) {
    if (size === 0) throw new errors/* TransientError */.N_('The log session broke off', { cause });
  }
  return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./.build/output/tail.js
var tail = __webpack_require__(2406);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
;// CONCATENATED MODULE: ./.build/release/dyno-log.js



const logLines = 100;
const quotedLines = 20;
const noise = /^npm notice|^\s+at .*\(?node:internal\//;
const readTimeout = 20_000;
async function readDynoLog(client, app, dyno) {
  const limit = AbortSignal.timeout(readTimeout);
  try {
    const limited = client.until(AbortSignal.any([client.signal, limit]));
    const lines = await readLog(limited, app.id, { dyno, lines: logLines });
    const last = endOfLog(lines, dyno);
    return { lines: last, problem: last.length > 0 ? '' : `Its log is empty. ${whereToLook(app.name)}` };
  } catch (error) {
    client.signal.throwIfAborted();
    const why = limit.aborted ? `no answer within ${readTimeout / 1000} seconds` : (0,describe_error/* errorMessage */.gJ)(error);
    return { lines: [], problem: `Its log could not be read: ${why}\n${whereToLook(app.name)}` };
  }
}
function whereToLook(app) {
  return `See it by 'heroku logs --app ${app}'`;
}
function endOfLog(lines, dyno) {
  const relevant = linesOfLastStart(lines, dyno).filter((line) => !noise.test(line));
  return (0,tail/* lastLinesOf */.lS)(relevant.join('\n'), quotedLines);
}
function linesOfLastStart(lines, dyno) {
  const starts = [[]];
  for (const line of lines) {
    const [, source, name, message = ''] = /^(\w+)\[([^\]]*)\]: (.*)$/s.exec(line) ?? [];
    if (name !== dyno) continue;
    if (source === 'app') starts.at(-1)?.push(message);
    else if (/^(Error |Process exited)/.test(message)) starts.at(-1)?.push(`Heroku: ${message}`);
    else if (message.startsWith('Starting process')) starts.push([]);
  }
  return starts.findLast(({ length }) => length > 0) ?? [];
}


/***/ })

};
