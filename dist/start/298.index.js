export const id = 298;
export const ids = [298];
export const modules = {

/***/ 8013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stages)
/* harmony export */ });
const stages = ['test', 'review', 'development', 'staging', 'production'];


/***/ }),

/***/ 6932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ BuildFailed),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7039);

class BuildFailed extends Error {
  name = 'BuildFailed';
  report;
  constructor(message, options = {}) {
    super(message, { cause: options.cause });
    this.report = options.report ?? message.split('\n').map(_format_js__WEBPACK_IMPORTED_MODULE_0__/* .failureLine */ .Pu).join('');
  }
}
function messageOf(error) {
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  return isError ? String(error.message) : String(error);
}


/***/ }),

/***/ 7039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Pu: () => (/* binding */ failureLine),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   gu: () => (/* binding */ indented),
/* harmony export */   u2: () => (/* binding */ indenter),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
const indent = '       ';
const newline = 0x0a;
function header(text) {
  return `-----> ${text}\n`;
}
function indented(text) {
  return text
    .split('\n')
    .map((line) => `${indent}${line}\n`)
    .join('');
}
function failureLine(text) {
  return ` !     ${text}\n`;
}
function warning(text) {
  return `\n${text.split('\n').map(failureLine).join('')}\n`;
}
function formatSize(bytes) {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes < 0.1 ? `${Math.ceil(bytes / 1024)}K` : `${mebibytes.toFixed(1)}M`;
}
function indenter(output) {
  let atLineStart = true;
  const write = (text) => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const pieces = [];
    for (let start = 0; start < bytes.length; ) {
      const lineEnd = bytes.indexOf(newline, start);
      const end = lineEnd === -1 ? bytes.length : lineEnd + 1;
      if (atLineStart) pieces.push(indent);
      pieces.push(bytes.subarray(start, end));
      atLineStart = lineEnd !== -1;
      start = end;
    }
    if (pieces.length > 0) output(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  };
  const end = () => {
    if (!atLineStart) output('\n');
    atLineStart = true;
  };
  return { write, end };
}


/***/ }),

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ startPlatform)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/local-platform/builder/failure.js
var builder_failure = __webpack_require__(6932);
;// CONCATENATED MODULE: ./.build/local-platform/apps/errors.js
class ApiError extends Error {
  name = 'ApiError';
  status;
  body;
  constructor(status, id, text, extra = {}, textKey = 'message') {
    super(text);
    this.status = status;
    this.body = { ...extra, id, [textKey]: text };
  }
}
function notFound(resource) {
  const words = resource.replace(/[_-]/g, ' ');
  return new ApiError(404, 'not_found', `Couldn't find that ${words}.`, { resource });
}
function noProcessType(type) {
  const text = `Couldn't find that process type (${type}).`;
  return new ApiError(404, 'not_found', text, { resource: 'process_type' });
}
function invalidParams(text) {
  return new ApiError(422, 'invalid_params', text);
}
function wrongType(path, expected, value) {
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return invalidParams(`Invalid type for key "${path}": expected ${expected}, got ${actual}.`);
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/app-names.js


const adjectives =
  'ancient arcane aqueous boiling calm cryptic damp desolate evening fathomless floating frozen gentle glacial hidden immense infinite limitless lit morning murmuring nameless peaceful polar pure quiet radiant rocky safe salty secret serene shielded shrouded sleepy stark still stormy sheltered thawing tranquil vast warm young';
const nouns =
  'anchorage atoll badlands bastion bayou beach brook brushlands caverns chamber citadel coast cove crag depths dusk escarpment falls fjord forest garden gorge harbor headland hollows island journey lake meadow mesa oasis peak plains plateau ravine reaches refuge ridge river savannah shore spire springs stream summit taiga thicket tor tundra wave wildwood';
function randomAppName(isTaken) {
  for (;;) {
    const name = `${pick(adjectives)}-${pick(nouns)}-${(0,external_node_crypto_.randomInt)(10_000, 100_000)}`;
    if (!isTaken(name)) return name;
  }
}
function pick(words) {
  const list = words.split(' ');
  return list[(0,external_node_crypto_.randomInt)(list.length)] ?? words;
}
function checkAppName(name, isTaken) {
  if (name.length < 3) throw invalidParams('Name is too short (minimum is 3 characters)');
  if (name.length > 30) throw invalidParams('Name is too long (maximum is 30 characters)');
  if (!/^[a-z][a-z0-9-]*[a-z0-9]$/.test(name)) {
    throw invalidParams(
      'Name must start with a letter, end with a letter or digit and can only contain lowercase letters, digits, and dashes.',
    );
  }
  if (isTaken(name)) throw invalidParams('Name is already taken');
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/references.js

function reference(kind, name) {
  const hex = (0,external_node_crypto_.createHash)('sha256').update(`${kind} ${name}`).digest('hex');
  return { id: hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'), name };
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/stacks.js


const defaultStack = 'heroku-24';
const cnbStack = 'cnb';
const containerStack = 'container';
const stacks = ['heroku-22', 'heroku-24', 'heroku-26', cnbStack, containerStack].map((name) =>
  reference('stack', name),
);
function findStack(identity) {
  return stacks.find(({ id, name }) => id === identity || name === identity);
}
function stackName(identity) {
  const stack = findStack(identity);
  if (stack === undefined) throw invalidParams(`Stack ${identity} is not available.`);
  return stack.name;
}
function nextStack({ generation }, identity) {
  const name = stackName(identity);
  if (generation === 'fir' && name !== cnbStack)
    throw invalidParams(`Apps of the Fir generation stay on the stack ${cnbStack}.`);
  return name;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/artifacts.js


const nothing = { slug: null, image: null };
function contentOf({ slug, image }) {
  return slug ?? (image === null ? null : { ...image, processTypes: commandsOf(image) });
}
function commandsOf({ processTypes }) {
  return Object.fromEntries(
    Object.entries(processTypes).map(([type, { displayCommand }]) => [type, displayCommand]),
  );
}
function describeDeploy(artifact) {
  const commit = contentOf(artifact)?.commit ?? null;
  return commit === null ? 'Deploy' : `Deploy ${commit.slice(0, 8)}`;
}
function checkRunnable(app, { slug, image }) {
  if (app.buildStack === containerStack)
    throw invalidParams(
      `App ${app.name} is on the container stack: its releases come from its own builds only.`,
    );
  const runsImages = app.generation === 'fir' || app.buildStack === cnbStack;
  if (runsImages && slug !== null)
    throw invalidParams(`App ${app.name} runs OCI images: release one with oci_image, not a slug.`);
  if (!runsImages && image !== null)
    throw invalidParams(`App ${app.name} runs slugs: release one with slug, not an OCI image.`);
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/releases.js

function addRelease(app, { config, ...fields }, now) {
  const isPending = fields.stream !== null;
  const release = {
    ...fields,
    version: app.releases.length + 1,
    status: isPending ? 'pending' : 'succeeded',
    createdAt: now,
    updatedAt: now,
    config: new Map(config),
    abort: new AbortController(),
    settled: Promise.resolve(),
  };
  app.releases.push(release);
  app.updatedAt = now;
  if (!isPending) app.config = new Map(config);
  return release;
}
function pendingConfig(app) {
  const latest = latestRelease(app);
  return latest?.status === 'pending' ? latest.config : app.config;
}
function latestRelease(app) {
  return app.releases.findLast(({ status }) => status === 'pending' || status === 'succeeded');
}
function currentRelease(app) {
  return app.releases.findLast(({ status }) => status === 'succeeded');
}
function isEligibleForRollback(release) {
  return release.status === 'succeeded' && contentOf(release) !== null;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/create-app.js





function createApp(
  store,
  { name, region = 'us', stack = defaultStack, team = null, locked = false },
  now,
) {
  const isTaken = (other) => store.findApp(other) !== undefined;
  if (name !== null) checkAppName(name, isTaken);
  const app = store.addApp(
    {
      name: name ?? randomAppName(isTaken),
      generation: stack === cnbStack ? 'fir' : 'cedar',
      region,
      stack,
      team,
      locked,
    },
    now,
  );
  for (const description of ['Initial release', 'Enable Logplex']) {
    addRelease(app, { id: (0,external_node_crypto_.randomUUID)(), description, ...nothing, stream: null, config: new Map() }, now);
  }
  return app;
}

// EXTERNAL MODULE: ./.build/local-platform/apps/records.js
var records = __webpack_require__(8013);
// EXTERNAL MODULE: ./.build/local-platform/storage/app-log.js
var app_log = __webpack_require__(5096);
;// CONCATENATED MODULE: ./.build/local-platform/apps/store.js


class Store {
  account;
  apps = [];
  teams = [];
  authorizations = [];
  slugs = new Map();
  images = new Map();
  pipelines = [];
  couplings = [];
  promotions = [];
  appSetups = [];
  reviewApps = [];
  constructor(now) {
    const account = { id: (0,external_node_crypto_.randomUUID)(), email: 'local@example.com', name: 'Local Platform' };
    this.account = { ...account, createdAt: now, features: [] };
  }
  findApp(identity) {
    return this.apps.find((app) => app.id === identity || app.name === identity);
  }
  findTeam(identity) {
    return this.teams.find(({ id, name }) => id === identity || name === identity);
  }
  addApp(fields, now) {
    const app = {
      ...fields,
      id: (0,external_node_crypto_.randomUUID)(),
      hostSuffix: (0,external_node_crypto_.randomBytes)(6).toString('hex'),
      buildStack: fields.stack,
      maintenance: false,
      collaborators: [],
      features: [],
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
      log: new app_log/* AppLog */.E(),
      port: 0,
      buildQueue: Promise.resolve(),
      releaseQueue: Promise.resolve(),
    };
    this.apps.push(app);
    return app;
  }
  addCoupling(app, pipeline, stage, now) {
    const ids = { id: (0,external_node_crypto_.randomUUID)(), appId: app.id, pipelineId: pipeline.id };
    const coupling = { ...ids, stage, createdAt: now, updatedAt: now };
    this.couplings.push(coupling);
    return coupling;
  }
  removeApp(app) {
    remove(this.apps, app);
    for (const coupling of this.couplings.filter(({ appId }) => appId === app.id))
      remove(this.couplings, coupling);
    const released = this.apps.flatMap(({ releases }) =>
      releases.map(({ slug, image }) => (slug ?? image)?.id),
    );
    const [used, owners] = [new Set(released), new Set(this.apps.map(({ id }) => id))];
    const isOrphan = ({ id, appId }) => !owners.has(appId) && !used.has(id);
    const slugs = [...this.slugs.values()].filter(isOrphan).map(({ id }) => id);
    const images = [...this.images.values()].filter(isOrphan);
    for (const id of slugs) this.slugs.delete(id);
    for (const { id } of images) this.images.delete(id);
    const needed = new Set([...this.images.values()].map(({ layoutId }) => layoutId));
    const layouts = images.map(({ layoutId }) => layoutId).filter((id) => id !== null && !needed.has(id));
    return { slugs, layouts: [...new Set(layouts)].filter((id) => id !== null) };
  }
}
function remove(list, item) {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/pipelines.js




function createPipeline(store, { name, team = null }, now) {
  const pipeline = {
    id: (0,external_node_crypto_.randomUUID)(),
    name: checkPipelineName(name),
    createdAt: now,
    updatedAt: now,
    config: new Map(),
    team,
    repo: null,
    reviewAppConfig: null,
  };
  store.pipelines.push(pipeline);
  return pipeline;
}
function deletePipeline(store, pipeline) {
  remove(store.pipelines, pipeline);
  for (const coupling of store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id)) {
    remove(store.couplings, coupling);
  }
}
function checkPipelineName(name) {
  if (/^[a-z][a-z0-9-]{2,29}$/.test(name)) return name;
  throw invalidParams(
    'Name must start with a letter, be 3 to 30 characters long and can only contain lowercase letters, digits, and dashes.',
  );
}
function parseStage(name) {
  const stage = records/* stages */._.find((candidate) => candidate === name);
  if (stage === undefined) throw invalidParams(`Stage must be one of ${records/* stages */._.join(', ')}.`);
  return stage;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/named-apps.js



function createNamedApps(store, { apps = [], pipeline }, now) {
  const existing = new Set(store.apps.map(({ name }) => name));
  for (const name of apps) {
    if (!existing.has(name)) prefixErrors(`app '${name}'`, () => createApp(store, { name }, now));
  }
  if (pipeline !== undefined) createNamedPipeline(store, pipeline.name, pipeline.stages, now);
}
function createNamedPipeline(store, name, stages, now) {
  const pipeline =
    store.pipelines.find((candidate) => candidate.name === name) ??
    prefixErrors(`pipeline '${name}'`, () => createPipeline(store, { name }, now));
  for (const [appName, stage] of stages) {
    const app = store.findApp(appName);
    if (app === undefined) throw new Error(`app '${appName}' has a stage, but does not exist`);
    const isCoupled = store.couplings.some(({ appId }) => appId === app.id);
    if (!isCoupled) store.addCoupling(app, pipeline, stage, now);
  }
}
function prefixErrors(prefix, action) {
  try {
    return action();
  } catch (error) {
    throw new Error(`${prefix}: ${(0,builder_failure/* messageOf */.b)(error)}`, { cause: error });
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/collaborators.js


const permissions = [
  { name: 'deploy', description: 'Can deploy code and change config vars and add-ons.' },
  { name: 'manage', description: 'Can administer the app and who has access to it.' },
  { name: 'operate', description: 'Can manage dynos, config vars and other resources.' },
  { name: 'view', description: 'Can see the app.' },
];
const permissionNames = permissions.map(({ name }) => name);
function checkEmail(email) {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254) return email;
  throw invalidParams('Email is invalid.');
}
function checkPermissions(names) {
  const unknown = names.find((name) => !permissionNames.some((known) => known === name));
  if (unknown !== undefined) throw invalidParams(`Invalid permission: ${unknown}.`);
  return permissionNames.filter((name) => name === 'view' || names.includes(name));
}
function addCollaborator(list, email, permissions, now) {
  if (list.some((one) => one.email === email)) throw invalidParams('User is already a collaborator on app.');
  const collaborator = { id: (0,external_node_crypto_.randomUUID)(), email, permissions, createdAt: now, updatedAt: now };
  list.push(collaborator);
  return collaborator;
}
function setMember(team, email, role, now) {
  const present = team.members.find((one) => one.email === email);
  if (present !== undefined) Object.assign(present, { role, updatedAt: now });
  const member = present ?? { id: (0,external_node_crypto_.randomUUID)(), email, role, createdAt: now, updatedAt: now };
  if (present === undefined) team.members.push(member);
  return { member, isNew: present === undefined };
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/config-vars.js

const appVarNames = /^\w+$/;
const pipelineVarNames = /^(?!\.{1,2}$)[\w.:[\]]+$/;
function configChanges(requested, config, names = appVarNames) {
  const changes = [];
  for (const [name, value] of Object.entries(requested)) {
    if (!names.test(name)) throw invalidParams(`Config var name "${name}" is invalid.`);
    if (value !== null && typeof value !== 'string') throw wrongType(name, 'string', value);
    if (value?.includes('\0')) throw invalidParams(`The value of config var "${name}" has a NUL character.`);
    if (value !== (config.get(name) ?? null)) changes.push([name, value]);
  }
  return changes;
}
function configValues(requested, names = appVarNames) {
  const changes = configChanges(requested, new Map(), names);
  return new Map(changes.filter((change) => change[1] !== null));
}
function applyConfigChanges(config, changes) {
  for (const [name, value] of changes) {
    if (value === null) config.delete(name);
    else config.set(name, value);
  }
}
function describeConfigChanges(changes) {
  const names = (isIncluded) =>
    changes
      .filter(([, value]) => isIncluded(value))
      .map(([name]) => name)
      .join(', ');
  const set = names((value) => value !== null);
  const removed = names((value) => value === null);
  if (removed === '') return `Set ${set} config vars`;
  if (set === '') return `Remove ${removed} config vars`;
  return `Set ${set} config vars, remove ${removed} config vars`;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/dyno-sizes.js

const dynoSizeList = [
  { name: 'Eco', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 0.28, cents: 500 },
  { name: 'Basic', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 0.28, cents: 700 },
  { name: 'Standard-1X', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 1, cents: 2500 },
  { name: 'Standard-2X', memory: 1, compute: 2, isDedicated: false, dynoUnits: 2, cents: 5000 },
  { name: 'Performance-M', memory: 2.5, compute: 2, isDedicated: true, dynoUnits: 8, cents: 25_000 },
  { name: 'Performance-L', memory: 14, compute: 8, isDedicated: true, dynoUnits: 16, cents: 50_000 },
];
function dynoSizeId(name) {
  return reference('dyno size', name).id;
}
function findDynoSize(identity) {
  return dynoSizeList.find(
    ({ name }) => dynoSizeId(name) === identity || name.toLowerCase() === identity.toLowerCase(),
  );
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/regions.js


const regions = [
  { ...reference('region', 'us'), country: 'United States', locale: 'Virginia', provider: 'us-east-1' },
  { ...reference('region', 'eu'), country: 'Ireland', locale: 'Dublin', provider: 'eu-west-1' },
];
function findRegion(identity) {
  return regions.find(({ id, name }) => id === identity || name === identity);
}
function regionName(identity) {
  const region = findRegion(identity);
  if (region === undefined) throw invalidParams(`Region ${identity} is not available.`);
  return region.name;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/teams.js


function createTeam(store, name, now) {
  checkTeamName(name);
  if (store.teams.some((team) => team.name === name)) throw invalidParams('Name is already taken');
  const team = { id: (0,external_node_crypto_.randomUUID)(), name, createdAt: now, updatedAt: now, members: [] };
  store.teams.push(team);
  return team;
}
function findTeam(store, identity) {
  const team = store.findTeam(identity);
  if (team === undefined) throw notFound('team');
  return team;
}
function checkTeamName(name) {
  if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(name)) throw invalidParams('Name is invalid.');
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/validators.js
const latestTime = Date.UTC(9999, 11, 31);
function mustBe(place, what) {
  return new Error(`${place || 'the content'} must be ${what}`);
}
const string = (value, place) => {
  if (typeof value !== 'string') throw mustBe(place, 'a string');
  return true;
};
const validators_boolean = (value, place) => {
  if (typeof value !== 'boolean') throw mustBe(place, 'true or false');
  return true;
};
function integer(min = 0) {
  return (value, place) => {
    if (Number.isSafeInteger(value) && Number(value) >= min) return true;
    throw mustBe(place, `a whole number, ${min} or more`);
  };
}
const time = (value, place) => {
  if (typeof value === 'number' && value >= 0 && value <= latestTime) return true;
  throw mustBe(place, 'a time in milliseconds');
};
function matching(pattern, what) {
  return (value, place) => {
    if (typeof value === 'string' && pattern.test(value)) return true;
    throw mustBe(place, what);
  };
}
const uuid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a UUID');
function passing(check, what) {
  return (value, place) => {
    if (typeof value !== 'string') throw mustBe(place, what);
    try {
      check(value);
    } catch (error) {
      throw new Error(mustBe(place, what).message, { cause: error });
    }
    return true;
  };
}
function oneOf(...values) {
  return (value, place) => {
    if (values.some((one) => one === value)) return true;
    throw mustBe(place, values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`);
  };
}
function nullable(validator) {
  return (value, place) => value === null || validator(value, place);
}
function optional(validator) {
  return (value, place) => value === undefined || validator(value, place);
}
function array(validator) {
  return (value, place) => {
    if (!Array.isArray(value)) throw mustBe(place, 'a list');
    return value.every((item, index) => validator(item, `${place}[${index}]`));
  };
}
function pair(first, second) {
  return (value, place) => {
    if (!Array.isArray(value) || value.length !== 2) throw mustBe(place, 'a pair');
    return first(value[0], `${place}[0]`) && second(value[1], `${place}[1]`);
  };
}
function record(key, validator) {
  return (value, place) => {
    if (!isObject(value)) throw mustBe(place, 'an object');
    return Object.entries(value).every(
      ([name, item], index) =>
        key(name, `${place}, key ${index + 1},`) && validator(item, `${place}.${name}`),
    );
  };
}
function object(validators) {
  const entries = Object.entries(validators);
  return (value, place) => {
    if (!isObject(value)) throw mustBe(place, 'an object');
    return entries.every(([key, validator]) =>
      validator(Object.hasOwn(value, key) ? value[key] : undefined, place === '' ? key : `${place}.${key}`),
    );
  };
}
function distinct(validator, what, read) {
  return (value, place) => {
    if (!validator(value, place)) return false;
    const seen = new Set();
    for (const [index, item] of value.entries()) {
      if (seen.has(read(item))) throw new Error(`${place}[${index}] has the same ${what} as another`);
      seen.add(read(item));
    }
    return true;
  };
}
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/saved-records.js










const formatVersion = 3;
const appName = passing((name) => checkAppName(name, () => false), 'the name of an app');
const teamName = passing(checkTeamName, 'the name of a team');
const stack = passing(stackName, 'the name of a stack');
const region = passing(regionName, 'the name of a region');
const checksum = matching(/^SHA256:[0-9a-f]{64}$/i, 'SHA256:<64 hexadecimal digits>');
const outcome = oneOf('pending', 'succeeded', 'failed');
const config = array(pair(matching(pipelineVarNames, 'the name of a config var'), string));
const digest = matching(/^sha256:[0-9a-f]{64}$/, 'sha256:<64 hexadecimal digits>');
const processType = matching(/^[-\w]+$/, 'the name of a process type');
const identified = { id: uuid, createdAt: time, updatedAt: time };
const buildpacks = array(object({ url: optional(string), name: optional(string) }));
const features = array(object({ name: string, enabled: validators_boolean, updatedAt: time }));
const authorization = object({
  ...identified,
  description: string,
  tokenId: uuid,
  token: string,
  expiresAt: nullable(time),
});
const collaborator = object({
  ...identified,
  email: string,
  permissions: array(oneOf(...permissionNames)),
});
const member = object({
  ...identified,
  email: string,
  role: oneOf('admin', 'member'),
});
const formation = object({
  ...identified,
  type: string,
  command: string,
  quantity: integer(),
  size: oneOf(...dynoSizeList.map(({ name }) => name)),
});
const build = object({
  ...identified,
  status: outcome,
  sourceUrl: string,
  checksum: nullable(checksum),
  version: nullable(string),
  versionDescription: nullable(string),
  buildpacks: nullable(buildpacks),
  stack,
  requestId: string,
  slugId: nullable(uuid),
  releaseId: nullable(uuid),
});
const release = object({
  ...identified,
  version: integer(1),
  description: string,
  status: outcome,
  slugId: nullable(uuid),
  imageId: nullable(uuid),
  config,
  hasOutput: validators_boolean,
});
const app = object({
  ...identified,
  name: appName,
  generation: oneOf('cedar', 'fir'),
  team: nullable(teamName),
  locked: validators_boolean,
  hostSuffix: matching(/^[0-9a-f]{12}$/, '12 hexadecimal digits'),
  region,
  stack,
  buildStack: stack,
  maintenance: validators_boolean,
  collaborators: array(collaborator),
  features,
  releasedAt: nullable(time),
  config,
  buildpacks,
  buildpackDescription: nullable(string),
  formation: array(formation),
  builds: array(build),
  releases: numbered(array(release)),
  cacheStale: validators_boolean,
  port: integer(),
});
const slug = object({
  ...identified,
  appId: uuid,
  checksum: nullable(checksum),
  commit: nullable(string),
  commitDescription: nullable(string),
  size: nullable(integer()),
  processTypes: record(processType, string),
  stack,
  buildpackDescription: nullable(string),
});
const saved_records_image = object({
  ...identified,
  appId: uuid,
  digest,
  imageRepo: nullable(string),
  architecture: nullable(string),
  baseImageName: nullable(string),
  baseTopLayer: nullable(string),
  commit: nullable(string),
  commitDescription: nullable(string),
  processTypes: record(
    processType,
    object({
      displayCommand: string,
      command: string,
      workingDirectory: string,
      isDefault: nullable(validators_boolean),
      imageName: nullable(processType),
    }),
  ),
  buildpacks: array(object({ name: string, version: string, homepage: string })),
  stack,
  buildpackDescription: nullable(string),
  layoutId: nullable(uuid),
  appLayer: nullable(digest),
});
const reviewAppConfig = object({
  repo: string,
  automatic: validators_boolean,
  baseName: nullable(string),
  deployTarget: object({ id: region, type: oneOf('region') }),
  destroyStale: validators_boolean,
  staleDays: integer(Number.MIN_SAFE_INTEGER),
  waitForCi: validators_boolean,
});
const pipeline = object({
  ...identified,
  name: passing(checkPipelineName, 'the name of a pipeline'),
  config: array(pair(oneOf(...records/* stages */._), config)),
  team: nullable(teamName),
  repo: nullable(string),
  reviewAppConfig: nullable(reviewAppConfig),
});
const coupling = object({
  ...identified,
  appId: uuid,
  pipelineId: uuid,
  stage: oneOf(...records/* stages */._),
});
const promotionTarget = object({
  id: uuid,
  appId: uuid,
  status: outcome,
  releaseId: nullable(uuid),
  errorMessage: nullable(string),
});
const promotion = object({
  ...identified,
  pipelineId: uuid,
  sourceAppId: uuid,
  sourceReleaseId: uuid,
  status: oneOf('pending', 'completed'),
  targets: array(promotionTarget),
});
const appSetup = object({
  ...identified,
  status: outcome,
  failureMessage: nullable(string),
  manifestErrors: array(string),
  app: object({ id: uuid, name: appName }),
  buildId: nullable(uuid),
  postdeploy: nullable(object({ output: string, exitCode: integer() })),
  successUrl: nullable(string),
  predestroy: nullable(string),
});
const reviewApp = object({
  ...identified,
  pipelineId: uuid,
  branch: string,
  prNumber: nullable(integer(Number.MIN_SAFE_INTEGER)),
  forkRepoId: nullable(integer(Number.MIN_SAFE_INTEGER)),
  status: oneOf('pending', 'creating', 'created', 'deleting', 'deleted', 'errored'),
  errorStatus: nullable(string),
  message: nullable(string),
  appId: nullable(uuid),
  setupId: nullable(uuid),
});
const savedStore = object({
  form: oneOf(formatVersion),
  account: object({ id: uuid, email: string, name: string, createdAt: time, features }),
  authorizations: array(authorization),
  apps: distinct(
    distinct(array(app), 'id', ({ id }) => id),
    'name',
    ({ name }) => name,
  ),
  teams: array(object({ ...identified, name: teamName, members: array(member) })),
  slugs: array(slug),
  images: array(saved_records_image),
  pipelines: distinct(array(pipeline), 'id', ({ id }) => id),
  couplings: array(coupling),
  promotions: array(promotion),
  appSetups: array(appSetup),
  reviewApps: array(reviewApp),
});
function numbered(validator) {
  return (value, place) => {
    if (!validator(value, place)) return false;
    const wrong = value.findIndex(({ version }, index) => version !== index + 1);
    if (wrong !== -1) throw new Error(`${place}[${wrong}].version must be ${wrong + 1}`);
    return true;
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/saved-store.js


function serializeStore(store) {
  const { account, authorizations, teams, pipelines, couplings, promotions } = store;
  const saved = {
    form: formatVersion,
    account,
    authorizations,
    apps: store.apps.map(saveApp),
    teams,
    slugs: [...store.slugs.values()],
    images: [...store.images.values()],
    pipelines,
    couplings,
    promotions,
    appSetups: store.appSetups.map(({ build, abort, ...setup }) => ({
      ...setup,
      buildId: build?.id ?? null,
    })),
    reviewApps: store.reviewApps.map(({ setup, abort, ...review }) => ({
      ...review,
      setupId: setup?.id ?? null,
    })),
  };
  return JSON.stringify(saved, (_, value) => (value instanceof Map ? [...value] : value));
}
function saveApp({ log, buildQueue, releaseQueue, ...app }) {
  return {
    ...app,
    builds: app.builds.map(({ stream, abort, ...build }) => build),
    releases: app.releases.map(({ slug, image, stream, abort, settled, ...release }) => ({
      ...release,
      slugId: slug?.id ?? null,
      imageId: image?.id ?? null,
      hasOutput: stream !== null,
    })),
  };
}
function restoreStore(store, text, streams) {
  const saved = parse(text);
  Object.assign(store.account, saved.account);
  for (const slug of saved.slugs) store.slugs.set(slug.id, slug);
  for (const image of saved.images) store.images.set(image.id, image);
  store.apps.push(...saved.apps.map((app) => restoreApp(app, store, streams)));
  store.teams.push(...saved.teams);
  store.authorizations.push(...saved.authorizations);
  store.pipelines.push(...saved.pipelines.map(restorePipeline));
  store.couplings.push(...saved.couplings);
  store.promotions.push(...saved.promotions.map(restorePromotion));
  const builds = store.apps.flatMap(({ builds }) => builds);
  store.appSetups.push(...saved.appSetups.map((setup) => restoreSetup(setup, builds)));
  store.reviewApps.push(...saved.reviewApps.map((review) => restoreReviewApp(review, store)));
}
function parse(text) {
  let saved;
  try {
    saved = JSON.parse(text);
  } catch (error) {
    throw new Error('it is not JSON', { cause: error });
  }
  if (!hasThisVersion(saved)) throw new Error('another version of the local platform has written it');
  if (!savedStore(saved, '')) throw new Error('it is damaged');
  return saved;
}
function hasThisVersion(saved) {
  return typeof saved === 'object' && saved !== null && 'form' in saved && saved.form === formatVersion;
}
function restoreApp(saved, { slugs, images }, streams) {
  const releases = saved.releases.map(({ slugId, imageId, hasOutput, ...release }) => ({
    ...release,
    status: finalStatus(release.status),
    slug: slugs.get(slugId ?? '') ?? null,
    image: images.get(imageId ?? '') ?? null,
    config: new Map(release.config),
    stream: hasOutput ? streams.restore(release.id) : null,
    abort: new AbortController(),
    settled: Promise.resolve(),
  }));
  const builds = saved.builds.map((build) => ({
    ...build,
    status: finalStatus(build.status),
    stream: streams.restore(build.id),
    abort: new AbortController(),
  }));
  const unsaved = {
    log: new app_log/* AppLog */.E(),
    buildQueue: Promise.resolve(),
    releaseQueue: Promise.resolve(),
  };
  return { ...saved, ...unsaved, config: new Map(saved.config), builds, releases };
}
function restorePipeline(saved) {
  const config = saved.config.map(([stage, vars]) => [stage, new Map(vars)]);
  return { ...saved, config: new Map(config) };
}
function restorePromotion(saved) {
  const targets = saved.targets.map((target) => ({ ...target, status: finalStatus(target.status) }));
  return { ...saved, status: 'completed', targets };
}
function restoreSetup({ buildId, ...saved }, builds) {
  const build = builds.find(({ id }) => id === buildId) ?? null;
  const failureMessage = saved.status === 'pending' ? stoppedMessage : saved.failureMessage;
  return { ...saved, status: finalStatus(saved.status), failureMessage, build, abort: new AbortController() };
}
function restoreReviewApp({ setupId, ...saved }, { appSetups }) {
  const setup = appSetups.find(({ id }) => id === setupId) ?? null;
  const live = { setup, abort: new AbortController() };
  if (['created', 'deleted', 'errored'].includes(saved.status)) return { ...saved, ...live };
  return { ...saved, ...live, status: 'errored', errorStatus: stoppedMessage, message: stoppedMessage };
}
const stoppedMessage = 'The platform was stopped.';
function finalStatus(status) {
  return status === 'pending' ? 'failed' : status;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./.build/local-platform/storage/remove-tree.js


const maxConcurrentRemovals = 64;
async function removeTree(directory) {
  const remove = async () => {
    await empty(directory).catch(() => undefined);
    await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  await remove().catch(async () => {
    await makeWritable(directory);
    await remove();
  });
}
async function empty(directory) {
  const removals = [];
  for await (const entry of await (0,promises_.opendir)(directory)) {
    const path = (0,external_node_path_.join)(directory, entry.name);
    if (entry.isDirectory()) await empty(path).catch(() => undefined);
    else removals.push((0,promises_.unlink)(path).catch(() => undefined));
    if (removals.length >= maxConcurrentRemovals) await Promise.all(removals.splice(0));
  }
  await Promise.all(removals);
  await (0,promises_.rmdir)(directory);
}
async function makeWritable(directory) {
  await (0,promises_.chmod)(directory, 0o700);
  for (const entry of await (0,promises_.readdir)(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable((0,external_node_path_.join)(directory, entry.name));
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/capture.js
const maxBytes = 256 * 1024;
function capture() {
  const chunks = [];
  let size = 0;
  return {
    write: (text) => {
      const chunk = Buffer.from(text);
      if (size + chunk.length > maxBytes) return;
      size += chunk.length;
      chunks.push(chunk);
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/environment.js

const systemVariables = [
  'path home user logname shell tmpdir temp tmp lang lc_all lc_ctype tz',
  'systemroot systemdrive windir comspec pathext userprofile homedrive homepath appdata localappdata',
  'programdata programfiles programfiles(x86) programw6432 commonprogramfiles number_of_processors',
  'processor_architecture os',
];
const networkVariables = [
  'http_proxy https_proxy no_proxy all_proxy',
  'node_extra_ca_certs node_use_system_ca ssl_cert_file ssl_cert_dir git_ssl_cainfo',
  'npm_config_cache npm_config_registry npm_config_cafile npm_config_userconfig',
  'npm_config_proxy npm_config_https_proxy npm_config_noproxy',
];
const engineVariables = [
  'docker_host docker_context docker_config docker_cert_path docker_tls_verify container_host xdg_runtime_dir',
];
function dynoEnvironment(parent = process.env) {
  return withNode(environment_pick(parent, systemVariables));
}
function buildEnvironment(parent = process.env) {
  return withNode(environment_pick(parent, [...systemVariables, ...networkVariables]));
}
function engineEnvironment(parent = process.env) {
  return withNode(environment_pick(parent, [...systemVariables, ...networkVariables, ...engineVariables]));
}
function pathOf(env) {
  return env[pathName(env)] ?? '';
}
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
    if (value !== undefined && allowed.has(name.toLowerCase())) picked[name] = value;
  }
  return picked;
}
function withNode(env) {
  const directories = pathOf(env).split(external_node_path_.delimiter).filter(Boolean);
  const node = (0,external_node_path_.dirname)(process.execPath);
  if (!directories.includes(node)) directories.push(node);
  return { ...env, [pathName(env)]: directories.join(external_node_path_.delimiter) };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./.build/local-platform/builder/system.js

const isWindows = process.platform === 'win32';
async function exists(path) {
  return (0,promises_.access)(path).then(
    () => true,
    () => false,
  );
}
async function isFile(path) {
  return (0,promises_.stat)(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/process.js







const defaultKillDelayMs = 2_000;
const silenceMs = 1_000;
const maxDrainMs = 5_000;
const markVariable = 'HEROKU_BUILD_PROCESS';
async function run(command, args, options) {
  const code = await runUntilExit(command, args, options);
  options.signal.throwIfAborted();
  return code;
}
async function runUntilExit(command, args, options) {
  const { cwd, env, input, output, errors, signal, isClient = false } = options;
  signal.throwIfAborted();
  const mark = { value: String(1e14 + (0,external_node_crypto_.randomInt)(2 ** 47)), scans };
  const [file, ...rest] = inShell(command, args, isClient ? undefined : mark.value, errors === undefined);
  const spawnOptions = {
    cwd,
    env: isClient ? env : { ...env, [markVariable]: mark.value },
    detached: !isWindows,
    windowsHide: true,
  };
  options.onMark?.(mark.value);
  const child =
    input === undefined
      ? (0,external_node_child_process_.spawn)(file, rest, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
      : feed((0,external_node_child_process_.spawn)(file, rest, { ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe'] }), input);
  deliver(child.stdout, output);
  deliver(child.stderr, errors ?? output);
  if (child.pid !== undefined) options.onStart?.(child.pid);
  return ended(child, mark, options);
}
function say(output, text) {
  if (output instanceof external_node_stream_.Writable) output.write(text);
  else output(text);
}
function deliver(stream, output) {
  if (!(output instanceof external_node_stream_.Writable)) {
    stream.on('data', output);
    return;
  }
  stream.pipe(output, { end: false });
  output.once('close', () => stream.resume());
}
function feed(child, input) {
  child.stdin.on('error', () => {});
  input.pipe(child.stdin);
  return child;
}
function inShell(command, args, mark, merged) {
  if (isWindows) return [command, ...args];
  if (!merged && (0,external_node_path_.isAbsolute)(command)) (0,external_node_fs_.accessSync)(command, external_node_fs_.constants.X_OK);
  const limit = 'ulimit -S -w "$1" 2>/dev/null || ulimit -S -x "$1" 2>/dev/null';
  const script = `${mark === undefined ? '' : `${limit}; `}shift; exec "$@"${merged ? ' 2>&1' : ''}`;
  return ['/bin/sh', '-c', script, 'sh', mark ?? '', command, ...args];
}
function ended(child, mark, options) {
  const { signal, killSignal, killDelayMs = defaultKillDelayMs, spared, isClient = false, onKill } = options;
  return new Promise((resolve, reject) => {
    const timers = [];
    const killNow = () => kill(child, isClient ? undefined : mark);
    const stop = () => {
      terminate(child, mark, spared);
      const killLate = () => {
        onKill?.();
        killNow();
      };
      timers.push(setTimeout(killLate, killDelayMs));
    };
    const clear = () => {
      signal.removeEventListener('abort', stop);
      killSignal?.removeEventListener('abort', killNow);
      timers.forEach(clearTimeout);
    };
    signal.addEventListener('abort', stop, { once: true });
    killSignal?.addEventListener('abort', killNow, { once: true });
    child.once('error', (error) => {
      clear();
      reject(error);
    });
    child.once('exit', () => {
      killNow();
      cutWhenSilent(child);
    });
    child.once('close', (code, name) => {
      clear();
      resolve(code ?? 128 + (name === null ? 0 : external_node_os_.constants.signals[name]));
    });
  });
}
function cutWhenSilent(child) {
  const { stdout, stderr } = child;
  const end = performance.now() + maxDrainMs;
  let silent = false;
  const cut = () => {
    if (!silent) return;
    stdout.destroy();
    stderr.destroy();
  };
  const timer = setTimeout(() => {
    if (stdout.isPaused() || stderr.isPaused()) {
      timer.refresh();
      return;
    }
    silent = true;
    setImmediate(cut);
  }, silenceMs);
  const onData = () => {
    silent = performance.now() > end;
    if (silent) cut();
    else timer.refresh();
  };
  stdout.on('data', onData);
  stderr.on('data', onData);
  child.once('close', () => clearTimeout(timer));
}
function terminate(child, mark, spared) {
  if (isWindows) {
    killTreeOnWindows(child);
    return;
  }
  const others = spared === undefined ? [] : marked(mark).filter((pid) => pid !== child.pid);
  const chosen = others.filter((pid) => spared?.test(read(pid, 'cmdline')) === false);
  if (chosen.length === 0) signalGroup(child, 'SIGTERM');
  for (const pid of chosen) signalProcess(pid, 'SIGTERM');
}
function kill(child, mark) {
  if (isWindows) killTreeOnWindows(child);
  else signalGroup(child, 'SIGKILL');
  if (mark !== undefined) killMarked(mark);
}
function killMarked(mark) {
  const killed = new Set();
  for (;;) {
    const found = marked(mark).filter((pid) => !killed.has(pid));
    if (found.length === 0) return;
    for (const pid of found) {
      signalProcess(pid, 'SIGKILL');
      killed.add(pid);
    }
  }
}
function killTreeOnWindows(child) {
  if (child.exitCode === null) (0,external_node_child_process_.execFile)('taskkill', ['/PID', String(child.pid), '/T', '/F'], () => {});
}
function signalGroup(child, name) {
  if (child.pid !== undefined) signalProcess(-child.pid, name);
}
function signalProcess(pid, name) {
  try {
    process.kill(pid, name);
  } catch {}
}
let scans = 0;
let seen = new Map();
function marked({ value, scans: before }) {
  if (process.platform !== 'linux') return [];
  const limit = new RegExp(`^Max file locks +${value} `, 'm');
  return scan()
    .filter(([pid, { scan }]) => scan > before && pid !== process.pid)
    .map(([pid]) => pid)
    .filter(
      (pid) => limit.test(read(pid, 'limits')) || read(pid, 'environ').includes(`${markVariable}=${value}`),
    );
}
function scan() {
  scans += 1;
  const now = new Map();
  for (const pid of (0,external_node_fs_.readdirSync)('/proc').map(Number).filter(Number.isInteger)) {
    const inode = inodeOf(pid);
    if (inode === undefined) continue;
    const known = seen.get(pid);
    now.set(pid, known?.inode === inode ? known : { inode, scan: scans });
  }
  seen = now;
  return [...now];
}
function inodeOf(pid) {
  try {
    return (0,external_node_fs_.statSync)(`/proc/${pid}`).ino;
  } catch {
    return undefined;
  }
}
function read(pid, file) {
  try {
    return (0,external_node_fs_.readFileSync)(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./.build/local-platform/builder/shell.js







async function findProgram(name, env = process.env) {
  for (const directory of pathOf(env).split(external_node_path_.delimiter).filter(Boolean)) {
    const file = (0,external_node_path_.join)(directory, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}
function isOnPath(name) {
  const file = isWindows ? `${name}.exe` : name;
  return pathOf(process.env)
    .split(external_node_path_.delimiter)
    .filter(Boolean)
    .some((directory) => canExecute((0,external_node_path_.join)(directory, file)));
}
async function findShell() {
  if (!isWindows) return (await findProgram('bash')) ?? '/bin/sh';
  const bash = await gitBash();
  if (bash === undefined)
    throw new Error('No bash found: install Git for Windows, https://gitforwindows.org');
  return bash;
}
async function gitBash() {
  const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('git', ['--exec-path']);
  const root = (0,external_node_path_.resolve)(stdout.trim(), '..', '..', '..');
  for (const bash of [(0,external_node_path_.join)(root, 'bin', 'bash.exe'), (0,external_node_path_.join)(root, 'usr', 'bin', 'bash.exe')]) {
    if (await isExecutable(bash)) return bash;
  }
  return undefined;
}
async function isExecutable(file) {
  return (0,promises_.access)(file, promises_.constants.X_OK).then(
    () => true,
    () => false,
  );
}
function canExecute(file) {
  try {
    (0,external_node_fs_.accessSync)(file, promises_.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/container-engine.js








const forwardsPorts = process.platform !== 'linux';
class EngineProgram {
  name;
  #isolated;
  constructor(name, isolated) {
    this.name = name;
    this.#isolated = isolated;
  }
  async run(args, workDir, { env = {}, ...options }) {
    const environment = { ...env, ...(await this.#environment(workDir)) };
    return runUntilExit(await this.#file(), args, { ...options, cwd: workDir, env: environment });
  }
  async leftovers(commands, workDir) {
    return { file: await this.#file(), env: await this.#environment(workDir), commands };
  }
  async ask(args, options, cwd) {
    const [printed, complaints] = [capture(), capture()];
    const { signal, workDir } = options;
    const env = await this.#environment(workDir);
    const outputs = { output: printed.write, errors: complaints.write };
    const code = await run(await this.#file(), args, { cwd: cwd ?? workDir, env, signal, ...outputs });
    if (code === 0) return printed.text().trim();
    const said = `${printed.text()}\n${complaints.text()}`.trim().split('\n').at(-1);
    throw new Error(said || `exit code ${code}`);
  }
  async refusal(question, options) {
    try {
      await this.ask(question, options);
      return null;
    } catch (error) {
      options.signal.throwIfAborted();
      return (0,builder_failure/* messageOf */.b)(error);
    }
  }
  async #file() {
    const file = await findProgram(isWindows ? `${this.name}.exe` : this.name);
    if (file === undefined) throw new Error('not on the PATH');
    return file;
  }
  async #environment(workDir) {
    const env = engineEnvironment();
    if (!this.#isolated) return env;
    const own = (name) => (0,external_node_path_.join)(workDir, 'engine', name);
    const directories = { HOME: own('home'), XDG_RUNTIME_DIR: own('run'), TMPDIR: own('tmp') };
    for (const directory of Object.values(directories))
      await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    return { ...env, ...directories };
  }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/node_modules/tar/dist/esm/pack.js + 7 modules
var pack = __webpack_require__(4486);
;// CONCATENATED MODULE: ./.build/local-platform/storage/checksum-stream.js


class ChecksumStream extends external_node_stream_.Transform {
  size = 0;
  #limit;
  #hash = (0,external_node_crypto_.createHash)('sha256');
  constructor(limit = Number.POSITIVE_INFINITY) {
    super();
    this.#limit = limit;
  }
  _transform(chunk, _encoding, done) {
    this.size += chunk.length;
    if (this.size > this.#limit) {
      done(new Error(`it has more than ${this.#limit} bytes`));
      return;
    }
    this.#hash.update(chunk);
    done(null, chunk);
  }
  checksum() {
    return `SHA256:${this.#hash.digest('hex')}`;
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/pack.js







const maxWaitingEntries = 64;
async function packDirectory(directory, file, { prefix, mtime }, signal) {
  const paths = await sortedPaths(directory, (0,external_node_path_.basename)(directory), signal);
  const tar = new pack/* Pack */.mM({
    cwd: (0,external_node_path_.dirname)(directory),
    portable: true,
    noDirRecurse: true,
    onWriteEntry: () => addNext(),
    ...(mtime !== undefined && { mtime }),
  });
  let added = 0;
  const addNext = () => {
    tar.statCache.clear();
    const path = paths[added];
    added += 1;
    if (path !== undefined) tar.add(prefix + path);
    else if (added === paths.length + 1) tar.end();
  };
  const [tarStream, fileStream] = [new ChecksumStream(), new ChecksumStream()];
  const written = (0,external_node_stream_promises_.pipeline)(tar, tarStream, (0,external_node_zlib_.createGzip)(), fileStream, (0,external_node_fs_.createWriteStream)(file), { signal });
  for (let index = 0; index < maxWaitingEntries; index += 1) addNext();
  await written;
  return { checksum: fileStream.checksum(), size: fileStream.size, tarChecksum: tarStream.checksum() };
}
async function sortedPaths(directory, name, signal) {
  const paths = [];
  const visit = async (path, below) => {
    signal.throwIfAborted();
    paths.push(path);
    const entries = await (0,promises_.readdir)(below, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const child = external_node_path_.posix.join(path, entry.name);
      if (entry.isDirectory()) await visit(child, (0,external_node_path_.join)(below, entry.name));
      else paths.push(child);
    }
  };
  await visit(name, directory);
  return paths;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/oci-layout.js




const imageTime = new Date('1980-01-01T00:00:01Z');
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const configType = 'application/vnd.oci.image.config.v1+json';
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
function blobFile(layout, digest) {
  return (0,external_node_path_.join)(layout, 'blobs', ...digest.split(':'));
}
async function createLayout(layout) {
  await (0,promises_.mkdir)((0,external_node_path_.join)(layout, 'blobs', 'sha256'), { recursive: true });
  await (0,promises_.writeFile)((0,external_node_path_.join)(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
}
async function addLayer(layout, directory, createdBy, signal) {
  const file = (0,external_node_path_.join)(layout, 'blobs', 'layer');
  const packed = await packDirectory(directory, file, { prefix: '', mtime: imageTime }, signal);
  const digest = packed.checksum.toLowerCase();
  await (0,promises_.rename)(file, blobFile(layout, digest));
  return {
    descriptor: { mediaType: layerType, digest, size: packed.size },
    diffId: packed.tarChecksum.toLowerCase(),
    createdBy,
  };
}
async function addImage(layout, config, layers) {
  const created = imageTime.toISOString().replace('.000', '');
  const configuration = await addJson(layout, configType, {
    architecture: architecture(),
    os: operatingSystem(),
    created,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
  });
  const manifest = await addJson(layout, manifestType, {
    schemaVersion: 2,
    mediaType: manifestType,
    config: configuration,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  const index = { schemaVersion: 2, manifests: [manifest] };
  await (0,promises_.writeFile)((0,external_node_path_.join)(layout, 'index.json'), JSON.stringify(index));
  return manifest;
}
async function addJson(layout, mediaType, value) {
  const text = JSON.stringify(value);
  const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
  const file = blobFile(layout, digest);
  await (0,promises_.writeFile)(file, text);
  return { mediaType, digest, size: (await (0,promises_.stat)(file)).size };
}
function architecture() {
  const names = { x64: 'amd64', ia32: '386' };
  return names[process.arch] ?? process.arch;
}
function operatingSystem() {
  return process.platform === 'win32' ? 'windows' : process.platform;
}
async function readImage(layout, name) {
  const index = await readJson((0,external_node_path_.join)(layout, 'index.json'));
  const found = index.manifests.find(
    ({ annotations }) => annotations?.['org.opencontainers.image.ref.name'] === name,
  );
  if (found === undefined) throw new Error(`there is no image ${name}`);
  const manifest = await readJson(blobFile(layout, found.digest));
  const { config } = await readJson(blobFile(layout, manifest.config.digest));
  return { digest: found.digest, config: config ?? {} };
}
async function readJson(file) {
  return JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/buildah.js







const environmentFile = '/run/heroku-build-environment';
const program = new EngineProgram('buildah', true);
const buildah = {
  program: program.name,
  refusal: (options) => program.refusal([...storageFlags(options), 'info'], options),
  async build(order, options) {
    const { layout, name } = order;
    const idFile = (0,external_node_path_.join)(options.workDir, 'image-id');
    const flags = storageFlags(options);
    const args = ['bud', '--isolation=chroot', '--layers=false', `--iidfile=${idFile}`];
    try {
      const { workDir, output, signal } = options;
      const code = await program.run([...flags, ...args, ...buildArguments(order)], workDir, {
        output,
        signal,
      });
      signal.throwIfAborted();
      if (code !== 0) throw new Error(`buildah ended with exit code ${code}`);
      const id = (await (0,promises_.readFile)(idFile, 'utf8')).trim();
      await program.ask([...flags, 'push', '--quiet', id, addressOf(order)], options, (0,external_node_path_.dirname)(layout));
    } finally {
      await removeBuilt(flags, options);
    }
    const { digest, config } = await readImage(layout, name);
    return { digest, command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])] };
  },
  async load(image, options) {
    const pull = [...storageFlags(options), 'pull', '--quiet', addressOf(image)];
    const id = await program.ask(pull, options, (0,external_node_path_.dirname)(image.layout));
    return {
      run: (order, containerOptions) => buildah_run({ image, id }, order, options, containerOptions),
      remove: async () => {},
    };
  },
};
async function buildah_run({ image, id }, order, engineOptions, options) {
  const { workDir } = engineOptions;
  const { output, signal } = options;
  const container = (0,external_node_crypto_.randomUUID)();
  const flags = storageFlags(engineOptions);
  const from = [...flags, 'from', '--quiet', '--pull-never', `--name=${container}`, id];
  const command = await commandOf(image, order);
  const words = capture();
  try {
    await program.ask(from, { ...engineOptions, signal });
    const file = await writeEnvironment(order.env, (0,external_node_path_.join)(workDir, 'environments'), container);
    const args = ['run', '--isolation=chroot', `--volume=${file}:${environmentFile}:ro`, container, '--'];
    const script = `. ${environmentFile}; exec "$@" 2>&1`;
    const started = [...flags, ...args, '/bin/sh', '-c', script, 'sh', ...command];
    const code = await program.run(started, workDir, { ...options, errors: words.write, spared });
    const { rest, signalCode } = endOf(words.text());
    if (rest !== '') say(output, rest);
    return signalCode ?? code;
  } finally {
    await removeContainer([...flags, 'rm', container], engineOptions);
    await (0,promises_.rm)((0,external_node_path_.join)(workDir, 'environments', container), { force: true });
  }
}
const spared = /^buildah-/;
const signalCodes = {
  aborted: 134,
  killed: 137,
  'segmentation fault': 139,
  terminated: 143,
};
function endOf(text) {
  const lines = text.split(/(?<=\n)/);
  const rest = lines.filter((line) => !/^(subprocess exited|Error: exit status \d)/.test(line)).join('');
  const [, name = ''] = /^subprocess exited on (.+)$/m.exec(text) ?? [];
  return { rest, signalCode: signalCodes[name] };
}
function buildArguments({ context, dockerfile, target, args }) {
  return [
    `--file=${dockerfile}`,
    ...(target === null ? [] : [`--target=${target}`]),
    ...Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`),
    context,
  ];
}
async function removeBuilt(flags, options) {
  const task = { ...options, signal: AbortSignal.timeout(30_000) };
  await program.ask([...flags, 'rm', '--all'], task).catch(() => undefined);
  await program.ask([...flags, 'rmi', '--prune', '--force'], task).catch(() => undefined);
}
async function removeContainer(args, options) {
  await program.ask(args, { ...options, signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
}
function storageFlags({ storage, workDir }) {
  return [
    '--root',
    (0,external_node_path_.join)(storage, 'buildah'),
    '--runroot',
    (0,external_node_path_.join)(workDir, 'engine', 'state'),
    '--storage-driver',
    'vfs',
  ];
}
function addressOf({ layout, name }) {
  return `oci:${(0,external_node_path_.basename)(layout)}:${name}`;
}
async function commandOf({ layout, name }, { command }) {
  if (command !== null) return ['/bin/sh', '-c', command];
  const { config } = await readImage(layout, name);
  return [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
}
async function writeEnvironment(env, directory, name) {
  const file = (0,external_node_path_.join)(directory, name);
  await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
  await (0,promises_.writeFile)(file, shellExports(env), { mode: 0o600 });
  await (0,promises_.chmod)(file, 0o644);
  return file;
}
function shellExports(env) {
  return Object.entries(env)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/docker.js





class DockerEngine {
  program;
  #program;
  #buildFlags;
  constructor(program, buildFlags) {
    this.program = program.name;
    this.#program = program;
    this.#buildFlags = buildFlags;
  }
  refusal(options) {
    return this.#program.refusal(['image', 'ls', '--quiet'], options);
  }
  async build(order, options) {
    const tag = `heroku-build-image:${(0,external_node_crypto_.randomUUID)()}`;
    const args = ['build', ...this.#buildFlags, `--tag=${tag}`, ...buildArguments(order)];
    try {
      const { workDir, output, signal } = options;
      const code = await this.#program.run(args, workDir, { output, signal });
      signal.throwIfAborted();
      if (code !== 0) throw new Error(`${this.program} ended with exit code ${code}`);
      const format = '--format={{.Id}} {{json .Config.Entrypoint}} {{json .Config.Cmd}}';
      const inspected = await this.#program.ask(['image', 'inspect', format, tag], options);
      await this.#program.ask(['save', `--output=${archiveOf(order)}`, tag], options);
      return imageOf(inspected);
    } finally {
      await this.#remove(options, ['image', 'rm', '--force', tag]);
    }
  }
  async load(image, options) {
    const loaded = await this.#program.ask(['load', '--quiet', `--input=${archiveOf(image)}`], options);
    const tag = /heroku-build-image:[-0-9a-f]{36}$/.exec(loaded)?.[0];
    if (tag === undefined) throw new Error(`${this.program} has loaded another image`);
    const remove = () => this.#remove(options, ['image', 'rm', tag]);
    try {
      const container = { tag, flags: await this.#initFlags(tag, options) };
      return {
        run: (order, containerOptions) => this.#run(container, order, options, containerOptions),
        remove,
      };
    } catch (error) {
      await remove();
      throw error;
    }
  }
  async #initFlags(tag, options) {
    const container = `heroku-build-${(0,external_node_crypto_.randomUUID)()}`;
    const create = ['create', '--init', '--pull=never', `--name=${container}`, tag, 'true'];
    try {
      return (await this.#program.refusal(create, options)) === null ? ['--init'] : [];
    } finally {
      await this.#remove(options, ['rm', '--force', container]);
    }
  }
  async #run({ tag, flags }, { command, env, port }, engineOptions, options) {
    const { workDir } = engineOptions;
    const container = `heroku-build-${(0,external_node_crypto_.randomUUID)()}`;
    const removal = ['rm', '--force', container];
    const leftovers = await this.#program.leftovers([removal, ['image', 'rm', tag]], workDir);
    const file = (0,external_node_path_.join)(workDir, container);
    const { lines, others } = environmentOf(env);
    const args = [
      ...['run', '--pull=never', `--name=${container}`, ...flags, ...networkFlags(port)],
      ...[`--env-file=${file}`, ...Object.keys(others).map((name) => `--env=${name}`)],
      ...(options.input === undefined ? [] : ['--interactive']),
      ...(command === null ? [tag] : ['--entrypoint=/bin/sh', tag, '-c', command]),
    ];
    const onMark = (mark) => options.onMark?.(mark, leftovers);
    try {
      await (0,promises_.writeFile)(file, lines, { mode: 0o600 });
      return await this.#program.run(args, workDir, {
        ...options,
        env: others,
        isClient: true,
        onMark,
      });
    } finally {
      await this.#remove(engineOptions, removal);
      await (0,promises_.rm)(file, { force: true });
    }
  }
  async #remove(options, args) {
    const signal = AbortSignal.timeout(30_000);
    await this.#program.ask(args, { ...options, signal }).catch(() => undefined);
  }
}
const docker = new DockerEngine(new EngineProgram('docker', false), []);
const podmanFlags = process.platform === 'linux' ? ['--isolation=chroot', '--layers=false'] : [];
const podman = new DockerEngine(new EngineProgram('podman', false), podmanFlags);
function networkFlags(port, shared = !forwardsPorts) {
  if (shared) return ['--network=host'];
  return port === undefined ? [] : [`--publish=127.0.0.1:${port}:${port}`];
}
function archiveOf({ layout, name }) {
  return (0,external_node_path_.join)(layout, `${name}.tar`);
}
function imageOf(inspected) {
  const [, digest, entrypoint, command] =
    /^(?:sha256:)?([0-9a-f]{64}) (null|\[.*\]) (null|\[.*\])$/.exec(inspected) ?? [];
  if (digest === undefined) throw new Error('the engine does not say which image it has built');
  const parts = [entrypoint, command].flatMap((text) => JSON.parse(text ?? 'null') ?? []);
  return { digest: `sha256:${digest}`, command: parts.map(String) };
}
function environmentOf(env) {
  const entries = Object.entries(env);
  const isBroken = ([, value]) => /[\r\n]/.test(value);
  const lines = entries.filter((entry) => !isBroken(entry)).map(([name, value]) => `${name}=${value}\n`);
  return { lines: lines.join(''), others: Object.fromEntries(entries.filter(isBroken)) };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/container-run.js









function hasEngine(address) {
  return enginesFor(address).some(({ program }) => isOnPath(program));
}
class ContainerImages {
  #workDir;
  #images = new Map();
  constructor(workDir) {
    this.#workDir = workDir;
  }
  async use(address, signal) {
    const shared = this.#share(address);
    const leave = () => this.#leave(address, shared);
    try {
      return { image: await unlessAborted(shared.loaded, signal), leave };
    } catch (error) {
      await leave();
      throw error;
    }
  }
  #share(address) {
    const key = archiveOf(address);
    const known = this.#images.get(key);
    if (known !== undefined && known.removed === undefined) {
      known.users += 1;
      return known;
    }
    const abort = new AbortController();
    const workDir = (0,external_node_path_.join)(this.#workDir, (0,external_node_crypto_.randomUUID)());
    const free = known?.removed ?? Promise.resolve();
    const loaded = free.then(() => load(address, workDir, abort.signal));
    const shared = { loaded, workDir, users: 1, abort, removed: undefined };
    this.#images.set(key, shared);
    return shared;
  }
  async #leave(address, shared) {
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.abort.abort(new Error('Nothing uses the image any more.'));
    const removed = container_run_remove(shared);
    shared.removed = removed.catch(() => undefined);
    await removed;
    const key = archiveOf(address);
    if (this.#images.get(key) === shared) this.#images.delete(key);
  }
}
async function container_run_remove({ loaded, workDir }) {
  const image = await loaded.catch(() => undefined);
  await image?.remove();
  await removeTree(workDir);
}
function enginesFor(address) {
  return (0,external_node_fs_.existsSync)(archiveOf(address)) ? [docker, podman] : [buildah];
}
async function load(address, workDir, signal) {
  signal.throwIfAborted();
  await (0,promises_.mkdir)(workDir, { recursive: true, mode: 0o700 });
  const options = { workDir, storage: (0,external_node_path_.join)(workDir, 'images'), output: () => {}, signal };
  const refusals = [];
  for (const engine of enginesFor(address)) {
    const refusal = await engine.refusal(options);
    if (refusal === null) return loadWith(engine, address, options);
    refusals.push(`${engine.program}: ${refusal}`);
  }
  throw new Error(`This machine has nothing that runs the image. ${refusals.join('; ')}`);
}
async function loadWith(engine, address, options) {
  const fail =
    ({ signal }) =>
    (error) => {
      signal.throwIfAborted();
      throw new Error(`${engine.program}: ${(0,builder_failure/* messageOf */.b)(error)}`, { cause: error });
    };
  const image = await engine.load(address, options).catch(fail(options));
  return { ...image, run: (order, runOptions) => image.run(order, runOptions).catch(fail(runOptions)) };
}
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

// EXTERNAL MODULE: ./.build/local-platform/builder/format.js
var format = __webpack_require__(7039);
;// CONCATENATED MODULE: ./.build/local-platform/builder/time-limit.js
async function withTimeLimit(milliseconds, signal, work, timedOut) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), milliseconds);
  try {
    return await work(AbortSignal.any([signal, limit.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw limit.signal.aborted ? timedOut(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/node-finder.js






const failures = new Map([
  [2, 'invalid range'],
  [3, 'no such version'],
]);
class ExternalNodeFinder {
  #command;
  #timeoutMs;
  #last = Promise.resolve();
  constructor(command, timeoutMs = 5 * 60_000) {
    this.#command = command;
    this.#timeoutMs = timeoutMs;
  }
  async find(range, options) {
    const { signal } = options;
    const turn = Promise.race([this.#last, aborted(signal)]);
    const search = turn.then(() => this.#run(range, options));
    this.#last = search.catch(() => undefined);
    return search;
  }
  async #run(range, { own, scratch, output, signal }) {
    signal.throwIfAborted();
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const printed = capture();
    const lines = (0,format/* indenter */.u2)(output);
    const timedOut = new Error(`Timed out after ${this.#timeoutMs / 1000} s`);
    const work = (signalOrLimit) =>
      run(process.execPath, [...this.#command, '--own', own, '--', range], {
        cwd: scratch,
        env: { ...buildEnvironment(), TMPDIR: scratch, TEMP: scratch, TMP: scratch },
        output: printed.write,
        errors: lines.write,
        signal: signalOrLimit,
      });
    try {
      const code = await withTimeLimit(this.#timeoutMs, signal, work, () => timedOut);
      if (code !== 0) return failures.get(code) ?? 'not available';
      const programs = printed.text().trim().split('\n').at(-1) ?? '';
      if (programs === 'own') return 'own';
      return programs === '' ? 'not available' : { programs };
    } catch (error) {
      if (error !== timedOut) throw error;
      output((0,format/* failureLine */.Pu)(timedOut.message));
      return 'not available';
    } finally {
      lines.end();
    }
  }
}
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/attachment.js

const endOfTransmission = 0x04;
const lastOutputMs = 60_000;
function inputOf(client) {
  let ended = false;
  const input = new external_node_stream_.Transform({
    transform(chunk, _, done) {
      if (ended) return done();
      const end = chunk.indexOf(endOfTransmission);
      ended = end !== -1;
      this.push(ended ? chunk.subarray(0, end) : chunk);
      if (ended) this.push(null);
      done();
    },
  });
  return client.pipe(input);
}
function detach(client) {
  client.setTimeout(lastOutputMs, () => client.destroy());
  client.end();
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/local-platform/dynos/ports.js




const host = '127.0.0.1';
const maxPauseMs = 250;
const forwardingMs = 500;
const [firstPort, lastPort] = [10_000, 32_767];
let nextPort = (0,external_node_crypto_.randomInt)(firstPort, lastPort + 1);
async function findFreePort() {
  for (let tried = 0; tried <= lastPort - firstPort; tried += 1) {
    const port = nextPort;
    nextPort = port === lastPort ? firstPort : port + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${firstPort} to ${lastPort} is free.`);
}
async function isFree(port) {
  const server = (0,external_node_net_.createServer)().listen(port, host);
  try {
    await (0,external_node_events_.once)(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await (0,external_node_events_.once)(server, 'close');
  return true;
}
async function waitForListener(port, signal, isForwarded) {
  for (let pause = 10; ; pause = Math.min(pause * 1.5, maxPauseMs)) {
    if (await isListening(port, signal, isForwarded)) return;
    await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
async function isListening(port, signal, isForwarded) {
  const socket = (0,external_node_net_.connect)({ port, host });
  try {
    await (0,external_node_events_.once)(socket, 'connect', { signal });
    if (socket.localPort === port) return false;
    return !isForwarded || (await staysOpen(socket, signal));
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    socket.destroy();
  }
}
async function staysOpen(socket, signal) {
  const patience = AbortSignal.timeout(forwardingMs);
  socket.resume();
  try {
    await (0,external_node_events_.once)(socket, 'end', { signal: AbortSignal.any([signal, patience]) });
    return false;
  } catch {
    signal.throwIfAborted();
    return patience.aborted && !socket.destroyed;
  }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./.build/local-platform/dynos/certificate.js

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  ipAddress: 0x87,
  version: 0xa0,
  extensions: 0xa3,
};
const ids = {
  ecdsaWithSha256: Buffer.from('2a8648ce3d040302', 'hex'),
  commonName: Buffer.from('550403', 'hex'),
  subjectAltName: Buffer.from('551d11', 'hex'),
};
const validMs = 365 * 24 * 3600_000;
function createCertificate(now) {
  const { privateKey, publicKey } = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
  const algorithm = der('sequence', der('objectId', ids.ecdsaWithSha256));
  const commonName = der(
    'sequence',
    der('objectId', ids.commonName),
    der('utf8String', Buffer.from('127.0.0.1')),
  );
  const name = der('sequence', der('set', commonName));
  const address = der('octetString', der('sequence', der('ipAddress', Buffer.from([127, 0, 0, 1]))));
  const serial = Buffer.concat([Buffer.of(0x01), (0,external_node_crypto_.randomBytes)(15)]);
  const content = der(
    'sequence',
    der('version', der('integer', Buffer.of(2))),
    der('integer', serial),
    algorithm,
    name,
    der('sequence', certificate_time(now - 24 * 3600_000), certificate_time(now + validMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der('extensions', der('sequence', der('sequence', der('objectId', ids.subjectAltName), address))),
  );
  const signature = (0,external_node_crypto_.sign)('sha256', content, privateKey);
  const bytes = der('sequence', content, algorithm, der('bitString', Buffer.of(0), signature));
  const base64 = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tags[tag]), lengthOf(content.length), content]);
}
function lengthOf(length) {
  if (length < 0x80) return Buffer.of(length);
  if (length < 0x100) return Buffer.of(0x81, length);
  return Buffer.of(0x82, length >> 8, length & 0xff);
}
function certificate_time(milliseconds) {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '');
  return der('utcTime', Buffer.from(`${digits.slice(2, 14)}Z`));
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/rendezvous.js




const rendezvous_host = '127.0.0.1';
const helloTimeoutMs = 10_000;
class NoClient extends Error {
  constructor() {
    super('No client has attached.');
  }
}
class Rendezvous {
  certificate;
  #key;
  #waiting = new Map();
  #sockets = new Set();
  #server;
  constructor(now) {
    const { certificate, key } = createCertificate(now);
    this.certificate = certificate;
    this.#key = key;
  }
  async arrange() {
    const { port } = await this.#listen();
    const secret = (0,external_node_crypto_.randomBytes)(24).toString('hex');
    const meeting = new external_node_events_.EventEmitter();
    let arrived;
    let taken = false;
    this.#waiting.set(secret, (socket) => {
      this.#waiting.delete(secret);
      arrived = socket;
      meeting.emit('arrival');
    });
    return {
      url: `rendezvous://${rendezvous_host}:${port}/${secret}`,
      client: async (signal, timeoutMs) => {
        const timeout = new AbortController();
        const timer = setTimeout(() => timeout.abort(), timeoutMs);
        try {
          const ended = AbortSignal.any([signal, timeout.signal]);
          if (arrived === undefined) await (0,external_node_events_.once)(meeting, 'arrival', { signal: ended });
        } catch {
          signal.throwIfAborted();
        } finally {
          clearTimeout(timer);
        }
        if (arrived === undefined) throw new NoClient();
        taken = true;
        return arrived;
      },
      cancel: () => {
        this.#waiting.delete(secret);
        if (!taken) arrived?.destroy();
      },
    };
  }
  async close() {
    const listening = await this.#server;
    for (const socket of this.#sockets) socket.destroy();
    if (listening === undefined) return;
    const closed = (0,external_node_events_.once)(listening.server, 'close');
    listening.server.close();
    await closed;
  }
  #listen() {
    this.#server ??= this.#start();
    return this.#server;
  }
  async #start() {
    const options = { cert: this.certificate, key: this.#key };
    const server = (0,external_node_tls_.createServer)(options, (socket) => this.#meet(socket));
    server.on('tlsClientError', (_, socket) => socket.destroy());
    server.listen(0, rendezvous_host);
    await (0,external_node_events_.once)(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The rendezvous has no port.');
    return { server, port: address.port };
  }
  #meet(socket) {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(helloTimeoutMs, () => socket.destroy());
    let hello = Buffer.alloc(0);
    const onData = (chunk) => {
      hello = Buffer.concat([hello, chunk]);
      const end = hello.indexOf('\n');
      if (end === -1 && hello.length < 256) return;
      socket.off('data', onData);
      socket.pause();
      const arrive = this.#waiting.get(hello.subarray(0, Math.max(end, 0)).toString().trim());
      if (arrive === undefined) {
        socket.destroy();
        return;
      }
      socket.setTimeout(0);
      const rest = hello.subarray(end + 1);
      if (rest.length > 0) socket.unshift(rest);
      socket.write('rendezvous\r\n');
      arrive(socket);
    };
    socket.on('data', onData);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/dyno.js







class Dyno {
  id = (0,external_node_crypto_.randomUUID)();
  spec;
  createdAt;
  ended;
  attachUrl;
  #host;
  #log;
  #onState;
  #stop = new AbortController();
  #kill = new AbortController();
  #state;
  #updatedAt;
  #port;
  #lastUsedAt;
  #uses = 0;
  #hasProcess = false;
  constructor(spec, options) {
    const { host, log, previous, env = {}, meeting, isAsleep = false, onState = () => {} } = options;
    this.spec = spec;
    this.#host = host;
    this.#log = log;
    this.#onState = onState;
    this.#state = isAsleep ? 'idle' : 'starting';
    this.createdAt = host.now();
    this.#updatedAt = this.createdAt;
    this.#lastUsedAt = this.createdAt;
    if (previous !== undefined && previous !== 'starting')
      this.say(`State changed from ${inLog(previous)} to starting`);
    this.attachUrl = meeting?.url ?? null;
    this.ended = isAsleep ? Promise.resolve({ stopped: true, code: undefined }) : this.#run(env, meeting);
  }
  get name() {
    return this.spec.name;
  }
  get state() {
    return this.#state;
  }
  get updatedAt() {
    return this.#updatedAt;
  }
  get port() {
    return this.#state === 'up' ? this.#port : undefined;
  }
  get lastUsedAt() {
    return this.#uses > 0 ? this.#host.now() : this.#lastUsedAt;
  }
  use() {
    this.#uses += 1;
    return () => {
      this.#uses -= 1;
      this.#lastUsedAt = this.#host.now();
    };
  }
  get isWeb() {
    return this.spec.type === 'web' && !this.spec.isOneOff;
  }
  get isStopping() {
    return this.#stop.signal.aborted;
  }
  say(message) {
    this.#log.add('heroku', this.spec.name, message);
  }
  changeState(state) {
    if (state === this.#state) return;
    this.say(`State changed from ${inLog(this.#state)} to ${inLog(state)}`);
    this.#state = state;
    this.#updatedAt = this.#host.now();
    this.#onState();
  }
  stop() {
    if (this.isStopping) return;
    if (this.#hasProcess) this.say('Stopping all processes with SIGTERM');
    this.#stop.abort(new Error('The dyno was stopped.'));
  }
  kill() {
    this.stop();
    this.#kill.abort();
  }
  async #run(env, meeting) {
    const { signal } = this.#stop;
    const workDir = (0,external_node_path_.join)(this.#host.workDir, this.id);
    let leave = () => {};
    try {
      const { booted, ended } = await this.#host.admit(signal);
      leave = () => {
        booted();
        ended();
      };
      return await this.#runApp(workDir, env, booted, meeting);
    } catch (error) {
      if (!signal.aborted) this.say(errorLine(error));
      return { stopped: signal.aborted, code: undefined };
    } finally {
      meeting?.cancel();
      await removeTree(workDir).catch((error) => this.say(errorLine(error)));
      leave();
    }
  }
  async #runApp(workDir, env, booted, meeting) {
    const app = await this.#host.prepare(this.spec.app, workDir, this.#stop.signal);
    try {
      return await this.#runProcess(app, env, booted, meeting);
    } finally {
      await app.leave();
    }
  }
  async #runProcess(app, env, booted, meeting) {
    if (this.isWeb) this.#port = await findFreePort();
    const client = meeting && (await this.#clientOf(meeting));
    try {
      return await this.#runCommand(app, env, booted, client);
    } finally {
      if (client !== undefined) detach(client);
    }
  }
  async #clientOf(meeting) {
    this.say('Awaiting client');
    const client = await meeting.client(this.#stop.signal, this.#host.timeouts.attach);
    client.once('close', () => {
      if (!this.#hasProcess || this.isStopping) return;
      this.say('Client connection closed');
      this.stop();
    });
    return client;
  }
  async #runCommand(app, env, booted, client) {
    const { command, config, isOwnCommand, name } = this.spec;
    const lines = this.#log.lineWriter(name);
    const exited = new AbortController();
    let watch;
    this.say(`Starting process with command \`${command}\``);
    const order = {
      command: isOwnCommand ? null : command,
      env: { ...Object.fromEntries(config), ...env, ...this.#ownVariables() },
      ...(this.#port !== undefined && { port: this.#port }),
    };
    const running = app
      .run(order, {
        output: client ?? lines.write,
        ...(client && { input: inputOf(client) }),
        signal: this.#stop.signal,
        killSignal: this.#kill.signal,
        killDelayMs: this.#host.timeouts.exit,
        onKill: () => this.#sayExitTimeout(),
        onMark: (mark, leftovers) => {
          watch = this.#host.watch(mark, leftovers);
        },
        onStart: (pid) => {
          this.#hasProcess = true;
          watch?.started(pid);
        },
      })
      .finally(() => exited.abort());
    const boot = this.#waitUntilUp(app, exited.signal).finally(booted);
    try {
      const code = await running;
      await boot;
      lines.end();
      this.say(`Process exited with status ${code}`);
      return { stopped: this.isStopping, code };
    } finally {
      this.#hasProcess = false;
      watch?.end();
    }
  }
  #ownVariables() {
    const port = this.#port === undefined ? {} : { PORT: String(this.#port) };
    return { ...port, DYNO: this.name };
  }
  async #waitUntilUp({ isForwarded }, exited) {
    if (this.#port === undefined) {
      this.changeState('up');
      return;
    }
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), this.#host.timeouts.boot);
    try {
      await waitForListener(this.#port, AbortSignal.any([exited, timeout.signal]), isForwarded);
      if (!this.isStopping) this.changeState('up');
    } catch {
      if (timeout.signal.aborted && !this.isStopping) this.#failToBind();
    } finally {
      clearTimeout(timer);
    }
  }
  #sayExitTimeout() {
    const seconds = this.#host.timeouts.exit / 1000;
    this.say(
      `Error R12 (Exit timeout) -> At least one process failed to exit within ${seconds} seconds of SIGTERM`,
    );
    this.say('Stopping remaining processes with SIGKILL');
  }
  #failToBind() {
    const seconds = this.#host.timeouts.boot / 1000;
    this.say(
      `Error R10 (Boot timeout) -> Web process failed to bind to $PORT within ${seconds} seconds of launch`,
    );
    this.say('Stopping process with SIGKILL');
    this.#kill.abort();
  }
}
function inLog(state) {
  return state === 'idle' ? 'down' : state;
}
function errorLine(error) {
  if (error instanceof NoClient) return 'Error R13 (Attach error) -> Failed to attach to process';
  return `Error: ${(0,builder_failure/* messageOf */.b)(error)}`;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/entries.js


const maxHops = 40;
const maxPathLength = 4096;
const maxDepth = 256;
const stepsAtOnce = 10_000;
const maxSteps = 2_000_000;
function componentsOf(path) {
  checkLength(path);
  if (isAbsolute(path)) throw new Error(`the path ${show(path)} is absolute`);
  const parts = split(path);
  if (parts.includes('..')) throw new Error(`the path ${show(path)} leads outside`);
  if (parts.length > maxDepth) throw new Error(`the path ${show(path.slice(0, 64))}… is too deep`);
  return parts;
}
function checkLength(path) {
  if (path.length > maxPathLength) throw new Error(`the path ${show(path.slice(0, 64))}… is too long`);
}
function checkNesting(links) {
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
    if (steps > maxSteps) throw new Error('the links lead through too many others');
    if (steps - before < stepsAtOnce) continue;
    before = steps;
    await (0,external_node_timers_promises_.setImmediate)();
  }
}
function follow(path, targets) {
  const ahead = split(path).reverse();
  const at = [];
  let hops = 0;
  let steps = 0;
  const outside = () => ({ leadsOutside: true, steps });
  while (ahead.length > 0 && hops <= maxHops) {
    steps += 1;
    const part = ahead.pop() ?? '';
    if (part === '..') {
      if (at.pop() === undefined) return outside();
      continue;
    }
    const above = at.at(-1);
    const next = above === undefined ? part : `${above}/${part}`;
    const target = targets.get(key(next));
    if (target === undefined) {
      if (next.length > maxPathLength) return outside();
      at.push(next);
      continue;
    }
    if (isAbsolute(target)) return outside();
    hops += 1;
    const parts = split(target);
    steps += parts.length;
    ahead.push(...parts.reverse());
  }
  return { leadsOutside: false, steps };
}
function key(path) {
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase();
}
function split(path) {
  return path.split(isWindows ? /[\\/]/ : '/').filter((part) => part !== '' && part !== '.');
}
function isAbsolute(path) {
  return path.startsWith('/') || (isWindows && /^([a-z]:|\\)/i.test(path));
}
function show(name) {
  return JSON.stringify(name);
}

// EXTERNAL MODULE: ./.build/node_modules/tar/dist/esm/parse.js + 1 modules
var esm_parse = __webpack_require__(1544);
;// CONCATENATED MODULE: ./.build/local-platform/builder/extract.js








const gzipByte = 0x1f;
async function extract(file, directory, signal, limits) {
  const extraction = new Extraction(directory, limits);
  const parser = new esm_parse/* Parser */.i({
    zstd: false,
    onReadEntry: (entry) => extraction.take(entry),
    onwarn: (_code, message) => extraction.refuse(damaged(message)),
  });
  parser.once('eof', () => {
    extraction.ended = true;
  });
  parser.on('ignoredEntry', (entry) => extraction.refuse(special(entry)));
  try {
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), (0,external_node_zlib_.createGunzip)(), guard(extraction, limits), parser, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw extraction.refusal ?? damaged(error);
  } finally {
    extraction.close();
  }
  if (extraction.refusal !== undefined) throw extraction.refusal;
  if (extraction.entries === 0) throw new Error('the archive is empty');
  return extraction.links;
}
class Extraction {
  links = [];
  entries = 0;
  ended = false;
  refusal;
  #bytes = 0;
  #pathCharacters = 0;
  #made = new Set(['', '.']);
  #open;
  #directory;
  #limits;
  constructor(directory, limits) {
    this.#directory = directory;
    this.#limits = limits;
  }
  refuse(reason) {
    this.refusal ??= reason;
  }
  take(entry) {
    this.#attempt(() => this.#make(entry));
    entry.resume();
  }
  close() {
    if (this.#open !== undefined) (0,external_node_fs_.closeSync)(this.#open);
    this.#open = undefined;
  }
  #attempt(step) {
    if (this.refusal !== undefined) return;
    try {
      step();
    } catch (error) {
      this.refuse(new Error((0,builder_failure/* messageOf */.b)(error)));
    }
  }
  #make(entry) {
    const path = componentsOf(entry.path).join('/');
    this.#count(entry, path);
    switch (entry.type) {
      case 'File':
      case 'OldFile':
      case 'ContiguousFile':
        this.#makeFile(path, entry);
        break;
      case 'Directory':
        this.#makeDirectory(path);
        break;
      case 'Link':
        this.#makeHardLink(path, entry);
        break;
      case 'SymbolicLink':
        this.#makeLinkLater(path, entry);
        break;
      default:
        throw special(entry);
    }
  }
  #count(entry, path) {
    if (entry.type !== 'Directory' || this.#made.has(path)) this.#countOne();
    this.#bytes += entry.size;
    this.#pathCharacters += entry.path.length + (entry.linkpath ?? '').length;
    if (this.#bytes > this.#limits.unpackedBytes) throw tooBig(this.#limits);
    if (this.#pathCharacters > this.#limits.pathCharacters) {
      throw new Error(`the archive has paths of more than ${this.#limits.pathCharacters} characters`);
    }
  }
  #countOne() {
    this.entries += 1;
    if (this.entries > this.#limits.entries) {
      throw new Error(`the archive has more than ${this.#limits.entries} entries`);
    }
  }
  #makeFile(path, entry) {
    this.#makeDirectory((0,external_node_path_.dirname)(path));
    const mode = ((entry.mode ?? 0o644) & 0o777) | 0o600;
    const file = (0,external_node_fs_.openSync)((0,external_node_path_.join)(this.#directory, path), 'w', mode);
    this.#open = file;
    entry.on('data', (chunk) => this.#attempt(() => writeAll(file, chunk)));
    entry.on('end', () => {
      this.#attempt(() => (0,external_node_fs_.futimesSync)(file, entry.mtime ?? new Date(), entry.mtime ?? new Date()));
      this.close();
    });
  }
  #makeDirectory(path) {
    if (this.#made.has(path)) return;
    this.#makeDirectory((0,external_node_path_.dirname)(path));
    this.#countOne();
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.#directory, path), { recursive: true });
    this.#made.add(path);
  }
  #makeLinkLater(path, entry) {
    const target = entry.linkpath ?? '';
    checkLength(target);
    this.#makeDirectory((0,external_node_path_.dirname)(path));
    this.links.push({ path, target, mtime: entry.mtime ?? new Date() });
  }
  #makeHardLink(path, entry) {
    const target = componentsOf(entry.linkpath ?? '').join('/');
    this.#makeDirectory((0,external_node_path_.dirname)(path));
    (0,external_node_fs_.linkSync)((0,external_node_path_.join)(this.#directory, target), (0,external_node_path_.join)(this.#directory, path));
  }
}
function writeAll(file, chunk) {
  for (let written = 0; written < chunk.length; ) written += (0,external_node_fs_.writeSync)(file, chunk, written);
}
function guard(extraction, limits) {
  let total = 0;
  return new external_node_stream_.Transform({
    transform(chunk, _encoding, callback) {
      if (total === 0 && chunk[0] === gzipByte) extraction.refuse(damaged('it is compressed twice'));
      total += chunk.length;
      if (total > limits.unpackedBytes) extraction.refuse(tooBig(limits));
      if (extraction.ended) callback(extraction.refusal ?? null);
      else callback(extraction.refusal ?? null, chunk);
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
  const why = (0,builder_failure/* messageOf */.b)(cause).replace(/^TAR_[A-Z_]+: /, '');
  return new Error(`the archive is damaged or not a gzip tar: ${why}`, { cause });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/limits.js
const minute = 60_000;
const mebibyte = 1024 * 1024;
const defaultLimits = {
  fetchTime: 10 * minute,
  fetchedBytes: 2048 * mebibyte,
  unpackedBytes: 2048 * mebibyte,
  entries: 1_000_000,
  pathCharacters: 128 * mebibyte,
  compileTime: 15 * minute,
  slugBytes: 500 * mebibyte,
};

;// CONCATENATED MODULE: ./.build/local-platform/builder/unpack.js






async function unpack(file, options) {
  const { directory, signal } = options;
  const staging = `${directory}.unpacking`;
  if ((await (0,promises_.stat)(file)).size === 0) throw new Error('the archive is empty');
  await (0,promises_.mkdir)(staging);
  const links = await extract(file, staging, signal, options.limits ?? defaultLimits);
  const top = await topDirectory(staging, links);
  const root = options.strip && top !== undefined ? top : undefined;
  const kept = root === undefined ? links : links.map((link) => under(root, link));
  checkNesting(kept);
  if (options.links === 'inside') await checkLinks(kept, signal);
  await (0,promises_.rename)(root === undefined ? staging : (0,external_node_path_.join)(staging, root), directory);
  await (0,promises_.rm)(staging, { recursive: true, force: true });
  for (const link of kept) {
    signal.throwIfAborted();
    await makeLink(directory, link);
  }
}
async function topDirectory(staging, links) {
  const [first, ...others] = await (0,promises_.readdir)(staging, { withFileTypes: true });
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
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.symlink)(link.target, file);
    await (0,promises_.lutimes)(file, link.mtime, link.mtime);
  } catch (error) {
    throw new Error(`the link ${show(link.path)} cannot be created: ${(0,builder_failure/* messageOf */.b)(error)}`);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/dyno.js






const bootScript = `exec 2>&1
for profile in .profile.d/*.sh; do
  if [ -f "$profile" ]; then . "./$profile"; fi
done
if [ -f .profile ]; then . ./.profile; fi
exec "$1" -c "$2"`;
const names = { app: 'slug', workspace: 'image' };
async function runDyno(options, output, signal) {
  const { workDir, command, env } = options;
  const directory = await unpackApp(options, workDir, signal);
  const code = await runInDyno(command, env, { directory, output, signal });
  signal.throwIfAborted();
  return code;
}
async function unpackApp({ slugPath, root = 'app' }, workDir, signal) {
  const directory = (0,external_node_path_.join)(workDir, 'dyno');
  await (0,promises_.mkdir)((0,external_node_path_.join)(workDir, 'tmp'), { recursive: true });
  await unpack(slugPath, { directory, strip: false, links: 'any', signal });
  const app = (0,external_node_path_.join)(directory, root);
  const found = await (0,promises_.lstat)(app).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`The ${names[root]} has no ./${root} directory`);
  return app;
}
async function runInDyno(command, env, { directory, ...options }) {
  const shell = await findShell();
  const temporary = (0,external_node_path_.join)(directory, '..', '..', 'tmp');
  return runUntilExit(shell, ['-c', bootScript, 'dyno', shell, command], {
    ...options,
    cwd: directory,
    env: {
      ...dynoEnvironment(),
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ...env,
      HOME: directory,
    },
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/dyno-app.js




function dynoApp(objects, { slug, image }, type) {
  if (slug !== null) return { archive: { slugPath: objects.file(objects.slugKey(slug.id)) } };
  if (image === null || image.layoutId === null) return undefined;
  const layout = objects.file(objects.imageKey(image.layoutId));
  if (image.appLayer === null) return { image: { layout, name: imageName(image, type) } };
  return { archive: { slugPath: blobFile(layout, image.appLayer), root: 'workspace' } };
}
function imageName({ processTypes }, type) {
  const process = processTypes[type] ?? processTypes.web ?? Object.values(processTypes)[0];
  return process?.imageName ?? 'web';
}
function runsOwnCommand({ image }, type) {
  return image?.processTypes[type]?.command === '';
}
function canStart(app) {
  return 'archive' in app || hasEngine(app.image);
}
async function prepareApp(app, images, workDir, signal) {
  if ('image' in app) {
    const { image, leave } = await images.use(app.image, signal);
    return { run: (order, options) => image.run(order, options), isForwarded: forwardsPorts, leave };
  }
  const directory = await unpackApp(app.archive, workDir, signal);
  return {
    run: ({ command, env }, options) => runInDyno(command ?? '', env, { directory, ...options }),
    isForwarded: false,
    leave: async () => {},
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/restart-delay.js
const restart_delay_minute = 60_000;
const coolOffs = [0, 20, 40, 60, 120, 240, 320].map((minutes) => minutes * restart_delay_minute);
const stableAfter = 20 * restart_delay_minute;
function restartDelay(crashes) {
  const longest = coolOffs[Math.min(crashes, coolOffs.length) - 1] ?? 0;
  return Math.round((longest / 2) * (1 + Math.random()));
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/semaphore.js
class Semaphore {
  #free;
  #waiting = [];
  constructor(limit) {
    this.#free = limit;
  }
  get waiting() {
    return this.#waiting.length;
  }
  async enter(signal) {
    signal.throwIfAborted();
    if (this.#free === 0) await this.#wait(signal);
    else this.#free -= 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }
  #wait(signal) {
    return new Promise((resolve, reject) => {
      const proceed = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = () => {
        this.#waiting.splice(this.#waiting.indexOf(proceed), 1);
        reject(signal.reason);
      };
      this.#waiting.push(proceed);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
  #leave() {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/watchdog.js



const watchdog_program = `
const { execFileSync } = require('node:child_process')
const { readdirSync, readFileSync } = require('node:fs')
const pids = new Map()
const leftovers = new Map()
const attempt = (action) => { try { return action() } catch {} }
const killGroup = (pid) => {
  if (pid === undefined) return
  if (process.platform === 'win32') attempt(() => execFileSync('taskkill', ['/PID', pid, '/T', '/F'], { windowsHide: true }))
  else attempt(() => process.kill(-Number(pid), 'SIGKILL'))
}
const read = (pid, name) => attempt(() => readFileSync('/proc/' + pid + '/' + name, 'latin1')) ?? ''
const isMarked = (pid) => {
  const [environment, limits] = [read(pid, 'environ'), read(pid, 'limits')]
  return [...pids.keys()].some((mark) => environment.includes('${markVariable}=' + mark) || limits.includes(' ' + mark + ' '))
}
const killMarked = (killed) => {
  const others = (attempt(() => readdirSync('/proc')) ?? []).filter((name) => /^\\d+$/.test(name))
  const found = others.filter((pid) => !killed.has(pid) && isMarked(pid))
  for (const pid of found) attempt(() => process.kill(Number(pid), 'SIGKILL'))
  if (found.length > 0) killMarked(new Set([...killed, ...found]))
}
const remove = ({ file, env, commands }) => {
  const options = { env, stdio: 'ignore', timeout: 60_000, windowsHide: true }
  for (const args of commands) attempt(() => execFileSync(file, args, options))
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {})
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  // The last line may be cut off.
  const [, sign, mark, rest = ''] = /^([-+=])(\\d{15})(?: (.*))?$/.exec(line) ?? []
  if (sign === '-') for (const known of [pids, leftovers]) known.delete(mark)
  if (sign === '+') leftovers.set(mark, attempt(() => JSON.parse(rest)) ?? undefined)
  if (sign === '+' || sign === '=') pids.set(mark, /^(\\d+);$/.exec(rest)?.[1])
}).on('close', () => {
  for (const pid of pids.values()) killGroup(pid)
  if (pids.size > 0) killMarked(new Set())
  for (const left of leftovers.values()) if (left !== undefined) remove(left)
})
`;
class Watchdog {
  #watched = new Map();
  #ending = new Set();
  #child;
  watch(mark, leftovers) {
    const lines = [`+${mark} ${JSON.stringify(leftovers ?? null)}`];
    this.#watched.set(mark, lines);
    if (this.#child === undefined) this.#start();
    else this.#tell(lines);
    return {
      started: (pid) => {
        const line = `=${mark} ${pid};`;
        lines.push(line);
        this.#tell([line]);
      },
      end: () => {
        this.#watched.delete(mark);
        this.#tell([`-${mark}`]);
        if (this.#watched.size === 0) this.#end();
      },
    };
  }
  async close() {
    this.#watched.clear();
    this.#end();
    await Promise.all(this.#ending);
  }
  #start() {
    const child = (0,external_node_child_process_.spawn)(process.execPath, ['-e', watchdog_program], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      windowsHide: true,
      env: dynoEnvironment(),
    });
    this.#child = child;
    child.stdin.on('error', () => {});
    for (const lines of this.#watched.values()) this.#tell(lines);
    const ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    }).then(() => {
      this.#ending.delete(ended);
      if (this.#child !== child) return;
      this.#child = undefined;
    });
    this.#ending.add(ended);
    child.unref();
  }
  #tell(lines) {
    for (const line of lines) this.#child?.stdin.write(`${line}\n`);
  }
  #end() {
    const child = this.#child;
    this.#child = undefined;
    child?.stdin.end();
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/dynos/dynos.js









const noEngineForDynos =
  'The local platform runs no dynos of this release: no container engine that runs its image, such as docker or podman, is on the PATH';
class Dynos {
  #options;
  #host;
  #watchdog = new Watchdog();
  #rendezvous;
  #apps = new Map();
  #deleted = new WeakSet();
  #running;
  #booting = new Semaphore(Math.max(2, (0,external_node_os_.availableParallelism)()));
  #idleTimer;
  #stopped = false;
  constructor(options) {
    this.#options = options;
    const { now, workDir, timeouts } = options;
    this.#running = new Semaphore(options.maxRunning);
    this.#rendezvous = new Rendezvous(now());
    this.#host = {
      now,
      workDir,
      timeouts,
      prepare: (app, directory, signal) => prepareApp(app, options.images, directory, signal),
      watch: (mark, leftovers) => this.#watchdog.watch(mark, leftovers),
      admit: (signal) => this.#admit(signal),
    };
    const interval = Math.min(options.idleAfterMs, 60_000);
    this.#idleTimer = setInterval(() => this.#putUnusedToSleep(), interval).unref();
  }
  webDynos(app) {
    const { dynos } = this.#appOf(app);
    return [...dynos.values()].filter(({ isWeb }) => isWeb);
  }
  list(app) {
    const { dynos, oneOffs } = this.#appOf(app);
    return [...dynos.values(), ...oneOffs].sort((a, b) =>
      a.spec.name.localeCompare(b.spec.name, 'en', { numeric: true }),
    );
  }
  canRun(artifact) {
    const app = dynoApp(this.#options.objects, artifact, 'web');
    return app !== undefined && canStart(app);
  }
  update(app) {
    if (!this.#mayRun(app)) return;
    const running = this.#appOf(app);
    const specs = new Map(this.#specsOf(app).map((spec) => [spec.name, spec]));
    for (const [name, dyno] of running.dynos) if (!specs.has(name)) this.#remove(running, dyno);
    for (const spec of specs.values()) {
      const dyno = running.dynos.get(spec.name);
      if (dyno !== undefined && isSame(dyno.spec, spec)) continue;
      running.crashes.delete(spec.name);
      if (this.#options.startOnRequest) this.#addAsleep(app, spec);
      else this.#replace(running, spec, dyno !== undefined);
    }
  }
  restore(app) {
    for (const spec of this.#specsOf(app).filter(({ type }) => type === 'web')) this.#addAsleep(app, spec);
    this.update(app);
  }
  restart(app, isSelected = () => true) {
    const running = this.#appOf(app);
    for (const dyno of [...running.dynos.values()].filter(isSelected)) {
      running.crashes.delete(dyno.spec.name);
      this.#replace(running, dyno.spec, true);
    }
  }
  async runOneOff(app, oneOff) {
    const release = currentRelease(app);
    const { type, size, env, isAttached, timeToLiveMs } = oneOff;
    const { command, process, isWhole } = launchOf(app, oneOff.command);
    const code = release && dynoApp(this.#options.objects, release, process ?? type);
    if (release === undefined || code === undefined)
      throw new Error(`${app.name} has no release that could run.`);
    const meeting = isAttached ? await this.#rendezvous.arrange() : undefined;
    if (!this.#mayRun(app)) {
      meeting?.cancel();
      throw new Error(`${app.name} is being stopped.`);
    }
    const running = this.#appOf(app);
    const spec = {
      name: this.#oneOffName(running, type),
      type,
      isOneOff: true,
      size,
      command,
      isOwnCommand: isWhole && process !== undefined && runsOwnCommand(release, process),
      release: { id: release.id, version: release.version },
      app: code,
      config: release.config,
    };
    const dyno = new Dyno(spec, { host: this.#host, log: app.log, env, ...(meeting && { meeting }) });
    running.oneOffs.add(dyno);
    running.live.add(dyno);
    const timer = setTimeout(() => dyno.stop(), timeToLiveMs).unref();
    void dyno.ended.then(() => {
      clearTimeout(timer);
      dyno.say(`State changed from ${dyno.state} to complete`);
      running.oneOffs.delete(dyno);
      running.live.delete(dyno);
    });
    return dyno;
  }
  stop(app, dyno) {
    if (this.#appOf(app).oneOffs.has(dyno)) dyno.stop();
    else this.restart(app, (other) => other === dyno);
  }
  get attachCertificate() {
    return this.#rendezvous.certificate;
  }
  wake(app) {
    const running = this.#appOf(app);
    for (const dyno of this.webDynos(app).filter(({ state }) => state === 'idle')) {
      dyno.say('Unidling');
      this.#replace(running, dyno.spec, false);
    }
  }
  async changed(app, signal) {
    signal.throwIfAborted();
    const { listeners } = this.#appOf(app);
    await new Promise((resolve, reject) => {
      const clear = () => {
        listeners.delete(onChange);
        signal.removeEventListener('abort', onAbort);
      };
      const onChange = () => {
        clear();
        resolve();
      };
      const onAbort = () => {
        clear();
        reject(signal.reason);
      };
      listeners.add(onChange);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }
  async stopApp(app) {
    this.#deleted.add(app);
    const running = this.#apps.get(app.id);
    if (running === undefined) return;
    this.#apps.delete(app.id);
    this.#removeAll(running);
    const live = [...running.live];
    for (const dyno of live) dyno.kill();
    await Promise.all(live.map(({ ended }) => ended));
  }
  async stopAll(killDelayMs) {
    this.#stopped = true;
    clearInterval(this.#idleTimer);
    for (const running of this.#apps.values()) this.#removeAll(running);
    const live = this.#live;
    const timer = setTimeout(() => {
      for (const dyno of live) dyno.kill();
    }, killDelayMs);
    await Promise.all(live.map(({ ended }) => ended));
    clearTimeout(timer);
    await Promise.all([this.#watchdog.close(), this.#rendezvous.close()]);
  }
  get #live() {
    return [...this.#apps.values()].flatMap(({ live }) => [...live]);
  }
  #mayRun(app) {
    return !this.#stopped && !this.#deleted.has(app);
  }
  #removeAll(running) {
    for (const dyno of [...running.dynos.values(), ...running.oneOffs]) this.#remove(running, dyno);
  }
  #appOf(app) {
    const known = this.#apps.get(app.id);
    if (known !== undefined) return known;
    const running = {
      app,
      dynos: new Map(),
      crashes: new Map(),
      restarts: new Map(),
      listeners: new Set(),
      oneOffs: new Set(),
      live: new Set(),
    };
    if (!this.#deleted.has(app)) this.#apps.set(app.id, running);
    return running;
  }
  #specsOf(app) {
    const release = currentRelease(app);
    if (release === undefined || !this.canRun(release)) return [];
    return app.formation.flatMap((entry) => {
      const code = dynoApp(this.#options.objects, release, entry.type);
      return code === undefined ? [] : specsOf(entry, release, code);
    });
  }
  #oneOffName({ oneOffs }, type) {
    const taken = new Set([...oneOffs].map(({ spec }) => spec.name));
    for (;;) {
      const name = `${type}.${(0,external_node_crypto_.randomInt)(1000, 10_000)}`;
      if (!taken.has(name)) return name;
    }
  }
  #addAsleep(app, spec) {
    const running = this.#appOf(app);
    const old = running.dynos.get(spec.name);
    if (old !== undefined) this.#remove(running, old);
    const onState = () => notify(running);
    running.dynos.set(spec.name, new Dyno(spec, { host: this.#host, log: app.log, isAsleep: true, onState }));
  }
  #replace(running, spec, isRestart) {
    const old = running.dynos.get(spec.name);
    if (old !== undefined && isRestart && old.state === 'up') old.say('Restarting');
    if (old !== undefined) this.#remove(running, old);
    if (!this.#mayRun(running.app)) return;
    const dyno = new Dyno(spec, {
      host: this.#host,
      log: running.app.log,
      ...(old !== undefined && { previous: old.state }),
      onState: () => this.#onState(running),
    });
    running.dynos.set(spec.name, dyno);
    this.#track(running, dyno);
    notify(running);
  }
  #remove(running, dyno) {
    const { name } = dyno.spec;
    clearTimeout(running.restarts.get(name));
    running.restarts.delete(name);
    if (running.dynos.get(name) === dyno) running.dynos.delete(name);
    dyno.stop();
    notify(running);
  }
  #onState(running) {
    notify(running);
    this.#makeRoom();
  }
  #track(running, dyno) {
    running.live.add(dyno);
    void dyno.ended.then(() => {
      running.live.delete(dyno);
      const isCurrent = running.dynos.get(dyno.spec.name) === dyno;
      if (isCurrent && dyno.state !== 'idle') this.#onCrash(running, dyno);
    });
  }
  #onCrash(running, dyno) {
    const { name } = dyno.spec;
    const ranFor = dyno.state === 'up' ? this.#options.now() - dyno.updatedAt : 0;
    const crashes = ranFor > stableAfter ? 1 : (running.crashes.get(name) ?? 0) + 1;
    running.crashes.set(name, crashes);
    dyno.changeState('crashed');
    if (this.#stopped) return;
    const restart = () => this.#replace(running, dyno.spec, false);
    running.restarts.set(name, setTimeout(restart, restartDelay(crashes)).unref());
  }
  async #admit(signal) {
    const admission = this.#running.enter(signal);
    this.#makeRoom();
    const ended = await admission;
    try {
      const booted = await this.#booting.enter(signal);
      return {
        booted,
        ended: () => {
          booted();
          ended();
        },
      };
    } catch (error) {
      ended();
      throw error;
    }
  }
  #makeRoom() {
    if (this.#running.waiting === 0) return;
    const ending = this.#live.filter(({ isStopping }) => isStopping).length;
    const count = Math.max(0, this.#running.waiting - ending);
    for (const dyno of this.#leastUsed().slice(0, count)) this.#putToSleep(dyno);
  }
  #putUnusedToSleep() {
    const { now, idleAfterMs } = this.#options;
    const limit = now() - idleAfterMs;
    for (const dyno of this.#awakeWebDynos()) if (dyno.lastUsedAt <= limit) this.#putToSleep(dyno);
  }
  #leastUsed() {
    return this.#awakeWebDynos().sort((a, b) => a.lastUsedAt - b.lastUsedAt);
  }
  #awakeWebDynos() {
    return this.#live.filter(({ isWeb, state, isStopping }) => isWeb && state === 'up' && !isStopping);
  }
  #putToSleep(dyno) {
    dyno.say('Idling');
    dyno.stop();
    dyno.changeState('idle');
  }
}
function launchOf({ formation, stack }, launched) {
  const command = stack === 'cnb' ? launched.replace(/^\s*launcher\s+/, '') : launched;
  const [, first = '', rest = ''] = /^\s*(\S+)(.*)$/s.exec(command) ?? [];
  const entry = formation.find(({ type }) => type === first);
  if (entry === undefined) return { command, isWhole: false };
  return { command: `${entry.command}${rest}`, process: entry.type, isWhole: rest.trim() === '' };
}
function specsOf(entry, release, app) {
  const { type, command, size, quantity } = entry;
  return Array.from({ length: quantity }, (_, index) => ({
    name: `${type}.${index + 1}`,
    type,
    isOneOff: false,
    size,
    command,
    isOwnCommand: runsOwnCommand(release, type),
    release: { id: release.id, version: release.version },
    app,
    config: release.config,
  }));
}
function isSame(one, other) {
  return one.release.id === other.release.id && one.command === other.command && one.size === other.size;
}
function notify({ listeners }) {
  for (const listener of [...listeners]) listener();
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/buildpacks.js
const urnPrefix = 'urn:buildpack:';
const registryUrl = /^https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/([\w-]+\/[\w-]+)\.tgz$/;
function parseBuildpack(address) {
  const name = address.startsWith(urnPrefix) ? address.slice(urnPrefix.length) : address;
  if (/^[\w-]+\/[\w-]+$/.test(name)) return { name, url: `${urnPrefix}${name}` };
  return { name: registryUrl.exec(address)?.[1] ?? address, url: address };
}
function toBuilderBuildpack({ name, url }) {
  if (url !== undefined && !url.startsWith(urnPrefix) && !registryUrl.test(url)) return { url };
  return { name: name ?? '' };
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/json.js
function json_isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/formation.js




function applyProcessTypes(app, processTypes, { prune, canRun }, now) {
  const declared = Object.entries(processTypes);
  if (prune) app.formation = app.formation.filter(({ type }) => Object.hasOwn(processTypes, type));
  for (const [type, command] of declared) {
    const present = app.formation.find((entry) => entry.type === type);
    if (present === undefined) app.formation.push(newEntry(type, command, canRun, now));
    else if (prune && present.command !== command) Object.assign(present, { command, updatedAt: now });
  }
}
function newEntry(type, command, canRun, now) {
  const quantity = type === 'web' && canRun ? 1 : 0;
  return { id: (0,external_node_crypto_.randomUUID)(), type, command, quantity, size: 'Basic', createdAt: now, updatedAt: now };
}
function formationChange(entry, params) {
  const { quantity, size, dyno_size: dynoSize } = params;
  return { quantity: quantityOf(entry, quantity), size: sizeOf(entry, dynoSize ?? size) };
}
function quantityOf(entry, value) {
  if (value === undefined || value === null) return entry.quantity;
  if (typeof value !== 'number' && typeof value !== 'string') throw wrongType('quantity', 'integer', value);
  const relative = typeof value === 'string' && /^[+-]/.test(value);
  const quantity = value === '' ? Number.NaN : Number(value) + (relative ? entry.quantity : 0);
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 100) {
    throw invalidParams(`Cannot scale ${entry.type} to ${value}: the quantity must be from 0 to 100.`);
  }
  return quantity;
}
function sizeOf(entry, value) {
  const [id, name] = json_isObject(value) ? [value.id, value.name].map(sizeNamed) : [sizeNamed(value)];
  if (id !== undefined && name !== undefined && id !== name)
    throw invalidParams('dyno_size: id and name are of different sizes.');
  return name ?? id ?? entry.size;
}
function sizeNamed(identity) {
  if (identity === undefined || identity === null) return undefined;
  if (typeof identity !== 'string') throw wrongType('dyno_size', 'string', identity);
  return dynoSizeNamed(identity);
}
function dynoSizeNamed(identity) {
  if (identity === null) return undefined;
  const size = findDynoSize(identity);
  if (size === undefined) throw invalidParams(`No such dyno size as ${identity}.`);
  return size.name;
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/manifest.js


class InvalidManifestError extends Error {
  name = 'InvalidManifestError';
  errors;
  constructor(errors) {
    super('invalid app.json');
    this.errors = errors;
  }
}
function parseManifest(text, environment) {
  const base = parseObject(text);
  const errors = [];
  const merged = { ...base, ...(environment !== null && overridesOf(base, environment, errors)) };
  const scripts = objectOf(merged, 'scripts', errors);
  const manifest = {
    env: envOf(merged, errors),
    formation: formationOf(merged, errors),
    buildpacks: buildpacksOf(merged, errors),
    stack: textOf(merged, 'stack', errors),
    postdeploy: scriptOf(scripts, 'postdeploy', errors),
    predestroy: scriptOf(scripts, 'pr-predestroy', errors),
    successUrl: textOf(merged, 'success_url', errors),
  };
  if (errors.length > 0) throw new InvalidManifestError(errors);
  return manifest;
}
function initialConfig(manifest, defaults, overrides) {
  const config = new Map([...defaults, ...valuesOf(manifest), ...overrides]);
  const missing = [...manifest.env].filter(([name, { required }]) => required && !config.has(name));
  if (missing.length > 0)
    throw new InvalidManifestError(missing.map(([name]) => `config var "${name}" is required`));
  return config;
}
function* valuesOf({ env }) {
  for (const [name, { value, secret }] of env) {
    if (value !== null) yield [name, value];
    else if (secret) yield [name, (0,external_node_crypto_.randomBytes)(32).toString('hex')];
  }
}
function parseObject(text) {
  let value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new InvalidManifestError(['app.json is not valid JSON']);
  }
  if (!json_isObject(value)) throw new InvalidManifestError(['app.json must be an object']);
  return value;
}
function overridesOf(base, environment, errors) {
  const environments = objectOf(base, 'environments', errors);
  const unknown = Object.keys(environments).filter((name) => name !== 'test' && name !== 'review');
  for (const name of unknown) errors.push(`environment "${name}" must be test or review`);
  return objectOf(environments, environment, errors, `environments.${environment}`);
}
function envOf(manifest, errors) {
  const vars = new Map();
  for (const [name, definition] of Object.entries(objectOf(manifest, 'env', errors))) {
    const subject = `config var "${name}"`;
    if (!/^\w+$/.test(name)) errors.push(`${subject} has an invalid name`);
    else if (typeof definition === 'string')
      vars.set(name, { value: definition, secret: false, required: true });
    else if (json_isObject(definition)) vars.set(name, varOf(definition, subject, errors));
    else errors.push(`${subject} must be a string or object`);
  }
  return vars;
}
function varOf(definition, subject, errors) {
  const { value = null, generator = null, required = true } = definition;
  if (value !== null && typeof value !== 'string') errors.push(`value of ${subject} must be a string`);
  if (generator !== null && generator !== 'secret') errors.push(`generator of ${subject} must be secret`);
  if (typeof required !== 'boolean') errors.push(`required of ${subject} must be a boolean`);
  return {
    value: typeof value === 'string' ? value : null,
    secret: generator === 'secret',
    required: required !== false,
  };
}
function formationOf(manifest, errors) {
  const value = manifest.formation ?? null;
  if (value === null) return null;
  const entries = Array.isArray(value)
    ? value.map(processOf)
    : json_isObject(value)
      ? Object.entries(value)
      : null;
  if (entries === null) {
    errors.push('formation must be an object');
    return null;
  }
  const formation = new Map();
  for (const [type, update] of entries) {
    if (json_isObject(update)) formation.set(type, update);
    else errors.push(`formation "${type}" must be an object`);
  }
  return formation;
}
function processOf(item) {
  return [json_isObject(item) && typeof item.process === 'string' ? item.process : '', item];
}
function buildpacksOf(manifest, errors) {
  const value = manifest.buildpacks ?? null;
  if (value === null) return null;
  const list = Array.isArray(value) ? value : [null];
  const urls = list.map((item) => (json_isObject(item) && typeof item.url === 'string' ? item.url : ''));
  if (!urls.includes('')) return urls;
  errors.push('buildpacks must be an array of objects with a url');
  return null;
}
function scriptOf(scripts, name, errors) {
  const value = scripts[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  if (json_isObject(value) && typeof value.command === 'string') return value.command;
  errors.push(`script "${name}" must be a string, or an object with a command`);
  return null;
}
function textOf(manifest, key, errors) {
  const value = manifest[key] ?? null;
  if (value === null || typeof value === 'string') return value;
  errors.push(`${key} must be a string`);
  return null;
}
function objectOf(parent, key, errors, path = key) {
  const value = parent[key] ?? {};
  if (json_isObject(value)) return value;
  errors.push(`${path} must be an object`);
  return {};
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/web-url.js
function webUrl(app) {
  return `http://127.0.0.1:${app.port}/`;
}
function herokuDomain(app) {
  return `${app.name}-${app.hostSuffix}.herokuapp.com`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./.build/node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(5302);
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
  if (name === undefined || (0,lib_proxy/* checkBypass */.H)(url)) return undefined;
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

;// CONCATENATED MODULE: ./.build/local-platform/builder/fetch.js









const maxRedirects = 5;
async function fetchTarball(url, file, signal, limits = defaultLimits) {
  const work = (signalOrLimit) => fetchTo(file, url, signalOrLimit, limits);
  const timedOut = (cause) => new Error(`not done after ${limits.fetchTime / 1000} s`, { cause });
  try {
    return await withTimeLimit(limits.fetchTime, signal, work, timedOut);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof builder_failure/* BuildFailed */.U) throw cause;
    throw new builder_failure/* BuildFailed */.U(`Unable to fetch the tarball from ${hostOf(url)}: ${(0,builder_failure/* messageOf */.b)(cause)}`, { cause });
  }
}
async function fetchTo(file, url, signal, limits) {
  const response = await fetch_open(fetch_parse(url), signal);
  const checksumStream = new ChecksumStream(limits.fetchedBytes);
  await (0,external_node_stream_promises_.pipeline)(response, checksumStream, (0,external_node_fs_.createWriteStream)(file), { signal });
  return checksumStream.checksum();
}
async function fetch_open(initial, signal) {
  let url = initial;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    check(url, initial);
    const response = await request(url, signal);
    const location = redirect(response);
    if (location === undefined) return succeeded(response);
    response.destroy();
    url = new URL(location, url);
  }
  throw new Error(`more than ${maxRedirects} redirects`);
}
function request(url, signal) {
  return new Promise((resolve, reject) => {
    const sent =
      url.protocol === 'https:'
        ? (0,external_node_https_.get)(url, { agent: agentFor(url), signal }, resolve)
        : (0,external_node_http_.get)(url, { signal }, resolve);
    sent.once('error', reject);
    sent.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new Error('status 101'));
    });
    sent.once('close', () => reject(new Error('the connection closed before an answer came')));
  });
}
function agentFor(url) {
  const proxy = httpsProxy(url);
  return proxy ? new ProxyAgent(proxy, {}) : new external_node_https_.Agent();
}
function redirect(response) {
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
  return redirects ? response.headers.location : undefined;
}
function succeeded(response) {
  if (response.statusCode === 200) return response;
  response.destroy();
  throw new Error(`status ${response.statusCode}`);
}
function fetch_parse(url) {
  if (URL.canParse(url)) return new URL(url);
  throw new Error('not a URL');
}
function check(url, initial) {
  const local = isLoopback(url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) throw new Error('https is required');
  if (local && !isLoopback(initial)) throw new Error('redirected to this machine');
}
function isLoopback(url) {
  const host = url.hostname;
  return /^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\]|(.+\.)?localhost)$/.test(
    host,
  );
}
function hostOf(url) {
  return URL.canParse(url) ? new URL(url).host : 'its URL';
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/storage-error.js
class StorageError extends Error {
  name = 'StorageError';
  status;
  code;
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
function noSuchKey() {
  return new StorageError(404, 'NoSuchKey', 'The specified key does not exist.');
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/signed-urls.js


const objectUrlSeconds = 3600;
const streamUrlSeconds = 24 * 3600;
class SignedUrls {
  #key = (0,external_node_crypto_.randomBytes)(32);
  #now;
  #origin = '';
  constructor(now) {
    this.#now = now;
  }
  setOrigin(origin) {
    this.#origin = origin;
  }
  get origin() {
    return this.#origin;
  }
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
  check(request, url, signsContentType) {
    const date = url.searchParams.get('X-Amz-Date') ?? '';
    const expires = url.searchParams.get('X-Amz-Expires') ?? '';
    const actual = url.searchParams.get('X-Amz-Signature') ?? '';
    if (actual === '') throw new StorageError(403, 'AccessDenied', 'Access Denied');
    const contentType = signsContentType ? (request.headers['content-type'] ?? '') : '';
    const expected = this.#signature(request.method ?? '', url.pathname, date, expires, contentType);
    if (!isSameText(actual, expected)) {
      throw new StorageError(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      );
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
function isSameText(one, other) {
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

;// CONCATENATED MODULE: ./.build/local-platform/jobs/delete-app.js

async function deleteApp(options, app) {
  const { store, builds, releases, dynos, router, objects, streams, now } = options;
  if (!store.apps.includes(app)) return;
  const orphans = store.removeApp(app);
  const reason = new Error('App was deleted.');
  await builds.stopApp(app, reason);
  await releases.stopApp(app, reason);
  await Promise.all([dynos.stopApp(app), router.close(app)]);
  app.log.end();
  await objects.delete(objects.repositoryKey(app.id));
  for (const id of orphans.slugs) await objects.delete(objects.slugKey(id));
  for (const id of orphans.layouts) await objects.delete(objects.imageKey(id));
  const expiry = now() + streamUrlSeconds * 1000;
  for (const { stream } of [...app.builds, ...app.releases]) {
    if (stream !== null) streams.retire(stream.id, expiry);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/log-error.js

function logError(error) {
  console.error(`heroku-build local platform: ${(0,builder_failure/* messageOf */.b)(error)}`);
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/app-setups.js

















const maxManifestBytes = 1024 * 1024;
class AppSetups {
  #options;
  #running = new Map();
  #stopReason;
  constructor(options) {
    this.#options = options;
  }
  start(fields) {
    const { store, now } = this.#options;
    const { name, region, team, locked, coupling } = fields;
    const stack = fields.stack === null ? {} : { stack: stackName(fields.stack) };
    const app = createApp(store, { name, region, team, locked, ...stack }, now());
    if (coupling !== null) store.addCoupling(app, coupling.pipeline, coupling.stage, now());
    const setup = {
      id: (0,external_node_crypto_.randomUUID)(),
      createdAt: now(),
      updatedAt: now(),
      status: 'pending',
      failureMessage: null,
      manifestErrors: [],
      app: { id: app.id, name: app.name },
      build: null,
      postdeploy: null,
      successUrl: null,
      predestroy: null,
      abort: new AbortController(),
    };
    store.appSetups.push(setup);
    if (this.#stopReason !== undefined) setup.abort.abort(this.#stopReason);
    const running = this.#run(setup, app, fields).finally(() => this.#running.delete(setup));
    this.#running.set(setup, running);
    return setup;
  }
  async settled(setup) {
    await this.#running.get(setup);
  }
  async stop(setup, reason) {
    setup.abort.abort(reason);
    await this.settled(setup);
  }
  async stopApp(app, reason) {
    const setups = [...this.#running.keys()].filter((setup) => setup.app.id === app.id);
    await Promise.all(setups.map((setup) => this.stop(setup, reason)));
  }
  async stopAll(reason) {
    this.#stopReason = reason;
    while (this.#running.size > 0) {
      await Promise.all([...this.#running.keys()].map((setup) => this.stop(setup, reason)));
    }
  }
  async #run(setup, app, fields) {
    try {
      await this.#setUp(setup, app, fields);
      this.#update(setup, { status: 'succeeded' });
    } catch (error) {
      if (!fields.keepFailed) await deleteApp(this.#options, app).catch(logError);
      const manifestErrors = error instanceof InvalidManifestError ? error.errors : [];
      this.#update(setup, { status: 'failed', failureMessage: (0,builder_failure/* messageOf */.b)(error), manifestErrors });
    }
  }
  #update(setup, change) {
    Object.assign(setup, change, { updatedAt: this.#options.now() });
  }
  async #setUp(setup, app, fields) {
    const { signal } = setup.abort;
    await (0,external_node_timers_promises_.setImmediate)();
    await this.#options.router.open(app);
    const manifest = await this.#readManifest(setup, fields, signal);
    setup.predestroy = manifest.predestroy;
    this.#configure(app, fields, manifest);
    signal.throwIfAborted();
    await this.#build(setup, app, fields);
    signal.throwIfAborted();
    if (manifest.postdeploy !== null) await this.#postdeploy(setup, app, manifest.postdeploy);
    this.#scale(app, manifest);
    setup.successUrl = new URL(manifest.successUrl ?? '/', webUrl(app)).href;
  }
  async #readManifest(setup, { source, environment }, signal) {
    const workDir = (0,external_node_path_.join)(this.#options.workDir, setup.id);
    const [tarball, directory] = [(0,external_node_path_.join)(workDir, 'source.tgz'), (0,external_node_path_.join)(workDir, 'source')];
    try {
      await (0,promises_.mkdir)(workDir, { recursive: true });
      await fetchTarball(source.sourceUrl, tarball, signal);
      await unpack(tarball, { directory, strip: true, links: 'inside', signal });
      return parseManifest(await readText((0,external_node_path_.join)(directory, 'app.json')), environment);
    } finally {
      await removeTree(workDir);
    }
  }
  #configure(app, fields, manifest) {
    const config = initialConfig(manifest, fields.defaults, fields.overrides);
    const changes = configChanges(Object.fromEntries(config), app.config, pipelineVarNames);
    const stack = fields.stack ?? manifest.stack;
    if (stack !== null) app.buildStack = stackName(stack);
    app.stack = app.buildStack;
    app.buildpacks = (fields.buildpacks ?? manifest.buildpacks ?? []).map(parseBuildpack);
    const changed = new Map(app.config);
    applyConfigChanges(changed, changes);
    if (changes.length > 0)
      this.#options.releases.createFromCurrent(app, describeConfigChanges(changes), changed);
  }
  async #build(setup, app, { source }) {
    const { builds } = this.#options;
    const { signal } = setup.abort;
    const build = builds.start(app, { ...source, buildpacks: null });
    this.#update(setup, { build });
    const stop = () => {
      build.abort.abort(signal.reason);
      for (const { abort } of app.releases) abort.abort(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    await builds.settled(build);
    const release = app.releases.find(({ id }) => id === build.releaseId);
    await release?.settled;
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    if (build.status === 'failed') throw new Error('build failed');
    if (release?.status === 'failed') throw new Error('release command failed');
  }
  async #postdeploy(setup, app, command) {
    const postdeploy = await this.#options.scripts.run(app, command, setup.abort.signal);
    this.#update(setup, { postdeploy });
    if (postdeploy.exitCode !== 0) throw new Error('postdeploy exit code was not 0');
  }
  #scale(app, manifest) {
    for (const [type, update] of manifest.formation ?? []) {
      const entry = app.formation.find((candidate) => candidate.type === type);
      if (entry === undefined) throw new Error(`Couldn't find that process type (${type}).`);
      Object.assign(entry, formationChange(entry, update), { updatedAt: this.#options.now() });
    }
    this.#options.dynos.update(app);
  }
}
async function readText(file) {
  const found = await (0,promises_.stat)(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error('app.json not found');
  if (found.size > maxManifestBytes) {
    throw new InvalidManifestError([`app.json exceeds ${maxManifestBytes} bytes`]);
  }
  return (0,promises_.readFile)(file, 'utf8');
}

// EXTERNAL MODULE: ./.build/node_modules/yaml/dist/index.js
var dist = __webpack_require__(5948);
;// CONCATENATED MODULE: ./.build/local-platform/builder/yaml.js


const maxCharacters = 64 * 1024;
const maxBrackets = 200;
const maxIndentation = 100;
function parseUntrustedYaml(text, options = {}) {
  if (text.length > maxCharacters) throw new Error(`it has more than ${maxCharacters} characters`);
  if (isNestedDeeply(text)) throw new Error('it is nested too deeply');
  try {
    return (0,dist/* parse */.qg)(text, { logLevel: 'error', ...options });
  } catch (error) {
    throw new Error(`it is not YAML: ${(0,builder_failure/* messageOf */.b)(error).split('\n')[0]}`, { cause: error });
  }
}
function isNestedDeeply(text) {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  const deepLine = new RegExp(`^[ \\t?-]{${maxIndentation}}`, 'm');
  return brackets > maxBrackets || deepLine.test(text);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/procfile.js




function parseProcfile(text) {
  const types = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name, command] = /^([A-Za-z0-9_-]+):\s*(\S.*)$/.exec(line) ?? [];
    if (name !== undefined && command !== undefined) types.push([name, command.trim()]);
  }
  return Object.fromEntries(types);
}
async function readProcfile(directory) {
  const file = (0,external_node_path_.join)(directory, 'Procfile');
  const found = await (0,promises_.stat)(file).catch(() => undefined);
  return found?.isFile() ? parseProcfile(await (0,promises_.readFile)(file, 'utf8')) : {};
}
function parseRelease(text) {
  const release = parseUntrustedYaml(text);
  const types = isRecord(release) ? release.default_process_types : undefined;
  if (!isRecord(types)) return {};
  return Object.fromEntries(
    Object.entries(types).filter((type) => /^[-\w]+$/.test(type[0]) && typeof type[1] === 'string'),
  );
}
function reportProcessTypes(declared, defaults) {
  const added = Object.keys(defaults).filter((name) => !Object.hasOwn(declared, name));
  const names = (list) => (list.length > 0 ? list.join(', ') : '(none)');
  const lines =
    added.length === 0
      ? `Procfile declares types -> ${names(Object.keys(declared))}`
      : `Procfile declares types     -> ${names(Object.keys(declared))}\n` +
        `Default types for buildpack -> ${names(added)}`;
  return (0,format/* header */.wx)('Discovering process types') + (0,format/* indented */.gu)(lines);
}
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/buildpack.js








class CompileFailed extends Error {
  name = 'CompileFailed';
}
class ExternalBuildpack {
  #directory;
  constructor(directory) {
    this.#directory = directory;
  }
  async detect(context) {
    const printed = capture();
    const complaints = capture();
    const options = { ...stepOptions(context), output: printed.write, errors: complaints.write };
    const code = await this.#script('detect', [context.buildDir], options);
    const name = printed.text().trim().split('\n')[0] ?? '';
    return code === 0 ? { name } : { refusal: (printed.text() + complaints.text()).trim() };
  }
  async compile(context) {
    const { buildDir, cacheDir, envDir } = context;
    const code = await this.#script('compile', [buildDir, cacheDir, envDir], stepOptions(context));
    if (code !== 0) throw new CompileFailed();
  }
  async release(context) {
    if (!(await isFile((0,external_node_path_.join)(this.#directory, 'bin', 'release')))) return {};
    const printed = capture();
    const options = { ...stepOptions(context), output: printed.write, errors: context.output };
    const code = await this.#script('release', [context.buildDir], options);
    if (code !== 0) throw new CompileFailed(`bin/release ended with exit code ${code}`);
    try {
      return parseRelease(printed.text());
    } catch (error) {
      throw new CompileFailed(`The output of bin/release can't be used: ${(0,builder_failure/* messageOf */.b)(error)}`);
    }
  }
  async exported(context) {
    const file = (0,external_node_path_.join)(this.#directory, 'export');
    return (await isFile(file)) ? source(file, context) : context.env;
  }
  async #script(name, args, options) {
    const file = (0,external_node_path_.join)(this.#directory, 'bin', name);
    if (!isWindows) return run(file, args, options);
    return run(await findShell(), [file, ...args], options);
  }
}
async function isBuildpack(directory) {
  const scripts = ['detect', 'compile'].map((name) => isFile((0,external_node_path_.join)(directory, 'bin', name)));
  return (await Promise.all(scripts)).every(Boolean);
}
async function source(file, context) {
  const result = (0,external_node_path_.join)(context.envDir, '..', 'exported.json');
  const write = 'require("fs").writeFileSync(process.argv[1], JSON.stringify(process.env))';
  const script = '. "$1"; exec "$2" -e "$3" "$4"';
  const args = ['-c', script, 'export', file, process.execPath, write, result];
  const code = await run(await findShell(), args, stepOptions(context));
  if (code !== 0) throw new CompileFailed(`export ended with exit code ${code}`);
  const environment = JSON.parse(await (0,promises_.readFile)(result, 'utf8'));
  await (0,promises_.rm)(result);
  return environment;
}
function stepOptions({ buildDir, env, output, signal }) {
  return { cwd: buildDir, env, output, signal };
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/package-manager.js







const managersByLockFile = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'yarn',
  'pnpm-lock.yaml': 'pnpm',
};
const npmSteps = {
  install: ({ frozen, dev }) => [frozen ? 'ci' : 'install', dev ? '--include=dev' : '--omit=dev'],
  rebuild: ['rebuild'],
  prune: ['prune', '--omit=dev'],
};
const pnpmSteps = {
  install: ({ frozen, dev }) => [
    'install',
    frozen ? '--frozen-lockfile' : '--no-frozen-lockfile',
    dev ? '--prod=false' : '--prod',
  ],
  rebuild: ['rebuild'],
  prune: ['prune', '--prod', '--ignore-scripts'],
};
const yarnClassicSteps = {
  install: ({ frozen, dev }) => [
    'install',
    ...(frozen ? ['--frozen-lockfile'] : []),
    '--non-interactive',
    `--production=${!dev}`,
  ],
  rebuild: ['install', '--force', '--non-interactive', '--production=false'],
  prune: ['install', '--production=true', '--ignore-scripts', '--prefer-offline', '--non-interactive'],
};
const yarnBerrySteps = {
  install: ({ frozen }) => ['install', ...(frozen ? ['--immutable'] : [])],
  rebuild: ['rebuild'],
  prune: ['workspaces', 'focus', '--all', '--production'],
};
function lockFiles(names) {
  return Object.entries(managersByLockFile)
    .filter(([file]) => names.includes(file))
    .map(([file, manager]) => ({ file, manager }));
}
function managerOf(names) {
  return lockFiles(names)[0]?.manager;
}
async function findManager(name, options, node) {
  const command = name === 'npm' ? await findNpm(options.env, node) : await findOther(name, options.env);
  if (command === undefined) return undefined;
  const version = await versionOf(command, options);
  const nodeVersion = await programOutput('node', ['--version'], options);
  if (version === undefined) return undefined;
  const base = { name, version, nodeVersion: nodeVersion ?? process.version, command };
  if (name === 'npm') return { ...base, ...npmSteps };
  if (name === 'pnpm') return { ...base, ...pnpmSteps };
  return { ...base, ...(version.startsWith('1.') ? yarnClassicSteps : yarnBerrySteps) };
}
async function findNpm(env, node) {
  const running = process.env.npm_execpath ?? '';
  const program = node === undefined ? process.execPath : (0,external_node_path_.join)(node, isWindows ? 'node.exe' : 'node');
  const directories = [(0,external_node_path_.dirname)(process.execPath), ...pathOf(env).split(external_node_path_.delimiter).filter(Boolean)];
  const candidates = [
    ...(node === undefined ? [] : npmScripts(node)),
    ...((0,external_node_path_.basename)(running) === 'npm-cli.js' ? [running] : []),
    ...directories.flatMap(npmScripts),
  ];
  for (const file of candidates) {
    if (await exists(file)) return [program, [file]];
  }
  const npm = await findProgram('npm', env);
  return npm === undefined ? undefined : [npm, []];
}
function npmScripts(directory) {
  return [
    (0,external_node_path_.join)(directory, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    (0,external_node_path_.join)(directory, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
}
async function findOther(name, env) {
  const program = await findProgram(name, env);
  if (program === undefined) return undefined;
  return isWindows ? [await findShell(), [program]] : [program, []];
}
async function versionOf([program, leadingArgs], options) {
  const manifest = leadingArgs.find((file) => file.endsWith('npm-cli.js'));
  if (manifest === undefined) return programOutput(program, [...leadingArgs, '--version'], options);
  const text = await (0,promises_.readFile)((0,external_node_path_.join)(manifest, '..', '..', 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1];
}
async function programOutput(command, args, options) {
  const printed = capture();
  const code = await run(command, args, { ...options, output: printed.write, errors: () => {} });
  return code === 0 ? printed.text().trim() : undefined;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/node-engine.js





const maxLength = 256;
const documentation = 'https://devcenter.heroku.com/articles/nodejs-support#specifying-a-node-js-version';
async function selectNode(requested, context) {
  const { envDir, nodeFinder, output, signal } = context;
  if (nodeFinder === undefined) return undefined;
  if (requested.length > maxLength || !/^[\x20-\x7e\s]*$/.test(requested)) throw invalidRange(requested);
  const own = (await nodeVersion('node', context)) ?? process.version;
  const scratch = (0,external_node_path_.join)(envDir, '..', 'node-finder');
  const found = await nodeFinder.find(requested, { own, scratch, output, signal });
  if (found === 'own') return undefined;
  if (found === 'invalid range') throw invalidRange(requested);
  if (found === 'no such version') throw noSuchVersion(requested);
  if (typeof found === 'object') {
    const program = (0,external_node_path_.join)(found.programs, isWindows ? 'node.exe' : 'node');
    if ((await nodeVersion(program, context)) !== undefined) return found.programs;
    output((0,format/* warning */.$e)(`The Node.js in ${found.programs} does not run on this machine.`));
  }
  output((0,format/* warning */.$e)(notInstalled(requested, own)));
  return undefined;
}
async function nodeVersion(program, { buildDir, env, output, signal }) {
  try {
    const printed = await programOutput(program, ['--version'], { cwd: buildDir, env, output, signal });
    return printed?.startsWith('v') ? printed : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
function notInstalled(requested, own) {
  return `The requested Node.js version (${requested}) is not installed on this machine:
the app is built and run with Node.js ${own}. Heroku installs the requested version.`;
}
function invalidRange(requested) {
  return new CompileFailed(`Error: Invalid Node.js version requirement.

The version requirement in your package.json (${requested.slice(0, maxLength)}) is not a
valid semantic version range.

${documentation}`);
}
function noSuchVersion(requested) {
  return new CompileFailed(`Error: No published Node.js version matches the requested range.

The version requirement in your package.json (${requested}) is a valid
semver range, but it does not match any Node.js version.

${documentation}`);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/nodejs.js










const defaultVariables = {
  NPM_CONFIG_LOGLEVEL: 'error',
  NODE_VERBOSE: 'false',
  NODE_ENV: 'production',
  NODE_MODULES_CACHE: 'true',
};
const excludedVariables = /^(PATH|GIT_DIR|CPATH|CPPATH|LD_PRELOAD|LIBRARY_PATH|LANG|HOME|BUILD_DIR)$/i;
const profileScript = `export PATH="$HOME/node_modules/.bin:$PATH"
export NODE_ENV="\${NODE_ENV:-production}"
`;
const nodeProfileScript = (directory) => `if [ -d ${directory} ]; then
  export PATH=${directory}:"$PATH"
else
  echo ' !     The Node.js that the app was built with is not on this machine any more: it was in '${directory} >&2
fi
`;
class NodejsBuildpack {
  #node;
  async detect({ buildDir }) {
    const found = (await nodejs_names(buildDir)).includes('package.json');
    return found ? { name: 'Node.js' } : { refusal: 'There is no package.json at the root of the app.' };
  }
  async compile(context) {
    const pkg = await readPackage(context.buildDir);
    const name = await chooseManager(context);
    const settings = environment(context);
    reportSettings(context, settings, pkg, name);
    this.#node = await nodeFor(pkg, { ...context, env: settings });
    const env = withPrograms(settings, this.#node);
    const manager = await locate(name, { ...context, env }, this.#node);
    reportPrograms(context, manager, this.#node);
    const job = { ...context, env, manager, pkg };
    await script(job, 'Prebuild', 'heroku-prebuild');
    await install(job);
    await script(job, 'Build', 'heroku-postbuild' in pkg.scripts ? 'heroku-postbuild' : 'build');
    await prune(job);
    await script(job, 'Cleanup', 'heroku-cleanup');
    await writeProfile(job, this.#node);
    job.output(`\n${(0,format/* header */.wx)('Build succeeded!')}`);
  }
  async release({ buildDir }) {
    const name = managerOf(await nodejs_names(buildDir)) ?? 'npm';
    return { web: `${name} start` };
  }
  async exported({ buildDir, env }) {
    return prependPath(withPrograms(env, this.#node), (0,external_node_path_.join)(buildDir, 'node_modules', '.bin'));
  }
}
async function nodeFor({ engines: { node } }, context) {
  if (node === undefined || node === null || node === '') return undefined;
  return selectNode(typeof node === 'string' ? node : JSON.stringify(node), context);
}
function withPrograms(env, node) {
  return node === undefined ? env : prependPath(env, node);
}
async function readPackage(directory) {
  try {
    const parsed = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'package.json'), 'utf8'));
    const pkg = nodejs_record(parsed);
    return { engines: nodejs_record(pkg.engines), scripts: nodejs_record(pkg.scripts) };
  } catch (error) {
    throw new CompileFailed(`Unable to parse package.json: ${(0,builder_failure/* messageOf */.b)(error)}`);
  }
}
function environment({ env, config, cacheDir }) {
  const allowed = Object.entries(config).filter(([name]) => !excludedVariables.test(name));
  const cached = Object.keys(env).some((name) => name.toLowerCase() === 'npm_config_cache');
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' };
  return {
    ...(!cached && { npm_config_cache: (0,external_node_path_.join)(cacheDir, 'npm') }),
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
    ...quiet,
    ...defaultVariables,
    ...env,
    ...Object.fromEntries(allowed),
  };
}
async function chooseManager({ buildDir }) {
  const locks = lockFiles(await nodejs_names(buildDir));
  const managers = new Set(locks.map(({ manager }) => manager));
  if (managers.size > 1) {
    const files = locks.map(({ file }) => file).join(' and ');
    throw new CompileFailed(`Two different lockfiles found: ${files}. Keep the one of your package manager.`);
  }
  return locks[0]?.manager ?? 'npm';
}
async function locate(name, { buildDir, env, output, signal }, node) {
  const manager = await findManager(name, { cwd: buildDir, env, output, signal }, node);
  if (manager === undefined) {
    throw new CompileFailed(`The app needs ${name}, which is not installed here (not in PATH).`);
  }
  return manager;
}
function reportSettings({ output }, env, pkg, managerName) {
  const settings = [...Object.keys(defaultVariables), 'NPM_CONFIG_PRODUCTION', 'USE_NPM_INSTALL']
    .filter((name) => env[name] !== undefined)
    .map((name) => `${name}=${env[name]}`);
  const engine = (name) => `engines.${name} (package.json):   ${pkg.engines[name] ?? 'unspecified'}`;
  output((0,format/* header */.wx)('Creating runtime environment') + (0,format/* indented */.gu)(['', ...settings, ''].join('\n')));
  output((0,format/* header */.wx)('Installing binaries'));
  output((0,format/* indented */.gu)([engine('node'), engine(managerName), ''].join('\n')));
}
function reportPrograms({ output }, manager, node) {
  const place = node === undefined ? '' : ` in ${node}`;
  output((0,format/* indented */.gu)(`Using the installed Node.js: ${manager.nodeVersion}${place}`));
  output((0,format/* indented */.gu)(`Using the installed ${manager.name}: ${manager.version}\n`));
}
async function install(job) {
  const { env, manager, buildDir, output } = job;
  const present = await nodejs_names(buildDir);
  const locked = lockFiles(present).length > 0 && env.USE_NPM_INSTALL !== 'true';
  const prebuilt = present.includes('node_modules');
  output((0,format/* header */.wx)('Installing dependencies'));
  if (prebuilt) {
    output((0,format/* indented */.gu)('Prebuild detected (node_modules already exists)\nRebuilding any native modules'));
    await tool(job, manager.rebuild);
  }
  output((0,format/* indented */.gu)('Installing node modules'));
  const dev = env.NPM_CONFIG_PRODUCTION !== 'true';
  await tool(job, manager.install({ frozen: locked && !prebuilt, dev }));
}
async function prune(job) {
  const { env, manager, output } = job;
  output((0,format/* header */.wx)('Pruning devDependencies'));
  if (env.NODE_ENV !== 'production') {
    return output((0,format/* indented */.gu)("Skipping because NODE_ENV is not 'production'"));
  }
  if (env.NPM_CONFIG_PRODUCTION !== undefined) {
    return output((0,format/* indented */.gu)(`Skipping because NPM_CONFIG_PRODUCTION is '${env.NPM_CONFIG_PRODUCTION}'`));
  }
  await tool(job, manager.prune);
}
async function script(job, step, name) {
  if (typeof job.pkg.scripts[name] !== 'string') return;
  job.output((0,format/* header */.wx)(step) + (0,format/* indented */.gu)(`Running ${name}`));
  await tool(job, ['run', name]);
}
async function tool({ buildDir, env, manager, output, signal }, args) {
  const lines = (0,format/* indenter */.u2)(output);
  const [command, leadingArgs] = manager.command;
  const code = await run(command, [...leadingArgs, ...args], {
    cwd: buildDir,
    env,
    output: lines.write,
    signal,
  });
  lines.end();
  if (code !== 0) throw new CompileFailed();
}
async function writeProfile({ buildDir }, node) {
  const directory = (0,external_node_path_.join)(buildDir, '.profile.d');
  await (0,promises_.mkdir)(directory, { recursive: true });
  const nodeScript = node === undefined ? '' : nodeProfileScript(shellPath(node));
  await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'nodejs.sh'), nodeScript + profileScript);
}
function shellPath(path) {
  const posix = isWindows
    ? path.replaceAll('\\', '/').replace(/^([a-z]):/i, (_, drive) => `/${drive.toLowerCase()}`)
    : path;
  return `'${posix.replaceAll("'", "'\\''")}'`;
}
async function nodejs_names(directory) {
  return (0,promises_.readdir)(directory);
}
function nodejs_record(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/languages.js





const languages = [
  { name: 'Ruby', key: 'ruby', files: ['Gemfile'] },
  { name: 'PHP', key: 'php', files: ['composer.json', 'index.php'] },
  { name: 'Node.js', key: 'nodejs', files: ['package.json'] },
  { name: 'Clojure', key: 'clojure', files: ['project.clj', 'deps.edn'] },
  {
    name: 'Python',
    key: 'python',
    files: [
      'requirements.txt',
      'pyproject.toml',
      'Pipfile',
      'Pipfile.lock',
      'poetry.lock',
      'uv.lock',
      'pdm.lock',
      'setup.py',
      'setup.cfg',
      'manage.py',
      'app.py',
      'main.py',
      '.python-version',
      'runtime.txt',
    ],
  },
  { name: 'Java', key: 'java', files: ['pom.xml'] },
  {
    name: 'Gradle',
    key: 'gradle',
    files: ['gradlew', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
  },
  { name: 'Scala', key: 'scala', files: ['project/build.properties'], endings: ['.sbt'] },
  {
    name: 'Go',
    key: 'go',
    files: ['go.mod', 'Gopkg.lock', 'Godeps/Godeps.json', 'vendor/vendor.json', 'glide.yaml'],
  },
  { name: '.NET', key: 'dotnet', files: [], endings: ['.sln', '.slnx', '.csproj', '.fsproj', '.vbproj'] },
];
async function detectLanguages(buildDir) {
  const names = await (0,promises_.readdir)(buildDir);
  const detected = [];
  for (const language of languages) {
    const file = await sign(language, buildDir, names);
    if (file === undefined) continue;
    const { name, key } = language;
    const steps = key === 'nodejs' ? new NodejsBuildpack() : missingBuildpack(language, file);
    detected.push({ buildpack: { name: `heroku/${key}` }, name, steps });
  }
  return detected;
}
async function sign({ files, endings = [] }, buildDir, names) {
  const byEnding = names.find((name) => endings.some((ending) => name.endsWith(ending)));
  for (const file of files) {
    if (names.includes(file)) return file;
    if (file.includes('/') && (await exists((0,external_node_path_.join)(buildDir, file)))) return file;
  }
  return byEnding;
}
function missingBuildpack({ name, key }, file) {
  return {
    detect: async () => ({ name }),
    async compile() {
      throw new CompileFailed(
        `The local platform has no ${name} buildpack. Heroku builds this app with heroku/${key}, because of its ${file}.\n` +
          'Name the buildpack to use, by URL or path: with the input buildpacks of the action, with\n' +
          '`npm start -- --buildpack`, or with `heroku buildpacks:set`. It runs on this machine, with its programs.',
      );
    },
    release: async () => ({}),
    exported: async ({ env }) => env,
  };
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./.build/local-platform/builder/static-server.js
const staticServer = `import { createReadStream, readFileSync } from 'node:fs'
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







const serverDirectory = '.heroku/static';
const staticSite = {
  async detect({ buildDir }) {
    for (const file of ['static.json', 'index.html', 'public/index.html']) {
      if (await exists((0,external_node_path_.join)(buildDir, file))) return { name: 'Static' };
    }
    return { refusal: '' };
  },
  async compile(context) {
    const root = await rootOf(context);
    context.output((0,format/* header */.wx)('Installing static file server') + (0,format/* indented */.gu)(`Root directory: ${root}`));
    const home = (0,external_node_path_.join)(context.buildDir, serverDirectory);
    await (0,promises_.mkdir)(home, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(home, 'server.mjs'), staticServer);
    await (0,promises_.writeFile)((0,external_node_path_.join)(home, 'config.json'), `${JSON.stringify({ root })}\n`);
  },
  async release() {
    return { web: `node ${serverDirectory}/server.mjs` };
  },
  async exported({ env }) {
    return env;
  },
};
async function rootOf({ buildDir }) {
  const configured = await configuredRoot((0,external_node_path_.join)(buildDir, 'static.json'));
  const implied = (await exists((0,external_node_path_.join)(buildDir, 'public', 'index.html'))) ? 'public' : '.';
  const root = (0,external_node_path_.relative)(buildDir, (0,external_node_path_.resolve)(buildDir, configured ?? implied));
  if (root === '..' || root.startsWith(`..${external_node_path_.sep}`))
    throw new CompileFailed('static.json: root leads outside');
  if (!(await exists((0,external_node_path_.join)(buildDir, root))))
    throw new CompileFailed(`There is no directory ${root} to serve`);
  return root.split(external_node_path_.sep).join('/') || '.';
}
async function configuredRoot(file) {
  if (!(await exists(file))) return undefined;
  try {
    const config = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    const named = typeof config === 'object' && config !== null && 'root' in config;
    return named && typeof config.root === 'string' ? config.root : 'public_html';
  } catch (error) {
    throw new CompileFailed(`static.json: ${(0,builder_failure/* messageOf */.b)(error)}`);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/resolve.js












const inlineBuildpack = 'heroku-community/inline';
const officialBuildpack =
  /^(?:urn:buildpack:|https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/|https:\/\/github\.com\/)?(heroku(?:-community)?\/(?:heroku-buildpack-)?(?:nodejs|static|inline))(?:\.tgz|\.git)?$/;
const registryName = /^(urn:buildpack:)?[a-z0-9_-]+\/[a-z0-9._-]+$/i;
async function inlineBuildpackIn(buildDir) {
  if (!(await isBuildpack(buildDir))) return undefined;
  return { buildpack: { name: inlineBuildpack }, steps: new ExternalBuildpack(buildDir) };
}
const staticBuildpack = { buildpack: { name: 'heroku/static' }, steps: staticSite };
async function resolveBuildpack(buildpack, options) {
  const address = buildpack.url ?? buildpack.name ?? '';
  const official = officialName(address);
  if (official !== undefined) return { buildpack, steps: builtIn(official, options.buildDir) };
  const { directory, signal } = options;
  try {
    await fetchBuildpack(address, directory, signal);
  } catch (error) {
    signal.throwIfAborted();
    const why = (0,builder_failure/* messageOf */.b)(error).replaceAll(address, displayName(buildpack));
    throw new builder_failure/* BuildFailed */.U(`Error fetching custom buildpack ${displayName(buildpack)}: ${why}`, {
      cause: error,
    });
  }
  return { buildpack, steps: new ExternalBuildpack(directory) };
}
function displayName(buildpack) {
  const address = buildpack.url ?? buildpack.name ?? '';
  return officialName(address) ?? address.replace(/^urn:buildpack:/, '').replace(/\/\/[^/@]*@/, '//');
}
function officialName(address) {
  return officialBuildpack.exec(address)?.[1]?.replace('heroku-buildpack-', '');
}
function builtIn(name, buildDir) {
  if (name.endsWith('/inline')) return new ExternalBuildpack(buildDir);
  return name.endsWith('/nodejs') ? new NodejsBuildpack() : staticSite;
}
async function fetchBuildpack(address, directory, signal) {
  const [location = '', ref] = address.split(/#(.*)/s);
  const local = localPath(location);
  if (local !== undefined) return fetchLocalBuildpack(local, ref, directory, signal);
  if (registryName.test(address)) {
    throw new Error('only heroku/nodejs and heroku/static are built in; give the URL of another buildpack');
  }
  if (isTarball(location)) return fetchAndUnpack(location, directory, signal);
  requireGitUrl(location);
  await clone(location, ref, directory, signal);
}
function localPath(location) {
  if (/^file:/i.test(location)) return (0,external_node_url_.fileURLToPath)(location);
  return (0,external_node_path_.isAbsolute)(location) || /^\.\.?([\\/]|$)/.test(location) ? (0,external_node_path_.resolve)(location) : undefined;
}
async function fetchLocalBuildpack(path, ref, directory, signal) {
  if (isTarball(path)) return unpack(path, { directory, strip: true, links: 'inside', signal });
  if (ref !== undefined || !(await isBuildpack(path))) return clone(path, ref, directory, signal);
  await (0,promises_.cp)(path, directory, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source !== (0,external_node_path_.join)(path, '.git'),
  });
}
async function fetchAndUnpack(url, directory, signal) {
  const file = `${directory}.tgz`;
  await fetchTarball(url, file, signal);
  await unpack(file, { directory, strip: true, links: 'inside', signal });
  await (0,promises_.rm)(file);
}
function isTarball(location) {
  const path = URL.canParse(location) ? new URL(location).pathname : location;
  return /\.(tgz|tar\.gz)$/i.test(path);
}
function requireGitUrl(location) {
  if (/^[\w.-]+@[\w.-]+:[^-]/.test(location)) return;
  const url = URL.canParse(location) ? new URL(location) : undefined;
  if (url !== undefined && ['https:', 'ssh:', 'git:'].includes(url.protocol)) return;
  if (url?.protocol === 'http:' && isLoopback(url)) return;
  throw new Error('neither a built-in name nor a path nor the URL of a git repository or tarball');
}
async function clone(location, ref, directory, signal) {
  if (ref !== undefined && !/^[\w.][\w./+-]*$/.test(ref))
    throw new Error(`#${ref} is no branch, tag or commit`);
  const depth = ref === undefined ? ['--depth', '1'] : [];
  await git(['clone', '--quiet', ...depth, '--', location, directory], signal);
  if (ref === undefined) return;
  await git(
    ['-C', directory, 'checkout', '--quiet', '--detach', await findRevision(ref, directory, signal)],
    signal,
  );
}
async function findRevision(ref, directory, signal) {
  const branch = `refs/remotes/origin/${ref}`;
  const isBranch = await git(['-C', directory, 'rev-parse', '--verify', '--quiet', branch], signal).then(
    () => true,
    () => false,
  );
  return isBranch ? branch : ref;
}
async function git(args, signal) {
  const agent = process.env.SSH_AUTH_SOCK;
  const env = {
    ...buildEnvironment(),
    ...(agent !== undefined && { SSH_AUTH_SOCK: agent }),
    GIT_TERMINAL_PROMPT: '0',
  };
  const output = capture();
  const code = await run('git', args, { cwd: process.cwd(), env, output: output.write, signal });
  if (code !== 0) throw new Error(output.text().trim());
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/compile.js









const classic = {
  start: announcement,
  ambiguous: (names) =>
    ' !     Warning: Multiple default buildpacks reported the ability to handle this app. The first buildpack in the list below will be used.\n' +
    `\t\t\tDetected buildpacks: ${names.join(',')}\n` +
    '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks#buildpack-detect-order\n',
  detected: (name) => (0,format/* header */.wx)(`${name} app detected`),
  nothingDetected:
    (0,format/* failureLine */.Pu)('No default language could be detected for this app.') +
    '\t\t\tHINT: This occurs when Heroku cannot detect the buildpack to use for this application automatically.\n' +
    '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks\n',
};
async function compile(request, buildDir, narration, output, signal, limits) {
  const running = { name: '' };
  const work = async (signalOrLimit) => {
    const context = await prepare(request, buildDir, output, signalOrLimit);
    output(narration.start(request.buildpacks));
    return compileAll(request, context, narration, running);
  };
  return withTimeLimit(limits.compileTime, signal, work, (cause) => {
    const message = `Timed out running buildpack ${running.name}`.trim();
    return new builder_failure/* BuildFailed */.U(message, { report: (0,format/* header */.wx)(message), cause });
  });
}
async function prepare(request, buildDir, output, signal) {
  const { cacheDir, config, stack, version, requestId, workDir, nodeFinder } = request;
  const envDir = (0,external_node_path_.join)(workDir, 'env');
  await (0,promises_.mkdir)(cacheDir, { recursive: true });
  await writeConfig(envDir, config);
  const env = { ...buildEnvironment(), STACK: stack, SOURCE_VERSION: version, REQUEST_ID: requestId };
  const finding = nodeFinder === undefined ? {} : { nodeFinder };
  return { buildDir, cacheDir, envDir, config, env, output, signal, ...finding };
}
async function writeConfig(envDir, config) {
  await (0,promises_.mkdir)(envDir, { recursive: true });
  for (const [name, value] of Object.entries(config)) {
    if (!/^[\w-][\w.-]*$/.test(name)) continue;
    await (0,promises_.writeFile)((0,external_node_path_.join)(envDir, name), value, { mode: 0o600 });
  }
}
async function compileAll(request, initialContext, narration, running) {
  const automatic = request.buildpacks.length === 0;
  const chosen = automatic
    ? [await detectBuiltIn(initialContext, narration)]
    : await resolveAll(request, initialContext);
  let context = initialContext;
  let defaults = async () => ({});
  for (const candidate of chosen) {
    const pack = 'name' in candidate ? candidate : await detect(candidate, context);
    const { name, steps } = pack;
    running.name = name;
    context.output(narration.detected(name));
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
  await (0,promises_.mkdir)(root);
  const resolved = [];
  for (const [index, buildpack] of buildpacks.entries()) {
    const directory = (0,external_node_path_.join)(root, String(index + 1));
    resolved.push(await resolveBuildpack(buildpack, { buildDir, directory, signal }));
  }
  return resolved;
}
async function detect(pack, context) {
  const detection = await pack.steps.detect(context);
  if ('refusal' in detection) throw notCompatible(pack.buildpack, detection.refusal);
  return { ...pack, name: detection.name };
}
async function detectBuiltIn(context, narration) {
  const inline = await accepting(await inlineBuildpackIn(context.buildDir), context);
  if (inline !== undefined) return inline;
  const languages = await detectLanguages(context.buildDir);
  if (languages.length > 1) context.output(narration.ambiguous(languages.map(({ name }) => name)));
  const found = languages[0] ?? (await accepting(staticBuildpack, context));
  if (found !== undefined) return found;
  throw new builder_failure/* BuildFailed */.U('No default language could be detected for this app.', {
    report: narration.nothingDetected,
  });
}
async function accepting(pack, context) {
  const detection = await pack?.steps.detect(context);
  if (pack === undefined || detection === undefined || 'refusal' in detection) return undefined;
  return { ...pack, name: detection.name };
}
async function attempt(name, step) {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CompileFailed)) throw error;
    const message = `Push rejected, failed to compile ${name} app.`;
    const lines = error.message.split('\n').map(format/* failureLine */.Pu).join('');
    const reason = error.message === '' ? '' : `${lines}\n`;
    throw new builder_failure/* BuildFailed */.U(message, { report: reason + (0,format/* failureLine */.Pu)(message), cause: error });
  }
}
function announcement(buildpacks) {
  const [only, ...others] = buildpacks.map(displayName);
  if (only === undefined) return (0,format/* header */.wx)('Determining which buildpack to use for this app');
  if (others.length === 0) return (0,format/* header */.wx)(`Using buildpack: ${only}`);
  const list = [only, ...others].map((name, index) => `${index + 1}. ${name}`);
  return (0,format/* header */.wx)('Using buildpacks:') + (0,format/* indented */.gu)(list.join('\n'));
}
function notCompatible(buildpack, refusal) {
  const message = `App not compatible with buildpack: ${displayName(buildpack)}`;
  const hint = 'More info: https://devcenter.heroku.com/articles/buildpacks#detection-failure';
  const why = refusal === '' ? '' : (0,format/* indented */.gu)(`${refusal}\n`);
  return new builder_failure/* BuildFailed */.U(message, { report: (0,format/* header */.wx)(message) + why + (0,format/* indented */.gu)(hint) });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/slug.js





async function packSlug(directory, slugPath, signal, limits = defaultLimits) {
  const { checksum, size } = await packDirectory(directory, slugPath, { prefix: './' }, signal);
  if (size > limits.slugBytes) {
    await (0,promises_.rm)(slugPath, { force: true });
    throw tooLarge(size, limits.slugBytes);
  }
  return { checksum, size };
}
function tooLarge(size, limit) {
  const message = `Compiled slug size: ${(0,format/* formatSize */.Xq)(size)} is too large (max is ${limit / 1024 / 1024}M).`;
  const report = (0,format/* failureLine */.Pu)(message) + (0,format/* failureLine */.Pu)('See: http://devcenter.heroku.com/articles/slug-size');
  return new builder_failure/* BuildFailed */.U(message, { report });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/glob.js
function expandBraces(pattern, limit) {
  const expanded = [];
  const waiting = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = firstBraces(next);
    if (found === undefined) expanded.push(next);
    else waiting.push(...found.toReversed());
    if (expanded.length + waiting.length > limit) throw new RangeError(`more than ${limit} alternatives`);
  }
  return expanded;
}
function firstBraces(pattern) {
  let depth = 0;
  let start = 0;
  const cuts = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (char === '{') {
      depth += 1;
      if (depth === 1) start = at;
    } else if (char === ',' && depth === 1) cuts.push(at);
    else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) return alternatives(pattern, [start, ...cuts, at]);
    }
  }
  return undefined;
}
function alternatives(pattern, marks) {
  const [before, after] = [pattern.slice(0, marks[0]), pattern.slice((marks.at(-1) ?? 0) + 1)];
  return marks.slice(1).map((end, index) => before + pattern.slice((marks[index] ?? 0) + 1, end) + after);
}
function parseSegment(text) {
  if (text === '**') return 'any directories';
  if (!/[*?[\\]/.test(text)) return (name) => name === text;
  const chars = [...text];
  const tokens = [];
  for (let at = 0; at < chars.length; ) {
    const { token, length } = tokenAt(chars, at);
    if (token !== undefined) tokens.push(token);
    at += length;
  }
  const isHidden = /^\\?\./.test(text);
  return (name) => name.startsWith('.') === isHidden && matches([...name], tokens, 'any text', () => true);
}
function tokenAt(chars, at) {
  const char = chars[at];
  if (char === '*') return { token: 'any text', length: 1 };
  if (char === '?') return { token: () => true, length: 1 };
  if (char === '[') return setAt(chars, at) ?? { token: (one) => one === '[', length: 1 };
  if (char !== '\\') return { token: (one) => one === char, length: 1 };
  const escaped = chars[at + 1];
  return escaped === undefined ? { length: 1 } : { token: (one) => one === escaped, length: 2 };
}
function setAt(chars, start) {
  const isNegated = chars[start + 1] === '^' || chars[start + 1] === '!';
  const first = start + (isNegated ? 2 : 1);
  const end = chars.indexOf(']', first + 1);
  if (end === -1) return undefined;
  const ranges = rangesOf(chars.slice(first, end));
  const isIn = (one) => ranges.some(([from, to]) => from <= one && one <= to);
  return { token: (one) => isIn(one) !== isNegated, length: end - start + 1 };
}
function rangesOf(set) {
  const ranges = [];
  for (let at = 0; at < set.length; ) {
    const from = set[at] ?? '';
    const to = set[at + 1] === '-' ? set[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    at += to === undefined ? 1 : 3;
  }
  return ranges;
}
function matchesPath(names, segments) {
  return matches(names, segments, 'any directories', (name) => !name.startsWith('.'));
}
function matches(items, pattern, gap, inGap) {
  let reached = 0;
  let at = 0;
  let lastGap = -1;
  let gapEnd = 0;
  while (at < items.length) {
    const item = items[at] ?? '';
    const part = pattern[reached];
    if (part === gap) {
      lastGap = reached;
      gapEnd = at;
      reached += 1;
    } else if (typeof part === 'function' && part(item)) {
      reached += 1;
      at += 1;
    } else {
      if (lastGap === -1 || !inGap(items[gapEnd] ?? '')) return false;
      gapEnd += 1;
      at = gapEnd;
      reached = lastGap + 1;
    }
  }
  return pattern.slice(reached).every((part) => part === gap);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/slugignore.js




const maxPatterns = 10_000;
async function applySlugignore(directory, signal) {
  await removeGit(directory, signal);
  const words = await readWords((0,external_node_path_.join)(directory, '.slugignore'));
  if (words === undefined) return undefined;
  const patterns = parseWords(words);
  return removeMatching({ directory, patterns, signal }, [], Number.POSITIVE_INFINITY);
}
async function removeGit(directory, signal) {
  for (const entry of await (0,promises_.readdir)(directory, { withFileTypes: true })) {
    signal.throwIfAborted();
    const path = (0,external_node_path_.join)(directory, entry.name);
    if (entry.name === '.git') await (0,promises_.rm)(path, { recursive: true, force: true });
    else if (entry.isDirectory()) await removeGit(path, signal);
  }
}
async function readWords(file) {
  const found = await (0,promises_.lstat)(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const text = await (0,promises_.readFile)(file, 'utf8');
  const words = text.split(/\s+/).map((word) => word.split('#', 1)[0] ?? '');
  return [...new Set(words.filter((word) => word !== ''))];
}
function parseWords(words) {
  const patterns = [];
  for (const [word, text] of words.entries()) {
    const start = text.includes('/') ? '' : '**/';
    for (const alternative of alternativesOf(text, maxPatterns - patterns.length)) {
      if (alternative === '.' || alternative === '..') continue;
      const path = external_node_path_.posix.normalize(start + alternative).replace(/^\/+/, '');
      const names = path.split('/').filter((name) => name !== '' && name !== '.');
      if (names.length === 0 || names[0] === '..') continue;
      const segments = names.map((name, index) =>
        parseSegment(name === '**' && index === names.length - 1 ? '*' : name),
      );
      patterns.push({ word, segments, directoriesOnly: path.endsWith('/') });
    }
  }
  return patterns;
}
function alternativesOf(text, limit) {
  try {
    return expandBraces(text, limit);
  } catch (error) {
    throw new builder_failure/* BuildFailed */.U(`The .slugignore has more than ${maxPatterns} patterns.`, { cause: error });
  }
}
async function removeMatching(removal, names, removedBy) {
  const { directory, patterns, signal } = removal;
  let count = 0;
  for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(directory, ...names), { withFileTypes: true })) {
    signal.throwIfAborted();
    const path = [...names, entry.name];
    const match = patterns.find(
      ({ segments, directoriesOnly }) =>
        (!directoriesOnly || entry.isDirectory()) && matchesPath(path, segments),
    );
    const isMatch = match !== undefined && match.word <= removedBy;
    if (isMatch) count += 1;
    const word = isMatch ? match.word : removedBy;
    if (entry.isDirectory()) count += await removeMatching(removal, path, word);
    if (isMatch) await (0,promises_.rm)((0,external_node_path_.join)(directory, ...path), { recursive: true, force: true });
  }
  return count;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/source.js






async function prepareSource(source, directory, signal, limits) {
  const { workDir, sourceUrl, checksum: expected } = source;
  const tarball = (0,external_node_path_.join)(workDir, 'source.tgz');
  await (0,promises_.mkdir)(workDir, { recursive: true });
  const checksum = await fetchTarball(sourceUrl, tarball, signal, limits);
  if (expected !== undefined && expected.toLowerCase() !== checksum.toLowerCase()) {
    throw new builder_failure/* BuildFailed */.U(`The source has another checksum: ${checksum} instead of ${expected}`);
  }
  try {
    await unpack(tarball, { directory, strip: true, links: 'inside', signal, limits });
  } catch (error) {
    signal.throwIfAborted();
    throw new builder_failure/* BuildFailed */.U(`Unable to unpack the source: ${(0,builder_failure/* messageOf */.b)(error)}`, { cause: error });
  }
  await (0,promises_.rm)(tarball);
}
async function reportFailure(output, signal, action) {
  try {
    signal.throwIfAborted();
    return await action();
  } catch (error) {
    signal.throwIfAborted();
    const failure =
      error instanceof builder_failure/* BuildFailed */.U ? error : new builder_failure/* BuildFailed */.U((0,builder_failure/* messageOf */.b)(error), { cause: error });
    output(`${failure.report}\n${(0,format/* failureLine */.Pu)('Push failed')}`);
    throw failure;
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/build.js









async function build_build(request, output, signal, limits = defaultLimits) {
  return reportFailure(output, signal, () => {
    output('\n');
    return buildSlug(request, output, signal, limits);
  });
}
async function buildSlug(request, output, signal, limits) {
  const buildDir = (0,external_node_path_.join)(request.workDir, 'app');
  await prepareSource(request, buildDir, signal, limits);
  await removeIgnored(buildDir, output, signal);
  output((0,format/* header */.wx)(`Building on the ${capitalised(request.stack)} stack`));
  const compiled = await compile(request, buildDir, classic, output, signal, limits);
  const declared = await readProcfile(buildDir);
  output(`${reportProcessTypes(declared, compiled.defaults)}\n`);
  output((0,format/* header */.wx)('Compressing...'));
  const { checksum, size } = await packSlug(buildDir, request.slugPath, signal, limits);
  output((0,format/* indented */.gu)(`Done: ${(0,format/* formatSize */.Xq)(size)}`));
  return {
    checksum,
    size,
    processTypes: { ...compiled.defaults, ...declared },
    buildpackDescription: compiled.description,
    buildpacks: compiled.buildpacks,
  };
}
async function removeIgnored(buildDir, output, signal) {
  const count = await applySlugignore(buildDir, signal);
  if (count !== undefined) output((0,format/* header */.wx)(`Deleting ${count} files matching .slugignore patterns.`));
}
function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/heroku-yml.js


const maxImages = 50;
function parseHerokuYml(text) {
  const file = mapOf(parseYaml(text)) ?? {};
  const build = mapOf(file.build);
  if (build === undefined || isAbsent(build.docker))
    throw invalid('it must have a build section with docker');
  const images = imagesOf(build.docker);
  const processes = { ...processesOf(file.run, images), ...releaseOf(file.release, images) };
  const others = images.filter(({ name }) => !Object.hasOwn(processes, name));
  const own = Object.fromEntries(others.map(({ name }) => [name, { image: name, command: null }]));
  return { images, args: argsOf(build.config), processes: { ...processes, ...own } };
}
function parseYaml(text) {
  try {
    return parseUntrustedYaml(text, { schema: 'failsafe', merge: true });
  } catch (error) {
    throw invalid((0,builder_failure/* messageOf */.b)(error));
  }
}
function imagesOf(value) {
  const entries = Object.entries(mapOf(value) ?? {});
  if (entries.length === 0) throw invalid('build.docker must have a Dockerfile for each process type');
  if (entries.length > maxImages) throw invalid(`build.docker has more than ${maxImages} images`);
  return entries.map(([name, image]) => {
    checkType(name, 'build.docker');
    const place = `build.docker.${name}`;
    const { dockerfile, target } = mapOf(image) ?? { dockerfile: image };
    return { name, dockerfile: dockerfileOf(dockerfile, place), target: targetOf(target, `${place}.target`) };
  });
}
function dockerfileOf(value, place) {
  const path = heroku_yml_textOf(value);
  if (path === undefined) throw invalid(`${place} must be the path of a Dockerfile`);
  const isInside = !/^\/|\\|\p{Cc}|^[A-Za-z]:/u.test(path) && !path.split('/').includes('..');
  if (!isInside) throw invalid(`${place} must be a path inside the source`);
  return path;
}
function targetOf(value, place) {
  if (isAbsent(value)) return null;
  const target = heroku_yml_textOf(value);
  if (target === undefined || !/^[A-Za-z0-9][\w.-]*$/.test(target))
    throw invalid(`${place} must be the name of a stage`);
  return target;
}
function argsOf(value) {
  if (isAbsent(value)) return {};
  const map = mapOf(value);
  if (map === undefined) throw invalid('build.config must have a value for each name');
  return Object.fromEntries(
    Object.entries(map).map(([name, text]) => {
      if (!/^[A-Za-z_]\w*$/.test(name))
        throw invalid(`build.config: ${JSON.stringify(name)} is not the name of a build argument`);
      if (typeof text !== 'string' || text.includes('\0'))
        throw invalid(`build.config.${name} must be a text`);
      return [name, text];
    }),
  );
}
function processesOf(value, images) {
  if (isAbsent(value)) return {};
  const map = mapOf(value);
  if (map === undefined) throw invalid('run must have a command for each process type');
  return Object.fromEntries(
    Object.entries(map).map(([type, process]) => {
      checkType(type, 'run');
      const own = images.some(({ name }) => name === type) ? type : undefined;
      return [type, heroku_yml_processOf(mapOf(process) ?? { command: process }, `run.${type}`, images, own)];
    }),
  );
}
function releaseOf(value, images) {
  if (isAbsent(value)) return {};
  return { release: heroku_yml_processOf(mapOf(value) ?? {}, 'release', images) };
}
function heroku_yml_processOf({ command, image }, place, images, own) {
  if (isAbsent(command)) throw invalid(`${place} must have a command`);
  return { image: heroku_yml_imageOf(image, place, images, own), command: heroku_yml_commandOf(command, place) };
}
function heroku_yml_imageOf(value, place, images, own) {
  const names = images.map(({ name }) => name);
  const standard = own ?? (names.includes('web') ? 'web' : names.length === 1 ? names[0] : undefined);
  const name = isAbsent(value) ? standard : value;
  const found = names.find((candidate) => candidate === name);
  if (found === undefined) throw invalid(`${place}.image must be one of build.docker: ${names.join(', ')}`);
  return found;
}
function heroku_yml_commandOf(value, place) {
  const commands = (Array.isArray(value) ? value : [value]).map(heroku_yml_textOf);
  if (commands.some((command) => command === undefined || command.includes('\0')))
    throw invalid(`${place}.command must be a command, or a list of them`);
  return commands.join(' && ');
}
function checkType(name, place) {
  if (/^[A-Za-z0-9][-\w]{0,127}$/.test(name)) return;
  throw invalid(`${place}: ${JSON.stringify(name)} is not the name of a process type`);
}
function isAbsent(value) {
  return value === undefined || value === null || value === '';
}
function heroku_yml_textOf(value) {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
function mapOf(value) {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.fromEntries(Object.entries(value)) : undefined;
}
function invalid(reason) {
  return new Error(`heroku.yml: ${reason}`);
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/container-build.js









const maxFileBytes = 64 * 1024;
const engines = [docker, podman, buildah];
async function buildContainers(request, output, signal, limits = defaultLimits) {
  const work = async (signalOrLimit) => {
    output('=== Fetching app code\n\n');
    const directory = (0,external_node_path_.join)(request.workDir, 'source');
    await prepareSource(request, directory, signal, limits);
    const yml = await readHerokuYml(directory);
    return buildAll(request, { yml, directory }, output, signalOrLimit);
  };
  try {
    return await withTimeLimit(limits.compileTime, signal, work, () => timedOut(limits));
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    output(failure.report);
    throw failure;
  }
}
async function readHerokuYml(directory) {
  const file = (0,external_node_path_.join)(directory, 'heroku.yml');
  const found = await (0,promises_.lstat)(file).catch(() => undefined);
  if (!found?.isFile()) throw new builder_failure/* BuildFailed */.U('No heroku.yml', { report: noHerokuYml });
  if (found.size > maxFileBytes) throw new Error(`heroku.yml: it has more than ${maxFileBytes} bytes`);
  return parseHerokuYml(await (0,promises_.readFile)(file, 'utf8'));
}
async function buildAll(request, { yml, directory }, output, signal) {
  const { workDir, cacheDir, layout } = request;
  const options = { workDir, storage: cacheDir, output, signal };
  const orders = await Promise.all(yml.images.map((image) => orderOf(image, directory, request, yml.args)));
  const engine = await findEngine(options);
  await (0,promises_.mkdir)(layout);
  const built = new Map();
  for (const order of orders) {
    const title = `${order.name} (${(0,external_node_path_.relative)(directory, order.dockerfile)})`;
    output(`=== Building ${title}\n`);
    const image = await engine.build(order, options);
    output(`\n=== Pushing ${title}\nlatest: digest: ${image.digest}\n\n`);
    built.set(order.name, image);
  }
  const main = built.get('web') ?? [...built.values()][0];
  if (main === undefined) throw new Error('heroku.yml has no image');
  return { digest: main.digest, processTypes: processTypesOf(yml, built) };
}
async function orderOf({ name, dockerfile, target }, directory, { layout }, args) {
  const path = (0,external_node_path_.resolve)(directory, dockerfile);
  const file = await (0,promises_.realpath)(path).catch(() => undefined);
  const found = file === undefined ? undefined : await (0,promises_.lstat)(file);
  if (file === undefined || !found?.isFile())
    throw new Error(`heroku.yml: build.docker.${name}: there is no file ${JSON.stringify(dockerfile)}`);
  if (!file.startsWith((await (0,promises_.realpath)(directory)) + external_node_path_.sep))
    throw new Error(`heroku.yml: build.docker.${name} must be a path inside the source`);
  return { name, context: (0,external_node_path_.dirname)(path), dockerfile: path, target, args, layout };
}
async function findEngine(options) {
  const refusals = [];
  for (const engine of engines) {
    const refusal = await engine.refusal(options);
    if (refusal === null) return engine;
    refusals.push(`      ${engine.program}: ${refusal}`);
  }
  throw new builder_failure/* BuildFailed */.U('No container engine', { report: noEngine(refusals) });
}
function processTypesOf(yml, built) {
  const entries = Object.entries(yml.processes).map(([type, { image, command }]) => [
    type,
    {
      displayCommand: command ?? built.get(image)?.command.join(' ') ?? '',
      command: command ?? '',
      workingDirectory: '',
      isDefault: type === 'web',
      imageName: image,
    },
  ]);
  return Object.fromEntries(entries);
}
function failureOf(error) {
  if (error instanceof builder_failure/* BuildFailed */.U) return error;
  const message = (0,builder_failure/* messageOf */.b)(error);
  return new builder_failure/* BuildFailed */.U(message, {
    report: `=!= Build failed due to an error:\n\n=!= ${message}\n`,
    cause: error,
  });
}
function timedOut({ compileTime }) {
  const message = `Build timed out after ${compileTime / 1000} s`;
  return new builder_failure/* BuildFailed */.U(message, { report: `=!= ${message}\n` });
}
const noHerokuYml =
  '=!= Your app does not include a heroku.yml build manifest. To deploy your app, either create a heroku.yml: https://devcenter.heroku.com/articles/build-docker-images-heroku-yml\n' +
  "Or change your stack by running: 'heroku stack:set heroku-24'\n";
function noEngine(refusals) {
  return `=!= Build failed due to an error:

=!= This machine has nothing that builds images. The local platform builds them with docker, podman or buildah:

${refusals.join('\n')}

Start Docker, or install one of them. On Debian and Ubuntu: sudo apt-get install buildah
On Fedora: sudo dnf install buildah. It needs no daemon. On macOS and Windows: https://docs.docker.com/get-docker/
`;
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/image.js










const appDirectory = '/workspace';
const processDirectory = '/cnb/process';
const baseImageName = 'local-platform/run';
const narration = {
  start: () => phase('DETECTING'),
  ambiguous: () => '',
  detected: (name) => `${name}\n${phase('RESTORING')}${phase('BUILDING')}`,
  nothingDetected:
    'ERROR: No buildpack groups passed detection.\nERROR: failed to detect: no buildpacks participating\n',
};
async function buildImage(request, output, signal, limits = defaultLimits) {
  return reportFailure(output, signal, async () => {
    output('Extracting source\n');
    const workspace = (0,external_node_path_.join)(request.workDir, 'workspace');
    await prepareSource(request, workspace, signal, limits);
    output(`Image name: ${request.imageRepo}\n${phase('ANALYZING')}`);
    const compiled = await compile(
      { ...request, buildpacks: [] },
      workspace,
      narration,
      output,
      signal,
      limits,
    );
    const commands = { ...compiled.defaults, ...(await readProcfile(workspace)) };
    output(phase('EXPORTING'));
    return exportImage(request, { workspace, compiled, commands }, output, signal, limits);
  });
}
async function exportImage(
  { layout, imageRepo, workDir },
  { workspace, compiled, commands },
  output,
  signal,
  limits,
) {
  await createLayout(layout);
  const base = await addLayer(layout, await makeBase(workDir), 'base', signal);
  const app = await addLayer(layout, workspace, 'Application Layer', signal);
  const { size } = app.descriptor;
  if (size > limits.slugBytes) throw image_tooLarge(size, limits.slugBytes);
  output('Adding 1/1 app layer(s)\n');
  const processes = await addLayer(layout, await makeProcesses(workDir, commands), 'process-types', signal);
  output("Adding layer 'process-types'\n");
  const processTypes = image_processesOf(commands);
  const buildpacks = compiled.buildpacks.map((buildpack) => buildpackOf(displayName(buildpack)));
  const labels = labelsOf(base, app, processTypes, buildpacks);
  for (const name of Object.keys(labels)) output(`Adding label '${name}'\n`);
  const standard = Object.hasOwn(commands, 'web') ? 'web' : undefined;
  output(
    standard === undefined ? 'no default process type\n' : `Setting default process type '${standard}'\n`,
  );
  const { digest } = await addImage(
    layout,
    {
      User: 'heroku',
      Env: [`PATH=${processDirectory}:/usr/local/bin:/usr/bin:/bin`, `CNB_APP_DIR=${appDirectory}`],
      ...(standard !== undefined && { Entrypoint: [`${processDirectory}/${standard}`] }),
      WorkingDir: appDirectory,
      Labels: labels,
    },
    [base, app, processes],
  );
  output(`Saving ${imageRepo}...\n*** Images (${digest}):\n      ${imageRepo}\n`);
  return {
    digest,
    baseTopLayer: base.descriptor.digest,
    appLayer: app.descriptor.digest,
    processTypes,
    buildpacks,
    buildpackDescription: compiled.description,
  };
}
async function makeBase(workDir) {
  const directory = (0,external_node_path_.join)(workDir, 'base', 'etc');
  await (0,promises_.mkdir)(directory, { recursive: true });
  await (0,promises_.writeFile)(
    (0,external_node_path_.join)(directory, 'passwd'),
    'root:x:0:0::/root:/bin/sh\nheroku:x:1000:1000::/workspace:/bin/sh\n',
  );
  await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'group'), 'root:x:0:\nheroku:x:1000:\n');
  return directory;
}
async function makeProcesses(workDir, commands) {
  const root = (0,external_node_path_.join)(workDir, 'processes', 'cnb');
  const directory = (0,external_node_path_.join)(root, 'process');
  await (0,promises_.mkdir)(directory, { recursive: true });
  for (const [type, command] of Object.entries(commands)) {
    const file = (0,external_node_path_.join)(directory, type);
    await (0,promises_.writeFile)(file, `#!/bin/sh\ncd ${appDirectory} || exit\n${command}\n`);
    await (0,promises_.chmod)(file, 0o755);
  }
  return root;
}
function image_processesOf(commands) {
  const entries = Object.entries(commands).map(([type, displayCommand]) => [
    type,
    {
      displayCommand,
      command: `${processDirectory}/${type}`,
      workingDirectory: appDirectory,
      isDefault: type === 'web',
      imageName: null,
    },
  ]);
  return Object.fromEntries(entries);
}
function buildpackOf(name) {
  const repository = name.replace('/', '/heroku-buildpack-');
  return { name, version: '0.0.0', homepage: `https://github.com/${repository}` };
}
function labelsOf(base, app, processTypes, buildpacks) {
  const processes = Object.entries(processTypes).map(([type, { displayCommand, workingDirectory }]) => ({
    type,
    command: [displayCommand],
    args: [],
    direct: false,
    'working-dir': workingDirectory,
    buildpackID: buildpacks.at(-1)?.name,
  }));
  const metadata = {
    app: [{ sha: app.diffId }],
    runImage: { reference: baseImageName, topLayer: base.diffId },
    buildpacks: buildpacks.map(({ name, version }) => ({ key: name, version, layers: {} })),
  };
  return {
    'io.buildpacks.lifecycle.metadata': JSON.stringify(metadata),
    'io.buildpacks.build.metadata': JSON.stringify({
      bom: null,
      buildpacks: buildpacks.map(({ name, ...buildpack }) => ({ id: name, ...buildpack })),
      processes,
    }),
    'io.buildpacks.project.metadata': '{}',
  };
}
function phase(name) {
  return `===> ${name}\n`;
}
function image_tooLarge(size, limit) {
  return new builder_failure/* BuildFailed */.U(
    `Image size: the app's layer of ${(0,format/* formatSize */.Xq)(size)} is too large (max is ${limit / 1024 / 1024}M).`,
  );
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/artifacts.js








function makeArtifact(running) {
  if (running.build.stack === containerStack) return makeContainers(running);
  return running.build.stack === cnbStack ? makeImage(running) : makeSlug(running);
}
async function makeSlug(running) {
  const { app, build, objects, store, output, limits } = running;
  const id = (0,external_node_crypto_.randomUUID)();
  const key = objects.slugKey(id);
  const buildpacks = (build.buildpacks ?? app.buildpacks).map(toBuilderBuildpack);
  const built = await keepIfBuilt(running, key, () =>
    build_build(
      {
        ...requestOf(running),
        buildpacks,
        slugPath: objects.file(key),
      },
      output,
      build.abort.signal,
      limits,
    ),
  );
  build.buildpacks = built.buildpacks.map(({ url, name }) => parseBuildpack(url ?? name ?? ''));
  if (buildpacks.length === 0) pinBuildpacks(app, build.buildpacks);
  const slug = {
    id,
    ...commonFields(running),
    checksum: built.checksum,
    size: built.size,
    processTypes: built.processTypes,
    buildpackDescription: built.buildpackDescription,
  };
  store.slugs.set(id, slug);
  return { ...nothing, slug };
}
function pinBuildpacks(app, detected) {
  if (app.buildpacks.length === 0) app.buildpacks = detected;
}
async function makeImage(running) {
  const { app, build, objects, store, output, limits } = running;
  const id = (0,external_node_crypto_.randomUUID)();
  const key = objects.imageKey(id);
  const imageRepo = `${app.id}/builds`;
  const built = await keepIfBuilt(running, key, () => {
    const request = { ...requestOf(running), buildpacks: [], layout: objects.file(key), imageRepo };
    return buildImage(request, output, build.abort.signal, limits);
  });
  const image = {
    id,
    ...commonFields(running),
    ...built,
    imageRepo,
    architecture: architecture(),
    baseImageName: baseImageName,
    layoutId: id,
  };
  store.images.set(id, image);
  return { ...nothing, image };
}
async function makeContainers(running) {
  const { build, objects, store, output, limits } = running;
  const id = (0,external_node_crypto_.randomUUID)();
  const key = objects.imageKey(id);
  const built = await keepIfBuilt(running, key, () => {
    const request = { ...requestOf(running), layout: objects.file(key) };
    return buildContainers(request, output, build.abort.signal, limits);
  });
  const image = {
    id,
    ...commonFields(running),
    ...built,
    imageRepo: null,
    architecture: architecture(),
    baseImageName: null,
    baseTopLayer: null,
    buildpacks: [],
    buildpackDescription: null,
    layoutId: id,
    appLayer: null,
  };
  store.images.set(id, image);
  return { ...nothing, image };
}
async function keepIfBuilt({ build, objects }, key, action) {
  try {
    const built = await action();
    build.abort.signal.throwIfAborted();
    return built;
  } catch (error) {
    await objects.delete(key);
    throw error;
  }
}
function requestOf({ app, build, nodeFinder, workDir, cacheDir }) {
  return {
    sourceUrl: build.sourceUrl,
    ...(build.checksum !== null && { checksum: build.checksum }),
    version: build.version ?? '',
    requestId: build.requestId,
    stack: build.stack,
    config: Object.fromEntries(app.config),
    ...(nodeFinder !== undefined && { nodeFinder }),
    cacheDir,
    workDir,
  };
}
function commonFields({ app, build, now }) {
  return {
    appId: app.id,
    createdAt: now(),
    updatedAt: now(),
    commit: build.version,
    commitDescription: build.versionDescription,
    stack: build.stack,
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/output.js
function outputTo(stream, abort) {
  return (output) => {
    stream.write(output);
    if (stream.failure !== undefined) abort.abort(stream.failure);
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/builds.js













class Builds {
  #options;
  #running = new Map();
  #stopReason;
  constructor(options) {
    this.#options = options;
  }
  start(app, fields) {
    const now = this.#options.now();
    const id = (0,external_node_crypto_.randomUUID)();
    const stream = this.#options.streams.create(id);
    stream.open();
    const build = {
      ...fields,
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
    app.log.add('app', 'api', `Build started by user ${this.#options.store.account.email}`);
    if (this.#stopReason !== undefined) build.abort.abort(this.#stopReason);
    const turn = Promise.race([app.buildQueue, builds_aborted(build.abort.signal)]);
    const running = turn.then(() => this.#run(app, build)).finally(() => this.#running.delete(build));
    this.#running.set(build, running);
    app.buildQueue = Promise.all([app.buildQueue, running]).then(() => undefined);
    return build;
  }
  async cancel(build) {
    const running = this.#running.get(build);
    if (running === undefined) return false;
    build.abort.abort(new Error('Build canceled.'));
    await running;
    return build.status === 'failed';
  }
  async settled(build) {
    await this.#running.get(build);
  }
  async stopApp(app, reason) {
    await this.#stop(app.builds, reason);
    await removeTree((0,external_node_path_.join)(this.#options.cacheDir, app.id));
  }
  async stopAll(reason) {
    this.#stopReason = reason;
    while (this.#running.size > 0) await this.#stop([...this.#running.keys()], reason);
  }
  async #stop(builds, reason) {
    for (const build of builds) build.abort.abort(reason);
    await Promise.all(builds.map((build) => this.#running.get(build)));
  }
  async #run(app, build) {
    const { stream, abort } = build;
    const workDir = (0,external_node_path_.join)(this.#options.workDir, build.id);
    let outcome;
    try {
      abort.signal.throwIfAborted();
      const artifact = await this.#make(app, build, workDir);
      abort.signal.throwIfAborted();
      outcome = { artifact, releaseId: this.#release(app, build, artifact) };
    } catch (error) {
      if (!(error instanceof builder_failure/* BuildFailed */.U)) {
        stream.writeLines(` !     ${(0,builder_failure/* messageOf */.b)(error)}`, ' !', ' !     Push failed');
      }
    }
    stream.end();
    await removeTree(workDir).catch(logError);
    build.updatedAt = this.#options.now();
    build.slugId = outcome?.artifact.slug?.id ?? null;
    build.releaseId = outcome?.releaseId ?? null;
    build.status = outcome === undefined ? 'failed' : 'succeeded';
    app.log.add(
      'app',
      'api',
      outcome === undefined ? 'Build failed -- check your build output' : 'Build succeeded',
    );
  }
  async #make(app, build, workDir) {
    const { nodeFinder, now, objects, store, timeoutMs } = this.#options;
    const cacheDir = (0,external_node_path_.join)(this.#options.cacheDir, app.id);
    if (app.cacheStale) await removeTree(cacheDir);
    app.cacheStale = false;
    await (0,promises_.mkdir)(workDir, { recursive: true });
    const limits = { ...defaultLimits, compileTime: timeoutMs };
    const output = outputTo(build.stream, build.abort);
    const running = { now, objects, store, app, build, workDir, cacheDir, limits, output };
    return makeArtifact({ ...running, ...(nodeFinder !== undefined && { nodeFinder }) });
  }
  #release(app, build, artifact) {
    const release = this.#options.releases.create(app, describeDeploy(artifact), artifact);
    if (build.stack === containerStack) {
      if (!this.#options.dynos.canRun(artifact)) build.stream.writeLines(`=== ${noEngineForDynos}`);
      return release.id;
    }
    const releaseCommandNote =
      release.stream === null
        ? []
        : [
            ' !     Release command declared: this new release will not be available until the command succeeds.',
          ];
    build.stream.writeLines(
      '-----> Launching...',
      ...releaseCommandNote,
      `       Released v${release.version}`,
      `       ${webUrl(app)} deployed to Heroku`,
      '',
    );
    return release.id;
  }
}
function builds_aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/builder/git-repository.js







class GitMissingError extends Error {
  name = 'GitMissingError';
  constructor() {
    super('The local platform found no git on its PATH, which takes the pushes.');
  }
}
const git_repository_notFound = 127;
const maxPushBytes = 2 * 1024 ** 3;
const settings = {
  'core.hooksPath': external_node_os_.devNull,
  'gc.auto': '0',
  'receive.autogc': 'false',
  'receive.maxInputSize': String(maxPushBytes),
  'http.receivepack': 'true',
  'http.uploadpack': 'false',
};
class GitRepository {
  #directory;
  constructor(directory) {
    this.#directory = directory;
  }
  async answer(request, signal) {
    await this.#create(signal);
    const chunks = [];
    const errors = capture();
    const env = {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: (0,external_node_path_.dirname)(this.#directory),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${(0,external_node_path_.basename)(this.#directory)}${request.path}`,
      REQUEST_METHOD: request.method,
      QUERY_STRING: request.query,
      CONTENT_TYPE: request.contentType,
      HTTP_CONTENT_ENCODING: request.contentEncoding,
    };
    const code = await runGit(['http-backend'], {
      cwd: this.#directory,
      env,
      input: request.body,
      output: (chunk) => chunks.push(Buffer.from(chunk)),
      errors: errors.write,
      signal,
    });
    if (code !== 0) throw new Error(`git http-backend ended with ${code}: ${errors.text().trim()}`);
    return parseAnswer(Buffer.concat(chunks));
  }
  async commitOf(branch, signal) {
    if (!(await exists(this.#directory))) return null;
    const { code, text } = await this.#git(
      ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`],
      signal,
    );
    return code === 0 ? text.trim() : null;
  }
  async setBranch(branch, commit, signal) {
    const ref = `refs/heads/${branch}`;
    await this.#mustGit(commit === null ? ['update-ref', '-d', ref] : ['update-ref', ref, commit], signal);
  }
  async archive(commit, file, signal) {
    await this.#mustGit(['archive', '--format=tar.gz', `--output=${file}`, commit], signal);
  }
  async #create(signal) {
    if (await exists((0,external_node_path_.join)(this.#directory, 'HEAD'))) return;
    await (0,promises_.mkdir)(this.#directory, { recursive: true });
    for (const [name, value] of Object.entries(settings))
      await this.#mustGit(['config', '--file', (0,external_node_path_.join)(this.#directory, 'config'), name, value], signal);
    await this.#mustGit(['init', '--quiet', '--bare', '--template=', '.'], signal);
  }
  async #mustGit(args, signal) {
    const { code, text } = await this.#git(args, signal);
    if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${text.trim()}`);
  }
  async #git(args, signal) {
    const output = capture();
    const options = { cwd: this.#directory, env: gitEnvironment(), output: output.write, signal };
    return { code: await runGit(args, options), text: output.text() };
  }
}
function gitEnvironment() {
  return { ...dynoEnvironment(), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: external_node_os_.devNull, REMOTE_USER: 'local' };
}
async function runGit(args, options) {
  const code = await run('git', args, options).catch((error) => {
    throw isMissing(error) ? new GitMissingError() : error;
  });
  if (code === git_repository_notFound) throw new GitMissingError();
  return code;
}
function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
function parseAnswer(output) {
  const end = output.indexOf('\r\n\r\n');
  const head = output.subarray(0, Math.max(end, 0)).toString('latin1');
  const headers = Object.fromEntries(
    head.split('\r\n').flatMap((line) => {
      const [, name, value] = /^([\w-]+): *(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
  const { Status: status = '200', ...others } = headers;
  return { status: Number.parseInt(status, 10), headers: others, body: output.subarray(end + 4) };
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/git-pushes.js





const deployed = ['main', 'master'];
const maxPacketBytes = 60_000;
class GitPushes {
  #options;
  #stopping = new AbortController();
  #queues = new Map();
  constructor(options) {
    this.#options = options;
  }
  async serve(app, request, output) {
    const { objects } = this.#options;
    const repository = new GitRepository(objects.file(objects.repositoryKey(app.id)));
    const gone = new AbortController();
    request.body.once('close', () => {
      if (!request.body.readableEnded) gone.abort(new Error('The client of a push is gone.'));
    });
    const signal = AbortSignal.any([gone.signal, this.#stopping.signal]);
    await this.#inTurn(app, async () => {
      if (request.method === 'POST') await this.#receive(app, repository, { request, output, signal });
      else await passOn(await repository.answer(request, signal), output);
    }).catch(async (error) => {
      if (!(error instanceof GitMissingError)) throw error;
      const headers = { 'Content-Type': 'text/plain' };
      await passOn({ status: 500, headers, body: Buffer.from(`${error.message}\n`) }, output);
    });
  }
  async stopAll(reason) {
    this.#stopping.abort(reason);
    await Promise.all(this.#queues.values());
  }
  async #inTurn(app, work) {
    const turn = (this.#queues.get(app.id) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => {});
    this.#queues.set(app.id, settled);
    await turn.finally(() => {
      if (this.#queues.get(app.id) === settled) this.#queues.delete(app.id);
    });
  }
  async #receive(app, repository, { request, output, signal }) {
    const before = await this.#heads(repository, signal);
    const answer = await repository.answer(request, signal);
    const after = await this.#heads(repository, signal);
    const branch = deployed.find((name) => after.get(name) !== before.get(name) && after.get(name) !== null);
    const commit = branch === undefined ? undefined : after.get(branch);
    if (branch !== undefined && typeof commit === 'string') {
      const { body: report, ...head } = answer;
      output.head(head);
      await this.#deploy(
        app,
        repository,
        { branch, commit, previous: before.get(branch) ?? null, report },
        output,
      );
      return;
    }
    const note = hasSideBand(answer.body) ? packet(progressBand, Buffer.from(notDeployed)) : Buffer.alloc(0);
    await passOn({ ...answer, body: Buffer.concat([note, answer.body]) }, output);
  }
  async #heads(repository, signal) {
    const commits = deployed.map(async (branch) => [branch, await repository.commitOf(branch, signal)]);
    return new Map(await Promise.all(commits));
  }
  async #deploy(app, repository, push, output) {
    const { branch, commit, previous, report } = push;
    let isDeployed = false;
    try {
      const build = await this.#build(app, repository, commit);
      await copy(build.stream, async (bytes) => {
        if (hasSideBand(report)) await output.write(packet(progressBand, bytes));
      });
      await this.#options.builds.settled(build);
      isDeployed = build.status === 'succeeded';
    } finally {
      if (!isDeployed) await repository.setBranch(branch, previous, new AbortController().signal);
    }
    await output.write(isDeployed ? report : declined(branch, hasSideBand(report)));
  }
  async #build(app, repository, commit) {
    const { objects, urls, builds } = this.#options;
    const key = objects.sourceKey((0,external_node_crypto_.randomUUID)());
    await repository.archive(commit, objects.file(key), this.#stopping.signal);
    return builds.start(app, {
      sourceUrl: urls.sign('GET', key, objectUrlSeconds),
      checksum: null,
      version: commit,
      versionDescription: null,
      buildpacks: null,
      requestId: (0,external_node_crypto_.randomUUID)(),
    });
  }
}
const notDeployed = 'Pushed to no branch that is deployed (main or master): nothing is built.\n';
const reportBand = 1;
const progressBand = 2;
async function passOn({ body, ...head }, output) {
  output.head(head);
  await output.write(body);
}
function hasSideBand(body) {
  return body[4] === reportBand || body[4] === progressBand;
}
function declined(branch, sideBand) {
  const lines = ['unpack ok\n', `ng refs/heads/${branch} pre-receive hook declined\n`];
  const report = Buffer.concat([
    ...lines.map((line) => packet(undefined, Buffer.from(line))),
    Buffer.from('0000'),
  ]);
  return sideBand ? Buffer.concat([packet(reportBand, report), Buffer.from('0000')]) : report;
}
function packet(band, bytes) {
  const content = band === undefined ? bytes : Buffer.concat([Buffer.of(band), bytes]);
  return Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content]);
}
async function copy(stream, write) {
  const file = await (0,promises_.open)(stream.file);
  try {
    for (let position = 0; ; ) {
      const { state, size } = stream;
      while (position < size) {
        const length = Math.min(maxPacketBytes, size - position);
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
        await write(buffer.subarray(0, bytesRead));
        position += bytesRead;
      }
      if (state === 'ended') return;
      if (stream.size === size && stream.state === state) await (0,external_node_events_.once)(stream.changes, 'change');
    }
  } finally {
    await file.close();
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/promotions.js


class Promotions {
  #store;
  #releasing;
  #now;
  constructor(store, releasing, now) {
    this.#store = store;
    this.#releasing = releasing;
    this.#now = now;
  }
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
    const commit = contentOf(release)?.commit?.slice(0, 8) ?? '';
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
    const release = this.#releasing.create(app, description, source);
    target.releaseId = release.id;
    await release.settled;
    target.status = release.status === 'succeeded' ? 'succeeded' : 'failed';
    if (release.status === 'failed') target.errorMessage = 'Release command failed';
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/run-command.js


async function runCommand({ objects, images }, artifact, options, output, signal) {
  const { type, ...command } = options;
  const app = dynoApp(objects, artifact, type);
  if (app === undefined) throw new Error('There is nothing to run the command in.');
  if ('archive' in app) return runDyno({ ...command, ...app.archive }, output, signal);
  const isOwn = type === 'release' && runsOwnCommand(artifact, type);
  const order = { command: isOwn ? null : command.command, env: command.env };
  const { image, leave } = await images.use(app.image, signal);
  try {
    const code = await image.run(order, { output, signal });
    signal.throwIfAborted();
    return code;
  } finally {
    await leave();
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/releases.js











class Releases {
  #options;
  #running = new Set();
  #stopReason;
  constructor(options) {
    this.#options = options;
  }
  create(app, description, artifact, config = pendingConfig(app)) {
    const { dynos, now, streams } = this.#options;
    const id = (0,external_node_crypto_.randomUUID)();
    const { slug, image } = artifact;
    const content = contentOf(artifact);
    const command = content?.processTypes.release;
    const stream = command === undefined ? null : streams.create(id);
    const release = addRelease(app, { id, description, slug, image, config, stream }, now());
    const user = this.#options.store.account.email;
    app.log.add('app', 'api', `Release v${release.version} created by user ${user}`);
    app.log.add('app', 'api', `${description} by user ${user}`);
    if (content === null) return release;
    if (stream === null || command === undefined) {
      this.#activate(app, content);
      return release;
    }
    applyProcessTypes(app, content.processTypes, { prune: false, canRun: dynos.canRun(artifact) }, now());
    if (this.#stopReason !== undefined) release.abort.abort(this.#stopReason);
    this.#running.add(release);
    release.settled = app.releaseQueue
      .then(() => this.#runReleasePhase(app, release, command, stream))
      .finally(() => this.#running.delete(release));
    app.releaseQueue = release.settled;
    return release;
  }
  createFromCurrent(app, description, config) {
    return this.create(app, description, latestRelease(app) ?? nothing, config);
  }
  rollBack(app, target) {
    return this.create(app, `Rollback to v${target.version}`, target, target.config);
  }
  async stopApp(app, reason) {
    for (const release of app.releases) release.abort.abort(reason);
    await Promise.all(app.releases.map(({ settled }) => settled));
  }
  async stopAll(reason) {
    this.#stopReason = reason;
    while (this.#running.size > 0) {
      const running = [...this.#running];
      for (const { abort } of running) abort.abort(reason);
      await Promise.all(running.map(({ settled }) => settled));
    }
  }
  async #runReleasePhase(app, release, command, stream) {
    const { timeoutMs, now } = this.#options;
    const { abort } = release;
    const workDir = (0,external_node_path_.join)(this.#options.workDir, release.id);
    const timer = setTimeout(() => abort.abort(new Error('Release command timed out.')), timeoutMs);
    const dyno = `release.${1000 + release.version}`;
    const lines = app.log.lineWriter(dyno);
    let succeeded = false;
    try {
      stream.open();
      app.log.add('heroku', dyno, `Starting process with command \`${command}\``);
      abort.signal.throwIfAborted();
      await (0,promises_.mkdir)(workDir, { recursive: true });
      const env = { ...Object.fromEntries(release.config), DYNO: dyno };
      const toStream = outputTo(stream, abort);
      const output = (bytes) => {
        toStream(bytes);
        lines.write(bytes);
      };
      const options = { type: 'release', workDir, command, env };
      succeeded = (await runCommand(this.#options, release, options, output, abort.signal)) === 0;
    } catch (error) {
      stream.writeLines(` !     ${(0,builder_failure/* messageOf */.b)(error)}`);
    } finally {
      clearTimeout(timer);
      lines.end();
    }
    await removeTree(workDir).catch((error) => {
      stream.writeLines(` !     ${(0,builder_failure/* messageOf */.b)(error)}`);
    });
    stream.end();
    release.updatedAt = now();
    release.status = succeeded ? 'succeeded' : 'failed';
    if (currentRelease(app) !== release) return;
    app.config = new Map(release.config);
    const content = contentOf(release);
    if (content !== null) this.#activate(app, content);
  }
  #activate(app, content) {
    const now = this.#options.now();
    const { dynos } = this.#options;
    const canRun = dynos.canRun(currentRelease(app) ?? nothing);
    applyProcessTypes(app, content.processTypes, { prune: true, canRun }, now);
    if (!canRun) app.log.add('heroku', 'web', noEngineForDynos);
    app.releasedAt = now;
    app.stack = content.stack;
    app.buildpackDescription = content.buildpackDescription;
    dynos.update(app);
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/review-app-names.js

const maxNameLength = 30;
const suffixCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789';
function reviewAppName(pipeline, branch, prNumber, isTaken) {
  const baseName = pipeline.reviewAppConfig?.baseName ?? null;
  const subject = prNumber === null ? `br-${slugify(branch)}` : `pr-${prNumber}`;
  if (baseName !== null) return shorten(slugify(baseName), `-${subject}`);
  for (;;) {
    const name = shorten(pipeline.name, `-${subject.slice(0, 12)}-${randomSuffix()}`);
    if (!isTaken(name)) return name;
  }
}
function shorten(start, end) {
  const short = start.slice(0, Math.max(maxNameLength - end.length, 1)).replace(/-+$/, '');
  return `${short}${end}`.slice(0, maxNameLength).replace(/-+$/, '');
}
function slugify(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
function randomSuffix() {
  return Array.from({ length: 6 }, () => suffixCharacters[(0,external_node_crypto_.randomInt)(suffixCharacters.length)]).join('');
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/review-apps.js







class ReviewApps {
  #options;
  #running = new Map();
  constructor(options) {
    this.#options = options;
  }
  conflicting({ pipeline, branch, prNumber, forkRepoId }) {
    return this.list(pipeline).find((other) => {
      const samePullRequest = prNumber !== null && other.prNumber === prNumber;
      return samePullRequest || (other.branch === branch && other.forkRepoId === forkRepoId);
    });
  }
  list({ id }) {
    return this.#options.store.reviewApps.filter(
      ({ pipelineId, status }) => pipelineId === id && status !== 'deleted',
    );
  }
  find(app) {
    return this.#options.store.reviewApps.find(({ appId }) => appId === app.id);
  }
  create(fields) {
    const { now, store } = this.#options;
    const { branch, prNumber, forkRepoId } = fields;
    const review = {
      id: (0,external_node_crypto_.randomUUID)(),
      pipelineId: fields.pipeline.id,
      branch,
      prNumber,
      forkRepoId,
      createdAt: now(),
      updatedAt: now(),
      status: 'pending',
      errorStatus: null,
      message: null,
      appId: null,
      setup: null,
      abort: new AbortController(),
    };
    store.reviewApps.push(review);
    this.#track(review, this.#run(review, fields));
    return review;
  }
  delete(review) {
    if (review.status === 'deleting' || review.status === 'deleted') return;
    this.#update(review, { status: 'deleting' });
    this.#track(review, this.#destroy(review));
  }
  async stopApp(app, reason) {
    const review = this.find(app);
    if (review === undefined) return;
    review.abort.abort(reason);
    this.#update(review, { status: 'deleted', appId: null });
    await Promise.all([...this.#running].filter(([, owner]) => owner === review).map(([running]) => running));
  }
  async stopAll(reason) {
    while (this.#running.size > 0) {
      for (const { abort } of this.#options.store.reviewApps) abort.abort(reason);
      await Promise.all(this.#running.keys());
    }
  }
  #track(review, work) {
    const running = work
      .catch((error) => this.#fail(review, (0,builder_failure/* messageOf */.b)(error)))
      .finally(() => this.#running.delete(running));
    this.#running.set(running, review);
  }
  #update(review, change) {
    Object.assign(review, change, { updatedAt: this.#options.now() });
  }
  #fail(review, errorStatus, message = errorStatus) {
    this.#update(review, { status: 'errored', errorStatus, message });
  }
  async #run(review, fields) {
    await (0,external_node_timers_promises_.setImmediate)();
    if (!isStill(review, 'pending')) return;
    const setup = this.#startSetup(fields);
    this.#update(review, { status: 'creating', appId: setup.app.id, setup });
    await this.#options.appSetups.settled(setup);
    if (!isStill(review, 'creating')) return;
    if (setup.status === 'succeeded') this.#update(review, { status: 'created' });
    else this.#fail(review, setup.failureMessage ?? '', messageFor(setup));
  }
  #startSetup(fields) {
    const { appSetups, store } = this.#options;
    const { pipeline, branch, prNumber, environment, source } = fields;
    if (!store.pipelines.includes(pipeline)) throw new Error("Couldn't find that pipeline.");
    const name = reviewAppName(pipeline, branch, prNumber, (taken) => store.findApp(taken) !== undefined);
    const target = pipeline.reviewAppConfig?.deployTarget;
    const injected = new Map([
      ['HEROKU_APP_NAME', name],
      ['HEROKU_BRANCH', branch],
    ]);
    if (prNumber !== null) injected.set('HEROKU_PR_NUMBER', String(prNumber));
    return appSetups.start({
      name,
      region: target?.type === 'region' ? target.id : 'us',
      stack: null,
      buildpacks: null,
      source,
      environment: 'review',
      defaults: new Map(pipeline.config.get('review')),
      overrides: new Map([...environment, ...injected]),
      team: pipeline.team,
      locked: false,
      coupling: { pipeline, stage: 'review' },
      keepFailed: true,
    });
  }
  async #destroy(review) {
    const { appSetups, store } = this.#options;
    await (0,external_node_timers_promises_.setImmediate)();
    if (review.setup !== null) await appSetups.stop(review.setup, new Error('Review app was deleted.'));
    const app = store.apps.find(({ id }) => id === review.appId);
    if (app !== undefined) {
      await this.#predestroy(review, app);
      await deleteApp(this.#options, app);
    }
    this.#update(review, { status: 'deleted', appId: null });
  }
  async #predestroy(review, app) {
    const command = review.setup?.predestroy ?? null;
    if (command === null || contentOf(currentRelease(app) ?? nothing) === null) return;
    await this.#options.scripts.run(app, command, review.abort.signal).catch((error) => {
      if (!review.abort.signal.aborted) console.error(`pr-predestroy of ${app.name}: ${(0,builder_failure/* messageOf */.b)(error)}`);
    });
  }
}
function isStill(review, status) {
  return review.status === status;
}
function messageFor({ failureMessage, manifestErrors }) {
  return [failureMessage ?? '', manifestErrors.join(', ')].filter(Boolean).join(': ');
}

;// CONCATENATED MODULE: ./.build/local-platform/jobs/scripts.js







const maxOutputBytes = 1024 * 1024;
class Scripts {
  #options;
  constructor(options) {
    this.#options = options;
  }
  async run(app, command, signal) {
    const { timeoutMs } = this.#options;
    const release = currentRelease(app);
    if (!release || contentOf(release) === null)
      throw new Error(`${app.name} has no slug or image to run a script in.`);
    const workDir = (0,external_node_path_.join)(this.#options.workDir, (0,external_node_crypto_.randomUUID)());
    const env = { ...Object.fromEntries(app.config), DYNO: `run.${(0,external_node_crypto_.randomInt)(1000, 10_000)}` };
    const tail = new Tail(maxOutputBytes);
    const output = (text) => tail.add(text);
    const order = { type: 'web', workDir, command, env };
    const work = (either) => runCommand(this.#options, release, order, output, either);
    const timedOut = (cause) => new Error(`script timed out after ${timeoutMs / 1000} s`, { cause });
    try {
      const exitCode = await withTimeLimit(timeoutMs, signal, work, timedOut);
      return { output: tail.text(), exitCode };
    } finally {
      await removeTree(workDir);
    }
  }
}
class Tail {
  #limit;
  #chunks = [];
  #size = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  add(text) {
    const chunk = Buffer.from(text);
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size - (this.#chunks[0]?.length ?? 0) >= this.#limit) {
      this.#size -= this.#chunks.shift()?.length ?? 0;
    }
  }
  text() {
    return Buffer.concat(this.#chunks).subarray(-this.#limit).toString();
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/router/errors.js
const routerErrors = {
  crashed: { code: 'H10', description: 'App crashed', status: 503 },
  timeout: { code: 'H12', description: 'Request timeout', status: 503 },
  closed: { code: 'H13', description: 'Connection closed without response', status: 503 },
  noWebDynos: { code: 'H14', description: 'No web dynos running', status: 503 },
  idle: { code: 'H15', description: 'Idle connection', status: 503 },
  malformed: { code: 'H17', description: 'Poorly formatted HTTP response', status: 503 },
  interrupted: { code: 'H18', description: 'Server Request Interrupted', status: 503 },
  bootTimeout: { code: 'H20', description: 'App boot timeout', status: 503 },
  refused: { code: 'H21', description: 'Backend connection refused', status: 503 },
  clientLeft: { code: 'H27', description: 'Client Request Interrupted', status: 499 },
  clientIdle: { code: 'H28', description: 'Client Connection Idle', status: 499 },
  noSuchApp: { code: 'H31', description: 'Misdirected Request', status: 421 },
  maintenance: { code: 'H80', description: 'Maintenance mode', status: 503 },
};
class RequestFailed extends Error {
  error;
  constructor(error) {
    super(error.description);
    this.error = error;
  }
}
function errors_failureOf(error, bytesReceived) {
  if (error instanceof RequestFailed) return error.error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') return routerErrors.malformed;
  return bytesReceived === 0 ? routerErrors.closed : routerErrors.interrupted;
}
const errorPage = page(
  'Application error',
  'An error occurred in the application and your page could not be served. If you are the application owner, check your logs for details. You can do this from the Heroku CLI with the command <code>heroku logs --tail</code>.',
);
const maintenancePage = page(
  'Offline for Maintenance',
  'This application is undergoing maintenance right now. Please check back later.',
);
function answerWithError(response, error) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = error === routerErrors.maintenance ? maintenancePage : errorPage;
  response.writeHead(error.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache, no-store',
    ...(error === routerErrors.clientIdle && { Connection: 'close' }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  response.req.resume();
}
function page(title, text) {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`;
}

;// CONCATENATED MODULE: ./.build/local-platform/router/headers.js

const via = '1.1 heroku-router';
const connectionHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];
function requestHeaders(request, id) {
  const { headers, headersDistinct, socket } = request;
  const dropped = headersOfConnection(headers.connection);
  const kept = Object.entries(headersDistinct).filter(([name]) => !dropped.has(name));
  const coding = headers['transfer-encoding'];
  return {
    ...Object.fromEntries(kept.map(([name, values]) => [name, values ?? []])),
    'x-forwarded-for': forwardedFor(request),
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(socket.localPort),
    'x-request-id': id,
    'x-request-start': String(Date.now()),
    via,
    connection: 'keep-alive',
    ...(coding !== undefined && { 'transfer-encoding': coding }),
  };
}
function answerHeaders({ headers, rawHeaders }) {
  const dropped = headersOfConnection(headers.connection);
  const kept = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!dropped.has(name.toLowerCase())) kept.push(name, value);
  }
  return [...kept, 'Via', via];
}
function forwardedFor({ headers, socket }) {
  const named = headersOfConnection(headers.connection).has('x-forwarded-for');
  const earlier = named ? undefined : headers['x-forwarded-for'];
  return [earlier, socket.remoteAddress].filter(Boolean).join(', ');
}
function requestId({ headers }) {
  const own = headers['x-request-id'];
  return typeof own === 'string' && /^[-\w+/=]{20,200}$/.test(own) ? own : (0,external_node_crypto_.randomUUID)();
}
function headersOfConnection(connection = '') {
  const listed = connection.split(',').map((name) => name.trim().toLowerCase());
  return new Set([...connectionHeaders, ...listed]);
}

;// CONCATENATED MODULE: ./.build/local-platform/router/idle.js
function watchIdle(streams, timeoutMs, onIdle) {
  const timer = setTimeout(onIdle, timeoutMs);
  const onData = () => {
    timer.refresh();
  };
  for (const stream of streams) stream.on('data', onData);
  return () => {
    clearTimeout(timer);
    for (const stream of streams) stream.off('data', onData);
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/router/forward.js




const maxAnswerHeadBytes = 128 * 1024;
async function forward(request, response, options) {
  const { connection, timeouts } = options;
  const outgoing = forward_open(request, response, options);
  try {
    const answer = answerOf(outgoing);
    sendBody(request, outgoing);
    const stop = limitRequest(request, outgoing, timeouts);
    const incoming = await answer.finally(stop);
    await sendAnswer(incoming, response, request, options);
  } catch (error) {
    throw new RequestFailed(errors_failureOf(error, connection.bytesRead));
  } finally {
    outgoing.destroy();
    request.unpipe(outgoing);
    request.resume();
  }
}
function forward_open(request, response, { connection, id }, headers = {}) {
  const { method, url } = request;
  const outgoing = (0,external_node_http_.request)({
    createConnection: () => connection,
    method,
    path: url,
    setHost: false,
    maxHeaderSize: maxAnswerHeadBytes,
    insecureHTTPParser: false,
    headers: { ...requestHeaders(request, id), ...headers },
  });
  outgoing.on('error', () => {});
  response.once('close', () => outgoing.destroy());
  return outgoing;
}
async function sendAnswer(incoming, response, request, { timeouts, progress }) {
  const { statusCode = 0, statusMessage } = incoming;
  if (statusCode < 200) throw new RequestFailed(routerErrors.malformed);
  progress.status = statusCode;
  response.writeHead(statusCode, statusMessage, answerHeaders(incoming));
  response.write('', 'latin1');
  await new Promise((resolve, reject) => {
    const idle = () => reject(new RequestFailed(routerErrors.idle));
    const stopWatching = watchIdle(request.complete ? [incoming] : [incoming, request], timeouts.idle, idle);
    incoming.on('data', (chunk) => {
      progress.bytes += chunk.length;
    });
    incoming.once('error', reject);
    incoming.once('end', () => {
      response.addTrailers(pairsOf(incoming.rawTrailers));
      response.end();
    });
    response.once('finish', resolve);
    response.once('close', () => {
      stopWatching();
      resolve();
    });
    incoming.pipe(response, { end: false });
  });
  if (!response.writableFinished) throw new RequestFailed(routerErrors.clientLeft);
}
function answerOf(outgoing) {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
}
function sendBody(request, outgoing) {
  request.once('end', () => {
    outgoing.addTrailers(pairsOf(request.rawTrailers));
    outgoing.end();
  });
  request.pipe(outgoing, { end: false });
}
function limitRequest(request, outgoing, timeouts) {
  let timer;
  const stopWatching = watchIdle([request], timeouts.idle, () => {
    const error = outgoing.writableNeedDrain ? routerErrors.timeout : routerErrors.clientIdle;
    outgoing.destroy(new RequestFailed(error));
  });
  outgoing.once('finish', () => {
    stopWatching();
    timer = limitAnswer(outgoing, timeouts.response);
  });
  return () => {
    stopWatching();
    clearTimeout(timer);
  };
}
function limitAnswer(outgoing, timeoutMs) {
  return setTimeout(() => outgoing.destroy(new RequestFailed(routerErrors.timeout)), timeoutMs);
}
function pairsOf(rawHeaders) {
  const pairs = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return pairs;
}

;// CONCATENATED MODULE: ./.build/local-platform/router/log-line.js


function routerLine(app, request, { id, sent, error }) {
  const { method, url } = request;
  const outcome = error === undefined ? 'at=info' : `at=error code=${error.code} desc="${error.description}"`;
  const status = error?.status ?? sent?.progress.status;
  const fields = [
    `method=${method}`,
    `path=${JSON.stringify(url)}`,
    `host=${herokuDomain(app)}`,
    `request_id=${id}`,
    `fwd=${JSON.stringify(forwardedFor(request))}`,
    `dyno=${sent?.dyno ?? ''}`,
    `connect=${sent === undefined ? '' : `${sent.connectMs}ms`}`,
    `service=${sent === undefined ? '' : `${sent.serviceMs}ms`}`,
    `status=${status}`,
    `bytes=${sent?.progress.bytes ?? ''}`,
    'protocol=http',
  ];
  return `${outcome} ${fields.join(' ')}`;
}

;// CONCATENATED MODULE: ./.build/local-platform/router/own-hosts.js
function hasOwnHost(request) {
  const [host = '', ...more] = request.headersDistinct.host ?? [];
  return more.length === 0 && ownHosts(request).includes(host.toLowerCase());
}
function ownHosts({ socket: { localPort: port } }) {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

;// CONCATENATED MODULE: ./.build/local-platform/router/request-order.js
function inOrder() {
  const connections = new WeakMap();
  return async (request, response, work) => {
    const { socket } = request;
    const closed = connections.get(socket)?.closed ?? closeOf(socket);
    const previous = connections.get(socket)?.previous;
    connections.set(socket, { previous: closeOf(response), closed });
    if (response.socket === null) await Promise.race([previous, closed]);
    if (!socket.destroyed) await work();
  };
}
function closeOf(emitter) {
  return new Promise((resolve) => emitter.once('close', () => resolve()));
}

;// CONCATENATED MODULE: ./.build/local-platform/router/upgrade.js




async function forwardUpgrade(request, response, head, options) {
  const { socket: client } = request;
  const { connection, progress, timeouts } = options;
  const upgrade = { connection: 'Upgrade', upgrade: request.headers.upgrade ?? '' };
  const outgoing = forward_open(request, response, options, upgrade);
  try {
    const answer = upgrade_answerOf(outgoing);
    outgoing.end();
    const timer = limitAnswer(outgoing, timeouts.response);
    const { incoming, head: first } = await answer.finally(() => clearTimeout(timer));
    if (first === undefined) {
      await sendAnswer(incoming, response, request, options);
      return;
    }
    progress.status = incoming.statusCode ?? 101;
    response.detachSocket(client);
    client.write(headOf(incoming));
    if (first.length > 0) connection.unshift(first);
    if (head.length > 0) client.unshift(head);
    await connect(client, connection, options);
  } catch (error) {
    throw new RequestFailed(errors_failureOf(error, connection.bytesRead));
  } finally {
    connection.destroy();
  }
}
function isForUpgrade({ headers }) {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return !hasBody && headers.upgrade !== 'h2c';
}
function serveWithoutUpgrade(server, request, socket, head) {
  if (isForUpgrade(request)) return false;
  const { httpVersion, method, rawHeaders, url } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value] = rawHeaders.slice(index, index + 2);
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
  return true;
}
function upgrade_answerOf(outgoing) {
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => resolve({ incoming }));
    outgoing.once('upgrade', (incoming, _, head) => resolve({ incoming, head }));
  });
}
async function connect(client, dyno, { timeouts, progress }) {
  let stopWatching = () => {};
  await new Promise((resolve, reject) => {
    const idle = () => reject(new RequestFailed(routerErrors.idle));
    stopWatching = watchIdle([client, dyno], timeouts.idle, idle);
    dyno.on('data', (chunk) => {
      progress.bytes += chunk.length;
    });
    for (const socket of [client, dyno]) {
      socket.on('error', () => socket.destroy());
      socket.once('close', () => resolve());
    }
    dyno.pipe(client).pipe(dyno);
  }).finally(() => {
    stopWatching();
    client.end();
    dyno.destroy();
  });
}
function headOf({ statusCode, statusMessage, rawHeaders }) {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
function responseTo(request) {
  const { socket } = request;
  const response = new external_node_http_.ServerResponse(request);
  response.assignSocket(socket);
  response.shouldKeepAlive = false;
  response.once('finish', () => socket.end());
  return response;
}

;// CONCATENATED MODULE: ./.build/local-platform/router/router.js










const router_host = '127.0.0.1';
const maxHeadBytes = 64 * 1024;
const keepAliveMs = 60_000;
class Router {
  #dynos;
  #startTimeoutMs;
  #timeouts;
  #servers = new Map();
  constructor({ dynos, startTimeoutMs, responseTimeoutMs, idleTimeoutMs }) {
    this.#dynos = dynos;
    this.#startTimeoutMs = startTimeoutMs;
    this.#timeouts = { response: responseTimeoutMs, idle: idleTimeoutMs };
  }
  async open(app) {
    const appServer = this.#createServer(app);
    const { server } = appServer;
    await listen(server, app.port).catch(() => listen(server, 0));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The router has no port.');
    this.#servers.set(app.id, appServer);
    app.port = address.port;
  }
  async close(app) {
    const server = this.#servers.get(app.id);
    this.#servers.delete(app.id);
    if (server !== undefined) await end(server);
  }
  async closeAll() {
    const servers = [...this.#servers.values()];
    this.#servers.clear();
    await Promise.all(servers.map(end));
  }
  #createServer(app) {
    const options = {
      maxHeaderSize: maxHeadBytes,
      insecureHTTPParser: false,
      keepAliveTimeout: keepAliveMs,
      requestTimeout: 0,
      shouldUpgradeCallback: isForUpgrade,
    };
    const serveInOrder = inOrder();
    const onRequest = (request, response) => {
      void serveInOrder(request, response, () => this.#serve(app, request, response));
    };
    const server = (0,external_node_http_.createServer)(options, onRequest);
    server.maxHeadersCount = 0;
    const upgraded = new Set();
    server.on('upgrade', (request, socket, head) => {
      if (serveWithoutUpgrade(server, request, socket, head)) return;
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      socket.on('error', () => socket.destroy());
      void this.#serve(app, request, responseTo(request), head);
    });
    server.on('checkContinue', (request, response) => {
      response.writeContinue();
      onRequest(request, response);
    });
    return { server, upgraded };
  }
  async #serve(app, request, response, head) {
    const served = { id: requestId(request), sent: undefined, error: undefined };
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const connected = await this.#connect(app, request, gone.signal);
      await this.#forward(request, response, connected, served, head);
    } catch (error) {
      served.error = gone.signal.aborted ? routerErrors.clientLeft : errors_failureOf(error, 0);
      answerWithError(response, served.error);
    }
    app.log.add('heroku', 'router', routerLine(app, request, served));
  }
  async #forward(request, response, { dyno, connection, connectMs }, served, head) {
    const startedAt = performance.now();
    const sent = { dyno: dyno.name, connectMs, serviceMs: 0, progress: { bytes: 0 } };
    served.sent = sent;
    const options = {
      connection,
      id: served.id,
      timeouts: this.#timeouts,
      progress: sent.progress,
    };
    const release = dyno.use();
    try {
      if (head === undefined) await forward(request, response, options);
      else await forwardUpgrade(request, response, head, options);
    } finally {
      release();
      sent.serviceMs = Math.round(performance.now() - startedAt);
    }
  }
  async #connect(app, request, gone) {
    if (!hasOwnHost(request)) throw new RequestFailed(routerErrors.noSuchApp);
    if (app.maintenance) throw new RequestFailed(routerErrors.maintenance);
    const refused = new Set();
    for (;;) {
      const { dyno, port } = this.#choose(app, refused) ?? (await this.#waitForDyno(app, refused, gone));
      const startedAt = performance.now();
      const connection = await connectTo(port);
      if (gone.aborted) connection?.destroy();
      gone.throwIfAborted();
      const connectMs = Math.round(performance.now() - startedAt);
      if (connection !== undefined) return { dyno, connection, connectMs };
      refused.add(dyno);
    }
  }
  async #waitForDyno(app, refused, gone) {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), this.#startTimeoutMs);
    const signal = AbortSignal.any([gone, timeout.signal]);
    try {
      for (;;) {
        await this.#dynos.changed(app, signal).catch(() => {
          throw new RequestFailed(routerErrors.bootTimeout);
        });
        const chosen = this.#choose(app, refused);
        if (chosen !== undefined) return chosen;
      }
    } finally {
      clearTimeout(timer);
    }
  }
  #choose(app, refused) {
    const web = this.#dynos.webDynos(app);
    const up = web.flatMap((dyno) =>
      dyno.port === undefined || refused.has(dyno) ? [] : [{ dyno, port: dyno.port }],
    );
    const chosen = up[Math.floor(Math.random() * up.length)];
    if (chosen !== undefined) return chosen;
    if (web.length === 0) throw new RequestFailed(routerErrors.noWebDynos);
    if (web.every(({ state }) => state === 'crashed')) throw new RequestFailed(routerErrors.crashed);
    if (web.every((dyno) => dyno.state === 'crashed' || refused.has(dyno)))
      throw new RequestFailed(routerErrors.refused);
    if (web.some(({ state }) => state === 'idle')) this.#dynos.wake(app);
    return undefined;
  }
}
async function listen(server, port) {
  server.listen(port, router_host);
  await (0,external_node_events_.once)(server, 'listening');
}
async function connectTo(port) {
  const socket = (0,external_node_net_.connect)({ port, host: router_host });
  try {
    await (0,external_node_events_.once)(socket, 'connect');
    return socket;
  } catch {
    return undefined;
  }
}
async function end({ server, upgraded }) {
  if (!server.listening) return;
  const closed = (0,external_node_events_.once)(server, 'close');
  server.close();
  server.closeAllConnections();
  for (const socket of upgraded) socket.destroy();
  await closed;
}

// EXTERNAL MODULE: ./node_modules/@hono/node-server/dist/index.mjs + 2 modules
var node_server_dist = __webpack_require__(6652);
// EXTERNAL MODULE: ./node_modules/hono/dist/index.js + 24 modules
var hono_dist = __webpack_require__(1894);
;// CONCATENATED MODULE: ./.build/local-platform/api/ranges.js

const defaultPageSize = 200;
const maxPageSize = 1000;
const maxHeaderLength = 500;
function paginate(items, header, fields) {
  const range = parseRange(header, Object.keys(fields));
  const read = Object.hasOwn(fields, range.field) ? fields[range.field] : undefined;
  if (read === undefined) throw notSatisfiable();
  const numeric = items.some((item) => typeof read(item) === 'number');
  const bound = (text) => (numeric ? parseNumber(text) : text);
  const sorted = items.toSorted((one, other) => compare(read(one), read(other)));
  if (range.descending) sorted.reverse();
  const direction = range.descending ? -1 : 1;
  const inRange = sorted.filter((item) => {
    const value = read(item);
    const fromStart = range.start === '' ? 1 : compare(value, bound(range.start)) * direction;
    const toEnd = range.end === '' ? 1 : compare(bound(range.end), value) * direction;
    return (range.startExclusive ? fromStart > 0 : fromStart >= 0) && toEnd >= 0;
  });
  const remaining = inRange.slice(range.skip);
  const page = remaining.slice(0, range.max);
  const headers = { 'Accept-Ranges': Object.keys(fields).join(', ') };
  const first = page.at(0);
  const last = page.at(-1);
  if (first === undefined || last === undefined) return { items: page, status: 200, headers };
  headers['Content-Range'] = `${range.field} ${read(first)}..${read(last)}`;
  if (page.length === remaining.length) return { items: page, status: 200, headers };
  const order = range.descending ? ', order=desc' : '';
  const next = remaining[page.length];
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
    max: defaultPageSize,
    descending: false,
    skip: 0,
  };
  if (header === undefined || header.trim() === '') return range;
  if (header.length > maxHeaderLength) throw notSatisfiable();
  const match = /^\s*(?:([\w-]+)\s+|(?=\.\.))([[\]]?)(.*?)\.\.([^;[\]]*?)[[\]]?\s*(?:;(.*))?$/.exec(header);
  if (match === null) throw notSatisfiable();
  const [, field = range.field, bracket, start = '', end = '', options = ''] = match;
  Object.assign(range, { field, start: start.trim(), end: end.trim(), startExclusive: bracket === ']' });
  for (const option of options.split(/[;,]/).map((text) => text.trim())) {
    if (option === '') continue;
    const [, name, value = ''] = /^(max|order|skip)\s*=\s*(\w+)$/.exec(option) ?? [];
    if (name === 'max') range.max = parseCount(value, 1, maxPageSize);
    else if (name === 'skip') range.skip = parseCount(value, 0, Number.MAX_SAFE_INTEGER);
    else if (name === 'order' && (value === 'asc' || value === 'desc')) range.descending = value === 'desc';
    else throw notSatisfiable();
  }
  if (range.descending && range.start !== '' && range.end !== '' && isAscending(range)) {
    [range.start, range.end] = [range.end, range.start];
  }
  return range;
}
function isAscending({ start, end }) {
  const numbers = [Number(start), Number(end)];
  return numbers.some(Number.isNaN) ? start < end : numbers[0] < numbers[1];
}
function parseCount(text, min, max) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < min || count > max) throw notSatisfiable();
  return count;
}
function parseNumber(text) {
  const value = Number(text);
  if (Number.isNaN(value)) throw notSatisfiable();
  return value;
}
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
function notSatisfiable() {
  return new ApiError(
    416,
    'requested_range_not_satisfiable',
    'The requested range is not satisfiable. Please check the `Range` header.',
  );
}

;// CONCATENATED MODULE: ./.build/local-platform/api/respond.js

function timestamp(milliseconds) {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
function respond(c, body, status = 200) {
  setLastModified(c, [body]);
  return c.json(body, status);
}
function respondList(c, items, fields, serialize) {
  const page = paginate(items, c.req.header('Range'), fields);
  for (const [name, value] of Object.entries(page.headers)) c.header(name, value);
  const bodies = page.items.map(serialize);
  setLastModified(c, bodies);
  return c.json(bodies, page.status);
}
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
  if (times.length > 0) c.header('Last-Modified', new Date(Math.max(...times)).toUTCString());
}

;// CONCATENATED MODULE: ./.build/local-platform/api/account.js


function accountRoutes(api, { store }) {
  api.get('/account', (c) => respond(c, serializeAccount(store.account)));
  api.get('/account/rate-limits', (c) => c.json({ remaining: c.get('rateLimit').remaining }));
  api.get('/users/:user', (c) => {
    requireUser(store.account, c.req.param('user'));
    return respond(c, serializeAccount(store.account));
  });
}
function requireUser({ id, email }, user) {
  if (!['~', id, email].includes(user)) throw notFound('account');
}
function serializeAccount(account) {
  return {
    allow_tracking: false,
    beta: false,
    country_of_residence: null,
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

;// CONCATENATED MODULE: ./.build/local-platform/api/params.js


const maxBodyBytes = 1024 * 1024;
async function readParams(c) {
  const text = await params_readText(c.req.raw, c.get('bodyTimeoutMs'));
  if (text.trim() === '') return {};
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'bad_request', 'Unable to parse the JSON in the request body.');
  }
  if (!json_isObject(value)) throw new ApiError(400, 'bad_request', 'The request body must be a JSON object.');
  return value;
}
async function params_readText(request, timeoutMs) {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw params_tooLarge();
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    cancel();
  }, timeoutMs);
  try {
    const chunks = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (isLate) throw new ApiError(408, 'request_timeout', 'The request body took too long.');
      if (done) return Buffer.concat(chunks).toString();
      size += value.length;
      chunks.push(value);
      if (size <= maxBodyBytes) continue;
      cancel();
      throw params_tooLarge();
    }
  } finally {
    clearTimeout(timer);
  }
}
function params_tooLarge() {
  return new ApiError(413, 'request_too_large', `The request body exceeds ${maxBodyBytes} bytes.`);
}
function requireParams(params, ...keys) {
  const missing = keys.filter((key) => params[key] === undefined || params[key] === null);
  if (missing.length > 0) throw invalidParams(`Require params: ${missing.join(', ')}.`);
}
function refuseParams(params, keys, path = '') {
  const asked = keys.find((key) => {
    const value = params[key] ?? false;
    return value !== false && !(Array.isArray(value) && value.length === 0);
  });
  if (asked !== undefined) throw invalidParams(`The local platform does not support ${path}${asked}.`);
}
function optionalText(params, key, path = key) {
  const value = params[key] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw wrongType(path, 'string', value);
}
function params_text(params, key, path = key) {
  const value = optionalText(params, key, path);
  if (value === null || value === '') throw invalidParams(`Require params: ${path}.`);
  return value;
}
function optionalBoolean(params, key, path = key) {
  const value = params[key] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  throw wrongType(path, 'boolean', value);
}
function optionalInteger(params, key) {
  const value = params[key] ?? null;
  if (value === null || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
  throw wrongType(key, 'integer', value);
}
function params_object(params, key, path = key) {
  const value = params[key];
  if (value === undefined || value === null) throw invalidParams(`Require params: ${path}.`);
  if (!json_isObject(value)) throw wrongType(path, 'object', value);
  return value;
}
function optionalObjects(params, key) {
  const value = params[key] ?? null;
  if (value === null) return null;
  if (!Array.isArray(value)) throw wrongType(key, 'array', value);
  const items = value;
  return items.map((item, index) => {
    if (!json_isObject(item)) throw wrongType(`${key}[${index}]`, 'object', item);
    return item;
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/apps.js












function appRoutes(api, context) {
  const { store, now, router } = context;
  const serialize = (app) => serializeApp(app, context);
  const fields = { ...recordFields(), name: ({ name }) => name };
  api.post('/apps', async (c) => {
    const params = await readParams(c);
    refuseParams(params, ['feature_flags']);
    const name = optionalText(params, 'name');
    const region = regionName(optionalText(params, 'region') ?? 'us');
    const stack = stackName(optionalText(params, 'stack') ?? defaultStack);
    const app = createApp(store, { name, region, stack }, now());
    await router.open(app);
    return respond(c, serialize(app), 201);
  });
  api.get('/apps', (c) => respondList(c, store.apps, fields, serialize));
  api.get('/users/:user/apps', (c) => {
    requireUser(store.account, c.req.param('user'));
    return respondList(c, store.apps, fields, serialize);
  });
  api.get('/apps/:app', (c) => respond(c, serialize(findApp(context, c.req.param('app')))));
  api.on(['PATCH', 'PUT'], '/apps/:app', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app') ?? '');
    const name = optionalText(params, 'name');
    const stack = optionalText(params, 'build_stack');
    const maintenance = maintenanceIn(params);
    if (name !== null && name !== app.name) checkAppName(name, (taken) => store.findApp(taken) !== undefined);
    const buildStack = stack === null ? app.buildStack : nextStack(app, stack);
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
    const { appSetups, reviewApps } = context;
    const reason = new Error('App was deleted.');
    await Promise.all([
      reviewApps.stopApp(app, reason),
      appSetups.stopApp(app, reason),
      deleteApp(context, app),
    ]);
    return respond(c, body);
  });
  const none = { id: String, name: String };
  for (const empty of ['addons', 'addon-attachments', 'sni-endpoints']) {
    api.get(`/apps/:app/${empty}`, (c) => {
      findApp(context, c.req.param('app'));
      return respondList(c, [], none, Object);
    });
  }
  for (const empty of ['/addons', '/addon-attachments']) {
    api.get(empty, (c) => respondList(c, [], none, Object));
  }
}
function findApp({ store }, identity) {
  const app = store.findApp(identity);
  if (app === undefined) throw notFound('app');
  return app;
}
function maintenanceIn(params) {
  const { maintenance } = params;
  if (maintenance === 'true' || maintenance === 1) return true;
  if (maintenance === 'false' || maintenance === 0) return false;
  return optionalBoolean(params, 'maintenance');
}
function serializeApp(app, { store, urls }) {
  const { id, email } = store.account;
  const team = store.teams.find(({ name }) => name === app.team);
  const owner = team === undefined ? null : { id: team.id, name: team.name };
  return {
    acm: false,
    archived_at: null,
    build_stack: reference('stack', app.buildStack),
    buildpack_provided_description: app.buildpackDescription,
    created_at: timestamp(app.createdAt),
    generation: reference('generation', app.generation),
    git_url: `${urls.origin}/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    maintenance: app.maintenance,
    name: app.name,
    organization: owner,
    owner: owner ? { email: `${owner.name}@herokumanager.com`, id: owner.id } : { email, id },
    region: reference('region', app.region),
    released_at: app.releasedAt === null ? null : timestamp(app.releasedAt),
    repo_size: null,
    slug_size: currentRelease(app)?.slug?.size ?? null,
    space: null,
    stack: reference('stack', app.stack),
    team: owner,
    updated_at: timestamp(app.updatedAt),
    web_url: webUrl(app),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/acm.js



function acmRoutes(api, context) {
  api.delete('/apps/:app/acm', (c) =>
    respond(c, serializeApp(findApp(context, c.req.param('app')), context)),
  );
  for (const method of ['POST', 'PATCH']) {
    api.on(method, '/apps/:app/acm', (c) => {
      findApp(context, c.req.param('app') ?? '');
      throw invalidParams('The local platform has no certificates: it serves apps by plain HTTP.');
    });
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/api/known-endpoints.js
const knownEndpoints = {
  '/account': 'GET PATCH DELETE',
  '/account/app-transfers': 'POST GET',
  '/account/app-transfers/:app_transfer': 'DELETE GET PATCH',
  '/account/credits': 'POST GET',
  '/account/credits/:credit': 'GET',
  '/account/delinquency': 'GET',
  '/account/features': 'GET',
  '/account/features/:account_feature': 'GET PATCH',
  '/account/invoice-address': 'GET PUT',
  '/account/invoices': 'GET',
  '/account/invoices/:invoice': 'GET',
  '/account/keys': 'GET',
  '/account/keys/:key': 'GET',
  '/account/rate-limits': 'GET',
  '/actions/addon-attachments/resolve': 'POST',
  '/actions/addons/resolve': 'POST',
  '/addon-attachments': 'POST GET',
  '/addon-attachments/:add_on_attachment': 'DELETE GET',
  '/addon-region-capabilities': 'GET',
  '/addon-services': 'GET',
  '/addon-services/:add_on_service': 'GET',
  '/addon-services/:add_on_service/plans': 'GET',
  '/addon-services/:add_on_service/plans/:plan': 'GET',
  '/addon-services/:add_on_service/region-capabilities': 'GET',
  '/addons': 'GET',
  '/addons/:add_on': 'GET',
  '/addons/:add_on/actions/deprovision': 'POST',
  '/addons/:add_on/actions/provision': 'POST',
  '/addons/:add_on/addon-attachments': 'GET',
  '/addons/:add_on/config': 'GET PATCH',
  '/addons/:add_on/log-drains': 'GET',
  '/addons/:add_on/log-drains/:query_identity': 'PUT',
  '/addons/:add_on/webhook-deliveries': 'GET',
  '/addons/:add_on/webhook-deliveries/:app_webhook_delivery': 'GET',
  '/addons/:add_on/webhook-events': 'GET',
  '/addons/:add_on/webhook-events/:app_webhook_event': 'GET',
  '/addons/:add_on/webhooks': 'POST GET',
  '/addons/:add_on/webhooks/:app_webhook': 'DELETE GET PATCH',
  '/app-setups': 'POST',
  '/app-setups/:app_setup': 'GET',
  '/apps': 'POST GET',
  '/apps/:app': 'DELETE GET PATCH',
  '/apps/:app/acm': 'POST DELETE PATCH',
  '/apps/:app/addon-attachments': 'GET',
  '/apps/:app/addon-attachments/:scopedIdentity': 'GET',
  '/apps/:app/addons': 'POST GET',
  '/apps/:app/addons/:add_on': 'DELETE GET PATCH',
  '/apps/:app/available-dyno-sizes': 'GET',
  '/apps/:app/available-stacks': 'GET',
  '/apps/:app/build-cache': 'DELETE',
  '/apps/:app/buildpack-installations': 'PUT GET',
  '/apps/:app/builds': 'POST GET',
  '/apps/:app/builds/:build': 'GET DELETE',
  '/apps/:app/collaborators': 'POST GET',
  '/apps/:app/collaborators/:collaborator': 'DELETE GET',
  '/apps/:app/config-vars': 'GET PATCH',
  '/apps/:app/domains': 'POST GET',
  '/apps/:app/domains/:domain': 'PATCH DELETE GET',
  '/apps/:app/dynos': 'POST DELETE GET',
  '/apps/:app/dynos/:dyno': 'DELETE GET',
  '/apps/:app/dynos/:dyno/actions/stop': 'POST',
  '/apps/:app/features': 'GET',
  '/apps/:app/features/:app_feature': 'GET PATCH',
  '/apps/:app/formation': 'GET PATCH',
  '/apps/:app/formation/:formation': 'GET PATCH',
  '/apps/:app/formations/:formation_type': 'DELETE',
  '/apps/:app/formations/:formation_type/actions/stop': 'POST',
  '/apps/:app/log-drains': 'POST GET',
  '/apps/:app/log-drains/:query_identity': 'DELETE GET',
  '/apps/:app/log-sessions': 'POST',
  '/apps/:app/oci-images': 'POST',
  '/apps/:app/oci-images/:oci_image': 'GET',
  '/apps/:app/pipeline-couplings': 'GET',
  '/apps/:app/releases': 'GET POST',
  '/apps/:app/releases/:release': 'GET',
  '/apps/:app/releases/:release/config-vars': 'GET',
  '/apps/:app/review-app': 'GET',
  '/apps/:app/slugs': 'POST',
  '/apps/:app/slugs/:slug': 'GET',
  '/apps/:app/sni-endpoints': 'POST GET',
  '/apps/:app/sni-endpoints/:sni_endpoint': 'DELETE GET PATCH',
  '/apps/:app/sources': 'POST',
  '/apps/:app/telemetry-drains': 'GET',
  '/apps/:app/webhook-deliveries': 'GET',
  '/apps/:app/webhook-deliveries/:app_webhook_delivery': 'GET',
  '/apps/:app/webhook-events': 'GET',
  '/apps/:app/webhook-events/:app_webhook_event': 'GET',
  '/apps/:app/webhooks': 'POST GET',
  '/apps/:app/webhooks/:app_webhook': 'DELETE GET PATCH',
  '/dyno-sizes': 'GET',
  '/dyno-sizes/:dyno_size': 'GET',
  '/enterprise-accounts': 'GET',
  '/enterprise-accounts/:enterprise_account': 'GET PATCH',
  '/enterprise-accounts/:enterprise_account/archives': 'GET',
  '/enterprise-accounts/:enterprise_account/archives/:year/:month': 'GET',
  '/enterprise-accounts/:enterprise_account/events': 'GET',
  '/enterprise-accounts/:enterprise_account/members': 'GET POST',
  '/enterprise-accounts/:enterprise_account/members/:user_identity': 'PATCH DELETE',
  '/enterprise-accounts/:enterprise_account/teams': 'GET POST',
  '/enterprise-accounts/:enterprise_account/usage/daily': 'GET',
  '/enterprise-accounts/:enterprise_account/usage/monthly': 'GET',
  '/filters/apps': 'POST',
  '/generations': 'GET',
  '/generations/:stack': 'GET',
  '/oauth/authorizations': 'POST GET',
  '/oauth/authorizations/:oauth_authorization': 'DELETE GET PATCH',
  '/oauth/authorizations/:oauth_authorization/actions/regenerate-tokens': 'POST',
  '/oauth/clients': 'POST GET',
  '/oauth/clients/:oauth_client': 'DELETE GET PATCH',
  '/oauth/clients/:oauth_client/actions/rotate-credentials': 'POST',
  '/oauth/tokens': 'POST',
  '/oauth/tokens/:oauth_token': 'DELETE',
  '/password-resets': 'POST',
  '/password-resets/:reset_password_token/actions/finalize': 'POST',
  '/pipeline-couplings': 'GET POST',
  '/pipeline-couplings/:pipeline_coupling': 'GET DELETE PATCH',
  '/pipeline-promotions': 'POST',
  '/pipeline-promotions/:pipeline_promotion': 'GET',
  '/pipeline-promotions/:pipeline_promotion/promotion-targets': 'GET',
  '/pipeline-transfers': 'POST',
  '/pipelines': 'POST GET',
  '/pipelines/:pipeline': 'GET DELETE PATCH',
  '/pipelines/:pipeline/latest-builds': 'GET',
  '/pipelines/:pipeline/latest-deployments': 'GET',
  '/pipelines/:pipeline/latest-releases': 'GET',
  '/pipelines/:pipeline/pipeline-couplings': 'GET',
  '/pipelines/:pipeline/pipeline-stack': 'GET',
  '/pipelines/:pipeline/review-app-config': 'POST GET PATCH DELETE',
  '/pipelines/:pipeline/review-apps': 'GET',
  '/pipelines/:pipeline/stage/:stage/config-vars': 'GET PATCH',
  '/pipelines/:pipeline/test-runs': 'GET',
  '/pipelines/:pipeline/test-runs/:test_run': 'GET',
  '/plans/:plan': 'GET',
  '/regions': 'GET',
  '/regions/:region': 'GET',
  '/regions/:region/addon-region-capabilities': 'GET',
  '/review-apps': 'POST',
  '/review-apps/:review_app': 'GET DELETE',
  '/sources': 'POST',
  '/spaces': 'GET POST',
  '/spaces/:space': 'GET PATCH DELETE',
  '/spaces/:space/inbound-ruleset': 'GET PUT',
  '/spaces/:space/inbound-rulesets': 'GET',
  '/spaces/:space/inbound-rulesets/:inbound_ruleset': 'GET',
  '/spaces/:space/members': 'GET',
  '/spaces/:space/members/:account': 'GET PATCH',
  '/spaces/:space/nat': 'GET',
  '/spaces/:space/peering-info': 'GET',
  '/spaces/:space/peerings': 'GET',
  '/spaces/:space/peerings/:pcx_id': 'DELETE GET',
  '/spaces/:space/peerings/:pcx_id/actions/accept': 'POST',
  '/spaces/:space/telemetry-drains': 'GET',
  '/spaces/:space/topology': 'GET',
  '/spaces/:space/transfer': 'POST',
  '/spaces/:space/vpn-connections': 'POST GET',
  '/spaces/:space/vpn-connections/:vpn_connection': 'DELETE GET PATCH',
  '/stacks': 'GET',
  '/stacks/:stack': 'GET',
  '/teams': 'GET POST',
  '/teams/:team': 'GET PATCH DELETE',
  '/teams/:team/addons': 'GET',
  '/teams/:team/allowed-addon-services': 'GET POST',
  '/teams/:team/allowed-addon-services/:allowed_add_on_service': 'DELETE',
  '/teams/:team/apps': 'GET',
  '/teams/:team/available-generations': 'GET',
  '/teams/:team/delinquency': 'GET',
  '/teams/:team/features': 'GET',
  '/teams/:team/features/:team_feature': 'GET',
  '/teams/:team/identity-providers': 'GET POST',
  '/teams/:team/identity-providers/:identity_provider': 'PATCH DELETE',
  '/teams/:team/invitations': 'GET PUT',
  '/teams/:team/invitations/:team_invitation': 'DELETE',
  '/teams/:team/invoices': 'GET',
  '/teams/:team/invoices/:team_invoice': 'GET',
  '/teams/:team/members': 'PUT POST PATCH GET',
  '/teams/:team/members/:team_member': 'DELETE',
  '/teams/:team/members/:team_member/apps': 'GET',
  '/teams/:team/permissions': 'GET',
  '/teams/:team/pipeline-couplings': 'GET',
  '/teams/:team/spaces': 'GET',
  '/teams/:team/usage/daily': 'GET',
  '/teams/:team/usage/monthly': 'GET',
  '/teams/:team_preferences/preferences': 'GET PATCH',
  '/teams/apps': 'POST',
  '/teams/apps/:app/collaborators': 'POST',
  '/teams/apps/:team_app': 'GET PATCH',
  '/teams/apps/:team_app/collaborators': 'GET',
  '/teams/apps/:team_app/collaborators/:team_app_collaborator': 'DELETE GET PATCH',
  '/teams/invitations/:team_invitation': 'GET',
  '/teams/invitations/:team_invitation/accept': 'POST',
  '/teams/permissions': 'GET',
  '/telemetry-drains': 'POST',
  '/telemetry-drains/:telemetry_drain': 'PATCH DELETE GET',
  '/test-runs': 'POST',
  '/test-runs/:test_run': 'GET PATCH',
  '/test-runs/:test_run/test-cases': 'GET',
  '/test-runs/:test_run/test-nodes': 'GET',
  '/users/:account': 'GET PATCH DELETE',
  '/users/:account/addons': 'GET',
  '/users/:account/apps': 'GET',
  '/users/:account/sms-number': 'GET',
  '/users/:account/sms-number/actions/confirm': 'POST',
  '/users/:account/sms-number/actions/recover': 'POST',
  '/users/:user_preferences/preferences': 'GET PATCH',
  '/users/~/pipeline-couplings': 'GET',
};

;// CONCATENATED MODULE: ./.build/local-platform/api/answer-error.js


function unservedEndpoint(method, path) {
  const endpoint = knownEndpoint(method, path);
  if (endpoint !== undefined)
    return new ApiError(404, 'not_found', `${method} ${endpoint} is not served by the local platform.`);
  return new ApiError(
    404,
    'not_found',
    'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?',
  );
}
function knownEndpoint(method, path) {
  const segments = path.split('/');
  const matches = Object.entries(knownEndpoints)
    .filter(([, methods]) => methods.split(' ').includes(method))
    .map(([known]) => known)
    .filter((known) => {
      const parts = known.split('/');
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith(':') || part === segments[index])
      );
    });
  return matches.toSorted((one, other) => one.split(':').length - other.split(':').length)[0];
}
function answerError(error, c) {
  if (error instanceof ApiError) {
    if (error.status === 413 || error.status === 408) c.header('Connection', 'close');
    return c.json(error.body, error.status);
  }
  console.error(error);
  const text = 'There was an internal error. Please retry your request.';
  return c.json({ id: 'internal_server_error', message: text }, 500);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/new-app.js




function teamAppParams(params, { store }, teamKey, path = '') {
  refuseParams(params, ['internal_routing'], path);
  const read = (key) => optionalText(params, key, `${path}${key}`);
  const isPersonal = optionalBoolean(params, 'personal', `${path}personal`) ?? false;
  const locked = optionalBoolean(params, 'locked', `${path}locked`) ?? false;
  const identity = read(teamKey);
  if (read('space') !== null) throw notFound('space');
  const team = identity === null ? null : findTeam(store, identity).name;
  if (isPersonal && team !== null)
    throw invalidParams(`${path}personal and ${path}${teamKey} exclude each other.`);
  if (locked && team === null) throw invalidParams(`${path}locked is for apps of a team only.`);
  return {
    name: read('name'),
    region: regionName(read('region') ?? 'us'),
    stack: read('stack'),
    team,
    locked,
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/pipelines.js





function pipelineRoutes(api, context) {
  const { store, now } = context;
  const fields = { ...recordFields(), name: ({ name }) => name };
  const serialize = (pipeline) => serializePipeline(pipeline, context);
  api.post('/pipelines', async (c) => {
    const params = await readParams(c);
    const fields = { name: params_text(params, 'name'), team: ownerOf(params, context) };
    const pipeline = createPipeline(store, fields, now());
    return respond(c, serialize(pipeline), 201);
  });
  api.get('/pipelines', (c) => {
    const name = c.req.query('eq[name]');
    const matches = store.pipelines.filter((pipeline) => name === undefined || pipeline.name === name);
    return respondList(c, matches, fields, serialize);
  });
  api.get('/pipelines/:pipeline', (c) =>
    respond(c, serialize(findPipeline(context, c.req.param('pipeline')))),
  );
  api.patch('/pipelines/:pipeline', async (c) => {
    const params = await readParams(c);
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    pipeline.name = checkPipelineName(params_text(params, 'name'));
    pipeline.updatedAt = now();
    return respond(c, serialize(pipeline));
  });
  api.delete('/pipelines/:pipeline', (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    deletePipeline(store, pipeline);
    return respond(c, serialize(pipeline));
  });
}
function findPipeline({ store }, identity) {
  const pipeline = store.pipelines.find(({ id, name }) => id === identity || name === identity);
  if (pipeline === undefined) throw notFound('pipeline');
  return pipeline;
}
function ownerOf(params, { store }) {
  if ((params.owner ?? null) === null) return null;
  const owner = params_object(params, 'owner');
  const type = params_text(owner, 'type', 'owner:type');
  const id = params_text(owner, 'id', 'owner:id');
  if (type === 'team') return findTeam(store, id).name;
  if (type !== 'user') throw invalidParams('owner:type must be team or user.');
  if (id !== store.account.id) throw notFound('user');
  return null;
}
function serializePipeline(pipeline, { store }) {
  const members = new Set(
    store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id).map(({ appId }) => appId),
  );
  const team = pipeline.team === null ? undefined : store.findTeam(pipeline.team);
  const isFir = store.apps.some(({ id, generation }) => members.has(id) && generation === 'fir');
  return {
    created_at: timestamp(pipeline.createdAt),
    generation: { name: isFir ? 'fir' : 'cedar' },
    id: pipeline.id,
    name: pipeline.name,
    owner: team === undefined ? { id: store.account.id, type: 'user' } : { id: team.id, type: 'team' },
    updated_at: timestamp(pipeline.updatedAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/source-blob.js



function sourceOf(params, requestId) {
  const source = params_object(params, 'source_blob');
  return {
    sourceUrl: checkSourceUrl(params_text(source, 'url', 'source_blob:url')),
    checksum: checkChecksum(optionalText(source, 'checksum', 'source_blob:checksum')),
    version: optionalText(source, 'version', 'source_blob:version'),
    versionDescription: null,
    requestId,
  };
}
function checkSourceUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return text;
  throw invalidParams('https is required for source_blob:url');
}
function checkChecksum(checksum) {
  if (checksum === null || /^SHA256:[0-9a-f]{64}$/i.test(checksum)) return checksum;
  throw invalidParams('checksum must be of the form SHA256:<64 hexadecimal digits>');
}

;// CONCATENATED MODULE: ./.build/local-platform/api/app-setups.js










function appSetupRoutes(api, context) {
  api.post('/app-setups', async (c) => {
    const params = await readParams(c);
    const source = sourceOf(params, c.get('requestId'));
    const setup = context.appSetups.start({
      ...appOf(params, context),
      ...app_setups_overridesOf(params),
      coupling: couplingOf(params, context),
      source,
      environment: null,
      defaults: new Map(),
      keepFailed: false,
    });
    return respond(c, serializeSetup(setup, context), 201);
  });
  api.get('/app-setups/:setup', (c) => {
    const setup = context.store.appSetups.find(({ id }) => id === c.req.param('setup'));
    if (setup === undefined) throw notFound('app_setup');
    return respond(c, serializeSetup(setup, context));
  });
}
function appOf(params, context) {
  const app = (params.app ?? null) === null ? {} : params_object(params, 'app');
  return teamAppParams(app, context, 'organization', 'app:');
}
function app_setups_overridesOf(params) {
  const overrides = params.overrides === undefined ? {} : params_object(params, 'overrides');
  const env = overrides.env === undefined ? {} : params_object(overrides, 'env', 'overrides:env');
  const buildpacks = optionalObjects(overrides, 'buildpacks') ?? null;
  return {
    overrides: configValues(env),
    buildpacks: buildpacks?.map((item) => params_text(item, 'url', 'overrides:buildpacks:url')) ?? null,
  };
}
function couplingOf(params, context) {
  const coupling = params.pipeline_coupling;
  if (coupling === undefined || coupling === null) return null;
  if (!json_isObject(coupling)) throw invalidParams('pipeline_coupling must be an object.');
  const pipeline = findPipeline(context, params_text(coupling, 'pipeline', 'pipeline_coupling:pipeline'));
  return { pipeline, stage: parseStage(params_text(coupling, 'stage', 'pipeline_coupling:stage')) };
}
function serializeSetup(setup, { streams, urls }) {
  const { build, postdeploy } = setup;
  return {
    app: setup.app,
    build: build && {
      id: build.id,
      output_stream_url: urls.sign('GET', streams.path(build.id), streamUrlSeconds),
      status: build.status,
    },
    created_at: timestamp(setup.createdAt),
    failure_message: setup.failureMessage,
    id: setup.id,
    manifest_errors: setup.manifestErrors,
    postdeploy: postdeploy && { exit_code: postdeploy.exitCode, output: postdeploy.output },
    resolved_success_url: setup.successUrl,
    status: setup.status,
    updated_at: timestamp(setup.updatedAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/buildpack-installations.js






function buildpackInstallationRoutes(api, context) {
  const serialize = (buildpack, ordinal) => ({
    buildpack: { name: buildpack.name ?? '', url: buildpack.url ?? '' },
    ordinal,
  });
  api.get('/apps/:app/buildpack-installations', (c) => {
    const { buildpacks } = findClassicApp(context, c.req.param('app'));
    return respondList(c, buildpacks.map(serialize), ordinal, Object);
  });
  api.put('/apps/:app/buildpack-installations', async (c) => {
    const params = await readParams(c);
    const app = findClassicApp(context, c.req.param('app'));
    requireParams(params, 'updates');
    app.buildpacks = (optionalObjects(params, 'updates') ?? []).map((update) =>
      parseBuildpack(params_text(update, 'buildpack')),
    );
    app.updatedAt = context.now();
    return respondList(c, app.buildpacks.map(serialize), ordinal, Object);
  });
}
function findClassicApp(context, identity) {
  const app = findApp(context, identity);
  if (app.buildStack !== cnbStack) return app;
  throw invalidParams(
    'This app uses Cloud Native Buildpacks. You must set buildpacks in your `project.toml` file. See https://devcenter.heroku.com/articles/managing-buildpacks#set-a-cloud-native-buildpack.',
  );
}
const ordinal = { ordinal: (installation) => installation.ordinal ?? 0 };
function buildpack_installations_buildpacksOf(params) {
  const list = optionalObjects(params, 'buildpacks');
  return (
    list?.map((item, index) => {
      const address = optionalText(item, 'url', `buildpacks[${index}].url`) ?? optionalText(item, 'name');
      if (address === null || address === '') {
        throw invalidParams(`Require params: buildpacks[${index}].url.`);
      }
      return parseBuildpack(address);
    }) ?? null
  );
}

;// CONCATENATED MODULE: ./.build/local-platform/api/builds.js







function buildRoutes(api, context) {
  api.post('/apps/:app/builds', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    const build = context.builds.start(app, {
      ...sourceOf(params, c.get('requestId')),
      versionDescription: versionDescriptionOf(params),
      buildpacks: buildpack_installations_buildpacksOf(params),
    });
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
    const build = findBuild(app, c.req.param('build'));
    if (!(await context.builds.cancel(build))) {
      throw invalidParams('Build is not pending and cannot be canceled.');
    }
    return respond(c, serializeBuild(app, build, context));
  });
  api.delete('/apps/:app/build-cache', (c) => {
    findApp(context, c.req.param('app')).cacheStale = true;
    return c.body(null, 202);
  });
}
function versionDescriptionOf(params) {
  return optionalText(
    params_object(params, 'source_blob'),
    'version_description',
    'source_blob:version_description',
  );
}
function findBuild(app, id) {
  const build = app.builds.find((candidate) => candidate.id === id);
  if (build === undefined) throw notFound('build');
  return build;
}
function serializeBuild(app, build, { store, streams, urls }) {
  const { id, email } = store.account;
  return {
    app: { id: app.id },
    buildpacks: build.buildpacks,
    created_at: timestamp(build.createdAt),
    id: build.id,
    output_stream_url: urls.sign('GET', streams.path(build.id), streamUrlSeconds),
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

;// CONCATENATED MODULE: ./.build/local-platform/api/collaborators.js







function collaboratorRoutes(api, context) {
  const { now } = context;
  for (const [root, find] of [
    ['/apps/:app/collaborators', findApp],
    ['/teams/apps/:app/collaborators', findTeamApp],
  ]) {
    api.get(root, (c) => {
      const app = find(context, c.req.param('app') ?? '');
      return respondList(c, collaboratorsOf(app, context), recordFields(), serializeFor(app));
    });
    api.post(root, async (c) => {
      const params = await readParams(c);
      const app = find(context, c.req.param('app') ?? '');
      optionalBoolean(params, 'silent');
      const email = checkEmail(params_text(params, 'user'));
      const allowed = permissionsIn(app, params) ?? (app.team === null ? [] : [...permissionNames]);
      if (email === context.store.account.email)
        throw invalidParams('User is already a collaborator on app.');
      const collaborator = addCollaborator(app.collaborators, email, allowed, now());
      return respond(c, serializeFor(app)(listed(collaborator)), 201);
    });
    api.get(`${root}/:user`, (c) => {
      const app = find(context, c.req.param('app') ?? '');
      return respond(
        c,
        serializeFor(app)(findListed(collaboratorsOf(app, context), c.req.param('user') ?? '')),
      );
    });
    api.delete(`${root}/:user`, (c) => {
      const app = find(context, c.req.param('app') ?? '');
      const found = findListed(collaboratorsOf(app, context), c.req.param('user') ?? '');
      if (found.record === null) throw invalidParams('The owner of an app cannot be removed from it.');
      remove(app.collaborators, found.record);
      return respond(c, serializeFor(app)(found));
    });
  }
  api.patch('/teams/apps/:app/collaborators/:user', async (c) => {
    const params = await readParams(c);
    const app = findTeamApp(context, c.req.param('app'));
    requireParams(params, 'permissions');
    const { record } = findListed(collaboratorsOf(app, context), c.req.param('user'));
    if (record === null) throw invalidParams('The permissions of an owner cannot be changed.');
    record.permissions = permissionsIn(app, params) ?? record.permissions;
    record.updatedAt = now();
    return respond(c, serializeFor(app)(listed(record)));
  });
  api.get('/teams/permissions', (c) =>
    respondList(c, [...permissions], { name: ({ name }) => name }, Object),
  );
}
function findTeamApp(context, identity) {
  const app = findApp(context, identity);
  if (app.team === null) throw notFound('app');
  return app;
}
function collaboratorsOf(app, { store }) {
  const { id, email } = store.account;
  const team = store.teams.find(({ name }) => name === app.team);
  const all = [...permissionNames];
  const common = { permissions: all, createdAt: app.createdAt, updatedAt: app.createdAt, record: null };
  const owner =
    team === undefined
      ? { ...common, id: app.id, email, userId: id, role: 'owner' }
      : { ...common, id: team.id, email: `${team.name}@herokumanager.com`, userId: team.id, role: 'owner' };
  const admin = team === undefined ? [] : [{ ...common, id: app.id, email, userId: id, role: 'admin' }];
  return [owner, ...admin, ...app.collaborators.map(listed)];
}
function listed(record) {
  const { id, email, permissions, createdAt, updatedAt } = record;
  const userId = reference('user', email).id;
  return { id, email, userId, role: 'collaborator', permissions, createdAt, updatedAt, record };
}
function findListed(list, identity) {
  const found = list.find(({ id, email, userId }) => [id, email, userId].includes(identity));
  if (found === undefined) throw notFound('collaborator');
  return found;
}
function permissionsIn(app, { permissions: value }) {
  if (value === undefined || value === null) return null;
  if (app.team === null) throw invalidParams('permissions: only apps of teams have permissions.');
  if (!Array.isArray(value)) throw wrongType('permissions', 'array', value);
  const items = value;
  const names = items.filter((item) => typeof item === 'string');
  if (names.length < items.length) throw invalidParams('permissions must be an array of strings.');
  return checkPermissions(names);
}
function serializeFor(app) {
  return ({ id, email, userId, role, permissions: names, createdAt, updatedAt }) => ({
    app: { id: app.id, name: app.name },
    created_at: timestamp(createdAt),
    id,
    ...(app.team !== null && { permissions: permissions.filter(({ name }) => names.includes(name)) }),
    role,
    updated_at: timestamp(updatedAt),
    user: { email, federated: false, id: userId },
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/oci-images.js








function ociImageRoutes(api, context) {
  api.get('/apps/:app/oci-images/:image', (c) => {
    const app = findApp(context, c.req.param('app'));
    return c.json(oci_images_imagesOf(context, app, c.req.param('image')).map(serializeImage));
  });
  api.post('/apps/:app/oci-images', async (c) => {
    const params = await readParams(c);
    const image = describedImage(context, findApp(context, c.req.param('app')), params);
    context.store.images.set(image.id, image);
    return respond(c, serializeImage(image), 201);
  });
}
function findImage({ store }, identity) {
  const image = [...store.images.values()].findLast((candidate) => hasIdentity(candidate, identity));
  if (image === undefined) throw notFound('oci_image');
  return image;
}
function oci_images_imagesOf({ store }, app, identity) {
  const released = new Set(app.releases.map(({ image }) => image?.id));
  const images = [...store.images.values()].filter(
    (image) => hasIdentity(image, identity) && (image.appId === app.id || released.has(image.id)),
  );
  if (images.length === 0) throw notFound('oci_image');
  return images;
}
function hasIdentity({ id, digest, stack }, identity) {
  return stack === cnbStack && [id, digest, digest.slice('sha256:'.length)].includes(identity);
}
function describedImage(context, app, params) {
  const digest = params_text(params, 'digest');
  if (!/^sha256:[0-9a-f]{64}$/.test(digest))
    throw invalidParams('digest must be of the form sha256:<64 hexadecimal digits>');
  const stack = stackName(optionalText(params, 'stack') ?? cnbStack);
  if (stack !== cnbStack) throw invalidParams(`An OCI image must be on the stack ${cnbStack}.`);
  const same = [...context.store.images.values()].find(
    (image) => hasIdentity(image, digest) && image.layoutId !== null,
  );
  return {
    id: (0,external_node_crypto_.randomUUID)(),
    appId: app.id,
    createdAt: context.now(),
    updatedAt: context.now(),
    digest,
    imageRepo: optionalText(params, 'image_repo') ?? `${app.id}/builds`,
    architecture: optionalText(params, 'architecture'),
    baseImageName: optionalText(params, 'base_image_name'),
    baseTopLayer: optionalText(params, 'base_top_layer'),
    commit: optionalText(params, 'commit'),
    commitDescription: optionalText(params, 'commit_description'),
    processTypes: oci_images_processTypesOf(params) ?? same?.processTypes ?? {},
    buildpacks: oci_images_buildpacksOf(params) ?? same?.buildpacks ?? [],
    stack,
    buildpackDescription: same?.buildpackDescription ?? null,
    layoutId: same?.layoutId ?? null,
    appLayer: same?.appLayer ?? null,
  };
}
function oci_images_processTypesOf({ process_types: types = null }) {
  if (types === null) return null;
  if (!json_isObject(types)) throw wrongType('process_types', 'object', types);
  return Object.fromEntries(Object.entries(types).map(([type, value]) => [type, oci_images_processOf(type, value)]));
}
function oci_images_processOf(type, value) {
  if (!/^[-\w]{1,128}$/.test(type)) throw invalidParams(`Process type "${type}" is invalid.`);
  if (!json_isObject(value)) throw wrongType(`process_types.${type}`, 'object', value);
  const command = optionalText(value, 'command') ?? '';
  return {
    displayCommand: optionalText(value, 'display_cmd') ?? command,
    command,
    workingDirectory: optionalText(value, 'working_dir') ?? '',
    isDefault: optionalBoolean(value, 'default'),
    imageName: null,
  };
}
function oci_images_buildpacksOf(params) {
  const list = optionalObjects(params, 'buildpacks');
  return (
    list?.map((item) => ({
      name: params_text(item, 'id', 'buildpacks.id'),
      version: optionalText(item, 'version', 'buildpacks.version') ?? '',
      homepage: optionalText(item, 'homepage', 'buildpacks.homepage') ?? '',
    })) ?? null
  );
}
function serializeImage(image) {
  const processes = Object.entries(image.processTypes).map(([name, process]) => [
    name,
    {
      name,
      display_cmd: process.displayCommand,
      command: process.command,
      working_dir: process.workingDirectory,
      default: process.isDefault,
    },
  ]);
  return {
    architecture: image.architecture,
    base_image_name: image.baseImageName ?? '',
    base_top_layer: image.baseTopLayer ?? '',
    buildpacks: image.buildpacks.map(({ name, ...buildpack }) => ({ id: name, ...buildpack })),
    commit: image.commit ?? '',
    commit_description: image.commitDescription ?? '',
    created_at: timestamp(image.createdAt),
    digest: image.digest,
    id: image.id,
    image_repo: image.imageRepo,
    process_types: Object.fromEntries(processes),
    stack: reference('stack', image.stack),
    updated_at: timestamp(image.updatedAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/releases.js









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
    if (target !== null) refuseWithRollback(params);
    const release = target === null ? deploy(context, app, params) : rollBack(context, app, target);
    return respond(c, serializeRelease(app, release, context), 201);
  });
}
function findRelease(app, identity) {
  const version = identity.replace(/^v(?=\d+$)/, '');
  const release = app.releases.find((candidate) => {
    return candidate.id === identity || String(candidate.version) === version;
  });
  if (release === undefined) throw notFound('release');
  return release;
}
function deploy(context, app, params) {
  const artifact = artifactOf(context, params);
  checkRunnable(app, artifact);
  const description = optionalText(params, 'description') ?? describeDeploy(artifact);
  return context.releases.create(app, description, artifact);
}
function artifactOf(context, params) {
  const identity = optionalText(params, 'oci_image');
  if (identity === null) return { ...nothing, slug: findSlug(context, params_text(params, 'slug')) };
  if (optionalText(params, 'slug') !== null)
    throw invalidParams('A release has either a slug or an oci_image, not both.');
  const image = findImage(context, identity);
  if (image.layoutId === null)
    throw invalidParams(`This platform has no content of the image ${image.digest}.`);
  return { ...nothing, image };
}
function findSlug({ store }, id) {
  const slug = store.slugs.get(id);
  if (slug === undefined) throw notFound('slug');
  if (slug.size === null) throw invalidParams('The slug has not been uploaded yet.');
  return slug;
}
function refuseWithRollback(params) {
  const key = ['description', 'oci_image', 'slug'].find((name) => (params[name] ?? null) !== null);
  if (key !== undefined) throw invalidParams(`A rollback takes only release, not ${key}.`);
}
function rollBack(context, app, identity) {
  const target = findRelease(app, identity);
  if (!isEligibleForRollback(target))
    throw invalidParams(`Cannot roll back to v${target.version}: it has nothing that ran.`);
  return context.releases.rollBack(app, target);
}
function serializeRelease(app, release, context) {
  const { id, email } = context.store.account;
  const slug = release.slug === null ? null : { id: release.slug.id };
  const image = publicImage(release);
  return {
    addon_plan_names: [],
    app: { id: app.id, name: app.name },
    artifacts: [
      ...(slug === null ? [] : [{ id: slug.id, type: 'slug' }]),
      ...(image === null ? [] : [{ id: image.id, type: 'oci-image' }]),
    ],
    created_at: timestamp(release.createdAt),
    current: currentRelease(app) === release,
    description: release.description,
    eligible_for_rollback: isEligibleForRollback(release),
    id: release.id,
    output_stream_url:
      release.stream === null
        ? null
        : context.urls.sign('GET', context.streams.path(release.stream.id), streamUrlSeconds),
    slug,
    status: release.status,
    updated_at: timestamp(release.updatedAt),
    user: { email, id },
    version: release.version,
  };
}
function publicImage({ image }) {
  return image === null || image.stack === containerStack ? null : { id: image.id };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/config-vars.js





const pendingWarning =
  'Release command executing: this config change will not be available until the command succeeds.';
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
    const config = new Map(pendingConfig(app));
    const changes = configChanges(params, config);
    applyConfigChanges(config, changes);
    if (changes.length === 0) return c.json(Object.fromEntries(app.config));
    const { status } = context.releases.createFromCurrent(app, describeConfigChanges(changes), config);
    if (status === 'pending') c.header('X-Heroku-Warning', pendingWarning);
    return c.json(Object.fromEntries(app.config));
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/domains.js





function domainRoutes(api, context) {
  const fields = {
    id: (app) => serializeDomain(app).id ?? '',
    hostname: herokuDomain,
  };
  api.get('/apps/:app/domains', (c) => {
    return respondList(c, [findApp(context, c.req.param('app'))], fields, serializeDomain);
  });
  api.get('/apps/:app/domains/:domain', (c) => {
    const domain = serializeDomain(findApp(context, c.req.param('app')));
    if (![domain.id, domain.hostname].includes(c.req.param('domain'))) throw notFound('domain');
    return respond(c, domain);
  });
}
function serializeDomain(app) {
  const { id, name: hostname } = reference('domain', herokuDomain(app));
  return {
    acm_status: null,
    acm_status_reason: null,
    app: { id: app.id, name: app.name },
    cname: null,
    created_at: timestamp(app.createdAt),
    hostname,
    id,
    kind: 'heroku',
    sni_endpoint: null,
    status: 'none',
    updated_at: timestamp(app.createdAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/dyno-sizes.js





function dynoSizeRoutes(api, context) {
  api.get('/dyno-sizes', (c) => respondList(c, dynoSizeList, fields, serializeDynoSize));
  api.get('/dyno-sizes/:size', (c) => {
    const size = findDynoSize(c.req.param('size'));
    if (size === undefined) throw notFound('dyno_size');
    return respond(c, serializeDynoSize(size));
  });
  api.get('/apps/:app/available-dyno-sizes', (c) => {
    findApp(context, c.req.param('app'));
    return respondList(c, dynoSizeList, fields, serializeDynoSize);
  });
}
const fields = {
  id: ({ name }) => dynoSizeId(name),
  name: ({ name }) => name,
};
function serializeDynoSize(size) {
  return {
    architecture: 'x86_64',
    compute: size.compute,
    cost: { cents: size.cents, unit: 'month' },
    dedicated: size.isDedicated,
    generation: reference('generation', 'cedar'),
    id: fields.id(size),
    memory: size.memory,
    name: size.name,
    precise_dyno_units: size.dynoUnits,
    private_space_only: false,
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/dynos.js







const maxTimeToLive = 86_400;
function dynoRoutes(api, context) {
  const { dynos } = context;
  const fields = { ...recordFields(), name: ({ spec }) => spec.name };
  api.get('/apps/:app/dynos', (c) => {
    const app = findApp(context, c.req.param('app'));
    return respondList(c, dynos.list(app), fields, (dyno) => serializeDyno(app, dyno));
  });
  api.get('/apps/:app/dynos/:dyno', (c) => {
    const app = findApp(context, c.req.param('app'));
    return respond(c, serializeDyno(app, findDyno(context, app, c.req.param('dyno'))));
  });
  api.delete('/apps/:app/dynos', (c) => {
    dynos.restart(findApp(context, c.req.param('app')));
    return c.json({}, 202);
  });
  api.delete('/apps/:app/formations/:type', (c) => {
    const type = c.req.param('type');
    dynos.restart(findApp(context, c.req.param('app')), ({ spec }) => spec.type === type);
    return c.json({}, 202);
  });
  api.post('/apps/:app/formations/:type/actions/stop', (c) => {
    const type = c.req.param('type');
    const app = findApp(context, c.req.param('app'));
    for (const dyno of dynos.list(app).filter(({ spec }) => spec.type === type)) dynos.stop(app, dyno);
    return c.json({}, 202);
  });
  const stop = (app, identity) => {
    for (const dyno of findDynos(context, app, identity)) dynos.stop(app, dyno);
  };
  api.delete('/apps/:app/dynos/:dyno', (c) => {
    stop(findApp(context, c.req.param('app')), c.req.param('dyno'));
    return c.json({}, 202);
  });
  api.post('/apps/:app/dynos/:dyno/actions/stop', (c) => {
    stop(findApp(context, c.req.param('app')), c.req.param('dyno'));
    return c.json({}, 202);
  });
  api.post('/apps/:app/dynos', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    if (!dynos.canRun(currentRelease(app) ?? nothing))
      throw invalidParams(`${app.name} has no release that could run.`);
    const dyno = await dynos.runOneOff(app, {
      command: params_text(params, 'command'),
      type: typeOf(params),
      size: dynoSizeNamed(optionalText(params, 'size')) ?? 'Basic',
      env: dynos_environmentOf(params),
      isAttached: optionalBoolean(params, 'attach') ?? false,
      timeToLiveMs: timeToLiveOf(params) * 1000,
    });
    app.log.add(
      'app',
      'api',
      `Starting process with command \`${dyno.spec.command}\` by user ${context.store.account.email}`,
    );
    return respond(c, serializeDyno(app, dyno), 201);
  });
}
function typeOf(params) {
  const type = optionalText(params, 'type') ?? 'run';
  if (!/^[-\w]{1,64}$/.test(type)) throw invalidParams(`Invalid dyno type: ${type}.`);
  return type;
}
function dynos_environmentOf(params) {
  const entries = Object.entries(params.env == null ? {} : params_object(params, 'env'));
  const env = {};
  for (const [name, value] of entries) {
    if (!/^\w+$/.test(name)) throw invalidParams(`Invalid name of an environment variable: ${name}.`);
    if (typeof value === 'string' || typeof value === 'number') env[name] = String(value);
    else if (value !== null) throw wrongType(`env.${name}`, 'string', value);
  }
  return env;
}
function timeToLiveOf(params) {
  const seconds = optionalInteger(params, 'time_to_live') ?? maxTimeToLive;
  if (seconds < 1 || seconds > maxTimeToLive)
    throw invalidParams(`time_to_live must be from 1 to ${maxTimeToLive} seconds.`);
  return seconds;
}
function findDyno({ dynos }, app, identity) {
  const dyno = dynos.list(app).find(({ id, spec }) => id === identity || spec.name === identity);
  if (dyno === undefined) throw notFound('dyno');
  return dyno;
}
function findDynos(context, app, identity) {
  const ofType = context.dynos.list(app).filter(({ spec }) => spec.type === identity);
  return ofType.length > 0 ? ofType : [findDyno(context, app, identity)];
}
function serializeDyno(app, dyno) {
  const { command, name, release, size, type } = dyno.spec;
  return {
    app: { id: app.id, name: app.name },
    attach_url: dyno.attachUrl,
    command,
    created_at: timestamp(dyno.createdAt),
    id: dyno.id,
    name,
    release,
    size,
    state: dyno.state,
    type,
    updated_at: timestamp(dyno.updatedAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/features.js

const articles = 'https://devcenter.heroku.com/articles';
const noEffect = 'without effect on the local platform';
const appFeatures = [
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d101',
    name: 'preboot',
    displayName: 'Preboot',
    description: `Provide seamless web dyno deploys, ${noEffect}`,
    state: 'general',
    docUrl: `${articles}/preboot`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d102',
    name: 'http-session-affinity',
    displayName: 'Session Affinity',
    description: `Enable session affinity for all requests, ${noEffect}`,
    state: 'general',
    docUrl: `${articles}/session-affinity`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d103',
    name: 'runtime-dyno-metadata',
    displayName: 'Dyno Metadata',
    description: `Dyno metadata in the environment, ${noEffect}`,
    state: 'public',
    docUrl: `${articles}/dyno-metadata`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d104',
    name: 'log-runtime-metrics',
    displayName: 'Log Runtime Metrics',
    description: `Emit dyno resource usage information into app logs, ${noEffect}`,
    state: 'public',
    docUrl: `${articles}/log-runtime-metrics`,
    enabledByDefault: false,
  },
];
const accountFeatures = [
  {
    id: 'c8b9a1de-4f2b-4c8e-9d53-0f6a7b1e2d34',
    name: 'dashboard-repositories-api',
    displayName: 'Repositories API',
    description: 'Repositories of pipelines in the Platform API',
    state: 'general',
    docUrl: `${articles}/github-integration-review-apps`,
    enabledByDefault: true,
  },
];
function findFeature(features, identity) {
  const feature = features.find(({ id, name }) => id === identity || name === identity);
  if (feature === undefined) throw notFound('feature');
  return feature;
}
function setFeature(records, name, enabled, now) {
  const record = records.find((one) => one.name === name);
  if (record === undefined) records.push({ name, enabled, updatedAt: now });
  else Object.assign(record, { enabled, updatedAt: now });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/features.js





function featureRoutes(api, context) {
  const { store, now } = context;
  const ofAccount = () => ({ ...store.account, catalogue: accountFeatures });
  const ofApp = (app) => ({ ...findApp(context, app), catalogue: appFeatures });
  const list = (c, owner) =>
    respondList(c, owner.catalogue, features_fields, (feature) => serializeFeature(feature, owner));
  const info = (c, owner, identity) =>
    respond(c, serializeFeature(findFeature(owner.catalogue, identity), owner));
  const update = (c, owner, identity, enabled) => {
    const { name } = findFeature(owner.catalogue, identity);
    setFeature(owner.features, name, enabled, now());
    return info(c, owner, identity);
  };
  api.get('/account/features', (c) => list(c, ofAccount()));
  api.get('/account/features/:feature', (c) => info(c, ofAccount(), c.req.param('feature')));
  api.patch('/account/features/:feature', async (c) => {
    const enabled = enabledIn(await readParams(c));
    return update(c, ofAccount(), c.req.param('feature'), enabled);
  });
  api.get('/apps/:app/features', (c) => list(c, ofApp(c.req.param('app'))));
  api.get('/apps/:app/features/:feature', (c) => info(c, ofApp(c.req.param('app')), c.req.param('feature')));
  api.patch('/apps/:app/features/:feature', async (c) => {
    const enabled = enabledIn(await readParams(c));
    return update(c, ofApp(c.req.param('app')), c.req.param('feature'), enabled);
  });
}
const features_fields = { id: ({ id }) => id, name: ({ name }) => name };
function enabledIn(params) {
  const enabled = optionalBoolean(params, 'enabled');
  if (enabled === null) throw invalidParams('Require params: enabled.');
  return enabled;
}
function serializeFeature(feature, { features, createdAt }) {
  const record = features.find(({ name }) => name === feature.name);
  return {
    created_at: timestamp(createdAt),
    description: feature.description,
    display_name: feature.displayName,
    doc_url: feature.docUrl,
    enabled: record?.enabled ?? feature.enabledByDefault,
    feedback_email: 'feedback@example.com',
    id: feature.id,
    name: feature.name,
    state: feature.state,
    updated_at: timestamp(record?.updatedAt ?? createdAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/formation.js






function formationRoutes(api, context) {
  const fields = { ...recordFields(), type: ({ type }) => type };
  const list = (app) => [app.formation, fields, formation_serializeFor(app)];
  api.get('/apps/:app/formation', (c) => {
    const app = findApp(context, c.req.param('app'));
    return respondList(c, ...list(app));
  });
  api.get('/apps/:app/formation/:type', (c) => {
    const app = findApp(context, c.req.param('app'));
    return respond(c, formation_serializeFor(app)(findEntry(app, c.req.param('type'))));
  });
  api.patch('/apps/:app/formation', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    requireParams(params, 'updates');
    const updates = (optionalObjects(params, 'updates') ?? []).map((update) => {
      const entry = findEntry(app, params_text(update, 'type'));
      return { entry, change: formationChange(entry, update) };
    });
    for (const { entry, change } of updates) Object.assign(entry, change, { updatedAt: context.now() });
    applyScale(context, app);
    return respondList(c, ...list(app));
  });
  api.patch('/apps/:app/formation/:type', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    const entry = findEntry(app, c.req.param('type'));
    Object.assign(entry, formationChange(entry, params), { updatedAt: context.now() });
    applyScale(context, app);
    return respond(c, formation_serializeFor(app)(entry));
  });
}
function applyScale({ dynos, store }, app) {
  const scale = app.formation.map(({ type, quantity, size }) => `${type}@${quantity}:${size}`);
  app.log.add('app', 'api', `Scaled to ${scale.join(' ')} by user ${store.account.email}`);
  dynos.update(app);
}
function findEntry(app, identity) {
  const entry = app.formation.find(({ id, type }) => id === identity || type === identity);
  if (entry === undefined) throw noProcessType(identity);
  return entry;
}
function formation_serializeFor(app) {
  return (entry) => ({
    app: { id: app.id, name: app.name },
    command: entry.command,
    created_at: timestamp(entry.createdAt),
    dyno_size: { id: dynoSizeId(entry.size), name: entry.size },
    id: entry.id,
    quantity: entry.quantity,
    size: entry.size,
    type: entry.type,
    updated_at: timestamp(entry.updatedAt),
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/log-sessions.js



const logSessionSeconds = 300;
const maxBufferedBytes = 4 * 1024 * 1024;
class LogSessions {
  #now;
  #heartbeatMs;
  #sessions = new Map();
  #responses = new Set();
  constructor(now, heartbeatMs) {
    this.#now = now;
    this.#heartbeatMs = heartbeatMs;
  }
  create(log, filter) {
    const now = this.#now();
    this.sweep();
    const id = (0,external_node_crypto_.randomUUID)();
    this.#sessions.set(id, { log, filter, expiresAt: now + logSessionSeconds * 1000 });
    return { id, path: `/logs/${id}` };
  }
  serve(path, request, response) {
    const session = this.#sessions.get(path.slice('/logs/'.length));
    if (session === undefined) throw new StorageError(404, 'NoSuchKey', 'The session does not exist.');
    const { log, filter } = session;
    const asEvents = request.headers.accept?.includes('text/event-stream') ?? false;
    const write = (line) => {
      if (!isSelected(line, filter)) return;
      const text = (0,app_log/* formatLogLine */.I)(line);
      response.write(asEvents ? eventOf(line.time, text) : `${text}\n`);
      if (response.writableLength > maxBufferedBytes) response.destroy();
    };
    response.writeHead(200, {
      'Content-Type': asEvents ? 'text/event-stream' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
    const selected = log.lines.filter((line) => isSelected(line, filter));
    for (const line of filter.lines > 0 ? selected.slice(-filter.lines) : []) write(line);
    if (!filter.tail) {
      response.end();
      return;
    }
    response.flushHeaders();
    this.#responses.add(response);
    const stopFollowing = log.follow(write, () => response.end());
    const heartbeat = setInterval(() => response.write(asEvents ? ':\n' : '\0'), this.#heartbeatMs).unref();
    response.once('close', () => {
      stopFollowing();
      clearInterval(heartbeat);
      this.#responses.delete(response);
    });
  }
  sweep() {
    const now = this.#now();
    for (const [id, { expiresAt }] of this.#sessions) if (expiresAt < now) this.#sessions.delete(id);
  }
  close() {
    for (const response of this.#responses) response.end();
  }
}
function eventOf(id, text) {
  return `id: ${id}\ndata: ${text.replaceAll('\r', '\ndata: ')}\n\n`;
}
function isSelected({ source, dyno }, filter) {
  const isOfType = (type) => dyno.startsWith(`${type}.`);
  if (filter.source !== null && source !== filter.source) return false;
  if (filter.type !== null && !isOfType(filter.type)) return false;
  return filter.dyno === null || dyno === filter.dyno || isOfType(filter.dyno);
}

;// CONCATENATED MODULE: ./.build/local-platform/api/log-sessions.js





const defaultLines = 100;
const maxLines = 1500;
function logSessionRoutes(api, context) {
  api.post('/apps/:app/log-sessions', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    const lines = optionalInteger(params, 'lines') ?? defaultLines;
    if (lines < 0 || lines > maxLines) throw invalidParams(`lines must be from 0 to ${maxLines}.`);
    const { id, path } = context.logSessions.create(app.log, {
      lines,
      tail: optionalBoolean(params, 'tail') ?? false,
      source: optionalText(params, 'source'),
      dyno: optionalText(params, 'dyno_name') ?? optionalText(params, 'dyno'),
      type: optionalText(params, 'type'),
    });
    const now = timestamp(context.now());
    const logplexUrl = context.urls.sign('GET', path, logSessionSeconds);
    const session = { created_at: now, id, logplex_url: logplexUrl, updated_at: now };
    return respond(c, session, 201);
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/apps/authorizations.js


function createAuthorization({ description, expiresIn }, now) {
  if (expiresIn !== null && (expiresIn < 1 || expiresIn > 100 * 365 * 86_400)) {
    throw invalidParams('expires_in must be a number of seconds from 1 to 100 years.');
  }
  return {
    id: (0,external_node_crypto_.randomUUID)(),
    description: description ?? 'Long-lived user authorization',
    createdAt: now,
    updatedAt: now,
    ...newToken(),
    expiresAt: expiresIn === null ? null : now + expiresIn * 1000,
  };
}
function regenerateToken(authorization, now) {
  Object.assign(authorization, newToken(), { updatedAt: now });
}
function isLive({ expiresAt }, now) {
  return expiresAt === null || now < expiresAt;
}
function newToken() {
  return { tokenId: (0,external_node_crypto_.randomUUID)(), token: `HRKU-${(0,external_node_crypto_.randomUUID)()}` };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/rate-limit.js
const refillPerMs = 75 / 60_000;
class RateLimit {
  #size;
  #now;
  #tokens;
  #at;
  constructor(size, now) {
    this.#size = size;
    this.#now = now;
    this.#tokens = size;
    this.#at = now();
  }
  get remaining() {
    this.#refill();
    return Math.floor(this.#tokens);
  }
  take() {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
  #refill() {
    const now = this.#now();
    this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#at) * refillPerMs);
    this.#at = now;
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/api/middleware.js





const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const maxClientRequestIds = 10;
function saveBeforeAnswer({ save }) {
  return async (_, next) => {
    await next();
    await save();
  };
}
function checkProtocol(context) {
  const rateLimit = new RateLimit(context.rateLimit, context.now);
  return async (c, next) => {
    const requestId = (0,external_node_crypto_.randomUUID)();
    c.set('requestId', requestId);
    c.set('rateLimit', rateLimit);
    c.set('bodyTimeoutMs', context.requestTimeoutMs);
    c.header('Request-Id', [...clientRequestIds(c.req.header('Request-Id')), requestId].join(','));
    c.header('Vary', 'Authorization,Accept-Encoding');
    checkVersion(c.req.header('Accept'));
    checkCredentials(c.req.header('Authorization'), context);
    c.header('Oauth-Scope', 'global');
    const counted = c.req.path !== '/account/rate-limits';
    const allowed = !counted || rateLimit.take();
    c.header('RateLimit-Remaining', String(rateLimit.remaining));
    c.header('RateLimit-Multiplier', '1');
    if (!allowed) {
      throw new ApiError(
        429,
        'rate_limit',
        'Your account reached the API rate limit\nPlease wait a few minutes before making new requests',
        { url: 'https://devcenter.heroku.com/articles/platform-api-reference#rate-limits' },
      );
    }
    await next();
  };
}
function clientRequestIds(header) {
  const ids = (header ?? '').split(',').map((id) => id.trim());
  return ids.filter((id) => uuidPattern.test(id)).slice(0, maxClientRequestIds);
}
function checkVersion(accept) {
  const version3 = /application\/vnd\.heroku\+json\s*;\s*version=3(\.[\w.-]+)?\s*(?:[,;]|$)/;
  if (version3.test(accept ?? '')) return;
  throw new ApiError(
    400,
    'missing_version',
    "Please specify a version along with Heroku's API MIME type. For example, `Accept: application/vnd.heroku+json; version=3`.\n",
    {},
    'error',
  );
}
function checkCredentials(header, context) {
  if (header === undefined || header.trim() === '') {
    throw new ApiError(
      401,
      'unauthorized',
      'There were no credentials in your `Authorization` header. Try `Authorization: Bearer <OAuth access token>` or `Authorization: Basic <base64-encoded email + ":" + password>`.',
      {},
      'error',
    );
  }
  const { store, apiKey, now } = context;
  const token = tokenOf(header, store.account.email);
  if (isSameText(token, apiKey)) return;
  if (store.authorizations.some((one) => isLive(one, now()) && isSameText(token, one.token))) return;
  throw new ApiError(401, 'unauthorized', 'Invalid credentials provided.');
}
function tokenOf(header, email) {
  const [, scheme = 'Basic', credentials = ''] =
    /^[ \t]*(?:([!-~]+)[ \t]+)?([!-~]+)[ \t]*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return '';
  const [user = '', ...rest] = Buffer.from(credentials, 'base64').toString().split(':');
  return user === '' || user === email ? rest.join(':') : '';
}
function addValidators({ now }) {
  return async (c, next) => {
    await next();
    if (!c.res.ok) return;
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

;// CONCATENATED MODULE: ./.build/local-platform/api/oauth-authorizations.js





function oauthAuthorizationRoutes(api, context) {
  const { store, now } = context;
  const serialize = (authorization) => serializeAuthorization(authorization, context);
  const live = () => store.authorizations.filter((one) => isLive(one, now()));
  const find = (identity) => {
    const authorization = live().find(({ id }) => id === identity);
    if (authorization === undefined) throw notFound('authorization');
    return authorization;
  };
  api.get('/oauth/authorizations', (c) => respondList(c, live(), recordFields(), serialize));
  api.post('/oauth/authorizations', async (c) => {
    const params = await readParams(c);
    refuseClient(params);
    requireGlobalScope(params.scope);
    const description = optionalText(params, 'description');
    const authorization = createAuthorization({ description, expiresIn: secondsIn(params) }, now());
    store.authorizations.push(authorization);
    return respond(c, serialize(authorization), 201);
  });
  api.get('/oauth/authorizations/:authorization', (c) =>
    respond(c, serialize(find(c.req.param('authorization')))),
  );
  api.patch('/oauth/authorizations/:authorization', async (c) => {
    const params = await readParams(c);
    refuseClient(params);
    const authorization = find(c.req.param('authorization'));
    authorization.description = optionalText(params, 'description') ?? authorization.description;
    authorization.updatedAt = now();
    return respond(c, serialize(authorization));
  });
  api.delete('/oauth/authorizations/:authorization', (c) => {
    const authorization = find(c.req.param('authorization'));
    remove(store.authorizations, authorization);
    return respond(c, serialize(authorization));
  });
  api.post('/oauth/authorizations/:authorization/actions/regenerate-tokens', (c) => {
    const authorization = find(c.req.param('authorization'));
    regenerateToken(authorization, now());
    return respond(c, serialize(authorization));
  });
}
function refuseClient({ client }) {
  if (client !== undefined && client !== null) {
    throw invalidParams('client: the local platform has no OAuth clients.');
  }
}
function requireGlobalScope(scope) {
  if (scope === undefined || scope === null) return;
  if (!Array.isArray(scope)) throw wrongType('scope', 'array', scope);
  if (scope.length !== 1 || scope[0] !== 'global') {
    throw invalidParams('scope: the local platform only has the scope global.');
  }
}
function secondsIn({ expires_in: value }) {
  if (value === undefined || value === null) return null;
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds;
  throw wrongType('expires_in', 'integer', value);
}
function serializeAuthorization(authorization, { store, now }) {
  const { id, email, name } = store.account;
  const { tokenId, token, expiresAt } = authorization;
  const expiresIn = expiresAt === null ? null : Math.ceil((expiresAt - now()) / 1000);
  return {
    access_token: { expires_in: expiresIn, id: tokenId, token },
    client: null,
    created_at: timestamp(authorization.createdAt),
    description: authorization.description,
    grant: null,
    id: authorization.id,
    refresh_token: null,
    scope: ['global'],
    session: null,
    updated_at: timestamp(authorization.updatedAt),
    user: { email, full_name: name, id },
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/pipeline-config-vars.js




function pipelineConfigVarRoutes(api, context) {
  const path = '/pipelines/:pipeline/stage/:stage/config-vars';
  api.get(path, (c) => {
    const { config } = findPipeline(context, c.req.param('pipeline'));
    return c.json(Object.fromEntries(config.get(parseStage(c.req.param('stage'))) ?? []));
  });
  api.patch(path, async (c) => {
    const params = await readParams(c);
    const { config } = findPipeline(context, c.req.param('pipeline'));
    const stage = parseStage(c.req.param('stage'));
    const vars = config.get(stage) ?? new Map();
    applyConfigChanges(vars, configChanges(params, vars, pipelineVarNames));
    config.set(stage, vars);
    return c.json(Object.fromEntries(vars));
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/pipeline-couplings.js








function couplingRoutes(api, context) {
  const { store, now } = context;
  const fields = recordFields();
  const serialize = (coupling) => serializeCoupling(coupling, context);
  api.post('/pipeline-couplings', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, params_text(params, 'app'));
    const pipeline = findPipeline(context, params_text(params, 'pipeline'));
    const stage = parseStage(params_text(params, 'stage'));
    if (store.couplings.some(({ appId }) => appId === app.id)) {
      throw invalidParams('App is already coupled to a pipeline.');
    }
    return respond(c, serialize(store.addCoupling(app, pipeline, stage, now())), 201);
  });
  for (const path of ['/pipeline-couplings', '/users/~/pipeline-couplings']) {
    api.get(path, (c) => respondList(c, store.couplings, fields, serialize));
  }
  api.get('/pipelines/:pipeline/pipeline-couplings', (c) => {
    const { id } = findPipeline(context, c.req.param('pipeline'));
    const couplings = store.couplings.filter(({ pipelineId }) => pipelineId === id);
    return respondList(c, couplings, fields, serialize);
  });
  api.get('/teams/:team/pipeline-couplings', (c) => {
    const { name } = findTeam(store, c.req.param('team'));
    const owned = new Set(store.apps.filter(({ team }) => team === name).map(({ id }) => id));
    const couplings = store.couplings.filter(({ appId }) => owned.has(appId));
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
    coupling.stage = parseStage(params_text(params, 'stage'));
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
  if (coupling === undefined) throw notFound('pipeline_coupling');
  return coupling;
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

;// CONCATENATED MODULE: ./.build/local-platform/api/pipeline-latest.js




function pipelineLatestRoutes(api, context) {
  api.get('/pipelines/:pipeline/latest-releases', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ releases }) => releases.at(-1));
    return respondList(c, latest, ofItem(), ({ app, item }) => serializeRelease(app, item, context));
  });
  api.get('/pipelines/:pipeline/latest-deployments', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ releases }) =>
      releases.findLast((release, index) => isDeployment(release, releases[index - 1])),
    );
    return respondList(c, latest, ofItem(), ({ app, item }) => serializeRelease(app, item, context));
  });
  api.get('/pipelines/:pipeline/latest-builds', (c) => {
    const latest = latestOf(context, c.req.param('pipeline'), ({ builds }) => builds.at(-1));
    return respondList(c, latest, ofItem(), ({ app, item }) => serializeBuild(app, item, context));
  });
}
function latestOf(context, identity, find) {
  const { id } = findPipeline(context, identity);
  const members = new Set(
    context.store.couplings.filter(({ pipelineId }) => pipelineId === id).map(({ appId }) => appId),
  );
  return context.store.apps
    .filter((app) => members.has(app.id))
    .flatMap((app) => {
      const item = find(app);
      return item === undefined ? [] : [{ app, item }];
    });
}
function isDeployment(release, previous) {
  const id = artifactId(release);
  return id !== undefined && id !== artifactId(previous);
}
function artifactId(release) {
  return (release?.slug ?? release?.image)?.id;
}
function ofItem() {
  const { id, created_at, updated_at } = recordFields();
  const read = (field) => (latest) => field?.(latest.item) ?? '';
  return { id: read(id), created_at: read(created_at), updated_at: read(updated_at) };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/promotions.js










function promotionRoutes(api, context) {
  const { store, promotions } = context;
  api.post('/pipeline-promotions', async (c) => {
    const params = await readParams(c);
    requireParams(params, 'pipeline', 'source', 'targets');
    const pipeline = findPipeline(context, params_text(params_object(params, 'pipeline'), 'id', 'pipeline:id'));
    const member = (identity) => {
      const app = findApp(context, identity);
      const coupled = store.couplings.some(
        ({ appId, pipelineId }) => appId === app.id && pipelineId === pipeline.id,
      );
      if (!coupled) throw invalidParams(`App ${app.name} is not in pipeline ${pipeline.name}.`);
      return app;
    };
    const sourceParams = params_object(params, 'source');
    const source = member(params_text(params_object(sourceParams, 'app', 'source:app'), 'id', 'source:app:id'));
    const releaseId = json_isObject(sourceParams.release)
      ? params_text(sourceParams.release, 'id', 'source:release:id')
      : null;
    const release = promotableRelease(source, releaseId);
    const targets = (optionalObjects(params, 'targets') ?? []).map((target) =>
      member(params_text(params_object(target, 'app', 'targets:app'), 'id', 'targets:app:id')),
    );
    if (targets.length === 0) throw invalidParams('A promotion needs at least one target.');
    for (const target of targets) checkRunnable(target, release);
    if (targets.includes(source)) throw invalidParams('Cannot promote an app to itself.');
    const promotion = promotions.start(pipeline.id, source, release, targets);
    return respond(c, serializePromotion(promotion), 201);
  });
  const find = (id) => {
    const promotion = store.promotions.find((candidate) => candidate.id === id);
    if (promotion === undefined) throw notFound('pipeline_promotion');
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
function promotableRelease(app, identity) {
  const release = identity === null ? currentRelease(app) : findRelease(app, identity);
  if (release === undefined || contentOf(release) === null) {
    throw invalidParams(`App ${app.name} has no release with a slug or image to promote.`);
  }
  if (release.image?.stack === containerStack)
    throw invalidParams('Pipeline promotions are not supported for apps on the container stack.');
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

;// CONCATENATED MODULE: ./.build/local-platform/api/regions.js



const since = '2012-01-01T00:00:00Z';
function regionRoutes(api, _context) {
  const fields = { id: ({ id }) => id, name: ({ name }) => name };
  api.get('/regions', (c) => respondList(c, regions, fields, serializeRegion));
  api.get('/regions/:region', (c) => {
    const region = findRegion(c.req.param('region'));
    if (region === undefined) throw notFound('region');
    return respond(c, serializeRegion(region));
  });
}
function serializeRegion({ id, name, country, locale, provider }) {
  return {
    country,
    created_at: since,
    description: country,
    id,
    locale,
    name,
    private_capable: false,
    provider: { name: 'amazon-web-services', region: provider },
    updated_at: since,
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/review-app-config.js






const defaults = {
  automatic: false,
  baseName: null,
  deployTarget: { id: 'us', type: 'region' },
  destroyStale: false,
  staleDays: 5,
  waitForCi: false,
};
function reviewAppConfigRoutes(api, context) {
  const path = '/pipelines/:pipeline/review-app-config';
  api.get(path, (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    return respond(c, serialize(pipeline, requireConfig(pipeline)));
  });
  api.post(path, async (c) => {
    const params = await readParams(c);
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    const repo = params_text(params, 'repo');
    if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw invalidParams('repo must be of the form owner/name.');
    if (pipeline.reviewAppConfig !== null) {
      throw new ApiError(409, 'conflict', 'Review apps are already enabled for this pipeline.');
    }
    pipeline.reviewAppConfig = { ...updated(defaults, params), repo };
    return respond(c, serialize(pipeline, pipeline.reviewAppConfig), 201);
  });
  api.patch(path, async (c) => {
    const params = await readParams(c);
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    const { repo, ...current } = requireConfig(pipeline);
    pipeline.reviewAppConfig = { ...updated(current, params), repo };
    return respond(c, serialize(pipeline, pipeline.reviewAppConfig));
  });
  api.delete(path, (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    const config = requireConfig(pipeline);
    pipeline.reviewAppConfig = null;
    return respond(c, serialize(pipeline, config));
  });
  api.get('/pipelines/:pipeline/repo', (c) => {
    const { repo, reviewAppConfig } = findPipeline(context, c.req.param('pipeline'));
    const name = reviewAppConfig?.repo ?? repo;
    if (name === null) throw notFound('repo');
    return respond(c, { full_name: name, id: repoId(name) });
  });
  api.post('/pipelines/:pipeline/repo', async (c) => {
    const params = await readParams(c);
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    const [, repo] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/.exec(params_text(params, 'repo_url')) ?? [];
    if (repo === undefined)
      throw invalidParams('repo_url must be of the form https://github.com/owner/name.');
    pipeline.repo = repo;
    return respond(c, { full_name: repo, id: repoId(repo) }, 201);
  });
}
function requireConfig({ reviewAppConfig }) {
  if (reviewAppConfig === null) throw notFound('review_app_config');
  return reviewAppConfig;
}
function updated(config, params) {
  return {
    automatic: optionalBoolean(params, 'automatic_review_apps') ?? config.automatic,
    baseName: params.base_name === undefined ? config.baseName : baseNameOf(params),
    deployTarget: (params.deploy_target ?? null) === null ? config.deployTarget : review_app_config_targetOf(params),
    destroyStale: optionalBoolean(params, 'destroy_stale_apps') ?? config.destroyStale,
    staleDays: optionalInteger(params, 'stale_days') ?? config.staleDays,
    waitForCi: optionalBoolean(params, 'wait_for_ci') ?? config.waitForCi,
  };
}
function baseNameOf(params) {
  const name = optionalText(params, 'base_name');
  if (name === null || /^[a-z][a-z0-9-]*$/.test(name)) return name;
  throw invalidParams(
    'base_name must start with a letter and can only contain lowercase letters, digits, and dashes.',
  );
}
function review_app_config_targetOf(params) {
  const target = params_object(params, 'deploy_target');
  const type = params_text(target, 'type', 'deploy_target:type');
  const id = params_text(target, 'id', 'deploy_target:id');
  if (type === 'region') return { id: regionName(id), type };
  throw invalidParams('deploy_target:type must be region: private spaces are not supported here.');
}
function serialize(pipeline, config) {
  return {
    automatic_review_apps: config.automatic,
    base_name: config.baseName,
    deploy_target: config.deployTarget,
    destroy_stale_apps: config.destroyStale,
    pipeline_id: pipeline.id,
    repo: { id: repoId(config.repo) },
    stale_days: config.staleDays,
    wait_for_ci: config.waitForCi,
  };
}
function repoId(repo) {
  return (0,external_node_crypto_.createHash)('sha256').update(repo).digest().readUInt32BE();
}

;// CONCATENATED MODULE: ./.build/local-platform/api/review-apps.js







function reviewAppRoutes(api, context) {
  const { reviewApps, store } = context;
  const serialize = (review) => serializeReviewApp(review, context);
  const found = (review) => {
    if (review === undefined) throw notFound('review_app');
    return review;
  };
  const find = (identity) => found(store.reviewApps.find(({ id }) => id === identity));
  api.post('/review-apps', async (c) => {
    const params = await readParams(c);
    const environment = (params.environment ?? null) === null ? {} : params_object(params, 'environment');
    const fields = {
      branch: params_text(params, 'branch'),
      pipeline: findPipeline(context, params_text(params, 'pipeline')),
      source: sourceOf(params, c.get('requestId')),
      prNumber: optionalInteger(params, 'pr_number'),
      forkRepoId: optionalInteger(params, 'fork_repo_id'),
      environment: configValues(environment, pipelineVarNames),
    };
    const other = reviewApps.conflicting(fields);
    if (other !== undefined) {
      throw new ApiError(409, 'conflict', `A review app already exists for the ${other.branch} branch`);
    }
    return respond(c, serialize(reviewApps.create(fields)), 201);
  });
  api.get('/review-apps/:review', (c) => respond(c, serialize(find(c.req.param('review')))));
  api.delete('/review-apps/:review', (c) => {
    const review = find(c.req.param('review'));
    if (review.status === 'deleted') throw notFound('review_app');
    reviewApps.delete(review);
    return respond(c, serialize(review));
  });
  api.get('/pipelines/:pipeline/review-apps', (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'));
    return respondList(c, reviewApps.list(pipeline), recordFields(), serialize);
  });
  api.get('/apps/:app/review-app', (c) => {
    return respond(c, serialize(found(reviewApps.find(findApp(context, c.req.param('app'))))));
  });
}
function serializeReviewApp(review, { store }) {
  const { appId, setup, forkRepoId } = review;
  return {
    app: appId === null ? null : { id: appId },
    app_setup: setup && { id: setup.id },
    branch: review.branch,
    created_at: timestamp(review.createdAt),
    creator: { id: store.account.id },
    error_status: review.errorStatus,
    fork_repo: forkRepoId === null ? null : { id: forkRepoId },
    id: review.id,
    message: review.message,
    pipeline: { id: review.pipelineId },
    pr_number: review.prNumber,
    status: review.status,
    updated_at: timestamp(review.updatedAt),
    wait_for_ci: false,
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/slugs.js









function slugRoutes(api, context) {
  api.get('/apps/:app/slugs/:slug', (c) => {
    const app = findApp(context, c.req.param('app'));
    return respond(c, serializeSlug(slugs_findSlug(context, app, c.req.param('slug')), 'get', context));
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
      processTypes: slugs_processTypesOf(params_object(params, 'process_types')),
      stack: slugStack(stack === null ? app.stack : stackName(stack)),
      buildpackDescription: optionalText(params, 'buildpack_provided_description'),
    };
    context.store.slugs.set(slug.id, slug);
    return respond(c, serializeSlug(slug, 'put', context), 201);
  });
}
function slugs_findSlug({ store }, app, id) {
  const slug = store.slugs.get(id);
  const released = app.releases.some((release) => release.slug?.id === id);
  if (slug === undefined || (slug.appId !== app.id && !released)) throw notFound('slug');
  return slug;
}
function slugStack(stack) {
  if (stack === cnbStack || stack === containerStack)
    throw invalidParams(`A slug can't be on the stack ${stack}, which runs images.`);
  return stack;
}
function slugs_processTypesOf(params) {
  const entries = Object.entries(params).map(([type, command]) => {
    if (!/^[-\w]{1,128}$/.test(type)) throw invalidParams(`Process type "${type}" is invalid.`);
    if (typeof command !== 'string') throw wrongType(`process_types.${type}`, 'string', command);
    return [type, command];
  });
  return Object.fromEntries(entries);
}
function serializeSlug(slug, method, { objects, urls }) {
  const key = objects.slugKey(slug.id);
  return {
    blob: { method, url: urls.sign(method.toUpperCase(), key, objectUrlSeconds) },
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




function sourceRoutes(api, context) {
  const create = () => {
    const key = context.objects.sourceKey((0,external_node_crypto_.randomUUID)());
    return {
      source_blob: {
        get_url: context.urls.sign('GET', key, objectUrlSeconds),
        put_url: context.urls.sign('PUT', key, objectUrlSeconds),
      },
    };
  };
  api.post('/sources', (c) => respond(c, create(), 201));
  api.post('/apps/:app/sources', (c) => {
    findApp(context, c.req.param('app'));
    return respond(c, create(), 201);
  });
}

;// CONCATENATED MODULE: ./.build/local-platform/api/stacks.js



const stacks_since = '2024-05-01T00:00:00Z';
function stackRoutes(api, { store }) {
  const fields = { id: ({ id }) => id, name: ({ name }) => name };
  api.get('/stacks', (c) => respondList(c, stacks, fields, serializeStack));
  api.get('/apps/:app/available-stacks', (c) => {
    if (store.findApp(c.req.param('app')) === undefined) throw notFound('app');
    return respondList(c, stacks, fields, serializeStack);
  });
  api.get('/stacks/:stack', (c) => {
    const stack = findStack(c.req.param('stack'));
    if (stack === undefined) throw notFound('stack');
    return respond(c, serializeStack(stack));
  });
}
function serializeStack({ id, name }) {
  return { created_at: stacks_since, default: name === defaultStack, id, name, state: 'public', updated_at: stacks_since };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/team-apps.js









function teamAppRoutes(api, context) {
  const { store, now, router } = context;
  const fields = { ...recordFields(), name: ({ name }) => name };
  const serialize = (app) => serializeTeamApp(app, context);
  api.post('/teams/apps', async (c) => {
    const fields = teamAppParams(await readParams(c), context, 'team');
    const app = createApp(store, { ...fields, stack: stackName(fields.stack ?? defaultStack) }, now());
    await router.open(app);
    return respond(c, serialize(app), 201);
  });
  api.get('/teams/apps/:app', (c) => {
    const app = findApp(context, c.req.param('app'));
    if (app.team === null) throw notFound('app');
    return respond(c, serialize(app));
  });
  api.patch('/teams/apps/:app', async (c) => {
    const params = await readParams(c);
    const app = findApp(context, c.req.param('app'));
    change(context, app, params);
    app.updatedAt = now();
    return respond(c, serialize(app));
  });
  api.get('/teams/:team/apps', (c) => {
    const { name } = findTeam(store, c.req.param('team'));
    return respondList(
      c,
      store.apps.filter(({ team }) => team === name),
      fields,
      serialize,
    );
  });
  api.post('/filters/apps', async (c) => {
    const ids = idsIn(await readParams(c));
    return respondList(
      c,
      store.apps.filter(({ id }) => ids.includes(id)),
      fields,
      serialize,
    );
  });
}
function change(context, app, params) {
  const locked = optionalBoolean(params, 'locked');
  if (optionalText(params, 'owner') !== null) transfer(context, app, params_text(params, 'owner'));
  else if (locked === null) throw invalidParams('Require params: locked, or owner.');
  if (locked === null) return;
  if (app.team === null) throw invalidParams('Only apps of teams can be locked.');
  app.locked = locked;
}
function transfer(context, app, owner) {
  const { id, email } = context.store.account;
  if (![id, email, '~'].includes(owner)) {
    app.team = findTeam(context.store, owner).name;
    return;
  }
  app.team = null;
  app.locked = false;
  app.collaborators = [];
}
function idsIn(params) {
  const ids = json_isObject(params.in) ? params.in.id : undefined;
  if (!Array.isArray(ids)) throw wrongType('in.id', 'array', ids);
  const other = ids.find((id) => typeof id !== 'string');
  if (other !== undefined) throw wrongType('in.id', 'string', other);
  return ids;
}
function serializeTeamApp(app, context) {
  return { ...serializeApp(app, context), joined: true, locked: app.locked };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/team-members.js







function teamMemberRoutes(api, context) {
  const { now, store } = context;
  api.get('/teams/:team/members', (c) => {
    const team = findTeam(store, c.req.param('team'));
    const members = [accountOf(team, context), ...team.members];
    return respondList(c, members, recordFields(), team_members_serializeFor(context));
  });
  api.on(['PUT', 'POST', 'PATCH'], '/teams/:team/members', async (c) => {
    const params = await readParams(c);
    const team = findTeam(store, c.req.param('team') ?? '');
    const email = checkEmail(params_text(params, 'email'));
    const role = roleIn(params);
    if (optionalBoolean(params, 'federated') === true) {
      throw invalidParams('federated: the local platform has no identity providers.');
    }
    const isMember = email === store.account.email || team.members.some((member) => member.email === email);
    if (isMember && c.req.method === 'POST') throw invalidParams('User is already a member of this team.');
    if (!isMember && c.req.method === 'PATCH') throw notFound('team_member');
    if (email === store.account.email) {
      if (role !== 'admin') throw lastAdmin();
      return respond(c, team_members_serializeFor(context)(accountOf(team, context)));
    }
    const { member, isNew } = setMember(team, email, role, now());
    return respond(c, team_members_serializeFor(context)(member), isNew ? 201 : 200);
  });
  api.delete('/teams/:team/members/:member', (c) => {
    const team = findTeam(store, c.req.param('team'));
    const identity = c.req.param('member');
    if ([store.account.email, store.account.id].includes(identity)) throw lastAdmin();
    const member = team.members.find(({ id, email }) => id === identity || email === identity);
    if (member === undefined) throw notFound('team_member');
    remove(team.members, member);
    return respond(c, team_members_serializeFor(context)(member));
  });
  for (const empty of ['features', 'invitations']) {
    api.get(`/teams/:team/${empty}`, (c) => {
      findTeam(store, c.req.param('team') ?? '');
      return respondList(c, [], { id: String }, Object);
    });
  }
}
function lastAdmin() {
  return invalidParams('The account of the local platform is an admin of every team.');
}
function roleIn(params) {
  const role = params_text(params, 'role');
  if (role === 'admin' || role === 'member') return role;
  throw invalidParams('Role must be one of admin, member.');
}
function accountOf(team, { store }) {
  const { id, email } = store.account;
  return { id, email, role: 'admin', createdAt: team.createdAt, updatedAt: team.createdAt };
}
function team_members_serializeFor({ store }) {
  return ({ id, email, role, createdAt, updatedAt }) => {
    const isAccount = email === store.account.email;
    const user = isAccount
      ? { email, id: store.account.id, name: store.account.name }
      : { email, id: reference('user', email).id, name: null };
    return {
      created_at: timestamp(createdAt),
      email,
      federated: false,
      id,
      identity_provider: null,
      role,
      two_factor_authentication: false,
      updated_at: timestamp(updatedAt),
      user,
    };
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/teams.js




const billingParams = [
  'address_1',
  'address_2',
  'card_number',
  'city',
  'country',
  'cvv',
  'device_data',
  'expiration_month',
  'expiration_year',
  'first_name',
  'last_name',
  'nonce',
  'other',
  'postal_code',
  'state',
];
function teamRoutes(api, context) {
  const { store, now } = context;
  const fields = { ...recordFields(), name: ({ name }) => name };
  api.post('/teams', async (c) => {
    const params = await readParams(c);
    refuseParams(params, billingParams);
    const team = createTeam(store, params_text(params, 'name'), now());
    return respond(c, serializeTeam(team), 201);
  });
  api.get('/teams', (c) => respondList(c, store.teams, fields, serializeTeam));
  api.get('/teams/:team', (c) => respond(c, serializeTeam(findTeam(store, c.req.param('team')))));
  api.get('/spaces', (c) => respondList(c, [], { id: String }, Object));
  api.get('/spaces/:space', () => {
    throw notFound('space');
  });
}
function serializeTeam(team) {
  return {
    created_at: timestamp(team.createdAt),
    credit_card_collections: false,
    default: false,
    enterprise_account: null,
    id: team.id,
    identity_provider: null,
    membership_limit: null,
    name: team.name,
    provisioned_licenses: false,
    role: 'admin',
    type: 'team',
    updated_at: timestamp(team.updatedAt),
  };
}

;// CONCATENATED MODULE: ./.build/local-platform/api/api.js


































function createApi(context) {
  const api = new hono_dist/* Hono */.$();
  api.onError(answerError);
  api.notFound((c) => answerError(unservedEndpoint(c.req.method, c.req.path), c));
  api.use(checkProtocol(context), saveBeforeAnswer(context), addValidators(context));
  for (const routes of [
    accountRoutes,
    oauthAuthorizationRoutes,
    featureRoutes,
    appRoutes,
    domainRoutes,
    acmRoutes,
    collaboratorRoutes,
    teamAppRoutes,
    teamRoutes,
    teamMemberRoutes,
    dynoSizeRoutes,
    stackRoutes,
    regionRoutes,
    configVarRoutes,
    buildpackInstallationRoutes,
    formationRoutes,
    dynoRoutes,
    logSessionRoutes,
    sourceRoutes,
    buildRoutes,
    slugRoutes,
    ociImageRoutes,
    releaseRoutes,
    pipelineRoutes,
    couplingRoutes,
    pipelineLatestRoutes,
    promotionRoutes,
    pipelineConfigVarRoutes,
    appSetupRoutes,
    reviewAppConfigRoutes,
    reviewAppRoutes,
  ]) {
    routes(api, context);
  }
  return api;
}

;// CONCATENATED MODULE: ./.build/local-platform/server/client-errors.js

const statuses = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);
function sendError(response, status, id, message) {
  const body = JSON.stringify({ id, message });
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
function answerClientErrors(server) {
  server.on('clientError', (error, socket) => {
    hangUp(socket, statuses.get(error.code ?? '') ?? 400, 'The request is malformed, too large or too slow.');
  });
  server.on('connect', (_request, socket) => {
    socket.on('error', () => {});
    hangUp(socket, 405, 'This is no proxy.');
  });
  server.on('checkExpectation', (_request, response) => {
    sendError(response, 417, 'bad_request', 'The only expectation that is met is 100-continue.');
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

;// CONCATENATED MODULE: ./.build/local-platform/server/git-requests.js



function isGitPath(path) {
  return /^\/[^/]+\.git(\/|$)/.test(path);
}
async function serveGit(context, request, response, url) {
  const [, name = '', path = ''] = /^\/([^/]+)\.git(\/.*)?$/.exec(url.pathname) ?? [];
  const isPush =
    (request.method === 'GET' && path === '/info/refs' && url.search === '?service=git-receive-pack') ||
    (request.method === 'POST' && path === '/git-receive-pack');
  if (!isPush)
    return refuse(response, 403, 'The local platform only takes pushes: it keeps no sources to fetch.');
  try {
    checkCredentials(request.headers.authorization, context);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    response.setHeader('WWW-Authenticate', 'Basic realm="The key of the local platform, as the password"');
    return refuse(response, 401, 'Invalid credentials: the password is the key of the local platform.');
  }
  const app = context.store.findApp(name);
  if (app === undefined) return refuse(response, 404, `No such app as ${name}.`);
  const gitRequest = {
    method: request.method ?? '',
    path,
    query: url.search.slice(1),
    contentType: request.headers['content-type'] ?? '',
    contentEncoding: request.headers['content-encoding'] ?? '',
    body: request,
  };
  await context.gitPushes.serve(app, gitRequest, {
    head: ({ status, headers }) => response.writeHead(status, headers),
    write: async (bytes) => {
      if (response.destroyed || response.write(bytes)) return;
      const ready = new AbortController();
      const { signal } = ready;
      await Promise.race([(0,external_node_events_.once)(response, 'drain', { signal }), (0,external_node_events_.once)(response, 'close', { signal })]);
      ready.abort();
    },
  });
  response.end();
}
function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(text) + 1 });
  response.end(`${text}\n`);
}

;// CONCATENATED MODULE: ./.build/local-platform/server/local-requests.js

function local_requests_targetOf({ url = '' }) {
  const text = url.startsWith('/') ? `http://localhost${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}
function isForThisServer(request, target) {
  if (request.url?.startsWith('/')) return true;
  return target.protocol === 'http:' && ownHosts(request).includes(target.host);
}
function isFromThisMachine(request) {
  if (!hasOwnHost(request)) return false;
  const hosts = ownHosts(request);
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
  if (site !== 'none' && site !== 'same-origin') return false;
  return origin === undefined || hosts.some((name) => origin.toLowerCase() === `http://${name}`);
}

;// CONCATENATED MODULE: ./.build/local-platform/server/storage-requests.js


function isStoragePath(path) {
  return /^\/(herokusources|slugs|streams|logs)\//.test(path);
}
function isObjectPath(path) {
  return path.startsWith('/herokusources/') || path.startsWith('/slugs/');
}
async function serveStorage(options, request, response, url) {
  const { urls, objects, streams, logSessions } = options;
  const key = url.pathname;
  try {
    urls.check(request, url, isObjectPath(key));
    if (key.startsWith('/streams/')) await streams.serve(key, request, response);
    else if (key.startsWith('/logs/')) logSessions.serve(key, request, response);
    else if (request.method === 'GET') await objects.get(key, response);
    else await upload(options, key, request, response);
  } catch (error) {
    if (!(error instanceof StorageError) || response.headersSent) throw error;
    sendStorageError(response, error);
  }
}
async function upload({ objects, store, now }, key, request, response) {
  const { size, checksum } = await objects.put(key, request);
  if (key.startsWith('/slugs/')) {
    const slug = [...store.slugs.values()].find(({ id }) => objects.slugKey(id) === key);
    if (slug === undefined) {
      await objects.delete(key);
      throw noSuchKey();
    }
    Object.assign(slug, { size, checksum: slug.checksum ?? checksum, updatedAt: now() });
  }
  response.writeHead(200, { Etag: `"${checksum.slice(7, 39)}"`, 'Content-Length': 0 });
  response.end();
}
function sendStorageError(response, error) {
  const id = (0,external_node_crypto_.randomBytes)(8).toString('hex').toUpperCase();
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${error.code}</Code><Message>${error.message}</Message><RequestId>${id}</RequestId></Error>`;
  response.writeHead(error.status, {
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(body),
    'X-Amz-Request-Id': id,
  });
  response.end(body);
}

;// CONCATENATED MODULE: ./.build/local-platform/server/server.js








const server_keepAliveMs = 65_000;
const uploadTimeoutMs = 3_600_000;
const server_maxHeadBytes = 16 * 1024;
const maxHeaders = 4000;
function createPlatformServer(context) {
  const api = (0,node_server_dist/* getRequestListener */.SE)(createApi(context).fetch, {
    overrideGlobalObjects: false,
    errorHandler: () =>
      Response.json({ id: 'bad_request', message: 'The path is malformed.' }, { status: 400 }),
  });
  const options = {
    requireHostHeader: false,
    maxHeaderSize: server_maxHeadBytes,
    headersTimeout: context.requestTimeoutMs,
    requestTimeout: uploadTimeoutMs,
    connectionsCheckingInterval: Math.min(context.requestTimeoutMs, 30_000),
    keepAliveTimeout: server_keepAliveMs,
  };
  const handleInOrder = inOrder();
  const server = (0,external_node_http_.createServer)(options, (request, response) => {
    handleInOrder(request, response, () => handle(request, response)).catch((error) => {
      if (response.destroyed || request.destroyed) return;
      console.error(error);
      if (response.headersSent) response.destroy();
      else sendError(response, 500, 'internal_server_error', 'There was an internal error.');
    });
  });
  server.maxHeadersCount = 0;
  answerClientErrors(server);
  async function handle(request, response) {
    const target = local_requests_targetOf(request);
    if (request.rawHeaders.length / 2 > maxHeaders) {
      sendError(response, 431, 'bad_request', `The request has more than ${maxHeaders} headers.`);
    } else if (!isFromThisMachine(request) || (target !== undefined && !isForThisServer(request, target))) {
      sendError(response, 403, 'forbidden', 'Only clients on this machine may use this platform.');
    } else if (target === undefined) {
      sendError(response, 400, 'bad_request', 'The path is malformed.');
    } else if (isGitPath(target.pathname)) {
      await serveGit(context, request, response, target);
    } else if (isStoragePath(target.pathname)) {
      await serveStorage(context, request, response, target);
    } else {
      await api(request, response);
    }
  }
  return server;
}

// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
;// CONCATENATED MODULE: ./.build/local-platform/storage/owner.js





const clockToleranceMs = 10_000;
async function thisProcess() {
  const started = process.platform === 'linux' ? await startOnLinux('self') : undefined;
  const { pid } = process;
  return { pid, host: (0,external_node_os_.hostname)(), started: started ?? new Date(external_node_perf_hooks_.performance.timeOrigin).toISOString() };
}
function isOwner(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'host' in value && 'started' in value)) return false;
  return (
    typeof value.pid === 'number' && [value.host, value.started].every((text) => typeof text === 'string')
  );
}
async function hasEnded(owner) {
  if (owner.host !== (0,external_node_os_.hostname)()) return false;
  if (!isAlive(owner.pid)) return true;
  const started = await startOf(owner.pid).catch(() => undefined);
  return started === undefined ? !isAlive(owner.pid) : !isSameStart(started, owner.started);
}
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
function codeOf(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
function isSameStart(one, other) {
  if (process.platform === 'linux') return one === other;
  return !(Math.abs(Date.parse(one) - Date.parse(other)) > clockToleranceMs);
}
async function startOf(pid) {
  if (process.platform === 'linux') return startOnLinux(String(pid));
  if (process.platform === 'win32') {
    const script = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`;
    return timeFrom('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
  }
  return timeFrom('ps', ['-o', 'lstart=', '-p', String(pid)], ' UTC');
}
async function startOnLinux(pid) {
  const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if ('ZX'.includes(state)) return 'ended';
  const boot = await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${boot.trim()} ${fields[18]}`;
}
async function timeFrom(command, args, zone = '') {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(command, args, { env, timeout: 10_000, windowsHide: true });
  const time = Date.parse(stdout.trim() + zone);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/data-directory.js





const prefix = 'heroku-build-platform-';
const ownerFile = 'owner';
async function temporaryDataDirectory() {
  const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), prefix));
  await (0,promises_.writeFile)((0,external_node_path_.join)(directory, ownerFile), JSON.stringify(await thisProcess()));
  const names = (await (0,promises_.readdir)((0,external_node_os_.tmpdir)())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const other = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name);
    if (await isAbandoned(other).catch(() => false)) await removeTree(other).catch(() => undefined);
  }
  return directory;
}
async function isAbandoned(directory) {
  const stat = await (0,promises_.lstat)(directory);
  if (!stat.isDirectory() || (process.platform !== 'win32' && stat.uid !== (0,external_node_os_.userInfo)().uid)) return false;
  const owner = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, ownerFile), 'utf8'));
  return isOwner(owner) && hasEnded(owner);
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/lock.js





const lockName = '.lock';
const maxAttempts = 20;
async function lockDirectory(directory) {
  await (0,promises_.mkdir)(directory, { recursive: true });
  const real = await (0,promises_.realpath)(directory);
  const lock = (0,external_node_path_.join)(real, lockName);
  for (let attempt = 1; ; attempt++) {
    const name = (0,external_node_crypto_.randomUUID)();
    try {
      await take(lock, name, real);
      await removePrepared(real);
      return () => lock_remove(lock, name);
    } catch (error) {
      if (attempt === maxAttempts || !isTaken(error)) throw error;
    }
    await removeStale(lock, real);
  }
}
async function take(lock, name, directory) {
  const prepared = `${lock}.${name}`;
  await (0,promises_.mkdir)(prepared);
  try {
    const file = await (0,promises_.open)((0,external_node_path_.join)(prepared, name), 'wx');
    try {
      const { ino } = await file.stat({ bigint: true });
      const claim = { ...(await thisProcess()), directory, file: String(ino) };
      await file.writeFile(JSON.stringify(claim));
    } finally {
      await file.close();
    }
    await (0,promises_.rename)(prepared, lock);
    await (0,promises_.stat)((0,external_node_path_.join)(lock, name));
  } catch (error) {
    await (0,promises_.rm)(prepared, { recursive: true, force: true });
    throw error;
  }
}
function isTaken(error) {
  const codes = ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'EBUSY', 'ENOENT'];
  return codes.includes(String(codeOf(error)));
}
async function removeStale(lock, directory) {
  for (const name of await (0,promises_.readdir)(lock).catch(unlessMissing)) {
    const file = (0,external_node_path_.join)(lock, name);
    const text = await (0,promises_.readFile)(file, 'utf8').catch(unlessMissing);
    if (typeof text !== 'string') continue;
    const claim = lock_parse(text);
    if (claim === undefined) {
      throw new Error(`${lock} can't be read: if no local platform uses ${directory}, remove it`);
    }
    if (!(await isStale(claim, file, directory))) throw new Error(refusal(claim, lock, directory));
    await lock_remove(lock, name);
  }
}
async function isStale(claim, file, directory) {
  if (await hasEnded(claim)) return true;
  if (claim.host === (0,external_node_os_.hostname)() && claim.directory === directory) return false;
  const found = await (0,promises_.stat)(file, { bigint: true }).catch(() => undefined);
  return found !== undefined && String(found.ino) !== claim.file;
}
function refusal({ pid, host }, lock, directory) {
  return (
    `${directory} is used by another local platform, process ${pid} on ${host}: stop it, or choose another ` +
    `directory. If it has ended already, remove ${lock}`
  );
}
function lock_parse(text) {
  try {
    const value = JSON.parse(text);
    return isClaim(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
function isClaim(value) {
  if (!isOwner(value) || !('directory' in value && 'file' in value)) return false;
  return typeof value.directory === 'string' && typeof value.file === 'string';
}
async function lock_remove(lock, name) {
  await (0,promises_.rm)((0,external_node_path_.join)(lock, name), { force: true });
  await (0,promises_.rmdir)(lock).catch(() => undefined);
}
async function removePrepared(directory) {
  const names = (await (0,promises_.readdir)(directory)).filter((name) => name.startsWith(`${lockName}.`));
  for (const name of names) {
    await (0,promises_.rm)((0,external_node_path_.join)(directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
function unlessMissing(error) {
  if (error.code === 'ENOENT') return [];
  throw error;
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/objects.js







const maxObjectBytes = 2 * 1024 ** 3;
class Objects {
  #directory;
  constructor(directory) {
    this.#directory = directory;
  }
  async prepare() {
    await (0,promises_.rm)((0,external_node_path_.join)(this.#directory, 'incoming'), { recursive: true, force: true });
    for (const bucket of ['herokusources', 'slugs', 'images', 'repositories', 'incoming'])
      await (0,promises_.mkdir)((0,external_node_path_.join)(this.#directory, bucket), { recursive: true });
  }
  sourceKey(id) {
    return `/herokusources/${id}`;
  }
  slugKey(id) {
    return `/slugs/${id}.tgz`;
  }
  imageKey(id) {
    return `/images/${id}`;
  }
  repositoryKey(appId) {
    return `/repositories/${appId}`;
  }
  file(key) {
    return (0,external_node_path_.join)(this.#directory, ...key.split('/'));
  }
  async put(key, request) {
    const length = request.headers['content-length'];
    if (length === undefined) {
      throw new StorageError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
    }
    if (Number(length) > maxObjectBytes) {
      throw new StorageError(
        400,
        'EntityTooLarge',
        'Your proposed upload exceeds the maximum allowed object size.',
      );
    }
    const incoming = (0,external_node_path_.join)(this.#directory, 'incoming', (0,external_node_crypto_.randomUUID)());
    const checksumStream = new ChecksumStream();
    try {
      await (0,external_node_stream_promises_.pipeline)(request, checksumStream, (0,external_node_fs_.createWriteStream)(incoming));
      await (0,promises_.rename)(incoming, this.file(key));
    } catch (error) {
      await (0,promises_.rm)(incoming, { force: true });
      throw error;
    }
    return { size: checksumStream.size, checksum: checksumStream.checksum() };
  }
  async get(key, response) {
    const file = await (0,promises_.open)(this.file(key)).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
      throw noSuchKey();
    });
    try {
      const { size } = await file.stat();
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size });
      await (0,external_node_stream_promises_.pipeline)(file.createReadStream({ autoClose: false }), response);
    } finally {
      await file.close();
    }
  }
  async sweepSources(now, seconds) {
    const directory = (0,external_node_path_.join)(this.#directory, 'herokusources');
    for (const name of await (0,promises_.readdir)(directory)) {
      const file = (0,external_node_path_.join)(directory, name);
      const uploaded = await (0,promises_.stat)(file).catch(() => undefined);
      if (uploaded !== undefined && uploaded.mtimeMs + seconds * 1000 < now) await (0,promises_.rm)(file, { force: true });
    }
  }
  async delete(key) {
    await (0,promises_.rm)(this.file(key), { recursive: true, force: true });
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/store-file.js



const fileName = 'store.json';
class StoreFile {
  path;
  #directory;
  #serialize;
  #saved = '';
  #saving = Promise.resolve();
  constructor(directory, serialize) {
    this.path = (0,external_node_path_.join)(directory, fileName);
    this.#directory = directory;
    this.#serialize = serialize;
  }
  async read() {
    await this.#removeTemporaryFiles();
    return (0,promises_.readFile)(this.path, 'utf8').catch((error) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
  }
  save() {
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write());
    return this.#saving;
  }
  async #write() {
    const text = this.#serialize();
    if (text === this.#saved) return;
    const temporary = `${this.path}.${process.pid}-${(0,external_node_crypto_.randomUUID)()}.new`;
    try {
      await (0,promises_.writeFile)(temporary, text, { mode: 0o600 });
      await (0,promises_.rename)(temporary, this.path);
    } catch (error) {
      await (0,promises_.rm)(temporary, { force: true });
      throw error;
    }
    this.#saved = text;
  }
  async #removeTemporaryFiles() {
    const names = (await (0,promises_.readdir)(this.#directory)).filter((name) => /^store\.json\..*new$/.test(name));
    for (const name of names) await (0,promises_.rm)((0,external_node_path_.join)(this.#directory, name), { force: true });
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/output-stream.js


const newline = 0x0a;
class OutputStream {
  id;
  file;
  changes = new external_node_events_.EventEmitter().setMaxListeners(0);
  #descriptor;
  #state = 'unopened';
  #size = 0;
  #failure;
  #lastByte = newline;
  constructor(id, file) {
    this.id = id;
    this.file = file;
  }
  get state() {
    return this.#state;
  }
  get size() {
    return this.#size;
  }
  get failure() {
    return this.#failure;
  }
  open() {
    if (this.#state !== 'unopened') return;
    this.#descriptor = (0,external_node_fs_.openSync)(this.file, 'w');
    this.#state = 'open';
  }
  restore() {
    const found = (0,external_node_fs_.statSync)(this.file, { throwIfNoEntry: false });
    if (found === undefined) return;
    this.#size = found.size;
    this.#state = 'ended';
  }
  write(output) {
    if (this.#descriptor === undefined || this.#failure !== undefined) return;
    const bytes = typeof output === 'string' ? Buffer.from(output) : output;
    let written = 0;
    try {
      while (written < bytes.length) written += (0,external_node_fs_.writeSync)(this.#descriptor, bytes, written);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
    this.#size += written;
    this.#lastByte = bytes.at(-1) ?? this.#lastByte;
    this.changes.emit('change');
  }
  writeLines(...lines) {
    const text = lines.map((line) => `${line}\n`).join('');
    this.write(this.#lastByte === newline ? text : `\n${text}`);
  }
  end() {
    if (this.#descriptor === undefined) return;
    (0,external_node_fs_.closeSync)(this.#descriptor);
    this.#descriptor = undefined;
    this.#state = 'ended';
    this.changes.emit('change');
  }
}

;// CONCATENATED MODULE: ./.build/local-platform/storage/streams.js




const heartbeat = Uint8Array.of(0);
const bufferBytes = 64 * 1024;
class Streams {
  #directory;
  #heartbeatMs;
  #busl;
  #streams = new Map();
  #notFound = new Map();
  #readers = new Set();
  #retired = new Map();
  constructor(directory, heartbeatMs, busl = {}) {
    this.#directory = directory;
    this.#heartbeatMs = heartbeatMs;
    this.#busl = busl;
  }
  prepare() {
    (0,external_node_fs_.mkdirSync)(this.#directory, { recursive: true });
  }
  create(id) {
    const stream = new OutputStream(id, (0,external_node_path_.join)(this.#directory, `${id}.log`));
    this.#streams.set(id, stream);
    return stream;
  }
  restore(id) {
    const stream = this.create(id);
    stream.restore();
    return stream;
  }
  path(id) {
    return `/streams/${id.slice(0, 2)}/${id}.log`;
  }
  async serve(key, request, response) {
    const stream = this.#streams.get(/^\/streams\/..\/([^/]+)\.log$/.exec(key)?.[1] ?? '');
    if (stream === undefined || stream.state === 'unopened' || this.#isHeldBack(stream)) {
      sendText(response, 404, 'Channel is not registered.\n');
      return;
    }
    const { range, pastEnd = 204, cutAfter = Number.POSITIVE_INFINITY } = this.#busl;
    const start = streams_startOf(request.headers.range, range);
    if (stream.state === 'ended' && start >= stream.size) {
      sendText(response, pastEnd, '');
      return;
    }
    const reader = streams_follow(stream, start, response, { heartbeatMs: this.#heartbeatMs, cutAfter });
    this.#readers.add(reader);
    try {
      await reader;
    } finally {
      this.#readers.delete(reader);
    }
  }
  retire(id, until) {
    this.#retired.set(id, until);
  }
  async sweep(now) {
    for (const [id, until] of this.#retired) {
      if (until >= now) continue;
      const file = this.#streams.get(id)?.file;
      this.#streams.delete(id);
      this.#retired.delete(id);
      if (file !== undefined) await (0,promises_.rm)(file, { force: true });
    }
  }
  async close() {
    for (const stream of this.#streams.values()) stream.end();
    await Promise.allSettled(this.#readers);
  }
  #isHeldBack({ id }) {
    const before = this.#notFound.get(id) ?? 0;
    if (before >= (this.#busl.notFoundAtFirst ?? 0)) return false;
    this.#notFound.set(id, before + 1);
    return true;
  }
}
async function streams_follow(stream, start, response, { heartbeatMs, cutAfter }) {
  const file = await (0,promises_.open)(stream.file);
  try {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' });
    const buffer = Buffer.allocUnsafe(bufferBytes);
    const cut = start + cutAfter;
    let position = start;
    while (!response.destroyed) {
      const end = stream.state === 'ended' ? Number.POSITIVE_INFINITY : cut;
      if (position >= end) {
        response.end();
        return;
      }
      if (position < stream.size) {
        const length = Math.min(bufferBytes, stream.size - position, end - position);
        const { bytesRead } = await file.read(buffer, 0, length, position);
        position += bytesRead;
        await send(response, buffer.subarray(0, bytesRead));
      } else if (stream.state === 'ended') {
        response.end();
        return;
      } else if ((await nextEvent(stream, response, heartbeatMs)) === 'silence') {
        await send(response, heartbeat);
      }
    }
  } finally {
    await file.close();
  }
}
function send(response, bytes) {
  return new Promise((resolve) => {
    const done = () => {
      response.off('close', done);
      resolve();
    };
    if (response.destroyed) return resolve();
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
function streams_startOf(header, form) {
  const [, unit, start] = /^\s*(bytes=)?(\d+)-/.exec(header ?? '') ?? [];
  const isOther = form !== undefined && form !== (unit === undefined ? 'old' : 'new');
  return start === undefined || isOther ? 0 : Number(start);
}
function sendText(response, status, text) {
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, { 'Content-Type': 'text/plain', ...length });
  response.end(text);
}

;// CONCATENATED MODULE: ./.build/local-platform/platform.js





























const platform_host = '127.0.0.1';
const defaultDynos = {
  maxRunning: 50,
  bootTimeoutMs: 60_000,
  exitTimeoutMs: 30_000,
  idleAfterMs: 30 * 60_000,
  startOnRequest: false,
  startTimeoutMs: 75_000,
  responseTimeoutMs: 30_000,
  idleConnectionMs: 55_000,
  attachTimeoutMs: 60_000,
};
const lastExitTimeoutMs = 2_000;
async function startPlatform(options = {}) {
  const unlock = options.dataDir === undefined ? async () => {} : await lockDirectory(options.dataDir);
  try {
    return await startIn(await temporaryDataDirectory(), options, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}
async function startIn(temporary, options, unlock) {
  const dataDir = options.dataDir ?? temporary;
  const scratch = (0,external_node_path_.join)(temporary, 'scratch');
  const certificateFile = (0,external_node_path_.join)(temporary, 'rendezvous.pem');
  const removeFiles = () => removeTree(temporary);
  try {
    const context = compose(options, dataDir, scratch);
    await context.objects.prepare();
    context.streams.prepare();
    await (0,promises_.mkdir)(scratch, { recursive: true });
    if (options.dataDir !== undefined) await restore(context, options.dataDir);
    const server = createPlatformServer(context);
    const port = await platform_listen(server, options.port ?? 0);
    const url = `http://${platform_host}:${port}`;
    context.urls.setOrigin(url);
    try {
      createNamedApps(context.store, options, context.now());
      await startApps(context);
      await (0,promises_.writeFile)(certificateFile, context.dynos.attachCertificate);
      await context.save();
    } catch (error) {
      await stop(server, context);
      throw error;
    }
    const sweeping = setInterval(() => void sweep(context), options.sweepMs ?? 60_000).unref();
    let closing;
    const close = () => {
      clearInterval(sweeping);
      closing ??= stop(server, context).finally(removeFiles).finally(unlock);
      return closing;
    };
    const logs = () => new Map(context.store.apps.map(({ name, log }) => [name, log]));
    return { url, apiKey: context.apiKey, port, dataDir, certificateFile, logs, close };
  } catch (error) {
    await removeFiles();
    throw error;
  }
}
async function startApps({ store, router, dynos }) {
  await Promise.all(store.apps.map((app) => router.open(app)));
  for (const app of store.apps) dynos.restore(app);
}
async function restore(context, directory) {
  const { store, streams } = context;
  const file = new StoreFile(directory, () => serializeStore(store));
  const text = await file.read();
  try {
    if (text !== undefined) restoreStore(store, text, streams);
  } catch (error) {
    throw new Error(`${file.path} can't be read, remove it to start anew: ${(0,builder_failure/* messageOf */.b)(error)}`);
  }
  context.save = () => file.save();
}
function compose(options, dataDir, scratch) {
  const now = options.now ?? Date.now;
  const store = new Store(now());
  const objects = new Objects((0,external_node_path_.join)(dataDir, 'objects'));
  const streams = new Streams((0,external_node_path_.join)(dataDir, 'streams'), options.heartbeatMs ?? 10_000, options.busl);
  const settings = { ...defaultDynos, ...options.dynos };
  const images = new ContainerImages((0,external_node_path_.join)(scratch, 'images'));
  const dynos = new Dynos({
    now,
    objects,
    images,
    workDir: (0,external_node_path_.join)(scratch, 'dynos'),
    timeouts: {
      boot: settings.bootTimeoutMs,
      exit: settings.exitTimeoutMs,
      attach: settings.attachTimeoutMs,
    },
    maxRunning: settings.maxRunning,
    idleAfterMs: settings.idleAfterMs,
    startOnRequest: settings.startOnRequest,
  });
  const router = new Router({
    dynos,
    startTimeoutMs: settings.startTimeoutMs,
    responseTimeoutMs: settings.responseTimeoutMs,
    idleTimeoutMs: settings.idleConnectionMs,
  });
  const shared = { now, store, objects, streams, dynos };
  const releases = new Releases({
    ...shared,
    images,
    workDir: (0,external_node_path_.join)(scratch, 'releases'),
    timeoutMs: options.releaseTimeoutMs ?? 60 * 60_000,
  });
  const builds = new Builds({
    ...shared,
    releases,
    ...(options.nodeFinder !== undefined && { nodeFinder: new ExternalNodeFinder(options.nodeFinder) }),
    workDir: (0,external_node_path_.join)(scratch, 'builds'),
    cacheDir: (0,external_node_path_.join)(scratch, 'caches'),
    timeoutMs: options.buildTimeoutMs ?? 15 * 60_000,
  });
  const scripts = new Scripts({
    objects,
    images,
    workDir: (0,external_node_path_.join)(scratch, 'scripts'),
    timeoutMs: options.scriptTimeoutMs ?? 60 * 60_000,
  });
  const urls = new SignedUrls(now);
  const setupOptions = { ...shared, router, builds, releases, scripts };
  const appSetups = new AppSetups({ ...setupOptions, workDir: (0,external_node_path_.join)(scratch, 'setups') });
  return {
    ...shared,
    router,
    logSessions: new LogSessions(now, options.heartbeatMs ?? 10_000),
    releases,
    builds,
    appSetups,
    reviewApps: new ReviewApps({ ...setupOptions, appSetups }),
    promotions: new Promotions(store, releases, now),
    urls,
    gitPushes: new GitPushes({ objects, urls, builds }),
    apiKey: options.apiKey ?? (0,external_node_crypto_.randomUUID)(),
    rateLimit: options.rateLimit ?? 4500,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    save: async () => {},
  };
}
async function platform_listen(server, port) {
  server.listen(port, platform_host);
  await (0,external_node_events_.once)(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
async function sweep({ logSessions, objects, streams, now }) {
  logSessions.sweep();
  try {
    await objects.sweepSources(now(), objectUrlSeconds);
    await streams.sweep(now());
  } catch (error) {
    logError(error);
  }
}
async function stop(server, context) {
  const { appSetups, builds, dynos, releases, reviewApps, router, streams } = context;
  const closed = (0,external_node_events_.once)(server, 'close');
  server.close();
  const reason = new Error('The platform is stopping.');
  const pushes = context.gitPushes.stopAll(reason);
  await Promise.all([reviewApps.stopAll(reason), appSetups.stopAll(reason)]);
  await builds.stopAll(reason);
  await releases.stopAll(reason);
  await dynos.stopAll(lastExitTimeoutMs);
  await router.closeAll();
  context.logSessions.close();
  server.closeAllConnections();
  await pushes;
  await streams.close();
  await closed;
  await context.save();
}


/***/ }),

/***/ 5419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ startupMessage)
/* harmony export */ });
function startupMessage({ url, apiKey, certificateFile }, apps) {
  const variables = [
    ['HEROKU_HOST', url],
    ['HEROKU_PARTICLEBOARD_URL', url],
    ['HEROKU_API_KEY', apiKey],
    ['NODE_EXTRA_CA_CERTS', certificateFile],
    ['GIT_CONFIG_COUNT', '2'],
    ['GIT_CONFIG_KEY_0', `url.${url}/.insteadOf`],
    ['GIT_CONFIG_VALUE_0', `${url.replace('http:', 'https:')}/`],
    ['GIT_CONFIG_KEY_1', `http.${url}/.extraHeader`],
    ['GIT_CONFIG_VALUE_1', `Authorization: Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`],
  ];
  const posix = variables.map(([name, value]) => `  export ${name}='${value.replaceAll("'", "'\\''")}'`);
  const powershell = variables.map(([name, value]) => `  $env:${name} = '${value.replaceAll("'", "''")}'`);
  const [app] = apps;
  const commands = ['  heroku apps', ...(app ? [`  git push ${url}/${app}.git HEAD:main`] : [])].join('\n');
  return `Heroku Platform API on ${url}
Apps: ${apps.join(', ') || 'none yet'}

In a workflow step:

  with:
    api-url: ${url}
    api-key: ${apiKey}      # or HEROKU_API_KEY in the environment

For the Heroku CLI and git:

${posix.join('\n')}
${commands}

The same in PowerShell:

${powershell.join('\n')}
${commands}

Stop with Ctrl-C.
`;
}


/***/ }),

/***/ 5096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ AppLog),
/* harmony export */   I: () => (/* binding */ formatLogLine)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6193);


const maxLines = 1500;
const maxCharacters = 2 * 1024 * 1024;
const maxLineLength = 10_000;
class AppLog {
  #now;
  #lines = [];
  #changes = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter().setMaxListeners(0);
  #characters = 0;
  constructor(now = Date.now) {
    this.#now = now;
  }
  get lines() {
    return this.#lines;
  }
  add(source, dyno, message) {
    this.#add(source, dyno, message.replace(/[\r\n]+/g, ' '));
  }
  end() {
    this.#changes.emit('end');
    this.#changes.removeAllListeners();
  }
  #add(source, dyno, message) {
    const line = { time: this.#now(), source, dyno, message };
    this.#lines.push(line);
    this.#characters += message.length;
    while (this.#lines.length > maxLines || this.#characters > maxCharacters) {
      this.#characters -= this.#lines.shift()?.message.length ?? 0;
    }
    this.#changes.emit('line', line);
  }
  follow(onLine, onEnd = () => {}) {
    this.#changes.on('line', onLine);
    this.#changes.once('end', onEnd);
    return () => {
      this.#changes.off('line', onLine);
      this.#changes.off('end', onEnd);
    };
  }
  lineWriter(dyno) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_1__.StringDecoder('utf8');
    let partial = '';
    const add = (text) => this.#add('app', dyno, text.endsWith('\r') ? text.slice(0, -1) : text);
    const write = (text) => {
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) for (const part of partsOf(line)) add(part);
      const parts = partsOf(partial);
      partial = parts.pop() ?? '';
      for (const part of parts) add(part);
    };
    return {
      write: (output) => write(typeof output === 'string' ? output : decoder.write(Buffer.from(output))),
      end: () => {
        write(decoder.end());
        if (partial !== '') add(partial);
        partial = '';
      },
    };
  }
}
function formatLogLine({ time, source, dyno, message }) {
  return `${new Date(time).toISOString().replace('Z', '000+00:00')} ${source}[${dyno}]: ${message}`;
}
function partsOf(line) {
  const parts = [];
  let start = 0;
  while (line.length - start > maxLineLength) {
    const end = start + maxLineLength - (isHighSurrogate(line, start + maxLineLength - 1) ? 1 : 0);
    parts.push(line.slice(start, end));
    start = end;
  }
  return [...parts, line.slice(start)];
}
function isHighSurrogate(text, index) {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00;
}


/***/ })

};
