/**
 * The server in the slug of a static site. It uses only Node's own modules, supports GET and HEAD, and serves
 * `index.html` for a directory. It serves no file whose path has a name with a leading dot and, after following links,
 * nothing outside its root. It is a string because it becomes a file of the app.
 */
export const staticServer = `import { createReadStream, readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { fileURLToPath } from 'node:url'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

const config = JSON.parse(readFileSync(new URL('config.json', import.meta.url), 'utf8'))
const root = await realpath(join(fileURLToPath(new URL('../..', import.meta.url)), config.root))

const server = createServer((request, response) => {
  serve(request, response).catch(() => end(response, 500, 'Internal Server Error'))
})

async function serve(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Method Not Allowed')
  const file = await find(request.url.split('?')[0])
  if (file === undefined) return end(response, 404, 'Not Found')
  const type = TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-length': file.size })
  if (request.method === 'HEAD') return response.end()
  pipeline(createReadStream(file.path), response, () => {})
}

async function find(pathname) {
  const parts = decode(pathname).split(/[\\\\/]/).filter(Boolean)
  if (parts.some((part) => part.startsWith('.') || part.includes('\\0'))) return undefined
  for (const path of [join(root, ...parts), join(root, ...parts, 'index.html')]) {
    const real = await realpath(path).catch(() => undefined)
    if (real === undefined || !real.startsWith(root + sep)) continue
    const found = await stat(real)
    if (found.isFile()) return { path: real, size: found.size }
  }
  return undefined
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return '.'
  }
}

function end(response, status, text) {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(text + '\\n')
}

server.listen(Number(process.env.PORT ?? 5000), () => {
  console.log('Serving ' + config.root + ' on port ' + server.address().port)
})
`
