import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked, type Token } from 'marked'
import { project } from '../support/deploy.js'

/** Paths of the Markdown files in the repository. */
export const documents = execFileSync('git', ['ls-files', '-z', '--', '*.md'], {
  cwd: project,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '')

/** A fenced block of code. */
export interface Block {
  document: string
  /** The heading above it, with a number if it is not the first block in its language there. */
  name: string
  language: string
  text: string
}

/** The workflows in `examples/`, named by their paths. */
export const examples: Block[] = readdirSync(join(project, 'examples'))
  .filter((name) => name.endsWith('.yml'))
  .map((name) => `examples/${name}`)
  .map((path) => ({
    document: path,
    name: path,
    language: 'yaml',
    text: readFileSync(join(project, path), 'utf8'),
  }))

/** All workflows that readers may copy: examples, and what documents show that is not one of those. */
export const workflowBlocks: Block[] = [
  ...examples,
  ...blocksIn('yaml').filter(({ text }) => !examples.some((example) => example.text.endsWith(`${text}\n`))),
]

/** Returns all blocks of code in a language, such as `yaml`. */
export function blocksIn(language: string): Block[] {
  return documents.flatMap(blocksOf).filter((block) => block.language === language)
}

/** Returns the block below a heading in any document. */
export function blockBelow(name: string, language = 'yaml'): Block {
  const [found, another] = blocksIn(language).filter((block) => block.name === name)
  if (!found) throw new Error(`No document has ${language} below a heading '${name}'`)
  if (another) throw new Error(`${found.document} and ${another.document} have ${language} below '${name}'`)
  return found
}

/** Returns all tokens of a document in order, including nested ones. */
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
