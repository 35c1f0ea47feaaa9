import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 1120:
/***/ ((module) => {

var __webpack_unused_export__;


const NullObject = function NullObject () { }
NullObject.prototype = Object.create(null)

/**
 * RegExp to match *( ";" parameter ) in RFC 7231 sec 3.1.1.1
 *
 * parameter     = token "=" ( token / quoted-string )
 * token         = 1*tchar
 * tchar         = "!" / "#" / "$" / "%" / "&" / "'" / "*"
 *               / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~"
 *               / DIGIT / ALPHA
 *               ; any VCHAR, except delimiters
 * quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE
 * qdtext        = HTAB / SP / %x21 / %x23-5B / %x5D-7E / obs-text
 * obs-text      = %x80-FF
 * quoted-pair   = "\" ( HTAB / SP / VCHAR / obs-text )
 */
const paramRE = /; *([!#$%&'*+.^\w`|~-]+)=("(?:[\v\u0020\u0021\u0023-\u005b\u005d-\u007e\u0080-\u00ff]|\\[\v\u0020-\u00ff])*"|[!#$%&'*+.^\w`|~-]+) */gu

/**
 * RegExp to match quoted-pair in RFC 7230 sec 3.2.6
 *
 * quoted-pair = "\" ( HTAB / SP / VCHAR / obs-text )
 * obs-text    = %x80-FF
 */
const quotedPairRE = /\\([\v\u0020-\u00ff])/gu

/**
 * RegExp to match type in RFC 7231 sec 3.1.1.1
 *
 * media-type = type "/" subtype
 * type       = token
 * subtype    = token
 */
const mediaTypeRE = /^[!#$%&'*+.^\w|~-]+\/[!#$%&'*+.^\w|~-]+$/u

// default ContentType to prevent repeated object creation
const defaultContentType = { type: '', parameters: new NullObject() }
Object.freeze(defaultContentType.parameters)
Object.freeze(defaultContentType)

/**
 * Parse media type to object.
 *
 * @param {string|object} header
 * @return {Object}
 * @public
 */

function parse (header) {
  if (typeof header !== 'string') {
    throw new TypeError('argument header is required and must be a string')
  }

  let index = header.indexOf(';')
  const type = index !== -1
    ? header.slice(0, index).trim()
    : header.trim()

  if (mediaTypeRE.test(type) === false) {
    throw new TypeError('invalid media type')
  }

  const result = {
    type: type.toLowerCase(),
    parameters: new NullObject()
  }

  // parse parameters
  if (index === -1) {
    return result
  }

  let key
  let match
  let value

  paramRE.lastIndex = index

  while ((match = paramRE.exec(header))) {
    if (match.index !== index) {
      throw new TypeError('invalid parameter format')
    }

    index += match[0].length
    key = match[1].toLowerCase()
    value = match[2]

    if (value[0] === '"') {
      // remove quotes and escapes
      value = value
        .slice(1, value.length - 1)

      quotedPairRE.test(value) && (value = value.replace(quotedPairRE, '$1'))
    }

    result.parameters[key] = value
  }

  if (index !== header.length) {
    throw new TypeError('invalid parameter format')
  }

  return result
}

function safeParse (header) {
  if (typeof header !== 'string') {
    return defaultContentType
  }

  let index = header.indexOf(';')
  const type = index !== -1
    ? header.slice(0, index).trim()
    : header.trim()

  if (mediaTypeRE.test(type) === false) {
    return defaultContentType
  }

  const result = {
    type: type.toLowerCase(),
    parameters: new NullObject()
  }

  // parse parameters
  if (index === -1) {
    return result
  }

  let key
  let match
  let value

  paramRE.lastIndex = index

  while ((match = paramRE.exec(header))) {
    if (match.index !== index) {
      return defaultContentType
    }

    index += match[0].length
    key = match[1].toLowerCase()
    value = match[2]

    if (value[0] === '"') {
      // remove quotes and escapes
      value = value
        .slice(1, value.length - 1)

      quotedPairRE.test(value) && (value = value.replace(quotedPairRE, '$1'))
    }

    result.parameters[key] = value
  }

  if (index !== header.length) {
    return defaultContentType
  }

  return result
}

__webpack_unused_export__ = { parse, safeParse }
__webpack_unused_export__ = parse
module.exports.xL = safeParse
__webpack_unused_export__ = defaultContentType


/***/ }),

/***/ 6777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff)
/* harmony export */ });
function* backoff(first = 250, last = 10_000, factor = 1.5) {
  for (let pause = first; ; pause = Math.min(pause * factor, last)) yield pause;
}


/***/ }),

/***/ 5502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

async function sleep(milliseconds, signal) {
  await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }).catch((error) => {
    throw signal.aborted ? signal.reason : error;
  });
}


/***/ }),

/***/ 3841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   lq: () => (/* binding */ cancelLeftoverBuilds),
/* harmony export */   nc: () => (/* binding */ armBuild),
/* harmony export */   wD: () => (/* binding */ cancelDuplicateBuild)
/* harmony export */ });
/* harmony import */ var _heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6162);
/* harmony import */ var _heroku_create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9409);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);



const kind = 'build';
function armBuild(run, client, target, onRead) {
  const undo = (build, signal) => cancelOwnBuild(run, client.until(signal), build, onRead);
  return run.arm({ kind, data: target, undo });
}
async function cancelLeftoverBuilds(run, connect) {
  for (const target of (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .savedLeftovers */ .CO)(kind)) await cancelOwnBuild(run, connect(), target, () => {});
}
async function cancelDuplicateBuild(run, client, { app, match }, id) {
  const others = { ...match, knownIds: [...match.knownIds, id] };
  const duplicate = match.isOurSource ? await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .findBuild */ .w)(client, app, others) : undefined;
  if (duplicate?.status === 'pending') await stopBuild(run, client, app, duplicate.id);
}
async function cancelOwnBuild(run, client, target, onRead) {
  const { app, id, match } = target;
  const buildId = id ?? (await (0,_heroku_create_once_js__WEBPACK_IMPORTED_MODULE_1__/* .pollFor */ .B)(() => (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .findBuild */ .w)(client, app, match), client.signal))?.id;
  if (!buildId) return false;
  if (!id && !match.isOurSource) {
    run.log.warning(
      `Build ${buildId} has the same tarball and version as the build that was being created. It was not cancelled because another job may have started it`,
    );
    return true;
  }
  await stopBuild(run, client, app, buildId, onRead);
  await cancelDuplicateBuild(run, client, target, buildId);
  return true;
}
async function stopBuild(run, client, app, id, onRead = () => {}) {
  let repeated = false;
  const onRepeat = () => {
    repeated = true;
  };
  const refusal = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelBuild */ .lS)(client, app, id, onRepeat).then(
    () => undefined,
    (cause) => new Error(`Could not cancel build ${id}; it may still be running`, { cause }),
  );
  const build = await (0,_heroku_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .getBuild */ .ls)(client, app, id).catch(() => undefined);
  if (build) onRead(build);
  if (refusal && (!build || build.status === 'pending')) throw refusal;
  const wasCancelled = !refusal || (repeated && build?.status === 'failed');
  run.log.info(
    wasCancelled
      ? `Cancelled build ${id} at Heroku`
      : `Build ${id} ended before it could be cancelled: it ${build?.status}`,
  );
}


/***/ }),

/***/ 1303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isPermissionDenied),
/* harmony export */   z: () => (/* binding */ bestEffort)
/* harmony export */ });
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2964);

async function bestEffort(
  { log },
  { what, permission, level = 'warning' },
  work,
  onPermissionDenied = () => {},
) {
  try {
    return await work();
  } catch (error) {
    const permissionDenied = isPermissionDenied(error);
    if (permissionDenied) onPermissionDenied();
    const why = permissionDenied
      ? `GitHub refused it. Give the job 'permissions: ${permission}' in addition to 'contents: read'`
      : (0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
    log[level](`${what} failed: ${why}`);
    return undefined;
  }
}
function isPermissionDenied(error) {
  if (!(error instanceof Error)) return false;
  return ('status' in error && error.status === 401) || /not accessible by/i.test(error.message);
}


/***/ }),

/***/ 7581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  createGitHubClient: () => (/* binding */ createGitHubClient)
});

;// CONCATENATED MODULE: ./node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }

  if (typeof process === "object" && process.version !== undefined) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${
      process.arch
    })`;
  }

  return "<environment undetectable>";
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/register.js
// @ts-check

function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }

  if (!options) {
    options = {};
  }

  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name) => {
      return register.bind(null, state, name, callback, options);
    }, method)();
  }

  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }

    return state.registry[name].reduce((method, registered) => {
      return registered.hook.bind(null, method, options);
    }, method)();
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/add.js
// @ts-check

function addHook(state, kind, name, hook) {
  const orig = hook;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }

  if (kind === "before") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(orig.bind(null, options))
        .then(method.bind(null, options));
    };
  }

  if (kind === "after") {
    hook = (method, options) => {
      let result;
      return Promise.resolve()
        .then(method.bind(null, options))
        .then((result_) => {
          result = result_;
          return orig(result, options);
        })
        .then(() => {
          return result;
        });
    };
  }

  if (kind === "error") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(method.bind(null, options))
        .catch((error) => {
          return orig(error, options);
        });
    };
  }

  state.registry[name].push({
    hook: hook,
    orig: orig,
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/remove.js
// @ts-check

function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }

  const index = state.registry[name]
    .map((registered) => {
      return registered.orig;
    })
    .indexOf(method);

  if (index === -1) {
    return;
  }

  state.registry[name].splice(index, 1);
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/index.js
// @ts-check





// bind with array of arguments: https://stackoverflow.com/a/21792913
const bind = Function.bind;
const bindable = bind.bind(bind);

function bindApi(hook, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook.api = { remove: removeHookRef };
  hook.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook[kind] = hook.api[kind] = bindable(addHook, null).apply(null, args);
  });
}

function Singular() {
  const singularHookName = Symbol("Singular");
  const singularHookState = {
    registry: {},
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}

function Collection() {
  const state = {
    registry: {},
  };

  const hook = register.bind(null, state);
  bindApi(hook, state);

  return hook;
}

/* harmony default export */ const before_after_hook = ({ Singular, Collection });

;// CONCATENATED MODULE: ./node_modules/@octokit/endpoint/dist-bundle/index.js
// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/defaults.js
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};

// pkg/dist-src/util/lowercase-keys.js
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}

// pkg/dist-src/util/is-plain-object.js
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/util/merge-deep.js
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}

// pkg/dist-src/util/remove-undefined-properties.js
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}

// pkg/dist-src/merge.js
function merge(defaults, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}

// pkg/dist-src/util/add-query-parameters.js
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}

// pkg/dist-src/util/extract-url-variable-names.js
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}

// pkg/dist-src/util/omit.js
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}

// pkg/dist-src/util/url-template.js
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}

// pkg/dist-src/parse.js
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}

// pkg/dist-src/endpoint-with-defaults.js
function endpointWithDefaults(defaults, route, options) {
  return parse(merge(defaults, route, options));
}

// pkg/dist-src/with-defaults.js
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}

// pkg/dist-src/index.js
var endpoint = withDefaults(null, DEFAULTS);


// EXTERNAL MODULE: ./node_modules/fast-content-type-parse/index.js
var fast_content_type_parse = __nccwpck_require__(1120);
;// CONCATENATED MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
class RequestError extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    /* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
}


;// CONCATENATED MODULE: ./node_modules/@octokit/request/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var dist_bundle_VERSION = "10.0.7";

// pkg/dist-src/defaults.js
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${dist_bundle_VERSION} ${getUserAgent()}`
  }
};

// pkg/dist-src/fetch-wrapper.js


// pkg/dist-src/is-plain-object.js
function dist_bundle_isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/fetch-wrapper.js

var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = dist_bundle_isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSON.stringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = (0,fast_content_type_parse/* safeParse */.xL)(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSON.parse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || mimetype.parameters.charset?.toLowerCase() === "utf-8") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if ("message" in data) {
    const suffix = "documentation_url" in data ? ` - ${data.documentation_url}` : "";
    return Array.isArray(data.errors) ? `${data.message}: ${data.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${data.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}

// pkg/dist-src/with-defaults.js
function dist_bundle_withDefaults(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: dist_bundle_withDefaults.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: dist_bundle_withDefaults.bind(null, endpoint2)
  });
}

// pkg/dist-src/index.js
var request = dist_bundle_withDefaults(endpoint, defaults_default);

/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/graphql/dist-bundle/index.js
// pkg/dist-src/index.js



// pkg/dist-src/version.js
var graphql_dist_bundle_VERSION = "0.0.0-development";

// pkg/dist-src/with-defaults.js


// pkg/dist-src/graphql.js


// pkg/dist-src/error.js
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};

// pkg/dist-src/graphql.js
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) {
    requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}

// pkg/dist-src/with-defaults.js
function graphql_dist_bundle_withDefaults(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: graphql_dist_bundle_withDefaults.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}

// pkg/dist-src/index.js
var graphql2 = graphql_dist_bundle_withDefaults(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${graphql_dist_bundle_VERSION} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return graphql_dist_bundle_withDefaults(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

/* v8 ignore if -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/auth-token/dist-bundle/index.js
// pkg/dist-src/is-jwt.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);

// pkg/dist-src/auth.js
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}

// pkg/dist-src/with-authorization-prefix.js
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}

// pkg/dist-src/hook.js
async function hook(token, request, route, parameters) {
  const endpoint = request.endpoint.merge(
    route,
    parameters
  );
  endpoint.headers.authorization = withAuthorizationPrefix(token);
  return request(endpoint);
}

// pkg/dist-src/index.js
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};


;// CONCATENATED MODULE: ./.build/node_modules/@octokit/core/dist-src/version.js
const version_VERSION = "7.0.6";


;// CONCATENATED MODULE: ./.build/node_modules/@octokit/core/dist-src/index.js






const dist_src_noop = () => {
};
const consoleWarn = console.warn.bind(console);
const consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = dist_src_noop;
  }
  if (typeof logger.info !== "function") {
    logger.info = dist_src_noop;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
const userAgentTrail = `octokit-core.js/${version_VERSION} ${getUserAgent()}`;
class Octokit {
  static VERSION = version_VERSION;
  static defaults(defaults) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults === "function") {
          super(defaults(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults,
            options,
            options.userAgent && defaults.userAgent ? {
              userAgent: `${options.userAgent} ${defaults.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook = new before_after_hook.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth = createTokenAuth(options.auth);
        hook.wrap("request", auth.hook);
        this.auth = auth;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook.wrap("request", auth.hook);
      this.auth = auth;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
}


// EXTERNAL MODULE: ./.build/http/client.js
var client = __nccwpck_require__(7036);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
// EXTERNAL MODULE: ./.build/http/retry.js
var retry = __nccwpck_require__(9901);
;// CONCATENATED MODULE: ./.build/github/client.js




const defaultTimeout = 5_000;
function createGitHubClient({ token, apiUrl, repository }, http) {
  const { request, graphql } = new Octokit({
    auth: token,
    baseUrl: apiUrl.href.replace(/\/$/, ''),
    userAgent: 'heroku-build',
    request: { fetch: (url, options) => send(http, url, options) },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  return { request, graphql, repository };
}
async function send(http, url, { method, headers, body = '', signal = AbortSignal.timeout(defaultTimeout) }) {
  const length = { 'content-length': Buffer.byteLength(body) };
  const attempt = async () => {
    const request = { method, url: new URL(url), headers: { ...headers, ...length }, body, signal };
    const response = await http.send(request);
    const text = await (0,client/* readBody */.x8)(response);
    const status = response.statusCode ?? 0;
    if ((0,retry/* isTransientStatus */.Dm)(status)) {
      const ownMessage = `GitHub answered ${status}`;
      throw new errors/* HttpError */.j$(ownMessage, { status, retryAfter: (0,client/* readRetryAfter */.D$)(response), ownMessage });
    }
    if (status >= 300 && status < 400)
      throw new Error(`GitHub answered ${status}: redirects are not followed`);
    const type = String(response.headers['content-type'] ?? 'text/plain');
    return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } });
  };
  const creates = method === 'POST' && !new URL(url).pathname.endsWith('/graphql');
  return (0,retry/* retry */.L5)(attempt, { signal, idempotent: !creates, onRetry: () => {} }).catch((error) => {
    throw signal.aborted ? new errors/* TransientError */.N_('GitHub did not answer in time') : error;
  });
}


/***/ }),

/***/ 7597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ commentKind),
/* harmony export */   Jz: () => (/* binding */ commentTask),
/* harmony export */   Lf: () => (/* binding */ closeOpenComments),
/* harmony export */   lB: () => (/* binding */ upsertComment)
/* harmony export */ });
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);
/* harmony import */ var _best_effort_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1303);



const pageSize = 100;
const maxCharacters = 60_000;
const maxPages = 10;
const commentTask = {
  what: 'Commenting on the pull request',
  permission: 'pull-requests: write',
  level: 'notice',
};
const commentKind = 'comment';
async function upsertComment(github, pullRequest, subject, body, { id, onlyIfContains } = {}) {
  const { request, repository } = github;
  const text = `${markOf(subject)}\n${(0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactSecrets */ .fp)(body).slice(0, maxCharacters)}`;
  if (id !== undefined && onlyIfContains === undefined) return updateComment(github, id, text);
  const existing =
    id === undefined ? await findComment(github, pullRequest, subject) : await readComment(github, id);
  if (onlyIfContains !== undefined && !existing?.body.includes(onlyIfContains)) return undefined;
  if (existing) return updateComment(github, existing.id, text);
  const path = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const { data } = await request(path, { ...repository, issue_number: pullRequest, body: text });
  return Number(data.id);
}
async function closeOpenComments(run, github) {
  for (const { pullRequest, subject, id, onlyIfContains, body } of (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .savedLeftovers */ .CO)(commentKind)) {
    await (0,_best_effort_js__WEBPACK_IMPORTED_MODULE_1__/* .bestEffort */ .z)(run, commentTask, () =>
      upsertComment(github, pullRequest, subject, body, { id, onlyIfContains }),
    );
  }
}
function markOf({ name, id }) {
  return `<!-- heroku-build ${toMarkText(name)} --><!-- ${toMarkText(id)} -->`;
}
function isAbout(body, { name, id }) {
  const [, ownName, ownId] = /^<!-- heroku-build ([\w.-]*) -->(?:<!-- ([\w.-]*) -->)?/.exec(body) ?? [];
  return ownId === undefined ? ownName === toMarkText(name) : ownId === toMarkText(id);
}
function toMarkText(text) {
  return text.replace(/[^\w.-]/g, '_');
}
async function updateComment({ request, repository }, id, body) {
  const path = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  await request(path, { ...repository, comment_id: id, body });
  return id;
}
async function readComment({ request, repository }, id) {
  const path = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
  const { data } = await request(path, { ...repository, comment_id: id });
  return { id, body: data.body ?? '' };
}
const newestComments = `
  query ($owner: String!, $repo: String!, $number: Int!, $before: String) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        comments(last: ${pageSize}, before: $before) {
          nodes { url body viewerDidAuthor }
          pageInfo { hasPreviousPage startCursor }
        }
      }
    }
  }`;
async function findComment({ graphql, repository }, number, subject) {
  let before = null;
  for (let page = 1; page <= maxPages; page++) {
    const response = await graphql(newestComments, { ...repository, number, before });
    const { nodes, pageInfo } = response?.repository?.pullRequest?.comments ?? {};
    if (!nodes || !pageInfo) throw new Error("GitHub's response has no comments");
    const ownComment = nodes.findLast((node) => node?.viewerDidAuthor && isAbout(node.body ?? '', subject));
    if (ownComment) return { id: commentId(ownComment.url), body: ownComment.body ?? '' };
    if (!pageInfo.hasPreviousPage || !pageInfo.startCursor) return undefined;
    before = pageInfo.startCursor;
  }
  return undefined;
}
function commentId(url = '') {
  const [, id] = /#issuecomment-(\d+)$/.exec(url) ?? [];
  if (id === undefined) throw new Error("GitHub's response has a comment without an id");
  return Number(id);
}


/***/ }),

/***/ 840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ DeploymentTracker),
/* harmony export */   failUnfinished: () => (/* binding */ failUnfinished)
/* harmony export */ });
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);
/* harmony import */ var _best_effort_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1303);
/* harmony import */ var _deployments_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4616);



const deploymentTask = { what: 'Showing the deployment on GitHub', permission: 'deployments: write' };
const kind = 'deployment';
class DeploymentTracker {
  #run;
  #github;
  #logUrl;
  #started = new Map();
  #refused = false;
  constructor(run, github, logUrl) {
    this.#run = run;
    this.#github = github;
    this.#logUrl = logUrl;
  }
  start(environment, { description, ...what }) {
    const starting = this.#attempt(async () => {
      const request = { ...what, description: await description, environment, logUrl: this.#logUrl };
      const data = await (0,_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .startDeployment */ .i4)(this.#github, request);
      return this.#run.arm({ kind, data });
    });
    this.#started.set(environment, starting);
  }
  async end(environment, state, url) {
    const deployment = await this.#started.get(environment);
    if (!deployment) return;
    await this.#attempt(() => (0,_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .endDeployment */ .FU)(this.#github, deployment.data, state, url));
    deployment.disarm();
  }
  async #attempt(work) {
    if (this.#refused) return undefined;
    return (0,_best_effort_js__WEBPACK_IMPORTED_MODULE_0__/* .bestEffort */ .z)(this.#run, deploymentTask, work, () => {
      this.#refused = true;
    });
  }
}
async function failUnfinished(run, github) {
  for (const deployment of (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .savedLeftovers */ .CO)(kind)) {
    await (0,_best_effort_js__WEBPACK_IMPORTED_MODULE_0__/* .bestEffort */ .z)(run, deploymentTask, () => (0,_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .endDeployment */ .FU)(github, deployment, 'failure', ''));
  }
}


/***/ }),

/***/ 4616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FU: () => (/* binding */ endDeployment),
/* harmony export */   i4: () => (/* binding */ startDeployment),
/* harmony export */   j9: () => (/* binding */ deactivateDeployments)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);
/* harmony import */ var _text_web_address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6203);


const pageSize = 100;
async function startDeployment(github, request) {
  const { data } = await github.request('POST /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    ref: request.sha,
    environment: request.environment,
    task: request.task,
    description: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(request.description).slice(0, 140),
    transient_environment: request.transient,
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub did not create a deployment');
  const deployment = { id: Number(data.id), request };
  await setState(github, deployment, 'in_progress', '');
  return deployment;
}
async function endDeployment(github, deployment, state, url) {
  await setState(github, deployment, state, url);
  if (state === 'success') await deactivateDeployments(github, deployment.request, deployment.id);
}
async function deactivateDeployments(
  github,
  { environment, task, earlierTask },
  before = Number.POSITIVE_INFINITY,
) {
  for (const one of earlierTask === undefined ? [task] : [task, earlierTask])
    await deactivateTask(github, environment, one, before);
}
async function deactivateTask(github, environment, task, before) {
  const { data } = await github.request('GET /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    environment,
    task,
    per_page: pageSize,
  });
  const ids = data.map(({ id }) => Number(id)).filter((id) => id < before);
  for (const id of ids) {
    const state = await lastState(github, id);
    if (state === 'inactive') return;
    if (state !== 'failure') await postState(github, id, { state: 'inactive' });
  }
}
async function lastState({ request, repository }, id) {
  const path = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const { data } = await request(path, { ...repository, deployment_id: id, per_page: 1 });
  return data[0]?.state;
}
async function setState(github, { id, request }, state, url) {
  await postState(github, id, {
    state,
    log_url: request.logUrl,
    auto_inactive: true,
    ...((0,_text_web_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isWebAddress */ .d)(url) && { environment_url: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactSecrets */ .fp)(url) }),
  });
}
async function postState({ request, repository }, id, status) {
  const path = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  await request(path, { ...repository, deployment_id: id, ...status });
}


/***/ }),

/***/ 2450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ gitHubInputs)
});

// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/runner/secrets.js
var secrets = __nccwpck_require__(1868);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/github/lib/github.js


const context = new Context();
/**
 * Returns a hydrated octokit ready to use for GitHub Actions
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function getOctokit(token, options, ...additionalPlugins) {
    const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
    return new GitHubWithPlugins(getOctokitOptions(token, options));
}
//# sourceMappingURL=github.js.map
// EXTERNAL MODULE: ./.build/http/client.js
var client = __nccwpck_require__(7036);
// EXTERNAL MODULE: ./.build/github/pull-requests.js
var pull_requests = __nccwpck_require__(8424);
;// CONCATENATED MODULE: ./.build/github/context.js



function workflowRun() {
  const {
    actor,
    eventName: event,
    serverUrl,
    apiUrl,
    runId,
    runAttempt,
    runNumber,
    sha,
    ref,
    payload,
  } = context;
  if (!process.env.GITHUB_REPOSITORY || !URL.canParse(apiUrl) || !(0,client/* isSecure */.Ut)(new URL(apiUrl))) return undefined;
  const { owner, repo } = context.repo;
  const pull = payload.pull_request;
  return {
    repository: { owner, repo },
    repositoryId: process.env.GITHUB_REPOSITORY_ID || String(payload.repository?.id ?? ''),
    url: `${serverUrl}/${owner}/${repo}/actions/runs/${runId}/attempts/${runAttempt || 1}`,
    apiUrl: new URL(apiUrl),
    sha,
    ref,
    actor,
    event,
    runNumber,
    action: payload.action ?? '',
    changedLabel: payload.label?.name ?? '',
    ...(pull && { pullRequest: (0,pull_requests/* readPullRequest */.DQ)(pull) }),
  };
}

;// CONCATENATED MODULE: ./.build/github/inputs.js



function gitHubInputs(env) {
  const environment = inputs/* line */.n8('environment');
  const token = inputs/* line */.n8('github-token');
  if (token !== '') (0,secrets/* maskSecret */.$)(token);
  delete env['INPUT_GITHUB-TOKEN'];
  const run = workflowRun();
  if (token === '' || !run) return undefined;
  return { environment, run, access: { token, apiUrl: run.apiUrl, repository: run.repository } };
}


/***/ }),

/***/ 9268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ cleanUpGitHub)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6852);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2450);



async function cleanUpGitHub(run, others = {}) {
  const cleanUps = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) =>
    (0,_runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSavedLeftovers */ .Mo)(kind),
  );
  const inputs = cleanUps.length > 0 ? (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubInputs */ .n)(process.env) : undefined;
  if (!inputs) return;
  const { createGitHubClient } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 7581));
  const http = new _http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq();
  run.defer(() => http.close());
  const github = createGitHubClient(inputs.access, http);
  for (const [, cleanUp] of cleanUps) await cleanUp(run, github);
}
async function cleanUpDeployments(run, github) {
  const { failUnfinished } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 840));
  await failUnfinished(run, github);
}


/***/ }),

/***/ 8424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ readPullRequest),
/* harmony export */   T9: () => (/* binding */ getPullRequest),
/* harmony export */   kC: () => (/* binding */ compareCommits)
/* harmony export */ });
async function getPullRequest({ request, repository }, number, signal) {
  const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
    request: signal ? { signal } : {},
  });
  if (
    data.number !== number ||
    (data.state !== 'open' && data.state !== 'closed') ||
    !Array.isArray(data.labels)
  )
    throw new Error(`GitHub's response is not pull request ${number}`);
  return readPullRequest(data);
}
async function compareCommits({ request, repository }, other, commit) {
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${other}...${commit}`,
    per_page: 1,
  });
  return data.status;
}
function readPullRequest({ number = 0, state, labels = [], head, base }) {
  const from = head?.repo?.id;
  const fork = from === undefined || from !== base?.repo?.id;
  return {
    number,
    open: state === 'open',
    head: head?.sha ?? '',
    branch: head?.ref ?? '',
    labels: labels.flatMap(({ name }) => name ?? []),
    fork,
    ...(fork && from !== undefined && { forkId: Number(from) }),
  };
}


/***/ }),

/***/ 6162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ listNewestBuilds),
/* harmony export */   cB: () => (/* binding */ hashSource),
/* harmony export */   dn: () => (/* binding */ createBuild),
/* harmony export */   lS: () => (/* binding */ cancelBuild),
/* harmony export */   ls: () => (/* binding */ getBuild),
/* harmony export */   w: () => (/* binding */ findBuild)
/* harmony export */ });
/* unused harmony export listBuildsOfVersion */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9316);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9409);



async function createBuild(client, app, request, match, onRepeat) {
  const create = () => postBuild(client, app, request);
  const find = async () => {
    const found = await findBuild(client, app, match);
    return found && getBuild(client, app, found.id);
  };
  return (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(create, find, client.signal, onRepeat);
}
async function getBuild(client, app, id) {
  return readBuild(client, await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds/${id}`));
}
async function listNewestBuilds(client, app, max = 20) {
  const range = `created_at ..; order=desc,max=${max}`;
  const builds = await client.request('GET', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds`, { range });
  return builds.map(({ output_stream_url: _, ...build }) => readBuild(client, build));
}
async function listBuildsOfVersion(client, app, version) {
  const abbreviated = /^[0-9a-f]{7,}$/i.test(version) ? version.toLowerCase() : undefined;
  const builds = await listNewestBuilds(client, app, 1000);
  return builds.filter(
    (build) =>
      build.version === version || (abbreviated && build.version.toLowerCase().startsWith(abbreviated)),
  );
}
async function findBuild(client, app, { sourceHash, isOurSource, version, knownIds }) {
  const matches = (build) =>
    build.version === version && hashSource(build.sourceUrl, isOurSource) === sourceHash;
  const builds = await listNewestBuilds(client, app);
  return builds.find((build) => matches(build) && !knownIds.includes(build.id));
}
async function cancelBuild(client, app, id, onRepeat = () => {}) {
  const options = { variant: 'cancel-build', onRepeat };
  await client.command('DELETE', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds/${id}`, options);
}
function hashSource(sourceUrl, isOurs) {
  const address = isOurs ? sourceUrl.replace(/[?#].*$/s, '') : sourceUrl;
  return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(address).digest('hex');
}
async function postBuild(client, app, request) {
  const { sourceUrl, checksum, version, versionDescription, buildpacks } = request;
  const body = {
    source_blob: {
      url: sourceUrl,
      version,
      ...(checksum && { checksum }),
      ...(versionDescription && { version_description: versionDescription }),
    },
    ...(buildpacks.length > 0 && { buildpacks: buildpacks.map(buildpack) }),
  };
  return readBuild(client, await client.request('POST', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .apiPath */ .So)`/apps/${app}/builds`, { body }));
}
function buildpack(urlOrName) {
  return URL.canParse(urlOrName) ? { url: urlOrName } : { name: urlOrName };
}
function readBuild(client, build) {
  const stream = build.output_stream_url;
  return {
    id: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(build.id, 'the id of the build'),
    status: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(build.status, 'the status of the build'),
    version: build.source_blob?.version ?? '',
    sourceUrl: build.source_blob?.url ?? '',
    ...(stream && { outputStreamUrl: client.signedUrl(stream) }),
    ...(build.slug?.id && { slugId: build.slug.id }),
    ...(build.release?.id && { releaseId: build.release.id }),
  };
}


/***/ }),

/***/ 9316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ HerokuClient),
/* harmony export */   So: () => (/* binding */ apiPath),
/* harmony export */   mw: () => (/* binding */ required)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9901);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(484);




class HerokuClient {
  http;
  #options;
  constructor(options) {
    this.http = options.http;
    this.#options = options;
  }
  get signal() {
    return this.#options.signal;
  }
  until(signal) {
    return new HerokuClient({ ...this.#options, signal });
  }
  async request(method, path, options = {}) {
    return this.#withRetries(method, options, async () => {
      const { status, text } = await this.#send(method, path, options);
      const json = parseObject(text);
      if (json) return json;
      throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(`${method} ${path} answered ${status} with something that is not JSON`);
    });
  }
  async command(method, path, options = {}) {
    await this.#withRetries(method, options, () => this.#send(method, path, options));
  }
  signedUrl(url) {
    this.#options.onSecret(url);
    if (URL.canParse(url)) return url;
    throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_("Heroku's response has no valid signed URL");
  }
  #withRetries(method, { idempotent = method !== 'POST', onRepeat }, attempt) {
    const onRetry = (message) => {
      onRepeat?.();
      this.#options.onRetry(message);
    };
    return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L5)(attempt, { signal: this.signal, idempotent, onRetry });
  }
  async #send(method, path, { body, variant, range, onHeaders }) {
    const { apiUrl, apiKey, pacing } = this.#options;
    const content = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      Accept: `application/vnd.heroku+json; version=3${variant ? `.${variant}` : ''}`,
      Authorization: `Bearer ${apiKey}`,
      'User-Agent': 'heroku-build',
      ...(range && { Range: range }),
      ...(content && { 'Content-Type': 'application/json' }),
      'Content-Length': Buffer.byteLength(content),
    };
    const url = new URL(apiUrl);
    url.pathname = apiUrl.pathname.replace(/\/$/, '') + path;
    const request = { method, url, headers, body: content, signal: this.signal };
    const receive = () => this.#receive(request, path);
    const { response, text } = await (pacing ? pacing.run(this.signal, receive) : receive());
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      onHeaders?.(response.headers);
      return { status, text };
    }
    throw toHerokuError(method, path, response, parseObject(text) ?? {});
  }
  async #receive(request, path) {
    try {
      const response = await this.http.send(request);
      return { response, text: await (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readBody */ .x8)(response) };
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (!(error instanceof _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_)) throw error;
      const message = `${request.method} ${path} got no response: ${error.message}\nCheck the runner's network and proxy, and https://status.heroku.com.`;
      throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(message, { cause: error.cause });
    }
  }
}
function apiPath(parts, ...values) {
  return String.raw({ raw: parts }, ...values.map(encodePathSegment));
}
function encodePathSegment(value) {
  if (value === '' || value === '.' || value === '..')
    throw new Error(`'${value}' is not a valid name or ID`);
  return encodeURIComponent(value);
}
function required(value, what) {
  if (value === null || value === undefined) throw new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(`Heroku's response lacks ${what}`);
  return value;
}
function parseObject(text) {
  try {
    const json = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}
function toHerokuError(method, path, response, body) {
  const status = response.statusCode ?? 0;
  const text = (key) => {
    const value = Reflect.get(body, key);
    return typeof value === 'string' ? value : '';
  };
  return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HerokuError */ .h({
    method,
    path,
    status,
    id: text('id'),
    message: text('message') || text('error') || defaultMessage(status, response),
    requestId: String(response.headers['request-id'] ?? ''),
    retryAfter: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readRetryAfter */ .D$)(response),
  });
}
function defaultMessage(status, { statusMessage, headers }) {
  if (status >= 300 && status < 400)
    return `A redirect to ${hostOf(headers.location)} was not followed, since the key is for the API's host only`;
  return statusMessage ?? '';
}
function hostOf(location) {
  return location && URL.canParse(location) ? new URL(location).host : 'another host';
}


/***/ }),

/***/ 825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect),
/* harmony export */   i: () => (/* binding */ connectWhenNeeded)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9316);


function connect(host, access, pacing) {
  const { log, signal } = host;
  const http = new _http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq();
  host.defer(() => http.close());
  const onSecret = (value) => log.mask(value);
  const onRetry = (message) => log.info(message);
  return new _client_js__WEBPACK_IMPORTED_MODULE_1__/* .HerokuClient */ .KZ({ ...access, signal, http, onSecret, onRetry, ...(pacing && { pacing }) });
}
function connectWhenNeeded(host, readAccess) {
  let client;
  return () => {
    client ??= connect(host, readAccess());
    return client;
  };
}


/***/ }),

/***/ 9409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pollFor),
/* harmony export */   U: () => (/* binding */ createOnce)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5502);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6204);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9901);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2964);





const maxAttempts = 5;
const maxSearches = 11;
async function createOnce(create, find, signal, onRepeat = () => {}) {
  let unclear = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await create();
    } catch (error) {
      if (signal.aborted) throw error;
      if (!(0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHaveSucceeded */ .p8)(error)) throw unclear ? stillUnclear(error) : error;
      unclear = true;
      const found = await pollFor(find, signal).catch((searchError) => {
        throw signal.aborted ? searchError : stillUnclear(searchError);
      });
      if (found) return found;
      if (attempt === maxAttempts) throw error;
      onRepeat();
    }
  }
}
function stillUnclear(error) {
  return new _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransientError */ .N_(
    `${(0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_3__/* .errorMessage */ .gJ)(error)}\nAn earlier request got no response, and may have been carried out.`,
  );
}
async function pollFor(find, signal) {
  const pause = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)();
  for (let search = 1; ; search++) {
    const found = await find();
    if (found || search === maxSearches) return found;
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(pause.next().value, signal);
  }
}


/***/ }),

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ HerokuError)
/* harmony export */ });
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6204);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8359);


const longestMessage = 2000;
class HerokuError extends _http_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$ {
  name = 'HerokuError';
  details;
  constructor(details) {
    const { method, path, status, id, message, requestId, retryAfter } = details;
    const what = `${method} ${path} answered ${status}`;
    const where = [singleLine(`${what} ${id}`), requestId && `request ${singleLine(requestId)}`];
    super(
      `${singleLine(message || 'No message from Heroku')} (${where.filter(Boolean).join(', ')})\n${advice(details)}`.trimEnd(),
      { status, retryAfter, ownMessage: singleLine(/^\w{1,60}$/.test(id) ? `${what} ${id}` : what) },
    );
    this.details = { ...details, message: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(message), requestId: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(requestId) };
  }
}
function singleLine(text) {
  return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactAndTruncate */ .Fd)(text, longestMessage).trim().replace(/\s+/g, ' ');
}
const paymentAdvice =
  'The account that owns the app has an unpaid balance: pay it at https://dashboard.heroku.com/account/billing.';
const rateLimitAdvice =
  'Heroku allows an account 4500 requests and restores 75 a minute: spread the deploys, or use another account.';
const outageAdvice = 'Heroku itself failed: check https://status.heroku.com and try again.';
const adviceById = {
  delinquent: paymentAdvice,
  suspended: 'Heroku has suspended the account or the app: see https://help.heroku.com.',
  two_factor:
    'The account requires a second factor: use a key from `heroku authorizations:create` as `api-key`.',
  verification_needed:
    'The account must be verified: https://devcenter.heroku.com/articles/account-verification.',
  rate_limit: rateLimitAdvice,
};
const adviceByStatus = {
  401: 'Heroku does not know the key. Make one with `heroku authorizations:create`, store it as a secret, and pass it as `api-key`; an expired or revoked key is refused the same way.',
  402: paymentAdvice,
  403: 'The key is valid, but does not permit this. Its account needs the `deploy` permission for the app, and its scope must be `global` or `write-protected`.',
  404: 'Check the spelling, and that the account of the key can see it: run `heroku apps:info --app NAME` or `heroku pipelines:info NAME` with the same key.',
  429: rateLimitAdvice,
  500: outageAdvice,
  502: outageAdvice,
  503: outageAdvice,
  504: outageAdvice,
};
function advice({ id, status }) {
  return adviceById[id] ?? adviceByStatus[status] ?? '';
}


/***/ }),

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ listAll)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9316);

const pageSize = 1000;
async function listAll(client, path, variant) {
  const all = [];
  for (let after = ''; ; ) {
    const range = `id ${after && `]${after}`}..; max=${pageSize}`;
    const page = await client.request('GET', path, { range, ...(variant && { variant }) });
    all.push(...page);
    if (page.length < pageSize) return all;
    after = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(page.at(-1)?.id, 'the id of a list item');
  }
}


/***/ }),

/***/ 7036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ readRetryAfter),
/* harmony export */   Qq: () => (/* binding */ HttpClient),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Ut: () => (/* binding */ isSecure),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4708);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6204);




const defaultIdleTimeout = 60_000;
const certificateError = /CERT|ALTNAME|UNABLE_TO_/;
class HttpClient {
  #agents = new Map();
  async send(request) {
    const { url, method, headers = {}, body, signal } = request;
    signal.throwIfAborted();
    requireSecure(url);
    const agent = await this.#agent(url);
    return new Promise((resolve, reject) => {
      const fail = (error) => reject(signal.aborted ? signal.reason : toRequestError(error, url));
      const { request: createRequest } = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
      const sent = createRequest(url, { method, headers, agent, signal });
      const abort = () => reject(signal.reason);
      const idleTimeout = request.idleTimeout ?? defaultIdleTimeout;
      const giveUp = () => sent.destroy(new Error('no response in time'));
      let timer;
      signal.addEventListener('abort', abort);
      sent.setTimeout(idleTimeout, giveUp);
      const limitWait = () => {
        timer = setTimeout(giveUp, idleTimeout);
      };
      sent.once('finish', limitWait);
      sent.once('response', (response) => {
        sent.off('finish', limitWait);
        clearTimeout(timer);
        resolve(response);
      });
      sent.once('upgrade', (_, socket) => {
        socket.destroy();
        fail(new Error('it answered 101 Switching Protocols'));
      });
      sent.once('error', fail);
      sent.once('close', () => {
        signal.removeEventListener('abort', abort);
        clearTimeout(timer);
        fail(new Error('the connection closed before a response came'));
      });
      if (body === undefined || typeof body === 'string') sent.end(body);
      else (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(body, sent).catch(fail);
    });
  }
  close() {
    for (const agent of this.#agents.values()) agent.destroy();
  }
  async #agent(url) {
    const { https_proxy, HTTPS_PROXY } = process.env;
    const proxied = url.protocol === 'https:' && (https_proxy || HTTPS_PROXY);
    const proxies = proxied ? await __nccwpck_require__.e(/* import() */ 309).then(__nccwpck_require__.bind(__nccwpck_require__, 309)) : undefined;
    const proxy = proxies?.httpsProxy(url);
    const key = proxy?.href ?? url.protocol;
    const known = this.#agents.get(key);
    if (known) return known;
    const options = { keepAlive: true, maxSockets: 100 };
    const { Agent } = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
    const agent = proxies && proxy ? new proxies.ProxyAgent(proxy, options) : new Agent(options);
    this.#agents.set(key, agent);
    return agent;
  }
}
function toRequestError(error, url) {
  const message = `${error.message} (${url.host})`;
  const code = 'code' in error ? String(error.code) : '';
  if (certificateError.test(code)) {
    return new Error(
      `${message}: the certificate is not trusted. If a proxy has its own certificate, set NODE_EXTRA_CA_CERTS to its file`,
    );
  }
  return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_(message, { cause: error });
}
function isSecure(url) {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
function requireSecure(url) {
  if (!isSecure(url))
    throw new Error(`Refused to connect to ${url.host} over ${url.protocol}// : https is required`);
}
function isLoopback(hostname) {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
async function readBody(body, limit = 64 * 1024 * 1024) {
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) throw new Error(`the response has more than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_('The response was cut off', { cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}
function readRetryAfter({ headers }) {
  const text = headers['retry-after'] ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const seconds = (Date.parse(text) - Date.parse(headers.date ?? '')) / 1000;
  return seconds > 0 ? seconds : 0;
}


/***/ }),

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ unlessStatus),
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   j$: () => (/* binding */ HttpError),
/* harmony export */   j3: () => (/* binding */ DeadlineError),
/* harmony export */   zM: () => (/* binding */ isStatus)
/* harmony export */ });
/* harmony import */ var _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5492);

class TransientError extends Error {
  name = 'TransientError';
  retryAfter;
  constructor(message, { retryAfter = 0, ...options } = {}) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}
class DeadlineError extends Error {
  name = 'DeadlineError';
}
class HttpError extends _text_quoting_error_js__WEBPACK_IMPORTED_MODULE_0__/* .QuotingError */ .y {
  name = 'HttpError';
  status;
  retryAfter;
  constructor(message, answer) {
    super(message, { ownMessage: answer.ownMessage });
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
}
async function unlessStatus(response, ...statuses) {
  return response.catch((error) => {
    if (!isStatus(error, ...statuses)) throw error;
    return undefined;
  });
}
function isStatus(error, ...statuses) {
  return error instanceof HttpError && statuses.includes(error.status);
}


/***/ }),

/***/ 9901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var _async_backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6777);
/* harmony import */ var _async_sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5502);
/* harmony import */ var _text_describe_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2964);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8359);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6204);





const overloaded = [500, 502, 503, 504];
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);
const maxRetries = 8;
const longestPause = 15_000;
const longestLimitPause = 30_000;
const longestRetryAfter = 300;
async function retry(attempt, { signal, idempotent, onRetry }) {
  const failurePauses = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(250, longestPause, 2);
  const limitPauses = (0,_async_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(500, longestLimitPause, 2);
  let lastError;
  let retries = 0;
  async function waitAfter(error) {
    const rateLimited = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isStatus */ .zM)(error, 429);
    if (signal.aborted || !mayRetry(error, idempotent)) throw error;
    if (!rateLimited && ++retries > maxRetries) throw error;
    lastError = error;
    onRetry(`${firstLine(error)}: trying again`);
    const pause = (rateLimited ? limitPauses : failurePauses).next().value;
    await (0,_async_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(Math.max(pause * (1 + Math.random()), retryAfterDelay(error)), signal);
  }
  try {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        await waitAfter(error);
      }
    }
  } catch (error) {
    if (lastError && error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeadlineError */ .j3) error.cause ??= lastError;
    throw error;
  }
}
function isTransientStatus(status) {
  return status === 429 || overloaded.includes(status);
}
function mayRetry(error, idempotent) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) {
    const { status } = error;
    return status === 429 || (idempotent && overloaded.includes(status));
  }
  if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_)) return false;
  return idempotent || wasNeverSent(error);
}
function mayHaveSucceeded(error) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) return overloaded.includes(error.status);
  return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_ && !wasNeverSent(error);
}
function retryAfterDelay(error) {
  return Math.min(retryAfterSeconds(error), longestRetryAfter) * 1000;
}
function retryAfterSeconds(error) {
  if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$) return error.retryAfter;
  return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransientError */ .N_ ? error.retryAfter : 0;
}
function wasNeverSent({ cause }) {
  return cause instanceof Error && 'code' in cause && neverConnected.has(String(cause.code));
}
function firstLine(error) {
  return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)((0,_text_describe_error_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(error)).split('\n', 1)[0] ?? '';
}


/***/ }),

/***/ 7616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getMultilineInput, group, markdownSummary, platform, setCommandEcho, setFailed, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try {
            step(generator.next(value));
        }
        catch (e) {
            reject(e);
        } }
        function rejected(value) { try {
            step(generator["throw"](value));
        }
        catch (e) {
            reject(e);
        } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
function debug(message) {
    command_issueCommand('debug', {}, message);
}
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
    issue('group', name);
}
function endGroup() {
    issue('endgroup');
}
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}






/***/ }),

/***/ 1597:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _deploy_cancel_build_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3841);
/* harmony import */ var _github_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7597);
/* harmony import */ var _github_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9268);
/* harmony import */ var _heroku_connect_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(825);
/* harmony import */ var _runner_api_access_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1488);
/* harmony import */ var _runner_run_action_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9119);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5775);
/* harmony import */ var _review_app_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(306);








if (process.argv.includes('--post')) {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)('Heroku review app cleanup', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute');
    await (0,_deploy_cancel_build_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelLeftoverBuilds */ .lq)(
      run,
      (0,_heroku_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .connectWhenNeeded */ .i)(run, () => (0,_runner_api_access_js__WEBPACK_IMPORTED_MODULE_4__/* .apiAccess */ .h)(process.env)),
    );
    await (0,_github_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanUpGitHub */ .Y)(run, { [_github_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .commentKind */ .AP]: _github_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .closeOpenComments */ .Lf });
  });
} else {
  await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)('Heroku review app', 'error', async (run) =>
    (0,_review_app_js__WEBPACK_IMPORTED_MODULE_7__/* .runReviewApp */ .n)(run, await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .K)(process.env)),
  );
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/source/paths.js
var paths = __nccwpck_require__(9058);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(3398);
;// CONCATENATED MODULE: ./.build/deploy/inputs.js




async function readCheckoutInputs(env) {
  const directory = inputs/* text */.Qq('directory') || '.';
  const envFiles = readEnvFileInput(env);
  return {
    include: await readInclude(),
    envFiles,
    env,
    ...checkoutDirectory(env, directory),
  };
}
async function readInclude() {
  const items = inputs/* list */.p_('include');
  if (items.length === 0) return [];
  const { parseInclude } = await __nccwpck_require__.e(/* import() */ 976).then(__nccwpck_require__.bind(__nccwpck_require__, 1976));
  return items.map(parseInclude);
}
function readEnvFileInput(env) {
  const files = inputs/* list */.p_('env-file');
  if (files.some(control_characters/* hasControlCharacters */.Kg))
    throw new inputs/* InputError */.dz(`Input 'env-file' has a control character`);
  return files.map((file) => (0,external_node_path_.resolve)(readWorkspace(env), file));
}
async function readConfigVars(env) {
  if (inputs/* text */.Qq('config-vars') === '') return undefined;
  const { configVars } = await __nccwpck_require__.e(/* import() */ 22).then(__nccwpck_require__.bind(__nccwpck_require__, 7022));
  return configVars('config-vars', env);
}
function readWorkspace(env) {
  return (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE || process.cwd());
}
function checkoutDirectory(env, value) {
  const workspace = readWorkspace(env);
  const path = (0,paths/* toSlashes */.TH)(value);
  const directory = (0,external_node_path_.resolve)(workspace, path);
  if ((0,external_node_path_.isAbsolute)(path) || /^[a-z]:/i.test(path) || !(0,paths/* isWithin */.UO)(directory, workspace)) {
    throw new inputs/* InputError */.dz(
      `Input 'directory' is '${value}': use a path below the workspace, such as apps/web`,
    );
  }
  return { workspace, directory };
}

// EXTERNAL MODULE: ./.build/github/inputs.js + 3 modules
var github_inputs = __nccwpck_require__(2450);
;// CONCATENATED MODULE: ./.build/release/inputs.js

const pipelineStages = (/* unused pure expression or super */ null && (['test', 'review', 'development', 'staging', 'production']));
function requireAppIdentity(name, value) {
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(value) || input.isId(value)) return value;
  throw new input.InputError(
    `Input '${name}' is '${value}', which is not a valid name or ID of an app: a name has 3 to 30 lowercase letters, digits and dashes`,
  );
}
function readPipelineIdentity() {
  const value = inputs/* line */.n8('pipeline');
  if (!/^\.\.?$/.test(value)) return value;
  throw new inputs/* InputError */.dz(`Input 'pipeline' is '${value}', which is not a valid name or ID`);
}
async function readAfterRelease() {
  const waitForRelease = inputs/* boolean */.zM('wait-for-release');
  const maintenance = inputs/* text */.Qq('maintenance') !== '' && inputs/* boolean */.zM('maintenance');
  const waitsForDynos = inputs/* boolean */.zM('wait-for-dynos');
  const dynosTimeout = inputs/* seconds */.YA('dynos-timeout');
  const healthCheck = await readHealthCheck();
  const runAfter = inputs/* text */.Qq('run-after');
  const needsRelease = (name, isSet, why) => {
    if (isSet && !waitForRelease)
      throw new inputs/* InputError */.dz(`Input '${name}' needs 'wait-for-release: true': ${why}`);
  };
  const beforeEnd = 'until the release phase ends, the previous release';
  needsRelease('health-check', healthCheck !== undefined, `${beforeEnd} answers`);
  needsRelease('run-after', runAfter !== '', `${beforeEnd} runs`);
  needsRelease('maintenance', maintenance, 'maintenance mode ends once the new release runs');
  return {
    waitForRelease,
    maintenance,
    formation: await readFormation(),
    ...(waitsForDynos && { dynosTimeout }),
    ...(healthCheck && { healthCheck }),
    runAfter,
  };
}
async function readFormation() {
  const values = inputs/* list */.p_('formation');
  if (values.length === 0) return [];
  const { parseFormation } = await __nccwpck_require__.e(/* import() */ 718).then(__nccwpck_require__.bind(__nccwpck_require__, 7718));
  return parseFormation(values);
}
async function readHealthCheck() {
  const targets = inputs/* list */.p_('health-check');
  const timeout = inputs/* seconds */.YA('health-check-timeout');
  if (targets.length === 0) return undefined;
  const { requireHealthTarget } = await __nccwpck_require__.e(/* import() */ 280).then(__nccwpck_require__.bind(__nccwpck_require__, 3280));
  for (const target of targets) requireHealthTarget(target);
  return { targets, timeout };
}

// EXTERNAL MODULE: ./.build/runner/api-access.js
var api_access = __nccwpck_require__(1488);
;// CONCATENATED MODULE: ./.build/runner/repository-url.js
function readRepositoryUrl({ GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' }) {
  const isKnown =
    /^https?:\/\/[^\s/]/.test(GITHUB_SERVER_URL) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY);
  return isKnown ? `${GITHUB_SERVER_URL.replace(/\/+$/, '')}/${GITHUB_REPOSITORY}` : '';
}

;// CONCATENATED MODULE: ./.build/review-app/inputs.js






async function readInputs(env) {
  const access = (0,api_access/* apiAccess */.h)(env);
  const github = (0,github_inputs/* gitHubInputs */.n)(env);
  if (!github) {
    throw new inputs/* InputError */.dz(
      `Input 'github-token' is empty, or this is not a workflow run, so pull requests can't be read. Leave out the input to use the workflow's own token`,
    );
  }
  inputs/* requiredText */.$4('pipeline');
  return {
    ...access,
    pipeline: readPipelineIdentity(),
    pullRequest: inputs/* text */.Qq('pull-request') === '' ? 0 : inputs/* positiveInteger */.Cq('pull-request', 999_999_999),
    label: inputs/* line */.n8('label'),
    sweep: inputs/* boolean */.zM('sweep'),
    configVars: (await readConfigVars(env)) ?? {},
    envFiles: readEnvFileInput(env),
    workspace: readWorkspace(env),
    comment: inputs/* boolean */.zM('comment'),
    allowForks: inputs/* boolean */.zM('allow-forks'),
    github,
    checkout: await readCheckoutInputs(env),
    deploy: await deployOptions(env),
    timeout: inputs/* minutes */.Gx('timeout'),
  };
}
async function deployOptions(env) {
  return {
    version: inputs/* line */.n8('version'),
    versionDescription: '',
    buildpacks: [],
    clearCache: false,
    afterRelease: await readAfterRelease(),
    onFailure: 'stop',
    repositoryUrl: readRepositoryUrl(env),
    temporaryDirectory: inputs/* runnerTemp */.X5(env),
  };
}


/***/ }),

/***/ 306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ runReviewApp)
});

// EXTERNAL MODULE: ./.build/github/client.js + 12 modules
var github_client = __nccwpck_require__(7581);
// EXTERNAL MODULE: ./.build/heroku/connect.js
var connect = __nccwpck_require__(825);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __nccwpck_require__(9316);
// EXTERNAL MODULE: ./.build/heroku/create-once.js
var create_once = __nccwpck_require__(9409);
// EXTERNAL MODULE: ./.build/heroku/list.js
var list = __nccwpck_require__(7183);
;// CONCATENATED MODULE: ./.build/heroku/pipelines.js




async function getPipeline(client, pipeline) {
  const { id } = await client.request('GET', (0,heroku_client/* apiPath */.So)`/pipelines/${pipeline}`);
  return (0,heroku_client/* required */.mw)(id, 'the id of the pipeline');
}
async function listCouplings(client, pipelineId) {
  const url = apiPath`/pipelines/${pipelineId}/pipeline-couplings`;
  return (await listAll(client, url)).map(readCoupling);
}
async function findCoupling(client, app) {
  const url = apiPath`/apps/${app}/pipeline-couplings`;
  const coupling = await unlessStatus(client.request('GET', url), 404);
  return coupling && readCoupling(coupling);
}
async function createCoupling(client, { appId, pipelineId, stage }) {
  const body = { app: appId, pipeline: pipelineId, stage };
  const create = async () => readCoupling(await client.request('POST', '/pipeline-couplings', { body }));
  const find = async () => {
    const coupling = await findCoupling(client, appId);
    return coupling?.pipelineId === pipelineId ? coupling : undefined;
  };
  await createOnce(create, find, client.signal);
}
async function createPromotion(client, pipelineId, sourceAppId, targetAppIds) {
  const body = {
    pipeline: { id: pipelineId },
    source: { app: { id: sourceAppId } },
    targets: targetAppIds.map((id) => ({ app: { id } })),
  };
  const { id } = await client.request('POST', '/pipeline-promotions', { body });
  return required(id, 'the id of the promotion');
}
async function listPromotionTargets(client, promotionId) {
  const url = apiPath`/pipeline-promotions/${promotionId}/promotion-targets`;
  const targets = await listAll(client, url);
  return targets.map((target) => ({
    appId: required(target.app?.id, 'the app of a promotion target'),
    status: required(target.status, 'the status of a promotion target'),
    errorMessage: target.error_message ?? '',
    ...(target.release?.id && { releaseId: target.release.id }),
  }));
}
function readCoupling({ app, pipeline, stage }) {
  return {
    appId: required(app?.id, 'the app of a pipeline coupling'),
    pipelineId: required(pipeline?.id, 'the pipeline of a coupling'),
    stage: required(stage, 'the stage of a pipeline coupling'),
  };
}

// EXTERNAL MODULE: ./.build/runner/inputs.js
var runner_inputs = __nccwpck_require__(2976);
// EXTERNAL MODULE: ./.build/github/best-effort.js
var best_effort = __nccwpck_require__(1303);
// EXTERNAL MODULE: ./.build/github/pull-requests.js
var pull_requests = __nccwpck_require__(8424);
// EXTERNAL MODULE: ./.build/review-app/review.js + 1 modules
var review_app_review = __nccwpck_require__(8609);
// EXTERNAL MODULE: ./.build/review-app/should-have-app.js
var should_have_app = __nccwpck_require__(1715);
;// CONCATENATED MODULE: ./.build/review-app/pull-request.js





const pullRequestTimeout = 60_000;
async function planPullRequest(run, github, inputs) {
  const { label } = inputs;
  const fromEvent = inputs.github.run.pullRequest;
  const number = inputs.pullRequest || fromEvent?.number;
  if (!number) {
    throw new runner_inputs/* InputError */.dz(
      `Input 'pull-request' is required: the event that started this workflow has no pull request`,
    );
  }
  const read = () => (0,pull_requests/* getPullRequest */.T9)(github, number);
  if (fromEvent?.number !== number) return planFor(await read(), label);
  const current = (0,should_have_app/* shouldHaveApp */.r_)(fromEvent, label)
    ? await (0,best_effort/* bestEffort */.z)(run, review_app_review/* readPullRequestTask */.kk, read)
    : await pull_request_confirm(run, github, fromEvent, label);
  const { open, labels } = current ?? fromEvent;
  const plan = planFor({ ...fromEvent, open, labels }, label);
  const why = plan.action === 'deploy' ? whyKeep(fromEvent, inputs) : undefined;
  return why ? { ...plan, action: 'keep', why } : plan;
}
function planFor(pullRequest, label) {
  return { pullRequest, action: (0,should_have_app/* shouldHaveApp */.r_)(pullRequest, label) ? 'deploy' : 'destroy' };
}
function whyKeep(fromEvent, { github, label }) {
  if (!fromEvent.open) return 'The pull request was reopened, so its app stays';
  if (!fromEvent.fork) return undefined;
  const why = `Pull request ${fromEvent.number} comes from a fork, and its commit is not deployed`;
  if (!(0,should_have_app/* shouldHaveApp */.r_)(fromEvent, label))
    return `${why}: the label '${label}' was added after the event of this run. The run of the label's own event deploys`;
  if (label !== '' && changesOtherLabel(github.run, label)) return `${why}: only another label has changed`;
  return undefined;
}
function changesOtherLabel({ action, changedLabel }, label) {
  return (0,should_have_app/* isLabelEvent */.rg)(action) && changedLabel.toLowerCase() !== label.toLowerCase();
}
async function pull_request_confirm(run, github, { number, open }, label) {
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(pullRequestTimeout)]);
    return await (0,pull_requests/* getPullRequest */.T9)(github, number, signal);
  } catch (error) {
    run.signal.throwIfAborted();
    if ((0,best_effort/* isPermissionDenied */.T)(error)) return (0,best_effort/* bestEffort */.z)(run, review_app_review/* readPullRequestTask */.kk, () => Promise.reject(error));
    const state = open ? `still has no label '${label}'` : 'is still closed';
    throw new Error(
      `Nothing was destroyed because GitHub did not confirm that pull request ${number} ${state}. Run this job again, or destroy leftover apps with 'sweep: true'`,
      { cause: error },
    );
  }
}

// EXTERNAL MODULE: ./.build/github/comment.js
var comment = __nccwpck_require__(7597);
// EXTERNAL MODULE: ./.build/github/deployment-tracker.js
var deployment_tracker = __nccwpck_require__(840);
// EXTERNAL MODULE: ./.build/github/deployments.js
var deployments = __nccwpck_require__(4616);
// EXTERNAL MODULE: ./.build/summary/markdown.js
var markdown = __nccwpck_require__(3084);
// EXTERNAL MODULE: ./.build/text/format.js
var format = __nccwpck_require__(8045);
;// CONCATENATED MODULE: ./.build/review-app/report.js







function reportReview(review) {
  const { run } = review;
  run.onFinish(async (error) => {
    const { renderSummary } = await __nccwpck_require__.e(/* import() */ 894).then(__nccwpck_require__.bind(__nccwpck_require__, 2894));
    await run.summary(renderSummary(review, error));
  });
  const deployment = new ReviewDeployment(review);
  const comment = new ReviewComment(review);
  if (review.inputs.comment) run.onFinish((error) => comment.end(review.result, error));
  run.onFinish((error) => deployment.end(review.result, error));
  return (deploy) => {
    review.deploy = deploy;
    deployment.start(deploy);
    if (review.inputs.comment) comment.start();
  };
}
class ReviewComment {
  #review;
  #progress;
  #started;
  #id;
  #openComment;
  constructor(review) {
    this.#review = review;
    this.#progress = (0,markdown/* link */.nf)('See the log', review.inputs.github.run.url);
  }
  start() {
    const { inputs, pullRequest, run } = this.#review;
    const commit = (0,review_app_review/* describeCommit */.XT)(this.#review.commit, inputs.deploy.repositoryUrl);
    const data = {
      pullRequest: pullRequest.number,
      subject: this.#subject,
      onlyIfContains: this.#progress,
      body: `❌ The deploy of ${commit} was interrupted · ${(0,markdown/* link */.nf)('Log', inputs.github.run.url)}`,
    };
    const openComment = run.arm({ kind: comment/* commentKind */.AP, data });
    this.#openComment = openComment;
    const writing = this.#write([`⏳ Deploying ${commit} to its review app · ${this.#progress}`]);
    this.#started ??= writing.then(() => openComment.update({ ...data, id: this.#id }));
  }
  async end(result, error) {
    await this.#started;
    const { renderComment } = await __nccwpck_require__.e(/* import() */ 894).then(__nccwpck_require__.bind(__nccwpck_require__, 2894));
    const body = renderComment(this.#review, error);
    if (this.#started && result?.status === 'unchanged')
      await this.#write(body, { onlyIfContains: this.#progress });
    else if (this.#started) await this.#write(body);
    else if (result?.status === 'destroyed') await this.#write(body, { onlyIfContains: '' });
    this.#openComment?.disarm();
  }
  async #write(parts, only) {
    const { run, github, pullRequest } = this.#review;
    const { number } = pullRequest;
    const options = { ...only, id: this.#id };
    const writeComment = () => (0,comment/* upsertComment */.lB)(github, number, this.#subject, parts.join('\n\n'), options);
    this.#id = (await (0,best_effort/* bestEffort */.z)(run, comment/* commentTask */.Jz, writeComment)) ?? this.#id;
  }
  get #subject() {
    const { inputs, pipelineId = '' } = this.#review;
    return { name: inputs.pipeline, id: pipelineId };
  }
}
class ReviewDeployment {
  #review;
  #tracker;
  #started = false;
  constructor(review) {
    this.#review = review;
    this.#tracker = new deployment_tracker/* DeploymentTracker */.I(review.run, review.github, review.inputs.github.run.url);
  }
  start(deploy) {
    const { commit, environment, pipelineId = '', pullRequest } = this.#review;
    if (!environment) return;
    const merged = commit.merge ? `, merged as ${(0,format/* shortId */.m_)(commit.merge)}` : '';
    const what = `Review app of pull request ${pullRequest.number}${merged}`;
    const describe = async () => {
      const comparison = await deploy.comparing;
      return comparison ? `${what}: ${comparison.note}` : what;
    };
    this.#started = true;
    this.#tracker.start(environment, {
      sha: commit.head,
      ...(0,review_app_review/* tasksOf */.a4)(pullRequest.number, pipelineId),
      description: describe(),
      transient: true,
    });
  }
  async end(result, error) {
    const { environment, github, pipelineId = '', pullRequest, run } = this.#review;
    if (!environment) return;
    const { status, app } = result ?? {};
    const isOver = status === 'unchanged' || status === 'destroyed';
    if (this.#started) {
      const state = error ? 'failure' : isOver ? 'inactive' : 'success';
      await this.#tracker.end(environment, state, app?.webUrl ?? '');
    }
    if (status !== 'destroyed') return;
    const ending = { what: 'Ending the deployments of the pull request', permission: 'deployments: write' };
    const tasks = (0,review_app_review/* tasksOf */.a4)(pullRequest.number, pipelineId);
    await (0,best_effort/* bestEffort */.z)(run, ending, () => (0,deployments/* deactivateDeployments */.j9)(github, { environment, ...tasks }));
  }
}

;// CONCATENATED MODULE: ./.build/review-app/review-app.js







async function runReviewApp(run, inputs) {
  const { timeout } = inputs;
  run.deadline(timeout, (0,runner_inputs/* timeoutMessage */.l7)(timeout));
  const client = (0,connect/* connect */.N)(run, inputs);
  const github = (0,github_client.createGitHubClient)(inputs.github.access, client.http);
  if (inputs.sweep) {
    const pipelineId = await getPipeline(client, inputs.pipeline);
    const { sweepReviewApps } = await loadLifecycle();
    await sweepReviewApps({ run, client, github, inputs, pipelineId, owners: new Map() });
    return;
  }
  const plan = await planPullRequest(run, github, inputs);
  const { pullRequest } = plan;
  const environment = (0,review_app_review/* environmentOf */.p7)(inputs, pullRequest.number);
  const { head } = pullRequest;
  const commit = { version: inputs.deploy.version || head, head };
  const [owners, timings] = [new Map(), new Map()];
  const review = {
    run,
    client,
    github,
    inputs,
    pullRequest,
    environment,
    commit,
    owners,
    timings,
  };
  const showStarted = reportReview(review);
  if (plan.action === 'deploy') requireTrusted(pullRequest, inputs);
  const pipelineId = await getPipeline(client, inputs.pipeline);
  review.pipelineId = pipelineId;
  const result = await carryOut(plan, { ...review, pipelineId, showStarted });
  review.result = result;
  if (result.why) run.log.info(result.why);
  run.output('status', result.status);
  const { deployed } = result;
  if (!deployed || !review.deploy) return;
  const { closingLines } = await __nccwpck_require__.e(/* import() */ 419).then(__nccwpck_require__.bind(__nccwpck_require__, 5419));
  run.log.result(closingLines(review.deploy, deployed));
}
async function carryOut({ action, why }, review) {
  if (action === 'keep') return { status: 'unchanged', ...(why && { why }) };
  const { deploy, destroyReviewApp, destroyUnlabelledApp } = await loadLifecycle();
  if (action === 'deploy') return deploy(review);
  return review.pullRequest.open ? destroyUnlabelledApp(review) : destroyReviewApp(review);
}
function loadLifecycle() {
  return __nccwpck_require__.e(/* import() */ 363).then(__nccwpck_require__.bind(__nccwpck_require__, 363));
}
function requireTrusted({ number, fork }, { allowForks }) {
  if (!fork || allowForks) return;
  throw new Error(
    `Pull request ${number} comes from a fork and was not deployed: a build would run its code with the config vars of the pipeline's review apps. To deploy forks, set 'allow-forks: true', but first read in SECURITY.md how to limit that to commits that a maintainer has approved`,
  );
}


/***/ }),

/***/ 8609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  XT: () => (/* binding */ describeCommit),
  p7: () => (/* binding */ environmentOf),
  kk: () => (/* binding */ readPullRequestTask),
  a4: () => (/* binding */ tasksOf)
});

// EXTERNAL MODULE: ./.build/text/commit-id.js
var commit_id = __nccwpck_require__(4745);
// EXTERNAL MODULE: ./.build/text/comparison.js
var comparison = __nccwpck_require__(675);
// EXTERNAL MODULE: ./.build/summary/heroku.js
var heroku = __nccwpck_require__(1941);
;// CONCATENATED MODULE: ./.build/summary/version.js



function renderVersion(version, repositoryUrl) {
  const hasPage = (0,commit_id/* isFullCommitId */.Q)(version) && repositoryUrl !== '';
  return (0,heroku/* linkedCode */.n)((0,comparison/* shortVersion */.Li)(version), hasPage ? `${repositoryUrl}/commit/${version}` : '');
}

;// CONCATENATED MODULE: ./.build/review-app/review.js

const readPullRequestTask = { what: 'Reading the pull request', permission: 'pull-requests: read' };
function describeCommit({ version, head, merge }, repositoryUrl) {
  const show = (commit) => renderVersion(commit, repositoryUrl);
  return merge ? `${show(head)}, merged as ${show(merge)}` : show(version);
}
function environmentOf({ github, pipeline }, pullRequest) {
  return github.environment.replace('<number>', String(pullRequest)).replace('<pipeline>', () => pipeline);
}
function tasksOf(pullRequest, pipelineId) {
  const earlierTask = `heroku-review-app/${pullRequest}`;
  return { task: `${earlierTask}/${pipelineId}`, earlierTask };
}


/***/ }),

/***/ 1715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ describeWhyNot),
/* harmony export */   r_: () => (/* binding */ shouldHaveApp),
/* harmony export */   rg: () => (/* binding */ isLabelEvent)
/* harmony export */ });
function shouldHaveApp({ open, labels }, label) {
  return open && (label === '' || labels.some((name) => name.toLowerCase() === label.toLowerCase()));
}
function describeWhyNot({ open }, label) {
  return open ? `does not have the label '${label}'` : 'is closed';
}
function isLabelEvent(action) {
  return action === 'labeled' || action === 'unlabeled';
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ apiAccess)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7036);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2976);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1868);



function apiAccess(env) {
  const keyOfEnvironment = (env.HEROKU_API_KEY ?? '').trim();
  const apiKey = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('api-key') || keyOfEnvironment;
  if (apiKey === '') {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'api-key' is missing: make a key with 'heroku authorizations:create', store it as a secret, and pass it as 'api-key' or in HEROKU_API_KEY. Secrets are empty in workflows that a fork or Dependabot starts`,
    );
  }
  (0,_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .maskSecret */ .$)(apiKey);
  removeFromEnvironment(apiKey, env);
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`Input 'api-key' is malformed: a key has no white space and only ASCII characters`);
  }
  const url = apiUrl(env);
  const isKeyOfLocalPlatform = keyOfEnvironment === '' || keyOfEnvironment === apiKey;
  if ((0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('api-url') === '' && url.protocol === 'http:' && !isKeyOfLocalPlatform) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(
      `Input 'api-key' is set, but this step deploys to the local platform at ${url.origin}, whose key is in HEROKU_API_KEY. Take 'api-key' out of this step; or, to deploy to Heroku, remove the step that starts the local platform`,
    );
  }
  return { apiKey, apiUrl: url };
}
function removeFromEnvironment(apiKey, env) {
  for (const [name, value] of Object.entries(env)) {
    const isKeyVariable = /^(INPUT_API-KEY|HEROKU_API_KEY)$/i.test(name);
    if (isKeyVariable || (value?.trim() === apiKey && !/^INPUT_/i.test(name))) delete env[name];
  }
}
function apiUrl(env) {
  const fromInput = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('api-url');
  const fromEnvironment = (env.HEROKU_API_URL ?? '').trim();
  const source =
    fromInput === '' && fromEnvironment !== ''
      ? 'The environment variable HEROKU_API_URL'
      : "Input 'api-url'";
  const value = fromInput || fromEnvironment || 'https://api.heroku.com';
  if (/[\t\r\n]/.test(value) || !URL.canParse(value)) throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} is not a URL`);
  const url = new URL(value);
  if (!(0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecure */ .Ut)(url)) throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} must be an https URL, or an http URL on this machine`);
  if (url.username || url.password || url.search || url.hash) {
    throw new _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${source} must be a URL without user, query and fragment`);
  }
  return url;
}


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ requiredText),
/* harmony export */   Cq: () => (/* binding */ positiveInteger),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   X5: () => (/* binding */ runnerTemp),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   l7: () => (/* binding */ timeoutMessage),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports invalid, isId, choice */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7616);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3398);



class InputError extends Error {
  name = 'InputError';
}
function text(name) {
  return _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4(name);
}
function requiredText(name) {
  const value = text(name);
  if (value === '') throw new InputError(`Input '${name}' is missing, or its expression has no value`);
  return value;
}
function invalid(name, value, use) {
  if (value !== '') return new InputError(`Input '${name}' is '${value}': use ${use}`);
  const or = use === undefined ? '' : `, or use ${use}`;
  return new InputError(
    `Input '${name}' is empty: its expression has no value. Leave the input out to get its default${or}`,
  );
}
function line(name) {
  const value = text(name);
  if ((0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_2__/* .hasControlCharacters */ .Kg)(value)) throw new InputError(`Input '${name}' has a control character`);
  return value;
}
function isId(value) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
function choice(name, words) {
  const value = text(name);
  const word = words.find((word) => word === value);
  if (word !== undefined) return word;
  const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
  throw invalid(name, value, anyOf.format(words));
}
function positiveInteger(name, max) {
  const value = text(name);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= max) return number;
  throw invalid(name, value, `a whole number from 1 to ${max}`);
}
function boolean(name) {
  const value = text(name);
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw invalid(name, value, 'true or false');
}
function list(name) {
  return text(name)
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
const longestTimer = 35_000 * 60_000;
function minutes(name) {
  return duration(name, 60_000, 'minutes above 0, such as 60 or 2.5');
}
function seconds(name) {
  return duration(name, 1000, 'seconds above 0, such as 120');
}
function duration(name, unit, valid) {
  const value = text(name);
  const milliseconds = /^\d{1,9}(\.\d+)?$/.test(value) ? Math.ceil(Number(value) * unit) : 0;
  if (milliseconds > 0 && milliseconds <= longestTimer) return milliseconds;
  throw invalid(name, value, `a number of ${valid}`);
}
function timeoutMessage(timeout) {
  return `Timed out after ${timeout / 60_000} minutes. If the app needs longer, raise the input 'timeout'`;
}
function runnerTemp(env) {
  return env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)();
}


/***/ }),

/***/ 6852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  bG: () => (/* binding */ Leftovers),
  Mo: () => (/* binding */ hasSavedLeftovers),
  CO: () => (/* binding */ savedLeftovers)
});

// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 4 modules
var core = __nccwpck_require__(7616);
;// CONCATENATED MODULE: ./.build/runner/state.js

const variablePrefix = 'STATE_';
function saveState(name, value) {
  core/* saveState */.LZ(name, JSON.stringify(value));
}
function readState(name) {
  return core/* getState */.Gu(name);
}
function savedStateNames() {
  return Object.keys(process.env)
    .filter((name) => name.startsWith(variablePrefix))
    .map((name) => name.slice(variablePrefix.length));
}

;// CONCATENATED MODULE: ./.build/runner/leftovers.js

class Leftovers {
  #armed = new Map();
  #count = 0;
  arm({ kind, data, undo, last = false }) {
    const name = `${kind}-${this.#count++}`;
    let current = data;
    saveState(name, current);
    const armed = this.#armed.set(name, {
      undo: async (signal) => (await undo?.(current, signal)) ?? false,
      last,
    });
    return {
      get data() {
        return current;
      },
      get isArmed() {
        return armed.has(name);
      },
      update: (changed) => {
        current = changed;
        saveState(name, current);
      },
      disarm: () => this.#disarm(name),
    };
  }
  undoTasks(last) {
    const armed = [...this.#armed].filter(([, undoing]) => undoing.last === last);
    return armed.map(([name, { undo }]) => async (signal) => {
      if (await undo(signal)) this.#disarm(name);
    });
  }
  #disarm(name) {
    if (this.#armed.delete(name)) saveState(name, null);
  }
}
function hasSavedLeftovers(kind) {
  return saved(kind).length > 0;
}
function savedLeftovers(kind) {
  return saved(kind).map((text) => JSON.parse(text));
}
function saved(kind) {
  const names = savedStateNames().filter((name) => name.startsWith(`${kind}-`));
  return names.map(readState).filter((text) => text !== '' && text !== 'null');
}


/***/ }),

/***/ 9119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 4 modules
var core = __nccwpck_require__(7616);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./.build/text/redact.js
var redact = __nccwpck_require__(8359);
;// CONCATENATED MODULE: ./.build/summary/write.js


const maxBytes = 1024 * 1024;
async function writeSummary(file, parts) {
  if (file === '') return;
  const truncatedNote = 'The rest is left out, since it is too long for a summary. See the log.';
  const kept = [];
  let size = Buffer.byteLength(truncatedNote) + 2;
  for (const part of parts.map(redact/* redactSecrets */.fp)) {
    size += Buffer.byteLength(part) + 2;
    if (size > maxBytes) {
      kept.push(truncatedNote);
      break;
    }
    kept.push(part);
  }
  await (0,promises_.appendFile)(file, `${kept.join('\n\n')}\n`);
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __nccwpck_require__(2964);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./.build/text/control-characters.js
var control_characters = __nccwpck_require__(3398);
;// CONCATENATED MODULE: ./.build/runner/log.js






const newline = 0x0a;
const maxSearched = 16 * 1024;
class WorkflowLog {
  #token;
  #lineOpen = false;
  #queue = [];
  #unmasked = [];
  #drained;
  #masked = new Set();
  #title;
  constructor(title) {
    this.#title = title;
  }
  info(message) {
    this.#enqueue(() => core/* info */.pq(sanitizeLine(message)), false);
  }
  result(lines) {
    for (const line of lines) this.#enqueue(() => core/* info */.pq(green(sanitizeLine(line))));
  }
  warning(message, title = this.#title) {
    this.#enqueue(() => core/* warning */.$e(sanitize(message), { title: sanitize(title) }));
  }
  notice(message, title = this.#title) {
    this.#enqueue(() => core/* notice */.lm(sanitize(message), { title: sanitize(title) }));
  }
  error(message, title) {
    this.#enqueue(() => core/* error */.z3(sanitize(message), { title: sanitize(title) }));
  }
  debug(message) {
    if (core/* isDebug */._o()) this.#enqueue(() => core/* debug */.Yz(sanitize(message)));
  }
  mask(secret) {
    if (secret === '' || this.#masked.has(secret)) return;
    this.#masked.add(secret);
    (0,redact/* registerSecret */.cl)(secret);
    this.#unmasked.push(secret);
    if (this.#token === undefined) this.#maskAll();
  }
  async writeUntrusted(bytes) {
    if (this.#unmasked.length > 0 && mayHaveSecret(bytes)) this.#enqueue(() => {});
    const lineEnd = this.#queue.length > 0 ? bytes.indexOf(newline) + 1 : 0;
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd));
      this.#flush();
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd));
  }
  endUntrusted() {
    if (this.#lineOpen) process.stdout.write(external_node_os_.EOL);
    this.#lineOpen = false;
    this.#flush();
  }
  close() {
    this.endUntrusted();
    this.#resumeCommands();
  }
  #enqueue(write, isCommand = true) {
    this.#queue.push({ write, isCommand });
    if (!this.#lineOpen) this.#flush();
  }
  #flush() {
    for (const { write, isCommand } of this.#queue.splice(0)) {
      if (isCommand) this.#resumeCommands();
      write();
    }
  }
  #stopCommands() {
    this.#token = `untrusted-${(0,external_node_crypto_.randomUUID)()}`;
    process.stdout.write(`::stop-commands::${this.#token}${external_node_os_.EOL}`);
  }
  #resumeCommands() {
    if (this.#token !== undefined) process.stdout.write(`::${this.#token}::${external_node_os_.EOL}`);
    this.#token = undefined;
    this.#maskAll();
  }
  #maskAll() {
    for (const secret of this.#unmasked.splice(0)) core/* setSecret */.Pq(secret);
  }
  async #drain() {
    this.#drained ??= (0,external_node_events_.once)(process.stdout, 'drain').finally(() => {
      this.#drained = undefined;
    });
    await this.#drained;
  }
  async #write(bytes) {
    if (this.#token === undefined) this.#stopCommands();
    this.#lineOpen = bytes.at(-1) !== newline;
    if (!process.stdout.write(bytes)) await this.#drain();
  }
}
function mayHaveSecret(bytes) {
  if (bytes.length === 0) return false;
  if (bytes.at(-1) !== newline || bytes.length > maxSearched) return true;
  const text = Buffer.from(bytes).toString();
  return (0,redact/* redact */.E$)(text) !== text;
}
function green(line) {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env;
  return GITHUB_ACTIONS === 'true' && !NO_COLOR ? `\u001b[32m${line}\u001b[0m` : line;
}
function sanitizeLine(message) {
  const line = sanitize(message).replace(/[\t\n\u2028\u2029]+/g, ' ');
  return line.replace(/^[\s\u180e\ufeff]*::/, '\u200b::');
}
function sanitize(message) {
  const text = (0,redact/* redact */.E$)(message).replace(/\r\n?/g, '\n');
  return (0,control_characters/* replaceControlCharacters */.U3)(text).replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./.build/async/sleep.js
var sleep = __nccwpck_require__(5502);
// EXTERNAL MODULE: ./.build/http/errors.js
var errors = __nccwpck_require__(6204);
// EXTERNAL MODULE: ./.build/runner/leftovers.js + 1 modules
var leftovers = __nccwpck_require__(6852);
;// CONCATENATED MODULE: ./.build/runner/run.js





class AlreadyReportedError extends Error {
  name = 'AlreadyReportedError';
}
const defaultGracePeriod = 7_000;
const abortTimeout = 2_000;
class Run {
  log;
  #host;
  #gracePeriod;
  #controller = new AbortController();
  #cancelHandlers = new Set();
  #leftovers = new leftovers/* Leftovers */.bG();
  #finishHandlers = [];
  #deferred = [];
  #timers = [];
  #hasEnded = false;
  constructor(log, host, gracePeriod = defaultGracePeriod) {
    this.log = log;
    this.#host = host;
    this.#gracePeriod = gracePeriod;
    (0,external_node_events_.setMaxListeners)(0, this.signal);
  }
  get signal() {
    return this.#controller.signal;
  }
  get hasEnded() {
    return this.#hasEnded;
  }
  output(name, value) {
    this.#host.setOutput(name, value);
  }
  summary(parts) {
    return this.#host.writeSummary(parts);
  }
  deadline(milliseconds, message) {
    this.#timers.push(setTimeout(() => this.abort(new errors/* DeadlineError */.j3(message)), milliseconds));
  }
  onCancel(handler) {
    this.#cancelHandlers.add(handler);
    return () => this.#cancelHandlers.delete(handler);
  }
  arm(leftover) {
    return this.#leftovers.arm(leftover);
  }
  onFinish(handler) {
    this.#finishHandlers.push(handler);
  }
  defer(cleanUp) {
    this.#deferred.push(cleanUp);
  }
  abort(reason) {
    this.#controller.abort(reason);
  }
  async perform(action) {
    try {
      const acting = action(this).finally(() => {
        this.#hasEnded = true;
      });
      await orAbandon(acting, this.signal);
      return undefined;
    } catch (error) {
      this.log.endUntrusted();
      if (this.signal.aborted) await this.#cancel();
      return error;
    }
  }
  async finish(error) {
    await this.#runAll(this.#finishHandlers.map((handler) => () => handler(error)));
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#runAll(this.#deferred);
    this.log.close();
  }
  async #cancel() {
    const gracePeriod = this.#hasEnded ? this.#gracePeriod : this.#gracePeriod - abortTimeout;
    const over = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    const timer = setTimeout(
      () => over.abort(new errors/* DeadlineError */.j3("The runner's grace period is over")),
      gracePeriod,
    );
    const undo = (handlers) =>
      this.#runAll(handlers.map((handler) => () => orAbandon(handler(over.signal), over.signal)));
    await undo([...this.#cancelHandlers, ...this.#leftovers.undoTasks(false)]);
    await undo(this.#leftovers.undoTasks(true));
    clearTimeout(timer);
  }
  async #runAll(tasks) {
    const results = await Promise.allSettled(tasks.map(async (task) => task()));
    for (const result of results) {
      if (result.status === 'rejected') this.log.warning((0,describe_error/* describeError */.Uc)(result.reason));
    }
  }
}
async function orAbandon(work, signal) {
  const over = new AbortController();
  const abandon = async () => {
    if (!signal.aborted) await (0,external_node_events_.once)(signal, 'abort', { signal: over.signal });
    await (0,sleep/* sleep */.y)(abortTimeout, over.signal);
    throw signal.reason;
  };
  await Promise.race([work, abandon()]).finally(() => over.abort());
}

;// CONCATENATED MODULE: ./.build/runner/run-action.js







class CancelledError extends Error {
  name = 'CancelledError';
}
const stuckMessage =
  'The action stopped early, with nothing left to wait for. This is a bug: please report it, with the debug log';
const runner = {
  setOutput: (name, value) => core/* setOutput */.uH(name, typeof value === 'string' ? (0,redact/* redactSecrets */.fp)(value) : value),
  writeSummary: (parts) => writeSummary(process.env.GITHUB_STEP_SUMMARY ?? '', parts),
};
async function runAction(title, onError, action) {
  const run = new Run(new WorkflowLog(title), runner);
  const cancel = (signal) => run.abort(new CancelledError(`Cancelled: the runner sent ${signal}`));
  const stop = () => run.abort(new Error(stuckMessage));
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  process.once('beforeExit', stop);
  process.stdout.on('error', (error) => run.abort(new Error('The log was closed', { cause: error })));
  const error = await run.perform(action);
  if (error !== undefined) report(run.log, title, onError, error);
  await run.finish(error);
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  process.off('beforeExit', stop);
  if (!run.hasEnded) process.stdout.write('', () => process.exit());
}
function report(log, title, onError, error) {
  log.debug((0,external_node_util_.inspect)(error, { maxStringLength: null }));
  if (onError === 'error') process.exitCode = core/* ExitCode */.yU.Failure;
  if (error instanceof AlreadyReportedError) log.info(error.message);
  else if (onError === 'error') log.error((0,describe_error/* describeError */.Uc)(error), title);
  else log.warning((0,describe_error/* describeError */.Uc)(error), title);
}


/***/ }),

/***/ 1868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ maskSecret),
/* harmony export */   Q: () => (/* binding */ maskValue)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7616);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);


function maskSecret(value) {
  (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .registerSecret */ .cl)(value);
  _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(value);
}
function maskValue(value) {
  (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .registerValue */ .vn)(value);
  _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(value);
}


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ isInGitDirectory),
/* harmony export */   TH: () => (/* binding */ toSlashes),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   jH: () => (/* binding */ directoriesAbove),
/* harmony export */   ki: () => (/* binding */ formatList),
/* harmony export */   lX: () => (/* binding */ nameBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

const gitDirectory = node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '/' ? /(^|\/)\.git(\/|$)/i : /(^|[/\\])\.git([/\\]|$)/i;
function isWithin(path, directory) {
  const fromDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path);
  return fromDirectory !== '..' && !fromDirectory.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(fromDirectory);
}
function nameBelow(directory, path) {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep);
}
function isInGitDirectory(path) {
  return gitDirectory.test(path);
}
function directoriesAbove(name) {
  const parts = name.split(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep);
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.sep));
}
function formatList(names, most = 10, count = names.length) {
  const more = count - Math.min(names.length, most);
  const lines = names.slice(0, most).map((name) => `  ${name}`);
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
function toSlashes(path) {
  return path.replaceAll('\\', '/');
}


/***/ }),

/***/ 1941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ dashboardUrl),
/* harmony export */   n: () => (/* binding */ linkedCode)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3084);

function dashboardUrl(apiUrl, app, kind, id) {
  if (apiUrl.host !== 'api.heroku.com') return '';
  const segments = [app, 'activity', kind, id].map(encodeURIComponent);
  return `https://dashboard.heroku.com/apps/${segments.join('/')}`;
}
function linkedCode(label, address) {
  return address === '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(label) : `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(label)}](<${address}>)`;
}


/***/ }),

/***/ 3084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony exports compactTable, table */
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3398);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);
/* harmony import */ var _text_web_address_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6203);



function text(value, maxLength = Number.POSITIVE_INFINITY) {
  return (0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .toOneLine */ .GX)((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(value))
    .slice(0, maxLength)
    .replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function code(value) {
  return `<code>${text(value)}</code>`;
}
function link(label, address) {
  if (!(0,_text_web_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isWebAddress */ .d)(address)) return text(label);
  return `[${text(label)}](<${new URL(address).href.replace(/[<>|]/g, encodeURIComponent)}>)`;
}
const maxLineLength = 500;
function codeBlock(lines) {
  const redacted = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(lines.join('\n')).split('\n');
  const shown = redacted.map((line) => (0,_text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .replaceControlCharacters */ .U3)(line).slice(0, maxLineLength));
  const longestRun = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}text`, ...shown, fence].join('\n');
}
function details(title, parts) {
  return [`<details><summary>${text(title)}</summary>`, ...parts, '</details>'];
}
function compactTable(head, rows) {
  const isShown = head.map((_, column) => rows.some((row) => row[column]));
  const shown = (cells) => cells.filter((_, column) => isShown[column]);
  return table(shown(head), rows.map(shown));
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}


/***/ }),

/***/ 4745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isFullCommitId),
/* harmony export */   j: () => (/* binding */ isCommitId)
/* harmony export */ });
function isFullCommitId(text) {
  return /^[0-9a-f]{40}$/.test(text);
}
function isCommitId(text) {
  return /^[0-9a-f]{7,64}$/i.test(text) && /[a-f]/i.test(text);
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ isPlainVersion),
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   Zy: () => (/* binding */ compareVersions)
/* harmony export */ });
/* harmony import */ var _commit_id_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4745);
/* harmony import */ var _control_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3398);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8045);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);




const maxLength = 60;
function compareVersions(compared) {
  const { previous, current, commit = current, repositoryUrl } = compared;
  const to = shortVersion(current);
  const none = { to, url: '', distance: '', relation: '' };
  if (previous === undefined) return { ...none, from: '', isSame: false, note: 'first deploy' };
  const from = shortVersion(previous);
  if (previous === current || previous === commit)
    return { ...none, previous, from, isSame: true, note: 'the same commit again' };
  const hasPage = repositoryUrl !== '' && [previous, commit].every(_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q);
  const { distance, relation } = describeDistance(compared.distance);
  return {
    previous,
    from,
    to,
    isSame: false,
    url: hasPage ? `${repositoryUrl}/compare/${abbreviate(previous)}...${abbreviate(commit)}` : '',
    distance,
    relation,
    note: [`${from}...${to}`, distance].filter(Boolean).join(', '),
  };
}
function isPlainVersion(version) {
  return /^\w[\w.+/-]{0,127}$/.test(version);
}
function abbreviate(commit) {
  return commit.slice(0, 12);
}
function shortVersion(version) {
  return (0,_commit_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullCommitId */ .Q)(version) ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(version) : (0,_control_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .toOneLine */ .GX)((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactAndTruncate */ .Fd)(version, maxLength));
}
function describeDistance(commits) {
  if (!commits) return { distance: '', relation: 'before:' };
  const { ahead, behind } = commits;
  const [distance, preposition] =
    behind === 0
      ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} later`, ' than']
      : ahead === 0
        ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(behind, 'commit')} back`, ' from']
        : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(ahead, 'commit')} ahead and ${behind} behind`, ''];
  return { distance, relation: distance + preposition };
}


/***/ }),

/***/ 3398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ toOneLine),
/* harmony export */   Kg: () => (/* binding */ hasControlCharacters),
/* harmony export */   U3: () => (/* binding */ replaceControlCharacters)
/* harmony export */ });
const anyControlCharacter = /[\u0000-\u001f\u007f-\u009f]/;
const controlCharactersAndSeparators = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const exceptTabsAndLineFeeds = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g;
function hasControlCharacters(text) {
  return anyControlCharacter.test(text);
}
function toOneLine(text) {
  return text.replace(controlCharactersAndSeparators, ' ');
}
function replaceControlCharacters(text, replacement = ' ') {
  return text.replace(exceptTabsAndLineFeeds, replacement);
}


/***/ }),

/***/ 2964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   gJ: () => (/* binding */ errorMessage)
/* harmony export */ });
/* unused harmony export isDiskFull */
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);

const diskFull =
  "The runner's disk is full: before this step, remove what the job no longer needs, or use a runner with a larger disk. The packed source is in RUNNER_TEMP.";
function errorMessage(error) {
  return error instanceof Error ? error.message : String(error);
}
function describeError(error) {
  return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(messagesOf(error));
}
function isDiskFull(error) {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}
function messagesOf(error) {
  const shown = [];
  for (let current = error; current !== undefined; current = causeOf(current)) {
    const message = messageOf(current);
    const repeats = shown.some((other) => comparable(other).includes(comparable(message)));
    if (repeats) continue;
    if (comparable(message).startsWith(comparable(shown.at(-1) ?? message))) shown.pop();
    shown.push(message);
  }
  return shown.join('\nBecause: ');
}
function messageOf(error) {
  return isDiskFull(error) ? `${errorMessage(error)}\n${diskFull}` : errorMessage(error);
}
function causeOf(error) {
  const isComplete = !(error instanceof Error) || isDiskFull(error) || error.name === 'TransientError';
  return isComplete ? undefined : error.cause;
}
function comparable(message) {
  return message.toLowerCase().replace(/[\s.]+$/, '');
}


/***/ }),

/***/ 8045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CE: () => (/* binding */ formatRate),
/* harmony export */   U0: () => (/* binding */ shortestPhase),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   oq: () => (/* binding */ shownPhases),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
function shortId(id) {
  return id.slice(0, 8);
}
function formatBytes(count) {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(count) / 3), units.length);
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}
function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function formatCount(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function formatRate(count, milliseconds) {
  return `${formatBytes(Math.round((count * 1000) / Math.max(milliseconds, 1)))}/s`;
}
const shortestPhase = 100;
function shownPhases(timings) {
  return [...timings].filter(([, milliseconds]) => milliseconds >= shortestPhase);
}


/***/ }),

/***/ 5492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ QuotingError)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8359);

class QuotingError extends Error {
  name = 'QuotingError';
  ownMessage;
  lastLines;
  constructor(message, { ownMessage, lastLines = [], ...options }) {
    super((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(message), options);
    this.ownMessage = (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(ownMessage);
    this.lastLines = lastLines;
  }
}


/***/ }),

/***/ 8359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   Fd: () => (/* binding */ redactAndTruncate),
/* harmony export */   cl: () => (/* binding */ registerSecret),
/* harmony export */   fp: () => (/* binding */ redactSecrets),
/* harmony export */   vn: () => (/* binding */ registerValue)
/* harmony export */ });
/* unused harmony export findSafeCut */
const minLength = 6;
const maxLayers = 3;
const maxPartialEscape = 8;
const secrets = new Map();
const values = new Map();
function registerSecret(value) {
  register(value, secrets);
}
function registerValue(value) {
  register(value, values);
}
function redact(text, truncated = {}) {
  return redactForms([secrets, values], text, truncated);
}
function redactSecrets(text) {
  return redactForms([secrets], text, {});
}
function redactAndTruncate(text, maxLength) {
  const searched = text.slice(0, 16 * maxLength);
  return redact(searched, { after: searched.length < text.length }).slice(0, maxLength);
}
function findSafeCut(text) {
  const allForms = [...secrets.values(), ...values.values()].flat();
  const longest = Math.max(0, ...allForms.map(({ length }) => length));
  for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
    const start = text.slice(at, at + minLength);
    const candidates =
      start.length < minLength ? allForms : [secrets, values].flatMap((forms) => forms.get(start) ?? []);
    if (candidates.some((form) => at + form.length > text.length && form.startsWith(text.slice(at))))
      return at;
  }
  return text.length;
}
function register(value, forms) {
  const plain = [
    value,
    ...value.split(/[\r\n]+/),
    value.replace(/\s/g, '+'),
    Buffer.from(value).toString('latin1'),
  ];
  for (const form of new Set([
    ...plain.flatMap(unescapeLayers).map(({ text }) => text),
    ...inBase64(value),
  ])) {
    const start = form.slice(0, minLength);
    if (form.length >= minLength) forms.set(start, [...(forms.get(start) ?? []), form]);
  }
}
function inBase64(value) {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const independent = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [
      bytes.toString('base64').slice(...independent),
      bytes.toString('base64url').slice(...independent),
    ];
  });
}
const parts =
  /(?:%|\\x)([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\([^bfnrtv])|\\.|(?:\u001b\[|\u009b)[\d;:?]{0,40}[a-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|([^%\\&\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|.)/gi;
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescapeLayers(text) {
  const from = Array.from({ length: text.length }, (_, index) => index);
  const layers = [];
  for (let layer = { text, from, to: from.map((index) => index + 1) }; ; layer = unescapeOnce(layer)) {
    if (layer.text === layers.at(-1)?.text || layers.length > maxLayers) return layers;
    layers.push(layer);
  }
}
function unescapeOnce({ text, from, to }) {
  const next = { text: '', from: [], to: [] };
  for (const match of text.matchAll(parts)) {
    const [part, byte, unit, hex, decimal, name = '', character, rest] = match;
    const number = Number.parseInt(byte ?? unit ?? hex ?? '', 16) || Number(decimal ?? 0);
    const unescaped =
      rest ?? character ?? named[name.toLowerCase()] ?? (number ? String.fromCharCode(number) : '');
    next.text += unescaped;
    for (let index = 0; index < unescaped.length; index++) {
      next.from.push(from[match.index + index] ?? 0);
      next.to.push(to[match.index + (rest ? index : part.length - 1)] ?? 0);
    }
  }
  return next;
}
function redactForms(all, text, truncated) {
  const known = all.filter(({ size }) => size > 0);
  const layers = known.length > 0 ? unescapeLayers(text) : [];
  const hidden = known.flatMap((forms) => layers.flatMap((layer) => findSecrets(forms, layer, truncated)));
  let redacted = '';
  let at = 0;
  for (const [from, to] of hidden.sort(([one], [other]) => one - other)) {
    if (from >= at) redacted += `${text.slice(at, from)}***`;
    at = Math.max(at, to);
  }
  return redacted + text.slice(at);
}
function findSecrets(forms, { text, from, to }, truncated) {
  const ranges = [];
  const add = (at, end) => {
    if (end > at) ranges.push([from[at] ?? 0, to[end - 1] ?? 0]);
  };
  for (let at = 0; at + minLength <= text.length; at++) {
    for (const form of forms.get(text.slice(at, at + minLength)) ?? [])
      add(at, endOfForm(form, text, at, truncated));
  }
  if (truncated.before) add(0, endOfTruncatedForm([...forms.values()].flat(), text, truncated));
  return ranges;
}
function endOfForm(form, text, at, { after }) {
  if (text.startsWith(form, at)) return at + form.length;
  if (!after || at + form.length + maxPartialEscape < text.length) return 0;
  let shared = minLength;
  while (form[shared] !== undefined && form[shared] === text[at + shared]) shared++;
  return at + shared + maxPartialEscape >= text.length ? text.length : 0;
}
function endOfTruncatedForm(forms, text, truncated) {
  let end = 0;
  for (let at = 0; at <= maxPartialEscape && at + minLength <= text.length; at++) {
    const start = text.slice(at, at + minLength);
    for (const form of forms) {
      for (let offset = form.indexOf(start, 1); offset > 0; offset = form.indexOf(start, offset + 1))
        end = Math.max(end, endOfForm(form.slice(offset), text, at, truncated));
    }
  }
  return end;
}


/***/ }),

/***/ 6203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isWebAddress)
/* harmony export */ });
function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1597);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
