import type { BuildpackInstallations } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { tarball } from '../../support/platform-client.js'
import { startTestPlatform } from '../start-test-platform.js'

const nodejs = {
  'package.json': '{"name":"app"}',
  'server.js': 'require("http").createServer((_, response) => response.end()).listen(process.env.PORT)\n',
  Procfile: 'web: node server.js\n',
}
const site = { 'index.html': 'Hello' }
const path = '/apps/example/buildpack-installations'

describe('a detected buildpack', () => {
  test('is the buildpack of the app from its first successful build on', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const first = await client.build('example', nodejs)
    expect(first.output).toContain('-----> Determining which buildpack to use for this app\n')
    expect(await client.json<BuildpackInstallations[]>('GET', path)).toEqual([
      { ordinal: 0, buildpack: { name: 'heroku/nodejs', url: 'urn:buildpack:heroku/nodejs' } },
    ])
    const second = await client.build('example', nodejs)
    expect(second.output).toContain('-----> Using buildpack: heroku/nodejs\n-----> Node.js app detected\n')
    expect(second.build.status).toBe('succeeded')
    const other = await client.build('example', site)
    expect(other.output).toContain('-----> App not compatible with buildpack: heroku/nodejs\n')
    expect(other.build.status).toBe('failed')
    await client.json('PUT', path, { updates: [] })
    expect((await client.build('example', site)).build.status).toBe('succeeded')
    expect(await client.json('GET', path)).toMatchObject([{ buildpack: { name: 'heroku/static' } }])
  })

  test('is forgotten when the build fails, and when the build named its own', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const broken = { 'package.json': '{"name":"app","scripts":{"build":"exit 1"}}' }
    expect((await client.build('example', broken)).build.status).toBe('failed')
    const url = await client.upload(await tarball(site))
    const body = { source_blob: { url }, buildpacks: [{ url: 'heroku/static' }] }
    const { id } = await client.json<{ id: string }>('POST', '/apps/example/builds', body)
    expect((await client.finished('example', id)).status).toBe('succeeded')
    expect(await client.json('GET', path)).toEqual([])
  })

  test('is none of an app that builds images, whose missing buildpack is reported as well', async () => {
    const client = await startTestPlatform()
    await client.json('POST', '/apps', { name: 'example', stack: 'cnb' })
    const { output, build } = await client.build('example', { 'requirements.txt': '' })
    expect(build.status).toBe('failed')
    expect(output).toContain('The local platform has no Python buildpack.')
  })
})
