// An API with nothing behind it, in a process of its own: what it costs is next to nothing, so that what is measured
// is the client. It tells its parent when what happens.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { chance } from './chance.js'
import { clock } from './processes.js'

const { lines = 0, megabytes = 0, keep } = JSON.parse(process.argv[2])
const id = '01234567-89ab-cdef-0123-456789abcdef'
let built = false
let said = ''

const server = createServer(async (request, response) => {
  process.send({ event: 'request', at: clock() })
  const { method, url } = request
  const path = new URL(url, 'http://localhost').pathname
  if (path === '/object') return take(request, response)
  request.resume()
  if (path === '/stream') return stream(response)
  const status = method === 'POST' ? 201 : 200
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(resource(path)))
})
server.listen(0, '127.0.0.1', () => process.send({ event: 'listening', url: base() }))

function base() {
  return `http://127.0.0.1:${server.address().port}`
}

function resource(path) {
  const status = built ? 'succeeded' : 'pending'
  const release = { id, version: 2, current: true, description: 'Deploy', slug: { id } }
  if (path === '/sources')
    return { source_blob: { get_url: `${base()}/object`, put_url: `${base()}/object` } }
  if (/\/builds/.test(path)) {
    return {
      id,
      status,
      output_stream_url: `${base()}/stream`,
      slug: { id },
      release: { id },
      source_blob: {},
    }
  }
  if (/\/releases/.test(path)) return { ...release, status: 'succeeded' }
  return { id, name: 'bench', web_url: 'https://bench.example.com/', stack: { name: 'heroku-24' } }
}

async function take(request, response) {
  const start = clock()
  process.send({ event: 'upload', at: start })
  let size = 0
  const file = keep && createWriteStream(keep)
  for await (const chunk of request) {
    size += chunk.length
    if (file && !file.write(chunk)) await once(file, 'drain')
  }
  if (file) await new Promise((resolve) => file.end(resolve))
  process.send({ event: 'uploaded', at: clock(), size })
  response.end()
}

async function stream(response) {
  process.send({ event: 'stream', at: clock() })
  response.writeHead(200, { 'Content-Type': 'text/plain' })
  if (megabytes > 0) await fast(response)
  else if (built) response.write(said)
  else await timed(response)
  built = true
  response.end()
}

/** As fast as the reader takes it. */
async function fast(response) {
  const block = megabyteOfOutput()
  for (let sent = 0; sent < megabytes; sent++) {
    if (!response.write(block)) await once(response, 'drain')
  }
}

/** Line by line, each with the time at which it was sent. */
async function timed(response) {
  const random = chance(6)
  for (let line = 0; line < lines; line++) {
    await wait(1 + random() * 4)
    const text = `line ${line} ${clock()}\n`
    said += text
    response.write(text)
  }
}

function megabyteOfOutput() {
  const random = chance(7)
  let text = ''
  while (text.length < 1e6)
    text += `remote:        Installing package-${Math.floor(random() * 1e6)} (${random()})\n`
  return Buffer.from(`${text.slice(0, 1e6 - 1)}\n`)
}
