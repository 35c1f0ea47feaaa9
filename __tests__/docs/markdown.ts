import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked, type Token } from 'marked'
import { project } from '../support/deploy.js'

/** The repository's Markdown files, by their paths in it. */
export const documents = execFileSync('git', ['ls-files', '-z', '--', '*.md'], {
  cwd: project,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '')

/** A fenced block of code. */
export interface Block {
  document: string
  /** The heading that it stands below, with a number where it is not the first in its language there. */
  name: string
  language: string
  text: string
}

/** All blocks of code in a language, such as `yaml`, in all documents. */
export function blocksIn(language: string): Block[] {
  return documents.flatMap(blocksOf).filter((block) => block.language === language)
}

/** The block below a heading, in whichever document. */
export function blockBelow(name: string, language = 'yaml'): Block {
  const [found, another] = blocksIn(language).filter((block) => block.name === name)
  if (!found) throw new Error(`No document has ${language} below a heading '${name}'`)
  if (another) throw new Error(`${found.document} and ${another.document} have ${language} below '${name}'`)
  return found
}

/** What a document is made of, in its order, however deep it stands. */
export function tokensOf(document: string): Token[] {
  const tokens: Token[] = []
  marked.walkTokens(marked.lexer(readFileSync(join(project, document), 'utf8')), (token) => {
    tokens.push(token)
  })
  return tokens
}

function blocksOf(document: string): Block[] {
  const blocks: Block[] = []
  let heading = document
  for (const token of tokensOf(document)) {
    if (token.type === 'heading') heading = token.text
    if (token.type !== 'code' || !token.lang) continue
    const language = String(token.lang)
    const before = blocks.filter((block) => block.language === language && block.name.startsWith(heading))
    const name = before.length === 0 ? heading : `${heading} (${before.length + 1})`
    blocks.push({ document, name, language, text: String(token.text) })
  }
  return blocks
}
