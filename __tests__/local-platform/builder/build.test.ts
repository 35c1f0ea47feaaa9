import { createHash } from 'node:crypto'
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { BuildFailed } from '../../../src/local-platform/builder/build.js'
import { onPosix } from '../../support/operating-systems.js'
import { serve } from '../../support/server.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { buildTarball, CollectedLog, exists, fileEntries, type TarEntry, tarball } from './support.js'

const inlineFiles = {
  README: 'hello',
  'bin/detect': '#!/bin/sh\necho Inline\n',
  'bin/compile': '#!/bin/sh\necho "-----> Compiling"\n',
  'bin/release': '#!/bin/sh\necho "default_process_types: { web: run-web, worker: run-worker }"\n',
}

const inline = (contents: Record<string, string> = {}): TarEntry[] =>
  fileEntries({ ...inlineFiles, ...contents })

async function slugEntries(file: string) {
  const entries: Record<string, { type: string; mode: number; linkpath: string }> = {}
  const order: string[] = []
  await list({
    file,
    onReadEntry: ({ path, type, mode, linkpath }) => {
      order.push(path)
      entries[path] = { type, mode: mode ?? 0, linkpath: linkpath ?? '' }
    },
  })
  return { entries, order }
}

describe('a build with the buildpack in its source', () => {
  test('writes the same output as Heroku', async () => {
    const { output, slug } = await buildTarball(tarball(inline({ Procfile: 'web: my-web\n' })))
    expect(output).toMatch(
      new RegExp(
        [
          '^',
          '-----> Building on the Heroku-24 stack',
          '-----> Determining which buildpack to use for this app',
          '-----> Inline app detected',
          '-----> Compiling',
          '-----> Discovering process types',
          '       Procfile declares types     -> web',
          '       Default types for buildpack -> worker',
          '',
          '-----> Compressing\\.\\.\\.',
          '       Done: 1K',
          '$',
        ].join('\n'),
      ),
    )
    expect(slug).toMatchObject({
      processTypes: { web: 'my-web', worker: 'run-worker' },
      buildpackDescription: 'Inline',
      buildpacks: [{ name: 'heroku-community/inline' }],
    })
  })

  onPosix('packs ./app with its modes and links, and the same bytes every time', async () => {
    const source = tarball([
      ...inline({ 'b/ü \n-x': 'odd', '@at': 'not an archive', '-dash': '' }),
      { path: 'link', type: 'SymbolicLink', linkpath: 'b' },
      { path: 'dangling', type: 'SymbolicLink', linkpath: 'nowhere/at-all' },
      { path: 'hard', type: 'Link', linkpath: '-dash' },
    ])
    const first = await buildTarball(source)
    const second = await buildTarball(source)
    const bytes = await fs.readFile(first.request.slugPath)
    expect(first.slug?.checksum).toBe(`SHA256:${createHash('sha256').update(bytes).digest('hex')}`)
    expect(first.slug?.size).toBe(bytes.length)
    expect(second.slug?.checksum).toBe(first.slug?.checksum)
    const { entries, order } = await slugEntries(first.request.slugPath)
    expect(order[0]).toBe('./app/')
    expect(order).toEqual([...order].sort())
    expect(entries['./app/bin/detect']?.mode).toBe(0o755)
    expect(entries['./app/b/ü \n-x']?.mode).toBe(0o644)
    expect(entries['./app/link']).toMatchObject({ type: 'SymbolicLink', linkpath: 'b' })
    expect(entries['./app/dangling']).toMatchObject({ type: 'SymbolicLink', linkpath: 'nowhere/at-all' })
    expect(entries['./app/hard']).toMatchObject({ type: 'Link', linkpath: 'app/-dash' })
  })

  test('strips the top directory of an archive, as GitHub’s archives have one', async () => {
    const nested = inline({ a: '' }).map((entry) => ({ ...entry, path: `owner-app-c0ffee/${entry.path}` }))
    const { request } = await buildTarball(
      tarball([
        { path: 'pax_global_header', type: 'GlobalExtendedHeader', content: '16 comment=c0fe\n' },
        ...nested,
      ]),
    )
    expect((await slugEntries(request.slugPath)).order).toContain('./app/bin/detect')
  })

  test('leaves out what .slugignore matches, and says so', async () => {
    const { output, request } = await buildTarball(
      tarball(inline({ '.slugignore': '/test\n*.psd\n', 'test/a': '', 'art/x.psd': '', '.git/HEAD': '' })),
    )
    expect(output).toContain('-----> Deleting 2 files matching .slugignore patterns.\n')
    const { order } = await slugEntries(request.slugPath)
    expect(order.filter((path) => /test|psd|\.git/.test(path))).toEqual([])
    expect(order).toContain('./app/.slugignore')
  })
})

describe('a build fails', () => {
  test.each<[string, TarEntry[], string]>([
    [
      'when nothing is detected',
      fileEntries({ README: '' }),
      '-----> Determining which buildpack to use for this app\n' +
        ' !     No default language could be detected for this app.\n' +
        '\t\t\tHINT: This occurs when Heroku cannot detect the buildpack to use for this application automatically.\n' +
        '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks\n' +
        '\n !     Push failed\n',
    ],
    [
      'when the buildpack fails',
      inline({ 'bin/compile': '#!/bin/sh\necho out; echo err >&2; echo again; exit 3\n' }),
      '-----> Inline app detected\nout\nerr\nagain\n' +
        ' !     Push rejected, failed to compile Inline app.\n' +
        '\n !     Push failed\n',
    ],
    [
      'when bin/release prints no YAML',
      inline({ 'bin/release': '#!/bin/sh\necho "a: [b"\n' }),
      ' !     Push rejected, failed to compile Inline app.\n\n !     Push failed\n',
    ],
  ])('%s', async (_name, entries, ending) => {
    const { output, failure } = await buildTarball(tarball(entries))
    expect(failure).toBeInstanceOf(BuildFailed)
    expect(output.endsWith(ending) ? ending : output).toBe(ending)
  })

  test('when the selected buildpack does not detect the app', async () => {
    const { output } = await buildTarball(tarball(fileEntries({ README: '' })), {
      buildpacks: [{ url: 'https://github.com/heroku/heroku-buildpack-nodejs' }],
    })
    expect(output).toContain(
      '-----> Using buildpack: heroku/nodejs\n' +
        '-----> App not compatible with buildpack: heroku/nodejs\n' +
        '       There is no package.json at the root of the app.\n' +
        '       \n' +
        '       More info: https://devcenter.heroku.com/articles/buildpacks#detection-failure\n' +
        '\n !     Push failed\n',
    )
  })

  test('when the checksum does not match', async () => {
    const { output, workDir } = await buildTarball(tarball(inline()), {
      checksum: `SHA256:${'0'.repeat(64)}`,
    })
    expect(output).toMatch(
      /^\n ! {5}The source has another checksum: SHA256:\w{64} instead of SHA256:0+\n\n ! {5}Push failed\n$/,
    )
    expect(await exists(join(workDir, 'app'))).toBe(false)
  })

  test('when compiling takes too long', async () => {
    const { output } = await buildTarball(tarball(inline({ 'bin/compile': '#!/bin/sh\nsleep 60\n' })), {
      limits: { compileTime: 300 },
    })
    expect(output).toMatch(/-----> Timed out running buildpack Inline\n\n ! {5}Push failed\n$/)
  })

  test('when the slug is too large', async () => {
    const { output, request } = await buildTarball(tarball(inline()), { limits: { slugBytes: 1 } })
    expect(output).toMatch(
      /-----> Compressing\.\.\.\n ! {5}Compiled slug size: 1K is too large \(max is .*M\)\.\n ! {5}See: http:\S+\n\n ! {5}Push failed\n$/,
    )
    expect(await exists(request.slugPath)).toBe(false)
  })
})

describe('an aborted build', () => {
  test('rejects with the reason and reports no failure', async () => {
    const controller = new AbortController()
    const log = new CollectedLog()
    const source = tarball(inline({ 'bin/compile': '#!/bin/sh\necho compiling; sleep 60\n' }))
    const building = buildTarball(source, { signal: controller.signal, log })
    await log.waitFor('compiling')
    const reason = new Error('canceled')
    controller.abort(reason)
    const { failure, output } = await building
    expect(failure).toBe(reason)
    expect(output).not.toContain('!')
  })

  test('stops waiting for a source that does not arrive', async () => {
    const controller = new AbortController()
    const reason = new Error('canceled')
    const url = await serve(() => controller.abort(reason))
    const { failure } = await buildTarball(Buffer.alloc(0), { sourceUrl: url, signal: controller.signal })
    expect(failure).toBe(reason)
  })
})

test('a buildpack gets config vars in ENV_DIR, and none of the platform’s secrets', async () => {
  process.env.HEROKU_API_KEY = 'top-secret'
  process.env.INPUT_APP = 'top-secret'
  try {
    const compile =
      '#!/bin/sh\nenv\nfor f in "$3"/*; do echo "file $(basename "$f")=$(cat "$f")"; done\necho "cache $2"\n'
    const { output, request } = await buildTarball(tarball(inline({ 'bin/compile': compile })), {
      config: { FOO: 'a value\n', '../escape': 'x' },
    })
    expect(output).not.toContain('top-secret')
    expect(output).toContain('STACK=heroku-24\n')
    expect(output).toContain('SOURCE_VERSION=c0ffee\n')
    expect(output).toContain('REQUEST_ID=request-1\n')
    expect(output).toContain('file FOO=a value\n')
    expect(output).not.toMatch(/^FOO=/m)
    expect(output).toContain(`cache ${request.cacheDir}\n`)
  } finally {
    delete process.env.HEROKU_API_KEY
    delete process.env.INPUT_APP
  }
})

test('an existing work directory is used', async () => {
  const { slug } = await buildTarball(tarball(inline()), { workDir: await temporaryDirectory() })
  expect(slug?.size).toBeGreaterThan(0)
})
