import { describe, expect, test } from '@jest/globals'
import { type Page, paginate } from '../../../src/local-platform/api/ranges.js'
import { startTestPlatform } from '../start-test-platform.js'

const fields = { id: ({ id }: { id: string }) => id, version: ({ version }: { version: number }) => version }
const items = Array.from({ length: 12 }, (_, index) => ({
  id: String.fromCharCode(108 - index),
  version: index + 1,
}))
const versions = (header?: string) => paginate(items, header, fields).items.map(({ version }) => version)

describe('paginate', () => {
  test.each([
    ['version ..; max=3', [1, 2, 3]],
    ['version 9..', [9, 10, 11, 12]],
    ['version ]9..', [10, 11, 12]],
    ['version [9..10', [9, 10]],
    ['version ..; order=desc,max=2', [12, 11]],
    ['version ..; max=2, order=desc;', [12, 11]],
    ['version ]11..; max=2, order=desc', [10, 9]],
    ['version 2..4; order=desc', [4, 3, 2]],
    ['id ..; max=2', [12, 11]],
    ['version 40..', []],
    ['..; max=2', [12, 11]],
    [' ..; order=desc, max=2;', [1, 2]],
  ])('selects the items of %s', (header, expected) => {
    expect(versions(header)).toEqual(expected)
  })

  test.each([undefined, '', ' '])('orders items by the first field without a range: %p', (header) => {
    expect(versions(header)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  test.each([
    'bytes=0-9',
    'version',
    'color ..',
    'version ..; max=0',
    'version ..; max=1001',
    'version ..; max=x',
    'version ..; order=up',
    'version a..',
    'version ..; size=3',
    'version ..; skip=-1',
    '__proto__ ..',
    'constructor ..',
    `version ${'1'.repeat(500)}..`,
  ])('rejects %s as not satisfiable', (header) => {
    expect(() => versions(header)).toThrow(
      expect.objectContaining({
        status: 416,
        body: expect.objectContaining({ id: 'requested_range_not_satisfiable' }),
      }),
    )
  })

  test('returns all items in pages of 200, in both directions', () => {
    const many = Array.from({ length: 450 }, (_, index) => ({ id: String(index), version: index + 1 }))
    for (const order of ['asc', 'desc']) {
      const listed: number[] = []
      let next: string | undefined = `version ..; order=${order}`
      for (let pages = 0; next !== undefined; pages += 1) {
        expect(pages).toBeLessThan(3)
        const page: Page<(typeof many)[number]> = paginate(many, next, fields)
        listed.push(...page.items.map(({ version }) => version))
        next = page.headers['Next-Range']
        expect(page.status).toBe(next === undefined ? 200 : 206)
      }
      const all = many.map(({ version }) => version)
      expect(listed).toEqual(order === 'asc' ? all : all.reverse())
    }
  })
})

describe('items with the same value', () => {
  const times = ['b', 'a', 'b', 'b', 'b', 'c', 'b', 'a'].map((at, id) => ({ id, at }))
  const byTime = { id: ({ id }: { id: number }) => id, at: ({ at }: { at: string }) => at }

  test.each([1, 2, 3, 4, 5])('are not lost between pages of %i', (max) => {
    for (const order of ['asc', 'desc']) {
      const listed: number[] = []
      let next: string | undefined = `at ..; max=${max}, order=${order}`
      while (next !== undefined) {
        const page: Page<(typeof times)[number]> = paginate(times, next, byTime)
        listed.push(...page.items.map(({ id }) => id))
        next = page.headers['Next-Range']
      }
      const sorted = [1, 7, 0, 2, 3, 4, 6, 5]
      expect(listed).toEqual(order === 'asc' ? sorted : sorted.reverse())
    }
  })
})

describe('lists', () => {
  test('are paginated by the Range header, and name the next page', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    for (let value = 0; value < 3; value += 1) {
      await client.json('PATCH', '/apps/example/config-vars', { KEY: String(value) })
    }
    const list = (Range: string) => client.send('GET', '/apps/example/releases', undefined, { Range })
    const response = await list('version ..; order=desc,max=2')
    expect(response.status).toBe(206)
    expect(response.headers.get('Content-Range')).toBe('version 5..4')
    expect(response.headers.get('Accept-Ranges')).toContain('version')
    const next = response.headers.get('Next-Range') ?? ''
    expect(next).toBe('version ]4..; max=2, order=desc')
    expect(await response.json()).toMatchObject([{ version: 5 }, { version: 4 }])
    expect(await (await list(next)).json()).toMatchObject([{ version: 3 }, { version: 2 }])
    expect((await list('rank ..')).status).toBe(416)
  })
})
