import { describe, expect, test } from '@jest/globals'
import { packed } from '../support/pack.js'
import { type Files, Repository } from '../support/repository.js'

const sibling = { 'packages/lib/package.json': '{"name":"@acme/lib"}' }
const app = { 'apps/api/package.json': '{"dependencies":{"@acme/lib":"1"}}' }

describe('manifests of a commit', () => {
  const patterns = [
    '../../*',
    '/etc/*',
    '--output=/tmp/stolen/*',
    ':(top)*',
    ':!packages',
    'packages\0/*',
    'packages\n/*',
    `${'*'.repeat(400)}a/*`,
    '{a,b}'.repeat(80),
    '**/'.repeat(150),
    `packages/${'x/'.repeat(5000)}*`,
    '',
    '!',
    '.',
    '[',
  ]

  test.each([
    ['package.json', JSON.stringify({ workspaces: patterns })],
    ['pnpm-workspace.yaml', `packages:\n${patterns.map((pattern) => `- '${pattern}'\n`).join('')}`],
  ])('whose patterns are hostile, in %s, do not stop the deploy', async (file, text) => {
    const repository = await Repository.of({ ...sibling, ...app, [file]: text })
    expect((await packed(repository, { directory: 'apps/api' })).archive.files).toBe(1)
  })

  const many = Array.from({ length: 3000 }, (_, index) => `packages/p${index}`)
  test.each<[string, Files]>([
    ['are not JSON', { 'package.json': '{"workspaces":["packages/*"]' }],
    ['are too deep', { 'package.json': `{"workspaces":${'['.repeat(200_000)}` }],
    ['are too large', { 'package.json': `{"workspaces":["packages/*"],"x":"${'x'.repeat(2 ** 20)}"}` }],
    ['name nothing', { 'package.json': '{"workspaces":{"packages":null}}' }],
    ['are no text', { 'package.json': Buffer.from([0xff, 0xfe, 0, 0x7b]) }],
    [
      'of the app has too many dependencies',
      {
        'apps/api/package.json': JSON.stringify({
          dependencies: Object.fromEntries(many.map((path) => [path.replace('packages/', ''), '1'])),
        }),
      },
    ],
    [
      'of the app is too large',
      { 'apps/api/package.json': `${app['apps/api/package.json']}${' '.repeat(2 ** 20)}` },
    ],
  ])('that %s are ignored', async (_, files) => {
    const manifest = { 'package.json': '{"workspaces":["packages/q*"]}' }
    const repository = await Repository.of({ ...sibling, ...app, ...manifest, ...files })
    const { archive, warning } = await packed(repository, { directory: 'apps/api' })
    expect([archive.files, warning]).toEqual([1, undefined])
  })

  test('of thousands of siblings are named in a short error', async () => {
    const packages = many.map((path) => [`${path}/package.json`, `{"name":"${path.slice(9)}"}`])
    const dependencies = Object.fromEntries(many.map((path) => [path.slice(9), 'workspace:*']))
    const repository = await Repository.of({
      ...Object.fromEntries(packages),
      'package.json': '{"workspaces":["packages/*"]}',
      'apps/api/package.json': JSON.stringify({ dependencies }),
    })
    const packing = packed(repository, { directory: 'apps/api' })
    await expect(packing).rejects.toThrow(/\n {2}… and 2990 more\n/)
  })
})
