// `npm run platform` runs this very bundle, through dist/local-platform/index.js, which adds the argument.
const platform = process.argv.indexOf('--local-platform')
if (platform === -1) {
  await import('./command.js')
} else {
  process.argv.splice(platform, 1)
  await import('../local-platform/index.js')
}
