import { Marked } from 'marked'
import { escapeHtml } from './html.js'

const renderer = {
  code({ lang, text }) {
    return lang === 'mermaid' ? `<pre class="mermaid">${escapeHtml(text)}</pre>` : false
  },
}

/** Converts Markdown to HTML like GitHub, with Mermaid's diagrams in elements that its script draws. */
export function renderMarkdown(markdown) {
  return new Marked({ gfm: true, renderer }).parse(markdown)
}
