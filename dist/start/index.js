import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

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

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

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

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 9197:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
<<<<<<< HEAD
// `npm run platform` runs this very bundle, through dist/local-platform/index.js, which adds the argument.
const platform = process.argv.indexOf('--local-platform');
if (platform === -1) {
    await Promise.all(/* import() */[__nccwpck_require__.e(211), __nccwpck_require__.e(906), __nccwpck_require__.e(316)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3316));
}
else {
    process.argv.splice(platform, 1);
    await Promise.all(/* import() */[__nccwpck_require__.e(211), __nccwpck_require__.e(906), __nccwpck_require__.e(82)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5082));
}
=======
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8936);
>>>>>>> platform


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

<<<<<<< HEAD
=======
/***/ }),

/***/ 8936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start_start)
});

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./.build/local-platform/storage-error.js

/** A refusal by the object store, which answers in S3's XML rather than in the API's JSON. */
class StorageError extends Error {
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.name = 'StorageError';
        this.status = status;
        this.code = code;
    }
}
/** The 404 for an object that is not there. */
function noSuchKey() {
    return new StorageError(404, 'NoSuchKey', 'The specified key does not exist.');
}
/** Answers with the error as S3 would. The request's body is left to Node, which discards it. */
function sendStorageError(response, error) {
    const id = (0,external_node_crypto_.randomBytes)(8).toString('hex').toUpperCase();
    const body = '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<Error><Code>${error.code}</Code><Message>${error.message}</Message><RequestId>${id}</RequestId></Error>`;
    response.writeHead(error.status, {
        'Content-Type': 'application/xml',
        'Content-Length': Buffer.byteLength(body),
        'X-Amz-Request-Id': id,
    });
    response.end(body);
}

;// CONCATENATED MODULE: ./.build/local-platform/signed-urls.js


/** Lifetime of source and slug URLs, in seconds: Heroku's expire after exactly one hour. */
const OBJECT_URL_SECONDS = 3600;
/** Lifetime of output stream URLs, in seconds. */
const STREAM_URL_SECONDS = 24 * 3600;
/**
 * Makes and checks URLs that carry their own permission, as S3's presigned ones do: good for one method, one
 * path and a limited time, without any Authorization. Names of the parameters are AWS's; the signature is our
 * own, since nobody but this server verifies it.
 */
class SignedUrls {
    #key = (0,external_node_crypto_.randomBytes)(32);
    #now;
    #origin = '';
    constructor(now) {
        this.#now = now;
    }
    /** Sets the `http://host:port` that URLs start with, known once the server listens. */
    startWith(origin) {
        this.#origin = origin;
    }
    /** A URL for `method` on `path`, valid for `seconds` from now. */
    sign(method, path, seconds) {
        const date = amzDate(this.#now());
        const query = new URLSearchParams({
            'X-Amz-Date': date,
            'X-Amz-Expires': String(seconds),
            'X-Amz-SignedHeaders': 'host',
            'X-Amz-Signature': this.#signature(method, path, date, String(seconds), ''),
        });
        return `${this.#origin}${path}?${query}`;
    }
    /**
     * Lets a request through that carries a valid signature.
     *
     * @throws StorageError 403 when the signature is missing, for another method or path, made for no content
     * type while one was sent, or expired.
     */
    check(request, url) {
        const date = url.searchParams.get('X-Amz-Date') ?? '';
        const expires = url.searchParams.get('X-Amz-Expires') ?? '';
        const given = url.searchParams.get('X-Amz-Signature') ?? '';
        if (given === '')
            throw new StorageError(403, 'AccessDenied', 'Access Denied');
        const contentType = request.headers['content-type'] ?? '';
        const wanted = this.#signature(request.method ?? '', url.pathname, date, expires, contentType);
        if (!sameText(given, wanted)) {
            throw new StorageError(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided. Check your key and signing method.');
        }
        if (this.#now() > parseAmzDate(date) + Number(expires) * 1000) {
            throw new StorageError(403, 'AccessDenied', 'Request has expired');
        }
    }
    #signature(method, path, date, expires, contentType) {
        const text = [method, path, date, expires, 'host', contentType].join('\n');
        return (0,external_node_crypto_.createHmac)('sha256', this.#key).update(text).digest('hex');
    }
}
/** Compares two texts in a time that does not tell where they differ. */
function sameText(one, other) {
    const key = (0,external_node_crypto_.randomBytes)(32);
    const digest = (text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
    return (0,external_node_crypto_.timingSafeEqual)(digest(one), digest(other));
}
function amzDate(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
function parseAmzDate(text) {
    return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

;// CONCATENATED MODULE: ./.build/local-platform/store.js

/** The stages of a pipeline, in the order of promotion. */
const stages = ['test', 'review', 'development', 'staging', 'production'];
/** Everything the platform knows, in memory; blobs and output are files. */
class Store {
    account;
    apps = [];
    slugs = new Map();
    pipelines = [];
    couplings = [];
    promotions = [];
    constructor(now) {
        this.account = { id: (0,external_node_crypto_.randomUUID)(), email: 'local@example.com', name: 'Local Platform', createdAt: now };
    }
    /** The app with this id or name, as every path of the API takes either. */
    findApp(identity) {
        return this.apps.find((app) => app.id === identity || app.name === identity);
    }
    /** Adds an app without releases; `now` in milliseconds. */
    addApp(fields, now) {
        const app = {
            ...fields,
            id: (0,external_node_crypto_.randomUUID)(),
            hostSuffix: (0,external_node_crypto_.randomBytes)(6).toString('hex'),
            buildStack: fields.stack,
            maintenance: false,
            createdAt: now,
            updatedAt: now,
            releasedAt: null,
            config: new Map(),
            buildpacks: [],
            buildpackDescription: null,
            formation: [],
            builds: [],
            releases: [],
            cacheStale: false,
            buildQueue: Promise.resolve(),
            releaseQueue: Promise.resolve(),
        };
        this.apps.push(app);
        return app;
    }
    /** Forgets the app, its couplings, and the slugs of apps that are gone, unless another app has released them. */
    removeApp(app) {
        remove(this.apps, app);
        for (const coupling of this.couplings.filter(({ appId }) => appId === app.id))
            remove(this.couplings, coupling);
        const used = new Set(this.apps.flatMap(({ releases }) => releases.map(({ slug }) => slug?.id)));
        const owners = new Set(this.apps.map(({ id }) => id));
        const orphans = [...this.slugs.values()].filter(({ id, appId }) => !owners.has(appId) && !used.has(id));
        for (const slug of orphans)
            this.slugs.delete(slug.id);
        return orphans;
    }
}
/** Takes `item` out of `list`, if it is there. */
function remove(list, item) {
    const index = list.indexOf(item);
    if (index >= 0)
        list.splice(index, 1);
}
/** The release that runs: the highest version whose release command, if any, succeeded. */
function currentRelease(app) {
    return app.releases.findLast(({ status }) => status === 'succeeded');
}

;// CONCATENATED MODULE: ./.build/local-platform/web-url.js
/** The app's address as Heroku would give it; nothing answers there. */
function webUrl(app) {
    return `https://${app.name}-${app.hostSuffix}.herokuapp.com/`;
}

;// CONCATENATED MODULE: ./.build/local-platform/api/errors.js
/** An answer other than success, in the form of the API: `{id, message, url?}`, and `resource` for a 404. */
class ApiError extends Error {
    status;
    body;
    /** `textKey`: a few of Heroku's errors carry their text under `error`. */
    constructor(status, id, text, extra = {}, textKey = 'message') {
        super(text);
        this.name = 'ApiError';
        this.status = status;
        this.body = { ...extra, id, [textKey]: text };
    }
}
/** The 404 for a resource, by its name in the API: "Couldn't find that app." */
function notFound(resource) {
    const words = resource.replace(/[_-]/g, ' ');
    return new ApiError(404, 'not_found', `Couldn't find that ${words}.`, { resource });
}
/** The 422 for a parameter that is missing, of the wrong type, or not acceptable. */
function invalidParams(text) {
    return new ApiError(422, 'invalid_params', text);
}
/** The 404 for a path or method that the API does not have. */
function unknownEndpoint() {
    return new ApiError(404, 'not_found', 'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?');
}
/** Turns what a route threw into an answer. Anything but an ApiError is a fault of the platform: told, and 500. */
function answerError(error, c) {
    if (error instanceof ApiError) {
        // Nobody reads the rest of a body that is too large or too slow, so no other request can follow it.
        if (error.status === 413 || error.status === 408)
            c.header('Connection', 'close');
        return c.json(error.body, error.status);
    }
    console.error(error);
    const text = 'There was an internal error. Please retry your request.';
    return c.json({ id: 'internal_server_error', message: text }, 500);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/ranges.js

const DEFAULT_PAGE = 200;
const MAX_PAGE = 1000;
/** Characters. What a `Range` is matched with takes time that grows far faster than its length. */
const MAX_HEADER = 500;
/**
 * Cuts a page out of a list as the `Range` header asks: `<field> [[|]]<start>..[<end>][; max=N[, order=asc|desc]]`.
 * The first of `fields` is the default. `items` are in the order of their creation, which breaks ties.
 *
 * @throws ApiError 416 when the header is malformed or names an unknown field.
 */
function paginate(items, header, fields) {
    const range = parseRange(header, Object.keys(fields));
    const read = Object.hasOwn(fields, range.field) ? fields[range.field] : undefined;
    if (read === undefined)
        throw notSatisfiable();
    const numeric = items.some((item) => typeof read(item) === 'number');
    const bound = (text) => (numeric ? parseNumber(text) : text);
    const sorted = items.toSorted((one, other) => compare(read(one), read(other)));
    if (range.descending)
        sorted.reverse();
    const direction = range.descending ? -1 : 1;
    const inRange = sorted.filter((item) => {
        const value = read(item);
        const fromStart = range.start === '' ? 1 : compare(value, bound(range.start)) * direction;
        const toEnd = range.end === '' ? 1 : compare(bound(range.end), value) * direction;
        return (range.startExclusive ? fromStart > 0 : fromStart >= 0) && toEnd >= 0;
    });
    const wanted = inRange.slice(range.skip);
    const page = wanted.slice(0, range.max);
    const headers = { 'Accept-Ranges': Object.keys(fields).join(', ') };
    const first = page.at(0);
    const last = page.at(-1);
    if (first === undefined || last === undefined)
        return { items: page, status: 200, headers };
    headers['Content-Range'] = `${range.field} ${read(first)}..${read(last)}`;
    if (page.length === wanted.length)
        return { items: page, status: 200, headers };
    const order = range.descending ? ', order=desc' : '';
    const next = wanted[page.length];
    // Other items may have the value of the last one, such as a time: `]` would leave them out.
    const isCut = next !== undefined && read(next) === read(last);
    const seen = inRange.slice(0, range.skip + page.length).filter((item) => read(item) === read(last));
    headers['Next-Range'] = isCut
        ? `${range.field} [${read(last)}..${range.end}; max=${range.max}${order}, skip=${seen.length}`
        : `${range.field} ]${read(last)}..${range.end}; max=${range.max}${order}`;
    return { items: page, status: 206, headers };
}
function parseRange(header, fields) {
    const range = {
        field: fields[0] ?? 'id',
        start: '',
        startExclusive: false,
        end: '',
        max: DEFAULT_PAGE,
        descending: false,
        skip: 0,
    };
    // The CLI sends an empty Range where it wants none.
    if (header === undefined || header.trim() === '')
        return range;
    if (header.length > MAX_HEADER)
        throw notSatisfiable();
    const match = /^\s*([\w-]+)\s+([[\]]?)(.*?)\.\.([^;[\]]*?)[[\]]?\s*(?:;(.*))?$/.exec(header);
    if (match === null)
        throw notSatisfiable();
    const [, field = '', bracket, start = '', end = '', options = ''] = match;
    Object.assign(range, { field, start: start.trim(), end: end.trim(), startExclusive: bracket === ']' });
    for (const option of options.split(/[;,]/).map((text) => text.trim())) {
        if (option === '')
            continue;
        const [, name, value = ''] = /^(max|order|skip)\s*=\s*(\w+)$/.exec(option) ?? [];
        if (name === 'max')
            range.max = parseCount(value, 1, MAX_PAGE);
        else if (name === 'skip')
            range.skip = parseCount(value, 0, Number.MAX_SAFE_INTEGER);
        else if (name === 'order' && (value === 'asc' || value === 'desc'))
            range.descending = value === 'desc';
        else
            throw notSatisfiable();
    }
    if (range.descending && range.start !== '' && range.end !== '' && isAscending(range)) {
        // `1..5; order=desc` means the same items from the other end.
        ;
        [range.start, range.end] = [range.end, range.start];
    }
    return range;
}
function isAscending({ start, end }) {
    const numbers = [Number(start), Number(end)];
    return numbers.some(Number.isNaN) ? start < end : numbers[0] < numbers[1];
}
function parseCount(text, least, most) {
    const count = Number(text);
    if (!Number.isInteger(count) || count < least || count > most)
        throw notSatisfiable();
    return count;
}
function parseNumber(text) {
    const value = Number(text);
    if (Number.isNaN(value))
        throw notSatisfiable();
    return value;
}
function compare(one, other) {
    if (one === other)
        return 0;
    return one < other ? -1 : 1;
}
function notSatisfiable() {
    return new ApiError(416, 'requested_range_not_satisfiable', 'The requested range is not satisfiable. Please check the `Range` header.');
}

;// CONCATENATED MODULE: ./.build/local-platform/api/respond.js


/** A time in the API's form, from milliseconds. */
function timestamp(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
/** The id and name of a stack or region, which are the same in every run and so have the same id. */
function reference(kind, name) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(`${kind} ${name}`).digest('hex');
    return { id: hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'), name };
}
/** Answers with one resource. */
function respond(c, body, status = 200) {
    setLastModified(c, [body]);
    return c.json(body, status);
}
/** Answers with the page of a list that the request's `Range` asks for. */
function respondList(c, items, fields, serialize) {
    const page = paginate(items, c.req.header('Range'), fields);
    for (const [name, value] of Object.entries(page.headers))
        c.header(name, value);
    const bodies = page.items.map(serialize);
    setLastModified(c, bodies);
    return c.json(bodies, page.status);
}
/** The fields by which any list of records may be asked for. */
function recordFields() {
    return {
        id: ({ id }) => id,
        created_at: ({ createdAt }) => timestamp(createdAt),
        updated_at: ({ updatedAt }) => timestamp(updatedAt),
    };
}
function setLastModified(c, bodies) {
    const times = bodies
        .map((body) => ('updated_at' in body ? Date.parse(String(body.updated_at)) : Number.NaN))
        .filter((time) => !Number.isNaN(time));
    if (times.length > 0)
        c.header('Last-Modified', new Date(Math.max(...times)).toUTCString());
}

;// CONCATENATED MODULE: ./.build/local-platform/api/account.js


/** The account: the only one there is, whose key every request carries. */
function accountRoutes(api, { store }) {
    api.get('/account', (c) => respond(c, serializeAccount(store.account)));
    api.get('/account/rate-limits', (c) => c.json({ remaining: c.get('rateLimit').remaining }));
    api.get('/account/features', (c) => respondList(c, [], { id: String }, Object));
    api.get('/account/features/:feature', () => {
        throw notFound('feature');
    });
    api.get('/users/:user', (c) => {
        requireUser(store.account, c.req.param('user'));
        return respond(c, serializeAccount(store.account));
    });
}
/** There is one account: `~` means it, as do its id and address. @throws ApiError 404 for another */
function requireUser({ id, email }, user) {
    if (!['~', id, email].includes(user))
        throw notFound('account');
}
function serializeAccount(account) {
    return {
        allow_tracking: false,
        beta: false,
        created_at: timestamp(account.createdAt),
        default_organization: null,
        default_team: null,
        delinquent_at: null,
        email: account.email,
        federated: false,
        id: account.id,
        identity_provider: null,
        last_login: null,
        name: account.name,
        sms_number: null,
        suspended_at: null,
        two_factor_authentication: false,
        updated_at: timestamp(account.createdAt),
        verified: true,
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/app-names.js


const adjectives = 'ancient arcane aqueous boiling calm cryptic damp desolate evening fathomless floating frozen gentle glacial hidden immense infinite limitless lit morning murmuring nameless peaceful polar pure quiet radiant rocky safe salty secret serene shielded shrouded sleepy stark still stormy sheltered thawing tranquil vast warm young';
const nouns = 'anchorage atoll badlands bastion bayou beach brook brushlands caverns chamber citadel coast cove crag depths dusk escarpment falls fjord forest garden gorge harbor headland hollows island journey lake meadow mesa oasis peak plains plateau ravine reaches refuge ridge river savannah shore spire springs stream summit taiga thicket tor tundra wave wildwood';
/** A name such as `stormy-harbor-12345`, for an app that was given none. */
function randomAppName(isTaken) {
    for (;;) {
        const name = `${pick(adjectives)}-${pick(nouns)}-${(0,external_node_crypto_.randomInt)(10_000, 100_000)}`;
        if (!isTaken(name))
            return name;
    }
}
function pick(words) {
    const list = words.split(' ');
    return list[(0,external_node_crypto_.randomInt)(list.length)] ?? words;
}
/** @throws ApiError 422, in Heroku's words, for a name that an app may not have or that one has already. */
function checkAppName(name, isTaken) {
    if (name.length < 3)
        throw invalidParams('Name is too short (minimum is 3 characters)');
    if (name.length > 30)
        throw invalidParams('Name is too long (maximum is 30 characters)');
    if (!/^[a-z][a-z0-9-]*[a-z0-9]$/.test(name)) {
        throw invalidParams('Name must start with a letter, end with a letter or digit and can only contain lowercase letters, digits, and dashes.');
    }
    if (isTaken(name))
        throw invalidParams('Name is already taken');
}

;// CONCATENATED MODULE: ./.build/local-platform/api/params.js

/** Largest request body of the API, in bytes. Tarballs do not come this way. */
const MAX_BODY_BYTES = 1024 * 1024;
/**
 * Reads the body of a request; no body is an empty object. Read it before looking for what the path names: that
 * may be deleted while the body is still on its way.
 *
 * @throws ApiError 413 when it is larger than {@link MAX_BODY_BYTES}, 408 when it does not arrive in time, 400 when it
 * is not a JSON object.
 */
async function readParams(c) {
    const text = await readText(c.req.raw, c.get('bodyTimeoutMs'));
    if (text.trim() === '')
        return {};
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new ApiError(400, 'bad_request', 'Unable to parse the JSON in the request body.');
    }
    if (!isObject(value))
        throw new ApiError(400, 'bad_request', 'The request body must be a JSON object.');
    return value;
}
async function readText(request, timeoutMs) {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES)
        throw tooLarge();
    if (request.body === null)
        return '';
    const reader = request.body.getReader();
    const leave = () => void reader.cancel().catch(() => { });
    const deadline = AbortSignal.timeout(timeoutMs);
    // The read that waits then ends as if the body had.
    deadline.onabort = leave;
    const chunks = [];
    let size = 0;
    for (;;) {
        const { done, value } = await reader.read();
        if (deadline.aborted)
            throw new ApiError(408, 'request_timeout', 'The request body took too long.');
        if (done)
            break;
        size += value.length;
        chunks.push(value);
        if (size <= MAX_BODY_BYTES)
            continue;
        leave();
        throw tooLarge();
    }
    deadline.onabort = null;
    return Buffer.concat(chunks).toString();
}
function tooLarge() {
    return new ApiError(413, 'request_too_large', `The request body exceeds ${MAX_BODY_BYTES} bytes.`);
}
/** Whether the value is a JSON object. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** @throws ApiError 422 that names the keys that are missing. */
function requireParams(params, ...keys) {
    const missing = keys.filter((key) => params[key] === undefined || params[key] === null);
    if (missing.length > 0)
        throw invalidParams(`Require params: ${missing.join(', ')}.`);
}
/** The text under `key`, `null` when it is absent or null. `path` names it in the error. */
function optionalText(params, key, path = key) {
    const value = params[key] ?? null;
    if (value === null || typeof value === 'string')
        return value;
    throw wrongType(path, 'string', value);
}
/** The text under `key`, which must be there. */
function params_text(params, key, path = key) {
    const value = optionalText(params, key, path);
    if (value === null || value === '')
        throw invalidParams(`Require params: ${path}.`);
    return value;
}
/** The boolean under `key`, `null` when it is absent or null. */
function optionalBoolean(params, key) {
    const value = params[key] ?? null;
    if (value === null || typeof value === 'boolean')
        return value;
    throw wrongType(key, 'boolean', value);
}
/** The object under `key`, which must be there. */
function object(params, key, path = key) {
    const value = params[key];
    if (value === undefined || value === null)
        throw invalidParams(`Require params: ${path}.`);
    if (!isObject(value))
        throw wrongType(path, 'object', value);
    return value;
}
/** The list of objects under `key`, `null` when it is absent or null. */
function optionalObjects(params, key) {
    const value = params[key] ?? null;
    if (value === null)
        return null;
    if (!Array.isArray(value))
        throw wrongType(key, 'array', value);
    const items = value;
    return items.map((item, index) => {
        if (!isObject(item))
            throw wrongType(`${key}[${index}]`, 'object', item);
        return item;
    });
}
/** The 422 for a value of another type than `expected`. */
function wrongType(path, expected, value) {
    const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    return invalidParams(`Invalid type for key "${path}": expected ${expected}, got ${actual}.`);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/regions.js


const since = '2012-01-01T00:00:00Z';
const regions = [
    { name: 'us', country: 'United States', locale: 'Virginia', provider: 'us-east-1' },
    { name: 'eu', country: 'Ireland', locale: 'Dublin', provider: 'eu-west-1' },
].map(({ name, provider, ...place }) => ({
    ...place,
    ...reference('region', name),
    created_at: since,
    description: place.country,
    private_capable: false,
    provider: { name: 'amazon-web-services', region: provider },
    updated_at: since,
}));
/** The regions of the Common Runtime. Apps may name one; nothing runs there. */
function regionRoutes(api, _context) {
    const fields = { id: ({ id }) => id, name: ({ name }) => name };
    api.get('/regions', (c) => respondList(c, regions, fields, Object));
    api.get('/regions/:region', (c) => {
        const region = findRegion(c.req.param('region'));
        if (region === undefined)
            throw notFound('region');
        return respond(c, region);
    });
}
/** The name of the region with this id or name. @throws ApiError 422 when there is none. */
function regionName(identity) {
    const region = findRegion(identity);
    if (region === undefined)
        throw invalidParams(`Region ${identity} is not available.`);
    return region.name;
}
function findRegion(identity) {
    return regions.find(({ id, name }) => id === identity || name === identity);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/stacks.js


/** The stack of apps that name none. */
const DEFAULT_STACK = 'heroku-24';
const stacks_since = '2024-05-01T00:00:00Z';
const stacks = ['heroku-22', 'heroku-24', 'heroku-26'].map((name) => ({
    created_at: stacks_since,
    default: name === DEFAULT_STACK,
    ...reference('stack', name),
    state: 'public',
    updated_at: stacks_since,
}));
/** The stacks that apps may be on. Builds run on the machine's own system, whatever the stack's name. */
function stackRoutes(api, { store }) {
    const fields = { id: ({ id }) => id, name: ({ name }) => name };
    api.get('/stacks', (c) => respondList(c, stacks, fields, Object));
    api.get('/apps/:app/available-stacks', (c) => {
        if (store.findApp(c.req.param('app')) === undefined)
            throw notFound('app');
        return respondList(c, stacks, fields, Object);
    });
    api.get('/stacks/:stack', (c) => {
        const stack = findStack(c.req.param('stack'));
        if (stack === undefined)
            throw notFound('stack');
        return respond(c, stack);
    });
}
/** The name of the stack with this id or name. @throws ApiError 422 when there is none. */
function stackName(identity) {
    const stack = findStack(identity);
    if (stack === undefined)
        throw invalidParams(`Stack ${identity} is not available.`);
    return stack.name;
}
function findStack(identity) {
    return stacks.find(({ id, name }) => id === identity || name === identity);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/apps.js










/** Apps: create, list, info, update, delete; and what the CLI asks about an app besides. */
function appRoutes(api, context) {
    const { store, now } = context;
    const serialize = (app) => serializeApp(app, context);
    const fields = { ...recordFields(), name: ({ name }) => name };
    api.post('/apps', async (c) => {
        const params = await readParams(c);
        const name = optionalText(params, 'name');
        const region = regionName(optionalText(params, 'region') ?? 'us');
        const stack = stackName(optionalText(params, 'stack') ?? DEFAULT_STACK);
        return respond(c, serialize(createApp(context, { name, region, stack })), 201);
    });
    api.get('/apps', (c) => respondList(c, store.apps, fields, serialize));
    api.get('/users/:user/apps', (c) => {
        requireUser(store.account, c.req.param('user'));
        return respondList(c, store.apps, fields, serialize);
    });
    // What the CLI's pipeline commands read apps through.
    api.post('/filters/apps', async (c) => {
        const params = await readParams(c);
        const ids = isObject(params.in) ? params.in.id : undefined;
        if (!Array.isArray(ids))
            throw wrongType('in.id', 'array', ids);
        return respondList(c, store.apps.filter(({ id }) => ids.includes(id)), fields, serialize);
    });
    api.get('/apps/:app', (c) => respond(c, serialize(findApp(context, c.req.param('app')))));
    api.patch('/apps/:app', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const name = optionalText(params, 'name');
        const stack = optionalText(params, 'build_stack');
        const maintenance = optionalBoolean(params, 'maintenance');
        if (name !== null && name !== app.name)
            checkAppName(name, (taken) => store.findApp(taken) !== undefined);
        const buildStack = stack === null ? app.buildStack : stackName(stack);
        Object.assign(app, {
            name: name ?? app.name,
            buildStack,
            maintenance: maintenance ?? app.maintenance,
            updatedAt: now(),
        });
        return respond(c, serialize(app));
    });
    api.delete('/apps/:app', async (c) => {
        const app = findApp(context, c.req.param('app'));
        const body = serialize(app);
        const orphans = store.removeApp(app);
        await context.building.forgetApp(app, 'App was deleted.');
        await context.releasing.stopApp(app, new Error('App was deleted.'));
        for (const { id } of orphans)
            await context.objects.delete(context.objects.slugKey(id));
        const until = now() + STREAM_URL_SECONDS * 1000;
        for (const { stream } of [...app.builds, ...app.releases])
            if (stream !== null)
                context.streams.retire(stream.id, until);
        return respond(c, body);
    });
    api.get('/apps/:app/collaborators', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respondList(c, [app], recordFields(), () => serializeOwner(app, context));
    });
    for (const empty of ['addons', 'addon-attachments', 'domains', 'features']) {
        api.get(`/apps/:app/${empty}`, (c) => {
            findApp(context, c.req.param('app'));
            return respondList(c, [], { id: String }, Object);
        });
    }
    for (const empty of ['/addons', '/addon-attachments']) {
        api.get(empty, (c) => respondList(c, [], { id: String }, Object));
    }
}
/** The app of a path. @throws ApiError 404 */
function findApp({ store }, identity) {
    const app = store.findApp(identity);
    if (app === undefined)
        throw notFound('app');
    return app;
}
/**
 * Creates an app with Heroku's two first releases; without a name it gets a random one.
 *
 * @throws ApiError 422 for a name that is malformed or taken.
 */
function createApp({ store, releasing, now }, { name, region = 'us', stack = DEFAULT_STACK }) {
    const isTaken = (taken) => store.findApp(taken) !== undefined;
    if (name !== null)
        checkAppName(name, isTaken);
    const app = store.addApp({ name: name ?? randomAppName(isTaken), region, stack }, now());
    releasing.createInitial(app);
    return app;
}
function serializeApp(app, { store }) {
    const { id, email } = store.account;
    return {
        acm: false,
        archived_at: null,
        build_stack: reference('stack', app.buildStack),
        buildpack_provided_description: app.buildpackDescription,
        create_status: 'complete',
        created_at: timestamp(app.createdAt),
        generation: { name: 'cedar' },
        git_url: `https://git.heroku.com/${app.name}.git`,
        id: app.id,
        internal_routing: null,
        maintenance: app.maintenance,
        name: app.name,
        organization: null,
        owner: { email, id },
        process_tier: 'basic',
        region: reference('region', app.region),
        released_at: app.releasedAt === null ? null : timestamp(app.releasedAt),
        repo_size: null,
        slug_size: currentRelease(app)?.slug?.size ?? null,
        space: null,
        stack: reference('stack', app.stack),
        team: null,
        updated_at: timestamp(app.updatedAt),
        web_url: webUrl(app),
    };
}
function serializeOwner(app, { store }) {
    const { id, email } = store.account;
    return {
        app: { id: app.id, name: app.name },
        created_at: timestamp(app.createdAt),
        id: app.id,
        role: 'owner',
        updated_at: timestamp(app.createdAt),
        user: { email, federated: false, id },
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/capture.js
/** Bytes of what `bin/detect` and `bin/release` may print. */
const MAX_CAPTURE = 256 * 1024;
/** Keeps what a process prints, up to a bound. */
function capture() {
    const chunks = [];
    let size = 0;
    return {
        write: (text) => {
            const chunk = Buffer.from(text);
            if (size + chunk.length > MAX_CAPTURE)
                return;
            size += chunk.length;
            chunks.push(chunk);
        },
        text: () => Buffer.concat(chunks).toString('utf8'),
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/format.js
const INDENT = '       ';
const NEWLINE = 0x0a;
/** A step of the build, as Heroku prints it: `-----> text`. */
function header(text) {
    return `-----> ${text}\n`;
}
/** Lines below a step, indented by seven spaces as Heroku does; an empty line is indented too. */
function indented(text) {
    return text
        .split('\n')
        .map((line) => `${INDENT}${line}\n`)
        .join('');
}
/** A line that tells of a failure: ` !     text`. */
function failureLine(text) {
    return ` !     ${text}\n`;
}
/** A size as Heroku prints it, such as `76.4M`; below 0.1 MiB in KiB. */
function formatSize(bytes) {
    const mebibytes = bytes / 1024 / 1024;
    return mebibytes < 0.1 ? `${Math.ceil(bytes / 1024)}K` : `${mebibytes.toFixed(1)}M`;
}
/**
 * An output that puts seven spaces before every line it gets and passes the bytes on as they come.
 * `end` finishes a last line that has no line break, so that what follows starts on its own line.
 */
function indenter(output) {
    let atLineStart = true;
    const write = (text) => {
        const bytes = typeof text === 'string' ? Buffer.from(text) : text;
        const pieces = [];
        for (let start = 0; start < bytes.length;) {
            const newline = bytes.indexOf(NEWLINE, start);
            const end = newline === -1 ? bytes.length : newline + 1;
            if (atLineStart)
                pieces.push(INDENT);
            pieces.push(bytes.subarray(start, end));
            atLineStart = newline !== -1;
            start = end;
        }
        if (pieces.length > 0)
            output(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
    };
    const end = () => {
        if (!atLineStart)
            output('\n');
        atLineStart = true;
    };
    return { write, end };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/failure.js

/** A build that ended as failed, with the words for its log. */
class BuildFailed extends Error {
    name = 'BuildFailed';
    /** What the build's output says of the failure: whole lines, without the last ` !     Push failed`. */
    report;
    /**
     * @param message what went wrong, for the one who called `build`
     * @param options.report the lines for the output, when they are more than the message
     */
    constructor(message, options = {}) {
        super(message, { cause: options.cause });
        this.report = options.report ?? message.split('\n').map(failureLine).join('');
    }
}
/** The message of whatever was thrown; an error need not be of this realm's class. */
function messageOf(error) {
    const isError = typeof error === 'object' && error !== null && 'message' in error;
    return isError ? String(error.message) : String(error);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/process.js




const WINDOWS = process.platform === 'win32';
/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE = 2_000;
/** Milliseconds to wait for the end of the output once a process has exited. */
const DRAIN = 1_000;
/** Name of the variable by which processes that left their group are found again. */
const MARK = 'HEROKU_BUILD_PROCESS';
/**
 * Runs a program without a shell and waits for its end and the end of its output. What the program
 * leaves running in the background is killed.
 *
 * @returns the exit code; 128 and the number of the signal, when a signal ended it
 * @throws the signal's reason on abort, once all processes are gone; an error if it cannot be started
 */
async function run(command, args, options) {
    const { cwd, env, output, errors, signal } = options;
    signal.throwIfAborted();
    const [file, ...rest] = errors === undefined ? merged(command, args) : [command, ...args];
    const mark = (0,external_node_crypto_.randomUUID)();
    const child = (0,external_node_child_process_namespaceObject.spawn)(file, rest, {
        cwd,
        env: { ...env, [MARK]: mark },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: !WINDOWS,
        windowsHide: true,
    });
    child.stdout.on('data', output);
    child.stderr.on('data', errors ?? output);
    const code = await ended(child, mark, signal);
    signal.throwIfAborted();
    return code;
}
/**
 * Two pipes keep no order between stdout and stderr, one does. Only a shell can make them one; its
 * text is constant and the command stays a list of arguments. Windows goes with two pipes.
 */
function merged(command, args) {
    if (WINDOWS)
        return [command, ...args];
    return ['/bin/sh', '-c', 'exec "$@" 2>&1', 'sh', command, ...args];
}
function ended(child, mark, signal) {
    return new Promise((resolve, reject) => {
        const timers = [];
        const stop = () => {
            terminate(child);
            timers.push(setTimeout(() => kill(child, mark), GRACE));
        };
        const clear = () => {
            signal.removeEventListener('abort', stop);
            timers.forEach(clearTimeout);
        };
        const cut = () => {
            child.stdout.destroy();
            child.stderr.destroy();
        };
        signal.addEventListener('abort', stop, { once: true });
        child.once('error', (error) => {
            clear();
            reject(error);
        });
        child.once('exit', () => {
            kill(child, mark);
            // Whoever escaped may still hold the pipes open: the end of the output cannot be relied on.
            timers.push(setTimeout(cut, DRAIN));
        });
        child.once('close', (code, name) => {
            clear();
            resolve(code ?? 128 + (name === null ? 0 : external_node_os_namespaceObject.constants.signals[name]));
        });
    });
}
function terminate(child) {
    if (WINDOWS)
        killTreeOnWindows(child);
    else
        signalGroup(child, 'SIGTERM');
}
function kill(child, mark) {
    if (WINDOWS)
        killTreeOnWindows(child);
    else
        signalGroup(child, 'SIGKILL');
    for (const pid of marked(mark))
        signalProcess(pid, 'SIGKILL');
}
function killTreeOnWindows(child) {
    // Failing means that the process is gone already.
    if (child.exitCode === null)
        (0,external_node_child_process_namespaceObject.execFile)('taskkill', ['/PID', String(child.pid), '/T', '/F'], () => { });
}
function signalGroup(child, name) {
    if (child.pid !== undefined)
        signalProcess(-child.pid, name);
}
function signalProcess(pid, name) {
    try {
        process.kill(pid, name);
    }
    catch {
        // Gone already.
    }
}
/**
 * Processes that carry the mark in their environment. Daemons of build tools start a session of their
 * own and so leave the process group; Linux shows the environment by which to know them.
 */
function marked(mark) {
    if (process.platform !== 'linux')
        return [];
    const entry = `${MARK}=${mark}`;
    return (0,external_node_fs_namespaceObject.readdirSync)('/proc')
        .map(Number)
        .filter((pid) => Number.isInteger(pid) && environmentOf(pid).includes(entry));
}
function environmentOf(pid) {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/environ`, 'latin1');
    }
    catch {
        // Gone, or another user's.
        return '';
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./.build/local-platform/builder/procfile.js




/**
 * The process types that a Procfile declares, a line each: `name: command`. Other lines are passed over,
 * as on Heroku: https://devcenter.heroku.com/articles/procfile
 */
function parseProcfile(text) {
    const types = [];
    for (const line of text.split(/\r?\n/)) {
        const [, name, command] = /^([A-Za-z0-9_-]+):\s*(\S.*)$/.exec(line) ?? [];
        if (name !== undefined && command !== undefined)
            types.push([name, command.trim()]);
    }
    return Object.fromEntries(types);
}
/** The process types of the Procfile in a directory; none without a Procfile. */
async function readProcfile(directory) {
    const file = (0,external_node_path_.join)(directory, 'Procfile');
    const stat = await external_node_fs_namespaceObject.promises.stat(file).catch(() => undefined);
    return stat?.isFile() ? parseProcfile(await external_node_fs_namespaceObject.promises.readFile(file, 'utf8')) : {};
}
/**
 * The `default_process_types` of what a buildpack's `bin/release` prints.
 *
 * @throws when it is not YAML
 */
function parseRelease(text) {
    const release = (0,dist/* parse */.qg)(text);
    const types = isRecord(release) ? release.default_process_types : undefined;
    if (!isRecord(types))
        return {};
    return Object.fromEntries(Object.entries(types).filter((type) => /^[-\w]+$/.test(type[0]) && typeof type[1] === 'string'));
}
/** The step of the output that tells where the process types come from; the Procfile goes first. */
function reportProcessTypes(declared, defaults) {
    const added = Object.keys(defaults).filter((name) => !Object.hasOwn(declared, name));
    const names = (list) => (list.length > 0 ? list.join(', ') : '(none)');
    const lines = added.length === 0
        ? `Procfile declares types -> ${names(Object.keys(declared))}`
        : `Procfile declares types     -> ${names(Object.keys(declared))}\n` +
            `Default types for buildpack -> ${names(added)}`;
    return header('Discovering process types') + indented(lines);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/environment.js

/** What any program needs to run at all, on POSIX and on Windows. */
const SYSTEM = [
    'path home user logname shell tmpdir temp tmp lang lc_all lc_ctype tz',
    'systemroot systemdrive windir comspec pathext userprofile homedrive homepath appdata localappdata',
    'programdata programfiles programfiles(x86) programw6432 commonprogramfiles number_of_processors',
    'processor_architecture os',
];
/** What a program needs to reach the internet and the npm registry from behind a company's set-up. */
const NETWORK = [
    'http_proxy https_proxy no_proxy all_proxy',
    'node_extra_ca_certs node_use_system_ca ssl_cert_file ssl_cert_dir git_ssl_cainfo',
    'npm_config_cache npm_config_registry npm_config_cafile npm_config_userconfig',
    'npm_config_proxy npm_config_https_proxy npm_config_noproxy',
];
/**
 * The environment for a dyno's command: the few variables of `parent` without which nothing runs.
 * An allow-list, so that no secret of the platform's own process reaches the code of an app.
 */
function dynoEnvironment(parent = process.env) {
    return withNode(environment_pick(parent, SYSTEM));
}
/** The environment for a buildpack: that of a dyno, and what is needed to reach the internet. */
function buildEnvironment(parent = process.env) {
    return withNode(environment_pick(parent, [...SYSTEM, ...NETWORK]));
}
/** The value of PATH, whatever the case of its name; on Windows it is `Path`. */
function pathOf(env) {
    return env[pathName(env)] ?? '';
}
/** The environment with a directory that is looked at before the others in PATH. */
function prependPath(env, directory) {
    return { ...env, [pathName(env)]: [directory, pathOf(env)].filter(Boolean).join(external_node_path_.delimiter) };
}
function pathName(env) {
    return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}
function environment_pick(parent, lists) {
    const allowed = new Set(lists.flatMap((list) => list.split(' ')));
    const picked = {};
    for (const [name, value] of Object.entries(parent)) {
        if (value !== undefined && allowed.has(name.toLowerCase()))
            picked[name] = value;
    }
    return picked;
}
/** The running Node comes last in PATH: a machine's own choice of `node` goes before it. */
function withNode(env) {
    const directories = pathOf(env).split(external_node_path_.delimiter).filter(Boolean);
    const node = (0,external_node_path_.dirname)(process.execPath);
    if (!directories.includes(node))
        directories.push(node);
    return { ...env, [pathName(env)]: directories.join(external_node_path_.delimiter) };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/shell.js





const shell_WINDOWS = process.platform === 'win32';
/**
 * The full path of a program in PATH.
 *
 * @returns undefined when there is none
 */
async function findProgram(name, env = process.env) {
    for (const directory of pathOf(env).split(external_node_path_.delimiter).filter(Boolean)) {
        const file = (0,external_node_path_.join)(directory, name);
        if (await isExecutable(file))
            return file;
    }
    return undefined;
}
/**
 * The shell that runs buildpack scripts and dyno commands: bash; on POSIX without bash, sh.
 *
 * @throws when a Windows machine has no Git for Windows, whose bash it is
 */
async function findShell() {
    if (!shell_WINDOWS)
        return (await findProgram('bash')) ?? '/bin/sh';
    const bash = await gitBash();
    if (bash === undefined)
        throw new Error('No bash found: install Git for Windows, https://gitforwindows.org');
    return bash;
}
/** Not the first bash in PATH: on Windows that is often the one of WSL, which sees other files. */
async function gitBash() {
    const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_namespaceObject.execFile)('git', ['--exec-path']);
    const root = (0,external_node_path_.resolve)(stdout.trim(), '..', '..', '..');
    for (const bash of [(0,external_node_path_.join)(root, 'bin', 'bash.exe'), (0,external_node_path_.join)(root, 'usr', 'bin', 'bash.exe')]) {
        if (await isExecutable(bash))
            return bash;
    }
    return undefined;
}
async function isExecutable(file) {
    return (0,promises_namespaceObject.access)(file, promises_namespaceObject.constants.X_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/buildpack.js







/** A buildpack could not build the app. The message is empty when all there is to say is in the output. */
class CompileFailed extends Error {
    name = 'CompileFailed';
}
/** A buildpack that is a directory with `bin/detect`, `bin/compile` and perhaps `bin/release`. */
class ExternalBuildpack {
    directory;
    constructor(directory) {
        this.directory = directory;
    }
    async detect(context) {
        const printed = capture();
        const complaints = capture();
        const options = { ...stepOptions(context), output: printed.write, errors: complaints.write };
        const code = await this.script('detect', [context.buildDir], options);
        const name = printed.text().trim().split('\n')[0] ?? '';
        return code === 0 ? { name } : { refusal: (printed.text() + complaints.text()).trim() };
    }
    async compile(context) {
        const { buildDir, cacheDir, envDir } = context;
        const code = await this.script('compile', [buildDir, cacheDir, envDir], stepOptions(context));
        if (code !== 0)
            throw new CompileFailed();
    }
    async release(context) {
        if (!(await isFile((0,external_node_path_.join)(this.directory, 'bin', 'release'))))
            return {};
        const printed = capture();
        const options = { ...stepOptions(context), output: printed.write, errors: context.output };
        const code = await this.script('release', [context.buildDir], options);
        if (code !== 0)
            throw new CompileFailed(`bin/release ended with exit code ${code}`);
        try {
            return parseRelease(printed.text());
        }
        catch (error) {
            throw new CompileFailed(`bin/release printed no YAML: ${messageOf(error)}`);
        }
    }
    async exported(context) {
        const file = (0,external_node_path_.join)(this.directory, 'export');
        return (await isFile(file)) ? source(file, context) : context.env;
    }
    /** Windows knows no shebang: a shell reads the scripts there. */
    async script(name, args, options) {
        const file = (0,external_node_path_.join)(this.directory, 'bin', name);
        if (process.platform !== 'win32')
            return run(file, args, options);
        return run(await findShell(), [file, ...args], options);
    }
}
/** Whether a directory has the scripts that make it a buildpack. */
async function isBuildpack(directory) {
    const scripts = ['detect', 'compile'].map((name) => isFile((0,external_node_path_.join)(directory, 'bin', name)));
    return (await Promise.all(scripts)).every(Boolean);
}
/** The environment after a shell has sourced a file. Node writes it down, for it can hold any bytes. */
async function source(file, context) {
    const result = (0,external_node_path_.join)(context.envDir, '..', 'exported.json');
    const write = 'require("fs").writeFileSync(process.argv[1], JSON.stringify(process.env))';
    const script = '. "$1"; exec "$2" -e "$3" "$4"';
    const args = ['-c', script, 'export', file, process.execPath, write, result];
    const code = await run(await findShell(), args, stepOptions(context));
    if (code !== 0)
        throw new CompileFailed(`export ended with exit code ${code}`);
    const environment = JSON.parse(await external_node_fs_namespaceObject.promises.readFile(result, 'utf8'));
    await external_node_fs_namespaceObject.promises.rm(result);
    return environment;
}
function stepOptions({ buildDir, env, output, signal }) {
    return { cwd: buildDir, env, output, signal };
}
async function isFile(path) {
    return external_node_fs_namespaceObject.promises.stat(path).then((stat) => stat.isFile(), () => false);
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
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
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __nccwpck_require__(4371);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var lib_Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(lib_Headers || (lib_Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[lib_Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, lib_Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[lib_Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, lib_Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[lib_Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[lib_Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, lib_Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[lib_Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[lib_Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, lib_Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[lib_Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[lib_Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[lib_Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new undici/* ProxyAgent */.kT(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./.build/local-platform/builder/limits.js
const MINUTE = 60_000;
const MEBIBYTE = 1024 * 1024;
const LIMITS = {
    fetchTime: 10 * MINUTE,
    fetchedBytes: 2048 * MEBIBYTE,
    unpackedBytes: 2048 * MEBIBYTE,
    entries: 1_000_000,
    pathCharacters: 128 * MEBIBYTE,
    compileTime: 15 * MINUTE,
    slugBytes: 500 * MEBIBYTE,
};

;// CONCATENATED MODULE: ./.build/local-platform/builder/fetch.js









const MAX_REDIRECTS = 5;
/**
 * Fetches a tarball into `file` and computes its checksum on the way, through the machine's proxy if it
 * has one. Plain http is for loopback addresses alone; no redirect leads to it, or to a loopback
 * address, from elsewhere.
 *
 * @returns the checksum, `SHA256:<hex>`
 * @throws BuildFailed when it cannot be fetched, is too big or takes too long; it names the host alone,
 *   for the URL may be signed. The signal's reason on abort.
 */
async function fetchTarball(url, file, signal, limits = LIMITS) {
    const deadline = AbortSignal.timeout(limits.fetchTime);
    const either = AbortSignal.any([signal, deadline]);
    try {
        const response = await fetch_open(parse(url), either);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        await (0,external_node_stream_promises_namespaceObject.pipeline)(response, metered(hash, limits.fetchedBytes), (0,external_node_fs_namespaceObject.createWriteStream)(file), { signal: either });
        return `SHA256:${hash.digest('hex')}`;
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof BuildFailed)
            throw error;
        const why = deadline.aborted ? `not done after ${limits.fetchTime / 1000} s` : messageOf(error);
        throw new BuildFailed(`Unable to fetch the tarball from ${hostOf(url)}: ${why}`, { cause: error });
    }
}
async function fetch_open(first, signal) {
    let url = first;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        check(url, first);
        const response = await request(url, signal);
        const location = redirect(response);
        if (location === undefined)
            return succeeded(response);
        response.destroy();
        url = new URL(location, url);
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects`);
}
function request(url, signal) {
    return new Promise((resolve, reject) => {
        // Plain http is for this machine alone: no proxy.
        const sent = url.protocol === 'https:'
            ? (0,external_node_https_namespaceObject.get)(url, { agent: new HttpClient().getAgent(url.href), signal }, resolve)
            : (0,external_node_http_.get)(url, { signal }, resolve);
        sent.once('error', reject);
    });
}
function redirect(response) {
    const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
    return redirects ? response.headers.location : undefined;
}
function succeeded(response) {
    if (response.statusCode === 200)
        return response;
    response.destroy();
    throw new Error(`status ${response.statusCode}`);
}
function parse(url) {
    if (URL.canParse(url))
        return new URL(url);
    throw new Error('not a URL');
}
function check(url, first) {
    const local = isLoopback(url);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
        throw new Error('https is required');
    if (local && !isLoopback(first))
        throw new Error('redirected to this machine');
}
/** Whether a URL leads to the machine itself, by its name alone: no name is looked up. */
function isLoopback(url) {
    const host = url.hostname;
    return /^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\]|(.+\.)?localhost)$/.test(host);
}
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : 'its URL';
}
function metered(hash, limit) {
    let total = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, callback) {
            total += chunk.length;
            if (total > limit)
                return callback(new Error(`it has more than ${limit} bytes`));
            hash.update(chunk);
            callback(null, chunk);
        },
    });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/package-manager.js






const LOCK_FILES = {
    'package-lock.json': 'npm',
    'npm-shrinkwrap.json': 'npm',
    'yarn.lock': 'yarn',
    'pnpm-lock.yaml': 'pnpm',
};
const NPM = {
    install: ({ frozen, dev }) => [frozen ? 'ci' : 'install', dev ? '--include=dev' : '--omit=dev'],
    rebuild: ['rebuild'],
    prune: ['prune', '--omit=dev'],
};
const PNPM = {
    install: ({ frozen, dev }) => [
        'install',
        frozen ? '--frozen-lockfile' : '--no-frozen-lockfile',
        dev ? '--prod=false' : '--prod',
    ],
    rebuild: ['rebuild'],
    prune: ['prune', '--prod', '--ignore-scripts'],
};
const YARN_CLASSIC = {
    install: ({ frozen, dev }) => [
        'install',
        ...(frozen ? ['--frozen-lockfile'] : []),
        '--non-interactive',
        `--production=${!dev}`,
    ],
    rebuild: ['install', '--force', '--non-interactive', '--production=false'],
    prune: ['install', '--production=true', '--ignore-scripts', '--prefer-offline', '--non-interactive'],
};
const YARN_BERRY = {
    install: ({ frozen }) => ['install', ...(frozen ? ['--immutable'] : [])],
    rebuild: ['rebuild'],
    prune: ['workspaces', 'focus', '--all', '--production'],
};
/** The lock files among names, with the package manager that each is of. */
function lockFiles(names) {
    return Object.entries(LOCK_FILES)
        .filter(([file]) => names.includes(file))
        .map(([file, manager]) => ({ file, manager }));
}
/** The package manager whose lock file is among names. */
function managerOf(names) {
    return lockFiles(names)[0]?.manager;
}
/**
 * Looks for a package manager on this machine.
 *
 * @param options where and with which environment it will run
 * @returns undefined when it is not installed
 */
async function findManager(name, options) {
    const command = name === 'npm' ? await findNpm(options.env) : await findOther(name, options.env);
    if (command === undefined)
        return undefined;
    const version = await versionOf(command, options);
    const nodeVersion = await answer('node', ['--version'], options);
    if (version === undefined)
        return undefined;
    const base = { name, version, nodeVersion: nodeVersion ?? process.version, command };
    if (name === 'npm')
        return { ...base, ...NPM };
    if (name === 'pnpm')
        return { ...base, ...PNPM };
    return { ...base, ...(version.startsWith('1.') ? YARN_CLASSIC : YARN_BERRY) };
}
/**
 * npm is run as a script of Node: on Windows the `npm` in PATH is a batch file, which cannot be started
 * without a shell. The npm that runs this very process goes first, then the one beside Node.
 */
async function findNpm(env) {
    const running = process.env.npm_execpath ?? '';
    const directories = [(0,external_node_path_.dirname)(process.execPath), ...pathOf(env).split(external_node_path_.delimiter).filter(Boolean)];
    const candidates = [
        ...((0,external_node_path_.basename)(running) === 'npm-cli.js' ? [running] : []),
        ...directories.flatMap((directory) => [
            (0,external_node_path_.join)(directory, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
            (0,external_node_path_.join)(directory, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
        ]),
    ];
    for (const file of candidates) {
        if (await exists(file))
            return [process.execPath, [file]];
    }
    const program = await findProgram('npm', env);
    return program === undefined ? undefined : [program, []];
}
/** On Windows the npm-made shell script beside the batch file, read by a shell. */
async function findOther(name, env) {
    const program = await findProgram(name, env);
    if (program === undefined)
        return undefined;
    return process.platform === 'win32' ? [await findShell(), [program]] : [program, []];
}
/** Reading it from npm's own manifest spares a start of npm. */
async function versionOf([program, first], options) {
    const manifest = first.find((file) => file.endsWith('npm-cli.js'));
    if (manifest === undefined)
        return answer(program, [...first, '--version'], options);
    const text = await external_node_fs_namespaceObject.promises.readFile((0,external_node_path_.join)(manifest, '..', '..', 'package.json'), 'utf8');
    return /"version":\s*"([^"]+)"/.exec(text)?.[1];
}
async function answer(command, args, options) {
    const printed = capture();
    const code = await run(command, args, { ...options, output: printed.write, errors: () => { } });
    return code === 0 ? printed.text().trim() : undefined;
}
async function exists(file) {
    return external_node_fs_namespaceObject.promises.access(file).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/nodejs.js








/** What the buildpack sets unless a config var says otherwise. */
const DEFAULTS = {
    NPM_CONFIG_LOGLEVEL: 'error',
    NODE_VERBOSE: 'false',
    NODE_ENV: 'production',
    NODE_MODULES_CACHE: 'true',
};
/** Config vars that never reach npm: they would break the build. */
const KEPT_OUT = /^(PATH|GIT_DIR|CPATH|CPPATH|LD_PRELOAD|LIBRARY_PATH|LANG|HOME|BUILD_DIR)$/i;
/** Makes the programs of the app's packages known to its dynos, as heroku-buildpack-nodejs does. */
const PROFILE = `export PATH="$HOME/node_modules/.bin:$PATH"
export NODE_ENV="\${NODE_ENV:-production}"
`;
/**
 * The built-in buildpack for Node.js, with the steps and the words of heroku-buildpack-nodejs
 * (https://devcenter.heroku.com/articles/nodejs-support), but with the machine's own Node and npm, yarn or
 * pnpm. Downloaded packages are kept in the machine's npm cache if the environment names one, and
 * otherwise in CACHE_DIR.
 */
const nodejs = {
    async detect({ buildDir }) {
        const found = (await names(buildDir)).includes('package.json');
        return found ? { name: 'Node.js' } : { refusal: 'There is no package.json at the root of the app.' };
    },
    async compile(context) {
        const pkg = await readPackage(context.buildDir);
        const env = environment(context);
        const manager = await choose(context, env);
        const job = { ...context, env, manager, pkg };
        reportRuntime(job);
        await script(job, 'Prebuild', 'heroku-prebuild');
        await install(job);
        await script(job, 'Build', 'heroku-postbuild' in pkg.scripts ? 'heroku-postbuild' : 'build');
        await prune(job);
        await script(job, 'Cleanup', 'heroku-cleanup');
        await writeProfile(job);
        job.output(`\n${header('Build succeeded!')}`);
    },
    async release({ buildDir }) {
        const name = managerOf(await names(buildDir)) ?? 'npm';
        return { web: `${name} start` };
    },
    async exported({ buildDir, env }) {
        return prependPath(env, (0,external_node_path_.join)(buildDir, 'node_modules', '.bin'));
    },
};
async function readPackage(directory) {
    try {
        const parsed = JSON.parse(await external_node_fs_namespaceObject.promises.readFile((0,external_node_path_.join)(directory, 'package.json'), 'utf8'));
        const pkg = record(parsed);
        return { engines: record(pkg.engines), scripts: record(pkg.scripts) };
    }
    catch (error) {
        throw new CompileFailed(`Unable to parse package.json: ${messageOf(error)}`);
    }
}
function environment({ env, config, cacheDir }) {
    const allowed = Object.entries(config).filter(([name]) => !KEPT_OUT.test(name));
    const cached = Object.keys(env).some((name) => name.toLowerCase() === 'npm_config_cache');
    const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' };
    return {
        ...(!cached && { npm_config_cache: (0,external_node_path_.join)(cacheDir, 'npm') }),
        COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
        ...quiet,
        ...DEFAULTS,
        ...env,
        ...Object.fromEntries(allowed),
    };
}
async function choose({ buildDir, output, signal }, env) {
    const locks = lockFiles(await names(buildDir));
    const managers = new Set(locks.map(({ manager }) => manager));
    if (managers.size > 1) {
        const files = locks.map(({ file }) => file).join(' and ');
        throw new CompileFailed(`Two different lockfiles found: ${files}. Keep the one of your package manager.`);
    }
    const name = locks[0]?.manager ?? 'npm';
    const manager = await findManager(name, { cwd: buildDir, env, output, signal });
    if (manager === undefined) {
        throw new CompileFailed(`The app needs ${name}, which is not installed here (not in PATH).`);
    }
    return manager;
}
function reportRuntime({ env, manager, pkg, output }) {
    const settings = [...Object.keys(DEFAULTS), 'NPM_CONFIG_PRODUCTION', 'USE_NPM_INSTALL']
        .filter((name) => env[name] !== undefined)
        .map((name) => `${name}=${env[name]}`);
    const engine = (name) => `engines.${name} (package.json):   ${pkg.engines[name] ?? 'unspecified'}`;
    output(header('Creating runtime environment') + indented(['', ...settings, ''].join('\n')));
    output(header('Installing binaries'));
    output(indented([engine('node'), engine(manager.name), ''].join('\n')));
    output(indented(`Using the installed Node.js: ${manager.nodeVersion}`));
    output(indented(`Using the installed ${manager.name}: ${manager.version}\n`));
}
async function install(job) {
    const { env, manager, buildDir, output } = job;
    const present = await names(buildDir);
    const locked = lockFiles(present).length > 0 && env.USE_NPM_INSTALL !== 'true';
    const prebuilt = present.includes('node_modules');
    output(header('Installing dependencies'));
    if (prebuilt) {
        output(indented('Prebuild detected (node_modules already exists)\nRebuilding any native modules'));
        await tool(job, manager.rebuild);
    }
    output(indented('Installing node modules'));
    const dev = env.NPM_CONFIG_PRODUCTION !== 'true';
    await tool(job, manager.install({ frozen: locked && !prebuilt, dev }));
}
async function prune(job) {
    const { env, manager, output } = job;
    output(header('Pruning devDependencies'));
    if (env.NODE_ENV !== 'production') {
        return output(indented("Skipping because NODE_ENV is not 'production'"));
    }
    if (env.NPM_CONFIG_PRODUCTION !== undefined) {
        return output(indented(`Skipping because NPM_CONFIG_PRODUCTION is '${env.NPM_CONFIG_PRODUCTION}'`));
    }
    await tool(job, manager.prune);
}
async function script(job, step, name) {
    if (typeof job.pkg.scripts[name] !== 'string')
        return;
    job.output(header(step) + indented(`Running ${name}`));
    await tool(job, ['run', name]);
}
async function tool({ buildDir, env, manager, output, signal }, args) {
    const lines = indenter(output);
    const [command, first] = manager.command;
    const code = await run(command, [...first, ...args], { cwd: buildDir, env, output: lines.write, signal });
    lines.end();
    if (code !== 0)
        throw new CompileFailed();
}
async function writeProfile({ buildDir }) {
    const directory = (0,external_node_path_.join)(buildDir, '.profile.d');
    await external_node_fs_namespaceObject.promises.mkdir(directory, { recursive: true });
    await external_node_fs_namespaceObject.promises.writeFile((0,external_node_path_.join)(directory, 'nodejs.sh'), PROFILE);
}
async function names(directory) {
    return external_node_fs_namespaceObject.promises.readdir(directory);
}
function record(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/static-server.js
/**
 * The server that a static site's slug runs: Node's own modules alone, GET and HEAD, `index.html` for a
 * directory. It serves no name that starts with a dot and, links followed, nothing outside its root. It is
 * text because it becomes a file of the app.
 */
const SERVER = `import { createReadStream, readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { fileURLToPath } from 'node:url'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

const config = JSON.parse(readFileSync(new URL('config.json', import.meta.url), 'utf8'))
const root = await realpath(join(fileURLToPath(new URL('../..', import.meta.url)), config.root))

const server = createServer((request, response) => {
  serve(request, response).catch(() => end(response, 500, 'Internal Server Error'))
})

async function serve(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Method Not Allowed')
  const file = await find(request.url.split('?')[0])
  if (file === undefined) return end(response, 404, 'Not Found')
  const type = TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-length': file.size })
  if (request.method === 'HEAD') return response.end()
  pipeline(createReadStream(file.path), response, () => {})
}

async function find(pathname) {
  const parts = decode(pathname).split(/[\\\\/]/).filter(Boolean)
  if (parts.some((part) => part.startsWith('.') || part.includes('\\0'))) return undefined
  for (const path of [join(root, ...parts), join(root, ...parts, 'index.html')]) {
    const real = await realpath(path).catch(() => undefined)
    if (real === undefined || !real.startsWith(root + sep)) continue
    const found = await stat(real)
    if (found.isFile()) return { path: real, size: found.size }
  }
  return undefined
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return '.'
  }
}

function end(response, status, text) {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(text + '\\n')
}

server.listen(Number(process.env.PORT ?? 5000), () => {
  console.log('Serving ' + config.root + ' on port ' + server.address().port)
})
`;

;// CONCATENATED MODULE: ./.build/local-platform/builder/static.js






const HOME = '.heroku/static';
/**
 * The built-in buildpack for a source that is a static site: one with a `static.json`, whose `root` names
 * the directory to serve (`public_html` as with heroku-buildpack-static), or with an `index.html` at its
 * root or in `public`. It adds a small server, so that the slug runs with nothing but Node.
 */
const staticSite = {
    async detect({ buildDir }) {
        for (const file of ['static.json', 'index.html', 'public/index.html']) {
            if (await static_exists((0,external_node_path_.join)(buildDir, file)))
                return { name: 'Static' };
        }
        return { refusal: '' };
    },
    async compile(context) {
        const root = await rootOf(context);
        context.output(header('Installing static file server') + indented(`Root directory: ${root}`));
        const home = (0,external_node_path_.join)(context.buildDir, HOME);
        await external_node_fs_namespaceObject.promises.mkdir(home, { recursive: true });
        await external_node_fs_namespaceObject.promises.writeFile((0,external_node_path_.join)(home, 'server.mjs'), SERVER);
        await external_node_fs_namespaceObject.promises.writeFile((0,external_node_path_.join)(home, 'config.json'), `${JSON.stringify({ root })}\n`);
    },
    async release() {
        return { web: `node ${HOME}/server.mjs` };
    },
    async exported({ env }) {
        return env;
    },
};
/** The directory to serve, relative to the app's. */
async function rootOf({ buildDir }) {
    const configured = await configuredRoot((0,external_node_path_.join)(buildDir, 'static.json'));
    const implied = (await static_exists((0,external_node_path_.join)(buildDir, 'public', 'index.html'))) ? 'public' : '.';
    const root = (0,external_node_path_.relative)(buildDir, (0,external_node_path_.resolve)(buildDir, configured ?? implied));
    if (root === '..' || root.startsWith(`..${external_node_path_.sep}`))
        throw new CompileFailed('static.json: root leads outside');
    if (!(await static_exists((0,external_node_path_.join)(buildDir, root))))
        throw new CompileFailed(`There is no directory ${root} to serve`);
    return root.split(external_node_path_.sep).join('/') || '.';
}
async function configuredRoot(file) {
    if (!(await static_exists(file)))
        return undefined;
    try {
        const config = JSON.parse(await external_node_fs_namespaceObject.promises.readFile(file, 'utf8'));
        const named = typeof config === 'object' && config !== null && 'root' in config;
        return named && typeof config.root === 'string' ? config.root : 'public_html';
    }
    catch (error) {
        throw new CompileFailed(`static.json: ${messageOf(error)}`);
    }
}
async function static_exists(path) {
    return external_node_fs_namespaceObject.promises.access(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./.build/local-platform/builder/entries.js

const entries_WINDOWS = process.platform === 'win32';
/** Links followed before a path counts as going round in circles, as on Linux. */
const MAX_HOPS = 40;
/** Characters of a path, as on Linux. A tar may give megabytes, and every check of it would take for ever. */
const MAX_PATH = 4096;
/** Directories that lie in each other. Each level makes all work on what is below it slower. */
const MAX_DEPTH = 256;
/** Steps of the way along links before others get their turn. */
const STEPS_AT_ONCE = 10_000;
/** Steps for all links of an archive. Each may lead through {@link MAX_HOPS} others, with thousands of steps each. */
const MAX_STEPS = 10_000_000;
/**
 * The components of a path inside an archive, `.` and empty ones left out.
 *
 * @throws when the path is absolute or has `..`, so that it might name something outside, or is too long or deep
 */
function componentsOf(path) {
    checkLength(path);
    if (isAbsolute(path))
        throw new Error(`the path ${show(path)} is absolute`);
    const parts = split(path);
    if (parts.includes('..'))
        throw new Error(`the path ${show(path)} leads outside`);
    if (parts.length > MAX_DEPTH)
        throw new Error(`the path ${show(path.slice(0, 64))}… is too deep`);
    return parts;
}
/** @throws when the path is longer than the system takes. */
function checkLength(path) {
    if (path.length > MAX_PATH)
        throw new Error(`the path ${show(path.slice(0, 64))}… is too long`);
}
/**
 * Checks that no link lies below another one, where making it would write through that one.
 *
 * @throws naming a link that does
 */
function checkNesting(links) {
    // In order, whatever lies below a link comes right after it.
    const ordered = links.map(({ path }) => ({ path, prefix: `${key(path)}/` }));
    ordered.sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
    let above;
    for (const { path, prefix } of ordered) {
        if (above !== undefined && prefix !== above && prefix.startsWith(above)) {
            throw new Error(`the link ${show(path)} lies below another link`);
        }
        above = prefix;
    }
}
/**
 * Checks that no link leads out of the archive's root, on its own or by way of other links, whether its
 * target exists or not.
 *
 * @throws naming the first link that does; when the links are too many to follow; the signal's reason on abort
 */
async function checkLinks(links, signal) {
    const targets = new Map(links.map((link) => [key(link.path), link.target]));
    let steps = 0;
    let before = 0;
    for (const { path, target } of links) {
        signal.throwIfAborted();
        const outcome = follow(path, targets);
        if (outcome.leadsOutside) {
            throw new Error(`the link ${show(path)} leads outside, to ${show(target.slice(0, 64))}`);
        }
        steps += outcome.steps;
        if (steps > MAX_STEPS)
            throw new Error('the links lead through too many others');
        if (steps - before < STEPS_AT_ONCE)
            continue;
        before = steps;
        await (0,external_node_timers_promises_namespaceObject.setImmediate)();
    }
}
function follow(path, targets) {
    const ahead = split(path);
    /** Where the way has led so far: the path of every directory on it. */
    const at = [];
    let hops = 0;
    let steps = 0;
    const outside = () => ({ leadsOutside: true, steps });
    while (ahead.length > 0 && hops <= MAX_HOPS) {
        steps += 1;
        const part = ahead.shift() ?? '';
        if (part === '..') {
            if (at.pop() === undefined)
                return outside();
            continue;
        }
        const above = at.at(-1);
        const next = above === undefined ? part : `${above}/${part}`;
        const target = targets.get(key(next));
        if (target === undefined) {
            // Longer than any path may be: it leads nowhere that can be vouched for.
            if (next.length > MAX_PATH)
                return outside();
            at.push(next);
            continue;
        }
        if (isAbsolute(target))
            return outside();
        hops += 1;
        ahead.unshift(...split(target));
    }
    return { leadsOutside: false, steps };
}
/** Some file systems know one file by many names: there, links are found whatever the case. */
function key(path) {
    return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase();
}
function split(path) {
    return path.split(entries_WINDOWS ? /[\\/]/ : '/').filter((part) => part !== '' && part !== '.');
}
function isAbsolute(path) {
    return path.startsWith('/') || (entries_WINDOWS && /^([a-z]:|\\)/i.test(path));
}
/** A name as it may stand in a log: control characters escaped. */
function show(name) {
    return JSON.stringify(name);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
// EXTERNAL MODULE: external "buffer"
var external_buffer_ = __nccwpck_require__(181);
;// CONCATENATED MODULE: external "zlib"
const external_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");
var external_zlib_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_zlib_namespaceObject, 2);
// EXTERNAL MODULE: external "node:assert"
var external_node_assert_ = __nccwpck_require__(4589);
;// CONCATENATED MODULE: ./node_modules/tar/dist/esm/index.min.js
var zr=Object.defineProperty;var Ur=(s,t)=>{for(var e in t)zr(s,e,{get:t[e],enumerable:!0})};var Ds=typeof process=="object"&&process?process:{stdout:null,stderr:null},Wr=s=>!!s&&typeof s=="object"&&(s instanceof A||s instanceof external_node_stream_||Gr(s)||Zr(s)),Gr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.pipe=="function"&&s.pipe!==external_node_stream_.Writable.prototype.pipe,Zr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.write=="function"&&typeof s.end=="function",Q=Symbol("EOF"),J=Symbol("maybeEmitEnd"),nt=Symbol("emittedEnd"),De=Symbol("emittingEnd"),qt=Symbol("emittedError"),Ne=Symbol("closed"),Ns=Symbol("read"),Ae=Symbol("flush"),As=Symbol("flushChunk"),z=Symbol("encoding"),Mt=Symbol("decoder"),g=Symbol("flowing"),Qt=Symbol("paused"),Bt=Symbol("resume"),b=Symbol("buffer"),N=Symbol("pipes"),_=Symbol("bufferLength"),bi=Symbol("bufferPush"),Ie=Symbol("bufferShift"),L=Symbol("objectMode"),S=Symbol("destroyed"),_i=Symbol("error"),Oi=Symbol("emitData"),Is=Symbol("emitEnd"),Ti=Symbol("emitEnd2"),Z=Symbol("async"),xi=Symbol("abort"),Ce=Symbol("aborted"),Jt=Symbol("signal"),Rt=Symbol("dataListeners"),C=Symbol("discarded"),jt=s=>Promise.resolve().then(s),Yr=s=>s(),Kr=s=>s==="end"||s==="finish"||s==="prefinish",Vr=s=>s instanceof ArrayBuffer||!!s&&typeof s=="object"&&s.constructor&&s.constructor.name==="ArrayBuffer"&&s.byteLength>=0,$r=s=>!Buffer.isBuffer(s)&&ArrayBuffer.isView(s),Fe=class{src;dest;opts;ondrain;constructor(t,e,i){this.src=t,this.dest=e,this.opts=i,this.ondrain=()=>t[Bt](),this.dest.on("drain",this.ondrain)}unpipe(){this.dest.removeListener("drain",this.ondrain)}proxyErrors(t){}end(){this.unpipe(),this.opts.end&&this.dest.end()}},Li=class extends Fe{unpipe(){this.src.removeListener("error",this.proxyErrors),super.unpipe()}constructor(t,e,i){super(t,e,i),this.proxyErrors=r=>this.dest.emit("error",r),t.on("error",this.proxyErrors)}},Xr=s=>!!s.objectMode,qr=s=>!s.objectMode&&!!s.encoding&&s.encoding!=="buffer",A=class extends external_node_events_.EventEmitter{[g]=!1;[Qt]=!1;[N]=[];[b]=[];[L];[z];[Z];[Mt];[Q]=!1;[nt]=!1;[De]=!1;[Ne]=!1;[qt]=null;[_]=0;[S]=!1;[Jt];[Ce]=!1;[Rt]=0;[C]=!1;writable=!0;readable=!0;constructor(...t){let e=t[0]||{};if(super(),e.objectMode&&typeof e.encoding=="string")throw new TypeError("Encoding and objectMode may not be used together");Xr(e)?(this[L]=!0,this[z]=null):qr(e)?(this[z]=e.encoding,this[L]=!1):(this[L]=!1,this[z]=null),this[Z]=!!e.async,this[Mt]=this[z]?new external_node_string_decoder_namespaceObject.StringDecoder(this[z]):null,e&&e.debugExposeBuffer===!0&&Object.defineProperty(this,"buffer",{get:()=>this[b]}),e&&e.debugExposePipes===!0&&Object.defineProperty(this,"pipes",{get:()=>this[N]});let{signal:i}=e;i&&(this[Jt]=i,i.aborted?this[xi]():i.addEventListener("abort",()=>this[xi]()))}get bufferLength(){return this[_]}get encoding(){return this[z]}set encoding(t){throw new Error("Encoding must be set at instantiation time")}setEncoding(t){throw new Error("Encoding must be set at instantiation time")}get objectMode(){return this[L]}set objectMode(t){throw new Error("objectMode must be set at instantiation time")}get async(){return this[Z]}set async(t){this[Z]=this[Z]||!!t}[xi](){this[Ce]=!0,this.emit("abort",this[Jt]?.reason),this.destroy(this[Jt]?.reason)}get aborted(){return this[Ce]}set aborted(t){}write(t,e,i){if(this[Ce])return!1;if(this[Q])throw new Error("write after end");if(this[S])return this.emit("error",Object.assign(new Error("Cannot call write after a stream was destroyed"),{code:"ERR_STREAM_DESTROYED"})),!0;typeof e=="function"&&(i=e,e="utf8"),e||(e="utf8");let r=this[Z]?jt:Yr;if(!this[L]&&!Buffer.isBuffer(t)){if($r(t))t=Buffer.from(t.buffer,t.byteOffset,t.byteLength);else if(Vr(t))t=Buffer.from(t);else if(typeof t!="string")throw new Error("Non-contiguous data written to non-objectMode stream")}return this[L]?(this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):t.length?(typeof t=="string"&&!(e===this[z]&&!this[Mt]?.lastNeed)&&(t=Buffer.from(t,e)),Buffer.isBuffer(t)&&this[z]&&(t=this[Mt].write(t)),this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):(this[_]!==0&&this.emit("readable"),i&&r(i),this[g])}read(t){if(this[S])return null;if(this[C]=!1,this[_]===0||t===0||t&&t>this[_])return this[J](),null;this[L]&&(t=null),this[b].length>1&&!this[L]&&(this[b]=[this[z]?this[b].join(""):Buffer.concat(this[b],this[_])]);let e=this[Ns](t||null,this[b][0]);return this[J](),e}[Ns](t,e){if(this[L])this[Ie]();else{let i=e;t===i.length||t===null?this[Ie]():typeof i=="string"?(this[b][0]=i.slice(t),e=i.slice(0,t),this[_]-=t):(this[b][0]=i.subarray(t),e=i.subarray(0,t),this[_]-=t)}return this.emit("data",e),!this[b].length&&!this[Q]&&this.emit("drain"),e}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e="utf8"),t!==void 0&&this.write(t,e),i&&this.once("end",i),this[Q]=!0,this.writable=!1,(this[g]||!this[Qt])&&this[J](),this}[Bt](){this[S]||(!this[Rt]&&!this[N].length&&(this[C]=!0),this[Qt]=!1,this[g]=!0,this.emit("resume"),this[b].length?this[Ae]():this[Q]?this[J]():this.emit("drain"))}resume(){return this[Bt]()}pause(){this[g]=!1,this[Qt]=!0,this[C]=!1}get destroyed(){return this[S]}get flowing(){return this[g]}get paused(){return this[Qt]}[bi](t){this[L]?this[_]+=1:this[_]+=t.length,this[b].push(t)}[Ie](){return this[L]?this[_]-=1:this[_]-=this[b][0].length,this[b].shift()}[Ae](t=!1){do;while(this[As](this[Ie]())&&this[b].length);!t&&!this[b].length&&!this[Q]&&this.emit("drain")}[As](t){return this.emit("data",t),this[g]}pipe(t,e){if(this[S])return t;this[C]=!1;let i=this[nt];return e=e||{},t===Ds.stdout||t===Ds.stderr?e.end=!1:e.end=e.end!==!1,e.proxyErrors=!!e.proxyErrors,i?e.end&&t.end():(this[N].push(e.proxyErrors?new Li(this,t,e):new Fe(this,t,e)),this[Z]?jt(()=>this[Bt]()):this[Bt]()),t}unpipe(t){let e=this[N].find(i=>i.dest===t);e&&(this[N].length===1?(this[g]&&this[Rt]===0&&(this[g]=!1),this[N]=[]):this[N].splice(this[N].indexOf(e),1),e.unpipe())}addListener(t,e){return this.on(t,e)}on(t,e){let i=super.on(t,e);if(t==="data")this[C]=!1,this[Rt]++,!this[N].length&&!this[g]&&this[Bt]();else if(t==="readable"&&this[_]!==0)super.emit("readable");else if(Kr(t)&&this[nt])super.emit(t),this.removeAllListeners(t);else if(t==="error"&&this[qt]){let r=e;this[Z]?jt(()=>r.call(this,this[qt])):r.call(this,this[qt])}return i}removeListener(t,e){return this.off(t,e)}off(t,e){let i=super.off(t,e);return t==="data"&&(this[Rt]=this.listeners("data").length,this[Rt]===0&&!this[C]&&!this[N].length&&(this[g]=!1)),i}removeAllListeners(t){let e=super.removeAllListeners(t);return(t==="data"||t===void 0)&&(this[Rt]=0,!this[C]&&!this[N].length&&(this[g]=!1)),e}get emittedEnd(){return this[nt]}[J](){!this[De]&&!this[nt]&&!this[S]&&this[b].length===0&&this[Q]&&(this[De]=!0,this.emit("end"),this.emit("prefinish"),this.emit("finish"),this[Ne]&&this.emit("close"),this[De]=!1)}emit(t,...e){let i=e[0];if(t!=="error"&&t!=="close"&&t!==S&&this[S])return!1;if(t==="data")return!this[L]&&!i?!1:this[Z]?(jt(()=>this[Oi](i)),!0):this[Oi](i);if(t==="end")return this[Is]();if(t==="close"){if(this[Ne]=!0,!this[nt]&&!this[S])return!1;let n=super.emit("close");return this.removeAllListeners("close"),n}else if(t==="error"){this[qt]=i,super.emit(_i,i);let n=!this[Jt]||this.listeners("error").length?super.emit("error",i):!1;return this[J](),n}else if(t==="resume"){let n=super.emit("resume");return this[J](),n}else if(t==="finish"||t==="prefinish"){let n=super.emit(t);return this.removeAllListeners(t),n}let r=super.emit(t,...e);return this[J](),r}[Oi](t){for(let i of this[N])i.dest.write(t)===!1&&this.pause();let e=this[C]?!1:super.emit("data",t);return this[J](),e}[Is](){return this[nt]?!1:(this[nt]=!0,this.readable=!1,this[Z]?(jt(()=>this[Ti]()),!0):this[Ti]())}[Ti](){if(this[Mt]){let e=this[Mt].end();if(e){for(let i of this[N])i.dest.write(e);this[C]||super.emit("data",e)}}for(let e of this[N])e.end();let t=super.emit("end");return this.removeAllListeners("end"),t}async collect(){let t=Object.assign([],{dataLength:0});this[L]||(t.dataLength=0);let e=this.promise();return this.on("data",i=>{t.push(i),this[L]||(t.dataLength+=i.length)}),await e,t}async concat(){if(this[L])throw new Error("cannot concat in objectMode");let t=await this.collect();return this[z]?t.join(""):Buffer.concat(t,t.dataLength)}async promise(){return new Promise((t,e)=>{this.on(S,()=>e(new Error("stream destroyed"))),this.on("error",i=>e(i)),this.on("end",()=>t())})}[Symbol.asyncIterator](){this[C]=!1;let t=!1,e=async()=>(this.pause(),t=!0,{value:void 0,done:!0});return{next:()=>{if(t)return e();let r=this.read();if(r!==null)return Promise.resolve({done:!1,value:r});if(this[Q])return e();let n,o,h=d=>{this.off("data",a),this.off("end",l),this.off(S,c),e(),o(d)},a=d=>{this.off("error",h),this.off("end",l),this.off(S,c),this.pause(),n({value:d,done:!!this[Q]})},l=()=>{this.off("error",h),this.off("data",a),this.off(S,c),e(),n({done:!0,value:void 0})},c=()=>h(new Error("stream destroyed"));return new Promise((d,y)=>{o=y,n=d,this.once(S,c),this.once("error",h),this.once("end",l),this.once("data",a)})},throw:e,return:e,[Symbol.asyncIterator](){return this},[Symbol.asyncDispose]:async()=>{}}}[Symbol.iterator](){this[C]=!1;let t=!1,e=()=>(this.pause(),this.off(_i,e),this.off(S,e),this.off("end",e),t=!0,{done:!0,value:void 0}),i=()=>{if(t)return e();let r=this.read();return r===null?e():{done:!1,value:r}};return this.once("end",e),this.once(_i,e),this.once(S,e),{next:i,throw:e,return:e,[Symbol.iterator](){return this},[Symbol.dispose]:()=>{}}}destroy(t){if(this[S])return t?this.emit("error",t):this.emit(S),this;this[S]=!0,this[C]=!0,this[b].length=0,this[_]=0;let e=this;return typeof e.close=="function"&&!this[Ne]&&e.close(),t?this.emit("error",t):this.emit(S),this}static get isStream(){return Wr}};var Jr=external_fs_namespaceObject.writev,ht=Symbol("_autoClose"),H=Symbol("_close"),te=Symbol("_ended"),m=Symbol("_fd"),Ni=Symbol("_finished"),tt=Symbol("_flags"),Ai=Symbol("_flush"),ki=Symbol("_handleChunk"),vi=Symbol("_makeBuf"),ie=Symbol("_mode"),ke=Symbol("_needDrain"),Ut=Symbol("_onerror"),Ht=Symbol("_onopen"),Ii=Symbol("_onread"),Pt=Symbol("_onwrite"),at=Symbol("_open"),U=Symbol("_path"),ot=Symbol("_pos"),Y=Symbol("_queue"),zt=Symbol("_read"),Ci=Symbol("_readSize"),j=Symbol("_reading"),ee=Symbol("_remain"),Fi=Symbol("_size"),ve=Symbol("_write"),gt=Symbol("_writing"),Me=Symbol("_defaultFlag"),bt=Symbol("_errored"),_t=class extends A{[bt]=!1;[m];[U];[Ci];[j]=!1;[Fi];[ee];[ht];constructor(t,e){if(e=e||{},super(e),this.readable=!0,this.writable=!1,typeof t!="string")throw new TypeError("path must be a string");this[bt]=!1,this[m]=typeof e.fd=="number"?e.fd:void 0,this[U]=t,this[Ci]=e.readSize||16*1024*1024,this[j]=!1,this[Fi]=typeof e.size=="number"?e.size:1/0,this[ee]=this[Fi],this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0,typeof this[m]=="number"?this[zt]():this[at]()}get fd(){return this[m]}get path(){return this[U]}write(){throw new TypeError("this is a readable stream")}end(){throw new TypeError("this is a readable stream")}[at](){external_fs_namespaceObject.open(this[U],"r",(t,e)=>this[Ht](t,e))}[Ht](t,e){t?this[Ut](t):(this[m]=e,this.emit("open",e),this[zt]())}[vi](){return Buffer.allocUnsafe(Math.min(this[Ci],this[ee]))}[zt](){if(!this[j]){this[j]=!0;let t=this[vi]();if(t.length===0)return process.nextTick(()=>this[Ii](null,0,t));external_fs_namespaceObject.read(this[m],t,0,t.length,null,(e,i,r)=>this[Ii](e,i,r))}}[Ii](t,e,i){this[j]=!1,t?this[Ut](t):this[ki](e,i)&&this[zt]()}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_namespaceObject.close(t,e=>e?this.emit("error",e):this.emit("close"))}}[Ut](t){this[j]=!0,this[H](),this.emit("error",t)}[ki](t,e){let i=!1;return this[ee]-=t,t>0&&(i=super.write(t<e.length?e.subarray(0,t):e)),(t===0||this[ee]<=0)&&(i=!1,this[H](),super.end()),i}emit(t,...e){switch(t){case"prefinish":case"finish":return!1;case"drain":return typeof this[m]=="number"&&this[zt](),!1;case"error":return this[bt]?!1:(this[bt]=!0,super.emit(t,...e));default:return super.emit(t,...e)}}},Be=class extends _t{[at](){let t=!0;try{this[Ht](null,external_fs_namespaceObject.openSync(this[U],"r")),t=!1}finally{t&&this[H]()}}[zt](){let t=!0;try{if(!this[j]){this[j]=!0;do{let e=this[vi](),i=e.length===0?0:external_fs_namespaceObject.readSync(this[m],e,0,e.length,null);if(!this[ki](i,e))break}while(!0);this[j]=!1}t=!1}finally{t&&this[H]()}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_namespaceObject.closeSync(t),this.emit("close")}}},et=class extends external_events_{readable=!1;writable=!0;[bt]=!1;[gt]=!1;[te]=!1;[Y]=[];[ke]=!1;[U];[ie];[ht];[m];[Me];[tt];[Ni]=!1;[ot];constructor(t,e){e=e||{},super(e),this[U]=t,this[m]=typeof e.fd=="number"?e.fd:void 0,this[ie]=e.mode===void 0?438:e.mode,this[ot]=typeof e.start=="number"?e.start:void 0,this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0;let i=this[ot]!==void 0?"r+":"w";this[Me]=e.flags===void 0,this[tt]=e.flags===void 0?i:e.flags,this[m]===void 0&&this[at]()}emit(t,...e){if(t==="error"){if(this[bt])return!1;this[bt]=!0}return super.emit(t,...e)}get fd(){return this[m]}get path(){return this[U]}[Ut](t){this[H](),this[gt]=!0,this.emit("error",t)}[at](){external_fs_namespaceObject.open(this[U],this[tt],this[ie],(t,e)=>this[Ht](t,e))}[Ht](t,e){this[Me]&&this[tt]==="r+"&&t&&t.code==="ENOENT"?(this[tt]="w",this[at]()):t?this[Ut](t):(this[m]=e,this.emit("open",e),this[gt]||this[Ai]())}end(t,e){return t&&this.write(t,e),this[te]=!0,!this[gt]&&!this[Y].length&&typeof this[m]=="number"&&this[Pt](null,0),this}write(t,e){return typeof t=="string"&&(t=Buffer.from(t,e)),this[te]?(this.emit("error",new Error("write() after end()")),!1):this[m]===void 0||this[gt]||this[Y].length?(this[Y].push(t),this[ke]=!0,!1):(this[gt]=!0,this[ve](t),!0)}[ve](t){external_fs_namespaceObject.write(this[m],t,0,t.length,this[ot],(e,i)=>this[Pt](e,i))}[Pt](t,e){t?this[Ut](t):(this[ot]!==void 0&&typeof e=="number"&&(this[ot]+=e),this[Y].length?this[Ai]():(this[gt]=!1,this[te]&&!this[Ni]?(this[Ni]=!0,this[H](),this.emit("finish")):this[ke]&&(this[ke]=!1,this.emit("drain"))))}[Ai](){if(this[Y].length===0)this[te]&&this[Pt](null,0);else if(this[Y].length===1)this[ve](this[Y].pop());else{let t=this[Y];this[Y]=[],Jr(this[m],t,this[ot],(e,i)=>this[Pt](e,i))}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_namespaceObject.close(t,e=>e?this.emit("error",e):this.emit("close"))}}},Wt=class extends et{[at](){let t;if(this[Me]&&this[tt]==="r+")try{t=external_fs_namespaceObject.openSync(this[U],this[tt],this[ie])}catch(e){if(e?.code==="ENOENT")return this[tt]="w",this[at]();throw e}else t=external_fs_namespaceObject.openSync(this[U],this[tt],this[ie]);this[Ht](null,t)}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_namespaceObject.closeSync(t),this.emit("close")}}[ve](t){let e=!0;try{this[Pt](null,external_fs_namespaceObject.writeSync(this[m],t,0,t.length,this[ot])),e=!1}finally{if(e)try{this[H]()}catch{}}}};var jr=new Map([["C","cwd"],["f","file"],["z","gzip"],["P","preservePaths"],["U","unlink"],["strip-components","strip"],["stripComponents","strip"],["keep-newer","newer"],["keepNewer","newer"],["keep-newer-files","newer"],["keepNewerFiles","newer"],["k","keep"],["keep-existing","keep"],["keepExisting","keep"],["m","noMtime"],["no-mtime","noMtime"],["p","preserveOwner"],["L","follow"],["h","follow"],["onentry","onReadEntry"]]),Fs=s=>!!s.sync&&!!s.file,ks=s=>!s.sync&&!!s.file,vs=s=>!!s.sync&&!s.file,Ms=s=>!s.sync&&!s.file;var Bs=s=>!!s.file;var tn=s=>{let t=jr.get(s);return t||s},se=(s={})=>{if(!s)return{};let t={};for(let[e,i]of Object.entries(s)){let r=tn(e);t[r]=i}return t.chmod===void 0&&t.noChmod===!1&&(t.chmod=!0),delete t.noChmod,t};var K=(s,t,e,i,r)=>Object.assign((n=[],o,h)=>{Array.isArray(n)&&(o=n,n={}),typeof o=="function"&&(h=o,o=void 0),o=o?Array.from(o):[];let a=se(n);if(r?.(a,o),Fs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return s(a,o)}else if(ks(a)){let l=t(a,o);return h?l.then(()=>h(),h):l}else if(vs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return e(a,o)}else if(Ms(a)){if(typeof h=="function")throw new TypeError("callback only supported with file option");return i(a,o)}throw new Error("impossible options??")},{syncFile:s,asyncFile:t,syncNoFile:e,asyncNoFile:i,validate:r});var sn=external_zlib_namespaceObject.constants||{ZLIB_VERNUM:4736},M=Object.freeze(Object.assign(Object.create(null),{Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,DEFLATE:1,INFLATE:2,GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7,BROTLI_DECODE:8,BROTLI_ENCODE:9,Z_MIN_WINDOWBITS:8,Z_MAX_WINDOWBITS:15,Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,BROTLI_OPERATION_PROCESS:0,BROTLI_OPERATION_FLUSH:1,BROTLI_OPERATION_FINISH:2,BROTLI_OPERATION_EMIT_METADATA:3,BROTLI_MODE_GENERIC:0,BROTLI_MODE_TEXT:1,BROTLI_MODE_FONT:2,BROTLI_DEFAULT_MODE:0,BROTLI_MIN_QUALITY:0,BROTLI_MAX_QUALITY:11,BROTLI_DEFAULT_QUALITY:11,BROTLI_MIN_WINDOW_BITS:10,BROTLI_MAX_WINDOW_BITS:24,BROTLI_LARGE_MAX_WINDOW_BITS:30,BROTLI_DEFAULT_WINDOW:22,BROTLI_MIN_INPUT_BLOCK_BITS:16,BROTLI_MAX_INPUT_BLOCK_BITS:24,BROTLI_PARAM_MODE:0,BROTLI_PARAM_QUALITY:1,BROTLI_PARAM_LGWIN:2,BROTLI_PARAM_LGBLOCK:3,BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING:4,BROTLI_PARAM_SIZE_HINT:5,BROTLI_PARAM_LARGE_WINDOW:6,BROTLI_PARAM_NPOSTFIX:7,BROTLI_PARAM_NDIRECT:8,BROTLI_DECODER_RESULT_ERROR:0,BROTLI_DECODER_RESULT_SUCCESS:1,BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:2,BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION:0,BROTLI_DECODER_PARAM_LARGE_WINDOW:1,BROTLI_DECODER_NO_ERROR:0,BROTLI_DECODER_SUCCESS:1,BROTLI_DECODER_NEEDS_MORE_INPUT:2,BROTLI_DECODER_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE:-1,BROTLI_DECODER_ERROR_FORMAT_RESERVED:-2,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE:-3,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET:-4,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME:-5,BROTLI_DECODER_ERROR_FORMAT_CL_SPACE:-6,BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE:-7,BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT:-8,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1:-9,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2:-10,BROTLI_DECODER_ERROR_FORMAT_TRANSFORM:-11,BROTLI_DECODER_ERROR_FORMAT_DICTIONARY:-12,BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS:-13,BROTLI_DECODER_ERROR_FORMAT_PADDING_1:-14,BROTLI_DECODER_ERROR_FORMAT_PADDING_2:-15,BROTLI_DECODER_ERROR_FORMAT_DISTANCE:-16,BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET:-19,BROTLI_DECODER_ERROR_INVALID_ARGUMENTS:-20,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES:-21,BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS:-22,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP:-25,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1:-26,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2:-27,BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES:-30,BROTLI_DECODER_ERROR_UNREACHABLE:-31},sn));var rn=external_buffer_.Buffer.concat,zs=Object.getOwnPropertyDescriptor(external_buffer_.Buffer,"concat"),nn=s=>s,Bi=zs?.writable===!0||zs?.set!==void 0?s=>{external_buffer_.Buffer.concat=s?nn:rn}:s=>{},Tt=Symbol("_superWrite"),Gt=class extends Error{code;errno;constructor(t,e){super("zlib: "+t.message,{cause:t}),this.code=t.code,this.errno=t.errno,this.code||(this.code="ZLIB_ERROR"),this.message="zlib: "+t.message,Error.captureStackTrace(this,e??this.constructor)}get name(){return"ZlibError"}},Pi=Symbol("flushFlag"),re=class extends A{#t=!1;#i=!1;#s;#n;#r;#e;#o;get sawError(){return this.#t}get handle(){return this.#e}get flushFlag(){return this.#s}constructor(t,e){if(!t||typeof t!="object")throw new TypeError("invalid options for ZlibBase constructor");if(super(t),this.#s=t.flush??0,this.#n=t.finishFlush??0,this.#r=t.fullFlushFlag??0,typeof external_zlib_namespaceObject_0[e]!="function")throw new TypeError("Compression method not supported: "+e);try{this.#e=new external_zlib_namespaceObject_0[e](t)}catch(i){throw new Gt(i,this.constructor)}this.#o=i=>{this.#t||(this.#t=!0,this.close(),this.emit("error",i))},this.#e?.on("error",i=>this.#o(new Gt(i))),this.once("end",()=>this.close)}close(){this.#e&&(this.#e.close(),this.#e=void 0,this.emit("close"))}reset(){if(!this.#t)return external_assert_(this.#e,"zlib binding closed"),this.#e.reset?.()}flush(t){this.ended||(typeof t!="number"&&(t=this.#r),this.write(Object.assign(external_buffer_.Buffer.alloc(0),{[Pi]:t})))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&(e?this.write(t,e):this.write(t)),this.flush(this.#n),this.#i=!0,super.end(i)}get ended(){return this.#i}[Tt](t){return super.write(t)}write(t,e,i){if(typeof e=="function"&&(i=e,e="utf8"),typeof t=="string"&&(t=external_buffer_.Buffer.from(t,e)),this.#t)return;external_assert_(this.#e,"zlib binding closed");let r=this.#e._handle,n=r.close;r.close=()=>{};let o=this.#e.close;this.#e.close=()=>{},Bi(!0);let h;try{let l=typeof t[Pi]=="number"?t[Pi]:this.#s;h=this.#e._processChunk(t,l),Bi(!1)}catch(l){Bi(!1),this.#o(new Gt(l,this.write))}finally{this.#e&&(this.#e._handle=r,r.close=n,this.#e.close=o,this.#e.removeAllListeners("error"))}this.#e&&this.#e.on("error",l=>this.#o(new Gt(l,this.write)));let a;if(h)if(Array.isArray(h)&&h.length>0){let l=h[0];a=this[Tt](external_buffer_.Buffer.from(l));for(let c=1;c<h.length;c++)a=this[Tt](h[c])}else a=this[Tt](external_buffer_.Buffer.from(h));return i&&i(),a}},Pe=class extends re{#t;#i;constructor(t,e){t=t||{},t.flush=t.flush||M.Z_NO_FLUSH,t.finishFlush=t.finishFlush||M.Z_FINISH,t.fullFlushFlag=M.Z_FULL_FLUSH,super(t,e),this.#t=t.level,this.#i=t.strategy}params(t,e){if(!this.sawError){if(!this.handle)throw new Error("cannot switch params when binding is closed");if(!this.handle.params)throw new Error("not supported in this implementation");if(this.#t!==t||this.#i!==e){this.flush(M.Z_SYNC_FLUSH),external_assert_(this.handle,"zlib binding closed");let i=this.handle.flush;this.handle.flush=(r,n)=>{typeof r=="function"&&(n=r,r=this.flushFlag),this.flush(r),n?.()};try{this.handle.params(t,e)}finally{this.handle.flush=i}this.handle&&(this.#t=t,this.#i=e)}}}};var ze=class extends Pe{#t;constructor(t){super(t,"Gzip"),this.#t=t&&!!t.portable}[Tt](t){return this.#t?(this.#t=!1,t[9]=255,super[Tt](t)):super[Tt](t)}};var Ue=class extends Pe{constructor(t){super(t,"Unzip")}},He=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.BROTLI_OPERATION_PROCESS,t.finishFlush=t.finishFlush||M.BROTLI_OPERATION_FINISH,t.fullFlushFlag=M.BROTLI_OPERATION_FLUSH,super(t,e)}},We=class extends He{constructor(t){super(t,"BrotliCompress")}},Ge=class extends He{constructor(t){super(t,"BrotliDecompress")}},Ze=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.ZSTD_e_continue,t.finishFlush=t.finishFlush||M.ZSTD_e_end,t.fullFlushFlag=M.ZSTD_e_flush,super(t,e)}},Ye=class extends Ze{constructor(t){super(t,"ZstdCompress")}},Ke=class extends Ze{constructor(t){super(t,"ZstdDecompress")}};var Us=(s,t)=>{if(Number.isSafeInteger(s))s<0?an(s,t):hn(s,t);else throw Error("cannot encode number outside of javascript safe integer range");return t},hn=(s,t)=>{t[0]=128;for(var e=t.length;e>1;e--)t[e-1]=s&255,s=Math.floor(s/256)},an=(s,t)=>{t[0]=255;var e=!1;s=s*-1;for(var i=t.length;i>1;i--){var r=s&255;s=Math.floor(s/256),e?t[i-1]=Ws(r):r===0?t[i-1]=0:(e=!0,t[i-1]=Gs(r))}},Hs=s=>{let t=s[0],e=t===128?cn(s.subarray(1,s.length)):t===255?ln(s):null;if(e===null)throw Error("invalid base256 encoding");if(!Number.isSafeInteger(e))throw Error("parsed number outside of javascript safe integer range");return e},ln=s=>{for(var t=s.length,e=0,i=!1,r=t-1;r>-1;r--){var n=Number(s[r]),o;i?o=Ws(n):n===0?o=n:(i=!0,o=Gs(n)),o!==0&&(e-=o*Math.pow(256,t-r-1))}return e},cn=s=>{for(var t=s.length,e=0,i=t-1;i>-1;i--){var r=Number(s[i]);r!==0&&(e+=r*Math.pow(256,t-i-1))}return e},Ws=s=>(255^s)&255,Gs=s=>(255^s)+1&255;var Hi={};Ur(Hi,{code:()=>Ve,isCode:()=>ne,isName:()=>dn,name:()=>oe,normalFsTypes:()=>Ui});var ne=s=>oe.has(s),dn=s=>Ve.has(s),Ui=new Set(["0","","1","2","3","4","5","6","7","D"]),oe=new Map([["0","File"],["","OldFile"],["1","Link"],["2","SymbolicLink"],["3","CharacterDevice"],["4","BlockDevice"],["5","Directory"],["6","FIFO"],["7","ContiguousFile"],["g","GlobalExtendedHeader"],["x","ExtendedHeader"],["A","SolarisACL"],["D","GNUDumpDir"],["I","Inode"],["K","NextFileHasLongLinkpath"],["L","NextFileHasLongPath"],["M","ContinuationFile"],["N","OldGnuLongPath"],["S","SparseFile"],["V","TapeVolumeHeader"],["X","OldExtendedHeader"]]),Ve=new Map(Array.from(oe).map(s=>[s[1],s[0]]));var un=s=>s===void 0||s<0?void 0:s,F=class{cksumValid=!1;needPax=!1;nullBlock=!1;block;path;mode;uid;gid;size;cksum;#t="Unsupported";linkpath;uname;gname;devmaj=0;devmin=0;atime;ctime;mtime;charset;comment;constructor(t,e=0,i,r){Buffer.isBuffer(t)?this.decode(t,e||0,i,r):t&&this.#i(t)}decode(t,e,i,r){if(e||(e=0),!t||!(t.length>=e+512))throw new Error("need 512 bytes for header");let n=xt(t,e+156,1),o=Ui.has(n),h=o?i:void 0,a=o?r:void 0;if(this.path=h?.path??xt(t,e,100),this.mode=h?.mode??a?.mode??lt(t,e+100,8),this.uid=h?.uid??a?.uid??lt(t,e+108,8),this.gid=h?.gid??a?.gid??lt(t,e+116,8),this.size=un(h?.size??a?.size??lt(t,e+124,12)),this.mtime=h?.mtime??a?.mtime??Wi(t,e+136,12),this.cksum=lt(t,e+148,12),a&&this.#i(a,!0),h&&this.#i(h),ne(n)&&(this.#t=n||"0"),this.#t==="0"&&this.path.slice(-1)==="/"&&(this.#t="5"),this.#t==="5"&&(this.size=0),this.linkpath=xt(t,e+157,100),t.subarray(e+257,e+265).toString()==="ustar\x0000")if(this.uname=h?.uname??a?.uname??xt(t,e+265,32),this.gname=h?.gname??a?.gname??xt(t,e+297,32),this.devmaj=h?.devmaj??a?.devmaj??lt(t,e+329,8)??0,this.devmin=h?.devmin??a?.devmin??lt(t,e+337,8)??0,t[e+475]!==0){let c=xt(t,e+345,155);this.path=c+"/"+this.path}else{let c=xt(t,e+345,130);c&&(this.path=c+"/"+this.path),this.atime=i?.atime??r?.atime??Wi(t,e+476,12),this.ctime=i?.ctime??r?.ctime??Wi(t,e+488,12)}let l=256;for(let c=e;c<e+148;c++)l+=t[c];for(let c=e+156;c<e+512;c++)l+=t[c];this.cksumValid=l===this.cksum,this.cksum===void 0&&l===256&&(this.nullBlock=!0)}#i(t,e=!1){Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="size"&&Number(r)<0||i==="path"&&e||i==="linkpath"&&e||i==="global"))))}encode(t,e=0){if(t||(t=this.block=Buffer.alloc(512)),this.#t==="Unsupported"&&(this.#t="0"),!(t.length>=e+512))throw new Error("need 512 bytes for header");let i=this.ctime||this.atime?130:155,r=mn(this.path||"",i),n=r[0],o=r[1];this.needPax=!!r[2],this.needPax=Lt(t,e,100,n)||this.needPax,this.needPax=ct(t,e+100,8,this.mode)||this.needPax,this.needPax=ct(t,e+108,8,this.uid)||this.needPax,this.needPax=ct(t,e+116,8,this.gid)||this.needPax,this.needPax=ct(t,e+124,12,this.size)||this.needPax,this.needPax=Gi(t,e+136,12,this.mtime)||this.needPax,t[e+156]=Number(this.#t.codePointAt(0)),this.needPax=Lt(t,e+157,100,this.linkpath)||this.needPax,t.write("ustar\x0000",e+257,8),this.needPax=Lt(t,e+265,32,this.uname)||this.needPax,this.needPax=Lt(t,e+297,32,this.gname)||this.needPax,this.needPax=ct(t,e+329,8,this.devmaj)||this.needPax,this.needPax=ct(t,e+337,8,this.devmin)||this.needPax,this.needPax=Lt(t,e+345,i,o)||this.needPax,t[e+475]!==0?this.needPax=Lt(t,e+345,155,o)||this.needPax:(this.needPax=Lt(t,e+345,130,o)||this.needPax,this.needPax=Gi(t,e+476,12,this.atime)||this.needPax,this.needPax=Gi(t,e+488,12,this.ctime)||this.needPax);let h=256;for(let a=e;a<e+148;a++)h+=t[a];for(let a=e+156;a<e+512;a++)h+=t[a];return this.cksum=h,ct(t,e+148,8,this.cksum),this.cksumValid=!0,this.needPax}get type(){return this.#t==="Unsupported"?this.#t:oe.get(this.#t)}get typeKey(){return this.#t}set type(t){let e=String(Ve.get(t));if(ne(e)||e==="Unsupported")this.#t=e;else if(ne(t))this.#t=t;else throw new TypeError("invalid entry type: "+t)}},mn=(s,t)=>{let i=s,r="",n,o=external_node_path_.posix.parse(s).root||".";if(Buffer.byteLength(i)<100)n=[i,r,!1];else{r=external_node_path_.posix.dirname(i),i=external_node_path_.posix.basename(i);do Buffer.byteLength(i)<=100&&Buffer.byteLength(r)<=t?n=[i,r,!1]:Buffer.byteLength(i)>100&&Buffer.byteLength(r)<=t?n=[i.slice(0,99),r,!0]:(i=external_node_path_.posix.join(external_node_path_.posix.basename(r),i),r=external_node_path_.posix.dirname(r));while(r!==o&&n===void 0);n||(n=[s.slice(0,99),"",!0])}return n},xt=(s,t,e)=>s.subarray(t,t+e).toString("utf8").replace(/\0.*/,""),Wi=(s,t,e)=>pn(lt(s,t,e)),pn=s=>s===void 0?void 0:new Date(s*1e3),lt=(s,t,e)=>Number(s[t])&128?Hs(s.subarray(t,t+e)):wn(s,t,e),En=s=>isNaN(s)?void 0:s,wn=(s,t,e)=>En(parseInt(s.subarray(t,t+e).toString("utf8").replace(/\0.*$/,"").trim(),8)),Sn={12:8589934591,8:2097151},ct=(s,t,e,i)=>i===void 0?!1:i>Sn[e]||i<0?(Us(i,s.subarray(t,t+e)),!0):(yn(s,t,e,i),!1),yn=(s,t,e,i)=>s.write(Rn(i,e),t,e,"ascii"),Rn=(s,t)=>gn(Math.floor(s).toString(8),t),gn=(s,t)=>(s.length===t-1?s:new Array(t-s.length-1).join("0")+s+" ")+"\0",Gi=(s,t,e,i)=>i===void 0?!1:ct(s,t,e,i.getTime()/1e3),bn=new Array(156).join("\0"),Lt=(s,t,e,i)=>i===void 0?!1:(s.write(i+bn,t,e,"utf8"),i.length!==Buffer.byteLength(i)||i.length>e);var ft=class s{atime;mtime;ctime;charset;comment;gid;uid;gname;uname;linkpath;dev;ino;nlink;path;size;mode;global;constructor(t,e=!1){this.atime=t.atime,this.charset=t.charset,this.comment=t.comment,this.ctime=t.ctime,this.dev=t.dev,this.gid=t.gid,this.global=e,this.gname=t.gname,this.ino=t.ino,this.linkpath=t.linkpath,this.mtime=t.mtime,this.nlink=t.nlink,this.path=t.path,this.size=t.size,this.uid=t.uid,this.uname=t.uname}encode(){let t=this.encodeBody();if(t==="")return Buffer.allocUnsafe(0);let e=Buffer.byteLength(t),i=512*Math.ceil(1+e/512),r=Buffer.allocUnsafe(i);for(let n=0;n<512;n++)r[n]=0;new F({path:("PaxHeader/"+(0,external_node_path_.basename)(this.path??"")).slice(0,99),mode:this.mode||420,uid:this.uid,gid:this.gid,size:e,mtime:this.mtime,type:this.global?"GlobalExtendedHeader":"ExtendedHeader",linkpath:"",uname:this.uname||"",gname:this.gname||"",devmaj:0,devmin:0,atime:this.atime,ctime:this.ctime}).encode(r),r.write(t,512,e,"utf8");for(let n=e+512;n<r.length;n++)r[n]=0;return r}encodeBody(){return this.encodeField("path")+this.encodeField("ctime")+this.encodeField("atime")+this.encodeField("dev")+this.encodeField("ino")+this.encodeField("nlink")+this.encodeField("charset")+this.encodeField("comment")+this.encodeField("gid")+this.encodeField("gname")+this.encodeField("linkpath")+this.encodeField("mtime")+this.encodeField("size")+this.encodeField("uid")+this.encodeField("uname")}encodeField(t){if(this[t]===void 0)return"";let e=this[t],i=e instanceof Date?e.getTime()/1e3:e,r=" "+(t==="dev"||t==="ino"||t==="nlink"?"SCHILY.":"")+t+"="+i+`
`,n=Buffer.byteLength(r),o=Math.floor(Math.log(n)/Math.log(10))+1;return n+o>=Math.pow(10,o)&&(o+=1),o+n+r}static parse(t,e,i=!1){return new s(On(Tn(t),e),i)}},On=(s,t)=>t?Object.assign({},t,s):s,Tn=s=>s.replace(/\n$/,"").split(`
`).reduce(xn,Object.create(null)),xn=(s,t)=>{let e=parseInt(t,10);if(e!==Buffer.byteLength(t)+1)return s;t=t.slice((e+" ").length);let i=t.split("="),r=i.shift();if(!r)return s;let n=r.replace(/^SCHILY\.(dev|ino|nlink)/,"$1"),o=i.join("=").replace(/\0.*/,"");switch(n){case"path":case"linkpath":case"type":case"charset":case"comment":case"gname":case"uname":s[n]=o;break;case"ctime":case"atime":case"mtime":s[n]=new Date(Number(o)*1e3);break;case"size":let h=+o;h>=0&&(s[n]=h);break;case"gid":case"uid":case"dev":case"ino":case"nlink":case"mode":s[n]=+o;break}return s};var Ln=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,f=Ln!=="win32"?s=>String(s):s=>String(s).replaceAll(/\\/g,"/");var $e=class extends A{extended;globalExtended;header;startBlockSize;blockRemain;remain;type;meta=!1;ignore=!1;path;mode;uid;gid;uname;gname;size=0;mtime;atime;ctime;linkpath;dev;ino;nlink;invalid=!1;absolute;unsupported=!1;constructor(t,e,i){switch(super({}),this.pause(),this.extended=e,this.globalExtended=i,this.header=t,this.remain=t.size??0,this.startBlockSize=512*Math.ceil(this.remain/512),this.blockRemain=this.startBlockSize,this.type=t.type,this.type){case"File":case"OldFile":case"Link":case"SymbolicLink":case"CharacterDevice":case"BlockDevice":case"Directory":case"FIFO":case"ContiguousFile":case"GNUDumpDir":break;case"NextFileHasLongLinkpath":case"NextFileHasLongPath":case"OldGnuLongPath":case"GlobalExtendedHeader":case"ExtendedHeader":case"OldExtendedHeader":this.meta=!0;break;default:this.ignore=!0}if(!t.path)throw new Error("no path provided for tar.ReadEntry");this.path=f(t.path),this.mode=t.mode,this.mode&&(this.mode=this.mode&4095),this.uid=t.uid,this.gid=t.gid,this.uname=t.uname,this.gname=t.gname,this.size=this.remain,this.mtime=t.mtime,this.atime=t.atime,this.ctime=t.ctime,this.linkpath=t.linkpath?f(t.linkpath):void 0,this.uname=t.uname,this.gname=t.gname,e&&this.#t(e),i&&this.#t(i,!0)}write(t){let e=t.length;if(e>this.blockRemain)throw new Error("writing more to entry than is appropriate");let i=this.remain,r=this.blockRemain;return this.remain=Math.max(0,i-e),this.blockRemain=Math.max(0,r-e),this.ignore?!0:i>=e?super.write(t):super.write(t.subarray(0,i))}#t(t,e=!1){t.path&&(t.path=f(t.path)),t.linkpath&&(t.linkpath=f(t.linkpath)),Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="path"&&e))))}};var Dt=(s,t,e,i={})=>{s.file&&(i.file=s.file),s.cwd&&(i.cwd=s.cwd),i.code=e instanceof Error&&e.code||t,i.tarCode=t,!s.strict&&i.recoverable!==!1?(e instanceof Error&&(i=Object.assign(e,i),e=e.message),s.emit("warn",t,e,i)):e instanceof Error?s.emit("error",Object.assign(e,i)):s.emit("error",Object.assign(new Error(`${t}: ${e}`),i))};var Nn=1024*1024,Xi=Buffer.from([31,139]),qi=Buffer.from([40,181,47,253]),An=Math.max(Xi.length,qi.length),B=Symbol("state"),Nt=Symbol("writeEntry"),it=Symbol("readEntry"),Zi=Symbol("nextEntry"),Zs=Symbol("processEntry"),V=Symbol("extendedHeader"),he=Symbol("globalExtendedHeader"),dt=Symbol("meta"),Ys=Symbol("emitMeta"),p=Symbol("buffer"),st=Symbol("queue"),ut=Symbol("ended"),Yi=Symbol("emittedEnd"),At=Symbol("emit"),w=Symbol("unzip"),Xe=Symbol("consumeChunk"),qe=Symbol("consumeChunkSub"),Ki=Symbol("consumeBody"),Ks=Symbol("consumeMeta"),Vs=Symbol("consumeHeader"),ae=Symbol("consuming"),Vi=Symbol("bufferConcat"),Qe=Symbol("maybeEnd"),Yt=Symbol("writing"),$=Symbol("aborted"),Je=Symbol("onDone"),It=Symbol("sawValidEntry"),je=Symbol("sawNullBlock"),ti=Symbol("sawEOF"),$s=Symbol("closeStream"),In=1e3,le=Symbol("compressedBytesRead"),$i=Symbol("decompressedBytesRead"),Xs=Symbol("checkDecompressionRatio"),Cn=()=>!0,rt=class extends external_events_.EventEmitter{file;strict;maxMetaEntrySize;filter;brotli;zstd;maxDecompressionRatio;writable=!0;readable=!1;[st]=[];[p];[it];[Nt];[B]="begin";[dt]="";[V];[he];[ut]=!1;[w];[$]=!1;[It];[je]=!1;[ti]=!1;[Yt]=!1;[ae]=!1;[Yi]=!1;[le]=0;[$i]=0;constructor(t={}){super(),this.file=t.file||"",this.on(Je,()=>{(this[B]==="begin"||this[It]===!1)&&this.warn("TAR_BAD_ARCHIVE","Unrecognized archive format")}),t.ondone?this.on(Je,t.ondone):this.on(Je,()=>{this.emit("prefinish"),this.emit("finish"),this.emit("end")}),this.strict=!!t.strict,this.maxDecompressionRatio=typeof t.maxDecompressionRatio=="number"?t.maxDecompressionRatio:In,this.maxMetaEntrySize=t.maxMetaEntrySize||Nn,this.filter=typeof t.filter=="function"?t.filter:Cn;let e=t.file&&(t.file.endsWith(".tar.br")||t.file.endsWith(".tbr"));this.brotli=!(t.gzip||t.zstd)&&t.brotli!==void 0?t.brotli:e?void 0:!1;let i=t.file&&(t.file.endsWith(".tar.zst")||t.file.endsWith(".tzst"));this.zstd=!(t.gzip||t.brotli)&&t.zstd!==void 0?t.zstd:i?!0:void 0,this.on("end",()=>this[$s]()),typeof t.onwarn=="function"&&this.on("warn",t.onwarn),typeof t.onReadEntry=="function"&&this.on("entry",t.onReadEntry)}warn(t,e,i={}){Dt(this,t,e,i)}[Vs](t,e){this[It]===void 0&&(this[It]=!1);let i;try{i=new F(t,e,this[V],this[he])}catch(r){return this.warn("TAR_ENTRY_INVALID",r)}if(i.nullBlock)this[je]?(this[ti]=!0,this[B]==="begin"&&(this[B]="header"),this[At]("eof")):(this[je]=!0,this[At]("nullBlock"));else if(this[je]=!1,!i.cksumValid)this.warn("TAR_ENTRY_INVALID","checksum failure",{header:i});else if(!i.path)this.warn("TAR_ENTRY_INVALID","path is required",{header:i});else{let r=i.type;if(/^(Symbolic)?Link$/.test(r)&&!i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath required",{header:i});else if(!/^(Symbolic)?Link$/.test(r)&&!/^(Global)?ExtendedHeader$/.test(r)&&i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath forbidden",{header:i});else{let n=this[Nt]=new $e(i,this[V],this[he]);if(!this[It])if(n.remain){let o=()=>{n.invalid||(this[It]=!0)};n.on("end",o)}else this[It]=!0;n.meta?n.size>this.maxMetaEntrySize?(n.ignore=!0,this[At]("ignoredEntry",n),this[B]="ignore",n.resume()):n.size>0&&(this[dt]="",n.on("data",o=>this[dt]+=o),this[B]="meta"):(this[V]=void 0,n.ignore=n.ignore||!this.filter(n.path,n),n.ignore?(this[At]("ignoredEntry",n),this[B]=n.remain?"ignore":"header",n.resume()):(n.remain?this[B]="body":(this[B]="header",n.end()),this[it]?this[st].push(n):(this[st].push(n),this[Zi]())))}}}[$s](){queueMicrotask(()=>this.emit("close"))}[Zs](t){let e=!0;if(!t)this[it]=void 0,e=!1;else if(Array.isArray(t)){let[i,...r]=t;this.emit(i,...r)}else this[it]=t,this.emit("entry",t),t.emittedEnd||(t.on("end",()=>this[Zi]()),e=!1);return e}[Zi](){do;while(this[Zs](this[st].shift()));if(this[st].length===0){let t=this[it];!t||t.flowing||t.size===t.remain?this[Yt]||this.emit("drain"):t.once("drain",()=>this.emit("drain"))}}[Ki](t,e){let i=this[Nt];if(!i)throw new Error("attempt to consume body without entry??");let r=i.blockRemain??0,n=r>=t.length&&e===0?t:t.subarray(e,e+r);return i.write(n),i.blockRemain||(this[B]="header",this[Nt]=void 0,i.end()),n.length}[Ks](t,e){let i=this[Nt],r=this[Ki](t,e);return!this[Nt]&&i&&this[Ys](i),r}[At](t,e,i){this[st].length===0&&!this[it]?this.emit(t,e,i):this[st].push([t,e,i])}[Ys](t){switch(this[At]("meta",this[dt]),t.type){case"ExtendedHeader":case"OldExtendedHeader":this[V]=ft.parse(this[dt],this[V],!1);break;case"GlobalExtendedHeader":this[he]=ft.parse(this[dt],this[he],!0);break;case"NextFileHasLongPath":case"OldGnuLongPath":{let e=this[V]??Object.create(null);this[V]=e,e.path=this[dt].replace(/\0.*/,"");break}case"NextFileHasLongLinkpath":{let e=this[V]||Object.create(null);this[V]=e,e.linkpath=this[dt].replace(/\0.*/,"");break}default:throw new Error("unknown meta: "+t.type)}}abort(t){if(!this[$]){if(this[w]){let e=this[w];e.write=()=>!0,e.end=()=>e,e.emit=()=>!1,e.destroy?.()}this[$]=!0,this.emit("abort",t),this.warn("TAR_ABORT",t,{recoverable:!1})}}[Xs](t){this[$i]+=t.length;let e=this[$i]/this[le];return e>this.maxDecompressionRatio?(this.abort(new Error(`max decompression ratio exceeded: ${e.toFixed(2)} > ${this.maxDecompressionRatio}`)),!1):!0}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this[$])return i?.(),!1;if((this[w]===void 0||this.brotli===void 0&&this[w]===!1)&&t){if(this[p]&&(t=Buffer.concat([this[p],t]),this[p]=void 0),t.length<An)return this[p]=t,i?.(),!0;for(let a=0;this[w]===void 0&&a<Xi.length;a++)t[a]!==Xi[a]&&(this[w]=!1);let o=!1;if(this[w]===!1&&this.zstd!==!1){o=!0;for(let a=0;a<qi.length;a++)if(t[a]!==qi[a]){o=!1;break}}let h=this.brotli===void 0&&!o;if(this[w]===!1&&h)if(t.length<512)if(this[ut])this.brotli=!0;else return this[p]=t,i?.(),!0;else try{new F(t.subarray(0,512)),this.brotli=!1}catch{this.brotli=!0}if(this[w]===void 0||this[w]===!1&&(this.brotli||o)){let a=this[ut];this[ut]=!1,this[w]=this[w]===void 0?new Ue({}):o?new Ke({}):new Ge({}),this[w].on("data",c=>{this[Xs](c)&&this[Xe](c)}),this[w].on("error",c=>{this[$]||this.abort(c)}),this[w].on("end",()=>{this[ut]=!0,this[Xe]()}),this[Yt]=!0,this[le]+=t.length;let l=!!this[w][a?"end":"write"](t);return this[Yt]=!1,i?.(),l}}this[Yt]=!0,this[w]?(this[le]+=t.length,this[w].write(t)):this[Xe](t),this[Yt]=!1;let n=this[st].length>0?!1:this[it]?this[it].flowing:!0;return!n&&this[st].length===0&&this[it]?.once("drain",()=>this.emit("drain")),i?.(),n}[Vi](t){t&&!this[$]&&(this[p]=this[p]?Buffer.concat([this[p],t]):t)}[Qe](){if(this[ut]&&!this[Yi]&&!this[$]&&!this[ae]){this[Yi]=!0;let t=this[Nt];if(t?.blockRemain){let e=this[p]?this[p].length:0;this.warn("TAR_BAD_ARCHIVE",`Truncated input (needed ${t.blockRemain} more bytes, only ${e} available)`,{entry:t}),this[p]&&t.write(this[p]),t.end()}this[At](Je)}}[Xe](t){if(this[ae]&&t)this[Vi](t);else if(!t&&!this[p])this[Qe]();else if(t){if(this[ae]=!0,this[p]){this[Vi](t);let e=this[p];this[p]=void 0,this[qe](e)}else this[qe](t);for(;this[p]&&this[p]?.length>=512&&!this[$]&&!this[ti];){let e=this[p];this[p]=void 0,this[qe](e)}this[ae]=!1}(!this[p]||this[ut])&&this[Qe]()}[qe](t){let e=0,i=t.length;for(;e+512<=i&&!this[$]&&!this[ti];)switch(this[B]){case"begin":case"header":this[Vs](t,e),e+=512;break;case"ignore":case"body":e+=this[Ki](t,e);break;case"meta":e+=this[Ks](t,e);break;default:throw new Error("invalid state: "+this[B])}e<i&&(this[p]=this[p]?Buffer.concat([t.subarray(e),this[p]]):t.subarray(e))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e)),i&&this.once("finish",i),this[$]||(this[w]?(t&&(this[le]+=t.length,this[w].write(t)),this[w].end()):(this[ut]=!0,(this.brotli===void 0||this.zstd===void 0)&&(t=t||Buffer.alloc(0)),t&&this.write(t),this[Qe]())),this}};var mt=s=>{let t=s.length-1,e=-1;for(;t>-1&&s.charAt(t)==="/";)e=t,t--;return e===-1?s:s.slice(0,e)};var vn=s=>{let t=s.onReadEntry;s.onReadEntry=t?e=>{t(e),e.resume()}:e=>e.resume()},Qi=(s,t)=>{let e=new Map(t.map(o=>[mt(o),!0])),i=s.filter,r=100,n=(o,h="",a=0)=>{if(a>=r)return e.set(o,!1),!1;let l=h||(0,external_path_namespaceObject.parse)(o).root||".",c;if(o===l)c=!1;else{let d=e.get(o);c=d!==void 0?d:n((0,external_path_namespaceObject.dirname)(o),l,a+1)}return e.set(o,c),c};s.filter=i?(o,h)=>i(o,h)&&n(mt(o)):o=>n(mt(o))},Mn=s=>{let t=new rt(s),e=s.file,i;try{i=external_node_fs_namespaceObject.openSync(e,"r");let r=external_node_fs_namespaceObject.fstatSync(i),n=s.maxReadSize||16*1024*1024;if(r.size<n){let o=Buffer.allocUnsafe(r.size),h=external_node_fs_namespaceObject.readSync(i,o,0,r.size,0);t.end(h===o.byteLength?o:o.subarray(0,h))}else{let o=0,h=Buffer.allocUnsafe(n);for(;o<r.size;){let a=external_node_fs_namespaceObject.readSync(i,h,0,n,o);if(a===0)break;o+=a,t.write(h.subarray(0,a))}t.end()}}finally{if(typeof i=="number")try{external_node_fs_namespaceObject.closeSync(i)}catch{}}},Bn=(s,t)=>{let e=new rt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("end",o),external_node_fs_namespaceObject.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},Ct=K(Mn,Bn,s=>new rt(s),s=>new rt(s),(s,t)=>{t?.length&&Qi(s,t),s.noResume||vn(s)});var Ji=(s,t,e)=>(s&=4095,e&&(s=(s|384)&-19),t&&(s&256&&(s|=64),s&32&&(s|=8),s&4&&(s|=1)),s);var{isAbsolute:zn,parse:qs}=external_node_path_.win32,ce=s=>{let t="",e=qs(s);for(;zn(s)||e.root;){let i=s.charAt(0)==="/"&&s.slice(0,4)!=="//?/"?"/":e.root;s=s.slice(i.length),t+=i,e=qs(s)}return[t,s]};var ei=["|","<",">","?",":"],ji=ei.map(s=>String.fromCodePoint(61440+Number(s.codePointAt(0)))),Un=new Map(ei.map((s,t)=>[s,ji[t]])),Hn=new Map(ji.map((s,t)=>[s,ei[t]])),ts=s=>ei.reduce((t,e)=>t.split(e).join(Un.get(e)),s),Qs=s=>ji.reduce((t,e)=>t.split(e).join(Hn.get(e)),s);var rr=(s,t)=>t?(s=f(s).replace(/^\.(\/|$)/,""),mt(t)+"/"+s):f(s),Wn=16*1024*1024,tr=Symbol("process"),er=Symbol("file"),ir=Symbol("directory"),is=Symbol("symlink"),sr=Symbol("hardlink"),fe=Symbol("header"),ii=Symbol("read"),ss=Symbol("lstat"),si=Symbol("onlstat"),rs=Symbol("onread"),ns=Symbol("onreadlink"),os=Symbol("openfile"),hs=Symbol("onopenfile"),pt=Symbol("close"),ri=Symbol("mode"),as=Symbol("awaitDrain"),es=Symbol("ondrain"),q=Symbol("prefix"),de=class extends A{path;portable;myuid=process.getuid&&process.getuid()||0;myuser=process.env.USER||"";maxReadSize;linkCache;statCache;preservePaths;cwd;strict;mtime;noPax;noMtime;prefix;fd;blockLen=0;blockRemain=0;buf;pos=0;remain=0;length=0;offset=0;win32;absolute;header;type;linkpath;stat;onWriteEntry;#t=!1;constructor(t,e={}){let i=se(e);super(),this.path=f(t),this.portable=!!i.portable,this.maxReadSize=i.maxReadSize||Wn,this.linkCache=i.linkCache||new Map,this.statCache=i.statCache||new Map,this.preservePaths=!!i.preservePaths,this.cwd=f(i.cwd||process.cwd()),this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.mtime=i.mtime,this.prefix=i.prefix?f(i.prefix):void 0,this.onWriteEntry=i.onWriteEntry,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let r=!1;if(!this.preservePaths){let[o,h]=ce(this.path);o&&typeof h=="string"&&(this.path=h,r=o)}this.win32=!!i.win32||process.platform==="win32",this.win32&&(this.path=Qs(this.path.replaceAll(/\\/g,"/")),t=t.replaceAll(/\\/g,"/")),this.absolute=f(i.absolute||external_path_namespaceObject.resolve(this.cwd,t)),this.path===""&&(this.path="./"),r&&this.warn("TAR_ENTRY_INFO",`stripping ${r} from absolute path`,{entry:this,path:r+this.path});let n=this.statCache.get(this.absolute);n?this[si](n):this[ss]()}warn(t,e,i={}){return Dt(this,t,e,i)}emit(t,...e){return t==="error"&&(this.#t=!0),super.emit(t,...e)}[ss](){external_fs_namespaceObject.lstat(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[si](e)})}[si](t){this.statCache.set(this.absolute,t),this.stat=t,t.isFile()||(t.size=0),this.type=Gn(t),this.emit("stat",t),this[tr]()}[tr](){switch(this.type){case"File":return this[er]();case"Directory":return this[ir]();case"SymbolicLink":return this[is]();default:return this.end()}}[ri](t){return Ji(t,this.type==="Directory",this.portable)}[q](t){return rr(t,this.prefix)}[fe](){if(!this.stat)throw new Error("cannot write header before stat");this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this[ri](this.stat.mode),uid:this.portable?void 0:this.stat.uid,gid:this.portable?void 0:this.stat.gid,size:this.stat.size,mtime:this.noMtime?void 0:this.mtime||this.stat.mtime,type:this.type==="Unsupported"?void 0:this.type,uname:this.portable?void 0:this.stat.uid===this.myuid?this.myuser:"",atime:this.portable?void 0:this.stat.atime,ctime:this.portable?void 0:this.stat.ctime}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.header.atime,ctime:this.portable?void 0:this.header.ctime,gid:this.portable?void 0:this.header.gid,mtime:this.noMtime?void 0:this.mtime||this.header.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.header.size,uid:this.portable?void 0:this.header.uid,uname:this.portable?void 0:this.header.uname,dev:this.portable?void 0:this.stat.dev,ino:this.portable?void 0:this.stat.ino,nlink:this.portable?void 0:this.stat.nlink}).encode());let t=this.header?.block;if(!t)throw new Error("failed to encode header");super.write(t)}[ir](){if(!this.stat)throw new Error("cannot create directory entry without stat");this.path.slice(-1)!=="/"&&(this.path+="/"),this.stat.size=0,this[fe](),this.end()}[is](){external_fs_namespaceObject.readlink(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[ns](e)})}[ns](t){this.linkpath=f(t),this[fe](),this.end()}[sr](t){if(!this.stat)throw new Error("cannot create link entry without stat");this.type="Link",this.linkpath=f(external_path_namespaceObject.relative(this.cwd,t)),this.stat.size=0,this[fe](),this.end()}[er](){if(!this.stat)throw new Error("cannot create file entry without stat");if(this.stat.nlink>1){let t=`${this.stat.dev}:${this.stat.ino}`,e=this.linkCache.get(t);if(e?.indexOf(this.cwd)===0)return this[sr](e);this.linkCache.set(t,this.absolute)}if(this[fe](),this.stat.size===0)return this.end();this[os]()}[os](){external_fs_namespaceObject.open(this.absolute,"r",(t,e)=>{if(t)return this.emit("error",t);this[hs](e)})}[hs](t){if(this.fd=t,this.#t)return this[pt]();if(!this.stat)throw new Error("should stat before calling onopenfile");this.blockLen=512*Math.ceil(this.stat.size/512),this.blockRemain=this.blockLen;let e=Math.min(this.blockLen,this.maxReadSize);this.buf=Buffer.allocUnsafe(e),this.offset=0,this.pos=0,this.remain=this.stat.size,this.length=this.buf.length,this[ii]()}[ii](){let{fd:t,buf:e,offset:i,length:r,pos:n}=this;if(t===void 0||e===void 0)throw new Error("cannot read file without first opening");external_fs_namespaceObject.read(t,e,i,r,n,(o,h)=>{if(o)return this[pt](()=>this.emit("error",o));this[rs](h)})}[pt](t=()=>{}){this.fd!==void 0&&external_fs_namespaceObject.close(this.fd,t)}[rs](t){if(t<=0&&this.remain>0){let r=Object.assign(new Error("encountered unexpected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(t>this.remain){let r=Object.assign(new Error("did not encounter expected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(!this.buf)throw new Error("should have created buffer prior to reading");if(t===this.remain)for(let r=t;r<this.length&&t<this.blockRemain;r++)this.buf[r+this.offset]=0,t++,this.remain++;let e=this.offset===0&&t===this.buf.length?this.buf:this.buf.subarray(this.offset,this.offset+t);this.write(e)?this[es]():this[as](()=>this[es]())}[as](t){this.once("drain",t)}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this.blockRemain<t.length){let r=Object.assign(new Error("writing more data than expected"),{path:this.absolute});return this.emit("error",r)}return this.remain-=t.length,this.blockRemain-=t.length,this.pos+=t.length,this.offset+=t.length,super.write(t,null,i)}[es](){if(!this.remain)return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),this[pt](t=>t?this.emit("error",t):this.end());if(!this.buf)throw new Error("buffer lost somehow in ONDRAIN");this.offset>=this.length&&(this.buf=Buffer.allocUnsafe(Math.min(this.blockRemain,this.buf.length)),this.offset=0),this.length=this.buf.length-this.offset,this[ii]()}},ni=class extends de{sync=!0;[ss](){this[si](external_fs_namespaceObject.lstatSync(this.absolute))}[is](){this[ns](external_fs_namespaceObject.readlinkSync(this.absolute))}[os](){this[hs](external_fs_namespaceObject.openSync(this.absolute,"r"))}[ii](){let t=!0;try{let{fd:e,buf:i,offset:r,length:n,pos:o}=this;if(e===void 0||i===void 0)throw new Error("fd and buf must be set in READ method");let h=external_fs_namespaceObject.readSync(e,i,r,n,o);this[rs](h),t=!1}finally{if(t)try{this[pt](()=>{})}catch{}}}[as](t){t()}[pt](t=()=>{}){this.fd!==void 0&&external_fs_namespaceObject.closeSync(this.fd),t()}},oi=class extends A{blockLen=0;blockRemain=0;buf=0;pos=0;remain=0;length=0;preservePaths;portable;strict;noPax;noMtime;readEntry;type;prefix;path;mode;uid;gid;uname;gname;header;mtime;atime;ctime;linkpath;size;onWriteEntry;warn(t,e,i={}){return Dt(this,t,e,i)}constructor(t,e={}){let i=se(e);super(),this.preservePaths=!!i.preservePaths,this.portable=!!i.portable,this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.onWriteEntry=i.onWriteEntry,this.readEntry=t;let{type:r}=t;if(r==="Unsupported")throw new Error("writing entry that should be ignored");this.type=r,this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.prefix=i.prefix,this.path=f(t.path),this.mode=t.mode!==void 0?this[ri](t.mode):void 0,this.uid=this.portable?void 0:t.uid,this.gid=this.portable?void 0:t.gid,this.uname=this.portable?void 0:t.uname,this.gname=this.portable?void 0:t.gname,this.size=t.size,this.mtime=this.noMtime?void 0:i.mtime||t.mtime,this.atime=this.portable?void 0:t.atime,this.ctime=this.portable?void 0:t.ctime,this.linkpath=t.linkpath!==void 0?f(t.linkpath):void 0,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let n=!1;if(!this.preservePaths){let[h,a]=ce(this.path);h&&typeof a=="string"&&(this.path=a,n=h)}this.remain=t.size,this.blockRemain=t.startBlockSize,this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this.mode,uid:this.portable?void 0:this.uid,gid:this.portable?void 0:this.gid,size:this.size,mtime:this.noMtime?void 0:this.mtime,type:this.type,uname:this.portable?void 0:this.uname,atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime}),n&&this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute path`,{entry:this,path:n+this.path}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime,gid:this.portable?void 0:this.gid,mtime:this.noMtime?void 0:this.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.size,uid:this.portable?void 0:this.uid,uname:this.portable?void 0:this.uname,dev:this.portable?void 0:this.readEntry.dev,ino:this.portable?void 0:this.readEntry.ino,nlink:this.portable?void 0:this.readEntry.nlink}).encode());let o=this.header?.block;if(!o)throw new Error("failed to encode header");super.write(o),t.pipe(this)}[q](t){return rr(t,this.prefix)}[ri](t){return Ji(t,this.type==="Directory",this.portable)}write(t,e,i){typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8"));let r=t.length;if(r>this.blockRemain)throw new Error("writing more to entry than is appropriate");return this.blockRemain-=r,super.write(t,i)}end(t,e,i){return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e??"utf8")),i&&this.once("finish",i),t?super.end(t,i):super.end(i),this}},Gn=s=>s.isFile()?"File":s.isDirectory()?"Directory":s.isSymbolicLink()?"SymbolicLink":"Unsupported";var hi=class s{tail;head;length=0;static create(t=[]){return new s(t)}constructor(t=[]){for(let e of t)this.push(e)}*[Symbol.iterator](){for(let t=this.head;t;t=t.next)yield t.value}removeNode(t){if(t.list!==this)throw new Error("removing node which does not belong to this list");let e=t.next,i=t.prev;return e&&(e.prev=i),i&&(i.next=e),t===this.head&&(this.head=e),t===this.tail&&(this.tail=i),this.length--,t.next=void 0,t.prev=void 0,t.list=void 0,e}unshiftNode(t){if(t===this.head)return;t.list&&t.list.removeNode(t);let e=this.head;t.list=this,t.next=e,e&&(e.prev=t),this.head=t,this.tail||(this.tail=t),this.length++}pushNode(t){if(t===this.tail)return;t.list&&t.list.removeNode(t);let e=this.tail;t.list=this,t.prev=e,e&&(e.next=t),this.tail=t,this.head||(this.head=t),this.length++}push(...t){for(let e=0,i=t.length;e<i;e++)Yn(this,t[e]);return this.length}unshift(...t){for(var e=0,i=t.length;e<i;e++)Kn(this,t[e]);return this.length}pop(){if(!this.tail)return;let t=this.tail.value,e=this.tail;return this.tail=this.tail.prev,this.tail?this.tail.next=void 0:this.head=void 0,e.list=void 0,this.length--,t}shift(){if(!this.head)return;let t=this.head.value,e=this.head;return this.head=this.head.next,this.head?this.head.prev=void 0:this.tail=void 0,e.list=void 0,this.length--,t}forEach(t,e){e=e||this;for(let i=this.head,r=0;i;r++)t.call(e,i.value,r,this),i=i.next}forEachReverse(t,e){e=e||this;for(let i=this.tail,r=this.length-1;i;r--)t.call(e,i.value,r,this),i=i.prev}get(t){let e=0,i=this.head;for(;i&&e<t;e++)i=i.next;if(e===t&&i)return i.value}getReverse(t){let e=0,i=this.tail;for(;i&&e<t;e++)i=i.prev;if(e===t&&i)return i.value}map(t,e){e=e||this;let i=new s;for(let r=this.head;r;)i.push(t.call(e,r.value,this)),r=r.next;return i}mapReverse(t,e){e=e||this;var i=new s;for(let r=this.tail;r;)i.push(t.call(e,r.value,this)),r=r.prev;return i}reduce(t,e){let i,r=this.head;if(arguments.length>1)i=e;else if(this.head)r=this.head.next,i=this.head.value;else throw new TypeError("Reduce of empty list with no initial value");for(var n=0;r;n++)i=t(i,r.value,n),r=r.next;return i}reduceReverse(t,e){let i,r=this.tail;if(arguments.length>1)i=e;else if(this.tail)r=this.tail.prev,i=this.tail.value;else throw new TypeError("Reduce of empty list with no initial value");for(let n=this.length-1;r;n--)i=t(i,r.value,n),r=r.prev;return i}toArray(){let t=new Array(this.length);for(let e=0,i=this.head;i;e++)t[e]=i.value,i=i.next;return t}toArrayReverse(){let t=new Array(this.length);for(let e=0,i=this.tail;i;e++)t[e]=i.value,i=i.prev;return t}slice(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.head,n=0;for(n=0;r&&n<t;n++)r=r.next;for(;r&&n<e;n++,r=r.next)i.push(r.value);return i}sliceReverse(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.length,n=this.tail;for(;n&&r>e;r--)n=n.prev;for(;n&&r>t;r--,n=n.prev)i.push(n.value);return i}splice(t,e=0,...i){t>this.length&&(t=this.length-1),t<0&&(t=this.length+t);let r=this.head;for(let o=0;r&&o<t;o++)r=r.next;let n=[];for(let o=0;r&&o<e;o++)n.push(r.value),r=this.removeNode(r);r?r!==this.tail&&(r=r.prev):r=this.tail;for(let o of i)r=Zn(this,r,o);return n}reverse(){let t=this.head,e=this.tail;for(let i=t;i;i=i.prev){let r=i.prev;i.prev=i.next,i.next=r}return this.head=e,this.tail=t,this}};function Zn(s,t,e){let i=t,r=t?t.next:s.head,n=new ue(e,i,r,s);return n.next===void 0&&(s.tail=n),n.prev===void 0&&(s.head=n),s.length++,n}function Yn(s,t){s.tail=new ue(t,s.tail,void 0,s),s.head||(s.head=s.tail),s.length++}function Kn(s,t){s.head=new ue(t,void 0,s.head,s),s.tail||(s.tail=s.head),s.length++}var ue=class{list;next;prev;value;constructor(t,e,i,r){this.list=r,this.value=t,e?(e.next=this,this.prev=e):this.prev=void 0,i?(i.prev=this,this.next=i):this.next=void 0}};var pi=class{path;absolute;entry;stat;readdir;pending=!1;pendingLink=!1;ignore=!1;piped=!1;constructor(t,e){this.path=t||"./",this.absolute=e}},nr=Buffer.alloc(1024),li=Symbol("onStat"),me=Symbol("ended"),W=Symbol("queue"),pe=Symbol("pendingLinks"),Et=Symbol("current"),Ft=Symbol("process"),Ee=Symbol("processing"),ai=Symbol("processJob"),G=Symbol("jobs"),ls=Symbol("jobDone"),ci=Symbol("addFSEntry"),or=Symbol("addTarEntry"),ds=Symbol("stat"),us=Symbol("readdir"),fi=Symbol("onreaddir"),di=Symbol("pipe"),hr=Symbol("entry"),cs=Symbol("entryOpt"),ui=Symbol("writeEntryClass"),lr=Symbol("write"),fs=Symbol("ondrain"),wt=class extends A{sync=!1;opt;cwd;maxReadSize;preservePaths;strict;noPax;prefix;linkCache;statCache;file;portable;zip;readdirCache;noDirRecurse;follow;noMtime;mtime;filter;jobs;[ui];onWriteEntry;[W];[pe]=new Map;[G]=0;[Ee]=!1;[me]=!1;constructor(t={}){if(super(),this.opt=t,this.file=t.file||"",this.cwd=t.cwd||process.cwd(),this.maxReadSize=t.maxReadSize,this.preservePaths=!!t.preservePaths,this.strict=!!t.strict,this.noPax=!!t.noPax,this.prefix=f(t.prefix||""),this.linkCache=t.linkCache||new Map,this.statCache=t.statCache||new Map,this.readdirCache=t.readdirCache||new Map,this.onWriteEntry=t.onWriteEntry,this[ui]=de,typeof t.onwarn=="function"&&this.on("warn",t.onwarn),this.portable=!!t.portable,t.gzip||t.brotli||t.zstd){if((t.gzip?1:0)+(t.brotli?1:0)+(t.zstd?1:0)>1)throw new TypeError("gzip, brotli, zstd are mutually exclusive");if(t.gzip&&(typeof t.gzip!="object"&&(t.gzip={}),this.portable&&(t.gzip.portable=!0),this.zip=new ze(t.gzip)),t.brotli&&(typeof t.brotli!="object"&&(t.brotli={}),this.zip=new We(t.brotli)),t.zstd&&(typeof t.zstd!="object"&&(t.zstd={}),this.zip=new Ye(t.zstd)),!this.zip)throw new Error("impossible");let e=this.zip;e.on("data",i=>super.write(i)),e.on("end",()=>super.end()),e.on("drain",()=>this[fs]()),this.on("resume",()=>e.resume())}else this.on("drain",this[fs]);this.noDirRecurse=!!t.noDirRecurse,this.follow=!!t.follow,this.noMtime=!!t.noMtime,t.mtime&&(this.mtime=t.mtime),this.filter=typeof t.filter=="function"?t.filter:()=>!0,this[W]=new hi,this[G]=0,this.jobs=Number(t.jobs)||4,this[Ee]=!1,this[me]=!1}[lr](t){return super.write(t)}add(t){return this.write(t),this}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&this.add(t),this[me]=!0,this[Ft](),i&&i(),this}write(t){if(this[me])throw new Error("write after end");return typeof t=="string"?this[ci](t):this[or](t),this.flowing}[or](t){let e=f(external_path_namespaceObject.resolve(this.cwd,t.path));if(!this.filter(t.path,t))t.resume();else{let i=new pi(t.path,e);i.entry=new oi(t,this[cs](i)),i.entry.on("end",()=>this[ls](i)),this[G]+=1,this[W].push(i)}this[Ft]()}[ci](t){let e=f(external_path_namespaceObject.resolve(this.cwd,t));this[W].push(new pi(t,e)),this[Ft]()}[ds](t){t.pending=!0,this[G]+=1;let e=this.follow?"stat":"lstat";external_fs_namespaceObject[e](t.absolute,(i,r)=>{t.pending=!1,this[G]-=1,i?this.emit("error",i):this[li](t,r)})}[li](t,e){if(this.statCache.set(t.absolute,e),t.stat=e,!this.filter(t.path,e))t.ignore=!0;else if(e.isFile()&&e.nlink>1&&!this.linkCache.get(`${e.dev}:${e.ino}`)&&!this.sync)if(t===this[Et])this[ai](t);else{let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);r?r.push(t):this[pe].set(i,[t]),t.pendingLink=!0,t.pending=!0}this[Ft]()}[us](t){t.pending=!0,this[G]+=1,external_fs_namespaceObject.readdir(t.absolute,(e,i)=>{if(t.pending=!1,this[G]-=1,e)return this.emit("error",e);this[fi](t,i)})}[fi](t,e){this.readdirCache.set(t.absolute,e),t.readdir=e,this[Ft]()}[Ft](){if(!this[Ee]){this[Ee]=!0;for(let t=this[W].head;t&&this[G]<this.jobs;t=t.next)if(this[ai](t.value),t.value.ignore){let e=t.next;this[W].removeNode(t),t.next=e}this[Ee]=!1,this[me]&&this[W].length===0&&this[G]===0&&(this.zip?this.zip.end(nr):(super.write(nr),super.end()))}}get[Et](){return this[W]&&this[W].head&&this[W].head.value}[ls](t){this[W].shift(),this[G]-=1;let{stat:e}=t;if(e&&e.isFile()&&e.nlink>1){let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);if(r){this[pe].delete(i);for(let n of r)n.pending=!1,this[ai](n)}}this[Ft]()}[ai](t){if(t.pending&&t.pendingLink&&t===this[Et]&&(t.pending=!1,t.pendingLink=!1),!t.pending){if(t.entry){t===this[Et]&&!t.piped&&this[di](t);return}if(!t.stat){let e=this.statCache.get(t.absolute);e?this[li](t,e):this[ds](t)}if(t.stat&&!t.ignore){if(!this.noDirRecurse&&t.stat.isDirectory()&&!t.readdir){let e=this.readdirCache.get(t.absolute);if(e?this[fi](t,e):this[us](t),!t.readdir)return}if(t.entry=this[hr](t),!t.entry){t.ignore=!0;return}t===this[Et]&&!t.piped&&this[di](t)}}}[cs](t){return{onwarn:(e,i,r)=>this.warn(e,i,r),noPax:this.noPax,cwd:this.cwd,absolute:t.absolute,preservePaths:this.preservePaths,maxReadSize:this.maxReadSize,strict:this.strict,portable:this.portable,linkCache:this.linkCache,statCache:this.statCache,noMtime:this.noMtime,mtime:this.mtime,prefix:this.prefix,onWriteEntry:this.onWriteEntry}}[hr](t){this[G]+=1;try{return new this[ui](t.path,this[cs](t)).on("end",()=>this[ls](t)).on("error",i=>this.emit("error",i))}catch(e){this.emit("error",e)}}[fs](){this[Et]&&this[Et].entry&&this[Et].entry.resume()}[di](t){t.piped=!0,t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)});let e=t.entry,i=this.zip;if(!e)throw new Error("cannot pipe without source");i?e.on("data",r=>{i.write(r)||e.pause()}):e.on("data",r=>{super.write(r)||e.pause()})}pause(){return this.zip&&this.zip.pause(),super.pause()}warn(t,e,i={}){Dt(this,t,e,i)}},kt=class extends wt{sync=!0;constructor(t){super(t),this[ui]=ni}pause(){}resume(){}[ds](t){let e=this.follow?"statSync":"lstatSync";this[li](t,external_fs_namespaceObject[e](t.absolute))}[us](t){this[fi](t,external_fs_namespaceObject.readdirSync(t.absolute))}[di](t){let e=t.entry,i=this.zip;if(t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)}),!e)throw new Error("Cannot pipe without source");i?e.on("data",r=>{i.write(r)}):e.on("data",r=>{super[lr](r)})}};var Vn=(s,t)=>{let e=new kt(s),i=new Wt(s.file,{mode:s.mode||438});e.pipe(i),fr(e,t)},$n=(s,t)=>{let e=new wt(s),i=new et(s.file,{mode:s.mode||438});e.pipe(i);let r=new Promise((n,o)=>{i.on("error",o),i.on("close",n),e.on("error",o)});return dr(e,t).catch(n=>e.emit("error",n)),r},fr=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},dr=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>{s.add(i)}}):s.add(e);s.end()},Xn=(s,t)=>{let e=new kt(s);return fr(e,t),e},qn=(s,t)=>{let e=new wt(s);return dr(e,t).catch(i=>e.emit("error",i)),e},Qn=K(Vn,$n,Xn,qn,(s,t)=>{if(!t?.length)throw new TypeError("no paths specified to add to archive")});var Jn=process.env.__FAKE_PLATFORM__||process.platform,Er=Jn==="win32",{O_CREAT:wr,O_NOFOLLOW:ur,O_TRUNC:Sr,O_WRONLY:yr}=external_fs_namespaceObject.constants,Rr=Number(process.env.__FAKE_FS_O_FILENAME__)||external_fs_namespaceObject.constants.UV_FS_O_FILEMAP||0,jn=Er&&!!Rr,to=512*1024,eo=Rr|Sr|wr|yr,mr=!Er&&typeof ur=="number"?ur|Sr|wr|yr:null,ms=mr!==null?()=>mr:jn?s=>s<to?eo:"w":()=>"w";var ps=(s,t,e)=>{try{return external_node_fs_namespaceObject.lchownSync(s,t,e)}catch(i){if(i?.code!=="ENOENT")throw i}},Ei=(s,t,e,i)=>{external_node_fs_namespaceObject.lchown(s,t,e,r=>{i(r&&r?.code!=="ENOENT"?r:null)})},io=(s,t,e,i,r)=>{if(t.isDirectory())Es(external_node_path_.resolve(s,t.name),e,i,n=>{if(n)return r(n);let o=external_node_path_.resolve(s,t.name);Ei(o,e,i,r)});else{let n=external_node_path_.resolve(s,t.name);Ei(n,e,i,r)}},Es=(s,t,e,i)=>{external_node_fs_namespaceObject.readdir(s,{withFileTypes:!0},(r,n)=>{if(r){if(r.code==="ENOENT")return i();if(r.code!=="ENOTDIR"&&r.code!=="ENOTSUP")return i(r)}if(r||!n.length)return Ei(s,t,e,i);let o=n.length,h=null,a=l=>{if(!h){if(l)return i(h=l);if(--o===0)return Ei(s,t,e,i)}};for(let l of n)io(s,l,t,e,a)})},so=(s,t,e,i)=>{t.isDirectory()&&ws(external_node_path_.resolve(s,t.name),e,i),ps(external_node_path_.resolve(s,t.name),e,i)},ws=(s,t,e)=>{let i;try{i=external_node_fs_namespaceObject.readdirSync(s,{withFileTypes:!0})}catch(r){let n=r;if(n?.code==="ENOENT")return;if(n?.code==="ENOTDIR"||n?.code==="ENOTSUP")return ps(s,t,e);throw n}for(let r of i)so(s,r,t,e);return ps(s,t,e)};var Se=class extends Error{path;code;syscall="chdir";constructor(t,e){super(`${e}: Cannot cd into '${t}'`),this.path=t,this.code=e}get name(){return"CwdError"}};var St=class extends Error{path;symlink;syscall="symlink";code="TAR_SYMLINK_ERROR";constructor(t,e){super("TAR_SYMLINK_ERROR: Cannot extract through symbolic link"),this.symlink=t,this.path=e}get name(){return"SymlinkError"}};var no=(s,t)=>{external_node_fs_namespaceObject.stat(s,(e,i)=>{(e||!i.isDirectory())&&(e=new Se(s,e?.code||"ENOTDIR")),t(e)})},gr=(s,t,e)=>{s=f(s);let i=t.umask??18,r=t.mode|448,n=(r&i)!==0,o=t.uid,h=t.gid,a=typeof o=="number"&&typeof h=="number"&&(o!==t.processUid||h!==t.processGid),l=t.preserve,c=t.unlink,d=f(t.cwd),y=(E,x)=>{E?e(E):x&&a?Es(x,o,h,Le=>y(Le)):n?external_node_fs_namespaceObject.chmod(s,r,e):e()};if(s===d)return no(s,y);if(l)return promises_namespaceObject.mkdir(s,{mode:r,recursive:!0}).then(E=>y(null,E??void 0),y);let D=f(external_node_path_.relative(d,s)).split("/");Ss(d,D,r,c,d,void 0,y)},Ss=(s,t,e,i,r,n,o)=>{if(t.length===0)return o(null,n);let h=t.shift(),a=f(external_node_path_.resolve(s+"/"+h));external_node_fs_namespaceObject.mkdir(a,e,br(a,t,e,i,r,n,o))},br=(s,t,e,i,r,n,o)=>h=>{h?external_node_fs_namespaceObject.lstat(s,(a,l)=>{if(a)a.path=a.path&&f(a.path),o(a);else if(l.isDirectory())Ss(s,t,e,i,r,n,o);else if(i)external_node_fs_namespaceObject.unlink(s,c=>{if(c)return o(c);external_node_fs_namespaceObject.mkdir(s,e,br(s,t,e,i,r,n,o))});else{if(l.isSymbolicLink())return o(new St(s,s+"/"+t.join("/")));o(h)}}):(n=n||s,Ss(s,t,e,i,r,n,o))},oo=s=>{let t=!1,e;try{t=external_node_fs_namespaceObject.statSync(s).isDirectory()}catch(i){e=i?.code}finally{if(!t)throw new Se(s,e??"ENOTDIR")}},_r=(s,t)=>{s=f(s);let e=t.umask??18,i=t.mode|448,r=(i&e)!==0,n=t.uid,o=t.gid,h=typeof n=="number"&&typeof o=="number"&&(n!==t.processUid||o!==t.processGid),a=t.preserve,l=t.unlink,c=f(t.cwd),d=E=>{E&&h&&ws(E,n,o),r&&external_node_fs_namespaceObject.chmodSync(s,i)};if(s===c)return oo(c),d();if(a)return d(external_node_fs_namespaceObject.mkdirSync(s,{mode:i,recursive:!0})??void 0);let T=f(external_node_path_.relative(c,s)).split("/"),D;for(let E=T.shift(),x=c;E&&(x+="/"+E);E=T.shift()){x=f(external_node_path_.resolve(x));try{external_node_fs_namespaceObject.mkdirSync(x,i),D=D||x}catch{let Le=external_node_fs_namespaceObject.lstatSync(x);if(Le.isDirectory())continue;if(l){external_node_fs_namespaceObject.unlinkSync(x),external_node_fs_namespaceObject.mkdirSync(x,i),D=D||x;continue}else if(Le.isSymbolicLink())return new St(x,x+"/"+T.join("/"))}}return d(D)};var ys=Object.create(null),Or=1e4,Vt=new Set,Tr=s=>{Vt.has(s)?Vt.delete(s):ys[s]=s.normalize("NFD").toLocaleLowerCase("en").toLocaleUpperCase("en"),Vt.add(s);let t=ys[s],e=Vt.size-Or;if(e>Or/10){for(let i of Vt)if(Vt.delete(i),delete ys[i],--e<=0)break}return t};var ho=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,ao=ho==="win32",lo=s=>s.split("/").slice(0,-1).reduce((e,i)=>{let r=e.at(-1);return r!==void 0&&(i=(0,external_node_path_.join)(r,i)),e.push(i||"/"),e},[]),yi=class{#t=new Map;#i=new Map;#s=new Set;reserve(t,e){t=ao?["win32 parallelization disabled"]:t.map(r=>mt((0,external_node_path_.join)(Tr(r))));let i=new Set(t.map(r=>lo(r)).reduce((r,n)=>r.concat(n)));this.#i.set(e,{dirs:i,paths:t});for(let r of t){let n=this.#t.get(r);n?n.push(e):this.#t.set(r,[e])}for(let r of i){let n=this.#t.get(r);if(!n)this.#t.set(r,[new Set([e])]);else{let o=n.at(-1);o instanceof Set?o.add(e):n.push(new Set([e]))}}return this.#r(e)}#n(t){let e=this.#i.get(t);if(!e)throw new Error("function does not have any path reservations");return{paths:e.paths.map(i=>this.#t.get(i)),dirs:[...e.dirs].map(i=>this.#t.get(i))}}check(t){let{paths:e,dirs:i}=this.#n(t);return e.every(r=>r&&r[0]===t)&&i.every(r=>r&&r[0]instanceof Set&&r[0].has(t))}#r(t){return this.#s.has(t)||!this.check(t)?!1:(this.#s.add(t),t(()=>this.#e(t)),!0)}#e(t){if(!this.#s.has(t))return!1;let e=this.#i.get(t);if(!e)throw new Error("invalid reservation");let{paths:i,dirs:r}=e,n=new Set;for(let o of i){let h=this.#t.get(o);if(!h||h?.[0]!==t)continue;let a=h[1];if(!a){this.#t.delete(o);continue}if(h.shift(),typeof a=="function")n.add(a);else for(let l of a)n.add(l)}for(let o of r){let h=this.#t.get(o),a=h?.[0];if(!(!h||!(a instanceof Set)))if(a.size===1&&h.length===1){this.#t.delete(o);continue}else if(a.size===1){h.shift();let l=h[0];typeof l=="function"&&n.add(l)}else a.delete(t)}return this.#s.delete(t),n.forEach(o=>this.#r(o)),!0}};var Lr=()=>process.umask();var Dr=Symbol("onEntry"),_s=Symbol("checkFs"),Nr=Symbol("checkFs2"),Os=Symbol("isReusable"),P=Symbol("makeFs"),Ts=Symbol("file"),xs=Symbol("directory"),gi=Symbol("link"),Ar=Symbol("symlink"),Ir=Symbol("hardlink"),Re=Symbol("ensureNoSymlink"),Cr=Symbol("unsupported"),Fr=Symbol("checkPath"),Rs=Symbol("stripAbsolutePath"),yt=Symbol("mkdir"),O=Symbol("onError"),Ri=Symbol("pending"),kr=Symbol("pend"),$t=Symbol("unpend"),gs=Symbol("ended"),bs=Symbol("maybeClose"),Ls=Symbol("skip"),ge=Symbol("doChown"),be=Symbol("uid"),_e=Symbol("gid"),Oe=Symbol("checkedCwd"),fo=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,Te=fo==="win32",uo=1024,mo=(s,t)=>{if(!Te)return external_node_fs_namespaceObject.unlink(s,t);let e=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_namespaceObject.rename(s,e,i=>{if(i)return t(i);external_node_fs_namespaceObject.unlink(e,t)})},po=s=>{if(!Te)return external_node_fs_namespaceObject.unlinkSync(s);let t=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_namespaceObject.renameSync(s,t),external_node_fs_namespaceObject.unlinkSync(t)},vr=(s,t,e)=>s!==void 0&&s===s>>>0?s:t!==void 0&&t===t>>>0?t:e,Xt=class extends rt{[gs]=!1;[Oe]=!1;[Ri]=0;reservations=new yi;transform;writable=!0;readable=!1;uid;gid;setOwner;preserveOwner;processGid;processUid;maxDepth;forceChown;win32;newer;keep;noMtime;preservePaths;unlink;cwd;strip;processUmask;umask;dmode;fmode;chmod;constructor(t={}){if(t.ondone=()=>{this[gs]=!0,this[bs]()},super(t),this.transform=t.transform,this.chmod=!!t.chmod,typeof t.uid=="number"||typeof t.gid=="number"){if(typeof t.uid!="number"||typeof t.gid!="number")throw new TypeError("cannot set owner without number uid and gid");if(t.preserveOwner)throw new TypeError("cannot preserve owner in archive and also set owner explicitly");this.uid=t.uid,this.gid=t.gid,this.setOwner=!0}else this.uid=void 0,this.gid=void 0,this.setOwner=!1;this.preserveOwner=t.preserveOwner===void 0&&typeof t.uid!="number"?process.getuid?.()===0:!!t.preserveOwner,this.processUid=(this.preserveOwner||this.setOwner)&&process.getuid?process.getuid():void 0,this.processGid=(this.preserveOwner||this.setOwner)&&process.getgid?process.getgid():void 0,this.maxDepth=typeof t.maxDepth=="number"?t.maxDepth:uo,this.forceChown=t.forceChown===!0,this.win32=!!t.win32||Te,this.newer=!!t.newer,this.keep=!!t.keep,this.noMtime=!!t.noMtime,this.preservePaths=!!t.preservePaths,this.unlink=!!t.unlink,this.cwd=f(external_node_path_.resolve(t.cwd||process.cwd())),this.strip=Number(t.strip)||0,this.processUmask=this.chmod?typeof t.processUmask=="number"?t.processUmask:Lr():0,this.umask=typeof t.umask=="number"?t.umask:this.processUmask,this.dmode=t.dmode||511&~this.umask,this.fmode=t.fmode||438&~this.umask,this.on("entry",e=>this[Dr](e))}warn(t,e,i={}){return(t==="TAR_BAD_ARCHIVE"||t==="TAR_ABORT")&&(i.recoverable=!1),super.warn(t,e,i)}[bs](){this[gs]&&this[Ri]===0&&(this.emit("prefinish"),this.emit("finish"),this.emit("end"))}[Rs](t,e){let i=t[e],{type:r}=t;if(!i||this.preservePaths)return!0;let[n,o]=ce(i),h=o.replaceAll(/\\/g,"/").split("/");if(h.includes("..")||Te&&/^[a-z]:\.\.$/i.test(h[0]??"")){if(e==="path"||r==="Link")return this.warn("TAR_ENTRY_ERROR",`${e} contains '..'`,{entry:t,[e]:i}),!1;let a=external_node_path_.posix.dirname(t.path),l=external_node_path_.posix.normalize(external_node_path_.posix.join(a,h.join("/")));if(l.startsWith("../")||l==="..")return this.warn("TAR_ENTRY_ERROR",`${e} escapes extraction directory`,{entry:t,[e]:i}),!1}return n&&(t[e]=String(o),this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute ${e}`,{entry:t,[e]:i})),!0}[Fr](t){let e=f(t.path),i=e.split("/");if(this.strip){if(i.length<this.strip)return!1;if(t.type==="Link"){let r=f(String(t.linkpath)).split("/");if(r.length>=this.strip)t.linkpath=r.slice(this.strip).join("/");else return!1}i.splice(0,this.strip),t.path=i.join("/")}if(isFinite(this.maxDepth)&&i.length>this.maxDepth)return this.warn("TAR_ENTRY_ERROR","path excessively deep",{entry:t,path:e,depth:i.length,maxDepth:this.maxDepth}),!1;if(!this[Rs](t,"path")||!this[Rs](t,"linkpath"))return!1;if(t.absolute=external_node_path_.isAbsolute(t.path)?f(external_node_path_.resolve(t.path)):f(external_node_path_.resolve(this.cwd,t.path)),!this.preservePaths&&typeof t.absolute=="string"&&t.absolute.indexOf(this.cwd+"/")!==0&&t.absolute!==this.cwd)return this.warn("TAR_ENTRY_ERROR","path escaped extraction target",{entry:t,path:f(t.path),resolvedPath:t.absolute,cwd:this.cwd}),!1;if(t.absolute===this.cwd&&t.type!=="Directory"&&t.type!=="GNUDumpDir")return!1;if(this.win32){let{root:r}=external_node_path_.win32.parse(String(t.absolute));t.absolute=r+ts(String(t.absolute).slice(r.length));let{root:n}=external_node_path_.win32.parse(t.path);t.path=n+ts(t.path.slice(n.length))}return!0}[Dr](t){if(!this[Fr](t))return t.resume();switch(external_node_assert_.equal(typeof t.absolute,"string"),t.type){case"Directory":case"GNUDumpDir":t.mode&&(t.mode=t.mode|448);case"File":case"OldFile":case"ContiguousFile":case"Link":case"SymbolicLink":return this[_s](t);default:return this[Cr](t)}}[O](t,e){t.name==="CwdError"?this.emit("error",t):(this.warn("TAR_ENTRY_ERROR",t,{entry:e}),this[$t](),e.resume())}[yt](t,e,i){gr(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e},i)}[ge](t){return this.forceChown||this.preserveOwner&&(typeof t.uid=="number"&&t.uid!==this.processUid||typeof t.gid=="number"&&t.gid!==this.processGid)||typeof this.uid=="number"&&this.uid!==this.processUid||typeof this.gid=="number"&&this.gid!==this.processGid}[be](t){return vr(this.uid,t.uid,this.processUid)}[_e](t){return vr(this.gid,t.gid,this.processGid)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=new et(String(t.absolute),{flags:ms(t.size),mode:i,autoClose:!1});r.on("error",a=>{r.fd&&external_node_fs_namespaceObject.close(r.fd,()=>{}),r.write=()=>!0,this[O](a,t),e()});let n=1,o=a=>{if(a){r.fd&&external_node_fs_namespaceObject.close(r.fd,()=>{}),this[O](a,t),e();return}--n===0&&r.fd!==void 0&&external_node_fs_namespaceObject.close(r.fd,l=>{l?this[O](l,t):this[$t](),e()})};r.on("finish",()=>{let a=String(t.absolute),l=r.fd;if(typeof l=="number"&&t.mtime&&!this.noMtime){n++;let c=t.atime||new Date,d=t.mtime;external_node_fs_namespaceObject.futimes(l,c,d,y=>y?external_node_fs_namespaceObject.utimes(a,c,d,T=>o(T&&y)):o())}if(typeof l=="number"&&this[ge](t)){n++;let c=this[be](t),d=this[_e](t);typeof c=="number"&&typeof d=="number"&&external_node_fs_namespaceObject.fchown(l,c,d,y=>y?external_node_fs_namespaceObject.chown(a,c,d,T=>o(T&&y)):o())}o()});let h=this.transform&&this.transform(t)||t;h!==t&&(h.on("error",a=>{this[O](a,t),e()}),t.pipe(h)),h.pipe(r)}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode;this[yt](String(t.absolute),i,r=>{if(r){this[O](r,t),e();return}let n=1,o=()=>{--n===0&&(e(),this[$t](),t.resume())};t.mtime&&!this.noMtime&&(n++,external_node_fs_namespaceObject.utimes(String(t.absolute),t.atime||new Date,t.mtime,o)),this[ge](t)&&(n++,external_node_fs_namespaceObject.chown(String(t.absolute),Number(this[be](t)),Number(this[_e](t)),o)),o()})}[Cr](t){t.unsupported=!0,this.warn("TAR_ENTRY_UNSUPPORTED",`unsupported entry type: ${t.type}`,{entry:t}),t.resume()}[Ar](t,e){let i=f(external_node_path_.relative(this.cwd,external_node_path_.resolve(external_node_path_.dirname(String(t.absolute)),String(t.linkpath)))).split("/");this[Re](t,this.cwd,i,()=>this[gi](t,String(t.linkpath),"symlink",e),r=>{this[O](r,t),e()})}[Ir](t,e){let i=f(external_node_path_.resolve(this.cwd,String(t.linkpath))),r=f(String(t.linkpath)).split("/");this[Re](t,this.cwd,r,()=>this[gi](t,i,"link",e),n=>{this[O](n,t),e()})}[Re](t,e,i,r,n){let o=i.shift();if(this.preservePaths||o===void 0)return r();let h=external_node_path_.resolve(e,o);external_node_fs_namespaceObject.lstat(h,(a,l)=>{if(a)return r();if(l?.isSymbolicLink())return n(new St(h,external_node_path_.resolve(h,i.join("/"))));this[Re](t,h,i,r,n)})}[kr](){this[Ri]++}[$t](){this[Ri]--,this[bs]()}[Ls](t){this[$t](),t.resume()}[Os](t,e){return t.type==="File"&&!this.unlink&&e.isFile()&&e.nlink<=1&&!Te}[_s](t){this[kr]();let e=[t.path];t.linkpath&&e.push(t.linkpath),this.reservations.reserve(e,i=>this[Nr](t,i))}[Nr](t,e){let i=h=>{e(h)},r=()=>{this[yt](this.cwd,this.dmode,h=>{if(h){this[O](h,t),i();return}this[Oe]=!0,n()})},n=()=>{if(t.absolute!==this.cwd){let h=f(external_node_path_.dirname(String(t.absolute)));if(h!==this.cwd)return this[yt](h,this.dmode,a=>{if(a){this[O](a,t),i();return}o()})}o()},o=()=>{external_node_fs_namespaceObject.lstat(String(t.absolute),(h,a)=>{if(a&&(this.keep||this.newer&&a.mtime>(t.mtime??a.mtime))){this[Ls](t),i();return}if(h||this[Os](t,a))return this[P](null,t,i);if(a.isDirectory()){if(t.type==="Directory"){let l=this.chmod&&t.mode&&(a.mode&4095)!==t.mode,c=d=>this[P](d??null,t,i);return l?external_node_fs_namespaceObject.chmod(String(t.absolute),Number(t.mode),c):c()}if(t.absolute!==this.cwd)return external_node_fs_namespaceObject.rmdir(String(t.absolute),l=>this[P](l??null,t,i))}if(t.absolute===this.cwd)return this[P](null,t,i);mo(String(t.absolute),l=>this[P](l??null,t,i))})};this[Oe]?n():r()}[P](t,e,i){if(t){this[O](t,e),i();return}switch(e.type){case"File":case"OldFile":case"ContiguousFile":return this[Ts](e,i);case"Link":return this[Ir](e,i);case"SymbolicLink":return this[Ar](e,i);case"Directory":case"GNUDumpDir":return this[xs](e,i)}}[gi](t,e,i,r){external_node_fs_namespaceObject[i](e,String(t.absolute),n=>{n?this[O](n,t):(this[$t](),t.resume()),r()})}},ye=s=>{try{return[null,s()]}catch(t){return[t,null]}},xe=class extends Xt{sync=!0;[P](t,e){return super[P](t,e,()=>{})}[_s](t){if(!this[Oe]){let n=this[yt](this.cwd,this.dmode);if(n)return this[O](n,t);this[Oe]=!0}if(t.absolute!==this.cwd){let n=f(external_node_path_.dirname(String(t.absolute)));if(n!==this.cwd){let o=this[yt](n,this.dmode);if(o)return this[O](o,t)}}let[e,i]=ye(()=>external_node_fs_namespaceObject.lstatSync(String(t.absolute)));if(i&&(this.keep||this.newer&&i.mtime>(t.mtime??i.mtime)))return this[Ls](t);if(e||this[Os](t,i))return this[P](null,t);if(i.isDirectory()){if(t.type==="Directory"){let o=this.chmod&&t.mode&&(i.mode&4095)!==t.mode,[h]=o?ye(()=>{external_node_fs_namespaceObject.chmodSync(String(t.absolute),Number(t.mode))}):[];return this[P](h,t)}let[n]=ye(()=>external_node_fs_namespaceObject.rmdirSync(String(t.absolute)));this[P](n,t)}let[r]=t.absolute===this.cwd?[]:ye(()=>po(String(t.absolute)));this[P](r,t)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=h=>{let a;try{external_node_fs_namespaceObject.closeSync(n)}catch(l){a=l}(h||a)&&this[O](h||a,t),e()},n;try{n=external_node_fs_namespaceObject.openSync(String(t.absolute),ms(t.size),i)}catch(h){return r(h)}let o=this.transform&&this.transform(t)||t;o!==t&&(o.on("error",h=>this[O](h,t)),t.pipe(o)),o.on("data",h=>{try{external_node_fs_namespaceObject.writeSync(n,h,0,h.length)}catch(a){r(a)}}),o.on("end",()=>{let h=null;if(t.mtime&&!this.noMtime){let a=t.atime||new Date,l=t.mtime;try{external_node_fs_namespaceObject.futimesSync(n,a,l)}catch(c){try{external_node_fs_namespaceObject.utimesSync(String(t.absolute),a,l)}catch{h=c}}}if(this[ge](t)){let a=this[be](t),l=this[_e](t);try{external_node_fs_namespaceObject.fchownSync(n,Number(a),Number(l))}catch(c){try{external_node_fs_namespaceObject.chownSync(String(t.absolute),Number(a),Number(l))}catch{h=h||c}}}r(h)})}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode,r=this[yt](String(t.absolute),i);if(r){this[O](r,t),e();return}if(t.mtime&&!this.noMtime)try{external_node_fs_namespaceObject.utimesSync(String(t.absolute),t.atime||new Date,t.mtime)}catch{}if(this[ge](t))try{external_node_fs_namespaceObject.chownSync(String(t.absolute),Number(this[be](t)),Number(this[_e](t)))}catch{}e(),t.resume()}[yt](t,e){try{return _r(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e})}catch(i){return i}}[Re](t,e,i,r,n){if(this.preservePaths||i.length===0)return r();let o=e;for(let h of i){o=external_node_path_.resolve(o,h);let[a,l]=ye(()=>external_node_fs_namespaceObject.lstatSync(o));if(a)return r();if(l.isSymbolicLink())return n(new St(o,external_node_path_.resolve(e,i.join("/"))))}r()}[gi](t,e,i,r){let n=`${i}Sync`;try{external_node_fs_namespaceObject[n](e,String(t.absolute)),r(),t.resume()}catch(o){return this[O](o,t)}}};var Eo=s=>{let t=new xe(s),e=s.file,i=external_node_fs_namespaceObject.statSync(e),r=s.maxReadSize||16*1024*1024;new Be(e,{readSize:r,size:i.size}).pipe(t)},wo=(s,t)=>{let e=new Xt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("close",o),external_node_fs_namespaceObject.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},So=K(Eo,wo,s=>new xe(s),s=>new Xt(s),(s,t)=>{t?.length&&Qi(s,t)});var yo=(s,t)=>{let e=new kt(s),i=!0,r,n;try{try{r=external_node_fs_namespaceObject.openSync(s.file,"r+")}catch(a){if(a?.code==="ENOENT")r=external_node_fs_namespaceObject.openSync(s.file,"w+");else throw a}let o=external_node_fs_namespaceObject.fstatSync(r),h=Buffer.alloc(512);t:for(n=0;n<o.size;n+=512){for(let c=0,d=0;c<512;c+=d){if(d=external_node_fs_namespaceObject.readSync(r,h,c,h.length-c,n+c),n===0&&h[0]===31&&h[1]===139)throw new Error("cannot append to compressed archives");if(!d)break t}let a=new F(h);if(!a.cksumValid)break;let l=512*Math.ceil((a.size||0)/512);if(n+l+512>o.size)break;n+=l,s.mtimeCache&&a.mtime&&s.mtimeCache.set(String(a.path),a.mtime)}i=!1,Ro(s,e,n,r,t)}finally{if(i)try{external_node_fs_namespaceObject.closeSync(r)}catch{}}},Ro=(s,t,e,i,r)=>{let n=new Wt(s.file,{fd:i,start:e});t.pipe(n),bo(t,r)},go=(s,t)=>{t=Array.from(t);let e=new wt(s),i=(n,o,h)=>{let a=(T,D)=>{T?external_node_fs_namespaceObject.close(n,E=>h(T)):h(null,D)},l=0;if(o===0)return a(null,0);let c=0,d=Buffer.alloc(512),y=(T,D)=>{if(T||D===void 0)return a(T);if(c+=D,c<512&&D)return external_node_fs_namespaceObject.read(n,d,c,d.length-c,l+c,y);if(l===0&&d[0]===31&&d[1]===139)return a(new Error("cannot append to compressed archives"));if(c<512)return a(null,l);let E=new F(d);if(!E.cksumValid)return a(null,l);let x=512*Math.ceil((E.size??0)/512);if(l+x+512>o||(l+=x+512,l>=o))return a(null,l);s.mtimeCache&&E.mtime&&s.mtimeCache.set(String(E.path),E.mtime),c=0,external_node_fs_namespaceObject.read(n,d,0,512,l,y)};external_node_fs_namespaceObject.read(n,d,0,512,l,y)};return new Promise((n,o)=>{e.on("error",o);let h="r+",a=(l,c)=>{if(l&&l.code==="ENOENT"&&h==="r+")return h="w+",external_node_fs_namespaceObject.open(s.file,h,a);if(l||!c)return o(l);external_node_fs_namespaceObject.fstat(c,(d,y)=>{if(d)return external_node_fs_namespaceObject.close(c,()=>o(d));i(c,y.size,(T,D)=>{if(T)return o(T);let E=new et(s.file,{fd:c,start:D});e.pipe(E),E.on("error",o),E.on("close",n),_o(e,t)})})};external_node_fs_namespaceObject.open(s.file,h,a)})},bo=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},_o=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e);s.end()},vt=K(yo,go,()=>{throw new TypeError("file is required")},()=>{throw new TypeError("file is required")},(s,t)=>{if(!Bs(s))throw new TypeError("file is required");if(s.gzip||s.brotli||s.zstd||s.file.endsWith(".br")||s.file.endsWith(".tbr"))throw new TypeError("cannot append to compressed archives");if(!t?.length)throw new TypeError("no paths specified to add/replace")});var Oo=K(vt.syncFile,vt.asyncFile,vt.syncNoFile,vt.asyncNoFile,(s,t=[])=>{vt.validate?.(s,t),To(s)}),To=s=>{let t=s.filter;s.mtimeCache||(s.mtimeCache=new Map),s.filter=t?(e,i)=>t(e,i)&&!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0)):(e,i)=>!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0))};
//# sourceMappingURL=index.min.js.map

;// CONCATENATED MODULE: ./.build/local-platform/builder/extract.js








/** The first byte of what is compressed with gzip, and of no path. */
const GZIP = 0x1f;
/**
 * Writes the files and directories of a gzip tarball into a directory, and no symbolic link: those are left
 * to the caller, so that nothing is ever written through one. Permissions are kept but for the bits of
 * special use.
 *
 * @returns the symbolic links of the archive, in order
 * @throws with the reason when an entry names something outside the directory or is a special file, or the
 *   archive is damaged, empty or too big; the signal's reason on abort
 */
async function extract(file, directory, signal, limits) {
    const extraction = new Extraction(directory, limits);
    const parser = new rt({
        zstd: false,
        onReadEntry: (entry) => extraction.take(entry),
        onwarn: (_code, message) => extraction.refuse(damaged(message)),
    });
    parser.once('eof', () => {
        extraction.ended = true;
    });
    // Sparse files and the like, which node-tar does not know.
    parser.on('ignoredEntry', (entry) => extraction.refuse(special(entry)));
    try {
        await (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_namespaceObject.createReadStream)(file), (0,external_node_zlib_.createGunzip)(), guard(extraction, limits), parser, { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        throw extraction.refusal ?? damaged(error);
    }
    finally {
        extraction.close();
    }
    if (extraction.refusal !== undefined)
        throw extraction.refusal;
    if (extraction.entries === 0)
        throw new Error('the archive is empty');
    return extraction.links;
}
/**
 * What has been made of an archive so far. Files are written synchronously, a piece at a time: for the many
 * small files of a source that is several times faster than a round through the thread pool for each step,
 * and no piece keeps the event loop for long.
 */
class Extraction {
    directory;
    limits;
    links = [];
    entries = 0;
    /** The archive's end has come; what follows is none of it. */
    ended = false;
    /** The first reason against the archive; nothing is written any more. */
    refusal;
    bytes = 0;
    pathCharacters = 0;
    made = new Set(['', '.']);
    open;
    constructor(directory, limits) {
        this.directory = directory;
        this.limits = limits;
    }
    refuse(reason) {
        this.refusal ??= reason;
    }
    /** Makes one entry, whose content is still to come. */
    take(entry) {
        this.attempt(() => this.make(entry));
        entry.resume();
    }
    close() {
        if (this.open !== undefined)
            (0,external_node_fs_namespaceObject.closeSync)(this.open);
        this.open = undefined;
    }
    /** The parser calls back, and what is thrown there would have nobody to catch it. */
    attempt(step) {
        if (this.refusal !== undefined)
            return;
        try {
            step();
        }
        catch (error) {
            this.refuse(new Error(messageOf(error)));
        }
    }
    make(entry) {
        const path = componentsOf(entry.path).join('/');
        this.count(entry, path);
        switch (entry.type) {
            case 'File':
            case 'OldFile':
            case 'ContiguousFile':
                this.makeFile(path, entry);
                break;
            case 'Directory':
                this.makeDirectory(path);
                break;
            case 'Link':
                this.makeHardLink(path, entry);
                break;
            case 'SymbolicLink':
                this.makeLinkLater(path, entry);
                break;
            default:
                throw special(entry);
        }
    }
    count(entry, path) {
        // A new directory is counted where it is made.
        if (entry.type !== 'Directory' || this.made.has(path))
            this.countOne();
        this.bytes += entry.size;
        this.pathCharacters += entry.path.length + (entry.linkpath ?? '').length;
        if (this.bytes > this.limits.unpackedBytes)
            throw tooBig(this.limits);
        if (this.pathCharacters > this.limits.pathCharacters) {
            throw new Error(`the archive has paths of more than ${this.limits.pathCharacters} characters`);
        }
    }
    countOne() {
        this.entries += 1;
        if (this.entries > this.limits.entries) {
            throw new Error(`the archive has more than ${this.limits.entries} entries`);
        }
    }
    makeFile(path, entry) {
        this.makeDirectory((0,external_node_path_.dirname)(path));
        const mode = ((entry.mode ?? 0o644) & 0o777) | 0o600;
        const file = (0,external_node_fs_namespaceObject.openSync)((0,external_node_path_.join)(this.directory, path), 'w', mode);
        this.open = file;
        entry.on('data', (chunk) => this.attempt(() => writeAll(file, chunk)));
        entry.on('end', () => {
            this.attempt(() => (0,external_node_fs_namespaceObject.futimesSync)(file, entry.mtime ?? new Date(), entry.mtime ?? new Date()));
            this.close();
        });
    }
    makeDirectory(path) {
        if (this.made.has(path))
            return;
        this.makeDirectory((0,external_node_path_.dirname)(path));
        this.countOne();
        // With its parents made, `recursive` is for file systems to which it is there already, in another case.
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_.join)(this.directory, path), { recursive: true });
        this.made.add(path);
    }
    makeLinkLater(path, entry) {
        const target = entry.linkpath ?? '';
        checkLength(target);
        this.makeDirectory((0,external_node_path_.dirname)(path));
        this.links.push({ path, target, mtime: entry.mtime ?? new Date() });
    }
    makeHardLink(path, entry) {
        const target = componentsOf(entry.linkpath ?? '').join('/');
        this.makeDirectory((0,external_node_path_.dirname)(path));
        (0,external_node_fs_namespaceObject.linkSync)((0,external_node_path_.join)(this.directory, target), (0,external_node_path_.join)(this.directory, path));
    }
}
function writeAll(file, chunk) {
    for (let written = 0; written < chunk.length;)
        written += (0,external_node_fs_namespaceObject.writeSync)(file, chunk, written);
}
/**
 * Stops the stream once the archive is refused, or has more to unpack than there may be. The parser must not see what
 * comes after the archive, which it would pile up, nor gzip in gzip, which it would unpack past all limits.
 */
function guard(extraction, limits) {
    let total = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, callback) {
            if (total === 0 && chunk[0] === GZIP)
                extraction.refuse(damaged('it is compressed twice'));
            total += chunk.length;
            if (total > limits.unpackedBytes)
                extraction.refuse(tooBig(limits));
            if (extraction.ended)
                callback(extraction.refusal ?? null);
            else
                callback(extraction.refusal ?? null, chunk);
        },
    });
}
function special(entry) {
    return new Error(`${show(entry.path)} is a special file (${entry.type})`);
}
function tooBig(limits) {
    return new Error(`the archive unpacks to more than ${limits.unpackedBytes} bytes`);
}
function damaged(cause) {
    const why = messageOf(cause).replace(/^TAR_[A-Z_]+: /, '');
    return new Error(`the archive is damaged or not a gzip tar: ${why}`, { cause });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/unpack.js






/**
 * Unpacks a gzip tarball that nobody vouches for. Nothing is written outside `directory`: paths that
 * lead out, hard links to the outside, devices and FIFOs are refused, and symbolic links are made last,
 * so that nothing is ever written through one.
 *
 * @throws with the reason when the archive is refused, damaged, empty or too big; the signal's reason
 *   on abort
 */
async function unpack(file, options) {
    const { directory, signal } = options;
    const staging = `${directory}.unpacking`;
    if ((await (0,promises_namespaceObject.stat)(file)).size === 0)
        throw new Error('the archive is empty');
    await (0,promises_namespaceObject.mkdir)(staging);
    const links = await extract(file, staging, signal, options.limits ?? LIMITS);
    const top = await topDirectory(staging, links);
    const root = options.strip && top !== undefined ? top : undefined;
    const kept = root === undefined ? links : links.map((link) => under(root, link));
    checkNesting(kept);
    if (options.links === 'inside')
        await checkLinks(kept, signal);
    await (0,promises_namespaceObject.rename)(root === undefined ? staging : (0,external_node_path_.join)(staging, root), directory);
    await (0,promises_namespaceObject.rm)(staging, { recursive: true, force: true });
    for (const link of kept) {
        signal.throwIfAborted();
        await makeLink(directory, link);
    }
}
/** The one directory that holds the whole archive, links included. */
async function topDirectory(staging, links) {
    const [first, ...others] = await (0,promises_namespaceObject.readdir)(staging, { withFileTypes: true });
    if (first === undefined || others.length > 0 || !first.isDirectory() || first.name === 'bin')
        return undefined;
    const holdsLinks = links.every((link) => link.path.startsWith(`${first.name}/`));
    return holdsLinks ? first.name : undefined;
}
function under(root, link) {
    return { ...link, path: link.path.slice(root.length + 1) };
}
async function makeLink(directory, link) {
    const file = (0,external_node_path_.join)(directory, link.path);
    try {
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_namespaceObject.symlink)(link.target, file);
        await (0,promises_namespaceObject.lutimes)(file, link.mtime, link.mtime);
    }
    catch (error) {
        throw new Error(`the link ${show(link.path)} cannot be made: ${messageOf(error)}`);
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/resolve.js












const INLINE = 'heroku-community/inline';
/** The names, URLs and addresses under which Heroku's own buildpacks are known; they are built in here. */
const OFFICIAL = /^(?:urn:buildpack:|https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/|https:\/\/github\.com\/)?(heroku(?:-community)?\/(?:heroku-buildpack-)?(?:nodejs|static|inline))(?:\.tgz|\.git)?$/;
/** A registry name as Heroku takes it, `namespace/name`. */
const REGISTRY_NAME = /^(urn:buildpack:)?[a-z0-9_-]+\/[a-z0-9._-]+$/i;
/**
 * The built-in buildpacks in the order in which they are asked: first the source's own `bin/detect` and
 * `bin/compile`, as with heroku-buildpack-inline, then Node.js, then a static site.
 */
async function builtIns(buildDir) {
    const inline = { buildpack: { name: INLINE }, steps: new ExternalBuildpack(buildDir) };
    return [
        ...((await isBuildpack(buildDir)) ? [inline] : []),
        { buildpack: { name: 'heroku/nodejs' }, steps: nodejs },
        { buildpack: { name: 'heroku/static' }, steps: staticSite },
    ];
}
/**
 * Makes a buildpack ready: a built-in one by name, a local directory, a git repository with an optional
 * `#ref`, or a tarball (`.tgz`, `.tar.gz`), the last three from a path, a `file:` URL, or a URL.
 *
 * @throws BuildFailed when it is unknown or cannot be fetched; the signal's reason on abort
 */
async function resolveBuildpack(buildpack, options) {
    const address = buildpack.url ?? buildpack.name ?? '';
    const official = officialName(address);
    if (official !== undefined)
        return { buildpack, steps: builtIn(official, options.buildDir) };
    const { directory, signal } = options;
    try {
        await obtain(address, directory, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        const why = messageOf(error).replaceAll(address, display(buildpack));
        throw new BuildFailed(`Error fetching custom buildpack ${display(buildpack)}: ${why}`, { cause: error });
    }
    return { buildpack, steps: new ExternalBuildpack(directory) };
}
/** How a buildpack is called in the output: its registry name, or its URL without credentials. */
function display(buildpack) {
    const address = buildpack.url ?? buildpack.name ?? '';
    return officialName(address) ?? address.replace(/^urn:buildpack:/, '').replace(/\/\/[^/@]*@/, '//');
}
/** An address with a `#ref` asks for a certain version: that is not the built-in one. */
function officialName(address) {
    return OFFICIAL.exec(address)?.[1]?.replace('heroku-buildpack-', '');
}
function builtIn(name, buildDir) {
    if (name.endsWith('/inline'))
        return new ExternalBuildpack(buildDir);
    return name.endsWith('/nodejs') ? nodejs : staticSite;
}
async function obtain(address, directory, signal) {
    const [location = '', ref] = address.split(/#(.*)/s);
    const local = localPath(location);
    if (local !== undefined)
        return obtainLocal(local, ref, directory, signal);
    if (REGISTRY_NAME.test(address)) {
        throw new Error('only heroku/nodejs and heroku/static are built in; give the URL of another buildpack');
    }
    if (isTarball(location))
        return obtainTarball(location, directory, signal);
    checkGit(location);
    await clone(location, ref, directory, signal);
}
function localPath(location) {
    if (/^file:/i.test(location))
        return (0,external_node_url_.fileURLToPath)(location);
    return (0,external_node_path_.isAbsolute)(location) || /^\.\.?([\\/]|$)/.test(location) ? (0,external_node_path_.resolve)(location) : undefined;
}
/** A directory is copied, for its scripts may write into it. */
async function obtainLocal(path, ref, directory, signal) {
    if (isTarball(path))
        return unpack(path, { directory, strip: true, links: 'inside', signal });
    if (ref !== undefined || !(await isBuildpack(path)))
        return clone(path, ref, directory, signal);
    await external_node_fs_namespaceObject.promises.cp(path, directory, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => source !== (0,external_node_path_.join)(path, '.git'),
    });
}
async function obtainTarball(url, directory, signal) {
    const file = `${directory}.tgz`;
    await fetchTarball(url, file, signal);
    await unpack(file, { directory, strip: true, links: 'inside', signal });
    await external_node_fs_namespaceObject.promises.rm(file);
}
function isTarball(location) {
    const path = URL.canParse(location) ? new URL(location).pathname : location;
    return /\.(tgz|tar\.gz)$/i.test(path);
}
function checkGit(location) {
    if (/^[\w.-]+@[\w.-]+:[^-]/.test(location))
        return;
    const url = URL.canParse(location) ? new URL(location) : undefined;
    if (url !== undefined && ['https:', 'ssh:', 'git:'].includes(url.protocol))
        return;
    if (url?.protocol === 'http:' && isLoopback(url))
        return;
    throw new Error('neither a built-in name nor a path nor the URL of a git repository or tarball');
}
async function clone(location, ref, directory, signal) {
    if (ref !== undefined && !/^[\w.][\w./+-]*$/.test(ref))
        throw new Error(`#${ref} is no branch, tag or commit`);
    const depth = ref === undefined ? ['--depth', '1'] : [];
    await git(['clone', '--quiet', ...depth, '--', location, directory], signal);
    if (ref === undefined)
        return;
    await git(['-C', directory, 'checkout', '--quiet', '--detach', await commitOf(ref, directory, signal)], signal);
}
/** A clone knows the branches of its origin only as remote ones. */
async function commitOf(ref, directory, signal) {
    const branch = `refs/remotes/origin/${ref}`;
    const known = await git(['-C', directory, 'rev-parse', '--verify', '--quiet', branch], signal).then(() => true, () => false);
    return known ? branch : ref;
}
async function git(args, signal) {
    const agent = process.env.SSH_AUTH_SOCK;
    const env = {
        ...buildEnvironment(),
        ...(agent !== undefined && { SSH_AUTH_SOCK: agent }),
        GIT_TERMINAL_PROMPT: '0',
    };
    const said = capture();
    const code = await run('git', args, { cwd: process.cwd(), env, output: said.write, signal });
    if (code !== 0)
        throw new Error(said.text().trim());
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/compile.js







/**
 * Runs the buildpacks of a request on an unpacked source: those it names, in order, or the first built-in
 * one that detects the app. What one exports is in the environment of the next.
 *
 * @throws BuildFailed when none detects the app, one does not take or build it, or time is over; the
 *   signal's reason on abort
 */
async function compile(request, buildDir, output, signal, limits) {
    const deadline = AbortSignal.timeout(limits.compileTime);
    const context = await prepare(request, buildDir, output, AbortSignal.any([signal, deadline]));
    const running = { name: '' };
    try {
        output(announcement(request.buildpacks));
        return await compileAll(request, context, running);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!deadline.aborted)
            throw error;
        const message = `Timed out running buildpack ${running.name}`.trim();
        throw new BuildFailed(message, { report: header(message), cause: error });
    }
}
async function prepare(request, buildDir, output, signal) {
    const { cacheDir, config, stack, version, requestId, workDir } = request;
    const envDir = (0,external_node_path_.join)(workDir, 'env');
    await external_node_fs_namespaceObject.promises.mkdir(cacheDir, { recursive: true });
    await writeConfig(envDir, config);
    const env = { ...buildEnvironment(), STACK: stack, SOURCE_VERSION: version, REQUEST_ID: requestId };
    return { buildDir, cacheDir, envDir, config, env, output, signal };
}
/** Names that cannot be a file's are left out: nothing may end up elsewhere. */
async function writeConfig(envDir, config) {
    await external_node_fs_namespaceObject.promises.mkdir(envDir, { recursive: true });
    for (const [name, value] of Object.entries(config)) {
        if (!/^[\w-][\w.-]*$/.test(name))
            continue;
        await external_node_fs_namespaceObject.promises.writeFile((0,external_node_path_.join)(envDir, name), value, { mode: 0o600 });
    }
}
async function compileAll(request, first, running) {
    const automatic = request.buildpacks.length === 0;
    const chosen = automatic ? [await detectBuiltIn(first)] : await resolveAll(request, first);
    let context = first;
    let defaults = async () => ({});
    for (const candidate of chosen) {
        const pack = 'name' in candidate ? candidate : await detect(candidate, context);
        const { name, steps } = pack;
        running.name = name;
        context.output(header(`${name} app detected`));
        const during = context;
        const env = await attempt(name, async () => {
            await steps.compile(during);
            return steps.exported(during);
        });
        context = { ...context, env };
        defaults = () => attempt(name, () => steps.release(during));
    }
    return {
        description: running.name,
        buildpacks: chosen.map(({ buildpack }) => buildpack),
        defaults: await defaults(),
    };
}
async function resolveAll({ buildpacks, workDir }, { buildDir, signal }) {
    const root = (0,external_node_path_.join)(workDir, 'buildpacks');
    await external_node_fs_namespaceObject.promises.mkdir(root);
    const resolved = [];
    for (const [index, buildpack] of buildpacks.entries()) {
        const directory = (0,external_node_path_.join)(root, String(index + 1));
        resolved.push(await resolveBuildpack(buildpack, { buildDir, directory, signal }));
    }
    return resolved;
}
async function detect(pack, context) {
    const detection = await pack.steps.detect(context);
    if ('refusal' in detection)
        throw notCompatible(pack.buildpack, detection.refusal);
    return { ...pack, name: detection.name };
}
async function detectBuiltIn(context) {
    for (const pack of await builtIns(context.buildDir)) {
        const detection = await pack.steps.detect(context);
        if ('name' in detection)
            return { ...pack, name: detection.name };
    }
    throw nothingDetected();
}
async function attempt(name, step) {
    try {
        return await step();
    }
    catch (error) {
        if (!(error instanceof CompileFailed))
            throw error;
        const message = `Push rejected, failed to compile ${name} app.`;
        const reason = error.message === '' ? '' : `${failureLine(error.message)}\n`;
        throw new BuildFailed(message, { report: reason + failureLine(message), cause: error });
    }
}
function announcement(buildpacks) {
    const [only, ...others] = buildpacks.map(display);
    if (only === undefined)
        return header('Determining which buildpack to use for this app');
    if (others.length === 0)
        return header(`Using buildpack: ${only}`);
    const list = [only, ...others].map((name, index) => `${index + 1}. ${name}`);
    return header('Using buildpacks:') + indented(list.join('\n'));
}
function notCompatible(buildpack, refusal) {
    const message = `App not compatible with buildpack: ${display(buildpack)}`;
    const hint = 'More info: https://devcenter.heroku.com/articles/buildpacks#detection-failure';
    const why = refusal === '' ? '' : indented(`${refusal}\n`);
    return new BuildFailed(message, { report: header(message) + why + indented(hint) });
}
function nothingDetected() {
    const message = 'No default language could be detected for this app.';
    const hint = '\t\t\tHINT: This occurs when Heroku cannot detect the buildpack to use for this application automatically.\n' +
        '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks\n';
    return new BuildFailed(message, { report: failureLine(message) + hint });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/slug.js










/**
 * Packs a slug: a gzip tar whose paths are `./app/…`, in a fixed order, modes and links kept.
 *
 * @param directory what becomes `./app`; its own name is `app`
 * @returns checksum (`SHA256:<hex>`) and size in bytes of the file at `slugPath`
 * @throws BuildFailed when the slug is bigger than Heroku takes; the signal's reason on abort
 */
async function packSlug(directory, slugPath, signal, limits = LIMITS) {
    const name = (0,external_node_path_.basename)(directory);
    const tar = new wt({ cwd: (0,external_node_path_.dirname)(directory), portable: true, noDirRecurse: true });
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const meter = new external_node_stream_.Transform({
        transform(chunk, _encoding, callback) {
            hash.update(chunk);
            size += chunk.length;
            callback(null, chunk);
        },
    });
    const paths = await sortedPaths(directory, name, signal);
    const written = (0,external_node_stream_promises_namespaceObject.pipeline)(tar, (0,external_node_zlib_.createGzip)(), meter, (0,external_node_fs_namespaceObject.createWriteStream)(slugPath), { signal });
    for (const path of paths)
        tar.add(`./${path}`);
    tar.end();
    await written;
    if (size > limits.slugBytes) {
        await external_node_fs_namespaceObject.promises.rm(slugPath, { force: true });
        throw slug_tooLarge(size, limits.slugBytes);
    }
    return { checksum: `SHA256:${hash.digest('hex')}`, size };
}
/** A directory comes before what is in it. File systems list in an order of their own. */
async function sortedPaths(directory, name, signal) {
    const paths = [];
    const visit = async (path, below) => {
        signal.throwIfAborted();
        paths.push(path);
        const entries = await external_node_fs_namespaceObject.promises.readdir(below, { withFileTypes: true });
        entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const entry of entries) {
            const child = external_node_path_.posix.join(path, entry.name);
            if (entry.isDirectory())
                await visit(child, (0,external_node_path_.join)(below, entry.name));
            else
                paths.push(child);
        }
    };
    await visit(name, directory);
    return paths;
}
function slug_tooLarge(size, limit) {
    const message = `Compiled slug size: ${formatSize(size)} is too large (max is ${limit / 1024 / 1024}M).`;
    const report = failureLine(message) + failureLine('See: http://devcenter.heroku.com/articles/slug-size');
    return new BuildFailed(message, { report });
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __nccwpck_require__(298);
;// CONCATENATED MODULE: ./.build/local-platform/builder/slugignore.js



/** Git's own directory never is part of an app, at any depth. */
const ALWAYS = ['.git'];
/**
 * Removes from an unpacked source what its `.slugignore` names, that file itself, and `.git`. The
 * patterns are those of .gitignore without `!`: https://devcenter.heroku.com/articles/slug-compiler
 *
 * @returns how many files and directories matched the patterns of `.slugignore`
 * @throws the signal's reason on abort
 */
async function applySlugignore(directory, signal) {
    await removeMatching(directory, '', rules(ALWAYS), signal);
    const file = (0,external_node_path_.join)(directory, '.slugignore');
    const patterns = await readPatterns(file);
    if (patterns === undefined)
        return 0;
    await external_node_fs_namespaceObject.promises.rm(file);
    return removeMatching(directory, '', rules(patterns), signal);
}
async function readPatterns(file) {
    const stat = await external_node_fs_namespaceObject.promises.lstat(file).catch(() => undefined);
    if (!stat?.isFile())
        return undefined;
    const text = await external_node_fs_namespaceObject.promises.readFile(file, 'utf8');
    return text.split(/\r?\n/).filter((line) => !line.startsWith('!'));
}
function rules(patterns) {
    return ignore({ ignorecase: false }).add(patterns);
}
async function removeMatching(root, below, rules, signal) {
    let removed = 0;
    for (const entry of await external_node_fs_namespaceObject.promises.readdir((0,external_node_path_.join)(root, below), { withFileTypes: true })) {
        signal.throwIfAborted();
        const path = external_node_path_.posix.join(below, entry.name);
        if (rules.ignores(named(path, entry))) {
            await external_node_fs_namespaceObject.promises.rm((0,external_node_path_.join)(root, path), { recursive: true, force: true });
            removed += 1;
        }
        else if (entry.isDirectory()) {
            removed += await removeMatching(root, path, rules, signal);
        }
    }
    return removed;
}
/** A pattern with a slash at its end is for directories alone: they need one, too. */
function named(path, entry) {
    return entry.isDirectory() ? `${path}/` : path;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/build.js












/**
 * Builds a slug from a source tarball with classic buildpacks, and writes what Heroku would: from the first
 * blank line to the size of the slug, or to ` !     Push failed`.
 *
 * @param limits what the build may take; Heroku's own unless given
 * @throws BuildFailed when the build fails, once the output says why; the signal's reason on abort, once
 *   all processes of the build are gone
 */
async function build_build(request, output, signal, limits = LIMITS) {
    try {
        signal.throwIfAborted();
        output('\n');
        return await buildSlug(request, output, signal, limits);
    }
    catch (error) {
        signal.throwIfAborted();
        const failure = error instanceof BuildFailed ? error : new BuildFailed(messageOf(error), { cause: error });
        output(`${failure.report}\n${failureLine('Push failed')}`);
        throw failure;
    }
}
async function buildSlug(request, output, signal, limits) {
    // The slug's paths start with `./app`, so that is the directory's name.
    const buildDir = (0,external_node_path_.join)(request.workDir, 'app');
    await prepareSource(request, buildDir, signal, limits);
    await removeIgnored(buildDir, output, signal);
    output(header(`Building on the ${capitalised(request.stack)} stack`));
    const compiled = await compile(request, buildDir, output, signal, limits);
    const declared = await readProcfile(buildDir);
    output(`${reportProcessTypes(declared, compiled.defaults)}\n`);
    output(header('Compressing...'));
    const { checksum, size } = await packSlug(buildDir, request.slugPath, signal, limits);
    output(indented(`Done: ${formatSize(size)}`));
    return {
        checksum,
        size,
        processTypes: { ...compiled.defaults, ...declared },
        buildpackDescription: compiled.description,
        buildpacks: compiled.buildpacks,
    };
}
async function prepareSource(request, buildDir, signal, limits) {
    const { workDir, sourceUrl, checksum: expected } = request;
    const tarball = (0,external_node_path_.join)(workDir, 'source.tgz');
    await external_node_fs_namespaceObject.promises.mkdir(workDir, { recursive: true });
    const checksum = await fetchTarball(sourceUrl, tarball, signal, limits);
    if (expected !== undefined && expected.toLowerCase() !== checksum.toLowerCase()) {
        throw new BuildFailed(`The source has another checksum: ${checksum} instead of ${expected}`);
    }
    try {
        await unpack(tarball, { directory: buildDir, strip: true, links: 'inside', signal, limits });
    }
    catch (error) {
        signal.throwIfAborted();
        throw new BuildFailed(`Unable to unpack the source: ${messageOf(error)}`, { cause: error });
    }
    await external_node_fs_namespaceObject.promises.rm(tarball);
}
async function removeIgnored(buildDir, output, signal) {
    const count = await applySlugignore(buildDir, signal);
    if (count > 0)
        output(header(`Deleting ${count} files matching .slugignore patterns.`));
}
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./.build/local-platform/buildpacks.js
const URN = 'urn:buildpack:';
const REGISTRY = /^https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/([\w-]+\/[\w-]+)\.tgz$/;
/** The buildpack that a name, a URN or a URL stands for, with the name and the URL that Heroku shows for it. */
function parseBuildpack(given) {
    const name = given.startsWith(URN) ? given.slice(URN.length) : given;
    if (/^[\w-]+\/[\w-]+$/.test(name))
        return { name, url: `${URN}${name}` };
    return { name: REGISTRY.exec(given)?.[1] ?? given, url: given };
}
/** The buildpack as a build uses it: one of the registry by its name alone, any other by its URL. */
function usable({ name, url }) {
    if (url !== undefined && !url.startsWith(URN) && !REGISTRY.test(url))
        return { url };
    return { name: name ?? '' };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/dyno.js






/**
 * What a dyno does before its command: it sources `.profile.d/*.sh`, then `.profile`, from its home
 * (https://devcenter.heroku.com/articles/dynos#startup). The command is the first argument.
 */
const BOOT = `exec 2>&1
for profile in .profile.d/*.sh; do
  if [ -f "$profile" ]; then . "./$profile"; fi
done
if [ -f .profile ]; then . ./.profile; fi
exec "$1" -c "$2"`;
/**
 * Unpacks a slug and runs a command in it as a one-off dyno does: in the app's directory, which is its
 * HOME, with the profile scripts sourced and the config vars exported. Of the platform's own environment
 * the command sees only what no program can do without.
 *
 * @param output takes stdout and stderr in order, as bytes, as they come
 * @returns the command's exit code; 128 and the number of the signal, when a signal ended it
 * @throws the signal's reason on abort, once all its processes are gone; an error when the slug cannot be
 *   unpacked or has no `./app`
 */
async function runDyno(options, output, signal) {
    const { slugPath, workDir, command, env } = options;
    const directory = (0,external_node_path_.join)(workDir, 'dyno');
    await external_node_fs_namespaceObject.promises.mkdir(workDir, { recursive: true });
    await unpackSlug(slugPath, directory, signal);
    const app = (0,external_node_path_.join)(directory, 'app');
    const shell = await findShell();
    return run(shell, ['-c', BOOT, 'dyno', shell, command], {
        cwd: app,
        env: { ...dynoEnvironment(), ...env, HOME: app },
        output,
        signal,
    });
}
async function unpackSlug(slugPath, directory, signal) {
    await unpack(slugPath, { directory, strip: false, links: 'any', signal });
    const app = await external_node_fs_namespaceObject.promises.lstat((0,external_node_path_.join)(directory, 'app')).catch(() => undefined);
    if (!app?.isDirectory())
        throw new Error('The slug has no ./app directory');
}

;// CONCATENATED MODULE: ./.build/local-platform/formation.js

/** Dyno sizes by their lower-case name, as `PATCH …/formation` takes them. */
const dynoSizes = new Map(['Eco', 'Basic', 'Standard-1X', 'Standard-2X', 'Performance-M', 'Performance-L'].map((size) => [
    size.toLowerCase(),
    size,
]));
/**
 * Brings the app's formation in line with the slug's process types. A new `web` starts with one dyno, any other
 * type with none. `prune` drops types that the slug lacks: only once the slug runs.
 */
function applyProcessTypes(app, slug, { prune }, now) {
    const declared = Object.entries(slug.processTypes);
    if (prune)
        app.formation = app.formation.filter(({ type }) => Object.hasOwn(slug.processTypes, type));
    for (const [type, command] of declared) {
        const present = app.formation.find((entry) => entry.type === type);
        if (present === undefined)
            app.formation.push(newEntry(type, command, now));
        else if (prune && present.command !== command)
            Object.assign(present, { command, updatedAt: now });
    }
}
function newEntry(type, command, now) {
    const quantity = type === 'web' ? 1 : 0;
    return { id: (0,external_node_crypto_.randomUUID)(), type, command, quantity, size: 'Basic', createdAt: now, updatedAt: now };
}

;// CONCATENATED MODULE: ./.build/local-platform/remove-tree.js


/** Files removed at once. */
const AT_ONCE = 64;
/**
 * Removes a directory and all that is in it, whatever its modes: builds leave directories that nobody may write to,
 * as Go's module cache does.
 */
async function removeTree(directory) {
    const remove = async () => {
        await empty(directory).catch(() => undefined);
        await (0,promises_namespaceObject.rm)(directory, { recursive: true, force: true, maxRetries: 5 });
    };
    await remove().catch(async () => {
        await openUp(directory);
        await remove();
    });
}
/**
 * Removes what is easily removed, and leaves the rest to `rm`. That asks for everything at once: a million files take
 * it gigabytes, and keep the event loop for seconds.
 */
async function empty(directory) {
    const removals = [];
    for await (const entry of await (0,promises_namespaceObject.opendir)(directory)) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (entry.isDirectory())
            await empty(path).catch(() => undefined);
        else
            removals.push((0,promises_namespaceObject.unlink)(path).catch(() => undefined));
        if (removals.length >= AT_ONCE)
            await Promise.all(removals.splice(0));
    }
    await Promise.all(removals);
    await (0,promises_namespaceObject.rmdir)(directory);
}
async function openUp(directory) {
    await (0,promises_namespaceObject.chmod)(directory, 0o700);
    for (const entry of await (0,promises_namespaceObject.readdir)(directory, { withFileTypes: true })) {
        if (entry.isDirectory())
            await openUp((0,external_node_path_.join)(directory, entry.name));
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/streams.js




const NEW_LINE = 0x0a;
const HEARTBEAT = Uint8Array.of(0);
const BUFFER_BYTES = 64 * 1024;
/** The output of one build or release command: written once, in order, read by anybody from any point. */
class OutputStream {
    id;
    file;
    changes = new external_node_events_.EventEmitter().setMaxListeners(0);
    #descriptor;
    #state = 'unopened';
    #size = 0;
    #failure;
    #lastByte = NEW_LINE;
    constructor(id, file) {
        this.id = id;
        this.file = file;
    }
    get state() {
        return this.#state;
    }
    /** Bytes written so far. */
    get size() {
        return this.#size;
    }
    /** Why output could not be kept, such as a full disk; what follows is lost. */
    get failure() {
        return this.#failure;
    }
    /** From here on readers find the stream. */
    open() {
        if (this.#state !== 'unopened')
            return;
        this.#descriptor = (0,external_node_fs_namespaceObject.openSync)(this.file, 'w');
        this.#state = 'open';
    }
    /**
     * Adds output. Written at once, not queued: whoever writes has no way to be told to wait, and output without
     * bound must not pile up in memory.
     */
    write(output) {
        if (this.#descriptor === undefined || this.#failure !== undefined)
            return;
        const bytes = typeof output === 'string' ? Buffer.from(output) : output;
        let written = 0;
        try {
            while (written < bytes.length)
                written += (0,external_node_fs_namespaceObject.writeSync)(this.#descriptor, bytes, written);
        }
        catch (error) {
            this.#failure = error instanceof Error ? error : new Error(String(error));
        }
        this.#size += written;
        this.#lastByte = bytes.at(-1) ?? this.#lastByte;
        this.changes.emit('change');
    }
    /** Adds whole lines, on a line of their own. */
    writeLines(...lines) {
        const text = lines.map((line) => `${line}\n`).join('');
        this.write(this.#lastByte === NEW_LINE ? text : `\n${text}`);
    }
    /** Ends the stream: readers get what is left, then an end. Writing afterwards does nothing. */
    end() {
        if (this.#descriptor === undefined)
            return;
        (0,external_node_fs_namespaceObject.closeSync)(this.#descriptor);
        this.#descriptor = undefined;
        this.#state = 'ended';
        this.changes.emit('change');
    }
}
/** Takes what a process prints into the stream; stops the process once that is not possible. */
function streams_capture(stream, abort) {
    return (output) => {
        stream.write(output);
        if (stream.failure !== undefined)
            abort.abort(stream.failure);
    };
}
/**
 * The output streams of all builds and releases, served as busl does (facts, section 5): raw bytes as they are
 * written, headers with the first of them, a zero byte after a time of silence, the whole text for a GET at any
 * time. A `Range` of `N-` (older busl) or `bytes=N-` (newer busl) starts there, with a plain 200; at or past
 * the end of an ended stream it is a 416.
 */
class Streams {
    #directory;
    #heartbeatMs;
    #ways;
    #streams = new Map();
    #notFound = new Map();
    #readers = new Set();
    /** When the streams of deleted apps go, by their id. */
    #retired = new Map();
    constructor(directory, heartbeatMs, ways = {}) {
        this.#directory = directory;
        this.#heartbeatMs = heartbeatMs;
        this.#ways = ways;
    }
    /** Makes the directory that output lies in. */
    prepare() {
        (0,external_node_fs_namespaceObject.mkdirSync)(this.#directory, { recursive: true });
    }
    /** A stream that readers do not find before it is opened. */
    create(id) {
        const stream = new OutputStream(id, (0,external_node_path_.join)(this.#directory, `${id}.log`));
        this.#streams.set(id, stream);
        return stream;
    }
    /** The path, in URLs, of a stream. */
    key(id) {
        return `/streams/${id.slice(0, 2)}/${id}.log`;
    }
    /** Answers a GET with the stream's output; settles when the answer is over, however it ends. */
    async serve(key, request, response) {
        const stream = this.#streams.get(/^\/streams\/..\/([^/]+)\.log$/.exec(key)?.[1] ?? '');
        if (stream === undefined || stream.state === 'unopened' || this.#isHeldBack(stream)) {
            sendText(response, 404, 'Channel is not registered.\n');
            return;
        }
        const { range, pastEnd = 416, cutAfter = Number.POSITIVE_INFINITY } = this.#ways;
        const start = startOf(request.headers.range, range);
        if (start > 0 && stream.state === 'ended' && start >= stream.size) {
            sendText(response, pastEnd, '');
            return;
        }
        const reader = streams_follow(stream, start, response, { heartbeatMs: this.#heartbeatMs, cutAfter });
        this.#readers.add(reader);
        try {
            await reader;
        }
        finally {
            this.#readers.delete(reader);
        }
    }
    /** Has the stream, whose app is gone, removed once nobody can have a URL of it any more. */
    retire(id, until) {
        this.#retired.set(id, until);
    }
    /** Removes the retired streams whose time has come. */
    async sweep(now) {
        for (const [id, until] of this.#retired) {
            if (until >= now)
                continue;
            const file = this.#streams.get(id)?.file;
            this.#streams.delete(id);
            this.#retired.delete(id);
            if (file !== undefined)
                await (0,promises_namespaceObject.rm)(file, { force: true });
        }
    }
    /** Ends every stream, and waits until nobody reads: call it once connections are closed. */
    async close() {
        for (const stream of this.#streams.values())
            stream.end();
        await Promise.allSettled(this.#readers);
    }
    #isHeldBack({ id }) {
        const before = this.#notFound.get(id) ?? 0;
        if (before >= (this.#ways.notFoundAtFirst ?? 0))
            return false;
        this.#notFound.set(id, before + 1);
        return true;
    }
}
async function streams_follow(stream, start, response, { heartbeatMs, cutAfter }) {
    const file = await (0,promises_namespaceObject.open)(stream.file);
    try {
        // Not sent yet: Node sends the headers together with the first write.
        response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' });
        const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
        const cut = start + cutAfter;
        let position = start;
        while (!response.destroyed) {
            const end = stream.state === 'ended' ? Number.POSITIVE_INFINITY : cut;
            if (position >= end) {
                response.end();
                return;
            }
            if (position < stream.size) {
                const wanted = Math.min(BUFFER_BYTES, stream.size - position, end - position);
                const { bytesRead } = await file.read(buffer, 0, wanted, position);
                position += bytesRead;
                await send(response, buffer.subarray(0, bytesRead));
            }
            else if (stream.state === 'ended') {
                response.end();
                return;
            }
            else if ((await nextEvent(stream, response, heartbeatMs)) === 'silence') {
                await send(response, HEARTBEAT);
            }
        }
    }
    finally {
        await file.close();
    }
}
/** Waits until the bytes have left, so that a slow reader holds one buffer and no more. */
function send(response, bytes) {
    return new Promise((resolve) => {
        const done = () => {
            response.off('close', done);
            resolve();
        };
        if (response.destroyed)
            return resolve();
        response.once('close', done);
        response.write(bytes, done);
    });
}
function nextEvent(stream, response, heartbeatMs) {
    return new Promise((resolve) => {
        const settle = (event) => {
            clearTimeout(timer);
            stream.changes.off('change', onChange);
            response.off('close', onClose);
            resolve(event);
        };
        const onChange = () => settle('change');
        const onClose = () => settle('close');
        const timer = setTimeout(() => settle('silence'), heartbeatMs);
        stream.changes.once('change', onChange);
        response.once('close', onClose);
    });
}
function startOf(header, form) {
    const [, unit, start] = /^\s*(bytes=)?(\d+)-/.exec(header ?? '') ?? [];
    const isOther = form !== undefined && form !== (unit === undefined ? 'old' : 'new');
    return start === undefined || isOther ? 0 : Number(start);
}
function sendText(response, status, text) {
    const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(text) };
    response.writeHead(status, { 'Content-Type': 'text/plain', ...length });
    response.end(text);
}

;// CONCATENATED MODULE: ./.build/local-platform/releasing.js








/**
 * Makes releases, and runs the release command of those whose slug declares one (process type `release`).
 * Commands of one app run one after the other; until its own has ended a release is pending, and when it fails
 * the release before stays current.
 */
class Releasing {
    #options;
    #running = new Set();
    #stopped;
    constructor(options) {
        this.#options = options;
    }
    /** Makes the two releases that every new app starts with. */
    createInitial(app) {
        this.create(app, 'Initial release', null);
        this.create(app, 'Enable Logplex', null);
    }
    /** Makes the app's next release from the slug, if any, and the app's present config vars. */
    create(app, description, slug) {
        const { now, streams } = this.#options;
        const id = (0,external_node_crypto_.randomUUID)();
        const command = slug?.processTypes.release;
        const stream = command === undefined ? null : streams.create(id);
        const release = {
            id,
            version: app.releases.length + 1,
            description,
            status: stream === null ? 'succeeded' : 'pending',
            createdAt: now(),
            updatedAt: now(),
            slug,
            config: new Map(app.config),
            stream,
            abort: new AbortController(),
            settled: Promise.resolve(),
        };
        app.releases.push(release);
        app.updatedAt = now();
        if (slug === null)
            return release;
        if (stream === null || command === undefined) {
            this.#run(app, slug);
            return release;
        }
        // So that the process types of a first release are known while its command runs, or when it fails.
        applyProcessTypes(app, slug, { prune: false }, now());
        if (this.#stopped !== undefined)
            release.abort.abort(this.#stopped);
        this.#running.add(release);
        release.settled = app.releaseQueue
            .then(() => this.#runReleasePhase(app, release, slug, command, stream))
            .finally(() => this.#running.delete(release));
        app.releaseQueue = release.settled;
        return release;
    }
    /** Makes a release with the slug that runs now: what a change of config vars or add-ons leads to. */
    createFromCurrent(app, description) {
        return this.create(app, description, currentRelease(app)?.slug ?? null);
    }
    /** Brings back the slug and the config vars of an earlier release, as a new one. */
    rollBack(app, target) {
        app.config = new Map(target.config);
        return this.create(app, `Rollback to v${target.version}`, target.slug);
    }
    /** Stops the app's release commands and waits until their processes are gone. */
    async stopApp(app, reason) {
        for (const release of app.releases)
            release.abort.abort(reason);
        await Promise.all(app.releases.map(({ settled }) => settled));
    }
    /** Stops every release command, any that is yet to come as well, and waits until their processes are gone. */
    async stopAll(reason) {
        this.#stopped = reason;
        while (this.#running.size > 0) {
            const running = [...this.#running];
            for (const { abort } of running)
                abort.abort(reason);
            await Promise.all(running.map(({ settled }) => settled));
        }
    }
    /** Never rejects: what goes wrong is written to the release's own output. */
    async #runReleasePhase(app, release, slug, command, stream) {
        const { objects, timeoutMs, now } = this.#options;
        const { abort } = release;
        const workDir = (0,external_node_path_.join)(this.#options.workDir, release.id);
        const timer = setTimeout(() => abort.abort(new Error('Release command timed out.')), timeoutMs);
        let succeeded = false;
        try {
            stream.open();
            abort.signal.throwIfAborted();
            await (0,promises_namespaceObject.mkdir)(workDir, { recursive: true });
            const env = { ...Object.fromEntries(release.config), DYNO: `release.${1000 + release.version}` };
            const slugPath = objects.file(objects.slugKey(slug.id));
            const output = streams_capture(stream, abort);
            succeeded = (await runDyno({ slugPath, workDir, command, env }, output, abort.signal)) === 0;
        }
        catch (error) {
            stream.writeLines(` !     ${releasing_messageOf(error)}`);
        }
        finally {
            clearTimeout(timer);
        }
        await removeTree(workDir).catch((error) => {
            stream.writeLines(` !     ${releasing_messageOf(error)}`);
        });
        stream.end();
        release.updatedAt = now();
        release.status = succeeded ? 'succeeded' : 'failed';
        if (currentRelease(app) === release)
            this.#run(app, slug);
    }
    /** What would start the dynos: the release is the app's current one. */
    #run(app, slug) {
        const now = this.#options.now();
        applyProcessTypes(app, slug, { prune: true }, now);
        app.releasedAt = now;
        app.stack = slug.stack;
        app.buildpackDescription = slug.buildpackDescription;
    }
}
/** What an error of any kind says. */
function releasing_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./.build/local-platform/building.js










/**
 * Takes a build from source to slug to release. Builds of one app share its cache, so they run one after the
 * other, in the order of creation; those that wait are pending and silent.
 */
class Building {
    #options;
    #running = new Map();
    #stopped;
    constructor(options) {
        this.#options = options;
    }
    /** Creates the build and starts it, or queues it behind the app's others. */
    start(app, order) {
        const now = this.#options.now();
        const id = (0,external_node_crypto_.randomUUID)();
        const stream = this.#options.streams.create(id);
        stream.open();
        const build = {
            ...order,
            id,
            createdAt: now,
            updatedAt: now,
            status: 'pending',
            stack: app.buildStack,
            slugId: null,
            releaseId: null,
            stream,
            abort: new AbortController(),
        };
        app.builds.push(build);
        if (this.#stopped !== undefined)
            build.abort.abort(new Error(this.#stopped));
        // One that is stopped while it waits for its turn fails at once.
        const turn = Promise.race([app.buildQueue, aborted(build.abort.signal)]);
        const running = turn.then(() => this.#run(app, build)).finally(() => this.#running.delete(build));
        this.#running.set(build, running);
        app.buildQueue = Promise.all([app.buildQueue, running]).then(() => undefined);
        return build;
    }
    /**
     * Cancels a pending build: kills its processes and waits until it has failed. `false` when it is too late: the
     * build had ended, or its release was there and only its status was still to come.
     */
    async cancel(build) {
        const running = this.#running.get(build);
        if (running === undefined)
            return false;
        build.abort.abort(new Error('Build canceled.'));
        await running;
        return build.status === 'failed';
    }
    /** Stops the app's builds, waits until their processes are gone, and removes the build cache. */
    async forgetApp(app, reason) {
        await this.#stop(app.builds, reason);
        await removeTree((0,external_node_path_.join)(this.#options.cacheDir, app.id));
    }
    /** Stops every build, any that is yet to come as well, and waits until their processes are gone. */
    async stopAll(reason) {
        this.#stopped = reason;
        while (this.#running.size > 0)
            await this.#stop([...this.#running.keys()], reason);
    }
    async #stop(builds, reason) {
        for (const build of builds)
            build.abort.abort(new Error(reason));
        await Promise.all(builds.map((build) => this.#running.get(build)));
    }
    /** Never rejects: what goes wrong is written to the build's own output. */
    async #run(app, build) {
        const { stream, abort } = build;
        const workDir = (0,external_node_path_.join)(this.#options.workDir, build.id);
        let outcome;
        try {
            abort.signal.throwIfAborted();
            const slug = await this.#compile(app, build, workDir);
            abort.signal.throwIfAborted();
            outcome = { slug, releaseId: this.#release(app, build, slug) };
        }
        catch (error) {
            // A BuildFailed has told its story in the output already.
            if (!(error instanceof BuildFailed)) {
                stream.writeLines(` !     ${releasing_messageOf(error)}`, ' !', ' !     Push failed');
            }
        }
        stream.end();
        // The build is still pending here: as on Heroku, its output ends before its status settles.
        await removeTree(workDir).catch((error) => {
            console.error(`heroku-build local platform: ${releasing_messageOf(error)}`);
        });
        build.updatedAt = this.#options.now();
        build.slugId = outcome?.slug.id ?? null;
        build.releaseId = outcome?.releaseId ?? null;
        build.status = outcome === undefined ? 'failed' : 'succeeded';
    }
    async #compile(app, build, workDir) {
        const { cacheDir, objects, store, now } = this.#options;
        const cache = (0,external_node_path_.join)(cacheDir, app.id);
        if (app.cacheStale)
            await removeTree(cache);
        app.cacheStale = false;
        await (0,promises_namespaceObject.mkdir)(workDir, { recursive: true });
        const id = (0,external_node_crypto_.randomUUID)();
        const slugPath = objects.file(objects.slugKey(id));
        let built;
        try {
            built = await build_build({
                sourceUrl: build.sourceUrl,
                ...(build.checksum !== null && { checksum: build.checksum }),
                version: build.version ?? '',
                requestId: build.requestId,
                stack: build.stack,
                config: Object.fromEntries(app.config),
                buildpacks: (build.buildpacks ?? app.buildpacks).map(usable),
                cacheDir: cache,
                workDir,
                slugPath,
            }, streams_capture(build.stream, build.abort), build.abort.signal, { ...LIMITS, compileTime: this.#options.timeoutMs });
            build.abort.signal.throwIfAborted();
        }
        catch (error) {
            await objects.delete(objects.slugKey(id));
            throw error;
        }
        build.buildpacks = built.buildpacks.map(({ url, name }) => parseBuildpack(url ?? name ?? ''));
        const slug = {
            id,
            appId: app.id,
            createdAt: now(),
            updatedAt: now(),
            checksum: built.checksum,
            commit: build.version,
            commitDescription: build.versionDescription,
            size: built.size,
            processTypes: built.processTypes,
            stack: build.stack,
            buildpackDescription: built.buildpackDescription,
        };
        store.slugs.set(id, slug);
        return slug;
    }
    #release(app, build, slug) {
        const description = build.version === null ? 'Deploy' : `Deploy ${build.version.slice(0, 8)}`;
        const release = this.#options.releasing.create(app, description, slug);
        const declared = release.stream === null
            ? []
            : [
                ' !     Release command declared: this new release will not be available until the command succeeds.',
            ];
        build.stream.writeLines('-----> Launching...', ...declared, `       Released v${release.version}`, `       ${webUrl(app)} deployed to Heroku`, '');
        return release.id;
    }
}
function aborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve(), { once: true });
    });
}

;// CONCATENATED MODULE: ./.build/local-platform/data-directory.js




const PREFIX = 'heroku-build-platform-';
/** Tells whose directory it is: the machine's name, since containers may share a directory, and the process. */
const OWNER = 'owner';
/**
 * Makes a directory for a platform of this process, and removes those of platforms that were killed and so could not
 * do it themselves.
 */
async function temporaryDataDirectory() {
    const directory = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)((0,external_node_os_namespaceObject.tmpdir)(), PREFIX));
    await (0,promises_namespaceObject.writeFile)((0,external_node_path_.join)(directory, OWNER), `${process.pid} ${(0,external_node_os_namespaceObject.hostname)()}`);
    const names = (await (0,promises_namespaceObject.readdir)((0,external_node_os_namespaceObject.tmpdir)())).filter((name) => name.startsWith(PREFIX));
    for (const name of names) {
        const other = (0,external_node_path_.join)((0,external_node_os_namespaceObject.tmpdir)(), name);
        // What another platform removes at the same time, or another user owns, is not ours to care for.
        if (await isAbandoned(other).catch(() => false))
            await removeTree(other).catch(() => undefined);
    }
    return directory;
}
async function isAbandoned(directory) {
    const stat = await (0,promises_namespaceObject.lstat)(directory);
    if (!stat.isDirectory() || (process.platform !== 'win32' && stat.uid !== (0,external_node_os_namespaceObject.userInfo)().uid))
        return false;
    const [pid, host] = (await (0,promises_namespaceObject.readFile)((0,external_node_path_.join)(directory, OWNER), 'utf8')).split(' ');
    return host === (0,external_node_os_namespaceObject.hostname)() && !isAlive(Number(pid));
}
function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        // Another user's process now has the number.
        return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/objects.js







/** Largest object that is taken, in bytes. */
const MAX_OBJECT_BYTES = 2 * 1024 ** 3;
/** The S3-like store of source tarballs and slugs: one file an object. */
class Objects {
    #directory;
    constructor(directory) {
        this.#directory = directory;
    }
    /** Makes the directories that objects lie in. */
    async prepare() {
        for (const bucket of ['herokusources', 'slugs', 'incoming'])
            await (0,promises_namespaceObject.mkdir)((0,external_node_path_.join)(this.#directory, bucket), { recursive: true });
    }
    /** The path, in URLs, of the source tarball `id`. */
    sourceKey(id) {
        return `/herokusources/${id}`;
    }
    /** The path, in URLs, of the slug `id`. */
    slugKey(id) {
        return `/slugs/${id}.tgz`;
    }
    /** The file of an object. `key` is one that this class made. */
    file(key) {
        return (0,external_node_path_.join)(this.#directory, ...key.split('/'));
    }
    /**
     * Takes a PUT: streams the body to a file that appears under its key only when it is complete.
     *
     * @throws StorageError 411 without a Content-Length, 400 when it exceeds the limit.
     * @throws the connection's error when the upload is cut; no object is left then.
     */
    async put(key, request) {
        const length = request.headers['content-length'];
        if (length === undefined) {
            throw new StorageError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
        }
        if (Number(length) > MAX_OBJECT_BYTES) {
            throw new StorageError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.');
        }
        const incoming = (0,external_node_path_.join)(this.#directory, 'incoming', (0,external_node_crypto_.randomUUID)());
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let size = 0;
        const measure = new external_node_stream_.Transform({
            transform(chunk, _encoding, done) {
                hash.update(chunk);
                size += chunk.length;
                done(null, chunk);
            },
        });
        try {
            await (0,external_node_stream_promises_namespaceObject.pipeline)(request, measure, (0,external_node_fs_namespaceObject.createWriteStream)(incoming));
            await (0,promises_namespaceObject.rename)(incoming, this.file(key));
        }
        catch (error) {
            await (0,promises_namespaceObject.rm)(incoming, { force: true });
            throw error;
        }
        return { size, checksum: `SHA256:${hash.digest('hex')}` };
    }
    /**
     * Answers a GET with the object.
     *
     * @throws StorageError 404 when there is none.
     */
    async get(key, response) {
        const file = await (0,promises_namespaceObject.open)(this.file(key)).catch((error) => {
            if (error.code !== 'ENOENT')
                throw error;
            throw noSuchKey();
        });
        try {
            const { size } = await file.stat();
            response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size });
            await (0,external_node_stream_promises_namespaceObject.pipeline)(file.createReadStream({ autoClose: false }), response);
        }
        finally {
            await file.close();
        }
    }
    /**
     * Removes the source tarballs that nobody can read any more: both URLs of a source are made before its upload, so
     * those that were uploaded `seconds` ago, or earlier, have expired.
     */
    async sweepSources(now, seconds) {
        const directory = (0,external_node_path_.join)(this.#directory, 'herokusources');
        for (const name of await (0,promises_namespaceObject.readdir)(directory)) {
            const file = (0,external_node_path_.join)(directory, name);
            const uploaded = await (0,promises_namespaceObject.stat)(file).catch(() => undefined);
            if (uploaded !== undefined && uploaded.mtimeMs + seconds * 1000 < now)
                await (0,promises_namespaceObject.rm)(file, { force: true });
        }
    }
    /** Removes an object, if it is there. */
    async delete(key) {
        await (0,promises_namespaceObject.rm)(this.file(key), { force: true });
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/promoting.js

/** Releases the slug of one app to others, and follows their release commands. */
class Promoting {
    #store;
    #releasing;
    #now;
    constructor(store, releasing, now) {
        this.#store = store;
        this.#releasing = releasing;
        this.#now = now;
    }
    /** Starts a promotion: its targets are pending, and get their releases one moment later. */
    start(pipelineId, source, release, targets) {
        const now = this.#now();
        const promotion = {
            id: (0,external_node_crypto_.randomUUID)(),
            pipelineId,
            sourceAppId: source.id,
            sourceReleaseId: release.id,
            status: 'pending',
            createdAt: now,
            updatedAt: now,
            targets: targets.map(({ id }) => ({
                id: (0,external_node_crypto_.randomUUID)(),
                appId: id,
                status: 'pending',
                releaseId: null,
                errorMessage: null,
            })),
        };
        this.#store.promotions.push(promotion);
        setImmediate(() => void this.#run(promotion, source, release));
        return promotion;
    }
    async #run(promotion, source, release) {
        const commit = release.slug?.commit?.slice(0, 8) ?? '';
        const description = `Promote ${source.name} v${release.version} ${commit}`.trimEnd();
        await Promise.all(promotion.targets.map((target) => this.#promote(target, description, release)));
        promotion.status = 'completed';
        promotion.updatedAt = this.#now();
    }
    async #promote(target, description, source) {
        const app = this.#store.apps.find(({ id }) => id === target.appId);
        if (app === undefined) {
            target.status = 'failed';
            target.errorMessage = "Couldn't find that app.";
            return;
        }
        const release = this.#releasing.create(app, description, source.slug);
        target.releaseId = release.id;
        await release.settled;
        target.status = release.status === 'succeeded' ? 'succeeded' : 'failed';
        if (release.status === 'failed')
            target.errorMessage = 'Release command failed';
    }
}

;// CONCATENATED MODULE: ./node_modules/@hono/node-server/dist/constants-BLSFu_RU.mjs
//#region src/utils/response/constants.ts
const X_ALREADY_SENT = "x-hono-already-sent";

//#endregion

// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __nccwpck_require__(2467);
;// CONCATENATED MODULE: ./node_modules/hono/dist/helper/websocket/index.js
//#region src/helper/websocket/index.ts
/**
* A context for controlling WebSockets
*/
var WSContext = class {
	#init;
	constructor(init) {
		this.#init = init;
		this.raw = init.raw;
		this.url = init.url ? new URL(init.url) : null;
		this.protocol = init.protocol ?? null;
	}
	send(source, options) {
		this.#init.send(source, options ?? {});
	}
	raw;
	binaryType = "arraybuffer";
	get readyState() {
		return this.#init.readyState;
	}
	url;
	protocol;
	close(code, reason) {
		this.#init.close(code, reason);
	}
};
const createWSMessageEvent = (source) => {
	return new MessageEvent("message", { data: source });
};
/**
* Create a WebSocket adapter/helper
*/
const defineWebSocketHelper = (handler) => {
	return ((...args) => {
		if (typeof args[0] === "function") {
			const [createEvents, options] = args;
			return async function upgradeWebSocket(c, next) {
				const result = await handler(c, await createEvents(c), options);
				if (result) return result;
				await next();
			};
		} else {
			const [c, events, options] = args;
			return (async () => {
				const upgraded = await handler(c, events, options);
				if (!upgraded) throw new Error("Failed to upgrade WebSocket");
				return upgraded;
			})();
		}
	});
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/@hono/node-server/dist/index.mjs






//#region src/error.ts
var RequestError = class extends Error {
	constructor(message, options) {
		super(message, options);
		this.name = "RequestError";
	}
};

//#endregion
//#region src/headers.ts
const nonJoinedHeaders = new Set([
	"age",
	"authorization",
	"content-length",
	"content-type",
	"etag",
	"expires",
	"from",
	"host",
	"if-modified-since",
	"if-unmodified-since",
	"last-modified",
	"location",
	"max-forwards",
	"proxy-authorization",
	"referer",
	"retry-after",
	"server",
	"user-agent"
]);
const validHeaderName = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const isHttpWhitespace = (code) => code === 9 || code === 10 || code === 13 || code === 32;
const normalizeHeaderValue = (value) => {
	if (!isHttpWhitespace(value.charCodeAt(0)) && !isHttpWhitespace(value.charCodeAt(value.length - 1))) return value;
	let start = 0;
	let end = value.length;
	while (start < end && isHttpWhitespace(value.charCodeAt(start))) start++;
	while (end > start && isHttpWhitespace(value.charCodeAt(end - 1))) end--;
	return value.slice(start, end);
};
const forbiddenHeaderValue = /[\0\r\n]/;
const GlobalHeaders = globalThis.Headers;
const materializeHeaders = (rawHeaders, HeadersCtor = GlobalHeaders) => {
	const headers = new HeadersCtor();
	for (let i = 0; i < rawHeaders.length; i += 2) {
		const name = rawHeaders[i];
		if (!name.startsWith(":")) headers.append(name, rawHeaders[i + 1]);
	}
	return headers;
};
var RequestHeaders = class {
	#incoming;
	#rawHeaders;
	#headers;
	#invalidValue;
	constructor(incoming) {
		this.#incoming = incoming;
		if (incoming instanceof external_node_http2_.Http2ServerRequest) this.#rawHeaders = incoming.rawHeaders.slice();
	}
	get #lazyRawHeaders() {
		return this.#rawHeaders ??= this.#incoming.rawHeaders.slice();
	}
	get #native() {
		if (!this.#headers) {
			this.#headers = materializeHeaders(this.#lazyRawHeaders);
			this.#rawHeaders = void 0;
		}
		return this.#headers;
	}
	#normalizedName(name) {
		if (typeof name !== "string") return;
		if (!validHeaderName.test(name)) throw new TypeError(`Invalid header name: ${name}`);
		return name.toLowerCase();
	}
	#lookupHttp1(lowerName) {
		const headers = this.#incoming instanceof external_node_http2_.Http2ServerRequest ? void 0 : this.#incoming.headers;
		if (!headers || nonJoinedHeaders.has(lowerName) || lowerName === "set-cookie" || lowerName === "__proto__") return;
		if (!Object.hasOwn(headers, lowerName)) return null;
		const rawValue = headers[lowerName];
		if (typeof rawValue === "string") {
			const value = normalizeHeaderValue(rawValue);
			return forbiddenHeaderValue.test(value) ? void 0 : value;
		}
	}
	#lookup(rawHeaders, lowerName) {
		const separator = lowerName === "cookie" ? "; " : ", ";
		let value = null;
		for (let i = 0; i < rawHeaders.length; i += 2) {
			const rawName = rawHeaders[i];
			if (rawName.length === lowerName.length && rawName.toLowerCase() === lowerName) {
				const rawValue = normalizeHeaderValue(rawHeaders[i + 1]);
				if (forbiddenHeaderValue.test(rawValue)) {
					this.#invalidValue = true;
					return;
				}
				value = value === null ? rawValue : value + separator + rawValue;
			}
		}
		return value;
	}
	append(name, value) {
		this.#native.append(name, value);
	}
	delete(name) {
		this.#native.delete(name);
	}
	get(name) {
		const lowerName = this.#normalizedName(name);
		if (lowerName && !this.#headers && !this.#invalidValue) {
			const http1Value = this.#lookupHttp1(lowerName);
			if (http1Value !== void 0) return http1Value;
			const value = this.#lookup(this.#lazyRawHeaders, lowerName);
			if (value !== void 0) return value;
		}
		return this.#native.get(name);
	}
	has(name) {
		const lowerName = this.#normalizedName(name);
		if (lowerName && !this.#headers && !this.#invalidValue) {
			const http1Value = this.#lookupHttp1(lowerName);
			if (http1Value !== void 0) return http1Value !== null;
			const value = this.#lookup(this.#lazyRawHeaders, lowerName);
			if (value !== void 0) return value !== null;
		}
		return this.#native.has(name);
	}
	set(name, value) {
		this.#native.set(name, value);
	}
	getSetCookie() {
		return this.#native.getSetCookie();
	}
	keys() {
		return this.#native.keys();
	}
	values() {
		return this.#native.values();
	}
	entries() {
		return this.#native.entries();
	}
	forEach(callback, thisArg) {
		this.#native.forEach((value, key) => {
			callback.call(thisArg, value, key, this);
		});
	}
	[Symbol.iterator]() {
		return this.entries();
	}
};
Object.defineProperty(RequestHeaders.prototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Headers (lightweight) ${inspectFn(Object.fromEntries(this), {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(RequestHeaders.prototype, GlobalHeaders.prototype);
const newHeadersFromIncoming = (incoming) => globalThis.Headers === GlobalHeaders ? new RequestHeaders(incoming) : materializeHeaders(incoming.rawHeaders, globalThis.Headers);

//#endregion
//#region src/url.ts
const reValidRequestUrl = /^\/[!#$&-;=?-\[\]_a-z~]*$/;
const reDotSegment = /\/\.\.?(?:[/?#]|$)/;
const reValidHost = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/;
const validateRequestTarget = (target) => {
	const backslash = target.indexOf("\\");
	if (backslash !== -1) {
		const query = target.indexOf("?");
		if (query === -1 || backslash < query) throw new RequestError("Backslash in request path");
	}
};
const buildUrl = (scheme, host, incomingUrl) => {
	const url = `${scheme}://${host}${incomingUrl}`;
	if (!reValidHost.test(host)) {
		validateRequestTarget(incomingUrl);
		const urlObj = new URL(url);
		if (urlObj.hostname.length !== host.length && urlObj.hostname !== (host.includes(":") ? host.replace(/:\d+$/, "") : host).toLowerCase()) throw new RequestError("Invalid host header");
		return urlObj.href;
	} else if (incomingUrl.length === 0) return url + "/";
	else {
		if (incomingUrl.charCodeAt(0) !== 47) throw new RequestError("Invalid URL");
		if (!reValidRequestUrl.test(incomingUrl) || reDotSegment.test(incomingUrl)) {
			validateRequestTarget(incomingUrl);
			return new URL(url).href;
		}
		return url;
	}
};

//#endregion
//#region src/request.ts
const toRequestError = (e) => {
	if (e instanceof RequestError) return e;
	return new RequestError(e.message, { cause: e });
};
const GlobalRequest = global.Request;
var Request$1 = class extends GlobalRequest {
	constructor(input, options) {
		if (typeof input === "object" && getRequestCache in input) {
			const hasReplacementBody = options !== void 0 && "body" in options && options.body != null;
			if (input[bodyConsumedDirectlyKey] && !hasReplacementBody) throw new TypeError("Cannot construct a Request with a Request object that has already been used.");
			input = input[getRequestCache]();
		}
		if (typeof (options?.body)?.getReader !== "undefined") options.duplex ??= "half";
		super(input, options);
	}
};
const wrapBodyStream = Symbol("wrapBodyStream");
const byteExactEncodings = new Set([
	"latin1",
	"binary",
	"hex",
	"base64",
	"base64url"
]);
const isByteExactEncoding = (encoding) => encoding === null || byteExactEncodings.has(encoding);
const bodyBufferedBeforeDisconnectKey = Symbol("bodyBufferedBeforeDisconnect");
const bodyBufferedLengthBeforeDisconnectKey = Symbol("bodyBufferedLengthBeforeDisconnect");
const toBufferChunk = (chunk, encoding) => Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, encoding ?? "utf8");
const isRecoverableDisconnectedIncoming = (incoming) => !(incoming instanceof external_node_http2_.Http2ServerRequest) && !!incoming.complete && !!incoming.readableAborted && typeof incoming.read === "function" && isByteExactEncoding(incoming.readableEncoding);
const recordBodyBufferedBeforeDisconnect = (incoming) => {
	if (incoming.readableDidRead || !isRecoverableDisconnectedIncoming(incoming)) return;
	const incomingWithRecovery = incoming;
	incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey] ??= incoming.readableLength;
};
const readBodyBufferedBeforeDisconnect = (incoming, chunks) => {
	if (incoming.readableDidRead && !chunks || !isRecoverableDisconnectedIncoming(incoming)) return;
	const incomingWithRecovery = incoming;
	if (incomingWithRecovery[bodyBufferedBeforeDisconnectKey] !== void 0) return incomingWithRecovery[bodyBufferedBeforeDisconnectKey];
	let result;
	const errored = incoming.errored;
	if (errored && errored.code !== "ECONNRESET") result = errored;
	else if (incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey] !== void 0 && incoming.readableLength !== incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey]) result = newBodyUnusableError();
	else {
		const bodyChunks = chunks ?? [];
		const chunk = incoming.read();
		if (chunk !== null) bodyChunks.push(toBufferChunk(chunk, incoming.readableEncoding));
		const buffer = bodyChunks.length === 1 ? bodyChunks[0] : Buffer.concat(bodyChunks);
		result = buffer;
		const contentLength = incoming.headers["content-length"];
		if (typeof contentLength === "string" && /^\d+$/.test(contentLength)) {
			const expectedLength = Number(contentLength);
			if (Number.isSafeInteger(expectedLength) && buffer.length !== expectedLength) result = newBodyUnusableError();
		}
	}
	incomingWithRecovery[bodyBufferedBeforeDisconnectKey] = result;
	return result;
};
const enqueueBufferedBody = (controller, buffered) => {
	if (buffered instanceof Error) {
		controller.error(buffered);
		return;
	}
	if (buffered.length > 0) controller.enqueue(buffered);
	controller.close();
};
const newRequestFromIncoming = (method, url, headers, incoming, abortController) => {
	const init = {
		method,
		headers,
		signal: abortController.signal
	};
	if (method === "TRACE") {
		init.method = "GET";
		const req = new Request$1(url, init);
		Object.defineProperty(req, "method", { get() {
			return "TRACE";
		} });
		return req;
	}
	if (!(method === "GET" || method === "HEAD")) if ("rawBody" in incoming && incoming.rawBody instanceof Buffer) init.body = new ReadableStream({ start(controller) {
		controller.enqueue(incoming.rawBody);
		controller.close();
	} });
	else if (incoming[wrapBodyStream]) {
		let reader;
		init.body = new ReadableStream({ async pull(controller) {
			try {
				if (!reader) {
					const buffered = readBodyBufferedBeforeDisconnect(incoming);
					if (buffered !== void 0) {
						enqueueBufferedBody(controller, buffered);
						return;
					}
				}
				reader ||= external_node_stream_.Readable.toWeb(incoming).getReader();
				const { done, value } = await reader.read();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (error) {
				controller.error(error);
			}
		} });
	} else {
		const buffered = readBodyBufferedBeforeDisconnect(incoming);
		if (buffered !== void 0) init.body = new ReadableStream({ start(controller) {
			enqueueBufferedBody(controller, buffered);
		} });
		else init.body = external_node_stream_.Readable.toWeb(incoming);
	}
	return new Request$1(url, init);
};
const getRequestCache = Symbol("getRequestCache");
const requestCache = Symbol("requestCache");
const incomingKey = Symbol("incomingKey");
const urlKey = Symbol("urlKey");
const methodKey = Symbol("methodKey");
const headersKey = Symbol("headersKey");
const abortControllerKey = Symbol("abortControllerKey");
const getAbortController = Symbol("getAbortController");
const abortRequest = Symbol("abortRequest");
const bodyBufferKey = Symbol("bodyBuffer");
const bodyReadPromiseKey = Symbol("bodyReadPromise");
const bodyConsumedDirectlyKey = Symbol("bodyConsumedDirectly");
const bodyLockReaderKey = Symbol("bodyLockReader");
const abortReasonKey = Symbol("abortReason");
const newBodyUnusableError = () => {
	return /* @__PURE__ */ new TypeError("Body is unusable");
};
const rejectBodyUnusable = () => {
	return Promise.reject(newBodyUnusableError());
};
const textDecoder = new TextDecoder();
const consumeBodyDirectOnce = (request) => {
	if (request[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	request[bodyConsumedDirectlyKey] = true;
};
const toArrayBuffer = (buf) => {
	return buf.buffer.slice(buf.byteOffset, buf.byteOffset + buf.byteLength);
};
const contentType = (request) => {
	return (request[headersKey] ||= newHeadersFromIncoming(request[incomingKey])).get("content-type") || "";
};
const methodTokenRegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const normalizeIncomingMethod = (method) => {
	if (typeof method !== "string" || method.length === 0) return "GET";
	switch (method) {
		case "DELETE":
		case "GET":
		case "HEAD":
		case "OPTIONS":
		case "PATCH":
		case "POST":
		case "PUT":
		case "QUERY": return method;
	}
	const upper = method.toUpperCase();
	switch (upper) {
		case "DELETE":
		case "GET":
		case "HEAD":
		case "OPTIONS":
		case "POST":
		case "PUT": return upper;
		default: return method;
	}
};
const validateDirectReadMethod = (method) => {
	if (!methodTokenRegExp.test(method)) return /* @__PURE__ */ new TypeError(`'${method}' is not a valid HTTP method.`);
	const normalized = method.toUpperCase();
	if (normalized === "CONNECT" || normalized === "TRACK" || normalized === "TRACE" && method !== "TRACE") return /* @__PURE__ */ new TypeError(`'${method}' HTTP method is unsupported.`);
};
const readBodyWithFastPath = (request, method, fromBuffer) => {
	if (request[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	const methodName = request.method;
	if (methodName === "GET" || methodName === "HEAD") return request[getRequestCache]()[method]();
	const methodValidationError = validateDirectReadMethod(methodName);
	if (methodValidationError) return Promise.reject(methodValidationError);
	if (request[requestCache]) {
		if (methodName !== "TRACE") return request[requestCache][method]();
	}
	const alreadyUsedError = consumeBodyDirectOnce(request);
	if (alreadyUsedError) return alreadyUsedError;
	const raw = readRawBodyIfAvailable(request);
	if (raw) {
		const result = Promise.resolve(fromBuffer(raw, request));
		request[bodyBufferKey] = void 0;
		return result;
	}
	return readBodyDirect(request).then((buf) => {
		const result = fromBuffer(buf, request);
		request[bodyBufferKey] = void 0;
		return result;
	});
};
const readRawBodyIfAvailable = (request) => {
	const incoming = request[incomingKey];
	if ("rawBody" in incoming && incoming.rawBody instanceof Buffer) return incoming.rawBody;
};
const normalizeAbortError = (request, incoming) => {
	if (incoming.errored) return incoming.errored;
	const reason = request[abortReasonKey];
	if (reason !== void 0) return reason instanceof Error ? reason : new Error(String(reason));
	return /* @__PURE__ */ new Error("Client connection prematurely closed.");
};
const readBodyDirect = (request) => {
	if (request[bodyBufferKey]) return Promise.resolve(request[bodyBufferKey]);
	if (request[bodyReadPromiseKey]) return request[bodyReadPromiseKey];
	const incoming = request[incomingKey];
	if (incoming.readableDidRead) return rejectBodyUnusable();
	const buffered = readBodyBufferedBeforeDisconnect(incoming);
	if (buffered !== void 0) {
		if (buffered instanceof Error) return Promise.reject(buffered);
		request[bodyBufferKey] = buffered;
		return Promise.resolve(buffered);
	}
	const promise = new Promise((resolve, reject) => {
		const chunks = [];
		let settled = false;
		const finish = (callback) => {
			if (settled) return;
			settled = true;
			cleanup();
			callback();
		};
		const recoverCompleteBodyAfterDisconnect = (error) => {
			const streamError = incoming.errored ?? error;
			if (!isRecoverableDisconnectedIncoming(incoming) || streamError && streamError.code !== "ECONNRESET") return false;
			finish(() => {
				const recovered = readBodyBufferedBeforeDisconnect(incoming, chunks);
				if (recovered instanceof Error) reject(recovered);
				else if (recovered === void 0) reject(error ?? normalizeAbortError(request, incoming));
				else {
					request[bodyBufferKey] = recovered;
					resolve(recovered);
				}
			});
			return true;
		};
		const onData = (chunk) => {
			chunks.push(toBufferChunk(chunk, incoming.readableEncoding));
		};
		const onEnd = () => {
			finish(() => {
				const buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
				request[bodyBufferKey] = buffer;
				resolve(buffer);
			});
		};
		const onError = (error) => {
			if (recoverCompleteBodyAfterDisconnect(error)) return;
			finish(() => {
				reject(error);
			});
		};
		const onClose = () => {
			if (incoming.readableEnded) {
				onEnd();
				return;
			}
			if (recoverCompleteBodyAfterDisconnect()) return;
			finish(() => {
				reject(normalizeAbortError(request, incoming));
			});
		};
		const cleanup = () => {
			incoming.off("data", onData);
			incoming.off("end", onEnd);
			incoming.off("error", onError);
			incoming.off("close", onClose);
			request[bodyReadPromiseKey] = void 0;
		};
		incoming.on("data", onData);
		incoming.on("end", onEnd);
		incoming.on("error", onError);
		incoming.on("close", onClose);
		queueMicrotask(() => {
			if (settled) return;
			if (incoming.readableEnded) onEnd();
			else if (incoming.errored) onError(incoming.errored);
			else if (incoming.destroyed) onClose();
		});
	});
	request[bodyReadPromiseKey] = promise;
	return promise;
};
const requestPrototype = {
	get method() {
		return this[methodKey];
	},
	get url() {
		return this[urlKey];
	},
	get headers() {
		return this[headersKey] ||= newHeadersFromIncoming(this[incomingKey]);
	},
	[abortRequest](reason) {
		if (this[abortReasonKey] === void 0) this[abortReasonKey] = reason;
		const abortController = this[abortControllerKey];
		if (abortController && !abortController.signal.aborted) abortController.abort(reason);
	},
	[getAbortController]() {
		this[abortControllerKey] ||= new AbortController();
		if (this[abortReasonKey] !== void 0 && !this[abortControllerKey].signal.aborted) this[abortControllerKey].abort(this[abortReasonKey]);
		return this[abortControllerKey];
	},
	[getRequestCache]() {
		const abortController = this[getAbortController]();
		if (this[requestCache]) return this[requestCache];
		const method = this.method;
		if (this[bodyConsumedDirectlyKey] && !(method === "GET" || method === "HEAD")) {
			this[bodyBufferKey] = void 0;
			const init = {
				method: method === "TRACE" ? "GET" : method,
				headers: this.headers,
				signal: abortController.signal
			};
			if (method !== "TRACE") {
				init.body = new ReadableStream({ start(c) {
					c.close();
				} });
				init.duplex = "half";
			}
			const req = new Request$1(this[urlKey], init);
			if (method === "TRACE") Object.defineProperty(req, "method", { get() {
				return "TRACE";
			} });
			return this[requestCache] = req;
		}
		return this[requestCache] = newRequestFromIncoming(this.method, this[urlKey], this.headers, this[incomingKey], abortController);
	},
	get body() {
		if (!this[bodyConsumedDirectlyKey]) return this[getRequestCache]().body;
		const request = this[getRequestCache]();
		if (!this[bodyLockReaderKey] && request.body) this[bodyLockReaderKey] = request.body.getReader();
		return request.body;
	},
	get bodyUsed() {
		if (this[bodyConsumedDirectlyKey]) return true;
		if (this[requestCache]) return this[requestCache].bodyUsed;
		return false;
	}
};
Object.defineProperty(requestPrototype, "signal", { get() {
	return this[getAbortController]().signal;
} });
[
	"cache",
	"credentials",
	"destination",
	"duplex",
	"integrity",
	"mode",
	"redirect",
	"referrer",
	"referrerPolicy",
	"keepalive"
].forEach((k) => {
	Object.defineProperty(requestPrototype, k, { get() {
		return this[getRequestCache]()[k];
	} });
});
["clone", "formData"].forEach((k) => {
	Object.defineProperty(requestPrototype, k, { value: function() {
		if (this[bodyConsumedDirectlyKey]) {
			if (k === "clone") throw newBodyUnusableError();
			return rejectBodyUnusable();
		}
		return this[getRequestCache]()[k]();
	} });
});
Object.defineProperty(requestPrototype, "text", { value: function() {
	return readBodyWithFastPath(this, "text", (buf) => textDecoder.decode(buf));
} });
Object.defineProperty(requestPrototype, "arrayBuffer", { value: function() {
	return readBodyWithFastPath(this, "arrayBuffer", (buf) => toArrayBuffer(buf));
} });
Object.defineProperty(requestPrototype, "blob", { value: function() {
	return readBodyWithFastPath(this, "blob", (buf, request) => {
		const type = contentType(request);
		const init = type ? { headers: { "content-type": type } } : void 0;
		return new Response(buf, init).blob();
	});
} });
Object.defineProperty(requestPrototype, "json", { value: function() {
	if (this[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	return this.text().then(JSON.parse);
} });
Object.defineProperty(requestPrototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Request (lightweight) ${inspectFn({
		method: this.method,
		url: this.url,
		headers: this.headers,
		nativeRequest: this[requestCache]
	}, {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(requestPrototype, Request$1.prototype);
const newRequest = (incoming, defaultHostname) => {
	const req = Object.create(requestPrototype);
	req[incomingKey] = incoming;
	req[methodKey] = normalizeIncomingMethod(incoming.method);
	const incomingUrl = incoming.url || "";
	if (incomingUrl[0] !== "/" && (incomingUrl.startsWith("http://") || incomingUrl.startsWith("https://"))) {
		if (incoming instanceof external_node_http2_.Http2ServerRequest) throw new RequestError("Absolute URL for :path is not allowed in HTTP/2");
		try {
			validateRequestTarget(incomingUrl);
			req[urlKey] = new URL(incomingUrl).href;
		} catch (e) {
			throw new RequestError("Invalid absolute URL", { cause: e });
		}
		return req;
	}
	const host = (incoming instanceof external_node_http2_.Http2ServerRequest ? incoming.authority : incoming.headers.host) || defaultHostname;
	if (!host) throw new RequestError("Missing host header");
	let scheme;
	if (incoming instanceof external_node_http2_.Http2ServerRequest) {
		scheme = incoming.scheme;
		if (!(scheme === "http" || scheme === "https")) throw new RequestError("Unsupported scheme");
	} else scheme = incoming.socket && incoming.socket.encrypted ? "https" : "http";
	try {
		req[urlKey] = buildUrl(scheme, host, incomingUrl);
	} catch (e) {
		if (e instanceof RequestError) throw e;
		else throw new RequestError("Invalid URL", { cause: e });
	}
	return req;
};

//#endregion
//#region src/response.ts
const defaultContentType = "text/plain; charset=UTF-8";
const responseCache = Symbol("responseCache");
const getResponseCache = Symbol("getResponseCache");
const cacheKey = Symbol("cache");
const GlobalResponse = global.Response;
var Response$1 = class Response$1 {
	#body;
	#init;
	[getResponseCache]() {
		const cache = this[cacheKey];
		const liveHeaders = cache && cache[2] instanceof Headers ? cache[2] : void 0;
		delete this[cacheKey];
		return this[responseCache] ||= new GlobalResponse(this.#body, liveHeaders ? {
			status: this.#init?.status,
			statusText: this.#init?.statusText,
			headers: liveHeaders
		} : this.#init);
	}
	constructor(body, init) {
		let headers;
		this.#body = body;
		if (init instanceof GlobalResponse) {
			const cachedGlobalResponse = init[responseCache];
			if (cachedGlobalResponse) {
				this.#init = cachedGlobalResponse;
				this[getResponseCache]();
				return;
			}
			this.#init = init instanceof Response$1 ? init.#init : init;
			headers = new Headers(init.headers);
		} else this.#init = init;
		if (body == null || typeof body === "string" || typeof body?.getReader !== "undefined" || body instanceof Blob || body instanceof Uint8Array) this[cacheKey] = [
			init?.status || 200,
			body ?? null,
			headers || init?.headers
		];
	}
	get headers() {
		const cache = this[cacheKey];
		if (cache) {
			if (!(cache[2] instanceof Headers)) cache[2] = new Headers(cache[2] || (cache[1] === null ? void 0 : { "content-type": defaultContentType }));
			return cache[2];
		}
		return this[getResponseCache]().headers;
	}
	get status() {
		return this[cacheKey]?.[0] ?? this[getResponseCache]().status;
	}
	get ok() {
		const status = this.status;
		return status >= 200 && status < 300;
	}
};
[
	"body",
	"bodyUsed",
	"redirected",
	"statusText",
	"trailers",
	"type",
	"url"
].forEach((k) => {
	Object.defineProperty(Response$1.prototype, k, { get() {
		return this[getResponseCache]()[k];
	} });
});
[
	"arrayBuffer",
	"blob",
	"clone",
	"formData",
	"json",
	"text"
].forEach((k) => {
	Object.defineProperty(Response$1.prototype, k, { value: function() {
		return this[getResponseCache]()[k]();
	} });
});
Object.defineProperty(Response$1.prototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Response (lightweight) ${inspectFn({
		status: this.status,
		headers: this.headers,
		ok: this.ok,
		nativeResponse: this[responseCache]
	}, {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(Response$1, GlobalResponse);
Object.setPrototypeOf(Response$1.prototype, GlobalResponse.prototype);
const validRedirectUrl = /^https?:\/\/[!#-;=?-[\]_a-z~A-Z]+$/;
const parseRedirectUrl = (url) => {
	if (url instanceof URL) return url.href;
	if (validRedirectUrl.test(url)) return url;
	return new URL(url).href;
};
const validRedirectStatuses = new Set([
	301,
	302,
	303,
	307,
	308
]);
Object.defineProperty(Response$1, "redirect", {
	value: function redirect(url, status = 302) {
		if (!validRedirectStatuses.has(status)) throw new RangeError("Invalid status code");
		return new Response$1(null, {
			status,
			headers: { location: parseRedirectUrl(url) }
		});
	},
	writable: true,
	configurable: true
});
Object.defineProperty(Response$1, "json", {
	value: function json(data, init) {
		const body = JSON.stringify(data);
		if (body === void 0) throw new TypeError("The data is not JSON serializable");
		const initHeaders = init?.headers;
		let headers;
		if (initHeaders) {
			headers = new Headers(initHeaders);
			if (!headers.has("content-type")) headers.set("content-type", "application/json");
		} else headers = { "content-type": "application/json" };
		return new Response$1(body, {
			status: init?.status ?? 200,
			statusText: init?.statusText,
			headers
		});
	},
	writable: true,
	configurable: true
});

//#endregion
//#region src/utils.ts
async function readWithoutBlocking(readPromise) {
	return Promise.race([readPromise, Promise.resolve().then(() => Promise.resolve(void 0))]);
}
function writeFromReadableStreamDefaultReader(reader, writable, currentReadPromise) {
	const cancel = (error) => {
		reader.cancel(error).catch(() => {});
	};
	const stream = writable.stream;
	if (writable.destroyed || stream?.closed || stream?.destroyed) {
		cancel();
		return reader.closed;
	}
	writable.on("close", cancel);
	writable.on("error", cancel);
	(currentReadPromise ?? reader.read()).then(flow, handleStreamError);
	return reader.closed.finally(() => {
		writable.off("close", cancel);
		writable.off("error", cancel);
	});
	function handleStreamError(error) {
		if (error) writable.destroy(error);
	}
	function onDrain() {
		reader.read().then(flow, handleStreamError);
	}
	function flow({ done, value }) {
		try {
			if (done) writable.end();
			else if (!writable.write(value)) writable.once("drain", onDrain);
			else reader.read().then(flow, handleStreamError);
		} catch (e) {
			handleStreamError(e);
		}
	}
}
function writeFromReadableStream(stream, writable) {
	if (stream.locked) throw new TypeError("ReadableStream is locked.");
	else if (writable.destroyed) {
		stream.cancel().catch(() => {});
		return;
	}
	return writeFromReadableStreamDefaultReader(stream.getReader(), writable);
}
const buildOutgoingHttpHeaders = (headers, defaultContentType) => {
	const res = {};
	if (!(headers instanceof Headers)) headers = new Headers(headers ?? void 0);
	if (headers.has("set-cookie")) {
		const cookies = [];
		for (const [k, v] of headers) if (k === "set-cookie") cookies.push(v);
		else res[k] = v;
		if (cookies.length > 0) res["set-cookie"] = cookies;
	} else for (const [k, v] of headers) res[k] = v;
	if (defaultContentType) res["content-type"] ??= defaultContentType;
	return res;
};

//#endregion
//#region src/listener.ts
const outgoingEnded = Symbol("outgoingEnded");
const incomingDraining = Symbol("incomingDraining");
const DRAIN_TIMEOUT_MS = 500;
const MAX_DRAIN_BYTES = 64 * 1024 * 1024;
const drainIncoming = (incoming) => {
	const incomingWithDrainState = incoming;
	if (incoming.destroyed || incomingWithDrainState[incomingDraining]) return;
	incomingWithDrainState[incomingDraining] = true;
	if (incoming instanceof external_node_http2_.Http2ServerRequest) {
		try {
			incoming.stream?.close?.(external_node_http2_.constants.NGHTTP2_NO_ERROR);
		} catch {}
		return;
	}
	let bytesRead = 0;
	const cleanup = () => {
		clearTimeout(timer);
		incoming.off("data", onData);
		incoming.off("end", cleanup);
		incoming.off("error", cleanup);
	};
	const forceClose = () => {
		cleanup();
		const socket = incoming.socket;
		if (socket && !socket.destroyed) {
			if (typeof socket.destroySoon === "function") socket.destroySoon();
			else if (typeof socket.destroy === "function") socket.destroy();
		}
	};
	const timer = setTimeout(forceClose, DRAIN_TIMEOUT_MS);
	timer.unref?.();
	const onData = (chunk) => {
		bytesRead += chunk.length;
		if (bytesRead > MAX_DRAIN_BYTES) forceClose();
	};
	incoming.on("data", onData);
	incoming.on("end", cleanup);
	incoming.on("error", cleanup);
	incoming.resume();
};
const makeCloseHandler = (req, incoming, outgoing, needsBodyCleanup) => () => {
	if (incoming.errored) {
		recordBodyBufferedBeforeDisconnect(incoming);
		req[abortRequest](incoming.errored.toString());
	} else if (!outgoing.writableFinished || incoming instanceof external_node_http2_.Http2ServerRequest && incoming.aborted) {
		recordBodyBufferedBeforeDisconnect(incoming);
		req[abortRequest]("Client connection prematurely closed.");
	}
	if (needsBodyCleanup && !incoming.readableEnded) setTimeout(() => {
		if (!incoming.readableEnded) setTimeout(() => {
			drainIncoming(incoming);
		});
	});
};
const isImmediateCacheableResponse = (res) => {
	if (!(cacheKey in res)) return false;
	const body = res[cacheKey][1];
	return body === null || typeof body === "string" || body instanceof Uint8Array;
};
const handleRequestError = () => new Response(null, { status: 400 });
const handleFetchError = (e) => new Response(null, { status: e instanceof Error && (e.name === "TimeoutError" || e.constructor.name === "TimeoutError") ? 504 : 500 });
const handleResponseError = (e, outgoing) => {
	const err = e instanceof Error ? e : new Error("unknown error", { cause: e });
	if (err.code === "ERR_STREAM_PREMATURE_CLOSE") console.info("The user aborted a request.");
	else {
		console.error(e);
		if (!outgoing.headersSent) {
			if (outgoing instanceof external_node_http_.ServerResponse) outgoing._contentLength = null;
			outgoing.writeHead(500, { "Content-Type": "text/plain" });
		}
		outgoing.end(`Error: ${err.message}`);
		outgoing.destroy(err);
	}
};
const flushHeaders = (outgoing) => {
	if ("flushHeaders" in outgoing && outgoing.writable) outgoing.flushHeaders();
};
const trySetContentLength = (outgoing, status, length) => {
	const http1 = outgoing;
	if (http1._contentLength === null && http1._hasBody && http1.useChunkedEncodingByDefault && !http1._removedContLen && status >= 200 && status !== 204 && status !== 304 && !outgoing.hasHeader("content-length") && !outgoing.hasHeader("transfer-encoding") && !outgoing.hasHeader("trailer")) {
		http1._contentLength = length;
		return true;
	}
	return false;
};
const writeDefaultHeaders = (outgoing, status, length) => {
	if (trySetContentLength(outgoing, status, length)) outgoing.writeHead(status, { "Content-Type": defaultContentType });
	else outgoing.writeHead(status, {
		"Content-Type": defaultContentType,
		"Content-Length": length
	});
};
const responseViaCache = async (res, outgoing) => {
	let [status, body, header] = res[cacheKey];
	if (!header) {
		if (body === null) {
			outgoing.writeHead(status);
			outgoing.end();
		} else if (typeof body === "string") {
			writeDefaultHeaders(outgoing, status, Buffer.byteLength(body));
			outgoing.end(body);
		} else if (body instanceof Uint8Array) {
			writeDefaultHeaders(outgoing, status, body.byteLength);
			outgoing.end(body);
		} else if (body instanceof Blob) {
			writeDefaultHeaders(outgoing, status, body.size);
			outgoing.end(new Uint8Array(await body.arrayBuffer()));
		} else {
			outgoing.writeHead(status, { "Content-Type": defaultContentType });
			flushHeaders(outgoing);
			await writeFromReadableStream(body, outgoing)?.catch((e) => handleResponseError(e, outgoing));
		}
		outgoing[outgoingEnded]?.();
		return;
	}
	let hasContentLength = false;
	let plainHeaders = false;
	let canAutoLength = true;
	if (header instanceof Headers) {
		hasContentLength = header.has("content-length");
		header = buildOutgoingHttpHeaders(header, body === null ? void 0 : defaultContentType);
	} else if (Array.isArray(header)) {
		const headerObj = new Headers(header);
		hasContentLength = headerObj.has("content-length");
		header = buildOutgoingHttpHeaders(headerObj, body === null ? void 0 : defaultContentType);
	} else {
		plainHeaders = true;
		for (const key in header) {
			if (key.length === 14 && key.toLowerCase() === "content-length") {
				hasContentLength = true;
				break;
			}
			if (key.length === 17 && key.toLowerCase() === "transfer-encoding" || key.length === 7 && key.toLowerCase() === "trailer") canAutoLength = false;
		}
	}
	if (!hasContentLength) {
		let length;
		if (typeof body === "string") length = Buffer.byteLength(body);
		else if (body instanceof Uint8Array) length = body.byteLength;
		else if (body instanceof Blob) length = body.size;
		if (length !== void 0 && (!plainHeaders || !canAutoLength || !trySetContentLength(outgoing, status, length))) {
			if (plainHeaders) header = { ...header };
			header["Content-Length"] = length;
		}
	}
	outgoing.writeHead(status, header);
	if (body == null) outgoing.end();
	else if (typeof body === "string" || body instanceof Uint8Array) outgoing.end(body);
	else if (body instanceof Blob) outgoing.end(new Uint8Array(await body.arrayBuffer()));
	else {
		flushHeaders(outgoing);
		await writeFromReadableStream(body, outgoing)?.catch((e) => handleResponseError(e, outgoing));
	}
	outgoing[outgoingEnded]?.();
};
const isPromise = (res) => typeof res.then === "function";
const responseViaResponseObject = async (res, outgoing, options = {}) => {
	if (isPromise(res)) if (options.errorHandler) try {
		res = await res;
	} catch (err) {
		const errRes = await options.errorHandler(err);
		if (!errRes) return;
		res = errRes;
	}
	else res = await res.catch(handleFetchError);
	if (cacheKey in res) return responseViaCache(res, outgoing);
	const resHeaderRecord = buildOutgoingHttpHeaders(res.headers, res.body === null ? void 0 : defaultContentType);
	if (res.body) {
		const reader = res.body.getReader();
		const values = [];
		let done = false;
		let currentReadPromise = void 0;
		if (resHeaderRecord["transfer-encoding"] !== "chunked") {
			let maxReadCount = 2;
			for (let i = 0; i < maxReadCount; i++) {
				currentReadPromise ||= reader.read();
				const chunk = await readWithoutBlocking(currentReadPromise);
				if (!chunk) {
					if (i === 1) {
						await new Promise((resolve) => setTimeout(resolve));
						maxReadCount = 3;
						continue;
					}
					break;
				}
				currentReadPromise = void 0;
				if (chunk.value) values.push(chunk.value);
				if (chunk.done) {
					done = true;
					break;
				}
			}
			if (done && !("content-length" in resHeaderRecord)) resHeaderRecord["content-length"] = values.reduce((acc, value) => acc + value.length, 0);
		}
		outgoing.writeHead(res.status, resHeaderRecord);
		values.forEach((value) => {
			outgoing.write(value);
		});
		if (done) outgoing.end();
		else {
			if (values.length === 0) flushHeaders(outgoing);
			await writeFromReadableStreamDefaultReader(reader, outgoing, currentReadPromise);
		}
	} else if (resHeaderRecord[X_ALREADY_SENT]) {} else {
		outgoing.writeHead(res.status, resHeaderRecord);
		outgoing.end();
	}
	outgoing[outgoingEnded]?.();
};
const getRequestListener = (fetchCallback, options = {}) => {
	const autoCleanupIncoming = options.autoCleanupIncoming ?? true;
	if (options.overrideGlobalObjects !== false && global.Request !== Request$1) {
		Object.defineProperty(global, "Request", { value: Request$1 });
		Object.defineProperty(global, "Response", { value: Response$1 });
	}
	return async (incoming, outgoing) => {
		let res, req;
		let needsBodyCleanup = false;
		let closeHandlerAttached = false;
		const ensureCloseHandler = () => {
			if (!req || closeHandlerAttached) return;
			closeHandlerAttached = true;
			outgoing.on("close", makeCloseHandler(req, incoming, outgoing, needsBodyCleanup));
		};
		try {
			req = newRequest(incoming, options.hostname);
			needsBodyCleanup = autoCleanupIncoming && !(incoming.method === "GET" || incoming.method === "HEAD");
			if (needsBodyCleanup) {
				incoming[wrapBodyStream] = true;
				if (incoming instanceof external_node_http2_.Http2ServerRequest) outgoing[outgoingEnded] = () => {
					if (!incoming.readableEnded) setTimeout(() => {
						if (!incoming.readableEnded) setTimeout(() => {
							incoming.destroy();
							outgoing.destroy();
						});
					});
				};
			}
			res = fetchCallback(req, {
				incoming,
				outgoing
			});
			if (!isPromise(res) && isImmediateCacheableResponse(res)) {
				if (needsBodyCleanup && !incoming.readableEnded) outgoing.once("finish", () => {
					if (!incoming.readableEnded) drainIncoming(incoming);
				});
				return responseViaCache(res, outgoing);
			}
			ensureCloseHandler();
		} catch (e) {
			if (!res) if (options.errorHandler) {
				ensureCloseHandler();
				res = await options.errorHandler(req ? e : toRequestError(e));
				if (!res) return;
			} else if (!req) res = handleRequestError();
			else res = handleFetchError(e);
			else return handleResponseError(e, outgoing);
		}
		try {
			return await responseViaResponseObject(res, outgoing, options);
		} catch (e) {
			return handleResponseError(e, outgoing);
		}
	};
};

//#endregion
//#region src/websocket.ts
/**
* @link https://developer.mozilla.org/en-US/docs/Web/API/CloseEvent
*/
const CloseEvent = globalThis.CloseEvent ?? class extends Event {
	#eventInitDict;
	constructor(type, eventInitDict = {}) {
		super(type, eventInitDict);
		this.#eventInitDict = eventInitDict;
	}
	get wasClean() {
		return this.#eventInitDict.wasClean ?? false;
	}
	get code() {
		return this.#eventInitDict.code ?? 0;
	}
	get reason() {
		return this.#eventInitDict.reason ?? "";
	}
};
/**
* Node.js has no global `ErrorEvent`, unlike `Event`/`MessageEvent`/`CloseEvent`.
* @link https://developer.mozilla.org/en-US/docs/Web/API/ErrorEvent
*/
const ErrorEvent = globalThis.ErrorEvent ?? class extends Event {
	#eventInitDict;
	constructor(type, eventInitDict = {}) {
		super(type, eventInitDict);
		this.#eventInitDict = eventInitDict;
	}
	get message() {
		return this.#eventInitDict.message ?? "";
	}
	get filename() {
		return this.#eventInitDict.filename ?? "";
	}
	get lineno() {
		return this.#eventInitDict.lineno ?? 0;
	}
	get colno() {
		return this.#eventInitDict.colno ?? 0;
	}
	get error() {
		return this.#eventInitDict.error ?? null;
	}
};
const generateConnectionSymbol = () => Symbol("connection");
const CONNECTION_SYMBOL_KEY = Symbol("CONNECTION_SYMBOL_KEY");
const WAIT_FOR_WEBSOCKET_SYMBOL = Symbol("WAIT_FOR_WEBSOCKET_SYMBOL");
const responseHeadersToSkip = new Set([
	"connection",
	"content-length",
	"keep-alive",
	"proxy-authenticate",
	"proxy-authorization",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
	"sec-websocket-accept",
	"sec-websocket-extensions",
	"sec-websocket-protocol"
]);
const appendResponseHeaders = (headers, responseHeaders) => {
	if (!responseHeaders) return;
	responseHeaders.forEach((value, key) => {
		if (responseHeadersToSkip.has(key.toLowerCase())) return;
		headers.push(`${key}: ${value}`);
	});
};
const rejectUpgradeRequest = (socket, status, responseHeaders) => {
	if (socket.destroyed) return;
	const responseLines = ["Connection: close", "Content-Length: 0"];
	appendResponseHeaders(responseLines, responseHeaders);
	socket.end(`HTTP/1.1 ${status.toString()} ${STATUS_CODES[status] ?? ""}\r\n${responseLines.join("\r\n")}\r\n\r
`);
};
const createUpgradeRequest = (request) => {
	const protocol = request.socket.encrypted ? "https" : "http";
	const incomingUrl = request.url ?? "/";
	let url;
	if (incomingUrl[0] !== "/" && (incomingUrl.startsWith("http://") || incomingUrl.startsWith("https://"))) {
		validateRequestTarget(incomingUrl);
		url = new URL(incomingUrl).href;
	} else url = buildUrl(protocol, request.headers.host ?? "localhost", incomingUrl);
	const headers = new Headers();
	for (const key in request.headers) {
		const value = request.headers[key];
		if (!value) continue;
		headers.append(key, Array.isArray(value) ? value[0] : value);
	}
	return new Request(url, { headers });
};
const setupWebSocket = (options) => {
	const { server, fetchCallback, wss } = options;
	const waiterMap = /* @__PURE__ */ new Map();
	wss.on("connection", (ws, request) => {
		const waiter = waiterMap.get(request);
		if (waiter) {
			waiter.resolve(ws);
			waiterMap.delete(request);
		}
	});
	const rejectWaiter = (request) => {
		const waiter = waiterMap.get(request);
		if (waiter) {
			waiterMap.delete(request);
			waiter.reject(/* @__PURE__ */ new Error("WebSocket handshake aborted"));
		}
	};
	const waitForWebSocket = (request, connectionSymbol) => {
		return new Promise((resolve, reject) => {
			waiterMap.set(request, {
				resolve,
				reject,
				connectionSymbol
			});
		});
	};
	server.on("upgrade", async (request, socket, head) => {
		if (request.headers.upgrade?.toLowerCase() !== "websocket") return;
		const ignoreSocketError = () => {};
		const reclaimWaiterOnClose = () => rejectWaiter(request);
		socket.on("error", ignoreSocketError);
		socket.once("close", reclaimWaiterOnClose);
		const env = {
			incoming: request,
			outgoing: void 0,
			wss,
			[WAIT_FOR_WEBSOCKET_SYMBOL]: waitForWebSocket
		};
		let status = 400;
		let responseHeaders;
		try {
			const response = await fetchCallback(createUpgradeRequest(request), env);
			if (response instanceof Response) {
				status = response.status;
				responseHeaders = response.headers;
			}
		} catch (error) {
			if (server.listenerCount("upgrade") === 1) rejectUpgradeRequest(socket, error instanceof RequestError ? 400 : 500);
			return;
		}
		if (socket.destroyed) {
			rejectWaiter(request);
			return;
		}
		const waiter = waiterMap.get(request);
		if (!waiter || waiter.connectionSymbol !== env[CONNECTION_SYMBOL_KEY]) {
			rejectWaiter(request);
			if (server.listenerCount("upgrade") === 1) rejectUpgradeRequest(socket, status, responseHeaders);
			return;
		}
		const addResponseHeaders = (headers) => {
			appendResponseHeaders(headers, responseHeaders);
		};
		wss.on("headers", addResponseHeaders);
		try {
			wss.handleUpgrade(request, socket, head, (ws) => {
				socket.off("close", reclaimWaiterOnClose);
				socket.off("error", ignoreSocketError);
				wss.emit("connection", ws, request);
			});
		} finally {
			wss.off("headers", addResponseHeaders);
		}
	});
	server.on("close", () => {
		wss.close();
	});
};
const upgradeWebSocket = defineWebSocketHelper(async (c, events, options) => {
	if (c.req.header("upgrade")?.toLowerCase() !== "websocket") return;
	const env = c.env;
	const waitForWebSocket = env[WAIT_FOR_WEBSOCKET_SYMBOL];
	if (!waitForWebSocket || !env.incoming) return new Response(null, { status: 500 });
	const connectionSymbol = generateConnectionSymbol();
	env[CONNECTION_SYMBOL_KEY] = connectionSymbol;
	(async () => {
		let ws;
		try {
			ws = await waitForWebSocket(env.incoming, connectionSymbol);
		} catch {
			return;
		}
		const messagesReceivedInStarting = [];
		const bufferMessage = (data, isBinary) => {
			messagesReceivedInStarting.push([data, isBinary]);
		};
		ws.on("message", bufferMessage);
		const ctx = {
			binaryType: "arraybuffer",
			close(code, reason) {
				ws.close(code, reason);
			},
			protocol: ws.protocol,
			raw: ws,
			get readyState() {
				return ws.readyState;
			},
			send(source, opts) {
				ws.send(source, { compress: opts?.compress });
			},
			url: new URL(c.req.url)
		};
		try {
			events?.onOpen?.(new Event("open"), ctx);
		} catch (e) {
			(options?.onError ?? console.error)(e);
		}
		const handleMessage = (data, isBinary) => {
			const datas = Array.isArray(data) ? data : [data];
			for (const data of datas) try {
				events?.onMessage?.(new MessageEvent("message", { data: isBinary ? data instanceof ArrayBuffer ? data : data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) : typeof data === "string" ? data : Buffer.from(data).toString("utf-8") }), ctx);
			} catch (e) {
				(options?.onError ?? console.error)(e);
			}
		};
		ws.off("message", bufferMessage);
		for (const message of messagesReceivedInStarting) handleMessage(...message);
		ws.on("message", (data, isBinary) => {
			handleMessage(data, isBinary);
		});
		ws.on("close", (code, reason) => {
			try {
				events?.onClose?.(new CloseEvent("close", {
					code,
					reason: reason.toString()
				}), ctx);
			} catch (e) {
				(options?.onError ?? console.error)(e);
			}
		});
		ws.on("error", (error) => {
			try {
				events?.onError?.(new ErrorEvent("error", { error }), ctx);
			} catch (e) {
				(options?.onError ?? console.error)(e);
			}
		});
	})();
	return new Response();
});

//#endregion
//#region src/server.ts
const createAdaptorServer = (options) => {
	const fetchCallback = options.fetch;
	const requestListener = getRequestListener(fetchCallback, {
		hostname: options.hostname,
		overrideGlobalObjects: options.overrideGlobalObjects,
		autoCleanupIncoming: options.autoCleanupIncoming
	});
	const server = (options.createServer || createServer)(options.serverOptions || {}, requestListener);
	if (options.websocket && options.websocket.server) {
		if (options.websocket.server.options.noServer !== true) throw new Error("WebSocket server must be created with { noServer: true } option");
		setupWebSocket({
			server,
			fetchCallback,
			wss: options.websocket.server
		});
	}
	return server;
};
const serve = (options, listeningListener) => {
	const server = createAdaptorServer(options);
	server.listen(options?.port ?? 3e3, options.hostname, () => {
		const serverInfo = server.address();
		listeningListener && listeningListener(serverInfo);
	});
	return server;
};

//#endregion

;// CONCATENATED MODULE: ./node_modules/hono/dist/http-exception.js
//#region src/http-exception.ts
/**
* `HTTPException` must be used when a fatal error such as authentication failure occurs.
*
* @see {@link https://hono.dev/docs/api/exception}
*
* @param {StatusCode} status - status code of HTTPException
* @param {HTTPExceptionOptions} options - options of HTTPException
* @param {HTTPExceptionOptions["res"]} options.res - response of options of HTTPException
* @param {HTTPExceptionOptions["message"]} options.message - message of options of HTTPException
* @param {HTTPExceptionOptions["cause"]} options.cause - cause of options of HTTPException
*
* @example
* ```ts
* import { HTTPException } from 'hono/http-exception'
*
* // ...
*
* app.post('/auth', async (c, next) => {
*   // authentication
*   if (authorized === false) {
*     throw new HTTPException(401, { message: 'Custom error message' })
*   }
*   await next()
* })
* ```
*/
var http_exception_HTTPException = class extends Error {
	res;
	status;
	/**
	* Creates an instance of `HTTPException`.
	* @param status - HTTP status code for the exception. Defaults to 500.
	* @param options - Additional options for the exception.
	*/
	constructor(status = 500, options) {
		super(options?.message, { cause: options?.cause });
		this.res = options?.res;
		this.status = status;
	}
	/**
	* Returns the response object associated with the exception.
	* If a response object is not provided, a new response is created with the error message and status code.
	* @returns The response object.
	*/
	getResponse() {
		if (this.res) return new Response(this.res.body, {
			status: this.status,
			headers: this.res.headers
		});
		return new Response(this.message, { status: this.status });
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/request/constants.js
//#region src/request/constants.ts
const GET_MATCH_RESULT = Symbol();
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/buffer.js

//#region src/utils/buffer.ts
/**
* @module
* Buffer utility.
*/
const equal = (a, b) => {
	if (a === b) return true;
	if (a.byteLength !== b.byteLength) return false;
	const va = new DataView(a);
	const vb = new DataView(b);
	let i = va.byteLength;
	while (i--) if (va.getUint8(i) !== vb.getUint8(i)) return false;
	return true;
};
const constantTimeEqualString = (a, b) => {
	const aLen = a.length;
	const bLen = b.length;
	const maxLen = Math.max(aLen, bLen);
	let out = aLen ^ bLen;
	for (let i = 0; i < maxLen; i++) {
		const aChar = i < aLen ? a.charCodeAt(i) : 0;
		const bChar = i < bLen ? b.charCodeAt(i) : 0;
		out |= aChar ^ bChar;
	}
	return out === 0;
};
const timingSafeEqualString = async (a, b, hashFunction) => {
	if (!hashFunction) hashFunction = sha256;
	const [sa, sb] = await Promise.all([hashFunction(a), hashFunction(b)]);
	if (sa == null || sb == null || typeof sa !== "string" || typeof sb !== "string") return false;
	const hashEqual = constantTimeEqualString(sa, sb);
	const originalEqual = constantTimeEqualString(a, b);
	return hashEqual && originalEqual;
};
const timingSafeEqual = async (a, b, hashFunction) => {
	if (typeof a === "string" && typeof b === "string") return timingSafeEqualString(a, b, hashFunction);
	if (!hashFunction) hashFunction = sha256;
	const [sa, sb] = await Promise.all([hashFunction(a), hashFunction(b)]);
	if (!sa || !sb || typeof sa !== "string" || typeof sb !== "string") return false;
	return timingSafeEqualString(sa, sb);
};
const bufferToString = (buffer) => {
	if (buffer instanceof ArrayBuffer) return new TextDecoder("utf-8").decode(buffer);
	return buffer;
};
const bufferToFormData = (arrayBuffer, contentType) => {
	return new Response(arrayBuffer, { headers: { "Content-Type": contentType.replace(/^[^;]+/, (mediaType) => mediaType.toLowerCase()) } }).formData();
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/body.js

//#region src/utils/body.ts
const MAX_NESTED_OBJECTS = 1e4;
const isRawRequest = (request) => "headers" in request;
const parseBody = async (request, options = Object.create(null)) => {
	const { all = false, dot = false } = options;
	const mediaType = (isRawRequest(request) ? request.headers : request.raw.headers).get("Content-Type")?.split(";")[0].trim().toLowerCase();
	if (mediaType === "multipart/form-data" || mediaType === "application/x-www-form-urlencoded") return parseFormData(request, {
		all,
		dot
	});
	return {};
};
/**
* Parses form data from a request.
*
* @template T - The type of the parsed body data.
* @param {HonoRequest | Request} request - The request object containing form data.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {Promise<T>} The parsed body data.
*/
async function parseFormData(request, options) {
	if (!isRawRequest(request) && request.bodyCache.formData) return convertFormDataToBodyData(await request.bodyCache.formData, options);
	const headers = isRawRequest(request) ? request.headers : request.raw.headers;
	const arrayBuffer = await request.arrayBuffer();
	const formDataPromise = bufferToFormData(arrayBuffer, headers.get("Content-Type") || "");
	if (!isRawRequest(request)) request.bodyCache.formData = formDataPromise;
	const formData = await formDataPromise;
	if (formData) return convertFormDataToBodyData(formData, options);
	return {};
}
/**
* Converts form data to body data based on the provided options.
*
* @template T - The type of the parsed body data.
* @param {FormData} formData - The form data to convert.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {T} The converted body data.
*/
function convertFormDataToBodyData(formData, options) {
	const form = Object.create(null);
	const nestingState = { count: 0 };
	formData.forEach((value, key) => {
		if (!(options.all || key.endsWith("[]"))) form[key] = value;
		else handleParsingAllValues(form, key, value);
	});
	if (options.dot) Object.entries(form).forEach(([key, value]) => {
		if (key.includes(".")) {
			handleParsingNestedValues(form, key, value, nestingState);
			delete form[key];
		}
	});
	return form;
}
/**
* Handles parsing all values for a given key, supporting multiple values as arrays.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The key to parse.
* @param {FormDataEntryValue} value - The value to assign.
*/
const handleParsingAllValues = (form, key, value) => {
	if (form[key] !== void 0) {
		if (Array.isArray(form[key])) form[key].push(value);
		else form[key] = [form[key], value];
	} else if (!key.endsWith("[]")) form[key] = value;
	else form[key] = [value];
};
/**
* Handles parsing nested values using dot notation keys.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The dot notation key.
* @param {BodyDataValue} value - The value to assign.
* @param {{ count: number }} state - The state object tracking nesting depth.
*/
const handleParsingNestedValues = (form, key, value, state) => {
	if (/(?:^|\.)__proto__\./.test(key)) return;
	let nestedForm = form;
	const keys = key.split(".", 34);
	if (keys.length > 33) throwNestingLimitExceeded();
	keys.forEach((key, index) => {
		if (index === keys.length - 1) nestedForm[key] = value;
		else {
			if (!nestedForm[key] || typeof nestedForm[key] !== "object" || Array.isArray(nestedForm[key]) || nestedForm[key] instanceof File) {
				if (state.count++ >= MAX_NESTED_OBJECTS) throwNestingLimitExceeded();
				nestedForm[key] = Object.create(null);
			}
			nestedForm = nestedForm[key];
		}
	});
};
const throwNestingLimitExceeded = () => {
	throw new Error("Nesting limit exceeded");
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/url.js
//#region src/utils/url.ts
const splitPath = (path) => {
	const paths = path.split("/");
	if (paths[0] === "") paths.shift();
	return paths;
};
const url_splitRoutingPath = (routePath) => {
	const { groups, path } = extractGroupsFromPath(routePath);
	const paths = splitPath(path);
	return replaceGroupMarks(paths, groups);
};
const extractGroupsFromPath = (path) => {
	const groups = [];
	path = path.replace(/\{[^}]+\}/g, (match, index) => {
		const mark = `@${index}`;
		groups.push([mark, match]);
		return mark;
	});
	return {
		groups,
		path
	};
};
const replaceGroupMarks = (paths, groups) => {
	for (let i = groups.length - 1; i >= 0; i--) {
		const [mark] = groups[i];
		for (let j = paths.length - 1; j >= 0; j--) if (paths[j].includes(mark)) {
			paths[j] = paths[j].replace(mark, groups[i][1]);
			break;
		}
	}
	return paths;
};
const patternCache = {};
const url_getPattern = (label, next) => {
	if (label === "*") return "*";
	const match = label.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
	if (match) {
		const cacheKey = `${label}#${next}`;
		if (!patternCache[cacheKey]) {
			if (match[2]) patternCache[cacheKey] = next && next[0] !== ":" && next[0] !== "*" ? [
				cacheKey,
				match[1],
				new RegExp(`^${match[2]}(?=/${next})`)
			] : [
				label,
				match[1],
				new RegExp(`^${match[2]}$`)
			];
			else patternCache[cacheKey] = [
				label,
				match[1],
				true
			];
		}
		return patternCache[cacheKey];
	}
	return null;
};
const tryDecode = (str, decoder) => {
	try {
		return decoder(str);
	} catch {
		return str.replace(/(?:%[0-9A-Fa-f]{2})+/g, (match) => {
			try {
				return decoder(match);
			} catch {
				return match;
			}
		});
	}
};
/**
* Try to apply decodeURI() to given string.
* If it fails, skip invalid percent encoding or invalid UTF-8 sequences, and apply decodeURI() to the rest as much as possible.
* @param str The string to decode.
* @returns The decoded string that sometimes contains undecodable percent encoding.
* @example
* tryDecodeURI('Hello%20World') // 'Hello World'
* tryDecodeURI('Hello%20World/%A4%A2') // 'Hello World/%A4%A2'
*/
const tryDecodeURI = (str) => tryDecode(str, decodeURI);
const decodeURIWithPreservedPercent = (value) => decodeURI(value.includes("%25") ? value.replace(/%25/g, "%2525") : value);
const getPath = (request) => {
	const url = request.url;
	const start = url.indexOf("/", url.indexOf(":") + 4);
	let i = start;
	for (; i < url.length; i++) {
		const charCode = url.charCodeAt(i);
		if (charCode === 37) {
			const queryIndex = url.indexOf("?", i);
			const hashIndex = url.indexOf("#", i);
			const end = queryIndex === -1 ? hashIndex === -1 ? void 0 : hashIndex : hashIndex === -1 ? queryIndex : Math.min(queryIndex, hashIndex);
			const path = url.slice(start, end);
			const decoded = tryDecode(path, decodeURIWithPreservedPercent);
			if (/%(?![0-9A-Fa-f]{2})/.test(path)) {
				const rewritten = new URL("http://localhost");
				rewritten.pathname = decoded.replace(/[\\\t\n\r]/g, encodeURIComponent);
				if (tryDecode(rewritten.pathname, decodeURIWithPreservedPercent) !== decoded) return tryDecode(path.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"), decodeURIWithPreservedPercent);
			}
			return decoded;
		} else if (charCode === 63 || charCode === 35) break;
	}
	return url.slice(start, i);
};
/**
* @deprecated
* Use the `URL` API instead.
*/
const getQueryStrings = (url) => {
	const queryIndex = url.indexOf("?", 8);
	if (queryIndex === -1) return "";
	const hashIndex = url.indexOf("#", 8);
	return hashIndex === -1 ? url.slice(queryIndex) : queryIndex < hashIndex ? url.slice(queryIndex, hashIndex) : "";
};
const getPathNoStrict = (request) => {
	const result = getPath(request);
	return result.length > 1 && result.at(-1) === "/" ? result.slice(0, -1) : result;
};
/**
* Merge paths.
* @param {string[]} ...paths - The paths to merge.
* @returns {string} The merged path.
* @example
* mergePath('/api', '/users') // '/api/users'
* mergePath('/api/', '/users') // '/api/users'
* mergePath('/api', '/') // '/api'
* mergePath('/api/', '/') // '/api/'
*/
const mergePath = (base, sub, ...rest) => {
	if (rest.length) sub = mergePath(sub, ...rest);
	return `${base?.[0] === "/" ? "" : "/"}${base}${sub === "/" ? "" : `${base?.at(-1) === "/" ? "" : "/"}${sub?.[0] === "/" ? sub.slice(1) : sub}`}`;
};
const checkOptionalParameter = (path) => {
	if (path.charCodeAt(path.length - 1) !== 63 || !path.includes(":")) return null;
	const segments = path.split("/");
	const results = [];
	let basePath = "";
	segments.forEach((segment) => {
		if (segment !== "" && !/\:/.test(segment)) basePath += "/" + segment;
		else if (/\:/.test(segment)) {
			if (segment.charCodeAt(segment.length - 1) === 63) {
				if (results.length === 0 && basePath === "") results.push("/");
				else results.push(basePath);
				const optionalSegment = segment.slice(0, -1);
				basePath += "/" + optionalSegment;
				results.push(basePath);
			} else basePath += "/" + segment;
		}
	});
	return results.filter((v, i, a) => a.indexOf(v) === i);
};
const tryDecodeURIComponent = (str) => str.indexOf("%") !== -1 ? tryDecode(str, decodeURIComponent_) : str;
const _decodeURI = (value) => {
	if (value.indexOf("+") !== -1) value = value.replace(/\+/g, " ");
	return tryDecodeURIComponent(value);
};
const _getQueryParam = (url, key, multiple) => {
	const hashIndex = url.indexOf("#", 8);
	if (hashIndex !== -1) url = url.slice(0, hashIndex);
	let encoded;
	if (!multiple && key && !/[%+&=]/.test(key)) {
		const queryIndex = url.indexOf("?", 8);
		let keyIndex = queryIndex;
		if (keyIndex === -1) return;
		if (!url.startsWith(key, keyIndex + 1)) keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		while (keyIndex !== -1) {
			const trailingKeyCode = url.charCodeAt(keyIndex + key.length + 1);
			if (trailingKeyCode === 61 || trailingKeyCode === 38 || isNaN(trailingKeyCode)) {
				if (keyIndex > queryIndex && /(?:^|&)[^=&]*[%+]/.test(url.slice(queryIndex + 1, keyIndex))) break;
				if (trailingKeyCode === 61) {
					const valueIndex = keyIndex + key.length + 2;
					const endIndex = url.indexOf("&", valueIndex);
					return _decodeURI(url.slice(valueIndex, endIndex === -1 ? void 0 : endIndex));
				}
				return "";
			}
			keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		}
		encoded = /[%+]/.test(url);
		if (!encoded) return;
	}
	const results = Object.create(null);
	encoded ??= /[%+]/.test(url);
	let keyIndex = url.indexOf("?", 8);
	while (keyIndex !== -1) {
		const nextKeyIndex = url.indexOf("&", keyIndex + 1);
		let valueIndex = url.indexOf("=", keyIndex);
		if (valueIndex > nextKeyIndex && nextKeyIndex !== -1) valueIndex = -1;
		let name = url.slice(keyIndex + 1, valueIndex === -1 ? nextKeyIndex === -1 ? void 0 : nextKeyIndex : valueIndex);
		if (encoded) name = _decodeURI(name);
		keyIndex = nextKeyIndex;
		if (name === "") continue;
		let value;
		if (valueIndex === -1) value = "";
		else {
			value = url.slice(valueIndex + 1, nextKeyIndex === -1 ? void 0 : nextKeyIndex);
			if (encoded) value = _decodeURI(value);
		}
		if (multiple) {
			if (!(results[name] && Array.isArray(results[name]))) results[name] = [];
			results[name].push(value);
		} else results[name] ??= value;
	}
	return key ? results[key] : results;
};
const getQueryParam = _getQueryParam;
const getQueryParams = (url, key) => {
	return _getQueryParam(url, key, true);
};
const decodeURIComponent_ = decodeURIComponent;
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/request.js




//#region src/request.ts
var HonoRequest = class {
	/**
	* `.raw` can get the raw Request object.
	*
	* @see {@link https://hono.dev/docs/api/request#raw}
	*
	* @example
	* ```ts
	* // For Cloudflare Workers
	* app.post('/', async (c) => {
	*   const metadata = c.req.raw.cf?.hostMetadata?
	*   ...
	* })
	* ```
	*/
	raw;
	#validatedData;
	#matchResult;
	routeIndex = 0;
	/**
	* `.path` can get the pathname of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#path}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const pathname = c.req.path // `/about/me`
	* })
	* ```
	*/
	path;
	bodyCache = {};
	constructor(request, path = "/", matchResult = [[]]) {
		this.raw = request;
		this.path = path;
		this.#matchResult = matchResult;
	}
	param(key) {
		return key ? this.#getDecodedParam(key) : this.#getAllDecodedParams();
	}
	#getDecodedParam(key) {
		const paramKey = this.#matchResult[0][this.routeIndex]?.[1][key];
		const param = this.#getParamValue(paramKey);
		return param && tryDecodeURIComponent(param);
	}
	#getAllDecodedParams() {
		const decoded = {};
		const keys = Object.keys(this.#matchResult[0][this.routeIndex]?.[1] ?? {});
		for (const key of keys) {
			const value = this.#getParamValue(this.#matchResult[0][this.routeIndex][1][key]);
			if (value !== void 0) decoded[key] = tryDecodeURIComponent(value);
		}
		return decoded;
	}
	#getParamValue(paramKey) {
		return this.#matchResult[1] ? this.#matchResult[1][paramKey] : paramKey;
	}
	query(key) {
		return getQueryParam(this.url, key);
	}
	queries(key) {
		return getQueryParams(this.url, key);
	}
	header(name) {
		if (name) return this.raw.headers.get(name) ?? void 0;
		const headerData = Object.create(null);
		this.raw.headers.forEach((value, key) => {
			headerData[key] = value;
		});
		return headerData;
	}
	async parseBody(options) {
		return parseBody(this, options);
	}
	#cachedBody = (key) => {
		const { bodyCache, raw } = this;
		const cachedBody = bodyCache[key];
		if (cachedBody) return cachedBody;
		for (const anyCachedKey in bodyCache) return bodyCache[anyCachedKey].then((body) => {
			if (anyCachedKey === "json") body = JSON.stringify(body);
			const contentType = anyCachedKey === "formData" ? void 0 : raw.headers.get("content-type");
			return new Response(body, { headers: contentType ? { "Content-Type": contentType } : void 0 })[key]();
		});
		return bodyCache[key] = raw[key]();
	};
	/**
	* `.json()` can parse Request body of type `application/json`
	*
	* @see {@link https://hono.dev/docs/api/request#json}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.json()
	* })
	* ```
	*/
	json() {
		return this.#cachedBody("text").then((text) => JSON.parse(text));
	}
	/**
	* `.text()` can parse Request body of type `text/plain`
	*
	* @see {@link https://hono.dev/docs/api/request#text}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.text()
	* })
	* ```
	*/
	text() {
		return this.#cachedBody("text");
	}
	/**
	* `.arrayBuffer()` parse Request body as an `ArrayBuffer`
	*
	* @see {@link https://hono.dev/docs/api/request#arraybuffer}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.arrayBuffer()
	* })
	* ```
	*/
	arrayBuffer() {
		return this.#cachedBody("arrayBuffer");
	}
	/**
	* `.bytes()` parses the request body as a `Uint8Array`.
	*
	* @see {@link https://hono.dev/docs/api/request#bytes}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.bytes()
	* })
	* ```
	*/
	bytes() {
		return this.#cachedBody("arrayBuffer").then((buffer) => new Uint8Array(buffer));
	}
	/**
	* Parses the request body as a `Blob`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.blob();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#blob
	*/
	blob() {
		return this.#cachedBody("blob");
	}
	/**
	* Parses the request body as `FormData`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.formData();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#formdata
	*/
	formData() {
		return this.#cachedBody("formData");
	}
	/**
	* Adds validated data to the request.
	*
	* @param target - The target of the validation.
	* @param data - The validated data to add.
	*/
	addValidatedData(target, data) {
		(this.#validatedData ??= {})[target] = data;
	}
	valid(target) {
		return this.#validatedData?.[target];
	}
	/**
	* `.url` can get the request url strings.
	*
	* @see {@link https://hono.dev/docs/api/request#url}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const url = c.req.url // `http://localhost:8787/about/me`
	*   ...
	* })
	* ```
	*/
	get url() {
		return this.raw.url;
	}
	/**
	* `.method` can get the method name of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#method}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const method = c.req.method // `GET`
	* })
	* ```
	*/
	get method() {
		return this.raw.method;
	}
	get [GET_MATCH_RESULT]() {
		return this.#matchResult;
	}
	/**
	* `.matchedRoutes` can return a matched route in the handler
	*
	* @deprecated
	*
	* Use matchedRoutes helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#matchedroutes}
	*
	* @example
	* ```ts
	* app.use('*', async function logger(c, next) {
	*   await next()
	*   c.req.matchedRoutes.forEach(({ handler, method, path }, i) => {
	*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
	*     console.log(
	*       method,
	*       ' ',
	*       path,
	*       ' '.repeat(Math.max(10 - path.length, 0)),
	*       name,
	*       i === c.req.routeIndex ? '<- respond from here' : ''
	*     )
	*   })
	* })
	* ```
	*/
	get matchedRoutes() {
		return this.#matchResult[0].map(([[, route]]) => route);
	}
	/**
	* `.routePath` can retrieve the path registered within the handler
	*
	* @deprecated
	*
	* Use routePath helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#routepath}
	*
	* @example
	* ```ts
	* app.get('/posts/:id', (c) => {
	*   return c.json({ path: c.req.routePath })
	* })
	* ```
	*/
	get routePath() {
		return this.#matchResult[0].map(([[, route]]) => route)[this.routeIndex].path;
	}
};
/**
* Clones a HonoRequest's underlying raw Request object.
*
* This utility handles both consumed and unconsumed request bodies:
* - If the request body hasn't been consumed, it uses the native `clone()` method
* - If the request body has been consumed, it reconstructs a new Request using cached body data
*
* This is particularly useful when you need to:
* - Process the same request body multiple times
* - Pass requests to external services after validation
*
* @param req - The HonoRequest object to clone
* @returns A Promise that resolves to a new Request object with the same properties
* @throws {HTTPException} If the request body was consumed directly via `req.raw`
*   without using HonoRequest methods (e.g., `req.json()`, `req.text()`), making it
*   impossible to reconstruct the body from cache
*
* @example
* ```ts
* // Clone after consuming the body (e.g., after validation)
* app.post('/forward',
*   validator('json', (data) => data),
*   async (c) => {
*     const validated = c.req.valid('json')
*     // Body has been consumed, but cloneRawRequest still works
*     const clonedReq = await cloneRawRequest(c.req)
*     return fetch('http://backend-service.com', clonedReq)
*   }
* )
* ```
*/
const cloneRawRequest = async (req) => {
	if (!req.raw.bodyUsed) return req.raw.clone();
	const cacheKey = Object.keys(req.bodyCache)[0];
	if (!cacheKey) throw new HTTPException(500, { message: "Cannot clone request: body was already consumed and not cached. Please use HonoRequest methods (e.g., req.json(), req.text()) instead of consuming req.raw directly." });
	let body = await req[cacheKey]();
	const headers = req.header();
	if (cacheKey === "json") {
		body = JSON.stringify(body);
		delete headers["content-length"];
	} else if (body instanceof FormData) {
		delete headers["content-type"];
		delete headers["content-length"];
	}
	const requestInit = {
		body,
		cache: req.raw.cache,
		credentials: req.raw.credentials,
		headers,
		integrity: req.raw.integrity,
		keepalive: req.raw.keepalive,
		method: req.method,
		mode: req.raw.mode,
		redirect: req.raw.redirect,
		referrer: req.raw.referrer,
		referrerPolicy: req.raw.referrerPolicy,
		signal: req.raw.signal
	};
	return new Request(req.url, requestInit);
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/html.js
//#region src/utils/html.ts
/**
* @module
* HTML utility.
*/
const HtmlEscapedCallbackPhase = {
	Stringify: 1,
	BeforeStream: 2,
	Stream: 3
};
const raw = (value, callbacks) => {
	const escapedString = new String(value);
	escapedString.isEscaped = true;
	escapedString.callbacks = callbacks;
	return escapedString;
};
const escapeRe = /[&<>'"]/;
const stringBufferToString = async (buffer, callbacks) => {
	let str = "";
	callbacks ||= [];
	const resolvedBuffer = await Promise.all(buffer);
	for (let i = resolvedBuffer.length - 1;; i--) {
		str += resolvedBuffer[i];
		i--;
		if (i < 0) break;
		let r = resolvedBuffer[i];
		if (r == null || typeof r === "boolean") continue;
		if (typeof r === "number") {
			str += r;
			continue;
		}
		if (typeof r === "object") callbacks.push(...r.callbacks || []);
		const isEscaped = r.isEscaped;
		r = await (typeof r === "object" ? r.toString() : r);
		if (typeof r === "object") callbacks.push(...r.callbacks || []);
		if (r.isEscaped ?? isEscaped) str += r;
		else {
			const buf = [str];
			escapeToBuffer(r, buf);
			str = buf[0];
		}
	}
	return raw(str, callbacks);
};
const escapeToBuffer = (str, buffer) => {
	const match = str.search(escapeRe);
	if (match === -1) {
		buffer[0] += str;
		return;
	}
	let escape;
	let index;
	let lastIndex = 0;
	for (index = match; index < str.length; index++) {
		switch (str.charCodeAt(index)) {
			case 34:
				escape = "&quot;";
				break;
			case 39:
				escape = "&#39;";
				break;
			case 38:
				escape = "&amp;";
				break;
			case 60:
				escape = "&lt;";
				break;
			case 62:
				escape = "&gt;";
				break;
			default: continue;
		}
		buffer[0] += str.substring(lastIndex, index) + escape;
		lastIndex = index + 1;
	}
	buffer[0] += str.substring(lastIndex, index);
};
const resolveCallbackSync = (str) => {
	const callbacks = str.callbacks;
	if (!callbacks?.length) return str;
	const buffer = [str];
	const context = {};
	callbacks.forEach((c) => c({
		phase: HtmlEscapedCallbackPhase.Stringify,
		buffer,
		context
	}));
	return buffer[0];
};
const resolveCallback = async (str, phase, preserveCallbacks, context, buffer) => {
	if (typeof str === "object" && !(str instanceof String)) {
		if (!(str instanceof Promise)) str = str.toString();
		if (str instanceof Promise) str = await str;
	}
	const callbacks = str.callbacks;
	if (!callbacks?.length) return Promise.resolve(str);
	if (buffer) buffer[0] += str;
	else buffer = [str];
	const resStr = Promise.all(callbacks.map((c) => c({
		phase,
		buffer,
		context
	}))).then((res) => Promise.all(res.filter(Boolean).map((str) => resolveCallback(str, phase, false, context, buffer))).then(() => buffer[0]));
	if (preserveCallbacks) return raw(await resStr, callbacks);
	else return resStr;
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/context.js


//#region src/context.ts
const TEXT_PLAIN = "text/plain; charset=UTF-8";
const setDefaultContentType = (contentType, headers) => {
	return {
		"Content-Type": contentType,
		...headers
	};
};
const createResponseInstance = (body, init) => new Response(body, init);
var Context = class {
	#rawRequest;
	#req;
	/**
	* `.env` can get bindings (environment variables, secrets, KV namespaces, D1 database, R2 bucket etc.) in Cloudflare Workers.
	*
	* @see {@link https://hono.dev/docs/api/context#env}
	*
	* @example
	* ```ts
	* // Environment object for Cloudflare Workers
	* app.get('*', async c => {
	*   const counter = c.env.COUNTER
	* })
	* ```
	*/
	env = {};
	#var;
	finalized = false;
	/**
	* `.error` can get the error object from the middleware if the Handler throws an error.
	*
	* @see {@link https://hono.dev/docs/api/context#error}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   await next()
	*   if (c.error) {
	*     // do something...
	*   }
	* })
	* ```
	*/
	error;
	#status;
	#executionCtx;
	#res;
	#layout;
	#renderer;
	#notFoundHandler;
	#preparedHeaders;
	#matchResult;
	#path;
	/**
	* Creates an instance of the Context class.
	*
	* @param req - The Request object.
	* @param options - Optional configuration options for the context.
	*/
	constructor(req, options) {
		this.#rawRequest = req;
		if (options) {
			this.#executionCtx = options.executionCtx;
			this.env = options.env;
			this.#notFoundHandler = options.notFoundHandler;
			this.#path = options.path;
			this.#matchResult = options.matchResult;
		}
	}
	/**
	* `.req` is the instance of {@link HonoRequest}.
	*/
	get req() {
		this.#req ??= new HonoRequest(this.#rawRequest, this.#path, this.#matchResult);
		return this.#req;
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#event}
	* The FetchEvent associated with the current request.
	*
	* @throws Will throw an error if the context does not have a FetchEvent.
	*/
	get event() {
		if (this.#executionCtx && "respondWith" in this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no FetchEvent");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#executionctx}
	* The ExecutionContext associated with the current request.
	*
	* @throws Will throw an error if the context does not have an ExecutionContext.
	*/
	get executionCtx() {
		if (this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no ExecutionContext");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#res}
	* The Response object for the current request.
	*/
	get res() {
		return this.#res ||= createResponseInstance(null, { headers: this.#preparedHeaders ??= new Headers() });
	}
	/**
	* Sets the Response object for the current request.
	*
	* @param _res - The Response object to set.
	*/
	set res(_res) {
		if (this.#res && _res) {
			_res = createResponseInstance(_res.body, _res);
			for (const [k, v] of this.#res.headers.entries()) {
				if (k === "content-type") continue;
				if (k === "set-cookie") {
					const cookies = this.#res.headers.getSetCookie();
					_res.headers.delete("set-cookie");
					for (const cookie of cookies) _res.headers.append("set-cookie", cookie);
				} else _res.headers.set(k, v);
			}
		}
		this.#res = _res;
		this.finalized = true;
	}
	/**
	* `.render()` can create a response within a layout.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   return c.render('Hello!')
	* })
	* ```
	*/
	render = (...args) => {
		this.#renderer ??= (content) => this.html(content);
		return this.#renderer(...args);
	};
	/**
	* Sets the layout for the response.
	*
	* @param layout - The layout to set.
	* @returns The layout function.
	*/
	setLayout = (layout) => this.#layout = layout;
	/**
	* Gets the current layout for the response.
	*
	* @returns The current layout function.
	*/
	getLayout = () => this.#layout;
	/**
	* `.setRenderer()` can set the layout in the custom middleware.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```tsx
	* app.use('*', async (c, next) => {
	*   c.setRenderer((content) => {
	*     return c.html(
	*       <html>
	*         <body>
	*           <p>{content}</p>
	*         </body>
	*       </html>
	*     )
	*   })
	*   await next()
	* })
	* ```
	*/
	setRenderer = (renderer) => {
		this.#renderer = renderer;
	};
	/**
	* `.header()` can set headers.
	*
	* @see {@link https://hono.dev/docs/api/context#header}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*
	*   // Append multiple headers using the append option (e.g. Vary)
	*   c.header('Vary', 'Accept-Encoding', { append: true })
	*   c.header('Vary', 'User-Agent', { append: true })
	*
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	header = (name, value, options) => {
		if (this.finalized && !this.#res.bodyUsed) this.#res = createResponseInstance(this.#res.body, this.#res);
		const headers = this.#res ? this.#res.headers : this.#preparedHeaders ??= new Headers();
		if (value === void 0) headers.delete(name);
		else if (options?.append) headers.append(name, value);
		else headers.set(name, value);
	};
	status = (status) => {
		this.#status = status;
	};
	/**
	* `.set()` can set the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   c.set('message', 'Hono is hot!!')
	*   await next()
	* })
	* ```
	*/
	set = (key, value) => {
		this.#var ??= /* @__PURE__ */ new Map();
		this.#var.set(key, value);
	};
	/**
	* `.get()` can use the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   const message = c.get('message')
	*   return c.text(`The message is "${message}"`)
	* })
	* ```
	*/
	get = (key) => {
		return this.#var ? this.#var.get(key) : void 0;
	};
	/**
	* `.var` can access the value of a variable.
	*
	* @see {@link https://hono.dev/docs/api/context#var}
	*
	* @example
	* ```ts
	* const result = c.var.client.oneMethod()
	* ```
	*/
	get var() {
		if (!this.#var) return {};
		return Object.fromEntries(this.#var);
	}
	#newResponse(data, arg, headers) {
		let responseHeaders = this.#res ? new Headers(this.#res.headers) : this.#preparedHeaders;
		if (typeof arg === "object" && arg.headers) {
			responseHeaders ??= new Headers();
			for (const [key, value] of new Headers(arg.headers)) if (key === "set-cookie") responseHeaders.append(key, value);
			else responseHeaders.set(key, value);
		}
		if (headers) {
			if (!responseHeaders) {
				let count = 0;
				for (const k in headers) if (++count > 1 || typeof headers[k] !== "string") {
					responseHeaders = new Headers();
					break;
				}
			}
			if (responseHeaders) for (const k in headers) {
				const v = headers[k];
				if (typeof v === "string") responseHeaders.set(k, v);
				else {
					responseHeaders.delete(k);
					for (const v2 of v) responseHeaders.append(k, v2);
				}
			}
		}
		const status = typeof arg === "number" ? arg : arg?.status ?? this.#status;
		return createResponseInstance(data, {
			status,
			headers: responseHeaders ?? headers
		});
	}
	newResponse = (...args) => this.#newResponse(...args);
	/**
	* `.body()` can return the HTTP response.
	* You can set headers with `.header()` and set HTTP status code with `.status`.
	* This can also be set in `.text()`, `.json()` and so on.
	*
	* @see {@link https://hono.dev/docs/api/context#body}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*   // Set HTTP status code
	*   c.status(201)
	*
	*   // Return the response body
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	body = (data, arg, headers) => this.#newResponse(data, arg, headers);
	/**
	* `.text()` can render text as `Content-Type:text/plain`.
	*
	* @see {@link https://hono.dev/docs/api/context#text}
	*
	* @example
	* ```ts
	* app.get('/say', (c) => {
	*   return c.text('Hello!')
	* })
	* ```
	*/
	text = (text, arg, headers) => {
		return !this.#preparedHeaders && !this.#status && !arg && !headers && !this.finalized ? new Response(text) : this.#newResponse(text, arg, setDefaultContentType(TEXT_PLAIN, headers));
	};
	/**
	* `.json()` can render JSON as `Content-Type:application/json`.
	*
	* @see {@link https://hono.dev/docs/api/context#json}
	*
	* @example
	* ```ts
	* app.get('/api', (c) => {
	*   return c.json({ message: 'Hello!' })
	* })
	* ```
	*/
	json = (object, arg, headers) => {
		return this.#newResponse(JSON.stringify(object), arg, setDefaultContentType("application/json", headers));
	};
	html = (html, arg, headers) => {
		const res = (html) => this.#newResponse(html, arg, setDefaultContentType("text/html; charset=UTF-8", headers));
		return typeof html === "object" ? resolveCallback(html, HtmlEscapedCallbackPhase.Stringify, false, {}).then(res) : res(html);
	};
	/**
	* `.redirect()` can Redirect, default status code is 302.
	*
	* @see {@link https://hono.dev/docs/api/context#redirect}
	*
	* @example
	* ```ts
	* app.get('/redirect', (c) => {
	*   return c.redirect('/')
	* })
	* app.get('/redirect-permanently', (c) => {
	*   return c.redirect('/', 301)
	* })
	* ```
	*/
	redirect = (location, status) => {
		const locationString = String(location);
		this.header("Location", !/[^\x00-\xFF]/.test(locationString) ? locationString : encodeURI(locationString));
		return this.newResponse(null, status ?? 302);
	};
	/**
	* `.notFound()` can return the Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/context#notfound}
	*
	* @example
	* ```ts
	* app.get('/notfound', (c) => {
	*   return c.notFound()
	* })
	* ```
	*/
	notFound = () => {
		this.#notFoundHandler ??= () => createResponseInstance();
		return this.#notFoundHandler(this);
	};
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/compose.js
//#region src/compose.ts
/**
* Compose middleware functions into a single function based on `koa-compose` package.
*
* @template E - The environment type.
*
* @param {[[Function, unknown], unknown][] | [[Function]][]} middleware - An array of middleware functions and their corresponding parameters.
* @param {ErrorHandler<E>} [onError] - An optional error handler function.
* @param {NotFoundHandler<E>} [onNotFound] - An optional not-found handler function.
*
* @returns {(context: Context, next?: Next) => Promise<Context>} - A composed middleware function.
*/
const compose = (middleware, onError, onNotFound) => {
	return (context, next) => {
		let index = -1;
		return dispatch(0);
		/**
		* Dispatch the middleware functions.
		*
		* @param {number} i - The current index in the middleware array.
		*
		* @returns {Promise<Context>} - A promise that resolves to the context.
		*/
		async function dispatch(i) {
			if (i <= index) throw new Error("next() called multiple times");
			index = i;
			let res;
			let isError = false;
			let handler;
			if (middleware[i]) {
				handler = middleware[i][0][0];
				context.req.routeIndex = i;
			} else handler = i === middleware.length && next || void 0;
			if (handler) try {
				res = await handler(context, () => dispatch(i + 1));
			} catch (err) {
				if (err instanceof Error && onError) {
					context.error = err;
					res = await onError(err, context);
					isError = true;
				} else throw err;
			}
			else if (context.finalized === false && onNotFound) res = await onNotFound(context);
			if (res && (context.finalized === false || isError)) context.res = res;
			return context;
		}
	};
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/helper/route/index.js


//#region src/helper/route/index.ts
/**
* Get matched routes in the handler
*
* @param {Context} c - The context object
* @returns An array of matched routes
*
* @example
* ```ts
* import { matchedRoutes } from 'hono/route'
*
* app.use('*', async function logger(c, next) {
*   await next()
*   matchedRoutes(c).forEach(({ handler, method, path }, i) => {
*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
*     console.log(
*       method,
*       ' ',
*       path,
*       ' '.repeat(Math.max(10 - path.length, 0)),
*       name,
*       i === c.req.routeIndex ? '<- respond from here' : ''
*     )
*   })
* })
* ```
*/
const matchedRoutes = (c) => c.req[GET_MATCH_RESULT][0].map(([[, route]]) => route);
/**
* Get the route path registered within the handler
*
* @param {Context} c - The context object
* @param {number} index - The index of the route from which to retrieve the path, similar to Array.prototype.at(), where a negative number is the index counted from the end of the matching route. Defaults to the current route index.
* @returns The route path registered within the handler
*
* @example
* ```ts
* import { routePath } from 'hono/route'
*
* app.use('*', (c, next) => {
*   console.log(routePath(c)) // '*'
*   console.log(routePath(c, -1)) // '/posts/:id'
*   return next()
* })
*
* app.get('/posts/:id', (c) => {
*   return c.text(routePath(c)) // '/posts/:id'
* })
* ```
*/
const routePath = (c, index) => matchedRoutes(c).at(index ?? c.req.routeIndex)?.path ?? "";
/**
* Get the basePath of the as-is route specified by routing.
*
* @param {Context} c - The context object
* @param {number} index - The index of the route from which to retrieve the path, similar to Array.prototype.at(), where a negative number is the index counted from the end of the matching route. Defaults to the current route index.
* @returns The basePath of the as-is route specified by routing.
*
* @example
* ```ts
* import { baseRoutePath } from 'hono/route'
*
* const app = new Hono()
*
* const subApp = new Hono()
* subApp.get('/posts/:id', (c) => {
*   return c.text(baseRoutePath(c)) // '/:sub'
* })
*
* app.route('/:sub', subApp)
* ```
*/
const baseRoutePath = (c, index) => matchedRoutes(c).at(index ?? c.req.routeIndex)?.basePath ?? "";
/**
* Get the basePath with embedded parameters
*
* @param {Context} c - The context object
* @param {number} index - The index of the route from which to retrieve the path, similar to Array.prototype.at(), where a negative number is the index counted from the end of the matching route. Defaults to the current route index.
* @returns The basePath with embedded parameters.
*
* @example
* ```ts
* import { basePath } from 'hono/route'
*
* const app = new Hono()
*
* const subApp = new Hono()
* subApp.get('/posts/:id', (c) => {
*   return c.text(basePath(c)) // '/requested-sub-app-path'
* })
*
* app.route('/:sub', subApp)
* ```
*/
const basePathCacheMap = /* @__PURE__ */ new WeakMap();
const basePath = (c, index) => {
	index ??= c.req.routeIndex;
	const cache = basePathCacheMap.get(c) || [];
	if (typeof cache[index] === "string") return cache[index];
	let result;
	const rp = baseRoutePath(c, index);
	if (!/[:*]/.test(rp)) result = rp;
	else {
		const paths = splitRoutingPath(rp);
		const reqPath = c.req.path;
		let basePathLength = 0;
		for (let i = 0, len = paths.length; i < len; i++) {
			const pattern = getPattern(paths[i], paths[i + 1]);
			if (pattern) {
				const re = pattern[2] === true || pattern === "*" ? /[^\/]+/ : pattern[2];
				const restPath = reqPath.substring(basePathLength + 1);
				const segment = restPath.split("/", 1)[0];
				basePathLength += (restPath.match(re)?.[0] ?? (re.test(segment) ? segment : "")).length;
			} else basePathLength += paths[i].length;
			basePathLength += 1;
		}
		result = reqPath.substring(0, basePathLength);
	}
	cache[index] = result;
	basePathCacheMap.set(c, cache);
	return result;
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router.js
//#region src/router.ts
/**
* @module
* This module provides types definitions and variables for the routers.
*/
/**
* Constant representing all HTTP methods in uppercase.
*/
const METHOD_NAME_ALL = "ALL";
/**
* Constant representing all HTTP methods in lowercase.
*/
const METHOD_NAME_ALL_LOWERCASE = "all";
/**
* Array of supported HTTP methods.
*/
const METHODS = [
	"get",
	"post",
	"put",
	"delete",
	"options",
	"patch",
	"query"
];
/**
* Error message indicating that a route cannot be added because the matcher is already built.
*/
const MESSAGE_MATCHER_IS_ALREADY_BUILT = "Can not add a route since the matcher is already built.";
/**
* Error class representing an unsupported path error.
*/
var UnsupportedPathError = class extends Error {};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/constants.js
//#region src/utils/constants.ts
/**
* Constant used to mark a composed handler.
*/
const COMPOSED_HANDLER = "__COMPOSED_HANDLER";
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/utils/mount.js



//#region src/utils/mount.ts
const countTrailingSlashes = (path) => {
	let index = path.length;
	while (index > 0 && path.charCodeAt(index - 1) === 47) index--;
	return path.length - index;
};
const getPathPrefixLength = (c, pathPrefix, routePath) => {
	if (!/[:*]/.test(pathPrefix)) return pathPrefix.length;
	const path = c.req.path;
	const matchResult = c.req[GET_MATCH_RESULT];
	const paramNames = /* @__PURE__ */ new Set();
	let length = 0;
	for (const part of url_splitRoutingPath(pathPrefix)) {
		if (part[0] === ":" && part.endsWith("}?")) throw new Error(`mount(): Optional regular expression parameters are not supported in "${routePath}".`);
		const pattern = url_getPattern(part);
		if (pattern && pattern !== "*") {
			const name = pattern[1];
			if (paramNames.has(name)) throw new Error(`mount(): Duplicate path parameter "${name}" in "${routePath}".`);
			paramNames.add(name);
		}
		if (pattern && pattern !== "*" && pattern[2] !== true) {
			const value = matchResult.length === 2 ? matchResult[1][matchResult[0][c.req.routeIndex][1][pattern[1]]] : matchResult[0][c.req.routeIndex][1][pattern[1]];
			length += value.length + 1;
		} else if (pattern || part.endsWith("*")) {
			const end = path.indexOf("/", length + 1);
			length = end === -1 ? path.length : end;
		} else length += part.length + 1;
	}
	return length;
};
const createMountedRequest = (c, pathPrefix, routePath) => {
	if (/[^/]\*$/.test(routePath)) throw new Error(`mount(): Wildcard must follow "/" in "${routePath}".`);
	const prefixLength = getPathPrefixLength(c, pathPrefix, routePath);
	const path = c.req.path.slice(prefixLength) || "/";
	if (prefixLength > c.req.path.length || path[0] !== "/" || /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) throw new http_exception_HTTPException(400, { message: "Invalid mounted path" });
	const rawUrl = c.req.raw.url;
	if (/^[^/?#]*\/\/[^/?#\\]*[?#\\]/.test(rawUrl)) throw new http_exception_HTTPException(400, { message: "Invalid mounted path" });
	const rawPathEnd = rawUrl.search(/[?#]/);
	const rawTrailingSlashes = countTrailingSlashes(rawPathEnd === -1 ? rawUrl : rawUrl.slice(0, rawPathEnd));
	if (rawTrailingSlashes > 1 && countTrailingSlashes(c.req.path) === rawTrailingSlashes - 1) throw new http_exception_HTTPException(400, { message: "Invalid mounted path" });
	const url = new URL(rawUrl);
	url.pathname = path.replace(/[\\\t\n\r]/g, encodeURIComponent);
	if (path.includes("%")) {}
	return new Request(url, c.req.raw);
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/hono-base.js







//#region src/hono-base.ts
/**
* @module
* This module is the base module for the Hono object.
*/
const notFoundHandler = (c) => {
	return c.text("404 Not Found", 404);
};
const errorHandler = (err, c) => {
	if ("getResponse" in err) {
		const res = err.getResponse();
		return c.newResponse(res.body, res);
	}
	console.error(err);
	return c.text("Internal Server Error", 500);
};
var Hono = class Hono {
	get;
	post;
	put;
	delete;
	options;
	patch;
	query;
	all;
	on;
	use;
	router;
	getPath;
	_basePath = "/";
	#path = "/";
	routes = [];
	constructor(options = {}) {
		[...METHODS, "all"].forEach((method) => {
			this[method] = (args1, ...args) => {
				const methodName = method.toUpperCase();
				if (typeof args1 === "string") this.#path = args1;
				else this.#addRoute(methodName, this.#path, args1);
				args.forEach((handler) => {
					this.#addRoute(methodName, this.#path, handler);
				});
				return this;
			};
		});
		this.on = (method, path, ...handlers) => {
			for (const p of [path].flat()) {
				this.#path = p;
				for (const m of [method].flat()) {
					const methodName = m.toUpperCase();
					for (const handler of handlers) this.#addRoute(methodName, this.#path, handler);
				}
			}
			return this;
		};
		this.use = (arg1, ...handlers) => {
			if (typeof arg1 === "string") this.#path = arg1;
			else {
				this.#path = "*";
				handlers.unshift(arg1);
			}
			handlers.forEach((handler) => {
				this.#addRoute("ALL", this.#path, handler);
			});
			return this;
		};
		const { strict, ...optionsWithoutStrict } = options;
		Object.assign(this, optionsWithoutStrict);
		this.getPath = strict ?? true ? options.getPath ?? getPath : getPathNoStrict;
	}
	#clone() {
		const clone = new Hono({
			router: this.router,
			getPath: this.getPath
		});
		clone.errorHandler = this.errorHandler;
		clone.#notFoundHandler = this.#notFoundHandler;
		clone.routes = this.routes;
		return clone;
	}
	#notFoundHandler = notFoundHandler;
	errorHandler = errorHandler;
	/**
	* `.route()` allows grouping other Hono instance in routes.
	*
	* @see {@link https://hono.dev/docs/api/routing#grouping}
	*
	* @param {string} path - base Path
	* @param {Hono} app - other Hono instance
	* @returns {Hono} routed Hono instance
	*
	* @example
	* ```ts
	* const app = new Hono()
	* const app2 = new Hono()
	*
	* app2.get("/user", (c) => c.text("user"))
	* app.route("/api", app2) // GET /api/user
	* ```
	*/
	route(path, app) {
		const subApp = this.basePath(path);
		app.routes.map((r) => {
			let handler;
			if (app.errorHandler === errorHandler) handler = r.handler;
			else {
				handler = async (c, next) => (await compose([], app.errorHandler)(c, () => r.handler(c, next))).res;
				handler[COMPOSED_HANDLER] = r.handler;
			}
			subApp.#addRoute(r.method, r.path, handler, r.basePath);
		});
		return this;
	}
	/**
	* `.basePath()` allows base paths to be specified.
	*
	* @see {@link https://hono.dev/docs/api/routing#base-path}
	*
	* @param {string} path - base Path
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* const api = new Hono().basePath('/api')
	* ```
	*/
	basePath(path) {
		const subApp = this.#clone();
		subApp._basePath = mergePath(this._basePath, path);
		return subApp;
	}
	/**
	* `.onError()` handles an error and returns a customized Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#error-handling}
	*
	* @param {ErrorHandler} handler - request Handler for error
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.onError((err, c) => {
	*   console.error(`${err}`)
	*   return c.text('Custom Error Message', 500)
	* })
	* ```
	*/
	onError = (handler) => {
		this.errorHandler = handler;
		return this;
	};
	/**
	* `.notFound()` allows you to customize a Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#not-found}
	*
	* @param {NotFoundHandler} handler - request handler for not-found
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.notFound((c) => {
	*   return c.text('Custom 404 Message', 404)
	* })
	* ```
	*/
	notFound = (handler) => {
		this.#notFoundHandler = handler;
		return this;
	};
	/**
	* `.mount()` allows you to mount applications built with other frameworks into your Hono application.
	*
	* @deprecated Use `mount()` from `hono/mount` instead. `.mount()` will be removed in v5.
	*
	* @see {@link https://hono.dev/docs/api/hono#mount}
	*
	* @param {string} path - base Path
	* @param {Function} applicationHandler - other Request Handler
	* @param {MountOptions} [options] - options of `.mount()`
	* @returns {Hono} mounted Hono instance
	* @throws {Error} If automatic request rewriting encounters duplicate path parameter names or an optional regular expression parameter.
	* @throws {HTTPException} With status 400 if automatic request rewriting cannot safely preserve the routed path.
	*
	* @example
	* ```ts
	* import { Router as IttyRouter } from 'itty-router'
	* import { Hono } from 'hono'
	* // Create itty-router application
	* const ittyRouter = IttyRouter()
	* // GET /itty-router/hello
	* ittyRouter.get('/hello', () => new Response('Hello from itty-router'))
	*
	* const app = new Hono()
	* app.mount('/itty-router', ittyRouter.handle)
	* ```
	*
	* @example
	* ```ts
	* const app = new Hono()
	* // Send the request to another application without modification.
	* app.mount('/app', anotherApp, {
	*   replaceRequest: (req) => req,
	* })
	* ```
	*/
	mount(path, applicationHandler, options) {
		let replaceRequest;
		let optionHandler;
		if (options) {
			if (typeof options === "function") optionHandler = options;
			else {
				optionHandler = options.optionHandler;
				if (options.replaceRequest === false) replaceRequest = (request) => request;
				else replaceRequest = options.replaceRequest;
			}
		}
		const getOptions = optionHandler ? (c) => {
			const options = optionHandler(c);
			return Array.isArray(options) ? options : [options];
		} : (c) => {
			let executionContext = void 0;
			try {
				executionContext = c.executionCtx;
			} catch {}
			return [c.env, executionContext];
		};
		const defaultReplaceRequest = (c) => {
			const mountedRoutePath = routePath(c);
			return createMountedRequest(c, mountedRoutePath.replace(/\/?\*$/, ""), mountedRoutePath);
		};
		const handler = async (c, next) => {
			const res = await applicationHandler(replaceRequest ? replaceRequest(c.req.raw) : defaultReplaceRequest(c), ...getOptions(c));
			if (res) return res;
			await next();
		};
		this.#addRoute("ALL", mergePath(path, "*"), handler);
		return this;
	}
	#addRoute(method, path, handler, baseRoutePath) {
		path = mergePath(this._basePath, path);
		const r = {
			basePath: baseRoutePath !== void 0 ? mergePath(this._basePath, baseRoutePath) : this._basePath,
			path,
			method,
			handler
		};
		this.router.add(method, path, [handler, r]);
		this.routes.push(r);
	}
	#handleError(err, c) {
		if (err instanceof Error) return this.errorHandler(err, c);
		throw err;
	}
	#dispatch(request, executionCtx, env, method) {
		if (method === "HEAD") return (async () => new Response(null, await this.#dispatch(request, executionCtx, env, "GET")))();
		const path = this.getPath(request, { env });
		const matchResult = this.router.match(method, path);
		const c = new Context(request, {
			path,
			matchResult,
			env,
			executionCtx,
			notFoundHandler: this.#notFoundHandler
		});
		if (matchResult[0].length === 1) {
			let res;
			try {
				res = matchResult[0][0][0][0](c, async () => {
					c.res = await this.#notFoundHandler(c);
				});
			} catch (err) {
				return this.#handleError(err, c);
			}
			return res instanceof Promise ? res.then((resolved) => resolved || (c.finalized ? c.res : this.#notFoundHandler(c))).catch((err) => this.#handleError(err, c)) : res ?? this.#notFoundHandler(c);
		}
		const composed = compose(matchResult[0], this.errorHandler, this.#notFoundHandler);
		return (async () => {
			try {
				const context = await composed(c);
				if (!context.finalized) throw new Error("Context is not finalized. Did you forget to return a Response object or `await next()`?");
				return context.res;
			} catch (err) {
				return this.#handleError(err, c);
			}
		})();
	}
	/**
	* `.fetch()` will be entry point of your app.
	*
	* @see {@link https://hono.dev/docs/api/hono#fetch}
	*
	* @param {Request} request - request Object of request
	* @param {Env} env - env Object
	* @param {ExecutionContext} executionCtx - context of execution
	* @returns {Response | Promise<Response>} response of request
	*
	*/
	fetch = (request, ...rest) => {
		return this.#dispatch(request, rest[1], rest[0], request.method);
	};
	/**
	* `.request()` is a useful method for testing.
	* You can pass a URL or pathname to send a GET request.
	* app will return a Response object.
	* ```ts
	* test('GET /hello is ok', async () => {
	*   const res = await app.request('/hello')
	*   expect(res.status).toBe(200)
	* })
	* ```
	* @see https://hono.dev/docs/api/hono#request
	*/
	request = (input, requestInit, Env, executionCtx) => {
		if (input instanceof Request) return this.fetch(requestInit ? new Request(input, requestInit) : input, Env, executionCtx);
		input = input.toString();
		return this.fetch(new Request(/^https?:\/\//.test(input) ? input : `http://localhost${mergePath("/", input)}`, requestInit), Env, executionCtx);
	};
	/**
	* `.fire()` automatically adds a global fetch event listener.
	* This can be useful for environments that adhere to the Service Worker API, such as non-ES module Cloudflare Workers.
	* @deprecated
	* Use `fire` from `hono/service-worker` instead.
	* ```ts
	* import { Hono } from 'hono'
	* import { fire } from 'hono/service-worker'
	*
	* const app = new Hono()
	* // ...
	* fire(app)
	* ```
	* @see https://hono.dev/docs/api/hono#fire
	* @see https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API
	* @see https://developers.cloudflare.com/workers/reference/migrate-to-module-workers/
	*/
	fire = () => {
		addEventListener("fetch", (event) => {
			event.respondWith(this.#dispatch(event.request, event, void 0, event.request.method));
		});
	};
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/utils.js
//#region src/router/utils.ts
const createNullObject = () => Object.create(null);
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/reg-exp-router/matcher.js

//#region src/router/reg-exp-router/matcher.ts
const emptyParam = [];
function match(method, path) {
	const matchers = this.buildAllMatchers();
	const match = ((method, path) => {
		const matcher = matchers[method] || matchers["ALL"];
		const staticMatch = matcher[2][path];
		if (staticMatch) return staticMatch;
		const match = path.match(matcher[0]);
		if (!match) return [[], emptyParam];
		const index = match.indexOf("", 1);
		return [matcher[1][index], match];
	});
	this.match = match;
	return match(method, path);
}
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/reg-exp-router/node.js

//#region src/router/reg-exp-router/node.ts
const LABEL_REG_EXP_STR = "[^/]+";
const ONLY_WILDCARD_REG_EXP_STR = "[^]*";
const TAIL_WILDCARD_REG_EXP_STR = "(?:|/[^]*)";
const PATH_ERROR = Symbol();
const regExpMetaChars = /* @__PURE__ */ new Set(".\\+*[^]$()");
/**
* Sort order:
* 1. literal
* 2. special pattern (e.g. :label{[0-9]+})
* 3. common label pattern (e.g. :label)
* 4. wildcard
*/
function compareKey(a, b) {
	if (a.length === 1) return b.length === 1 ? a < b ? -1 : 1 : -1;
	if (b.length === 1) return 1;
	if (a === "[^]*" || a === "(?:|/[^]*)") return b === "[^]*" ? -1 : 1;
	else if (b === "[^]*" || b === "(?:|/[^]*)") return -1;
	if (a === "[^/]+") return 1;
	else if (b === "[^/]+") return -1;
	return a.length === b.length ? a < b ? -1 : 1 : b.length - a.length;
}
var Node = class Node {
	#index;
	#varIndex;
	#children = createNullObject();
	insert(tokens, index, paramMap, context, keys) {
		let node = this;
		for (let i = 0, len = tokens.length; i < len; i++) {
			const token = tokens[i];
			const pattern = token.length === 1 ? token === "*" ? i === len - 1 ? [
				"",
				"",
				ONLY_WILDCARD_REG_EXP_STR
			] : [
				"",
				"",
				LABEL_REG_EXP_STR
			] : null : token === "/*" ? [
				"",
				"",
				TAIL_WILDCARD_REG_EXP_STR
			] : token.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
			let nextNode;
			if (pattern) {
				const name = pattern[1];
				let regexpStr = pattern[2] || "[^/]+";
				if (name && pattern[2]) {
					if (new RegExp(regexpStr).test("")) throw PATH_ERROR;
					regexpStr = regexpStr.replace(/^\((?!\?:)(?=[^)]+\)$)/, "(?:");
					if (/\((?!\?:)/.test(regexpStr)) throw PATH_ERROR;
					if (regexpStr.length === 1 && regExpMetaChars.has(regexpStr)) throw PATH_ERROR;
				}
				keys.push(regexpStr);
				nextNode = node.#children[regexpStr];
				if (!nextNode) {
					if (regexpStr !== "[^]*" && regexpStr !== "(?:|/[^]*)") {
						for (const k in node.#children) if ((regexpStr.length > 1 || k.length > 1) && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					}
					nextNode = node.#children[regexpStr] = new Node();
				}
				if (name !== "") {
					nextNode.#varIndex ??= context.varIndex++;
					paramMap.push([name, nextNode.#varIndex]);
				}
			} else {
				keys.push(token);
				nextNode = node.#children[token];
				if (!nextNode) {
					for (const k in node.#children) if (k.length > 1 && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					nextNode = node.#children[token] = new Node();
				}
			}
			node = nextNode;
		}
		if (node.#index !== void 0) throw PATH_ERROR;
		node.#index = index;
	}
	buildRegExpStr() {
		const strList = Object.keys(this.#children).sort(compareKey).map((k) => {
			const c = this.#children[k];
			const childStr = c.buildRegExpStr();
			return childStr === "" ? "" : (typeof c.#varIndex === "number" ? `(${k})@${c.#varIndex}` : regExpMetaChars.has(k) ? `\\${k}` : k) + childStr;
		}).filter(Boolean);
		if (typeof this.#index === "number" && this.#index !== -1) strList.unshift(`#${this.#index}`);
		if (strList.length === 0) return "";
		if (strList.length === 1) return strList[0];
		return "(?:" + strList.join("|") + ")";
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/reg-exp-router/trie.js


//#region src/router/reg-exp-router/trie.ts
var Trie = class {
	#context = { varIndex: 0 };
	#root = new Node();
	#index = 0;
	paths = createNullObject();
	insert(path, isStatic) {
		const keys = [];
		if (isStatic) {
			this.#root.insert(path.split(""), -1, [], this.#context, keys);
			this.paths[path] = [
				-1,
				[],
				keys
			];
			return;
		}
		const paramAssoc = [];
		const groups = [];
		let markedPath = path;
		for (let i = 0;;) {
			let replaced = false;
			markedPath = markedPath.replace(/\{(?:\{[\d,]+\}|[^}])+\}/g, (m) => {
				const mark = `@\\${i}`;
				groups[i] = [mark, m];
				i++;
				replaced = true;
				return mark;
			});
			if (!replaced) break;
		}
		/**
		*  - pattern (:label, :label{0-9]+}, ...)
		*  - /* wildcard
		*  - character
		*/
		const tokens = markedPath.match(/(?::[^\/]+)|(?:\/\*$)|./gs) || [];
		for (let i = groups.length - 1; i >= 0; i--) {
			const [mark] = groups[i];
			for (let j = tokens.length - 1; j >= 0; j--) if (tokens[j].indexOf(mark) !== -1) {
				tokens[j] = tokens[j].replace(mark, groups[i][1]);
				break;
			}
		}
		this.#root.insert(tokens, this.#index, paramAssoc, this.#context, keys);
		this.paths[path] = [
			this.#index++,
			paramAssoc,
			keys
		];
	}
	buildRegExp() {
		let regexp = this.#root.buildRegExpStr();
		if (regexp === "") return [
			/^$/,
			[],
			[]
		];
		let captureIndex = 0;
		const indexReplacementMap = [];
		const paramReplacementMap = [];
		regexp = regexp.replace(/#(\d+)|@(\d+)|\.\*\$/g, (_, handlerIndex, paramIndex) => {
			if (handlerIndex !== void 0) {
				indexReplacementMap[++captureIndex] = Number(handlerIndex);
				return "$()";
			}
			if (paramIndex !== void 0) {
				paramReplacementMap[Number(paramIndex)] = ++captureIndex;
				return "";
			}
			return "";
		});
		return [
			new RegExp(`^${regexp}`),
			indexReplacementMap,
			paramReplacementMap
		];
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/reg-exp-router/router.js






//#region src/router/reg-exp-router/router.ts
function endsWithWildcard(keys) {
	const tail = keys[keys.length - 1];
	return tail === "[^]*" || tail === "(?:|/[^]*)";
}
function covers(wildcard, target) {
	const last = wildcard.length - 1;
	for (let i = 0; i < last; i++) if (wildcard[i] !== target[i]) return false;
	return wildcard[last] === "[^]*" || target.length === last || target[last] === "/";
}
var RegExpRouter = class {
	name = "RegExpRouter";
	#handlers;
	#tries;
	constructor() {
		this.#handlers = { ["ALL"]: [] };
		this.#tries = { ["ALL"]: new Trie() };
	}
	#insertPath(method, path) {
		try {
			this.#tries[method].insert(path, !/\*|\/:/.test(path));
		} catch (e) {
			throw e === PATH_ERROR ? new UnsupportedPathError(path) : e;
		}
	}
	add(method, path, handler) {
		const handlers = this.#handlers;
		if (!handlers) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		const tries = this.#tries;
		if (!handlers[method]) {
			tries[method] = new Trie();
			handlers[method] = [...handlers["ALL"]];
			for (const p in tries["ALL"].paths) this.#insertPath(method, p);
		}
		if (path === "/*") path = "*";
		const methods = method === "ALL" ? Object.keys(handlers) : [method];
		const paths = checkOptionalParameter(path) || [path];
		for (const path of paths) for (const m of methods) {
			if (!tries[m].paths[path]) this.#insertPath(m, path);
			handlers[m].push([handler, path]);
		}
	}
	match = match;
	buildAllMatchers() {
		const matchers = createNullObject();
		for (const method of Object.keys(this.#handlers)) matchers[method] = this.#buildMatcher(method);
		this.#handlers = this.#tries = void 0;
		return matchers;
	}
	#buildMatcher(method) {
		const handlers = this.#handlers[method];
		const trie = this.#tries[method];
		const staticMap = createNullObject();
		const handlerData = [];
		const [regexp, indexReplacementMap, paramReplacementMap] = trie.buildRegExp();
		const own = createNullObject();
		const entries = handlers.map(([h, p], i) => {
			(own[p] ??= []).push(i);
			return [h, trie.paths[p][1].reduceRight((map, [key, varIndex]) => {
				map[key] = paramReplacementMap[varIndex];
				return map;
			}, createNullObject())];
		});
		const wildcards = Object.keys(own).filter((p) => endsWithWildcard(trie.paths[p][2]));
		for (const path in trie.paths) {
			const [index, , keys] = trie.paths[path];
			const indexes = [...own[path]];
			for (const p of wildcards) if (p !== path && covers(trie.paths[p][2], keys)) indexes.push(...own[p]);
			const data = indexes.sort((a, b) => a - b).map((i) => entries[i]);
			if (index === -1) {
				const last = Math.max(-1, ...data.flatMap(([, map]) => Object.values(map)));
				staticMap[path] = [data, last === -1 ? emptyParam : path.match(regexp).slice(0, last + 1)];
			} else handlerData[index] = data;
		}
		return [
			regexp,
			indexReplacementMap.map((i) => handlerData[i]),
			staticMap
		];
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/smart-router/router.js

//#region src/router/smart-router/router.ts
var SmartRouter = class {
	name = "SmartRouter";
	#routers = [];
	#routes = [];
	constructor(init) {
		this.#routers = init.routers;
	}
	add(method, path, handler) {
		if (!this.#routes) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		this.#routes.push([
			method,
			path,
			handler
		]);
	}
	match(method, path) {
		if (!this.#routes) throw new Error("Fatal error");
		const routers = this.#routers;
		const routes = this.#routes;
		const len = routers.length;
		let i = 0;
		let res;
		for (; i < len; i++) {
			const router = routers[i];
			try {
				for (let i = 0, len = routes.length; i < len; i++) router.add(...routes[i]);
				res = router.match(method, path);
			} catch (e) {
				if (e instanceof UnsupportedPathError) continue;
				throw e;
			}
			this.match = router.match.bind(router);
			this.#routers = [router];
			this.#routes = void 0;
			break;
		}
		if (i === len) throw new Error("Fatal error");
		this.name = `SmartRouter + ${this.activeRouter.name}`;
		return res;
	}
	get activeRouter() {
		if (this.#routes || this.#routers.length !== 1) throw new Error("No active router has been determined yet.");
		return this.#routers[0];
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/trie-router/node.js



//#region src/router/trie-router/node.ts
const emptyParams = createNullObject();
let order = 0;
var node_Node = class Node {
	#methods = [];
	#children = createNullObject();
	#patterns = [];
	#pattern;
	#params = emptyParams;
	insert(method, path, handler) {
		let curNode = this;
		const parts = url_splitRoutingPath(path);
		const possibleKeys = /* @__PURE__ */ new Set();
		let i = 0;
		for (const p of parts) {
			const nextP = parts[++i];
			const pattern = url_getPattern(p, nextP) || (nextP === void 0 && p && p.indexOf("*") === p.length - 1 ? p : null);
			const isParam = Array.isArray(pattern);
			const key = isParam ? pattern[0] : pattern || p;
			const child = curNode.#children[key] ||= new Node();
			if (pattern && !child.#pattern) {
				child.#pattern = pattern;
				curNode.#patterns.push(child);
			}
			curNode = child;
			if (isParam) possibleKeys.add(pattern[1]);
		}
		curNode.#methods.push({ [method]: {
			handler,
			possibleKeys: [...possibleKeys],
			score: ++order
		} });
	}
	#pushHandlerSets(handlerSets, node, method, nodeParams, params) {
		for (let i = 0, len = node.#methods.length; i < len; i++) {
			const m = node.#methods[i];
			const handlerSet = m[method] || m["ALL"];
			if (handlerSet) {
				handlerSet.params = createNullObject();
				handlerSets.push(handlerSet);
				for (let i = 0, len = handlerSet.possibleKeys.length; i < len; i++) {
					const key = handlerSet.possibleKeys[i];
					handlerSet.params[key] = params?.[key] && !i ? params[key] : nodeParams[key] ?? params?.[key];
				}
			}
		}
	}
	search(method, path) {
		const handlerSets = [];
		this.#params = emptyParams;
		let curNodes = [this];
		const parts = splitPath(path);
		const curNodesQueue = [];
		const len = parts.length;
		let partOffsets = null;
		for (let i = 0; i < len; i++) {
			const part = parts[i];
			const isLast = i === len - 1;
			const tempNodes = [];
			for (let j = 0, len2 = curNodes.length; j < len2; j++) {
				const node = curNodes[j];
				const nextNode = node.#children[part];
				if (nextNode) {
					nextNode.#params = node.#params;
					if (isLast) {
						if (nextNode.#children["*"]) this.#pushHandlerSets(handlerSets, nextNode.#children["*"], method, node.#params);
						this.#pushHandlerSets(handlerSets, nextNode, method, node.#params);
					} else tempNodes.push(nextNode);
				}
				for (const child of node.#patterns) {
					const pattern = child.#pattern;
					const params = node.#params === emptyParams ? {} : { ...node.#params };
					if (typeof pattern === "string") {
						if (pattern === "*" || part.startsWith(pattern.slice(0, -1))) {
							this.#pushHandlerSets(handlerSets, child, method, node.#params);
							if (pattern === "*") {
								child.#params = params;
								tempNodes.push(child);
							}
						}
						continue;
					}
					const [, name, matcher] = pattern;
					if (!part && matcher === true) continue;
					if (matcher !== true) {
						if (!partOffsets) {
							partOffsets = [];
							let offset = path[0] === "/" ? 1 : 0;
							for (let p = 0; p < len; p++) {
								partOffsets[p] = offset;
								offset += parts[p].length + 1;
							}
						}
						const restPathString = path.slice(partOffsets[i]);
						const m = matcher.exec(restPathString);
						if (m) {
							if (!Object.hasOwn(params, name)) params[name] = m[0];
							this.#pushHandlerSets(handlerSets, child, method, node.#params, params);
							if (m[0].length === restPathString.length && child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, node.#params, params);
							for (const _ in child.#children) {
								child.#params = params;
								const componentCount = m[0].match(/\//g)?.length ?? 0;
								(curNodesQueue[componentCount] ||= []).push(child);
								break;
							}
							continue;
						}
					}
					if (matcher === true || matcher.test(part)) {
						if (!Object.hasOwn(params, name)) params[name] = part;
						if (isLast) {
							this.#pushHandlerSets(handlerSets, child, method, params, node.#params);
							if (child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, params, node.#params);
						} else {
							child.#params = params;
							tempNodes.push(child);
						}
					}
				}
			}
			const shifted = curNodesQueue.shift();
			curNodes = shifted ? tempNodes.concat(shifted) : tempNodes;
		}
		if (handlerSets[1]) handlerSets.sort((a, b) => {
			return a.score - b.score;
		});
		return [handlerSets.map(({ handler, params }) => [handler, params])];
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/trie-router/router.js


//#region src/router/trie-router/router.ts
var TrieRouter = class {
	name = "TrieRouter";
	#node = new node_Node();
	add(method, path, handler) {
		for (const result of checkOptionalParameter(path) || [path]) this.#node.insert(method, result, handler);
	}
	match(method, path) {
		return this.#node.search(method, path);
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/router/trie-router/index.js



;// CONCATENATED MODULE: ./node_modules/hono/dist/hono.js





//#region src/hono.ts
/**
* The Hono class extends the functionality of the HonoBase class.
* It sets up routing and allows for custom options to be passed.
*
* @template E - The environment type.
* @template S - The schema type.
* @template BasePath - The base path type.
*/
var hono_Hono = class extends Hono {
	/**
	* Creates an instance of the Hono class.
	*
	* @param options - Optional configuration options for the Hono instance.
	*/
	constructor(options = {}) {
		super(options);
		this.router = options.router ?? new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] });
	}
};
//#endregion


;// CONCATENATED MODULE: ./node_modules/hono/dist/index.js


//#region src/index.ts
/**
* @module
*
* Hono - Web Framework built on Web Standards
*
* @example
* ```ts
* import { Hono } from 'hono'
* const app = new Hono()
*
* app.get('/', (c) => c.text('Hono!'))
*
* export default app
* ```
*/
//#endregion


;// CONCATENATED MODULE: ./.build/local-platform/api/buildpack-installations.js





/** The buildpacks that an app's builds use unless a build names its own. */
function buildpackInstallationRoutes(api, context) {
    const serialize = (buildpack, ordinal) => ({
        buildpack: { name: buildpack.name ?? '', url: buildpack.url ?? '' },
        ordinal,
    });
    api.get('/apps/:app/buildpack-installations', (c) => {
        const { buildpacks } = findApp(context, c.req.param('app'));
        return respondList(c, buildpacks.map(serialize), ordinal, Object);
    });
    api.put('/apps/:app/buildpack-installations', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        requireParams(params, 'updates');
        app.buildpacks = (optionalObjects(params, 'updates') ?? []).map((update) => parseBuildpack(params_text(update, 'buildpack')));
        app.updatedAt = context.now();
        return respondList(c, app.buildpacks.map(serialize), ordinal, Object);
    });
}
const ordinal = { ordinal: (installation) => installation.ordinal ?? 0 };
/** The `buildpacks` of a build request, `null` when it names none. @throws ApiError 422 */
function buildpacksOf(params) {
    const list = optionalObjects(params, 'buildpacks');
    return (list?.map((item, index) => {
        const given = optionalText(item, 'url', `buildpacks[${index}].url`) ?? optionalText(item, 'name');
        if (given === null || given === '')
            throw invalidParams(`Require params: buildpacks[${index}].url.`);
        return parseBuildpack(given);
    }) ?? null);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/builds.js







/** Builds: create, list, info, cancel; and the build cache. */
function buildRoutes(api, context) {
    api.post('/apps/:app/builds', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const source = object(params, 'source_blob');
        const order = {
            sourceUrl: checkSourceUrl(params_text(source, 'url', 'source_blob:url')),
            checksum: checkChecksum(optionalText(source, 'checksum', 'source_blob:checksum')),
            version: optionalText(source, 'version', 'source_blob:version'),
            versionDescription: optionalText(source, 'version_description', 'source_blob:version_description'),
            buildpacks: buildpacksOf(params),
            requestId: c.get('requestId'),
        };
        const build = context.building.start(app, order);
        return respond(c, serializeBuild(app, build, context), 201);
    });
    api.get('/apps/:app/builds', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respondList(c, app.builds, recordFields(), (build) => serializeBuild(app, build, context));
    });
    api.get('/apps/:app/builds/:build', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respond(c, serializeBuild(app, findBuild(app, c.req.param('build')), context));
    });
    api.delete('/apps/:app/builds/:build', async (c) => {
        const app = findApp(context, c.req.param('app'));
        // Cancelling is a variant of the API; without it the endpoint does not exist.
        if (!/version=3\.cancel-build\b/.test(c.req.header('Accept') ?? ''))
            throw unknownEndpoint();
        const build = findBuild(app, c.req.param('build'));
        if (!(await context.building.cancel(build))) {
            throw invalidParams('Build is not pending and cannot be canceled.');
        }
        return respond(c, serializeBuild(app, build, context));
    });
    api.delete('/apps/:app/build-cache', (c) => {
        findApp(context, c.req.param('app')).cacheStale = true;
        // The schema calls this answer empty.
        return c.body(null, 202);
    });
}
function findBuild(app, id) {
    const build = app.builds.find((candidate) => candidate.id === id);
    if (build === undefined)
        throw notFound('build');
    return build;
}
/** Heroku fetches over https alone; http is for this machine's own servers, this one's sources among them. */
function checkSourceUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url)))
        return text;
    throw invalidParams('https is required for source_blob:url');
}
/** @throws ApiError 422 unless the checksum is absent or `SHA256:<hex>`. */
function checkChecksum(checksum) {
    if (checksum === null || /^SHA256:[0-9a-f]{64}$/i.test(checksum))
        return checksum;
    throw invalidParams('checksum must be of the form SHA256:<64 hexadecimal digits>');
}
function serializeBuild(app, build, { store, streams, urls }) {
    const { id, email } = store.account;
    return {
        app: { id: app.id },
        buildpacks: build.buildpacks,
        created_at: timestamp(build.createdAt),
        id: build.id,
        output_stream_url: urls.sign('GET', streams.key(build.id), STREAM_URL_SECONDS),
        release: build.releaseId === null ? null : { id: build.releaseId },
        slug: build.slugId === null ? null : { id: build.slugId },
        source_blob: {
            checksum: build.checksum,
            url: build.sourceUrl,
            version: build.version,
            version_description: build.versionDescription,
        },
        stack: build.stack,
        status: build.status,
        updated_at: timestamp(build.updatedAt),
        user: { email, id },
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/releases.js






/** Releases: list, info by id or version, create from a slug (of this app or another), roll back. */
function releaseRoutes(api, context) {
    const fields = { ...recordFields(), version: ({ version }) => version };
    api.get('/apps/:app/releases', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respondList(c, app.releases, fields, (release) => serializeRelease(app, release, context));
    });
    api.get('/apps/:app/releases/:release', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respond(c, serializeRelease(app, findRelease(app, c.req.param('release')), context));
    });
    api.post('/apps/:app/releases', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const target = optionalText(params, 'release');
        const release = target === null ? deploy(context, app, params) : rollBack(context, app, target);
        return respond(c, serializeRelease(app, release, context), 201);
    });
}
/** The release of a path: by id, by version, or by version with a `v`. @throws ApiError 404 */
function findRelease(app, identity) {
    const version = identity.replace(/^v(?=\d+$)/, '');
    const release = app.releases.find((candidate) => {
        return candidate.id === identity || String(candidate.version) === version;
    });
    if (release === undefined)
        throw notFound('release');
    return release;
}
function deploy(context, app, params) {
    const slug = context.store.slugs.get(params_text(params, 'slug'));
    if (slug === undefined)
        throw notFound('slug');
    if (slug.size === null)
        throw invalidParams('The slug has not been uploaded yet.');
    const description = optionalText(params, 'description') ?? describe(slug);
    return context.releasing.create(app, description, slug);
}
function describe(slug) {
    return slug.commit === null ? 'Deploy' : `Deploy ${slug.commit.slice(0, 8)}`;
}
function rollBack(context, app, identity) {
    const target = findRelease(app, identity);
    if (!isEligible(target))
        throw invalidParams(`Cannot roll back to v${target.version}: it has no slug that ran.`);
    return context.releasing.rollBack(app, target);
}
function isEligible(release) {
    return release.status === 'succeeded' && release.slug !== null;
}
function serializeRelease(app, release, context) {
    const { id, email } = context.store.account;
    const slug = release.slug === null ? null : { id: release.slug.id };
    return {
        addon_plan_names: [],
        app: { id: app.id, name: app.name },
        artifacts: slug === null ? [] : [{ id: slug.id, type: 'slug' }],
        created_at: timestamp(release.createdAt),
        current: currentRelease(app) === release,
        description: release.description,
        eligible_for_rollback: isEligible(release),
        id: release.id,
        oci_image: null,
        output_stream_url: release.stream === null
            ? null
            : context.urls.sign('GET', context.streams.key(release.stream.id), STREAM_URL_SECONDS),
        slug,
        status: release.status,
        updated_at: timestamp(release.updatedAt),
        user: { email, id },
        version: release.version,
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/config-vars.js




/** Config vars: a change of any makes a release, and so runs the release command. */
function configVarRoutes(api, context) {
    api.get('/apps/:app/config-vars', (c) => {
        return c.json(Object.fromEntries(findApp(context, c.req.param('app')).config));
    });
    api.get('/apps/:app/releases/:release/config-vars', (c) => {
        const release = findRelease(findApp(context, c.req.param('app')), c.req.param('release'));
        return c.json(Object.fromEntries(release.config));
    });
    api.patch('/apps/:app/config-vars', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const changes = changesOf(params, app.config);
        for (const [key, value] of changes) {
            if (value === null)
                app.config.delete(key);
            else
                app.config.set(key, value);
        }
        if (changes.length > 0)
            context.releasing.createFromCurrent(app, config_vars_describe(changes));
        return c.json(Object.fromEntries(app.config));
    });
}
/** The changes that change something. @throws ApiError 422 for a key or a value that is none. */
function changesOf(params, config) {
    const changes = [];
    for (const [key, value] of Object.entries(params)) {
        if (!/^\w+$/.test(key))
            throw invalidParams(`Config var name "${key}" is invalid.`);
        if (value !== null && typeof value !== 'string')
            throw wrongType(key, 'string', value);
        if (value?.includes('\0'))
            throw invalidParams(`The value of config var "${key}" has a NUL character.`);
        if (value !== (config.get(key) ?? null))
            changes.push([key, value]);
    }
    return changes;
}
function config_vars_describe(changes) {
    const names = (wanted) => changes
        .filter(([, value]) => wanted(value))
        .map(([key]) => key)
        .join(', ');
    const set = names((value) => value !== null);
    const removed = names((value) => value === null);
    if (removed === '')
        return `Set ${set} config vars`;
    if (set === '')
        return `Remove ${removed} config vars`;
    return `Set ${set} config vars, remove ${removed} config vars`;
}

;// CONCATENATED MODULE: ./.build/local-platform/api/dynos.js



/** Dynos: none run here but those of builds and release commands, so there is nothing to list or restart. */
function dynoRoutes(api, context) {
    api.get('/apps/:app/dynos', (c) => {
        findApp(context, c.req.param('app'));
        return respondList(c, [], { id: String }, Object);
    });
    for (const path of ['/apps/:app/dynos', '/apps/:app/formations/:type']) {
        api.delete(path, (c) => {
            findApp(context, c.req.param('app'));
            return c.json({}, 202);
        });
    }
    for (const path of ['/apps/:app/dynos/:dyno', '/apps/:app/dynos/:dyno/actions/stop']) {
        api.all(path, (c) => {
            findApp(context, c.req.param('app'));
            throw notFound('dyno');
        });
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/api/formation.js





/** The formation: how many dynos of each process type would run. None do here. */
function formationRoutes(api, context) {
    const fields = { ...recordFields(), type: ({ type }) => type };
    const list = (app) => [app.formation, fields, serializeFor(app)];
    api.get('/apps/:app/formation', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respondList(c, ...list(app));
    });
    api.get('/apps/:app/formation/:type', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respond(c, serializeFor(app)(findEntry(app, c.req.param('type'))));
    });
    api.patch('/apps/:app/formation', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        requireParams(params, 'updates');
        const updates = (optionalObjects(params, 'updates') ?? []).map((update) => {
            const entry = findEntry(app, params_text(update, 'type'));
            return { entry, change: changeOf(entry, update) };
        });
        for (const { entry, change } of updates)
            Object.assign(entry, change, { updatedAt: context.now() });
        return respondList(c, ...list(app));
    });
    api.patch('/apps/:app/formation/:type', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const entry = findEntry(app, c.req.param('type'));
        Object.assign(entry, changeOf(entry, params), { updatedAt: context.now() });
        return respond(c, serializeFor(app)(entry));
    });
}
function findEntry(app, identity) {
    const entry = app.formation.find(({ id, type }) => id === identity || type === identity);
    if (entry === undefined)
        throw notFound('formation');
    return entry;
}
function changeOf(entry, params) {
    const { quantity, size, dyno_size: dynoSize } = params;
    return { quantity: quantityOf(entry, quantity), size: sizeOf(entry, dynoSize ?? size) };
}
/** The CLI sends a number, or a text such as `3` or `+1`. */
function quantityOf(entry, value) {
    if (value === undefined || value === null)
        return entry.quantity;
    if (typeof value !== 'number' && typeof value !== 'string')
        throw wrongType('quantity', 'integer', value);
    const relative = typeof value === 'string' && /^[+-]/.test(value);
    const quantity = value === '' ? Number.NaN : Number(value) + (relative ? entry.quantity : 0);
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > 100) {
        throw invalidParams(`Cannot scale ${entry.type} to ${value}: the quantity must be from 0 to 100.`);
    }
    return quantity;
}
function sizeOf(entry, value) {
    const name = isObject(value) ? (value.name ?? value.id) : value;
    if (name === undefined || name === null)
        return entry.size;
    if (typeof name !== 'string')
        throw wrongType('dyno_size', 'string', name);
    const size = dynoSizes.get(name.toLowerCase());
    if (size === undefined)
        throw invalidParams(`No such dyno size as ${name}.`);
    return size;
}
function serializeFor(app) {
    return (entry) => ({
        app: { id: app.id, name: app.name },
        command: entry.command,
        created_at: timestamp(entry.createdAt),
        dyno_size: { name: entry.size },
        id: entry.id,
        quantity: entry.quantity,
        size: entry.size,
        type: entry.type,
        updated_at: timestamp(entry.updatedAt),
    });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/rate-limit.js
const REFILL_PER_MS = 75 / 60_000;
/** The API's bucket of requests, refilled at 75 a minute. */
class RateLimit {
    #size;
    #now;
    #tokens;
    #at;
    /** `size` in requests; `now` in milliseconds. */
    constructor(size, now) {
        this.#size = size;
        this.#now = now;
        this.#tokens = size;
        this.#at = now();
    }
    /** Requests that are left. */
    get remaining() {
        this.#refill();
        return Math.floor(this.#tokens);
    }
    /** Takes one request out of the bucket; `false` when it is empty. */
    take() {
        this.#refill();
        if (this.#tokens < 1)
            return false;
        this.#tokens -= 1;
        return true;
    }
    #refill() {
        const now = this.#now();
        this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#at) * REFILL_PER_MS);
        this.#at = now;
    }
}

;// CONCATENATED MODULE: ./.build/local-platform/api/middleware.js




const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_FOREIGN_REQUEST_IDS = 10;
/** What every request of the API goes through, in Heroku's order: id, version, credentials, rate limit. */
function protocol(context) {
    const rateLimit = new RateLimit(context.rateLimit, context.now);
    return async (c, next) => {
        const requestId = (0,external_node_crypto_.randomUUID)();
        c.set('requestId', requestId);
        c.set('rateLimit', rateLimit);
        c.set('bodyTimeoutMs', context.requestTimeoutMs);
        c.header('Request-Id', [...foreignRequestIds(c.req.header('Request-Id')), requestId].join(','));
        c.header('Vary', 'Authorization,Accept-Encoding');
        checkVersion(c.req.header('Accept'));
        checkCredentials(c.req.header('Authorization'), context);
        c.header('Oauth-Scope', 'global');
        const counted = c.req.path !== '/account/rate-limits';
        const allowed = !counted || rateLimit.take();
        c.header('RateLimit-Remaining', String(rateLimit.remaining));
        c.header('RateLimit-Multiplier', '1');
        if (!allowed) {
            throw new ApiError(429, 'rate_limit', 'Your account reached the API rate limit\nPlease wait a few minutes before making new requests', { url: 'https://devcenter.heroku.com/articles/platform-api-reference#rate-limits' });
        }
        await next();
    };
}
function foreignRequestIds(header) {
    const ids = (header ?? '').split(',').map((id) => id.trim());
    return ids.filter((id) => UUID.test(id)).slice(0, MAX_FOREIGN_REQUEST_IDS);
}
function checkVersion(accept) {
    const wanted = /application\/vnd\.heroku\+json\s*;\s*version=3(\.[\w.-]+)?\s*(?:[,;]|$)/;
    if (wanted.test(accept ?? ''))
        return;
    throw new ApiError(400, 'missing_version', "Please specify a version along with Heroku's API MIME type. For example, `Accept: application/vnd.heroku+json; version=3`.\n", {}, 'error');
}
function checkCredentials(header, context) {
    if (header === undefined || header.trim() === '') {
        throw new ApiError(401, 'unauthorized', 'There were no credentials in your `Authorization` header. Try `Authorization: Bearer <OAuth access token>` or `Authorization: Basic <base64-encoded email + ":" + password>`.', {}, 'error');
    }
    if (sameText(tokenOf(header, context.store.account.email), context.apiKey))
        return;
    throw new ApiError(401, 'unauthorized', 'Invalid credentials provided.');
}
function tokenOf(header, email) {
    const [, scheme = '', credentials = ''] = /^[ \t]*([!-~]+)[ \t]+([!-~]+)[ \t]*$/.exec(header) ?? [];
    if (scheme.toLowerCase() === 'bearer')
        return credentials;
    if (scheme.toLowerCase() !== 'basic')
        return '';
    const [user = '', ...rest] = Buffer.from(credentials, 'base64').toString().split(':');
    return user === '' || user === email ? rest.join(':') : '';
}
/** Adds `Etag` and `Last-Modified` to what routes answer; what the client has already becomes a 304. */
function validators({ now }) {
    return async (c, next) => {
        await next();
        if (!c.res.ok)
            return;
        const body = await c.res.clone().arrayBuffer();
        const etag = `W/"${(0,external_node_crypto_.createHash)('sha256').update(Buffer.from(body)).digest('hex').slice(0, 32)}"`;
        c.res.headers.set('Etag', etag);
        if (!c.res.headers.has('Last-Modified')) {
            c.res.headers.set('Last-Modified', new Date(now()).toUTCString());
        }
        if (c.req.method === 'GET' && c.req.header('If-None-Match') === etag) {
            c.res = new Response(null, { status: 304, headers: c.res.headers });
        }
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/pipelines.js





/** Pipelines: create, list, info, rename, delete. */
function pipelineRoutes(api, context) {
    const { store, now } = context;
    const fields = { ...recordFields(), name: ({ name }) => name };
    const serialize = (pipeline) => serializePipeline(pipeline, context);
    api.post('/pipelines', async (c) => {
        const name = checkName(params_text(await readParams(c), 'name'));
        const pipeline = { id: (0,external_node_crypto_.randomUUID)(), name, createdAt: now(), updatedAt: now() };
        store.pipelines.push(pipeline);
        return respond(c, serialize(pipeline), 201);
    });
    api.get('/pipelines', (c) => {
        const name = c.req.query('eq[name]');
        const wanted = store.pipelines.filter((pipeline) => name === undefined || pipeline.name === name);
        return respondList(c, wanted, fields, serialize);
    });
    api.get('/pipelines/:pipeline', (c) => respond(c, serialize(findPipeline(context, c.req.param('pipeline')))));
    api.patch('/pipelines/:pipeline', async (c) => {
        const params = await readParams(c);
        const pipeline = findPipeline(context, c.req.param('pipeline'));
        pipeline.name = checkName(params_text(params, 'name'));
        pipeline.updatedAt = now();
        return respond(c, serialize(pipeline));
    });
    api.delete('/pipelines/:pipeline', (c) => {
        const pipeline = findPipeline(context, c.req.param('pipeline'));
        remove(store.pipelines, pipeline);
        for (const coupling of store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id)) {
            remove(store.couplings, coupling);
        }
        return respond(c, serialize(pipeline));
    });
}
/** The pipeline with this id or name. @throws ApiError 404 */
function findPipeline({ store }, identity) {
    const pipeline = store.pipelines.find(({ id, name }) => id === identity || name === identity);
    if (pipeline === undefined)
        throw notFound('pipeline');
    return pipeline;
}
function checkName(name) {
    if (/^[a-z][a-z0-9-]{2,29}$/.test(name))
        return name;
    throw invalidParams('Name must start with a letter, be 3 to 30 characters long and can only contain lowercase letters, digits, and dashes.');
}
function serializePipeline(pipeline, { store }) {
    return {
        created_at: timestamp(pipeline.createdAt),
        generation: { name: 'cedar' },
        id: pipeline.id,
        name: pipeline.name,
        owner: { id: store.account.id, type: 'user' },
        updated_at: timestamp(pipeline.updatedAt),
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/pipeline-couplings.js







/** Couplings: which app stands in which stage of which pipeline. An app has one at most. */
function couplingRoutes(api, context) {
    const { store, now } = context;
    const fields = recordFields();
    const serialize = (coupling) => serializeCoupling(coupling, context);
    api.post('/pipeline-couplings', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, params_text(params, 'app'));
        const pipeline = findPipeline(context, params_text(params, 'pipeline'));
        const stage = stageOf(params_text(params, 'stage'));
        if (store.couplings.some(({ appId }) => appId === app.id)) {
            throw invalidParams('App is already coupled to a pipeline.');
        }
        const ids = { id: (0,external_node_crypto_.randomUUID)(), appId: app.id, pipelineId: pipeline.id };
        const coupling = { ...ids, stage, createdAt: now(), updatedAt: now() };
        store.couplings.push(coupling);
        return respond(c, serialize(coupling), 201);
    });
    for (const path of ['/pipeline-couplings', '/users/~/pipeline-couplings']) {
        api.get(path, (c) => respondList(c, store.couplings, fields, serialize));
    }
    api.get('/pipelines/:pipeline/pipeline-couplings', (c) => {
        const { id } = findPipeline(context, c.req.param('pipeline'));
        const couplings = store.couplings.filter(({ pipelineId }) => pipelineId === id);
        return respondList(c, couplings, fields, serialize);
    });
    api.get('/apps/:app/pipeline-couplings', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respond(c, serialize(found(store.couplings.find(({ appId }) => appId === app.id))));
    });
    const find = (id) => found(store.couplings.find((coupling) => coupling.id === id));
    api.get('/pipeline-couplings/:coupling', (c) => respond(c, serialize(find(c.req.param('coupling')))));
    api.patch('/pipeline-couplings/:coupling', async (c) => {
        const params = await readParams(c);
        const coupling = find(c.req.param('coupling'));
        coupling.stage = stageOf(params_text(params, 'stage'));
        coupling.updatedAt = now();
        return respond(c, serialize(coupling));
    });
    api.delete('/pipeline-couplings/:coupling', (c) => {
        const coupling = find(c.req.param('coupling'));
        remove(store.couplings, coupling);
        return respond(c, serialize(coupling));
    });
}
function found(coupling) {
    if (coupling === undefined)
        throw notFound('pipeline_coupling');
    return coupling;
}
function stageOf(given) {
    const stage = stages.find((name) => name === given);
    if (stage === undefined)
        throw invalidParams(`Stage must be one of ${stages.join(', ')}.`);
    return stage;
}
function serializeCoupling(coupling, { store }) {
    const name = store.pipelines.find(({ id }) => id === coupling.pipelineId)?.name;
    return {
        app: { id: coupling.appId },
        created_at: timestamp(coupling.createdAt),
        id: coupling.id,
        pipeline: { id: coupling.pipelineId, name },
        stage: coupling.stage,
        updated_at: timestamp(coupling.updatedAt),
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/promotions.js







/** Promotions: the slug of one app of a pipeline released to others of the same pipeline. */
function promotionRoutes(api, context) {
    const { store, promoting } = context;
    api.post('/pipeline-promotions', async (c) => {
        const params = await readParams(c);
        requireParams(params, 'pipeline', 'source', 'targets');
        const pipeline = findPipeline(context, params_text(object(params, 'pipeline'), 'id', 'pipeline:id'));
        const member = (identity) => {
            const app = findApp(context, identity);
            const coupled = store.couplings.some(({ appId, pipelineId }) => appId === app.id && pipelineId === pipeline.id);
            if (!coupled)
                throw invalidParams(`App ${app.name} is not in pipeline ${pipeline.name}.`);
            return app;
        };
        const sourceParams = object(params, 'source');
        const source = member(params_text(object(sourceParams, 'app', 'source:app'), 'id', 'source:app:id'));
        const named = isObject(sourceParams.release)
            ? params_text(sourceParams.release, 'id', 'source:release:id')
            : null;
        const release = promotable(source, named);
        const targets = (optionalObjects(params, 'targets') ?? []).map((target) => member(params_text(object(target, 'app', 'targets:app'), 'id', 'targets:app:id')));
        if (targets.length === 0)
            throw invalidParams('A promotion needs at least one target.');
        if (targets.includes(source))
            throw invalidParams('Cannot promote an app to itself.');
        const promotion = promoting.start(pipeline.id, source, release, targets);
        return respond(c, serializePromotion(promotion), 201);
    });
    const find = (id) => {
        const promotion = store.promotions.find((candidate) => candidate.id === id);
        if (promotion === undefined)
            throw notFound('pipeline_promotion');
        return promotion;
    };
    api.get('/pipeline-promotions/:promotion', (c) => {
        return respond(c, serializePromotion(find(c.req.param('promotion'))));
    });
    api.get('/pipeline-promotions/:promotion/promotion-targets', (c) => {
        const targets = serializeTargets(find(c.req.param('promotion')));
        return respondList(c, targets, { id: ({ id }) => id ?? '' }, Object);
    });
}
function promotable(app, identity) {
    const release = identity === null ? currentRelease(app) : findRelease(app, identity);
    if (release === undefined || release.slug === null) {
        throw invalidParams(`App ${app.name} has no release with a slug to promote.`);
    }
    return release;
}
function serializePromotion(promotion) {
    return {
        created_at: timestamp(promotion.createdAt),
        id: promotion.id,
        pipeline: { id: promotion.pipelineId },
        source: { app: { id: promotion.sourceAppId }, release: { id: promotion.sourceReleaseId } },
        status: promotion.status,
        updated_at: timestamp(promotion.updatedAt),
    };
}
function serializeTargets(promotion) {
    return promotion.targets.map((target) => ({
        app: { id: target.appId },
        error_message: target.errorMessage,
        id: target.id,
        pipeline_promotion: { id: promotion.id },
        release: target.releaseId === null ? null : { id: target.releaseId },
        status: target.status,
    }));
}

;// CONCATENATED MODULE: ./.build/local-platform/api/slugs.js








/** Slugs: info with a URL to download from; create with a URL to upload to. */
function slugRoutes(api, context) {
    api.get('/apps/:app/slugs/:slug', (c) => {
        const app = findApp(context, c.req.param('app'));
        return respond(c, serializeSlug(findSlug(context, app, c.req.param('slug')), 'get', context));
    });
    api.post('/apps/:app/slugs', async (c) => {
        const params = await readParams(c);
        const app = findApp(context, c.req.param('app'));
        const stack = optionalText(params, 'stack');
        const slug = {
            id: (0,external_node_crypto_.randomUUID)(),
            appId: app.id,
            createdAt: context.now(),
            updatedAt: context.now(),
            checksum: checkChecksum(optionalText(params, 'checksum')),
            commit: optionalText(params, 'commit'),
            commitDescription: optionalText(params, 'commit_description'),
            size: null,
            processTypes: processTypesOf(object(params, 'process_types')),
            stack: stack === null ? app.stack : stackName(stack),
            buildpackDescription: optionalText(params, 'buildpack_provided_description'),
        };
        context.store.slugs.set(slug.id, slug);
        return respond(c, serializeSlug(slug, 'put', context), 201);
    });
}
/** A slug that the app owns or has released. @throws ApiError 404 */
function findSlug({ store }, app, id) {
    const slug = store.slugs.get(id);
    const released = app.releases.some((release) => release.slug?.id === id);
    if (slug === undefined || (slug.appId !== app.id && !released))
        throw notFound('slug');
    return slug;
}
function processTypesOf(params) {
    const entries = Object.entries(params).map(([type, command]) => {
        if (!/^[-\w]{1,128}$/.test(type))
            throw invalidParams(`Process type "${type}" is invalid.`);
        if (typeof command !== 'string')
            throw wrongType(`process_types.${type}`, 'string', command);
        return [type, command];
    });
    return Object.fromEntries(entries);
}
function serializeSlug(slug, method, { objects, urls }) {
    const key = objects.slugKey(slug.id);
    return {
        blob: { method, url: urls.sign(method.toUpperCase(), key, OBJECT_URL_SECONDS) },
        buildpack_provided_description: slug.buildpackDescription,
        checksum: slug.checksum,
        commit: slug.commit,
        commit_description: slug.commitDescription,
        created_at: timestamp(slug.createdAt),
        id: slug.id,
        process_types: slug.processTypes,
        size: slug.size,
        stack: reference('stack', slug.stack),
        updated_at: timestamp(slug.updatedAt),
    };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/sources.js




/** Places to upload a source tarball to; by the article's path and by the schema's newer one. */
function sourceRoutes(api, context) {
    const create = () => {
        const key = context.objects.sourceKey((0,external_node_crypto_.randomUUID)());
        return {
            source_blob: {
                get_url: context.urls.sign('GET', key, OBJECT_URL_SECONDS),
                put_url: context.urls.sign('PUT', key, OBJECT_URL_SECONDS),
            },
        };
    };
    api.post('/sources', (c) => respond(c, create(), 201));
    api.post('/apps/:app/sources', (c) => {
        findApp(context, c.req.param('app'));
        return respond(c, create(), 201);
    });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/api.js


















/** The Platform API, version 3: every resource behind the protocol that all of them share. */
function createApi(context) {
    const api = new hono_Hono();
    api.onError(answerError);
    api.notFound((c) => answerError(unknownEndpoint(), c));
    api.use(protocol(context), validators(context));
    for (const routes of [
        accountRoutes,
        appRoutes,
        stackRoutes,
        regionRoutes,
        configVarRoutes,
        buildpackInstallationRoutes,
        formationRoutes,
        dynoRoutes,
        sourceRoutes,
        buildRoutes,
        slugRoutes,
        releaseRoutes,
        pipelineRoutes,
        couplingRoutes,
        promotionRoutes,
    ]) {
        routes(api, context);
    }
    return api;
}

;// CONCATENATED MODULE: ./.build/local-platform/malformed.js

/** Errors of Node's HTTP parser that have a status of their own; all others are a 400. */
const statuses = new Map([
    ['HPE_HEADER_OVERFLOW', 431],
    ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);
/** Answers in the API's form: `{id, message}`. */
function refuse(response, status, id, message) {
    const body = JSON.stringify({ id, message });
    response.writeHead(status, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
}
/** Has the server answer in the API's form, too, what never becomes a request: Node's own answers are empty. */
function answerMalformed(server) {
    server.on('clientError', (error, socket) => {
        hangUp(socket, statuses.get(error.code ?? '') ?? 400, 'The request is malformed, too large or too slow.');
    });
    server.on('connect', (_request, socket) => {
        socket.on('error', () => { });
        hangUp(socket, 405, 'This is no proxy.');
    });
    server.on('checkExpectation', (_request, response) => {
        refuse(response, 417, 'bad_request', 'The only expectation that is met is 100-continue.');
    });
}
function hangUp(socket, status, message) {
    if (!socket.writable) {
        socket.destroy();
        return;
    }
    const body = JSON.stringify({ id: 'bad_request', message });
    const head = [
        `HTTP/1.1 ${status} ${external_node_http_.STATUS_CODES[status]}`,
        'Connection: close',
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

;// CONCATENATED MODULE: ./.build/local-platform/server.js





const KEEP_ALIVE_MS = 65_000;
const LONGEST_UPLOAD_MS = 3_600_000;
/** The HTTP server, not listening yet: the API, and beside it the object store and the output streams. */
function createPlatformServer(context) {
    const api = getRequestListener(createApi(context).fetch, {
        overrideGlobalObjects: false,
        errorHandler: () => Response.json({ id: 'bad_request', message: 'The path is malformed.' }, { status: 400 }),
    });
    const options = {
        // Ours says more about a missing Host than Node's check.
        requireHostHeader: false,
        headersTimeout: context.requestTimeoutMs,
        requestTimeout: LONGEST_UPLOAD_MS,
        connectionsCheckingInterval: Math.min(context.requestTimeoutMs, 30_000),
        keepAliveTimeout: KEEP_ALIVE_MS,
    };
    const inTurn = pipelining();
    const server = (0,external_node_http_.createServer)(options, (request, response) => {
        inTurn(request, response, () => handle(request, response)).catch((error) => {
            // A connection that broke off is the client's affair, and leaves nobody to answer.
            if (response.destroyed || request.destroyed)
                return;
            console.error(error);
            if (response.headersSent)
                response.destroy();
            else
                refuse(response, 500, 'internal_server_error', 'There was an internal error.');
        });
    });
    answerMalformed(server);
    async function handle(request, response) {
        const url = targetOf(request);
        if (!isLocal(request) || (url !== undefined && !isOwn(request, url))) {
            refuse(response, 403, 'forbidden', 'Only clients on this machine may use this platform.');
        }
        else if (url === undefined) {
            refuse(response, 400, 'bad_request', 'The path is malformed.');
        }
        else if (/^\/(herokusources|slugs|streams)\//.test(url.pathname)) {
            await serveSigned(context, request, response, url);
        }
        else {
            await api(request, response);
        }
    }
    return server;
}
/**
 * Handles the requests of a connection one after the other, as their answers go out one after the other. Node
 * would start all that a client pipelines, and tell those whose turn has not come nothing of the connection's end.
 */
function pipelining() {
    const connections = new WeakMap();
    return async (request, response, work) => {
        const { socket } = request;
        const closed = connections.get(socket)?.closed ?? closeOf(socket);
        const before = connections.get(socket)?.before;
        connections.set(socket, { before: closeOf(response), closed });
        if (response.socket === null)
            await Promise.race([before, closed]);
        if (!socket.destroyed)
            await work();
    };
}
function closeOf(emitter) {
    return new Promise((resolve) => emitter.once('close', () => resolve()));
}
/** What the request asks for: a path, or a whole URL as proxies are sent. */
function targetOf({ url = '' }) {
    // Not as a relative URL: what starts with two slashes would be another host's.
    const text = url.startsWith('/') ? `http://localhost${url}` : url;
    return URL.canParse(text) ? new URL(text) : undefined;
}
function isOwn(request, url) {
    return request.url?.startsWith('/') || (url.protocol === 'http:' && ownHosts(request).includes(url.host));
}
function ownHosts({ socket: { localPort: port } }) {
    const names = ['127.0.0.1', 'localhost', '[::1]'];
    return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}
/**
 * Whether the request comes from a program on this machine rather than from a web page: a page's own requests
 * carry its `Origin` or say that they cross sites, and one that has renamed its host to our address (DNS rebinding)
 * names it in `Host`.
 */
function isLocal(request) {
    const hosts = ownHosts(request);
    const [host = '', ...more] = request.headersDistinct.host ?? [];
    if (more.length > 0 || !hosts.includes(host.toLowerCase()))
        return false;
    const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
    if (site !== 'none' && site !== 'same-origin')
        return false;
    return origin === undefined || hosts.some((name) => origin.toLowerCase() === `http://${name}`);
}
async function serveSigned(context, request, response, url) {
    const { urls, objects, streams } = context;
    const key = url.pathname;
    try {
        urls.check(request, url);
        if (key.startsWith('/streams/'))
            await streams.serve(key, request, response);
        else if (request.method === 'GET')
            await objects.get(key, response);
        else
            await upload(context, key, request, response);
    }
    catch (error) {
        if (!(error instanceof StorageError) || response.headersSent)
            throw error;
        sendStorageError(response, error);
    }
}
async function upload({ objects, store, now }, key, request, response) {
    const { size, checksum } = await objects.put(key, request);
    if (key.startsWith('/slugs/')) {
        const slug = [...store.slugs.values()].find(({ id }) => objects.slugKey(id) === key);
        if (slug === undefined) {
            // Its app was deleted meanwhile, so that nobody else would remove the file.
            await objects.delete(key);
            throw noSuchKey();
        }
        Object.assign(slug, { size, checksum: slug.checksum ?? checksum, updatedAt: now() });
    }
    response.writeHead(200, { Etag: `"${checksum.slice(7, 39)}"`, 'Content-Length': 0 });
    response.end();
}

;// CONCATENATED MODULE: ./.build/local-platform/platform.js















const HOST = '127.0.0.1';
/**
 * Starts an embedded Heroku Platform API v3 on 127.0.0.1.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`); an Error that names the app
 * for a name that is malformed or given twice.
 */
async function startPlatform(options = {}) {
    const dataDir = options.dataDir ?? (await temporaryDataDirectory());
    const scratch = (0,external_node_path_.join)(dataDir, 'scratch');
    // Whatever goes wrong on the way, no temporary directory stays behind.
    const removeFiles = async () => {
        const doomed = options.dataDir === undefined ? dataDir : scratch;
        await removeTree(doomed);
    };
    try {
        const context = platform_compose(options, dataDir, scratch);
        await context.objects.prepare();
        context.streams.prepare();
        await (0,promises_namespaceObject.mkdir)(scratch, { recursive: true });
        const server = createPlatformServer(context);
        const port = await listen(server, options.port ?? 0);
        const url = `http://${HOST}:${port}`;
        context.urls.startWith(url);
        try {
            for (const name of options.apps ?? [])
                createNamedApp(context, name);
        }
        catch (error) {
            await stop(server, context);
            throw error;
        }
        const sweeping = setInterval(() => void sweep(context), options.sweepMs ?? 60_000).unref();
        let closing;
        const close = () => {
            clearInterval(sweeping);
            closing ??= stop(server, context).finally(removeFiles);
            return closing;
        };
        return { url, apiKey: context.apiKey, port, dataDir, close };
    }
    catch (error) {
        await removeFiles();
        throw error;
    }
}
function platform_compose(options, dataDir, scratch) {
    const now = options.now ?? Date.now;
    const store = new Store(now());
    const objects = new Objects((0,external_node_path_.join)(dataDir, 'objects'));
    const streams = new Streams((0,external_node_path_.join)(dataDir, 'streams'), options.heartbeatMs ?? 10_000, options.busl);
    const shared = { now, store, objects, streams };
    const releasing = new Releasing({
        ...shared,
        workDir: (0,external_node_path_.join)(scratch, 'releases'),
        timeoutMs: options.releaseTimeoutMs ?? 60 * 60_000,
    });
    const building = new Building({
        ...shared,
        releasing,
        workDir: (0,external_node_path_.join)(scratch, 'builds'),
        cacheDir: (0,external_node_path_.join)(scratch, 'caches'),
        timeoutMs: options.buildTimeoutMs ?? 15 * 60_000,
    });
    return {
        ...shared,
        releasing,
        building,
        promoting: new Promoting(store, releasing, now),
        urls: new SignedUrls(now),
        apiKey: options.apiKey ?? (0,external_node_crypto_.randomUUID)(),
        rateLimit: options.rateLimit ?? 4500,
        requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    };
}
function createNamedApp(context, name) {
    try {
        createApp(context, { name });
    }
    catch (error) {
        throw new Error(`app '${name}': ${releasing_messageOf(error)}`, { cause: error });
    }
}
async function listen(server, port) {
    server.listen(port, HOST);
    await (0,external_node_events_.once)(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('The server has no port.');
    return address.port;
}
/** What a platform that runs for days would pile up. */
async function sweep({ objects, streams, now }) {
    try {
        await objects.sweepSources(now(), OBJECT_URL_SECONDS);
        await streams.sweep(now());
    }
    catch (error) {
        console.error(`heroku-build local platform: ${releasing_messageOf(error)}`);
    }
}
async function stop(server, { building, releasing, streams }) {
    const closed = (0,external_node_events_.once)(server, 'close');
    server.close();
    await building.stopAll('The platform is stopping.');
    await releasing.stopAll(new Error('The platform is stopping.'));
    server.closeAllConnections();
    await streams.close();
    await closed;
}

;// CONCATENATED MODULE: ./.build/local-runner/log-view.js
/**
 * Reads what a step prints as the Actions runner reads it: lines, and workflow commands in both of their syntaxes,
 * which `stop-commands` switches off until its token comes back.
 */
class LogView {
    #take;
    #decoder = new TextDecoder();
    #masks = new Set();
    #partial = '';
    #stopToken;
    /** @param take told of each line, secrets masked */
    constructor(take) {
        this.#take = take;
    }
    /** Takes a piece of output. */
    push(chunk) {
        const text = this.#partial + this.#decoder.decode(chunk, { stream: true });
        const lines = text.split(/\r\n|\r(?!$)|\n/);
        this.#partial = lines.pop() ?? '';
        for (const line of lines)
            this.#line(line);
    }
    /** The output has ended. */
    end() {
        if (this.#partial !== '')
            this.#line(this.#partial);
        this.#partial = '';
    }
    #line(line) {
        const command = parseCommand(line);
        if (this.#stopToken !== undefined) {
            if (command?.name === this.#stopToken.toLowerCase())
                this.#stopToken = undefined;
            else
                this.#take({ text: this.#masked(line) });
            return;
        }
        if (!command) {
            this.#take({ text: this.#masked(line) });
            return;
        }
        if (command.name === 'stop-commands')
            this.#stopToken = command.data;
        if (command.name === 'add-mask' && command.data !== '')
            this.#masks.add(command.data);
        const data = command.name === 'add-mask' ? command.data : this.#masked(command.data);
        this.#take({ command: { ...command, data } });
    }
    #masked(text) {
        let masked = text;
        for (const mask of this.#masks)
            masked = masked.replaceAll(mask, '***');
        return masked;
    }
}
/**
 * Reads a line as a workflow command: `::name k=v::data` at its start, after white space, or `##[name k=v]data`
 * anywhere in it.
 *
 * @returns nothing when it is none; the name in small letters
 */
function parseCommand(line) {
    const [, head, data] = /^[\s\u0085]*::(.+?)::(.*)$/s.exec(line) ?? /##\[(.+?)\](.*)$/s.exec(line) ?? [];
    if (head === undefined || data === undefined)
        return undefined;
    const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(head.trimStart()) ?? [];
    const pairs = rest.split(/[,;]/).flatMap((pair) => {
        const [, key, value] = /^\s*([^=]+)=(.*)$/s.exec(pair) ?? [];
        return key !== undefined && value !== undefined ? [[key, unescaped(value)]] : [];
    });
    return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescaped(data) };
}
function unescaped(text) {
    const characters = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };
    return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code) => characters[code] ?? '');
}

;// CONCATENATED MODULE: ./.build/local-runner/action.js



/**
 * Reads an action's metadata.
 *
 * @throws Error when there is no `action.yml`
 */
async function readAction(directory) {
    const file = (0,dist/* parse */.qg)(await (0,promises_namespaceObject.readFile)((0,external_node_path_.join)(directory, 'action.yml'), 'utf8'));
    const defaults = new Map();
    for (const [name, input] of Object.entries(file.inputs ?? {})) {
        if (input.default !== undefined)
            defaults.set(name, String(input.default));
    }
    const { main, post } = file.runs;
    return { directory, defaults, main: (0,external_node_path_.join)(directory, main), ...(post && { post: (0,external_node_path_.join)(directory, post) }) };
}

;// CONCATENATED MODULE: ./.build/local-runner/step.js





/** The files by which a step talks to the runner. */
const fileCommands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'];
/**
 * Starts the main phase of a step as the Actions runner does: inputs in `INPUT_*`, defaults from `action.yml`,
 * outputs and state in files.
 */
async function startMain(options) {
    const action = await readAction(options.action);
    return start(action.main, action, options, {});
}
/**
 * Starts the post phase of a step whose main phase has ended, whichever way.
 *
 * @returns nothing when the action has none
 */
async function startPost(options, { state }) {
    const action = await readAction(options.action);
    return action.post === undefined ? undefined : start(action.post, action, options, state);
}
async function start(file, action, options, state) {
    const { workspace, scratch, sha, env, node = process.execPath, onOutput } = options;
    const files = await makeFiles(scratch);
    const temp = (0,external_node_path_.join)(scratch, 'temp');
    await (0,promises_namespaceObject.mkdir)(temp, { recursive: true });
    const child = (0,external_node_child_process_namespaceObject.spawn)(node, [file], {
        cwd: workspace,
        env: {
            ...env,
            CI: 'true',
            GITHUB_ACTIONS: 'true',
            GITHUB_WORKSPACE: workspace,
            GITHUB_SHA: sha,
            RUNNER_TEMP: temp,
            ...fromEntries(fileCommands.map((name) => [`GITHUB_${name}`, files[name]])),
            ...fromEntries(inputsOf(action, options).map(([name, value]) => [inputVariable(name), value])),
            ...fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
    });
    const chunks = [];
    const take = (chunk) => {
        chunks.push(chunk);
        onOutput?.(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const result = new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
    }).then(async (exitCode) => ({
        exitCode,
        log: Buffer.concat(chunks),
        outputs: parseFile(await (0,promises_namespaceObject.readFile)(files.OUTPUT, 'utf8')),
        state: parseFile(await (0,promises_namespaceObject.readFile)(files.STATE, 'utf8')),
        summary: await (0,promises_namespaceObject.readFile)(files.STEP_SUMMARY, 'utf8'),
    }));
    return { process: child, result };
}
async function makeFiles(scratch) {
    const directory = (0,external_node_path_.join)(scratch, 'file-commands');
    await (0,promises_namespaceObject.mkdir)(directory, { recursive: true });
    const make = async (name) => {
        const file = (0,external_node_path_.join)(directory, `${name}-${(0,external_node_crypto_.randomUUID)()}`);
        await (0,promises_namespaceObject.writeFile)(file, '');
        return file;
    };
    const [OUTPUT, STATE, ENV, PATH, STEP_SUMMARY] = await Promise.all([
        make('output'),
        make('state'),
        make('env'),
        make('path'),
        make('summary'),
    ]);
    return { OUTPUT, STATE, ENV, PATH, STEP_SUMMARY };
}
function inputsOf({ defaults }, { inputs, sha }) {
    const all = new Map([...defaults, ...Object.entries(inputs)]);
    return [...all].map(([name, value]) => [name, value.replace(/\$\{\{\s*github\.sha\s*\}\}/g, sha)]);
}
function inputVariable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function fromEntries(entries) {
    return Object.fromEntries(entries);
}
/**
 * Reads a file of `NAME=VALUE` lines and `NAME<<DELIMITER` blocks; a later value replaces an earlier one.
 *
 * @throws Error where the runner would fail the step
 */
function parseFile(text) {
    const values = {};
    const lines = text.split(/\r?\n/);
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
        if (line === '')
            continue;
        const [, name, mark, rest = ''] = /^(.*?)(<<|=)(.*)$/.exec(line) ?? [];
        if (name === undefined || name === '')
            throw new Error(`Invalid line in a file command: ${line}`);
        values[name] = mark === '=' ? rest : block(lines, rest);
    }
    return values;
}
function block(lines, delimiter) {
    const end = lines.indexOf(delimiter);
    if (end === -1)
        throw new Error(`A file command lacks its delimiter ${delimiter}`);
    const [...block] = lines.splice(0, end + 1);
    return block.slice(0, -1).join('\n');
}

;// CONCATENATED MODULE: ./.build/start/render.js
/** Words that GitHub's log shows in front of an annotation. */
const levels = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' };
/**
 * Shows a line of a workflow log in a terminal, commands as GitHub's page shows them.
 *
 * @returns text with its line's end; empty for what is not shown
 */
function render(entry) {
    return 'text' in entry ? `${entry.text}\n` : renderCommand(entry.command);
}
function renderCommand({ name, data }) {
    if (name === 'group')
        return `${data}\n`;
    const level = levels[name];
    return level === undefined ? '' : `${level}${data}\n`;
}

;// CONCATENATED MODULE: ./.build/start/start.js












const app = 'quick-start';
/**
 * Starts the local platform, deploys a checkout to it with the build action as the runner would run it, and shows
 * the log, the outputs, and where the slug is.
 *
 * @returns an exit code: that of the action
 */
async function start_start(options) {
    const { checkout, write } = options;
    const found = await (0,promises_namespaceObject.stat)(checkout).catch(() => undefined);
    if (!found?.isDirectory()) {
        write(`There is no directory ${checkout}\n`);
        return 1;
    }
    const sha = await headOf(checkout);
    if (sha === undefined) {
        write(`${checkout} is no git checkout with a commit: make it one with git init, git add and git commit\n`);
        return 1;
    }
    const scratch = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(await (0,promises_namespaceObject.realpath)((0,external_node_os_namespaceObject.tmpdir)()), 'heroku-build-start-'));
    try {
        const platform = await startPlatform({ apps: [app] });
        try {
            return await deployTo(platform, scratch, sha, options);
        }
        finally {
            await platform.close();
        }
    }
    finally {
        await (0,promises_namespaceObject.rm)(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
}
async function deployTo(platform, scratch, sha, options) {
    const { project, checkout, env, write, signal } = options;
    write(`Local platform at ${platform.url}, deploying ${checkout} to its app '${app}'\n\n`);
    const inputs = { 'api-key': platform.apiKey, 'api-url': platform.url, app };
    const step = { action: project, inputs, workspace: checkout, scratch, sha, env };
    const { exitCode, outputs } = await runAction(step, write, signal);
    write(outputTable(outputs));
    const slugId = outputs['slug-id'];
    if (slugId)
        write(`\nThe slug lies at ${await saveSlug(platform, slugId)}\n`);
    write('The local platform builds and releases, but serves no apps: the web-url is made up.\n');
    return exitCode ?? 1;
}
async function runAction(options, write, signal) {
    const view = new LogView((entry) => write(render(entry)));
    const shown = { ...options, onOutput: (chunk) => view.push(chunk) };
    const main = await startMain(shown);
    const result = await start_ended(main, signal);
    const post = await startPost(shown, result);
    if (post)
        await start_ended(post, signal);
    view.end();
    return result;
}
async function start_ended({ process: child, result }, signal) {
    const interrupt = () => child.kill('SIGINT');
    signal.addEventListener('abort', interrupt);
    if (signal.aborted)
        interrupt();
    return result.finally(() => signal.removeEventListener('abort', interrupt));
}
/** What the workflow's event would name. */
async function headOf(checkout) {
    const args = ['-c', 'safe.directory=*', 'rev-parse', '--verify', 'HEAD'];
    return (0,external_node_util_.promisify)(external_node_child_process_namespaceObject.execFile)('git', args, { cwd: checkout }).then(({ stdout }) => stdout.trim(), () => undefined);
}
function outputTable(outputs) {
    const names = Object.keys(outputs);
    const width = Math.max(...names.map((name) => name.length), 0);
    const rows = names.map((name) => `  ${name.padEnd(width)}  ${outputs[name]}\n`);
    return `\nOutputs of the step:\n${rows.join('')}`;
}
/** Takes the slug from the platform, as anyone can from Heroku, since the platform's own files end with it. */
async function saveSlug({ url, apiKey }, slugId) {
    const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` };
    const answer = await fetch(`${url}/apps/${app}/slugs/${slugId}`, { headers });
    const slug = JSON.parse(await answer.text());
    const { body } = await fetch(slug.blob.url);
    if (!body)
        throw new Error('The platform has lost the slug');
    const file = (0,external_node_path_.join)(await (0,promises_namespaceObject.realpath)((0,external_node_os_namespaceObject.tmpdir)()), 'heroku-build-slug.tgz');
    await (0,external_node_stream_promises_namespaceObject.pipeline)(external_node_stream_.Readable.fromWeb(body), (0,external_node_fs_namespaceObject.createWriteStream)(file));
    return file;
}


>>>>>>> platform
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
/******/ var __webpack_exports__ = __nccwpck_require__(9197);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
