// Has the process that loads it give account of what it holds: on SIGUSR2, and when it exits, into the file that the
// query names.
import { readdirSync, writeFileSync } from 'node:fs'

const file = new URL(import.meta.url).searchParams.get('file')

function account() {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const most = process.resourceUsage().maxRSS * 1024
  const handles = process.getActiveResourcesInfo().length
  const descriptors = readdirSync('/proc/self/fd').length
  writeFileSync(file, JSON.stringify({ heapUsed, rss, most, handles, descriptors }))
}

process.on('SIGUSR2', account)
process.on('exit', account)
