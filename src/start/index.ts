import { isTooOld, tooOld } from './node-version.js'

// All else is loaded after this check: an older Node lacks functions that it calls, and may not even be able to parse it.
// `npm run platform` runs this very bundle, through dist/local-platform/index.js, which adds the argument.
const platform = process.argv.indexOf('--local-platform')
if (isTooOld(process.versions.node)) {
  process.stderr.write(tooOld(process.version, process.execPath))
  process.exitCode = 1
} else if (platform === -1) {
  await import('./command.js')
} else {
  process.argv.splice(platform, 1)
  await import('../local-platform/index.js')
}
