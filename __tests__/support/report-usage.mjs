// Makes the process that loads it report its use of resources: on SIGUSR2, and when it exits, into the file that the
// query names.
import { readdirSync, writeFileSync } from 'node:fs'

const file = new URL(import.meta.url).searchParams.get('file')

function reportUsage() {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const maxRss = process.resourceUsage().maxRSS * 1024
  const handles = process.getActiveResourcesInfo().length
  const descriptors = readdirSync('/proc/self/fd').length
  writeFileSync(file, JSON.stringify({ heapUsed, rss, maxRss, handles, descriptors }))
}

process.on('SIGUSR2', reportUsage)
process.on('exit', reportUsage)
