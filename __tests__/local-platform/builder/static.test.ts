import { promises as fs } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runDyno } from '../../../src/local-platform/builder/dyno.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { buildTarball, CollectedLog, exists, fileEntries, tarball } from './support.js'

/** Sends a path unchanged: a URL would resolve its `..`. */
function request(port: string, path: string, method = 'GET') {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const outgoing = get({ host: '127.0.0.1', port, path, method, agent: false }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body })
    })
    outgoing.once('error', reject)
  })
}

/** Builds a site, and serves its slug while `use` runs. */
async function withSite(
  contents: Record<string, string>,
  use: (port: string, output: string) => Promise<void>,
) {
  const { slug, output, request: built } = await buildTarball(tarball(fileEntries(contents)))
  const log = new CollectedLog()
  const controller = new AbortController()
  const command = slug?.processTypes.web ?? ''
  const options = {
    slugPath: built.slugPath,
    workDir: await temporaryDirectory(),
    command,
    env: { PORT: '0' },
  }
  const dyno = runDyno(options, log.write, controller.signal).catch((reason: unknown) => reason)
  try {
    await Promise.race([log.waitFor('on port'), dyno])
    await use(/on port (\d+)/.exec(log.text)?.[1] ?? '', output)
  } finally {
    controller.abort()
    await dyno
  }
}

describe('a static site', () => {
  test('is served by its slug, and no file outside it', async () => {
    const contents = {
      'index.html': '<h1>home</h1>',
      'a b.css': 'body {}',
      'sub/index.html': 'sub',
      '.env': 'secret',
      Procfile_: '',
    }
    await withSite(contents, async (port, output) => {
      expect(output).toContain('-----> Static app detected\n-----> Installing static file server\n')
      expect(await request(port, '/?x=1')).toMatchObject({ status: 200, body: '<h1>home</h1>', type: /html/ })
      expect(await request(port, '/a%20b.css')).toMatchObject({
        status: 200,
        type: 'text/css; charset=utf-8',
      })
      expect((await request(port, '/sub')).body).toBe('sub')
      expect(await request(port, '/index.html', 'HEAD')).toMatchObject({ status: 200, body: '' })
      expect((await request(port, '/', 'POST')).status).toBe(405)
      for (const path of [
        '/none',
        '/.env',
        '/../../slug.tgz',
        '/%2e%2e/%2e%2e/x',
        '/..%5cx',
        '/%00',
        '/%',
        '//x:y@',
        '/.heroku/static/server.mjs',
      ]) {
        expect([path, (await request(port, path)).status]).toEqual([path, 404])
      }
    })
  })

  test('is served from the root in static.json', async () => {
    const contents = { 'static.json': '{"root":"dist/"}', 'dist/index.html': 'built', 'index.html': 'source' }
    await withSite(contents, async (port, output) => {
      expect(output).toContain('       Root directory: dist\n')
      expect((await request(port, '/')).body).toBe('built')
    })
  })

  test.each([
    ['{"root":"../.."}', 'static.json: root leads outside'],
    ['{"root":"nowhere"}', 'There is no directory nowhere to serve'],
    ['{', 'static.json: '],
  ])('fails to build with static.json %s', async (json, reason) => {
    const { output, workDir } = await buildTarball(tarball(fileEntries({ 'static.json': json, a: '' })))
    expect(output).toContain(` !     ${reason}`)
    expect(output).toMatch(/failed to compile Static app\.\n\n ! {5}Push failed\n$/)
    expect(await exists(join(workDir, 'app', '.heroku'))).toBe(false)
  })

  test('is served from public if that exists', async () => {
    const { output, workDir } = await buildTarball(
      tarball(fileEntries({ 'public/index.html': 'x', README: '' })),
    )
    expect(output).toContain('       Root directory: public\n')
    const config = await fs.readFile(join(workDir, 'app', '.heroku', 'static', 'config.json'), 'utf8')
    expect(JSON.parse(config)).toEqual({ root: 'public' })
  })
})
