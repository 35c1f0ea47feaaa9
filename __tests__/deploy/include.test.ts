import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseInclude } from '../../src/deploy/include.js'
import { InputError } from '../../src/runner/inputs.js'

const root = { path: '', isDirectory: true }

describe('an item of include', () => {
  test.each([
    ['dist', { source: 'dist', excludes: false }],
    ['!dist/**/*.map', { source: 'dist/**/*.map', excludes: true }],
    ['.\\dist\\*.js', { source: './dist/*.js', excludes: false }],
    ['dist => .', { source: 'dist', excludes: false, target: root }],
    ['dist=>./', { source: 'dist', excludes: false, target: root }],
    ['a => b', { source: 'a', excludes: false, target: { path: 'b', isDirectory: false } }],
    ['a => b/', { source: 'a', excludes: false, target: { path: 'b', isDirectory: true } }],
    ['a => b/.', { source: 'a', excludes: false, target: { path: 'b', isDirectory: true } }],
    ['a\\b => .\\c\\\\d', { source: 'a/b', excludes: false, target: { path: 'c/d', isDirectory: false } }],
    ['D:\\work\\a => b', { source: 'D:/work/a', excludes: false, target: { path: 'b', isDirectory: false } }],
    ['a => .env', { source: 'a', excludes: false, target: { path: '.env', isDirectory: false } }],
    ['a => [id].js', { source: 'a', excludes: false, target: { path: '[id].js', isDirectory: false } }],
    ['a => ..b/c..', { source: 'a', excludes: false, target: { path: '..b/c..', isDirectory: false } }],
    ['a => nullable', { source: 'a', excludes: false, target: { path: 'nullable', isDirectory: false } }],
  ])('%j has these parts', (text, parts) => {
    expect(parseInclude(text)).toEqual({ text, ...parts })
  })

  test.each(['a => x\0y', 'a => x\ny', 'a => ..', 'a => ./../b', 'a => C:', 'a => con', 'a => b/.git'])(
    '%j is refused',
    (text) => {
      expect(() => parseInclude(text)).toThrow(InputError)
    },
  )

  test.each(['../package-lock.json', 'a/../b', 'a/./b', 'a\\..\\b => c', '!a/..', '!', '! '])(
    '%j is refused, and the message says how to write it',
    (text) => {
      expect(() => parseInclude(text)).toThrow(
        `Input 'include' contains '${text}': write a path from the root of the workspace, without '..', and without '.' except at its beginning`,
      )
    },
  )

  test('never has a target outside of the archive, whatever it is', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      '.git',
      '.GIT',
      'C:',
      '\\',
      '/',
      '..\\',
      'nul',
      '=>',
      '\0',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', '\\', ''), (parts, separator) => {
        const { target } = parse(`a => ${parts.join(separator)}`) ?? {}
        if (!target) return
        expect(target.path).not.toMatch(/^\/|\/$|\/\/|\\|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)|:|\0/i)
      }),
      { numRuns: 1000 },
    )
  })
})

function parse(text: string) {
  try {
    return parseInclude(text)
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}
