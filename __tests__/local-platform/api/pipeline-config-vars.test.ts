import { describe, expect, test } from '@jest/globals'
import { startTestPlatform } from '../start-test-platform.js'

describe('config vars of a pipeline', () => {
  test('are set, changed and removed for each stage', async () => {
    const client = await startTestPlatform()
    const { id } = await client.pipeline('example', {})
    const path = `/pipelines/${id}/stage/review/config-vars`
    expect(await client.json('GET', path)).toEqual({})
    expect(await client.json('PATCH', path, { A: '1', 'b.c:[0]': '2' })).toEqual({ A: '1', 'b.c:[0]': '2' })
    expect(await client.json('PATCH', path, { A: 'one', 'b.c:[0]': null })).toEqual({ A: 'one' })
    expect(await client.json('GET', path)).toEqual({ A: 'one' })
    expect(await client.json('GET', `/pipelines/${id}/stage/test/config-vars`)).toEqual({})
  })

  test('are rejected with an invalid name, value or stage', async () => {
    const client = await startTestPlatform()
    const { id } = await client.pipeline('example', {})
    const path = `/pipelines/${id}/stage/review/config-vars`
    for (const body of [{ 'a b': '1' }, { '.': '1' }, { '..': '1' }, { A: 1 }, { A: 'nul\0' }]) {
      expect((await client.send('PATCH', path, body)).status).toBe(422)
    }
    expect(await client.json('GET', path)).toEqual({})
    expect((await client.send('GET', `/pipelines/${id}/stage/other/config-vars`)).status).toBe(422)
    expect((await client.send('GET', '/pipelines/other/stage/review/config-vars')).status).toBe(404)
  })

  test('appear in no other response', async () => {
    const client = await startTestPlatform()
    const { id } = await client.pipeline('example', {})
    await client.json('PATCH', `/pipelines/${id}/stage/review/config-vars`, { A: 'hidden value' })
    const responses = [await client.json('GET', '/pipelines'), await client.json('GET', `/pipelines/${id}`)]
    expect(JSON.stringify(responses)).not.toContain('hidden value')
  })
})
