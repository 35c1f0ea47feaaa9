export const id = 82;
export const ids = [82];
export const modules = {

/***/ 5082:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3363);


const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME]...

Serves a Heroku Platform API on this machine (127.0.0.1) until Ctrl-C.

  --port PORT    Port to listen on (default: a free one)
  --api-key KEY  Key that clients must present (default: a random one)
  --app NAME     App to start with; may be repeated
  --help         Show this text
`;
/** @throws Error that says what is wrong with the arguments. */
function readArguments(args) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args,
        options: {
            port: { type: 'string' },
            'api-key': { type: 'string' },
            app: { type: 'string', multiple: true },
            help: { type: 'boolean', short: 'h' },
        },
    });
    if (values.help)
        return 'help';
    const port = values.port === undefined ? 0 : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
        throw new Error(`--port must be a number from 0 to 65535, not '${values.port}'`);
    }
    const apiKey = values['api-key'];
    if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
        throw new Error('--api-key must be visible ASCII characters without spaces');
    }
    return { port, apps: values.app ?? [], ...(apiKey !== undefined && { apiKey }) };
}
function describe({ url, apiKey }, apps) {
    const variables = [
        ['HEROKU_HOST', url],
        ['HEROKU_PARTICLEBOARD_URL', url],
        ['HEROKU_API_KEY', apiKey],
    ];
    const posix = variables.map(([name, value]) => `  export ${name}='${value}'`);
    const powershell = variables.map(([name, value]) => `  $env:${name} = '${value}'`);
    return `Heroku Platform API on ${url}
Apps: ${apps.join(', ') || 'none yet'}

The action:

  with:
    api-url: ${url}
    api-key: ${apiKey}      # or HEROKU_API_KEY in the environment

The Heroku CLI:

${posix.join('\n')}
  heroku apps

in PowerShell:

${powershell.join('\n')}
  heroku apps

Stop with Ctrl-C.
`;
}
function explain(error, { port }) {
    if (!(error instanceof Error))
        return String(error);
    const code = 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
        return `port ${port} is taken: choose another with --port, or none for a free one`;
    if (code === 'EACCES')
        return `port ${port} may not be used: choose one above 1023`;
    return error.message;
}
function fail(text) {
    process.stderr.write(`platform: ${text}\n`);
    process.exitCode = 1;
}
const exitCodes = new Map([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    // The terminal was closed.
    ['SIGHUP', 129],
]);
async function serve(settings) {
    const starting = (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .startPlatform */ .G)(settings);
    let stopping = false;
    const stop = (signal) => {
        // Whoever asks twice does not want to wait for a clean end.
        if (stopping)
            process.exit(exitCodes.get(signal));
        stopping = true;
        process.stdout.write('Stopping.\n');
        starting.then((platform) => platform.close()).catch((error) => fail(explain(error, settings)));
    };
    for (const signal of exitCodes.keys())
        process.on(signal, stop);
    // Nobody may be left to read what is printed: no reason to end without stopping builds and removing files.
    process.stdout.on('error', () => { });
    process.stderr.on('error', () => { });
    const platform = await starting;
    process.stdout.write(describe(platform, settings.apps));
}
async function main() {
    let settings;
    try {
        settings = readArguments(process.argv.slice(2));
    }
    catch (error) {
        fail(`${error instanceof Error ? error.message : error}\n\n${help}`);
        return;
    }
    if (settings === 'help') {
        process.stdout.write(help);
        return;
    }
    const given = settings;
    await serve(given).catch((error) => fail(explain(error, given)));
}
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
