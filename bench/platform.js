// Runs the local platform, and observes its builds and requests.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { clock, project } from './processes.js'

/**
 * Calls a function with a fresh local platform, so that figures do not depend on earlier ones. A proxy in front of it
 * records requests, delays them, and watches builds.
 *
 * @param apps names of the apps to create
 * @param use receives `url` and `apiKey`; `direct`, the platform's own address, for requests that are not measured;
 * `requests`: the method and path of each request, and when it came; `delay`, milliseconds for which each request
 * waits from then on; and `builds`: for each build a promise of what `watchBuild` returns
 */
export async function withPlatform(apps, use) {
  const args = [join(project, 'dist', 'local-platform', 'index.js'), ...apps.flatMap((app) => ['--app', app])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let server
  try {
    const { target, apiKey } = await readAddress(child)
    const direct = { url: target, apiKey }
    const platform = { url: '', apiKey, direct, requests: [], builds: [], delay: 0 }
    server = createServer(proxyTo(platform)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    platform.url = `http://127.0.0.1:${server.address().port}`
    return await use(platform)
  } finally {
    server?.closeAllConnections()
    server?.close()
    child.kill()
    await closed
  }
}

/** Sends a request to the platform's API, and returns the parsed response. */
export async function requestApi({ url, apiKey }, method, path, body, more = {}) {
  const accept = 'application/vnd.heroku+json; version=3'
  const headers = { Accept: accept, Authorization: `Bearer ${apiKey}`, ...more }
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function readAddress(child) {
  let printed = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    if (printed.includes('Stop with')) break
  }
  child.stdout.resume()
  const [, target] = /API on (\S+)/.exec(printed) ?? []
  const [, apiKey] = /api-key: (\S+)/.exec(printed) ?? []
  if (!target || !apiKey) throw new Error(`The local platform did not start: ${printed}`)
  return { target, apiKey }
}

function proxyTo(platform) {
  const { direct, requests, builds } = platform
  const { host } = new URL(direct.url)
  // Kept connections, so that the figures are not those of opening some.
  const agent = new Agent({ keepAlive: true })
  const isJson = ({ headers }) => headers['content-type']?.includes('json')
  return async (incoming, outgoing) => {
    const { method, headers, url } = incoming
    requests.push({ method, path: url.replace(/\?.*/, ''), at: clock() })
    incoming.on('error', () => outgoing.destroy())
    if (platform.delay > 0) await wait(platform.delay)
    // The platform gets the source of a build from itself, and the client reads everything through the proxy.
    const body = isJson(incoming) ? (await text(incoming)).replaceAll(platform.url, direct.url) : undefined
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const options = { method, headers: { ...headers, host, ...length }, agent }
    const forwarded = request(new URL(url, direct.url), options, async (answer) => {
      const { 'content-length': _, ...kept } = answer.headers
      if (!isJson(answer)) {
        outgoing.writeHead(answer.statusCode, answer.headers)
        answer.pipe(outgoing)
        return
      }
      const json = await text(answer)
      if (method === 'POST' && url.endsWith('/builds')) builds.push(watchBuild(direct, url, JSON.parse(json)))
      outgoing.writeHead(answer.statusCode, kept).end(json.replaceAll(direct.url, platform.url))
    })
    forwarded.on('error', () => incoming.socket.destroy())
    if (body === undefined) incoming.pipe(forwarded)
    else forwarded.end(body)
  }
}

/** Returns when a build was `created` and `ended` (its output complete, its status final), and its `status`. */
async function watchBuild(platform, path, { id, output_stream_url: stream }) {
  const created = clock()
  const { body } = await fetch(stream)
  for await (const _ of body);
  for (;;) {
    const { status } = await requestApi(platform, 'GET', `${path}/${id}`)
    if (status !== 'pending') return { created, ended: clock(), status }
    await wait(10)
  }
}
