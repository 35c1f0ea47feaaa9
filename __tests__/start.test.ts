import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { project } from './support/deploy.js'
import { waitForExit, waitForProcess } from './support/processes.js'
import { inlineApp, Repository, waitFor, webApp } from './support/repository.js'
import { afterTest, temporaryDirectory } from './support/temporary.js'
import { until } from './support/wait.js'

const bundle = join(project, 'dist', 'start', 'index.js')
const slug = 'heroku-build-slug.tgz'
const onPosix = process.platform === 'win32' ? test.skip : test

describe('npm start', () => {
  test('deploys a checkout, shows log and outputs, and keeps the slug', async () => {
    const repository = await Repository.of(webApp(`response.end('Good day')`), 'Hello')
    const { exitCode, output, temporary, left } = await start(repository.directory)
    expect([exitCode, output]).toEqual([0, expect.stringContaining('\n-----> Doing the work\n')])
    expect(output).toMatch(
      new RegExp(
        `\nDeployed ${repository.head.slice(0, 8)} to quick-start as v3\nhttp://127\\.0\\.0\\.1:\\d+/\nTook `,
      ),
    )
    expect(output).not.toContain('\u001b')
    expect(output).toMatch(/^ {2}slug-id +[0-9a-f-]{36}$/m)
    expect(output).not.toContain('::')

    expect(output).toMatch(
      /^Deploying \S.* to the app quick-start on a local platform at http:\/\/127\.0\.0\.1:\d+\n\n/,
    )
    expect(/^Slug saved as (.+)$/m.exec(output)?.[1]).toBe(join(temporary, slug))
    expect(left).toEqual([slug])
    const names: string[] = []
    await list({ file: join(temporary, slug), onReadEntry: ({ path }) => names.push(path) })
    expect(names).toContain('./app/server.mjs')
  })

  test('shows the dyno coming up, and the answer of the app', async () => {
    const answer = `response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!doctype html>\\n<title>Book\\x1b[2Jshop</title>\\n<p>Good day')`
    const repository = await Repository.of(webApp(answer))
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(0)
    const shown = [
      /^\d{4}-\S+ heroku\[web\.1\]: Starting process with command `node server\.mjs`$/m,
      /^\d{4}-\S+ app\[web\.1\]: process \d+ serves green$/m,
      /^\d{4}-\S+ heroku\[web\.1\]: State changed from starting to up$/m,
      /^GET http:\/\/127\.0\.0\.1:\d+\/ answered 200 OK in \d+ ms: text\/html; charset=utf-8, 55 B$/m,
      /^Title: Book \[2Jshop$/m,
      /^ {2}<p>Good day$/m,
    ]
    const places = shown.map((line) => output.search(line))
    expect([...places, output]).not.toContain(-1)
    expect(places.slice(3)).toEqual(places.slice(3).toSorted((one, other) => one - other))
    expect(output).not.toContain('\x1b')
    expect(output).toMatch(
      /\nThe app and the local platform stop now\. To keep them running: npm start -- --keep\n$/,
    )
    expect(output).not.toContain('nothing answers')
    await waitForExit(pidsIn(output))
  })

  test('warns of a Node that is another than the app asks for', async () => {
    const { 'server.mjs': server = '' } = webApp(`response.end()`)
    const scripts = { build: 'node --version', start: 'node server.mjs' }
    const repository = await Repository.of({
      'package.json': JSON.stringify({ engines: { node: '3.x' }, scripts }),
      'server.mjs': server,
    })
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(0)
    expect(output).toContain(
      ` !     The requested Node.js version (3.x) is not installed on this machine:\n !     the app is built and run with Node.js ${process.version}.`,
    )
  })

  test('fails if the build fails, and shows its error', async () => {
    const repository = await Repository.of(inlineApp('exit 1'))
    const { exitCode, output, left } = await start(repository.directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^Error: Build \S+ of quick-start failed: Push rejected/m)
    expect(output).not.toContain('The slug is at')
    expect(left).toEqual([])
  })

  test('fails if the platform has no buildpack of the language, and says how to name one', async () => {
    const repository = await Repository.of({ 'requirements.txt': 'flask\n' })
    const { exitCode, output } = await start(repository.directory)
    expect([exitCode, output]).toEqual([
      1,
      expect.stringContaining('The local platform has no Python buildpack.'),
    ])
    expect(output).toContain('`npm start -- --buildpack`')
  })

  test('fails if the app crashes, with the end of its log and what to do', async () => {
    const files = { Procfile: 'web: node server.mjs\n', 'server.mjs': `throw new Error('No database')` }
    const repository = await Repository.of(inlineApp('true', files))
    const { exitCode, output, left } = await start(repository.directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/ app\[web\.1\]: Error: No database$/m)
    expect(output).toMatch(/ heroku\[web\.1\]: State changed from starting to crashed$/m)
    expect(output).toMatch(
      /^web\.1 crashed\. Its log above shows why\. Fix that, commit, and run the command again\.$/m,
    )
    expect(left).toEqual([slug])
  })

  test('goes on after a first crash, after which Heroku restarts a dyno at once', async () => {
    const { 'server.mjs': server = '', ...files } = webApp(`response.end('Good day')`)
    const crash = `import { existsSync, writeFileSync } from 'node:fs'
if (!existsSync(process.env.MARK)) {
  writeFileSync(process.env.MARK, '')
  throw new Error('Only once')
}
`
    const { directory } = await Repository.of({ ...files, 'server.mjs': `${crash}${server}` })
    const mark = join(await temporaryDirectory(), 'mark')
    const { exitCode, output } = await start(directory, '--env', `MARK=${mark}`)
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^ {2}Good day$/m)])
    expect(output).toMatch(/State changed from starting to crashed$/m)
  })

  test('shows the end of a long log of a crash', async () => {
    const script = `for (let line = 1; line <= 700; line += 1) console.log('line', line)\nprocess.exitCode = 1\n`
    const repository = await Repository.of(
      inlineApp('true', { Procfile: 'web: node server.mjs\n', 'server.mjs': script }),
    )
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/: line 700$/m)
    expect(output).toMatch(/^\(\d+ lines are left out here\)$/m)
    expect(output.split('\n').length).toBeLessThan(400)
  })

  test('fails if the web process does not listen, and says where it must', async () => {
    const repository = await Repository.of(inlineApp('true', { Procfile: 'web: sleep 600\n' }))
    const fast = pathToFileURL(join(project, '__tests__', 'support', 'fast-time.mjs'))
    const { exitCode, output, left } = await (
      await startNode(['--import', `${fast.href}?factor=40`, bundle, repository.directory])
    ).ended
    expect(exitCode).toBe(1)
    expect(output).toContain('Error R10 (Boot timeout)')
    expect(output).toMatch(/^web\.1 did not listen: .* environment variable PORT.* 60 seconds/m)
    expect(left).toEqual([slug])
  })

  test('reports an app without a web process', async () => {
    const repository = await Repository.of(inlineApp('true', { Procfile: 'worker: node worker.mjs\n' }))
    const { exitCode, output } = await start(repository.directory)
    expect(exitCode).toBe(0)
    expect(output).toMatch(/^The app has no web process, so nothing answers .*: it has only worker\.$/m)
  })

  test('fails if the app answers with an error of its own', async () => {
    const answer = `console.error('No such table'); response.statusCode = 500; response.end('Sorry')`
    const { directory } = await Repository.of(webApp(answer))
    const { exitCode, output } = await start(directory)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^GET \S+ answered 500 Internal Server Error in /m)
    expect(output).toMatch(/ app\[web\.1\]: No such table$/m)
    expect(output).toMatch(/^The app answers with an error\. Its log above/m)
  })

  test('sets the config vars and the buildpacks that are given', async () => {
    const answer = `response.end(process.env.GREETING + ' ' + process.env.EMPTY + ' ' + process.env.SECOND)`
    const { directory } = await Repository.of(webApp(answer))
    const buildpack = async (name: string) => {
      const compile = `#!/usr/bin/env bash
echo "-----> ${name} has $(cat "$3/GREETING")"
`
      return (await Repository.of({ ...inlineApp(), 'bin/compile': compile })).directory
    }
    const [first, second] = [await buildpack('first'), await buildpack('second')]
    const options = ['--env', 'GREETING=Good=day', '--env', 'EMPTY=', '--env=SECOND=2']
    const buildpacks = ['--buildpack', `./${basename(first)}`, '--buildpack', second]
    const env = { ...process.env, INIT_CWD: dirname(first) }
    const { exitCode, output } = await (await startNode([bundle, directory, ...options, ...buildpacks], env))
      .ended
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^ {2}Good=day {2}2$/m)])
    expect(output).toMatch(/-----> first has Good=day\n(.*\n)*-----> second has Good=day\n/)
  })

  onPosix.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves the app running with --keep until %s',
    async (signal) => {
      const { directory } = await Repository.of(
        webApp(`console.log('asked', request.url); response.end('Good day')`),
      )
      const running = await startNode([bundle, directory, '--keep'])
      const text = await running.printed('The app runs at ')
      const [, url = ''] = /^Stop with Ctrl-C\.\nThe app runs at (http:\S+)$/m.exec(text) ?? []
      expect(await (await fetch(`${url}books`)).text()).toBe('Good day')
      expect(await running.printed('app[web.1]: asked /books\n')).toMatch(/heroku\[web\.1\]: State changed/)
      // npm passes on the signal that a terminal sends to both.
      running.child.kill(signal)
      running.child.kill(signal)
      const { exitCode, output, left } = await running.ended
      expect([exitCode, output]).toEqual([0, expect.stringMatching(/\nStopping\.\n$/)])
      expect(left).toEqual([slug])
      await expect(fetch(url)).rejects.toThrow()
      await waitForExit(pidsIn(output))
    },
  )

  onPosix('with --keep leaves nothing of the deploy behind, should it be killed', async () => {
    const { directory } = await Repository.of(webApp(`response.end('Good day')`))
    const running = await startNode([bundle, directory, '--keep'])
    await running.printed('Stop with Ctrl-C.')
    running.child.kill('SIGKILL')
    const { left } = await running.ended
    // The next start removes the platform's own directory.
    expect(left).toEqual([expect.stringMatching(/^heroku-build-platform-/), slug])
  })

  onPosix('leaves an app without a web process running with --keep', async () => {
    const { directory } = await Repository.of(inlineApp('true', { Procfile: 'worker: node worker.mjs\n' }))
    const running = await startNode([bundle, directory, '--keep'])
    const output = await running.printed('Stop with Ctrl-C.')
    expect(output).toContain('The app has no web process')
    expect(output).not.toContain('The app runs at')
    running.child.kill('SIGINT')
    expect(await running.ended).toMatchObject({ exitCode: 0, left: [slug] })
  })

  onPosix('fails with --keep, too, if the app crashes', async () => {
    const { directory } = await Repository.of(inlineApp('true', { Procfile: 'web: exit 3\n' }))
    const { exitCode, output, left } = await start(directory, '--keep')
    expect([exitCode, left]).toEqual([1, [slug]])
    expect(output).toMatch(/^web\.1 crashed\. /m)
  })

  onPosix.each([[], ['--keep']])('stops while it deploys: %j', async (...options) => {
    const never = join(await temporaryDirectory(), 'never')
    const { directory } = await Repository.of(inlineApp(`echo waiting; ${waitFor(never)}`))
    const running = await startNode([bundle, directory, ...options])
    await running.printed('\nwaiting\n')
    running.child.kill('SIGINT')
    const { exitCode, left } = await running.ended
    expect([exitCode, left]).toEqual([1, []])
  })

  onPosix('stops while the app starts', async () => {
    const { directory } = await Repository.of(
      inlineApp('true', { Procfile: 'web: echo $$ > "$STARTED"; exec sleep 600\n' }),
    )
    const started = join(await temporaryDirectory(), 'pid')
    const running = await startNode([bundle, directory, '--env', `STARTED=${started}`])
    const pid = await waitForProcess(started)
    running.child.kill('SIGINT')
    const { exitCode, left } = await running.ended
    expect([exitCode, left]).toEqual([1, [slug]])
    await waitForExit([pid])
  })

  test('does not start inside a dyno, where it would start another one, and so on', async () => {
    const { directory } = await Repository.of(inlineApp('true', { Procfile: `web: node "$START" "$PWD"\n` }))
    const { exitCode, output } = await start(directory, '--env', `START=${bundle}`)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/ app\[web\.1\]: npm start does not run in a dyno \(web\.1\): /m)
  })

  test('shows what this project answers, which as an app serves its README', async () => {
    const names = ['Procfile', 'README.md', 'scripts/serve-readme.js', 'package.json']
    const read = async (name: string) => [name, await readFile(join(project, name), 'utf8')] as const
    const files = Object.fromEntries(await Promise.all(names.map(read)))
    const { directory } = await Repository.of(inlineApp('true', files))
    const { exitCode, output } = await start(directory)
    const [first = ''] = (files['README.md'] ?? '').split('\n')
    expect([exitCode, output]).toEqual([0, expect.stringContaining(`: text/plain; charset=utf-8, `)])
    expect(output).toContain(`\n  ${first}\n`)
  })

  test('reports that there is nothing to deploy', async () => {
    const { exitCode, output } = await start('/nowhere/at/all')
    expect(exitCode).toBe(1)
    expect(output).toMatch(/nowhere\S* is not a directory/)
    const bare = await temporaryDirectory()
    expect(await start(bare)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('is not a git checkout'),
    })
    const { directory } = await Repository.of({ 'below/index.html': '' })
    const part = expect.stringContaining('is inside a git checkout')
    expect(await start(join(directory, 'below'))).toMatchObject({ exitCode: 1, output: part })
  })

  test.each([[], ['/nowhere']])('reports in its first line that git is missing: %j', async (...args) => {
    const empty = await temporaryDirectory()
    const env = { ...process.env, PATH: empty, Path: empty }
    const { exitCode, output } = await (await startNode([bundle, ...args], env)).ended
    expect([exitCode, output]).toEqual([
      1,
      expect.stringMatching(/^git is not on the PATH: install it .*\n$/),
    ])
  })

  test.each(['--help', '-h'])('prints its usage: %s', async (option) => {
    const { exitCode, output } = await start(option)
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^Usage: npm start -- /)])
  })

  test.each([
    [['--colour'], "Unknown option '--colour'\n"],
    [['-x', '.'], "Unknown option '-x'\n"],
    [['.', '..'], 'Only one path is allowed'],
    [['--env', 'SECRET'], '--env must be NAME=VALUE'],
    [['--env', '=SECRET'], '--env must be NAME=VALUE'],
    [['--env', 'A-B=SECRET'], "--env: 'A-B' is not a name of letters, digits and underscores"],
    [['--buildpack', ''], '--buildpack must be a URL, a path or a name'],
    [['--env'], "Option '--env <value>' argument missing"],
    [['--keep=1'], "Option '--keep' does not take an argument"],
  ])('refuses unknown arguments: %j', async (args, message) => {
    const { exitCode, output } = await start(...args)
    expect([exitCode, output]).toEqual([2, expect.stringContaining(message)])
    expect(output).toContain('Usage: npm start -- ')
    expect(output).not.toContain('SECRET')
  })

  test.each([
    ['npm start', 'start'],
    ['npm run platform', 'local-platform'],
  ])('%s reports in its first line that Node is too old', async (_name, entry) => {
    const directory = await temporaryDirectory()
    const preload = join(directory, 'old.cjs')
    const old = "{ ...process.versions, node: '18.20.8' }"
    await writeFile(preload, `Object.defineProperty(process, 'versions', { value: ${old} })`)
    const program = join(project, 'dist', entry, 'index.js')
    const { exitCode, output } = await (await startNode(['--require', preload, program, '/nowhere'])).ended
    const { engines } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const needed = `Node ${engines.node.replace('>=', '')} or later is needed`
    expect([exitCode, output]).toEqual([1, expect.stringMatching(`^${needed}.*\n$`)])
  })
})

interface Ended {
  exitCode: number | null
  /** The output on both streams. */
  output: string
  /** The directory for its temporary files. */
  temporary: string
  /** Names of the files that it has left there. */
  left: string[]
}

interface Running {
  child: ChildProcess
  ended: Promise<Ended>
  /** Waits until a text has been printed, and returns the whole output until then. */
  printed: (text: string) => Promise<string>
}

async function start(...args: string[]): Promise<Ended> {
  return (await startNode([bundle, ...args])).ended
}

/** Starts Node, with a directory of its own for temporary files. The process ends with the test. */
async function startNode(args: string[], env = process.env): Promise<Running> {
  const temporary = await temporaryDirectory()
  const child = spawn(process.execPath, args, {
    cwd: project,
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterTest(async () => child.exitCode === null && child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const ended = once(child, 'close').then(async () => {
    return { exitCode: child.exitCode, output, temporary, left: await readdir(temporary) }
  })
  const printed = (text: string) =>
    until(
      () => output,
      () => output.includes(text),
      `It has not printed ${text}`,
    )
  return { child, ended, printed }
}

/** Returns the ids of the processes of dynos that say them in the log. */
function pidsIn(output: string): number[] {
  return [...output.matchAll(/ app\[web\.1\]: process (\d+) /g)].map(([, pid]) => Number(pid))
}
