export const id = 388;
export const ids = [388];
export const modules = {

/***/ 9388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: stopSavedCommands

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __webpack_require__(5502);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __webpack_require__(6204);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/list.js
var list = __webpack_require__(7183);
;// CONCATENATED MODULE: ./.build/heroku/one-off-dynos.js




const maxConflicts = 5;
const conflictPause = 1_000;
async function startOneOffDyno(client, app, command) {
  const body = { command, attach: true, force_no_tty: true, type: 'run' };
  const start = () => client.request('POST', (0,heroku_client/* apiPath */.So)`/apps/${app}/dynos`, { body });
  const dyno = await unlessConflict(start, client.signal);
  const url = client.signedUrl((0,heroku_client/* required */.mw)(dyno.attach_url ?? undefined, 'the URL to attach to the dyno'));
  return { name: (0,heroku_client/* required */.mw)(dyno.name, 'the name of the dyno'), attachUrl: new URL(url) };
}
async function unlessConflict(start, signal) {
  for (let conflicts = 1; ; conflicts += 1) {
    try {
      return await start();
    } catch (error) {
      if (!(0,errors/* isStatus */.zM)(error, 409) || conflicts > maxConflicts) throw error;
      await (0,sleep/* sleep */.y)(conflictPause, signal);
    }
  }
}
async function findDynoByCommand(client, app, part) {
  const dynos = await (0,list/* listAll */._)(client, (0,heroku_client/* apiPath */.So)`/apps/${app}/dynos`);
  return dynos.find(({ command }) => command?.includes(part))?.name;
}
async function stopDyno(client, app, dyno) {
  await client.command('POST', (0,heroku_client/* apiPath */.So)`/apps/${app}/dynos/${dyno}/actions/stop`);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
// EXTERNAL MODULE: ./.build/http/client.js
var client = __webpack_require__(7036);
;// CONCATENATED MODULE: ./.build/http/connect.js






const connectTimeout = 30_000;
const keepAliveDelay = 30_000;
async function connectTls(hostname, port, signal) {
  const deadline = AbortSignal.timeout(connectTimeout);
  const either = AbortSignal.any([signal, deadline]);
  try {
    return await connect_open(hostname, port, either);
  } catch (cause) {
    signal.throwIfAborted();
    const why = deadline.aborted ? 'no answer in time' : (0,describe_error/* errorMessage */.gJ)(cause);
    throw new errors/* TransientError */.N_(`Could not connect to ${hostname}:${port}: ${why}`, { cause });
  }
}
async function connect_open(hostname, port, signal) {
  signal.throwIfAborted();
  const socket = (0,client/* isLoopback */.U9)(hostname)
    ? (0,external_node_tls_.connect)({ host: hostname, port, rejectUnauthorized: false })
    : await openRemote(hostname, port, signal);
  try {
    await (0,external_node_events_.once)(socket, 'secureConnect', { signal });
    if (socket instanceof external_node_net_.Socket) socket.setKeepAlive(true, keepAliveDelay);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
async function openRemote(host, port, signal) {
  const { httpsProxy, ProxyAgent } = await __webpack_require__.e(/* import() */ 309).then(__webpack_require__.bind(__webpack_require__, 309));
  const proxy = httpsProxy(new URL(`https://${host}:${port}`));
  if (!proxy) return (0,external_node_tls_.connect)({ host, port, servername: host });
  return tunnel(new ProxyAgent(proxy, {}), host, port, signal);
}
function tunnel(agent, host, port, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      agent.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    agent.createConnection({ host, port }, (error, connection) => {
      signal.removeEventListener('abort', abort);
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

// EXTERNAL MODULE: ./.build/http/retry.js
var retry = __webpack_require__(9901);
// EXTERNAL MODULE: ./.build/output/tail.js
var tail = __webpack_require__(2406);
;// CONCATENATED MODULE: ./.build/release/command-output.js

const newline = 0x0a;
const heldBack = 256;
const nothing = Buffer.alloc(0);
class CommandOutput {
  #status;
  #tail = new tail/* Tail */.PW();
  #isFirstLine = true;
  #rest = nothing;
  exitStatus;
  constructor(marker) {
    this.#status = `${marker}: (\\d{1,3})\\r?`;
  }
  push(chunk) {
    if (this.exitStatus !== undefined) return nothing;
    const bytes = this.#withoutGreeting(Buffer.concat([this.#rest, chunk]));
    const ended = this.#takeEnd(bytes, '\\n');
    if (ended) return ended;
    const certain = Math.max(bytes.lastIndexOf(newline) + 1, bytes.length - heldBack);
    this.#rest = bytes.subarray(this.#isFirstLine ? 0 : certain);
    return this.#take(bytes.subarray(0, this.#isFirstLine ? 0 : certain));
  }
  end() {
    const rest = this.#rest;
    this.#rest = nothing;
    return this.#takeEnd(rest, '$') ?? this.#take(rest);
  }
  lastLines() {
    return this.#tail.lines();
  }
  #withoutGreeting(bytes) {
    if (!this.#isFirstLine) return bytes;
    const end = bytes.indexOf(newline);
    if (end === -1 && bytes.length < heldBack) return bytes;
    this.#isFirstLine = false;
    const isGreeting = end !== -1 && bytes.toString('latin1', 0, end).trim() === 'rendezvous';
    return isGreeting ? bytes.subarray(end + 1) : bytes;
  }
  #takeEnd(bytes, lineEnd) {
    const found = new RegExp(this.#status + lineEnd).exec(bytes.toString('latin1'));
    if (!found) return undefined;
    this.#rest = nothing;
    this.exitStatus = Number(found[1]);
    return this.#take(bytes.subarray(0, found.index));
  }
  #take(output) {
    if (output.length > 0) this.#tail.push(output);
    return output;
  }
}

// EXTERNAL MODULE: ./.build/release/errors.js
var release_errors = __webpack_require__(4877);
;// CONCATENATED MODULE: ./.build/release/stop-command.js




const stopTimeout = 10_000;
const secondLook = 1_000;
const stop_command_commandKind = 'command';
async function stop_command_stopCommand(client, { app, marker, dyno }, log) {
  const limited = client.until(AbortSignal.timeout(stopTimeout));
  try {
    const found = dyno ?? (await findDyno(limited, app.id, marker, true));
    if (found === undefined) return true;
    await stopDyno(limited, app.id, found);
    log.info(`Stopped ${found} of ${app.name}`);
  } catch (error) {
    if ((0,errors/* isStatus */.zM)(error, 404)) return true;
    log.warning(
      `The command of 'run-after' may still run in ${dyno ?? 'a one-off dyno'} of ${app.name}, which could not be stopped: ${(0,describe_error/* describeError */.Uc)(error)}`,
    );
    return false;
  }
  return true;
}
async function findDyno(client, app, marker, isExpected) {
  const found = await findDynoByCommand(client, app, marker);
  if ((found !== undefined) === isExpected) return found;
  await (0,sleep/* sleep */.y)(secondLook, client.signal);
  return findDynoByCommand(client, app, marker);
}

;// CONCATENATED MODULE: ./.build/release/run-command.js










const longestCommand = 500;
async function runCommand(app, command, options) {
  const { run, client, log } = options;
  const marker = `exit-status-${(0,external_node_crypto_.randomUUID)()}`;
  const output = new CommandOutput(marker);
  const data = { app: { id: app.id, name: app.name }, marker };
  const running = run.arm({ kind: stop_command_commandKind, data });
  let dyno;
  try {
    dyno = await startOneOffDyno(client, app.id, withExitStatus(app, command, marker));
    running.update({ ...data, dyno: dyno.name });
    log.info(`Running '${command.trim().slice(0, longestCommand)}' in ${dyno.name} of ${app.name}`);
    await attach(client, dyno, output, log);
  } catch (error) {
    const mayRun = dyno !== undefined || client.signal.aborted || (0,retry/* mayHaveSucceeded */.p8)(error);
    const isLeft = output.exitStatus === undefined && mayRun;
    if (!isLeft || (await stop_command_stopCommand(client, running.data, log))) running.disarm();
    throw error;
  } finally {
    await log.endUntrusted();
  }
  running.disarm();
  const what = `The command of 'run-after' in ${dyno.name} of ${app.name}`;
  if (output.exitStatus === 0) return;
  if (output.exitStatus !== undefined)
    throw new release_errors/* CommandFailedError */.ju(`${what} exited with ${output.exitStatus}`, output.lastLines());
  if (await findDyno(client, app.id, marker, false)) {
    throw new errors/* TransientError */.N_(
      `${what} still runs, but the connection to it broke off: see 'heroku logs --app ${app.name}', or stop it by 'heroku ps:stop --app ${app.name} ${dyno.name}'`,
    );
  }
  throw new release_errors/* CommandFailedError */.ju(
    `${what} ended without an exit status: the dyno was stopped, ran out of memory, or could not start it`,
    output.lastLines(),
  );
}
async function stopSavedCommands(run, connect) {
  const commands = savedLeftovers(commandKind);
  await Promise.all(commands.map((command) => stopCommand(connect(), command, run.log)));
}
function withExitStatus({ product }, command, marker) {
  const isWord = /^\s*[-\w]+\s*$/.test(command);
  const inOwnShell = product === 'oci-image' ? `bash -c ${quote(command)}` : `( ${command}\n)`;
  const launcher = product === 'oci-image' ? 'launcher ' : '';
  return `${launcher}${isWord ? `${command.trim()} ` : inOwnShell}\necho "${marker}: $?"`;
}
function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
async function attach({ signal }, { name, attachUrl }, output, log) {
  const { protocol, hostname, port, pathname, search } = attachUrl;
  if (protocol !== 'rendezvous:') {
    throw new Error(
      `Input 'run-after' does not work for this app: Heroku attaches to its one-off dynos by SSH, as in Private Spaces. Use the release phase instead`,
    );
  }
  const connection = await connectTls(hostname, Number(port), signal);
  const abort = () => connection.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    connection.write(`${pathname.slice(1)}${search}\r\n`);
    await mirrorOutput(connection, output, log);
  } catch (error) {
    signal.throwIfAborted();
    log.info(`The connection to ${name} broke off: ${(0,describe_error/* errorMessage */.gJ)(error)}`);
  } finally {
    signal.removeEventListener('abort', abort);
    connection.destroy();
  }
  signal.throwIfAborted();
}
async function mirrorOutput(connection, output, log) {
  try {
    for await (const chunk of connection) {
      await log.writeUntrusted(output.push(chunk));
      if (output.exitStatus !== undefined) return;
    }
  } finally {
    await log.writeUntrusted(output.end());
  }
}


/***/ })

};
