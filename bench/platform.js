// The local platform, and what a bench sees of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clock, project } from './processes.js'

/**
 * Runs something with a fresh local platform, so that no figure depends on those before it, and with a server in front
 * that counts the requests to its API and knows of the builds.
 *
 * @param use gets `url`, `apiKey`, `counted.requests`, and `builds`: a promise each of what `watchBuild` gives
 */
export async function withPlatform(apps, use) {
  const args = [join(project, 'dist', 'local-platform', 'index.js'), ...apps.flatMap((app) => ['--app', app])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let server
  try {
    const { target, apiKey } = await started(child)
    const counted = { requests: 0 }
    const builds = []
    const onBuild = (path, build) => builds.push(watchBuild({ url: target, apiKey }, path, build))
    server = createServer(passOn(target, counted, onBuild)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return await use({ url: `http://127.0.0.1:${server.address().port}`, apiKey, counted, builds })
  } finally {
    server?.closeAllConnections()
    server?.close()
    child.kill()
    await ended
  }
}

/** Asks the platform's API. */
export async function api({ url, apiKey }, method, path, body) {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` }
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function started(child) {
  let text = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk
    if (text.includes('Stop with')) break
  }
  child.stdout.resume()
  const [, target] = /API on (\S+)/.exec(text) ?? []
  const [, apiKey] = /api-key: (\S+)/.exec(text) ?? []
  if (!target || !apiKey) throw new Error(`The local platform does not start: ${text}`)
  return { target, apiKey }
}

function passOn(target, counted, onBuild) {
  return (incoming, outgoing) => {
    counted.requests += 1
    const { method, headers, url } = incoming
    const host = new URL(target).host
    const passed = request(new URL(url, target), { method, headers: { ...headers, host } }, (answer) => {
      if (method === 'POST' && url.endsWith('/builds')) {
        answer.once('data', (body) => onBuild(url, JSON.parse(body)))
      }
      outgoing.writeHead(answer.statusCode, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => incoming.socket.destroy())
    incoming.pipe(passed)
  }
}

/** When a build was created and was over: its output at its end, and its status no longer pending. */
async function watchBuild(platform, path, { id, output_stream_url: stream }) {
  const created = clock()
  const { body } = await fetch(stream)
  for await (const _ of body);
  for (;;) {
    const { status } = await api(platform, 'GET', `${path}/${id}`)
    if (status !== 'pending') return { created, over: clock(), status }
    await wait(10)
  }
}
