import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startPlatform } from '../../src/local-platform/platform.js'
import { temporaryDirectory } from '../support/temporary.js'
import { Client, readUntil, source, start } from './harness.js'

describe('startPlatform', () => {
  test('serves on 127.0.0.1 alone, with a free port and a random key', async () => {
    const [one, other] = [await start(), await start()]
    expect(one.platform.url).toBe(`http://127.0.0.1:${one.platform.port}`)
    expect(one.platform.port).not.toBe(other.platform.port)
    expect(one.platform.apiKey).not.toBe(other.platform.apiKey)
  })

  test('leaves nothing behind, however often it is closed, even in the middle of a build', async () => {
    const client = await start({ apps: ['example'] })
    const { output_stream_url: url } = await client.startBuild(
      'example',
      source({}, 'echo up; exec sleep 60'),
    )
    await readUntil(url, 'up\n')
    await Promise.all([client.platform.close(), client.platform.close()])
    await expect(access(client.platform.dataDir)).rejects.toThrow('ENOENT')
    await expect(fetch(client.platform.url)).rejects.toThrow()
  })

  test('keeps slugs in a directory that it was given', async () => {
    const dataDir = await temporaryDirectory()
    const platform = await startPlatform({ dataDir, apps: ['example'] })
    const { build } = await new Client(platform).build('example', source())
    await platform.close()
    expect(await readdir(join(dataDir, 'objects', 'slugs'))).toEqual([`${build.slug?.id}.tgz`])
    expect((await readdir(dataDir)).toSorted()).toEqual(['objects', 'streams'])
  })

  test('refuses a taken port and a malformed app name, and leaves no files', async () => {
    const { platform } = await start()
    await expect(startPlatform({ port: platform.port })).rejects.toThrow('EADDRINUSE')
    await expect(startPlatform({ apps: ['No'] })).rejects.toThrow("app 'No': Name is too short")
  })
})
