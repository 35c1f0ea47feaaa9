// Runs the local platform, and observes its builds and requests.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clock, project } from './processes.js'

/**
 * Calls a function with a fresh local platform, so that figures do not depend on earlier ones. A proxy in front of it
 * counts requests and watches builds.
 *
 * @param apps names of the apps to create
 * @param use receives `url`, `apiKey`, `counts.requests`, and `builds`: for each build a promise of what `watchBuild`
 * returns
 */
export async function withPlatform(apps, use) {
  const args = [join(project, 'dist', 'local-platform', 'index.js'), ...apps.flatMap((app) => ['--app', app])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let server
  try {
    const { target, apiKey } = await readAddress(child)
    const counts = { requests: 0 }
    const builds = []
    const onBuild = (path, build) => builds.push(watchBuild({ url: target, apiKey }, path, build))
    server = createServer(proxyTo(target, counts, onBuild)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return await use({ url: `http://127.0.0.1:${server.address().port}`, apiKey, counts, builds })
  } finally {
    server?.closeAllConnections()
    server?.close()
    child.kill()
    await closed
  }
}

/** Sends a request to the platform's API, and returns the parsed response. */
export async function requestApi({ url, apiKey }, method, path, body) {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` }
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function readAddress(child) {
  let text = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk
    if (text.includes('Stop with')) break
  }
  child.stdout.resume()
  const [, target] = /API on (\S+)/.exec(text) ?? []
  const [, apiKey] = /api-key: (\S+)/.exec(text) ?? []
  if (!target || !apiKey) throw new Error(`The local platform did not start: ${text}`)
  return { target, apiKey }
}

function proxyTo(target, counts, onBuild) {
  return (incoming, outgoing) => {
    counts.requests += 1
    const { method, headers, url } = incoming
    const host = new URL(target).host
    const forwarded = request(new URL(url, target), { method, headers: { ...headers, host } }, (answer) => {
      if (method === 'POST' && url.endsWith('/builds')) {
        answer.once('data', (body) => onBuild(url, JSON.parse(body)))
      }
      outgoing.writeHead(answer.statusCode, answer.headers)
      answer.pipe(outgoing)
    })
    forwarded.on('error', () => incoming.socket.destroy())
    incoming.pipe(forwarded)
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
