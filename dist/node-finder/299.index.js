export const id = 299;
export const ids = [299];
export const modules = {

/***/ 5299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findNode: () => (/* binding */ findNode)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./.build/node_modules/@actions/tool-cache/lib/tool-cache.js + 8 modules
var tool_cache = __webpack_require__(9703);
// EXTERNAL MODULE: ./.build/node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(1739);
// EXTERNAL MODULE: ./node_modules/semver/functions/gt.js
var gt = __webpack_require__(6599);
// EXTERNAL MODULE: ./.build/node-finder/range.js
var node_finder_range = __webpack_require__(4379);
;// CONCATENATED MODULE: ./.build/node-finder/distribution.js



const official = 'https://nodejs.org/dist';
const socketTimeout = 30_000;
const toolArchitecture = process.arch === 'arm' ? 'armv7l' : process.arch;
function archiveOf(version) {
  const isWindows = process.platform === 'win32';
  const system = isWindows ? 'win' : process.platform;
  return {
    name: `node-v${version}-${system}-${toolArchitecture}`,
    extension: isWindows ? '.zip' : '.tar.gz',
  };
}
class Distribution {
  #url;
  #client = new lib/* HttpClient */.Qq('heroku-build', [], { allowRetries: true, maxRetries: 3, socketTimeout });
  constructor(mirror = official) {
    this.#url = mirror.replace(/\/+$/, '');
  }
  async resolve(range) {
    const releases = await this.#releases();
    const newestLts = newest(releases.filter(({ isLts }) => isLts));
    const candidates = releases.filter(
      ({ version, files }) => files.includes(archiveType()) && (0,node_finder_range/* satisfies */.i)(version, range),
    );
    const limited = candidates.filter(({ version }) => newestLts && !gt(version, newestLts.version));
    return (newest(limited) ?? newest(candidates))?.version;
  }
  urlOf(version, file) {
    return `${this.#url}/v${version}/${file}`;
  }
  async checksumOf(version, file) {
    const text = await this.#read(this.urlOf(version, 'SHASUMS256.txt'));
    const line = text.split('\n').find((line) => line.trimEnd().endsWith(`  ${file}`));
    const checksum = /^[0-9a-f]{64}(?= )/.exec(line ?? '')?.[0];
    if (checksum === undefined) throw new Error(`SHASUMS256.txt does not list ${file}`);
    return checksum;
  }
  async #releases() {
    try {
      const index = JSON.parse(await this.#read(`${this.#url}/index.json`));
      const releases = Array.isArray(index) ? index.flatMap((entry) => parseRelease(entry) ?? []) : [];
      if (releases.length === 0) throw new Error('it lists no versions');
      return releases;
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      throw new Error(`Could not get the list of versions from ${new URL(this.#url).host}: ${why}`);
    }
  }
  async #read(url) {
    const response = await this.#client.get(url);
    const status = response.message.statusCode;
    const text = await response.readBody();
    if (status !== 200) throw new Error(`status ${status} for ${new URL(url).pathname}`);
    return text;
  }
}
function archiveType() {
  if (process.platform === 'win32') return `win-${toolArchitecture}-zip`;
  return process.platform === 'darwin' ? `osx-${toolArchitecture}-tar` : `linux-${toolArchitecture}`;
}
function parseRelease(entry) {
  if (typeof entry !== 'object' || entry === null || !('version' in entry) || !('files' in entry)) {
    return undefined;
  }
  const { version, files } = entry;
  const number = /^v(\d+\.\d+\.\d+)$/.exec(String(version))?.[1];
  if (number === undefined || !Array.isArray(files)) return undefined;
  return { version: number, files: files.map(String), isLts: 'lts' in entry && Boolean(entry.lts) };
}
function newest(releases) {
  return releases.reduce(
    (best, release) => (best && gt(best.version, release.version) ? best : release),
    undefined,
  );
}

;// CONCATENATED MODULE: ./.build/node-finder/find-node.js








async function findNode(range, options) {
  process.env.RUNNER_TOOL_CACHE = options.toolCache;
  const cached = (0,tool_cache/* find */.I6)('node', range, toolArchitecture);
  if (cached !== '') {
    options.report(`Found node ${(0,external_node_path_.basename)((0,external_node_path_.dirname)(cached))} in the tool cache`);
    return programsIn(cached);
  }
  const distribution = new Distribution(options.mirror);
  const version = await distribution.resolve(range);
  if (version === undefined) return undefined;
  options.report(`Downloading and installing node ${version}...`);
  const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'node-finder-'));
  process.env.RUNNER_TEMP = scratch;
  try {
    return programsIn(await install(version, distribution, scratch, options));
  } finally {
    await (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
async function install(version, distribution, scratch, { report }) {
  const { name, extension } = archiveOf(version);
  const file = await (0,tool_cache/* downloadTool */.bq)(
    distribution.urlOf(version, name + extension),
    (0,external_node_path_.join)(scratch, name + extension),
  );
  report('Validating checksum');
  const expected = await distribution.checksumOf(version, name + extension);
  const actual = await checksumOf(file);
  if (actual !== expected) {
    throw new Error(
      `Could not install node ${version}: the archive of node ${version} has the checksum ${actual}, but should have ${expected}`,
    );
  }
  const extracted = (0,external_node_path_.join)(scratch, 'extracted');
  await (extension === '.zip' ? (0,tool_cache/* extractZip */.JE)(file, extracted) : (0,tool_cache/* extractTar */.nN)(file, extracted));
  return (0,tool_cache/* cacheDir */.e8)((0,external_node_path_.join)(extracted, name), 'node', version, toolArchitecture);
}
async function checksumOf(file) {
  const hash = (0,external_node_crypto_.createHash)('sha256');
  await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
  return hash.digest('hex');
}
function programsIn(directory) {
  return process.platform === 'win32' ? directory : (0,external_node_path_.join)(directory, 'bin');
}


/***/ })

};
