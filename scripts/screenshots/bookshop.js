// The app in the pictures. It is small, and what it prints is real.
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const packageJson = {
  name: 'bookshop',
  version: '2.3.0',
  private: true,
  type: 'module',
  engines: { node: '>=20' },
  scripts: { build: 'node scripts/build.js', start: 'node server.js' },
  dependencies: { express: '5.1.0' },
}

const books = ['Ulysses', 'Middlemarch', 'Moby-Dick', 'Emma', 'Walden', 'Dracula', 'Persuasion']

const server = `import express from 'express'
import { books } from './books.js'

export const app = express()
app.use(express.static('public'))
app.get('/books', (_, response) => response.json(books))
app.get('/healthz', (_, response) => response.sendStatus(204))
if (process.argv[1].endsWith('server.js')) app.listen(process.env.PORT ?? 3000)
`

const build = `import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

// It takes some seconds to compress, since the summary has no chart of a shorter deploy.
const stock = Array.from({ length: 60_000 }, (_, index) => ({ isbn: 9780000000000 + 7919 * index, shelf: (index * index) % 997 }))
writeFileSync('public/stock.json', JSON.stringify(stock))

for (const file of readdirSync('public')) {
  const content = readFileSync(\`public/\${file}\`)
  const small = brotliCompressSync(content)
  writeFileSync(\`public/\${file}.br\`, small)
  console.log(\`\\x1b[32m✓\\x1b[0m public/\${file.padEnd(11)} \${content.length} B → \\x1b[36m\${small.length} B\\x1b[0m\`)
}
`

const smokeTest = `import { once } from 'node:events'
import { app } from '../server.js'

const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
for (const path of ['/', '/books', '/healthz']) {
  const start = performance.now()
  const { status } = await fetch(\`http://127.0.0.1:\${server.address().port}\${path}\`)
  console.log(\`\\x1b[32m✓\\x1b[0m GET \${path.padEnd(8)} \${status} in \${Math.round(performance.now() - start)} ms\`)
}
server.close()
`

const page = `<!doctype html>
<html lang="en">
<title>Bookshop</title>
<link rel="stylesheet" href="style.css">
<h1>Bookshop</h1>
<ul>
${books.map((title) => `  <li>${title}</li>`).join('\n')}
</ul>
</html>
`

const style = `body { font-family: serif; margin: 2rem auto; max-width: 40rem; }
${books.map((_, index) => `li:nth-child(${index + 1}) { background: hsl(${60 * index} 60% 90%); }`).join('\n')}
`

const files = {
  Procfile: 'web: node server.js\nrelease: node scripts/smoke-test.js\n',
  '.gitignore': 'node_modules\n',
  'app.json': '{}\n',
  'package.json': `${JSON.stringify(packageJson, null, 2)}\n`,
  'server.js': server,
  'books.js': listOf(books.slice(2)),
  'scripts/build.js': build,
  'scripts/smoke-test.js': smokeTest,
  'public/index.html': page,
  'public/style.css': style,
}

function listOf(titles) {
  return `export const books = ${JSON.stringify(titles)}\n`
}

/** Creates a checkout of the app. `first`, `second` and `third` make its commits, and return their ids. */
export async function makeBookshop(directory) {
  const git = (...args) => execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim()
  const commit = async (changed, subject) => {
    for (const [path, content] of Object.entries(changed)) {
      await mkdir(dirname(join(directory, path)), { recursive: true })
      await writeFile(join(directory, path), content)
    }
    git('add', '--all')
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--message', subject)
    return git('rev-parse', 'HEAD')
  }
  await mkdir(directory)
  git('init', '--quiet')
  return {
    directory,
    first: () => commit(files, 'Open the shop'),
    second: () => commit({ 'books.js': listOf(books.slice(1)) }, 'Sell Middlemarch'),
    third: () => commit({ 'books.js': listOf(books) }, 'Sell Ulysses'),
  }
}
