import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { project } from '../support/deploy.js'
import { documents } from './markdown.js'

const readme = readFileSync(join(project, 'README.md'), 'utf8')

test('the README is short enough to be read', () => {
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(14_000)
})

test.each(documents.filter((path) => /^[^/]+$|^docs\//.test(path) && path !== 'README.md'))(
  '%s is linked from the README or from CONTRIBUTING.md',
  (path) => {
    const contributing = readFileSync(join(project, 'CONTRIBUTING.md'), 'utf8')
    expect(readme + contributing).toMatch(new RegExp(`\\]\\(${path.replaceAll('.', '\\.')}[#)]`))
  },
)
