import { describe, expect, test } from '@jest/globals'
import {
  InvalidManifestError,
  initialConfig,
  parseManifest,
} from '../../../src/local-platform/apps/manifest.js'

function errorsOf(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof InvalidManifestError) return error.errors
    throw error
  }
  return []
}

const none = new Map<string, string>()

describe('an app.json', () => {
  test.each<[errors: string[], manifest: object]>([
    [['config var "A" must be a string or object'], { env: { A: 1 } }],
    [['config var "A" must be a string or object'], { env: { A: null } }],
    [['config var "a-b" has an invalid name'], { env: { 'a-b': '1' } }],
    [['value of config var "A" must be a string'], { env: { A: { value: 5 } } }],
    [['generator of config var "A" must be secret'], { env: { A: { generator: 'echo 5' } } }],
    [['required of config var "A" must be a boolean'], { env: { A: { required: 'yes' } } }],
    [['env must be an object'], { env: ['A'] }],
    [['environment "staging" must be test or review'], { environments: { staging: {} } }],
    [['environments.review must be an object'], { environments: { review: 'x' } }],
    [['script "postdeploy" must be a string, or an object with a command'], { scripts: { postdeploy: 1 } }],
    [['scripts must be an object'], { scripts: 'echo' }],
    [['formation must be an object'], { formation: 'web' }],
    [['formation "web" must be an object'], { formation: { web: 1 } }],
    [['buildpacks must be an array of objects with a url'], { buildpacks: ['heroku/nodejs'] }],
    [['buildpacks must be an array of objects with a url'], { buildpacks: {} }],
    [['stack must be a string'], { stack: 24 }],
    [['stack must be a string', 'success_url must be a string'], { stack: [], success_url: 1 }],
  ])('is rejected: %j', (errors, manifest) => {
    expect(errorsOf(() => parseManifest(JSON.stringify(manifest), 'review'))).toEqual(errors)
  })

  test('is rejected if it is not a JSON object', () => {
    expect(errorsOf(() => parseManifest('{"env": {"SECRET": "x"', null))).toEqual([
      'app.json is not valid JSON',
    ])
    expect(errorsOf(() => parseManifest('[]', null))).toEqual(['app.json must be an object'])
  })

  test('has only defaults when it is empty', () => {
    const manifest = parseManifest('\uFEFF{"name": "x", "addons": ["heroku-postgresql"]}', null)
    expect(manifest).toMatchObject({ formation: null, buildpacks: null, postdeploy: null, stack: null })
    expect(initialConfig(manifest, none, none)).toEqual(none)
  })

  test('can define scripts as objects, and the formation as an array', () => {
    const manifest = parseManifest(
      JSON.stringify({
        scripts: { postdeploy: { command: 'one', size: 'basic' }, 'pr-predestroy': { command: 'two' } },
        formation: [{ process: 'web', quantity: 2 }],
      }),
      null,
    )
    expect(manifest).toMatchObject({ postdeploy: 'one', predestroy: 'two' })
    expect([...(manifest.formation ?? [])]).toEqual([['web', { process: 'web', quantity: 2 }]])
  })

  test('can define an environment, whose keys replace those at the top level', () => {
    const text = JSON.stringify({
      env: { A: 'top', B: 'top' },
      stack: 'heroku-22',
      scripts: { postdeploy: 'top', 'pr-predestroy': 'top' },
      environments: { review: { env: { A: 'review' }, scripts: { postdeploy: 'review' } }, test: { env: 1 } },
    })
    const review = parseManifest(text, 'review')
    expect(initialConfig(review, none, none)).toEqual(new Map([['A', 'review']]))
    expect(review).toMatchObject({ stack: 'heroku-22', postdeploy: 'review', predestroy: null })
    expect(initialConfig(parseManifest(text, null), none, none).get('B')).toBe('top')
  })

  // The example of https://devcenter.heroku.com/articles/app-json-schema#environments
  test('has only the config vars of its environment', () => {
    const text = JSON.stringify({
      env: { SECRET_TOKEN: { generator: 'secret' }, WEB_CONCURRENCY: '5' },
      environments: { review: { env: { SECRET_TOKEN: 'review-secret' } } },
    })
    expect(Object.fromEntries(initialConfig(parseManifest(text, 'review'), none, none))).toEqual({
      SECRET_TOKEN: 'review-secret',
    })
    expect(Object.fromEntries(initialConfig(parseManifest(text, null), none, none))).toEqual({
      SECRET_TOKEN: expect.stringMatching(/^[0-9a-f]{64}$/),
      WEB_CONCURRENCY: '5',
    })
  })
})

describe('the config vars of an app.json', () => {
  const manifest = parseManifest(
    JSON.stringify({
      env: {
        TEXT: 'text',
        EMPTY: '',
        VALUE: { value: 'value', required: false },
        SECRET: { generator: 'secret' },
        OPTIONAL: { required: false },
        NEEDED: { required: true },
        DESCRIBED: { description: 'required, since that is the default' },
      },
    }),
    null,
  )

  test('take their values from overrides, the manifest, and defaults, in this order', () => {
    const defaults = new Map([
      ['TEXT', 'default'],
      ['DESCRIBED', 'default'],
      ['OTHER', 'default'],
    ])
    const overrides = new Map([
      ['VALUE', 'override'],
      ['NEEDED', ''],
    ])
    expect(Object.fromEntries(initialConfig(manifest, defaults, overrides))).toEqual({
      TEXT: 'text',
      EMPTY: '',
      VALUE: 'override',
      SECRET: expect.stringMatching(/^[0-9a-f]{64}$/),
      NEEDED: '',
      DESCRIBED: 'default',
      OTHER: 'default',
    })
  })

  test('get a new generated secret each time', () => {
    const required = new Map([
      ['NEEDED', 'x'],
      ['DESCRIBED', 'x'],
    ])
    expect(initialConfig(manifest, none, required).get('SECRET')).not.toBe(
      initialConfig(manifest, none, required).get('SECRET'),
    )
    expect(initialConfig(manifest, none, new Map([...required, ['SECRET', 'mine']])).get('SECRET')).toBe(
      'mine',
    )
  })

  test('must have a value if they are required', () => {
    expect(errorsOf(() => initialConfig(manifest, none, none))).toEqual([
      'config var "NEEDED" is required',
      'config var "DESCRIBED" is required',
    ])
  })
})
