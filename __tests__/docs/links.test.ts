import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Slugger from 'github-slugger'
import type { Token } from 'marked'
import { project } from '../support/deploy.js'
import { documents, tokensOf } from './markdown.js'

describe.each(documents)('%s', (document) => {
  test('links only to files and headings that exist', () => {
    const hrefs = tokensOf(document).flatMap(hrefsIn)
    const broken = hrefs.filter((href) => !isOutside(href) && !exists(document, href))
    expect(broken).toEqual([])
  })
})

test('the search for broken links finds them', () => {
  const hrefs = ['SECURITY.md#the-key', '#see', 'SECURITY.md#the-kex', 'NOWHERE.md', '../../package.json']
  expect(hrefs.filter((href) => exists('CONTRIBUTING.md', href))).toEqual(['SECURITY.md#the-key'])
})

test('documents show all pictures, each in light and dark', () => {
  const shown = documents.flatMap((document) =>
    tokensOf(document)
      .flatMap(hrefsIn)
      .map((href) => posix.join(posix.dirname(document), href)),
  )
  const pictures = readdirSync(join(project, 'docs', 'images')).map((name) => `docs/images/${name}`)
  expect(pictures.filter((path) => !shown.includes(path))).toEqual([])
  const names = (theme: string) => pictures.flatMap((path) => path.split(`-${theme}.png`).slice(0, -1))
  expect(names('light')).toEqual(names('dark'))
  expect(pictures).toHaveLength(2 * names('dark').length)
})

/** Returns the targets of a link, an image or HTML. */
function hrefsIn(token: Token): string[] {
  if (token.type === 'link' || token.type === 'image') return [token.href]
  if (token.type !== 'html') return []
  return [...token.text.matchAll(/(?:href|src|srcset)="([^"]*)"/g)].map(([, href]) => href)
}

function isOutside(href: string): boolean {
  return /^(https?|mailto):/.test(href)
}

function exists(document: string, href: string): boolean {
  const [path = '', anchor] = href.split('#')
  const target = path === '' ? document : posix.join(posix.dirname(document), decodeURIComponent(path))
  if (target.startsWith('..') || !existsSync(join(project, target))) return false
  return anchor === undefined || anchorsOf(target).includes(anchor)
}

/** Returns the anchors that GitHub creates for the headings of a document. */
function anchorsOf(document: string): string[] {
  const slugger = new Slugger()
  const headings = tokensOf(document).filter(({ type }) => type === 'heading')
  return headings.map((heading) => slugger.slug(textOf(heading)))
}

/** Returns the visible text of a token. */
function textOf(token: Token): string {
  const parts = 'tokens' in token ? token.tokens : undefined
  if (parts) return parts.map(textOf).join('')
  return 'text' in token ? String(token.text) : ''
}
