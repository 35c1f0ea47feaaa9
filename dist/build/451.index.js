export const id = 451;
export const ids = [451];
export const modules = {

/***/ 5451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportArchive: () => (/* binding */ reportArchive),
/* harmony export */   reportExportIgnored: () => (/* binding */ reportExportIgnored),
/* harmony export */   warnOfChanges: () => (/* binding */ warnOfChanges)
/* harmony export */ });
/* harmony import */ var _source_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9058);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8045);


const namesInLine = 5;
function reportArchive(run, packed) {
  const { log } = run;
  const { files, size, checksum, skipped, replaced } = packed.archive;
  run.output('checksum', checksum);
  log.info(`Archived ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(files, 'file')}, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(size)} (${describeOrigin(packed)})`);
  if (packed.origin === 'no-repository') warnOfMissingRepository(run, packed);
  if (packed.warning !== undefined) log.warning(packed.warning);
  if (packed.hasOwnRepository) {
    log.warning(
      `The directory ${packed.directory} is a separate git checkout inside another one. Its files are deployed as they are, not its commit. To deploy its commit, check it out outside any other repository`,
    );
  }
  if (replaced.length > 0) {
    const where = packed.origin === 'commit' ? 'of the commit' : 'of the directory';
    const list = formatInLine(replaced);
    log.info(`The input 'include' replaces ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(replaced.length, 'file')} ${where}: ${list}`);
  }
  if (skipped.length > 0) {
    log.warning(`Left out of the archive because they are neither files nor links:\n${(0,_source_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .formatList */ .ki)(skipped)}`);
  }
}
function reportExportIgnored({ log }, { count, names }) {
  if (count === 0) return;
  log.info(
    `Left out by 'export-ignore' in .gitattributes: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(count, 'file')}: ${formatInLine(names)}`,
  );
}
function warnOfChanges({ log }, changes) {
  if (changes.length === 0) return;
  log.warning(
    `The checkout differs from the commit, and the commit is what is deployed. These changes are left out:\n${(0,_source_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .formatList */ .ki)(changes)}\nTo deploy these files as they are, list them in the input 'include'`,
  );
}
function describeOrigin({ origin, commit, directory }) {
  const named = commit && `commit ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(commit.sha)} "${commit.subject}"`;
  if (origin === 'commit' && named) return named;
  if (origin === 'no-repository') return 'the directory, which is not in a git repository';
  const files = `the directory ${directory} as it is, with the files that the job built`;
  return named ? `${files}, not those of ${named}` : files;
}
function warnOfMissingRepository({ log }, { archive: { files, ignored }, isGitInstalled }) {
  const leftOut =
    ignored.count === 0
      ? ''
      : `, without what .gitignore names:\n${(0,_source_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .formatList */ .ki)(ignored.names, undefined, ignored.count)}\n`;
  const reason = isGitInstalled
    ? 'The workspace has no git repository: no step has checked one out, or git was missing or older than 2.18 when actions/checkout ran, which then downloads the files alone'
    : 'The workspace has no git repository, since git is not on the PATH: without it, actions/checkout downloads the files alone';
  log.warning(
    `A directory is deployed, not a commit: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(files, 'file')} as they are in the workspace${leftOut || '. '}${reason}. To deploy the commit, install git on the runner or in its container image, before the step with actions/checkout`,
  );
}
function formatInLine(names) {
  const more = names.length - namesInLine;
  return `${names.slice(0, namesInLine).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}


/***/ })

};
