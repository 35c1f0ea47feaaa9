// A stub of Heroku's API, as a process. It answers at almost no cost, so that figures are the client's. It sends its
// parent an event with a time for each step.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { clock } from './processes.js'
import { seededRandom } from './random.js'

const { lines = 0, megabytes = 0, uploadFile } = JSON.parse(process.argv[2])
const id = '01234567-89ab-cdef-0123-456789abcdef'
let built = false
let output = ''

const server = createServer(async (request, response) => {
  process.send({ event: 'request', at: clock() })
  const { method, url } = request
  const path = new URL(url, 'http://localhost').pathname
  if (path === '/object') return receiveUpload(request, response)
  request.resume()
  if (path === '/stream') return streamOutput(response)
  const status = method === 'POST' ? 201 : 200
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(resource(path)))
})
server.listen(0, '127.0.0.1', () => process.send({ event: 'listening', url: baseUrl() }))

function baseUrl() {
  return `http://127.0.0.1:${server.address().port}`
}

function resource(path) {
  const status = built ? 'succeeded' : 'pending'
  const release = { id, version: 2, current: true, status: 'succeeded', description: 'Deploy', slug: { id } }
  if (path === '/sources')
    return { source_blob: { get_url: `${baseUrl()}/object`, put_url: `${baseUrl()}/object` } }
  if (/\/builds/.test(path)) {
    return {
      id,
      status,
      output_stream_url: `${baseUrl()}/stream`,
      slug: { id },
      release: { id },
      source_blob: {},
    }
  }
  if (/\/(dynos|formation)$/.test(path)) return []
  if (path.endsWith('/releases')) return [release]
  if (/\/releases/.test(path)) return release
  if (/\/slugs/.test(path)) return slug()
  return { id, name: 'bench', web_url: 'https://bench.example.com/', stack: { name: 'heroku-24' } }
}

function slug() {
  const blob = { method: 'get', url: `${baseUrl()}/object` }
  return { id, blob, commit: 'bench', size: 1, stack: { name: 'heroku-24' }, process_types: { web: 'true' } }
}

async function receiveUpload(request, response) {
  process.send({ event: 'upload', at: clock() })
  let size = 0
  const file = uploadFile && createWriteStream(uploadFile)
  for await (const chunk of request) {
    size += chunk.length
    if (file && !file.write(chunk)) await once(file, 'drain')
  }
  if (file) await new Promise((resolve) => file.end(resolve))
  process.send({ event: 'uploaded', at: clock(), size })
  response.end()
}

async function streamOutput(response) {
  process.send({ event: 'stream', at: clock() })
  response.writeHead(200, { 'Content-Type': 'text/plain' })
  if (megabytes > 0) await streamAtFullSpeed(response)
  else if (built) response.write(output)
  else await streamTimedLines(response)
  built = true
  response.end()
}

/** Writes as fast as the client reads. */
async function streamAtFullSpeed(response) {
  const block = megabyteOfOutput()
  for (let sent = 0; sent < megabytes; sent++) {
    if (!response.write(block)) await once(response, 'drain')
  }
}

/** Writes line by line, each with the time of writing. */
async function streamTimedLines(response) {
  const random = seededRandom(6)
  for (let line = 0; line < lines; line++) {
    await wait(1 + random() * 4)
    const text = `line ${line} ${clock()}\n`
    output += text
    response.write(text)
  }
}

function megabyteOfOutput() {
  const random = seededRandom(7)
  let text = ''
  while (text.length < 1e6)
    text += `remote:        Installing package-${Math.floor(random() * 1e6)} (${random()})\n`
  return Buffer.from(`${text.slice(0, 1e6 - 1)}\n`)
}
