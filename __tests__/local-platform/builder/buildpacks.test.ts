import { execFile } from 'node:child_process'
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { displayName } from '../../../src/local-platform/builder/resolve.js'
import { onPosix } from '../../support/operating-systems.js'
import { serve } from '../../support/server.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { buildTarball, exists, fileEntries, tarball, writeFiles } from './support.js'

const sourceTarball = tarball(fileEntries({ README: 'an app' }))

/** Returns the scripts of a buildpack that prints its name and a variable of its environment. */
function scripts(name: string, compile = ''): Record<string, string> {
  return {
    'bin/detect': `#!/bin/sh\n[ -f "$1/README" ] && echo ${name}\n`,
    'bin/compile': `#!/bin/sh\necho "${name} sees GREETING=$GREETING"\n${compile}\n`,
    'bin/release': `#!/bin/sh\necho "default_process_types:"\necho "  web: run-${name}"\n`,
  }
}

async function localBuildpack(name: string, compile?: string, more: Record<string, string> = {}) {
  const directory = await temporaryDirectory()
  await writeFiles(directory, { ...scripts(name, compile), ...more })
  return directory
}

async function gitRepository(): Promise<string> {
  const directory = await temporaryDirectory()
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-C', directory, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
  await git('init', '--quiet', '--initial-branch', 'main')
  for (const name of ['one', 'two']) {
    await writeFiles(directory, scripts(name))
    await git('add', '.')
    await git('update-index', '--chmod=+x', 'bin/detect', 'bin/compile', 'bin/release')
    await git('commit', '--quiet', '--message', name)
    await git('branch', `branch/${name}`)
  }
  await git('tag', 'v1', 'branch/one')
  return directory
}

describe('several buildpacks', () => {
  test('run in order with the exports of earlier ones, and the last one names the process types', async () => {
    const first = await localBuildpack(
      'first',
      'echo "export GREETING=\\"hello, $STACK\\"" > "$(dirname "$0")/../export"',
    )
    const second = await localBuildpack('second', 'echo x > "$1/made-by-second"')
    const { output, slug, workDir } = await buildTarball(sourceTarball, {
      buildpacks: [{ url: first }, { url: second }],
    })
    expect(output).toContain(
      [
        '-----> Using buildpacks:',
        `       1. ${first}`,
        `       2. ${second}`,
        '-----> first app detected',
        'first sees GREETING=',
        '-----> second app detected',
        'second sees GREETING=hello, heroku-24',
        '-----> Discovering process types',
        '       Procfile declares types     -> (none)',
        '       Default types for buildpack -> web',
        '',
      ].join('\n'),
    )
    expect(slug).toMatchObject({
      processTypes: { web: 'run-second' },
      buildpackDescription: 'second',
      buildpacks: [{ url: first }, { url: second }],
    })
    expect(await exists(join(workDir, 'app', 'made-by-second'))).toBe(true)
    expect(await exists(join(first, 'export'))).toBe(false)
  })

  test('stop at the first that fails', async () => {
    const first = await localBuildpack('first', 'exit 1')
    const { output } = await buildTarball(sourceTarball, { buildpacks: [{ url: first }, { url: first }] })
    expect(output.match(/first sees/g)).toHaveLength(1)
    expect(output).toMatch(/ ! {5}Push rejected, failed to compile first app\.\n\n ! {5}Push failed\n$/)
  })

  test('share a cache, which is kept for the next build', async () => {
    const pack = await localBuildpack('pack', 'cat "$2/count"; echo again >> "$2/count"')
    const cacheDir = join(await temporaryDirectory(), 'cache')
    await buildTarball(sourceTarball, { buildpacks: [{ url: pack }], cacheDir })
    const { output } = await buildTarball(sourceTarball, { buildpacks: [{ url: pack }], cacheDir })
    expect(output).toContain('GREETING=\nagain\n')
  })
})

describe('a buildpack can come from', () => {
  test.each([
    ['', 'two'],
    ['#main', 'two'],
    ['#branch/one', 'one'],
    ['#v1', 'one'],
    ['#HEAD~1', undefined],
  ])('a git repository, at ref "%s"', async (ref, name) => {
    const url = `${pathToFileURL(join(await gitRepository(), '.git'))}${ref}`
    const { output, slug } = await buildTarball(sourceTarball, { buildpacks: [{ url }] })
    if (name === undefined) expect(output).toContain('is no branch, tag or commit')
    else expect(slug?.buildpackDescription).toBe(name)
  })

  test('a git repository, at a commit', async () => {
    const directory = await gitRepository()
    const { stdout } = await promisify(execFile)('git', ['-C', directory, 'rev-parse', '--short', 'v1'])
    const { slug } = await buildTarball(sourceTarball, {
      buildpacks: [{ url: `${pathToFileURL(directory)}#${stdout.trim()}` }],
    })
    expect(slug?.buildpackDescription).toBe('one')
  })

  test('a tarball', async () => {
    const bytes = tarball(fileEntries(scripts('packed')))
    const url = `${await serve((_request, response) => response.end(bytes))}/pack.tgz`
    const { output, slug } = await buildTarball(sourceTarball, { buildpacks: [{ url }] })
    expect(output).toContain(`-----> Using buildpack: ${url}\n`)
    expect(slug?.buildpackDescription).toBe('packed')
  })

  test('a file: URL of a directory', async () => {
    const { slug } = await buildTarball(sourceTarball, {
      buildpacks: [{ url: pathToFileURL(await localBuildpack('local')).href }],
    })
    expect(slug?.buildpackDescription).toBe('local')
  })

  test('the source itself, by name', async () => {
    const source = tarball(fileEntries({ README: '', ...scripts('inline') }))
    const { output, slug } = await buildTarball(source, { buildpacks: [{ name: 'heroku-community/inline' }] })
    expect(output).toContain('-----> Using buildpack: heroku-community/inline\n')
    expect(slug?.buildpackDescription).toBe('inline')
  })
})

describe('a buildpack that cannot be fetched', () => {
  test.each([
    [{ name: 'heroku/ruby' }, /heroku\/ruby: only heroku\/nodejs and heroku\/static are built in/],
    [{ url: 'urn:buildpack:heroku/ruby' }, /buildpack heroku\/ruby: only/],
    [{ url: 'ext::sh -c true' }, /neither a built-in name nor a path nor the URL/],
    [{ url: 'http://heroku.test/pack.git' }, /neither a built-in name/],
    [{ url: '--upload-pack=evil' }, /neither a built-in name/],
    [{ url: 'file:///no/such/pack' }, /does not exist/],
    [{}, /neither a built-in name/],
  ])('fails the build: %j', async (buildpack, reason) => {
    const { output } = await buildTarball(sourceTarball, { buildpacks: [buildpack] })
    expect(output).toMatch(/ ! {5}Error fetching custom buildpack [\s\S]*\n ! {5}Push failed\n$/)
    expect(output).toMatch(reason)
  })

  test('is reported without the password in its URL', async () => {
    const host = (await serve((_request, response) => response.writeHead(404).end())).replace('http://', '')
    const { output, failure } = await buildTarball(sourceTarball, {
      buildpacks: [{ url: `http://me:hunter2@${host}/p.git` }],
    })
    expect(output).toContain(`Error fetching custom buildpack http://${host}/p.git`)
    expect(output + failure?.message).not.toContain('hunter2')
  })
})

onPosix('a script that is not executable is reported', async () => {
  const pack = await localBuildpack('pack')
  await fs.chmod(join(pack, 'bin', 'compile'), 0o644)
  const { output } = await buildTarball(sourceTarball, { buildpacks: [{ url: pack }] })
  expect(output).toMatch(
    /bin\/compile: Permission denied[\s\S]* ! {5}Push rejected, failed to compile pack app\./,
  )
})

test.each([
  ['heroku/nodejs', 'heroku/nodejs'],
  ['urn:buildpack:heroku/nodejs', 'heroku/nodejs'],
  ['https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/nodejs.tgz', 'heroku/nodejs'],
  ['https://github.com/heroku/heroku-buildpack-nodejs', 'heroku/nodejs'],
  ['https://github.com/heroku/heroku-buildpack-nodejs.git', 'heroku/nodejs'],
  [
    'https://github.com/heroku/heroku-buildpack-nodejs#v300',
    'https://github.com/heroku/heroku-buildpack-nodejs#v300',
  ],
  ['https://token@github.com/me/pack', 'https://github.com/me/pack'],
])('%s is shown as %s', (url, name) => {
  expect(displayName({ url })).toBe(name)
})
