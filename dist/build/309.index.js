export const id = 309;
export const ids = [309];
export const modules = {

/***/ 309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProxyAgent: () => (/* reexport */ ProxyAgent),
  httpsProxy: () => (/* binding */ httpsProxy)
});

;// CONCATENATED MODULE: ./.build/node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./.build/http/proxy-agent.js




const tunnelTimeout = 30_000;
class ProxyAgent extends external_node_https_.Agent {
  #proxy;
  #pending = new Set();
  constructor(proxy, options) {
    super(options);
    this.#proxy = proxy;
  }
  createConnection(target, done) {
    const host = target.host ?? '';
    const address = `${host.includes(':') ? `[${host}]` : host}:${target.port}`;
    const connecting = this.#connect(address);
    const timer = setTimeout(() => fail(new Error('it did not answer in time')), tunnelTimeout);
    const fail = (error) => {
      clearTimeout(timer);
      connecting.destroy();
      done(new Error(`The proxy ${this.#proxy.host} did not open a tunnel: ${error.message}`), new external_node_net_.Socket());
    };
    this.#pending.add(connecting);
    connecting.once('close', () => this.#pending.delete(connecting));
    connecting.once('error', fail);
    connecting.once('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) return fail(new Error(`it answered ${statusCode}`));
      clearTimeout(timer);
      done(null, external_node_tls_.connect({ ...this.options, ...tlsOptions(target), socket }));
    });
    connecting.end();
    return undefined;
  }
  destroy() {
    for (const request of this.#pending) request.destroy();
    super.destroy();
  }
  #connect(address) {
    const { protocol, hostname, port, username, password } = this.#proxy;
    const { request } = protocol === 'https:' ? external_node_https_ : external_node_http_;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return request({
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (protocol === 'https:' ? 443 : 80),
      path: address,
      headers: {
        Host: address,
        ...(username && { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
      agent: false,
    });
  }
}
function tlsOptions({ host, servername }) {
  return { host: host ?? '', servername: servername ?? ((0,external_node_net_.isIP)(host ?? '') ? '' : (host ?? '')) };
}

;// CONCATENATED MODULE: ./.build/http/proxy.js


function httpsProxy(url) {
  const name = ['https_proxy', 'HTTPS_PROXY'].find((name) => process.env[name]?.trim());
  if (name === undefined || checkBypass(url)) return undefined;
  const value = process.env[name]?.trim() ?? '';
  const text = value.includes('://') ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (!proxy?.hostname) throw proxyError(name, 'it is not a URL');
  if (!/^https?:$/.test(proxy.protocol)) throw proxyError(name, `${proxy.protocol}// is not supported`);
  try {
    decodeURIComponent(`${proxy.username}:${proxy.password}`);
  } catch {
    throw proxyError(name, 'write %25 for a % in its credentials');
  }
  return proxy;
}
function proxyError(name, why) {
  return new Error(
    `The proxy in ${name} can't be used: ${why}. Set the variable to http://user:password@host:port, or unset it`,
  );
}


/***/ })

};
