import { isTooOld, tooOldMessage } from './node-version.js'

// Everything else is loaded after this check: an older Node lacks functions that it calls, or cannot even parse it.
// `npm run platform` runs this bundle too, through dist/local-platform/index.js, which adds the argument.
const platform = process.argv.indexOf('--local-platform')
if (isTooOld(process.versions.node)) {
  process.stderr.write(tooOldMessage(process.version, process.execPath))
  process.exitCode = 1
} else if (platform === -1) {
  await import('./command.js')
} else {
  process.argv.splice(platform, 1)
  await import('../local-platform/index.js')
}
